/* Names for the auditor's answers, and how what they say is put in words. */
import type { components } from '../../shared/openapi'
import { short, moment } from '../../shared/time'
import { hasWord, t, wordsUnder } from '../../shared/words'

type Answers = components['schemas']
export type Event = Answers['event']
export type Change = Answers['event_change']
export type Events = Answers['event_page']
export type Look = Answers['look_view']
export type Looks = Answers['look_page']
export type Proof = Answers['audit']
export type Seal = Answers['seal']
export type Run = Answers['verification_view']
export type Runs = Answers['verification_page']

export const PAGES = ['trail', 'looks', 'proof'] as const
export type AuditPage = typeof PAGES[number]

const first = (...keys: string[]) => keys.find(hasWord)
const said = (text: string, ...keys: string[]) => { const k = first(...keys); return k ? t(k) : text }

/* Grants and requests share a verb; what it was done to tells them apart. */
export const did = (verb: string, noun: string) => noun === 'problem' || noun === 'request' ? said(verb, `verb.${verb}`, `did.${verb}`) : said(verb, `did.${verb}`, `verb.${verb}`)
export const thing = (noun: string) => said(noun, `thing.${noun}`)
export const field = (name: string) => said(name, `out.${name}`, `field_name.${name}`, `filter.${name}`)
export const nouns = () => wordsUnder('thing.').filter(n => n !== 'seal' && n !== 'event').map(n => ({ value: n, label: t(`thing.${n}`) }))
export const verbs = () => {
  const all = new Map<string, string>()
  for (const v of wordsUnder('did.')) all.set(v, t(`did.${v}`))
  for (const v of wordsUnder('verb.')) if (!all.has(v)) all.set(v, t(`verb.${v}`))
  return Array.from(all, ([value, label]) => ({ value, label }))
}
export const called = (e: { no: string | null; title?: string | null; noun: string; item: number }) => e.no || e.title || `#${e.item}`

function value(c: Change, v: string | null): string {
  if (v === null || v === '') return t('audit.none')
  if (c.kind === 'hidden') return t('audit.hidden')
  if (c.kind === 'time') return moment(Number(v))
  if (c.kind === 'bool') return t(v === '1' || v === 'true' ? 'audit.yes' : 'audit.no')
  if (c.kind === 'code') return said(v, `${c.codes}.${v}`)
  return c.kind === 'name' && /^\d+$/.test(v) ? `#${v}` : v
}
/* What stood there before is told only where something did. */
export const was = (c: Change) => c.before === null || c.before === '' ? '' : value(c, c.before)
export const is = (c: Change) => value(c, c.after)
/* What changed, in a line: states by what they became, the rest by name. */
export function summary(e: Event): string {
  const state = e.changes.find(c => c.name === 'state')
  const rest = e.changes.filter(c => c !== state).map(c => field(c.name))
  const names = rest.slice(0, 3).join(t('list.comma')) + (rest.length > 3 ? `${t('list.comma')}${t('audit.n_fields', { n: rest.length - 3 })}` : '')
  return [state ? is(state) : '', e.version > 1 ? names : ''].filter(Boolean).join(t('list.semi'))
}
export const stamp = (ms: number) => short(ms)
