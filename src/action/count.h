/* How many problems there are, from the roll-ups: exact at any size, without
** walking rows. */
#ifndef ANJU_ACTION_COUNT_H
#define ANJU_ACTION_COUNT_H

#include "action/action.h"
#include "model/indicator.h"

struct tally { int64_t n[STATES][LAMPS]; };      /* by state, by light (0: none) */

/* Fill *ret for a scope that is one town, one community, one organisation's
** lead, or all; *known is false for others (several parts), which must count. */
enum err tally_of(struct call *c, const struct scope *s, struct tally *ret, bool *known);
int64_t tally_state(const struct tally *, enum state s);         /* all lights               */
int64_t tally_overdue(const struct tally *, enum state s);       /* over and three times over */

/* What a count is about: everything in the scope, a town or a community of it
** (NONE: no narrower), or of it what these organisations are responsible for. */
struct about { int64_t town, community; const int64_t *unit; int nunit; };

enum cells { CELLS_LIGHTS, CELLS_FACTS };        /* k2, k3: state, light; facts, state beside severity */

/* The cells that together are exactly those problems. *known is false where the
** roll-ups cannot tell (scopes by town and by organisation that overlap, a town
** of what an organisation leads): then rows must be counted. */
enum err cells_of(struct call *c, const struct scope *s, enum cells kind, const struct about *about, struct sum **ret,
                  int *n, bool *known);
/* How many of the cells of CELLS_FACTS meet a condition; those of the first key `k1` (NONE: all). */
int64_t cells_meet(const struct sum *cell, int n, const struct condition *want, int64_t k1);

#endif
