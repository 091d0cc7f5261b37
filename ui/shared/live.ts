/* The live line: the program says what has changed, and the page fetches what it shows of that. One line while the page is seen;
   a line that breaks is taken up where it broke. */
import { onBeforeUnmount, ref, watch } from 'vue'
import { onSignedOut } from './api'
import { me } from './session'
import { lang } from './words'

export interface Change { noun: string; id: number; version: number; problem: number | null }
export interface Ear { change?: (c: Change[]) => void; bell?: () => void; again?: () => void; slow?: () => void }
export interface Told { event: string; id: string | null; data: string }

export const lost = ref(false)                         /* the line has been away for some time */
export const LOST_AFTER = 4000, SILENT = 40_000, HIDDEN = 20_000, SLOW = 300_000

/* Cut what has come into events; what is not whole yet stays. */
export function cut(text: string): { told: Told[]; rest: string } {
  const parts = text.split('\n\n'), rest = parts.pop() ?? ''
  const told = parts.map(part => {
    const t: Told = { event: '', id: null, data: '' }
    for (const l of part.split('\n')) {
      const i = l.indexOf(': '), k = i < 0 ? l : l.slice(0, i), v = i < 0 ? '' : l.slice(i + 2)
      if (k === 'event') t.event = v
      else if (k === 'id') t.id = v
      else if (k === 'data') t.data = v
    }
    return t
  })
  return { told: told.filter(t => t.event), rest }
}

/* How long to wait before trying again, the longer the more often it failed; not everybody at once. */
export const patience = (tries: number, chance = Math.random()) => Math.round(Math.min(30_000, 1000 * 2 ** Math.min(tries, 5)) * (0.6 + 0.8 * chance))

const ears = new Set<Ear>()
let last: string | null = null, line: AbortController | null = null, silent = 0, later = 0, hidden = 0, away = 0, tries = 0, whole = true

const all = (what: (e: Ear) => void) => { ears.forEach(e => { try { what(e) } catch (x) { console.error(x) } }) }

/* What was shown meanwhile may be old: all pages read again, not all machines in the same moment. */
function again(): void { window.setTimeout(() => all(e => e.again?.()), Math.random() * 1500) }

function hear(told: Told[]): boolean {
  const changes: Change[] = []
  let bell = false, end = false
  for (const t of told) {
    if (t.id) last = t.id
    if (t.event === 'bell') bell = true
    else if (t.event === 'reset') again()
    else if (t.event === 'end') end = true
    else if (t.event === 'change') { const d = JSON.parse(t.data) as Change; changes.push({ ...d, problem: d.problem ?? null }) }
  }
  if (changes.length) all(e => e.change?.(changes))
  if (bell) all(e => e.bell?.())
  return end
}

function stands(): void {
  window.clearTimeout(away)
  away = 0
  lost.value = false
  tries = 0
  if (!whole) { whole = true; if (!last) again() }
}

function listen(): void {
  window.clearTimeout(silent)
  silent = window.setTimeout(() => line?.abort(), SILENT)
}

async function read(r: Response): Promise<boolean> {
  const reader = r.body!.getReader(), decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return false
    listen()
    stands()
    const c = cut(text + decoder.decode(value, { stream: true }))
    text = c.rest
    if (hear(c.told)) return true
  }
}

async function open(): Promise<void> {
  window.clearTimeout(later)
  if (line || !me.value || document.visibilityState !== 'visible') return
  const mine = line = new AbortController()
  let wait = 0, end = false
  listen()
  try {
    const r = await fetch('/api/v1/live', {
      credentials: 'same-origin', signal: mine.signal, cache: 'no-store',
      headers: { Accept: 'text/event-stream', 'Accept-Language': lang.value === 'zh' ? 'zh-CN' : 'en', 'X-Unattended': '1', ...(last ? { 'Last-Event-ID': last } : {}) },
    })
    if (r.status === 401) end = true
    else if (r.ok && r.body) end = await read(r)
    else wait = Number(r.headers.get('Retry-After') ?? 0) * 1000
  } catch { /* broken: it is taken up below */ }
  window.clearTimeout(silent)
  if (line !== mine) return
  line = null
  if (end) { last = null; onSignedOut.then(); return }
  whole = false
  if (!away) away = window.setTimeout(() => { lost.value = true }, LOST_AFTER)
  later = window.setTimeout(open, Math.max(wait, patience(tries++)))
}

function shut(): void {
  const was = line
  line = null
  was?.abort()
  for (const t of [silent, later, away]) window.clearTimeout(t)
  away = tries = 0
  lost.value = false
}

/* A page that nobody sees needs no line; it catches up when it is seen again. */
function seen(): void {
  window.clearTimeout(hidden)
  if (document.visibilityState === 'visible') open()
  else hidden = window.setTimeout(shut, HIDDEN)
}

/* Once, by the frame of the desk. */
export function startLive(): void {
  watch(() => me.value?.person.id, (is, was) => { if (was !== undefined && is !== was) { shut(); last = null } if (is !== undefined) open() }, { immediate: true })
  document.addEventListener('visibilitychange', seen)
  /* What time alone has changed (how long is left), and what a line cannot know of. */
  window.setInterval(() => { if (me.value && document.visibilityState === 'visible') all(e => e.slow?.()) }, SLOW)
  window.addEventListener('online', () => { tries = 0; if (!line) open() })
}

export function hearing(ear: Ear): void {
  ears.add(ear)
  onBeforeUnmount(() => ears.delete(ear))
}

/* Do `then` soon after something of these came, at most once in `every` ms, and not while somebody is busy with what is shown. */
export function useLive(o: { of: (c: Change) => boolean; then: () => unknown; every?: number; busy?: () => boolean; bell?: boolean }): void {
  let due = 0, did = 0, owed = false
  async function go(): Promise<void> {
    due = 0
    if (o.busy?.()) { owed = true; return }
    owed = false
    did = Date.now()
    await o.then()
  }
  const soon = () => { if (!due) due = window.setTimeout(go, Math.max(150, (o.every ?? 1000) - (Date.now() - did))) }
  hearing({ change: c => { if (c.some(o.of)) soon() }, bell: () => { if (o.bell) soon() }, again: soon, slow: () => { if (!o.bell) soon() } })
  if (o.busy) watch(o.busy, b => { if (!b && owed) soon() })
  onBeforeUnmount(() => window.clearTimeout(due))
}
