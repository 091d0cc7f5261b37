/* What each form of the system pages does alike: errors beside their fields and above, one send at a time. */
import { computed, ref } from 'vue'
import { ApiError } from '../../shared/api'

export function useForm(prefix: string, fields: string[]) {
  const errors = ref<Record<string, string>>({}), stamp = ref(0), busy = ref(false)
  const listed = computed(() => Object.entries(errors.value).map(([k, text]) => ({ id: fields.includes(k) ? `${prefix}-${k}` : null, text })))

  /* What is missing is said before anything is sent. */
  function lacks(found: Record<string, string | false | null | undefined>): boolean {
    errors.value = Object.fromEntries(Object.entries(found).filter((e): e is [string, string] => !!e[1]))
    stamp.value++
    return Object.keys(errors.value).length > 0
  }
  function tell(e: unknown): void {
    if (!(e instanceof ApiError)) throw e
    const known = Object.keys(e.fields).some(k => fields.includes(k))
    errors.value = known ? e.fields : { form: e.detail }
    stamp.value++
  }
  /* What came back, null where it did not go through. */
  async function send<T>(work: () => Promise<T>): Promise<{ got: T } | null> {
    if (busy.value) return null
    busy.value = true
    try {
      const got = await work()
      errors.value = {}
      return { got }
    } catch (e) {
      tell(e)
      return null
    } finally { busy.value = false }
  }
  return { errors, stamp, busy, listed, lacks, tell, send }
}
