/* The grammar of dates in plans: 2024年4月, 4月—8月, 6月中旬, 8月底, 年底, 上半年,
** 第三季度, 2021-2025年, 二〇二四年六月, 2024.6.15. */
#include "text/plan_in.h"

#include <string.h>

struct cursor { struct str s; size_t i; };

static size_t ascii_digits(struct str s, size_t i, int most, int *ret) {
    size_t n = 0;
    int v = 0;
    while (i + n < s.n && s.s[i + n] >= '0' && s.s[i + n] <= '9') {
        if ((int)n == most) return 0;
        v = v * 10 + (s.s[i + n++] - '0');
    }
    *ret = v;
    return n;
}

/* A number of one or two digits, also as Han 十二. */
static size_t small(struct str s, size_t i, int *ret) {
    size_t n = ascii_digits(s, i, 2, ret);
    return n ? n : han_number(s, i, ret);
}

/* 2024 or 二〇二四 before 年. */
static size_t year_number(struct str s, size_t i, int *ret) {
    size_t n = ascii_digits(s, i, 4, ret);
    if (n) return n == 4 && *ret >= 1900 && *ret <= 2200 ? 4 : 0;
    int v = 0, d;
    for (n = 0; n < 12 && (d = han_digit(s, i + n)) >= 0 && d < 10; n += 3) v = v * 10 + d;
    *ret = v;
    return n == 12 && v >= 1900 && v <= 2200 ? 12 : 0;
}

static bool step(struct cursor *c, const char *list) {
    size_t n = words_at(c->s, c->i, list);
    c->i += n;
    return n != 0;
}

/* 底 中旬 上旬 … behind a month. */
static void month_part(struct cursor *c, struct when *w) {
    if (words_at(c->s, c->i, "中旬")) w->part = 'm';
    else if (words_at(c->s, c->i, "上旬|初")) w->part = 'e';
    else if (words_at(c->s, c->i, "下旬|月底|底|末")) w->part = 'x';
    (void)step(c, "中旬|上旬|初|下旬|底|末");
}

static bool day_in(struct cursor *c, struct when *w) {
    int d;
    size_t n = small(c->s, c->i, &d);
    if (n == 0) return false;
    size_t mark = words_at(c->s, c->i + n, "日|号");
    if (mark == 0 && !words_at(c->s, c->i + n, "前|之前|以前")) return false;
    if (d < 1 || d > 31) return false;
    w->day = d;
    c->i += n + mark;
    return true;
}

/* 6月, 6月15日, 六月中旬, 6月底; true when a month is there. */
static bool month_in(struct cursor *c, struct when *w) {
    int m;
    size_t n = small(c->s, c->i, &m);
    if (n == 0 || m < 1 || m > 12 || !word_at(c->s, c->i + n, "月")) return false;
    w->month = m;
    c->i += n + 3;
    if (day_in(c, w)) return true;
    (void)step(c, "份");
    month_part(c, w);
    return true;
}

/* 年底, 上半年, 第三季度 behind a year or alone. */
static bool year_part(struct cursor *c, struct when *w) {
    static const struct { const char *words; int month; } rows[] = {
        { "上半年", 6 }, { "下半年", 12 }, { "第一季度|一季度|1季度", 3 }, { "第二季度|二季度|2季度", 6 },
        { "第三季度|三季度|3季度", 9 }, { "第四季度|四季度|4季度", 12 } };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        if (!step(c, rows[k].words)) continue;
        w->month = rows[k].month;
        w->part = 'x';
        (void)step(c, "末|底");
        return true;
    }
    return false;
}

static bool end_of_year(struct cursor *c, struct when *w) {
    if (!step(c, "年底|年末")) return false;
    w->month = 12;
    w->part = 'x';
    return true;
}

/* 2024年… */
static bool with_year(struct cursor *c, struct when *w) {
    size_t n = year_number(c->s, c->i, &w->year);
    if (n == 0) return false;
    c->i += n;
    if (end_of_year(c, w)) return true;
    if (!step(c, "年")) return false;
    if (step(c, "初")) return w->month = 1, w->part = 'e', true;
    if (year_part(c, w)) return true;
    struct cursor back = *c;
    struct when keep = *w;
    if (!month_in(c, w)) *c = back, *w = keep;
    return true;
}

