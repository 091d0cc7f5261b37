/* The width class of this window: under 600 px the phone shell. */
import { ref } from 'vue'

const q = typeof window === 'undefined' ? null : window.matchMedia('(max-width: 599px)')
export const phone = ref(q?.matches ?? false)
q?.addEventListener('change', e => { phone.value = e.matches })
