/* The two clocks of a problem: which limit runs, from when, until when, and what
** light that makes (domain.md 3, Clocks; facts.md 2). Pure: world and time are
** arguments. */
#ifndef ANJU_ACTION_TIMING_H
#define ANJU_ACTION_TIMING_H

#include "access/world.h"
#include "model/moves.h"

/* The limit in force for a stage: the row that names category and severity, else
** category, else severity, else neither; of several the latest that is valid on
** the day. LIMIT_NONE when no row speaks of the stage. */
struct limit limit_for(const struct world *, int64_t category, int64_t severity, enum stage, int64_t now);
/* All stages from intake to checking together: working time, or running time
** when any stage runs (one working day then counts 24 hours). */
struct limit limit_overall(const struct world *, int64_t category, int64_t severity, int64_t now);

/* Start the clock of the stage that p->state stands in, and the overall one
** when it has none yet or `refile` says that category or severity changed. */
void clock_start(struct arena *, const struct world *, struct problem *p, int64_t now, bool refile);
void clock_end(struct problem *p);                         /* both end with the case              */
/* The moments of both clocks anew: after a stop has ended or a limit has grown.
** `s`: every stop of the problem, in order. The light is not turned. */
void clock_recount(const struct world *, struct problem *p, struct stops s);
/* A stop from `from` to `to` has ended: what it took out of either clock, in ms
** of the clock's own kind, so that a list needs no stops to know what is used. */
void clock_stopped(const struct world *, struct problem *p, int64_t from, int64_t to);
/* Bring light and next_at up to `now`, and the fact that it was late; true when
** the light changed. A light never goes back: time that is set back turns nothing. */
bool clock_turn(struct problem *p, int64_t now);

/* What is used and allowed of either clock at `now`, in ms of the limit's kind;
** NONE without a clock. A closed case is measured at its end. */
struct used { int64_t used, limit; };
struct used stage_used(const struct world *, const struct problem *p, int64_t now);
struct used overall_used(const struct world *, const struct problem *p, int64_t now);
int64_t lamp_of(struct used);                              /* the light that makes; NONE without a clock */

/* Until when the unit may object, from its dispatch; NONE: no limit, or not its turn. */
int64_t object_by(const struct world *, const struct problem *p);

#endif
