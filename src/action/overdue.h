/* What the clock does to problems as time passes: lights change, at half and at risk
** those who hold the case are told, what is overdue is brought before the level above
** (domain.md 3, Clocks), a stop that has ended lets the clock run on. */
#ifndef ANJU_ACTION_OVERDUE_H
#define ANJU_ACTION_OVERDUE_H

#include "action/action.h"

/* One chunk of at most 200 problems whose clock turns by c->now, each with its event
** "overdue", "resume" or "light"; *more when others wait. Run by the clock as the
** system, in the background so that people go first. */
enum err problems_turn(struct call *c, bool *more);
/* The same within a body, at c->now. */
enum err problems_turn_in(struct call *c, struct tx *tx, bool *more);

#endif
