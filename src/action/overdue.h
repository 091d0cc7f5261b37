/* What the clock does to problems: their lights change as time passes. */
#ifndef ANJU_ACTION_OVERDUE_H
#define ANJU_ACTION_OVERDUE_H

#include "action/action.h"

/* One chunk of at most 200 problems whose light changes by c->now, each with its
** event "overdue" or "light"; *more when others wait. Run by the clock as the
** system, in the background so that people go first. */
enum err problems_turn(struct call *c, bool *more);

#endif
