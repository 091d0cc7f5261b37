/* What a photo proves, as lines for its reader: what speaks against it first, each with the shape of its weight. */
import type { Photo } from './api.d'
import { DAY } from './time'
import { t } from './words'

export interface Line { key: string; light: 'over' | 'risk' | 'ok'; text: string; to?: string }
export interface Pair { before: Photo | null; after: Photo | null; same: boolean }

/* 4 米, 4.1 公里; from the problem's point, or the estate's where it has none of its own. */
export function offText(m: number | null, ofEstate: boolean): string {
  if (m === null) return ''
  const of = t(ofEstate ? 'pair.of_estate' : 'pair.of_place')
  return m < 1000 ? t('pair.off_m', { of, m }) : t('pair.off_km', { of, km: (m / 1000).toFixed(m < 10_000 ? 1 : 0) })
}

export function linesOf(p: Photo, own: number): Line[] {
  const out: Line[] = [], has = (f: Photo['flags'][number]) => p.flags.includes(f)
  for (const r of p.reused) {
    const which = r.problem === own ? t('pair.own_before') : t('pair.of_case', { no: r.no })
    out.push({ key: `reused-${r.problem}`, light: r.how === 'near' ? 'risk' : 'over', text: t(`pair.reused.${r.how}`, { which }), to: r.problem === own ? undefined : `/problems/${r.problem}` })
  }
  if (p.reused_hidden) out.push({ key: 'hidden', light: has('reused') ? 'over' : 'risk', text: t('pair.hidden', { n: p.reused_hidden }) })
  if (has('old')) {
    const said = [p.taken_device, p.taken_exif].filter((x): x is number => x !== null)
    out.push({ key: 'old', light: 'risk', text: t('pair.old', { n: Math.floor((p.created_at - Math.min(...said)) / DAY) }) })
  }
  if (has('far')) out.push({ key: 'far', light: 'risk', text: offText(p.distance_m, p.of_estate) })
  if (has('no_place')) out.push({ key: 'no_place', light: 'ok', text: t('pair.no_place') })
  if (has('no_time')) out.push({ key: 'no_time', light: 'ok', text: t('pair.no_time') })
  return out
}

/* Each photo from after stands beside the one it was framed by; those without a word of it, in the order they came. */
export function pairsOf(photos: Photo[]): Pair[] {
  const before = photos.filter(p => p.kind === 'before'), after = photos.filter(p => p.kind === 'after')
  const framed = after.filter(a => before.some(b => b.id === a.pair))
  const rest = after.filter(a => !framed.includes(a)), out: Pair[] = []
  for (const b of before) {
    const of = framed.filter(a => a.pair === b.id)
    for (const a of of) out.push({ before: b, after: a, same: true })
    if (!of.length) out.push({ before: b, after: rest.shift() ?? null, same: false })
  }
  return [...out, ...rest.map(a => ({ before: null, after: a, same: false }))]
}
