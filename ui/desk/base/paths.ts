/* Paths of the program: those of a page, and those of a list that this page shows in a drawer. */
import { listOf } from '../../shared/filters'
import { PATHS, type Noun } from './rows'

/* The ledger's page has its own habit of saying what is open. */
export function pagePath(path: string | null | undefined): string {
  if (!path) return '/problems'
  const [at, query] = path.split('?')
  return at === '/problems' ? listOf(query ?? '') : path
}

/* The noun whose list a path is, with its kind; null where the path is a page's own. */
export function listPath(path: string | null | undefined): { noun: Noun; kind?: string } | null {
  const [at, query] = (path ?? '').split('?'), noun = (Object.keys(PATHS) as Noun[]).find(n => PATHS[n] === at && n !== 'estate' && n !== 'lift_record')
  return noun && noun !== 'elevator' ? { noun, kind: new URLSearchParams(query ?? '').get('kind') ?? undefined } : null
}
