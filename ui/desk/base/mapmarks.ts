/* What a class of the estates' map looks like: depth of ink and size for numbers, a shape for each code. */
export interface Stop { key: string | null; label: string | null; from: number | null; to: number | null; n: number }
export type Kind = 'number' | 'code' | 'share'

const SHAPES = [
  'M0-6A6 6 0 1 1 0 6 6 6 0 1 1 0-6Z', 'M-5.2-5.2H5.2V5.2H-5.2Z', 'M0-6.6 6.4 5H-6.4Z', 'M0-7 6.2 0 0 7-6.2 0Z',
  'M-2.2-6H2.2V-2.2H6V2.2H2.2V6H-2.2V2.2H-6V-2.2H-2.2Z', 'M0 6.6-6.4-5H6.4Z', 'M-3.3-5.8H3.3L6.6 0 3.3 5.8H-3.3L-6.6 0Z',
]
const UNKNOWN = SHAPES[0]
/* Five depths: fewer classes take those that lie apart. */
const DEPTHS: Record<number, number[]> = { 1: [3], 2: [1, 4], 3: [0, 2, 4], 4: [0, 1, 3, 4], 5: [0, 1, 2, 3, 4] }

export interface Mark { d: string; depth: number; size: number }
export function markOf(kind: Kind, stop: number | null, of: number): Mark {
  if (stop === null) return { d: UNKNOWN, depth: -1, size: 0.8 }
  if (kind === 'code') return { d: SHAPES[stop % SHAPES.length], depth: stop % 2 ? 2 : 4, size: 1 }
  const depth = (DEPTHS[Math.min(5, Math.max(1, of))] ?? DEPTHS[5])[stop] ?? 4
  return { d: SHAPES[0], depth, size: 0.85 + depth * 0.17 }
}

const trim = (n: number) => String(Math.round(n * 100) / 100).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')
/* A year is no amount: it has no commas. */
export function said(n: number, money: boolean, year: boolean): string { return year ? String(n) : trim(money ? n / 100 : n) }
export function withUnit(text: string, unit: string): string { return unit === '%' ? `${text}%` : unit ? `${text} ${unit}` : text }
export function stopText(s: Stop, money: boolean, year: boolean, unit: string, more: (n: string) => string): string {
  if (s.label) return s.label
  if (s.from === null) return ''
  const a = said(s.from, money, year)
  return s.to === null ? more(withUnit(a, unit)) : withUnit(s.to <= s.from ? a : `${a}\u2013${said(s.to, money, year)}`, unit)
}
