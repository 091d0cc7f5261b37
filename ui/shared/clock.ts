/* Geometry of a clock: working time to scale, a weekend or holiday as one narrow gap, a night as nothing, a stop hatched. */
import type { Segment } from './api.d'
import { DAY, HOUR, WORKDAY, dayNumber, nextDay } from './time'

export interface Run { x: number; w: number; kind: 'run' | 'left' | 'late' | 'stop' | 'off' }
export interface Drawing {
  runs: Run[]
  ticks: { x: number; at: number }[]     /* where a working day begins */
  now: number | null                     /* x of this moment, while the clock runs */
  due: number | null
  width: number
}

/* Unscaled length: working time counts as it is, a stop as a third of the natural time it took, a long rest as `gap`. */
function weight(s: Segment, gap: number): number {
  if (s.kind === 'work') return s.to - s.from
  if (s.kind === 'stop') return Math.max(2 * HOUR, (s.to - s.from) / 3)
  return s.to - s.from >= DAY ? gap : 0
}

/* Work and stops are given; what lies before and between them is rest. */
function withRests(segments: Segment[], from: number | null): Segment[] {
  const out: Segment[] = []
  let end = from ?? segments[0]?.from ?? 0
  for (const s of segments) {
    if (s.from > end) out.push({ from: end, to: s.from, kind: 'rest' })
    out.push(s)
    end = s.to
  }
  return out
}

/* What is not covered by segments up to the deadline is working time left, of a length the caller knows. */
function withTail(segments: Segment[], due: number | null, leftMs: number): Segment[] {
  const last = segments[segments.length - 1]
  if (!last || due === null || leftMs <= 0 || last.to >= due) return segments
  return [...segments, { from: last.to, to: last.to + Math.min(due - last.to, leftMs), kind: 'work' }]
}

export function draw(given: Segment[], now: number, due: number | null, leftMs: number, width: number, gapPx = 14, from: number | null = null): Drawing {
  const segments = withTail(withRests(given.filter(s => s.to > s.from), from), due, leftMs)
  const none: Drawing = { runs: [], ticks: [], now: null, due: null, width }
  if (!segments.length) return none
  const rests = segments.filter(s => s.kind === 'rest' && s.to - s.from >= DAY).length
  const time = segments.reduce((n, s) => n + weight(s, 0), 0)
  if (time <= 0) return none
  const scale = Math.max(0, width - rests * gapPx) / time
  const out: Drawing = { ...none, runs: [], ticks: [] }
  let x = 0
  for (const s of segments) {
    const w = s.kind === 'rest' ? (s.to - s.from >= DAY ? gapPx : 0) : weight(s, 0) * scale
    const at = (moment: number) => x + (s.to > s.from ? (moment - s.from) / (s.to - s.from) : 0) * w
    if (now >= s.from && now < s.to) out.now = at(now)
    if (due !== null && due > s.from && due <= s.to) out.due = at(due)
    if (s.kind === 'rest') { if (w > 0) out.runs.push({ x, w, kind: 'off' }) }
    else if (s.kind === 'stop') out.runs.push({ x, w, kind: 'stop' })
    else push(out.runs, s, x, w, now, due)
    if (s.kind === 'work' && (!out.ticks.length || dayNumber(out.ticks[out.ticks.length - 1].at) !== dayNumber(s.from))) out.ticks.push({ x, at: s.from })
    if (s.kind === 'work') for (let m = nextDay(s.from); m < s.to; m = nextDay(m)) out.ticks.push({ x: at(m), at: m })
    x += w
  }
  if (out.due === null && due !== null && due >= segments[segments.length - 1].to) out.due = x
  if (out.now === null && now >= segments[segments.length - 1].to) out.now = x
  return out
}

/* One stretch of work, cut at this moment and at the deadline. */
function push(runs: Run[], s: Segment, x: number, w: number, now: number, due: number | null): void {
  const cuts = [s.from, s.to, now, due ?? s.to].filter(c => c >= s.from && c <= s.to).sort((a, b) => a - b)
  for (let i = 0; i + 1 < cuts.length; i++) {
    if (cuts[i + 1] <= cuts[i]) continue
    const x0 = x + (cuts[i] - s.from) / (s.to - s.from) * w, x1 = x + (cuts[i + 1] - s.from) / (s.to - s.from) * w
    const kind = cuts[i] >= now ? 'left' : due !== null && cuts[i] >= due ? 'late' : 'run'
    const last = runs[runs.length - 1]
    if (last && last.kind === kind && Math.abs(last.x + last.w - x0) < 0.01) last.w = x1 - last.x
    else runs.push({ x: x0, w: x1 - x0, kind })
  }
}

/* The stage clock as cells of one hour, or of one day where the limit is longer than two working days (one day that
   runs on): share filled per cell. */
export interface Cells { unit: 'hour' | 'day'; fill: number[]; late: number }

export function cells(usedMs: number, limitMs: number, running = false): Cells {
  const day = running ? DAY : WORKDAY
  const unit = limitMs <= (running ? DAY : 2 * WORKDAY) ? 'hour' : 'day'
  const size = unit === 'hour' ? HOUR : day
  const n = Math.max(1, Math.min(30, Math.ceil(limitMs / size)))
  const each = limitMs / n
  const fill = Array.from({ length: n }, (_, i) => Math.max(0, Math.min(1, usedMs / each - i)))
  return { unit, fill, late: Math.max(0, usedMs - limitMs) }
}
