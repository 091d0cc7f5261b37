/* What the pages of a confirmed plan take and answer, as tables. */
#include "action/plan_use.h"

#define SHAPE(St, n, fields) \
    { .name = (n), .size = sizeof(struct St), .field = fields, .nfield = N_OF(fields), .headless = true }
#define N(St, m) F_INT(St, m, REQUIRED, 0, INT64_MAX)
#define WORK(St) N(St, open), N(St, late)
#define WORDS(St) F_TEXT(St, no, 0, 0, 20), F_TEXT(St, title, REQUIRED, 1, 400)
#define TREE(St) \
    F_REF(St, measure, REQUIRED, &measure_entity), F_REF(St, parent, 0, &measure_entity), F_INT(St, level, REQUIRED, 1, 9), \
    F_BOOL(St, key_task, REQUIRED), WORDS(St), WORK(St)

static const struct field cell_fields[] = {
    F_REF (matrix_cell, measure, REQUIRED, &measure_entity), F_REF(matrix_cell, org, REQUIRED, &org_entity),
    F_CODE(matrix_cell, role, 0, &unit_roles), F_CODE(matrix_cell, state, 0, &proposals), F_REF(matrix_cell, duty, 0, &duty_entity),
    WORK(matrix_cell), F_TEXT(matrix_cell, path, 0, 0, 200),
};
static const struct entity matrix_cell_entity = SHAPE(matrix_cell, "matrix_cell", cell_fields);
static const struct field row_fields[] = { TREE(matrix_row), F_TEXT(matrix_row, path, 0, 0, 200) };
static const struct entity matrix_row_entity = SHAPE(matrix_row, "matrix_row", row_fields);
static const struct field unit_fields[] = {
    F_REF(matrix_unit, org, REQUIRED | NAMED, &org_entity), N(matrix_unit, leads), N(matrix_unit, joins), WORK(matrix_unit),
};
static const struct entity matrix_unit_entity = SHAPE(matrix_unit, "matrix_unit", unit_fields);
static const struct field matrix_fields[] = {
    F_REF (matrix_view, campaign, REQUIRED, &campaign_entity), F_ROWS(matrix_view, rows, 0, &matrix_row_entity),
    F_ROWS(matrix_view, units, 0, &matrix_unit_entity), F_ROWS(matrix_view, cells, 0, &matrix_cell_entity),
};
const struct entity matrix_view_entity = SHAPE(matrix_view, "plan_matrix", matrix_fields);

static const struct field bar_fields[] = {
    TREE(gantt_bar), F_DATE(gantt_bar, from, 0), F_DATE(gantt_bar, to, 0), F_BOOL(gantt_bar, derived, REQUIRED),
};
static const struct entity gantt_bar_entity = SHAPE(gantt_bar, "gantt_bar", bar_fields);
static const struct field gantt_fields[] = {
    F_REF (gantt_view, campaign, REQUIRED, &campaign_entity), F_DATE(gantt_view, today, REQUIRED), F_DATE(gantt_view, from, 0),
    F_DATE(gantt_view, to, 0), F_ROWS(gantt_view, phases, 0, &phase_view_entity),
    F_ROWS(gantt_view, milestones, 0, &milestone_view_entity), F_ROWS(gantt_view, bars, 0, &gantt_bar_entity),
};
const struct entity gantt_view_entity = SHAPE(gantt_view, "plan_gantt", gantt_fields);

static const struct field fill_unit_fields[] = {
    F_TEXT(fill_unit, named, REQUIRED, 1, 120), N(fill_unit, n), F_TEXT(fill_unit, reason, 0, 0, 400),
    F_IDS (fill_unit, duties, 0, &duty_entity, 0),
};
static const struct entity fill_unit_entity = SHAPE(fill_unit, "fill_unit", fill_unit_fields);
static const struct field fill_org_fields[] = { F_REF(fill_org, org, REQUIRED | NAMED, &org_entity), N(fill_org, n) };
static const struct entity fill_org_entity = SHAPE(fill_org, "fill_org", fill_org_fields);
static const struct field fill_measure_fields[] = { F_REF(fill_measure, measure, REQUIRED, &measure_entity), WORDS(fill_measure) };
static const struct entity fill_measure_entity = SHAPE(fill_measure, "fill_measure", fill_measure_fields);
static const struct field fill_category_fields[] = {
    F_REF(fill_category, category, REQUIRED | NAMED, &category_entity), F_REF(fill_category, measure, NAMED, &measure_entity),
};
static const struct entity fill_category_entity = SHAPE(fill_category, "fill_category", fill_category_fields);
static const struct field fill_fields[] = {
    F_REF (fill_view, campaign, REQUIRED, &campaign_entity), F_ROWS(fill_view, units, 0, &fill_unit_entity),
    F_ROWS(fill_view, orgs, 0, &fill_org_entity), F_ROWS(fill_view, no_unit, 0, &fill_measure_entity),
    F_ROWS(fill_view, no_date, 0, &fill_measure_entity), F_ROWS(fill_view, categories, 0, &fill_category_entity),
};
const struct entity fill_view_entity = SHAPE(fill_view, "plan_to_fill", fill_fields);

