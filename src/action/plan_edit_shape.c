/* What editing the plan takes and answers, as tables. */
#include "action/plan_edit.h"

#define SHAPE(St, n, fields) \
    { .name = (n), .size = sizeof(struct St), .field = fields, .nfield = N_OF(fields), .headless = true }
#define ID(St) F_INT(St, id, REQUIRED, 1, INT64_MAX)

#define MEASURE_WORDS \
    F_TEXT(measure_in, no, INPUT, 0, 20), F_BOOL(measure_in, key_task, INPUT), F_DATE(measure_in, starts, INPUT), \
    F_DATE(measure_in, ends, INPUT), F_IDS(measure_in, categories, INPUT, &category_entity, 0), \
    F_REF(measure_in, source, INPUT, &measure_entity)
#define PLACE F_REF(measure_in, parent, INPUT, &measure_entity), F_REF(measure_in, after, INPUT, &measure_entity)

static const struct field new_fields[] = {
    F_REF(measure_in, campaign, INPUT, &campaign_entity), F_TEXT(measure_in, title, REQUIRED | INPUT, 1, 400), MEASURE_WORDS, PLACE,
};
const struct entity measure_new_entity = SHAPE(measure_in, "measure_new", new_fields);
static const struct field edit_fields[] = {
    ID(measure_in), F_TEXT(measure_in, title, INPUT, 1, 400), MEASURE_WORDS, F_TEXTS(measure_in, clear, INPUT),
};
const struct entity measure_edit_entity = SHAPE(measure_in, "measure_change", edit_fields);
static const struct field move_fields[] = { ID(measure_in), PLACE };
const struct entity measure_move_entity = SHAPE(measure_in, "measure_move", move_fields);
static const struct field split_fields[] = { ID(measure_in), F_TEXTS(measure_in, titles, REQUIRED | INPUT) };
const struct entity measure_split_entity = SHAPE(measure_in, "measure_split", split_fields);
static const struct field join_fields[] = { ID(measure_in), F_REF(measure_in, into, REQUIRED | INPUT, &measure_entity) };
const struct entity measure_join_entity = SHAPE(measure_in, "measure_join", join_fields);
static const struct field page_fields[] = { F_ROWS(measure_page, items, 0, &measure_view_entity) };
const struct entity measure_page_entity = SHAPE(measure_page, "measure_page", page_fields);

#define PHASE_DATES F_DATE(phase_in, start, INPUT), F_DATE(phase_in, end, INPUT)
static const struct field phase_new_fields[] = {
    F_REF(phase_in, campaign, INPUT, &campaign_entity), F_TEXT(phase_in, name, REQUIRED | INPUT, 1, 80), PHASE_DATES,
};
const struct entity phase_new_entity = SHAPE(phase_in, "phase_new", phase_new_fields);
static const struct field phase_edit_fields[] = {
    ID(phase_in), F_TEXT(phase_in, name, INPUT, 1, 80), PHASE_DATES, F_TEXTS(phase_in, clear, INPUT),
};
const struct entity phase_edit_entity = SHAPE(phase_in, "phase_change", phase_edit_fields);

static const struct field stone_new_fields[] = {
    F_REF(milestone_in, campaign, INPUT, &campaign_entity), F_TEXT(milestone_in, title, REQUIRED | INPUT, 1, 400),
    F_DATE(milestone_in, due, INPUT), F_REF(milestone_in, measure, INPUT, &measure_entity),
};
const struct entity milestone_new_entity = SHAPE(milestone_in, "milestone_new", stone_new_fields);
static const struct field stone_edit_fields[] = {
    ID(milestone_in), F_TEXT(milestone_in, title, INPUT, 1, 400), F_DATE(milestone_in, due, INPUT),
    F_REF(milestone_in, measure, INPUT, &measure_entity), F_TEXTS(milestone_in, clear, INPUT),
};
const struct entity milestone_edit_entity = SHAPE(milestone_in, "milestone_change", stone_edit_fields);

static const struct field duty_new_fields[] = {
    F_REF(duty_edit, measure, REQUIRED | INPUT, &measure_entity), F_REF(duty_edit, org, REQUIRED | INPUT, &org_entity),
    F_CODE(duty_edit, role, REQUIRED | INPUT, &unit_roles), F_TEXT(duty_edit, named, INPUT, 1, 120),
};
const struct entity duty_new_entity = SHAPE(duty_edit, "duty_new", duty_new_fields);
static const struct field duty_edit_fields[] = { ID(duty_edit), F_CODE(duty_edit, role, REQUIRED | INPUT, &unit_roles) };
const struct entity duty_edit_entity = SHAPE(duty_edit, "duty_change", duty_edit_fields);
static const struct field gone_fields[] = { ID(gone_view) };
const struct entity plan_gone_entity = SHAPE(gone_view, "plan_gone", gone_fields);
