/* Masks by default of what is personal (facts.md 9, NORM GB/T 35273-2020 7.2): names, numbers, and numbers
** that stand inside free text however they are spaced. */
#include "access/who.h"

#include <string.h>
#include "base/utf8.h"

enum { GAP_MOST = 3, CHECK_X = 10 };

struct str mask_name(struct arena *a, struct str s) {
    if (!s.s || s.n == 0) return s;
    struct str first = utf8_head(s, 1);
    return arena_printf(a, PRIstr "%s", STRARG(first), utf8_count(s) > 2 ? "**" : "*");
}

struct str mask_phone(struct arena *a, struct str s) {
    if (!s.s || s.n == 0) return s;
    if (s.n < 8) return S("****");
    return arena_printf(a, "%.3s****%.4s", s.s, s.s + s.n - 4);
}

/* ---- numbers inside a text ---- */

struct digit { size_t at; int len, value; bool first; };      /* first: of a group, after a gap */

/* A digit, of ASCII or full width (U+FF10…); its bytes, 0 when there is none. */
static int digit_at(struct str s, size_t i, int *value) {
    if (i < s.n && s.s[i] >= '0' && s.s[i] <= '9') return *value = s.s[i] - '0', 1;
    if (s.n - i < 3 || i > s.n || memcmp(s.s + i, "\xef\xbc", 2)) return 0;
    unsigned char c = (unsigned char)s.s[i + 2];
    return c >= 0x90 && c <= 0x99 ? (*value = c - 0x90, 3) : 0;
}

static bool is_gap(uint32_t c) {
    return c == ' ' || c == '-' || c == '(' || c == ')' || c == 0xa0 || c == 0x3000 || (c >= 0x2010 && c <= 0x2015)
        || c == 0xff08 || c == 0xff09 || c == 0xff0d;
}

/* From i, past what people put between the groups of a number; i itself when no digit follows. */
static size_t past_gap(struct str s, size_t i) {
    size_t at = i;
    int ignored;
    for (int n = 0; n < GAP_MOST && at < s.n; n++) {
        size_t next = at;
        if (!is_gap(utf8_next(s, &next))) break;
        at = next;
    }
    return digit_at(s, at, &ignored) ? at : i;
}

/* The digits from i on, joined over gaps; `*end` is where they stop. */
static int run_read(struct str s, size_t i, struct digit *d, size_t *end) {
    int n = 0, group = 0, value, len;
    for (;;) {
        while ((len = digit_at(s, i, &value))) {
            d[n++] = (struct digit){ i, len, value, group++ == 0 };
            i += (size_t)len;
        }
        if (group == 17 && i < s.n && (s.s[i] | 0x20) == 'x') d[n++] = (struct digit){ i++, 1, CHECK_X, false };
        size_t next = past_gap(s, i);
        if (next == i) break;
        i = next;
        group = 0;
    }
    *end = i;
    return n;
}

/* Is this somebody's number? Then how many digits at its head and tail may be shown. */
static bool personal(const struct digit *d, int n, bool joined, int *head, int *tail) {
    int country = n == 13 && d[0].value == 8 && d[1].value == 6 ? 2
                : n == 15 && d[0].value == 0 && d[1].value == 0 && d[2].value == 8 && d[3].value == 6 ? 4 : 0;
    *tail = 4;
    *head = country + 3;
    if (n - country == 11 && d[country].value == 1) return true;                          /* mobile            */
    if (n == 18) return !joined || d[6].value == 1 || d[6].value == 2;                    /* identity, 18 or   */
    if (n == 15) return !joined;                                                          /* 15 digits of old  */
    *tail = 3;
    *head = d[0].value == 0 ? d[1].value <= 2 ? 3 : 4 : 0;
    if (n >= 10 && n <= 12) return d[0].value == 0 && d[1].value != 0;                    /* line with its area */
    return (n == 7 || n == 8) && !joined && d[0].value >= 2;                              /* line without it    */
}

/* Mark (value -1) what is to be hidden of the numbers that begin at a group. */
static bool run_hide(struct digit *d, int n) {
    bool some = false;
    for (int i = 0, j; i < n; i = j) {
        int head = 0, tail = 0;
        bool joined = false, found = false;
        for (j = i + 1; !found; j++) {
            bool whole = j == n || d[j].first;
            if (whole && (found = personal(d + i, j - i, joined, &head, &tail))) break;
            if (j == n) break;
            joined |= d[j].first;
        }
        for (int k = i + head; found && k < j - tail; k++) d[k].value = -1;
        some |= found;
        if (!found)
            for (j = i + 1; j < n && !d[j].first;) j++;
    }
    return some;
}

static struct str rewritten(struct arena *a, struct str s, const struct digit *d, int n) {
    char *out = arena_alloc(a, s.n + 1);
    size_t len = 0, at = 0;
    for (int i = 0; i < n; i++) {
        if (d[i].value >= 0) continue;
        memcpy(out + len, s.s + at, d[i].at - at);
        len += d[i].at - at;
        out[len++] = '*';
        at = d[i].at + (size_t)d[i].len;
    }
    memcpy(out + len, s.s + at, s.n - at);
    return (struct str){ out, len + s.n - at };
}

struct str mask_text(struct arena *a, struct str s) {
    enum { SHORTEST = 7 };
    struct digit *d = 0;
    int n = 0, value, many = 0;
    bool some = false;
    for (size_t i = 0; i < s.n; i++) many += digit_at(s, i, &value) != 0;
    if (many < SHORTEST) return s;                       /* nearly every text: nothing is copied */
    d = ARENA_ARRAY(a, struct digit, many + 1 + many / 17);
    for (size_t i = 0; i < s.n; i++) {
        if (!digit_at(s, i, &value)) continue;
        int got = run_read(s, i, d + n, &i);
        some |= run_hide(d + n, got);
        n += got;
        i--;
    }
    return some ? rewritten(a, s, d, n) : s;
}
