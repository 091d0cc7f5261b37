/* What stands in a cell: numbers with units, money, days and times. */
#include "paper/sheet.h"
#include "base/utf8.h"

#include <string.h>

enum { CELL = 96 };           /* bytes of the longest cell that is a number or a date */

/* The cell with digits, letters and signs of one width, blanks around it gone.
** False when it is too long to be a number or a date. */
static bool even_out(struct str s, char to[CELL], struct str *ret) {
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t c = utf8_next(s, &i);
        if (n + 4 > CELL) return false;
        if (c >= 0xff01 && c <= 0xff5e) c -= 0xfee0;
        if (c == 0x3000 || c == 0xa0) c = ' ';
        if (c == 0x2212) c = '-';                 /* minus sign */
        if (c == 0xa5 || c == 0xffe5) c = 0xa5;   /* ¥ ￥       */
        n += utf8_put(to + n, c);
    }
    *ret = str_trim((struct str){ to, n });
    return true;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static size_t digits_at(struct str s, size_t at) {
    size_t n = 0;
    while (at + n < s.n && is_digit(s.s[at + n])) n++;
    return n;
}

/* ---- Decimal numbers ---- */

struct decimal {
    bool neg;
    char digit[40];           /* whole and fraction together, leading zeros gone */
    size_t n;
    int places;               /* digits behind the point, less the power of 万, 亿 */
};

static bool push_digits(struct decimal *d, struct str s, size_t at, size_t n) {
    for (size_t i = at; i < at + n; i++) {
        if (d->n == 0 && s.s[i] == '0') continue;
        if (d->n == sizeof d->digit) return false;
        d->digit[d->n++] = s.s[i];
    }
    return true;
}

/* The whole part: 1234 or 1,234; thousands are three digits. 0: neither. */
static size_t whole_part(struct str s, size_t at, struct decimal *d) {
    size_t n = digits_at(s, at), from = at;
    if (n == 0 || !push_digits(d, s, at, n)) return 0;
    at += n;
    if (n > 3 || at == s.n || s.s[at] != ',') return at - from;
    while (at < s.n && s.s[at] == ',') {
        if (digits_at(s, at + 1) != 3 || !push_digits(d, s, at + 1, 3)) return 0;
        at += 4;
    }
    return at - from;
}

/* Is the rest an exponent, as a spreadsheet writes long numbers? */
static bool is_exponent(struct str rest) {
    if (rest.n < 2 || (rest.s[0] != 'e' && rest.s[0] != 'E')) return false;
    size_t at = rest.s[1] == '+' || rest.s[1] == '-' ? 2 : 1;
    return at < rest.n && at + digits_at(rest, at) == rest.n;
}

static struct str power_word(struct str rest, struct decimal *d) {
    if (str_starts(rest, S("万"))) return d->places -= 4, str_trim(str_from(rest, S("万").n));
    if (str_starts(rest, S("亿"))) return d->places -= 8, str_trim(str_from(rest, S("亿").n));
    return rest;
}

static const char *check_unit(struct str rest, const char *units) {
    struct str all = str_of(units);
    for (size_t i = 0; i < rest.n; i++)
        if (is_digit(rest.s[i])) return "value.number";
    while (all.s) {
        struct str one;
        all = str_cut(all, '|', &one);
        if (rest.n && str_eqi(rest, one)) return 0;
    }
    return rest.n ? "value.unit" : 0;
}

static const char *read_decimal(struct str s, const char *units, struct decimal *d) {
    size_t at = s.n && (s.s[0] == '-' || s.s[0] == '+') ? 1 : 0, n;
    *d = (struct decimal){ .neg = at && s.s[0] == '-' };
    n = whole_part(s, at, d);
    if (n == 0) return digits_at(s, at) > sizeof d->digit ? "value.range" : "value.number";
    at += n;
    if (at < s.n && s.s[at] == '.') {
        n = digits_at(s, at + 1);
        if (n == 0) return "value.number";
        if (!push_digits(d, s, at + 1, n)) return "value.digits";
        d->places = (int)n;
        at += n + 1;
    }
    struct str rest = str_trim(str_from(s, at));
    if (is_exponent(rest)) return "value.exponent";
    return check_unit(power_word(rest, d), units);
}

/* The number times 10^digits, exactly. */
static const char *scale(const struct decimal *d, int digits, int64_t *ret) {
    size_t n = d->n;
    int shift = digits - d->places;
    int64_t v = 0;
    for (; shift < 0 && n; shift++)
        if (d->digit[--n] != '0') return digits ? "value.digits" : "value.whole";
    for (size_t i = 0; i < n; i++)
        if (__builtin_mul_overflow(v, 10, &v) || __builtin_add_overflow(v, d->digit[i] - '0', &v))
            return "value.range";
    for (; shift > 0 && v; shift--)
        if (__builtin_mul_overflow(v, 10, &v)) return "value.range";
    *ret = d->neg ? -v : v;
    return 0;
}

const char *value_scaled(struct str cell, const char *units, int digits, int64_t *ret) {
    char room[CELL];
    struct decimal d;
    struct str s;
    if (!even_out(cell, room, &s)) return "value.number";
    if (s.n == 0) return "value.empty";
    const char *key = read_decimal(s, units, &d);
    return key ? key : scale(&d, digits, ret);
}

