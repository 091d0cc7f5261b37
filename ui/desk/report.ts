/* What a report holds, on the desk and on the phone: one draft, one check, one send. */
import { computed, reactive, ref, watch } from 'vue'
import { ApiError, get, newKey, post } from '../shared/api'
import { categoryOf } from '../shared/session'
import { t } from '../shared/words'
import { parts, now } from '../shared/time'
import type { Estate, Problem, ProblemList, ProblemPage, Severity } from '../shared/api.d'

const KEPT = 'anju.report'
export const FIELDS = ['estate', 'place', 'category', 'severity', 'title', 'description', 'photos', 'reporter_name', 'reporter_phone']

export function useReport() {
  const f = reactive({
    estate: null as number | null, estate_name: '', place: '', category: null as number | null, severity: 'ordinary' as Severity,
    title: '', description: '', reporter_name: '', reporter_phone: '', lat: null as number | null, lng: null as number | null,
  })
  const photos = ref<number[]>([]), waiting = ref(false), busy = ref(false), stamp = ref(0), savedAt = ref('')
  const errors = ref<Record<string, string>>({}), sent = ref<ProblemPage | null>(null)
  let key = newKey()

  /* A draft without the reporter's name and telephone: those stay on no machine. */
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null')
    if (kept && typeof kept === 'object') Object.assign(f, kept)
  } catch { /* a draft that does not read is no draft */ }
  watch(() => [f.estate, f.estate_name, f.place, f.category, f.severity, f.title, f.description], () => {
    if (sent.value) return
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ estate: f.estate, estate_name: f.estate_name, place: f.place, category: f.category, severity: f.severity, title: f.title, description: f.description }))
      savedAt.value = parts(now()).hm
    } catch { /* not kept then */ }
  })

  /* What is open already in the same place, so that one thing is not reported twice. */
  const near = ref<Problem[]>([]), nearCount = ref(0)
  watch(() => [f.estate, f.category], async ([estate, category]) => {
    near.value = []
    if (!estate) return
    try {
      const r = await get<ProblemList>('/problems', { estate, category, open: 1, limit: 4, count: 1 })
      if (f.estate !== estate || f.category !== category) return
      near.value = r.items
      nearCount.value = r.count ?? r.items.length
    } catch { /* a help, not a need */ }
  }, { immediate: true })

  const suggested = computed(() => [f.place.trim(), f.category ? categoryOf.value.get(f.category)?.name ?? '' : ''].filter(Boolean).join(' '))
  const listed = computed(() => FIELDS.concat(Object.keys(errors.value).filter(k => !FIELDS.includes(k))).filter(k => errors.value[k])
    .map(k => ({ id: FIELDS.includes(k) ? `rp-${k}` : null, text: errors.value[k] })))

  function missing(): Record<string, string> {
    const e: Record<string, string> = {}
    if (f.estate === null) e.estate = t('report.need.estate')
    if (!f.place.trim()) e.place = t('report.need.place')
    if (f.category === null) e.category = t('report.need.category')
    if (!(f.title.trim() || suggested.value)) e.title = t('report.need.title')
    if (waiting.value) e.photos = t('photo.wait')
    if (f.reporter_phone.trim() && !/^[\d\s+-]{6,20}$/.test(f.reporter_phone.trim())) e.reporter_phone = t('report.need.phone')
    return e
  }

  async function send(): Promise<void> {
    if (busy.value) return
    errors.value = missing()
    stamp.value++
    if (Object.keys(errors.value).length) return
    busy.value = true
    const body: Record<string, unknown> = { estate: f.estate, place: f.place.trim(), category: f.category, severity: f.severity, title: f.title.trim() || suggested.value }
    for (const k of ['description', 'reporter_name', 'reporter_phone'] as const) if (f[k].trim()) body[k] = f[k].trim()
    if (photos.value.length) body.photos = photos.value
    if (f.lat !== null && f.lng !== null) { body.lat = f.lat; body.lng = f.lng }
    try {
      sent.value = await post<ProblemPage>('/problems', body, { key })
      sessionStorage.removeItem(KEPT)
    } catch (x) {
      if (!(x instanceof ApiError)) throw x
      errors.value = Object.keys(x.fields).length ? x.fields : { form: x.detail }
      if (x.status >= 400 && x.status < 500) key = newKey()
      stamp.value++
    } finally { busy.value = false }
  }

  function again(): void {
    Object.assign(f, { place: '', category: null, severity: 'ordinary', title: '', description: '', reporter_name: '', reporter_phone: '' })
    photos.value = []
    errors.value = {}
    key = newKey()
    sent.value = null
  }

  const picked = (e: Estate | null) => { f.estate_name = e?.name ?? '' }
  return { f, photos, waiting, busy, stamp, savedAt, errors, listed, suggested, near, nearCount, sent, send, again, picked }
}
