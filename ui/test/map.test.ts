import { describe, expect, it } from 'vitest'
import { fit, fromMercator, mercator, pathOf, shapeOf, tiles, type Eye } from '../shared/map'
import { markOf, said, stopText } from '../desk/base/mapmarks'

const AT = { lat: 31.865553, lng: 120.543441 }
const SQUARE = { type: 'Polygon' as const, coordinates: [[[120.5, 31.8], [120.51, 31.8], [120.51, 31.81], [120.5, 31.8]]] }

describe('a plane that tiles lie on', () => {
  it('is true to length at its origin', () => {
    const p = mercator(AT)({ lat: AT.lat, lng: AT.lng + 0.01 }), q = mercator(AT)({ lat: AT.lat + 0.01, lng: AT.lng })
    expect(p.x).toBeCloseTo(945.4, 0)
    expect(-q.y).toBeCloseTo(1113.3, 0)
    const back = fromMercator(AT)(mercator(AT)({ lat: 31.9, lng: 120.3 }))
    expect(back.lat).toBeCloseTo(31.9, 9)
    expect(back.lng).toBeCloseTo(120.3, 9)
  })
  /* Column and row by the formula that every web map states. */
  it('lays the tile over the place that it shows', () => {
    const e: Eye = { x: 0, y: 0, scale: 1.2 }, wide = 800, high = 600
    for (const t of tiles(AT, e, wide, high)) {
      const n = 2 ** t.z, here = t.x <= wide / 2 && t.x + t.size > wide / 2 && t.y <= high / 2 && t.y + t.size > high / 2
      const col = Math.floor((AT.lng + 180) / 360 * n), row = Math.floor((1 - Math.asinh(Math.tan(AT.lat * Math.PI / 180)) / Math.PI) / 2 * n)
      expect(here).toBe(t.col === col && t.row === row)
      expect(t.size).toBeGreaterThan(150)
      expect(t.size).toBeLessThan(400)
    }
    expect(tiles(AT, e, wide, high).length).toBeGreaterThan(3)
    expect(tiles(AT, e, wide, high).length).toBeLessThan(40)
    expect(tiles(AT, fit({ x0: -1e8, x1: 1e8, y0: -1e8, y1: 1e8 }, wide, high), wide, high).length).toBeLessThan(80)
  })
})

describe('outlines', () => {
  it('draws what is one, and nothing else', () => {
    expect(pathOf(SQUARE, p => ({ x: (p.lng - 120.5) * 1000, y: (p.lat - 31.8) * 1000 }))).toBe('M0.0 0.0L10.0 0.0L10.0 10.0Z')
    expect(shapeOf(JSON.stringify(SQUARE))).toEqual(SQUARE)
    for (const no of [null, '', 'x', '{}', '{"type":"Point","coordinates":[1,2]}', '{"type":"Polygon","coordinates":[[[1]]]}', '{"type":"Polygon"}']) expect(shapeOf(no)).toBeNull()
  })
})

describe('classes', () => {
  it('tells codes apart by shape, numbers by depth and size', () => {
    expect(new Set([0, 1, 2, 3, 4, 5].map(i => markOf('code', i, 6).d)).size).toBe(6)
    const sizes = [0, 1, 2, 3, 4].map(i => markOf('number', i, 5))
    expect(sizes.map(s => s.depth)).toEqual([0, 1, 2, 3, 4])
    expect(sizes.every((s, i) => i === 0 || s.size > sizes[i - 1].size)).toBe(true)
    expect(markOf('number', null, 5).depth).toBe(-1)
  })
  it('says them with their unit', () => {
    const more = (n: string) => `${n}+`, stop = (from: number, to: number | null) => ({ key: null, label: null, from, to, n: 1 })
    expect(stopText(stop(1000, 2999), false, false, '户', more)).toBe('1,000\u20132,999 户')
    expect(stopText(stop(6, null), false, false, '件', more)).toBe('6 件+')
    expect(stopText(stop(3, 3), false, false, '', more)).toBe('3')
    expect(stopText(stop(1995, 1999), false, true, '年', more)).toBe('1995\u20131999 年')
    expect(stopText(stop(55, 110), true, false, '元', more)).toBe('0.55\u20131.1 元')
    expect(said(1234.5678, false, false)).toBe('1,234.57')
  })
})
