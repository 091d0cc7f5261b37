/* Where a test lets things fail: the n-th allocation, write or statement of the
** running program, and its clocks. Compiled in with -Dfaults=true only (test/faults); in every
** other build each of these calls is a constant. */
#ifndef ANJU_BASE_TRIP_H
#define ANJU_BASE_TRIP_H

#include <stdbool.h>
#include <stdint.h>

enum trip { TRIP_ALLOC, TRIP_WRITE, TRIP_STATEMENT, TRIPS };
enum trip_clock { TRIP_WALL, TRIP_STEADY, TRIP_CLOCKS };

/* trip_due: is this the one that fails? Counted over all threads. trip_shift: ms by
** which a clock is wrong. Both are said by the file that ANJU_FAULT names, int64_t[8]
** in this machine's order, mapped and read as it changes: how many of each kind are
** still to go until one fails (0: none), how many of each there have been, the two
** shifts. Or ANJU_FAULT=alloc:N, write:N, stmt:N. */
#ifdef ANJU_FAULTS
bool trip_due(enum trip kind);
int64_t trip_shift(enum trip_clock which);
#else
static inline bool trip_due(enum trip kind) {
    (void)kind;
    return false;
}
static inline int64_t trip_shift(enum trip_clock which) {
    (void)which;
    return 0;
}
#endif

#endif
