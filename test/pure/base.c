/* The types of base: strings, arenas, UTF-8, dates, ids, digests, JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/hash.h"
#include "base/id.h"
#include "base/json.h"
#include "base/rand.h"
#include "base/time.h"
#include "base/utf8.h"

static void strings(void **state) {
    (void)state;
    struct str head, rest = str_cut(S("a=b=c"), '=', &head);
    int64_t v;
    assert_true(str_is(head, "a") && str_is(rest, "b=c"));
    assert_true(str_is(str_trim(S("\xef\xbb\xbf \xe3\x80\x80x y\xe3\x80\x80\t")), "x y"));
    assert_true(str_int(S("-42"), &v) && v == -42);
    assert_false(str_int(S("9223372036854775808"), &v));
    assert_false(str_int(S("1x"), &v));
    assert_false(str_int(S("-"), &v));
    assert_int_equal(str_find(S("abcabc"), S("ca"), 0), 2);
    assert_true(str_eq(STR_NULL, S("")));
}

static void arenas(void **state) {
    (void)state;
    struct arena a;
    jmp_buf out;
    arena_init(&a, 1 << 20);
    char *p = arena_alloc(&a, 100);
    struct arena_mark m = arena_mark(&a);
    for (int i = 0; i < 100; i++) (void)arena_alloc(&a, 5000);
    arena_rewind(&a, m);
    assert_int_equal(a.used, 112);
    memset(p, 'x', 100);
    a.exit = &out;
    if (setjmp(out) == 0) {
        (void)arena_alloc(&a, 2 << 20);      /* over the limit: leaves by the exit */
        fail();
    }
    arena_fail_at(2);
    (void)arena_alloc(&a, 1);
    if (setjmp(out) == 0) {
        (void)arena_alloc(&a, 1);
        fail();
    }
    arena_free(&a);
}

static void text(void **state) {
    (void)state;
    static const struct { struct str s; bool ok; } rows[] = {
        { S("小区"), true }, { S("\xf0\x9f\x98\x80"), true }, { S("\xc0\xaf"), false }, { S("\xed\xa0\x80"), false },
        { S("\xf4\x90\x80\x80"), false }, { S("\xe5\xb0"), false }, { S("a\0b"), false },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) assert_int_equal(utf8_valid(rows[i].s, 0), rows[i].ok);
    assert_int_equal(utf8_count(S("安居a")), 3);
    assert_true(str_is(utf8_head(S("安居a"), 2), "安居"));
}

static void dates(void **state) {
    (void)state;
    struct civil c;
    for (int64_t d = -30000; d < 90000; d++) {      /* 1887 to 2216 */
        c = day_civil(d);
        assert_int_equal(day_of(c), d);
    }
    assert_int_equal(day_weekday(day_of((struct civil){ 2024, 6, 12 })), 2);
    assert_true(date_parse(S("2024-02-29"), &c));
    assert_false(date_parse(S("2023-02-29"), &c));
    assert_false(date_parse(S("2024-2-29"), &c));
    struct arena a;
    arena_init(&a, 0);
    assert_true(str_is(time_text(&a, INT64_C(1718159040000), 8 * HOUR), "2024-06-12T10:24:00+08:00"));
    arena_free(&a);
}

static void ids(void **state) {
    (void)state;
    struct ids *g = ids_new(3);
    int64_t now = INT64_C(1718159040000), last = 0;
    for (int i = 0; i < 1000; i++) {                /* more than one ms holds */
        int64_t id = id_next(g, now);
        assert_true(id > last && id < (INT64_C(1) << 53));
        last = id;
    }
    ids_above(g, last + (INT64_C(1) << 22));
    assert_true(id_next(g, now) > last + (INT64_C(1) << 22));
    assert_int_equal(id_time(id_floor(now)), now);
    int64_t before = id_next(g, now);
    ids_leap(g, 1000);
    assert_true(id_next(g, now) - before > 1000);
    ids_free(g);
}

