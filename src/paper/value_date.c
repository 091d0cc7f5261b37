/* Days, months, years and times as people write them. */
#include "paper/value_part.h"

#include <math.h>
#include <string.h>

enum { YEAR = 1, MONTH, DAY_SIGN };       /* 年 月 日 as one byte each */

/* Evened out, with the three signs made one byte so that the rest is ASCII. */
static bool even_date(struct str cell, char to[CELL], struct str *ret) {
    static const struct { struct str word; char sign; } signs[] = {
        { S("年"), YEAR }, { S("月"), MONTH }, { S("日"), DAY_SIGN }, { S("号"), DAY_SIGN },
    };
    char room[CELL];
    struct str s;
    size_t n = 0;
    if (!value_even(cell, room, &s)) return false;
    for (size_t i = 0; i < s.n; n++) {
        size_t step = 1;
        to[n] = s.s[i];
        if (to[n] > 0 && to[n] <= DAY_SIGN) return false;
        for (int k = 0; k < 4; k++) {
            if (!str_starts(str_from(s, i), signs[k].word)) continue;
            to[n] = signs[k].sign;
            step = signs[k].word.n;
        }
        i += step;
    }
    *ret = (struct str){ to, n };
    return true;
}

/* Up to `most` digits as a number; how many, 0: none or more than that. */
static size_t small_number(struct str s, size_t at, size_t most, int *ret) {
    size_t n = value_digits(s, at);
    *ret = 0;
    if (n > most) return 0;
    for (size_t i = 0; i < n; i++) *ret = *ret * 10 + (s.s[at + i] - '0');
    return n;
}

/* 20240501, a spreadsheet's 45413, or another number. */
static const char *digits_only(struct str s, size_t n, struct civil *c, size_t *at) {
    if (n == 5 && s.n == 5) return "value.date_serial";
    if (n == 4 && s.n == 4) return "value.date_day";
    if (n != 8) return "value.date";
    (void)small_number(str_sub(s, 0, 4), 0, 4, &c->year);
    (void)small_number(str_sub(s, 4, 2), 0, 2, &c->month);
    (void)small_number(str_sub(s, 6, 2), 0, 2, &c->day);
    *at = 8;
    return 0;
}

/* 5/1/2024 in an order that is known: month first or day first. */
static const char *day_in_order(struct str s, enum date_order order, struct civil *c, size_t *at) {
    int first, second;
    size_t n1 = small_number(s, 0, 2, &first), n2 = small_number(s, n1 + 1, 2, &second), end = n1 + n2 + 2;
    if (order != DATE_MDY && order != DATE_DMY) return "value.date_order";
    (void)small_number(s, end, 4, &c->year);
    c->month = order == DATE_MDY ? first : second;
    c->day = order == DATE_MDY ? second : first;
    *at = end + 4;
    return 0;
}

/* The day at the beginning of s; *at is where it ends. */
static const char *day_part(struct str s, enum date_order order, struct civil *c, size_t *at) {
    size_t n1 = value_digits(s, 0);
    char sep = n1 < s.n ? s.s[n1] : 0;
    if (n1 == 0) return "value.date";
    if (!sep || !memchr("-/.\1", sep, 4)) return digits_only(s, n1, c, at);
    size_t n2 = small_number(s, n1 + 1, 2, &c->month), end = n1 + 1 + n2;
    if (n1 == 5 && sep == '.') return "value.date_serial";
    if (n2 == 0) return "value.date";
    if (end == s.n || (sep == YEAR && s.s[end] == MONTH && end + 1 == s.n)) {
        return n1 == 4 ? "value.date_day" : "value.date";
    }
    if (s.s[end] != (sep == YEAR ? MONTH : sep)) return "value.date";
    size_t n3 = value_digits(s, end + 1);
    if (n1 <= 2 && n3 == 4 && sep != YEAR) return day_in_order(s, order, c, at);
    if (n1 == 2) return "value.date_year";
    if (n1 != 4 || n3 == 0 || n3 > 2) return "value.date";
    (void)small_number(s, 0, 4, &c->year);
    (void)small_number(s, end + 1, 2, &c->day);
    *at = end + 1 + n3;
    if (sep == YEAR && *at < s.n && s.s[*at] == DAY_SIGN) (*at)++;
    return 0;
}

