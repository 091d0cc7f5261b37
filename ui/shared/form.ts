/* A form that is sent: what is missing is said at its field and in the summary, one press sends once, what the program refuses
   stands where it belongs. */
import { computed, ref } from 'vue'
import { ApiError } from './api'

export function useForm(prefix: string, fields: string[]) {
  const errors = ref<Record<string, string>>({}), stamp = ref(0), busy = ref(false)
  const listed = computed(() => Object.entries(errors.value).map(([k, text]) => ({ id: fields.includes(k) ? `${prefix}-${k}` : null, text })))

  /* Nothing missing: the work is done, once at a time. stale: somebody else was faster. */
  async function send(missing: Record<string, string>, work: () => Promise<void>, stale?: () => void): Promise<void> {
    if (busy.value) return
    errors.value = missing
    stamp.value++
    if (Object.keys(missing).length) return
    busy.value = true
    try { await work() } catch (x) {
      if (!(x instanceof ApiError)) throw x
      if (x.code === 'STALE') stale?.()
      errors.value = Object.keys(x.fields).length ? x.fields : { form: x.detail }
      stamp.value++
    } finally { busy.value = false }
  }
  return { errors, stamp, busy, listed, send }
}

/* The same key however often a form is sent: one record. */
export const onceKey = (name: string) => `${name}-${crypto.getRandomValues(new Uint32Array(3)).join('-')}`
