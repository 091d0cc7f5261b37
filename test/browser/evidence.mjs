/* Photos as evidence: the camera with the earlier photo as a shade, the pair, what the checker is told, the original.
   Chromium shows a camera of its own making. */
import { NARROW, WIDE, api, as, by, close, fits, move, must, open, photos, reported, shot, test } from './desk.mjs'

const HERE = { latitude: 29.9165, longitude: 123.0458 }, AWAY = { latitude: 29.95, longitude: 123.06 }

async function upload(page, file, headers = {}) {
  const { readFileSync } = await import('node:fs')
  const bytes = readFileSync(file).toString('base64')
  const r = await page.evaluate(async ([b, h]) => {
    const raw = Uint8Array.from(atob(b), c => c.charCodeAt(0))
    const a = await fetch('/api/v1/attachments', { method: 'POST', body: raw, headers: { 'X-Anju': '1', 'Content-Type': 'image/png', ...h } })
    return { status: a.status, json: await a.json() }
  }, [bytes, headers])
  must(r.status === 201, `the photo was answered ${r.status}`)
  return r.json.id
}

/* A case that the firm has accepted, with two photos from before. */
async function accepted(title) {
  const grid = await as('grid.qingxu', WIDE), force = await as('taskforce', WIDE), firm = await as('property.chenghe', WIDE)
  const p = await reported(grid, title)
  const where = { 'X-Taken-At': String(Date.now() - 600_000), 'X-Lat': String(HERE.latitude), 'X-Lng': String(HERE.longitude) }
  const community = await as('community.qinghe', WIDE)
  const before = [await upload(community, photos[0], where), await upload(community, photos[1], where)]
  await move(community, p.id, 'verify', { photos: before })
  const row = (await api(force, 'GET', `/problems/${p.id}`)).json
  await move(force, p.id, 'file', { category: row.category, severity: row.severity })
  const org = (await api(force, 'GET', '/reference')).json.orgs.find(o => o.name === '澄和物业服务有限公司')
  await move(force, p.id, 'dispatch', { unit: org.id })
  await move(firm, p.id, 'accept')
  return { id: p.id, no: p.no, before }
}

async function finishForm(page, id) {
  await page.goto(`/problems/${id}`)
  await by(page, 'verb-finish').first().click()
  await by(page, 'form-finish').waitFor()
  await by(page, 'verb-submit').waitFor()
}

async function withGhost(size, word, at) {
  const c = await accepted(`${word}：对着整改前拍`)
  let after = 0
  await test(`${word}: the camera shows the photo from before as a shade, and its photo is paired`, async () => {
    const page = await as('property.chenghe', size)
    await page.context().grantPermissions(['camera', 'geolocation'])
    await page.context().setGeolocation(at)
    await finishForm(page, c.id)
    await by(page, 'ghost-open').click()
    await by(page, 'ghost').waitFor()
    await page.waitForFunction(() => document.querySelector('[data-test="ghost-video"]')?.videoWidth > 0)
    await by(page, 'ghost-shoot').and(page.locator(':enabled')).waitFor()
    const shade = by(page, 'ghost-shade')
    must(await shade.evaluate(x => x.complete && x.naturalWidth > 0), 'the shade has no picture')
    must(await shade.evaluate(x => x.style.opacity) === '0.45', 'the shade does not begin at 45 %')
    const [v, s] = [await by(page, 'ghost-video').boundingBox(), await shade.boundingBox()]
    must(Math.abs(v.x - s.x) < 1 && Math.abs(v.width - s.width) < 1 && Math.abs(v.height - s.height) < 1, 'the shade does not lie on the picture')
    await by(page, 'ghost-opacity').fill('70')
    must(await shade.evaluate(x => x.style.opacity) === '0.7', 'the slider does not change the shade')
    const first = await shade.getAttribute('src')
    await by(page, 'ghost-before-1').click()
    must(await shade.getAttribute('src') !== first, 'another photo from before is not shown')
    await shot(page, 'ghost')
    await fits(page, 'the camera')
    await by(page, 'ghost-shoot').click()
    await by(page, 'ghost-still').waitFor()
    await by(page, 'ghost-again').click()
    await by(page, 'ghost-still').waitFor({ state: 'detached' })
    await by(page, 'ghost-shoot').click()
    await shot(page, 'ghost-shot')
    await by(page, 'ghost-use').click()
    await by(page, 'ghost').waitFor({ state: 'detached' })
    await by(page, 'shot-sent').waitFor()
    await by(page, 'shot-matched').waitFor()
    await by(page, 'field-note').fill('已经清走，通道恢复')
    await shot(page, 'ghost-form')
    await fits(page, 'the form with the photo')
    await by(page, 'verb-submit').click()
    await by(page, 'form-finish').waitFor({ state: 'detached' })
    const photo = (await api(page, 'GET', `/problems/${c.id}`)).json.photos.find(x => x.kind === 'after')
    after = photo.id
    must(photo.pair === c.before[1], `its pair is ${photo.pair}`)
    must(photo.taken_device && photo.distance_m !== null, 'it came without time or place')
  })
  await test(`${word}: the pair stands side by side, and the checker sees what speaks against it`, async () => {
    const page = await as('community.qinghe', size)
    await page.goto(`/problems/${c.id}`)
    await by(page, 'pair-same').waitFor()
    await by(page, 'photo-before').waitFor()
    must((await by(page, 'photo-before').locator('img').getAttribute('src')).includes(`/${c.before[1]}?`), 'the wrong photo from before stands beside it')
    must((await by(page, 'photo-after').locator('img').getAttribute('src')).includes(`/${after}?`), 'the wrong photo from after')
    if (at === AWAY) await by(page, 'flag-far').waitFor()
    else must(!await by(page, 'flag-far').count(), 'it is said to be far')
    const sources = await by(page, 'sources').innerText()
    for (const w of ['手机记的', '照片里写的', '收到时']) must(sources.includes(w), `the sources lack ${w}`)
    await page.waitForFunction(() => [...document.querySelectorAll('[data-test="photos"] img')].every(i => i.complete && i.naturalWidth))
    await by(page, 'photos').evaluate(x => window.scrollTo(0, x.getBoundingClientRect().top + window.scrollY - 70))
    await shot(page, 'pair')
    await fits(page, 'the page with the pair')
    await by(page, 'photo-over').click()
    await by(page, 'lightbox').waitFor()
    await by(page, 'lightbox').locator('input[type=range]').fill('30')
    await shot(page, 'pair-over')
    await page.keyboard.press('Escape')
    await by(page, 'lightbox').waitFor({ state: 'detached' })
  })
  return c
}