/* 2024.6.15, 2024-06-15, 2024/6/15, 2024.6 */
static bool dotted(struct cursor *c, struct when *w) {
    int m, d;
    size_t n = ascii_digits(c->s, c->i, 4, &w->year), at = c->i + n;
    if (n != 4 || w->year < 1900 || w->year > 2200 || at >= c->s.n) return false;
    char sep = c->s.s[at];
    if (sep != '.' && sep != '-' && sep != '/') return false;
    n = ascii_digits(c->s, at + 1, 2, &m);
    if (n == 0 || m < 1 || m > 12) return false;
    w->month = m;
    at += 1 + n;
    if (at >= c->s.n || c->s.s[at] != sep) return false;
    n = ascii_digits(c->s, at + 1, 2, &d);
    if (n == 0 || d < 1 || d > 31) return false;
    w->day = d;
    c->i = at + 1 + n;
    return true;
}

static int year_word(struct cursor *c) {
    if (step(c, "今年|本年度|本年|当年")) return 0;
    if (step(c, "明年|次年|翌年")) return 1;
    return step(c, "后年") ? 2 : -1;
}

/* One date, with whatever words it has. */
static bool one(struct cursor *c, struct when *w) {
    struct cursor start = *c;
    *w = (struct when){ 0 };
    if (with_year(c, w)) return true;
    *c = start, *w = (struct when){ 0 };
    if (dotted(c, w)) return true;
    *c = start, *w = (struct when){ 0 };
    int off = year_word(c);
    if (off >= 0) {
        w->offset = off;
        if (step(c, "底|末")) return w->month = 12, w->part = 'x', true;
        if (step(c, "内")) return true;
        if (year_part(c, w) || month_in(c, w)) return true;
        *c = start, *w = (struct when){ 0 };
        return false;
    }
    if (end_of_year(c, w) || year_part(c, w) || step(c, "年内")) return true;
    if (month_in(c, w)) return true;
    *c = start;
    return false;
}

/* The first half of 4-8月, 2021-2025年, 6月1-15日, whose unit follows later. */
static bool shortened(struct cursor *c, struct date_hit *h) {
    struct cursor start = *c;
    int x;
    struct when a = { 0 };
    size_t n = year_number(c->s, c->i, &a.year);
    bool year = n != 0;
    if (!year) {
        a = (struct when){ 0 };
        if ((n = ascii_digits(c->s, c->i, 2, &x)) == 0 || x < 1 || x > 12) return false;
        a.month = x;
    }
    c->i += n;
    if (step(c, "-|~|至|到")) {
        (void)step(c, "-");
        struct when b = { 0 };
        bool ok = year ? with_year(c, &b) && b.month == 0 : month_in(c, &b);
        if (ok) {
            h->a = a, h->b = b, h->span = true;
            return true;
        }
    }
    *c = start;
    return false;
}

/* 6月1-15日, 2024年4-8月: a date whose last number is the first of two. */
static bool inner_span(struct cursor *c, struct date_hit *h) {
    struct cursor start = *c;
    struct when w = { 0 };
    int x;
    size_t n = year_number(c->s, c->i, &w.year);
    if (n) {
        c->i += n;
        if (step(c, "年") && (n = ascii_digits(c->s, c->i, 2, &x)) && x >= 1 && x <= 12) {
            c->i += n;
            struct when b = { 0 };
            if (step(c, "-|~|至|到") && (step(c, "-"), month_in(c, &b))) {
                w.month = x;
                h->a = w, h->b = b, h->span = true;
                return true;
            }
        }
    }
    *c = start, w = (struct when){ 0 };
    n = year_number(c->s, c->i, &w.year);
    if (n) c->i += n, n = step(c, "年");
    else w.year = 0, n = 1;
    int m, d;
    size_t k = n ? ascii_digits(c->s, c->i, 2, &m) : 0;
    if (k && m >= 1 && m <= 12 && word_at(c->s, c->i + k, "月")) {
        c->i += k + 3;
        if ((k = ascii_digits(c->s, c->i, 2, &d)) && d >= 1 && d <= 31) {
            c->i += k;
            struct when b = { 0 };
            if (step(c, "-|~|至|到") && (step(c, "-"), day_in(c, &b))) {
                w.month = m, w.day = d;
                b.year = w.year, b.month = m;
                h->a = w, h->b = b, h->span = true;
                return true;
            }
        }
    }
    *c = start;
    return false;
}

