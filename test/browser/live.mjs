/* Two people at their pages: what one does the other sees without touching anything; a line that breaks is taken up again. */
import net from 'node:net'
import { NARROW, WIDE, api, as, base, by, close, fits, must, open, seat, shot, test, reported, move } from './desk.mjs'

const WITHIN = 15_000                                     /* a change is told within a second; the machine may be busy */

/* Requests that the page itself makes from here on. */
function asks(page) {
  const seen = []
  page.on('request', r => { if (r.url().includes('/api/v1/')) seen.push(`${r.method()} ${new URL(r.url()).pathname}${new URL(r.url()).search}`) })
  return seen
}
/* Its line stands before anything is done: the first event has come. */
async function listening(page, path) {
  const line = page.waitForResponse(r => r.url().endsWith('/api/v1/live') && r.status() === 200)
  await page.goto(path)
  await line
  await page.waitForTimeout(1500)
}

/* A wire between a browser and the program that can be cut: both ends lose what is open, nothing gets through. */
async function wire() {
  const ends = new Set(), to = Number(new URL(base).port)
  const w = { cut: false }
  const server = net.createServer(a => {
    if (w.cut) { a.destroy(); return }
    const b = net.connect(to, '127.0.0.1')
    for (const [x, y] of [[a, b], [b, a]]) { ends.add(x); x.pipe(y); x.on('error', () => y.destroy()); x.on('close', () => { ends.delete(x); y.destroy() }) }
  })
  await new Promise(done => server.listen(0, '127.0.0.1', done))
  w.base = `http://127.0.0.1:${server.address().port}`
  w.break = () => { w.cut = true; for (const e of ends) e.destroy() }
  w.mend = () => { w.cut = false }
  w.close = () => { w.break(); server.close() }
  return w
}

async function known(page) { return (await api(page, 'GET', '/reference')).json }
async function filed(page, id) {
  const k = await known(page)
  await move(page, id, 'file', { category: k.categories.find(c => c.code === 'flying_wire').id, severity: 'ordinary' })
  return k.orgs.find(o => o.name === '澄和物业服务有限公司').id
}

async function together(size, word) {
  let p = null
  await test(`${word}: a new case comes into the list of who may see it; its row moves with it`, async () => {
    const grid = await as('grid.qingxu', size), town = await as('town.qingxu', size)
    await listening(town, '/problems?sort=-id')
    await town.evaluate(() => { window.untouched = true })
    p = await reported(grid, `${word}：楼道堆物`)
    const row = size === WIDE ? by(town, `row-${p.id}`) : town.locator(`a[href="/problems/${p.id}"]`).first()
    await row.waitFor({ timeout: WITHIN })
    const was = await row.innerText(), seen = asks(town)
    await move(await as('community.qinghe', size), p.id, 'verify')
    await town.waitForFunction(([id, was]) => (document.querySelector(`[data-test="row-${id}"]`) ?? document.querySelector(`a[href="/problems/${id}"]`))?.innerText !== was, [p.id, was], { timeout: WITHIN })
    if (size === WIDE) must(seen.some(x => x.includes(`ids=${p.id}`)), `the row is not fetched by its id: ${seen.join(' ')}`)
    must(await town.evaluate(() => window.untouched === true), 'the page was loaded anew')
    await fits(town, 'the list')
  })
  await test(`${word}: the page of the case moves on while somebody reads it, and keeps what he writes`, async () => {
    const town = await as('town.qingxu', size), other = await as('taskforce', size)
    await listening(other, `/problems/${p.id}`)
    await by(other, 'comment-text').fill('还没写完的话')
    const firm = await filed(town, p.id)
    await by(other, 'line-file').first().waitFor({ timeout: WITHIN })
    await move(town, p.id, 'dispatch', { unit: firm, note: '请三日内清理' })
    await by(other, 'line-dispatch').first().waitFor({ timeout: WITHIN })
    must(await by(other, 'comment-text').inputValue() === '还没写完的话', 'what was being written is gone')
    await by(other, 'comment-text').fill('')
  })
  await test(`${word}: work and bell of the unit move by themselves`, async () => {
    const town = await as('town.qingxu', size), unit = await as('property.chenghe', size)
    await listening(unit, '/work')
    const before = (await api(unit, 'GET', '/notifications?limit=1')).json.unread, seen = asks(unit)
    const grid = await as('grid.qingxu', size), q = await reported(grid, `${word}：西门路灯`)
    await move(await as('community.qinghe', size), q.id, 'verify')
    const firm = await filed(town, q.id)
    await move(town, q.id, 'dispatch', { unit: firm })
    await by(unit, `work-item-${q.id}`).first().waitFor({ state: 'attached', timeout: WITHIN + 3000 })
    const after = before + 1 > 98 ? '99+' : String(before + 1)
    await unit.waitForFunction(n => Array.from(document.querySelectorAll('[data-test="bell-n"]')).some(e => e.textContent === n), after, { timeout: WITHIN })
    await shot(unit, 'live-work')
    must(seen.length < 40, `${seen.length} requests for one case`)
    const quiet = asks(unit)
    await unit.waitForTimeout(6000)
    must(!quiet.some(x => x.includes('/notifications')), 'the bell is asked although nothing happened')
  })
  await test(`${word}: a line that breaks is marked, and what happened meanwhile is there when it is back`, async () => {
    const grid = await as('grid.qingxu', size), w = await wire(), town = await seat(size, w.base)
    await town.goto('/signin')
    await by(town, 'signin-account').fill('town.qingxu')
    await by(town, 'signin-password').fill('anju-2024-demo')
    await by(town, 'signin-submit').click()
    await town.waitForURL(/\/work$/)
    await listening(town, '/problems?sort=-id')
    w.break()
    await by(town, 'live-lost').first().waitFor({ timeout: 20_000 })
    await shot(town, 'live-lost')
    await fits(town, 'the list without its line')
    const q = await reported(grid, `${word}：断线时上报的`)
    w.mend()
    await town.locator(`[data-test="row-${q.id}"], a[href="/problems/${q.id}"]`).first().waitFor({ timeout: 45_000 })
    await town.waitForFunction(() => !document.querySelector('[data-test="live-lost"]'), undefined, { timeout: 10_000 })
    must(!town.complaints.length, `the page complains: ${town.complaints[0]}`)
    await town.context().close()
    w.close()
  })
  await test(`${word}: the cockpit counts on`, async () => {
    const grid = await as('grid.qingxu', size), leader = await as('leader', size)
    await listening(leader, '/cockpit')
    const figure = by(leader, 'funnel-found').first(), was = await figure.innerText()
    await reported(grid, `${word}：驾驶舱里多一件`)
    await leader.waitForFunction(was => { const e = document.querySelector('[data-test="funnel-found"]'); return e && e.innerText !== was }, was, { timeout: WITHIN + 6000 })
  })
  await test(`${word}: who signs out elsewhere is at the door`, async () => {
    const a = await as('inspector', size)
    await listening(a, '/problems')
    const cookies = await a.context().cookies(), r = await fetch(`${process.env.ANJU_BASE}/api/v1/session`, { method: 'DELETE', headers: { 'X-Anju': '1', Cookie: cookies.map(c => `${c.name}=${c.value}`).join('; ') } })
    must(r.status === 204, `signing out answers ${r.status}`)
    await a.waitForURL(/\/signin/, { timeout: 15_000 })
  })
}

await open()
await together(WIDE, '宽屏')
await together(NARROW, '手机')
await close()
