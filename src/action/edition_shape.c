/* What the actions on editions take and answer, as tables. */
#include "action/around.h"
#include "action/edition.h"

static const char *const change_codes[] = { "added", "removed", "changed" };
static const struct codes changes = { "edition_change", change_codes, N_OF(change_codes) };

static const struct field view_fields[] = { F_TEXT(edition_view, by_name, 0, 0, 60) };
const struct entity edition_view_entity = {
    .name = "edition_view", .size = sizeof(struct edition_view), .field = view_fields, .nfield = N_OF(view_fields),
    .extends = &base_edition_entity,
};
static const struct field list_fields[] = { F_ROWS(edition_list, items, 0, &edition_view_entity) };
const struct entity edition_list_entity = SHAPE_OF(edition_list, "edition_list", list_fields);

static const struct field estate_in_fields[] = {
    F_INT(edition_estate_in, id, 0, 1, INT64_MAX), F_INT(edition_estate_in, estate, 0, 1, INT64_MAX),
};
const struct entity edition_estate_in_entity = SHAPE_OF(edition_estate_in, "edition_estate_query", estate_in_fields);
static const struct field item_fields[] = {
    F_TEXT(edition_item, noun, REQUIRED, 1, 40), F_TEXT(edition_item, label, 0, 0, 60), F_INT(edition_item, item, REQUIRED, 1, INT64_MAX),
    F_INT (edition_item, version, REQUIRED, 1, INT64_MAX), F_TEXT(edition_item, title, 0, 0, 120),
    F_JSON(edition_item, data, REQUIRED, 40000),
};
static const struct entity item_entity = SHAPE_OF(edition_item, "edition_item", item_fields);
static const struct field estate_fields[] = {
    F_INT (edition_estate, edition, REQUIRED, 1, INT64_MAX), F_TEXT(edition_estate, name, REQUIRED, 0, 60),
    F_INT (edition_estate, estate, REQUIRED, 1, INT64_MAX), F_TEXT(edition_estate, estate_name, 0, 0, 80),
    F_ROWS(edition_estate, items, 0, &item_entity),
};
const struct entity edition_estate_entity = SHAPE_OF(edition_estate, "edition_estate", estate_fields);

static const struct field query_fields[] = {
    F_REF (compare_query, from, INPUT, &base_edition_entity), F_INT(compare_query, to, INPUT, 0, INT64_MAX),
    F_REF (compare_query, town, INPUT, &area_entity), F_REF(compare_query, community, INPUT, &area_entity),
    F_REF (compare_query, estate, INPUT, &estate_entity), F_TEXT(compare_query, noun, INPUT, 0, 40),
    F_CODE(compare_query, kind, INPUT, &changes), F_TEXT(compare_query, after, INPUT, 0, 100),
    F_INT (compare_query, limit, INPUT, 1, 200),
};
const struct entity compare_query_entity = SHAPE_OF(compare_query, "compare_query", query_fields);

static const struct field field_fields[] = {
    F_TEXT(compare_field, field, REQUIRED, 1, 60), F_TEXT(compare_field, label, 0, 0, 60), F_TEXT(compare_field, was, 0, 0, 4000),
    F_TEXT(compare_field, is, 0, 0, 4000),
};
static const struct entity field_entity = SHAPE_OF(compare_field, "compare_field", field_fields);
static const struct field one_fields[] = {
    F_REF (compare_item, estate, REQUIRED | NAMED, &estate_entity), F_TEXT(compare_item, noun, REQUIRED, 1, 40),
    F_TEXT(compare_item, label, 0, 0, 60), F_INT(compare_item, item, REQUIRED, 1, INT64_MAX), F_TEXT(compare_item, title, 0, 0, 120),
    F_CODE(compare_item, kind, REQUIRED, &changes), F_ROWS(compare_item, fields, 0, &field_entity),
};
static const struct entity one_entity = SHAPE_OF(compare_item, "compare_item", one_fields);
static const struct field counts_fields[] = {
    F_INT(compare_counts, added, REQUIRED, 0, INT64_MAX), F_INT(compare_counts, removed, REQUIRED, 0, INT64_MAX),
    F_INT(compare_counts, changed, REQUIRED, 0, INT64_MAX),
};
static const struct entity counts_entity = SHAPE_OF(compare_counts, "compare_counts", counts_fields);
static const struct field page_fields[] = {
    F_ROW(compare_page, counts, 0, &counts_entity), F_ROWS(compare_page, items, 0, &one_entity), F_TEXT(compare_page, next, 0, 0, 100),
};
const struct entity compare_page_entity = SHAPE_OF(compare_page, "compare_page", page_fields);
