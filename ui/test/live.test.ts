import { describe, expect, it } from 'vitest'
import { cut, patience } from '../shared/live'

describe('the live line', () => {
  it('is cut into events, whatever the pieces it comes in', () => {
    const whole = 'retry: 3000\n\nid: 7\nevent: change\ndata: {"noun":"problem","id":5,"version":2}\n\n: quiet\n\nevent: bell\ndata: {}\n\n'
    const told = [{ event: 'change', id: '7', data: '{"noun":"problem","id":5,"version":2}' }, { event: 'bell', id: null, data: '{}' }]
    expect(cut(whole)).toEqual({ told, rest: '' })
    for (let n = 1; n < whole.length; n++) {
      const a = cut(whole.slice(0, n)), b = cut(a.rest + whole.slice(n))
      expect([...a.told, ...b.told]).toEqual(told)
      expect(b.rest).toBe('')
    }
  })
  it('keeps what is not whole yet', () => {
    expect(cut('event: beat\ndata: {}\n')).toEqual({ told: [], rest: 'event: beat\ndata: {}\n' })
    expect(cut('')).toEqual({ told: [], rest: '' })
  })
  it('waits longer the more often it failed, never all at once, never longer than a minute', () => {
    expect(patience(0, 0)).toBe(600)
    expect(patience(0, 1)).toBe(1400)
    expect(patience(3, 0.5)).toBeGreaterThan(patience(2, 0.5))
    expect(patience(50, 1)).toBeLessThanOrEqual(60_000)
  })
})