static const char *const due_codes[] = { "measure", "milestone", "phase" };
static const struct codes due_sources = { "due_from", due_codes, N_OF(due_codes) };
static const struct field template_fields[] = {
    F_REF (template_view, measure, REQUIRED, &measure_entity), WORDS(template_view), F_BOOL(template_view, key_task, REQUIRED),
    F_REF (template_view, org, NAMED, &org_entity), F_TEXT(template_view, named, REQUIRED, 1, 120),
    F_CODE(template_view, role, REQUIRED, &unit_roles), F_IDS(template_view, joins, 0, &org_entity, 0), F_DATE(template_view, due, 0),
    F_CODE(template_view, due_from, 0, &due_sources),
};
static const struct entity template_view_entity = SHAPE(template_view, "task_template", template_fields);
static const struct field template_page_fields[] = {
    F_REF(template_page, campaign, REQUIRED, &campaign_entity), F_ROWS(template_page, items, 0, &template_view_entity),
};
const struct entity template_page_entity = SHAPE(template_page, "task_templates", template_page_fields);

/* ---- campaigns beside each other ---- */

static const struct field line_fields[] = {
    F_INT (campaign_line, id, REQUIRED, 1, INT64_MAX), F_INT(campaign_line, version, REQUIRED, 1, INT64_MAX),
    F_TEXT(campaign_line, name, REQUIRED, 1, 120), F_TEXT(campaign_line, doc_no, 0, 0, 60),
    F_REF (campaign_line, area, NAMED, &area_entity), F_REF(campaign_line, parent, 0, &campaign_entity),
    F_CODE(campaign_line, status, REQUIRED, &campaign_states), N(campaign_line, measures), N(campaign_line, taken),
    N(campaign_line, changed), N(campaign_line, left_out), N(campaign_line, added),
};
static const struct entity campaign_line_entity = SHAPE(campaign_line, "campaign_line", line_fields);
static const struct field page_fields[] = { F_ROWS(campaign_page, items, 0, &campaign_line_entity) };
const struct entity campaign_page_entity = SHAPE(campaign_page, "campaign_page", page_fields);

static const struct field compare_in_fields[] = { F_REF(beside_in, with, REQUIRED | INPUT, &campaign_entity) };
const struct entity beside_in_entity = SHAPE(beside_in, "compare_query", compare_in_fields);
static const char *const outcome_codes[] = { "taken", "changed", "left_out", "added" };
static const struct codes outcomes = { "plan_outcome", outcome_codes, N_OF(outcome_codes) };
static const struct field compare_unit_fields[] = {
    F_REF(beside_unit, org, NAMED, &org_entity), F_CODE(beside_unit, role, REQUIRED, &unit_roles),
    F_TEXT(beside_unit, named, REQUIRED, 1, 120),
};
static const struct entity beside_unit_entity = SHAPE(beside_unit, "beside_unit", compare_unit_fields);
static const struct field item_fields[] = {
    F_CODE(beside_item, outcome, REQUIRED, &outcomes), F_REF(beside_item, measure, 0, &measure_entity),
    F_REF (beside_item, theirs, 0, &measure_entity), F_BOOL(beside_item, key_task, REQUIRED), WORDS(beside_item),
    F_TEXT(beside_item, their_title, 0, 0, 400), F_DATE(beside_item, ends, 0), F_DATE(beside_item, their_ends, 0),
    F_ROWS(beside_item, units, 0, &beside_unit_entity), F_ROWS(beside_item, their_units, 0, &beside_unit_entity),
};
static const struct entity beside_item_entity = SHAPE(beside_item, "beside_item", item_fields);
static const struct field compare_tally_fields[] = {
    N(beside_tally, taken), N(beside_tally, changed), N(beside_tally, left_out), N(beside_tally, added),
};
static const struct entity beside_tally_entity = SHAPE(beside_tally, "beside_tally", compare_tally_fields);
static const struct field compare_fields[] = {
    F_REF (beside_view, city, REQUIRED, &campaign_entity), F_REF(beside_view, with, REQUIRED, &campaign_entity),
    F_TEXT(beside_view, name, REQUIRED, 1, 120), F_TEXT(beside_view, with_name, REQUIRED, 1, 120),
    F_ROW (beside_view, tally, 0, &beside_tally_entity), F_ROWS(beside_view, items, 0, &beside_item_entity),
};
const struct entity beside_view_entity = SHAPE(beside_view, "plan_compare", compare_fields);
