/* Several problems go into one, move by move: what was refused is told, the rest goes on. */
import { ApiError, post } from '../../shared/api'
import type { Problem } from '../../shared/api.d'
import { t } from '../../shared/words'

export interface Line { p: Problem; state: 'waiting' | 'going' | 'done' | 'refused'; why: string }

/* The oldest open one usually holds the story. */
export function stays(list: readonly Problem[]): number {
  return [...list].sort((a, b) => Number(b.open) - Number(a.open) || (b.merged_n ?? 0) - (a.merged_n ?? 0) || a.id - b.id)[0]?.id ?? 0
}

export async function mergeAll(lines: Line[], into: number, reason: string, going: () => boolean): Promise<void> {
  for (const line of lines) {
    if (!going()) return
    line.state = 'going'
    try {
      await post<unknown>(`/problems/${line.p.id}/moves`, { verb: 'merge', into, reason }, { version: line.p.version })
      line.state = 'done'
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      line.state = 'refused'
      line.why = e.code === 'STALE' ? t('join.stale') : e.detail
      if (e.status === 0) return                /* no line: what follows would fail the same way */
    }
  }
}
