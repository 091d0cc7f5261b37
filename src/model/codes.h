/* The lists of codes. A value is its place in the list, from 1; a list only
** grows at its end, since values stand in databases. */
#ifndef ANJU_MODEL_CODES_H
#define ANJU_MODEL_CODES_H

#include "model/entity.h"

enum state { REPORTED = 1, VERIFIED, FILED, DISPATCHED, OBJECTED, HANDLING, FINISHED, CLOSED,
             REJECTED, EXITED, MERGED, VOIDED, STATES };
/* Stages of a case as in GB/T 30428 (facts.md 1). */
enum stage { INTAKE = 1, FILING, DISPATCH, HANDLE, CHECKING, CLOSING,
             ACCEPTING,              /* accepting: within dispatch, with a limit of its own */
             OBJECTING, ARBITRATING, STAGES };   /* how long a unit may object, an arbiter take */
enum severity { ORDINARY = 1, SERIOUS, SEVERE, CRITICAL };
enum source { BY_RESIDENT = 1, BY_GRID, BY_CHECKUP, BY_INSPECTION, BY_HOTLINE, BY_RULE };
enum lamp { LAMP_OK = 1, LAMP_RISK, LAMP_OVER, LAMP_OVER3, LAMP_STOP, LAMP_DONE,
            LAMP_HALF, LAMPS };      /* values of `lights`; half: 50 % used, still within */
enum org_kind { ORG_CITY = 1, ORG_TASK_FORCE, ORG_DEPARTMENT, ORG_UTILITY, ORG_TOWN, ORG_COMMUNITY, ORG_GRID,
                ORG_PROPERTY, ORG_INSPECTION };
enum area_level { AREA_CITY = 1, AREA_TOWN, AREA_COMMUNITY, AREA_GRID };
enum unit_role { ROLE_LEAD = 1, ROLE_RESPONSIBLE, ROLE_GUIDE, ROLE_JOIN,
                 ROLE_OVERSEE };     /* a level above, told of an escalation: sees it from then on */
/* What kind of unit handles a category (domain.md 3, "Which unit"). */
enum unit_kind { UNIT_TOWN = 1, UNIT_LINE, UNIT_UTILITY, UNIT_PROPERTY };
enum photo_kind { PHOTO_BEFORE = 1, PHOTO_DURING, PHOTO_AFTER };
enum proposal { PROPOSED = 1, CONFIRMED };
enum batch_state { BATCH_CHECKED = 1, BATCH_RUNNING, BATCH_DONE, BATCH_UNDONE, BATCH_FAILED, BATCH_CANCELLED };
enum job_state { JOB_WAITING = 1, JOB_RUNNING, JOB_DONE, JOB_FAILED, JOB_CANCELLED };
enum fact_kind { FACT_ITEM = 1, FACT_PHASE, FACT_MILESTONE, FACT_UNIT, FACT_DUTY, FACT_MECHANISM, FACT_UNREAD };
enum fact_state { FACT_PROPOSED = 1, FACT_CONFIRMED, FACT_DROPPED };
/* In the order of text/plan.h. */
enum mechanism { BY_MEETING = 1, BY_BULLETIN, BY_DRAWN_INSPECTION, BY_SURVEY, BY_REVIEW, BY_REPORTS };
enum period { PERIOD_DAY = 1, PERIOD_WEEK, PERIOD_TEN_DAYS, PERIOD_HALF_MONTH, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_HALF_YEAR, PERIOD_YEAR };
enum reading_state { READING_READ = 1, READING_APPLIED, READING_DROPPED };
/* What of a row of the plan a person has settled: bits. A later edition of the text leaves it so. */
enum edited { EDITED_TITLE = 1 << 0, EDITED_PLACE = 1 << 1, EDITED_DATES = 1 << 2, EDITED_CLOSED = 1 << 3, EDITED_ROLE = 1 << 4,
              EDITED_ORG = 1 << 5, EDITED_NO = 1 << 6, EDITED_TASK = 1 << 7, EDITED_SOURCE = 1 << 8, EDITED_MOST = (1 << 9) - 1 };
