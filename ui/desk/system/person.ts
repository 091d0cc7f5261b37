/* How a person stands, in words. */
import { dayShort, moment, now } from '../../shared/time'
import { facts, t } from '../../shared/words'
import type { PersonRow } from './rows'

export const stateOf = (p: PersonRow) => p.disabled_at ? 'off' : p.locked_until && p.locked_until > now() ? 'locked' : p.code_until && p.code_until > now() ? 'code' : 'on'
const role = (g: PersonRow['grants'][number]) => { const where = facts(g.org_name, g.area_name); return where ? t('home.here', { role: t(`person_role.${g.role}`), where: where.replace(/\u3000/g, t('list.comma')) }) : t(`person_role.${g.role}`) }
export const rolesOf = (p: PersonRow) => p.grants.map(role).join(t('list.semi')) || t('home.no_role')
export const seenOf = (p: PersonRow) => p.last_seen_at ? dayShort(p.last_seen_at) : t('sys.never')
export const seenWhole = (p: PersonRow) => p.last_seen_at ? moment(p.last_seen_at) : t('sys.never')
/* The three that stay apart. */
export const APART = ['sysadmin', 'secadmin', 'auditor']
