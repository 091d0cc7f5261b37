/* A path that the program names, as the page that shows it: the ledger has its own habit of saying what is open. */
import { listOf } from '../../shared/filters'

export function pagePath(path: string | null | undefined): string {
  if (!path) return '/problems'
  const [at, query] = path.split('?')
  return at === '/problems' ? listOf(query ?? '') : path
}
