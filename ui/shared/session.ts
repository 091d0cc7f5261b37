/* Who is here, and the reference rows that every page names things by. */
import { computed, ref, shallowRef } from 'vue'
import { call, get, post } from './api'
import { setLang, type Lang } from './words'
import { setZone } from './time'
import type { Area, Cap, Category, Me, Org, Reference } from './api.d'

export const me = shallowRef<Me | null>(null)
export const reference = shallowRef<Reference | null>(null)

export function took(m: Me): Me {
  setZone(m.tz_offset, m.now)
  me.value = m
  return m
}

export async function loadMe(): Promise<Me> { return took(await get<Me>('/me')) }

let asked: Promise<Reference> | null = null

export function loadReference(again = false): Promise<Reference> {
  if (!asked || again) {
    asked = get<Reference>('/reference').then(r => (reference.value = r))
    asked.catch(() => { asked = null })
  }
  return asked
}

export async function signIn(account: string, password: string): Promise<Me> {
  const m = took(await post<Me>('/session', { account, password }))
  if (m.person.language) setLang(m.person.language.startsWith('en') ? 'en' : 'zh')
  return m
}

export async function signOut(): Promise<void> {
  try { await call<void>('/session', { method: 'DELETE' }) } finally { forget() }
}

export function forget(): void {
  me.value = null
  reference.value = null
  asked = null
}

/* The language is kept here at once and told to the program when somebody is signed in. */
export function chooseLang(l: Lang): void {
  setLang(l)
  if (me.value) call('/me', { method: 'PATCH', body: { language: l === 'zh' ? 'zh-CN' : 'en' } }).catch(() => undefined)
}

export const may = (cap: Cap) => me.value?.caps.includes(cap) ?? false

/* Who looks after accounts, grants or the audit handles no cases: another first page, no doors to the rest. */
export const firstPage = () => may('read') ? '/work' : '/home'

export const orgOf = computed(() => new Map<number, Org>((reference.value?.orgs ?? []).map(o => [o.id, o])))
export const areaOf = computed(() => new Map<number, Area>((reference.value?.areas ?? []).map(a => [a.id, a])))
export const categoryOf = computed(() => new Map<number, Category>((reference.value?.categories ?? []).map(c => [c.id, c])))

/* ---------- how it is shown: contrast and large print stay on this machine ---------- */
export const contrast = ref(false)
export const large = ref(false)

export function show(mode: { contrast?: boolean; large?: boolean }): void {
  if (mode.contrast !== undefined) contrast.value = mode.contrast
  if (mode.large !== undefined) large.value = mode.large
  const h = document.documentElement
  if (contrast.value) h.dataset.mode = 'contrast'; else delete h.dataset.mode
  if (large.value) h.dataset.size = 'large'; else delete h.dataset.size
  try { localStorage.setItem('anju.show', JSON.stringify({ contrast: contrast.value, large: large.value })) } catch { /* not kept then */ }
}

export function restoreShow(): void {
  try {
    const l = localStorage.getItem('anju.lang')
    setLang(l === 'en' ? 'en' : 'zh')
    const s = JSON.parse(localStorage.getItem('anju.show') ?? '{}')
    show({ contrast: !!s.contrast, large: !!s.large })
  } catch { setLang('zh') }
}
