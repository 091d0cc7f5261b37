/* Where a state stands among the six stages of GB/T 30428; null for what left the line. */
export const STAGES = ['intake', 'filing', 'dispatch', 'handling', 'checking', 'closing'] as const

const AT: Record<string, number> = { reported: 0, verified: 1, filed: 2, dispatched: 2, objected: 2, handling: 3, finished: 4, closed: 5 }

/* The noun of what a state waits for: who is dispatched to has first to accept, an objection to be decided. */
export function stageWord(state: string): string {
  const at = stageAt(state)
  return state === 'dispatched' ? 'stage.accepting' : state === 'objected' ? 'stage.arbitrating' : at === null ? `state.${state}` : `stage.${STAGES[at]}`
}

export function stageAt(state: string): number | null { return AT[state] ?? null }

export const OPEN_STATES = ['reported', 'verified', 'filed', 'dispatched', 'objected', 'handling', 'finished']
