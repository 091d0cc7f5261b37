/* Notices: how many are unread; the live line says when there is something. */
import { ref } from 'vue'
import { get, look, post } from './api'
import { facts, hasWord, t } from './words'
import type { Notice, NoticeList } from './api.d'

export const unread = ref(0)

export async function lookAtBell(limit = 8, ofItself = false): Promise<NoticeList> {
  const r = await (ofItself ? look : get)<NoticeList>('/notifications', { limit })
  unread.value = r.unread
  return r
}

export async function markRead(what: { ids: number[] } | { all: true }): Promise<void> {
  unread.value = (await post<{ unread: number }>('/notifications/read', what)).unread
}

/* 99 are counted, more are many. */
export const unreadText = (n: number) => n >= 99 ? '99+' : String(n)

/* Where a notice leads; null when there is nothing to open. */
export function noticeTo(n: Notice): string | null {
  if (n.kind === 'calendar') return null
  const at = { problem: '/problems', task: '/tasks', project: '/projects', supervision: '/supervisions' }[n.noun ?? ''] ?? null
  return at && n.item && n.no ? `${at}/${n.item}` : null
}

/* What it is about: the record as it is named, else that it cannot be seen any more. */
export function noticeWhat(n: Notice): string {
  if (n.kind === 'calendar') return n.note ?? ''
  return n.no ? facts(n.title, n.estate_name) : t('bell.gone')
}

/* Who did what. What the clock did has no person. */
export function noticeWho(n: Notice): string {
  const verb = n.deed ? n.deed : n.verb && hasWord(`verb.${n.verb}`) ? t(`verb.${n.verb}`) : ''
  if (!n.actor_name) return ['half', 'risk', 'overdue', 'escalated'].includes(n.kind) ? t('bell.clock') : verb
  return verb ? t('bell.did', { who: n.actor_name, verb }) : n.actor_name
}

export const pressing = (n: Notice) => n.kind === 'overdue' || n.kind === 'escalated' ? 'verm' : n.kind === 'risk' || n.kind === 'reminded' ? 'amber' : ''
