import { describe, expect, it } from 'vitest'
import { changeOf, lightOf, meanwhile, monthBars, read, said, typed, wan, yearsSince, yuan, type RegField, type Row } from '../shared/register'
import { setLang } from '../shared/words'
import { askOfLifts, CARDS, cardOn, toggleCard } from '../desk/base/lifts'
import { dueWords } from '../desk/base/due'
import { deedFields, needOf } from '../desk/base/deeds'
import { columnsOf, groupsOf } from '../desk/base/forms'
import { lackText, lacksRecord } from '../desk/base/lack'
import { pagePath } from '../desk/base/paths'
import { liftName, titleOf } from '../desk/base/titles'

const f = (name: string, kind: RegField['kind'], more: Partial<RegField> = {}): RegField => ({ name, kind, required: false, input: true, edit: true, personal: false, money: false, month: false, codes: [], list: '', ref: '', unit: '', min: null, max: null, ...more })
const FIELDS = [f('name', 'text', { required: true, max: 40 }), f('floors', 'int', { min: 0, max: 200 }), f('fee', 'int', { money: true, max: 1_000_000 }), f('month', 'date', { month: true }), f('day', 'date'), f('floor_area', 'real'), f('eligible', 'bool'), f('structure', 'code', { codes: ['frame', 'masonry'], list: 'structure' }), f('head_phone', 'text', { personal: true })]
const row = (more: Record<string, unknown> = {}): Row => ({ id: 1, version: 4, name: '7\u5e62', floors: 11, fee: 55, month: '2024-05-01', day: null, floor_area: 1200.5, eligible: 1, structure: 'frame', head_phone: '138****1234', ...more })
const by = (n: string) => FIELDS.find(x => x.name === n)!
const as = (r: Row | null) => Object.fromEntries(FIELDS.map(x => [x.name, r && !x.personal ? typed(x, r[x.name]) : '']))

describe('what is typed into a field', () => {
  it('reads numbers as people write them, full-width ones and grouped ones too', () => {
    expect(read(by('floors'), ' 1\uff12 ')).toEqual({ value: 12 })
    expect(read(by('floor_area'), '67,420.5')).toEqual({ value: 67420.5 })
    expect(read(by('floors'), '')).toEqual({ value: null })
  })
  it('names what is wrong with it', () => {
    expect(read(by('floors'), 'eleven')).toEqual({ wrong: 'reg.bad.number' })
    expect(read(by('floors'), '1.5')).toEqual({ wrong: 'reg.bad.whole' })
    expect(read(by('floors'), '201')).toEqual({ wrong: 'reg.bad.range' })
    expect(read(by('floors'), '-1')).toEqual({ wrong: 'reg.bad.range' })
    expect(read(by('fee'), '0.555')).toEqual({ wrong: 'reg.bad.money' })
    expect(read(by('day'), '2024-13-40')).toEqual({ wrong: 'reg.bad.date' })
  })
  it('takes money in yuan and keeps it in fen, without a fraction lost', () => {
    expect(read(by('fee'), '0.55')).toEqual({ value: 55 })
    expect(read(by('fee'), '1234.29')).toEqual({ value: 123429 })
    expect(typed(by('fee'), 123429)).toBe('1234.29')
  })
  it('takes a month as the first of it', () => {
    expect(read(by('month'), '2024-05')).toEqual({ value: '2024-05-01' })
    expect(typed(by('month'), '2024-05-01')).toBe('2024-05')
  })
  it('knows yes, no and not said', () => {
    expect(read(by('eligible'), '0')).toEqual({ value: false })
    expect(read(by('eligible'), '')).toEqual({ value: null })
    expect([typed(by('eligible'), 0), typed(by('eligible'), null), typed(by('eligible'), true)]).toEqual(['0', '', '1'])
  })
})

