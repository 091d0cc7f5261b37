/* Geometry of a drawn map without tiles: places on a plane, what the window shows of it, marks that would lie on each other. */
export interface Place { lat: number; lng: number }
export interface Point { x: number; y: number }
export interface Box { x0: number; y0: number; x1: number; y1: number }
/* What is seen: the middle, in metres on the plane, and metres a pixel. */
export interface Eye { x: number; y: number; scale: number }

const EARTH = 6_378_137, RAD = Math.PI / 180

/* Metres east and south of a fixed point: true enough across one city. */
export function plane(origin: Place): (p: Place) => Point {
  const cos = Math.cos(origin.lat * RAD)
  return p => ({ x: (p.lng - origin.lng) * RAD * EARTH * cos, y: (origin.lat - p.lat) * RAD * EARTH })
}

/* The same in Mercator's projection, true to length at the origin: what tiles of web maps lie on. */
export function mercator(origin: Place): (p: Place) => Point {
  const cos = Math.cos(origin.lat * RAD), north = (lat: number) => Math.log(Math.tan(Math.PI / 4 + Math.max(-85, Math.min(85, lat)) * RAD / 2))
  return p => ({ x: (p.lng - origin.lng) * RAD * EARTH * cos, y: (north(origin.lat) - north(p.lat)) * EARTH * cos })
}

/* The way back. */
export function fromMercator(origin: Place): (p: Point) => Place {
  const cos = Math.cos(origin.lat * RAD), north = Math.log(Math.tan(Math.PI / 4 + origin.lat * RAD / 2))
  return p => ({ lng: origin.lng + p.x / (RAD * EARTH * cos), lat: (2 * Math.atan(Math.exp(north - p.y / (EARTH * cos))) - Math.PI / 2) / RAD })
}

export interface Tile { z: number; col: number; row: number; x: number; y: number; size: number }
/* The tiles of a web map under the window, in pixels of it. */
export function tiles(origin: Place, e: Eye, wide: number, high: number, closest = 18): Tile[] {
  const whole = 2 * Math.PI * EARTH * Math.cos(origin.lat * RAD), o = mercator({ lat: 0, lng: 0 })(origin), k = Math.cos(origin.lat * RAD)
  const z = Math.max(3, Math.min(closest, Math.round(Math.log2(whole / 256 / e.scale)))), size = whole / 2 ** z
  /* The window's corners on the plane, from the world's corner in the north west. */
  const left = o.x * k + whole / 2 + e.x - wide / 2 * e.scale, top = o.y * k + whole / 2 + e.y - high / 2 * e.scale, out: Tile[] = []
  for (let row = Math.max(0, Math.floor(top / size)); row * size < top + high * e.scale && row < 2 ** z; row++)
    for (let col = Math.max(0, Math.floor(left / size)); col * size < left + wide * e.scale && col < 2 ** z; col++)
      out.push({ z, col, row, x: (col * size - left) / e.scale, y: (row * size - top) / e.scale, size: size / e.scale })
  return out
}

/* A GeoJSON polygon, or several, as one path. */
export type Shape = { type: 'Polygon'; coordinates: number[][][] } | { type: 'MultiPolygon'; coordinates: number[][][][] }
export function ringsOf(s: Shape): number[][][] { return s.type === 'Polygon' ? s.coordinates : s.coordinates.flat() }
export function pathOf(s: Shape, to: (p: Place) => Point): string {
  return ringsOf(s).map(r => `M${r.slice(0, -1).map(([lng, lat]) => { const p = to({ lat, lng }); return `${p.x.toFixed(1)} ${p.y.toFixed(1)}` }).join('L')}Z`).join('')
}
/* What is stored as text may be anything: null where it is no outline. */
export function shapeOf(text: unknown): Shape | null {
  try {
    const s = (typeof text === 'string' ? JSON.parse(text) : text) as Shape | null
    const ok = s && (s.type === 'Polygon' || s.type === 'MultiPolygon') && ringsOf(s).every(r => r.length > 3 && r.every(p => p.length > 1 && p.every(Number.isFinite)))
    return ok ? s : null
  } catch { return null }
}

