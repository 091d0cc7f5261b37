/* What stands in a cell: numbers with units, money, text, yes and no. */
#include "paper/value_part.h"
#include "base/utf8.h"

#include <string.h>

bool value_even(struct str s, char to[CELL], struct str *ret) {
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
    size_t n = value_digits(s, at), from = at;
    if (n == 0 || !push_digits(d, s, at, n)) return 0;
    at += n;
    if (n > 3 || at == s.n || s.s[at] != ',') return at - from;
    while (at < s.n && s.s[at] == ',') {
        if (value_digits(s, at + 1) != 3 || !push_digits(d, s, at + 1, 3)) return 0;
        at += 4;
    }
    return at - from;
}

/* Is the rest an exponent, as a spreadsheet writes long numbers? */
static bool is_exponent(struct str rest) {
    if (rest.n < 2 || (rest.s[0] != 'e' && rest.s[0] != 'E')) return false;
    size_t at = rest.s[1] == '+' || rest.s[1] == '-' ? 2 : 1;
    return at < rest.n && at + value_digits(rest, at) == rest.n;
}

static struct str power_word(struct str rest, struct decimal *d) {
    if (str_starts(rest, S("万"))) return d->places -= 4, str_trim(str_from(rest, S("万").n));
    if (str_starts(rest, S("亿"))) return d->places -= 8, str_trim(str_from(rest, S("亿").n));
    return rest;
}

