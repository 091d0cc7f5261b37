/* From a text as people have it to one that rules can read. */
#include "text/plan_in.h"

#include <string.h>
#include "base/utf8.h"

/* One sign becomes another text. Full-width ASCII is a rule, not a row. */
static const struct { uint32_t c; const char *as; } signs[] = {
    { 0x3010, "[" }, { 0x3011, "]" }, { 0x3014, "[" }, { 0x3015, "]" }, { 0xfe5d, "[" }, { 0xfe5e, "]" },
    { 0x3016, "[" }, { 0x3017, "]" }, { 0xfe59, "(" }, { 0xfe5a, ")" }, { 0x2212, "-" }, { 0x2500, "-" },
    { 0x4e28, "|" }, { 0xff61, "。" }, { 0xfe52, "." }, { 0xfe51, "、" }, { 0xff64, "、" }, { 0xfe50, "," },
    { 0xfe55, ":" }, { 0xfe54, ";" }, { 0x2236, ":" }, { 0x301c, "~" }, { 0x223c, "~" }, { 0x25cb, "〇" },
    { 0x2f00, "一" }, { 0x2f06, "二" }, { 0x2f0b, "八" }, { 0x2f17, "十" }, { 0x2f47, "日" }, { 0x2f49, "月" },
};

static bool is_dropped(uint32_t c) {
    return (c >= 0x200b && c <= 0x200f) || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff || c == 0xad
        || c == 0x2060;
}

