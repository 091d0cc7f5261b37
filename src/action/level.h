/* Who holds a problem now, and the level above him (domain.md 3): the parent
** within the block; for a line unit its city bureau, then the task force; for a
** firm, which belongs to no block, the town where the problem lies. Pure: the
** world is an argument. */
#ifndef ANJU_ACTION_LEVEL_H
#define ANJU_ACTION_LEVEL_H

#include "access/who.h"

/* The open organisation of that kind whose area it is; NONE when there is none. */
int64_t org_of_area(const struct world *, int64_t kind, int64_t area);
/* The organisation whose turn it is: community, town, responsible unit, arbiter,
** as the state says; NONE when the place has none. */
int64_t level_holder(const struct world *, const struct problem *);
/* The nearest organisation above `org` where somebody holds `cap` over the
** problem, else the nearest ancestor's task force; NONE at the top. */
int64_t level_above(const struct world *, const struct problem *, int64_t org, enum cap cap);
/* Does `org` stand at `level` or above it, as level_above climbs? */
bool level_reaches(const struct world *, const struct problem *, int64_t org, int64_t level);
/* Where an escalation goes now: one level above who holds the problem, and one
** further for each level that oversees it already. */
int64_t level_escalation(const struct world *, const struct problem *, const struct unit_link *, int n);

#endif
