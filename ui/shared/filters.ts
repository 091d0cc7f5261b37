/* What the ledger asks for, kept in the address by the names that the program takes. */
export const FILTERS = ['town', 'community', 'estate', 'state', 'source', 'category', 'severity', 'unit', 'light', 'mark', 'any_mark', 'no_mark', 'followed', 'mine', 'lead',
  'created_from', 'created_to', 'due_from', 'due_to', 'merged_into', 'measure', 'building', 'ids', 'q'] as const
export type FilterName = typeof FILTERS[number]
/* `open` is said only when it differs from the habit of the page: '0' all, 'closed' the ended ones, '1' open ones of the states asked for. */
export type Filters = Partial<Record<FilterName | 'open', string>>

type Query = Record<string, unknown>

/* Several may be chosen: of marks all (mark) or none (no_mark), else any. */
export const MANY: readonly FilterName[] = ['state', 'source', 'severity', 'light', 'mark', 'any_mark', 'no_mark']
export const FLAGS: readonly FilterName[] = ['followed', 'mine', 'lead']
export const DATES: readonly FilterName[] = ['created_from', 'created_to', 'due_from', 'due_to']
/* Chips that always stand there; the others come by a menu. */
export const STANDING: readonly FilterName[] = ['town', 'state', 'source', 'category', 'severity', 'unit', 'light']

export function filtersOf(q: Query): Filters {
  const f: Filters = {}
  for (const k of [...FILTERS, 'open'] as const) if (typeof q[k] === 'string' && q[k]) f[k] = q[k] as string
  return f
}

/* Without a state asked for, the ledger shows what is open. */
export function askOf(f: Filters): Record<string, string> {
  const { open, ...rest } = f
  const ask: Record<string, string> = { ...rest }
  if (open === 'closed') ask.open = '0'
  else if (open === '1' || open !== '0' && !f.state) ask.open = '1'
  return ask
}

/* What the program says as a query (a count, a saved view) is what the address says, but for `open`. */
export function filtersOfAsk(query: string): Filters {
  const q = Object.fromEntries(new URLSearchParams(query))
  const f = filtersOf(q)
  delete f.open
  if (q.open === '0') f.open = 'closed'
  else if (q.open === '1') { if (f.state) f.open = '1' } else if (!f.state) f.open = '0'
  return f
}

/* The address of exactly those problems; the order too when the query names one. */
export function listOf(query: string | null | undefined): string {
  const q = new URLSearchParams(filtersOfAsk(query ?? '') as Record<string, string>)
  const sort = new URLSearchParams(query ?? '').get('sort')
  if (sort && sort !== 'due') q.set('sort', sort)
  const s = q.toString()
  return `/problems${s ? `?${s}` : ''}`
}

/* The query of a saved view: what is asked, in one order, so that the same list is the same text. */
export function queryOf(f: Filters, sort = 'due'): string {
  const ask = askOf(f), q = new URLSearchParams()
  for (const k of Object.keys(ask).sort()) q.set(k, k !== 'q' && ask[k].includes(',') ? ask[k].split(',').sort().join(',') : ask[k])
  if (sort !== 'due') q.set('sort', sort)
  return q.toString()
}
export const sameQuery = (a: string, b: string) => {
  const norm = (s: string) => queryOf(filtersOfAsk(s), new URLSearchParams(s).get('sort') ?? 'due')
  return norm(a) === norm(b)
}

export interface View { key: string; filters: Filters }
export const VIEWS: View[] = [
  { key: 'open', filters: {} },
  { key: 'over', filters: { light: 'over,over3' } },
  { key: 'critical', filters: { severity: 'critical' } },
  { key: 'dispatch', filters: { state: 'filed' } },
  { key: 'check', filters: { state: 'finished' } },
  { key: 'closed', filters: { state: 'closed' } },
  { key: 'all', filters: { open: '0' } },
]

export function viewOf(f: Filters): string | null {
  const same = (a: Filters, b: Filters) => Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([k, v]) => b[k as FilterName] === v)
  return VIEWS.find(v => same(v.filters, f))?.key ?? null
}

/* A day as it is written, '2024-06-12', and its moments in the city's zone: the first, and the last millisecond. */
export function dayStart(iso: string, zone: number): number | null {
  const m = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(iso.trim())
  if (!m) return null
  const at = Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3]))
  return new Date(at).getUTCDate() === Number(m[3]) && new Date(at).getUTCMonth() === Number(m[2]) - 1 ? at - zone : null
}
export function isoOf(ms: number, zone: number): string { return new Date(ms + zone).toISOString().slice(0, 10) }
