/* The trees of units and areas, asked for once and shared by the system pages; asked again after each change. */
import { computed, onMounted } from 'vue'
import { usePage } from '../../shared/page'
import { outline } from '../../shared/outline'
import type { AreaRow, List, OrgRow } from './rows'

export function useOrgs(now = true) {
  const page = usePage<List<OrgRow>>(() => '/orgs')
  const tree = computed(() => outline(page.data.value?.items ?? []))
  if (now) onMounted(() => page.load())
  return { page, tree }
}
export function useAreas(now = true) {
  const page = usePage<List<AreaRow>>(() => '/areas')
  const tree = computed(() => outline(page.data.value?.items ?? []))
  if (now) onMounted(() => page.load())
  return { page, tree }
}
