import { describe, expect, it } from 'vitest'
import { askOf, dayStart, filtersOf, filtersOfAsk, FILTERS, isoOf, listOf, queryOf, sameQuery } from '../shared/filters'
import { COLUMNS, USUAL, columnsOf, columnsText, listed, moved, sheetOf, toggled, usual } from '../shared/columns'
import { barsOf, classes, classOf, clause, core, hull, room, shareOf, spanOf } from '../shared/cockpit'
import { boxOf, cluster, fit, heart, plane, scaleBar, toScreen, worst, zoom } from '../shared/map'

const HOUR8 = 8 * 3_600_000

describe('filters and the address', () => {
  it('carries every filter there and back', () => {
    const all = Object.fromEntries(FILTERS.map((k, i) => [k, String(i + 1)]))
    expect(filtersOf(all)).toEqual(all)
    expect(filtersOfAsk(queryOf(all))).toEqual(all)
  })
  it('reads what the program counts as the same list', () => {
    expect(listOf('open=1&light=over')).toBe('/problems?light=over')
    expect(listOf('mark=filed')).toBe('/problems?mark=filed&open=0')
    expect(listOf('state=closed&mark=late,agreed')).toBe('/problems?state=closed&mark=late%2Cagreed')
    expect(listOf('open=0')).toBe('/problems?open=closed')
    expect(listOf('state=filed&open=1&sort=-id')).toBe('/problems?state=filed&open=1&sort=-id')
    expect(listOf('')).toBe('/problems?open=0')
    for (const q of ['open=1', 'open=0', 'mark=filed', 'state=filed', 'state=filed&open=1', 'open=0&state=closed', ''])
      expect(Object.entries(askOf(filtersOf(Object.fromEntries(new URLSearchParams(listOf(q).split('?')[1]))))).sort(), q)
        .toEqual(Array.from(new URLSearchParams(q)).sort())
  })
  it('knows a saved view by what it asks, in whatever order', () => {
    expect(sameQuery('light=over,over3&open=1', 'open=1&light=over3%2Cover')).toBe(true)
    expect(sameQuery('open=1', 'open=1&sort=-id')).toBe(false)
    expect(sameQuery('town=1&open=1', 'open=1')).toBe(false)
    expect(queryOf({ q: 'b,a' })).toBe('open=1&q=b%2Ca')
  })
  it('reads days in the city\'s zone, and refuses what is none', () => {
    expect(isoOf(dayStart('2024-06-12', HOUR8)!, HOUR8)).toBe('2024-06-12')
    expect(new Date(dayStart('2024-06-12', HOUR8)!).toISOString()).toBe('2024-06-11T16:00:00.000Z')
    expect(isoOf(dayStart('2024-2-29', HOUR8)!, HOUR8)).toBe('2024-02-29')
    for (const no of ['2023-02-29', '2024-13-01', '12.6.2024', '2024-06', '']) expect(dayStart(no, HOUR8)).toBeNull()
  })
})

describe('columns', () => {
  it('reads a stored choice as far as it makes sense', () => {
    expect(columnsOf(null)).toEqual(USUAL)
    expect(columnsOf('nonsense')).toEqual(USUAL)
    expect(columnsOf('unit,nonsense,unit,estate')).toEqual(['unit', 'estate'])
    expect(columnsOf(columnsText(USUAL))).toEqual(USUAL)
    expect(usual(columnsOf(''))).toBe(true)
  })
  it('chooses and orders without losing one', () => {
    expect(toggled(['unit'], 'unit')).toEqual(['unit'])
    expect(toggled(['unit', 'estate'], 'unit')).toEqual(['estate'])
    expect(toggled(['unit'], 'town')).toEqual(['unit', 'town'])
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 'b', 1)).toEqual(['a', 'b'])
    expect(listed(['unit'])[0]).toBe('unit')
    expect([...listed(['unit'])].sort()).toEqual(COLUMNS.map(c => c.key).sort())
    expect(sheetOf(['unit', 'state'])).toBe('no,title,unit,state')
  })
})

