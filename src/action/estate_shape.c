/* What estate actions take and answer, as tables. */
#include "action/around.h"
#include "action/estate.h"

static const struct field view_fields[] = {
    F_INT(estate_view, open_problems, 0, 0, INT64_MAX), F_INT(estate_view, overdue_problems, 0, 0, INT64_MAX),
};
const struct entity estate_view_entity = {
    .name = "estate_view", .size = sizeof(struct estate_view), .field = view_fields, .nfield = N_OF(view_fields),
    .extends = &estate_entity,
};

static const struct field query_fields[] = {
    F_TEXT(estate_query, q, INPUT, 0, 80), F_REF(estate_query, town, INPUT, &area_entity),
    F_REF (estate_query, community, INPUT, &area_entity), F_TEXT(estate_query, after, INPUT, 0, 300),
    F_INT (estate_query, limit, INPUT, 1, 200), F_BOOL(estate_query, count, INPUT),
    F_INT (estate_query, complete_to, INPUT, 0, 100), F_CODE(estate_query, kind, INPUT, &estate_kinds),
    F_CODE(estate_query, management, INPUT, &managements), F_CODE(estate_query, renovation, INPUT, &renovations),
    F_INT (estate_query, built_from, INPUT, 1900, 2100), F_INT(estate_query, built_to, INPUT, 1900, 2100),
    F_BOOL(estate_query, ended, INPUT), F_BOOL(estate_query, to_fill, INPUT), F_TEXT(estate_query, missing, INPUT, 0, 80),
    F_TEXT(estate_query, sort, INPUT, 0, 30),
};
const struct entity estate_query_entity = {
    .name = "estate_query", .size = sizeof(struct estate_query), .field = query_fields,
    .nfield = N_OF(query_fields), .headless = true,
};

static const struct field page_fields[] = {
    F_ROWS(estate_page, items, 0, &estate_view_entity), F_TEXT(estate_page, next, 0, 0, 300),
    F_INT (estate_page, count, 0, 0, INT64_MAX),
};
const struct entity estate_page_entity = {
    .name = "estate_page", .size = sizeof(struct estate_page), .field = page_fields, .nfield = N_OF(page_fields),
    .headless = true,
};

static const struct field change_fields[] = { F_TEXTS(estate_change, clear, EDIT) };
const struct entity estate_change_entity = {
    .name = "estate_change", .size = sizeof(struct estate_change), .field = change_fields,
    .nfield = N_OF(change_fields), .extends = &estate_entity,
};

static const struct field new_fields[] = { F_BOOL(estate_new, same_name, INPUT) };
const struct entity estate_new_entity = {
    .name = "estate", .size = sizeof(struct estate_new), .field = new_fields, .nfield = N_OF(new_fields), .extends = &estate_entity,
};
static const struct field merge_fields[] = {
    F_INT(merge_in, id, REQUIRED, 1, INT64_MAX), F_REF(merge_in, into, REQUIRED | INPUT, &estate_entity),
    F_TEXT(merge_in, reason, REQUIRED | INPUT, 1, 400),
};
const struct entity merge_in_entity = SHAPE_OF(merge_in, "estate_merge", merge_fields);
static const struct field part_fields[] = {
    F_TEXT(split_part, name, REQUIRED | INPUT, 1, 80), F_IDS(split_part, buildings, REQUIRED | INPUT, &building_entity, 0),
};
static const struct entity split_part_entity = SHAPE_OF(split_part, "estate_part", part_fields);
static const struct field split_fields[] = {
    F_INT(split_in, id, REQUIRED, 1, INT64_MAX), F_ROWS(split_in, parts, REQUIRED | INPUT, &split_part_entity),
    F_TEXT(split_in, reason, REQUIRED | INPUT, 1, 400),
};
const struct entity split_in_entity = SHAPE_OF(split_in, "estate_split", split_fields);
static const struct field end_fields[] = {
    F_INT(end_in, id, REQUIRED, 1, INT64_MAX), F_TEXT(end_in, reason, REQUIRED | INPUT, 1, 400),
};
const struct entity end_in_entity = SHAPE_OF(end_in, "estate_end", end_fields);
static const char *const stayed_codes[] = { "problem", "facility", "contract", "owners_body", "ledger_month", "figures" };
static const struct codes stayed = { "stayed", stayed_codes, N_OF(stayed_codes) };
static const struct field turn_fields[] = {
    F_INT(estate_turn, moved, REQUIRED, 0, INT64_MAX), F_INT(estate_turn, job, 0, 1, INT64_MAX),
    F_ROWS(estate_turn, items, 0, &estate_view_entity), F_IDS(estate_turn, stayed, 0, 0, &stayed),
};
const struct entity estate_turn_entity = SHAPE_OF(estate_turn, "estate_turn", turn_fields);
