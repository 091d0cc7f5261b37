/* Keyset paging forward and back: the cursors that led here are kept, newest last. */
export interface Trail { cursors: string[]; start: number }

export const firstPage: Trail = { cursors: [], start: 1 }

export function cursorOf(tr: Trail): string | null { return tr.cursors.length ? tr.cursors[tr.cursors.length - 1] : null }

export function forward(tr: Trail, next: string, shown: number): Trail {
  return { cursors: [...tr.cursors, next], start: tr.start + shown }
}

export function back(tr: Trail, size: number): Trail {
  if (!tr.cursors.length) return tr
  const cursors = tr.cursors.slice(0, -1)
  return cursors.length ? { cursors, start: Math.max(1, tr.start - size) } : firstPage
}

export function range(tr: Trail, shown: number): { from: number; to: number } {
  return shown ? { from: tr.start, to: tr.start + shown - 1 } : { from: 0, to: 0 }
}
