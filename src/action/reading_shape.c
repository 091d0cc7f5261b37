/* What actions on readings of plans take and answer, as tables. */
#include "action/reading.h"

#define SHAPE(St, n, fields) \
    { .name = (n), .size = sizeof(struct St), .field = fields, .nfield = N_OF(fields), .headless = true }

static const struct field in_fields[] = {
    F_TEXT(reading_in, name, INPUT, 0, 200), F_REF(reading_in, area, INPUT, &area_entity), F_BLOB(reading_in, bytes, REQUIRED),
};
const struct entity reading_in_entity = SHAPE(reading_in, "plan_read", in_fields);

static const struct field query_fields[] = {
    F_INT(reading_query, after, INPUT, 1, INT64_MAX), F_INT(reading_query, limit, INPUT, 1, 200),
};
const struct entity reading_query_entity = SHAPE(reading_query, "reading_query", query_fields);

#define SPOT(from, to) F_INT(fact_view, from, 0, 0, 1 << 26), F_INT(fact_view, to, 0, 0, 1 << 26)
static const struct field fact_fields[] = {
    F_INT (fact_view, id, REQUIRED, 1, INT64_MAX), F_INT(fact_view, version, REQUIRED, 1, INT64_MAX),
    F_CODE(fact_view, kind, REQUIRED, &fact_kinds), F_REF(fact_view, parent, 0, &plan_fact_entity),
    F_INT (fact_view, position, REQUIRED, 0, INT64_MAX), F_INT(fact_view, level, 0, 1, 9), F_CODE(fact_view, role, 0, &unit_roles),
    F_BOOL(fact_view, key_task, 0), F_REF(fact_view, org, NAMED, &org_entity), F_IDS(fact_view, orgs, 0, &org_entity, 0),
    F_CODE(fact_view, state, REQUIRED, &fact_states), F_BOOL(fact_view, low, REQUIRED), F_BOOL(fact_view, edited, REQUIRED),
    F_BOOL(fact_view, hand, REQUIRED), F_CODE(fact_view, mechanism, 0, &mechanisms), F_CODE(fact_view, period, 0, &periods),
    F_TEXT(fact_view, no, 0, 0, 20), F_TEXT(fact_view, title, REQUIRED, 1, 400),
    F_TEXT(fact_view, said, 0, 0, 400), F_DATE(fact_view, start, 0), F_DATE(fact_view, end, 0),
    F_TEXT(fact_view, start_text, 0, 0, 40), F_TEXT(fact_view, end_text, 0, 0, 40), F_TEXT(fact_view, reason, 0, 0, 400),
    SPOT(from, to), SPOT(text_from, text_to), F_INT(fact_view, confidence, 0, 0, 100),
};
static const struct entity fact_view_entity = SHAPE(fact_view, "fact_view", fact_fields);

#define N(St, m) F_INT(St, m, REQUIRED, 0, INT64_MAX)
static const struct field tally_fields[] = {
    N(reading_tally, items), N(reading_tally, phases), N(reading_tally, milestones), N(reading_tally, units),
    N(reading_tally, duties), N(reading_tally, mechanisms), N(reading_tally, unread), N(reading_tally, low),
    N(reading_tally, open), N(reading_tally, confirmed), N(reading_tally, dropped),
};
static const struct entity reading_tally_entity = SHAPE(reading_tally, "reading_tally", tally_fields);

static const struct field step_fields[] = {
    N(reading_step, step), F_TIME(reading_step, at, REQUIRED), F_REF(reading_step, by, NAMED, &person_entity), N(reading_step, n),
    F_TEXT(reading_step, verb, REQUIRED, 1, 20), F_TEXT(reading_step, title, 0, 0, 400),
};
static const struct entity reading_step_entity = SHAPE(reading_step, "reading_step", step_fields);

#define HEAD(St) \
    F_INT (St, id, REQUIRED, 1, INT64_MAX), F_INT(St, version, REQUIRED, 1, INT64_MAX), F_REF(St, area, NAMED, &area_entity), \
    F_REF (St, campaign, 0, &campaign_entity), F_CODE(St, state, REQUIRED, &reading_states), F_BOOL(St, is_plan, REQUIRED), \
    F_TIME(St, created_at, 0), F_REF(St, by, NAMED, &person_entity), F_TEXT(St, name, REQUIRED, 1, 200), F_TEXT(St, title, 0, 0, 400)

static const struct field view_fields[] = {
    HEAD(reading_view), F_REF(reading_view, running, 0, &campaign_entity), N(reading_view, step), F_TEXT(reading_view, kind, 0, 0, 20),
    F_TEXT(reading_view, encoding, 0, 0, 20), F_TEXT(reading_view, why, 0, 0, 400), F_TEXT(reading_view, doc_no, 0, 0, 60),
    F_TEXTS(reading_view, cites, 0), F_TEXT(reading_view, text, 0, 0, 2000000), F_ROW(reading_view, tally, 0, &reading_tally_entity),
    F_IDS(reading_view, gone, 0, &plan_fact_entity, 0), F_ROWS(reading_view, facts, 0, &fact_view_entity), F_ROWS(reading_view, steps, 0, &reading_step_entity),
};
const struct entity reading_view_entity = SHAPE(reading_view, "reading_view", view_fields);

