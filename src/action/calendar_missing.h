/* A year without holidays on record: its limits count Monday to Friday, as if nobody
** had a day off. Those who can see to it are told in time. */
#ifndef ANJU_ACTION_CALENDAR_MISSING_H
#define ANJU_ACTION_CALENDAR_MISSING_H

#include "action/action.h"

/* The year that runs, or that begins within 60 days, when the calendar does not know
** it: its number, and in *days how many days until it begins; 0: all is known. */
int calendar_missing(const struct call *, int64_t *days);
/* Tell whoever enters the calendar and the task force, once a year that is missing.
** Run by the clock; writes nothing otherwise. */
enum err calendar_told(struct call *);

#endif
