/* The cockpit's geometry: where days lie on the line, which labels find room, classes of a ramp, the outline of a town. */
import type { Point } from './map'

const DAY = 86_400_000
export const dayAt = (iso: string | null | undefined): number | null => { const at = iso ? Date.parse(`${iso}T00:00:00Z`) : NaN; return Number.isNaN(at) ? null : at / DAY }

export interface Spell { name: string; starts: string | null; ends: string | null }
export interface Bar<T> { item: T; from: number; to: number }
export interface Span { from: number; to: number }

/* The days that the line covers: all phases and milestones; null where nothing has a date. The last day is a day. */
export function spanOf(phases: readonly Spell[], dues: readonly (string | null)[]): Span | null {
  const days = [...phases.flatMap(p => [dayAt(p.starts), dayAt(p.ends)]), ...dues.map(dayAt)].filter((d): d is number => d !== null)
  return days.length && phases.some(p => dayAt(p.starts) !== null) ? { from: Math.min(...days), to: Math.max(...days) + 1 } : null
}
export const shareOf = (day: number, s: Span) => Math.min(1, Math.max(0, (day - s.from) / Math.max(1, s.to - s.from)))

/* One after the other as shares of the line; a phase without an end lasts until the next begins, without a beginning from where the last ended. */
export function barsOf<T extends Spell>(phases: readonly T[], s: Span): Bar<T>[] {
  const out: Bar<T>[] = []
  phases.forEach((p, i) => {
    const next = phases.slice(i + 1).map(x => dayAt(x.starts)).find(d => d !== null) ?? null
    const from = dayAt(p.starts) ?? out[i - 1]?.to ?? null, end = dayAt(p.ends)
    if (from === null && end === null) return
    const a = dayAt(p.starts) !== null ? shareOf(dayAt(p.starts)!, s) : out.length ? out[out.length - 1].to : 0
    const b = end !== null ? shareOf(end + 1, s) : next !== null ? shareOf(next, s) : 1
    if (b > a) out.push({ item: p, from: a, to: b })
  })
  return out
}

export interface Label { x: number; width: number; rank: number }
/* Which labels find room on one line: weightier ones (lower rank) first, none over another. Index by index: true where it stands. */
export function room(labels: readonly Label[], wide: number, gap = 12): boolean[] {
  const put: Label[] = [], ok = labels.map(() => false)
  labels.map((l, i) => ({ l, i })).sort((a, b) => a.l.rank - b.l.rank || a.l.x - b.l.x).forEach(({ l, i }) => {
    if (l.x + l.width > wide + 1) return
    if (put.every(p => l.x >= p.x + p.width + gap || p.x >= l.x + l.width + gap)) { put.push(l); ok[i] = true }
  })
  return ok
}

/* The first clause of a title, short enough for a label. */
export function clause(title: string, most: number): string {
  const cut = title.split(/[\uff0c\u3002\uff1b,;]/)[0]
  return cut.length > most ? `${cut.slice(0, most - 1)}\u2026` : cut
}

/* Lower bounds of five classes of a count: none, then four of growing width. */
export function classes(most: number): number[] {
  if (most <= 4) return [0, 1, 2, 3, 4]
  if (most <= 12) return [0, 1, 3, 5, 8]
  if (most <= 30) return [0, 1, 5, 10, 20]
  const ten = 10 ** Math.floor(Math.log10(most / 3))
  return [0, 1, ten, 2 * ten, 5 * ten].map((x, i, a) => i > 1 && x <= a[i - 1] ? a[i - 1] + 1 : x)
}
export function classOf(n: number, bounds: readonly number[]): number { let k = 0; bounds.forEach((b, i) => { if (n >= b) k = i }); return k }

const middle = (v: number[]) => { const s = [...v].sort((a, b) => a - b); return s.length % 2 ? s[(s.length - 1) / 2] : (s[s.length / 2 - 1] + s[s.length / 2]) / 2 }

/* Where most of them lie: an estate far away from the rest of its town does not stretch the town across the map. */
export function core<T extends Point>(points: readonly T[]): { middle: Point; points: T[] } {
  const m = { x: middle(points.map(p => p.x)), y: middle(points.map(p => p.y)) }
  const far = points.map(p => Math.hypot(p.x - m.x, p.y - m.y)), most = 3 * middle(far)
  return { middle: m, points: points.filter((_, i) => far[i] <= most || points.length < 3) }
}

/* The convex outline of places, clockwise on the screen (Andrew's chain). */
export function hull(points: readonly Point[]): Point[] {
  const p = [...points].sort((a, b) => a.x - b.x || a.y - b.y)
  if (p.length < 3) return p
  const half = (list: Point[]) => {
    const h: Point[] = []
    for (const q of list) {
      while (h.length > 1 && (h[h.length - 1].x - h[h.length - 2].x) * (q.y - h[h.length - 2].y) - (h[h.length - 1].y - h[h.length - 2].y) * (q.x - h[h.length - 2].x) <= 0) h.pop()
      h.push(q)
    }
    h.pop()
    return h
  }
  return [...half(p), ...half([...p].reverse())]
}
