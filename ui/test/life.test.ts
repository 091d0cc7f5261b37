/* What a problem's whole life needs in the pages: verbs in their places, the story, names in comments, requests in time order. */
import { beforeEach, describe, expect, it } from 'vitest'
import { amountSum, amountText, amountWords, barOf, pairOf, storyOf } from '../shared/life'
import { asked, bits, named, put } from '../shared/mention'
import { noticeTo, noticeWhat, noticeWho, pressing, unreadText } from '../shared/bell'
import { dueGroup, itemsOf } from '../shared/work'
import { HOUR, setZone, startOfDay } from '../shared/time'
import { airy, setLang } from '../shared/words'
import type { CaseRequest, CommentLine, HistoryLine, Notice, Problem, VerbRow, Work } from '../shared/api.d'

const verb = (v: string, allowed = true, primary = false, reason: string | null = null) => ({ verb: v, allowed, primary, needs: [], reason }) as unknown as VerbRow
const NOW = Date.UTC(2026, 10, 25, 2)          /* a Wednesday, 10:00 in the city */

beforeEach(() => { setLang('zh'); setZone(8 * HOUR, Date.now()) })

describe('the bar of verbs', () => {
  it('has one filled verb, what is seldom done apart, and each closed verb under its reason', () => {
    const b = barOf([verb('finish', true, true), verb('progress'), verb('merge'), verb('void', false, false, 'a'), verb('return', false, false, 'b'), verb('object', false, false, 'b')])
    expect(b.primary?.verb).toBe('finish')
    expect(b.side.map(v => v.verb)).toEqual(['progress'])
    expect(b.rare.map(v => v.verb)).toEqual(['merge'])
    expect(b.closed).toEqual([{ reason: 'b', verbs: ['return', 'object'] }])
    expect(b.rareShut).toEqual([{ reason: 'a', verbs: ['void'] }])
  })
  it('never fills a verb that is seldom done, even where it is the first of its state', () => {
    expect(barOf([verb('reopen', true, true)])).toMatchObject({ primary: null, side: [] })
  })
  it('puts a reminder first only where nothing else is to be done', () => {
    expect(barOf([verb('remind')]).side.map(v => v.verb)).toEqual(['remind'])
    expect(barOf([verb('file', true, true), verb('remind')]).rare.map(v => v.verb)).toEqual(['remind'])
  })
  it('asks a resident once; another answer is an exception', () => {
    const v = [verb('agree', true, true), verb('disagree')]
    expect(barOf(v).primary?.verb).toBe('agree')
    expect(barOf(v, true)).toMatchObject({ primary: null, side: [] })
    expect(barOf(v, true).rare.length).toBe(2)
  })
  it('asks two answers to one question in one form, if both are open', () => {
    const v = [verb('uphold'), verb('overrule', true, true)]
    expect(pairOf('overrule', v)).toEqual(['uphold', 'overrule'])
    expect(pairOf('overrule', [verb('uphold', false), verb('overrule')])).toEqual([])
    expect(pairOf('pass', v)).toEqual([])
  })
})

describe('the story', () => {
  const h = (id: number, at: number, v: string) => ({ id, at, verb: v }) as unknown as HistoryLine
  const c = (id: number, at: number) => ({ id, at, text: 'x', mentions: [] }) as unknown as CommentLine
  it('is newest first, what people said among the steps', () => {
    expect(storyOf([h(1, 10, 'report'), h(2, 30, 'progress')], [c(9, 20)], false).map(l => l.key)).toEqual(['s2', 'c9', 's1'])
  })
  it('keeps the order of what happened in one moment', () => {
    expect(storyOf([h(1, 10, 'merge'), h(2, 10, 'absorb')], [], false).map(l => l.key)).toEqual(['s2', 's1'])
  })
  it('leaves only the stages when asked', () => {
    expect(storyOf([h(1, 10, 'report'), h(2, 30, 'progress'), h(3, 40, 'ask')], [c(9, 20)], true).map(l => l.key)).toEqual(['s1'])
  })
})

describe('lengths of time that are asked for', () => {
  it('are written as the limits of the data are and said in the reader\'s words', () => {
    expect(amountWords(amountText(3, 'workdays'))).toBe('3 \u5de5\u4f5c\u65e5')
    setLang('en')
    expect(amountWords(amountText(3, 'workdays'))).toBe('3 working days')
    expect(amountWords('other')).toBe('other')
    expect(amountWords(null)).toBe('')
  })
  it('add up by unit', () => {
    setLang('en')
    expect(amountSum([amountText(3, 'workdays'), amountText(2, 'workdays'), null, amountText(4, 'workhours')])).toBe('5 working days, 4 working hours')
    expect(amountSum([])).toBe('')
  })
  it('have air around digits', () => expect(airy('\u6700\u591a1\u5de5\u4f5c\u65e5')).toBe('\u6700\u591a 1 \u5de5\u4f5c\u65e5'))
  it('begin a day in the zone of the city', () => expect(startOfDay('2026-11-26')).toBe(Date.UTC(2026, 10, 25, 16)))
})

