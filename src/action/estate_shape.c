/* What estate actions take and answer, as tables. */
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

/* Fields that may be emptied. */
static const char *const clearable_codes[] = {
    "aliases", "town", "community", "address", "built_year", "buildings", "households", "population", "floor_area",
    "management", "property_org", "fee", "lat", "lng",
};
static const struct codes clearable = { "column", clearable_codes, N_OF(clearable_codes) };
static const struct field change_fields[] = { F_IDS(estate_change, clear, EDIT, 0, &clearable) };
const struct entity estate_change_entity = {
    .name = "estate_change", .size = sizeof(struct estate_change), .field = change_fields,
    .nfield = N_OF(change_fields), .extends = &estate_entity,
};
