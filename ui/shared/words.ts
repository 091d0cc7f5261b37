/* The message table, built in as printed by the program (words.json), and the one switch of language. */
import { ref } from 'vue'
import table from './words.json'

export type Lang = 'zh' | 'en'
export type Args = Record<string, string | number>

const texts = table as Record<Lang, Record<string, string>>

export const lang = ref<Lang>('zh')

export function setLang(l: Lang): void {
  lang.value = l
  if (typeof document === 'undefined') return
  document.documentElement.lang = l === 'zh' ? 'zh-CN' : 'en'
  try { localStorage.setItem('anju.lang', l) } catch { /* storage may be closed to us */ }
}

export function hasWord(key: string): boolean {
  return texts.zh[key] !== undefined
}

/* Keys under a prefix, in the table's order: codes that the program knows and the page offers. */
export function wordsUnder(prefix: string): string[] {
  return Object.keys(texts.zh).filter(k => k.startsWith(prefix)).map(k => k.slice(prefix.length))
}

export function template(key: string): string {
  return texts[lang.value][key] ?? key
}

export type Piece = string | { name: string }

/* Cut a template into text and places: "{n} {n|item|items}" gives the number and, for English, its plural word. */
export function pieces(text: string, args: Args): Piece[] {
  const out: Piece[] = []
  let at = 0
  for (const m of text.matchAll(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g)) {
    if (m.index > at) out.push(text.slice(at, m.index))
    if (m[2] !== undefined) out.push(Number(args[m[1]]) === 1 ? m[2] : m[3])
    else out.push({ name: m[1] })
    at = m.index + m[0].length
  }
  if (at < text.length) out.push(text.slice(at))
  return out
}

export function fill(text: string, args: Args): string {
  return pieces(text, args).map(p => typeof p === 'string' ? p : String(args[p.name] ?? '')).join('')
}

export function t(key: string, args?: Args): string {
  const text = template(key)
  return args ? fill(text, args) : text
}

/* Facts of one line stand apart by a full-width space. */
export function facts(...parts: (string | null | undefined | false | 0)[]): string {
  return parts.filter(Boolean).join('\u3000')
}

/* The number of an item as a Chinese document writes it: (一) with wide brackets. */
export function itemNo(no: string | null | undefined): string {
  return (no ?? '').replace(/^\((.+)\)$/, '\uff08$1\uff09')
}

/* Between digits and Chinese there is a space, also where the program wrote a limit as its data has it. */
export function airy(text: string | null | undefined): string {
  return (text ?? '').replace(/(\d)(\p{Script=Han})/gu, '$1 $2').replace(/(\p{Script=Han})(\d)/gu, '$1 $2')
}

export function group(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}
