import { beforeEach, describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, WORKDAY, dueText, isoDay, leftOf, limitText, moment, runsOn, setZone, short, span, timeLeft, usedShare } from '../shared/time'
import { setLang, t } from '../shared/words'

const said = (s: { key: string; args: Record<string, string | number> } | null) => s ? t(s.key, s.args) : ''

beforeEach(() => setLang('zh'))

describe('durations are said in working time', () => {
  it.each([
    [36 * MINUTE, '还剩 36 分钟'], [30_000, '还剩 1 分钟'], [HOUR, '还剩 1 工作小时'], [1.68 * HOUR, '还剩 1.6 工作小时'], [3 * HOUR, '还剩 3 工作小时'],
    [5.9 * HOUR, '还剩 5 工作小时'], [WORKDAY - 1, '还剩 7 工作小时'], [WORKDAY, '还剩 1 工作日'], [WORKDAY + 4 * HOUR, '还剩 1 工作日 4 小时'],
    [2 * WORKDAY + 30 * MINUTE, '还剩 2 工作日'], [3 * WORKDAY + 7 * HOUR, '还剩 3 工作日'], [9.9 * WORKDAY, '还剩 9 工作日'],
  ])('%d ms left', (ms, text) => { expect(said(span('time.left', ms))).toBe(text) })

  it('says overdue by how much, and from three times the limit by how many times', () => {
    expect(said(leftOf(11 * HOUR, WORKDAY))).toBe('已超 3 工作小时')
    expect(said(leftOf(2 * WORKDAY, WORKDAY))).toBe('已超 1 工作日')
    expect(said(leftOf(3 * WORKDAY, WORKDAY))).toBe('已超 3 倍时限')
    expect(said(leftOf(4.7 * WORKDAY, WORKDAY))).toBe('已超 4 倍时限')
    expect(said(leftOf(WORKDAY, WORKDAY))).toBe('还剩 1 分钟')
  })

  it('counts days of 24 hours where a limit runs through the night', () => {
    expect(['24小时', '2小时', '30分钟', '紧急工作时'].map(runsOn)).toEqual([true, true, true, true])
    expect(['5工作日', '4工作时', null, undefined].map(runsOn)).toEqual([false, false, false, false])
    expect(said(span('time.left', 20 * HOUR, true))).toBe('还剩 20 小时')
    expect(said(span('time.left', 26 * HOUR, true))).toBe('还剩 1 天 2 小时')
    expect(said(leftOf(5 * DAY, 2 * DAY, true))).toBe('已超 3 天')
    expect(said(limitText(24 * HOUR, true))).toBe('限 24 小时')
    expect(said(limitText(WORKDAY, false))).toBe('限 1 工作日')
    expect(said(limitText(4 * HOUR, false))).toBe('限 4 工作小时')
    expect(said(limitText(44 * HOUR, false))).toBe('限 5 工作日 4 小时')
    expect(said(limitText(12 * HOUR, false))).toBe('限 1 工作日 4 小时')
    expect(said(limitText(100 * HOUR, true))).toBe('限 4 天 4 小时')
  })

  it('says English with its plurals', () => {
    setLang('en')
    expect(said(span('time.left', WORKDAY))).toBe('1 day left')
    expect(said(span('time.over', 4 * WORKDAY))).toBe('4 days over')
  })
})

describe('what stands beside the light', () => {
  const p = { light: 'ok' as const, stage_limit_ms: WORKDAY, stage_used: HOUR, paused_since: null }
  it('a running clock', () => expect(said(timeLeft(p, 0))).toBe('还剩 7 工作小时'))
  it('a stopped clock counts natural days', () => {
    expect(said(timeLeft({ ...p, light: 'stop', paused_since: 10 * DAY }, 13 * DAY + HOUR))).toBe('停表 3 天')
    expect(said(timeLeft({ ...p, light: 'stop', paused_since: 10 * DAY }, 10 * DAY + 5 * HOUR))).toBe('停表 5 小时')
  })
  it('nothing where no clock runs', () => {
    expect(timeLeft({ ...p, light: 'done' }, 0)).toBeNull()
    expect(timeLeft({ ...p, stage_limit_ms: null }, 0)).toBeNull()
  })
  it('the bar', () => {
    expect(usedShare(HOUR, WORKDAY)).toBe(0.125)
    expect(usedShare(90 * WORKDAY, WORKDAY)).toBe(2)
    expect(usedShare(null, WORKDAY)).toBe(0)
  })
})

describe('dates in the city\'s zone', () => {
  const at = Date.UTC(2024, 5, 12, 2, 24)
  beforeEach(() => setZone(8 * HOUR, at))
  it('today, tomorrow, another day', () => {
    expect(dueText(at + 36 * MINUTE)).toBe('限今天 11:00')
    expect(dueText(at + DAY)).toBe('限明天 10:24')
    expect(dueText(at + 2 * DAY)).toBe('限 6 月 14 日 10:24')
    expect(dueText(at - DAY)).toBe('限 6 月 11 日 10:24')
  })
  it('another year is named', () => {
    expect(moment(Date.UTC(2023, 11, 31, 16, 30))).toBe('1 月 1 日 00:30')
    expect(short(Date.UTC(2022, 4, 1))).toBe('2022-5-1')
    expect(isoDay('2024-06-15')).toBe('2024 年 6 月 15 日')
    expect(isoDay(null)).toBe('')
  })
})
