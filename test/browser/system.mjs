/* The system pages: units made, moved and dissolved with their work; accounts, codes, grants, limits, calendar, policies. */
import { NARROW, WIDE, api, as, by, choose, close, fits, must, open, seat, shot, test, calm } from './desk.mjs'

await open()
const sys = await as('sysadmin', WIDE), sec = await as('secadmin', WIDE)
const orgs = async () => (await api(sys, 'GET', '/orgs')).json.items
const org = async name => (await orgs()).find(x => x.name === name)
const until = async (what, yes) => { for (let i = 0; i < 60; i++) { if (await yes()) return; await sys.waitForTimeout(250) } throw new Error(`${what} did not come`) }
/* The tree shows it after a search; the search goes, so that the next one starts anew. */
async function show(page, path, noun, row) {
  await page.goto(path)
  await by(page, 'tree-find').fill(row.name)
  await by(page, `${noun}-${row.id}`).click()
  await by(page, `${noun}-record`).waitFor()
}

await test('the first page leads to what the administrators look after', async () => {
  await sys.goto('/home')
  await by(sys, 'home-orgs').click()
  await sys.waitForURL('**/system/orgs')
  await by(sys, `org-${(await org('市水务局')).id}`).waitFor()
  await sec.goto('/home')
  await by(sec, 'home-doors').getByText('授权', { exact: true }).waitFor()
  must(await by(sec, 'home-doors').locator('li').count() === 1, 'the security administrator is told of more than grants')
})

await test('a unit is made below another, with what it lacks named first', async () => {
  await show(sys, '/system/orgs', 'org', await org('青圩镇'))
  await by(sys, 'org-child').click()
  await by(sys, 'form-submit').click()
  await by(sys, 'error-summary').waitFor()
  await shot(sys, 'org-form')
  await by(sys, 'org-name').fill('青圩镇物业中心')
  await by(sys, 'pick-kind').click()
  await by(sys, 'kind-property').click()
  await by(sys, 'org-aliases').fill('物业中心\n青圩物业')
  await by(sys, 'form-submit').click()
  await by(sys, 'org-form').waitFor({ state: 'detached' })
  const made = await org('青圩镇物业中心'), town = await org('青圩镇')
  must(made && made.parent === town.id && made.kind === 'property' && made.aliases === '物业中心|青圩物业', JSON.stringify(made))
  await by(sys, 'tree-find').fill('青圩物业')
  await by(sys, `org-${made.id}`).waitFor()
})

await test('it moves under another parent, never under itself', async () => {
  const made = await org('青圩镇物业中心'), town = await org('青圩镇')
  await show(sys, '/system/orgs', 'org', town)
  await by(sys, 'org-move').click()
  await by(sys, 'pick-parent').locator('input').first().click()
  await by(sys, 'pick-parent').locator('input').first().fill('青圩')
  await sys.waitForTimeout(300)
  must(await sys.locator('.el-select-dropdown__item:visible').count() === 0, 'the town is offered what stands in it')
  await sys.keyboard.press('Escape')
  await by(sys, 'drawer-close').click()
  await show(sys, '/system/orgs', 'org', made)
  await by(sys, 'org-move').click()
  await choose(sys, 'pick-parent', '市水务局')
  await shot(sys, 'org-move')
  await by(sys, 'form-submit').click()
  await by(sys, 'move-form').waitFor({ state: 'detached' })
  must((await org('青圩镇物业中心')).parent === (await org('市水务局')).id, 'it did not move')
  const r = await api(sys, 'PATCH', `/orgs/${(await org('市水务局')).id}`, { parent: made.id }, { 'If-Match': `"${(await org('市水务局')).version}"` })
  must(r.status >= 400 && r.status < 500, `a circle was answered ${r.status}`)
})

