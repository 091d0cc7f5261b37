/* Names for the answers of the system pages; what they hold is printed from the program's tables (openapi.d.ts). */
import type { components } from '../../shared/openapi'

type Answers = components['schemas']
export interface List<T> { items: T[] }
export type OrgRow = Answers['org_view']
export type AreaRow = Answers['area_view']
export type Liaison = Answers['liaison_view']
export type GrantRow = Answers['grant_view']
export type Reading = Answers['grant_reading']
export type PersonRow = Answers['person_view']
export type PersonList = Answers['person_page']
export type Code = Omit<Answers['reset_code'], 'version'>
export type Sight = Answers['sight']
export type Tried = Answers['person_imported']
export type Handed = Answers['handed_over']
export type LimitRow = Answers['limit_view']
export type Calendar = Answers['calendar']
export type CalendarSet = Answers['calendar_set']
export type PolicyRow = Answers['policy']
