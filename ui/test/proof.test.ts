import { beforeAll, describe, expect, it } from 'vitest'
import type { Photo } from '../shared/api.d'
import { exifOf, upright } from '../shared/photo'
import { linesOf, offText, pairsOf } from '../shared/proof'
import { setLang } from '../shared/words'

const DAY = 86_400_000, SENT = 1_750_000_000_000
function photo(id: number, kind: Photo['kind'], more: Partial<Photo> = {}): Photo {
  return { id, kind, url: `/p/${id}`, thumb: `/t/${id}`, width: 4, height: 3, taken_at: null, by_name: null, created_at: SENT, taken_device: null, taken_exif: null,
    pair: null, distance_m: null, device_distance_m: null, exif_distance_m: null, of_estate: false, original: true, flags: [], reused: [], reused_hidden: 0, ...more }
}
beforeAll(() => setLang('zh'))

describe('pairs', () => {
  it('put each result beside the photo it was framed by, the rest in the order they came', () => {
    const got = pairsOf([photo(1, 'before'), photo(2, 'before'), photo(3, 'during'), photo(4, 'after', { pair: 2 }), photo(5, 'after'), photo(6, 'after')])
    expect(got.map(p => [p.before?.id ?? 0, p.after?.id ?? 0, p.same])).toEqual([[1, 5, false], [2, 4, true], [0, 6, false]])
  })
  it('keep both of two results framed by one photo', () => {
    const got = pairsOf([photo(1, 'before'), photo(2, 'after', { pair: 1 }), photo(3, 'after', { pair: 1 })])
    expect(got.map(p => [p.before?.id, p.after?.id])).toEqual([[1, 2], [1, 3]])
  })
  it('hold nothing where there is nothing', () => expect(pairsOf([])).toEqual([]))
})

describe('what speaks against a photo', () => {
  it('is said in words, the heaviest first, with the way to the other case', () => {
    const p = photo(1, 'after', { flags: ['reused', 'old', 'far', 'no_place'], taken_device: SENT - 2 * DAY, taken_exif: SENT - 400 * DAY, distance_m: 4120,
      reused: [{ problem: 7, no: 'WT-00007', how: 'print' }, { problem: 9, no: 'WT-00009', how: 'near' }], reused_hidden: 2 })
    const got = linesOf(p, 9)
    expect(got.map(l => l.light)).toEqual(['over', 'risk', 'over', 'risk', 'risk', 'ok'])
    expect(got[0]).toMatchObject({ text: '和 WT-00007 的照片是同一张画面', to: '/problems/7' })
    expect(got[1]).toMatchObject({ text: '和本件整改前的照片几乎一样，请比对', to: undefined })
    expect(got[3].text).toBe('拍摄时间比上传早 400 天')
    expect(got[4].text).toBe('距问题点 4.1 公里')
  })
  it('is silent about a photo with nothing against it', () => expect(linesOf(photo(1, 'before'), 1)).toEqual([]))
  it('counts metres, then kilometres, from the point that is known', () => {
    expect(offText(null, false)).toBe('')
    expect(offText(999, true)).toBe('距小区 999 米')
    expect(offText(12_345, false)).toBe('距问题点 12 公里')
  })
})

describe('what the camera wrote', () => {
  const u16 = (n: number) => [n >> 8, n & 255], tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, ...u16(0x0112), 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
  const segment = [0xff, 0xe1, ...u16(2 + 6 + tiff.length), 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]
  it('is found behind other segments and kept whole', () => {
    const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, ...segment, 0xff, 0xda, 0, 2])
    expect(Array.from(exifOf(jpeg) ?? [])).toEqual(segment)
    expect(exifOf(new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2]))).toBeNull()
    expect(exifOf(new Uint8Array([0x89, 0x50]))).toBeNull()
    expect(exifOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, 0]))).toBeNull()
  })
  it('no longer turns a picture that stands upright', () => {
    const out = upright(new Uint8Array(segment)), at = segment.length - 8
    expect(Array.from(out.slice(at, at + 2))).toEqual([0, 1])
    expect(out.length).toBe(segment.length)
    expect(Array.from(upright(new Uint8Array(segment.slice(0, 12))))).toEqual(segment.slice(0, 12))
  })
})
