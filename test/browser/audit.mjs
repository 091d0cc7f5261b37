/* The auditor's pages: the trail and its filters, a record's whole story, who looked and why, verifying; erasing, and what is left. */
import { NARROW, WIDE, api, as, by, close, fits, must, open, shot, test } from './desk.mjs'

await open()
const NAME = '欧阳雪见', PHONE = '13911112222'
const aud = await as('auditor', WIDE), force = await as('taskforce', WIDE), town = await as('town.qingxu', WIDE), grid = await as('grid.qingxu', WIDE), sys = await as('sysadmin', WIDE)
const e = (await api(grid, 'GET', `/estates?q=${encodeURIComponent('青禾苑')}`)).json.items[0]
const c = (await api(grid, 'GET', '/reference')).json.categories.find(x => x.code === 'fire_lane')
const p = (await api(grid, 'POST', '/problems', { estate: e.id, category: c.id, severity: 'serious', place: '北门', title: `${NAME}家门口堆物`, description: `${NAME}，电话 ${PHONE}`, reporter_name: NAME, reporter_phone: PHONE }, { 'Idempotency-Key': `browser-audit-report-${process.pid}` })).json
must(p.id, 'nothing was reported')
await api(town, 'POST', `/problems/${p.id}/reveal`, { reason: '回访报事人，核实门口还堆不堆' })
await api(town, 'POST', '/problems/export', { query: 'open=1', columns: 'no,title', reason: '六月过堂会材料' })

await test('the auditor is led to the audit, and to nothing else', async () => {
  await aud.goto('/home')
  await by(aud, 'home-audit').waitFor()
  must(await by(aud, 'home-audit').locator('li').count() === 3, 'not three doors')
  await shot(aud, 'audit-home')
  await by(aud, 'nav-audit').click()
  await aud.waitForURL('**/audit/trail')
  await by(aud, 'trail').waitFor()
  must(await by(aud, 'nav-problems').count() === 0, 'a door to the problems')
})

await test('the trail by number, and a record\'s whole story with what is hidden as such', async () => {
  await by(aud, 'trail-no').fill(String(Number(p.no.slice(3))))
  await by(aud, 'trail-no').press('Enter')
  await aud.waitForURL(`**/audit/trail?no=${p.no}`)
  await by(aud, 'trail').locator('tbody tr').nth(1).waitFor()
  must(await by(aud, 'trail').locator('tbody tr').count() === 2, 'not report and look')
  await by(aud, 'trail').locator('tbody tr').nth(1).click()
  const story = by(aud, 'story')
  await story.locator('dl').waitFor()
  const text = await story.innerText()
  must(text.includes('报事人电话') && text.includes('隐去') && !text.includes(PHONE) && !text.includes(NAME), text)
  await shot(aud, 'audit-story')
  await fits(aud, 'the trail')
})

await test('the trail by act and person; an empty one says what to do', async () => {
  await by(aud, 'trail-clear').click()
  await by(aud, 'trail-people').check()
  await aud.waitForURL(/people=1/)
  await by(aud, 'trail').locator('tbody tr').first().waitFor()
  must(!(await by(aud, 'trail').innerText()).includes('程序'), 'the program among people')
  await by(aud, 'trail-clear').click()
  await by(aud, 'filter-verb').click()
  await by(aud, 'option-verb-reveal').click()
  await aud.waitForURL(/verb=reveal/)
  await by(aud, 'trail').locator('tbody tr').first().waitFor()
  must(await by(aud, 'trail').locator('tbody tr').count() === 1, 'more than the one look')
  await by(aud, 'filter-who').click()
  await by(aud, 'find-who').fill('auditor')
  await aud.locator('[data-test^="option-who-"]', { hasText: '秦艽' }).first().click()
  await by(aud, 'state-empty').waitFor()
  await shot(aud, 'audit-empty')
  must((await by(aud, 'filter-who').innerText()).includes('秦艽'), 'the person is not named')
})

await test('who looked and took lists out stands there with the reason', async () => {
  await by(aud, 'audit-looks').click()
  const list = by(aud, 'looks')
  await list.getByText('回访报事人，核实门口还堆不堆').waitFor()
  await list.getByText('六月过堂会材料').waitFor()
  await shot(aud, 'audit-looks')
  await list.locator('tbody tr', { hasText: '回访报事人' }).getByText(p.no).click()
  await aud.waitForURL(/item=/)
})

await test('verifying is started, moves and ends; what it found stays', async () => {
  await aud.goto('/audit/proof')
  await by(aud, 'seals').waitFor()
  await shot(aud, 'audit-proof-before')
  await by(aud, 'verify-files').check()
  await by(aud, 'verify-do').click()
  await by(aud, 'verify-result').waitFor({ timeout: 60000 })
  must((await by(aud, 'verify-result').innerText()).includes('没有发现丢失或改动'), await by(aud, 'verify-result').innerText())
  await shot(aud, 'audit-proof')
  await aud.reload()
  await by(aud, 'verify-result').waitFor()
})

await test('the task force erases what is personal, with a reason; nobody else is offered it', async () => {
  await town.goto(`/problems/${p.id}`)
  await by(town, 'info').waitFor()
  must(await by(town, 'erase-open').count() === 0, 'the town is offered it')
  await force.goto(`/problems/${p.id}`)
  await by(force, 'erase-open').click()
  await by(force, 'erase-submit').click()
  await by(force, 'error-summary').waitFor()
  await by(force, 'erase-reason').fill('报事人来信要求删除')
  await shot(force, 'erase-form')
  await by(force, 'erase-submit').click()
  await by(force, 'erased').waitFor()
  const text = await by(force, 'info').innerText()
  must(!text.includes(NAME) && !text.includes(PHONE) && text.includes('****'), text)
  await shot(force, 'erased')
  must((await api(aud, 'GET', `/events?no=${p.no}&verb=erase`)).json.items.length === 1, 'no event')
})

await test('an account that has left is erased from its page', async () => {
  const org = (await api(sys, 'GET', '/orgs')).json.items.find(o => o.name === '青禾社区')
  let a = (await api(sys, 'POST', '/persons', { account: 'gone.away', name: '离任', phone: PHONE, org: org.id }, { 'Idempotency-Key': `browser-audit-gone-${process.pid}` })).json
  a = (await api(sys, 'PATCH', `/persons/${a.id}`, { disabled: true }, { 'If-Match': `"${a.version}"` })).json
  await sys.goto(`/system/people?q=gone.away&id=${a.id}`)
  await by(sys, 'person-erase').click()
  await by(sys, 'erase-reason').fill('已经离开单位')
  await shot(sys, 'person-erase')
  await by(sys, 'erase-submit').click()
  await by(sys, 'person-erased').waitFor()
  must(await by(sys, 'person-enable').count() === 0, 'it may be enabled again')
})

await test('whoever may not audit is told so', async () => {
  await force.goto('/audit/trail')
  await by(force, 'state-denied').waitFor()
  await shot(force, 'audit-denied')
})

await test('on the phone', async () => {
  const small = await as('auditor', NARROW)
  for (const [path, what] of [['trail', 'trail'], ['looks', 'looks'], ['proof', 'seals']]) {
    await small.goto(`/audit/${path}`)
    await by(small, what).waitFor()
    await fits(small, path)
    await shot(small, `audit-${path}`)
  }
  await small.goto('/audit/trail')
  await small.locator('[data-test^="event-"]').first().click()
  await by(small, 'story').waitFor()
  await shot(small, 'audit-story')
})

await close()
