/* What is open and late in each cell of the matrix; it comes after the matrix itself, which does not wait for it. */
import { computed } from 'vue'
import { usePage } from '../../shared/page'

export interface Cell { measure: number; org: number; open: number; late: number; path: string | null }
export interface MatrixRow { measure: number; open: number; late: number; path: string | null }
export interface Matrix { rows: MatrixRow[]; cells: Cell[] }

export function useMatrix() {
  const page = usePage<Matrix>(() => '/plan/matrix')
  const cells = computed(() => new Map((page.data.value?.cells ?? []).filter(c => c.open).map(c => [`${c.measure}|${c.org}`, c])))
  const rows = computed(() => new Map((page.data.value?.rows ?? []).filter(r => r.open).map(r => [r.measure, r])))
  const of = (measure: number, org: number) => cells.value.get(`${measure}|${org}`) ?? null
  const row = (measure: number) => rows.value.get(measure) ?? null
  const path = (measure: number, org: number) => of(measure, org)?.path ?? `/problems?measure=${measure}&unit=${org}`
  const rowPath = (measure: number) => row(measure)?.path ?? `/problems?measure=${measure}`
  return { load: () => page.load(true), of, row, path, rowPath }
}
