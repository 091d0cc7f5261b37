import { describe, expect, it } from 'vitest'
import { cells, draw } from '../shared/clock'
import { DAY, HOUR, WORKDAY, setZone } from '../shared/time'
import type { Segment } from '../shared/api.d'

setZone(8 * HOUR, Date.now())
/* Two working days, a weekend, one more: 8 to 12 and 14 to 18, Thursday 6 June 2024 on. */
const day = (d: number): Segment[] => {
  const m = Date.UTC(2024, 5, d, 0)                /* 08:00 in the city */
  return [{ from: m, to: m + 4 * HOUR, kind: 'work' }, { from: m + 4 * HOUR, to: m + 6 * HOUR, kind: 'rest' }, { from: m + 6 * HOUR, to: m + 10 * HOUR, kind: 'work' }]
}
const night = (d: number, to: number): Segment => ({ from: Date.UTC(2024, 5, d, 10), to: Date.UTC(2024, 5, to, 0), kind: 'rest' })
const week = [...day(6), night(6, 7), ...day(7), night(7, 11), ...day(11)]

describe('the overall clock', () => {
  const now = Date.UTC(2024, 5, 7, 4), due = Date.UTC(2024, 5, 11, 10)
  const d = draw(week, now, due, 0, 254)

  it('gives working time its scale, a night nothing and a long rest one gap', () => {
    expect(d.runs.filter(r => r.kind === 'off')).toEqual([{ x: 160, w: 14, kind: 'off' }])
    expect(d.runs.map(r => r.kind)).toEqual(['run', 'left', 'off', 'left'])
    expect(d.runs[0]).toMatchObject({ x: 0, w: 120 })
    expect(d.runs[3].x + d.runs[3].w).toBeCloseTo(254)
  })
  it('marks this moment, the deadline and the days', () => {
    expect(d.now).toBeCloseTo(120)
    expect(d.due).toBeCloseTo(254)
    expect(d.ticks.map(t => Math.round(t.x))).toEqual([0, 80, 174])
  })
  it('shows what ran after the deadline', () => {
    const late = draw(week, Date.UTC(2024, 5, 11, 10), Date.UTC(2024, 5, 7, 4), -1, 254)
    expect(late.runs.map(r => r.kind)).toEqual(['run', 'late', 'off', 'late'])
    expect(late.due).toBeCloseTo(120)
    expect(late.now).toBeCloseTo(254)
  })
  it('completes what the segments leave open up to the deadline', () => {
    const open = draw(day(6), Date.UTC(2024, 5, 6, 10), Date.UTC(2024, 5, 7, 10), WORKDAY, 200)
    expect(open.runs.map(r => r.kind)).toEqual(['run', 'left'])
    expect(open.runs[1].w).toBeCloseTo(100)
    expect(open.due).toBeCloseTo(200)
  })
  it('takes what lies between work for rest, and before it too', () => {
    const work = week.filter(s => s.kind === 'work')
    expect(draw(work, now, due, 0, 254, 14, work[0].from)).toEqual(d)
    const sunday = draw(work, now, due, 0, 254, 14, work[0].from - DAY)
    expect(sunday.runs[0]).toMatchObject({ x: 0, w: 14, kind: 'off' })
  })
  it('hatches a stop', () => {
    const stop: Segment[] = [...day(6), { from: Date.UTC(2024, 5, 6, 10), to: Date.UTC(2024, 5, 6, 10) + DAY, kind: 'stop' }]
    const s = draw(stop, Date.UTC(2024, 5, 7, 10), null, 0, 160)
    expect(s.runs.map(r => r.kind)).toEqual(['run', 'stop'])
    expect(s.runs[1].w).toBeCloseTo(80)
  })
  it('marks midnights where a clock runs on', () => {
    const m = Date.UTC(2024, 5, 6, 4)
    const r = draw([{ from: m, to: m + 2 * DAY, kind: 'work' }], m + DAY, m + 2 * DAY, 0, 200)
    expect(r.ticks.map(t => Math.round(t.x))).toEqual([0, 50, 150])
    expect(r.now).toBeCloseTo(100)
  })
  it('draws nothing of nothing', () => expect(draw([], 0, null, 0, 100)).toEqual({ runs: [], ticks: [], now: null, due: null, width: 100 }))
})

describe('the stage clock', () => {
  it('has a cell an hour up to two days', () => {
    expect(cells(4.75 * HOUR, WORKDAY)).toEqual({ unit: 'hour', fill: [1, 1, 1, 1, 0.75, 0, 0, 0], late: 0 })
  })
  it('has a cell a day beyond', () => {
    expect(cells(2.5 * WORKDAY, 5 * WORKDAY)).toEqual({ unit: 'day', fill: [1, 1, 0.5, 0, 0], late: 0 })
  })
  it('has hours of a day that runs on', () => expect(cells(6 * HOUR, DAY, true).fill.filter(x => x === 1)).toHaveLength(6))
  it('is full and late when overdue', () => {
    const c = cells(3 * WORKDAY, WORKDAY)
    expect(c.fill.every(x => x === 1)).toBe(true)
    expect(c.late).toBe(2 * WORKDAY)
  })
  it('never draws more than thirty cells', () => expect(cells(WORKDAY, 90 * WORKDAY).fill).toHaveLength(30))
})