describe('the drawn map', () => {
  const origin = { lat: 30, lng: 123 }, at = plane(origin)
  it('measures in metres', () => {
    expect(at(origin).x).toBeCloseTo(0, 9)
    expect(at({ lat: 29.99, lng: 123 }).y).toBeCloseTo(1113.19, 1)
    expect(at({ lat: 30, lng: 123.01 }).x).toBeCloseTo(964.05, 1)
  })
  it('shows all that there is, and keeps the place under the pointer', () => {
    const b = boxOf([{ x: 0, y: 0 }, { x: 4000, y: 1000 }])!, e = fit(b, 800, 600)
    for (const p of [{ x: 0, y: 0 }, { x: 4000, y: 1000 }]) {
      const s = toScreen(p, e, 800, 600)
      expect(s.x >= 47.9 && s.x <= 752.1 && s.y >= 47.9 && s.y <= 552.1).toBe(true)
    }
    const under = { x: 100, y: 500 }, before = { x: e.x + (under.x - 400) * e.scale, y: e.y + (under.y - 300) * e.scale }
    const near = zoom(e, 0.5, under, 800, 600, 1000), s = toScreen(before, near, 800, 600)
    expect([s.x, s.y]).toEqual([expect.closeTo(100, 6), expect.closeTo(500, 6)])
    expect(zoom(e, 1e-9, under, 800, 600, 1000).scale).toBe(0.4)
    expect(zoom(e, 1e9, under, 800, 600, 1000).scale).toBe(1000)
    expect(fit(boxOf([{ x: 5, y: 5 }])!, 800, 600).scale).toBe(1.2)
    expect(boxOf([])).toBeNull()
  })
  it('leaves one wrong position out of the first look', () => {
    const city = Array.from({ length: 20 }, (_, i) => ({ x: i * 100, y: i * 50 }))
    expect(heart([...city, { x: 9e6, y: 0 }])).toHaveLength(20)
    expect(heart(city)).toHaveLength(20)
    expect(heart([{ x: 0, y: 0 }, { x: 9e6, y: 0 }])).toHaveLength(2)
    expect(heart(Array.from({ length: 9 }, () => ({ x: 1, y: 1 })))).toHaveLength(9)
  })
  it('joins marks that would lie on each other, and loses none', () => {
    const marks = [{ x: 10, y: 10, item: 1 }, { x: 14, y: 10, item: 2 }, { x: 29, y: 10, item: 3 }, { x: 300, y: 10, item: 4 }, { x: 39.9, y: 10, item: 5 }]
    const c = cluster(marks, 20)
    expect(c.map(x => x.items)).toEqual([[1, 2, 3], [4], [5]])
    expect(c[0].x).toBeCloseTo((10 + 14 + 29) / 3, 9)
    const many = Array.from({ length: 2000 }, (_, i) => ({ x: (i * 37) % 900, y: (i * 91) % 600, item: i }))
    expect(cluster(many, 26).reduce((n, x) => n + x.items.length, 0)).toBe(2000)
    expect(cluster(many, 26).length).toBeLessThan(900)
    expect(cluster([], 20)).toEqual([])
  })
  it('says lengths in round figures', () => {
    expect(scaleBar(10, 120)).toEqual({ metres: 1000, px: 100 })
    expect(scaleBar(1.2, 120).metres).toBe(100)
    expect(scaleBar(5, 120)).toEqual({ metres: 500, px: 100 })
  })
  it('lets the worst light speak', () => {
    expect(worst(['ok', 'over', null])).toBe('over')
    expect(worst(['half', 'ok'])).toBe('half')
    expect(worst([])).toBe('ok')
  })
})

describe('the cockpit', () => {
  const phases = [{ name: 'a', starts: '2024-03-01', ends: '2024-03-31' }, { name: 'b', starts: '2024-04-01', ends: null }, { name: 'c', starts: '2024-05-01', ends: '2024-05-30' }]
  it('lays phases end to end', () => {
    const s = spanOf(phases, ['2024-05-15', null])!, b = barsOf(phases, s)
    expect(s.to - s.from).toBe(91)
    expect(b.map(x => [x.item.name, x.from.toFixed(3), x.to.toFixed(3)])).toEqual([['a', '0.000', '0.341'], ['b', '0.341', '0.670'], ['c', '0.670', '1.000']])
    expect(spanOf([], ['2024-05-15'])).toBeNull()
    expect(spanOf([{ name: 'x', starts: null, ends: null }], [])).toBeNull()
    expect(shareOf(0, s)).toBe(0)
    expect(shareOf(1e9, s)).toBe(1)
  })
  it('writes only labels that find room, the next one first', () => {
    expect(room([{ x: 0, width: 100, rank: 2 }, { x: 50, width: 100, rank: 1 }, { x: 170, width: 30, rank: 3 }], 400)).toEqual([false, true, true])
    expect(room([{ x: 350, width: 100, rank: 0 }], 400)).toEqual([false])
  })
  it('cuts a title at its first clause', () => {
    expect(clause('方案印发，启动', 10)).toBe('方案印发')
    expect(clause('一二三四五六七八九十', 6)).toBe('一二三四五…')
  })
  it('sorts counts into five classes', () => {
    for (const most of [0, 3, 4, 9, 12, 25, 30, 31, 99, 260, 5000]) {
      const c = classes(most)
      expect(c.every((x, i) => !i || x > c[i - 1]), String(c)).toBe(true)
      expect(classOf(0, c)).toBe(0)
      expect(classOf(1, c)).toBe(1)
      expect(classOf(most, c)).toBeLessThanOrEqual(4)
    }
  })
  it('does not stretch a town to an estate far away', () => {
    const c = core([{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 0, y: 10 }, { x: 10, y: 10 }, { x: 900, y: 0 }])
    expect(c.points).toHaveLength(4)
    expect(c.middle).toEqual({ x: 10, y: 0 })
    expect(core([{ x: 0, y: 0 }, { x: 900, y: 0 }]).points).toHaveLength(2)
  })
  it('draws round the outermost places', () => {
    const h = hull([{ x: 0, y: 0 }, { x: 4, y: 0 }, { x: 4, y: 4 }, { x: 0, y: 4 }, { x: 2, y: 2 }, { x: 2, y: 0 }])
    expect(h).toHaveLength(4)
    expect(hull([{ x: 1, y: 1 }])).toEqual([{ x: 1, y: 1 }])
  })
})
