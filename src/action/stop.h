/* Stops of the clock: approved suspensions 挂账. A row each, kept for good; the
** problem carries what they add up to. */
#ifndef ANJU_ACTION_STOP_H
#define ANJU_ACTION_STOP_H

#include "action/problem.h"

/* Every stop of a problem in order, in the arena; the one that lasts ends at TIME_NEVER. */
enum err stops_read(struct call *, struct db *, int64_t problem, struct stops *ret);
/* Natural ms that they lasted up to `now`. */
int64_t stops_length(struct stops, int64_t now);
/* Within a body: p's clock stands from c->now until `until`, by that request. The row is written by the caller. */
enum err stop_begin(struct call *, struct tx *, struct problem *p, int64_t request, int64_t until);
/* Within a body: the stop that lasts ended at `at`; both clocks of p are counted anew and its light turned. */
enum err stop_end(struct call *, struct tx *, struct problem *p, int64_t at);

#endif