await test('a unit is dissolved: what it holds is said, its work moves to the successor', async () => {
  const was = await org('市水务局'), to = await org('市城市管理局')
  must(was.open_problems > 0, 'the example holds no work for it')
  const hand = (await api(await as('taskforce', WIDE), 'GET', `/problems?unit=${was.id}&open=1&limit=100`)).json.items.map(p => p.id)
  await show(sys, '/system/orgs', 'org', was)
  await by(sys, 'org-end').click()
  await by(sys, 'form-submit').click()
  await by(sys, 'error-summary').waitFor()
  await choose(sys, 'pick-successor', '市城市管理局')
  await by(sys, 'end-reason').fill('机构改革，并入城市管理局')
  const said = await by(sys, 'end-what').innerText()
  must(said.includes(`${was.open_problems} 件`) && said.includes(`${was.persons} 人`) && said.includes('1 个下级') && said.includes('市城市管理局'), said)
  await shot(sys, 'org-end')
  await by(sys, 'form-submit').click()
  await by(sys, 'end-done').waitFor({ timeout: 30000 })
  await by(sys, 'end-close').click()
  const now = await org('市城市管理局'), gone = await org('市水务局')
  must(gone.closed_at && gone.successor === to.id && gone.open_problems === 0 && gone.persons === 0, JSON.stringify(gone))
  must(now.open_problems === to.open_problems + was.open_problems && now.persons === to.persons + was.persons, `${now.open_problems} open problems, ${now.persons} people`)
  const force = await as('taskforce', WIDE)
  for (const id of hand) must((await api(force, 'GET', `/problems/${id}`)).json.unit === to.id, `problem ${id} stayed`)
  must((await org('青圩镇物业中心')).parent === to.id, 'the unit below stayed')
  await sys.goto('/system/orgs')
  await by(sys, `org-${to.id}`).waitFor()
  must(await by(sys, `org-${gone.id}`).count() === 0, 'a dissolved unit stands among the others')
  await by(sys, 'tree-closed').check()
  await by(sys, `org-${gone.id}`).click()
  await by(sys, 'org-ended').getByText('市城市管理局').waitFor()
  await shot(sys, 'org-ended')
})

await test('a liaison is named and hands over; both terms stand', async () => {
  const unit = await org('市城市管理局')
  for (const [i, p] of (await api(sys, 'GET', `/persons?org=${unit.id}`)).json.items.slice(0, 2).entries()) {
    await show(sys, '/system/orgs', 'org', await org('市城市管理局'))
    await by(sys, 'org-liaison').click()
    await choose(sys, 'pick-person', p.name)
    await by(sys, 'form-submit').click()
    await by(sys, 'liaison-form').waitFor({ state: 'detached' })
    await by(sys, 'liaisons').locator('li').nth(i).waitFor()
  }
  must((await api(sys, 'GET', `/orgs/${unit.id}/liaisons`)).json.items.filter(l => l.to_at === null).length === 1, 'two at once')
  await shot(sys, 'liaisons')
})

await test('an area is made, and merged into another of its level', async () => {
  const areas = async () => (await api(sys, 'GET', '/areas')).json.items
  const one = async name => (await areas()).find(a => a.name === name)
  await show(sys, '/system/areas', 'area', await one('青圩镇'))
  await by(sys, 'area-child').click()
  await by(sys, 'area-name').fill('新圩社区')
  await by(sys, 'form-submit').click()
  await by(sys, 'area-form').waitFor({ state: 'detached' })
  must((await one('新圩社区'))?.level === 'community', 'not a community')
  const from = await one('泾西社区'), to = await one('青禾社区')
  await show(sys, '/system/areas', 'area', from)
  await by(sys, 'area-end').click()
  await choose(sys, 'pick-successor', '青禾社区')
  await by(sys, 'end-reason').fill('社区合并，名称取消')
  await shot(sys, 'area-end')
  await by(sys, 'form-submit').click()
  await by(sys, 'end-done').waitFor({ timeout: 30000 })
  const now = await one('青禾社区')
  must(now.estates === to.estates + from.estates && now.open_problems === to.open_problems + from.open_problems, JSON.stringify(now))
})

