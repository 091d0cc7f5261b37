/* What an upgrade leaves to the running city: what the schema's migration cannot
** write, since it belongs into the trail. */
#ifndef ANJU_ACTION_UPGRADE_H
#define ANJU_ACTION_UPGRADE_H

#include "action/action.h"

/* A chunk of the job "upgrade", which the migration to schema 2 queues: cases of
** before `facts` was kept get what has become true of them, each with the event
** "upgrade", so that every figure counts them. *finished when none is left; an
** interrupted run goes on with those that are. */
enum err upgrade_chunk(struct call *c, bool *finished);
/* The facts that a case of the first release shows: by its own times and counts;
** `was_late`: its clock ran out once. */
int64_t facts_shown(const struct problem *p, bool was_late);

#endif
