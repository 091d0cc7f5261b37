/* Trees of the reference rows, flattened for lists. */
import type { Area, Category } from './api.d'

export interface CategoryGroup { id: number; name: string; leaves: Category[] }

/* Each top category with its leaves; one without children is its own leaf. */
export function categoryTree(all: Category[]): CategoryGroup[] {
  const kids = new Map<number | null, Category[]>()
  for (const c of all) kids.set(c.parent, [...(kids.get(c.parent) ?? []), c])
  const leaves = (c: Category): Category[] => kids.has(c.id) ? (kids.get(c.id) ?? []).flatMap(leaves) : [c]
  return (kids.get(null) ?? []).map(c => ({ id: c.id, name: c.name, leaves: leaves(c) }))
}

export function areasOf(all: Area[], level: string, parent?: number | null): Area[] {
  return all.filter(a => a.level === level && (parent === undefined || parent === null || a.parent === parent))
}
