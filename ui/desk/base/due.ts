/* What a lift is due for and what was said of it, in words. */
import { DAY, dayNumber, now } from '../../shared/time'
import { t } from '../../shared/words'
import type { Due, Lift } from './rows'

export const toneOf = (light: string | null | undefined) => light === 'over' || light === 'over3' ? 'verm' : light === 'risk' ? 'amber' : light === 'done' ? 'green' : ''
/* An assessment that is 12 days over, 3 days left, or today; without a day of its own what is not known. */
export function dueWords(d: Due | null | undefined): string {
  if (!d) return ''
  const what = t(`lift.short.${d.what}`)
  if (d.days === null || d.days === undefined) return t(d.light === 'over' ? 'lift.due.none' : 'lift.due.unknown', { what })
  if (d.days <= -730) return t('lift.due.over_years', { what, n: Math.floor(-d.days / 365) })
  return d.days < 0 ? t('lift.due.over', { what, n: -d.days }) : d.days === 0 ? t('lift.due.today', { what }) : t('lift.due.left', { what, n: d.days })
}
/* What the assessment said; where there was none, whether one was due. */
export function judged(x: Pick<Lift, 'advice' | 'grade' | 'years'> & { assessed?: unknown }): string {
  if (x.advice) return t(`lift_advice.${x.advice}`)
  if (x.grade) return t(`lift_grade.${x.grade}`)
  return t(x.assessed ? 'lift.was_assessed' : x.years !== null && x.years < 15 ? 'lift.young' : 'lift.unassessed')
}

/* When it is due for that, and how it stands: the light turns some days before. */
const BY: Record<string, [string, number]> = { assessment: ['assess_by', 60], inspection: ['inspect_by', 30], maintenance: ['maintain_by', 3], insurance: ['insure_by', 30] }
export function dueOf(x: Lift, what: string): Due | null {
  const [field, warn] = BY[what] ?? [], on = field && typeof x[field] === 'string' ? x[field] as string : ''
  if (!on) return what === 'insurance' ? { what, on: null, days: null, light: 'over' } : null
  const days = Math.round(Date.parse(on) / DAY) - dayNumber(now())
  return { what, on, days, light: days < 0 ? 'over' : days <= (warn ?? 0) ? 'risk' : 'ok' }
}
