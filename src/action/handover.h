/* When a tree changes, what hangs on it follows: units of open problems become
** their successors, places those of the merged area, and every organisation above
** finds what lies beneath it now (docs/decisions/014). Each record is brought into
** accord with the trees as they are; doing it twice does nothing. */
#ifndef ANJU_ACTION_HANDOVER_H
#define ANJU_ACTION_HANDOVER_H

#include "action/action.h"

enum { SETTLE_CHUNK = 200, SETTLE_AGAIN_MS = 10000 };

/* Within a body that has just changed the tree: `after` is the world as it will
** be. What fits in one chunk is settled here, more by a job, whose id goes to
** *job (else NONE). A second look is taken SETTLE_AGAIN_MS later, at what others
** wrote meanwhile who did not know yet. *n: records looked at. */
enum err settle_org(struct call *c, struct tx *tx, const struct world *after, int64_t org, int64_t *n, int64_t *job);
enum err settle_area(struct call *c, struct tx *tx, const struct world *after, int64_t area, int64_t *n, int64_t *job);
/* The same of an estate that was merged into another: what was reported there, what stands in it. */
enum err settle_estate(struct call *c, struct tx *tx, const struct world *after, int64_t estate, int64_t *n, int64_t *job);
/* A list of n records that was filled by the caller (job_items). */
enum err settle_list(struct call *c, struct tx *tx, const struct world *after, int64_t list, int64_t n, int64_t *job);
/* Every estate is reckoned anew (model/complete.h), by a job. */
enum err settle_complete(struct call *c, struct tx *tx);
/* The job that does the rest: kind "settle". */
enum err settle_job(struct call *c, const struct job *j, bool *finished);

/* Everybody and everything that belongs to a dissolved organisation, or stands on a
** merged area, becomes the successor's: people, grants, duties, categories. Again in
** the second look. */
enum err members_move(struct call *c, struct tx *tx, const struct world *w, int64_t org, int64_t successor);
enum err grants_move(struct call *c, struct tx *tx, int64_t org, int64_t area, int64_t successor);

/* A copy of the world in the arena whose trees, people and grants may be changed. */
struct world *world_draft(struct arena *, const struct world *);

#endif
