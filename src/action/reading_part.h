/* What the corrections of a reading share. */
#ifndef ANJU_ACTION_READING_PART_H
#define ANJU_ACTION_READING_PART_H

#include "action/reading.h"

/* One correction under way: the facts as they stand, what it has changed so far. */
struct correction {
    struct call *c;
    struct tx *tx;
    const struct fact_in *in;
    struct plan_reading *r;
    struct unit_room *room;
    struct plan_fact *fact;
    int n, changed_n, changed_cap;
    int64_t *changed;                       /* ids of facts                                   */
    int64_t step;
    const char *verb;
};

/* A fact of this reading; NULL where there is none, dropped ones too. */
struct plan_fact *fact_find(struct correction *k, int64_t id);
/* The same, and E_INVALID at `field` where it is absent or dropped. */
enum err fact_live(struct correction *k, const char *field, int64_t id, struct plan_fact **ret);
/* Write what became of a fact, with its event and what takes it back. */
enum err fact_put(struct correction *k, const struct plan_fact *was, struct plan_fact *is);
/* A new fact; its id is given. */
enum err fact_make(struct correction *k, struct plan_fact *f);
/* Take the last correction back. E_CONFLICT reading.no_step. */
enum err fact_undo(struct correction *k);
/* The organisation for the name that it has now. */
void fact_match(struct correction *k, struct plan_fact *f);
/* Set its parent and its place behind the sibling `after` (NONE: the first). */
enum err fact_place(struct correction *k, struct plan_fact *f, int64_t parent, int64_t after);

/* Put into facts that were just read (parents as places in the list) what people
** corrected in the reading that made the plan of this place last. */
enum err reading_carry(struct call *c, struct db *db, int64_t area, struct plan_fact *fact, int n);

enum err fact_add(struct correction *k), fact_split(struct correction *k), fact_join(struct correction *k), fact_move(struct correction *k);

#endif