enum campaign_state { CAMPAIGN_DRAFT = 1, CAMPAIGN_ACTIVE, CAMPAIGN_CLOSED };
enum request_kind { ASK_EXTENSION = 1, ASK_SUSPENSION, ASK_OBJECTION, ASK_APPEAL };
enum request_state { ASKED = 1, GRANTED, REFUSED, WITHDRAWN };
enum notice_kind { NOTE_TODO = 1, NOTE_TOLD, NOTE_HALF, NOTE_RISK, NOTE_OVERDUE, NOTE_ESCALATED, NOTE_ASKED, NOTE_DECIDED,
                   NOTE_MENTIONED, NOTE_COMMENT, NOTE_REMINDED, NOTE_HANDOVER, NOTE_CALENDAR };
/* What has become true of a problem and stays so: bits of problem.facts. */
enum fact { FACT_FILED = 1 << 0, FACT_HANDLED = 1 << 1, FACT_CHECKED = 1 << 2, FACT_LATE = 1 << 3, FACT_REWORKED = 1 << 4,
            FACT_RETURNED = 1 << 5, FACT_EXTENDED = 1 << 6, FACT_SUSPENDED = 1 << 7, FACT_AGREED = 1 << 8,
            FACT_DISAGREED = 1 << 9, FACT_REOPENED = 1 << 10, FACT_ESCALATED = 1 << 11 };
/* ---- what stands there ---- */
enum estate_kind { ESTATE_RESETTLED = 1, ESTATE_COMMODITY, ESTATE_HOUSING_REFORM, ESTATE_AFFORDABLE, ESTATE_MIXED, ESTATE_VILLAGE };
enum renovation { RENOVATION_NONE = 1, RENOVATION_PLANNED, RENOVATION_UNDER_WAY, RENOVATION_DONE };
/* What coordinates were given in; they are kept as WGS 84, which CGCS2000 equals within a metre. */
enum datum { DATUM_WGS84 = 1, DATUM_CGCS2000, DATUM_GCJ02, DATUM_BD09 };
enum structure { BUILT_MASONRY = 1, BUILT_FRAME, BUILT_SHEAR_WALL, BUILT_OTHER };
enum lift_state { LIFT_IN_USE = 1, LIFT_STOPPED, LIFT_SCRAPPED };
/* GB/T 42615-2023: the grade of the whole, best first, and what the report advises. */
enum lift_grade { LIFT_GRADE_1 = 1, LIFT_GRADE_2, LIFT_GRADE_3, LIFT_GRADE_4 };
enum lift_advice { LIFT_KEEP = 1, LIFT_REPAIR, LIFT_REPLACE_PARTS, LIFT_REPLACE, LIFT_STOP };
enum lift_deed { LIFT_MAINTAINED = 1, LIFT_INSPECTED, LIFT_ASSESSED, LIFT_REPAIRED, LIFT_TRAPPED, LIFT_REPLACED };
enum lift_result { LIFT_PASSED = 1, LIFT_PASSED_WITH, LIFT_FAILED };
enum owners_kind { OWNERS_COMMITTEE = 1, OWNERS_MANAGEMENT, OWNERS_NONE };      /* 业委会 物管会 未成立 */
enum occupancy { LIVED_BY_OWNER = 1, LET, EMPTY, UNKNOWN_USE };
/* A line of an estate's story: what it is about; what was done, where no move of a problem says it. */
enum moment_kind { MOMENT_PROBLEM = 1, MOMENT_DISPATCH, MOMENT_HANDLE, MOMENT_CHECK, MOMENT_PRESS, MOMENT_REQUEST, MOMENT_LIFT,
    MOMENT_BUILDING, MOMENT_FACILITY, MOMENT_FIRM, MOMENT_OWNERS, MOMENT_MONEY, MOMENT_HOUSEHOLD, MOMENT_BASE, MOMENT_EDITION,
    MOMENT_RULE, MOMENT_KINDS };
enum moment_verb { MOMENT_MADE = 1, MOMENT_CHANGED, MOMENT_REMOVED, MOMENT_RESTORED, MOMENT_IMPORTED, MOMENT_UNDONE,
    MOMENT_MERGED, MOMENT_SPLIT, MOMENT_ENDED, MOMENT_FOUND, MOMENT_GONE };
