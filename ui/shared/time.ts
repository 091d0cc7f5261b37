/* Time as people say it. Durations are working time: one working day is eight hours. */
import { t, type Args } from './words'
import type { Light } from './api.d'

export const MINUTE = 60_000, HOUR = 3_600_000, WORKDAY = 8 * HOUR, DAY = 24 * HOUR

export interface Said { key: string; args: Args }

/* 工作 and 紧急, as the limits of the data are written. */
const WORKING = '\u5de5\u4f5c', URGENT = '\u7d27\u6025'

/* Limits are texts of the program: 5工作日 and 4工作时 run in working time, 24小时 runs through nights and holidays. */
export function runsOn(limit: string | null | undefined): boolean {
  return !!limit && (!limit.includes(WORKING) || limit.includes(URGENT))
}

/* A length of working time under `stem`: minutes, hours (tenths below four), days with hours, days. Rounds down.
   One that runs on counts days of 24 hours. */
export function span(stem: string, ms: number, running = false): Said {
  if (ms < HOUR) return { key: `${stem}.min`, args: { m: Math.max(1, Math.floor(ms / MINUTE)) } }
  const day = running ? DAY : WORKDAY, r = running ? 'r' : ''
  if (ms < day) {
    const h = ms / HOUR
    return { key: `${stem}.${r}h`, args: { h: h < 4 ? Math.floor(h * 10) / 10 : Math.floor(h) } }
  }
  const d = Math.floor(ms / day), h = Math.floor((ms - d * day) / HOUR)
  if (d < 3 && h > 0) return { key: `${stem}.${r}dh`, args: { d, h } }
  return { key: `${stem}.${r}d`, args: { d } }
}

export interface Clocked { light: Light | null; stage_limit_ms: number | null; stage_used: number | null; paused_since: number | null; stage_limit?: string | null }

/* What stands beside the light of a work item; null where no clock runs. */
export function timeLeft(p: Clocked, now: number): Said | null {
  if (p.light === 'done') return null
  if (p.light === 'stop') {
    const gone = Math.max(0, now - (p.paused_since ?? now))
    return gone < DAY ? { key: 'time.stop.h', args: { h: Math.max(1, Math.floor(gone / HOUR)) } }
      : { key: 'time.stop.d', args: { d: Math.floor(gone / DAY) } }
  }
  if (p.stage_limit_ms === null || p.stage_used === null || p.stage_limit_ms <= 0) return null
  return leftOf(p.stage_used, p.stage_limit_ms, runsOn(p.stage_limit))
}

export function leftOf(used: number, limit: number, running = false): Said {
  if (used > 0 && used >= 3 * limit) return { key: 'time.times', args: { n: Math.floor(used / limit) } }
  return used > limit ? span('time.over', used - limit, running) : span('time.left', limit - used, running)
}

/* 限 2 工作日, 限 5 工作日 4 小时, 限 24 小时 */
export function limitText(ms: number, running: boolean): Said {
  const r = running ? 'r' : '', day = running ? DAY : WORKDAY
  if (ms < HOUR) return { key: 'time.limit.min', args: { n: Math.round(ms / MINUTE) } }
  if (running ? ms < 3 * DAY : ms < WORKDAY) return { key: `time.limit.${r}h`, args: { n: Math.round(ms / HOUR * 10) / 10 } }
  const n = Math.floor(ms / day), h = Math.round((ms - n * day) / HOUR * 10) / 10
  return h ? { key: `time.limit.${r}dh`, args: { n, h } } : { key: `time.limit.${r}d`, args: { n } }
}

/* Share of the limit used; the bar's notch is at 1. */
export function usedShare(used: number | null, limit: number | null): number {
  if (used === null || limit === null || limit <= 0) return 0
  return Math.round(Math.min(2, used / limit) * 1000) / 1000
}

/* ---------- dates: epoch ms are shown in the city's zone, which the program tells ---------- */
let zone = 8 * HOUR
let skew = 0

export function setZone(offset: number, serverNow: number): void {
  zone = offset
  skew = serverNow - Date.now()
}

export function now(): number { return Date.now() + skew }

export interface Parts { y: number; mo: number; d: number; wd: number; hm: string }

export function parts(ms: number): Parts {
  const x = new Date(ms + zone)
  const two = (n: number) => String(n).padStart(2, '0')
  return { y: x.getUTCFullYear(), mo: x.getUTCMonth() + 1, d: x.getUTCDate(), wd: x.getUTCDay(), hm: `${two(x.getUTCHours())}:${two(x.getUTCMinutes())}` }
}

export function dayNumber(ms: number): number { return Math.floor((ms + zone) / DAY) }

function month(mo: number): string { return t(`date.mon.${mo}`) }

/* The first moment of the day after. */
export function nextDay(ms: number): number { return (dayNumber(ms) + 1) * DAY - zone }

/* The first moment of '2024-06-15' in the city's zone. */
export function startOfDay(iso: string): number { return Date.parse(`${iso}T00:00:00Z`) - zone }

export function dayText(ms: number): string {
  const p = parts(ms)
  return t(p.y === parts(now()).y ? 'date.md' : 'date.ymd', { y: p.y, mon: month(p.mo), d: p.d })
}

/* 6 月 12 日 10:24 */
export function moment(ms: number): string { return `${dayText(ms)} ${parts(ms).hm}` }

/* 6-12 10:24, and only the hour for today */
export function short(ms: number): string {
  const p = parts(ms)
  if (p.y !== parts(now()).y) return `${p.y}-${p.mo}-${p.d}`
  return `${p.mo}-${p.d} ${p.hm}`
}

export function dayShort(ms: number): string {
  const p = parts(ms)
  return p.y === parts(now()).y ? `${p.mo}-${p.d}` : `${p.y}-${p.mo}-${p.d}`
}

/* 限今天 11:00 */
export function dueText(ms: number): string {
  const away = dayNumber(ms) - dayNumber(now())
  if (away === 0) return t('time.due_today', { hm: parts(ms).hm })
  if (away === 1) return t('time.due_tomorrow', { hm: parts(ms).hm })
  return t('time.due', { when: moment(ms) })
}

/* '2024-06-15' in words */
export function isoDay(iso: string | null): string {
  const m = iso && /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (!m) return iso ?? ''
  return t('date.ymd', { y: m[1], mon: month(Number(m[2])), d: Number(m[3]) })
}

export function isoDayShort(iso: string | null): string {
  const m = iso && /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (!m) return iso ?? ''
  return Number(m[1]) === parts(now()).y ? t('date.md', { mon: month(Number(m[2])), d: Number(m[3]) }) : isoDay(iso)
}
