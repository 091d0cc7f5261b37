/* What the file of an estate answers, as tables. */
#include "action/around.h"
#include "action/estate_file.h"
#include "action/register.h"

static const struct field fig_fields[] = {
    F_TEXT(file_fig, key, REQUIRED, 1, 20), F_REAL(file_fig, value, 0, 0, 1e12), F_TEXT(file_fig, unit, 0, 0, 20),
    F_TEXT(file_fig, note, 0, 0, 120), F_CODE(file_fig, light, 0, &lights), F_TEXT(file_fig, path, 0, 0, 200),
};
static const struct entity fig_entity = SHAPE_OF(file_fig, "file_fig", fig_fields);

static const struct field task_fields[] = {
    F_REF (file_task, measure, REQUIRED, &measure_entity), F_TEXT(file_task, no, 0, 0, 20), F_TEXT(file_task, title, 0, 0, 400),
    F_INT (file_task, closed, REQUIRED, 0, INT64_MAX), F_INT(file_task, all, REQUIRED, 0, INT64_MAX),
    F_TEXT(file_task, path, 0, 0, 300), F_TEXT(file_task, closed_path, 0, 0, 300),
};
static const struct entity key_task_entity = SHAPE_OF(file_task, "file_task", task_fields);

static const struct field building_fields[] = {
    F_INT (file_building, id, REQUIRED, 1, INT64_MAX), F_TEXT(file_building, name, REQUIRED, 0, 40),
    F_INT (file_building, floors, 0, 0, 200), F_INT(file_building, stairwells, 0, 0, 100),
    F_INT (file_building, households, 0, 0, 5000), F_REAL(file_building, lat, 0, -90, 90), F_REAL(file_building, lng, 0, -180, 180),
    F_TEXT(file_building, outline, 0, 0, 4000), F_INT(file_building, open, REQUIRED, 0, INT64_MAX),
    F_TEXT(file_building, path, 0, 0, 200),
};
static const struct entity building_shape = SHAPE_OF(file_building, "file_building", building_fields);

static const struct field lifts_fields[] = {
    F_INT (file_lifts, n, REQUIRED, 0, INT64_MAX), F_TEXT(file_lifts, path, REQUIRED, 0, 200),
    F_INT (file_lifts, over15, REQUIRED, 0, INT64_MAX), F_TEXT(file_lifts, over15_path, REQUIRED, 0, 200),
    F_INT (file_lifts, unassessed, REQUIRED, 0, INT64_MAX), F_TEXT(file_lifts, unassessed_path, REQUIRED, 0, 200),
    F_ROWS(file_lifts, items, 0, &lift_view_entity),
};
static const struct entity lifts_entity = SHAPE_OF(file_lifts, "file_lifts", lifts_fields);

static const struct field facility_fields[] = {
    F_CODE(file_facility, kind, REQUIRED, &facility_kinds), F_INT(file_facility, needed, 0, 0, INT64_MAX),
    F_INT (file_facility, count, 0, 0, INT64_MAX), F_INT(file_facility, good, 0, 0, INT64_MAX),
    F_INT (file_facility, gap, 0, 0, INT64_MAX), F_CODE(file_facility, light, 0, &lights), F_TEXT(file_facility, note, 0, 0, 400),
    F_TEXT(file_facility, path, 0, 0, 200),
};
static const struct entity facility_shape = SHAPE_OF(file_facility, "file_facility", facility_fields);

#define TERM(St) F_CODE(St, light, 0, &lights), F_INT(St, days_left, 0, INT64_MIN, INT64_MAX)
static const struct field contract_fields[] = { TERM(file_contract) };
static const struct entity contract_shape = {
    .name = "file_contract", .size = sizeof(struct file_contract), .field = contract_fields, .nfield = N_OF(contract_fields),
    .extends = &contract_entity,
};
static const struct field body_fields[] = { TERM(file_body) };
static const struct entity body_shape = {
    .name = "file_body", .size = sizeof(struct file_body), .field = body_fields, .nfield = N_OF(body_fields),
    .extends = &owners_body_entity,
};

