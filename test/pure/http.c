/* The parsers of the HTTP seam, row by row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "door/assets.h"

static const struct { const char *target, *refusal, *path; int nseg, nquery; } targets[] = {
    { "/", 0, "/", 0, 0 }, { "/a/b", 0, "/a/b", 2, 0 }, { "/a/", 0, "/a/", 1, 0 }, { "/a?", 0, "/a", 1, 0 },
    { "/%E5%AE%89?x=1&y", 0, "/安", 1, 2 }, { "/a+b?a+b=+", 0, "/a+b", 1, 1 }, { "/a%20b", 0, "/a b", 1, 0 },
    { "http://h/a?b", 0, "/a", 1, 1 }, { "HTTPS://h", 0, "/", 0, 0 }, { "/...", 0, "/...", 1, 0 },
    { "", "target", 0, 0, 0 }, { "a", "target", 0, 0, 0 }, { "*", "target", 0, 0, 0 },
    { "/a b", "target", 0, 0, 0 },
    { "/a#b", "target", 0, 0, 0 }, { "ftp://h/a", "target", 0, 0, 0 }, { "http://h?x", 0, "/", 0, 1 },
    { "//", "path", 0, 0, 0 }, { "/a//b", "path", 0, 0, 0 }, { "/..", "path", 0, 0, 0 },
    { "/%2E%2e", "path", 0, 0, 0 },
    { "/a%", "path", 0, 0, 0 }, { "/a%2", "path", 0, 0, 0 }, { "/%00", "path", 0, 0, 0 },
    { "/%7f", "path", 0, 0, 0 },
    { "/%c0%ae", "path", 0, 0, 0 }, { "/%ed%a0%80", "path", 0, 0, 0 }, { "/a%2Fb", "path", 0, 0, 0 },
    { "/?%", "query", 0, 0, 0 }, { "/?a=%00", "query", 0, 0, 0 }, { "/?%ff", "query", 0, 0, 0 },
};

static void target(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        struct http_exchange x = { 0 };
        arena_init(&x.arena, 0);
        const char *bad = http_target(&x, str_of(targets[i].target));
        if ((bad == 0) != (targets[i].refusal == 0) || (bad && strcmp(bad, targets[i].refusal)))
            fail_msg("%s: %s", targets[i].target, bad ? bad : "taken");
        if (!bad) {
            assert_true(str_is(x.path, targets[i].path));
            assert_int_equal(x.nseg, targets[i].nseg);
            assert_int_equal(x.nquery, targets[i].nquery);
        }
        arena_free(&x.arena);
    }
}

static void query(void **state) {
    (void)state;
    struct http_exchange x = { 0 };
    arena_init(&x.arena, 0);
    assert_null(http_target(&x, S("/?q=a%26b+c&q=2&empty=&bare&=x&a=b=c")));
    assert_true(str_is(http_query(&x, "q"), "a&b c"));
    assert_true(http_query(&x, "empty").s != 0 && http_query(&x, "empty").n == 0);
    assert_true(str_is(http_query(&x, ""), "x"));
    assert_true(str_is(http_query(&x, "a"), "b=c"));
    assert_null(http_query(&x, "none").s);
    arena_free(&x.arena);
}

static const struct { const char *version, *lines[4], *refusal; } guards[] = {
    { "HTTP/1.1", { "Host", "t" }, 0 }, { "HTTP/1.0", { 0 }, 0 }, { "HTTP/1.1", { 0 }, "host" },
    { "HTTP/1.1", { "Host", "t", "host", "t" }, "host" },
    { "HTTP/1.0", { "Host", "t", "HOST", "t" }, "host" },
    { "HTTP/1.1", { "Host", "t", "Content-Length", "12" }, 0 },
    { "HTTP/1.1", { "Host", "t", "X", "a\tb" }, 0 },
    { "HTTP/1.1", { "Host", "t", "Content-Length", "" }, "content-length" },
    { "HTTP/1.1", { "Host", "t", "Content-Length", "1 " }, "content-length" },
    { "HTTP/1.1", { "Host", "t", "Content-Length", "9999999999999999999" }, "content-length" },
    { "HTTP/1.1", { "Content-Length", "1", "content-length", "1" }, "content-length" },
    { "HTTP/1.1", { "Content-Length", "1", "Transfer-Encoding", "chunked" }, "transfer-encoding" },
    { "HTTP/1.1", { "Host", "t", "Transfer-Encoding", "CHUNKED" }, 0 },
    { "HTTP/1.1", { "Host", "t", "Transfer-Encoding", "chunked " }, "transfer-encoding" },
    { "HTTP/1.0", { "Transfer-Encoding", "chunked" }, "transfer-encoding" },
    { "HTTP/1.1", { "Host ", "t" }, "header-name" }, { "HTTP/1.1", { "", "t" }, "header-name" },
    { "HTTP/1.1", { "Host", "a\rb" }, "header-value" }, { "HTTP/1.1", { "Host", "a\x1f" }, "header-value" },
    { "HTTP/2.0", { "Host", "t" }, "version" }, { "http/1.1", { "Host", "t" }, "version" },
};

static void guard(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof guards / sizeof *guards; i++) {
        struct http_pair h[2];
        int n = 0;
        for (int k = 0; k < 4 && guards[i].lines[k]; k += 2)
            h[n++] = (struct http_pair){ str_of(guards[i].lines[k]), str_of(guards[i].lines[k + 1]) };
        const char *bad = http_guard(S("GET"), str_of(guards[i].version), h, n);
        if ((bad == 0) != (guards[i].refusal == 0) || (bad && strcmp(bad, guards[i].refusal)))
            fail_msg("row %zu: %s", i, bad ? bad : "taken");
    }
    assert_string_equal(http_guard(S("G T"), S("HTTP/1.0"), 0, 0), "method");
    assert_string_equal(http_guard(S(""), S("HTTP/1.0"), 0, 0), "method");
}

static void cookies(void **state) {
    (void)state;
    static const struct { const char *header, *value; } rows[] = {
        { "anju=a", "a" }, { "x=1; anju=b; anju=c", "b" }, { "xanju=1; anju=\"q\"", "q" },
        { "anju=a=b", "a=b" },
        { "anju", 0 }, { "Anju=a", 0 }, { "anju=", "" }, { "", 0 }, { ";;; anju=z;", "z" },
        { "anju=\"", "\"" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str got = http_cookie_in(str_of(rows[i].header), "anju");
        if ((got.s == 0) != (rows[i].value == 0) || (got.s && !str_is(got, rows[i].value)))
            fail_msg("%s", rows[i].header);
    }
}

static void weights(void **state) {
    (void)state;
    static const struct { const char *header; int64_t q; } rows[] = {
        { "gzip", 1000 }, { "br, gzip;q=0.5", 500 }, { "GZIP ; Q=0.001", 1 }, { "gzip;q=0", 0 },
        { "*", 1000 },
        { "*;q=0.3, gzip;q=0", 0 }, { "br", 0 }, { "", 0 }, { "gzip;q=2", 0 }, { "gzip;q=0.1234", 0 },
        { "gzip;q=", 0 },
        { "gzip;q=1.001", 0 }, { ",,gzip", 1000 }, { "xgzip", 0 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (http_accept_q(str_of(rows[i].header), "gzip") != rows[i].q) fail_msg("%s", rows[i].header);
}

static void tags(void **state) {
    (void)state;
    static const struct { const char *header; bool match; } rows[] = {
        { "\"a\"", true }, { "W/\"a\"", true }, { "\"b\", \"a\"", true }, { "\"b\" ,W/\"a\" ", true },
        { "*", true },
        { "\"b\"", false }, { "a", false }, { "\"a", false }, { "", false },
        { "\"b\" \"a\"", false }, { "\"ab\"", false },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (http_etag_in(str_of(rows[i].header), S("\"a\"")) != rows[i].match) fail_msg("%s", rows[i].header);
        if (http_etag_in(str_of(rows[i].header), S("W/\"a\"")) != rows[i].match)
            fail_msg("weak %s", rows[i].header);
    }
}

static void ranges(void **state) {
    (void)state;
    static const struct { const char *header; int status; int64_t from, n; } rows[] = {
        { "bytes=0-0", 206, 0, 1 }, { "bytes=10-", 206, 10, 90 }, { "bytes=-10", 206, 90, 10 },
        { "bytes=-1000", 206, 0, 100 },
        { "bytes=99-500", 206, 99, 1 }, { "bytes=100-", 416, 0, 0 }, { "bytes=-0", 416, 0, 0 },
        { "bytes=5-4", 200, 0, 100 },
        { "bytes=a-b", 200, 0, 100 }, { "bytes=1-2,4-5", 200, 0, 100 }, { "", 200, 0, 100 },
        { "bytes=-", 200, 0, 100 },
        { "bytes=99999999999999999999-", 200, 0, 100 }, { "BYTES= 1 - 2 ", 206, 1, 2 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t from, n;
        int status = http_range_in(str_of(rows[i].header), 100, &from, &n);
        if (status != rows[i].status) fail_msg("%s", rows[i].header);
        if (status != 416 && (from != rows[i].from || n != rows[i].n)) fail_msg("%s", rows[i].header);
    }
    int64_t from, n;
    assert_int_equal(http_range_in(S("bytes=0-"), 0, &from, &n), 416);
    assert_int_equal(http_range_in(S(""), 0, &from, &n), 200);
}

static void pages(void **state) {
    (void)state;
    assert_true(asset_count > 0);
    for (int i = 0; i < asset_count; i++) {
        const struct asset *a = &asset_table[i];
        assert_ptr_equal(asset_find(str_of(a->path)), a);
        assert_true(i == 0 || strcmp(asset_table[i - 1].path, a->path) < 0);
        assert_true(a->plain ? !a->br && !a->gz : a->br_n && a->gz_n && a->gz[0] == 0x1f && a->gz[1] == 0x8b);
    }
    assert_non_null(asset_find(S("/")));
    assert_ptr_equal(asset_find(S("/")), asset_find(S("/index.html")));
    assert_null(asset_find(S("/none")));
    assert_null(asset_find(STR_NULL));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(target), cmocka_unit_test(query), cmocka_unit_test(guard), cmocka_unit_test(cookies),
        cmocka_unit_test(weights), cmocka_unit_test(tags), cmocka_unit_test(ranges), cmocka_unit_test(pages),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
