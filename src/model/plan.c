/* The plan: campaign, phases, milestones, measures, duties; and the rows of an
** edition: categories, limits, calendar. */
#include "model/rows.h"

#define SPAN(St) F_INT(St, from_byte, 0, 0, 1 << 26), F_INT(St, to_byte, 0, 0, 1 << 26)
#define CONF(St) F_INT(St, confidence, 0, 0, 100)
#define SETTLED(St) F_INT(St, edited, 0, 0, EDITED_MOST), F_BOOL(St, hand, 0)

static const struct field campaign_fields[] = {
    F_TEXT(campaign, name,        REQUIRED | EDIT, 1, 120),
    F_TEXT(campaign, doc_no,      EDIT, 0, 60),
    F_TEXT(campaign, basis,       EDIT, 0, 2000),
    F_TEXT(campaign, source_name, 0, 0, 200),
    F_TEXT(campaign, source_text, 0, 0, 2000000),
    F_CODE(campaign, status,      REQUIRED, &campaign_states),
    F_INT (campaign, year,        0, 1900, 2200),
    F_REF (campaign, parent,      0, &campaign_entity),
    F_REF (campaign, area,        NAMED, &area_entity),
    F_REF (campaign, reading,     0, &plan_reading_entity),
};
const struct entity campaign_entity = {
    .name = "campaign", .table = "campaigns", .size = sizeof(struct campaign), .field = campaign_fields,
    .nfield = N_OF(campaign_fields), .title = "name",
};

static const struct field phase_fields[] = {
    F_REF (phase, campaign,   REQUIRED | FILTER, &campaign_entity),
    F_INT (phase, position,   REQUIRED | SORT, 0, 1000),
    F_TEXT(phase, name,       REQUIRED | EDIT, 1, 80),
    F_DATE(phase, starts,     EDIT),
    F_DATE(phase, ends,       EDIT),
    F_TEXT(phase, start_text, 0, 0, 40),
    F_TEXT(phase, end_text,   0, 0, 40),
    SPAN(phase), CONF(phase),
    F_TEXT(phase, said, 0, 0, 80), SETTLED(phase),
};
static const struct index by_campaign[] = { { "tenant, campaign, position, id", false } };
const struct entity phase_entity = {
    .name = "phase", .table = "phases", .size = sizeof(struct phase), .field = phase_fields,
    .nfield = N_OF(phase_fields), .index = by_campaign, .nindex = 1, .title = "name",
};

static const struct field milestone_fields[] = {
    F_REF (milestone, campaign, REQUIRED | FILTER, &campaign_entity),
    F_INT (milestone, position, REQUIRED | SORT, 0, 1000),
    F_TEXT(milestone, title,    REQUIRED | EDIT, 1, 400),
    F_DATE(milestone, due,      EDIT),
    F_TEXT(milestone, due_text, 0, 0, 40),
    SPAN(milestone), CONF(milestone),
    F_TEXT(milestone, said, 0, 0, 400), F_REF(milestone, measure, NAMED, &measure_entity), SETTLED(milestone),
};
const struct entity milestone_entity = {
    .name = "milestone", .table = "milestones", .size = sizeof(struct milestone), .field = milestone_fields,
    .nfield = N_OF(milestone_fields), .index = by_campaign, .nindex = 1, .title = "title",
};

static const struct field measure_fields[] = {
    F_REF (measure, campaign,  REQUIRED | FILTER, &campaign_entity),
    F_REF (measure, parent,    0, &measure_entity),
    F_INT (measure, level,     REQUIRED, 1, 9),
    F_INT (measure, position,  REQUIRED | SORT, 0, 100000),
    F_TEXT(measure, no,        0, 0, 20),
    F_TEXT(measure, title,     REQUIRED | EDIT, 1, 400),
    F_BOOL(measure, key_task,  REQUIRED),
    SPAN(measure),
    F_INT (measure, text_from, 0, 0, 1 << 26),
    F_INT (measure, text_to,   0, 0, 1 << 26),
    F_TEXT(measure, said,      0, 0, 400),
    F_DATE(measure, starts,    EDIT), F_DATE(measure, ends, EDIT), SETTLED(measure),
    F_REF (measure, source,    NAMED, &measure_entity),
    F_TIME(measure, closed_at, 0),
};
const struct entity measure_entity = {
    .name = "measure", .table = "measures", .size = sizeof(struct measure), .field = measure_fields,
    .nfield = N_OF(measure_fields), .index = by_campaign, .nindex = 1, .title = "title",
};

