/* What a first visit loads, compressed as the program serves it: the entry with its imports and styles, then each page. */
import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'

const LIMIT = 450 * 1024
const dir = new URL('./dist/', import.meta.url)
const br = buf => brotliCompressSync(buf, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
const html = readFileSync(new URL('index.html', dir), 'utf8')
const files = readdirSync(new URL('a/', dir))
const size = Object.fromEntries(files.map(f => [f, br(readFileSync(new URL(`a/${f}`, dir)))]))
const entry = Array.from(html.matchAll(/a\/[\w.-]+\.(?:js|css)/g), m => m[0].slice(2))
const first = br(Buffer.from(html)) + Array.from(new Set(entry)).reduce((n, f) => n + size[f], 0)

/* A page's own weight: its chunk and every chunk and style that it names. */
function weight(name) {
  const seen = new Set()
  const walk = f => {
    if (seen.has(f) || entry.includes(f) || size[f] === undefined) return
    seen.add(f)
    if (f.endsWith('.js')) for (const m of readFileSync(new URL(`a/${f}`, dir), 'utf8').matchAll(/from"\.\/([\w.-]+\.js)"|import"\.\/([\w.-]+\.js)"/g)) walk(m[1] ?? m[2])
  }
  const page = files.find(f => f.startsWith(`${name}-`) && f.endsWith('.js'))
  walk(page)
  for (const f of Array.from(seen)) for (const css of files.filter(c => c.endsWith('.css') && c.replace(/-[\w-]{8}\.css$/, '') === f.replace(/-[\w-]{8}\.js$/, ''))) seen.add(css)
  return Array.from(seen).reduce((n, f) => n + size[f], 0)
}

const kb = n => `${(n / 1024).toFixed(1)} KB`
console.log(`shell            ${kb(first)}`)
for (const p of ['SignIn', 'Work', 'Problems', 'Problem', 'Cockpit', 'Report', 'Plan', 'Estates']) console.log(`${p.padEnd(16)} +${kb(weight(p))}`)
const all = Object.values(size).reduce((a, b) => a + b, 0) + br(Buffer.from(html))
console.log(`everything       ${kb(all)}   (a first visit may load ${kb(LIMIT)})`)
if (first + Math.max(...['SignIn', 'Work', 'Problems', 'Problem', 'Cockpit', 'Report', 'Plan', 'Estates'].map(weight)) > LIMIT) {
  console.error('the first load is larger than it may be')
  process.exit(1)
}
