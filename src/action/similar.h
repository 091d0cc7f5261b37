/* What may be the same matter: offered while one is reported and before it is filed,
** so that one matter stays one case. Reads what was found at the estate in the last
** 90 days and the same category at the estates of its community. */
#ifndef ANJU_ACTION_SIMILAR_H
#define ANJU_ACTION_SIMILAR_H

#include "action/around.h"

enum { SIMILAR_DAYS = 90, SIMILAR_SHOWN = 8, REPEATS_LEAST = 3 };

struct similar_query { int64_t estate, category, except; struct str title, place, description; double lat, lng; };
struct similar_view {
    int64_t id, state, created_at, closed_at, score, distance_m, merged_into;
    struct str no, title, place, estate_name, category_name;
    struct texts reasons;
};
struct similar_page { struct rows items; };
struct repeats_view { int64_t n, days; };

extern const struct entity similar_view_entity, similar_query_entity, similar_page_entity, repeats_view_entity;
extern const struct action problems_similar;      /* GET /problems/similar */

/* Fill v->similar and v->repeats, while it is open and not yet handled: before that
** somebody decides whether it is a matter of its own. */
enum err page_similar(struct call *c, struct db *db, struct problem_view *v);
/* How often that category came up at the estate in the last 90 days, this one included. */
enum err repeats_count(struct call *c, struct db *db, int64_t estate, int64_t category, int64_t *ret);

#endif
