/* A tree kept as rows with a parent: its order, and where a row comes to stand when it is moved by hand or by key. */

export interface Leaf { id: number; parent: number | null; position?: number }
export interface Place { parent: number | null; after: number | null }
export type Where = 'before' | 'in' | 'after'
export type Way = 'up' | 'down' | 'in' | 'out'

/* Rows of one parent in their order; a parent that is not among them counts as none. */
export function kidsOf<T extends Leaf>(rows: T[]): Map<number | null, T[]> {
  const known = new Set(rows.map(r => r.id)), kids = new Map<number | null, T[]>()
  for (const r of rows) {
    const p = r.parent !== null && known.has(r.parent) ? r.parent : null
    kids.set(p, [...(kids.get(p) ?? []), r])
  }
  for (const k of kids.values()) k.sort((a, b) => (a.position ?? 0) - (b.position ?? 0) || a.id - b.id)
  return kids
}

export function flat<T extends Leaf>(rows: T[]): { row: T; depth: number }[] {
  const kids = kidsOf(rows), out: { row: T; depth: number }[] = []
  const walk = (of: number | null, depth: number) => (kids.get(of) ?? []).forEach(row => { out.push({ row, depth }); walk(row.id, depth + 1) })
  walk(null, 0)
  return out
}

/* Whether `id` stands somewhere under `top`, or is it. */
export function under(rows: Leaf[], id: number, top: number): boolean {
  const at = new Map(rows.map(r => [r.id, r.parent]))
  for (let i: number | null | undefined = id, n = 0; i !== null && i !== undefined && n <= rows.length; i = at.get(i), n++) if (i === top) return true
  return false
}

function beside<T extends Leaf>(rows: T[], id: number): { all: T[]; i: number; parent: number | null } {
  for (const [parent, all] of kidsOf(rows)) { const i = all.findIndex(r => r.id === id); if (i >= 0) return { all, i, parent } }
  return { all: [], i: -1, parent: null }
}

/* One step by key; null: there is nowhere to go. */
export function step(rows: Leaf[], id: number, way: Way): Place | null {
  const { all, i, parent } = beside(rows, id)
  if (i < 0) return null
  if (way === 'up') return i ? { parent, after: i > 1 ? all[i - 2].id : null } : null
  if (way === 'down') return i + 1 < all.length ? { parent, after: all[i + 1].id } : null
  if (way === 'out') return parent === null ? null : { parent: beside(rows, parent).parent, after: parent }
  if (!i) return null
  const into = kidsOf(rows).get(all[i - 1].id) ?? []
  return { parent: all[i - 1].id, after: into.length ? into[into.length - 1].id : null }
}

/* Dropped before, into or after another row; null: into itself, or where it is. */
export function drop(rows: Leaf[], id: number, target: number, where: Where): Place | null {
  if (under(rows, target, id)) return null
  if (where === 'in') { const k = (kidsOf(rows).get(target) ?? []).filter(r => r.id !== id); return { parent: target, after: k.length ? k[k.length - 1].id : null } }
  const { all, i, parent } = beside(rows, target), rest = all.filter(r => r.id !== id), j = rest.findIndex(r => r.id === target)
  const after = where === 'after' ? target : j ? rest[j - 1].id : null
  const was = beside(rows, id)
  if (i >= 0 && was.parent === parent && (was.i ? was.all[was.i - 1].id : null) === after) return null
  return { parent, after }
}
