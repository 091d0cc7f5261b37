/* The cockpit: every figure opens a list of as many; on the wall, empty, failed, for one town, in English. */
import { NARROW, WIDE, api, as, by, calm, close, fits, must, open, reported, shot, test } from './desk.mjs'

await open()
const WALL = { width: 1920, height: 1080 }
const settled = async page => { await calm(page); await page.waitForTimeout(200) }
const number = text => Number(text.replace(/[^\d]/g, ''))

/* What the foot of the ledger says it holds, or none. */
async function listed(page) {
  await page.waitForURL(/\/problems/)
  await Promise.race([by(page, 'range').waitFor(), by(page, 'state-empty').waitFor()])
  await settled(page)
  return await by(page, 'range').count() ? Number((await by(page, 'range').innerText()).replace(/,/g, '').match(/(\d+)(?=\D*$)/)[1]) : 0
}

for (const who of ['taskforce', 'town.qingxu']) {
  await test(`${who}: each figure opens as many problems`, async () => {
    const page = await as(who, WIDE)
    await page.goto('/cockpit')
    await by(page, 'ck-funnel').waitFor()
    await settled(page)
    await shot(page, `cockpit-${who}`)
    await fits(page, 'the cockpit')
    const c = (await api(page, 'GET', '/cockpit')).json
    const figures = [...c.funnel.map(s => [`funnel-${s.key}`, s.n]), ['fig-overdue', c.overdue.n], ['fig-listed', c.listed.n],
      ...c.cards.filter(x => x.value !== null).map(x => [`fig-${x.key}`, x.num]), ...c.cards.filter(x => x.value !== null && x.den > x.num).map(x => [`rest-${x.key}`, null])]
    must(figures.length > 9, `${figures.length} figures`)
    for (const [name, n] of figures) {
      await page.goto('/cockpit')
      const link = by(page, name)
      await link.waitFor()
      const said = /^(funnel|fig-(overdue|listed))/.test(name) ? number(await link.innerText()) : n
      await link.click()
      const has = await listed(page)
      must(said === null ? has > 0 : has === said, `${name} says ${said}, its list has ${has}: ${page.url()}`)
    }
  })
}

await test('towns: open and overdue lead to their lists; one town alone', async () => {
  const page = await as('taskforce', WIDE)
  await page.goto('/cockpit')
  await by(page, 'ck-towns').waitFor()
  await settled(page)
  const town = (await api(page, 'GET', '/cockpit')).json.towns.find(x => x.overdue > 0)
  must(town, 'no town is late')
  for (const [name, n] of [[`town-open-${town.town}`, town.open], [`town-over-${town.town}`, town.overdue]]) {
    await page.goto('/cockpit')
    await by(page, name).click()
    must(await listed(page) === n, `${name}: ${n}, the list has ${await listed(page)}`)
  }
  await page.goto('/cockpit')
  await by(page, 'filter-town').click()
  await by(page, `option-town-${town.town}`).click()
  await settled(page)
  const one = (await api(page, 'GET', `/cockpit?town=${town.town}`)).json
  must(number(await by(page, 'funnel-found').innerText()) === one.funnel[0].n, 'the town\'s own figures do not show')
  await by(page, 'funnel-filed').click()
  must(await listed(page) === one.funnel[1].n, 'a figure of the town opens another list')
})

await test('an estate of the map opens its list', async () => {
  const page = await as('taskforce', WIDE)
  await page.goto('/cockpit')
  await by(page, 'ck-map').locator('.es').first().waitFor()
  await settled(page)
  const e = (await api(page, 'GET', '/estates?limit=200')).json.items.filter(x => x.lat !== null).sort((a, b) => b.open_problems - a.open_problems)[0]
  await by(page, `es-${e.id}`).focus()
  await page.keyboard.press('Enter')
  must(await listed(page) === e.open_problems, `${e.name} has ${e.open_problems}`)
})

await test('the wall: dark, whole, renewed, left by Esc', async () => {
  const page = await as('taskforce', WALL)
  await page.goto('/cockpit?wall=1')
  await by(page, 'wall').waitFor()
  await settled(page)
  await shot(page, 'cockpit-wall')
  await fits(page, 'the wall')
  const over = await page.evaluate(() => Array.from(document.querySelectorAll('.wall .pan')).filter(p => p.scrollHeight > p.clientHeight + 1 || p.scrollWidth > p.clientWidth + 1).map(p => p.className))
  must(over.length === 0, `runs over: ${over.join(' | ')}`)
  const dark = await page.evaluate(() => getComputedStyle(document.querySelector('.wall')).backgroundColor.match(/\d+/g).map(Number).every(x => x < 60))
  must(dark, 'the wall is not dark')
  let asked = 0
  page.on('request', r => { if (/\/api\/v1\/cockpit/.test(r.url())) asked++ })
  await page.waitForTimeout(7000)
  must(asked === 0, 'asked anew although nothing happened')
  await reported(await as('grid.qingxu', WIDE), '墙上多一件')
  await page.waitForTimeout(9000)
  must(asked >= 1, 'not renewed by what happened')
  await page.keyboard.press('Escape')
  await by(page, 'cockpit').waitFor()
})

await test('failed says so and is asked again; the phone has it as a column; English', async () => {
  const page = await as('taskforce', NARROW)
  let broken = true
  await page.route('**/api/v1/cockpit*', r => broken ? r.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"type":"about:blank","title":"忙","status":503,"code":"BUSY","detail":"系统正忙，请稍候再试","call":"x"}' }) : r.continue())
  await page.goto('/cockpit')
  await by(page, 'state-failed').waitFor()
  await shot(page, 'cockpit-failed')
  broken = false
  await by(page, 'again').click()
  await by(page, 'ck-funnel').waitFor()
  await page.unroute('**/api/v1/cockpit*')
  await settled(page)
  await shot(page, 'cockpit')
  await fits(page, 'the cockpit on the phone')
  const wide = await as('leader', WIDE)
  await wide.goto('/cockpit')
  await by(wide, 'account-menu').click()
  await by(wide, 'lang-switch').click()
  await by(wide, 'ck-funnel').waitFor()
  await settled(wide)
  must(!/undefined|NaN|\{\w+\}/.test(await wide.locator('main').innerText()), 'a word was not filled in')
  await shot(wide, 'cockpit-en')
  await fits(wide, 'the cockpit in English')
  await wide.goto('/problems')
  await settled(wide)
  await shot(wide, 'ledger-en')
  await by(wide, 'account-menu').click()
  await by(wide, 'lang-switch').click()
})

await test('a campaign without problems says what to do first', async () => {
  const p = await as('inspector', WIDE)
  const c = (await api(p, 'GET', '/cockpit')).json
  await p.route('**/api/v1/cockpit*', r => r.fulfill({ json: { ...c, phases: [], milestones: [], funnel: c.funnel.map(s => ({ ...s, n: 0, percent: 0 })) } }))
  await p.goto('/cockpit')
  await by(p, 'state-empty').waitFor()
  await shot(p, 'cockpit-empty')
  await p.unroute('**/api/v1/cockpit*')
})

await close()
