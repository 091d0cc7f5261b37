/* A plan document comes in: looked over beside its text, put right, laid over the plan that runs; the next edition shows what
   changed and leaves what people settled; the matrix, the time line and what is to be filled in follow from it. */
import { NARROW, WIDE, api, as, by, calm, close, fits, must, open, shot, test } from './desk.mjs'

await open()
const page = await as('taskforce', WIDE)
const file = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
const plan = async () => (await api(page, 'GET', '/plan')).json
const first = (await plan()).campaign.source_text
must(first.includes('整治环境卫生') && first.includes('健全长效办法'), 'the example plan is another one')
/* The second edition: one task renamed, one replaced, a unit that nobody is. */
const cut = first.indexOf('（四）整治环境卫生'), on = first.indexOf('（五）改进物业服务')
const second = `${first.slice(0, cut)}（四）治理飞线充电。禁止在楼道拉线充电。（牵头单位：市飞线治理办公室；配合单位：市供电公司）\n${first.slice(on)}`.replace('（三）方便居民生活', '（三）便利居民生活')
const third = second.replace('（一）排除安全隐患', '（一）排除各类安全隐患')

async function read(name, text) {
  await page.goto('/plan/import')
  await by(page, 'plan-file').setInputFiles(file(name, text))
  await page.waitForURL(/\/plan\/readings\/\d+$/)
  await by(page, 'reading-tally').waitFor()
  await calm(page)
}
/* Whatever is doubtful is confirmed as it was read; what needs a unit gets this one. */
async function through(unit) {
  await by(page, 'confirm-sure').click()
  await by(page, 'confirm-sure').waitFor({ state: 'detached' })
  for (let i = 0; i < 60 && await by(page, 'n-left').count(); i++) {
    if (!await by(page, 'fact-keep').count()) await by(page, 'doubt-next').click()
    await by(page, 'fact-keep').waitFor()
    const left = await by(page, 'n-left').innerText(), org = by(page, 'fact-org')
    if (await org.count() && !(await org.locator('.el-select__selected-item').allInnerTexts()).some(x => x.startsWith('市'))) {
      await org.locator('input').first().fill(unit)
      await page.locator('.el-select-dropdown__item:visible', { hasText: unit }).first().click()
    }
    await by(page, 'fact-keep').click()
    await page.waitForFunction(n => document.querySelector('[data-test="n-left"]')?.innerText !== n, left)
    await calm(page, 150)
  }
  must(!await by(page, 'n-left').count(), 'something is left to check')
}

await test('what is no plan says so, and a blank plan is offered', async () => {
  await page.goto('/plan/import')
  await by(page, 'plan-file').waitFor()
  await fits(page, 'the page of documents')
  await shot(page, 'plan-import')
  await by(page, 'plan-file').setInputFiles(file('小说.txt', '那年冬天，雪下得很大。\n老人坐在门口，看着远处的山。\n'.repeat(20)))
  await by(page, 'no-plan').getByText('小说.txt').waitFor()
  await shot(page, 'plan-none')
  await by(page, 'blank-open').click()
  await by(page, 'blank-form').waitFor()
  await by(page, 'form-submit').click()
  await by(page, 'error-summary').waitFor()
  await by(page, 'blank-name').fill('另一个专项')
  await by(page, 'form-submit').click()
  await by(page, 'error-summary').getByText('已经有方案').waitFor()
  must((await plan()).campaign.name !== '另一个专项', 'a blank plan took the place of the one that runs')
})

await test('an empty file is refused on the page', async () => {
  await page.goto('/plan/import')
  await by(page, 'plan-file').setInputFiles(file('空.txt', ''))
  await by(page, 'error-summary').waitFor()
})

