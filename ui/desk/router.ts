import { createRouter, createWebHistory } from 'vue-router'
import { watch } from 'vue'
import { firstPage, forget, loadMe, loadReference, may, me } from '../shared/session'
import { ApiError, online, onSignedOut } from '../shared/api'
import { lang, t } from '../shared/words'
import { maySystem, openPages } from './system/pages'
import { booting } from './boot'

declare module 'vue-router' {
  interface RouteMeta { title: string; door?: string; open?: boolean }
}

export const router = createRouter({
  history: createWebHistory(),
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? {} : { top: 0 }),
  routes: [
    { path: '/', redirect: '/work' },
    { path: '/signin', component: () => import('./pages/SignIn.vue'), meta: { title: 'sign.title', open: true } },
    { path: '/home', component: () => import('./pages/Home.vue'), meta: { title: 'home.title', door: 'home' } },
    { path: '/work', component: () => import('./pages/Work.vue'), meta: { title: 'nav.work', door: 'work' } },
    { path: '/cockpit', component: () => import('./pages/Cockpit.vue'), meta: { title: 'ck.title', door: 'cockpit' } },
    { path: '/problems', component: () => import('./pages/Problems.vue'), meta: { title: 'prob.title', door: 'problems' } },
    { path: '/problems/:id(\\d+)', component: () => import('./pages/Problem.vue'), meta: { title: 'prob.title', door: 'problems' } },
    { path: '/problems/:id(\\d+)/print', component: () => import('./pages/Sheet.vue'), meta: { title: 'print.menu', door: 'problems' } },
    { path: '/tasks', component: () => import('./pages/Flows.vue'), props: { kind: 'tasks' }, meta: { title: 'flow.page.tasks', door: 'tasks' } },
    { path: '/projects', component: () => import('./pages/Flows.vue'), props: { kind: 'projects' }, meta: { title: 'flow.page.projects', door: 'tasks' } },
    { path: '/supervisions', component: () => import('./pages/Flows.vue'), props: { kind: 'supervisions' }, meta: { title: 'flow.page.supervisions', door: 'tasks' } },
    { path: '/supervisions/:id(\\d+)', component: () => import('./pages/FlowOne.vue'), props: r => ({ kind: 'supervisions', id: r.params.id }), meta: { title: 'flow.page.supervisions', door: 'tasks' } },
    { path: '/tasks/:id(\\d+)', component: () => import('./pages/FlowOne.vue'), props: r => ({ kind: 'tasks', id: r.params.id }), meta: { title: 'flow.page.tasks', door: 'tasks' } },
    { path: '/projects/:id(\\d+)', component: () => import('./pages/FlowOne.vue'), props: r => ({ kind: 'projects', id: r.params.id }), meta: { title: 'flow.page.projects', door: 'tasks' } },
    { path: '/search', component: () => import('./pages/Search.vue'), meta: { title: 'search.title', door: 'search' } },
    { path: '/notices', component: () => import('./pages/Notices.vue'), meta: { title: 'bell.title', door: 'notices' } },
    { path: '/report', component: () => import('./pages/Report.vue'), meta: { title: 'report.title', door: 'report' } },
    { path: '/plan', component: () => import('./pages/Plan.vue'), meta: { title: 'plan.title', door: 'plan' } },
    { path: '/plan/matrix', component: () => import('./pages/PlanMatrix.vue'), meta: { title: 'pp.page.matrix', door: 'plan' } },
    { path: '/plan/time', component: () => import('./pages/PlanTime.vue'), meta: { title: 'pp.page.time', door: 'plan' } },
    { path: '/plan/fill', component: () => import('./pages/PlanFill.vue'), meta: { title: 'pp.page.fill', door: 'plan' } },
    { path: '/plan/compare', component: () => import('./pages/PlanCompare.vue'), meta: { title: 'pp.page.compare', door: 'plan' } },
    { path: '/plan/import', component: () => import('./pages/PlanImport.vue'), meta: { title: 'pp.page.import', door: 'plan' } },
    { path: '/plan/readings/:id(\\d+)', component: () => import('./pages/PlanReading.vue'), meta: { title: 'pp.check_h', door: 'plan' } },
    { path: '/estates', component: () => import('./pages/Estates.vue'), meta: { title: 'base.title', door: 'estates' } },
    { path: '/estates/map', component: () => import('./pages/Estates.vue'), meta: { title: 'base.page.map', door: 'estates' } },
    { path: '/estates/:id(\\d+)', component: () => import('./pages/Estate.vue'), meta: { title: 'est.file', door: 'estates' } },
    { path: '/estates/:id(\\d+)/print', component: () => import('./pages/EstateSheet.vue'), meta: { title: 'est.file', door: 'estates' } },
    { path: '/lifts', component: () => import('./pages/Lifts.vue'), meta: { title: 'lift.title', door: 'estates' } },
    { path: '/elevators/:id(\\d+)', component: () => import('./pages/Elevator.vue'), meta: { title: 'lift.one', door: 'estates' } },
    { path: '/estates/:id(\\d+)/:deed(rename|merge|split|end)', component: () => import('./pages/EstateDeed.vue'), meta: { title: 'base.title', door: 'estates' } },
    { path: '/completeness', component: () => import('./pages/Completeness.vue'), meta: { title: 'base.page.completeness', door: 'estates' } },
    { path: '/rules', component: () => import('./pages/Rules.vue'), meta: { title: 'base.page.rules', door: 'estates' } },
    { path: '/findings/:id(\\d+)?', component: () => import('./pages/Findings.vue'), meta: { title: 'rpage.tab.findings', door: 'estates' } },
    { path: '/editions', component: () => import('./pages/Editions.vue'), meta: { title: 'base.page.editions', door: 'estates' } },
    { path: '/import', component: () => import('./pages/Import.vue'), meta: { title: 'imp.new_one', door: 'estates' } },
    { path: '/import/:id(\\d+)', component: () => import('./pages/ImportOne.vue'), meta: { title: 'imp.new_one', door: 'estates' } },
    { path: '/system', component: () => import('./pages/System.vue'), meta: { title: 'sys.title', door: 'system' }, children: [
      { path: '', redirect: () => `/system/${openPages.value[0]}` },
      { path: 'orgs', component: () => import('./system/Orgs.vue'), meta: { title: 'sys.page.orgs', door: 'system' } },
      { path: 'areas', component: () => import('./system/Areas.vue'), meta: { title: 'sys.page.areas', door: 'system' } },
      { path: 'people', component: () => import('./system/People.vue'), meta: { title: 'sys.page.people', door: 'system' } },
      { path: 'grants', component: () => import('./system/Grants.vue'), meta: { title: 'sys.page.grants', door: 'system' } },
      { path: 'limits', component: () => import('./system/Limits.vue'), meta: { title: 'sys.page.limits', door: 'system' } },
      { path: 'calendar', component: () => import('./system/Calendar.vue'), meta: { title: 'sys.page.calendar', door: 'system' } },
      { path: 'policies', component: () => import('./system/Policies.vue'), meta: { title: 'sys.page.policies', door: 'system' } },
    ] },
    { path: '/audit', component: () => import('./pages/Audit.vue'), meta: { title: 'audit.title', door: 'audit' }, children: [
      { path: '', redirect: '/audit/trail' },
      { path: 'trail', component: () => import('./audit/Trail.vue'), meta: { title: 'audit.page.trail', door: 'audit' } },
      { path: 'looks', component: () => import('./audit/Looks.vue'), meta: { title: 'audit.page.looks', door: 'audit' } },
      { path: 'proof', component: () => import('./audit/Proof.vue'), meta: { title: 'audit.page.proof', door: 'audit' } },
    ] },
    { path: '/:rest(.*)*', component: () => import('./pages/Absent.vue'), meta: { title: 'st.absent.h' } },
  ],
})