describe('naming somebody', () => {
  it('begins at an @ before the caret and ends at a blank', () => {
    expect(asked('a @li', 5)).toEqual({ from: 2, q: 'li' })
    expect(asked('@', 1)).toEqual({ from: 0, q: '' })
    expect(asked('a @li b', 7)).toBeNull()
    expect(asked('nobody', 6)).toBeNull()
  })
  it('takes an address for no name, a name after Chinese for one', () => {
    expect(asked('me@example', 10)).toBeNull()
    expect(asked('\u8bf7@li', 4)).toEqual({ from: 1, q: 'li' })
  })
  it('puts the name in place of what was typed and the caret behind it', () => {
    expect(put('see @li, now', 4, 7, 'Li Lei')).toEqual({ text: 'see @Li Lei , now', caret: 12 })
    expect(put('@l rest', 0, 2, 'Li')).toEqual({ text: '@Li rest', caret: 4 })
  })
  it('tells only those whose name still stands there, each once', () => {
    const chosen = [{ id: 1, name: 'A' }, { id: 2, name: 'B' }, { id: 1, name: 'A' }]
    expect(named('@A said', chosen)).toEqual([1])
  })
  it('is shown where it stands, the longer name first', () => {
    expect(bits('x @Li Lei y', [{ name: 'Li' }, { name: 'Li Lei' }])).toEqual([{ text: 'x ', who: false }, { text: '@Li Lei', who: true }, { text: ' y', who: false }])
    expect(bits('@unknown', [])).toEqual([{ text: '@unknown', who: false }])
    expect(bits('', [])).toEqual([])
  })
})

describe('notices', () => {
  const n = (more: Partial<Notice>) => ({ id: 1, kind: 'told', at: 0, unread: true, noun: 'problem', item: 7, no: 'WT-00007', title: 'T', estate_name: 'E', actor: 1, actor_name: 'P', verb: 'dispatch', note: null, ...more }) as Notice
  it('open their record, and nothing where it cannot be seen any more', () => {
    expect(noticeTo(n({}))).toBe('/problems/7')
    expect(noticeTo(n({ item: null, no: null }))).toBeNull()
    expect(noticeTo(n({ kind: 'calendar', item: null, no: null }))).toBeNull()
  })
  it('say what and who, and the clock where nobody did it', () => {
    setLang('en')
    expect(noticeWhat(n({}))).toBe('T\u3000E')
    expect(noticeWhat(n({ item: null, no: null, title: null }))).toBe('The case is no longer in your scope')
    expect(noticeWhat(n({ kind: 'calendar', note: '2027' }))).toBe('2027')
    expect(noticeWho(n({}))).toBe('P: Dispatch')
    expect(noticeWho(n({ kind: 'overdue', actor_name: null, verb: null }))).toBe('Clock')
    expect(pressing(n({ kind: 'overdue' }))).toBe('verm')
    expect([unreadText(7), unreadText(99)]).toEqual(['7', '99+'])
  })
})

describe('what waits for somebody', () => {
  it('is grouped by the day in the city', () => {
    expect(dueGroup(NOW - 1, NOW)).toBe('over')
    expect(dueGroup(Date.UTC(2026, 10, 25, 15, 59), NOW)).toBe('today')
    expect(dueGroup(Date.UTC(2026, 10, 25, 16), NOW)).toBe('week')
    expect(dueGroup(Date.UTC(2026, 10, 29, 15), NOW)).toBe('week')
    expect(dueGroup(Date.UTC(2026, 10, 29, 16), NOW)).toBe('later')
    expect(dueGroup(null, NOW)).toBe('later')
  })
  it('has requests among the cases, the sooner first', () => {
    const p = (id: number, due: number) => ({ id, due, verb: 'file' }) as unknown as Problem
    const r = (id: number, due: number | null) => ({ id, due }) as unknown as CaseRequest
    const w = { groups: [{ key: 'today', items: [p(1, NOW + HOUR), p(2, NOW + 3 * HOUR)] }], requests: [r(5, NOW + 2 * HOUR), r(6, null), r(7, NOW - HOUR)] } as unknown as Work
    expect(itemsOf(w, NOW).map(g => [g.key, g.items.map(i => i.key)])).toEqual([['over', ['r7']], ['today', ['p1', 'r5', 'p2']], ['later', ['r6']]])
  })
})