describe('what of a record is sent', () => {
  it('is only what was changed', () => {
    const r = row()
    expect(changeOf(FIELDS, r, as(r))).toEqual({ body: {}, clear: [], wrong: {} })
    expect(changeOf(FIELDS, r, { ...as(r), floors: '12', fee: '' })).toEqual({ body: { floors: 12 }, clear: ['fee'], wrong: {} })
  })
  it('leaves what is masked when nothing was typed over it', () => {
    expect(changeOf(FIELDS, row(), as(row())).clear).not.toContain('head_phone')
    expect(changeOf(FIELDS, row(), { ...as(row()), head_phone: '13800001111' }).body).toEqual({ head_phone: '13800001111' })
  })
  it('asks for what must be there, in a new record and in one that is changed', () => {
    expect(changeOf(FIELDS, null, as(null)).wrong).toEqual({ name: 'reg.need' })
    expect(changeOf(FIELDS, row(), { ...as(row()), name: ' ' }).wrong).toEqual({ name: 'reg.need' })
  })
})

describe('somebody was faster', () => {
  it('shows what they changed and where both changed the same', () => {
    const before = row(), current = row({ version: 5, floors: 10, day: '2024-06-01' })
    const mine = changeOf(FIELDS, before, { ...as(before), floors: '12', fee: '0.60' })
    const m = meanwhile(FIELDS, before, current, mine)
    expect(m.map(x => [x.field.name, x.was, x.theirs, x.yours, x.both])).toEqual([['floors', '11', '10', '12', true], ['day', '', '2024 \u5e74 6 \u6708 1 \u65e5', '', false]])
  })
})

describe('how values are said', () => {
  it('groups sums and shortens large ones', () => {
    expect(yuan(5)).toBe('0.05')
    expect(yuan(412_600_000)).toBe('4,126,000.00')
    expect(yuan(-150)).toBe('-1.50')
    expect(wan(412_600_000)).toEqual({ n: '412.6', unit: 'unit.wan' })
    expect(wan(99_999)).toEqual({ n: '999.99', unit: 'unit.yuan' })
    expect(wan(1_234_560_000)).toEqual({ n: '1,234.6', unit: 'unit.wan' })
  })
  it('says a year without a comma and a position with six decimals', () => {
    expect(said(f('built_year', 'int'), 2006)).toBe('2006')
    expect(said(f('households', 'int'), 1836)).toBe('1,836')
    expect(said(f('lat', 'real'), 31.2)).toBe('31.200000')
    expect(said(f('building', 'ref', { ref: 'building' }), 7, '7\u5e62')).toBe('7\u5e62')
    expect(said(by('fee'), null)).toBe('')
  })
  it('counts whole years, up to the day', () => {
    const at = Date.UTC(2024, 5, 12, 4)
    expect(yearsSince('2009-06-12', at)).toBe(15)
    expect(yearsSince('2009-06-13', at)).toBe(14)
    expect(yearsSince('2009', at)).toBe(15)
    expect(yearsSince(null, at)).toBeNull()
  })
  it('lights a facility by what its figures say', () => {
    expect(lightOf({ needed: 41, count: 41, good: 39 })).toBe('risk')
    expect(lightOf({ needed: 360, count: 210, good: 210 })).toBe('risk')
    expect(lightOf({ needed: null, count: 3, good: 3 })).toBe('ok')
    expect(lightOf({ needed: 1, count: null, good: null })).toBe('risk')
    expect(lightOf({ needed: null, count: null, good: null })).toBeNull()
  })
})

describe('twelve months of a rate', () => {
  const months = Array.from({ length: 14 }, (_, i) => ({ month: `2024-${String(i % 12 + 1).padStart(2, '0')}-01`, rate: i === 13 ? null : 50 + i }))
  it('shows the last twelve, the newest at the right edge, none of them outside', () => {
    const { bars, threshold, height } = monthBars(months, 60)
    expect(bars.length).toBe(12)
    expect(bars[11].x + bars[11].w).toBeLessThanOrEqual(470)
    expect(bars.every(b => b.y >= 0 && b.y + b.h <= height + 0.01)).toBe(true)
    expect(bars.find(b => b.n === 60)!.y).toBeCloseTo(threshold)
    expect(bars.filter(b => b.low).map(b => b.n)).toEqual([52, 53, 54, 55, 56, 57, 58, 59])
  })
  it('leaves room where there are few, at the left', () => expect(monthBars(months.slice(0, 2), 60).bars[1].x).toBeCloseTo(monthBars(months, 60).bars[11].x))
})

