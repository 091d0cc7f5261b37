/* Working time against a slow model that walks five years minute by minute. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "base/json.h"
#include "base/rand.h"
#include "model/worktime.h"

enum { FIRST = 2022, PUBLIC_FIRST = 2023, LAST = 2026, SLOW_LAST = 2027, OFFSET = 8 * HOUR };

static struct arena mem;
static struct calendar_row *row;
static int rows;
static struct calendar *cal;
static int64_t day0, days;
static unsigned char *slow;          /* per minute from day0, local: does it count? */

static struct buf read_all(const char *root, const char *name) {
    char path[PATH_MAX];
    struct buf b = { 0 };
    struct fault f = { 0 };
    (void)snprintf(path, sizeof path, "%s/%s", root ? root : ".", name);
    if (file_read(path, 1 << 20, &b, &f)) buf_free(&b);
    return b;
}

/* The model: nothing but weekdays, the rows of the files, and four hours. */
static void build_slow(void) {
    day0 = day_of((struct civil){ FIRST - 1, 12, 1 });
    days = day_of((struct civil){ SLOW_LAST + 1, 6, 1 }) - day0;
    slow = calloc((size_t)days, 1440);
    assert_non_null(slow);
    for (int64_t d = 0; d < days; d++) {
        bool work = day_weekday(day0 + d) != 5 && day_weekday(day0 + d) != 6;
        for (int i = 0; i < rows; i++)
            if (row[i].day == day0 + d) work = !row[i].off;
        for (int m = 0; m < 1440 && work; m++)
            slow[d * 1440 + m] = (m >= 480 && m < 720) || (m >= 840 && m < 1080);
    }
}

static int setup(void **state) {
    (void)state;
    int cap = 0;
    struct fault f = { 0 };
    arena_init(&mem, 0);
    for (int y = FIRST; y <= LAST; y++) {
        char name[64];
        (void)snprintf(name, sizeof name, "packs/calendar/cn-%d.csv", y);
        struct buf b = read_all(getenv("ANJU_SOURCE"), name);
        if (!b.s || calendar_read(&mem, buf_view(&b), &row, &rows, &cap, &f)) return 1;
        buf_free(&b);
    }
    if (calendar_new(&mem, row, rows, 0, 0, OFFSET, &cal, &f)) return 1;
    build_slow();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    free(slow);
    arena_free(&mem);
    return 0;
}

static int64_t at(int y, int mo, int d, int h, int mi) {
    return time_at(day_of((struct civil){ y, mo, d }), h * HOUR + mi * MINUTE, OFFSET);
}

static struct limit limit_of(const char *text) {
    struct limit l = { 0 };
    struct fault f = { 0 };
    if (limit_read(str_of(text), &l, &f)) print_message("limit refused: %s\n", text);
    return l;
}

/* ---- The model's answers ---- */

static int64_t minute_index(int64_t ms) {
    return (ms + OFFSET - day0 * DAY) / MINUTE;
}

static bool in_stops(int64_t ms, struct stops s) {
    for (int i = 0; i < s.n; i++)
        if (ms >= s.stop[i].from && ms < s.stop[i].to) return true;
    return false;
}

static int64_t slow_used(int64_t from, int64_t to, enum limit_kind kind, struct stops s) {
    int64_t sum = 0;
    for (int64_t t = from; t < to; t += MINUTE)
        sum += !in_stops(t, s) && (kind == LIMIT_RUN || slow[minute_index(t)]);
    return sum * MINUTE;
}

static int64_t slow_due(int64_t from, struct limit l, struct stops s) {
    int64_t left = l.minutes;
    for (int64_t t = from;; t += MINUTE) {
        if (minute_index(t) >= days * 1440) return -1;
        if (!in_stops(t, s) && (l.kind == LIMIT_RUN || slow[minute_index(t)])) left--;
        if (left == 0) return t + MINUTE;
    }
}

/* The first minute's end by which that share of the limit is used; the share is whole minutes. */
static int64_t slow_when(int64_t from, struct limit l, int percent, struct stops s) {
    l.minutes = l.minutes * percent / 100;
    return slow_due(from, l, s);
}

