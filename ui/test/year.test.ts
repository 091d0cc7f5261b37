/* The leaves of a year, and holidays gathered from their days. */
import { describe, expect, it } from 'vitest'
import { restsOf, yearOf } from '../shared/year'

const off = (day: string, name = 'A') => ({ day, off: true, name }), on = (day: string, name = 'A') => ({ day, off: false, name })

describe('the leaves', () => {
  it('begin on Monday and hold every day once', () => {
    for (const [year, days] of [[2024, 366], [2025, 365]] as const) {
      const cells = yearOf(year, []).flatMap(l => l.weeks.flat()).filter(c => c !== null)
      expect(cells.length).toBe(days)
      expect(new Set(cells.map(c => c?.day)).size).toBe(days)
    }
    expect(yearOf(2024, [])[0].weeks[0].map(c => c?.d)).toEqual([1, 2, 3, 4, 5, 6, 7])       /* 2024-01-01 was a Monday */
    expect(yearOf(2024, [])[8].weeks[0].map(c => c?.d ?? 0)).toEqual([0, 0, 0, 0, 0, 0, 1])   /* 2024-09-01 a Sunday */
    expect(yearOf(2024, []).every(l => l.weeks.every(w => w.length === 7))).toBe(true)
  })
  it('tell weekends, rest and make-up days apart', () => {
    const kinds = Object.fromEntries(yearOf(2024, [off('2024-02-12'), off('2024-02-10'), on('2024-02-04')])[1].weeks.flat().filter(c => c).map(c => [c?.d, c?.kind]))
    expect([kinds[4], kinds[10], kinds[12], kinds[13], kinds[17]]).toEqual(['makeup', 'rest', 'rest', 'work', 'weekend'])
  })
})

describe('holidays', () => {
  it('gather days that follow each other; make-up days go to the nearest of their name', () => {
    const r = restsOf([off('2024-02-11'), off('2024-02-10'), on('2024-02-04'), on('2024-02-18'), off('2024-05-01', 'B'), off('2024-12-31'), on('2024-12-29')])
    expect(r.map(x => [x.name, x.from, x.to, x.days, x.makeup])).toEqual([
      ['A', '2024-02-10', '2024-02-11', 2, ['2024-02-04', '2024-02-18']], ['B', '2024-05-01', '2024-05-01', 1, []], ['A', '2024-12-31', '2024-12-31', 1, ['2024-12-29']],
    ])
  })
  it('keep a make-up day whose holiday is not of the year', () => expect(restsOf([on('2024-02-04')])).toEqual([{ name: 'A', from: '2024-02-04', to: '2024-02-04', days: 0, makeup: ['2024-02-04'] }]))
})