static const struct field duty_fields[] = {
    F_REF (duty, campaign, REQUIRED | FILTER, &campaign_entity),
    F_REF (duty, measure,  FILTER | NAMED, &measure_entity),
    F_REF (duty, org,      EDIT | FILTER | NAMED, &org_entity),
    F_CODE(duty, role,     REQUIRED, &unit_roles),
    F_INT (duty, position, REQUIRED | SORT, 0, 100000),
    F_TEXT(duty, named,    REQUIRED, 1, 120),
    F_BOOL(duty, own,      REQUIRED),
    F_CODE(duty, state,    REQUIRED, &proposals),
    F_TEXT(duty, reason,   0, 0, 60),
    SPAN(duty), CONF(duty), SETTLED(duty),
};
const struct entity duty_entity = {
    .name = "duty", .table = "duties", .size = sizeof(struct duty), .field = duty_fields, .nfield = N_OF(duty_fields),
    .index = by_campaign, .nindex = 1, .title = "named",
};

static const struct field category_fields[] = {
    F_REF (category, parent,    0, &category_entity),
    F_REF (category, measure,   EDIT | NAMED, &measure_entity),
    F_CODE(category, unit_kind, REQUIRED | EDIT, &unit_kinds),
    F_REF (category, line_org,  EDIT | NAMED, &org_entity),
    F_INT (category, position,  REQUIRED, 0, 10000),
    F_TEXT(category, code,      REQUIRED, 1, 40),
    F_TEXT(category, name,      REQUIRED | EDIT, 1, 40),
    F_TEXT(category, standard,  EDIT, 0, 400),
};
static const struct index category_index[] = { { "tenant, code", true } };
const struct entity category_entity = {
    .name = "category", .table = "categories", .size = sizeof(struct category), .field = category_fields,
    .nfield = N_OF(category_fields), .index = category_index, .nindex = 1, .title = "name",
};

static const struct field limit_fields[] = {
    F_REF (limit_row, category,   0, &category_entity),
    F_CODE(limit_row, severity,   0, &severities),
    F_CODE(limit_row, stage,      REQUIRED, &stages),
    F_TEXT(limit_row, edition,    REQUIRED, 1, 40),
    F_DATE(limit_row, valid_from, REQUIRED),
    F_TEXT(limit_row, amount,     REQUIRED, 2, 20),
    F_TEXT(limit_row, source,     0, 0, 200),
};
static const struct index limit_index[] = { { "tenant, stage, category, severity, valid_from", true } };
const struct entity limit_entity = {
    .name = "limit", .table = "limits", .size = sizeof(struct limit_row), .field = limit_fields,
    .nfield = N_OF(limit_fields), .index = limit_index, .nindex = 1,
};

static const struct field holiday_fields[] = {
    F_INT (holiday, tenant, REQUIRED, 1, INT64_MAX),
    F_DATE(holiday, day,    REQUIRED),
    F_BOOL(holiday, off,    REQUIRED),
    F_TEXT(holiday, name,   0, 0, 40),
    F_TEXT(holiday, source, 0, 0, 200),
};
const struct entity holiday_entity = {
    .name = "holiday", .table = "holidays", .size = sizeof(struct holiday), .field = holiday_fields,
    .nfield = N_OF(holiday_fields), .headless = true, .key = "tenant, day",
};
