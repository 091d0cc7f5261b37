/* The records of the base as the program's tables describe them: what a field is called, how its value is said,
   how what was typed is read, and what of a record was changed. A new field of a table needs nothing here. */
import { group, hasWord, t } from './words'
import { isoDay, parts, now } from './time'

export type Kind = 'text' | 'int' | 'real' | 'code' | 'date' | 'bool' | 'ref'
export interface RegField {
  name: string
  kind: Kind
  required: boolean
  input: boolean                 /* given when it is made */
  edit: boolean                  /* may be changed afterwards */
  personal: boolean
  money: boolean                 /* of fen; said and typed in yuan */
  month: boolean                 /* a date of which the day is nothing */
  codes: string[]
  list: string                   /* the words of its codes: "structure" */
  ref: string                    /* what it names: "building" */
  unit: string                   /* what it is counted in: '\u5c42' */
  min: number | null
  max: number | null
}
export type Row = { id: number; version: number } & Record<string, unknown>

export const label = (noun: string, field: string) => {
  for (const k of [`${noun}.${field}`, `reg.field.${field}`]) if (hasWord(k)) return t(k)
  return field
}

/* 55 -> 0.55, 412600000 -> 4,126,000.00 */
export function yuan(fen: number): string { return `${fen < 0 ? '-' : ''}${group(Math.trunc(Math.abs(fen) / 100))}.${String(Math.abs(fen) % 100).padStart(2, '0')}` }
/* Sums of a fund in ten thousands of yuan, a tenth of it; small ones keep their yuan. */
export function wan(fen: number): { n: string; unit: 'unit.wan' | 'unit.yuan' } {
  if (Math.abs(fen) < 1_000_000) return { n: yuan(fen), unit: 'unit.yuan' }
  const [whole, tenth] = (Math.round(fen / 100_000) / 10).toFixed(1).split('.')
  return { n: `${group(Number(whole))}.${tenth}`, unit: 'unit.wan' }
}

/* '2024-05-01' as a month: 2024 年 5 月 */
export function monthText(iso: string): string {
  const m = /^(\d{4})-(\d{2})/.exec(iso)
  return m ? t('est.month', { y: m[1], m: t(`date.mon.${Number(m[2])}`) }) : iso
}

/* A value as it is read on a page; '' where there is none. */
export function said(f: RegField, value: unknown, name?: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (f.kind === 'ref') return name ? String(name) : String(value)
  if (f.kind === 'code') return hasWord(`${f.list}.${String(value)}`) ? t(`${f.list}.${String(value)}`) : String(value)
  if (f.kind === 'bool') return t(Number(value) || value === true ? 'est.yes' : 'est.no')
  if (f.kind === 'date') return f.month ? monthText(String(value)) : isoDay(String(value))
  if (f.money) return t('est.n_yuan', { n: yuan(Number(value)) })
  if (f.kind === 'int') return /year$/.test(f.name) ? String(value) : group(Number(value))
  if (f.kind === 'real') return /^(lat|lng)$/.test(f.name) ? Number(value).toFixed(6) : decimals(Number(value))
  return String(value)
}
function decimals(n: number): string {
  const [whole, rest] = String(Math.round(n * 100) / 100).split('.')
  return rest ? `${group(Number(whole))}.${rest}` : group(Number(whole))
}

/* The text of a value in its field. */
export function typed(f: RegField, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (f.kind === 'bool') return Number(value) || value === true ? '1' : '0'
  if (f.money) return (Number(value) / 100).toFixed(2)
  if (f.kind === 'date') return f.month ? String(value).slice(0, 7) : String(value).slice(0, 10)
  return String(value)
}

/* Full-width digits and signs as a Chinese keyboard gives them, grouping commas, blanks. */
function plain(text: string): string {
  return text.trim().replace(/[\uff10-\uff19\uff0e\uff0c\uff0d]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[,\s]/g, '')
}

