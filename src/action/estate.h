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
    int64_t complete_to, kind, management, renovation, built_from, built_to;      /* bounds take part                */
    int64_t ended, to_fill;                  /* ended: 1: only those; to_fill: 1: where something is mine to fill in */
    struct str q, after;                     /* q: part of the name or of another name        */
    struct str missing, sort;                /* missing: "noun.field" of model/complete.h     */
};
struct estate_page { struct rows items; struct str next; int64_t count; };

/* A change: what has a value is set, `clear` names fields that lose theirs. */
struct estate_change { struct estate e; struct texts clear; };

extern const struct entity estate_view_entity, estate_query_entity, estate_page_entity, estate_change_entity;
extern const struct action estates_list, estates_get, estates_update;

/* Does the scope hold everything there, whatever unit handles it? Only then do counts of its problems say something. */
bool estate_seen_whole(const struct call *c, const struct scope *s, const struct estate *e);

/* How much of what matters is known of an estate, 0 … 100, with nothing recorded that stands in it
** (model/complete.h). Pure. */
int64_t estate_completeness(const struct estate *e);

/* Do the filters of a list let this estate through? Read once, asked of each; the same for the list and the map. */
struct estate_sieve { const struct estate_query *q; int missing; struct scope keep; };
/* E_INVALID missing of what no row is called. Reads contracts where to_fill is asked. */
enum err estate_sieve(struct call *c, struct db *db, const struct estate_query *q, struct estate_sieve *ret);
bool estate_asked(const struct call *c, const struct estate_sieve *s, const struct estate *e);

/* POST /estates · merge · split · end: action/estate_make.c */
struct estate_new { struct estate e; int64_t same_name; };
struct merge_in { int64_t id, into; struct str reason; };
struct split_part { struct str name; struct ids buildings; };
struct split_in { int64_t id; struct str reason; struct rows parts; };
struct end_in { int64_t id; struct str reason; };
/* What became of it: the estates that there are now, how many records go along, the job that does it (NONE: done),
** and what stays where it was because it cannot be parted. */
struct estate_turn { int64_t moved, job; struct rows items; struct ids stayed; };
extern const struct entity estate_new_entity, merge_in_entity, split_in_entity, end_in_entity, estate_turn_entity;
extern const struct action estates_create, estates_merge, estates_split, estates_end;

/* Check place and company of an estate against the world: the town is a town,
** the community lies in it (and gives the town when that is absent), the company
** is one. E_INVALID names the field. */
enum err estate_check_links(struct call *c, struct estate *e);
/* Does anybody have a problem on record there? Then its place cannot change. */
enum err estate_has_problems(struct call *c, struct db *db, int64_t estate, bool *ret);

#endif
