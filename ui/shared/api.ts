/* The one way to the program: JSON over /api/v1, problem+json for what goes wrong. */
import { ref } from 'vue'
import { lang, t } from './words'
import type { Fault, Problem } from './api.d'

export const online = ref(true)                       /* false from a failed call until one succeeds */
export const onSignedOut: { then: () => void } = { then: () => undefined }

export class ApiError extends Error {
  constructor(
    readonly code: string, readonly status: number, readonly detail: string,
    readonly fields: Record<string, string> = {}, readonly call: string | null = null,
    readonly retryAfter: number | null = null, readonly current: Problem | null = null) { super(detail) }
}

export interface Ask {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  body?: unknown
  raw?: Blob
  headers?: Record<string, string>
  version?: number
  key?: string
  query?: Record<string, string | number | null | undefined>
  signal?: AbortSignal
  patience?: number
}

/* A key made once per creation, so that a repeated send makes nothing twice. */
export function newKey(): string {
  const b = new Uint8Array(16)
  crypto.getRandomValues(b)
  return Array.from(b, x => x.toString(16).padStart(2, '0')).join('')
}

export function address(path: string, query?: Ask['query']): string {
  const q = new URLSearchParams()
  for (const [k, v] of Object.entries(query ?? {})) if (v !== null && v !== undefined && v !== '') q.set(k, String(v))
  const s = q.toString()
  return `/api/v1${path}${s ? `?${s}` : ''}`
}

function headersOf(ask: Ask): Record<string, string> {
  const h: Record<string, string> = { 'Accept-Language': lang.value === 'zh' ? 'zh-CN' : 'en', Accept: 'application/json', ...ask.headers }
  if ((ask.method ?? 'GET') !== 'GET') h['X-Anju'] = '1'
  if (ask.version !== undefined) h['If-Match'] = `"${ask.version}"`
  if (ask.key) h['Idempotency-Key'] = ask.key
  if (ask.body !== undefined) h['Content-Type'] = 'application/json'
  else if (ask.raw && !h['Content-Type']) h['Content-Type'] = ask.raw.type || 'application/octet-stream'
  return h
}

function fieldName(pointer: string | null | undefined): string | null {
  return pointer ? pointer.replace(/^\//, '').split('/')[0] : null
}

function errorOf(status: number, f: Partial<Fault> | null): ApiError {
  const fields: Record<string, string> = {}
  const one = fieldName(f?.field)
  if (one && f?.detail) fields[one] = f.detail
  const code = f?.code ?? (status === 403 ? 'DENIED' : status === 404 ? 'NOT_FOUND' : status === 413 ? 'TOO_LARGE' : 'INTERNAL')
  return new ApiError(code, status, f?.detail ?? t('fault.no_words', { status }), fields, f?.call ?? null, f?.retry_after ?? null, f?.current ?? null)
}

async function send(path: string, ask: Ask): Promise<Response> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), ask.patience ?? 30_000)
  const away = () => stop.abort()
  ask.signal?.addEventListener('abort', away)
  try {
    const r = await fetch(address(path, ask.query), {
      method: ask.method ?? 'GET', headers: headersOf(ask), credentials: 'same-origin', signal: stop.signal,
      body: ask.body !== undefined ? JSON.stringify(ask.body) : ask.raw,
    })
    online.value = true
    return r
  } catch (e) {
    if (ask.signal?.aborted) throw new ApiError('ABORTED', 0, '')
    if (stop.signal.aborted) throw new ApiError('TIMEOUT', 0, t('fault.timeout'))
    online.value = false
    throw new ApiError('OFFLINE', 0, t('fault.offline'))
  } finally {
    clearTimeout(timer)
    ask.signal?.removeEventListener('abort', away)
  }
}

export async function call<T>(path: string, ask: Ask = {}): Promise<T> {
  const r = await send(path, ask)
  if (r.status === 204) return undefined as T
  let body: unknown = null
  try { body = await r.json() } catch { /* an answer without JSON is told by its status */ }
  if (r.ok && body !== null) return body as T
  if (r.status === 401 && path !== '/session' && path !== '/me/password') onSignedOut.then()
  throw errorOf(r.ok ? 502 : r.status, body as Partial<Fault> | null)
}

/* An answer that is a file: its bytes and the name that the program gives it. */
export async function download(path: string, ask: Ask = {}): Promise<{ blob: Blob; name: string | null }> {
  const r = await send(path, { ...ask, headers: { Accept: '*/*', ...ask.headers } })
  if (!r.ok) {
    if (r.status === 401) onSignedOut.then()
    throw errorOf(r.status, await r.json().catch(() => null) as Partial<Fault> | null)
  }
  const said = r.headers.get('Content-Disposition') ?? '', wide = /filename\*=UTF-8''([^;]+)/i.exec(said), plain = /filename="([^"]+)"/i.exec(said)
  return { blob: await r.blob(), name: wide ? decodeURIComponent(wide[1]) : plain ? plain[1] : null }
}

export const get = <T>(path: string, query?: Ask['query'], signal?: AbortSignal) => call<T>(path, { query, signal })
/* The same asked by the page of itself: no sign that somebody is there, so that a desk that was left is signed out. */
export const look = <T>(path: string, query?: Ask['query'], signal?: AbortSignal) => call<T>(path, { query, signal, headers: { 'X-Unattended': '1' } })
export const post = <T>(path: string, body?: unknown, more: Ask = {}) => call<T>(path, { ...more, method: 'POST', body: body ?? {} })
