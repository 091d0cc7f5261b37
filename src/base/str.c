#include "base/str.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/err.h"

struct str str_of(const char *z) {
    return (struct str){ z, z ? strlen(z) : 0 };
}

bool str_eq(struct str a, struct str b) {
    return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

bool str_is(struct str a, const char *z) {
    return str_eq(a, str_of(z));
}

bool str_eqi(struct str a, struct str b) {
    return a.n == b.n && (a.n == 0 || strncasecmp(a.s, b.s, a.n) == 0);
}

int str_cmp(struct str a, struct str b) {
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.s, b.s, n) : 0;
    return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str a, struct str head) {
    return a.n >= head.n && str_eq((struct str){ a.s, head.n }, head);
}

bool str_ends(struct str a, struct str tail) {
    return a.n >= tail.n && (tail.n == 0 || memcmp(a.s + a.n - tail.n, tail.s, tail.n) == 0);
}

ptrdiff_t str_find(struct str hay, struct str needle, size_t from) {
    if (from > hay.n) return -1;
    if (needle.n == 0) return (ptrdiff_t)from;
    if (hay.n - from < needle.n) return -1;
    const char *p = memmem(hay.s + from, hay.n - from, needle.s, needle.n);
    return p ? p - hay.s : -1;
}

ptrdiff_t str_chr(struct str hay, char c, size_t from) {
    if (from >= hay.n) return -1;
    const char *p = memchr(hay.s + from, c, hay.n - from);
    return p ? p - hay.s : -1;
}

struct str str_sub(struct str a, size_t from, size_t n) {
    if (from > a.n) from = a.n;
    if (n > a.n - from) n = a.n - from;
    return (struct str){ a.s ? a.s + from : 0, n };
}

struct str str_from(struct str a, size_t from) {
    return str_sub(a, from, a.n);
}

/* Length of the blank at the start of a, 0 when there is none. */
static size_t blank_at(struct str a) {
    if (a.n == 0) return 0;
    unsigned char c = (unsigned char)a.s[0];
    if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
    if (a.n >= 3 && memcmp(a.s, "\xe3\x80\x80", 3) == 0) return 3;   /* U+3000 */
    if (a.n >= 3 && memcmp(a.s, "\xef\xbb\xbf", 3) == 0) return 3;   /* BOM    */
    if (a.n >= 2 && memcmp(a.s, "\xc2\xa0", 2) == 0) return 2;       /* nbsp   */
    return 0;
}

static size_t blank_before_end(struct str a) {
    for (size_t n = 1; n <= 3 && n <= a.n; n++)
        if (blank_at((struct str){ a.s + a.n - n, n }) == n) return n;
    return 0;
}

struct str str_trim(struct str a) {
    size_t n;
    while ((n = blank_at(a))) a = str_from(a, n);
    while ((n = blank_before_end(a))) a.n -= n;
    return a;
}

struct str str_cut(struct str a, char sep, struct str *head) {
    ptrdiff_t at = str_chr(a, sep, 0);
    if (at < 0) {
        *head = a;
        return STR_NULL;
    }
    *head = str_sub(a, 0, (size_t)at);
    return str_from(a, (size_t)at + 1);
}

bool str_int(struct str a, int64_t *ret) {
    bool neg = a.n && a.s[0] == '-';
    size_t i = a.n && (a.s[0] == '-' || a.s[0] == '+') ? 1 : 0;
    uint64_t v = 0;
    if (i == a.n) return false;
    for (; i < a.n; i++) {
        if (a.s[i] < '0' || a.s[i] > '9') return false;
        if (__builtin_mul_overflow(v, 10u, &v)) return false;
        if (__builtin_add_overflow(v, (uint64_t)(a.s[i] - '0'), &v)) return false;
    }
    if (v > (uint64_t)INT64_MAX) return false;
    *ret = neg ? -(int64_t)v : (int64_t)v;
    return true;
}

bool str_real(struct str a, double *ret) {
    char z[64], *end;
    if (a.n == 0 || a.n >= sizeof z) return false;
    for (size_t i = 0; i < a.n; i++)
        if (!strchr("0123456789+-.eE", a.s[i])) return false;
    memcpy(z, a.s, a.n);
    z[a.n] = 0;
    *ret = strtod(z, &end);
    return *end == 0 && isfinite(*ret);
}

uint64_t str_hash(struct str a) {
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < a.n; i++) h = (h ^ (unsigned char)a.s[i]) * 1099511628211u;
    return h;
}

enum err fault_set(struct fault *f, enum err e, const char *field, const char *key) {
    if (f && f->err == OK) {
        f->err = e;
        f->field = str_of(field);
        f->key = key;
    }
    return e;
}
