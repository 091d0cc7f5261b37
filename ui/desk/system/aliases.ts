/* Other names: stored with bars between, written one a line. */
export function aliasesOf(stored: string | null | undefined): string[] {
  return (stored ?? '').split('|').map(x => x.trim()).filter(Boolean)
}
export function aliasesFrom(written: string): string {
  const all = written.split(/[\n|,\uff0c\u3001]+/).map(x => x.trim()).filter(Boolean)
  return all.filter((x, i) => all.indexOf(x) === i).join('|')
}
