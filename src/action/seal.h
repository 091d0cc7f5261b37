/* Sealing the trail: what has been written is signed with a key that does not
** stand in the database, seal after seal, each holding the one before it
** (architecture 2). */
#ifndef ANJU_ACTION_SEAL_H
#define ANJU_ACTION_SEAL_H

#include "action/action.h"
#include "store/verify.h"

enum { SEAL_AFTER = 2 * MINUTE, SEAL_LATE = 10 * MINUTE, SEAL_MOST = 20000 };

/* Seal the events older than SEAL_AFTER that no seal holds yet, at most SEAL_MOST
** of them, with late ones of the last SEAL_LATE before the newest seal. Those up to
** `settled` are known to be that old, whatever time stands in their ids: a clock
** that was set back leaves ids ahead of it (0: none is known). *more: there may be
** others. Nothing to seal is OK. */
enum err seals_turn(struct call *c, const struct seal_key *key, int64_t settled, bool *more);
/* The id of the newest event, 0 when there is none. */
enum err event_newest(struct call *c, int64_t *ret);
/* One line of seals.log for a seal, with its end of line. */
struct str seal_line(struct arena *, const struct seal *);
/* The newest seal; id NONE when there is none. */
enum err seal_newest(struct call *c, struct seal *ret);
/* The seals after `after`, at most `most` of them, oldest first. */
enum err seals_after(struct call *c, int64_t after, int most, struct rows *ret);

#endif
