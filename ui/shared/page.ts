/* One page's data through its five states; a skeleton only for what takes longer than 300 ms. */
import { onBeforeUnmount, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { ApiError, get, look } from './api'
import type { Ask } from './api'

export type PageState = 'quiet' | 'loading' | 'slow' | 'ready' | 'failed' | 'denied' | 'absent' | 'offline'

export interface Page<T> {
  state: Ref<PageState>
  data: ShallowRef<T | null>
  error: ShallowRef<ApiError | null>
  at: Ref<number>                 /* when the data came */
  load: (quietly?: boolean, ofItself?: boolean) => Promise<void>      /* ofItself: nobody pressed anything */
}

export function usePage<T>(path: () => string, query?: () => Ask['query'], then?: (x: T) => void): Page<T> {
  const state = ref<PageState>('quiet'), data = shallowRef<T | null>(null), error = shallowRef<ApiError | null>(null), at = ref(0)
  let turn: AbortController | null = null

  async function load(quietly = false, ofItself = false): Promise<void> {
    turn?.abort()
    const mine = turn = new AbortController()
    if (!quietly) { state.value = 'quiet'; error.value = null }
    const timers = quietly ? [] : [setTimeout(() => { state.value = 'loading' }, 300), setTimeout(() => { state.value = 'slow' }, 5000)]
    try {
      const got = await (ofItself ? look : get)<T>(path(), query?.(), mine.signal)
      if (mine !== turn) return
      then?.(got)
      data.value = got
      at.value = Date.now()
      error.value = null
      state.value = 'ready'
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      if (mine !== turn || e.code === 'ABORTED') return
      error.value = e
      if (quietly && data.value !== null) return       /* what is shown stays shown; the banner tells */
      state.value = e.code === 'OFFLINE' ? 'offline' : e.status === 403 ? 'denied' : e.status === 404 ? 'absent' : 'failed'
    } finally { timers.forEach(clearTimeout) }
  }

  onBeforeUnmount(() => { turn?.abort(); turn = null })
  return { state, data, error, at, load }
}
