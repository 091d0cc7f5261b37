/* What people say to each other at a problem. Whoever sees the problem reads and
** writes; a person who is mentioned must see it too, and is told. */
#ifndef ANJU_ACTION_COMMENT_H
#define ANJU_ACTION_COMMENT_H

#include "action/around.h"

struct comment_view { int64_t id, at, person, mine; struct str org_name, text; struct rows mentions; };
struct comment_query { int64_t id, limit; struct str after; };
struct comment_page { struct rows items; struct str next; };
struct comment_in { int64_t id; struct str text; struct ids mentions; };
struct people_query { int64_t id; struct str q; };
struct people_page { struct rows items; };

extern const struct entity comment_view_entity, comment_query_entity, comment_page_entity, comment_in_entity,
    people_query_entity, people_page_entity;
/* GET and POST /problems/{id}/comments (newest first; after: the id of the last one shown) ·
** GET /problems/{id}/people: who may be mentioned, those who have to do with it first */
extern const struct action comments_list, comments_create, problems_people;

#endif
