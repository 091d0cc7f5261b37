/* Rules and what they found, as the program tells them. */

export interface Rule { id: number; version: number; code: string; name: string; noun: string; noun_name: string | null; condition: string; words: string | null; wrong: string | null; makes: 'problem' | 'mark'; category: number | null; category_name: string | null; severity: string | null; title: string | null; why: string | null; enabled: boolean; edition: string | null; source: string | null; valid_from: string | null; found: number | null; cases: number | null }
export interface Name { name: string; label: string; unit: string | null; kind: string; derived: boolean | number; codes: { code: string; label: string }[] | null }
export interface NounOf { noun: string; label: string; names: Name[] }
export interface Run { id: number | null; state: string | null; progress: number | null; total: number | null; created_at: number | null; ended_at: number | null; next_at: number | null; already: boolean | null }
export interface RulePage { items: Rule[]; nouns: NounOf[]; run: Run | null; may: boolean }
export interface Hit { estate: number; estate_name: string | null; town_name: string | null; noun: string; item: number; title: string; why: string }
export interface Tried { n: number; of: number; open: number; words: string; items: Hit[] }
export interface Finding { id: number; rule: number; rule_name: string | null; noun: string; noun_name: string | null; item: number; title: string | null; town_name: string | null; community_name: string | null; estate: number; estate_name: string | null; why: string | null; problem: number | null; problem_no: string | null; problem_state: string | null; open: number; created_at: number; gone_at: number | null }
export interface Term { name: string; label: string; kind: string; op: string; want: string; saw: string | null; now: string | null; answer: string | null }
export interface FindingFile extends Finding { now: string | null; condition: string | null; words: string | null; source: string | null; edition: string | null; terms: Term[] }

export const placeOf = (f: { noun: string; item: number; estate: number }) => f.noun === 'elevator' ? `/elevators/${f.item}` : `/estates/${f.estate}`
