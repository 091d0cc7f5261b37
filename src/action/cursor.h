/* Where a list goes on: "key.id" of the last row shown, '-' for a key that has no value. */
#ifndef ANJU_ACTION_CURSOR_H
#define ANJU_ACTION_CURSOR_H

#include "access/call.h"

/* Let q go on after `after` (no text: from the start). E_INVALID after. */
enum err cursor_read(struct call *, struct str after, struct query *q);
/* The cursor of a row, whose key is NONE where it has none; in the arena. */
struct str cursor_text(struct call *, int64_t key, int64_t id);

#endif
