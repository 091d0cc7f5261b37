/* The list somebody came from, so that one problem can lead to the next, and back to its page and row. */
import { shallowRef } from 'vue'
import { firstPage, type Trail } from './paging'

export interface Listing { ids: number[]; total: number; start: number; back: string; trail: Trail; at: number }
export const listing = shallowRef<Listing | null>(null)

export function setListing(ids: number[], total: number, start: number, back: string, trail: Trail = firstPage, at = 0): void {
  listing.value = { ids, total, start, back, trail, at }
}

/* Where this list was left, when it is the one somebody comes back to. */
export function left(path: string): Listing | null {
  return listing.value?.back === path ? listing.value : null
}

export interface Beside { n: number; total: number; before: number | null; after: number | null; back: string }

export function beside(l: Listing | null, id: number): Beside | null {
  const i = l ? l.ids.indexOf(id) : -1
  if (!l || i < 0) return null
  return { n: l.start + i, total: Math.max(l.total, l.start + l.ids.length - 1), before: l.ids[i - 1] ?? null, after: l.ids[i + 1] ?? null, back: l.back }
}
