/* What a record is called where it stands alone. */
import { hasWord, t } from '../../shared/words'
import { monthText, type Row } from '../../shared/register'
import type { Noun } from './rows'

const text = (x: unknown) => typeof x === 'string' ? x : ''
const code = (list: string, x: unknown) => hasWord(`${list}.${text(x)}`) ? t(`${list}.${text(x)}`) : text(x)

/* A lift's own name may already begin with its building. */
export function liftName(r: object): string {
  const x = r as Record<string, unknown>, b = text(x.where) || text(x.building_name), n = text(x.name)
  return b && !n.startsWith(b) ? `${b} ${n}` : n
}
export function titleOf(noun: Noun, r: Row): string {
  switch (noun) {
    case 'facility': return [code('facility_kind', r.kind), text(r.place)].filter(Boolean).join(' ')
    case 'contract': return text(r.firm_name) || text(r.company) || t('noun.contract')
    case 'owners_body': return code('body_kind', r.kind)
    case 'ledger_month': return monthText(text(r.month))
    case 'elevator': return liftName(r)
    case 'stairwell': return [text(r.building_name), text(r.name)].filter(Boolean).join(' ')
    case 'household': return [text(r.building_name), text(r.code)].filter(Boolean).join(' ')
    case 'lift_record': return [code('lift_deed', r.deed), text(r.day)].filter(Boolean).join(' ')
    default: return text(r.name)
  }
}
