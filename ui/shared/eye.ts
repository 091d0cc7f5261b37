/* Looking at a drawn map: dragging, two fingers, wheel, keys; a look that stays within what there is. */
import { computed, onBeforeUnmount, ref, watch, type Ref } from 'vue'
import { boxOf, fit, heart, toScreen, zoom, type Eye, type Point } from './map'

const FAR = 4

export function useEye(box: Ref<HTMLElement | undefined>, points: () => readonly Point[], margin = 48) {
  const wide = ref(900), high = ref(560), eye = ref<Eye | null>(null), moved = ref(false), still = ref(true)
  const whole = computed(() => { const b = boxOf(heart(points())); return b ? fit(b, wide.value, high.value, margin) : null })
  const all = computed(() => { const b = boxOf(points()); return b ? fit(b, wide.value, high.value, margin) : null })
  const furthest = computed(() => Math.max(whole.value?.scale ?? 1, all.value?.scale ?? 1) * FAR)
  const inside = (p: Point, m = 40) => p.x > -m && p.y > -m && p.x < wide.value + m && p.y < high.value + m
  const screen = (p: Point) => toScreen(p, eye.value!, wide.value, high.value)

  function see(): void { if (whole.value) { eye.value = whole.value; moved.value = false } }
  function look(e: Eye): void { eye.value = e; moved.value = true }
  function near(by: number, p: Point = { x: wide.value / 2, y: high.value / 2 }): void { if (eye.value) look(zoom(eye.value, by, p, wide.value, high.value, furthest.value)) }
  function pan(dx: number, dy: number): void { if (eye.value) look({ ...eye.value, x: eye.value.x - dx * eye.value.scale, y: eye.value.y - dy * eye.value.scale }) }
  /* Bring a place into the middle where it is not seen. */
  function show(p: Point): void { if (eye.value && !inside(screen(p), -30)) eye.value = { ...eye.value, x: p.x, y: p.y } }
  /* All of them closer, when that tells them apart; false where they lie on each other. */
  function open(list: readonly Point[]): boolean {
    const b = boxOf(list)
    if (!b || !eye.value || Math.max(b.x1 - b.x0, b.y1 - b.y0) < 20) return false
    const to = fit(b, wide.value, high.value, 90)
    if (to.scale >= eye.value.scale * 0.8) return false
    look(to)
    return true
  }

  function at(e: { clientX: number; clientY: number }): Point { const r = box.value!.getBoundingClientRect(); return { x: e.clientX - r.left, y: e.clientY - r.top } }
  function wheel(e: WheelEvent): void { near(Math.exp(Math.max(-60, Math.min(60, e.deltaY)) / 150), at(e)) }
  /* One finger moves, two bring closer. */
  const fingers = new Map<number, Point>()
  let way = 0
  function down(e: PointerEvent): void { if (e.button > 0) return; fingers.set(e.pointerId, { x: e.clientX, y: e.clientY }); way = 0 }
  function drag(e: PointerEvent): void {
    const was = fingers.get(e.pointerId)
    if (!was) return
    const now = { x: e.clientX, y: e.clientY }, other = Array.from(fingers).find(([id]) => id !== e.pointerId)?.[1]
    if (other) {
      const d = (a: Point, b: Point) => Math.max(20, Math.hypot(a.x - b.x, a.y - b.y))
      near(d(was, other) / d(now, other), at({ clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 }))
    } else pan(now.x - was.x, now.y - was.y)
    way += Math.abs(now.x - was.x) + Math.abs(now.y - was.y)
    if (way > 4) { still.value = false; (e.currentTarget as HTMLElement).setPointerCapture?.(e.pointerId) }
    fingers.set(e.pointerId, now)
  }
  function up(e: PointerEvent): void { fingers.delete(e.pointerId); if (!fingers.size) setTimeout(() => { still.value = true; way = 0 }) }
  const dragged = () => way > 4
  /* Arrows, plus, minus, 0; false: the key is another's. */
  function key(e: KeyboardEvent): boolean {
    const step = 60, k = e.key
    if (k === 'ArrowLeft') pan(step, 0); else if (k === 'ArrowRight') pan(-step, 0); else if (k === 'ArrowUp') pan(0, step); else if (k === 'ArrowDown') pan(0, -step)
    else if (k === '+' || k === '=') near(1 / 1.5); else if (k === '-') near(1.5); else if (k === '0') see()
    else return false
    e.preventDefault()
    return true
  }

  let watcher: ResizeObserver | null = null
  /* The box comes with the data: it is measured when it is there. */
  watch(box, el => {
    watcher?.disconnect()
    if (!el) return
    watcher = new ResizeObserver(e => { wide.value = Math.max(200, e[0].contentRect.width); high.value = Math.max(160, e[0].contentRect.height); if (!moved.value) see() })
    watcher.observe(el)
  }, { flush: 'post' })
  onBeforeUnmount(() => watcher?.disconnect())
  return { wide, high, eye, moved, still, inside, screen, see, look, near, pan, show, open, wheel, down, drag, up, dragged, key }
}
