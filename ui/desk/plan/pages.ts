/* The pages of the plan; one that the router does not know is not offered. */
import { computed } from 'vue'
import { may } from '../../shared/session'

export const PLAN_PAGES = ['tree', 'matrix', 'time', 'fill', 'compare', 'import'] as const
export type PlanPage = typeof PLAN_PAGES[number]
const AT: Record<PlanPage, string> = { tree: '/plan', matrix: '/plan/matrix', time: '/plan/time', fill: '/plan/fill', compare: '/plan/compare', import: '/plan/import' }

export const planPages = computed(() => PLAN_PAGES.filter(k => k !== 'import' || may('plan')).map(key => ({ key, to: AT[key] })))

/* Which page an address is of. */
export function planPageOf(path: string): PlanPage {
  if (path.startsWith('/plan/readings')) return 'import'
  return PLAN_PAGES.find(k => k !== 'tree' && path.startsWith(AT[k])) ?? 'tree'
}
