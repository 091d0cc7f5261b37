/* Columns of the ledger: which there are, which somebody chose, in which order. The first (the problem) and the last (what to do) always stand.
   A column is named by the field of the problem that it shows: saved views and the exported sheet name it so. */
export interface Column { key: string; wide: number; en?: number; num?: boolean; sort?: string }

/* wide: px at normal print, in Chinese; en: where English needs another. */
export const COLUMNS: readonly Column[] = [
  { key: 'estate', wide: 84 },
  { key: 'place', wide: 88 },
  { key: 'category', wide: 88 },
  { key: 'severity', wide: 66, en: 84 },
  { key: 'state', wide: 108, en: 136 },
  { key: 'unit', wide: 144 },
  { key: 'due', wide: 224, en: 220, sort: 'due' },
  { key: 'overall_due', wide: 100, num: true },
  { key: 'reworks', wide: 48, en: 74, num: true },
  { key: 'source', wide: 50, en: 84 },
  { key: 'town', wide: 92 },
  { key: 'community', wide: 92 },
  { key: 'created_at', wide: 104 },
  { key: 'finished_at', wide: 104 },
  { key: 'checked_at', wide: 104 },
  { key: 'agreed_at', wide: 104 },
  { key: 'marks', wide: 170 },
  { key: 'merged_n', wide: 64, en: 84, num: true },
  { key: 'extensions', wide: 64, en: 96, num: true },
  { key: 'suspensions', wide: 64, en: 96, num: true },
]
export const USUAL: readonly string[] = COLUMNS.slice(0, 10).map(c => c.key)
const by = new Map(COLUMNS.map(c => [c.key, c]))
export const columnOf = (key: string): Column | undefined => by.get(key)

/* A stored text is read as far as it names columns; nothing left, and the usual ones stand. */
export function columnsOf(text: string | null | undefined): string[] {
  const seen = new Set<string>()
  for (const k of (text ?? '').split(',')) if (by.has(k.trim())) seen.add(k.trim())
  return seen.size ? Array.from(seen) : [...USUAL]
}
export const columnsText = (keys: readonly string[]) => keys.join(',')
export const usual = (keys: readonly string[]) => columnsText(keys) === columnsText(USUAL)

export function toggled(keys: readonly string[], key: string): string[] {
  if (!keys.includes(key)) return [...keys, key]
  return keys.length > 1 ? keys.filter(k => k !== key) : [...keys]
}
/* One place up (-1) or down (+1); at the end it stays. */
export function moved(keys: readonly string[], key: string, by: number): string[] {
  const i = keys.indexOf(key), j = i + by
  if (i < 0 || j < 0 || j >= keys.length) return [...keys]
  const out = [...keys]
  out[i] = keys[j]
  out[j] = key
  return out
}
/* Chosen ones in their order, then the rest: what the chooser lists. */
export function listed(keys: readonly string[]): string[] { return [...keys, ...COLUMNS.map(c => c.key).filter(k => !keys.includes(k))] }

/* The fields of the exported sheet: number and title first. */
export function sheetOf(keys: readonly string[]): string { return ['no', 'title', ...keys].join(',') }