export function boxOf(points: readonly Point[]): Box | null {
  if (!points.length) return null
  const b = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity }
  for (const p of points) { b.x0 = Math.min(b.x0, p.x); b.x1 = Math.max(b.x1, p.x); b.y0 = Math.min(b.y0, p.y); b.y1 = Math.max(b.y1, p.y) }
  return b
}

/* One far-away wrong position must not shrink the city to a dot: what lies beyond `times` the middle half's width is left out of the first view. */
export function heart(points: readonly Point[], times = 6): Point[] {
  if (points.length < 8) return [...points]
  const ends = (v: number[]): [number, number] => {
    v.sort((a, b) => a - b)
    const q1 = v[Math.floor(v.length / 4)], q3 = v[Math.floor(v.length * 3 / 4)], far = Math.max(200, (q3 - q1) * times)
    return [q1 - far, q3 + far]
  }
  const [x0, x1] = ends(points.map(p => p.x)), [y0, y1] = ends(points.map(p => p.y))
  const near = points.filter(p => p.x >= x0 && p.x <= x1 && p.y >= y0 && p.y <= y1)
  return near.length ? near : [...points]
}

export const NEAREST = 0.4                     /* metres a pixel: the closest look */

/* The whole box with a margin; never closer than a few hundred metres across. */
export function fit(b: Box, wide: number, high: number, margin = 48): Eye {
  const w = Math.max(1, wide - 2 * margin), h = Math.max(1, high - 2 * margin)
  return { x: (b.x0 + b.x1) / 2, y: (b.y0 + b.y1) / 2, scale: Math.max((b.x1 - b.x0) / w, (b.y1 - b.y0) / h, 1.2) }
}

export function toScreen(p: Point, e: Eye, wide: number, high: number): Point {
  return { x: (p.x - e.x) / e.scale + wide / 2, y: (p.y - e.y) / e.scale + high / 2 }
}

/* Closer (by < 1) or further, the place under `at` (pixels) staying where it is. */
export function zoom(e: Eye, by: number, at: Point, wide: number, high: number, furthest: number): Eye {
  const scale = Math.min(Math.max(e.scale * by, NEAREST), furthest), k = e.scale - scale
  return { scale, x: e.x + (at.x - wide / 2) * k, y: e.y + (at.y - high / 2) * k }
}

export interface Cluster<T> { x: number; y: number; items: T[] }

/* Marks nearer than `reach` pixels join; the first of each group holds the place, so that nothing trembles while zooming.
   A grid of cells keeps it linear. */
export function cluster<T>(marks: readonly { x: number; y: number; item: T }[], reach: number): Cluster<T>[] {
  const cells = new Map<string, number[]>(), out: (Cluster<T> & { ax: number; ay: number })[] = []
  for (const m of marks) {
    const cx = Math.floor(m.x / reach), cy = Math.floor(m.y / reach)
    let home = -1, best = reach * reach
    for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++) for (const i of cells.get(`${cx + dx},${cy + dy}`) ?? []) {
      const d = (out[i].ax - m.x) ** 2 + (out[i].ay - m.y) ** 2
      if (d < best) { best = d; home = i }
    }
    if (home >= 0) {
      const c = out[home], n = c.items.length
      c.x = (c.x * n + m.x) / (n + 1)
      c.y = (c.y * n + m.y) / (n + 1)
      c.items.push(m.item)
      continue
    }
    const key = `${cx},${cy}`
    cells.set(key, [...(cells.get(key) ?? []), out.length])
    out.push({ x: m.x, y: m.y, ax: m.x, ay: m.y, items: [m.item] })
  }
  return out.map(({ x, y, items }) => ({ x, y, items }))
}

/* A round length of at most `most` pixels: 1, 2 or 5 times a power of ten, in metres. */
export function scaleBar(scale: number, most = 120): { metres: number; px: number } {
  const want = scale * most, ten = 10 ** Math.floor(Math.log10(want))
  const metres = [5, 2, 1].map(k => k * ten).find(m => m <= want) ?? ten
  return { metres, px: metres / scale }
}

/* The light that speaks for several: the worst one. */
const WORST = ['over3', 'over', 'risk', 'half', 'ok', 'stop', 'done']
export function worst(lights: readonly (string | null)[]): string {
  return WORST.find(w => lights.includes(w)) ?? 'ok'
}
