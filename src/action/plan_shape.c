/* What plan actions take and answer, as tables. */
#include "action/plan.h"

#define SPOT(St) F_INT(St, from, 0, 0, 1 << 26), F_INT(St, to, 0, 0, 1 << 26)
#define TEXT_SPOT(St) F_INT(St, text_from, 0, 0, 1 << 26), F_INT(St, text_to, 0, 0, 1 << 26)
#define CONF(St) F_INT(St, confidence, 0, 0, 100)
#define SHAPE(St, n, fields) \
    { .name = (n), .size = sizeof(struct St), .field = fields, .nfield = N_OF(fields), .headless = true }

static const struct field duty_fields[] = {
    F_INT (duty_view, id, REQUIRED, 1, INT64_MAX), F_INT(duty_view, version, REQUIRED, 1, INT64_MAX),
    F_REF (duty_view, measure, NAMED, &measure_entity), F_REF(duty_view, org, NAMED, &org_entity),
    F_TEXT(duty_view, named, REQUIRED, 1, 120), F_CODE(duty_view, role, REQUIRED, &unit_roles),
    F_CODE(duty_view, state, REQUIRED, &proposals), F_TEXT(duty_view, reason, 0, 0, 200),
    SPOT(duty_view), TEXT_SPOT(duty_view), CONF(duty_view),
};
const struct entity duty_view_entity = SHAPE(duty_view, "duty_view", duty_fields);

static const struct field query_fields[] = { F_REF(plan_query, campaign, INPUT, &campaign_entity) };
const struct entity plan_query_entity = SHAPE(plan_query, "plan_query", query_fields);

#define BY_HAND(St) F_BOOL(St, edited, REQUIRED), F_BOOL(St, hand, REQUIRED)

static const struct field measure_fields[] = {
    F_INT (measure_view, id, REQUIRED, 1, INT64_MAX), F_INT(measure_view, version, REQUIRED, 1, INT64_MAX),
    F_REF (measure_view, campaign, REQUIRED, &campaign_entity), F_REF(measure_view, parent, 0, &measure_entity),
    F_INT (measure_view, level, REQUIRED, 1, 9), F_TEXT(measure_view, no, 0, 0, 20),
    F_TEXT(measure_view, title, REQUIRED, 1, 400), SPOT(measure_view), TEXT_SPOT(measure_view),
    F_BOOL(measure_view, key_task, REQUIRED), F_REF(measure_view, source, NAMED, &measure_entity),
    F_TEXT(measure_view, said, 0, 0, 400), F_DATE(measure_view, starts, 0), F_DATE(measure_view, ends, 0),
    F_TIME(measure_view, closed_at, 0), BY_HAND(measure_view), F_IDS(measure_view, categories, 0, &category_entity, 0),
    F_ROWS(measure_view, duties, 0, &duty_view_entity),
};
const struct entity measure_view_entity = SHAPE(measure_view, "measure_view", measure_fields);

static const struct field phase_fields[] = {
    F_INT (phase_view, id, REQUIRED, 1, INT64_MAX), F_INT(phase_view, version, REQUIRED, 1, INT64_MAX), BY_HAND(phase_view),
    F_TEXT(phase_view, name, REQUIRED, 1, 80),
    F_DATE(phase_view, start, 0), F_DATE(phase_view, end, 0), F_TEXT(phase_view, start_text, 0, 0, 40),
    F_TEXT(phase_view, end_text, 0, 0, 40), SPOT(phase_view), CONF(phase_view),
};
const struct entity phase_view_entity = SHAPE(phase_view, "phase_view", phase_fields);

static const struct field milestone_fields[] = {
    F_INT (milestone_view, id, REQUIRED, 1, INT64_MAX), F_INT(milestone_view, version, REQUIRED, 1, INT64_MAX),
    BY_HAND(milestone_view),
    F_REF (milestone_view, measure, NAMED, &measure_entity), F_TEXT(milestone_view, title, REQUIRED, 1, 400),
    F_TEXT(milestone_view, due_text, 0, 0, 40), F_DATE(milestone_view, due, 0), SPOT(milestone_view),
    CONF(milestone_view),
};
const struct entity milestone_view_entity = SHAPE(milestone_view, "milestone_view", milestone_fields);

static const struct field unread_fields[] = {
    F_INT(unread_view, from, REQUIRED, 0, 1 << 26), F_INT(unread_view, to, REQUIRED, 0, 1 << 26),
};
static const struct entity unread_view_entity = SHAPE(unread_view, "unread_span", unread_fields);

static const struct field mechanism_fields[] = {
    F_CODE(mechanism_view, kind, REQUIRED, &mechanisms), F_CODE(mechanism_view, period, 0, &periods),
    F_TEXT(mechanism_view, words, REQUIRED, 1, 400), SPOT(mechanism_view), TEXT_SPOT(mechanism_view),
};
static const struct entity mechanism_view_entity = SHAPE(mechanism_view, "mechanism_view", mechanism_fields);

static const struct field campaign_fields[] = {
    F_INT (campaign_view, id, REQUIRED, 1, INT64_MAX), F_INT(campaign_view, version, REQUIRED, 1, INT64_MAX),
    F_TEXT(campaign_view, name, REQUIRED, 1, 120), F_TEXT(campaign_view, doc_no, 0, 0, 60),
    F_TEXTS(campaign_view, basis, 0), F_CODE(campaign_view, status, REQUIRED, &campaign_states),
    F_REF (campaign_view, parent, 0, &campaign_entity), F_REF(campaign_view, area, NAMED, &area_entity),
    F_REF (campaign_view, reading, 0, &plan_reading_entity), F_BOOL(campaign_view, may_edit, REQUIRED),
    F_TEXT(campaign_view, source_name, 0, 0, 200), F_TEXT(campaign_view, source_text, 0, 0, 2000000),
};
static const struct entity campaign_view_entity = SHAPE(campaign_view, "campaign_view", campaign_fields);

static const struct field plan_fields[] = {
    F_ROW (plan_view, campaign, 0, &campaign_view_entity), F_ROWS(plan_view, phases, 0, &phase_view_entity),
    F_ROWS(plan_view, measures, 0, &measure_view_entity), F_ROWS(plan_view, duties, 0, &duty_view_entity),
    F_ROWS(plan_view, milestones, 0, &milestone_view_entity),
    F_ROWS(plan_view, mechanisms, 0, &mechanism_view_entity), F_ROWS(plan_view, unread, 0, &unread_view_entity),
};
const struct entity plan_view_entity = SHAPE(plan_view, "plan", plan_fields);

static const struct field in_fields[] = {
    F_INT(duty_in, id, REQUIRED, 1, INT64_MAX), F_REF(duty_in, org, REQUIRED | INPUT, &org_entity),
};
const struct entity duty_in_entity = SHAPE(duty_in, "duty_confirm", in_fields);

static const struct field confirmed_fields[] = {
    F_INT(confirmed_view, confirmed, REQUIRED, 0, INT64_MAX),
    F_INT(confirmed_view, left, REQUIRED, 0, INT64_MAX),
};
const struct entity confirmed_view_entity = SHAPE(confirmed_view, "confirmed", confirmed_fields);
