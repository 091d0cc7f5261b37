/* Columns of the ledger: which there are, which somebody chose, in which order. The first (the problem) and the last (what to do) always stand. */
export interface Column { key: string; wide: number; en?: number; num?: boolean; sort?: string; out: string }

/* wide: px at normal print, in Chinese; en: where English needs another. out: fields of the exported sheet. */
export const COLUMNS: readonly Column[] = [
  { key: 'estate', wide: 92, out: 'estate' },
  { key: 'place', wide: 92, out: 'place' },
  { key: 'category', wide: 91, out: 'category' },
  { key: 'severity', wide: 66, en: 84, out: 'severity' },
  { key: 'stage', wide: 112, en: 136, out: 'state' },
  { key: 'unit', wide: 150, out: 'unit' },
  { key: 'clock', wide: 240, en: 220, sort: 'due', out: 'due' },
  { key: 'overall', wide: 98, num: true, out: 'overall_due' },
  { key: 'reworks', wide: 48, en: 74, num: true, out: 'reworks' },
  { key: 'source', wide: 50, en: 84, out: 'source' },
  { key: 'town', wide: 92, out: 'town' },
  { key: 'community', wide: 92, out: 'community' },
  { key: 'created', wide: 104, out: 'created_at' },
  { key: 'finished', wide: 104, out: 'finished_at' },
  { key: 'checked', wide: 104, out: 'checked_at' },
  { key: 'agreed', wide: 104, out: 'agreed_at' },
  { key: 'marks', wide: 170, out: 'facts' },
  { key: 'merged', wide: 64, en: 84, num: true, out: 'merged_n' },
  { key: 'extensions', wide: 64, en: 96, num: true, out: 'extensions' },
  { key: 'suspensions', wide: 64, en: 96, num: true, out: 'suspensions' },
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
export function sheetOf(keys: readonly string[]): string { return ['no', 'title', ...keys.map(k => by.get(k)?.out).filter(Boolean)].join(',') }
