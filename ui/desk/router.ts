import { createRouter, createWebHistory } from 'vue-router'
import { watch } from 'vue'
import { forget, loadMe, loadReference, me } from '../shared/session'
import { ApiError, onSignedOut } from '../shared/api'
import { lang, t } from '../shared/words'
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
    { path: '/work', component: () => import('./pages/Work.vue'), meta: { title: 'nav.work', door: 'work' } },
    { path: '/problems', component: () => import('./pages/Problems.vue'), meta: { title: 'prob.title', door: 'problems' } },
    { path: '/problems/:id(\\d+)', component: () => import('./pages/Problem.vue'), meta: { title: 'prob.title', door: 'problems' } },
    { path: '/report', component: () => import('./pages/Report.vue'), meta: { title: 'report.title', door: 'report' } },
    { path: '/plan', component: () => import('./pages/Plan.vue'), meta: { title: 'plan.title', door: 'plan' } },
    { path: '/estates/:id(\\d+)?', component: () => import('./pages/Estates.vue'), meta: { title: 'base.title', door: 'estates' } },
    { path: '/:rest(.*)*', component: () => import('./pages/Absent.vue'), meta: { title: 'st.absent.h' } },
  ],
})

router.beforeEach(async to => {
  if (to.meta.open || me.value) return true
  try {
    await loadMe()
    loadReference().catch(() => undefined)
    return true
  } catch (e) {
    if (e instanceof ApiError && e.status === 401) return { path: '/signin', query: to.path === '/work' ? {} : { next: to.fullPath } }
    booting.value = e instanceof ApiError ? e : null
    return e instanceof ApiError ? true : false
  }
})

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
