/* One reading while a person goes through it: its facts, what is lit, what is open, and each correction as it is sent. */
import { computed, nextTick, ref, shallowRef, type InjectionKey } from 'vue'
import { ApiError, call } from '../../shared/api'
import { byteIndex, paraAt, paragraphs } from '../../shared/marks'
import { say } from '../../shared/toast'
import { t } from '../../shared/words'
import { alive, doubtful, inOrder, keyOf, marksOf, tabOf, tagsOf, unitNames, waits, type Fact, type FactStep, type Reading, type Tab } from './rows'
import { drop as place, step, type Way, type Where } from './tree'

export type Op = Record<string, unknown>
const SURE = 80                                        /* from here on the reader is sure */

export function makeReading(id: number) {
  const r = shallowRef<Reading | null>(null), facts = shallowRef<Fact[]>([]), steps = shallowRef<FactStep[]>([])
  const tab = ref<Tab | 'source'>('item'), lit = ref(''), sel = ref(0), open = ref(0), only = ref(false), busy = ref(false), wrong = ref('')

  const fixed = computed(() => r.value?.state !== 'read')
  const live = computed(() => facts.value.filter(alive))
  const byId = computed(() => new Map(facts.value.map(f => [f.id, f])))
  const text = computed(() => r.value?.text ?? '')
  const at = computed(() => byteIndex(text.value))
  const tags = computed(() => tagsOf(live.value))
  const marks = computed(() => marksOf(live.value, tags.value, at.value))
  const paras = computed(() => paragraphs(text.value, []))
  const quote = (f: Fact, area = false) => { const a = area ? f.text_from ?? f.from : f.from, b = area ? f.text_to ?? f.to : f.to; return a === null || b === null || a === undefined || b === undefined ? '' : text.value.slice(at.value(a), at.value(b)).trim() }
  const paraOf = (f: Fact) => { const p = f.from === null || f.from === undefined || f.hand ? null : paraAt(paras.value, at.value(f.from)); return p ? t('plan.para', { n: p.n }) : '' }
  const doubts = computed(() => live.value.filter(doubtful)), left = computed(() => live.value.filter(waits)), unread = computed(() => live.value.filter(f => f.kind === 'unread'))
  const read = computed(() => live.value.filter(f => f.kind !== 'unread')), certain = computed(() => left.value.filter(f => !f.low))
  /* The least sure first: that is the order of going through them. */
  const queue = computed(() => doubts.value.slice().sort((a, b) => (a.confidence ?? 100) - (b.confidence ?? 100) || (a.from ?? 0) - (b.from ?? 0)))
  const units = computed(() => unitNames(live.value))
  const unitOf = (f: Fact) => units.value.find(u => u.list.some(x => x.id === f.id)) ?? null
  const counts = computed<Record<string, number>>(() => ({ item: inOrder(live.value, 'item').length, dates: live.value.filter(f => tabOf(f.kind) === 'dates').length, unit: units.value.length, duty: live.value.filter(f => f.kind === 'duty').length, mechanism: live.value.filter(f => f.kind === 'mechanism').length, unread: unread.value.length }))
  const doubtIn = computed<Record<string, number>>(() => { const n: Record<string, number> = {}; for (const f of doubts.value) if (f.kind !== 'unit') n[tabOf(f.kind)] = (n[tabOf(f.kind)] ?? 0) + 1; n.unit = units.value.filter(u => u.low).length; return n })

  function took(x: Reading): void {
    r.value = x
    facts.value = x.facts ?? []
    steps.value = x.steps ?? []
  }
  /* Only what changed comes back. */
  function merge(x: Reading): void {
    const now = new Map(facts.value.map(f => [f.id, f]))
    for (const f of x.facts ?? []) now.set(f.id, f)
    facts.value = Array.from(now.values())
    steps.value = x.steps ?? []
    r.value = { ...x, text: r.value?.text ?? null, facts: [] } as Reading
  }
  async function again(): Promise<void> { took(await call<Reading>(`/plan/readings/${id}`)) }
  async function op(body: Op, said?: string): Promise<boolean> {
    if (busy.value || fixed.value) return false
    busy.value = true
    wrong.value = ''
    const { then, each, ...first } = body
    try {
      for (const fact of (each as number[] | undefined) ?? [undefined]) merge(await send(fact === undefined ? first : { ...first, fact }))
      if (then && Object.keys(then as Op).length) merge(await send({ op: 'set', fact: first.fact, ...then as Op }))
      if (said) say(said)
      return true
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      wrong.value = e.detail
      if (e.code === 'STALE') await again().catch(() => undefined)
      return false
    } finally { busy.value = false }
  }
  const send = (body: Op) => call<Reading>(`/plan/readings/${id}/facts`, { method: 'PATCH', body, version: r.value?.version, patience: 120_000 })

  /* The row of a fact, in the tab where it stands; a name stands once for all that was said under it. */
  const rowOf = (f: Fact) => f.kind === 'unit' && tab.value === 'unit' ? unitOf(f)?.key ?? keyOf(f) : keyOf(f)
  function showRow(f: Fact): void {
    nextTick(() => {
      const e = document.querySelector<HTMLElement>(`.out [data-k="${rowOf(f)}"]`)
      e?.scrollIntoView({ block: 'nearest' })
      if (!open.value) e?.focus({ preventScroll: true })
      else document.querySelector('.out tr.ed')?.scrollIntoView({ block: 'nearest' })
    })
  }
  function choose(f: Fact, edit = false): void {
    sel.value = f.id
    lit.value = ''
    open.value = edit && !fixed.value ? f.id : 0
    wrong.value = ''
  }
  function toRow(f: Fact, edit = false): void {
    if (f.kind !== 'unit') tab.value = tabOf(f.kind)
    else if (tab.value !== 'unit') tab.value = f.parent ? 'item' : 'unit'
    if (only.value && !doubtful(f)) only.value = false
    choose(f, edit)
    showRow(f)
  }
  function next(by: 1 | -1, from = sel.value): Fact | null {
    const q = queue.value
    if (!q.length) { open.value = 0; return null }
    const i = q.findIndex(f => f.id === from), f = q[i < 0 ? by > 0 ? 0 : q.length - 1 : (i + by + q.length) % q.length]
    toRow(f, true)
    return f
  }
  /* After one is settled the next doubtful one opens, so that nobody has to look for it. */
  async function settle(body: Op, said?: string): Promise<void> {
    const q = queue.value, i = q.findIndex(f => f.id === sel.value), was = sel.value, on = i >= 0
    if (!await op(body, on && q.length > 1 ? undefined : said)) return
    const rest = queue.value.filter(f => f.id !== was)
    open.value = 0
    if (on && rest.length) toRow(rest[Math.min(i, rest.length - 1)], true)
    else { const f = byId.value.get(was); if (f && alive(f)) showRow(f) }
  }
  /* What a correction made is gone again after it was taken back, so all is read anew. */
  async function undo(): Promise<void> {
    open.value = 0
    if (await op({ op: 'undo' }, t('pp.said.undo'))) await again().catch(() => undefined)
  }
  async function confirmSure(): Promise<void> {
    const n = certain.value.length
    for (let last = n + 1; certain.value.length && certain.value.length < last;) { last = certain.value.length; if (!await op({ op: 'confirm', sure: SURE })) return }
    say(t('plan.confirmed_n', { n: n - certain.value.length }))
  }
  const confirm = (list: Fact[]) => op({ op: 'confirm', facts: list.map(f => f.id) })
  const items = computed(() => live.value.filter(f => f.kind === 'item'))
  async function walk(f: Fact, way: Way): Promise<void> {
    const p = step(items.value, f.id, way)
    if (p) { await moveTo(f, p); showRow(f) }
  }
  async function dropOn(id2: number, target: number, where: Where): Promise<void> {
    const p = place(items.value, id2, target, where), f = byId.value.get(id2)
    if (p && f) await moveTo(f, p)
  }
  const moveTo = (f: Fact, p: { parent: number | null; after: number | null }) => op({ op: 'move', fact: f.id, parent: p.parent ?? undefined, after: p.after ?? undefined })
  /* A sentence that was not understood becomes what a person says it is. */
  async function take(f: Fact, kind: 'item' | 'milestone' | 'mechanism'): Promise<void> {
    const before = new Set(facts.value.map(x => x.id))
    if (!await op({ op: 'add', kind, fact: f.id, title: quote(f).slice(0, 400) })) return
    const made = facts.value.find(x => !before.has(x.id))
    if (made) toRow(made, true)
  }
  return { id, r, facts, live, steps, tab, lit, sel, open, only, busy, wrong, fixed, byId, text, tags, marks, quote, paraOf, doubts, left, unread, read, certain, queue, units, unitOf, counts, doubtIn, items, took, again, op, choose, toRow, next, settle, confirm, confirmSure, undo, walk, dropOn, take }
}
export type ReadingDesk = ReturnType<typeof makeReading>
export const READING: InjectionKey<ReadingDesk> = Symbol('reading')
