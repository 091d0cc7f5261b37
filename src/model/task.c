/* Tasks 任务: what a unit has to do by when, and how that goes. */
#include "model/flow.h"

enum { T_DRAFTED = 1, T_ISSUED, T_UNDER_WAY, T_FINISHED, T_CLOSED, T_VOIDED };

static const struct field task_fields[] = {
    FLOW_FIELDS(task, task_states),
    F_REF (task, campaign,    0, &campaign_entity),
    F_REF (task, measure,     INPUT | EDIT | FILTER | NAMED, &measure_entity),
    F_REF (task, parent,      INPUT | FILTER | NAMED, &task_entity),
    F_CODE(task, source,      FILTER, &task_sources),
    F_INT (task, source_item, PAGE, 1, INT64_MAX),
    F_TEXT(task, standard,    INPUT | EDIT | FREE, 0, 2000),
    F_INT (task, target,      INPUT | EDIT, 1, 1000000000),
    F_TEXT(task, target_unit, INPUT | EDIT, 0, 10),
    F_DATE(task, starts,      INPUT | EDIT),
    F_INT (task, done,        0, 0, 1000000000),
    F_INT (task, percent,     0, 0, 100),
    F_INT (task, report_days, INPUT | EDIT, 1, 366),
    F_TIME(task, report_by,   SORT),
    F_INT (task, missed,      COUNTER, 0, 100000),
    F_TIME(task, finished_at, 0),
    F_REF (task, finished_by, PAGE, &person_entity),
    F_INT (task, sent_back,   0, 0, 1000),
};
static const struct index task_index[] = {
    FLOW_INDEX, { "tenant, open, report_by, id", false }, { "tenant, parent, id", false }, { "tenant, measure, id", false },
};
const struct entity task_entity = {
    .name = "task", .table = "tasks", .size = sizeof(struct task), .field = task_fields, .nfield = N_OF(task_fields),
    .index = task_index, .nindex = N_OF(task_index), .placed = true, .unitised = true, .title = "title",
};

#define ISS FLOW_TELL_ISSUER
#define UNI FLOW_TELL_UNITS

static const struct flow_move task_moves[] = {
    /* from         verb            to            who        side         needs                    clock        told */
    { T_DRAFTED,   TASK_ISSUE,     T_ISSUED,    CAP_TASK,  SIDE_ISSUER, FLOW_UNIT | FLOW_DUE,    CLOCK_START, UNI, .primary = true },
    { T_ISSUED,    TASK_ACCEPT,    T_UNDER_WAY, CAP_READ,  SIDE_UNIT,   0,                       CLOCK_KEEP,  ISS, .primary = true },
    { T_ISSUED,    TASK_DECLINE,   T_DRAFTED,   CAP_READ,  SIDE_UNIT,   FLOW_REASON,             CLOCK_KEEP,  ISS },
    { T_UNDER_WAY, TASK_FINISH,    T_FINISHED,  CAP_READ,  SIDE_UNIT,   FLOW_NOTE,               CLOCK_KEEP,  ISS, .primary = true },
    { T_UNDER_WAY, TASK_REPORT,    FLOW_STAYS,  CAP_READ,  SIDE_UNITS,  FLOW_NOTE | FLOW_MORE,   CLOCK_KEEP,  ISS },
    { T_FINISHED,  TASK_PASS,      T_CLOSED,    CAP_TASK,  SIDE_APART,  0,                       CLOCK_END,   UNI | ISS, .primary = true },
    { T_FINISHED,  TASK_SEND_BACK, T_UNDER_WAY, CAP_TASK,  SIDE_APART,  FLOW_REASON,             CLOCK_KEEP,  UNI },
    { FLOW_ANY,    TASK_POSTPONE,  FLOW_STAYS,  CAP_TASK,  SIDE_ISSUER, FLOW_DUE | FLOW_REASON,  CLOCK_START, UNI },
    { FLOW_ANY,    TASK_VOID,      T_VOIDED,    CAP_TASK,  SIDE_ISSUER, FLOW_REASON,             CLOCK_END,   UNI },
};

const struct flow task_flow = {
    .entity = &task_entity, .state = &task_states, .verb = &task_verbs,
    .open = FLOW_OPEN(T_DRAFTED) | FLOW_OPEN(T_ISSUED) | FLOW_OPEN(T_UNDER_WAY) | FLOW_OPEN(T_FINISHED),
    .first = T_DRAFTED, .made = TASK_DRAFT, .move = task_moves, .nmove = N_OF(task_moves), .series = "RW",
};
