/* GET /estates/map: estates where they lie, with the value of one field or count
** that they are coloured by. GET /place: what stands at a position. */
#ifndef ANJU_ACTION_ESTATE_MAP_H
#define ANJU_ACTION_ESTATE_MAP_H

#include "action/estate.h"
#include "base/geo.h"

/* What a value is: a number, one of a list of codes, a share in per cent. */
enum map_kind { MAP_NUMBER = 1, MAP_CODE, MAP_SHARE };

/* box: "west,south,east,north" in degrees; only what lies there is answered, with
** outlines (the classes are those of all). limit, after and count are not asked. */
struct map_query { struct estate_query q; struct str by, box; };

struct map_choice { struct str key, label; int64_t kind; };
/* A class: its values lie from `from` to `to` (no value: open), or are one code. */
struct map_stop { struct str key, label; double from, to; int64_t n; };
struct map_item {
    int64_t id, town, community, stop;       /* stop: the class from 0, NONE without a value     */
    struct str name, label, boundary;        /* label: of a code; boundary: GeoJSON, simplified  */
    double lat, lng, value;
};
/* A town with what lies in it; value: the sum of counts, the mean of others. */
struct map_area { int64_t id, n; struct str name; double value; };
/* Whose position cannot be: why far (km from where its town's estates lie), abroad or swapped. */
struct map_odd { int64_t id, why; struct str name; double km; };
struct map_lost { int64_t id, town; struct str name; };
struct estate_map {
    struct str by, label, unit;              /* unit: what stands behind a number, 户             */
    int64_t kind, money, n, nowhere, unknown, outlined;
    struct rows choices, stops, items, areas, outside, lost;     /* lost: the first MAP_LOST      */
};
enum { MAP_LOST = 200, MAP_OUTLINED = 2000, MAP_STOPS = 5 };

struct place_in { double lat, lng; int64_t datum; };
/* estate: whose outline holds the position (inside), else the nearest whose outline
** or point is within PLACE_NEAR metres. */
struct place_view { double lat, lng, metres; int64_t estate, town, community, inside; };
enum { PLACE_NEAR = 150 };

extern const struct entity map_query_entity, estate_map_entity, place_in_entity, place_view_entity;
extern const struct action estates_map, place_get;

/* ---- between the map's files ---- */

/* The value of each estate e[0 … n): NaN where it is not known. E_INVALID "by" with what may be asked. */
struct map_measure { const struct field *field; const char *key; int64_t kind; bool summed, whole; };
enum err map_measure_of(struct call *c, struct str by, struct map_measure *ret);
enum err map_values(struct call *c, const struct scope *s, const struct map_measure *m, const struct estate *const *e,
                    int n, double *ret);
struct rows map_choices(struct call *c);
/* The word list + key, "map.by." and the like, `otherwise` where there is none. */
struct str map_word(struct call *c, const char *list, struct str key, const char *otherwise);
struct str map_label(struct call *c, const struct map_measure *m);
/* The classes of the values, and the class of each (NONE: no value). */
struct rows map_stops(struct call *c, const struct map_measure *m, const double *value, int n, int64_t *stop);

#endif