/* The second half of a span: the words it shares with the first are left out. */
static bool second(struct cursor *c, struct date_hit *h) {
    struct cursor start = *c;
    struct when b = { 0 };
    (void)step(c, "起");
    if (!step(c, "-|~|至|到")) return *c = start, false;
    (void)step(c, "-");
    bool ok = one(c, &b);
    if (!ok && h->a.day) {
        ok = day_in(c, &b);
        b.year = h->a.year, b.month = h->a.month;
    }
    if (!ok && h->a.month && step(c, "底|月底")) {
        b = h->a;
        b.day = 0, b.part = 'x', ok = true;
    }
    if (!ok) return *c = start, false;
    h->b = b;
    return h->span = true;
}

/* Most signs begin no date: said before the grammar is tried. */
static bool may_begin(struct str s, size_t i) {
    if (i >= s.n) return false;
    if (s.s[i] >= '0' && s.s[i] <= '9') return true;
    if ((unsigned char)s.s[i] < 0xe3) return false;
    switch (sign_at(s, i)) {
    /* 〇零一二三四五六七八九十 今本当明次翌后年上下第 */
    case 0x3007: case 0x96f6: case 0x4e00: case 0x4e8c: case 0x4e09: case 0x56db: case 0x4e94: case 0x516d: case 0x4e03: case 0x516b: case 0x4e5d: case 0x5341:
    case 0x4eca: case 0x672c: case 0x5f53: case 0x660e: case 0x6b21: case 0x7fcc: case 0x540e: case 0x5e74: case 0x4e0a: case 0x4e0b: case 0x7b2c:
        return true;
    default: return false;
    }
}

size_t date_at(struct str s, size_t i, struct date_hit *ret) {
    if (!may_begin(s, i)) return 0;
    struct cursor c = { s, i };
    *ret = (struct date_hit){ .from = i };
    if (!inner_span(&c, ret) && !shortened(&c, ret)) {
        if (!one(&c, &ret->a)) return 0;
        (void)second(&c, ret);
    }
    if (ret->span) {
        struct when *a = &ret->a, *b = &ret->b;
        if (b->year == 0 && a->year) {
            b->year = a->year + b->offset;
            if (b->offset == 0 && b->month && a->month && b->month < a->month) b->year++;
        } else if (a->year == 0 && b->year && a->month)
            a->year = b->month && b->month < a->month ? b->year - 1 : b->year;
    }
    ret->to = c.i;
    return c.i - i;
}

struct when when_fill(struct when w, int year) {
    if (w.year == 0 && year) w.year = year + w.offset;
    w.offset = 0;
    return w;
}

struct str when_text(struct arena *a, struct when w) {
    if (w.part == 'L') return S("long");
    if (w.year == 0) return STR_NULL;
    if (w.month == 0) return arena_printf(a, "%04d", w.year);
    if (w.day) return arena_printf(a, "%04d-%02d-%02d", w.year, w.month, w.day);
    if (w.part == 0) return arena_printf(a, "%04d-%02d", w.year, w.month);
    const char *part = w.part == 'e' ? "early" : w.part == 'm' ? "mid" : "end";
    return arena_printf(a, "%04d-%02d-%s", w.year, w.month, part);
}

static int rank(struct when w) {
    int day = w.day ? w.day : w.part == 'e' ? 10 : w.part == 'm' ? 20 : 31;
    return (w.year * 16 + (w.month ? w.month : 12)) * 32 + day;
}

int when_cmp(struct when x, struct when y) {
    return rank(x) - rank(y);
}

bool when_exists(struct when w) {
    return w.day == 0 || civil_ok((struct civil){ w.year, w.month, w.day });
}
