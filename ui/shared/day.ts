/* The dates beside the groups of work. */
import { DAY, dayText, now, parts } from './time'
import { t } from './words'

/* This week ends on Sunday. */
function weekEnd(): number {
  const wd = parts(now()).wd
  return now() + (wd === 0 ? 0 : 7 - wd) * DAY
}

export function groupDay(key: string): string {
  if (key === 'today') return dayText(now())
  if (key === 'week') return t('work.until', { day: dayText(weekEnd()) })
  return ''
}
