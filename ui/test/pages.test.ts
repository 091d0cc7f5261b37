import { describe, expect, it } from 'vitest'
import { back, cursorOf, firstPage, forward, range } from '../shared/paging'
import { askOf, filtersOf, viewOf } from '../shared/filters'
import { byteIndex, paragraphs } from '../shared/marks'
import { beside } from '../shared/listing'
import { stageAt, stageWord } from '../shared/stage'
import { categoryTree } from '../shared/tree'

describe('paging by cursor', () => {
  it('goes forward and back by the way it came', () => {
    const two = forward(firstPage, 'a', 50), three = forward(two, 'b', 50)
    expect(range(three, 20)).toEqual({ from: 101, to: 120 })
    expect(cursorOf(back(three, 50))).toBe('a')
    expect(range(back(three, 50), 50)).toEqual({ from: 51, to: 100 })
    expect(back(back(three, 50), 50)).toEqual(firstPage)
    expect(back(firstPage, 50)).toBe(firstPage)
    expect(range(firstPage, 0)).toEqual({ from: 0, to: 0 })
  })
  it('leads from one problem of a list to the next', () => {
    const l = { ids: [7, 9, 4], total: 186, start: 51, back: '/problems', trail: firstPage, at: 0 }
    expect(beside(l, 9)).toEqual({ n: 52, total: 186, before: 7, after: 4, back: '/problems' })
    expect(beside(l, 4)?.after).toBeNull()
    expect(beside(l, 5)).toBeNull()
    expect(beside(null, 5)).toBeNull()
  })
})

describe('filters in the address', () => {
  it('knows only its own names', () => expect(filtersOf({ town: '3', evil: 'x', q: '', open: '0', state: ['a'] })).toEqual({ town: '3', open: '0' }))
  it('asks for what is open unless told otherwise', () => {
    expect(askOf({})).toEqual({ open: '1' })
    expect(askOf({ light: 'over,over3' })).toEqual({ open: '1', light: 'over,over3' })
    expect(askOf({ state: 'closed' })).toEqual({ state: 'closed' })
    expect(askOf({ open: '0', q: '电梯' })).toEqual({ q: '电梯' })
  })
  it('recognises a saved view', () => {
    expect(viewOf({})).toBe('open')
    expect(viewOf({ state: 'finished' })).toBe('check')
    expect(viewOf({ state: 'finished', town: '2' })).toBeNull()
  })
})

describe('stages', () => {
  it('places a state', () => {
    expect(stageAt('dispatched')).toBe(2)
    expect(stageAt('closed')).toBe(5)
    expect(stageAt('rejected')).toBeNull()
    expect(stageWord('dispatched')).toBe('stage.accepting')
    expect(stageWord('finished')).toBe('stage.checking')
    expect(stageWord('voided')).toBe('state.voided')
  })
})

describe('the source text and its marks', () => {
  const text = '一、安全\n排查隐患a😀，整改。'
  it('finds places by byte', () => {
    const at = byteIndex(text)
    expect(at(0)).toBe(0)
    expect(at(3)).toBe(1)
    expect(at(12)).toBe(4)
    expect(at(13)).toBe(5)
    expect(text.slice(at(13), at(25))).toBe('排查隐患')
    expect(text.slice(at(26), at(30))).toBe('😀')
    expect(at(9999)).toBe(text.length)
  })
  it('cuts paragraphs so that the shortest mark is on top', () => {
    const p = paragraphs(text, [{ key: 'm', tag: '措', cls: 'ok', from: 5, to: 15 }, { key: 'd', tag: '单', cls: 'low', from: 7, to: 9 }])
    expect(p).toHaveLength(2)
    expect(p[0].head).toBe(true)
    expect(p[1].pieces.map(x => x.text).join('')).toBe(text.split('\n')[1])
    expect(p[1].pieces.map(x => x.top?.key ?? null)).toEqual(['m', 'd', 'm', null])
    expect(p[1].pieces.map(x => x.tag)).toEqual(['措', '单', '', ''])
    expect(p[1].pieces[1].marks).toEqual(['m', 'd'])
  })
})

describe('the tree of categories', () => {
  it('gives each top one its leaves', () => {
    const c = (id: number, parent: number | null, name: string) => ({ id, parent, name, code: '', measure: null, unit_kind: 'town' as const })
    const g = categoryTree([c(1, null, '安全'), c(2, 1, '消防'), c(3, 2, '通道'), c(4, 1, '电梯'), c(5, null, '其他')])
    expect(g.map(x => [x.name, x.leaves.map(l => l.name)])).toEqual([['安全', ['通道', '电梯']], ['其他', ['其他']]])
  })
})
