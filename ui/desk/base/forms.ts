/* Which fields a form shows, in groups that people know; a field that no group names stands with the rest, so that a new
   one needs nothing here. */
import type { RegField } from '../../shared/register'
import type { Noun } from './rows'

const GROUPS: Partial<Record<Noun, [string, string[]][]>> = {
  estate: [
    ['who', ['name', 'aliases', 'kind', 'town', 'community', 'address', 'source_no']],
    ['size', ['built_year', 'buildings', 'households', 'floor_area', 'land_area', 'renovation']],
    ['people', ['population', 'aged', 'alone', 'children', 'rented', 'cars', 'ebikes']],
    ['care', ['management', 'property_org', 'fee', 'fee_high']],
    ['place', ['lat', 'lng', 'datum']],
  ],
  elevator: [
    ['where', ['building', 'stairwell', 'name', 'code', 'source_no', 'state']],
    ['machine', ['maker', 'model', 'installed', 'stops']],
    ['watch', ['maintainer', 'maintained', 'inspected', 'inspection_due']],
    ['assess', ['assessed', 'grade', 'advice']],
    ['insure', ['insurer', 'policy_end']],
  ],
  building: [
    ['who', ['name', 'source_no', 'structure', 'built_year']],
    ['size', ['floors', 'underground', 'stairwells', 'households', 'floor_area']],
    ['head', ['head_name', 'head_phone']],
    ['place', ['lat', 'lng', 'outline']],
  ],
}
/* Drawn, not typed. */
const DRAWN = ['outline', 'boundary']

export interface Group { key: string; fields: RegField[] }
export function groupsOf(noun: Noun, fields: readonly RegField[]): Group[] {
  const left = fields.filter(f => !DRAWN.includes(f.name)), out: Group[] = []
  for (const [key, names] of GROUPS[noun] ?? []) {
    const found = names.map(n => left.find(f => f.name === n)).filter((f): f is RegField => !!f)
    if (found.length) out.push({ key, fields: found })
  }
  const rest = left.filter(f => !out.some(g => g.fields.includes(f)))
  if (rest.length) out.push({ key: out.length ? 'rest' : '', fields: rest })
  return out
}

/* What a list of a noun shows of each record; the record's own form shows all of it. */
const COLUMNS: Partial<Record<Noun, string[]>> = {
  building: ['name', 'floors', 'stairwells', 'households', 'built_year', 'structure'],
  stairwell: ['building', 'name', 'floors', 'households'],
  elevator: ['name', 'installed', 'maintainer', 'inspection_due', 'assessed', 'state'],
  facility: ['kind', 'place', 'needed', 'count', 'good', 'note'],
  contract: ['firm', 'company', 'starts', 'ends', 'fee', 'rating'],
  owners_body: ['kind', 'set_up', 'term_ends', 'members'],
  ledger_month: ['month', 'fee_due', 'fee_paid', 'fund_balance', 'public_income', 'spending'],
  household: ['building', 'stairwell', 'code', 'floor', 'occupancy', 'persons'],
  lift_record: ['day', 'deed', 'result', 'by', 'note'],
}
export function columnsOf(noun: Noun, fields: readonly RegField[]): RegField[] {
  const names = COLUMNS[noun]
  return names ? names.map(n => fields.find(f => f.name === n)).filter((f): f is RegField => !!f) : fields.slice(0, 6)
}

/* A record is called by its title, else by what it is. */
export const isNumber = (f: RegField) => f.kind === 'int' || f.kind === 'real'
