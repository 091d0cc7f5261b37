/* Working time: which days and hours count, and what a limit makes of them.
** All pure: the moment is an argument, the calendar is data. Moments are epoch
** milliseconds UTC, spans are milliseconds. A calendar never changes once made,
** so threads share it. */
#ifndef ANJU_MODEL_WORKTIME_H
#define ANJU_MODEL_WORKTIME_H

#include "base/arena.h"
#include "base/err.h"
#include "base/time.h"

/* ---- The calendar ---- */

/* One day that differs from its weekday, as a notice of the State Council gives
** it: a holiday (off) or a make-up workday 调休 (not off). */
struct calendar_row { int64_t day; bool off; };

/* Working hours of a day, in ms after local midnight: 0 <= from < to <= DAY. */
struct work_period { int64_t from, to; };

enum { WORK_PERIODS = 4 };          /* at most so many periods a day */

struct calendar;

/* Make a calendar in `a`. Rows may come in any order; of two for one day the
** later wins. No periods (n 0) means 08:00-12:00, 14:00-18:00; they must be in
** order and not touch, else E_INVALID "worktime.periods". `offset` is ms east of
** UTC. A year is known when its 1 January and 1 October are among the rows
** (every yearly notice names both); in other years weekdays alone decide. */
enum err calendar_new(struct arena *a, const struct calendar_row *row, int rows,
                      const struct work_period *period, int periods, int64_t offset, struct calendar **ret, struct fault *f);
/* Read rows from text of lines `date,off,name` (a heading with these names comes
** first, off is 1 or 0, lines beginning with # are remarks): E_SYNTAX
** "calendar.line" with f->row the line. Appends to *ret, in `a`. */
enum err calendar_read(struct arena *a, struct str text, struct calendar_row **ret, int *rows, int *cap,
                       struct fault *f);
/* Read "08:00-12:00,14:00-18:00"; E_INVALID "worktime.periods". */
enum err periods_read(struct str text, struct work_period ret[WORK_PERIODS], int *n, struct fault *f);

bool calendar_workday(const struct calendar *c, int64_t day);          /* local day number        */
bool calendar_known(const struct calendar *c, int64_t from, int64_t to); /* every year in between  */
int64_t calendar_day_length(const struct calendar *c);                 /* working ms of a workday */

/* ---- Limits ---- */

enum limit_kind {
    LIMIT_NONE,      /* no limit: nothing is ever due           */
    LIMIT_WORK,      /* counts working time only 工作时, 工作日  */
    LIMIT_RUN        /* runs day and night 小时, 自然日, 紧急    */
};

struct limit { enum limit_kind kind; int64_t minutes; };     /* 1 工作日 = 8 工作时 = 480 minutes */

enum { LIMIT_MAX = 10 * 366 * 24 * 60 };                     /* minutes; ten years */

/* Read a limit, in Chinese or English, digits of either width or 一 … 九十九:
** 4工作时 · 1个工作日 · 24小时 · 2紧急工作时 · 3自然日 · 15日 · 30分钟 ·
** 4 working hours · 1 working day · 24 hours · 2 urgent working hours · 3 days.
** 紧急 runs continuously, so 1 紧急工作时 is an hour and 1 紧急工作日 is 24 hours.
** Decimals are taken when they give whole minutes. E_INVALID with "limit.text"
** (not such a text) or "limit.range" (0, or more than LIMIT_MAX). */
enum err limit_read(struct str text, struct limit *ret, struct fault *f);
/* The shortest text that reads back to the same limit; "" for LIMIT_NONE. */
struct str limit_text(struct arena *a, struct limit l, bool zh);

/* ---- The clock ---- */

#define TIME_NEVER INT64_MAX

/* A stop of the clock, an approved suspension 挂账: [from, to), to TIME_NEVER
** while it lasts. A list is in order of `from`; overlaps are counted once. */
struct stop { int64_t from, to; };
struct stops { const struct stop *stop; int n; };

#define NO_STOPS ((struct stops){ 0, 0 })

/* Working time within [from, to), 0 when to <= from. */
int64_t work_between(const struct calendar *c, int64_t from, int64_t to);
/* Time of the limit's kind used by `to` of a clock started at `from`, without
** the stops; ms. */
int64_t limit_used(const struct calendar *c, int64_t from, int64_t to, struct limit l, struct stops s);
/* What is left, negative once overdue (by time of the limit's own kind). */
int64_t limit_left(const struct calendar *c, int64_t from, int64_t to, struct limit l, struct stops s);
/* The first moment at which `percent` of the limit is used: 80 is when it is at
** risk, 100 when it is due, 300 when it is three times overdue. A limit that
** ends with the working day is due at its end, not on the next morning.
** TIME_NEVER without a limit, or while a stop lasts that comes before it. */
int64_t time_when(const struct calendar *c, int64_t from, struct limit l, int percent, struct stops s);
/* time_when(…, 100); *known tells whether every day from `from` to it is in a
** year that the calendar knows (always true for LIMIT_RUN and TIME_NEVER). */
int64_t due_at(const struct calendar *c, int64_t from, struct limit l, struct stops s, bool *known);

enum light { LIGHT_WITHIN, LIGHT_HALF, LIGHT_RISK, LIGHT_OVER, LIGHT_OVER3 };

enum { HALF_PERCENT = 50, RISK_PERCENT = 80, OVER3_PERCENT = 300 };

/* The light of a clock: from 50 % half, from 80 % at risk, from 100 % overdue, from 300 % three
** times. `used` in ms. Agrees with time_when at the same millisecond. */
enum light light_of(int64_t used, struct limit l);

enum segment_kind { SEGMENT_WORK, SEGMENT_REST, SEGMENT_STOP };
struct segment { int64_t from, to; enum segment_kind kind; };

/* The time from `from` to `to` cut into stretches that count for the kind of
** limit, that do not, and that are stopped, for drawing; neighbours of one kind
** are one. In `a`; at most `most` of them, the last then reaches to `to` as
** SEGMENT_REST and the result is false. */
bool segments_of(struct arena *a, const struct calendar *c, int64_t from, int64_t to, enum limit_kind kind,
                 struct stops s, int most, struct segment **ret, int *n);

#endif