enum rule_makes { MAKES_PROBLEM = 1, MAKES_MARK };       /* a case in the ledger, or only a line of the list */
/* Facilities (domain.md 2; the order is that of the lists). */
enum facility_kind { FAC_HYDRANT = 1, FAC_OUTDOOR_HYDRANT, FAC_EXTINGUISHER, FAC_FIRE_STATION, FAC_FIRE_LANE, FAC_EXIT_LIGHT,
    FAC_SMOKE, FAC_SPRINKLER, FAC_EBIKE_PLACE, FAC_EBIKE_CHARGER, FAC_EBIKE_SPRINKLER, FAC_EBIKE_SHED, FAC_EV_CHARGER, FAC_PARKING,
    FAC_CAMERA, FAC_GATE, FAC_LOW_VOLTAGE, FAC_DRAIN, FAC_SEWER, FAC_LAMP, FAC_WASTE_POINT, FAC_BULKY_WASTE, FAC_CANTEEN,
    FAC_DAY_CARE, FAC_CHILDCARE, FAC_CLINIC, FAC_FITNESS, FAC_PLAYGROUND, FAC_ACTIVITY_ROOM, FAC_IDLE_ROOM, FAC_NOTICE_BOARD,
    FACILITY_KINDS };
/* ---- projects ---- */
enum project_state { PROJECT_DRAFTED = 1, PROJECT_APPROVED, PROJECT_PROCURED, PROJECT_UNDER_WAY, PROJECT_FINISHED, PROJECT_ACCEPTED,
                     PROJECT_SETTLED, PROJECT_STOPPED, PROJECT_STATES };
enum management { BY_FIRM = 1, BY_OWNERS, BY_COMMUNITY, BY_NOBODY };

/* What flows: verbs in the order of their lists. */
enum task_verb { TASK_DRAFT = 1, TASK_ISSUE, TASK_ACCEPT, TASK_DECLINE, TASK_REPORT, TASK_FINISH, TASK_PASS, TASK_SEND_BACK, TASK_POSTPONE, TASK_VOID };
enum sheet_verb { SHEET_ISSUE = 1, SHEET_ANSWER, SHEET_SEND_BACK, SHEET_RELEASE, SHEET_RAISE, SHEET_WITHDRAW,
                  SHEET_CLIMB, SHEET_LAPSE };     /* by the program: the next rung stands; what it pressed has ended */
enum project_verb { PROJECT_DRAFT = 1, PROJECT_APPROVE, PROJECT_PROCURE, PROJECT_START, PROJECT_FINISH, PROJECT_ACCEPT, PROJECT_REWORK,
                    PROJECT_SETTLE, PROJECT_STOP, PROJECT_RESUME };
/* What a task came from. */
enum task_source { TASK_BY_HAND = 1, TASK_BY_PROBLEMS, TASK_BY_MEETING, TASK_BY_INSTRUCTION, TASK_BY_SUPERVISION, TASK_BY_PLAN };

/* The ladder of supervision, lowest first (features.md E11). */
enum rung { RUNG_PRESS = 1, RUNG_LETTER, RUNG_ORDER, RUNG_LISTED, RUNG_INTERVIEW, RUNG_CIRCULAR, RUNGS };
extern const struct codes rungs, supervision_states, supervision_verbs;
extern const struct codes task_sources, task_states, task_verbs;
extern const struct codes project_states, project_verbs, fund_sources, procurements;
extern const struct codes states, stages, severities, classes, sources, lights, org_kinds, area_levels, unit_roles,
    unit_kinds, photo_kinds, proposals, batch_states, job_states, campaign_states, managements,
    estate_kinds, renovations, datums, structures, lift_states, lift_grades, lift_advices, lift_deeds, lift_results, body_kinds,
    occupancies, rule_outcomes, moment_kinds, moment_verbs, facility_kinds, firm_ratings,
    fact_kinds, fact_states, reading_states, mechanisms, periods,
    languages, exit_reasons, roles, verbs, request_kinds, request_states, notice_kinds, facts;

enum stage stage_of(enum state s);           /* where a case of that state stands; 0 for the exits */
enum stage limit_stage(enum state s);        /* which limit runs in that state; 0: none            */
bool state_open(enum state s);               /* somebody still has to do something                 */

#endif
