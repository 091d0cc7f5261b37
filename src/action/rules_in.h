/* Shared by the files of rules: what is read once for many estates, and what follows from it. */
#ifndef ANJU_ACTION_RULES_IN_H
#define ANJU_ACTION_RULES_IN_H

#include "action/rules.h"
#include "model/rule.h"

enum rule_life {
    LIFE_LIVE = 1,               /* evaluated                                                          */
    LIFE_OFF,                    /* switched off: what it found is no longer on the list               */
    LIFE_WAITS                   /* not valid yet, or no longer understood: what it found stays as it is */
};
struct rules_one { const struct rule *r; const struct entity *noun; struct rule_condition k; enum rule_life life; };
struct rules_set { struct rules_one *v; int n; unsigned needs; };
struct grounds { struct rule_ground *g; int n; };

/* All rules of the city, read and understood. */
enum err rules_set_read(struct call *c, struct db *db, struct rules_set *ret);
/* What the rules with these needs look at, of the estates whose ids lie between: a ground each that lives. */
enum err rules_gather(struct call *c, struct db *db, int64_t from, int64_t to, unsigned want, struct grounds *ret);
/* The items of a noun in an estate: the estate itself, or its rows of the register. */
struct rows rules_items(const struct rule_ground *g, const struct entity *noun);
static inline const void *rules_item(const struct rows *r, const struct entity *noun, int i) {
    return (const char *)r->row + noun->size * (size_t)i;
}
/* The item by its id; NULL when it is not there. */
const void *rules_item_of(const struct rule_ground *g, const struct entity *noun, int64_t id);
int64_t rules_today(const struct call *c);

/* What is to be done at one estate, so that its findings are those of today. */
/* CASE: one on the list becomes a case; LOST: its item is not there; DROP: the rule is off, its case stays. */
enum deed_kind { DEED_OPEN = 1, DEED_CASE, DEED_MOVE, DEED_CLOSE, DEED_LOST, DEED_DROP };
struct rule_deed { enum deed_kind what; const struct rules_one *rule; const void *item; const struct rule_finding *found; };
struct deeds { struct rule_deed *v; int n, cap; };
/* g NULL: the estate lives no longer. found: its open findings. */
void rules_plan(struct call *c, const struct rules_set *set, const struct rule_ground *g, const struct rule_finding *found, int n,
                struct deeds *ret);
/* Within a body: do it. */
enum err rules_do(struct call *c, struct tx *tx, const struct rule_ground *g, const struct deeds *d);

/* The row as it is answered. */
void rules_view(struct call *c, const struct rule *r, struct rule_view *ret);
/* How the runs stand. */
enum err rules_run_now(struct call *c, struct db *db, struct rules_run_view *ret);

#endif
