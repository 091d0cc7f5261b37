/* Texts that stand there twice: each line two times, the whole two times, or
** every sign two times (bold type, as some programs take it from a page). What
** repeats is passed over, so that places stay those of the text as it is. */
#include "text/plan_in.h"

#include <string.h>
#include "base/utf8.h"

static void skip(struct reader *r, size_t from, size_t to) {
    if (to > from) ARENA_PUSH(r->a, r->twice, r->twice_n, r->twice_cap) = (struct plan_span){ from, to };
}

/* The next line that is not blank; *at moves behind it. */
static bool next_line(struct str t, size_t *at, struct plan_span *ret) {
    while (*at < t.n) {
        ptrdiff_t nl = str_chr(t, '\n', *at);
        size_t to = nl < 0 ? t.n : (size_t)nl;
        struct str line = str_trim(str_sub(t, *at, to - *at));
        *ret = (struct plan_span){ *at, to };
        *at = to + 1;
        if (line.n) return true;
    }
    return false;
}

static bool same(struct str t, struct plan_span x, struct plan_span y) {
    return str_eq(str_trim(str_sub(t, x.from, x.to - x.from)), str_trim(str_sub(t, y.from, y.to - y.from)));
}

/* Whether four lines of five have their like beside them. */
static bool lines_twice(struct str t) {
    struct plan_span before = { 0 }, line;
    size_t lines = 0, repeated = 0;
    for (size_t at = 0; next_line(t, &at, &line); before = line) {
        if (lines++ && same(t, before, line)) repeated++;
        if (lines == 400 && repeated < 100) return false;
    }
    return lines >= 6 && repeated * 5 >= lines * 2;
}

/* Where the second of two equal halves begins, 0 when there are none. */
static size_t half(struct str t) {
    enum { HEAD = 90, LEAST = 300 };
    size_t begin = 0;
    while (begin < t.n && words_at(t, begin, " |\t|\n|\r|　")) begin += words_at(t, begin, " |\t|\n|\r|　");
    struct str all = str_trim(str_from(t, begin));
    if (all.n < LEAST) return 0;
    size_t mid = all.n / 2, from = mid > 64 ? mid - 64 : 0;
    ptrdiff_t at = str_find(str_sub(all, 0, mid + 64 + HEAD), str_sub(all, 0, HEAD), from);
    if (at <= 0) return 0;
    bool eq = str_eq(str_trim(str_sub(all, 0, (size_t)at)), str_trim(str_from(all, (size_t)at)));
    return eq ? (size_t)(all.s - t.s) + (size_t)at : 0;
}

/* 指指导导思思想想: every sign of the line twice, and not one sign only. */
static bool signs_twice(struct str line) {
    size_t pairs = 0, first = char_len(line, 0);
    bool differ = false;
    for (size_t i = 0; i < line.n; pairs++) {
        size_t n = char_len(line, i);
        if (i + 2 * n > line.n || memcmp(line.s + i, line.s + i + n, n) != 0) return false;
        differ |= n != first || memcmp(line.s, line.s + i, n) != 0;
        i += 2 * n;
    }
    return pairs >= 4 && differ;
}

static void skip_signs(struct reader *r, struct str line) {
    size_t base = (size_t)(line.s - r->d->text.s);
    for (size_t i = 0; i < line.n;) {
        size_t n = char_len(line, i);
        skip(r, base + i + n, base + i + 2 * n);
        i += 2 * n;
    }
}

void doubles_find(struct reader *r) {
    struct str t = r->d->text;
    size_t second = half(t);
    struct str used = second ? str_sub(t, 0, second) : t;
    bool twice = lines_twice(used);
    struct plan_span before = { 0 }, line;
    for (size_t at = 0; next_line(used, &at, &line);) {
        if (twice && before.to && same(used, before, line)) {
            skip(r, line.from - 1, line.to);          /* with the line end before it */
            continue;
        }
        before = line;
        struct str words = str_trim(str_sub(used, line.from, line.to - line.from));
        if (words.n >= 16 && words.n <= 4000 && signs_twice(words)) skip_signs(r, words);
    }
    if (second) skip(r, second, t.n);
}
