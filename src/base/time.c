#include "base/time.h"

#include <time.h>
#include "base/trip.h"

static int64_t read_clock(clockid_t which) {
    struct timespec t;
    (void)clock_gettime(which, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t time_now(void) {
    return read_clock(CLOCK_REALTIME) + trip_shift(TRIP_WALL);
}

int64_t time_steady(void) {
    return read_clock(CLOCK_MONOTONIC) + trip_shift(TRIP_STEADY);
}

struct timespec time_soon(int64_t ms) {
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    t.tv_sec += ms / 1000;
    t.tv_nsec += ms % 1000 * 1000000;
    if (t.tv_nsec >= 1000000000) t.tv_sec++, t.tv_nsec -= 1000000000;
    return t;
}

static int64_t floor_div(int64_t a, int64_t b) {
    return a / b - (a % b < 0);
}

int64_t day_of(struct civil c) {
    int64_t y = c.month <= 2 ? c.year - 1 : c.year;      /* years begin in March */
    int64_t era = floor_div(y, 400), yoe = y - era * 400;
    int64_t doy = (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 + c.day - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct civil day_civil(int64_t day) {
    int64_t z = day + 719468, era = floor_div(z, 146097), doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    int month = (int)(mp < 10 ? mp + 3 : mp - 9);
    return (struct civil){ (int)(yoe + era * 400) + (month <= 2), month,
                           (int)(doy - (153 * mp + 2) / 5 + 1) };
}

int day_weekday(int64_t day) {
    return (int)((day + 3) - floor_div(day + 3, 7) * 7);  /* 1970-01-01 was a Thursday */
}

bool civil_ok(struct civil c) {
    if (c.year < 1900 || c.year > 2200 || c.month < 1 || c.month > 12 || c.day < 1) return false;
    struct civil back = day_civil(day_of(c));
    return back.month == c.month && back.day == c.day;
}

int64_t time_local_day(int64_t ms, int64_t offset, int64_t *within) {
    int64_t local = ms + offset, day = floor_div(local, DAY);
    if (within) *within = local - day * DAY;
    return day;
}

int64_t time_at(int64_t day, int64_t within, int64_t offset) {
    return day * DAY + within - offset;
}

static bool digits(struct str s, size_t at, size_t n, int *ret) {
    int v = 0;
    for (size_t i = at; i < at + n; i++) {
        if (s.s[i] < '0' || s.s[i] > '9') return false;
        v = v * 10 + (s.s[i] - '0');
    }
    *ret = v;
    return true;
}

bool date_parse(struct str s, struct civil *ret) {
    struct civil c;
    if (s.n != 10 || s.s[4] != '-' || s.s[7] != '-') return false;
    if (!digits(s, 0, 4, &c.year) || !digits(s, 5, 2, &c.month) || !digits(s, 8, 2, &c.day)) return false;
    if (!civil_ok(c)) return false;
    *ret = c;
    return true;
}

struct str date_text(struct arena *a, struct civil c) {
    return arena_printf(a, "%04d-%02d-%02d", c.year, c.month, c.day);
}

struct str time_text(struct arena *a, int64_t ms, int64_t offset) {
    int64_t within, day = time_local_day(ms, offset, &within);
    struct civil c = day_civil(day);
    int64_t s = within / SECOND, z = offset / MINUTE;
    return arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", c.year, c.month, c.day,
                        (int)(s / 3600), (int)(s / 60 % 60), (int)(s % 60),
                        z < 0 ? '-' : '+', (int)((z < 0 ? -z : z) / 60), (int)((z < 0 ? -z : z) % 60));
}
