/* Time: epoch milliseconds UTC everywhere, civil dates at the edges. Only doors
** read the clock; everything below is handed `now` (architecture 2). */
#ifndef ANJU_BASE_TIME_H
#define ANJU_BASE_TIME_H

#include <time.h>
#include "base/arena.h"

enum { SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR };

int64_t time_now(void);                          /* wall clock, ms since 1970; doors only   */
int64_t time_steady(void);                       /* monotonic, ms, for measuring only       */
/* So many ms from now for pthread_cond_clockwait with CLOCK_MONOTONIC: who waits by
** the wall clock waits for a day when that is set back by one. */
struct timespec time_soon(int64_t ms);

struct civil { int year, month, day; };          /* proleptic Gregorian, month and day from 1 */

int64_t day_of(struct civil c);                  /* days since 1970-01-01                   */
struct civil day_civil(int64_t day);
int day_weekday(int64_t day);                    /* 0 Monday … 6 Sunday                     */
bool civil_ok(struct civil c);                   /* a day that exists, years 1900 to 2200   */
/* The local day and the ms within it, at a fixed offset east of UTC in ms
** (Asia/Shanghai keeps +8 h all year since 1992; GB/T 7408.1). */
int64_t time_local_day(int64_t ms, int64_t offset, int64_t *within);
int64_t time_at(int64_t day, int64_t within, int64_t offset);   /* the reverse               */
bool date_parse(struct str s, struct civil *ret);               /* strict YYYY-MM-DD         */
struct str date_text(struct arena *a, struct civil c);          /* YYYY-MM-DD                */
struct str time_text(struct arena *a, int64_t ms, int64_t offset);  /* RFC 3339, ms dropped  */

#endif
