/* What the program answers about plans that are read, and how the pages name and order it. */
import type { components } from '../../shared/openapi'
import type { Mark } from '../../shared/marks'
import { isoDay } from '../../shared/time'
import { t } from '../../shared/words'
import { flat } from './tree'

type Answers = components['schemas']
export type Reading = Answers['reading_view']
export type ReadingLine = Answers['reading_line']
export type ReadingPage = Answers['reading_page']
export type Fact = Answers['fact_view']
export type FactStep = Answers['reading_step']
export type Change = 'added' | 'changed' | 'moved' | 'gone' | 'kept' | 'same'
export interface DiffItem { what: 'phase' | 'milestone' | 'measure' | 'duty'; change: Change; id: number | null; fact: number | null; measure: number | null; measure_name: string | null; parent: number | null; kept: boolean; title: string; was: string | null; is: string | null }
export interface Diff { reading: number; campaign: number | null; tally: Record<Change, number>; items: DiffItem[] }
export type Kind = Fact['kind']
export type Tab = 'diff' | 'item' | 'dates' | 'unit' | 'duty' | 'mechanism' | 'unread'
export const FACT_TABS: Tab[] = ['item', 'dates', 'unit', 'duty', 'mechanism', 'unread']
export const ROLES = ['lead', 'responsible', 'guide', 'join', 'oversee'] as const

export const tabOf = (k: Kind): Tab => k === 'phase' || k === 'milestone' ? 'dates' : k
export const alive = (f: Fact) => f.state !== 'dropped'
export const waits = (f: Fact) => f.state === 'proposed' && f.kind !== 'unread'
/* To be looked at by a person before it is used. */
export const doubtful = (f: Fact) => waits(f) && f.low
export const keyOf = (f: Fact) => `f${f.id}`

/* Facts in the order in which the page shows them: items as a tree, what hangs on an item after it, else as the text has them. */
export function inOrder(facts: Fact[], kind: Kind): Fact[] {
  const of = facts.filter(f => f.kind === kind && alive(f))
  return kind === 'item' ? flat(of).map(x => x.row) : of.sort((a, b) => (a.from ?? 1e9) - (b.from ?? 1e9) || a.position - b.position || a.id - b.id)
}

/* The sign of each fact, in the text and in its row. Phases and milestones are counted. */
export function tagsOf(facts: Fact[]): Map<number, string> {
  const out = new Map<number, string>()
  inOrder(facts, 'phase').forEach((f, i) => out.set(f.id, `${t('plan.tag.phase')}${i + 1}`))
  inOrder(facts, 'milestone').forEach((f, i) => out.set(f.id, `${t('plan.tag.mile')}${i + 1}`))
  for (const f of facts) if (!out.has(f.id)) out.set(f.id, t(f.kind === 'item' ? f.key_task ? 'plan.tag.task' : 'plan.tag.measure' : f.kind === 'mechanism' ? 'pp.tag.mechanism' : `plan.tag.${f.kind}`))
  return out
}

export function marksOf(facts: Fact[], tags: Map<number, string>, at: (byte: number) => number): Mark[] {
  const out: Mark[] = [], seen = new Set<string>()
  const put = (f: Fact, tag: string, cls: Mark['cls'], from: number | null | undefined, to: number | null | undefined) => {
    if (from === null || from === undefined || to === null || to === undefined || to <= from) return
    out.push({ key: keyOf(f), tag, cls, from: at(from), to: at(to) })
  }
  for (const f of facts) {
    if (!alive(f)) continue
    const cls = f.kind === 'unread' ? 'no' : doubtful(f) ? 'low' : 'ok', spot = `${f.kind}|${f.from}|${f.to}`
    /* a class of units that was taken apart stands in one place: one sign is enough */
    put(f, seen.has(spot) ? '' : tags.get(f.id) ?? '', cls, f.from, f.to)
    seen.add(spot)
    if (f.kind === 'item' || f.kind === 'duty') put(f, '', 'area', f.text_from, f.text_to)
  }
  return out
}

export const sure = (c: number | null | undefined) => c === null || c === undefined ? '' : (c / 100).toFixed(2)

const sameYear = (a: string, b: string) => a.slice(0, 4) === b.slice(0, 4)
export const monthDay = (iso: string) => t('date.md', { mon: t(`date.mon.${Number(iso.slice(5, 7))}`), d: Number(iso.slice(8, 10)) })

export function period(f: { start?: string | null; end?: string | null }): string {
  const from = f.start ?? null, to = f.end ?? null
  return !from && !to ? t('plan.lasting') : !from ? t('pp.until', { to: isoDay(to) }) : !to ? t('plan.from_on', { from: isoDay(from) }) : t('plan.from_to', { from: isoDay(from), to: sameYear(from, to) ? monthDay(to) : isoDay(to) })
}

const iso = (y: number, m: number, d: number) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
export const daysIn = (y: number, m: number) => new Date(Date.UTC(y, m, 0)).getUTCDate()

/* A rough word for a day leaves a few days to choose from; the middle one is what was taken. */
export function likelyDays(rough: string | null | undefined): string[] {
  const m = /^(\d{4})(?:-(\d{2}))?(?:-(early|mid|end|\d{2}))?$/.exec(rough ?? '')
  if (!m) return []
  const y = Number(m[1])
  if (!m[2]) return [iso(y, 6, 30), iso(y, 11, 30), iso(y, 12, 31)]
  const mo = Number(m[2]), last = daysIn(y, mo)
  if (mo < 1 || mo > 12) return []
  if (m[3] === 'early') return [iso(y, mo, 1), iso(y, mo, 5), iso(y, mo, 10)]
  if (m[3] === 'mid') return [iso(y, mo, 10), iso(y, mo, 15), iso(y, mo, 20)]
  if (m[3] === 'end') return [iso(y, mo, 25), iso(y, mo, last - 1), iso(y, mo, last)]
  return m[3] ? [] : [iso(y, mo, 1), iso(y, mo, 15), iso(y, mo, last)]
}

/* Names as the text writes them, each once, with all that was said under it. */
export interface UnitName { key: string; named: string; list: Fact[]; org: number | null; org_name: string | null; orgs: number; reason: string | null; confidence: number; open: number; low: boolean; n: Record<string, number> }
export function unitNames(facts: Fact[]): UnitName[] {
  const by = new Map<string, UnitName>()
  for (const f of inOrder(facts, 'unit')) {
    const k = `${f.said ?? f.title}|${f.org ?? ''}`
    let u = by.get(k)
    if (!u) by.set(k, u = { key: keyOf(f), named: f.said ?? f.title, list: [], org: f.org ?? null, org_name: f.org_name ?? null, orgs: f.orgs?.length ?? 0, reason: f.reason ?? null, confidence: 100, open: 0, low: false, n: {} })
    u.list.push(f)
    u.confidence = Math.min(u.confidence, f.confidence ?? 100)
    if (waits(f)) u.open++
    if (doubtful(f)) u.low = true
    if (f.role) u.n[f.role] = (u.n[f.role] ?? 0) + 1
  }
  return Array.from(by.values()).sort((a, b) => Number(b.low) - Number(a.low) || Number(!!b.open) - Number(!!a.open) || a.confidence - b.confidence || b.list.length - a.list.length)
}

/* What is doubtful first, the least sure before the rest; else the order of the text. */
export const leastSure = (list: Fact[]) => list.slice().sort((a, b) => Number(doubtful(b)) - Number(doubtful(a)) || (doubtful(a) ? (a.confidence ?? 100) - (b.confidence ?? 100) : 0))