static const struct field line_fields[] = { HEAD(reading_line) };
static const struct entity reading_line_entity = SHAPE(reading_line, "reading_line", line_fields);
static const struct field page_fields[] = {
    F_ROWS(reading_page, items, 0, &reading_line_entity), F_INT(reading_page, next, 0, 1, INT64_MAX),
};
const struct entity reading_page_entity = SHAPE(reading_page, "reading_page", page_fields);

static const char *const op_codes[] = { "set", "confirm", "drop", "restore", "add", "split", "join", "move", "undo" };
static const struct codes ops = { "fact_op", op_codes, N_OF(op_codes) };

static const struct field fact_in_fields[] = {
    F_INT (fact_in, id, REQUIRED, 1, INT64_MAX), F_CODE(fact_in, op, REQUIRED | INPUT, &ops),
    F_REF (fact_in, fact, INPUT, &plan_fact_entity), F_IDS(fact_in, facts, INPUT, &plan_fact_entity, 0),
    F_INT (fact_in, sure, INPUT, 0, 100), F_CODE(fact_in, kind, INPUT, &fact_kinds), F_TEXT(fact_in, title, INPUT, 1, 400),
    F_TEXT(fact_in, no, INPUT, 0, 20), F_INT(fact_in, level, INPUT, 1, 9), F_CODE(fact_in, role, INPUT, &unit_roles),
    F_REF (fact_in, org, INPUT, &org_entity), F_BOOL(fact_in, key_task, INPUT), F_DATE(fact_in, start, INPUT),
    F_DATE(fact_in, end, INPUT), F_REF(fact_in, parent, INPUT, &plan_fact_entity), F_REF(fact_in, after, INPUT, &plan_fact_entity),
    F_INT (fact_in, from, INPUT, 0, 1 << 26), F_INT(fact_in, to, INPUT, 0, 1 << 26), F_INT(fact_in, at, INPUT, 0, 1 << 26),
    F_CODE(fact_in, mechanism, INPUT, &mechanisms), F_CODE(fact_in, period, INPUT, &periods), F_TEXTS(fact_in, titles, INPUT),
    F_TEXTS(fact_in, clear, INPUT),
};
const struct entity fact_in_entity = SHAPE(fact_in, "fact_change", fact_in_fields);

/* ---- laid over the plan that runs ---- */

static const char *const what_codes[] = { "phase", "milestone", "measure", "duty" };
static const struct codes whats = { "plan_part", what_codes, N_OF(what_codes) };
static const char *const change_codes[] = { "added", "changed", "moved", "gone", "kept", "same" };
static const struct codes changes = { "plan_change", change_codes, N_OF(change_codes) };

static const struct field diff_fields[] = {
    F_CODE(diff_item, what, REQUIRED, &whats), F_CODE(diff_item, change, REQUIRED, &changes), F_INT(diff_item, id, 0, 1, INT64_MAX),
    F_REF (diff_item, fact, 0, &plan_fact_entity), F_REF(diff_item, measure, NAMED, &measure_entity),
    F_REF (diff_item, parent, NAMED, &measure_entity), F_BOOL(diff_item, kept, REQUIRED), F_TEXT(diff_item, title, REQUIRED, 1, 400),
    F_TEXT(diff_item, was, 0, 0, 1000), F_TEXT(diff_item, is, 0, 0, 1000),
};
static const struct entity diff_item_entity = SHAPE(diff_item, "diff_item", diff_fields);
static const struct field diff_tally_fields[] = {
    N(diff_tally, added), N(diff_tally, changed), N(diff_tally, moved), N(diff_tally, gone), N(diff_tally, kept), N(diff_tally, same),
};
static const struct entity diff_tally_entity = SHAPE(diff_tally, "diff_tally", diff_tally_fields);
static const struct field diff_view_fields[] = {
    F_REF(diff_view, reading, REQUIRED, &plan_reading_entity), F_REF(diff_view, campaign, 0, &campaign_entity),
    F_ROW(diff_view, tally, 0, &diff_tally_entity), F_ROWS(diff_view, items, 0, &diff_item_entity),
};
const struct entity diff_view_entity = SHAPE(diff_view, "plan_diff", diff_view_fields);
static const struct field applied_fields[] = {
    F_REF(applied_view, campaign, REQUIRED, &campaign_entity), F_ROW(applied_view, tally, 0, &diff_tally_entity),
};
const struct entity applied_view_entity = SHAPE(applied_view, "plan_applied", applied_fields);
static const struct field blank_fields[] = {
    F_TEXT(blank_in, name, REQUIRED | INPUT, 1, 120), F_REF(blank_in, area, INPUT, &area_entity),
};
const struct entity blank_in_entity = SHAPE(blank_in, "plan_blank", blank_fields);