static void digests(void **state) {
    (void)state;
    struct arena a;
    unsigned char d[DIGEST];
    arena_init(&a, 0);
    sm3(S("abc"), d);                               /* NORM GB/T 32905-2016 A.1 */
    assert_true(str_is(hex_text(&a, d, DIGEST), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"));
    sm3_2(S("a"), S("bc"), d);
    assert_true(str_starts(hex_text(&a, d, DIGEST), S("66c7f0f4")));
    static const char key[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789";
    for (size_t n = 0; n < sizeof key; n += 8) {    /* shorter, as long and longer than a block: as OpenSSL has it */
        unsigned char theirs[DIGEST];
        hmac_sm3((struct str){ key, n }, S("13800001234"), d);
        assert_non_null(HMAC(EVP_sm3(), key, (int)n, (const unsigned char *)"13800001234", 11, theirs, 0));
        assert_memory_equal(d, theirs, DIGEST);
        hmac_sm3((struct str){ key, n }, S("abc"), d);                  /* again under the same key */
        assert_non_null(HMAC(EVP_sm3(), key, (int)n, (const unsigned char *)"abc", 3, theirs, 0));
        assert_memory_equal(d, theirs, DIGEST);
    }
    arena_free(&a);
}

/* A number is the shortest text of at least six places' search that reads back, as printf has it. */
static void reals(void **state) {
    (void)state;
    struct buf b = { 0 };
    struct seeded r = { 5 };
    static const double odd[] = { 0, -0.0, 1, -1, 1e5, 99999, 99999.9, 1e-4, 1e-5, 0.00012345, 31.402845, 121.0, 0.1, 0.3, 1.0 / 3, 1e300, 5e-324 };
    static const double tens[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11 };
    for (int i = 0; i < 40000; i++) {
        double v = (double)(seeded_below(&r, INT64_C(2000000000000)) - INT64_C(1000000000000)) / tens[seeded_below(&r, 12)];
        char z[40];
        struct jw w;
        if (i % 3 == 0 && i > 40) v = (double)(seeded_below(&r, 360000000) - 180000000) / 1e6;
        if (i < (int)(sizeof odd / sizeof *odd)) v = odd[i];
        for (int digits = 6; digits <= 17; digits++) {
            (void)snprintf(z, sizeof z, "%.*g", digits, v);
            if (strtod(z, 0) == v) break;
        }
        buf_clear(&b);
        jw_init(&w, &b);
        jw_real(&w, v);
        assert_true(str_is(buf_view(&b), z));
    }
    buf_free(&b);
}

static void json(void **state) {
    (void)state;
    struct arena a;
    static const struct { const char *text; enum err e; } rows[] = {
        { "{\"a\":[1,2.5,\"x\",true,null]}", OK }, { "{\"a\":1,\"a\":2}", E_SYNTAX }, { "{\"a\":1} x", E_SYNTAX },
        { "\"\\ud800\"", E_SYNTAX }, { "1e400", E_SYNTAX }, { "123456789012345678901", E_SYNTAX }, { "NaN", E_SYNTAX },
        { "", E_SYNTAX }, { "\"\xff\"", E_SYNTAX }, { "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", E_TOO_LARGE },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fault f = { 0 };
        struct json *j;
        arena_init(&a, 0);
        assert_int_equal(json_parse(&a, str_of(rows[i].text), &j, &f), rows[i].e);
        arena_free(&a);
    }
    struct buf b = { 0 };
    struct jw w;
    jw_init(&w, &b);
    jw_object(&w);
    jw_key(&w, "a"), jw_list(&w), jw_int(&w, -1), jw_real(&w, 0.1), jw_str(&w, S("\"\n\x01")), jw_end_list(&w);
    jw_key(&w, "b"), jw_null(&w);
    jw_end_object(&w);
    assert_true(str_is(buf_view(&b), "{\"a\":[-1,0.1,\"\\\"\\n\\u0001\"],\"b\":null}"));
    buf_free(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings), cmocka_unit_test(arenas), cmocka_unit_test(text), cmocka_unit_test(dates),
        cmocka_unit_test(ids), cmocka_unit_test(digests), cmocka_unit_test(reals), cmocka_unit_test(json),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
