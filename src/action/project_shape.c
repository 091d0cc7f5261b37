/* What actions on projects take and answer, as tables. */
#include "action/project.h"
#include "action/register.h"

static const struct field new_fields[] = {
    F_IDS(project_in, estates, REQUIRED | INPUT, &estate_entity, 0), F_IDS(project_in, joins, INPUT, &org_entity, 0),
    F_IDS(project_in, problems, INPUT, &problem_entity, 0),
};
const struct entity project_new_entity = {
    .name = "project_new", .size = sizeof(struct project_in), .field = new_fields, .nfield = N_OF(new_fields), .extends = &project_entity,
};
static const struct field change_fields[] = {
    F_IDS  (project_in, estates, EDIT, &estate_entity, 0), F_IDS(project_in, joins, EDIT, &org_entity, 0),
    F_TEXTS(project_in, clear, EDIT), F_TEXT(project_in, reason, EDIT | FREE, 5, 400),
};
const struct entity project_change_entity = {
    .name = "project_change", .size = sizeof(struct project_in), .field = change_fields, .nfield = N_OF(change_fields),
    .extends = &project_entity,
};

/* ---- its parts ---- */

#define PART(St, In, nm, row) \
    const struct entity nm##_new_entity = { .name = #St "_new", .size = sizeof(struct row), .extends = &St##_entity }; \
    static const struct field nm##_change_fields[] = { F_TEXTS(row, clear, EDIT) }; \
    const struct entity nm##_change_entity = { .name = #St "_change", .size = sizeof(struct row), .field = nm##_change_fields, \
                                               .nfield = 1, .extends = &St##_entity }; \
    static const struct entity nm##_view_entity = { .name = #St "_view", .size = sizeof(struct St), .extends = &St##_entity };
PART(project_fund, fund_in, fund, fund_in)
PART(project_payment, payment_in, payment, payment_in)
PART(project_node, node_in, node, node_in)

static const struct field links_in_fields[] = {
    F_INT(links_in, id, REQUIRED, 1, INT64_MAX), F_IDS(links_in, add, INPUT, &problem_entity, 0),
    F_IDS(links_in, drop, INPUT, &problem_entity, 0),
};
const struct entity links_in_entity = SHAPE_OF(links_in, "links_change", links_in_fields);

static const struct field move_fields[] = { FLOW_IN_FIELDS(project_move_in, &project_entity, &project_verbs) };
const struct entity project_move_entity = SHAPE_OF(project_move_in, "project_move", move_fields);

/* ---- as it is answered ---- */

static const struct field place_fields[] = {
    F_REF(project_line, town, NAMED, &area_entity), F_REF(project_line, community, NAMED, &area_entity),
    F_REF(project_line, estate, REQUIRED | NAMED, &estate_entity),
};
static const struct entity place_entity = SHAPE_OF(project_line, "project_place", place_fields);
static const struct field warning_fields[] = {
    F_TEXT(project_warning, key, REQUIRED, 0, 60), F_TEXT(project_warning, say, REQUIRED, 0, 200), F_CODE(project_warning, light, REQUIRED, &lights),
};
static const struct entity warning_entity = SHAPE_OF(project_warning, "project_warning", warning_fields);

static const struct field view_fields[] = {
    F_BOOL(project_view, may_edit, REQUIRED | PAGE), F_BOOL(project_view, may_work, REQUIRED | PAGE),
    F_BOOL(project_view, may_link, REQUIRED | PAGE),
    F_INT (project_view, problems_all, PAGE, 0, INT64_MAX), F_INT(project_view, problems_open, PAGE, 0, INT64_MAX),
    F_INT (project_view, weight, PAGE, 0, INT64_MAX), F_INT(project_view, weight_done, PAGE, 0, INT64_MAX),
    F_ROWS(project_view, places, PAGE, &place_entity), FLOW_PAGE_FIELDS(project_view),
    F_ROWS(project_view, funds, PAGE, &fund_view_entity), F_ROWS(project_view, payments, PAGE, &payment_view_entity),
    F_ROWS(project_view, nodes, 0, &node_view_entity), F_ROWS(project_view, problems, PAGE, &link_line_entity),
    F_ROWS(project_view, warnings, PAGE, &warning_entity),
};
const struct entity project_view_entity = {
    .name = "project_view", .size = sizeof(struct project_view), .field = view_fields, .nfield = N_OF(view_fields),
    .extends = &project_entity,
};