static int64_t some_minute(struct seeded *r) {
    int64_t from = at(FIRST, 1, 1, 0, 0), to = at(SLOW_LAST, 12, 31, 0, 0);
    int64_t t = from + seeded_below(r, (to - from) / MINUTE) * MINUTE;
    /* Half of the trials stand on the edge of a period, where mistakes live. */
    static const int edges[] = { 0, 480, 720, 840, 1080, 479, 1079, 1439 };
    if (seeded_below(r, 2)) return t;
    int64_t day = time_local_day(t, OFFSET, 0);
    return time_at(day, edges[seeded_below(r, 8)] * MINUTE, OFFSET);
}

static int some_stops(struct seeded *r, int64_t from, struct stop v[3]) {
    int n = (int)seeded_below(r, 4);
    int64_t t = from - 2 * DAY;
    for (int i = 0; i < n; i++) {
        t += seeded_below(r, 4000) * MINUTE;
        v[i] = (struct stop){ t, t + seeded_below(r, 9000) * MINUTE };      /* may overlap, may be empty */
    }
    return n;
}

/* ---- Tests ---- */

static void edges(void **state) {
    (void)state;
    static const struct { int from[5]; const char *limit; int due[5]; } t[] = {
        { { 2024, 6, 12, 10, 0 }, "4工作时", { 2024, 6, 12, 16, 0 } },
        { { 2024, 6, 12, 14, 0 }, "4工作时", { 2024, 6, 12, 18, 0 } },       /* ends with the day */
        { { 2024, 6, 12, 8, 0 }, "1个工作日", { 2024, 6, 12, 18, 0 } },
        { { 2024, 6, 12, 9, 30 }, "1工作日", { 2024, 6, 13, 9, 30 } },
        { { 2024, 6, 12, 12, 30 }, "1工作日", { 2024, 6, 13, 12, 0 } },      /* filed at noon rest */
        { { 2024, 6, 14, 19, 0 }, "1工作时", { 2024, 6, 17, 9, 0 } },        /* Friday evening */
        { { 2022, 1, 28, 17, 0 }, "2工作日", { 2022, 1, 30, 17, 0 } },       /* both days of the weekend are made up */
        { { 2022, 9, 9, 18, 0 }, "1工作时", { 2022, 9, 13, 9, 0 } },
        { { 2024, 4, 26, 17, 50 }, "3工作日", { 2024, 4, 30, 17, 50 } },     /* Sunday 28 April is made up */
        { { 2024, 4, 30, 17, 50 }, "3工作日", { 2024, 5, 8, 17, 50 } },
        { { 2024, 9, 30, 12, 0 }, "1工作日", { 2024, 10, 8, 12, 0 } },
        { { 2026, 9, 30, 18, 0 }, "3工作日", { 2026, 10, 10, 18, 0 } },      /* Saturday 10 October is made up */
        { { 2024, 6, 12, 23, 0 }, "24小时", { 2024, 6, 13, 23, 0 } },
        { { 2024, 9, 30, 17, 0 }, "2紧急工作时", { 2024, 9, 30, 19, 0 } },
        { { 2024, 6, 12, 10, 24 }, "15日", { 2024, 6, 27, 10, 24 } },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        bool known;
        int64_t due = due_at(cal, at(t[i].from[0], t[i].from[1], t[i].from[2], t[i].from[3], t[i].from[4]),
                             limit_of(t[i].limit), NO_STOPS, &known);
        assert_true(known);
        assert_int_equal(due, at(t[i].due[0], t[i].due[1], t[i].due[2], t[i].due[3], t[i].due[4]));
    }
}

static void against_slow(void **state) {
    (void)state;
    struct seeded r = { 20240612 };
    for (int i = 0; i < 4000; i++) {
        int64_t from = some_minute(&r);
        struct limit l = { seeded_below(&r, 4) ? LIMIT_WORK : LIMIT_RUN, 0 };
        struct stop v[3];
        struct stops s = { v, some_stops(&r, from, v) };
        l.minutes = 1 + seeded_below(&r, i % 10 ? 3000 : 20000);
        if (seeded_below(&r, 4) == 0) l.minutes = 480 * (1 + seeded_below(&r, 5));
        int64_t due = slow_due(from, l, s);
        if (due < 0) continue;
        assert_int_equal(due_at(cal, from, l, s, 0), due);
        assert_int_equal(limit_used(cal, from, due, l, s), l.minutes * MINUTE);
        assert_int_equal(limit_left(cal, from, due, l, s), 0);
        int64_t to = from + seeded_below(&r, 30000) * MINUTE;
        if (minute_index(to) < days * 1440) assert_int_equal(limit_used(cal, from, to, l, s),
            slow_used(from, to, l.kind, s));
    }
}