describe('lifts', () => {
  it('each figure is a filter that comes and goes, the others stay', () => {
    for (const k of CARDS) {
      const on = toggleCard(k, { town: '3' })
      expect(on.town).toBe('3')
      if (k === 'n') continue
      expect(cardOn(k, on)).toBe(true)
      expect(CARDS.filter(x => cardOn(x, on))).toEqual([k])
      expect(toggleCard(k, on)).toEqual({ town: '3' })
    }
    expect(askOfLifts({ due: 'inspection', q: '' })).toEqual({ due: 'inspection' })
  })
  it('says how long, today, or that nobody knows', () => {
    setLang('en')
    expect(dueWords({ what: 'inspection', on: '2024-06-01', days: -11, light: 'over' })).toBe('Inspection 11 d over')
    expect(dueWords({ what: 'inspection', on: '2024-06-13', days: 1, light: 'risk' })).toBe('Inspection in 1 d')
    expect(dueWords({ what: 'inspection', on: '2024-06-12', days: 0, light: 'risk' })).toBe('Inspection due today')
    expect(dueWords({ what: 'insurance', on: null, days: null, light: null })).toBe('Insurance: date unknown')
    expect(dueWords(null)).toBe('')
    setLang('zh')
  })
  it('a deed asks for what belongs to it', () => {
    expect(deedFields('assessed')).toContain('grade')
    expect(deedFields('maintained')).not.toContain('grade')
    expect([needOf('assessed', 'grade'), needOf('inspected', 'result'), needOf('maintained', 'by'), needOf('trapped', 'day')]).toEqual([true, true, false, true])
  })
  it('is not called by its building twice', () => {
    expect(liftName({ where: '7\u5e62', name: '1\u53f7' })).toBe('7\u5e62 1\u53f7')
    expect(liftName({ where: '7\u5e62', name: '7\u5e62\u4e1c\u68af' })).toBe('7\u5e62\u4e1c\u68af')
    expect(titleOf('ledger_month', row())).toBe('2024 \u5e74 5 \u6708')
  })
})

describe('forms, what is missing, paths', () => {
  it('a field that no group names stands with the rest', () => {
    const g = groupsOf('building', [...FIELDS, f('outline', 'text'), f('colour', 'text')])
    expect(g[0].fields.map(x => x.name)).toContain('name')
    expect(g[g.length - 1]).toMatchObject({ key: 'rest' })
    expect(g[g.length - 1].fields.map(x => x.name)).toContain('colour')
    expect(g.flatMap(x => x.fields).map(x => x.name)).not.toContain('outline')
    expect(groupsOf('contract', FIELDS).map(x => x.key)).toEqual([''])
    expect(columnsOf('building', FIELDS).map(x => x.name)).toEqual(['name', 'floors', 'structure'])
  })
  it('says what is missing of the estate, of records, of their fields', () => {
    setLang('en')
    const m = (noun: string, field: string, n: number, of: number) => ({ noun: noun as 'building', field, label: '', who: 'property', n, of, path: null })
    expect(lackText(m('building', 'name', 11, 14))).toBe('Building: 11 of 14 recorded')
    expect(lackText(m('building', 'floors', 11, 14))).toContain('3 without')
    expect(lackText(m('facility', 'ebike', 0, 1))).toContain('e-bike')
    expect([lacksRecord(m('contract', 'ends', 0, 1)), lacksRecord(m('elevator', 'installed', 2, 9))]).toEqual([true, false])
    setLang('zh')
  })
  it('a path of the program opens the list of the page', () => {
    expect(pagePath('/problems?estate=7&open=1&building=3')).toBe('/problems?estate=7&building=3')
    expect(pagePath('/problems?estate=7&open=1')).toBe('/problems?estate=7')
    expect(pagePath('/lifts?estate=7')).toBe('/lifts?estate=7')
  })
})
