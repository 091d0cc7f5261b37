/* How far somebody sees. Only access/ makes a struct scope; every read of work
** data takes one (models.md H11). */
#ifndef ANJU_STORE_SCOPE_H
#define ANJU_STORE_SCOPE_H

#include <stdbool.h>
#include <stdint.h>

/* Levels of place: a column of every placed record each. The registry, highest first. */
enum level { LEVEL_ALL, LEVEL_TOWN, LEVEL_COMMUNITY, LEVEL_ESTATE, LEVELS };
extern const char *const level_column[LEVELS];   /* NULL, "town", "community", "estate" */

/* One grant: area part AND organisation part. */
struct scope_part {
    enum level level;     /* LEVEL_ALL: every place                        */
    int64_t area;         /* the town, community or estate at that level   */
    int64_t node;         /* organisation whose subtree must be among the units; 0: every organisation */
};

/* ANY of the parts; n == 0 sees nothing. `tenant` bounds every query. */
struct scope {
    int64_t tenant;
    int n;
    const struct scope_part *part;
};

#endif
