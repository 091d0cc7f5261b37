/* No word is written in a component, and every word that one asks for is in the table, in both languages. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import table from '../shared/words.json'
import { COLUMNS } from '../shared/columns'
import { FILTERS } from '../shared/filters'
import { CARDS, DUES } from '../desk/base/lifts'
import { NOUNS } from '../desk/import/rows'
import { fill, facts, group, setLang, t, itemNo } from '../shared/words'

const zh = table.zh as Record<string, string>, en = table.en as Record<string, string>
const root = join(__dirname, '..')

function sources(dir: string): string[] {
  return readdirSync(join(root, dir)).flatMap(f => {
    const path = `${dir}/${f}`
    return statSync(join(root, path)).isDirectory() ? sources(path) : /\.(vue|ts)$/.test(f) && !f.endsWith('.d.ts') ? [path] : []
  })
}
const files = [...sources('desk'), ...sources('shared')]
const SPANS = ['min', 'h', 'dh', 'd', 'rh', 'rdh', 'rd']
const bare = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/<!--[\s\S]*?-->/g, '')

describe('the message table', () => {
  it('has the same keys and places in both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh))
    const places = (s: string) => Array.from(new Set(Array.from(s.matchAll(/\{(\w+)(\|[^}]*)?\}/g), m => m[1]))).sort()
    const differ = Object.keys(zh).filter(k => places(zh[k]).join() !== places(en[k]).join())
    expect(differ).toEqual([])
  })
  it('holds every key that a page asks for by name', () => {
    const asked = new Set<string>()
    for (const f of files) {
      const text = bare(readFileSync(join(root, f), 'utf8'))
      for (const m of text.matchAll(/\bt\(\s*'([\w.]+)'|(?<![:\w-])k="([\w.]+)"|\? '([a-z_]+\.[\w.]+)' : '([a-z_]+\.[\w.]+)'|key: '([a-z]+\.[\w.]+)'|title: '([a-z]+\.[\w.]+)'/g))
        for (const k of m.slice(1)) if (k && k.includes('.')) asked.add(k)
    }
    expect(asked.size).toBeGreaterThan(300)
    expect(Array.from(asked).filter(k => zh[k] === undefined)).toEqual([])
  })
  it('holds every family that a page builds keys of', () => {
    const families: Record<string, string[]> = {
      state: ['reported', 'verified', 'filed', 'dispatched', 'objected', 'handling', 'finished', 'closed', 'rejected', 'exited', 'merged', 'voided'],
      verb: ['report', 'verify', 'reject', 'exit', 'file', 'dispatch', 'accept', 'return', 'progress', 'finish', 'pass', 'rework', 'redirect', 'object', 'uphold', 'overrule', 'reopen', 'agree', 'disagree',
        'merge', 'unmerge', 'void', 'escalate', 'remind', 'ask', 'grant', 'refuse', 'withdraw', 'resume', 'absorb', 'release', 'handover'],
      request: ['asked', 'granted', 'refused', 'withdrawn'], request_kind: ['extension', 'suspension', 'objection', 'appeal'], amount: ['workdays', 'workhours', 'days', 'hours'], 'req.ask': ['extension', 'suspension'], 'req.does': ['extension', 'suspension'], 'req.reason_hint': ['extension', 'suspension'],
      req: ['workdays', 'workhours', 'days', 'hours', 'grant', 'refuse'], 'work.kind': ['problem', 'rework', 'returned', 'reopened', 'extension', 'suspension', 'objection', 'appeal', 'callback'], print: ['dispatch', 'rectify'], sheet: ['dispatch.lead', 'rectify.lead'],
      notice: ['todo', 'told', 'half', 'risk', 'overdue', 'escalated', 'asked', 'decided', 'mentioned', 'comment', 'reminded', 'handover', 'calendar'], warn: ['soon', 'untaken', 'repeat', 'calendar', 'objection', 'stopped'], keys: ['find', 'move', 'open', 'do', 'comment', 'notices', 'close', 'this'],
      'work.empty': ['property.p', 'department.p', 'community.p', 'town.p', 'task_force.p', 'grid.p', 'inspector.p', 'leader.p'],
      stage: ['intake', 'filing', 'dispatch', 'handling', 'checking', 'closing', 'accepting'], severity: ['ordinary', 'serious', 'severe', 'critical'],
      severity_hint: ['ordinary', 'serious', 'severe', 'critical'], source: ['resident', 'grid', 'checkup', 'inspection', 'hotline', 'rule'],
      light: ['ok', 'risk', 'over', 'over3', 'stop', 'done'], role: ['lead', 'responsible', 'guide', 'join', 'oversee'], nav: ['work', 'plan', 'estates', 'problems', 'report'],
      view: ['open', 'over', 'critical', 'dispatch', 'check', 'closed', 'all'], filter: [...FILTERS, 'open', 'followed_on', 'mine_on', 'lead_on'],
      'work.group': ['over', 'today', 'week', 'later'], fact: ['finished', 'not_finished', 'checked', 'not_checked', 'agreed', 'not_agreed'],
      'form.need': ['into', 'office', 'reason', 'note', 'unit', 'photos', 'category', 'severity', 'exit_reason'], photo: ['before', 'after', 'during', 'no_before', 'no_after', 'before_mark', 'after_mark'],
      'plan.tab': ['tasks', 'phases', 'units', 'duties', 'unread'], imp: ['rows', 'new', 'changed', 'same', 'refused'], 'imp.at': ['look', 'write', 'done'], 'imp.how': ['label', 'alias', 'content', 'kept', 'you', 'none', 'guess'], 'imp.about': [...NOUNS], nouns: [...NOUNS], batch: ['checked', 'running', 'done', 'undone', 'failed', 'cancelled'],
      'cpl.by': ['town', 'community', 'field'], edition_change: ['added', 'removed', 'changed'], ...Object.fromEntries(['head', 'about', 'do', 'did'].map(k => [`deed.${k}`, ['rename', 'merge', 'split', 'end']])),
      col: COLUMNS.map(c => c.key), way: ['table', 'board', 'map'],
      'ck.f': ['found', 'filed', 'handled', 'checked', 'agreed'], 'ck.s': ['handled', 'on_time', 'reworked', 'late_open', 'extended'], score: ['handled', 'on_time', 'reworked', 'late_open', 'extended', 'source'],
      indicator: ['resolution', 'on_time', 'first_pass', 'dispatched', 'agreed', 'critical'].flatMap(k => [k, `${k}.of`]), join: ['st_waiting', 'st_going', 'st_done', 'st_refused'],
      report: ['step1', 'step2', 'step3'], person_role: ['task_force', 'leader', 'department', 'town', 'community', 'grid', 'property', 'inspector', 'sysadmin', 'secadmin', 'auditor'],
      'base.page': ['estates', 'map', 'lifts', 'completeness', 'rules', 'editions', 'import'], 'est.fig': ['built', 'homes', 'people', 'aged', 'lifts', 'open', 'rate'], 'est.tag': ['firm', 'owners', 'community', 'nobody'],
      'est.who': ['property', 'community', 'town'], 'est.do': ['rename', 'merge', 'split', 'end'], 'est.money': ['fund', 'per_m2', 'public_income', 'spending'], 'lift.count': [...CARDS], 'lift.short': [...DUES], 'lift.due_hint': ['maintained', 'inspected', 'assessed'],
      'reg.group': ['who', 'size', 'people', 'care', 'place', 'where', 'machine', 'watch', 'assess', 'insure', 'head', 'rest'],
      'date.wd': ['0', '1', '2', '3', '4', '5', '6'], 'date.mon': Array.from({ length: 12 }, (_, i) => String(i + 1)),
      'time.left': SPANS, 'time.over': SPANS, 'time.used': SPANS, 'time.took': SPANS, 'time.limit': ['min', 'h', 'd', 'rh', 'rd'],
    }
    expect(Object.entries(families).flatMap(([k, v]) => v.map(x => `${k}.${x}`)).filter(k => zh[k] === undefined)).toEqual([])
  })
  it('is the only place of words', () => {
    const wrote = files.filter(f => !f.endsWith('words.ts')).flatMap(f => bare(readFileSync(join(root, f), 'utf8')).split('\n')
      .filter(l => /\p{Script=Han}/u.test(l.replace(/\[一二三四五六七八九十\]\+、/, '').replace(/'zh-CN'/, ''))).map(l => `${f}: ${l.trim().slice(0, 80)}`))
    expect(wrote).toEqual([])
  })
})

describe('filling', () => {
  it('puts values and plurals', () => {
    expect(fill('{n} {n|item|items}', { n: 1 })).toBe('1 item')
    expect(fill('{n} {n|item|items}', { n: 3 })).toBe('3 items')
    expect(fill('{a}x{b}', { a: 1 })).toBe('1x')
  })
  it('switches at once', () => {
    setLang('en')
    expect(t('state.filed')).toBe('Filed')
    setLang('zh')
    expect(t('state.filed')).toBe('待派遣')
    expect(t('no.such.key')).toBe('no.such.key')
  })
  it('parts facts and groups digits', () => {
    expect(facts('a', null, '', 'b')).toBe('a\u3000b')
    expect(group(18240)).toBe('18,240')
  })
})

describe('numbers of items', () => {
  it('stand in wide brackets', () => expect([itemNo('(\u4e00)'), itemNo('\u4e09\u3001'), itemNo(null)]).toEqual(['\uff08\u4e00\uff09', '\u4e09\u3001', '']))
})