/* Every light over the five years, with stops: half, at risk, due, three times overdue. */
static void lights_against_slow(void **state) {
    static const int percent[] = { HALF_PERCENT, RISK_PERCENT, 100, OVER3_PERCENT };
    struct seeded r = { 20260101 };
    int looked_at = 0;
    (void)state;
    for (int i = 0; i < 1500; i++) {
        int64_t from = some_minute(&r);
        struct limit l = { seeded_below(&r, 4) ? LIMIT_WORK : LIMIT_RUN, 10 * (1 + seeded_below(&r, i % 10 ? 200 : 1000)) };
        struct stop v[3];
        struct stops s = { v, some_stops(&r, from, v) };
        for (int k = 0; k < 4; k++) {
            int64_t when = slow_when(from, l, percent[k], s);
            if (when < 0) continue;
            assert_int_equal(time_when(cal, from, l, percent[k], s), when);
            looked_at++;
        }
    }
    assert_true(looked_at > 5000);
}

/* What ended stops took out can be added up as they end: a list then needs none of them. */
static void stops_add_up(void **state) {
    struct seeded r = { 88 };
    (void)state;
    for (int i = 0; i < 3000; i++) {
        int64_t from = some_minute(&r), t = from, out = 0;
        struct limit l = { seeded_below(&r, 2) ? LIMIT_WORK : LIMIT_RUN, 1 };
        struct stop v[4];
        int n = (int)seeded_below(&r, 5);
        for (int k = 0; k < n; k++) {
            v[k].from = t += seeded_below(&r, 4000 * (int64_t)MINUTE);
            v[k].to = t += seeded_below(&r, 9000 * (int64_t)MINUTE);
            out += limit_used(cal, v[k].from, v[k].to, l, NO_STOPS);
        }
        int64_t now = t + seeded_below(&r, 9000 * (int64_t)MINUTE);
        assert_int_equal(limit_used(cal, from, now, l, (struct stops){ v, n }), limit_used(cal, from, now, l, NO_STOPS) - out);
    }
}

/* Five years at once, and moments that are no whole minute. */
static void long_spans(void **state) {
    (void)state;
    struct seeded r = { 7 };
    int64_t from = at(FIRST, 1, 1, 0, 0), to = at(SLOW_LAST, 12, 31, 0, 0);
    assert_int_equal(work_between(cal, from, to), slow_used(from, to, LIMIT_WORK, NO_STOPS));
    for (int i = 0; i < 20000; i++) {
        int64_t t = from + seeded_below(&r, to - from), left = 1 + seeded_below(&r, 3000 * (int64_t)HOUR);
        struct limit l = { LIMIT_WORK, 1 + left / MINUTE };
        int64_t due = due_at(cal, t, l, NO_STOPS, 0);
        assert_int_equal(work_between(cal, t, due), l.minutes * MINUTE);          /* reached at due */
        assert_int_equal(work_between(cal, t, due - 1), l.minutes * MINUTE - 1);  /* and not before */
    }
}

static void lights(void **state) {
    (void)state;
    struct seeded r = { 99 };
    static const struct { int percent; enum light light; } steps[] = {
        { HALF_PERCENT, LIGHT_HALF }, { RISK_PERCENT, LIGHT_RISK }, { 100, LIGHT_OVER }, { OVER3_PERCENT, LIGHT_OVER3 },
    };
    for (int i = 0; i < 3000; i++) {
        int64_t from = some_minute(&r) + seeded_below(&r, MINUTE);
        struct limit l = { seeded_below(&r, 2) ? LIMIT_WORK : LIMIT_RUN, 1 + seeded_below(&r, 2400) };
        struct stop v[3];
        struct stops s = { v, some_stops(&r, from, v) };
        for (size_t k = 0; k < sizeof steps / sizeof *steps; k++) {
            int64_t t = time_when(cal, from, l, steps[k].percent, s);
            assert_int_equal(light_of(limit_used(cal, from, t, l, s), l), steps[k].light);
            assert_int_equal(light_of(limit_used(cal, from, t - 1, l, s), l), (int)steps[k].light - 1);
        }
    }
    assert_int_equal(light_of(INT64_C(1) << 50, (struct limit){ 0 }), LIGHT_WITHIN);
    assert_true(time_when(cal, 0, (struct limit){ 0 }, 100, NO_STOPS) == TIME_NEVER);
}

