/* Naming somebody in a comment: what is being typed after an @, putting the name in, and who is named in the end. */
export interface Named { id: number; name: string }

/* The @ before the caret and what follows it; null when no name is being typed. */
export function asked(text: string, caret: number): { from: number; q: string } | null {
  const m = /@([^\s@]{0,20})$/.exec(text.slice(0, caret))
  if (!m) return null
  const before = text[m.index - 1]
  return before !== undefined && /[A-Za-z0-9._]/.test(before) ? null : { from: m.index, q: m[1] }     /* an address is no name */
}

export function put(text: string, from: number, caret: number, name: string): { text: string; caret: number } {
  const with_ = `${text.slice(0, from)}@${name} `
  return { text: with_ + text.slice(caret).replace(/^ /, ''), caret: with_.length }
}

/* Those chosen whose name still stands in the text. */
export function named(text: string, chosen: Named[]): number[] {
  return Array.from(new Set(chosen.filter(c => text.includes(`@${c.name}`)).map(c => c.id)))
}

export interface Bit { text: string; who: boolean }

/* The text cut where a mentioned name stands; the longer of two names that begin alike. */
export function bits(text: string, mentions: { name: string | null }[]): Bit[] {
  const names = mentions.map(m => m.name ?? '').filter(Boolean).sort((a, b) => b.length - a.length)
  const out: Bit[] = []
  let plain = ''
  for (let i = 0; i < text.length;) {
    const n = text[i] === '@' ? names.find(x => text.startsWith(x, i + 1)) : undefined
    if (n === undefined) { plain += text[i++]; continue }
    if (plain) out.push({ text: plain, who: false })
    out.push({ text: `@${n}`, who: true })
    plain = ''
    i += n.length + 1
  }
  return plain ? [...out, { text: plain, who: false }] : out
}
