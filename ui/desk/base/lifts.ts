/* What the list of lifts asks for, kept in the address; the figures above it are filters of it. */
import { t } from '../../shared/words'
import type { LiftCounts } from './rows'

export const LIFT_FILTERS = ['due', 'within', 'town', 'community', 'estate', 'building', 'state', 'grade', 'advice', 'years_from', 'trapped', 'q'] as const
export type LiftFilters = Partial<Record<typeof LIFT_FILTERS[number], string>>
export const DUES = ['assessment', 'inspection', 'maintenance', 'insurance'] as const
/* What a due list looks ahead, in days, as its light turns before the day. */
export const AHEAD: Record<typeof DUES[number], string> = { assessment: '60', inspection: '30', maintenance: '7', insurance: '30' }
export type Card = keyof LiftCounts
export const CARDS: readonly Card[] = ['n', 'over15', 'unassessed', 'overdue_inspection', 'overdue_maintenance', 'uninsured', 'trapped30']

/* Each figure as the filter that gives its list. */
const OF: Record<Card, LiftFilters> = {
  n: {}, over15: { years_from: '15' }, unassessed: { due: 'assessment' }, overdue_inspection: { due: 'inspection' },
  overdue_maintenance: { due: 'maintenance' }, uninsured: { due: 'insurance' }, trapped30: { trapped: '1' },
}
const KEYS: (keyof LiftFilters)[] = ['due', 'within', 'years_from', 'trapped']
const same = (a: LiftFilters, b: LiftFilters) => KEYS.every(k => (a[k] ?? '') === (b[k] ?? ''))
export const cardOn = (k: Card, f: LiftFilters) => k !== 'n' && same(f, OF[k])
export function toggleCard(k: Card, f: LiftFilters): LiftFilters {
  const rest = Object.fromEntries(Object.entries(f).filter(([x]) => !KEYS.includes(x as keyof LiftFilters))) as LiftFilters
  return cardOn(k, f) ? rest : { ...rest, ...OF[k] }
}
/* As the program takes it. */
export function askOfLifts(f: LiftFilters): Record<string, string> {
  return Object.fromEntries(Object.entries(f).filter((x): x is [string, string] => !!x[1]))
}

type Options = { value: string; label: string }[]
/* The filters in words, for the form of the export. */
export function liftsSaid(f: LiftFilters, of: { town: Options; community: Options }, estate: string): [string, string][] {
  const out: [string, string][] = [], put = (k: string, v: string | undefined) => { if (v) out.push([k, v]) }
  const list = (v: string | undefined, words: string) => v?.split(',').map(x => t(`${words}.${x}`)).join(t('list.comma'))
  const card = CARDS.find(k => cardOn(k, f))
  put(t('lift.what'), card && card !== 'n' ? t(`lift.count.${card}`) : f.due && t('lift.due_in', { what: t(`lift_due.${f.due}`), n: f.within ?? '0' }))
  put(t('filter.town'), of.town.find(o => o.value === f.town)?.label)
  put(t('prob.community'), of.community.find(o => o.value === f.community)?.label)
  put(t('prob.estate'), f.estate && (estate || f.estate))
  put(t('elevator.state'), list(f.state, 'lift_state'))
  put(t('elevator.grade'), list(f.grade, 'lift_grade'))
  put(t('elevator.advice'), list(f.advice, 'lift_advice'))
  put(t('filter.q'), f.q)
  return out
}