static void open_stop(void **state) {
    (void)state;
    struct limit l = limit_of("4工作时");
    struct stop v[] = { { at(2024, 6, 12, 10, 0), TIME_NEVER } };
    struct stops s = { v, 1 };
    bool known;
    assert_true(due_at(cal, at(2024, 6, 12, 9, 0), l, s, &known) == TIME_NEVER && known);
    assert_int_equal(limit_used(cal, at(2024, 6, 12, 9, 0), at(2024, 8, 1, 0, 0), l, s), HOUR);
    /* Due before the stop begins: the stop changes nothing. */
    assert_int_equal(due_at(cal, at(2024, 6, 11, 14, 0), l, s, &known), at(2024, 6, 11, 18, 0));
    v[0].to = at(2024, 6, 17, 8, 0);
    assert_int_equal(due_at(cal, at(2024, 6, 12, 9, 0), l, s, &known), at(2024, 6, 17, 11, 0));
}

static void drawn(void **state) {
    (void)state;
    struct seeded r = { 5 };
    struct arena a;
    arena_init(&a, 0);
    for (int i = 0; i < 500; i++) {
        int64_t from = some_minute(&r), to = from + seeded_below(&r, 20000) * MINUTE, at_ = from, sum = 0;
        enum limit_kind kind = seeded_below(&r, 4) ? LIMIT_WORK : LIMIT_RUN;
        struct stop v[3];
        struct stops s = { v, some_stops(&r, from, v) };
        struct segment *seg;
        int n;
        assert_true(segments_of(&a, cal, from, to, kind, s, 10000, &seg, &n));
        for (int k = 0; k < n; k++) {
            assert_int_equal(seg[k].from, at_);
            assert_true(seg[k].to > seg[k].from && (k == 0 || seg[k].kind != seg[k - 1].kind));
            if (seg[k].kind == SEGMENT_WORK) sum += seg[k].to - seg[k].from;
            if (seg[k].kind == SEGMENT_STOP) assert_true(in_stops(seg[k].from, s) && in_stops(seg[k].to - 1,
                s));
            at_ = seg[k].to;
        }
        assert_int_equal(at_, to);
        assert_int_equal(sum, limit_used(cal, from, to, (struct limit){ kind, 1 }, s));
        if (n < 3) continue;
        assert_false(segments_of(&a, cal, from, to, kind, s, 2, &seg, &n));
        assert_true(n == 2 && seg[1].to == to && seg[1].kind == SEGMENT_REST);
    }
    arena_free(&a);
}

static void unknown_year(void **state) {
    (void)state;
    bool known;
    /* 2027 is not announced: 1 January is a Friday and counts, and that is said. */
    int64_t due = due_at(cal, at(2026, 12, 31, 14, 0), limit_of("1工作日"), NO_STOPS, &known);
    assert_int_equal(due, at(2027, 1, 1, 12, 0));
    assert_false(known);
    (void)due_at(cal, at(2026, 12, 30, 14, 0), limit_of("1工作日"), NO_STOPS, &known);
    assert_true(known);
    (void)due_at(cal, at(2027, 3, 1, 9, 0), limit_of("3小时"), NO_STOPS, &known);
    assert_true(known);                             /* needs no calendar */
    assert_false(calendar_known(cal, at(2021, 12, 31, 0, 0), at(2021, 12, 31, 1, 0)));
    /* A calendar of nothing goes by weekday. */
    struct calendar *bare;
    struct fault f = { 0 };
    assert_int_equal(calendar_new(&mem, 0, 0, 0, 0, OFFSET, &bare, &f), OK);
    assert_int_equal(due_at(bare, at(2024, 9, 30, 14, 0), limit_of("1工作日"), NO_STOPS, &known),
                     at(2024, 10, 1, 12, 0));
    assert_false(known);
}

