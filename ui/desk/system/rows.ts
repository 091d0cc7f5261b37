/* The rows of the system pages, as the contract names them. */
import type { Ms } from '../../shared/api.d'

export interface OrgRow { id: number; version: number; parent: number | null; kind: string; name: string; aliases: string | null; area: number | null; area_name: string | null; successor: number | null; successor_name: string | null; closed_at: Ms | null; persons: number; open_problems: number; liaison: number | null; liaison_name: string | null }
export interface AreaRow { id: number; version: number; parent: number | null; level: string; name: string; code: string | null; estates: number; open_problems: number; successor_name: string | null; closed_at: Ms | null }
export interface List<T> { items: T[] }
export interface Liaison { id: number; person: number; person_name: string; from_at: Ms; to_at: Ms | null; handed_to: number | null; handed_to_name: string | null }

export interface GrantRow { id: number; version: number; person: number; role: string; org: number | null; org_name: string | null; area: number | null; area_name: string | null; sentence: string | null }
export interface PersonRow { id: number; version: number; account: string; name: string; phone: string | null; org: number | null; org_name: string | null; liaison: boolean | null; liaison_of: number | null; liaison_of_name?: string | null; disabled_at: Ms | null; last_seen_at: Ms | null; locked_until: Ms | null; code_until: Ms | null; code?: string | null; grants: GrantRow[] }
export interface PersonList { items: PersonRow[]; next: string | null }
export interface Code { code: string; ends_at: Ms }
export interface Sight { sentences: string[]; problems_open: number; problems: number; estates: number; pages: string[] }
export interface Tried { rows: number; fresh: number; same: number; refused: number; refusals: { line: number; column: string | null; value: string | null; reason: string }[]; codes: { account: string; code: string }[] | null }
export interface LimitRow { id: number; edition: string; stage: string; severity: string | null; category: number | null; category_name: string | null; amount: string; valid_from: string; source: string | null; in_force: boolean }
export interface Year { year: number; known: boolean; off: number; make_up: number }
export interface Calendar { years: Year[]; days: { day: string; off: boolean; name: string | null }[] }
export interface PolicyRow { key: string; value: number; preset: number; low: number; high: number }