async function reuse(c) {
  await test('a photo used before is named to the checker, who may get the original for a reason', async () => {
    const page = await as('property.chenghe', WIDE), checker = await as('community.qinghe', WIDE)
    await move(checker, c.id, 'rework', { reason: '画面不清楚，请重新拍' })
    const again = await upload(page, photos[0], { 'X-Taken-At': String(Date.now()), 'X-Pair': String(c.before[0]) })
    await move(page, c.id, 'finish', { note: '已重新整改', photos: [again] })
    await checker.goto(`/problems/${c.id}`)
    await by(checker, 'flag-reused').first().waitFor()
    await by(checker, 'flag-no_place').first().waitFor()
    const told = await by(checker, 'flags-after').innerText()
    must(told.includes('本件整改前的照片'), `it is not said which photo it is: ${told}`)
    await shot(checker, 'pair-reused')
    await by(checker, 'original-after').click()
    await by(checker, 'original-submit').click()
    await by(checker, 'original-form').locator('.errs, [role=alert]').first().waitFor()
    await by(checker, 'original-reason').fill('核对拍摄时间和机型')
    await shot(checker, 'original')
    const [got] = await Promise.all([checker.waitForEvent('download'), by(checker, 'original-submit').click()])
    must(got.suggestedFilename() === `${c.no}-${again}.png`, `the file is called ${got.suggestedFilename()}`)
    await by(checker, 'original-form').waitFor({ state: 'detached' })
    await page.goto(`/problems/${c.id}`)
    await by(page, 'photo-after').first().waitFor()
    must(!await by(page, 'original-after').count(), 'the firm is offered the original')
  })
}

async function without() {
  await test('without a camera the photo from before stands beside the chooser, and what is chosen is paired', async () => {
    const c = await accepted('没有相机：照着旁边拍')
    const page = await as('property.chenghe', NARROW)
    await page.addInitScript(() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError')) })
    await finishForm(page, c.id)
    await by(page, 'ghost-open').click()
    await by(page, 'ghost-none').waitFor()
    must((await by(page, 'ghost-none').innerText()).includes('没有允许用相机'), 'it is not said why there is no camera')
    await by(page, 'photo-input').setInputFiles(photos[2])
    await by(page, 'shot-matched').waitFor()
    await shot(page, 'ghost-none')
    await fits(page, 'the form without a camera')
  })
}

await open(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'])
const c = await withGhost(NARROW, '手机', HERE)
await withGhost(WIDE, '桌面', AWAY)
await reuse(c)
await without()
await close()
