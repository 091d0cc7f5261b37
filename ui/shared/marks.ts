/* The source text beside what was read from it: byte spans of the program become pieces of paragraphs that know their marks. */

export interface Mark { key: string; tag: string; cls: 'ok' | 'low' | 'no' | 'area'; from: number; to: number }
export interface Piece { text: string; marks: string[]; top: Mark | null; tag: string }
export interface Para { n: number; head: boolean; pieces: Piece[]; at: number }

/* Place of each UTF-8 byte among the string's UTF-16 units; a byte inside a character gives that character's start. */
export function byteIndex(text: string): (byte: number) => number {
  const at: number[] = []
  let i = 0
  for (const ch of text) {
    const c = ch.codePointAt(0) ?? 0
    const bytes = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4
    for (let k = 0; k < bytes; k++) at.push(i)
    i += ch.length
  }
  at.push(i)
  return byte => at[Math.max(0, Math.min(byte, at.length - 1))]
}

/* The shortest mark over a piece is the one that is seen; areas are only lit. */
function topOf(over: Mark[]): Mark | null {
  const seen = over.filter(m => m.cls !== 'area')
  return seen.length ? seen.reduce((a, b) => b.to - b.from < a.to - a.from ? b : a) : null
}

/* The number of a heading as the genre writes it, or words of a heading alone. */
const HEAD = /^\s*[一二三四五六七八九十]+、/

function cut(line: string, start: number, here: Mark[]): Piece[] {
  const end = start + line.length, out: Piece[] = []
  const cuts = Array.from(new Set([start, end, ...here.flatMap(m => [Math.max(start, m.from), Math.min(end, m.to)])])).sort((a, b) => a - b)
  for (let i = 0; i + 1 < cuts.length; i++) {
    const over = here.filter(m => m.from <= cuts[i] && m.to >= cuts[i + 1]), top = topOf(over)
    out.push({ text: line.slice(cuts[i] - start, cuts[i + 1] - start), marks: over.map(m => m.key), top, tag: top && cuts[i] === Math.max(top.from, start) && top.from >= start ? top.tag : '' })
  }
  return out
}

/* Marks are gone through once, in their order, with those that are still open: long texts with many marks stay quick. */
export function paragraphs(text: string, marks: Mark[]): Para[] {
  const out: Para[] = [], waiting = marks.slice().sort((a, b) => a.from - b.from)
  let start = 0, n = 0, next = 0, open: Mark[] = []
  for (const line of text.split('\n')) {
    const end = start + line.length
    open = open.filter(m => m.to > start)
    while (next < waiting.length && waiting[next].from < end) { if (waiting[next].to > start) open.push(waiting[next]); next++ }
    if (line.trim()) out.push({ n: ++n, head: HEAD.test(line) && line.trim().length < 40, pieces: cut(line, start, open), at: start })
    start = end + 1
  }
  return out
}

/* The paragraph in which a place stands, by halves. */
export function paraAt(paras: Para[], at: number): Para | null {
  let a = 0, b = paras.length
  while (a < b) { const m = (a + b) >> 1; if (paras[m].at <= at) a = m + 1; else b = m }
  return a ? paras[a - 1] : null
}
