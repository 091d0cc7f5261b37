/* What proves that a frozen edition of the base is what it was (features B4). */
#ifndef ANJU_STORE_EDITION_H
#define ANJU_STORE_EDITION_H

#include "model/rows.h"

/* SM3 of a row: edition, estate, noun, item, version and data; 64 hex digits in the arena. */
struct str edition_row_digest(struct arena *, const struct edition_row *);
/* The digest of an edition goes on by one row, in the order of its key; it begins with "". */
struct str edition_digest_on(struct arena *, struct str so_far, struct str row_digest);

#endif
