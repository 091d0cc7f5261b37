/* What just happened, said once at the foot of the window. */
import { shallowRef } from 'vue'

export interface Toast { text: string; to?: string; link?: string; stamp: number }
export const toast = shallowRef<Toast | null>(null)
let timer = 0

export function say(text: string, to?: string, link?: string): void {
  toast.value = { text, to, link, stamp: Date.now() }
  window.clearTimeout(timer)
  timer = window.setTimeout(() => { toast.value = null }, 7000)
}
