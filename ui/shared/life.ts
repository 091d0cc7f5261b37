/* A problem's whole life, as the pages see it: which verbs stand where, its story, and lengths of time that are asked for. */
import type { CaseRequest, CommentLine, HistoryLine, VerbRow } from './api.d'
import { dayText } from './time'
import { t } from './words'

/* What is seldom done stands apart and is never the filled button. */
export const RARE = ['merge', 'unmerge', 'void', 'escalate', 'redirect', 'reopen', 'exit']
/* What is closed to somebody here is only worth a line where it concerns the stage itself. */
const ANSWERS = ['agree', 'disagree'], ASIDE = [...RARE, ...ANSWERS, 'remind']

export interface Bar { primary: VerbRow | null; side: VerbRow[]; closed: Shut[]; rare: VerbRow[]; rareShut: Shut[] }
export interface Shut { reason: string; verbs: string[] }

/* Verbs that are closed for the same reason share a line. */
function shut(rows: VerbRow[]): Shut[] {
  const by = new Map<string, string[]>()
  for (const v of rows) by.set(v.reason ?? '', [...(by.get(v.reason ?? '') ?? []), v.verb])
  return Array.from(by, ([reason, verbs]) => ({ reason, verbs }))
}

/* `answered`: the resident has said something; another answer is then an exception. A reminder is what to do where nothing else is. */
export function barOf(verbs: VerbRow[], answered = false): Bar {
  const open = verbs.filter(v => v.allowed), mine = open.some(v => v.primary && !(answered && ANSWERS.includes(v.verb)))
  const seldom = (v: VerbRow) => RARE.includes(v.verb) || (answered && ANSWERS.includes(v.verb)) || (mine && v.verb === 'remind')
  const rare = open.filter(seldom), plain = open.filter(v => !rare.includes(v))
  const primary = plain.find(v => v.primary) ?? null
  return {
    primary, side: plain.filter(v => v !== primary), rare,
    closed: shut(verbs.filter(v => !v.allowed && !ASIDE.includes(v.verb))), rareShut: shut(verbs.filter(v => !v.allowed && ASIDE.includes(v.verb))),
  }
}

/* Two verbs that answer one question are asked as one. */
const PAIRS = [['agree', 'disagree'], ['uphold', 'overrule']]
export function pairOf(verb: string, verbs: VerbRow[]): string[] {
  const pair = PAIRS.find(p => p.includes(verb)) ?? []
  const open = pair.filter(v => verbs.some(x => x.verb === v && x.allowed))
  return open.length === 2 ? pair : []
}

/* ---------- the story ---------- */
const STAGE_VERBS = ['report', 'verify', 'reject', 'exit', 'redirect', 'file', 'dispatch', 'accept', 'return', 'object', 'uphold', 'overrule',
  'finish', 'pass', 'rework', 'reopen', 'merge', 'unmerge', 'void', 'handover']

export type StoryLine = { at: number; key: string; step: HistoryLine; comment: null } | { at: number; key: string; step: null; comment: CommentLine }

/* Newest first; what happened in one moment keeps its order. */
export function storyOf(history: HistoryLine[], comments: CommentLine[], stagesOnly: boolean): StoryLine[] {
  const steps = history.filter(h => !stagesOnly || STAGE_VERBS.includes(h.verb)).map(h => ({ at: h.at, key: `s${h.id}`, id: h.id, step: h, comment: null }))
  const said = stagesOnly ? [] : comments.map(c => ({ at: c.at, key: `c${c.id}`, id: c.id, step: null, comment: c }))
  return [...steps, ...said].sort((a, b) => b.at - a.at || b.id - a.id)
}

/* ---------- lengths of time, as the limits of the data are written ---------- */
export type Unit = 'workdays' | 'workhours' | 'days' | 'hours'
const WRITTEN: Record<Unit, string> = { workdays: '\u5de5\u4f5c\u65e5', workhours: '\u5de5\u4f5c\u65f6', days: '\u81ea\u7136\u65e5', hours: '\u5c0f\u65f6' }

export function amountText(n: number, unit: Unit): string { return `${n}${WRITTEN[unit]}` }

/* "3工作日" in the reader's words; what is written otherwise is shown as it stands. */
export function amountWords(text: string | null): string {
  const m = /^(\d+(?:\.\d+)?)(.+)$/.exec(text ?? '')
  const unit = m && (Object.keys(WRITTEN) as Unit[]).find(u => WRITTEN[u] === m[2])
  return m && unit ? t(`amount.${unit}`, { n: m[1] }) : text ?? ''
}

/* What several extensions of one unit add up to. */
export function amountSum(texts: (string | null)[]): string {
  const by = new Map<string, number>()
  for (const x of texts) {
    const m = /^(\d+(?:\.\d+)?)(.+)$/.exec(x ?? '')
    if (m) by.set(m[2], (by.get(m[2]) ?? 0) + Number(m[1]))
  }
  return Array.from(by, ([unit, n]) => amountWords(`${n}${unit}`)).join(t('list.comma'))
}

/* What a request asks for, in a few words. */
export function askedWords(r: Pick<CaseRequest, 'kind' | 'amount' | 'until'>): string {
  if (r.kind === 'extension') return t('req.extension', { amount: amountWords(r.amount) })
  return r.kind === 'suspension' && r.until ? t('req.suspension', { day: dayText(r.until) }) : t(`request_kind.${r.kind}`)
}
