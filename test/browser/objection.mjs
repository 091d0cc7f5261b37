/* An objection from both sides: a unit that says it is not for it, and who decides; each is told. */
import { NARROW, WIDE, act, api, as, by, close, fits, must, open, shot, test, reported, move } from './desk.mjs'

const state = async (page, id, want) => {
  const p = (await api(page, 'GET', `/problems/${id}`)).json
  must(p.state === want, `it is ${p.state}, not ${want}`)
  return p
}

/* The town files and dispatches, so that the task force has no hand in it and may decide. */
async function dispatched(title) {
  const grid = await as('grid.qingxu', WIDE), community = await as('community.qinghe', WIDE), town = await as('town.qingxu', WIDE)
  const known = (await api(grid, 'GET', '/reference')).json
  const p = await reported(grid, title)
  await move(community, p.id, 'verify')
  await move(town, p.id, 'file', { category: known.categories.find(c => c.name === '飞线充电').id, severity: 'severe' })
  await move(town, p.id, 'dispatch', { unit: known.orgs.find(o => o.name === '澄和物业服务有限公司').id, note: '请尽快拆除' })
  return p.id
}

async function objected(size, word, verb, ends) {
  const text = '飞线从沿街商铺拉出，商铺不在物业合同范围'
  let id = 0
  await test(`${word}: the unit objects, not without its grounds`, async () => {
    id = await dispatched(`${word}：商铺飞线充电`)
    const page = await as('property.chenghe', size)
    await page.goto(`/problems/${id}`)
    await by(page, 'verb-object').click()
    await by(page, 'verb-submit').click()
    await by(page, 'error-summary').waitFor()
    await by(page, 'field-reason').fill('不归')
    await by(page, 'verb-submit').click()
    must((await by(page, 'error-summary').innerText()).includes('5'), 'two characters pass for grounds')
    await state(page, id, 'dispatched')
    await by(page, 'field-reason').fill(text)
    await by(page, 'verb-submit').click()
    await by(page, 'form-object').waitFor({ state: 'detached' })
    await state(page, id, 'objected')
    await by(page, 'objection').waitFor()
    must((await by(page, 'objection-text').innerText()).trim() === text, 'its words are not shown')
    must(await by(page, 'verb-uphold').count() === 0 && await by(page, 'closed-uphold').count() === 1, 'who objected is offered to decide')
    await shot(page, `objection-unit`)
    await fits(page, 'the objected problem')
  })
  await test(`${word}: who dispatched it sees the objection and may not decide`, async () => {
    const page = await as('town.qingxu', size)
    await page.goto(`/problems/${id}`)
    await by(page, 'objection').waitFor()
    must(await by(page, 'verb-overrule').count() === 0, 'the dispatcher is offered to decide')
  })
  await test(`${word}: the task force finds it in its work and decides: ${verb}`, async () => {
    const page = await as('taskforce', size)
    await page.goto('/work')
    if (!await by(page, `work-item-${id}`).count() && await by(page, 'work-later').count()) await by(page, 'work-later').click()
    await by(page, `work-item-${id}`).waitFor()
    await page.goto(`/problems/${id}`)
    await by(page, 'objection').waitFor()
    must((await by(page, 'objection').innerText()).includes('澄和物业服务有限公司'), 'the unit is not named above the decisions')
    must(await by(page, 'verb-uphold').count() === 1 && await by(page, 'verb-overrule').count() === 1, 'the two decisions do not stand side by side')
    must(await page.locator('[data-test="verbs"] .btn.primary').count() === 0, 'one of the two decisions stands before the other')
    await shot(page, 'objection-arbiter')
    await fits(page, 'the objection')
    await by(page, 'verb-overrule').click()
    await by(page, 'form-overrule').waitFor()
    await by(page, `seg-${verb}`).click()
    await by(page, 'field-reason').fill(verb === 'uphold' ? '商铺确不在合同范围，另派城管' : '合同第八条写明门厅由物业管理')
    await shot(page, `form-${verb}`)
    await fits(page, `the form ${verb}`)
    await by(page, 'verb-submit').click()
    await by(page, 'form-overrule').waitFor({ state: 'detached' })
    await state(page, id, ends)
  })
  await test(`${word}: the unit is told, opens it from the bell and sees how it ended`, async () => {
    const page = await as('property.chenghe', size)
    await page.goto('/work')
    await by(page, 'bell-n').waitFor()
    if (verb === 'uphold') {          /* it has left the unit: told how it ended, with nothing to open */
      await by(page, 'bell').click()
      await page.locator('[data-test="notices"]', { hasText: '异议成立' }).waitFor()
      await shot(page, 'notices')
      await fits(page, 'the notices')
      await page.goto(`/problems/${id}`)
      await by(page, 'state-absent').waitFor()
      return
    }
    await by(page, 'bell').click()
    await by(page, 'bell-panel').waitFor()
    await shot(page, 'bell')
    await page.locator(`[data-test="bell-panel"] a[href="/problems/${id}"]`).first().click()
    await page.waitForURL(`**/problems/${id}`)
    await by(page, `line-${verb}`).waitFor()
    await by(page, 'verb-accept').waitFor()
    must((await by(page, 'closed-object').locator('xpath=../..').innerText()).includes('不成立'), 'the unit may object again, or is not told why not')
    await act(page, id, 'accept')
    await state(page, id, 'handling')
  })
}

await open()
await objected(WIDE, '桌面', 'overrule', 'dispatched')
await objected(NARROW, '手机', 'uphold', 'filed')
await close()
