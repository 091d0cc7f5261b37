/* The whole life of a problem by six people, at a desk and with a phone. */
import { NARROW, WIDE, act, api, as, by, choose, close, fits, must, open, photos, shot, test } from './desk.mjs'

async function photo(page, file) {
  await by(page, 'photo-input').first().setInputFiles(file)
  await by(page, 'shot-sent').first().waitFor()
}

async function reportWide(page, title) {
  await page.goto('/report')
  await choose(page, 'pick-estate', '青禾苑')
  await by(page, 'report-place').fill('3 幢 2 单元门厅')
  await choose(page, 'pick-category', '飞线充电')
  await by(page, 'seg-severe').click()
  await by(page, 'report-title').fill(title)
  await by(page, 'report-name').fill('陈一鸣')
  await by(page, 'report-tel').fill('13800001234')
  await photo(page, photos[0])
  await shot(page, 'report')
  await fits(page, 'the report')
  await by(page, 'report-submit').click()
}

async function reportNarrow(page, title) {
  await page.goto('/report')
  await by(page, 'photo-input').first().setInputFiles(photos[1])
  await by(page, 'estate-open').click()
  await by(page, 'estate-find').fill('青禾苑')
  await page.locator('.finder li button', { hasText: '青禾苑' }).first().click()
  await by(page, 'report-place').fill('5 幢门厅')
  await by(page, 'cat-more').click()
  await page.locator('.finder li button', { hasText: '飞线充电' }).first().click()
  await by(page, 'shot-sent').first().waitFor()
  await shot(page, 'report-2')
  await fits(page, 'the second step of the report')
  await by(page, 'report-next').click()
  await by(page, 'seg-severe').click()
  await by(page, 'report-title').fill(title)
  await shot(page, 'report-3')
  await fits(page, 'the third step of the report')
  await by(page, 'report-submit').click()
}

async function life(size, word) {
  const title = `${word}：门厅飞线充电`
  let id = 0
  const state = async (page, want) => {
    const p = (await api(page, 'GET', `/problems/${id}`)).json
    must(p.state === want, `it is ${p.state}, not ${want}`)
    return p
  }
  await test(`${word}: the grid worker reports with a photo`, async () => {
    const page = await as('grid.qingxu', size)
    await (size === WIDE ? reportWide : reportNarrow)(page, title)
    await by(page, 'report-sent').waitFor()
    await shot(page, 'report-sent')
    id = Number((await by(page, 'report-sent').locator('xpath=..').locator('a[href^="/problems/"]').first().getAttribute('href')).split('/').pop())
    await state(page, 'reported')
    await page.goto(`/problems/${id}`)
    await by(page, 'photo-before').first().waitFor()
    must(await by(page, 'verb-verify').count() === 0, 'the reporter is offered to verify')
    await shot(page, 'problem-reported')
    await fits(page, 'the problem')
  })
  await test(`${word}: the community verifies from my work`, async () => {
    const page = await as('community.qinghe', size)
    await page.goto('/work')
    const item = by(page, `work-item-${id}`)
    if (!await item.count() && await by(page, 'work-later').count()) await by(page, 'work-later').click()
    await item.waitFor()
    await shot(page, 'work')
    await fits(page, 'my work')
    await by(item, 'do-verify').click()
    await by(page, 'form-verify').waitFor()
    await by(page, 'verb-submit').click()
    await by(page, 'form-verify').waitFor({ state: 'detached' })
    await by(page, 'toast').waitFor()
    await state(page, 'verified')
    await item.waitFor({ state: 'detached' })
  })
  await test(`${word}: the town files it`, async () => {
    const page = await as('town.qingxu', size)
    await act(page, id, 'file', async () => {
      if (!(await by(page, 'pick-category').innerText()).includes('飞线充电') && !await by(page, 'pick-category').locator('input').first().inputValue())
        await choose(page, 'pick-category', '飞线充电')
      await by(page, 'seg-severe').click()
    })
    await state(page, 'filed')
  })
  await test(`${word}: the task force dispatches it to the proposed unit`, async () => {
    const page = await as('taskforce', size)
    await act(page, id, 'dispatch', async form => {
      await form.locator('label', { hasText: '澄和物业服务有限公司' }).first().click()
      await by(page, 'field-note').fill('请三日内拆除')
    })
    must((await state(page, 'dispatched')).unit_name === '澄和物业服务有限公司', 'another unit')
    await by(page, 'units').waitFor()
  })
  await test(`${word}: the property company accepts, reports progress and finishes with a photo`, async () => {
    const page = await as('property.chenghe', size)
    await act(page, id, 'accept')
    await state(page, 'handling')
    await act(page, id, 'progress', () => by(page, 'field-note').fill('已联系业主，明日拆除'))
    await act(page, id, 'finish', async () => {
      await by(page, 'field-note').fill('飞线已拆，门厅已清空')
      await photo(page, photos[2])
    })
    await state(page, 'finished')
    await page.goto(`/problems/${id}`)
    await by(page, 'photo-after').first().waitFor()
    await by(page, 'fact-finished').waitFor()
    must(await by(page, 'verb-pass').count() === 0, 'who did the work is offered to check it')
  })
  await test(`${word}: the community checks and closes it`, async () => {
    const page = await as('community.qinghe', size)
    await act(page, id, 'pass')
    const p = await state(page, 'closed')
    must(p.history.length === 8, `its story has ${p.history.length} lines`)
    await page.goto(`/problems/${id}`)
    await by(page, 'history').waitFor()
    await by(page, 'fact-checked').waitFor()
    const offered = await page.locator('[data-test^="verb-"]').evaluateAll(all => all.map(x => x.dataset.test))
    must(offered.join() === 'verb-agree,verb-disagree', `a closed problem offers ${offered}, not the question to the resident alone`)
    const broken = await page.locator('[data-test="photos"] img').evaluateAll(all => all.filter(i => i.complete && !i.naturalWidth).length)
    must(broken === 0, 'a photo cannot be seen')
    await shot(page, 'problem-closed')
    await fits(page, 'the closed problem')
  })
}

await open()
await life(WIDE, '桌面')
await life(NARROW, '手机')
await close()
