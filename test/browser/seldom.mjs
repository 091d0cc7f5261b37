/* What is seldom done stands apart, says what it does, and asks for what it needs. */
import { NARROW, WIDE, api, as, by, close, fits, must, open, shot, test, reported, move } from './desk.mjs'

const get = async (page, id) => (await api(page, 'GET', `/problems/${id}`)).json

async function press(page, id, verb, fill) {
  await page.goto(`/problems/${id}`)
  await by(page, 'verbs').waitFor()
  must(await by(page, `verb-${verb}`).count() === 0, `${verb} stands among what is done every day`)
  await by(page, 'verbs-more').click()
  must(!await by(page, `verb-${verb}`).evaluate(x => x.classList.contains('primary')), `${verb} is a filled button`)
  await by(page, `verb-${verb}`).click()
  await by(page, `form-${verb}`).waitFor()
  await by(page, 'verb-submit').click()
  await by(page, 'error-summary').waitFor()
  await fill()
  await shot(page, `form-${verb}`)
  await fits(page, `the form ${verb}`)
  await by(page, 'verb-submit').click()
  await by(page, `form-${verb}`).waitFor({ state: 'detached' })
}

async function seldom(size, word) {
  await test(`${word}: a report is sent on to another office, which the page then names`, async () => {
    const grid = await as('grid.qingxu', WIDE), page = await as('community.qinghe', size), p = await reported(grid, `${word}：劳动报酬被拖欠`)
    await press(page, p.id, 'redirect', async () => {
      await by(page, 'field-office').fill('市劳动保障监察大队 12333')
      await by(page, 'field-reason').fill('欠薪由劳动监察受理')
    })
    const is = await get(page, p.id)
    must(is.state === 'exited' && is.redirect_to === '市劳动保障监察大队 12333', 'it is not sent on')
    await by(page, 'units').locator('b', { hasText: '市劳动保障监察大队 12333' }).waitFor()
    await by(page, 'line-redirect').waitFor()
  })
  await test(`${word}: one is left on a coded ground`, async () => {
    const grid = await as('grid.qingxu', WIDE), page = await as('community.qinghe', size), p = await reported(grid, `${word}：邻里官司`)
    await press(page, p.id, 'exit', async () => {
      await by(page, 'exit-court_or_petition').check()
      await by(page, 'field-reason').fill('已经在法院立案')
    })
    const is = await get(page, p.id)
    must(is.state === 'exited' && is.exit_reason === 'court_or_petition', 'the ground is not kept')
  })
  await test(`${word}: one is brought before the level above, which sees it from then on; another is voided`, async () => {
    const grid = await as('grid.qingxu', WIDE), page = await as('community.qinghe', size), town = await as('town.qingxu', size)
    const p = await reported(grid, `${word}：围墙要倒`)
    await press(page, p.id, 'escalate', () => by(page, 'field-reason').fill('社区没有人手，请镇里派人'))
    await by(page, 'tag-escalated').waitFor()
    await by(page, 'unit-role-oversee').waitFor()
    must((await get(page, p.id)).state === 'reported', 'bringing it up moved it')
    await by(page, 'closed-escalate').waitFor()
    must(await by(page, 'verb-escalate').count() === 0, 'it may be brought up again at once')
    await press(town, p.id, 'void', () => by(town, 'field-reason').fill('误报，现场没有围墙'))
    must((await get(town, p.id)).state === 'voided', 'it is not void')
    must(await town.locator('[data-test^="verb-"]').count() === 0, 'what is void offers a verb')
    await by(town, 'line-void').waitFor()
  })
  await test(`${word}: who may do nothing sees why`, async () => {
    const grid = await as('grid.qingxu', WIDE), page = await as('property.chenghe', size), town = await as('town.qingxu', WIDE)
    const p = await reported(grid, `${word}：门禁坏了`), known = (await api(grid, 'GET', '/reference')).json
    await move(await as('community.qinghe', WIDE), p.id, 'verify')
    await move(town, p.id, 'file', { category: known.categories.find(c => c.name === '飞线充电').id, severity: 'serious' })
    await move(town, p.id, 'dispatch', { unit: known.orgs.find(o => o.name === '澄和物业服务有限公司').id })
    await page.goto(`/problems/${p.id}`)
    await by(page, 'verbs').waitFor()
    must(await by(page, 'closed-void').count() === 0, 'what others do stands in the way of what is his')
    await by(page, 'verbs-more').click()
    must((await by(page, 'closed-void').locator('xpath=../..').innerText()).length > 6, 'a closed verb has no reason')
    await shot(page, 'closed-verbs')
  })
}

await open()
await seldom(WIDE, '桌面')
await seldom(NARROW, '手机')
await close()
