/* The plan that runs, as its pages share it: tasks in their order, who stands where in them. */
import type { Duty, Measure, Plan } from '../../shared/api.d'
import { flat } from './tree'

export type Phase = Plan['phases'][number]
export type Milestone = Plan['milestones'][number]

export const LOW = 80
export const running = (m: Measure) => m.closed_at === null || m.closed_at === undefined

/* Tasks that run, in the order of the document, each with its depth. */
export function tasksOf(plan: Plan | null, closed = false): { row: Measure; depth: number }[] {
  const list = (plan?.measures ?? []).map((m, position) => ({ ...m, position }))
  return flat(list.filter(m => closed || running(m)))
}

/* Units that stand for a class share one place in the source: they are one group, and one key. */
export interface Group { key: string; named: string; role: Duty['role'] | undefined; list: Duty[]; open: number }
export function grouped(ds: Duty[]): Group[] {
  const by = new Map<string, Group>()
  for (const d of ds) {
    const k = `${d.role}|${d.named}|${d.from ?? d.text_from}`
    const g = by.get(k) ?? { key: `duty-${d.id}`, named: d.named, role: d.role, list: [], open: 0 }
    g.list.push(d)
    if (d.state === 'proposed') g.open++
    by.set(k, g)
  }
  return Array.from(by.values())
}

/* A task has so many units of its own or, where it names none, those of the task it stands under. */
export function ownOrAbove(plan: Plan, m: Measure): Duty[] {
  const at = new Map(plan.measures.map(x => [x.id, x]))
  for (let x: Measure | undefined = m, n = 0; x && n < 20; x = x.parent === null ? undefined : at.get(x.parent), n++) if (x.duties.length) return x.duties
  return []
}

export interface UnitColumn { org: number; name: string; kind: string; n: number }
/* Organisations with a part in the plan: who leads most first, towns after departments. */
export function unitsOf(plan: Plan | null, kindOf: (org: number) => string): UnitColumn[] {
  const by = new Map<number, UnitColumn & { lead: number }>()
  for (const m of plan?.measures ?? []) if (running(m)) for (const d of m.duties) if (d.org !== null) {
    const u = by.get(d.org) ?? { org: d.org, name: d.org_name ?? d.named, kind: kindOf(d.org), n: 0, lead: 0 }
    u.n++
    if (d.role === 'lead') u.lead++
    by.set(d.org, u)
  }
  const late = (k: string) => k === 'town' ? 1 : k === 'community' || k === 'grid' ? 2 : 0
  return Array.from(by.values()).sort((a, b) => late(a.kind) - late(b.kind) || b.lead - a.lead || b.n - a.n || a.name.localeCompare(b.name, 'zh-CN'))
}

/* Months from the first to the last day that the plan names, and today; nothing named: this year. */
export interface Span { from: number; to: number; months: { at: number; y: number; m: number }[] }
const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`)
export const DAY = 86_400_000
export const dayOf = day
export function spanOf(days: (string | null | undefined)[], today: string): Span {
  const at = [...days.filter((d): d is string => !!d), today].map(day).filter(n => !Number.isNaN(n)).sort((a, b) => a - b)
  const a = new Date(at[0]), b = new Date(at[at.length - 1]), months: Span['months'] = []
  let y = a.getUTCFullYear(), m = a.getUTCMonth()
  const end = b.getUTCFullYear() * 12 + b.getUTCMonth() + 1
  for (; y * 12 + m < end || months.length < 3; m === 11 ? (y++, m = 0) : m++) months.push({ at: Date.UTC(y, m, 1), y, m: m + 1 })
  return { from: months[0].at, to: Date.UTC(y, m, 1), months }
}
export const shareOf = (s: Span, at: number) => (at - s.from) / (s.to - s.from) * 100
