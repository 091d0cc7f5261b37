/* Supervision 督办: a unit is pressed by a numbered sheet, which it answers, and which is released or raised a rung. */
#include "model/flow.h"

enum { S_ISSUED = 1, S_ANSWERED, S_RELEASED, S_RAISED, S_WITHDRAWN };

static const struct field supervision_fields[] = {
    FLOW_FIELDS(supervision, supervision_states),
    F_CODE(supervision, rung,        REQUIRED | INPUT | FILTER, &rungs),
    F_INT (supervision, about,       REQUIRED | INPUT | FILTER, 1, INT64_MAX),
    F_TEXT(supervision, about_noun,  REQUIRED | INPUT, 1, 40),
    F_TEXT(supervision, about_no,    REQUIRED, 1, 40),
    F_REF (supervision, after,       FILTER | NAMED, &supervision_entity),
    F_TEXT(supervision, text,        INPUT | FREE, 0, 2000),
    F_BOOL(supervision, by_clock,    REQUIRED),
    F_TIME(supervision, answered_at, 0),
    F_REF (supervision, answered_by, PAGE | NAMED, &person_entity),
    F_TIME(supervision, released_at, 0),
    F_REF (supervision, released_by, PAGE | NAMED, &person_entity),
};
static const struct index supervision_index[] = { FLOW_INDEX, { "tenant, about, id", false }, { "tenant, after, id", false } };
const struct entity supervision_entity = {
    .name = "supervision", .table = "supervisions", .size = sizeof(struct supervision), .field = supervision_fields,
    .nfield = N_OF(supervision_fields), .index = supervision_index, .nindex = N_OF(supervision_index), .placed = true, .unitised = true,
    .title = "title",
};

#define ISS FLOW_TELL_ISSUER
#define UNI FLOW_TELL_UNIT

static const struct flow_move supervision_moves[] = {
    /* from        verb             to            who              side         needs                    clock        told */
    { S_ISSUED,   SHEET_ANSWER,    S_ANSWERED,   CAP_READ,      SIDE_UNIT,   FLOW_NOTE,               CLOCK_KEEP,  ISS, .primary = true },
    { S_ANSWERED, SHEET_RELEASE,   S_RELEASED,   CAP_SUPERVISE, SIDE_ISSUER, FLOW_NOTE,               CLOCK_END,   UNI, .primary = true },
    { S_ANSWERED, SHEET_SEND_BACK, S_ISSUED,     CAP_SUPERVISE, SIDE_ISSUER, FLOW_REASON | FLOW_DUE,  CLOCK_START, UNI },
    { S_ISSUED,   SHEET_RAISE,     S_RAISED,     CAP_SUPERVISE, SIDE_ISSUER, FLOW_REASON,             CLOCK_END,   UNI },
    { S_ANSWERED, SHEET_RAISE,     S_RAISED,     CAP_SUPERVISE, SIDE_ISSUER, FLOW_REASON,             CLOCK_END,   UNI },
    { FLOW_ANY,   SHEET_WITHDRAW,  S_WITHDRAWN,  CAP_SUPERVISE, SIDE_ISSUER, FLOW_REASON,             CLOCK_END,   UNI },
    { FLOW_ANY,   SHEET_CLIMB,     S_RAISED,     CAP_PROGRAM,   SIDE_ANY,    0,                       CLOCK_END,   0 },
    { FLOW_ANY,   SHEET_LAPSE,     S_RELEASED,   CAP_PROGRAM,   SIDE_ANY,    0,                       CLOCK_END,   UNI },
};

/* Ours (anju-1): a town may ask a bureau to hurry and write it a letter; what binds comes from above. */
const struct rung_row rung_rows[RUNGS] = {
    [RUNG_PRESS]     = { RUNG_PRESS,     true,  LAMP_RISK,  "supervise.risk" },
    [RUNG_LETTER]    = { RUNG_LETTER,    true,  0,          0 },
    [RUNG_ORDER]     = { RUNG_ORDER,     false, LAMP_OVER,  "supervise.late" },
    [RUNG_LISTED]    = { RUNG_LISTED,    false, LAMP_OVER3, "supervise.over3" },
    [RUNG_INTERVIEW] = { RUNG_INTERVIEW, false, 0,          0 },
    [RUNG_CIRCULAR]  = { RUNG_CIRCULAR,  false, 0,          0 },
};

/* Limits are ours (anju-1). */
static const char *const limits[] = { [S_ISSUED] = "3工作日", [S_ANSWERED] = "2工作日", [S_RELEASED] = 0, [S_RAISED] = 0, [S_WITHDRAWN] = 0 };

const struct flow supervision_flow = {
    .entity = &supervision_entity, .state = &supervision_states, .verb = &supervision_verbs,
    .open = FLOW_OPEN(S_ISSUED) | FLOW_OPEN(S_ANSWERED), .first = S_ISSUED, .made = SHEET_ISSUE, .move = supervision_moves,
    .nmove = N_OF(supervision_moves), .limit = limits,
};