/* Each kind of person has one first page; the other's leads there. */
function lead(path: string): true | string {
  return (path === '/work' || path === '/home') && path !== firstPage() ? firstPage() : true
}
router.beforeEach(async to => {
  if (to.meta.open) return true
  if (me.value) return lead(to.path)
  try {
    await loadMe()
    if (may('read')) loadReference().catch(() => undefined)
    fetchAhead()
    return lead(to.path)
  } catch (e) {
    if (e instanceof ApiError && e.status === 401) return { path: '/signin', query: to.path === '/work' ? {} : { next: to.fullPath } }
    booting.value = e instanceof ApiError ? e : null
    return e instanceof ApiError ? true : false
  }
})

/* A page that does not come: without network that is said; with it the program was renewed, and so is the page. */
router.onError(async (_, to) => {
  try {
    await fetch('/healthz', { cache: 'no-store' })
    location.assign(to.fullPath)
  } catch { online.value = false }
})

/* What the other pages need comes while nothing else happens, so that a phone keeps its doors without network;
   the system's own only to who looks after it. */
export function fetchAhead(): void {
  const idle = 'requestIdleCallback' in window ? window.requestIdleCallback : (f: () => void) => window.setTimeout(f, 1500)
  idle(() => { for (const r of router.getRoutes()) { if (r.meta.door === 'system' && !maySystem.value || r.meta.door === 'audit' && !may('audit')) continue; const c = r.components?.default; if (typeof c === 'function') (c as () => Promise<unknown>)().catch(() => undefined) } })
}

function name(): void {
  const key = router.currentRoute.value.meta.title
  document.title = key ? `${t(key)} - ${t('app.name')}` : t('app.name')
}
router.afterEach(name)
watch(lang, name)

onSignedOut.then = () => {
  const at = router.currentRoute.value
  forget()
  if (at.path !== '/signin') router.push({ path: '/signin', query: { next: at.fullPath, ended: '1' } })
}