/* [T]H:MM[:SS[.fff]], ms; false when it is not one. *at is moved behind it. */
static bool clock_part(struct str s, size_t *at, int64_t *ret) {
    int part[3] = { 0, 0, 0 }, thousandths = 0;
    size_t i = *at, n = small_number(s, i, 2, &part[0]);
    if (n == 0) return false;
    i += n;
    for (int k = 1; k < 3 && i < s.n && s.s[i] == ':'; k++, i += 3)
        if (small_number(s, i + 1, 2, &part[k]) != 2) return false;
    if (i == *at + n) return false;
    if (i < s.n && s.s[i] == '.') {
        size_t places = small_number(s, i + 1, 3, &thousandths);
        if (places == 0) return false;
        for (size_t k = places; k < 3; k++) thousandths *= 10;
        i += places + 1;
    }
    if (part[0] > 23 || part[1] > 59 || part[2] > 59) return false;
    *ret = part[0] * HOUR + part[1] * MINUTE + part[2] * SECOND + thousandths;
    *at = i;
    return true;
}

/* Z or +08:00; nothing leaves the offset as it is. */
static bool zone_part(struct str s, size_t *at, int64_t *offset) {
    int h, m;
    if (*at == s.n) return true;
    if (s.s[*at] == 'Z') return *offset = 0, ++*at == s.n;
    if (s.n - *at != 6 || (s.s[*at] != '+' && s.s[*at] != '-') || s.s[*at + 3] != ':') return false;
    if (small_number(s, *at + 1, 2, &h) != 2 || small_number(s, *at + 4, 2, &m) != 2) return false;
    if (h > 14 || m > 59) return false;
    *offset = (h * HOUR + m * MINUTE) * (s.s[*at] == '-' ? -1 : 1);
    *at += 6;
    return true;
}

/* 45413 or 45413.5, the day number of a spreadsheet (1900 system) between 1927 and 2100. */
static bool serial_part(struct str s, struct civil *c, int64_t *within) {
    enum { UNIX_DAY = 25569, FIRST = 10000, LAST = 73415 };
    double v;
    if (value_digits(s, 0) != 5 || !str_real(s, &v) || v < FIRST || v >= LAST) return false;
    int64_t seconds = llround((v - floor(v)) * (DAY / SECOND)), day = (int64_t)v - UNIX_DAY;
    *c = day_civil(day + (seconds == DAY / SECOND));
    *within = seconds % (DAY / SECOND) * SECOND;
    return true;
}

struct reading { enum date_order order; bool serial_ok; };

static const char *read_time(struct str cell, struct reading how, int64_t *offset, struct civil *c, int64_t *within) {
    char room[CELL];
    struct str s;
    size_t at = 0;
    *within = 0;
    if (!even_date(cell, room, &s)) return "value.date";
    if (s.n == 0) return "value.empty";
    if (value_is_error(s)) return "value.formula";
    if (how.serial_ok && serial_part(s, c, within)) return 0;
    const char *key = day_part(s, how.order, c, &at);
    if (key) return key;
    if (!civil_ok(*c)) return "value.date_exists";
    if (at == s.n) return 0;
    bool sign = s.s[at - 1] == DAY_SIGN;
    if (s.s[at] == 'T') at++;
    else if (s.s[at] != ' ' && !sign) return "value.date";
    while (at < s.n && s.s[at] == ' ') at++;
    return clock_part(s, &at, within) && zone_part(s, &at, offset) ? 0 : "value.date";
}

const char *value_date_as(struct str cell, enum date_order order, bool serial_ok, struct civil *ret) {
    struct civil c = { 0 };
    int64_t within, offset = INT64_MIN;
    const char *key = read_time(cell, (struct reading){ order, serial_ok }, &offset, &c, &within);
    if (key) return key;
    /* A day in another zone may be another day here. */
    if (within || offset != INT64_MIN) return "value.date_time";
    *ret = c;
    return 0;
}

const char *value_date(struct str cell, struct civil *ret) {
    return value_date_as(cell, DATE_ASK, false, ret);
}

const char *value_time_as(struct str cell, enum date_order order, bool serial_ok, int64_t offset, int64_t *ret) {
    struct civil c = { 0 };
    int64_t within;
    const char *key = read_time(cell, (struct reading){ order, serial_ok }, &offset, &c, &within);
    if (key) return key;
    *ret = time_at(day_of(c), within, offset);
    return 0;
}

