/* Photos: made smaller before they are sent, since a phone's twelve megapixels help nobody on a slow line. What the
   camera wrote of time and place goes with them: it is evidence. */
import { call } from './api'

export interface Shot {
  key: number
  url: string                    /* object URL of what is shown */
  blob: Blob
  taken: number
  pair: number | null            /* the photo whose frame it was taken in */
  state: 'sending' | 'sent' | 'failed'
  id: number | null
  why: string
}

const LONG_EDGE = 1920

async function picture(file: Blob): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(file)
  try {
    const img = new Image()
    img.src = url
    await img.decode()           /* turned as its EXIF says */
    return img
  } finally { URL.revokeObjectURL(url) }
}

/* The EXIF segment of a JPEG, marker and length included; null where there is none. */
export function exifOf(jpeg: Uint8Array): Uint8Array | null {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return null
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff;) {
    const marker = jpeg[at + 1], n = (jpeg[at + 2] << 8) + jpeg[at + 3]
    if (marker === 0xda || n < 2) return null
    if (marker === 0xe1 && String.fromCharCode(...jpeg.subarray(at + 4, at + 8)) === 'Exif') return jpeg.slice(at, at + 2 + n)
    at += 2 + n
  }
  return null
}

/* The canvas has turned the picture: its EXIF must not turn it again. The first directory holds the entry 0x0112. */
export function upright(exif: Uint8Array): Uint8Array {
  const out = exif.slice(), v = new DataView(out.buffer, out.byteOffset + 10), little = v.byteLength > 8 && v.getUint16(0) === 0x4949
  if (v.byteLength < 14) return out
  const dir = v.getUint32(4, little)
  if (dir + 2 > v.byteLength) return out
  for (let i = 0; i < v.getUint16(dir, little); i++) {
    const at = dir + 2 + i * 12
    if (at + 12 > v.byteLength) break
    if (v.getUint16(at, little) === 0x0112) v.setUint16(at + 8, 1, little)
  }
  return out
}

/* The smaller picture with what the camera said put back behind its first two bytes. */
async function withExif(small: Blob, from: Blob): Promise<Blob> {
  const exif = exifOf(new Uint8Array(await from.slice(0, 262_144).arrayBuffer()))
  return exif ? new Blob([small.slice(0, 2), upright(exif) as BlobPart, small.slice(2)], { type: small.type }) : small
}

export async function smaller(file: Blob): Promise<Blob> {
  const img = await picture(file)
  const k = Math.min(1, LONG_EDGE / Math.max(img.naturalWidth, img.naturalHeight))
  if (k === 1 && file.size < 1_500_000 && /^image\/(jpeg|png|webp)$/.test(file.type)) return file
  const c = document.createElement('canvas')
  c.width = Math.max(1, Math.round(img.naturalWidth * k))
  c.height = Math.max(1, Math.round(img.naturalHeight * k))
  const g = c.getContext('2d')
  if (!g) return file
  g.drawImage(img, 0, 0, c.width, c.height)
  const small = await new Promise<Blob | null>(done => c.toBlob(done, 'image/jpeg', 0.85))
  return small ? withExif(small, file) : file
}

export interface Place { lat: number; lng: number }

/* Where the phone is, if it says so within a few seconds; no answer is no harm. */
export function whereAmI(): Promise<Place | null> {
  const asked = new Promise<Place | null>(done => {
    if (!window.isSecureContext || !navigator.geolocation) { done(null); return }
    navigator.geolocation.getCurrentPosition(
      p => done({ lat: p.coords.latitude, lng: p.coords.longitude }), () => done(null), { timeout: 5000, maximumAge: 60_000, enableHighAccuracy: true })
  })
  return Promise.race([asked, new Promise<null>(done => setTimeout(() => done(null), 8000))])   /* a question nobody answers */
}

export async function sendShot(s: Shot, place: Place | null): Promise<number> {
  const headers: Record<string, string> = { 'Content-Type': s.blob.type, 'X-Taken-At': String(s.taken) }
  if (place) { headers['X-Lat'] = place.lat.toFixed(6); headers['X-Lng'] = place.lng.toFixed(6) }
  if (s.pair !== null) headers['X-Pair'] = String(s.pair)
  const r = await call<{ id: number }>('/attachments', { method: 'POST', raw: s.blob, headers, patience: 120_000 })
  return r.id
}

/* ---- the camera of the page ---- */

export type NoCamera = 'insecure' | 'denied' | 'absent'

/* The camera that looks away from the holder, or why there is none. */
export async function openCamera(): Promise<MediaStream | NoCamera> {
  if (!window.isSecureContext) return 'insecure'
  if (!navigator.mediaDevices?.getUserMedia) return 'absent'
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1440 } } })
  } catch (e) { return e instanceof DOMException && (e.name === 'NotAllowedError' || e.name === 'SecurityError') ? 'denied' : 'absent' }
}

export async function frameOf(video: HTMLVideoElement): Promise<Blob | null> {
  const c = document.createElement('canvas')
  c.width = video.videoWidth
  c.height = video.videoHeight
  const g = c.width ? c.getContext('2d') : null
  if (!g) return null
  g.drawImage(video, 0, 0)
  return new Promise(done => c.toBlob(done, 'image/jpeg', 0.9))
}
