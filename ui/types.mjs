/* Types of the HTTP contract from the program itself: npm run types writes shared/openapi.d.ts, with --check it only compares. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const here = name => fileURLToPath(new URL(name, import.meta.url))
const target = here('shared/openapi.d.ts')
const HEAD = '/* Printed from what `anju openapi` says: npm run types. Names for the pages stand in api.d.ts. */\n'

const program = process.env.ANJU || ['../build/gcc/anju', '../build/anju'].map(here).find(existsSync)
if (!program) {
  console.error('types: no program to ask; build it, or name it in the environment: ANJU=path npm run types')
  process.exit(2)
}
const text = HEAD + astToString(await openapiTS(JSON.parse(execFileSync(program, ['openapi'], { maxBuffer: 1 << 26 }).toString())))
const old = existsSync(target) ? readFileSync(target, 'utf8') : ''
if (process.argv.includes('--check')) {
  if (text !== old) {
    console.error('types: shared/openapi.d.ts is not what the program says; run npm run types and look at the difference')
    process.exit(1)
  }
} else if (text !== old) writeFileSync(target, text)
