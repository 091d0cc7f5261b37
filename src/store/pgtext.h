/* Statement texts for PostgreSQL: `:name` becomes `$n`. Pure text work, apart
** from postgres.c so that it can be tested without a server. */
#ifndef ANJU_STORE_PGTEXT_H
#define ANJU_STORE_PGTEXT_H

#include "base/buf.h"

/* Append `sql` to `out` with each `:name` as `$n`, n counted from 1 by first
** appearance; the same name has the same number. What stands in '…', "…", a
** comment or after `::` is left alone. The names are views of `sql`, at most
** `max` of them in `name`, *n how many. False when there are more, or when a
** quote or comment is not closed. */
bool pg_params(struct str sql, struct buf *out, struct str *name, int max, int *n);

#endif
