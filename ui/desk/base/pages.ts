/* The pages of the base and who may open them; one that the router does not know is not offered. */
import { computed } from 'vue'
import { may } from '../../shared/session'
import { router } from '../router'

export type BasePage = 'estates' | 'map' | 'lifts' | 'completeness' | 'rules' | 'editions' | 'import'
const PAGES: { key: BasePage; to: string; when: () => boolean }[] = [
  { key: 'estates', to: '/estates', when: () => true },
  { key: 'map', to: '/estates/map', when: () => true },
  { key: 'lifts', to: '/lifts', when: () => true },
  { key: 'completeness', to: '/completeness', when: () => true },
  { key: 'rules', to: '/rules', when: () => true },
  { key: 'editions', to: '/editions', when: () => true },
  { key: 'import', to: '/import', when: () => may('base') },
]

export const knownPage = (to: string) => { const m = router.resolve(to).matched; return m.length > 0 && !m[0].path.includes(':rest') }
export const basePages = computed(() => PAGES.filter(p => p.when() && knownPage(p.to)))

/* Under which door a page stands. */
export function baseOf(path: string): BasePage | null {
  if (path.startsWith('/estates/map')) return 'map'
  if (path.startsWith('/estates')) return 'estates'
  if (path.startsWith('/lifts') || path.startsWith('/elevators')) return 'lifts'
  if (path.startsWith('/rules') || path.startsWith('/findings')) return 'rules'
  return PAGES.find(p => path.startsWith(p.to))?.key ?? null
}
