/* What the map and the place take and answer, as tables. */
#include "action/estate_map.h"

#define SHAPE(St, n, fields) \
    { .name = (n), .size = sizeof(struct St), .field = fields, .nfield = N_OF(fields), .headless = true }

static const char *const kind_codes[] = { "number", "code", "share" };
static const struct codes map_kinds = { "map_kind", kind_codes, N_OF(kind_codes) };
static const char *const odd_codes[] = { "far", "abroad", "swapped" };
static const struct codes map_odds = { "map_odd", odd_codes, N_OF(odd_codes) };

static const struct field query_fields[] = {
    F_TEXT(map_query, by, INPUT, 0, 40), F_TEXT(map_query, box, INPUT, 0, 120),
};
const struct entity map_query_entity = {
    .name = "map_query", .size = sizeof(struct map_query), .field = query_fields, .nfield = N_OF(query_fields),
    .headless = true, .extends = &estate_query_entity,
};

static const struct field choice_fields[] = {
    F_TEXT(map_choice, key, REQUIRED, 1, 40), F_TEXT(map_choice, label, REQUIRED, 1, 60),
    F_CODE(map_choice, kind, REQUIRED, &map_kinds),
};
static const struct entity map_choice_entity = SHAPE(map_choice, "map_choice", choice_fields);

static const struct field stop_fields[] = {
    F_TEXT(map_stop, key, 0, 0, 40), F_TEXT(map_stop, label, 0, 0, 60), F_REAL(map_stop, from, 0, INT64_MIN, INT64_MAX),
    F_REAL(map_stop, to, 0, INT64_MIN, INT64_MAX), F_INT(map_stop, n, REQUIRED, 0, INT64_MAX),
};
static const struct entity map_stop_entity = SHAPE(map_stop, "map_stop", stop_fields);

static const struct field item_fields[] = {
    F_INT (map_item, id, REQUIRED, 1, INT64_MAX), F_TEXT(map_item, name, REQUIRED, 1, 80),
    F_REF (map_item, town, NAMED, &area_entity), F_REF(map_item, community, 0, &area_entity),
    F_REAL(map_item, lat, REQUIRED, -90, 90), F_REAL(map_item, lng, REQUIRED, -180, 180),
    F_REAL(map_item, value, 0, INT64_MIN, INT64_MAX), F_INT(map_item, stop, 0, 0, 100),
    F_TEXT(map_item, label, 0, 0, 60), F_JSON(map_item, boundary, 0, 20000),
};
static const struct entity map_item_entity = SHAPE(map_item, "map_item", item_fields);

static const struct field area_fields[] = {
    F_INT (map_area, id, REQUIRED, 1, INT64_MAX), F_TEXT(map_area, name, REQUIRED, 1, 60),
    F_INT (map_area, n, REQUIRED, 0, INT64_MAX), F_REAL(map_area, value, 0, INT64_MIN, INT64_MAX),
};
static const struct entity map_area_entity = SHAPE(map_area, "map_area", area_fields);

static const struct field odd_fields[] = {
    F_INT (map_odd, id, REQUIRED, 1, INT64_MAX), F_TEXT(map_odd, name, REQUIRED, 1, 80),
    F_CODE(map_odd, why, REQUIRED, &map_odds), F_REAL(map_odd, km, 0, 0, INT64_MAX),
};
static const struct entity map_odd_entity = SHAPE(map_odd, "map_odd", odd_fields);

static const struct field lost_fields[] = {
    F_INT(map_lost, id, REQUIRED, 1, INT64_MAX), F_TEXT(map_lost, name, REQUIRED, 1, 80),
    F_REF(map_lost, town, NAMED, &area_entity),
};
static const struct entity map_lost_entity = SHAPE(map_lost, "map_lost", lost_fields);

static const struct field map_fields[] = {
    F_TEXT(estate_map, by, REQUIRED, 1, 40), F_TEXT(estate_map, label, REQUIRED, 1, 60),
    F_TEXT(estate_map, unit, 0, 0, 20), F_CODE(estate_map, kind, REQUIRED, &map_kinds), F_BOOL(estate_map, money, REQUIRED),
    F_INT (estate_map, n, REQUIRED, 0, INT64_MAX), F_INT(estate_map, nowhere, REQUIRED, 0, INT64_MAX),
    F_INT (estate_map, unknown, REQUIRED, 0, INT64_MAX), F_BOOL(estate_map, outlined, REQUIRED),
    F_ROWS(estate_map, choices, 0, &map_choice_entity), F_ROWS(estate_map, stops, 0, &map_stop_entity),
    F_ROWS(estate_map, items, 0, &map_item_entity), F_ROWS(estate_map, areas, 0, &map_area_entity),
    F_ROWS(estate_map, outside, 0, &map_odd_entity), F_ROWS(estate_map, lost, 0, &map_lost_entity),
};
const struct entity estate_map_entity = SHAPE(estate_map, "estate_map", map_fields);

static const struct field in_fields[] = {
    F_REAL(place_in, lat, REQUIRED | INPUT, INT64_MIN, INT64_MAX), F_REAL(place_in, lng, REQUIRED | INPUT, INT64_MIN, INT64_MAX),
    F_CODE(place_in, datum, INPUT, &datums),
};
const struct entity place_in_entity = SHAPE(place_in, "place_query", in_fields);

static const struct field place_fields[] = {
    F_REAL(place_view, lat, REQUIRED, -90, 90), F_REAL(place_view, lng, REQUIRED, -180, 180),
    F_REF (place_view, estate, NAMED, &estate_entity), F_BOOL(place_view, inside, REQUIRED),
    F_REAL(place_view, metres, 0, 0, PLACE_NEAR), F_REF(place_view, town, NAMED, &area_entity),
    F_REF (place_view, community, NAMED, &area_entity),
};
const struct entity place_view_entity = SHAPE(place_view, "place", place_fields);
