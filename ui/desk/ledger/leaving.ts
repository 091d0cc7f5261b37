/* A list that leaves the program as a file: asked once, for a reason of five characters; what is wrong with it stands
   beside the reason, anything else above. */
import { ref } from 'vue'
import { ApiError, download } from '../../shared/api'
import { t } from '../../shared/words'
import { saveBlob } from './save'

export function useLeaving(path: string, body: () => Record<string, unknown>, name: () => string, done: () => void) {
  const reason = ref(''), busy = ref(false), error = ref<{ id: string | null; text: string } | null>(null), stamp = ref(0)

  function refuse(id: string | null, text: string): void { error.value = { id, text }; stamp.value++ }
  async function run(): Promise<void> {
    if (busy.value) return
    if (Array.from(reason.value.trim()).length < 5) { refuse('export-reason', t('export.reason_short')); return }
    busy.value = true
    error.value = null
    try {
      const f = await download(path, { method: 'POST', body: { ...body(), reason: reason.value.trim() }, patience: 120_000 })
      saveBlob(f.blob, f.name ?? name())
      done()
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      refuse(e.fields.reason ? 'export-reason' : null, e.fields.reason ?? e.detail)
    } finally { busy.value = false }
  }
  return { reason, busy, error, stamp, run }
}
