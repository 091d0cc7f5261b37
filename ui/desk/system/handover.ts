/* A hand-over goes on after its form was sent: what the one that ended still holds tells how far it is. */
import { onBeforeUnmount, ref } from 'vue'
import { ApiError } from '../../shared/api'

export function useHandover(held: () => Promise<number>) {
  const left = ref(0), all = ref(0), state = ref<'still' | 'runs' | 'done'>('still')
  let timer = 0, gone = false

  async function look(): Promise<void> {
    try {
      left.value = await held()
      if (!left.value) { state.value = 'done'; return }
    } catch (e) { if (!(e instanceof ApiError)) throw e }        /* asked again: the work goes on without the page */
    if (!gone) timer = window.setTimeout(look, 700)
  }
  function watchOver(n: number): void {
    all.value = left.value = n
    state.value = 'runs'
    look()
  }
  onBeforeUnmount(() => { gone = true; window.clearTimeout(timer) })
  return { left, all, state, watchOver }
}