let code = ''
await test('an account is made; its code is shown once', async () => {
  await sys.goto('/system/people')
  await by(sys, 'person-add').click()
  await by(sys, 'person-account').fill('Not An Account')
  await by(sys, 'person-name').fill('吴新竹')
  await choose(sys, 'pick-org', '市城市管理局')
  await by(sys, 'form-submit').click()
  await by(sys, 'error-summary').waitFor()
  await by(sys, 'person-account').fill('wu.xinzhu')
  await by(sys, 'form-submit').click()
  await by(sys, 'code-text').waitFor({ timeout: 30000 })        // a password is hashed on the way
  code = (await by(sys, 'code-text').innerText()).trim()
  await shot(sys, 'code')
  await by(sys, 'code-done').click()
  await by(sys, 'code-text').waitFor({ state: 'detached' })
  must(!(await sys.content()).includes(code), 'the code stands on the page still')
  const p = (await api(sys, 'GET', '/persons?q=wu.xinzhu')).json.items[0]
  must(p && p.code === null && p.code_until > Date.now() - 366 * 864e5, JSON.stringify(p))
})

await test('the code sets a password at the sign-in, once', async () => {
  const use = async () => {
    const page = await seat(WIDE)
    await page.goto('/signin')
    await by(page, 'once-open').click()
    await by(page, 'activate-code').fill(code)
    await by(page, 'signin-account').fill('wu.xinzhu')
    await by(page, 'signin-password').fill('bamboo in the rain 7')
    await by(page, 'activate-twice').fill('bamboo in the rain 7')
    await shot(page, 'once')
    await by(page, 'signin-submit').click()
    return page
  }
  const first = await use()
  await first.waitForURL('**/home', { timeout: 30000 })
  must((await api(first, 'GET', '/me')).json.person.account === 'wu.xinzhu', 'somebody else is signed in')
  const second = await use()
  await by(second, 'error-summary').waitFor()
  await first.context().close()
  await second.context().close()
})

await test('a grant is read before it is given, and stands as it was read', async () => {
  const p = (await api(sec, 'GET', '/persons?q=wu.xinzhu')).json.items[0]
  await sec.goto('/system/people')
  await by(sec, 'people-find').fill('wu.xinzhu')
  await by(sec, `person-${p.id}`).click()
  await by(sec, 'to-grants').click()
  await by(sec, 'grant-record').waitFor()
  await by(sec, 'grant-add').click()
  await by(sec, 'pick-role').click()
  await by(sec, 'role-department').click()
  await choose(sec, 'pick-area', '青圩镇')
  await by(sec, 'grant-reading').getByText('青圩镇').waitFor()
  const read = (await by(sec, 'grant-reading').innerText()).split('\n').pop().trim()
  await shot(sec, 'grant-form')
  await by(sec, 'form-submit').click()
  await by(sec, 'grant-form').waitFor({ state: 'detached' })
  await by(sec, 'grant-sentence').first().waitFor()
  must((await by(sec, 'grant-sentence').first().innerText()).trim() === read, `given as: ${await by(sec, 'grant-sentence').first().innerText()}`)
  const sight = (await api(sec, 'GET', `/persons/${p.id}/sight`)).json
  must(sight.sentences[0] === read && sight.estates > 0, JSON.stringify(sight))
  await by(sec, 'sight').getByText(String(sight.estates), { exact: true }).first().waitFor()
})

await test('roles that must stay apart are explained, refused, and nothing is given', async () => {
  const p = (await api(sec, 'GET', '/persons?q=wu.xinzhu')).json.items[0]
  await by(sec, 'grant-add').click()
  await by(sec, 'pick-role').click()
  await by(sec, 'role-auditor').click()
  await by(sec, 'grant-clash').waitFor()
  await by(sec, 'form-submit').click()
  await by(sec, 'error-summary').waitFor()
  await shot(sec, 'grant-clash')
  await by(sec, 'drawer-close').click()
  must((await api(sec, 'GET', `/grants?person=${p.id}`)).json.items.length === 1, 'it was given')
  await by(sec, 'grant-take').click()
  await by(sec, 'grant-take-do').click()
  await by(sec, 'grant-sentence').waitFor({ state: 'detached' })
  must((await api(sec, 'GET', `/grants?person=${p.id}`)).json.items.length === 0, 'it was not taken back')
})

