/* Photos: made smaller before they are sent, since a phone's twelve megapixels help nobody on a slow line. */
import { call } from './api'

export interface Shot {
  key: number
  url: string                    /* object URL of what is shown */
  blob: Blob
  taken: number
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
  return new Promise(done => c.toBlob(b => done(b ?? file), 'image/jpeg', 0.85))
}

export interface Place { lat: number; lng: number }

/* Where the phone is, if it says so within a few seconds; no answer is no harm. */
export function whereAmI(): Promise<Place | null> {
  return new Promise(done => {
    if (!window.isSecureContext || !navigator.geolocation) { done(null); return }
    navigator.geolocation.getCurrentPosition(
      p => done({ lat: p.coords.latitude, lng: p.coords.longitude }), () => done(null), { timeout: 5000, maximumAge: 60_000 })
  })
}

export async function sendShot(s: Shot, place: Place | null): Promise<number> {
  const headers: Record<string, string> = { 'Content-Type': s.blob.type, 'X-Taken-At': String(s.taken) }
  if (place) { headers['X-Lat'] = place.lat.toFixed(6); headers['X-Lng'] = place.lng.toFixed(6) }
  const r = await call<{ id: number }>('/attachments', { method: 'POST', raw: s.blob, headers, patience: 120_000 })
  return r.id
}
