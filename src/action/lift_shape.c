/* What the actions on lifts take and answer, as tables. */
#include "action/around.h"
#include "action/lift.h"

static const struct field due_fields[] = {
    F_CODE(lift_due_view, what, REQUIRED, &lift_dues), F_DATE(lift_due_view, on, 0),
    F_INT (lift_due_view, days, 0, INT64_MIN, INT64_MAX), F_CODE(lift_due_view, light, 0, &lights),
    F_TEXT(lift_due_view, basis, PAGE, 0, 400),
};
static const struct entity due_entity = SHAPE_OF(lift_due_view, "lift_due", due_fields);

static const struct field view_fields[] = {
    F_INT (lift_view, years, 0, 0, 200), F_CODE(lift_view, light, 0, &lights),
    F_TEXT(lift_view, why, 0, 0, 200), F_ROW(lift_view, next, 0, &due_entity),
};
const struct entity lift_view_entity = {
    .name = "lift_view", .size = sizeof(struct lift_view), .field = view_fields, .nfield = N_OF(view_fields),
    .extends = &elevator_entity,
};

static const struct field query_fields[] = {
    F_REF (lift_query, estate, INPUT, &estate_entity), F_REF(lift_query, town, INPUT, &area_entity),
    F_REF (lift_query, community, INPUT, &area_entity), F_REF(lift_query, building, INPUT, &building_entity),
    F_CODE(lift_query, due, INPUT, &lift_dues), F_INT(lift_query, within, INPUT, 0, 366), F_IDS(lift_query, state, INPUT, 0, &lift_states),
    F_IDS (lift_query, grade, INPUT, 0, &lift_grades), F_IDS(lift_query, advice, INPUT, 0, &lift_advices),
    F_INT (lift_query, years_from, INPUT, 0, 200), F_BOOL(lift_query, trapped, INPUT), F_TEXT(lift_query, q, INPUT, 0, 60),
    F_TEXT(lift_query, after, INPUT, 0, 40), F_INT(lift_query, limit, INPUT, 1, 200), F_BOOL(lift_query, count, INPUT),
};
const struct entity lift_query_entity = SHAPE_OF(lift_query, "lift_query", query_fields);

static const struct field counts_fields[] = {
    F_INT(lift_counts, n, REQUIRED, 0, INT64_MAX), F_INT(lift_counts, over15, REQUIRED, 0, INT64_MAX),
    F_INT(lift_counts, unassessed, REQUIRED, 0, INT64_MAX), F_INT(lift_counts, overdue_inspection, REQUIRED, 0, INT64_MAX),
    F_INT(lift_counts, overdue_maintenance, REQUIRED, 0, INT64_MAX), F_INT(lift_counts, uninsured, REQUIRED, 0, INT64_MAX),
    F_INT(lift_counts, trapped30, REQUIRED, 0, INT64_MAX),
};
const struct entity lift_counts_entity = SHAPE_OF(lift_counts, "lift_counts", counts_fields);

static const struct field page_fields[] = {
    F_ROWS(lift_page, items, 0, &lift_view_entity), F_ROW(lift_page, counts, 0, &lift_counts_entity),
    F_TEXT(lift_page, next, 0, 0, 40), F_INT(lift_page, count, 0, 0, INT64_MAX),
};
const struct entity lift_page_entity = SHAPE_OF(lift_page, "lift_page", page_fields);

static const struct field problem_fields[] = {
    F_INT (lift_problem, id, REQUIRED, 1, INT64_MAX), F_TEXT(lift_problem, no, REQUIRED, 0, 20),
    F_TEXT(lift_problem, title, REQUIRED | FREE, 0, 80), F_CODE(lift_problem, state, REQUIRED, &states),
    F_CODE(lift_problem, light, 0, &lights), F_BOOL(lift_problem, open, REQUIRED), F_TIME(lift_problem, created_at, REQUIRED),
};
static const struct entity problem_shape = SHAPE_OF(lift_problem, "lift_problem", problem_fields);

static const struct field finding_fields[] = {
    F_INT (lift_finding, id, REQUIRED, 1, INT64_MAX), F_TEXT(lift_finding, rule_name, 0, 0, 80),
    F_TEXT(lift_finding, why, 0, 0, 400), F_BOOL(lift_finding, open, REQUIRED), F_REF(lift_finding, problem, 0, &problem_entity),
};
static const struct entity finding_shape = SHAPE_OF(lift_finding, "lift_finding", finding_fields);

static const struct field file_fields[] = {
    F_ROW (lift_file, elevator, 0, &lift_view_entity), F_ROWS(lift_file, records, 0, &lift_record_entity),
    F_ROWS(lift_file, due, 0, &due_entity), F_ROWS(lift_file, problems, 0, &problem_shape),
    F_ROWS(lift_file, findings, 0, &finding_shape),
};
const struct entity lift_file_entity = SHAPE_OF(lift_file, "lift_file", file_fields);

static const struct field deed_fields[] = {
    F_INT (lift_deed_in, id, 0, 1, INT64_MAX), F_CODE(lift_deed_in, deed, REQUIRED | INPUT, &lift_deeds),
    F_DATE(lift_deed_in, day, REQUIRED | INPUT), F_CODE(lift_deed_in, result, INPUT, &lift_results),
    F_CODE(lift_deed_in, grade, INPUT, &lift_grades), F_CODE(lift_deed_in, advice, INPUT, &lift_advices),
    F_REAL(lift_deed_in, score, INPUT, 0, 1000), F_DATE(lift_deed_in, due, INPUT), F_TEXT(lift_deed_in, by, INPUT, 0, 80),
    F_TEXT(lift_deed_in, report_no, INPUT, 0, 60), F_TEXT(lift_deed_in, note, INPUT, 0, 1000),
};
const struct entity lift_deed_in_entity = SHAPE_OF(lift_deed_in, "lift_deed", deed_fields);
static const struct field deed_out_fields[] = {
    F_ROW(lift_deed_out, record, REQUIRED, &lift_record_entity), F_ROW(lift_deed_out, elevator, REQUIRED, &lift_view_entity),
};
const struct entity lift_deed_out_entity = SHAPE_OF(lift_deed_out, "lift_deed_done", deed_out_fields);
