/* What the system pages may be opened by, and in which order they stand. */
import { computed } from 'vue'
import { may } from '../../shared/session'

export const PAGES = ['orgs', 'areas', 'people', 'grants', 'limits', 'calendar', 'policies'] as const
export type SystemPage = typeof PAGES[number]

/* Trees, accounts and grants are for those who look after them; the rules are anybody's to read. */
const RULES: SystemPage[] = ['limits', 'calendar', 'policies']
export const mayOpen = (p: SystemPage) => RULES.includes(p) || may('people') || may('grant')
export const openPages = computed(() => PAGES.filter(mayOpen))
/* Two groups: who there is, and by which rules. */
export const starts = (p: SystemPage) => p === 'limits'
export const maySystem = computed(() => may('people') || may('grant') || may('setting'))
