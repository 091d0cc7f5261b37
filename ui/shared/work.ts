/* What waits for somebody: cases and requests in one order of time, by the day they are due. */
import { dayNumber, parts } from './time'
import type { CaseRequest, Problem, Work } from './api.d'

export type Due = 'over' | 'today' | 'week' | 'later'
export type Item = { key: string; due: number | null; verb: string; p: Problem; r: null } | { key: string; due: number | null; verb: string; p: null; r: CaseRequest }
export interface Group { key: Due; items: Item[] }
const ORDER: Due[] = ['over', 'today', 'week', 'later']

/* This week ends on Sunday. What has no date comes last. */
export function dueGroup(due: number | null, now: number): Due {
  if (due === null) return 'later'
  if (due < now) return 'over'
  const away = dayNumber(due) - dayNumber(now), wd = parts(now).wd
  return away <= 0 ? 'today' : away <= (wd === 0 ? 0 : 7 - wd) ? 'week' : 'later'
}

/* The program groups the cases; a request joins the group of the day by which it should be decided. */
export function itemsOf(w: Work, now: number): Group[] {
  const by = new Map<Due, Item[]>(ORDER.map(k => [k, []]))
  for (const g of w.groups) for (const p of g.items) by.get(g.key as Due)?.push({ key: `p${p.id}`, due: p.due ?? null, verb: p.verb ?? '', p, r: null })
  for (const r of w.requests ?? []) {
    const list = by.get(dueGroup(r.due, now))!
    const at = list.findIndex(x => x.due === null || (r.due !== null && x.due > r.due))
    list.splice(at < 0 || r.due === null ? list.length : at, 0, { key: `r${r.id}`, due: r.due, verb: 'decide', p: null, r })
  }
  return ORDER.map(key => ({ key, items: by.get(key)! })).filter(g => g.items.length)
}