static bool is_line_end(uint32_t c) {
    return c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Width in half-width columns of a blank, 0 when it is none. */
static size_t blank_width(uint32_t c) {
    if (c == 0x3000) return 2;
    if (c == ' ' || c == '\t' || c == 0xa0 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f)
        return 1;
    return c < 0x20 && !is_line_end(c) ? 1 : 0;
}

/* The numbers that are one sign: ㈠ (一), ⑴ (1), ⒈ 1. */
static size_t number_sign(uint32_t c, char to[16]) {
    static const char *const han[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
    size_t n = 0;
    if (c >= 0x3220 && c <= 0x3229) {
        to[n++] = '(';
        memcpy(to + n, han[c - 0x3220], 3);
        n += 3;
        to[n++] = ')';
        return n;
    }
    bool round = c >= 0x2474 && c <= 0x2487;
    if (!round && (c < 0x2488 || c > 0x249b)) return 0;
    uint32_t v = c - (round ? 0x2474 : 0x2488) + 1;
    if (round) to[n++] = '(';
    if (v >= 10) to[n++] = (char)('0' + v / 10);
    to[n++] = (char)('0' + v % 10);
    to[n++] = round ? ')' : '.';
    return n;
}

/* The normal form of one sign that is no blank and no line end. */
static size_t sign_norm(uint32_t c, char to[16]) {
    size_t n = number_sign(c, to);
    if (n) return n;
    if (c >= 0xff01 && c <= 0xff5e) c -= 0xfee0;
    if (c >= 0x2010 && c <= 0x2015) c = '-';
    bool rare = c >= 0x80 && (c < 0x4e29 || c > 0xfa00);          /* not the Han of the text itself */
    for (size_t i = 0; rare && i < sizeof signs / sizeof *signs; i++) {
        if (signs[i].c != c) continue;
        n = strlen(signs[i].as);
        memcpy(to, signs[i].as, n);
        return n;
    }
    return utf8_put(to, c);
}

struct maker { struct reader *r; char *to; size_t n, open; };     /* open: behind the bracket that stands open */

/* Text offset `at` stands where the norm now ends. */
static void note(struct maker *m, size_t at) {
    struct reader *r = m->r;
    struct shift *last = r->shift_n ? &r->shift[r->shift_n - 1] : 0;
    if (last && last->norm == m->n) {
        last->text = (uint32_t)at;
        return;
    }
    if (last && at - last->text == m->n - last->norm) return;
    ARENA_PUSH(r->a, r->shift, r->shift_n, r->shift_cap) = (struct shift){ (uint32_t)m->n, (uint32_t)at };
}

/* A blank between Han and Han or between two Latin words is kept as one. */
static bool keeps_blank(const struct maker *m, uint32_t next) {
    if (m->n == 0 || m->to[m->n - 1] == '\n' || m->to[m->n - 1] == '\t') return false;
    unsigned char before = (unsigned char)m->to[m->n - 1];
    if (before >= 0x80) {
        struct str s = { m->to, m->n };
        size_t at = m->n - char_before(s, m->n);
        return utf8_is_han(utf8_next(s, &at)) && utf8_is_han(next);
    }
    bool latin = (before | 0x20) >= 'a' && (before | 0x20) <= 'z';
    return latin && next < 0x80 && (next | 0x20) >= 'a' && (next | 0x20) <= 'z';
}

/* A run of blanks: a tab keeps cells apart, a wide gap is a lost line end. */
static void put_blanks(struct maker *m, size_t *i) {
    struct str t = m->r->d->text;
    size_t width = 0, start = *i, at = *i, tabs = 0;
    uint32_t c = 0;
    while (at < t.n) {
        size_t next = at;
        c = utf8_next(t, &next);
        if (blank_width(c) == 0 && !is_dropped(c)) break;
        width += blank_width(c);
        tabs += c == '\t';
        at = next;
    }
    bool at_start = m->n == 0 || m->to[m->n - 1] == '\n';
    *i = at;
    bool ends = at == t.n || is_line_end(c);
    if (ends && (tabs == 0 || at_start)) return;
    note(m, start);
    if (tabs) memset(m->to + m->n, '\t', tabs), m->n += tabs;        /* each begins a cell, empty or not */
    else if (width >= 4 && !at_start) m->to[m->n++] = '\n';
    else if (keeps_blank(m, c)) m->to[m->n++] = ' ';
}

/* A point that ends a Chinese sentence: behind a Han sign that is no number
** (一. begins a heading) and before no Latin sign. */
static bool full_stop(const struct maker *m, size_t next) {
    struct str s = { m->to, m->n }, t = m->r->d->text;
    size_t n = char_before(s, m->n), at = m->n - n;
    if (n != 3 || han_digit(s, at) >= 0 || !utf8_is_han(utf8_next(s, &at))) return false;
    if (next >= t.n) return true;
    uint32_t c = utf8_next(t, &next);
    return c > 0x7f || is_line_end(c) || blank_width(c) || c == '(' || c == ')';
}

void norm_make(struct reader *r) {
    struct str t = r->d->text;
    struct maker m = { .r = r, .to = arena_alloc(r->a, t.n / 3 * 5 + 16) };
    struct wrap wrap = wrap_of(t);
    size_t k = 0;
    doubles_find(r);
    for (size_t i = 0; i < t.n;) {
        size_t at = i;
        if (k < r->twice_n && i >= r->twice[k].from) {
            i = r->twice[k++].to;
            continue;
        }
        uint32_t c = utf8_next(t, &i);
        bool within = m.open && m.n - m.open < 400;
        if (c == '\n' && ((wrap.width && wrap_joins(t, at, wrap)) || (within && bracket_joins(t, at)))) continue;
        if (c == '\r' && i < t.n && t.s[i] == '\n') continue;
        if (c == '*' && i < t.n && t.s[i] == '*') {          /* marks of bold type */
            i++;
            continue;
        }
        if (blank_width(c)) {
            i = at;
            put_blanks(&m, &i);
            continue;
        }
        if (is_dropped(c)) continue;
        char to[16];
        if ((c == '.' || c == 0xff0e) && full_stop(&m, i)) c = 0xff61;
        size_t n = is_line_end(c) ? (to[0] = '\n', 1u) : sign_norm(c, to);
        note(&m, at);
        memcpy(m.to + m.n, to, n);
        m.n += n;
        if (to[0] == '(' || to[0] == '[') m.open = m.n;
        else if (to[0] == ')' || to[0] == ']') m.open = 0;
    }
    note(&m, t.n);
    r->norm = (struct str){ m.to, m.n };
}

/* Offsets are mostly asked for in rising order: look near the last answer
** first, then by halves. */
size_t norm_at(struct reader *r, size_t at) {
    size_t lo = 0, hi = r->shift_n, h = r->shift_hint;
    if (r->shift_n == 0) return at;
    if (h < r->shift_n && r->shift[h].norm <= at) {
        lo = h;
        if (h + 8 < r->shift_n && r->shift[h + 8].norm > at) hi = h + 8;
    }
    while (hi - lo > 1) {
        size_t mid = lo + (hi - lo) / 2;
        if (r->shift[mid].norm <= at) lo = mid;
        else hi = mid;
    }
    r->shift_hint = lo;
    size_t text = r->shift[lo].text + (at - r->shift[lo].norm);
    if (lo + 1 < r->shift_n && text > r->shift[lo + 1].text) text = r->shift[lo + 1].text;
    if (text >= r->d->text.n) return r->d->text.n;
    while (text > 0 && ((unsigned char)r->d->text.s[text] & 0xc0) == 0x80) text--;    /* within one sign: ⒈ is 1. */
    return text;
}

struct plan_span norm_span(struct reader *r, size_t from, size_t to) {
    size_t f = norm_at(r, from);
    if (to <= from) return (struct plan_span){ f, f };
    size_t last = to - char_before(r->norm, to), at = norm_at(r, last);
    /* End behind the last sign itself, not behind the blanks that follow it. */
    struct str t = r->d->text;
    size_t end = at + char_len(t, at);
    return (struct plan_span){ f, end > f ? end : f };
}

struct str norm_words(struct reader *r, size_t from, size_t to) {
    struct plan_span p = norm_span(r, from, to);
    struct str s = str_trim(str_sub(r->d->text, p.from, p.to - p.from));
    if (str_chr(s, '\n', 0) < 0 && str_chr(s, '\r', 0) < 0) return s;
    char *z = arena_alloc(r->a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] != '\n' && s.s[i] != '\r') z[n++] = s.s[i];
    return (struct str){ z, n };
}
