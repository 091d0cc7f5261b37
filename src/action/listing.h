/* What a list of problems asks the store, from what its query says: the same for
** the ledger, the board, the map, a file that leaves and every count. */
#ifndef ANJU_ACTION_LISTING_H
#define ANJU_ACTION_LISTING_H

#include "action/count.h"
#include "action/problem.h"

enum { LISTING_FILTERS = 29, LISTING_UNITS = 512, COUNT_MOST = 10000 };

struct listing {
    const struct problem_query *in;
    struct scope scope;
    struct filter filter[LISTING_FILTERS];
    struct query q;                  /* filters and order; limit and cursor are the caller's  */
    struct about about;
};

/* Filters, order and scope of a query. E_INVALID with the field: an order that
** there is not. Reads who follows what where the query asks for it. */
enum err listing_of(struct call *c, const struct problem_query *in, struct listing *ret);
/* One more filter: of these values. */
void listing_add(struct call *c, struct listing *l, const char *field, int64_t value);
/* Rows of the store as they are answered. */
void listing_views(struct call *c, const struct rows *r, struct rows *ret);
/* How many the listing has: from the roll-ups where they know, else counted, no further than COUNT_MOST. */
enum err listing_count(struct call *c, struct listing *l, int64_t *ret);
/* As a query of the store, for one page after the last row of the one before (0: the first). */
struct query listing_page(const struct listing *l, const struct problem *after, int limit);
/* The organisations that the caller answers for: what his grants by organisation reach, else his own
** and those under it; at most LISTING_UNITS + 1. */
int listing_units(struct call *c, const int64_t **ret);

#endif
