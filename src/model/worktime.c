#include "model/worktime.h"

#include <stdlib.h>

/* A day that differs from its weekday, with what the days before it add to a
** plain count of weekdays. Between two of them the weekday arithmetic is exact,
** so that every question costs one binary search and no table of days. */
struct exception { int64_t day, extra; bool work; };

struct calendar {
    struct exception *ex;
    int n;
    int64_t extra;                                /* of all of them together */
    int *year, years;                             /* known, in order         */
    struct work_period period[WORK_PERIODS];
    int periods;
    int64_t length, offset;                       /* working ms of a day     */
};

static int64_t floor_div(int64_t a, int64_t b) {
    return a / b - (a % b < 0);
}

static int64_t min64(int64_t a, int64_t b) {
    return a < b ? a : b;
}

static int64_t max64(int64_t a, int64_t b) {
    return a > b ? a : b;
}

/* Mondays to Fridays from Monday 1969-12-29 up to, not with, `day`. */
static int64_t weekdays_before(int64_t day) {
    int64_t since = day + 3, weeks = floor_div(since, 7);
    return weeks * 5 + min64(since - weeks * 7, 5);
}

/* The reverse: the day that is the n-th of them, n from 1. */
static int64_t weekday_nth(int64_t n) {
    int64_t weeks = floor_div(n - 1, 5);
    return weeks * 7 + (n - 1 - weeks * 5) - 3;
}

/* ---- Making a calendar ---- */

static int by_day(const void *a, const void *b) {
    const struct exception *x = a, *y = b;
    if (x->day != y->day) return x->day < y->day ? -1 : 1;
    return x->extra < y->extra ? -1 : x->extra > y->extra;      /* the place in the list, for now */
}

static bool periods_ok(const struct work_period *p, int n) {
    if (n < 1 || n > WORK_PERIODS) return false;
    for (int i = 0; i < n; i++) {
        if (p[i].from < 0 || p[i].to > DAY || p[i].from >= p[i].to) return false;
        if (i && p[i].from <= p[i - 1].to) return false;
    }
    return true;
}

static const struct exception *exception_of(const struct calendar *c, int64_t day);

/* A year is known when its notice was read: each names 1 January and 1 October. */
static void find_years(struct arena *a, struct calendar *c) {
    int cap = 0;
    for (int i = 0; i < c->n; i++) {
        struct civil d = day_civil(c->ex[i].day);
        if (d.month != 1 || d.day != 1) continue;
        if (!exception_of(c, day_of((struct civil){ d.year, 10, 1 }))) continue;
        ARENA_PUSH(a, c->year, c->years, cap) = d.year;
    }
}

static void fill_exceptions(struct calendar *c, const struct calendar_row *row, int rows) {
    for (int i = 0; i < rows; i++) c->ex[i] = (struct exception){ row[i].day, i, !row[i].off };
    qsort(c->ex, (size_t)rows, sizeof *c->ex, by_day);
    for (int i = 0; i < rows; i++) {
        if (i + 1 < rows && c->ex[i + 1].day == c->ex[i].day) continue;      /* the later row wins */
        c->ex[c->n++] = c->ex[i];
    }
    for (int i = 0; i < c->n; i++) {
        bool weekday = day_weekday(c->ex[i].day) < 5;
        c->ex[i].extra = c->extra;
        c->extra += (int)c->ex[i].work - (int)weekday;
    }
}

enum err calendar_new(struct arena *a, const struct calendar_row *row, int rows,
                      const struct work_period *period, int periods, int64_t offset, struct calendar **ret, struct fault *f) {
    static const struct work_period usual[] = { { 8 * HOUR, 12 * HOUR }, { 14 * HOUR, 18 * HOUR } };
    if (periods == 0) period = usual, periods = 2;
    if (!periods_ok(period, periods)) return fault_set(f, E_INVALID, "periods", "worktime.periods");
    struct calendar *c = ARENA_NEW(a, struct calendar);
    c->ex = ARENA_ARRAY(a, struct exception, rows + 1);
    c->offset = offset;
    c->periods = periods;
    for (int i = 0; i < periods; i++) {
        c->period[i] = period[i];
        c->length += period[i].to - period[i].from;
    }
    if (rows) fill_exceptions(c, row, rows);
    find_years(a, c);
    *ret = c;
    return OK;
}

