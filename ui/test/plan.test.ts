import { describe, expect, it } from 'vitest'
import { drop, flat, kidsOf, step, under } from '../desk/plan/tree'
import { likelyDays, leastSure, unitNames, type Fact } from '../desk/plan/rows'
import { shareOf, spanOf } from '../desk/plan/plan'
import { paragraphs, paraAt } from '../shared/marks'

const rows = [{ id: 1, parent: null, position: 1 }, { id: 2, parent: 1, position: 1 }, { id: 3, parent: 1, position: 2 }, { id: 4, parent: null, position: 2 }, { id: 5, parent: 99, position: 3 }]

describe('a tree of tasks', () => {
  it('keeps its order, and whose parent is gone stands at the top', () => {
    expect(flat(rows).map(x => [x.row.id, x.depth])).toEqual([[1, 0], [2, 1], [3, 1], [4, 0], [5, 0]])
    expect(kidsOf(rows).get(1)?.map(r => r.id)).toEqual([2, 3])
  })
  it('knows what stands under what, even in a circle', () => {
    expect(under(rows, 3, 1)).toBe(true)
    expect(under(rows, 1, 3)).toBe(false)
    expect(under([{ id: 1, parent: 2 }, { id: 2, parent: 1 }], 1, 9)).toBe(false)
  })
  it('moves by one step', () => {
    expect(step(rows, 3, 'up')).toEqual({ parent: 1, after: null })
    expect(step(rows, 2, 'up')).toBeNull()
    expect(step(rows, 2, 'down')).toEqual({ parent: 1, after: 3 })
    expect(step(rows, 3, 'in')).toEqual({ parent: 2, after: null })
    expect(step(rows, 4, 'in')).toEqual({ parent: 1, after: 3 })
    expect(step(rows, 3, 'out')).toEqual({ parent: null, after: 1 })
    expect(step(rows, 1, 'out')).toBeNull()
    expect(step(rows, 7, 'up')).toBeNull()
  })
  it('is dropped before, into and after another, never into itself', () => {
    expect(drop(rows, 4, 2, 'before')).toEqual({ parent: 1, after: null })
    expect(drop(rows, 4, 2, 'after')).toEqual({ parent: 1, after: 2 })
    expect(drop(rows, 4, 1, 'in')).toEqual({ parent: 1, after: 3 })
    expect(drop(rows, 2, 4, 'before')).toEqual({ parent: null, after: 1 })
    expect(drop(rows, 1, 3, 'in')).toBeNull()
    expect(drop(rows, 3, 2, 'after')).toBeNull()
  })
})

describe('what was read', () => {
  const fact = (id: number, more: Partial<Fact>): Fact => ({ id, version: 1, kind: 'unit', parent: 1, position: id, level: null, role: 'lead', key_task: null, org: 7, org_name: 'A', orgs: [], state: 'proposed', low: false, edited: false, hand: false, no: null, title: 'a', said: 'a', start: null, end: null, start_text: null, end_text: null, reason: null, from: id, to: id + 1, text_from: null, text_to: null, confidence: 90, ...more } as Fact)
  it('offers days for a rough word, none for a day', () => {
    expect(likelyDays('2024-06-mid')).toEqual(['2024-06-10', '2024-06-15', '2024-06-20'])
    expect(likelyDays('2024-02-end')).toEqual(['2024-02-25', '2024-02-28', '2024-02-29'])
    expect(likelyDays('2024-02-30')).toEqual([])
    expect(likelyDays('2024-13-mid')).toEqual([])
    expect(likelyDays('long')).toEqual([])
  })
  it('counts each name once, the doubtful first', () => {
    const u = unitNames([fact(1, {}), fact(2, { role: 'join' }), fact(3, { said: 'b', org: null, low: true, confidence: 0 })])
    expect(u.map(x => [x.named, x.list.length, x.low])).toEqual([['b', 1, true], ['a', 2, false]])
    expect(u[1].n).toEqual({ lead: 1, join: 1 })
  })
  it('puts the least sure before the rest, which keep their order', () => {
    expect(leastSure([fact(1, {}), fact(2, { low: true, confidence: 70 }), fact(3, { low: true, confidence: 60 }), fact(4, {})]).map(f => f.id)).toEqual([3, 2, 1, 4])
  })
})

describe('the plan in time', () => {
  it('spans whole months, today among them', () => {
    const s = spanOf(['2024-04-01', '2024-09-30', null], '2024-06-12')
    expect(s.months.map(m => m.m)).toEqual([4, 5, 6, 7, 8, 9])
    expect(shareOf(s, s.from)).toBe(0)
    expect(shareOf(s, s.to)).toBe(100)
  })
  it('reaches over the end of a year', () => {
    const s = spanOf(['2024-11-05'], '2025-01-20')
    expect(s.months.map(m => [m.y, m.m])).toEqual([[2024, 11], [2024, 12], [2025, 1]])
  })
})

describe('paragraphs', () => {
  it('finds the one in which a place stands', () => {
    const p = paragraphs('one\n\ntwo\nthree', [])
    expect(paraAt(p, 0)?.n).toBe(1)
    expect(paraAt(p, 6)?.n).toBe(2)
    expect(paraAt(p, 99)?.n).toBe(3)
    expect(paraAt([], 3)).toBeNull()
  })
  it('keeps a mark that runs over several lines in each of them', () => {
    const p = paragraphs('ab\ncd\nef', [{ key: 'k', tag: 'T', cls: 'ok', from: 1, to: 7 }])
    expect(p.map(x => x.pieces.filter(y => y.marks.length).map(y => y.text).join(''))).toEqual(['b', 'cd', 'e'])
  })
})