await test('who alone handles is disabled only with a successor', async () => {
  const list = (await api(sys, 'GET', '/persons?q=utility.power')).json.items
  await sys.goto('/system/people?q=utility.power')
  await by(sys, `person-${list[0].id}`).click()
  await by(sys, 'person-end').click()
  await by(sys, 'form-submit').click()
  await by(sys, 'pick-successor').waitFor()
  await shot(sys, 'person-end')
  must((await api(sys, 'GET', '/persons?q=utility.power')).json.items[0].disabled_at === null, 'disabled without a successor')
  await by(sys, 'drawer-close').click()
  const free = (await api(sys, 'GET', '/persons?q=wu.xinzhu')).json.items[0]
  await sys.goto('/system/people?q=wu.xinzhu')
  await by(sys, `person-${free.id}`).click()
  await by(sys, 'person-end').click()
  await by(sys, 'form-submit').click()
  await by(sys, 'person-enable').waitFor()
  await by(sys, 'person-enable').click()
  await by(sys, 'person-end').waitFor()
  must((await api(sys, 'GET', '/persons?q=wu.xinzhu')).json.items[0].disabled_at === null, 'not enabled again')
})

await test('accounts from a table: tried, refused cells named, written, codes kept once', async () => {
  await sys.goto('/system/people')
  await by(sys, 'people-import').click()
  const csv = '账号,姓名,电话,单位,联络员\nbamboo.a,竹一,,市公安局,\nbamboo.b,竹二,,没有这个单位,\nBAD ONE,竹三,,市公安局,\n'
  await by(sys, 'people-file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await by(sys, 'people-fresh').waitFor()
  must((await by(sys, 'people-fresh').innerText()).trim() === '1' && (await by(sys, 'people-refused').innerText()).trim() === '2', 'other counts')
  await sys.getByText('没有这个单位').first().waitFor()
  must((await api(sys, 'GET', '/persons?q=bamboo.')).json.items.length === 0, 'the trial wrote something')
  await by(sys, 'people-fix').waitFor()
  must(await by(sys, 'people-commit').count() === 0, 'half a table may be written')
  await shot(sys, 'people-import')
  await sys.getByText('换一个文件').click()
  await by(sys, 'people-file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv.split('\n').slice(0, 2).join('\n')) })
  await by(sys, 'people-commit').click()
  await by(sys, 'people-done').waitFor({ timeout: 20000 })
  const [file] = await Promise.all([sys.waitForEvent('download'), by(sys, 'people-codes').click()])
  const { readFileSync } = await import('node:fs')
  must(/bamboo\.a,\S{8,}/.test(readFileSync(await file.path(), 'utf8')), 'no code in the file')
  await by(sys, 'people-shut').click()
  must((await api(sys, 'GET', '/persons?q=bamboo.')).json.items.length === 1, 'it was not written')
})

await test('a limit that cannot be read is refused at its field, a readable one stands', async () => {
  const before = (await api(sys, 'GET', '/limits')).json.items.length
  await sys.goto('/system/limits')
  await by(sys, 'limit-add').click()
  await by(sys, 'pick-stage').click()
  await by(sys, 'stage-checking').click()
  await by(sys, 'seg-severe').click()
  await by(sys, 'limit-amount').fill('尽快')
  await by(sys, 'limit-edition').fill('anlan-1')
  await by(sys, 'limit-source').fill('专班会议纪要第 3 号')
  await by(sys, 'form-submit').click()
  await sys.locator('#lm-amount-error').waitFor()
  await shot(sys, 'limit-refused')
  must((await api(sys, 'GET', '/limits')).json.items.length === before, 'it was written')
  await by(sys, 'limit-amount').fill('1工作日')
  await by(sys, 'form-submit').click()
  await by(sys, 'limit-form').waitFor({ state: 'detached' })
  const made = (await api(sys, 'GET', '/limits')).json.items.find(x => x.edition === 'anlan-1')
  must(made?.amount === '1工作日' && made.severity === 'severe', JSON.stringify(made))
  await by(sys, `limit-${made.id}`).waitFor()
})

await test('a year without holidays is warned of, put in, and drawn', async () => {
  await sys.goto('/system/calendar')
  await by(sys, 'cal-year').waitFor()
  const known = (await api(sys, 'GET', '/calendar')).json.years
  const year = new Date((await api(sys, 'GET', '/me')).json.now).getFullYear() + 1
  must(!known.some(y => y.year === year && y.known), 'next year is known to the example')
  await by(sys, `year-${year}`).click()
  await by(sys, 'cal-unknown').waitFor()
  await shot(sys, 'calendar-missing')
  const put = async rows => { await by(sys, 'cal-file').setInputFiles({ name: 'y.csv', mimeType: 'text/csv', buffer: Buffer.from(`date,off,name\n${rows}`) }) }
  await by(sys, 'cal-put').click()
  await put(`${year}-13-01,1,元旦\n`)
  await by(sys, 'error-summary').waitFor()
  const friday = [1, 2, 3, 4, 5, 6, 7].map(d => `${year}-10-0${d},1,国庆节`).join('\n')
  await put(`${year}-01-01,1,元旦\n${friday}\n`)
  await by(sys, 'cal-unknown').waitFor({ state: 'detached' })
  await sys.locator(`[data-day="${year}-10-03"].rest`).waitFor()
  await shot(sys, 'calendar')
})

await test('a policy out of bounds is refused at its field, a fitting one is saved', async () => {
  await sys.goto('/system/policies')
  await by(sys, 'policy-in-extension_most').fill('99')
  await by(sys, 'policy-save').click()
  await sys.locator('#po-extension_most-error').waitFor()
  await shot(sys, 'policy-refused')
  await by(sys, 'policy-in-extension_most').fill('1')
  await by(sys, 'policy-save').click()
  await until('the policy', async () => (await api(sys, 'GET', '/policies')).json.items.find(p => p.key === 'extension_most').value === 1)
})

await test('who may only read is offered nothing to change', async () => {
  await sec.goto('/system/orgs')
  await by(sec, `org-${(await org('市公安局')).id}`).click()
  await by(sec, 'org-record').waitFor()
  for (const h of ['org-add', 'org-edit', 'org-move', 'org-end', 'org-child', 'org-liaison']) must(await by(sec, h).count() === 0, `${h} is offered`)
  const force = await as('taskforce', WIDE)
  await force.goto('/system')
  await force.waitForURL('**/system/limits')
  await by(force, 'limits').waitFor()
  must(await by(force, 'limit-add').count() === 0 && await by(force, 'system-people').count() === 0, 'the task force is offered accounts')
  await force.goto('/system/policies')
  await by(force, 'policies').waitFor()
  must(await by(force, 'policy-save').count() === 0, 'policies can be saved')
  await force.goto('/system/people')
  await by(force, 'state-denied').waitFor()
})

for (const size of [WIDE, NARROW]) {
  await test(`${size.width}: each page fits, and says so when its answer fails`, async () => {
    const page = await as('sysadmin', size)
    for (const p of ['orgs', 'areas', 'people', 'grants', 'limits', 'calendar', 'policies']) {
      await page.goto(`/system/${p}`)
      await calm(page)
      must(!/undefined|NaN|\{\w+\}/.test(await page.locator('main').innerText()), `${p}: a word was not filled in`)
      await shot(page, `system-${p}`)
      await fits(page, p)
    }
    let broken = true
    const paths = { orgs: '**/api/v1/orgs', people: '**/api/v1/persons?*', policies: '**/api/v1/policies' }
    for (const [p, path] of Object.entries(paths)) {
      broken = true
      await page.route(path, r => broken ? r.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"type":"about:blank","title":"忙","status":503,"code":"BUSY","detail":"系统正忙，请稍候再试","call":"x"}' }) : r.continue())
      await page.goto(`/system/${p}`)
      await by(page, 'state-failed').waitFor()
      await shot(page, `system-${p}-failed`)
      broken = false
      await by(page, 'again').first().click()
      await by(page, 'state-failed').waitFor({ state: 'detached' })
      await page.unroute(path)
    }
  })
}

await test('keys walk the tree', async () => {
  await sys.goto('/system/orgs')
  const root = (await orgs()).find(x => x.parent === null)
  await by(sys, `org-${root.id}`).focus()
  await sys.keyboard.press('ArrowLeft')
  must(await sys.locator('tr[data-at]').count() === 1, 'it did not shut')
  await sys.keyboard.press('ArrowRight')
  must(await sys.locator('tr[data-at]').count() > 5, 'it did not open')
  await sys.keyboard.press('ArrowDown')
  await sys.keyboard.press('Enter')
  await by(sys, 'org-record').waitFor()
})

await close()
