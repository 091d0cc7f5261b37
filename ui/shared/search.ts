/* One box over everything: what it found, and its marks. The word alone goes to the program. */
import { onBeforeUnmount, ref, shallowRef, type Ref } from 'vue'
import { ApiError, get } from './api'
import type { SearchAnswer, SearchHit } from './api.d'

export const COUNTED = 100                     /* the program counts no further */
export interface Piece { text: string; hit: boolean }

/* The title cut at its marks, which count characters, not halves of them. */
export function pieces(hit: Pick<SearchHit, 'title' | 'marks'>): Piece[] {
  const chars = Array.from(hit.title), out: Piece[] = []
  let at = 0
  for (const m of hit.marks) {
    if (m.from > at) out.push({ text: chars.slice(at, m.from).join(''), hit: false })
    out.push({ text: chars.slice(m.from, m.to).join(''), hit: true })
    at = m.to
  }
  if (at < chars.length) out.push({ text: chars.slice(at).join(''), hit: false })
  return out
}

export function countText(n: number): string { return n >= COUNTED ? `${COUNTED}+` : String(n) }

/* Asks while somebody types: the last word wins, the answers before it are dropped. */
export function useTyped(words: Ref<string>, limit: number) {
  const found = shallowRef<SearchAnswer | null>(null), error = shallowRef<ApiError | null>(null), busy = ref(false)
  let turn: AbortController | null = null, timer = 0

  async function ask(): Promise<void> {
    const q = words.value.trim()
    turn?.abort()
    const mine = turn = new AbortController()
    if (!q) { found.value = null; error.value = null; busy.value = false; return }
    busy.value = true
    try {
      const got = await get<SearchAnswer>('/search', { q, limit }, mine.signal)
      if (mine !== turn) return
      found.value = got
      error.value = null
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      if (mine !== turn || e.code === 'ABORTED') return
      found.value = null
      error.value = e
    }
    busy.value = false
  }
  function soon(): void { window.clearTimeout(timer); timer = window.setTimeout(ask, 150) }
  function stop(): void { window.clearTimeout(timer); turn?.abort(); turn = null; busy.value = false }
  onBeforeUnmount(stop)
  return { found, error, busy, ask, soon, stop }
}