static const char *check_unit(struct str rest, const char *units) {
    struct str all = str_of(units);
    for (size_t i = 0; i < rest.n; i++)
        if (value_digit(rest.s[i])) return "value.number";
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
    if (n == 0) return value_digits(s, at) > sizeof d->digit ? "value.range" : "value.number";
    at += n;
    if (at < s.n && s.s[at] == '.') {
        n = value_digits(s, at + 1);
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

static const char *scaled(struct str cell, const char *units, int digits, int64_t *ret) {
    char room[CELL];
    struct decimal d;
    struct str s;
    if (!value_even(cell, room, &s)) return "value.number";
    if (s.n == 0) return "value.empty";
    const char *key = read_decimal(s, units, &d);
    return key ? key : scale(&d, digits, ret);
}

/* ---- What is no single exact number ---- */

static const struct str formula_errors[] = { S("#REF!"), S("#N/A"), S("#VALUE!"), S("#DIV/0!"), S("#NAME?"), S("#NUM!"), S("#NULL!"), S("#CALC!"),
                                             S("#SPILL!"), S("#GETTING_DATA"), S("#FIELD!"), S("#BLOCKED!"), S("#CONNECT!"), S("#UNKNOWN!") };

bool value_is_error(struct str cell) {
    if (cell.n < 4 || cell.s[0] != '#') return false;
    for (size_t i = 0; i < sizeof formula_errors / sizeof *formula_errors; i++)
        if (str_eqi(cell, formula_errors[i])) return true;
    return false;
}

static bool take_head(struct str *s) {
    static const struct str word[] = { S("大约"), S("约为"), S("约有"), S("约"), S("将近"), S("近"), S("大概"), S("超过"), S("≈"), S("~"), S("～") };
    for (size_t i = 0; i < sizeof word / sizeof *word; i++)
        if (str_starts(*s, word[i])) return *s = str_trim(str_from(*s, word[i].n)), true;
    return false;
}

static bool take_tail(struct str *s) {
    static const struct str word[] = { S("左右"), S("上下"), S("以上"), S("+"), S("多"), S("余") };
    for (size_t i = 0; i < sizeof word / sizeof *word; i++)
        if (str_ends(*s, word[i])) return *s = str_trim(str_sub(*s, 0, s->n - word[i].n)), true;
    return false;
}

/* 余, 多 right behind the figures: 300余户, 1万多户. */
static bool take_middle(struct str s, char room[CELL], struct str *ret) {
    static const struct str word[] = { S("余"), S("多"), S("来") };
    for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
        ptrdiff_t at = str_find(s, word[i], 1);
        if (at < 1) continue;
        struct str head = str_sub(s, 0, (size_t)at), tail = str_from(s, head.n + word[i].n);
        if (!value_digit(head.s[head.n - 1]) && !str_ends(head, S("万"))) continue;
        memmove(room, head.s, head.n);
        memmove(room + head.n, tail.s, tail.n);
        *ret = (struct str){ room, head.n + tail.n };
        return true;
    }
    return false;
}

bool value_exact(struct str cell, char room[VALUE_CELL], struct str *ret) {
    struct str s;
    *ret = cell;
    if (!value_even(cell, room, &s) || s.n == 0) return false;
    bool head = take_head(&s), tail = take_tail(&s), middle = take_middle(s, room, &s);
    if (head || tail || middle) *ret = s;
    return head || tail || middle;
}

/* Where two numbers meet: 1至1.3, 0.8-1.2, 3~5. */
static bool split_range(struct str s, struct str *low, struct str *high) {
    static const struct str sign[] = { S("至"), S("到"), S("～"), S("~"), S("——"), S("—"), S("–"), S("-") };
    for (size_t i = 0; i < sizeof sign / sizeof *sign; i++) {
        ptrdiff_t at = str_find(s, sign[i], 1);
        if (at < 1) continue;
        *low = str_trim(str_sub(s, 0, (size_t)at));
        *high = str_trim(str_from(s, (size_t)at + sign[i].n));
        return low->n && high->n;
    }
    return false;
}

const char *value_range(struct str cell, const char *units, int digits, int64_t *low, int64_t *high) {
    char room[CELL];
    struct str s, a, b;
    const char *key = scaled(cell, units, digits, low);
    if (!key) return *high = *low, (const char *)0;
    if (!value_even(cell, room, &s) || !split_range(s, &a, &b)) return value_scaled(cell, units, digits, low);
    if ((key = scaled(a, units, digits, low)) || (key = scaled(b, units, digits, high))) return key;
    return *low <= *high ? 0 : "value.range_order";
}

/* Why a cell that is no number is none, as exactly as can be said. */
static const char *reason(struct str cell, const char *units, int digits, const char *key) {
    char room[CELL];
    struct str exact, s, a, b;
    int64_t v;
    if (value_is_error(str_trim(cell))) return "value.formula";
    if (value_exact(cell, room, &exact) && !scaled(exact, units, digits, &v)) return "value.approximate";
    if (!value_even(cell, room, &s) || !split_range(s, &a, &b)) return key;
    return scaled(a, units, digits, &v) || scaled(b, units, digits, &v) ? key : "value.two_numbers";
}

const char *value_scaled(struct str cell, const char *units, int digits, int64_t *ret) {
    const char *key = scaled(cell, units, digits, ret);
    return key && cell.n ? reason(cell, units, digits, key) : key;
}

const char *value_int(struct str cell, const char *units, int64_t *ret) {
    return value_scaled(cell, units, 0, ret);
}

const char *value_fen(struct str cell, int64_t *ret) {
    char room[CELL];
    struct str s;
    if (!value_even(cell, room, &s)) return "value.number";
    if (str_starts(s, S("¥"))) s = str_from(s, S("¥").n);
    return value_scaled(s, "元|圆|块|yuan|CNY|RMB", 2, ret);
}

const char *value_real(struct str cell, const char *units, double *ret) {
    char room[CELL], text[64];
    struct decimal d;
    struct str s;
    if (!value_even(cell, room, &s)) return "value.number";
    if (s.n == 0) return "value.empty";
    const char *key = read_decimal(s, units, &d);
    if (key) return reason(cell, units, 9, key);
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

/* ---- Text and yes or no ---- */

static bool reads_as_exponent(struct str cell) {
    char room[CELL];
    struct decimal d;
    struct str s;
    if (!value_even(cell, room, &s)) return false;
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
    if (value_is_error(s)) return "value.formula";
    if (utf8_count(s) > chars) return "value.long";
    if (number && reads_as_exponent(s)) return "value.exponent";
    *ret = s;
    return 0;
}

const char *value_bool(struct str cell, bool *ret) {
    static const struct { struct str word; bool yes; } words[] = {
        { S("是"), true }, { S("否"), false }, { S("有"), true }, { S("无"), false }, { S("1"), true },
        { S("0"), false }, { S("y"), true }, { S("n"), false }, { S("yes"), true }, { S("no"), false }, { S("true"), true },
        { S("false"), false }, { S("√"), true }, { S("×"), false }, { S("✓"), true }, { S("✔"), true }, { S("没有"), false },
    };
    char room[CELL];
    struct str s;
    if (!value_even(cell, room, &s)) return "value.bool";
    if (s.n == 0) return "value.empty";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!str_eqi(s, words[i].word)) continue;
        *ret = words[i].yes;
        return 0;
    }
    if (value_is_error(s)) return "value.formula";
    return "value.bool";
}
