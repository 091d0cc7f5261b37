/* Days as places on a strip: what a Gantt chart is drawn from. Pure. */
export interface GanttMark { day: string | null; name: string; done?: boolean }
/* One bar: planned days, real days, how much is done (per cent), its light and the points within it.
   Days are 2026-07-01; the last one is a whole day. `to` names the page that a press opens. */
export interface GanttRow {
  id: number; name: string; sub?: string; group?: string; depth?: number; to?: string
  from: string | null; till: string | null; real_from?: string | null; real_to?: string | null
  done?: number | null; light?: string | null; marks?: GanttMark[]
}
export type Zoom = 'fit' | 'month' | 'week'

export interface Tick { at: number; y: number; m: number; d: number; first: boolean }
export interface Scale { from: number; to: number; ticks: Tick[]; width: number }

export const DAY = 86_400_000
export const dayAt = (iso: string) => Date.parse(`${iso}T00:00:00Z`)
/* A moment of this city's time as its day; zone: ms east of UTC. */
export const isoOf = (ms: number | null | undefined, zone = 8 * 3_600_000) => ms === null || ms === undefined ? null : new Date(ms + zone).toISOString().slice(0, 10)

/* Every day that a row names. */
export function daysOf(rows: GanttRow[]): string[] {
  return rows.flatMap(r => [r.from, r.till, r.real_from, r.real_to, ...(r.marks ?? []).map(m => m.day)])
    .filter((d): d is string => !!d && !Number.isNaN(dayAt(d)))
}

function months(from: number, to: number): Tick[] {
  const out: Tick[] = [], a = new Date(from)
  for (let y = a.getUTCFullYear(), m = a.getUTCMonth(); Date.UTC(y, m, 1) < to; m === 11 ? (y++, m = 0) : m++)
    out.push({ at: Date.UTC(y, m, 1), y, m: m + 1, d: 1, first: m === 0 || !out.length })
  return out
}

function weeks(from: number, to: number): Tick[] {
  const out: Tick[] = []
  for (let at = from; at < to; at += 7 * DAY) {
    const d = new Date(at), before = out[out.length - 1]
    out.push({ at, y: d.getUTCFullYear(), m: d.getUTCMonth() + 1, d: d.getUTCDate(), first: !before || before.m !== d.getUTCMonth() + 1 })
  }
  return out
}

/* Monday of the week that a day lies in. */
const monday = (at: number) => at - (new Date(at).getUTCDay() + 6) % 7 * DAY

/* The strip over all these days and today: whole months, at least three; whole weeks where weeks are
   shown, at least eight. width: pixels, 0 where it takes what room there is. */
export function scaleOf(days: string[], today: string, zoom: Zoom): Scale {
  const at = [...days, today].map(dayAt).sort((a, b) => a - b), a = at[0], b = at[at.length - 1]
  if (zoom === 'week') {
    const from = monday(a), to = Math.max(monday(b) + 7 * DAY, from + 56 * DAY)
    return { from, to, ticks: weeks(from, to), width: (to - from) / DAY * 12 }
  }
  const f = new Date(a), l = new Date(b), from = Date.UTC(f.getUTCFullYear(), f.getUTCMonth(), 1)
  const to = Math.max(Date.UTC(l.getUTCFullYear(), l.getUTCMonth() + 1, 1), Date.UTC(f.getUTCFullYear(), f.getUTCMonth() + 3, 1))
  const ticks = months(from, to)
  return { from, to, ticks, width: zoom === 'month' ? ticks.length * 120 : 0 }
}

/* Where a moment lies, per cent of the strip, kept within it. */
export const shareOf = (s: Scale, at: number) => Math.min(100, Math.max(0, (at - s.from) / (s.to - s.from) * 100))
export const leftOf = (s: Scale, iso: string) => shareOf(s, dayAt(iso))
export const rightOf = (s: Scale, iso: string) => shareOf(s, dayAt(iso) + DAY)

export interface Bar { left: number; width: number; open: boolean }
/* From a day to a day; without a first one from the left edge, without a last one to the right and open. */
export function barOf(s: Scale, from: string | null | undefined, till: string | null | undefined): Bar | null {
  if (!from && !till) return null
  const left = from ? leftOf(s, from) : 0, right = till ? rightOf(s, till) : 100
  return { left, width: Math.max(.4, right - left), open: !till }
}

export interface Drawn { plan: Bar | null; real: Bar | null; late: Bar | null; done: number }
/* What is drawn of a row: its plan; what was really done, up to today while it goes on; of that the part after the planned end. */
export function drawn(s: Scale, r: GanttRow, today: string): Drawn {
  const plan = barOf(s, r.from, r.till), end = r.real_from ? r.real_to ?? today : null
  const stop = end && r.real_from && end < r.real_from ? r.real_from : end
  const real = r.real_from ? barOf(s, r.real_from, stop) : null
  const past = r.till && stop && stop > r.till ? barOf(s, isoOf(dayAt(r.till) + DAY, 0), stop) : null
  const late = past && real && past.left < real.left ? { ...real } : past
  return { plan, real, late, done: Math.min(100, Math.max(0, r.done ?? 0)) }
}

/* A point: reached, missed (its day is over), or still to come. */
export function markState(m: GanttMark, today: string): 'done' | 'missed' | 'ahead' {
  return m.done ? 'done' : m.day && m.day < today ? 'missed' : 'ahead'
}

/* Rows under the names of their groups, in the order in which those come up. */
export function groupsOf(rows: GanttRow[]): { name: string; rows: GanttRow[] }[] {
  const by = new Map<string, GanttRow[]>()
  for (const r of rows) by.set(r.group ?? '', [...by.get(r.group ?? '') ?? [], r])
  return Array.from(by, ([name, list]) => ({ name, rows: list }))
}
