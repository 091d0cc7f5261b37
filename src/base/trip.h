/* Where a test lets things fail: the n-th allocation, write or statement of the
** running program. Compiled in with -Dfaults=true only (test/faults); in every
** other build each of these calls is a constant. */
#ifndef ANJU_BASE_TRIP_H
#define ANJU_BASE_TRIP_H

#include <stdbool.h>

enum trip { TRIP_ALLOC, TRIP_WRITE, TRIP_STATEMENT, TRIPS };

/* Is this the one that fails? Counted over all threads. What fails is said by the
** file that ANJU_FAULT names, int64_t[6] in this machine's order, mapped and read
** as it changes: how many of each kind are still to go until one fails (0: none),
** then how many of each there have been. Or ANJU_FAULT=alloc:N, write:N, stmt:N. */
#ifdef ANJU_FAULTS
bool trip_due(enum trip kind);
#else
static inline bool trip_due(enum trip kind) {
    (void)kind;
    return false;
}
#endif

#endif
