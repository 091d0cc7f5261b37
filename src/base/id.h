/* Row ids: 41 bits of ms since 2020-01-01 UTC, 5 bits node, 7 bits counter, so
** that they grow with time and fit a JSON number (2^53). A full counter borrows
** from the next millisecond. */
#ifndef ANJU_BASE_ID_H
#define ANJU_BASE_ID_H

#include <stdint.h>

struct ids;                                              /* thread-safe maker          */

struct ids *ids_new(int node);                           /* node 0 … 31; NULL: no memory */
void ids_free(struct ids *);
void ids_move(struct ids *, int node);                   /* from now on as this node   */
void ids_above(struct ids *, int64_t stored);            /* never hand out this or less */
void ids_leap(struct ids *, unsigned ticks);              /* leave that many out        */
int64_t id_next(struct ids *, int64_t now);              /* now in epoch ms            */
int64_t id_time(int64_t id);                             /* the epoch ms within an id  */
int64_t id_floor(int64_t ms);                            /* the smallest id of that ms; 0 before 2020, the largest beyond */

#endif
