/* What flows, as its pages know it: where it is asked and shown, its states in order, which fields its page tells. */
import { reference } from '../../shared/session'
import { facts, t } from '../../shared/words'
import type { GanttRow } from '../gantt/scale'

export interface FlowButton { verb: string; label: string; allowed: boolean | number; primary: boolean | number; needs: string[]; reason: string | null }
export interface FlowDeed { id: number; at: number; person_name: string | null; org_name: string | null; unit_name: string | null; verb: string; label: string; state_label: string; to_state: string; note: string | null }
export interface FlowLinked { id: number; no: string; title: string; state: string; light: string | null; open: boolean | number }
export interface FlowRow {
  id: number; version: number; no: string; title: string; town_name: string | null; community_name: string | null; estate: number | null; estate_name: string | null
  state: string; open: boolean; unit: number | null; unit_name: string | null; issuer: number | null; issuer_name: string | null; due: number | null; light: string | null; late: boolean | null
  [field: string]: unknown
}
export interface FlowPage extends FlowRow { moves: FlowButton[]; units: { org: number; org_name: string | null; role: string }[]; deeds: FlowDeed[]; problems: FlowLinked[]; problems_all: number; parts?: FlowRow[]; warnings?: { key: string; say: string; light: string }[] }
export interface FlowList { items: FlowRow[]; next: string | null; count: number | null }

/* how: a text as it is, money in fen, per cent, a day, a code of that list, so many days, so many of what is counted, how often (never is not told) */
export interface Told { field: string; how: 'text' | 'money' | 'percent' | 'day' | 'number' | 'code' | 'days' | 'counted' | 'times'; list?: string }
export interface Kind { noun: string; path: string; states: string[]; state: string; cap: string; told: Told[]; progress: string }

export const RUNGS = ['press', 'letter', 'order', 'listed', 'interview', 'circular']
export const KINDS: Record<'tasks' | 'projects' | 'supervisions', Kind> = {
  tasks: {
    noun: 'task', path: '/tasks', state: 'task_state', cap: 'task', progress: 'percent', states: ['drafted', 'issued', 'under_way', 'finished', 'closed', 'voided'],
    told: [{ field: 'standard', how: 'text' }, { field: 'measure_name', how: 'text' }, { field: 'parent_name', how: 'text' }, { field: 'starts', how: 'day' }, { field: 'target', how: 'counted' }, { field: 'done', how: 'counted' }, { field: 'percent', how: 'percent' }, { field: 'report_days', how: 'days' }, { field: 'missed', how: 'times' }],
  },
  projects: {
    noun: 'project', path: '/projects', state: 'project_state', cap: 'task', progress: 'progress', states: ['drafted', 'approved', 'procured', 'under_way', 'finished', 'accepted', 'settled', 'stopped'],
    told: [{ field: 'class', how: 'code', list: 'class' }, { field: 'content', how: 'text' }, { field: 'standard', how: 'text' }, { field: 'planned_start', how: 'day' }, { field: 'planned_end', how: 'day' }, { field: 'real_start', how: 'day' }, { field: 'real_end', how: 'day' }, { field: 'approval_no', how: 'text' }, { field: 'budget', how: 'money' }, { field: 'funded', how: 'money' }, { field: 'arrived', how: 'money' }, { field: 'contract', how: 'money' }, { field: 'winner', how: 'text' }, { field: 'paid', how: 'money' }, { field: 'done_value', how: 'money' }, { field: 'settled', how: 'money' }, { field: 'progress', how: 'percent' }],
  },
  supervisions: {
    noun: 'supervision', path: '/supervisions', state: 'supervision_state', cap: 'supervise', progress: '', states: ['issued', 'answered', 'released', 'raised', 'withdrawn'],
    told: [{ field: 'rung', how: 'code', list: 'rung' }, { field: 'text', how: 'text' }, { field: 'about_no', how: 'text' }, { field: 'after_name', how: 'text' }],
  },
}
export type KindName = keyof typeof KINDS
/* The colour of a light, beside its shape. */
export const toneOf = (light: string | null) => light === 'over' || light === 'over3' ? 'verm' : light === 'risk' ? 'amber' : ''
/* The label of a name that stands beside a number is that of the number. */
export const labelOf = (k: Kind, field: string) => `${k.noun}.${field.replace(/_name$/, '')}`
/* Who can be given something: neither the city itself nor a grid. */
export const ableOrgs = () => (reference.value?.orgs ?? []).filter(o => o.kind !== 'city' && o.kind !== 'grid')

/* A project as a row of its chart: its points in time are the marks. */
export function ganttRow(x: FlowRow): GanttRow {
  const day = (f: string) => (x[f] as string | null) ?? null, nodes = (x.nodes ?? []) as { name: string; planned: string | null; done: string | null }[]
  return {
    id: x.id, name: x.title, sub: facts(x.unit_name, t(`project_state.${x.state}`)), to: `/projects/${x.id}`, from: day('planned_start'), till: day('planned_end'),
    real_from: day('real_start'), real_to: day('real_end'), done: Number(x.progress ?? 0), light: x.light, marks: nodes.map(n => ({ day: n.done ?? n.planned, name: n.name, done: !!n.done })),
  }
}
