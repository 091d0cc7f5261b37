/* Estates: listed, read, corrected (features B1). */
#ifndef ANJU_ACTION_ESTATE_H
#define ANJU_ACTION_ESTATE_H

#include "action/action.h"

/* An estate as it is answered, with the problems that are open there. The two
** counts have no value for those who see only some of an estate's problems. */
struct estate_view {
    struct estate e;
    int64_t open_problems, overdue_problems;
};

struct estate_query {
    int64_t town, community, limit, count;
    struct str q, after;                     /* q: part of the name or of another name        */
};
struct estate_page { struct rows items; struct str next; int64_t count; };

/* A change: what has a value is set, `clear` names fields that lose theirs. */
struct estate_change { struct estate e; struct ids clear; };

extern const struct entity estate_view_entity, estate_query_entity, estate_page_entity, estate_change_entity;
extern const struct action estates_list, estates_get, estates_update;

/* Is the estate one of those that the filters of a list name? The same for the list and the map. */
bool estate_asked(const struct estate_query *q, const struct estate *e);
/* Does the scope hold everything there, whatever unit handles it? Only then do counts of its problems say something. */
bool estate_seen_whole(const struct call *c, const struct scope *s, const struct estate *e);

/* How much of what matters is known of an estate, 0 … 100: the share of town,
** community, address, year, buildings, households, population, floor area,
** management, property company, fee and position that have a value. A company
** and a fee do not apply where there is no property service by a company. Pure. */
int64_t estate_completeness(const struct estate *e);

/* Check place and company of an estate against the world: the town is a town,
** the community lies in it (and gives the town when that is absent), the company
** is one. E_INVALID names the field. */
enum err estate_check_links(struct call *c, struct estate *e);
/* Does anybody have a problem on record there? Then its place cannot change. */
enum err estate_has_problems(struct call *c, struct db *db, int64_t estate, bool *ret);

#endif
