/* What each condition of the ledger may be, with its words. */
import { computed } from 'vue'
import { get } from '../../shared/api'
import { me, reference } from '../../shared/session'
import { areasOf, categoryTree } from '../../shared/tree'
import { OPEN_STATES } from '../../shared/stage'
import { DATES, FLAGS, isoOf, type FilterName, type Filters } from '../../shared/filters'
import { facts, group, t } from '../../shared/words'
import type { EstateList, ProblemList } from '../../shared/api.d'
import type { Option } from '../FilterChip.vue'

export type Condition = FilterName | 'open'
/* In the order of the menu. */
export const CONDITIONS: readonly Condition[] = ['town', 'community', 'estate', 'state', 'open', 'source', 'category', 'severity', 'unit', 'light', 'mark', 'any_mark', 'no_mark', 'followed', 'mine', 'lead', 'created_from', 'created_to', 'due_from', 'due_to', 'merged_into']

/* Conditions that a figure of another page leads with; they can be dropped, not chosen. */
export const LED: readonly Condition[] = ['measure', 'building']

export const LIGHTS = ['ok', 'half', 'risk', 'over', 'over3', 'stop'] as const
export const MARKS = ['filed', 'handled', 'checked', 'late', 'reworked', 'returned', 'extended', 'suspended', 'agreed', 'disagreed', 'reopened', 'escalated'] as const
const zone = () => me.value?.tz_offset ?? 0

export function useOptions(town: () => string | undefined) {
  return computed<Partial<Record<Condition, Option[]>>>(() => {
    const r = reference.value, areas = r?.areas ?? []
    const list = (codes: readonly string[], family: string): Option[] => codes.map(c => ({ value: c, label: t(`${family}.${c}`) }))
    return {
      town: areasOf(areas, 'town').map(a => ({ value: String(a.id), label: a.name })),
      community: areasOf(areas, 'community', town() ? Number(town()) : null).map(a => ({ value: String(a.id), label: a.name })),
      state: list(r?.states ?? [...OPEN_STATES, 'closed'], 'state'),
      open: [{ value: '0', label: t('filter.open_any') }, { value: 'closed', label: t('filter.open_closed') }],
      source: list(r?.sources ?? [], 'source'),
      category: categoryTree(r?.categories ?? []).flatMap(g => g.leaves.map(c => ({ value: String(c.id), label: c.name, sub: g.name === c.name ? undefined : g.name }))),
      severity: list(r?.severities ?? [], 'severity'),
      measure: (r?.measures ?? []).map(m => ({ value: String(m.id), label: m.title })),
      unit: (r?.orgs ?? []).map(o => ({ value: String(o.id), label: o.name })),
      light: list(LIGHTS, 'light'),
      mark: list(MARKS, 'fact'),
      any_mark: list(MARKS, 'fact'),
      no_mark: list(MARKS, 'fact'),
    }
  })
}

export async function findEstate(q: string): Promise<Option[]> {
  return (await get<EstateList>('/estates', { q, limit: 30 })).items.map(e => ({ value: String(e.id), label: e.name, sub: facts(e.town_name, e.community_name) }))
}
export async function findProblem(q: string): Promise<Option[]> {
  return (await get<ProblemList>('/problems', { q, limit: 20 })).items.map(p => ({ value: String(p.id), label: p.title, sub: facts(p.no, p.estate_name) }))
}
export const askOfCondition = (k: Condition) => k === 'estate' ? findEstate : k === 'merged_into' ? findProblem : undefined

/* A date in the address is the moment that the program takes; here it is the day. The last day is counted whole. */
export const dayOf = (k: FilterName, v: string) => v && /^\d+$/.test(v) ? isoOf(Number(v) - (k === 'created_from' ? 0 : 1), zone()) : ''
export const isDate = (k: Condition) => (DATES as readonly string[]).includes(k)
export const isFlag = (k: Condition) => (FLAGS as readonly string[]).includes(k)

/* What a condition says in words; names of single records are looked up by the caller. */
export function saying(k: Condition, v: string, options: Partial<Record<Condition, Option[]>>, named: Record<string, string>): string {
  if (isFlag(k)) return t(`filter.${k}_on`)
  if (isDate(k)) return dayOf(k as FilterName, v)
  if (k === 'ids') return t('filter.ids_n', { n: group(v.split(',').length) })
  if (k === 'q') return v
  if (k === 'open' && v === '1') return t('filter.open_1')
  if (k === 'estate' || k === 'merged_into' || k === 'building') return named[`${k}.${v}`] ?? '…'
  return v.split(',').map(x => options[k]?.find(o => o.value === x)?.label ?? x).join(t('list.comma'))
}

export const conditionsOf = (f: Filters): Condition[] => [...CONDITIONS, ...LED, 'ids' as const, 'q' as const].filter(k => f[k])
