/* Names for the answers of the base; what they hold is printed from the program's tables (openapi.d.ts). */
import { reference } from '../../shared/session'
import type { RegField, Row } from '../../shared/register'

export type Noun = 'estate' | 'building' | 'stairwell' | 'elevator' | 'lift_record' | 'facility' | 'contract' | 'owners_body' | 'ledger_month' | 'household'
export const PATHS: Record<Noun, string> = {
  estate: '/estates', building: '/buildings', stairwell: '/stairwells', elevator: '/elevators', lift_record: '/elevators', facility: '/facilities',
  contract: '/contracts', owners_body: '/owners_bodies', ledger_month: '/ledger_months', household: '/households',
}
export interface Page<T> { items: T[]; next: string | null; count: number | null }
export type Record_ = Row

export interface Change { at: number; by_name: string | null; verb: string; field: string | null; label: string | null; was: string | null; is: string | null }
export interface Gone { id: number; version: number; noun: Noun; title: string; removed_at: number; removed_by_name: string | null }
export interface Missing { noun: Noun; field: string | null; label: string; who: string; n: number; of: number; path: string | null }

/* The fields of a noun as /reference gives them. */
interface Told { noun: string; fields: { name: string; kind: string; codes?: string | null; options?: string[] | null; ref?: string | null; units?: string | null; required?: boolean | number; input?: boolean | number; edit?: boolean | number; money?: boolean | number; month?: boolean | number; personal?: boolean | number; min?: number | null; max?: number | null }[] }
export function fieldsOf(noun: Noun): RegField[] {
  const all = (reference.value as unknown as { register?: Told[] } | null)?.register ?? []
  return (all.find(x => x.noun === noun)?.fields ?? []).map(f => ({
    name: f.name, kind: f.kind as RegField['kind'], required: !!f.required, input: !!f.input, edit: !!f.edit, personal: !!f.personal,
    money: !!f.money, month: !!f.month, codes: f.options ?? [], list: f.codes ?? '', ref: f.ref ?? '', unit: f.units ?? '', min: f.min ?? null, max: f.max ?? null,
  }))
}

/* ---------- one estate on one page ---------- */
export interface Fig { key: string; value: number | null; unit: string | null; note: string | null; light: string | null; path: string | null }
export interface TaskFig { measure: number; no: string | null; title: string | null; closed: number; all: number; path: string | null; closed_path: string | null }
export interface BuildingFig { id: number; name: string; floors: number | null; stairwells: number | null; households: number | null; lat: number | null; lng: number | null; outline: string | null; open: number; path: string | null }
export interface Due { what: string; on: string | null; days: number | null; light: string | null; basis?: string | null }
export type Lift = Row & { name: string; where: string | null; estate: number; estate_name: string | null; town_name?: string | null; installed: string | null; years: number | null; grade: string | null; advice: string | null; state: string | null; light: string | null; why: string | null; next: Due | null }
export interface LiftCounts { n: number; over15: number; unassessed: number; overdue_inspection: number; overdue_maintenance: number; uninsured: number; trapped30: number }
export interface LiftPage extends Page<Lift> { counts: LiftCounts | null }
export interface LiftFile { elevator: Lift; records: Row[]; due: Due[]; problems: { id: number; no: string; title: string; state: string; light: string | null; open: boolean | number; created_at: number }[]; findings: { id: number; rule_name: string | null; why: string | null; open: boolean | number; problem: number | null }[] }
export interface LiftsFig { n: number; path: string; over15: number; over15_path: string; unassessed: number; unassessed_path: string; items: Lift[] }
export interface FacilityFig { kind: string; needed: number | null; count: number | null; good: number | null; gap: number | null; light: string | null; note: string | null; path: string | null }
export interface MonthFig { month: string; due: number | null; paid: number | null; rate: number | null; light: string | null; fund_balance: number | null; fund_used: number | null; public_income: number | null; spending: number | null }
export interface MoneyFig { months: MonthFig[]; rate12: number | null; warn: number; fund: number | null; fund_per_m2: number | null; path: string | null }
export interface EventFig { at: number; kind: string; text: string; path: string | null; light: string | null; by_name: string | null }
export interface FindingFig { id: number; rule_name: string | null; why: string | null; problem: number | null; no: string | null; at: number }
export interface Counted { n: number; path: string }
type Term = { light: string | null; days_left: number | null }
export interface EstateFile {
  estate: Row & { name: string; town: number | null; town_name: string | null; community: number | null; community_name: string | null }
  figs: Fig[]; key_tasks: TaskFig[]; buildings: BuildingFig[]; unplaced: number; lifts: LiftsFig; facilities: FacilityFig[]
  contract: (Row & Term) | null; owners_body: (Row & Term) | null; money: MoneyFig
  stages: { key: string; n: number; path: string | null }[]; open: Counted; overdue: Counted; listed: Counted
  timeline: EventFig[]; timeline_next: string | null; missing: { percent: number | null; n: number; path: string }; findings: FindingFig[]
}
