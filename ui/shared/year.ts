/* A year as twelve leaves of weeks from Monday; which days rest, which are made up. */
export interface Named { day: string; off: boolean; name: string | null }
export type DayKind = 'work' | 'weekend' | 'rest' | 'makeup'
export interface Cell { day: string; d: number; kind: DayKind; name: string }
export interface Leaf { month: number; weeks: (Cell | null)[][] }

const two = (n: number) => String(n).padStart(2, '0')

export function yearOf(year: number, named: Named[]): Leaf[] {
  const by = new Map(named.map(n => [n.day, n]))
  return Array.from({ length: 12 }, (_, m) => {
    const last = new Date(Date.UTC(year, m + 1, 0)).getUTCDate(), lead = (new Date(Date.UTC(year, m, 1)).getUTCDay() + 6) % 7
    const cells: (Cell | null)[] = Array.from({ length: lead }, () => null)
    for (let d = 1; d <= last; d++) {
      const day = `${year}-${two(m + 1)}-${two(d)}`, n = by.get(day), wd = (lead + d - 1) % 7
      cells.push({ day, d, kind: n ? n.off ? 'rest' : 'makeup' : wd > 4 ? 'weekend' : 'work', name: n?.name ?? '' })
    }
    while (cells.length % 7) cells.push(null)
    return { month: m + 1, weeks: Array.from({ length: cells.length / 7 }, (_, w) => cells.slice(w * 7, w * 7 + 7)) }
  })
}

export interface Rest { name: string; from: string; to: string; days: number; makeup: string[] }
/* Named days gathered into holidays: the days of rest that follow each other, the make-up days of the same name. */
export function restsOf(named: Named[]): Rest[] {
  const sorted = named.slice().sort((a, b) => a.day < b.day ? -1 : 1), out: Rest[] = []
  const next = (iso: string) => new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  for (const n of sorted) if (n.off) {
    const last = out[out.length - 1]
    if (last && last.name === (n.name ?? '') && next(last.to) === n.day) { last.to = n.day; last.days++ } else out.push({ name: n.name ?? '', from: n.day, to: n.day, days: 1, makeup: [] })
  }
  const away = (r: Rest, day: string) => Math.min(Math.abs(Date.parse(r.from) - Date.parse(day)), Math.abs(Date.parse(r.to) - Date.parse(day)))
  for (const n of sorted) if (!n.off) {
    const same = out.filter(r => r.name === (n.name ?? '')).sort((a, b) => away(a, n.day) - away(b, n.day))[0]
    if (same) same.makeup.push(n.day); else out.push({ name: n.name ?? '', from: n.day, to: n.day, days: 0, makeup: [n.day] })
  }
  return out.sort((a, b) => a.from < b.from ? -1 : 1)
}
