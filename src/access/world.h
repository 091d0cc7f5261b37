/* The world of a tenant in memory: trees of areas and organisations, estates,
** people, grants, categories, limits and the calendar. Immutable once loaded,
** shared by all calls, replaced as a whole when its version in the database has
** grown (checked at most once a second, at once after a change made here). */
#ifndef ANJU_ACCESS_WORLD_H
#define ANJU_ACCESS_WORLD_H

#include "model/policy.h"
#include "model/rows.h"
#include "model/worktime.h"
#include "store/store.h"

struct world {
    int64_t tenant, version, tz_offset;
    bool demo;
    struct str name;
    struct area *area;         int nareas;        /* each list sorted by id */
    struct org *org;           int norgs;
    struct estate *estate;     int nestates;
    struct estate_names *names;                   /* of them: access/names.h */
    struct person *person;     int npersons;      /* without passwords      */
    struct grant *grant;       int ngrants;       /* sorted by person       */
    struct category *category; int ncategories;
    struct measure *measure;   int nmeasures;
    struct limit_row *limit;      int nlimits;
    struct duty *duty;         int nduties;
    struct campaign campaign;                     /* without its text; h.id NONE when there is none */
    struct calendar *calendar;
    int64_t policy[POLICIES];                     /* presets where the city has not chosen */
    struct str map_key;                           /* of the city's tiles, NULL: none        */
    int64_t map_datum;                            /* what lists give positions in that do not say */
};

struct worlds;                                    /* the keeper, one a process */

struct worlds *worlds_new(struct store *);
void worlds_free(struct worlds *);
/* The world of a tenant, held until world_release. E_NOT_FOUND, E_STORAGE. */
enum err world_hold(struct worlds *, int64_t tenant, int64_t now, const struct world **ret, struct fault *f);
void world_release(struct worlds *, const struct world *);
/* Within a body that changed what the world holds: the next call sees it. */
enum err world_touch(struct tx *);
void worlds_stale(struct worlds *);               /* after such a commit in this process */

const struct area *world_area(const struct world *, int64_t id);        /* NULL when absent */
const struct org *world_org(const struct world *, int64_t id);
const struct estate *world_estate(const struct world *, int64_t id);
const struct person *world_person(const struct world *, int64_t id);
const struct category *world_category(const struct world *, int64_t id);
const struct measure *world_measure(const struct world *, int64_t id);
/* Of the city's plan that runs, and not closed. */
bool measure_live(const struct world *, const struct measure *);
/* The name a reference is shown by, STR_NULL when there is none. */
struct str world_name(const struct world *, const struct entity *e, int64_t id);
/* Who stands for what was dissolved or merged: the last of its successors, itself while it lives. */
int64_t org_live(const struct world *, int64_t id);
int64_t area_live(const struct world *, int64_t id);
int64_t estate_live(const struct world *, int64_t id);
/* True when `id` is `above` or lies beneath it in the tree; what was dissolved lies beneath its successor. */
bool org_within(const struct world *, int64_t id, int64_t above);
bool area_within(const struct world *, int64_t id, int64_t above);
/* The organisation and all above it, nearest first, at most `max`; how many. */
int org_chain(const struct world *, int64_t id, int64_t *ret, int max);
/* The area of that level which holds `id` (or is it), NONE when there is none. */
int64_t area_at_level(const struct world *, int64_t id, int64_t level);

#endif
