/* A town's plan beside the city's, as the program answers it. */
export const OUTCOMES = ['taken', 'changed', 'left_out', 'added'] as const
export type Outcome = typeof OUTCOMES[number]
export interface CompareUnit { org: number | null; org_name: string | null; role: string | null; named: string | null }
export interface CompareItem { outcome: Outcome; measure: number | null; theirs: number | null; key_task: boolean; no: string | null; title: string; their_title: string | null; ends: string | null; their_ends: string | null; units: CompareUnit[]; their_units: CompareUnit[] }
export interface Compare { city: number; with: number; name: string; with_name: string; tally: Record<Outcome, number>; items: CompareItem[] }
export interface CampaignLine { id: number; area: number | null; area_name: string | null; parent: number | null; name: string; doc_no: string | null }
export interface CampaignPage { items: CampaignLine[] }
