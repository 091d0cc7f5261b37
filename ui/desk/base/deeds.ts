/* What each deed at a lift asks for; the first of them must be given. */
const FIELDS: Record<string, string[]> = {
  maintained: ['day', 'by', 'result', 'due', 'note'],
  inspected: ['day', 'result', 'due', 'by', 'report_no', 'note'],
  assessed: ['day', 'grade', 'advice', 'score', 'by', 'report_no', 'due', 'note'],
  repaired: ['day', 'by', 'note'],
  trapped: ['day', 'note'],
  replaced: ['day', 'by', 'note'],
}
const NEEDS: Record<string, string[]> = { inspected: ['result'], assessed: ['grade', 'advice'], trapped: ['note'], repaired: ['note'] }
export const deedFields = (deed: string): string[] => FIELDS[deed] ?? ['day', 'note']
export const needOf = (deed: string, field: string): boolean => field === 'day' || (NEEDS[deed] ?? []).includes(field)