const char *value_time(struct str cell, int64_t offset, int64_t *ret) {
    return value_time_as(cell, DATE_ASK, false, offset, ret);
}

/* ---- Months and years ---- */

/* 2024-05, 2024/5, 2024年5月, 202405. 2024.1 may have been 2024.10, which a spreadsheet shortens: not taken. */
static bool month_part(struct str s, struct civil *c) {
    size_t n1 = value_digits(s, 0), n2;
    c->day = 1;
    if (n1 == 6 && s.n == 6)
        return small_number(str_sub(s, 0, 4), 0, 4, &c->year) && small_number(s = str_from(s, 4), 0, 2, &c->month);
    if (n1 != 4 || n1 == s.n || !memchr("-/.\1", s.s[n1], 4)) return false;
    (void)small_number(s, 0, 4, &c->year);
    n2 = small_number(s, n1 + 1, 2, &c->month);
    if (n2 == 0 || (s.s[n1] == '.' && n2 == 1 && c->month == 1 && s.n == n1 + 2)) return false;
    struct str rest = str_from(s, n1 + 1 + n2);
    if (rest.n && rest.s[0] == MONTH) rest = str_from(rest, 1);
    return rest.n == 0 || str_is(rest, "份");
}

const char *value_month(struct str cell, struct civil *ret) {
    char room[CELL];
    struct str s;
    struct civil c = { 0 };
    int64_t within, offset = 0;
    if (!even_date(cell, room, &s)) return "value.month";
    if (s.n == 0) return "value.empty";
    if (value_is_error(s)) return "value.formula";
    if (!month_part(s, &c) && read_time(cell, (struct reading){ DATE_ASK, false }, &offset, &c, &within)) return "value.month";
    c.day = 1;
    if (!civil_ok(c)) return "value.month";
    *ret = c;
    return 0;
}

const char *value_year(struct str cell, int64_t *ret) {
    static const struct str tail[] = { S("建成"), S("竣工"), S("建造"), S("建") };
    char room[CELL];
    struct str s;
    struct civil c = { 0 };
    size_t n;
    if (!even_date(cell, room, &s)) return "value.year";
    if (s.n == 0) return "value.empty";
    if (value_is_error(s)) return "value.formula";
    for (size_t i = 0; i < sizeof tail / sizeof *tail; i++)
        if (str_ends(s, tail[i])) s.n -= tail[i].n;
    n = value_digits(s, 0);
    bool year = n == 4 && (s.n == 4 || (s.n == 5 && s.s[4] == YEAR));
    if (year) (void)small_number(s, 0, 4, &c.year);
    else if (value_month(cell, &c)) return "value.year";
    if (c.year < 1800 || c.year > 2200) return "value.year";
    *ret = c.year;
    return 0;
}

/* ---- Which order a column is written in ---- */

void value_dates_add(struct value_dates *d, struct str cell) {
    struct civil c, e;
    char room[CELL];
    struct str s;
    int64_t within, offset = 0;
    if (!even_date(cell, room, &s) || s.n == 0) return;
    d->cells++;
    const char *key = read_time(cell, (struct reading){ DATE_ASK, false }, &offset, &c, &within);
    if (!key) {
        d->year_first++;
        return;
    }
    bool serial = serial_part(s, &c, &within);
    d->serial += serial;
    if (strcmp(key, "value.date_order")) {
        d->other += !serial;
        return;
    }
    bool mdy = !read_time(cell, (struct reading){ DATE_MDY, false }, &offset, &c, &within);
    bool dmy = !read_time(cell, (struct reading){ DATE_DMY, false }, &offset, &e, &within);
    d->month_first += mdy && !dmy;
    d->day_first += dmy && !mdy;
    d->other += !mdy && !dmy;
    if (mdy && dmy && day_of(c) != day_of(e) && d->either++ == 0) d->sample_n = (int)(s.n < sizeof d->sample ? s.n : 0);
    if (d->either == 1 && d->sample_n && !d->sample[0]) memcpy(d->sample, s.s, (size_t)d->sample_n);
}

enum date_order value_dates_order(const struct value_dates *d, bool *ask) {
    *ask = (d->month_first && d->day_first) || (d->either && !d->month_first && !d->day_first);
    if (*ask) return DATE_ASK;
    return d->month_first ? DATE_MDY : d->day_first ? DATE_DMY : DATE_YMD;
}
