/* Estates by the names that people's lists give them. */
#ifndef ANJU_ACCESS_NAMES_H
#define ANJU_ACCESS_NAMES_H

#include "access/world.h"

/* Of the world's loading: the names of its estates, in `a`; texts are borrowed. */
struct estate_names *estate_names_new(struct arena *a, const struct estate *e, int n);
/* The living estates of this name, of another name ('|' between) where none has it,
** else of this number; what was merged leads to where it went. How many are in `ret`. */
int world_estates_called(const struct world *, struct str name, const struct estate **ret, int max);

#endif