/* ---- Reading its data ---- */

static bool read_row(struct str line, struct calendar_row *ret) {
    struct str date, off;
    struct civil c;
    struct str rest = str_cut(line, ',', &date);
    if (!rest.s || !date_parse(date, &c)) return false;
    (void)str_cut(rest, ',', &off);
    if (!str_is(off, "0") && !str_is(off, "1")) return false;
    *ret = (struct calendar_row){ day_of(c), off.s[0] == '1' };
    return true;
}

enum err calendar_read(struct arena *a, struct str text, struct calendar_row **ret, int *rows, int *cap,
                       struct fault *f) {
    bool heading = false;
    for (int64_t n = 1; text.s; n++) {
        struct str line;
        struct calendar_row row;
        text = str_cut(text, '\n', &line);
        line = str_trim(line);
        if (line.n == 0 || line.s[0] == '#') continue;
        if (!heading && str_is(line, "date,off,name")) {
            heading = true;
            continue;
        }
        if (!heading || !read_row(line, &row)) {
            f->row = n;
            return fault_set(f, E_SYNTAX, 0, "calendar.line");
        }
        ARENA_PUSH(a, *ret, *rows, *cap) = row;
    }
    return heading ? OK : fault_set(f, E_SYNTAX, 0, "calendar.line");
}

/* HH:MM, 24:00 included. */
static bool read_clock(struct str s, int64_t *ret) {
    s = str_trim(s);
    if (s.n != 5 || s.s[2] != ':') return false;
    for (size_t i = 0; i < 5; i++)
        if (i != 2 && (s.s[i] < '0' || s.s[i] > '9')) return false;
    int64_t h = (s.s[0] - '0') * 10 + (s.s[1] - '0'), m = (s.s[3] - '0') * 10 + (s.s[4] - '0');
    *ret = h * HOUR + m * MINUTE;
    return m < 60 && *ret <= DAY;
}

enum err periods_read(struct str text, struct work_period ret[WORK_PERIODS], int *n, struct fault *f) {
    int got = 0;
    while (text.s) {
        struct str one, from;
        text = str_cut(text, ',', &one);
        struct str to = str_cut(one, '-', &from);
        if (got == WORK_PERIODS || !read_clock(from, &ret[got].from) || !read_clock(to, &ret[got].to))
            return fault_set(f, E_INVALID, "periods", "worktime.periods");
        got++;
    }
    if (!periods_ok(ret, got)) return fault_set(f, E_INVALID, "periods", "worktime.periods");
    *n = got;
    return OK;
}

/* ---- Asking it ---- */

