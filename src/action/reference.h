/* What the pages need to name things: organisations, areas, categories, codes. */
#ifndef ANJU_ACTION_REFERENCE_H
#define ANJU_ACTION_REFERENCE_H

#include "action/action.h"

struct org_ref { int64_t id, parent, kind; struct str name, short_name, liaison; };
struct area_ref { int64_t id, parent, level; struct str name; };
struct category_ref { int64_t id, parent, measure, unit_kind; struct str code, name; };
struct measure_ref { int64_t id, parent; struct str no, title; };
struct reference_view {
    struct rows orgs, areas, categories, measures;
    struct rows forms;                            /* "register": what a form of each noun asks, in the caller's words */
    struct ids severities, sources, states;
    struct rows map;                              /* one map_setting: tiles, and the datum of lists */
};

extern const struct entity reference_view_entity;
extern const struct action reference_get;                 /* GET /reference */

#endif