static const struct field month_fields[] = {
    F_DATE(file_month, month, REQUIRED), F_INT(file_month, due, 0, 0, INT64_MAX), F_INT(file_month, paid, 0, 0, INT64_MAX),
    F_REAL(file_month, rate, 0, 0, 1000), F_CODE(file_month, light, 0, &lights), F_INT(file_month, fund_balance, 0, 0, INT64_MAX),
    F_INT (file_month, fund_used, 0, 0, INT64_MAX), F_INT(file_month, public_income, 0, 0, INT64_MAX),
    F_INT (file_month, spending, 0, 0, INT64_MAX),
};
static const struct entity month_entity = SHAPE_OF(file_month, "file_month", month_fields);
static const struct field money_fields[] = {
    F_ROWS(file_money, months, 0, &month_entity), F_REAL(file_money, rate12, 0, 0, 1000), F_REAL(file_money, warn, REQUIRED, 0, 100),
    F_INT (file_money, fund, 0, 0, INT64_MAX), F_REAL(file_money, fund_per_m2, 0, 0, 1e9), F_TEXT(file_money, path, 0, 0, 200),
};
static const struct entity money_entity = SHAPE_OF(file_money, "file_money", money_fields);

static const struct field stage_fields[] = {
    F_CODE(file_stage, key, REQUIRED, &stages), F_INT(file_stage, n, REQUIRED, 0, INT64_MAX), F_TEXT(file_stage, path, 0, 0, 300),
};
static const struct entity stage_entity = SHAPE_OF(file_stage, "file_stage", stage_fields);
static const struct field count_fields[] = { F_INT(file_count, n, REQUIRED, 0, INT64_MAX), F_TEXT(file_count, path, REQUIRED, 0, 200) };
static const struct entity count_entity = SHAPE_OF(file_count, "file_count", count_fields);

static const struct field finding_fields[] = {
    F_INT (file_finding, id, REQUIRED, 1, INT64_MAX), F_TEXT(file_finding, rule_name, 0, 0, 80), F_TEXT(file_finding, why, 0, 0, 400),
    F_REF (file_finding, problem, 0, &problem_entity), F_TEXT(file_finding, no, 0, 0, 20), F_TIME(file_finding, at, REQUIRED),
};
static const struct entity finding_shape = SHAPE_OF(file_finding, "file_finding", finding_fields);

static const struct field file_fields[] = {
    F_ROW (estate_file, estate, REQUIRED, &estate_view_entity), F_ROWS(estate_file, figs, 0, &fig_entity),
    F_ROWS(estate_file, key_tasks, 0, &key_task_entity), F_ROWS(estate_file, buildings, 0, &building_shape),
    F_INT (estate_file, unplaced, REQUIRED, 0, INT64_MAX), F_ROW(estate_file, lifts, REQUIRED, &lifts_entity),
    F_ROWS(estate_file, facilities, 0, &facility_shape), F_ROW(estate_file, contract, 0, &contract_shape),
    F_ROW (estate_file, owners_body, 0, &body_shape), F_ROW(estate_file, money, REQUIRED, &money_entity),
    F_ROWS(estate_file, stages, 0, &stage_entity), F_ROW(estate_file, open, REQUIRED, &count_entity),
    F_ROW (estate_file, overdue, REQUIRED, &count_entity), F_ROW(estate_file, listed, REQUIRED, &count_entity),
    F_ROWS(estate_file, timeline, 0, &timeline_line_entity), F_TEXT(estate_file, timeline_next, 0, 0, 60),
    F_ROW (estate_file, missing, REQUIRED, &missing_page_entity), F_TEXT(estate_file, missing_path, REQUIRED, 0, 200),
    F_ROWS(estate_file, findings, 0, &finding_shape),
};
const struct entity estate_file_entity = SHAPE_OF(estate_file, "estate_file", file_fields);

/* ---- the story ---- */

static const struct field line_fields[] = {
    F_TIME(timeline_line, at, REQUIRED), F_CODE(timeline_line, kind, REQUIRED, &moment_kinds),
    F_TEXT(timeline_line, text, REQUIRED | FREE, 0, 400), F_TEXT(timeline_line, path, 0, 0, 120),
    F_CODE(timeline_line, light, 0, &lights), F_TEXT(timeline_line, noun, 0, 0, 40), F_INT(timeline_line, item, 0, 1, INT64_MAX),
    F_TEXT(timeline_line, by_name, 0, 0, 60),
};
const struct entity timeline_line_entity = SHAPE_OF(timeline_line, "timeline_line", line_fields);
static const struct field query_fields[] = {
    F_INT(timeline_query, id, 0, 1, INT64_MAX), F_IDS(timeline_query, kind, INPUT, 0, &moment_kinds),
    F_TEXT(timeline_query, after, INPUT, 0, 60), F_INT(timeline_query, limit, INPUT, 1, 100),
};
const struct entity timeline_query_entity = SHAPE_OF(timeline_query, "timeline_query", query_fields);
static const struct field page_fields[] = { F_ROWS(timeline_page, items, 0, &timeline_line_entity), F_TEXT(timeline_page, next, 0, 0, 60) };
const struct entity timeline_page_entity = SHAPE_OF(timeline_page, "timeline_page", page_fields);