const char *value_int(struct str cell, const char *units, int64_t *ret) {
    return value_scaled(cell, units, 0, ret);
}

const char *value_fen(struct str cell, int64_t *ret) {
    char room[CELL];
    struct str s;
    if (!even_out(cell, room, &s)) return "value.number";
    if (str_starts(s, S("¥"))) s = str_from(s, S("¥").n);
    return value_scaled(s, "元|圆|块|yuan|CNY|RMB", 2, ret);
}

const char *value_real(struct str cell, const char *units, double *ret) {
    char room[CELL], text[64];
    struct decimal d;
    struct str s;
    if (!even_out(cell, room, &s)) return "value.number";
    if (s.n == 0) return "value.empty";
    const char *key = read_decimal(s, units, &d);
    if (key) return key;
    size_t n = 0;
    if (d.neg) text[n++] = '-';
    text[n++] = '0';
    for (size_t i = 0; i < d.n; i++) text[n++] = d.digit[i];
    text[n++] = 'e';
    text[n++] = d.places > 0 ? '-' : '+';
    int power = d.places > 0 ? d.places : -d.places;
    text[n++] = (char)('0' + power / 10);
    text[n++] = (char)('0' + power % 10);
    return str_real((struct str){ text, n }, ret) ? 0 : "value.range";
}

/* ---- Days and times ---- */

enum { YEAR = 1, MONTH, DAY_SIGN };       /* 年 月 日 as one byte each */

/* Evened out, with the three signs made one byte so that the rest is ASCII. */
static bool even_date(struct str cell, char to[CELL], struct str *ret) {
    static const struct { struct str word; char sign; } signs[] = {
        { S("年"), YEAR }, { S("月"), MONTH }, { S("日"), DAY_SIGN }, { S("号"), DAY_SIGN },
    };
    char room[CELL];
    struct str s;
    size_t n = 0;
    if (!even_out(cell, room, &s)) return false;
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
    size_t n = digits_at(s, at);
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

/* The day at the beginning of s; *at is where it ends. */
static const char *day_part(struct str s, struct civil *c, size_t *at) {
    size_t n1 = digits_at(s, 0);
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
    size_t n3 = digits_at(s, end + 1);
    if (n1 <= 2 && n3 == 4) return "value.date_order";
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

static const char *read_time(struct str cell, int64_t *offset, struct civil *c, int64_t *within) {
    char room[CELL];
    struct str s;
    size_t at = 0;
    *within = 0;
    if (!even_date(cell, room, &s)) return "value.date";
    if (s.n == 0) return "value.empty";
    const char *key = day_part(s, c, &at);
    if (key) return key;
    if (!civil_ok(*c)) return "value.date_exists";
    if (at == s.n) return 0;
    bool sign = s.s[at - 1] == DAY_SIGN;
    if (s.s[at] == 'T') at++;
    else if (s.s[at] != ' ' && !sign) return "value.date";
    while (at < s.n && s.s[at] == ' ') at++;
    return clock_part(s, &at, within) && zone_part(s, &at, offset) ? 0 : "value.date";
}

const char *value_date(struct str cell, struct civil *ret) {
    struct civil c = { 0 };
    int64_t within, offset = INT64_MIN;
    const char *key = read_time(cell, &offset, &c, &within);
    if (key) return key;
    /* A day in another zone may be another day here. */
    if (within || offset != INT64_MIN) return "value.date_time";
    *ret = c;
    return 0;
}

const char *value_time(struct str cell, int64_t offset, int64_t *ret) {
    struct civil c = { 0 };
    int64_t within;
    const char *key = read_time(cell, &offset, &c, &within);
    if (key) return key;
    *ret = time_at(day_of(c), within, offset);
    return 0;
}

/* ---- Text and yes or no ---- */

static bool reads_as_exponent(struct str cell) {
    char room[CELL];
    struct decimal d;
    struct str s;
    if (!even_out(cell, room, &s)) return false;
    const char *key = read_decimal(s, 0, &d);
    return key && strcmp(key, "value.exponent") == 0;
}

const char *value_text(struct str cell, size_t chars, bool number, struct str *ret) {
    struct str s = str_trim(cell);
    if (s.n == 0) return "value.empty";
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.s[i];
        if ((c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 0x7f) return "value.control";
    }
    if (utf8_count(s) > chars) return "value.long";
    if (number && reads_as_exponent(s)) return "value.exponent";
    *ret = s;
    return 0;
}

const char *value_bool(struct str cell, bool *ret) {
    static const struct { struct str word; bool yes; } words[] = {
        { S("是"), true }, { S("否"), false }, { S("有"), true }, { S("无"), false }, { S("1"), true },
        { S("0"), false }, { S("y"), true }, { S("n"), false }, { S("yes"), true }, { S("no"), false }, { S("true"), true },
        { S("false"), false }, { S("√"), true }, { S("×"), false },
    };
    char room[CELL];
    struct str s;
    if (!even_out(cell, room, &s)) return "value.bool";
    if (s.n == 0) return "value.empty";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!str_eqi(s, words[i].word)) continue;
        *ret = words[i].yes;
        return 0;
    }
    return "value.bool";
}
