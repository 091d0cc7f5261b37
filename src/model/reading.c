/* A plan document as it was read: the reading, its facts, and what corrections changed. */
#include "model/rows.h"

static const struct field reading_fields[] = {
    F_REF (plan_reading, area,     NAMED | FILTER, &area_entity),
    F_REF (plan_reading, campaign, 0, &campaign_entity),
    F_CODE(plan_reading, state,    REQUIRED, &reading_states),
    F_BOOL(plan_reading, is_plan,  REQUIRED),
    F_INT (plan_reading, step,     0, 0, INT32_MAX),
    F_INT (plan_reading, year,     0, 1900, 2200),
    F_TEXT(plan_reading, name,     REQUIRED, 1, 200),
    F_TEXT(plan_reading, kind,     0, 0, 20),
    F_TEXT(plan_reading, encoding, 0, 0, 20),
    F_TEXT(plan_reading, sha,      REQUIRED, 64, 64),
    F_TEXT(plan_reading, why,      0, 0, 60),
    F_TEXT(plan_reading, title,    0, 0, 120),
    F_TEXT(plan_reading, doc_no,   0, 0, 60),
    F_TEXT(plan_reading, basis,    0, 0, 2000),
    F_TEXT(plan_reading, text,     PAGE, 0, 2000000),
};
const struct entity plan_reading_entity = {
    .name = "plan_reading", .table = "plan_readings", .size = sizeof(struct plan_reading), .field = reading_fields,
    .nfield = N_OF(reading_fields), .title = "name",
};

#define SPAN(from, to) F_INT(plan_fact, from, 0, 0, 1 << 26), F_INT(plan_fact, to, 0, 0, 1 << 26)

static const struct field fact_fields[] = {
    F_REF (plan_fact, reading,    REQUIRED, &plan_reading_entity),
    F_CODE(plan_fact, kind,       REQUIRED, &fact_kinds),
    F_REF (plan_fact, parent,     0, &plan_fact_entity),
    F_INT (plan_fact, position,   REQUIRED, 0, INT64_MAX),
    F_INT (plan_fact, level,      0, 1, 9),
    F_CODE(plan_fact, role,       0, &unit_roles),
    F_BOOL(plan_fact, key_task,   0),
    F_REF (plan_fact, org,        NAMED, &org_entity),
    F_CODE(plan_fact, state,      REQUIRED, &fact_states),
    F_INT (plan_fact, edited,     0, 0, EDITED_MOST),
    F_BOOL(plan_fact, hand,       0),
    F_CODE(plan_fact, mechanism,  0, &mechanisms),
    F_CODE(plan_fact, period,     0, &periods),
    F_TEXT(plan_fact, no,         0, 0, 20),
    F_TEXT(plan_fact, title,      REQUIRED, 1, 400),
    F_TEXT(plan_fact, said,       0, 0, 400),
    F_DATE(plan_fact, starts,     0),
    F_DATE(plan_fact, ends,       0),
    F_TEXT(plan_fact, start_text, 0, 0, 40),
    F_TEXT(plan_fact, end_text,   0, 0, 40),
    F_TEXT(plan_fact, reason,     0, 0, 60),
    SPAN(from_byte, to_byte), SPAN(text_from, text_to),
    F_INT (plan_fact, confidence, 0, 0, 100),
};
static const struct index fact_index[] = { { "tenant, reading, position, id", false } };
const struct entity plan_fact_entity = {
    .name = "plan_fact", .table = "plan_facts", .size = sizeof(struct plan_fact), .field = fact_fields, .nfield = N_OF(fact_fields),
    .index = fact_index, .nindex = N_OF(fact_index), .title = "title",
};

static const struct field step_fields[] = {
    F_INT (plan_step, tenant,  REQUIRED, 1, INT64_MAX),
    F_REF (plan_step, reading, REQUIRED, &plan_reading_entity),
    F_INT (plan_step, step,    REQUIRED, 1, INT32_MAX),
    F_INT (plan_step, n,       REQUIRED, 0, INT32_MAX),
    F_REF (plan_step, fact,    REQUIRED, &plan_fact_entity),
    F_TIME(plan_step, at,      REQUIRED),
    F_REF (plan_step, by,      NAMED, &person_entity),
    F_TEXT(plan_step, verb,    REQUIRED, 1, 20),
    F_JSON(plan_step, before,  0, 20000),
};
const struct entity plan_step_entity = {
    .name = "plan_step", .table = "plan_steps", .size = sizeof(struct plan_step), .field = step_fields, .nfield = N_OF(step_fields),
    .headless = true, .key = "tenant, reading, step, n",
};
