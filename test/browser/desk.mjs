/* People at the desk: a browser, who sits at it, what they press, and how tests are counted. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
const { chromium } = createRequire(join(process.env.ANJU_UI, 'package.json'))('playwright-core')

export const base = process.env.ANJU_BASE, fresh = process.env.ANJU_NEW, code = process.env.ANJU_CODE
export const photos = process.env.ANJU_PHOTOS.split(':')
export const WIDE = { width: 1440, height: 900 }, NARROW = { width: 390, height: 844 }
const PASSWORD = 'anju-2024-demo'
let browser, passed = 0, failed = 0
const people = new Map()

export async function open(more = []) {
  browser = await chromium.launch({
    executablePath: process.env.ANJU_CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', ...more],
  })
}

export async function close() {
  await browser.close()
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed ? 1 : 0
}

export function must(that, what) {
  if (!that) throw new Error(what)
}

/* A seat with nobody at it. What the page complains of is kept in page.complaints. */
export async function seat(viewport, at = base) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', hasTouch: viewport.width < 600, baseURL: at })
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  page.complaints = []
  page.waiting = new Map()
  page.on('request', r => { if (!r.url().endsWith('/api/v1/live')) page.waiting.set(r, page.lastAsked = Date.now()) })
  for (const how of ['requestfinished', 'requestfailed']) page.on(how, r => { if (page.waiting.delete(r)) page.lastAsked = Date.now() })
  page.on('dialog', d => d.accept())
  page.on('pageerror', e => page.complaints.push(String(e)))
  page.on('console', m => { if (m.type() === 'error' && !/Failed to load resource/.test(m.text())) page.complaints.push(m.text()) })
  return page
}

/* Nothing is on its way any more but the live line, which stays open as long as the page is seen. What a page that was left
   had asked ends without a word: 4 s are enough for anything. */
export async function calm(page, quiet = 500) {
  const end = Date.now() + 15_000, young = () => Array.from(page.waiting).filter(([, at]) => Date.now() - at < 4000)
  while (Date.now() - (page.lastAsked ?? 0) < quiet || young().length) {
    must(Date.now() < end, `still loading: ${young().map(([r]) => r.url()).join(' ')}`)
    await page.waitForTimeout(50)
  }
}

export const by = (page, name) => page.locator(`[data-test="${name}"]`)

/* The person signs in through the page, once a size. */
export async function as(account, viewport, password = PASSWORD) {
  const key = `${account} ${viewport.width}`
  if (people.has(key)) return people.get(key)
  const page = await seat(viewport)
  await page.goto('/signin')
  await by(page, 'signin-account').fill(account)
  await by(page, 'signin-password').fill(password)
  await by(page, 'signin-submit').click()
  await page.waitForURL(/\/(work|home)$/)
  people.set(key, page)
  return page
}

export async function shot(page, name) {
  await page.screenshot({ path: join(process.env.ANJU_SHOTS, `${name}-${page.viewportSize().width}.png`), fullPage: false })
}

/* Nothing runs out of the page at this width. */
export async function fits(page, what) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  must(over <= 0, `${what} is ${over} px wider than the window`)
}

export async function test(name, work) {
  const start = Date.now()
  for (const p of people.values()) p.complaints.length = 0
  try {
    await work()
    for (const [who, p] of people) must(!p.complaints.length, `the page of ${who} complains: ${p.complaints[0]}`)
    passed++
    console.log(`ok   ${name} (${((Date.now() - start) / 1000).toFixed(1)}s)`)
    return true
  } catch (e) {
    failed++
    console.log(`FAIL ${name}: ${String(e.message ?? e).split('\n').slice(0, 6).join(' | ')}`)
    let n = 0
    for (const p of people.values()) await p.screenshot({ path: join(process.env.ANJU_SHOTS, `failed-${failed}-${n++}.png`) }).catch(() => undefined)
    return false
  }
}

/* Choose by typing in one of the searching lists. */
export async function choose(page, name, text) {
  await by(page, name).locator('input').first().click()
  await by(page, name).locator('input').first().fill(text)
  await page.locator('.el-select-dropdown__item:visible', { hasText: text }).first().click()
}

/* Ask the program beside the page, with the page's own session. */
export function api(page, method, path, body, headers = {}) {
  return page.evaluate(async ([m, p, b, h]) => {
    const r = await fetch(`/api/v1${p}`, { method: m, body: b && JSON.stringify(b), headers: { 'X-Anju': '1', ...(b ? { 'Content-Type': 'application/json' } : {}), ...h } })
    const text = await r.text()
    return { status: r.status, json: text && text[0] === '{' ? JSON.parse(text) : null }
  }, [method, path, body, headers])
}

let serial = 0
/* A problem to work on, reported beside the page. */
export async function reported(page, title, estate = '青禾苑', category = 'fire_lane') {
  const e = (await api(page, 'GET', `/estates?q=${encodeURIComponent(estate)}`)).json.items[0]
  const c = (await api(page, 'GET', '/reference')).json.categories.find(x => x.code === category)
  const r = await api(page, 'POST', '/problems', { estate: e.id, category: c.id, severity: 'serious', place: '北门', title },
    { 'Idempotency-Key': `browser-test-${process.pid}-${++serial}` })
  must(r.status === 201, `reporting answered ${r.status}`)
  return r.json
}
export async function move(page, id, verb, more = {}) {
  const p = (await api(page, 'GET', `/problems/${id}`)).json
  const r = await api(page, 'POST', `/problems/${id}/moves`, { verb, ...more }, { 'If-Match': `"${p.version}"` })
  must(r.status === 200, `${verb} answered ${r.status} ${r.json?.detail ?? ''}`)
  return r.json
}

/* Press a verb on the problem's page, fill its form, send it, and see the form gone. */
export async function act(page, id, verb, fill = async () => undefined) {
  await page.goto(`/problems/${id}`)
  await by(page, `verb-${verb}`).first().click()
  const form = by(page, `form-${verb}`)
  await form.waitFor()
  await by(page, 'verb-submit').waitFor()
  await fill(form)
  await shot(page, `form-${verb}`)
  await fits(page, `the form ${verb}`)
  await by(page, 'verb-submit').click()
  await form.waitFor({ state: 'detached' })
}
