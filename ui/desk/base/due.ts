/* What a lift is due for and what was said of it, in words. */
import { t } from '../../shared/words'
import type { Due, Lift } from './rows'

export const toneOf = (light: string | null | undefined) => light === 'over' || light === 'over3' ? 'verm' : light === 'risk' ? 'amber' : light === 'done' ? 'green' : ''
/* An assessment that is 12 days over, 3 days left, or today; without a day of its own what is not known. */
export function dueWords(d: Due | null | undefined): string {
  if (!d) return ''
  const what = t(`lift.short.${d.what}`)
  if (d.days === null || d.days === undefined) return t('lift.due.unknown', { what })
  return d.days < 0 ? t('lift.due.over', { what, n: -d.days }) : d.days === 0 ? t('lift.due.today', { what }) : t('lift.due.left', { what, n: d.days })
}
export const judged = (x: Pick<Lift, 'advice' | 'grade'>) => x.advice ? t(`lift_advice.${x.advice}`) : x.grade ? t(`lift_grade.${x.grade}`) : t('lift.unassessed')
