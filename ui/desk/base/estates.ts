/* The list of estates: its filters as they stand in the address, its columns as a person keeps them. */
export const ESTATE_FILTERS = ['town', 'community', 'kind', 'management', 'renovation', 'built_from', 'built_to', 'complete_to', 'missing', 'to_fill', 'ended', 'q', 'sort'] as const
export type EstateFilters = Partial<Record<typeof ESTATE_FILTERS[number], string>>

export function filtersOf(query: Record<string, unknown>): EstateFilters {
  return Object.fromEntries(ESTATE_FILTERS.filter(k => typeof query[k] === 'string' && query[k]).map(k => [k, query[k] as string]))
}
/* Another filter; a community belongs to its town, and lets go with it. */
export function withFilter(f: EstateFilters, k: keyof EstateFilters, v: string): EstateFilters {
  const next: EstateFilters = { ...f, [k]: v }
  if (k === 'town') delete next.community
  return Object.fromEntries(ESTATE_FILTERS.filter(x => next[x]).map(x => [x, next[x]])) as EstateFilters
}
/* What a press on a heading sorts by next: the greatest first, then the least, then by name. */
export function turned(sort: string | undefined, k: string): string {
  return sort === `-${k}` ? k : sort === k ? '' : `-${k}`
}

export const SORTED = ['completeness', 'households', 'built_year', 'population', 'floor_area']
export const USUAL = ['town', 'community', 'address', 'built_year', 'buildings', 'households', 'population', 'management', 'property_org', 'completeness', 'open', 'over']
/* What is drawn or said elsewhere is no column. */
export const NEVER = ['name', 'boundary', 'estate', 'batch', 'closed_at', 'lat', 'lng']
const WIDE: Record<string, number> = { town: 88, community: 116, address: 140, aliases: 160, property_org: 168, management: 104, kind: 96, renovation: 88, completeness: 132, district: 88, source_no: 120, successor: 140 }
export const widthOf = (k: string) => WIDE[k] ?? 76
const KEY = 'anju.estates.columns'

export function columnsKept(known: readonly string[]): string[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as unknown
    if (Array.isArray(kept)) { const ok = kept.filter((k): k is string => typeof k === 'string' && known.includes(k)); if (ok.length) return ok }
  } catch { /* what cannot be read is as nothing */ }
  return USUAL.filter(k => known.includes(k))
}
export function keepColumns(columns: readonly string[]): void {
  try {
    if (columns.join() === USUAL.join()) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(columns))
  } catch { /* storage may be closed to us */ }
}
