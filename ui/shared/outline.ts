/* Trees of organisations and areas as the system pages show them: which lines stand, what may become whose parent. */
export interface Twig { id: number; parent: number | null; name: string; closed_at?: number | null; aliases?: string | null }

export interface Outline<T extends Twig> { roots: T[]; kids: Map<number, T[]>; byId: Map<number, T> }
export interface Line<T extends Twig> { item: T; depth: number; kids: number; open: boolean; hit: boolean; place: number; of: number }

/* A parent that is absent, closed off by a cycle or the item itself makes a root: nothing is ever lost from the page. */
export function outline<T extends Twig>(items: T[]): Outline<T> {
  const byId = new Map(items.map(x => [x.id, x])), kids = new Map<number, T[]>(), roots: T[] = []
  for (const x of items) {
    const up = x.parent
    if (up === null || !byId.has(up) || circles(byId, x)) roots.push(x)
    else kids.set(up, [...(kids.get(up) ?? []), x])
  }
  return { roots, kids, byId }
}

function circles<T extends Twig>(byId: Map<number, T>, x: T): boolean {
  const seen = new Set<number>()
  for (let at: T | undefined = x; at; at = at.parent === null ? undefined : byId.get(at.parent)) {
    if (seen.has(at.id)) return at.id === x.id
    seen.add(at.id)
  }
  return false
}

/* The item and all that stands under it. */
export function below<T extends Twig>(o: Outline<T>, id: number): Set<number> {
  const out = new Set<number>(), todo = [id]
  while (todo.length) {
    const at = todo.pop() as number
    if (out.has(at)) continue
    out.add(at)
    for (const k of o.kids.get(at) ?? []) todo.push(k.id)
  }
  return out
}

/* From the top down to the item, itself included. */
export function pathOf<T extends Twig>(o: Outline<T>, id: number): T[] {
  const out: T[] = []
  for (let at = o.byId.get(id); at && !out.includes(at); at = at.parent === null ? undefined : o.byId.get(at.parent)) out.unshift(at)
  return out
}

/* Who may become the parent of `id`: open, and not within what moves. */
export function parentsFor<T extends Twig>(o: Outline<T>, id: number): T[] {
  const own = below(o, id)
  return inOrder(o).filter(x => !own.has(x.id) && !x.closed_at)
}

/* All of them, each after its parent. */
export function inOrder<T extends Twig>(o: Outline<T>): T[] {
  const out: T[] = []
  const walk = (x: T) => { out.push(x); (o.kids.get(x.id) ?? []).forEach(walk) }
  o.roots.forEach(walk)
  return out
}

export function total<T extends Twig>(o: Outline<T>, id: number, n: (x: T) => number): number {
  let sum = 0
  for (const k of below(o, id)) { const x = o.byId.get(k); if (x) sum += n(x) }
  return sum
}

/* Opened at first: the upper `levels`. */
export function openTo<T extends Twig>(o: Outline<T>, levels: number): Set<number> {
  const out = new Set<number>()
  const walk = (x: T, depth: number) => {
    if (depth >= levels) return
    out.add(x.id)
    for (const k of o.kids.get(x.id) ?? []) walk(k, depth + 1)
  }
  for (const r of o.roots) walk(r, 0)
  return out
}

export interface Ask { open: Set<number>; words?: string; closed?: boolean }

/* The lines that stand. Words keep what they fit and the way to it; closed ones stand on request, and where something open stands under them. */
export function linesOf<T extends Twig>(o: Outline<T>, ask: Ask): Line<T>[] {
  const words = (ask.words ?? '').trim().toLowerCase(), out: Line<T>[] = []
  const fits = (x: T) => words === '' || x.name.toLowerCase().includes(words) || (x.aliases ?? '').toLowerCase().includes(words)
  const memo = new Map<number, boolean>()
  const stands = (x: T): boolean => {
    const known = memo.get(x.id)
    if (known !== undefined) return known
    const here = fits(x) && (ask.closed === true || !x.closed_at)
    const yes = (o.kids.get(x.id) ?? []).map(stands).some(Boolean) || here
    memo.set(x.id, yes)
    return yes
  }
  const walk = (all: T[], depth: number) => {
    const shown = all.filter(stands)
    shown.forEach((x, i) => {
      const kids = (o.kids.get(x.id) ?? []).filter(stands), open = kids.length > 0 && (words !== '' || ask.open.has(x.id))
      out.push({ item: x, depth, kids: kids.length, open, hit: words !== '' && fits(x), place: i + 1, of: shown.length })
      if (open) walk(kids, depth + 1)
    })
  }
  walk(o.roots, 0)
  return out
}

/* Where an arrow key leads, and what it opens or shuts. */
export interface Step { to: number; open?: number; shut?: number }
export function arrow<T extends Twig>(lines: Line<T>[], at: number, key: string): Step | null {
  const i = lines.findIndex(l => l.item.id === at)
  if (i < 0) return lines.length ? { to: lines[0].item.id } : null
  const l = lines[i], id = l.item.id
  const go = (j: number): Step | null => lines[j] ? { to: lines[j].item.id } : null
  if (key === 'ArrowDown') return go(i + 1)
  if (key === 'ArrowUp') return go(i - 1)
  if (key === 'Home') return go(0)
  if (key === 'End') return go(lines.length - 1)
  if (key === 'ArrowRight') return !l.kids ? null : l.open ? go(i + 1) : { to: id, open: id }
  if (key === 'ArrowLeft') {
    if (l.open) return { to: id, shut: id }
    for (let j = i - 1; j >= 0; j--) if (lines[j].depth < l.depth) return go(j)
  }
  return null
}