/* How many exceptions lie before `day`. */
static int exceptions_before(const struct calendar *c, int64_t day) {
    int lo = 0, hi = c->n;
    while (lo < hi) {
        int mid = (lo + hi) / 2;
        if (c->ex[mid].day < day) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

static const struct exception *exception_of(const struct calendar *c, int64_t day) {
    int i = exceptions_before(c, day);
    return i < c->n && c->ex[i].day == day ? &c->ex[i] : 0;
}

bool calendar_workday(const struct calendar *c, int64_t day) {
    const struct exception *e = exception_of(c, day);
    return e ? e->work : day_weekday(day) < 5;
}

int64_t calendar_day_length(const struct calendar *c) {
    return c->length;
}

static bool year_known(const struct calendar *c, int year) {
    for (int i = 0; i < c->years; i++)
        if (c->year[i] == year) return true;
    return false;
}

bool calendar_known(const struct calendar *c, int64_t from, int64_t to) {
    int first = day_civil(time_local_day(from, c->offset, 0)).year;
    int last = day_civil(time_local_day(to, c->offset, 0)).year;
    for (int y = first; y <= last; y++)
        if (!year_known(c, y)) return false;
    return true;
}

/* Working ms of a workday before `within`. */
static int64_t worked_by(const struct calendar *c, int64_t within) {
    int64_t sum = 0;
    for (int i = 0; i < c->periods && c->period[i].from < within; i++)
        sum += min64(within, c->period[i].to) - c->period[i].from;
    return sum;
}

/* The first ms of a workday by which `work` > 0 has been done. */
static int64_t within_at(const struct calendar *c, int64_t work) {
    int i = 0;
    for (; i < c->periods - 1; i++) {
        int64_t length = c->period[i].to - c->period[i].from;
        if (work <= length) break;
        work -= length;
    }
    return c->period[i].from + work;
}

/* Working ms from the beginning of all counting to `at`. */
static int64_t worked_to(const struct calendar *c, int64_t at) {
    int64_t within, day = time_local_day(at, c->offset, &within);
    int i = exceptions_before(c, day);
    bool here = i < c->n && c->ex[i].day == day;
    int64_t days = weekdays_before(day) + (i < c->n ? c->ex[i].extra : c->extra);
    bool work = here ? c->ex[i].work : day_weekday(day) < 5;
    return days * c->length + (work ? worked_by(c, within) : 0);
}

/* The n-th workday, counted as worked_to counts. */
static int64_t workday_nth(const struct calendar *c, int64_t n) {
    int lo = 0, hi = c->n;                        /* the exceptions with fewer than n workdays before them */
    while (lo < hi) {
        int mid = (lo + hi) / 2;
        if (weekdays_before(c->ex[mid].day) + c->ex[mid].extra < n) lo = mid + 1;
        else hi = mid;
    }
    if (lo == 0) return weekday_nth(n);
    const struct exception *e = &c->ex[lo - 1];
    if (weekdays_before(e->day) + e->extra + e->work >= n) return e->day;
    return weekday_nth(n - (lo < c->n ? c->ex[lo].extra : c->extra));
}

/* The first moment at which worked_to reaches `work`. */
static int64_t moment_of(const struct calendar *c, int64_t work) {
    int64_t full = floor_div(work - 1, c->length), rest = work - full * c->length;     /* 1 … length */
    return time_at(workday_nth(c, full + 1), within_at(c, rest), c->offset);
}

int64_t work_between(const struct calendar *c, int64_t from, int64_t to) {
    return to <= from ? 0 : worked_to(c, to) - worked_to(c, from);
}

static int64_t elapsed(const struct calendar *c, int64_t from, int64_t to, enum limit_kind kind) {
    return kind == LIMIT_RUN ? max64(to - from, 0) : work_between(c, from, to);
}

/* ---- The clock ---- */

int64_t limit_used(const struct calendar *c, int64_t from, int64_t to, struct limit l, struct stops s) {
    int64_t used = 0, at = from;
    if (l.kind == LIMIT_NONE) return 0;
    for (int i = 0; i < s.n && at < to; i++) {
        int64_t begin = max64(s.stop[i].from, at), end = min64(s.stop[i].to, to);
        if (end <= begin) continue;
        used += elapsed(c, at, begin, l.kind);
        at = end;
    }
    return used + elapsed(c, at, to, l.kind);
}

int64_t limit_left(const struct calendar *c, int64_t from, int64_t to, struct limit l, struct stops s) {
    return l.kind == LIMIT_NONE ? 0 : l.minutes * MINUTE - limit_used(c, from, to, l, s);
}

int64_t time_when(const struct calendar *c, int64_t from, struct limit l, int percent, struct stops s) {
    int64_t left = l.minutes * (MINUTE / 100) * percent, at = from;
    if (l.kind == LIMIT_NONE) return TIME_NEVER;
    if (left <= 0) return from;
    for (int i = 0; i < s.n; i++) {
        struct stop p = s.stop[i];
        if (p.to <= at || p.to <= p.from) continue;
        int64_t before = p.from > at ? elapsed(c, at, p.from, l.kind) : 0;
        if (before >= left) break;
        if (p.to == TIME_NEVER) return TIME_NEVER;
        left -= before;
        at = p.to;
    }
    return l.kind == LIMIT_RUN ? at + left : moment_of(c, worked_to(c, at) + left);
}

int64_t due_at(const struct calendar *c, int64_t from, struct limit l, struct stops s, bool *known) {
    int64_t due = time_when(c, from, l, 100, s);
    if (known) *known = l.kind != LIMIT_WORK || due == TIME_NEVER || calendar_known(c, from, due);
    return due;
}

enum light light_of(int64_t used, struct limit l) {
    int64_t percent = l.minutes * (MINUTE / 100);
    if (l.kind == LIMIT_NONE) return LIGHT_WITHIN;
    if (used >= percent * OVER3_PERCENT) return LIGHT_OVER3;
    if (used >= percent * 100) return LIGHT_OVER;
    if (used >= percent * RISK_PERCENT) return LIGHT_RISK;
    return used >= percent * HALF_PERCENT ? LIGHT_HALF : LIGHT_WITHIN;
}

/* ---- Stretches for drawing ---- */

struct cutter {
    struct arena *a;
    struct segment *v;
    int n, cap, most;
};

/* The end of the stretch of work or rest that `at` lies in. */
static int64_t stretch_end(const struct calendar *c, int64_t at, enum limit_kind kind, bool *work) {
    int64_t within, day = time_local_day(at, c->offset, &within);
    *work = kind != LIMIT_WORK;
    if (*work) return TIME_NEVER;
    for (int i = 0; i < c->periods && calendar_workday(c, day); i++) {
        if (within < c->period[i].from) return time_at(day, c->period[i].from, c->offset);
        *work = within < c->period[i].to;
        if (*work) return time_at(day, c->period[i].to, c->offset);
    }
    return time_at(day + 1, 0, c->offset);
}

/* Append, or lengthen the last one; false when there is no room for another. */
static bool add_segment(struct cutter *k, int64_t from, int64_t to, enum segment_kind kind) {
    if (k->n && k->v[k->n - 1].kind == kind) {
        k->v[k->n - 1].to = to;
        return true;
    }
    if (k->n == k->most) return false;
    ARENA_PUSH(k->a, k->v, k->n, k->cap) = (struct segment){ from, to, kind };
    return true;
}

static bool add_stretches(struct cutter *k, const struct calendar *c, int64_t from, int64_t to,
                          enum limit_kind kind) {
    while (from < to) {
        bool work;
        int64_t end = min64(stretch_end(c, from, kind, &work), to);
        if (!add_segment(k, from, end, work ? SEGMENT_WORK : SEGMENT_REST)) return false;
        from = end;
    }
    return true;
}

bool segments_of(struct arena *a, const struct calendar *c, int64_t from, int64_t to, enum limit_kind kind,
                 struct stops s, int most, struct segment **ret, int *n) {
    struct cutter k = { .a = a, .most = most };
    bool whole = true;
    int64_t at = from;
    for (int i = 0; i < s.n && whole && at < to; i++) {
        int64_t begin = max64(s.stop[i].from, at), end = min64(s.stop[i].to, to);
        if (end <= begin) continue;
        whole = add_stretches(&k, c, at, begin, kind) && add_segment(&k, begin, end, SEGMENT_STOP);
        at = end;
    }
    whole = whole && add_stretches(&k, c, at, to, kind);
    if (!whole && k.n) k.v[k.n - 1] = (struct segment){ k.v[k.n - 1].from, to, SEGMENT_REST };
    *ret = k.v;
    *n = k.n;
    return whole;
}
