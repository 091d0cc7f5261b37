/* The answers of the program, by hand after its HTTP contract. Confidence is 0 to 100, money is in fen. */
export type Ms = number
export type Light = 'ok' | 'risk' | 'over' | 'over3' | 'stop' | 'done'
export type Severity = 'ordinary' | 'serious' | 'severe' | 'critical'
export type State = 'reported' | 'verified' | 'filed' | 'dispatched' | 'objected' | 'handling' | 'finished' | 'closed'
  | 'rejected' | 'exited' | 'merged' | 'voided'
export type Verb = string
export type Need = 'reason' | 'unit' | 'photos' | 'category' | 'severity' | 'note' | 'exit_reason'
export type UnitRole = 'lead' | 'responsible' | 'guide' | 'join'

export interface Me {
  person: { id: number; account: string; name: string; org: number; org_name: string; language: string }
  roles: string[]
  caps: string[]
  scope: string
  demo: boolean
  plain_http: boolean
  now: Ms
  tz_offset: Ms
  campaign: { id: number; name: string; doc_no: string | null; status: string } | null
  phase: { id: number; name: string; start: string; end: string | null; day: number } | null
  next_milestone: { id: number; title: string; due: string; days_left: number } | null
  city: string | null
}

export interface DemoAccount { account: string; password: string; name: string; role: string; org_name: string }

export interface Org { id: number; parent: number | null; name: string; short: string | null; kind: string; liaison?: string | null }
export interface Area { id: number; parent: number | null; name: string; level: string }
export interface Category { id: number; parent: number | null; code: string; name: string; measure: number | null; unit_kind: string | null }
export interface Reference {
  orgs: Org[]; areas: Area[]; categories: Category[]
  severities: Severity[]; sources: string[]; states: State[]
  measures: { id: number; parent: number | null; no: string; title: string }[]
}

export interface Problem {
  id: number; version: number; no: string; title: string
  estate: number; estate_name: string; community: number | null; community_name: string | null
  town: number | null; town_name: string | null; place: string | null
  category: number | null; category_name: string | null
  severity: Severity; class: string | null; source: string; state: State
  unit: number | null; unit_name: string | null
  due: Ms | null; stage_from: Ms | null; stage_limit_ms: number | null; stage_used: number | null; stage_limit?: string | null; light: Light
  overall_due: Ms | null; overall_limit_ms: number | null; overall_limit?: string | null; overall_used: number | null
  paused_since: Ms | null; returns: number; reworks: number; reopens: number
  finished_at: Ms | null; checked_at: Ms | null; agreed_at: Ms | null; created_at: Ms; updated_at: Ms
  verb: Verb | null
}

export interface Lights { ok: number; risk: number; over: number; over3: number; stop: number }
export interface ProblemList { items: Problem[]; next: string | null; count: number | null; lights: Lights | null }

export interface Photo {
  id: number; kind: 'before' | 'after' | 'during'; url: string; thumb: string; width: number; height: number
  taken_at: Ms | null; by_name: string | null; created_at: Ms
}
export interface Step { stage: string; state: 'done' | 'now' | 'todo'; at: Ms | null; person_name: string | null; org_name: string | null; due: Ms | null }
export interface VerbRow { verb: Verb; allowed: boolean; primary: boolean; needs: Need[]; reason: string | null }
export interface Segment { from: Ms; to: Ms; kind: 'work' | 'rest' | 'stop' }
export interface Clock {
  from: Ms | null; due: Ms | null; limit_text: string | null; used_ms: number; limit_ms: number
  light: Light; calendar_ok: boolean; segments: Segment[]
}
export interface ProblemPage extends Problem {
  description: string | null; standard: string | null; measure: number | null; measure_name: string | null
  reporter_name: string | null; reporter_phone: string | null; can_reveal: boolean
  photos: Photo[]; steps: Step[]; verbs: VerbRow[]
  clocks: { stage: Clock | null; overall: Clock | null } | null
  units: { org: number; org_name: string; role: UnitRole }[]
  why: { proposed: number | null; proposed_name: string | null; lines: string[]; alternatives: { org: number; org_name: string; reason: string }[] } | null
  history: { at: Ms; verb: Verb; person_name: string | null; org_name: string | null; note: string | null; unit_name: string | null; took: Ms | null }[]
}

export interface Work {
  total: number; overdue: number; today: number; done_yesterday: number; returned_yesterday: number
  verbs: { verb: Verb; n: number }[]
  groups: { key: 'over' | 'today' | 'week' | 'later'; items: Problem[] }[]
  waiting: Problem[]; waiting_total: number
}

export interface Duty {
  id: number; version: number; org: number | null; org_name: string | null; named: string; role?: UnitRole
  state: 'proposed' | 'confirmed'; reason?: string | null
  from?: number | null; to?: number | null; text_from?: number | null; text_to?: number | null
}
export interface Measure {
  id: number; parent: number | null; level: number; no: string; title: string
  from: number | null; to: number | null; text_from: number | null; text_to: number | null; key_task: boolean; duties: Duty[]
}
export interface Plan {
  campaign: { id: number; version: number; name: string; doc_no: string | null; basis: string[]; status: string; source_name: string | null; source_text: string | null } | null
  phases: { id: number; name: string; start: string | null; end: string | null; start_text: string | null; end_text: string | null; from: number | null; to: number | null; confidence: number | null }[]
  measures: Measure[]
  duties: Duty[]
  milestones: { id: number; title: string; due_text: string | null; due: string | null; from: number | null; to: number | null; confidence: number | null }[]
  unread: { from: number; to: number }[]
}

export interface Estate {
  id: number; version: number; name: string; aliases: string | string[] | null
  town: number | null; town_name: string | null; community: number | null; community_name: string | null
  address: string | null; built_year: number | null; buildings: number | null; households: number | null
  population: number | null; floor_area: number | null; management: string | null
  property_org: number | null; property_org_name: string | null; fee: number | null; lat: number | null; lng: number | null
  completeness: number; open_problems: number; overdue_problems: number
}
export interface EstateList { items: Estate[]; next: string | null; count: number | null }

export interface Refusal { row: number; column: string | null; value: string | null; reason: string }
export interface Import {
  id: number; noun: string; state: 'checked' | 'running' | 'done' | 'undone' | 'failed'
  rows: number; new: number; changed: number; same: number; refused: number; done?: number | null
  columns: { at: number; label: string; field: string | null }[]
  refusals: Refusal[]; encoding: string | null
  notes?: { column: string; reason: string; value: string | null; n: number }[]
  kept?: { id: number; name: string; reason: string }[]
}

/* RFC 9457 */
export interface Fault {
  type: string; title: string; status: number; code: string; detail: string; field?: string | null
  errors?: { field: string; code: string; detail: string }[]; retry_after?: number; call?: string; current?: Problem
}
