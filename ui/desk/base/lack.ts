/* What is missing, in words: a field of the estate, a field of some of its records, records themselves. */
import { group, hasWord, t } from '../../shared/words'
import { label } from '../../shared/register'
import type { Missing } from './rows'

/* Where the record itself is what is missing. */
const RECORDS = ['building.name', 'facility.fire', 'facility.ebike', 'contract.ends', 'owners_body.kind', 'ledger_month.month']
export const lacksRecord = (m: Missing) => !m.field || RECORDS.includes(`${m.noun}.${m.field}`)

/* n of `of` are there. */
export function lackText(m: Missing): string {
  if (m.noun === 'estate') return m.label || label('estate', m.field ?? '')
  const noun = hasWord(`noun.${m.noun}`) ? t(`noun.${m.noun}`) : m.noun, key = `est.lack.${m.noun}.${m.field}`
  if (lacksRecord(m)) return m.of > 1 ? t('est.lack.some', { noun, n: group(m.n), of: group(m.of) }) : hasWord(key) ? t(key) : t('est.lack.none', { noun })
  return t('est.lack.field', { noun, field: label(m.noun, m.field ?? ''), n: group(m.of - m.n) })
}
