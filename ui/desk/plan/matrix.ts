/* What is open and late in each cell of the matrix; it comes after the matrix itself, which does not wait for it. */
import { computed } from 'vue'
import { usePage } from '../../shared/page'

export interface Cell { measure: number; org: number; open: number; late: number; path?: string | null }
export interface Matrix { cells: Cell[] }

export function useMatrix() {
  const page = usePage<Matrix>(() => '/plan/matrix')
  const at = computed(() => new Map((page.data.value?.cells ?? []).filter(c => c.open).map(c => [`${c.measure}|${c.org}`, c])))
  const rows = computed(() => { const m = new Map<number, { open: number; late: number }>(); for (const c of page.data.value?.cells ?? []) { const r = m.get(c.measure) ?? { open: 0, late: 0 }; r.open += c.open; r.late += c.late; m.set(c.measure, r) } return m })
  const of = (measure: number, org: number) => at.value.get(`${measure}|${org}`) ?? null
  const path = (measure: number, org: number) => of(measure, org)?.path ?? `/problems?measure=${measure}&unit=${org}`
  const row = (measure: number) => { const r = rows.value.get(measure); return r?.open ? r : null }
  return { load: () => page.load(true), of, path, row, rowPath: (measure: number) => `/problems?measure=${measure}` }
}
