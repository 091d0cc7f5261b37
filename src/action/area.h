/* Areas as a tree that the system administrator edits: towns, communities, grids
** made, renamed, moved, merged into another of their level. */
#ifndef ANJU_ACTION_AREA_H
#define ANJU_ACTION_AREA_H

#include "action/org.h"

struct area_view { int64_t id, version, parent, level, estates, open_problems, successor, closed_at; struct str name, code; };
struct area_page { struct rows items; };
struct area_in { int64_t id, parent, level; struct str name, code; };

extern const struct entity area_view_entity, area_page_entity, area_in_entity, area_edit_entity, area_merge_entity;
/* GET /areas · POST /areas · PATCH /areas/{id} · POST /areas/{id}/merge */
extern const struct action areas_list, areas_create, areas_change, areas_merge;

#endif
