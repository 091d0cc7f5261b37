import { describe, expect, it } from 'vitest'
import { barOf, dayAt, daysOf, drawn, groupsOf, isoOf, leftOf, markState, scaleOf, type GanttRow } from '../desk/gantt/scale'

const row = (more: Partial<GanttRow>): GanttRow => ({ id: 1, name: 'a', from: null, till: null, ...more })
const strip = () => scaleOf(['2026-01-10', '2026-04-20'], '2026-02-15', 'fit')

describe('scale of a Gantt chart', () => {
  it('holds whole months around every day and today', () => {
    const s = strip()
    expect([isoOf(s.from, 0), isoOf(s.to, 0)]).toEqual(['2026-01-01', '2026-05-01'])
    expect(s.ticks.map(k => k.m)).toEqual([1, 2, 3, 4])
    expect(scaleOf([], '2026-12-31', 'fit').ticks.map(k => [k.y, k.m])).toEqual([[2026, 12], [2027, 1], [2027, 2]])
    expect(scaleOf(['2025-11-02'], '2026-01-05', 'fit').ticks.map(k => k.first)).toEqual([true, false, true])
  })
  it('holds whole weeks from Monday where weeks are shown', () => {
    const s = scaleOf(['2026-07-01'], '2026-07-02', 'week')
    expect(isoOf(s.from, 0)).toBe('2026-06-29')
    expect(s.ticks.length).toBe(8)
    expect(s.width).toBe(56 * 12)
  })
  it('takes a last day as whole, and one without as open', () => {
    const s = strip(), b = barOf(s, '2026-01-01', '2026-04-30')
    expect(b).toEqual({ left: 0, width: 100, open: false })
    expect(barOf(s, null, null)).toBe(null)
    expect(barOf(s, '2026-03-01', null)).toMatchObject({ open: true })
    expect(barOf(s, null, '2026-01-01')?.left).toBe(0)
  })
  it('never leaves the strip', () => { expect(leftOf(strip(), '2020-01-01')).toBe(0); expect(leftOf(strip(), '2030-01-01')).toBe(100) })
})

describe('a row of a Gantt chart', () => {
  it('goes up to today while it is under way, and shows what is after its planned end', () => {
    const s = strip(), d = drawn(s, row({ from: '2026-01-10', till: '2026-01-31', real_from: '2026-01-12', done: 140 }), '2026-02-15')
    expect(d.done).toBe(100)
    expect(d.real!.left + d.real!.width).toBeCloseTo(leftOf(s, '2026-02-16'))
    expect(d.late!.left).toBeCloseTo(leftOf(s, '2026-02-01'))
  })
  it('is late from its start where it began after the planned end', () => {
    const s = strip(), d = drawn(s, row({ till: '2026-01-31', real_from: '2026-02-05', real_to: '2026-02-10' }), '2026-02-15')
    expect(d.late).toEqual(d.real)
  })
  it('is not late where it ended in time, and stands the wrong way round for nothing', () => {
    const s = strip()
    expect(drawn(s, row({ till: '2026-01-31', real_from: '2026-01-02', real_to: '2026-01-31' }), '2026-02-15').late).toBe(null)
    expect(drawn(s, row({ real_from: '2026-03-05' }), '2026-02-15').real!.width).toBeGreaterThan(0)
  })
  it('knows its points', () => {
    expect(markState({ day: '2026-01-02', name: '', done: true }, '2026-02-15')).toBe('done')
    expect(markState({ day: '2026-01-02', name: '' }, '2026-02-15')).toBe('missed')
    expect(markState({ day: '2026-02-15', name: '' }, '2026-02-15')).toBe('ahead')
    expect(daysOf([row({ from: '2026-01-02', marks: [{ day: null, name: '' }, { day: '2026-02-30x', name: '' }] })])).toEqual(['2026-01-02'])
  })
  it('stands under its group, in the order of the first', () => {
    expect(groupsOf([row({ id: 1, group: 'b' }), row({ id: 2, group: 'a' }), row({ id: 3, group: 'b' })]).map(g => [g.name, g.rows.map(r => r.id)])).toEqual([['b', [1, 3]], ['a', [2]]])
  })
  it('is dated in the time of the city', () => { expect(isoOf(dayAt('2026-01-01') - 8 * 3_600_000)).toBe('2026-01-01'); expect(isoOf(null)).toBe(null) })
})
