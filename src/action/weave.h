/* A reading laid over the plan that runs: which of its facts are which rows, and
** what each row becomes. The first plan of a place is the case without rows. What
** people settled stays where the text still has the matter; a measure that is no
** longer there is closed, never deleted, since work hangs on it. */
#ifndef ANJU_ACTION_WEAVE_H
#define ANJU_ACTION_WEAVE_H

#include "action/reading.h"

enum woven_what { WOVEN_PHASE = 1, WOVEN_MILESTONE, WOVEN_MEASURE, WOVEN_DUTY };
enum woven_change { WOVEN_ADDED = 1, WOVEN_CHANGED, WOVEN_MOVED, WOVEN_GONE, WOVEN_KEPT, WOVEN_SAME, WOVEN_CHANGES };

/* One row: was NULL, it is new; write: something of it differs, be it only its place
** in the text; kept: what people settled stands against the text. */
struct woven {
    enum woven_what what;
    enum woven_change change;
    const void *was;
    void *is;
    const struct plan_fact *fact;
    bool write, kept;
};

struct weave {
    struct call *c;
    struct db *db;
    const struct plan_reading *r;
    struct campaign was, is;                   /* was.h.id NONE: there is none yet        */
    struct plan_fact *item;                    /* live items in the order of the tree     */
    int *up;                                   /* the item above each, -1                 */
    int nitem;
    int *pair;                                 /* the measure that each is, -1: new       */
    int64_t *id;                               /* the id of its measure                   */
    int64_t *source;                           /* of a town's plan: the city's measure    */
    struct rows facts, measures, phases, milestones, duties;      /* rows: as the plan has them */
    struct woven *w;
    int n, cap;
    int64_t (*new_id)(void *);
    void *ids;                                 /* of new_id                               */
    int64_t tally[WOVEN_CHANGES];
};

/* Lay reading `r` over the plan of its place, as `db` has it. `new_id` gives ids to
** what is new. E_CONFLICT plan.city_first, reading.no_plan, reading.nothing. */
enum err weave_make(struct weave *w, struct call *c, struct db *db, const struct plan_reading *r, int64_t (*new_id)(void *), void *ids);
/* The item facts in tree order, with the one above each. */
void weave_items(struct weave *w);
/* Which measure each item is: `measure` in their order, -1 for none. */
void weave_pair(const struct weave *w, const struct measure *measure, int n, int *ret);
enum err weave_measures(struct weave *w), weave_phases(struct weave *w), weave_milestones(struct weave *w), weave_duties(struct weave *w);
/* The measure of a fact's parent as it will be, NONE. */
int64_t weave_measure_of(const struct weave *w, const struct plan_fact *f);
/* Note what becomes of a row. */
void weave_add(struct weave *w, struct woven one);
/* Does anything of a stored row differ? */
bool weave_differs(const struct entity *e, const void *was, const void *is);
void weave_tally(const struct weave *w, struct diff_tally *ret);

#endif
