/* Sent back, done again, closed; a resident who does not agree; opened again and closed to the resident's content. */
import { readFileSync } from 'node:fs'
import { NARROW, WIDE, act, api, as, by, close, fits, must, open, photos, shot, test, reported, move } from './desk.mjs'

const get = async (page, id) => (await api(page, 'GET', `/problems/${id}`)).json
const state = async (page, id, want) => {
  const p = await get(page, id)
  must(p.state === want, `it is ${p.state}, not ${want}`)
  return p
}
async function finish(page, id, words) {
  await act(page, id, 'finish', async () => {
    await by(page, 'field-note').fill(words)
    /* taken now: one from before the unit got it is refused */
    await by(page, 'photo-input').first().setInputFiles({ name: 'after.png', mimeType: 'image/png', buffer: readFileSync(photos[2]) })
    await by(page, 'shot-sent').first().waitFor()
  })
  await state(page, id, 'finished')
}
/* Of what is seldom done: unfolded first. */
async function seldom(page, id, verb, fill) {
  await page.goto(`/problems/${id}`)
  await by(page, 'verbs-more').click()
  await by(page, `verb-${verb}`).click()
  await by(page, `form-${verb}`).waitFor()
  await fill()
  await shot(page, `form-${verb}`)
  await fits(page, `the form ${verb}`)
  await by(page, 'verb-submit').click()
  await by(page, `form-${verb}`).waitFor({ state: 'detached' })
}

async function life(size, word) {
  let id = 0
  await test(`${word}: the community sends it back with what falls short`, async () => {
    const grid = await as('grid.qingxu', WIDE), community = await as('community.qinghe', size), town = await as('town.qingxu', WIDE)
    const unit = await as('property.chenghe', size), known = (await api(grid, 'GET', '/reference')).json
    const p = await reported(grid, `${word}：门厅飞线充电又起`)
    id = p.id
    await move(community, id, 'verify')
    await move(town, id, 'file', { category: known.categories.find(c => c.name === '飞线充电').id, severity: 'severe' })
    await move(town, id, 'dispatch', { unit: known.orgs.find(o => o.name === '澄和物业服务有限公司').id })
    await move(unit, id, 'accept')
    await finish(unit, id, '飞线已拆')
    await act(community, id, 'rework', () => by(community, 'field-reason').fill('二楼窗口还垂着一根线'))
    must((await state(community, id, 'handling')).reworks === 1, 'the rework is not counted')
  })
  await test(`${word}: the unit reads why, does it again, and the community closes it`, async () => {
    const unit = await as('property.chenghe', size), community = await as('community.qinghe', size)
    await unit.goto(`/problems/${id}`)
    must((await by(unit, 'line-rework').innerText()).includes('二楼窗口还垂着一根线'), 'the unit cannot read why it came back')
    await finish(unit, id, '二楼的线也拆了')
    await act(community, id, 'pass')
    await state(community, id, 'closed')
  })
  await test(`${word}: the resident, called back, does not agree: a fact of its own, the closing stands`, async () => {
    const page = await as('community.qinghe', size)
    await page.goto('/work')
    if (!await by(page, `work-call-${id}`).count()) await by(page, 'work-verb-callback').click()
    await by(page, `do-callback-${id}`).click()
    await by(page, 'form-agree').waitFor()
    await by(page, 'seg-disagree').click()
    await by(page, 'field-reason').fill('电话里说晚上还有人在门厅充电')
    await shot(page, 'form-callback')
    await fits(page, 'the callback')
    await by(page, 'verb-submit').click()
    await by(page, 'form-agree').waitFor({ state: 'detached' })
    const p = await state(page, id, 'closed')
    must(p.disagreed_at !== null && p.agreed_at === null && p.checked_at !== null, 'the three facts are not three')
    await page.goto(`/problems/${id}`)
    await by(page, 'fact-disagreed').waitFor()
    await by(page, 'fact-checked').waitFor()
    must(await by(page, `work-call-${id}`).count() === 0, 'it is still to be called')
    await shot(page, 'disagreed')
  })
  await test(`${word}: it is opened again with its reason, handled again, and the resident agrees`, async () => {
    const page = await as('community.qinghe', size), unit = await as('property.chenghe', size), grid = await as('grid.qingxu', size)
    await seldom(page, id, 'reopen', () => by(page, 'field-reason').fill('居民反映晚上仍有人充电，没有解决'))
    must((await state(page, id, 'handling')).reopens === 1, 'reopening is not counted')
    await finish(unit, id, '加装了阻车装置，晚上有人巡查')
    await act(page, id, 'pass')
    await act(grid, id, 'agree', () => by(grid, 'field-note').fill('上门问的，说现在没有人充了'))
    const p = await state(grid, id, 'closed')
    must(p.agreed_at !== null && p.agreed_at > p.disagreed_at, 'the later answer is not kept')
    await grid.goto(`/problems/${id}`)
    await by(grid, 'fact-agreed').waitFor()
    await by(grid, 'line-reopen').waitFor()
    await shot(grid, 'agreed')
    await fits(grid, 'the closed problem')
  })
}

await open()
await life(WIDE, '桌面')
await life(NARROW, '手机')
await close()
