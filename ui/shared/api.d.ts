/* Names for the answers of the program. What they hold is printed from its tables: openapi.d.ts, by npm run types. */
import type { components } from './openapi'

type Answers = components['schemas']
/* On the page of one record every field is there; in lists those that only the page shows are left out. */
type Whole<T> = { [K in keyof T]-?: T[K] }

export type Ms = number                        /* epoch milliseconds */
export type Problem = Answers['problem_view']
export type ProblemPage = Whole<Problem>
export type ProblemList = Answers['problem_page']
export type Light = NonNullable<Problem['light']>
export type Severity = Problem['severity']
export type State = Problem['state']
export type Lights = Answers['lights']
export type Photo = Answers['photo']
export type Step = Answers['progress_step']
export type VerbRow = Answers['offered_verb']
export type Need = VerbRow['needs'][number]
export type Segment = Answers['segment']
export type Clock = Answers['clock']
export type UnitRole = Answers['unit']['role']
export type HistoryLine = Answers['history_line']
export type Work = Answers['work']

export type Me = Answers['me']
export type Cap = Me['caps'][number]
export type DemoAccount = Answers['demo_account']
export type Reference = Answers['reference']
export type Org = Answers['org_ref']
export type Area = Answers['area_ref']
export type Category = Answers['category_ref']
export type Person = Answers['person_view']
export type PersonList = Answers['person_page']

export type Plan = Answers['plan']
export type Measure = Answers['measure_view']
export type Duty = Answers['duty_view']

export type Estate = Answers['estate_view']
export type EstateList = Answers['estate_page']
export type EstateMap = Answers['estate_map']
export type PlaceAt = Answers['place']
export type Import = Answers['import_view']

/* ---- the ledger's other looks, and the cockpit ---- */
export type SavedView = Answers['saved_view']
export type SavedViewList = Answers['saved_view_page']
export type Board = Answers['board']
export type MapPoint = Answers['point']
export type MapPoints = Answers['points']
export type Cockpit = Answers['cockpit']

/* RFC 9457; a stale write brings the row as it is now. */
export type Fault = Omit<Answers['fault'], 'current'> & { current?: Problem }

/* ---- a problem's whole life ---- */
export type CaseRequest = Answers['request_view']
export type RequestList = Answers['request_page']
export type Like = Answers['similar']
export type CommentLine = Answers['comment_view']
export type CommentList = Answers['comment_page']
export type Notice = Answers['notice']
export type NoticeList = Answers['notice_page']
export type Warning = Answers['warning']
export type SearchAnswer = Answers['search_page']
export type SearchHit = Answers['search_item']
