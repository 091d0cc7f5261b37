/* A unit is pressed by a sheet from the problem's page; it answers, is released; a second one is raised; what is overdue has climbed
   by itself. */
import { NARROW, WIDE, api, as, by, calm, close, fits, must, open, shot, test } from './desk.mjs'

await open()
const force = await as('taskforce', WIDE), water = await as('department.water', WIDE)
const mine = (await api(water, 'GET', '/problems?lead=1&open=1&light=ok&state=handling&limit=5')).json.items
must(mine.length > 0, 'the bureau handles nothing that is within its time')
const about = mine[0]
let sheet = 0

await test('a sheet is issued from the problem, and says what is missing', async () => {
  await force.goto(`/problems/${about.id}`)
  await by(force, 'do-supervise').click()
  await by(force, 'supervise-new').waitFor()
  await by(force, 'sheet-send').click()
  must((await by(force, 'supervise-new').innerText()).includes('请写督办要求'), 'an empty sheet was sent')
  await by(force, 'sheet-text').fill('请于三日内整改到位并书面回复')
  await shot(force, 'sheet-new')
  await by(force, 'sheet-send').click()
  await force.waitForURL(/\/supervisions\/\d+$/)
  sheet = Number(force.url().split('/').pop())
  await by(force, 'flow-state').waitFor()
  must((await force.locator('main').innerText()).includes('督办单〔'), 'it has no number')
  must(await by(force, 'do-answer').count() === 0, 'who issued it may answer it')
  await shot(force, 'sheet')
})

await test('the unit hears of it and answers; it is released', async () => {
  await water.goto('/notices')
  await calm(water)
  await water.locator(`a[href="/supervisions/${sheet}"]`).first().click()
  await by(water, 'do-answer').click()
  await by(water, 'flow-note').fill('已安排施工，本周完成')
  await by(water, 'flow-submit').click()
  await by(water, 'flow-form-answer').waitFor({ state: 'detached' })
  await force.reload()
  await by(force, 'do-release').click()
  await by(force, 'flow-note').fill('现场核实整改到位')
  await by(force, 'flow-submit').click()
  await by(force, 'flow-form-release').waitFor({ state: 'detached' })
  must((await by(force, 'flow-state').innerText()) === '已销号', 'it was not released')
})

await test('another is raised a rung', async () => {
  await force.goto(`/supervisions?new=1&noun=problem&about=${about.id}`)
  await by(force, 'sheet-text').fill('整改反复，再次督办')
  await by(force, 'sheet-send').click()
  await force.waitForURL(/\/supervisions\/\d+$/)
  await by(force, 'do-raise').click()
  await by(force, 'flow-reason').fill('逾期没有回复，升级督办')
  await by(force, 'flow-submit').click()
  await by(force, 'flow-form-raise').waitFor({ state: 'detached' })
  const on = (await api(force, 'GET', `/supervisions?about=${about.id}&open=1`)).json.items
  must(on.length === 1 && on[0].rung === 'listed', 'it did not climb')
})

await test('what is overdue stands in the list by itself; the list fits a phone', async () => {
  await force.goto('/supervisions?open=1&rung=listed')
  await by(force, 'flows').waitFor()
  must((await api(force, 'GET', '/supervisions?open=1&limit=50')).json.items.some(x => x.by_clock), 'nothing climbed')
  await shot(force, 'sheets')
  const phone = await as('department.water', NARROW)
  await phone.goto('/supervisions?mine=1')
  await calm(phone)
  await fits(phone)
  await shot(phone, 'sheets-phone')
  await phone.goto(`/supervisions/${sheet}`)
  await by(phone, 'flow-story').waitFor()
  await fits(phone)
})

await close()
