/* What the ledger asks for, kept in the address: filters by name, nothing else. */
export const FILTERS = ['town', 'community', 'estate', 'state', 'source', 'category', 'severity', 'unit', 'light', 'q'] as const
export type FilterName = typeof FILTERS[number]
export type Filters = Partial<Record<FilterName | 'open', string>>

type Query = Record<string, unknown>

export function filtersOf(q: Query): Filters {
  const f: Filters = {}
  for (const k of [...FILTERS, 'open'] as const) if (typeof q[k] === 'string' && q[k]) f[k] = q[k] as string
  return f
}

/* Without a state asked for, the ledger shows what is open. */
export function askOf(f: Filters): Record<string, string> {
  const { open, ...rest } = f
  const ask: Record<string, string> = { ...rest }
  if (open !== '0' && !f.state) ask.open = '1'
  return ask
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
