/* Trees of the system pages: lines, search, what may become whose parent, keys. */
import { describe, expect, it } from 'vitest'
import { arrow, below, inOrder, linesOf, openTo, outline, parentsFor, pathOf, total, type Twig } from '../shared/outline'

interface Org extends Twig { persons: number }
const org = (id: number, parent: number | null, name: string, more: Partial<Org> = {}): Org => ({ id, parent, name, closed_at: null, aliases: null, persons: 1, ...more })
const items = [
  org(1, null, 'City'), org(2, 1, 'North Town', { aliases: 'Upper|Old North' }), org(3, 1, 'South Town', { closed_at: 5 }),
  org(4, 2, 'River Community', { persons: 3 }), org(5, 4, 'Grid One'), org(6, 3, 'Hill Community'), org(7, 2, 'Gone Firm', { closed_at: 9 }),
]
const o = outline(items)
const names = (lines: { item: Org }[]) => lines.map(l => l.item.name)

describe('the tree', () => {
  it('stands in order, each under its parent', () => {
    expect(inOrder(o).map(x => x.id)).toEqual([1, 2, 4, 5, 7, 3, 6])
    expect(pathOf(o, 5).map(x => x.id)).toEqual([1, 2, 4, 5])
    expect([...below(o, 2)].sort()).toEqual([2, 4, 5, 7])
    expect(total(o, 2, x => x.persons)).toBe(6)
  })
  it('loses nothing to a parent that is absent, or to a circle', () => {
    const bad = outline([org(1, 9, 'a'), org(2, 3, 'b'), org(3, 2, 'c'), org(4, 3, 'd'), org(5, 5, 'e')])
    expect(inOrder(bad).map(x => x.id).sort()).toEqual([1, 2, 3, 4, 5])
    expect(pathOf(bad, 4).length).toBeLessThan(5)
  })
  it('offers no parent within what moves, none that is closed', () => {
    expect(parentsFor(o, 2).map(x => x.id)).toEqual([1, 6])
    expect(parentsFor(o, 5).map(x => x.id)).toEqual([1, 2, 4, 6])
    expect(parentsFor(o, 1)).toEqual([])
  })
})

describe('the lines that stand', () => {
  it('are those opened; closed ones wait until asked for', () => {
    expect(names(linesOf(o, { open: new Set() }))).toEqual(['City'])
    expect(names(linesOf(o, { open: openTo(o, 1) }))).toEqual(['City', 'North Town', 'South Town'])
    expect(names(linesOf(o, { open: openTo(o, 9) }))).toEqual(['City', 'North Town', 'River Community', 'Grid One', 'South Town', 'Hill Community'])
    expect(names(linesOf(o, { open: openTo(o, 9), closed: true }))).toContain('Gone Firm')
  })
  it('a closed one without anything open under it goes', () => {
    const dead = outline([org(1, null, 'a'), org(2, 1, 'b', { closed_at: 1 }), org(3, 2, 'c', { closed_at: 1 })])
    expect(names(linesOf(dead, { open: openTo(dead, 9) }))).toEqual(['a'])
    expect(linesOf(dead, { open: openTo(dead, 9) })[0].kids).toBe(0)
  })
  it('words keep what they fit and the way to it, aliases count', () => {
    const found = linesOf(o, { open: new Set(), words: 'grid' })
    expect(names(found)).toEqual(['City', 'North Town', 'River Community', 'Grid One'])
    expect(found.map(l => l.hit)).toEqual([false, false, false, true])
    expect(names(linesOf(o, { open: new Set(), words: ' old north ' }))).toEqual(['City', 'North Town'])
    expect(linesOf(o, { open: new Set(), words: 'nobody' })).toEqual([])
  })
  it('say their depth, place and number of kin', () => {
    const l = linesOf(o, { open: openTo(o, 9) })
    expect(l.map(x => x.depth)).toEqual([0, 1, 2, 3, 1, 2])
    expect([l[4].place, l[4].of]).toEqual([2, 2])
  })
})

describe('arrow keys', () => {
  const open = openTo(o, 9), lines = linesOf(o, { open })
  it('walk, open and shut', () => {
    expect(arrow(lines, 1, 'ArrowDown')).toEqual({ to: 2 })
    expect(arrow(lines, 1, 'ArrowUp')).toBeNull()
    expect(arrow(lines, 5, 'ArrowLeft')).toEqual({ to: 4 })
    expect(arrow(lines, 2, 'ArrowLeft')).toEqual({ to: 2, shut: 2 })
    expect(arrow(linesOf(o, { open: new Set([1]) }), 2, 'ArrowRight')).toEqual({ to: 2, open: 2 })
    expect(arrow(lines, 2, 'ArrowRight')).toEqual({ to: 4 })
    expect(arrow(lines, 5, 'ArrowRight')).toBeNull()
    expect(arrow(lines, 3, 'End')).toEqual({ to: 6 })
    expect(arrow(lines, 99, 'ArrowDown')).toEqual({ to: 1 })
    expect(arrow([], 99, 'ArrowDown')).toBeNull()
  })
})
