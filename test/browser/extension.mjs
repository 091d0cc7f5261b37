/* More time and a stopped clock from both sides: a unit asks, the level above grants and refuses. */
import { NARROW, WIDE, api, as, by, close, fits, must, open, shot, test, reported, move } from './desk.mjs'

const get = async (page, id) => (await api(page, 'GET', `/problems/${id}`)).json

async function handled(title) {
  const grid = await as('grid.qingxu', WIDE), community = await as('community.qinghe', WIDE), town = await as('town.qingxu', WIDE)
  const unit = await as('property.chenghe', WIDE), known = (await api(grid, 'GET', '/reference')).json
  const p = await reported(grid, title)
  await move(community, p.id, 'verify')
  await move(town, p.id, 'file', { category: known.categories.find(c => c.name === '飞线充电').id, severity: 'severe' })
  await move(town, p.id, 'dispatch', { unit: known.orgs.find(o => o.name === '澄和物业服务有限公司').id })
  await move(unit, p.id, 'accept')
  return p.id
}

async function ask(page, id, kind, fill) {
  await page.goto(`/problems/${id}`)
  await by(page, `ask-${kind}`).click()
  await by(page, `form-ask-${kind}`).waitFor()
  await fill()
  await by(page, 'ask-submit').click()
}

/* Of the request that waits: opened in my work or on the page, decided, and the form gone. */
async function decide(page, how, answer) {
  await by(page, 'form-decide').waitFor()
  await by(page, `seg-${how}`).click()
  if (how === 'refuse') {
    await by(page, 'decide-submit').click()
    await by(page, 'error-summary').waitFor()
  }
  await by(page, 'decide-answer').fill(answer)
  await shot(page, `decide-${how}`)
  await fits(page, 'the decision')
  await by(page, 'decide-submit').click()
  await by(page, 'form-decide').waitFor({ state: 'detached' })
}

async function life(size, word) {
  let id = 0, due = 0
  await test(`${word}: the unit asks for an extension; too much is refused by the field`, async () => {
    id = await handled(`${word}：喷淋水泵停用`)
    const page = await as('property.chenghe', size)
    due = (await get(page, id)).due
    await ask(page, id, 'extension', async () => {
      await by(page, 'ask-submit').click()
      await by(page, 'error-summary').waitFor()
      await by(page, 'ask-amount').fill('99')
      await by(page, 'ask-reason').fill('水泵到货推迟，厂家已书面答复')
    })
    await page.locator('#ask-amount-error').waitFor()
    must((await get(page, id)).requests.length === 0, 'too long an extension was taken')
    await by(page, 'ask-amount').fill('1')
    await shot(page, 'ask-extension')
    await fits(page, 'the request')
    await by(page, 'ask-submit').click()
    await by(page, 'form-ask-extension').waitFor({ state: 'detached' })
    await by(page, 'request-state-asked').waitFor()
    must(await by(page, 'ask-extension').count() === 0, 'a second one may be asked while the first waits')
    must((await get(page, id)).due === due, 'asking alone moved the deadline')
  })
  await test(`${word}: the level above grants it from its work: the deadline moves and the story tells`, async () => {
    const page = await as('town.qingxu', size), r = (await get(page, id)).requests[0]
    await page.goto('/work')
    if (!await by(page, `work-request-${r.id}`).count() && await by(page, 'work-later').count()) await by(page, 'work-later').click()
    await by(page, `work-request-${r.id}`).waitFor()
    await shot(page, 'work-request')
    await fits(page, 'my work with a request')
    await by(page, `do-decide-${r.id}`).click()
    await decide(page, 'grant', '同意，到货后立即安装')
    await by(page, `work-request-${r.id}`).waitFor({ state: 'detached' })
    const p = await get(page, id)
    must(p.due > due && p.requests[0].state === 'granted', 'granted, and the deadline stands where it stood')
    due = p.due
    await page.goto(`/problems/${id}`)
    await by(page, 'line-grant').waitFor()
    must((await by(page, 'clock-limit').innerText()).includes('延期'), 'the clock does not name the extension')
  })
  await test(`${word}: a second one is refused with a reason: the deadline stays, the unit reads why`, async () => {
    const unit = await as('property.chenghe', size), above = await as('town.qingxu', size)
    await ask(unit, id, 'extension', async () => {
      await by(unit, 'ask-amount').fill('1')
      await by(unit, 'ask-reason').fill('安装的人还没有到齐')
    })
    await by(unit, 'form-ask-extension').waitFor({ state: 'detached' })
    await above.goto(`/problems/${id}`)
    const r = (await get(above, id)).requests.find(x => x.state === 'asked')
    await by(above, `decide-${r.id}`).click()
    await decide(above, 'refuse', '人手由你单位自行安排')
    must((await get(above, id)).due === due, 'refused, and the deadline moved')
    await unit.goto(`/problems/${id}`)
    await by(unit, 'request-state-refused').waitFor()
    must((await by(unit, 'requests').innerText()).includes('人手由你单位自行安排'), 'the unit cannot read why')
    await shot(unit, 'requests')
  })
  await test(`${word}: one that is taken back is decided by nobody`, async () => {
    const unit = await as('property.chenghe', size), above = await as('taskforce', size)
    await ask(unit, id, 'suspension', async () => {
      await by(unit, 'ask-until').fill(await unit.evaluate(() => new Date(Date.now() + 9 * 86400000).toISOString().slice(0, 10)))
      await by(unit, 'ask-reason').fill('等供电公司停电施工')
    })
    await by(unit, 'form-ask-suspension').waitFor({ state: 'detached' })
    const r = (await get(unit, id)).requests.find(x => x.state === 'asked')
    await by(unit, `withdraw-${r.id}`).click()
    await by(unit, 'request-state-withdrawn').waitFor()
    await above.goto(`/problems/${id}`)
    await by(above, 'requests').waitFor()
    must(await by(above, `decide-${r.id}`).count() === 0, 'a withdrawn request may still be decided')
  })
  await test(`${word}: the clock is stopped, what it closes says so, and resumed by hand`, async () => {
    const unit = await as('property.chenghe', size), above = await as('taskforce', size)
    await ask(unit, id, 'suspension', async () => {
      await by(unit, 'ask-until').fill(await unit.evaluate(() => new Date(Date.now() + 9 * 86400000).toISOString().slice(0, 10)))
      await by(unit, 'ask-reason').fill('等供电公司停电施工')
      await shot(unit, 'ask-suspension')
    })
    await by(unit, 'form-ask-suspension').waitFor({ state: 'detached' })
    await above.goto(`/problems/${id}`)
    const r = (await get(above, id)).requests.find(x => x.state === 'asked')
    await by(above, `decide-${r.id}`).click()
    await decide(above, 'grant', '同意停表')
    must((await get(above, id)).light === 'stop', 'the clock runs on')
    await unit.goto(`/problems/${id}`)
    await by(unit, 'paused-until').waitFor()
    must(await by(unit, 'verb-finish').count() === 0 && await by(unit, 'closed-finish').count() === 1, 'a stopped case may be finished')
    await shot(unit, 'stopped')
    await fits(unit, 'the stopped problem')
    const page = (await get(unit, id)).may_resume ? unit : above
    await page.goto(`/problems/${id}`)
    await by(page, 'resume').click()
    await by(page, 'line-resume').waitFor()
    must((await get(page, id)).light !== 'stop', 'the clock stands still after it was resumed')
  })
}

await open()
await life(WIDE, '桌面')
await life(NARROW, '手机')
await close()
