/* An import as the program tells it (POST /imports and what follows), and the words that go with its states. */
import { hasWord, t } from '../../shared/words'

export interface Column { at: number; label: string; letter: string; field: string | null; how: string; guess: string | null; doubt: string | null; sample: string[] | null }
export interface Choosable { name: string; label: string; required: boolean | number; columns: number[] | null }
export interface Ask { key: string; text: string; column: string | null; answer: string | null; assumed: string | null; samples: string[] | null; choices: string[] | null }
export interface Stop { key: string; field: string | null; text: string }
export interface SheetOf { name: string; rows: number | null; hidden: boolean | number; chosen: boolean | number }
export interface Refusal { row: number; column: string | null; value: string | null; reason: string }
export interface Note { column: string; reason: string; value: string | null; n: number }
export interface Kept { id: number; name: string; reason: string }
export interface Line { id: number; version: number; noun: string; name: string | null; state: string; rows: number; new: number; changed: number; same: number; refused: number; done: number | null; kept_n: number | null; created_at: number | null; by: number | null; by_name: string | null }
export interface Batch extends Line { encoding: string | null; kind: string | null; sheet: string | null; heading_line: number | null; sheets: SheetOf[]; columns: Column[]; fields: Choosable[]; asks: Ask[]; stops: Stop[]; options: Record<string, unknown> | null; refusals: Refusal[]; notes: Note[]; kept: Kept[] }

export const NOUNS = ['estates', 'buildings', 'stairwells', 'elevators', 'facilities', 'contracts', 'owners_bodies', 'ledger_months', 'households', 'boundaries'] as const
export const nounWord = (n: string) => t(hasWord(`nouns.${n}`) ? `nouns.${n}` : n)
export const writes = (b: { new: number; changed: number }) => b.new + b.changed
/* Where the rows of a noun are seen once they are written. */
export const listOf = (n: string) => n === 'elevators' ? '/lifts' : n === 'boundaries' ? '/estates/map' : '/estates'

/* The choices that go out: the one that was made, the column that gives its field up for it, and those made before. */
export function chosen(columns: readonly Column[], at: number, field: string | null): { at: number; field: string | null }[] {
  const gives = (c: Column) => field !== null && field !== 'extra' && c.field === field
  return columns.filter(c => c.at === at || c.how === 'you' || gives(c)).map(c => ({ at: c.at, field: c.at === at ? field : gives(c) ? null : c.field }))
}
