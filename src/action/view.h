/* Saved views: a list's filters and columns under a name, each person's own. */
#ifndef ANJU_ACTION_VIEW_H
#define ANJU_ACTION_VIEW_H

#include "action/around.h"

enum { VIEWS_MOST = 20 };

struct saved_view { int64_t id, version, position, n; struct str noun, name, query, columns; };
struct saved_query { struct str noun; int64_t count; };
struct saved_page { struct rows items; };
struct saved_in { int64_t id, position; struct str noun, name, query, columns; };

extern const struct entity saved_view_entity, saved_query_entity, saved_page_entity, saved_in_entity, saved_edit_entity,
    saved_remove_entity;
/* GET /views · POST /views · PATCH /views/{id} · DELETE /views/{id}: another person's
** is as if it were not there. */
extern const struct action views_list, views_create, views_change, views_remove;

#endif
