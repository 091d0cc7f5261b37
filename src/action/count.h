/* How many problems there are in a scope by state and light, from the roll-ups:
** exact at any size, without walking rows. */
#ifndef ANJU_ACTION_COUNT_H
#define ANJU_ACTION_COUNT_H

#include "action/action.h"

struct tally { int64_t n[STATES][LAMPS]; };      /* by state, by light (0: none) */

/* Fill *ret for a scope that is one town, one community, one organisation's
** lead, or all; *known is false for others (several parts), which must count. */
enum err tally_of(struct call *c, const struct scope *s, struct tally *ret, bool *known);
int64_t tally_state(const struct tally *, enum state s);         /* all lights               */
int64_t tally_overdue(const struct tally *, enum state s);       /* over and three times over */

#endif
