/* What a unit holds, in words: only what there is. */
import { group, t } from '../../shared/words'

export interface Holds { persons: number; cases: number; grants: number; kids: number }
export function holdsText(h: Holds): string {
  return ([['sys.persons_n', h.persons], ['sys.cases_n', h.cases], ['sys.grants_n', h.grants], ['sys.kids_n', h.kids]] as const)
    .filter(([, n]) => n > 0).map(([k, n]) => t(k, { n: group(n) })).join(t('list.comma'))
}
