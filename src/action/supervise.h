/* Supervision 督办: sheets by hand and by the clock, the ladder between them. */
#ifndef ANJU_ACTION_SUPERVISE_H
#define ANJU_ACTION_SUPERVISE_H

#include "action/flow.h"

struct supervision_in { FLOW_IN_MEMBERS; };
struct supervision_view { struct supervision s; FLOW_PAGE_MEMBERS; };
struct supervision_query { FLOW_QUERY_MEMBERS; int64_t rung, about; };

extern const struct flow_kind supervision_kind;
extern const struct action supervisions_list, supervisions_get, supervisions_create, supervisions_move;

/* Within a body: what was pressed has ended; the sheets that the clock issued about it end with it. */
enum err supervise_settle(struct call *, struct tx *, int64_t about);
/* Within a body: the sheet that the light of a record brings by itself (rung_rows), once a rung, unless it is under a
** higher one already, nobody holds it or nobody stands above. The second is a kind's `overdue`, of tasks. */
enum err supervise_climb(struct call *, struct tx *, const struct problem *);
enum err supervise_task(struct call *, struct tx *, const void *task);

#endif