static void other_periods(void **state) {
    (void)state;
    struct work_period p[WORK_PERIODS];
    struct calendar *c;
    struct fault f = { 0 };
    int n = 0;
    assert_int_equal(periods_read(S("08:30-11:30, 13:30-17:00,19:00-24:00"), p, &n, &f), OK);
    assert_int_equal(n, 3);
    assert_int_equal(calendar_new(&mem, row, rows, p, n, OFFSET, &c, &f), OK);
    assert_int_equal(calendar_day_length(c), 11 * HOUR + 30 * MINUTE);
    assert_int_equal(due_at(c, at(2024, 6, 12, 8, 0), limit_of("7工作时"), NO_STOPS, 0), at(2024, 6, 12, 19,
        30));
    assert_int_equal(due_at(c, at(2024, 6, 12, 23, 0), limit_of("1工作时"), NO_STOPS, 0), at(2024, 6, 13, 0, 0));
    static const char *bad[] = { "", "8:00-12:00", "08:00-12:00,11:00-13:00", "12:00-08:00",
        "08:00-12:00,12:00-13:00",
                                 "08:00-25:00", "08:60-09:00", "08:00", "0a:00-12:00", "08:00-09:00,",
                                     "24:01-24:02",
                                 "01:00-02:00,03:00-04:00,05:00-06:00,07:00-08:00,09:00-10:00" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct fault g = { 0 };
        assert_int_equal(periods_read(str_of(bad[i]), p, &n, &g), E_INVALID);
        assert_string_equal(g.key, "worktime.periods");
    }
}

static void limits(void **state) {
    (void)state;
    static const struct { const char *text; enum limit_kind kind; int64_t minutes; const char *zh,
        *en; } t[] = {
        { "4工作时", LIMIT_WORK, 240, "4工作时", "4 working hours" },
        { "1个工作日", LIMIT_WORK, 480, "1工作日", "1 working day" },
        { "8 工作时", LIMIT_WORK, 480, "1工作日", "1 working day" },
        { "三个工作日内", LIMIT_WORK, 1440, "3工作日", "3 working days" },
        { "二十工作日", LIMIT_WORK, 9600, "20工作日", "20 working days" },
        { "０．５工作日", LIMIT_WORK, 240, "4工作时", "4 working hours" },
        { "24小时", LIMIT_RUN, 1440, "24小时", "24 hours" },
        { "24小时以内", LIMIT_RUN, 1440, "24小时", "24 hours" },
        { "2紧急工作时", LIMIT_RUN, 120, "2小时", "2 hours" },
        { "紧急2工作时", LIMIT_RUN, 120, "2小时", "2 hours" },
        { "1紧急工作日", LIMIT_RUN, 1440, "24小时", "24 hours" },
        { "3自然日", LIMIT_RUN, 4320, "3自然日", "3 days" },
        { "十五日", LIMIT_RUN, 21600, "15自然日", "15 days" },
        { "60日", LIMIT_RUN, 86400, "60自然日", "60 days" },
        { "30分钟", LIMIT_RUN, 30, "30分钟", "30 minutes" },
        { "1工作分钟", LIMIT_WORK, 1, "1工作分钟", "1 working minute" },
        { "4 Working Hours", LIMIT_WORK, 240, "4工作时", "4 working hours" },
        { "within 2 urgent working hours", LIMIT_RUN, 120, "2小时", "2 hours" },
        { "1.5小时", LIMIT_RUN, 90, "90分钟", "90 minutes" },
        { "3660天", LIMIT_RUN, LIMIT_MAX, "3660自然日", "3660 days" },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        struct limit l = limit_of(t[i].text), back[2];
        assert_int_equal(l.kind, t[i].kind);
        assert_int_equal(l.minutes, t[i].minutes);
        struct str zh = limit_text(&mem, l, true), en = limit_text(&mem, l, false);
        assert_string_equal(zh.s, t[i].zh);
        assert_string_equal(en.s, t[i].en);
        back[0] = limit_of(zh.s);
        back[1] = limit_of(en.s);
        for (int k = 0; k < 2; k++) assert_true(back[k].kind == l.kind && back[k].minutes == l.minutes);
    }
    static const struct { const char *text, *key; } bad[] = {
        { "", "limit.text" }, { "4", "limit.text" }, { "工作时", "limit.text" }, { "四五工作日", "limit.text" },
        { "4 5工作时", "limit.text" }, { "4工作时左右", "limit.text" }, { "约4工作时", "limit.text" },
        { "-1工作日", "limit.text" }, { "1e3小时", "limit.text" }, { "24时", "limit.text" }, { "3以", "limit.text" },
        { "1个月", "limit.text" }, { "0工作时", "limit.range" }, { "0.0001小时", "limit.text" },
        { "0.01分钟", "limit.text" }, { "3661天", "limit.range" }, { "9999999999天", "limit.range" },
        { "99999999999999999999天", "limit.text" }, { "紧急", "limit.text" }, { "4工作时\xff", "limit.text" },
        { "4工作日4工作日4工作日4工作日4工作日4工作日4工作日4工作日4工作日4工作日4工作日4工作日", "limit.text" },
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct limit l;
        struct fault f = { 0 };
        assert_int_equal(limit_read(str_of(bad[i].text), &l, &f), E_INVALID);
        assert_string_equal(f.key, bad[i].key);
    }
    /* Every limit reads back as itself. */
    for (int64_t m = 1; m < 30000; m += 7) {
        for (enum limit_kind k = LIMIT_WORK; k <= LIMIT_RUN; k++) {
            struct limit l = limit_of(limit_text(&mem, (struct limit){ k, m }, m % 2).s);
            assert_true(l.kind == k && l.minutes == m);
        }
    }
}

