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

/* — 3 —, - 3 -, 第3页, 第3页 共9页, 3/9 on a line of its own. */
static bool page_number(struct str line) {
    bool mark = false;
    size_t i = 0, digits = 0;
    if (line.n > 60) return false;
    while (i < line.n) {
        size_t n = words_at(line, i, "—|–|－|-|―|·|•|第|页|共|/|／| |　"), d = 0;
        if (n == 0 && (unsigned char)line.s[i] == 0xef && word_at(line, i, "\xef\xbc") && i + 2 < line.n
            && (unsigned char)line.s[i + 2] >= 0x90 && (unsigned char)line.s[i + 2] <= 0x99) d = 3;
        if (n == 0 && line.s[i] >= '0' && line.s[i] <= '9') d = 1;
        if (n == 0 && d == 0) return false;
        digits += d != 0;
        mark |= n && !words_at(line, i, " |　|共");
        i += n + d;
    }
    return mark && digits >= 1 && digits <= 8;
}

/* Within a line: 加强— 3 —监管. Its length, 0 when there is none at i. */
static size_t page_number_at(struct str t, size_t i) {
    size_t dash = words_at(t, i, "—|－|–"), at = i + dash, digits = 0, n;
    if (dash == 0 || (i && t.s[i - 1] >= '0' && t.s[i - 1] <= '9')) return 0;
    while ((n = words_at(t, at, " |　"))) at += n;
    while (at < t.n && digits < 4 && t.s[at] >= '0' && t.s[at] <= '9') at++, digits++;
    while ((n = words_at(t, at, " |　"))) at += n;
    dash = digits && digits < 4 ? words_at(t, at, "—|－|–") : 0;
    if (dash == 0 || (at + dash < t.n && t.s[at + dash] >= '0' && t.s[at + dash] <= '9')) return 0;
    return at + dash - i;
}

/* A page number on its own line also breaks a paragraph that goes on behind it. */
static bool cuts_paragraph(struct str t, struct plan_span before, size_t next) {
    struct str line = str_trim(str_sub(t, before.from, before.to - before.from));
    size_t n, open, k = next;
    int v;
    if (line.n < 60 || words_before(line, line.n, "。|；|;|：|:|！|？|…|”|）|)|】|.")) return false;
    if (next >= t.n || words_at(t, next, "　　|  |\t|\n|\r")) return false;
    open = words_at(t, k, "(|（");
    n = han_number(t, k + open, &v);
    if (n && words_at(t, k + open + n, open ? ")|）" : "、")) return false;
    return !(t.s[k] >= '0' && t.s[k] <= '9');
}

static void pages_in_line(struct reader *r, struct plan_span line) {
    struct str t = str_sub(r->d->text, 0, line.to);
    for (size_t i = line.from; i < line.to;) {
        ptrdiff_t at = words_find(t, i, "—|－|–", 0);
        if (at < 0) return;
        size_t n = page_number_at(t, (size_t)at);
        if (n) skip(r, (size_t)at, (size_t)at + n);
        i = (size_t)at + (n ? n : 3);
    }
}

void doubles_find(struct reader *r) {
    struct str t = r->d->text;
    size_t second = half(t);
    struct str used = second ? str_sub(t, 0, second) : t;
    bool twice = lines_twice(used), kept = false;
    struct plan_span before = { 0 }, line;
    for (size_t at = 0; next_line(used, &at, &line);) {
        struct str words = str_trim(str_sub(used, line.from, line.to - line.from));
        if (line.from && page_number(words)) {
            skip(r, line.from - 1, line.to + (cuts_paragraph(used, before, at) ? 1 : 0));
            continue;
        }
        kept = !(twice && kept && before.to && same(used, before, line));
        before = line;
        if (!kept) skip(r, line.from - 1, line.to);          /* with the line end before it */
        else if (words.n >= 16 && words.n <= 4000 && signs_twice(words)) skip_signs(r, words);
        else pages_in_line(r, line);
    }
    if (second) skip(r, second, t.n);
}