export type Read = { value: string | number | boolean | null } | { wrong: string }
/* What was typed, as the program takes it; `wrong` names a word of the table. Empty is null. */
export function read(f: RegField, text: string): Read {
  const s = text.trim()
  if (!s) return { value: null }
  if (f.kind === 'text') return { value: s }
  if (f.kind === 'code') return { value: s }
  if (f.kind === 'bool') return { value: s === '1' }
  if (f.kind === 'ref') return { value: Number(s) }
  if (f.kind === 'date') {
    const whole = f.month ? `${s.slice(0, 7)}-01` : s
    return /^\d{4}-\d{2}-\d{2}$/.test(whole) && !Number.isNaN(Date.parse(whole)) ? { value: whole } : { wrong: 'reg.bad.date' }
  }
  const p = plain(s), n = Number(p)
  if (!p || !Number.isFinite(n)) return { wrong: 'reg.bad.number' }
  if (f.money) return /^-?\d+(\.\d{1,2})?$/.test(p) ? { value: Math.round(n * 100) } : { wrong: 'reg.bad.money' }
  if (f.kind === 'int' && !/^-?\d+$/.test(p)) return { wrong: 'reg.bad.whole' }
  const low = f.min, high = f.max
  if (low !== null && n < low || high !== null && n > high) return { wrong: 'reg.bad.range' }
  return { value: n }
}

export interface Change { body: Record<string, unknown>; clear: string[]; wrong: Record<string, string> }
/* Only what differs from the record is sent, so that another's change to another field stays. What is masked and was
   left empty stays as it is. */
export function changeOf(fields: readonly RegField[], before: Row | null, now2: Record<string, string>): Change {
  const out: Change = { body: {}, clear: [], wrong: {} }
  for (const f of fields) {
    const text = now2[f.name] ?? '', was = before ? typed(f, before[f.name]) : ''
    if (f.personal && before && !text.trim()) continue
    if (text.trim() === was) { if (!before && f.required) out.wrong[f.name] = 'reg.need'; continue }
    const r = read(f, text)
    if ('wrong' in r) out.wrong[f.name] = r.wrong
    else if (r.value !== null) out.body[f.name] = r.value
    else if (f.required) out.wrong[f.name] = 'reg.need'
    else out.clear.push(f.name)
  }
  return out
}

export interface Meanwhile { field: RegField; was: string; theirs: string; yours: string; both: boolean }
/* Somebody was faster: what they changed, and where both changed the same. */
export function meanwhile(fields: readonly RegField[], before: Row, current: Row, mine: Change): Meanwhile[] {
  const name = (r: Row, f: RegField) => r[`${f.name}_name`]
  return fields.filter(f => typed(f, before[f.name]) !== typed(f, current[f.name])).map(f => {
    const cleared = mine.clear.includes(f.name), sent = f.name in mine.body
    return { field: f, was: said(f, before[f.name], name(before, f)), theirs: said(f, current[f.name], name(current, f)),
      yours: cleared ? '' : sent ? said(f, mine.body[f.name]) : '', both: cleared || sent }
  })
}

/* ---------- the figures of one estate ---------- */

/* The months of a chart end with the newest; each has its number, January also its year where there is room. */
export interface Bar { x: number; y: number; w: number; h: number; n: number; low: boolean; month: number; key: string }
export interface Months { bars: Bar[]; threshold: number; height: number }
/* Bars of shares in per cent over a base line, 26 wide and 37 apart as drawn; the scale ends at the highest or at 100. */
export function monthBars(rows: readonly { month: string; rate: number | null }[], least: number, wide = 470, high = 150): Months {
  const shown = rows.slice(-12), top = Math.max(least + 10, 40, ...shown.map(r => Math.min(r.rate ?? 0, 120))), step = wide / 12.7, y = (n: number) => high - Math.min(n, 120) / top * (high - 16)
  const bars = shown.map((r, i) => ({ x: 24 + (i + 12 - shown.length) * step, y: y(r.rate ?? 0), w: step * 0.7, h: high - y(r.rate ?? 0), n: r.rate ?? -1, low: r.rate !== null && r.rate < least, month: Number(r.month.slice(5, 7)), key: r.month }))
  return { bars, threshold: y(least), height: high }
}

/* Whole years since a day; null where it is not known. */
export function yearsSince(iso: string | null | undefined, at = now()): number | null {
  const m = iso && /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso)
  if (!m) return null
  const p = parts(at), mo = Number(m[2] ?? 1), d = Number(m[3] ?? 1)
  return p.y - Number(m[1]) - (p.mo < mo || p.mo === mo && p.d < d ? 1 : 0)
}

/* How a facility stands: less in order than there, fewer there than needed, or well; null where nothing is known of it. */
export function lightOf(f: { needed: number | null; count: number | null; good: number | null }): 'risk' | 'ok' | null {
  if (f.count === null && f.good === null) return f.needed ? 'risk' : null
  const there = f.count ?? f.good ?? 0
  return f.good !== null && f.good < there || f.needed !== null && f.needed > there ? 'risk' : 'ok'
}