/* ---- lists and sums ---- */

static const struct field query_fields[] = {
    F_REF (project_query, town, INPUT, &area_entity), F_REF(project_query, community, INPUT, &area_entity),
    F_REF (project_query, estate, INPUT, &estate_entity), F_REF(project_query, unit, INPUT, &org_entity),
    F_REF (project_query, measure, INPUT, &measure_entity), F_BOOL(project_query, open, INPUT), F_BOOL(project_query, mine, INPUT),
    F_REF (project_query, problem, INPUT, &problem_entity),
    F_IDS (project_query, state, INPUT, 0, &project_states), F_IDS(project_query, class, INPUT, 0, &classes),
    F_IDS (project_query, light, INPUT, 0, &lights), F_IDS(project_query, method, INPUT, 0, &procurements),
    F_IDS (project_query, ids, INPUT, &project_entity, 0), F_TEXT(project_query, q, INPUT, 0, 80),
    F_DATE(project_query, from, INPUT), F_DATE(project_query, to, INPUT),
    F_TEXT(project_query, sort, INPUT, 0, 20), F_TEXT(project_query, after, INPUT, 0, 60), F_INT(project_query, limit, INPUT, 1, 200),
    F_BOOL(project_query, count, INPUT),
};
const struct entity project_query_entity = SHAPE_OF(project_query, "project_query", query_fields);

static const struct field page_fields[] = {
    F_ROWS(project_page, items, 0, &project_view_entity), F_TEXT(project_page, next, 0, 0, 60),
    F_INT (project_page, count, 0, 0, INT64_MAX), F_BOOL(project_page, may_create, REQUIRED),
};
const struct entity project_page_entity = SHAPE_OF(project_page, "project_page", page_fields);

static const char *const cut_codes[] = { "class", "town", "source", "estate", "state", "unit" };
static const struct codes cuts = { "project_cut", cut_codes, N_OF(cut_codes) };

static const struct field sums_query_fields[] = { F_CODE(sums_query, by, REQUIRED | INPUT, &cuts) };
const struct entity project_sums_query_entity = {
    .name = "project_sums_query", .size = sizeof(struct sums_query), .field = sums_query_fields, .nfield = N_OF(sums_query_fields),
    .headless = true, .extends = &project_query_entity,
};

#define FEN(m) F_INT(sums_line, m, REQUIRED | MONEY, 0, INT64_MAX)
static const struct field line_fields[] = {
    F_INT (sums_line, key, 0, INT64_MIN + 1, INT64_MAX), F_TEXT(sums_line, name, 0, 0, 80), F_INT(sums_line, n, REQUIRED, 0, INT64_MAX),
    F_INT (sums_line, late, REQUIRED, 0, INT64_MAX), FEN(budget), FEN(planned), FEN(arrived), FEN(contract), FEN(paid), FEN(done_value),
    FEN(settled),
};
static const struct entity line_entity = SHAPE_OF(sums_line, "project_sums_line", line_fields);
static const struct field sums_fields[] = {
    F_CODE(sums_page, by, REQUIRED, &cuts), F_ROWS(sums_page, items, 0, &line_entity), F_ROW(sums_page, total, 0, &line_entity),
};
const struct entity project_sums_entity = SHAPE_OF(sums_page, "project_sums", sums_fields);

/* ---- actions on parts ---- */

#define ACTIONS(nm, St, plural) { \
    .create = { .name = plural ".create", .cap = CAP_READ, .of = &St##_entity, .in = &nm##_new_entity, .out = &project_view_entity, \
                .body = part_create, .answer = project_answer, .once = true }, \
    .change = { .name = plural ".change", .cap = CAP_READ, .of = &St##_entity, .in = &nm##_change_entity, .out = &project_view_entity, \
                .body = part_change, .answer = project_answer, .versioned = true }, \
    .remove = { .name = plural ".remove", .cap = CAP_READ, .of = &St##_entity, .in = &removal_entity, .out = &project_view_entity, \
                .body = part_remove, .answer = project_answer, .versioned = true } }

const struct part_actions project_parts[PART_KINDS] = {
    [PART_FUND] = ACTIONS(fund, project_fund, "project_funds"), [PART_PAYMENT] = ACTIONS(payment, project_payment, "project_payments"),
    [PART_NODE] = ACTIONS(node, project_node, "project_nodes"),
};
