/* What the door reads itself: targets, header lines, cookies, weights, tags and
** ranges. Line 1 is the target, the others are header lines. */
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "door/http.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void must(bool ok) {
    if (!ok) abort();
}

static void target(struct arena *a, struct str t) {
    struct http_exchange x = { .arena = *a };
    if (!http_target(&x, t)) {
        must(x.path.n && x.path.s[0] == '/' && utf8_valid(x.path, 0));
        for (int i = 0; i < x.nseg; i++)
            must(x.seg[i].n && !str_is(x.seg[i], "..") && str_chr(x.seg[i], '/', 0) < 0);
        for (int i = 0; i < x.nquery; i++)
            must(utf8_valid(x.query[i].name, 0) && utf8_valid(x.query[i].value, 0));
        must(str_find(x.path, S("/../"), 0) < 0);
    }
    *a = x.arena;
}

static void value(struct str v, int64_t size) {
    int64_t from, n, q = http_accept_q(v, "gzip");
    must(q >= 0 && q <= 1000);
    struct str c = http_cookie_in(v, "anju");
    must(!c.s || (c.s >= v.s && c.s + c.n <= v.s + v.n));
    (void)http_etag_in(v, S("\"a\""));
    if (http_range_in(v, size, &from, &n) == 206) must(from >= 0 && n > 0 && from + n <= size);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct http_pair h[64];
    struct str rest = { (const char *)data, size }, line, name;
    struct arena a;
    int n = 0;
    arena_init(&a, 0);
    rest = str_cut(rest, '\n', &line);
    target(&a, line);
    while (rest.n && n < 64) {
        rest = str_cut(rest, '\n', &line);
        struct str v = str_cut(line, ':', &name);
        while (v.n && v.s[0] == ' ') v = str_from(v, 1);
        h[n++] = (struct http_pair){ name, v };
        value(v, (int64_t)size);
    }
    (void)http_guard(S("GET"), S("HTTP/1.1"), h, n);
    arena_free(&a);
    return 0;
}