await test('the text and what was read from it light each other; the least sure is next', async () => {
  await read('修订稿.txt', second)
  await by(page, 'diff').waitFor()
  await shot(page, 'plan-diff')
  await by(page, 'diff-gone').click()
  await by(page, 'diff-item-gone').filter({ hasText: '整治环境卫生' }).waitFor()
  await by(page, 'tab-item').click()
  const row = page.locator('[data-test="facts-item"] tr', { hasText: '治理飞线充电' }).first(), key = await row.getAttribute('data-k')
  await row.hover()
  await page.locator(`.text mark.lit[data-k~="${key}"]`).first().waitFor()
  await page.locator('.text mark', { hasText: '便利居民生活' }).first().click()
  await page.locator('[data-test="facts-item"] tr.open', { hasText: '便利居民生活' }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('h1.title').click()
  await page.keyboard.press(']')
  const open = by(page, 'fact-keep')
  await open.waitFor()
  must((await page.locator('.out .ed .why, .out .amber').allInnerTexts()).length > 0, 'what is next is not doubtful')
  await fits(page, 'the reading')
  await shot(page, 'plan-check')
})

await test('a task is moved by key, split, and both are taken back', async () => {
  await by(page, 'tab-item').click()
  const at = title => page.locator('[data-test="facts-item"] tr[data-fact]', { hasText: title }).first()
  const level = async title => Number(await at(title).getAttribute('aria-level'))
  const was = await level('治理飞线充电')
  await at('治理飞线充电').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await page.waitForFunction(([t, n]) => Array.from(document.querySelectorAll('[data-test="facts-item"] tr[data-fact]')).find(x => x.innerText.includes(t))?.getAttribute('aria-level') === String(n), ['治理飞线充电', was + 1])
  await calm(page)
  await by(page, 'undo').click()
  await page.waitForFunction(([t, n]) => Array.from(document.querySelectorAll('[data-test="facts-item"] tr[data-fact]')).find(x => x.innerText.includes(t))?.getAttribute('aria-level') === String(n), ['治理飞线充电', was])
  await calm(page)
  await at('便利居民生活').click()
  const title = by(page, 'fact-title')
  await title.evaluate(e => e.setSelectionRange(2, 2))
  await by(page, 'fact-split').click()
  await page.locator('[data-test="facts-item"] tr[data-fact]', { hasText: /居民生活/ }).filter({ hasNotText: '便利' }).first().waitFor()
  await calm(page)
  await by(page, 'undo').click()
  await at('便利居民生活').waitFor()
})

await test('dragged onto another, a task stands under it', async () => {
  await by(page, 'tab-item').click()
  const at = title => page.locator('[data-test="facts-item"] tr[data-fact]', { hasText: title }).first()
  const was = Number(await at('治理飞线充电').getAttribute('aria-level'))
  await at('治理飞线充电').locator('td').nth(2).dragTo(at('便利居民生活').locator('td').nth(2))
  await page.waitForFunction(([t, n]) => Array.from(document.querySelectorAll('[data-test="facts-item"] tr[data-fact]')).find(x => x.innerText.includes(t))?.getAttribute('aria-level') === String(n), ['治理飞线充电', was + 1])
  await calm(page)
  await by(page, 'undo').click()
  await calm(page)
})

await test('a unit that nobody is gets its organisation, and the plan is revised', async () => {
  must(await by(page, 'apply-open').getAttribute('aria-disabled') === 'true', 'it can be applied while something is doubtful')
  await through('市消防救援大队')
  await by(page, 'apply-open').click()
  await by(page, 'apply-form').waitFor()
  await shot(page, 'plan-apply')
  await by(page, 'apply-do').click()
  await page.waitForURL(/\/plan$/)
  const m = (await plan()).measures.find(x => x.title === '治理飞线充电')
  must(m && m.duties.some(d => d.org_name === '市消防救援大队' && d.role === 'lead'), 'the new task has not the unit that was chosen')
  must((await plan()).measures.every(x => x.title !== '整治环境卫生' || x.closed_at), 'the task that is gone still runs')
  await page.goto('/plan/matrix')
  const row = by(page, `matrix-${m.id}`)
  await row.waitFor()
  must((await row.innerText()).includes('牵'), 'the matrix has not the lead')
  await calm(page)
  await fits(page, 'the matrix')
  await shot(page, 'plan-matrix')
})

await test('the running plan is changed by hand', async () => {
  await page.goto('/plan')
  const m = (await plan()).measures.find(x => x.title === '治理飞线充电')
  await by(page, `measure-${m.id}`).hover()
  await by(page, `edit-${m.id}`).click()
  await by(page, 'measure-form').waitFor()
  await by(page, 'mf-title').fill('治理飞线和楼道充电')
  await by(page, 'mf-ends').fill('2030-06-30')
  await shot(page, 'plan-measure')
  await by(page, 'form-submit').click()
  await by(page, 'measure-form').waitFor({ state: 'detached' })
  const now = (await plan()).measures.find(x => x.id === m.id)
  must(now.title === '治理飞线和楼道充电' && now.ends === '2030-06-30' && now.edited, JSON.stringify(now))
  await page.goto('/plan/time')
  await by(page, `task-${m.id}`).waitFor()
  await by(page, 'milestone-add').click()
  await by(page, 'df-title').fill('飞线清零')
  await by(page, 'df-end').fill('2030-05-31')
  await by(page, 'form-submit').click()
  await by(page, 'date-form').waitFor({ state: 'detached' })
  await by(page, 'gantt').getByText('飞线清零').first().waitFor()
  await calm(page)
  await fits(page, 'the plan in time')
  await shot(page, 'plan-time')
})

await test('the next edition shows what changed and leaves what people settled', async () => {
  await read('再修订.txt', third)
  await by(page, 'diff').waitFor()
  const said = await by(page, 'diff').innerText()
  must(said.includes('排除各类安全隐患'), 'what changed is not shown')
  must(await by(page, 'diff-item-kept').count() > 0 || said.includes('保留人工修改'), 'what people settled is not said to stay')
  await shot(page, 'plan-diff-kept')
  await through('市消防救援大队')
  await by(page, 'apply-open').click()
  await by(page, 'apply-do').click()
  await page.waitForURL(/\/plan$/)
  const all = (await plan()).measures
  must(all.some(x => x.title === '治理飞线和楼道充电'), 'the title that was given by hand was overwritten')
  must(all.some(x => x.title === '排除各类安全隐患'), 'the change did not come in')
})

await test('what is to be filled in and the towns have their pages', async () => {
  for (const [path, name] of [['/plan/fill', 'fill'], ['/plan/compare', 'compare']]) {
    await page.goto(path)
    await calm(page)
    must(!await by(page, 'state-failed').count(), `${path} failed`)
    await fits(page, path)
    await shot(page, `plan-${name}`)
  }
})

await test('on the phone it is one column, and each page fits', async () => {
  const phone = await as('taskforce', NARROW)
  const id = (await api(phone, 'GET', '/plan/readings')).json.items.find(x => x.is_plan).id
  await phone.goto(`/plan/readings/${id}`)
  await by(phone, 'reading-tally').waitFor()
  for (const k of ['item', 'dates', 'unit', 'duty', 'mechanism', 'unread', 'source']) {
    await by(phone, `tab-${k}`).click()
    await calm(phone, 150)
    await fits(phone, `the tab ${k}`)
    await shot(phone, `plan-check-${k}`)
  }
  for (const [path, name] of [['/plan', 'tree'], ['/plan/matrix', 'matrix'], ['/plan/time', 'time'], ['/plan/fill', 'fill'], ['/plan/import', 'import']]) {
    await phone.goto(path)
    await calm(phone)
    await fits(phone, path)
    await shot(phone, `plan-${name}`)
  }
})

await test('who may not settle the plan reads it and changes nothing', async () => {
  const other = await as('utility.power', WIDE)
  await other.goto('/plan')
  await by(other, 'plan-source').waitFor()
  await calm(other)
  must(!await by(other, 'measure-add').count() && !await by(other, 'plan-page-import').count(), 'a unit is offered to change the plan')
  await other.goto('/plan/matrix')
  await by(other, 'matrix').waitFor()
})

await close()
