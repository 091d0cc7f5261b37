/* Time that passes: deadlines, jobs, sweeping; one thread, ticking once a second
** (architecture 4). What it does goes through the same actions as people's work,
** as the system user and behind them in the queue. */
#ifndef ANJU_DOOR_CLOCK_H
#define ANJU_DOOR_CLOCK_H

#include "door/request.h"

struct clock;

struct clock *clock_start_thread(struct server *);     /* NULL: no memory, no thread */
void clock_stop(struct clock *);                       /* after the chunk in hand    */

/* One tick at c->now for one tenant: lights, due jobs, a minute's and an hour's
** sweeping. For the thread and for tests, which choose the time. */
enum err clock_tick(struct server *, struct call *c);

/* What runs as a job, by its kind: one chunk; *finished when there is no more. A chunk may say in the job's
** progress and total how far it is: that is kept after it. */
struct job_kind {
    const char *kind;
    enum err (*chunk)(struct call *c, struct job *j, bool *finished);
};
extern const struct job_kind job_kinds[];
extern const int njob_kinds;

#endif