static void bad_calendars(void **state) {
    (void)state;
    static const struct { const char *text; int64_t line; } bad[] = {
        { "", 0 }, { "2024-01-01,1,x\n", 1 }, { "date,off,name\n2024-1-1,1,x\n", 2 },
        { "date,off,name\n\n# r\n2024-01-01,2,x\n", 4 }, { "date,off,name\n2024-02-30,1,x\n", 2 },
        { "date,off,name\ndate,off,name\n", 2 }, { "date,off,name\n2024-01-01\n", 2 },
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct calendar_row *v = 0;
        int n = 0, cap = 0;
        struct fault f = { 0 };
        assert_int_equal(calendar_read(&mem, str_of(bad[i].text), &v, &n, &cap, &f), E_SYNTAX);
        assert_string_equal(f.key, "calendar.line");
        assert_int_equal(f.row, bad[i].line);
    }
}

/* Our files say what the public list says, day by day. */
static void same_as_public(void **state) {
    (void)state;
    const char *root = getenv("ANJU_SHARED");
    int total = 0, ours = 0;
    for (int y = PUBLIC_FIRST; y <= LAST; y++) {
        char name[64];
        struct json *j;
        struct fault f = { 0 };
        (void)snprintf(name, sizeof name, "data/calendar/holiday-cn_%d.json", y);
        struct buf b = read_all(root ? root : "../shared", name);
        if (!b.s) {
            print_message("skipped: no calendar in ANJU_SHARED to compare with\n");
            skip();
        }
        assert_int_equal(json_parse(&mem, buf_view(&b), &j, &f), OK);
        for (const struct json *d = json_get(j, "days")->child; d; d = d->next, total++) {
            struct civil c;
            bool found = false;
            assert_true(date_parse(json_text(d, "date"), &c));
            for (int i = 0; i < rows && !found; i++)
                found = row[i].day == day_of(c) && row[i].off == (json_get(d, "isOffDay")->i != 0);
            if (!found) print_message("differs: %04d-%02d-%02d\n", c.year, c.month, c.day);
            assert_true(found);
        }
        buf_free(&b);
    }
    for (int i = 0; i < rows; i++) ours += row[i].day >= day_of((struct civil){ PUBLIC_FIRST - 1, 12, 31 });
    assert_int_equal(total, ours);
}

static void fast(void **state) {
    (void)state;
    struct seeded r = { 3 };
    enum { N = 200000 };
    int64_t sum = 0, from = at(2023, 1, 1, 0, 0), t0 = time_steady();
    for (int i = 0; i < N; i++) {
        bool known;
        struct limit l = { LIMIT_WORK, 1 + seeded_below(&r, 9600) };
        sum += due_at(cal, from + seeded_below(&r, 1200 * (int64_t)DAY), l, NO_STOPS, &known);
    }
    int64_t ms = time_steady() - t0;
    print_message("due_at: %lld ns each\n", (long long)(ms * 1000000 / N));
    assert_true(sum > 0 && ms < 4000);              /* 20 us each would be absurd, even with a sanitizer */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges), cmocka_unit_test(against_slow), cmocka_unit_test(lights_against_slow),
        cmocka_unit_test(stops_add_up), cmocka_unit_test(long_spans),
        cmocka_unit_test(lights), cmocka_unit_test(open_stop), cmocka_unit_test(drawn),
        cmocka_unit_test(unknown_year), cmocka_unit_test(other_periods), cmocka_unit_test(limits),
        cmocka_unit_test(bad_calendars), cmocka_unit_test(same_as_public), cmocka_unit_test(fast),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
