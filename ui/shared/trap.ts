/* What lies over the whole page: keys stay inside, Escape closes, the focus goes back to where it was. */
import { onBeforeUnmount, onMounted, type Ref } from 'vue'

export function useTrap(box: Ref<HTMLElement | undefined>, close: () => void, more: (e: KeyboardEvent) => void = () => undefined): void {
  let was: Element | null = null
  function keys(e: KeyboardEvent): void {
    if (e.key === 'Escape') { e.stopPropagation(); close() }
    else if (e.key === 'Tab') {
      const all = Array.from(box.value?.querySelectorAll<HTMLElement>('button:not(:disabled),input') ?? []), i = all.indexOf(document.activeElement as HTMLElement)
      e.preventDefault()
      all[(i + (e.shiftKey ? -1 : 1) + all.length) % all.length]?.focus()
    } else more(e)
  }
  onMounted(() => { was = document.activeElement; document.addEventListener('keydown', keys, true); box.value?.querySelector<HTMLElement>('button')?.focus() })
  onBeforeUnmount(() => { document.removeEventListener('keydown', keys, true); if (was instanceof HTMLElement) was.focus() })
}
