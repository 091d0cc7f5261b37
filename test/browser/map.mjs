/* The map of estates: coloured by what is chosen, the list beside it, keys, outlines that were brought in, the phone. */
import { NARROW, WIDE, api, as, by, calm, close, fits, must, open, shot, test } from './desk.mjs'

await open()
const page = await as('taskforce', WIDE)
const square = (lat, lng, d) => [[[lng - d, lat - d], [lng + d, lat - d], [lng + d, lat + d], [lng - d, lat + d], [lng - d, lat - d]]]
const map = async (q = '') => (await api(page, 'GET', `/estates/map${q}`)).json

await test('estates lie on the map, a legend in words, a list that says the same', async () => {
  await page.goto('/estates/map')
  await by(page, 'estate-map').waitFor()
  await calm(page)
  const m = await map()
  must(await page.locator('[data-test^="estate-mark-"]').count() === m.items.length, 'not every estate has its mark')
  must(await page.locator('[data-test^="stop-"]').count() === m.stops.length + (m.unknown ? 1 : 0), 'the legend lacks a class')
  const first = [...m.items].sort((a, b) => b.value - a.value)[0]
  must((await page.locator('.blist li').first().innerText()).includes(String(first.value)), 'the list does not begin with the most')
  must((await by(page, 'map-datum').innerText()).includes('WGS 84'), 'the datum is not said')
  must(!await page.locator('svg image').count(), 'something is asked of others')
  await fits(page, 'the map')
  await shot(page, 'map')
})

await test('another colour, kept in the address', async () => {
  await by(page, 'filter-by').click()
  await by(page, 'option-by-management').click()
  await page.waitForFunction(() => location.search.includes('by=management'))
  await page.getByText('物业企业').first().waitFor()
  await page.reload()
  await by(page, 'estate-map').waitFor()
  await calm(page)
  must((await by(page, 'filter-by').innerText()).includes('管理方式'), 'the colour was forgotten')
  await shot(page, 'map-codes')
})

await test('a mark tells its figures, twice pressed it opens; keys move and bring closer', async () => {
  await page.goto('/estates/map?by=households')
  await by(page, 'estate-map').waitFor()
  await calm(page)
  const scale = await by(page, 'map-scale').innerText()
  await page.locator('.mbox').focus()
  for (const k of ['+', '+', 'ArrowLeft']) await page.keyboard.press(k)
  must(await by(page, 'map-scale').innerText() !== scale, 'a key brought nothing closer')
  await page.keyboard.press('0')
  must(await by(page, 'map-scale').innerText() === scale, '0 does not show all')
  const row = page.locator('.blist a').first()
  await row.focus()
  await by(page, 'map-card').waitFor()
  const name = (await row.innerText()).split('\n')[0]
  must((await by(page, 'map-card').innerText()).includes(name), 'the card speaks of another')
  await row.press('Enter')
  await page.waitForURL(/\/estates\/\d+$/)
})

await test('an outline that is brought in is drawn', async () => {
  const e = (await map()).items[0]
  const file = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name: e.name }, geometry: { type: 'Polygon', coordinates: square(e.lat, e.lng, 0.002) } }] }
  await page.goto('/import')
  await by(page, 'import-file').waitFor({ state: 'attached' })
  const made = await page.evaluate(async text => {
    const r = await fetch('/api/v1/imports?noun=boundaries&name=b.geojson', { method: 'POST', headers: { 'Content-Type': 'application/geo+json', 'X-Anju': '1' }, body: text })
    return r.json()
  }, JSON.stringify(file))
  must(made.changed === 1, JSON.stringify(made.refusals))
  await page.evaluate(b => fetch(`/api/v1/imports/${b.id}/commit`, { method: 'POST', headers: { 'X-Anju': '1', 'If-Match': `"${b.version}"` } }), made)
  for (let i = 0; i < 100 && (await api(page, 'GET', `/imports/${made.id}`)).json.state !== 'done'; i++) await page.waitForTimeout(100)
  await page.goto(`/estates/map?q=${encodeURIComponent(e.name)}`)
  await by(page, 'estate-map').waitFor()
  await calm(page)
  for (let i = 0; i < 4 && !await by(page, `outline-${e.id}`).count(); i++) await by(page, 'map-in').click()
  await by(page, `outline-${e.id}`).waitFor()
  await shot(page, 'map-outline')
})

await test('nothing found, and a failure, are said', async () => {
  await page.goto(`/estates/map?q=${encodeURIComponent('没有这样的小区')}`)
  await by(page, 'state-empty').waitFor()
  await page.route('**/api/v1/estates/map*', r => r.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ status: 500, code: 'INTERNAL', title: 'x', detail: 'x', call: 'x' }) }))
  await page.goto('/estates/map')
  await by(page, 'state-failed').waitFor()
  await page.unroute('**/api/v1/estates/map*')
  await by(page, 'again').click()
  await by(page, 'estate-map').waitFor()
})

await test('on the phone a mark opens a card with the way to its page', async () => {
  const small = await as('taskforce', NARROW)
  await small.goto('/estates/map')
  await by(small, 'estate-map').waitFor()
  await calm(small)
  await fits(small, 'the map on the phone')
  await small.locator('.mbox').scrollIntoViewIfNeeded()
  await small.locator('[data-test^="estate-mark-"]').last().dispatchEvent('click')
  await by(small, 'map-open').waitFor()
  await shot(small, 'map-phone')
  await by(small, 'map-open').click()
  await small.waitForURL(/\/estates\/\d+$/)
})

await close()
