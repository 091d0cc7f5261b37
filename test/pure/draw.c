/* The draw against numbers that another program made with 60 digits, its odds, what a forged file is told; samples
** against the hypergeometric counted out; what is shut and opened. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/file.h"
#include "model/draw.h"

static struct arena mem;
static unsigned char seed[DIGEST];

static int up(void **state) {
    (void)state;
    arena_init(&mem, 0);
    sm3(S("test seed"), seed);
    return 0;
}

static int down(void **state) {
    (void)state;
    arena_free(&mem);
    return 0;
}

static void logs(void **state) {
    (void)state;
    static const struct { uint64_t u, log; } rows[] = {
        { 1, 4398046511104 }, { 2, 4329327034368 }, { 3, 4289128717409 }, { 5, 4238484827405 },
        { UINT64_C(1) << 63, 68719476736 }, { UINT64_MAX, 1 }, { 4611686030773066805, 137438953207 },
        { UINT64_C(16045690984503098046), 13825003476 },
    };
    for (int i = 0; i < N_OF(rows); i++)
        if (draw_log(rows[i].u) != rows[i].log) fail_msg("row %d: %llu", i, (unsigned long long)draw_log(rows[i].u));
}

static void chances(void **state) {
    (void)state;
    static const struct { int64_t id; uint64_t u; } rows[] = {
        { 1, UINT64_C(10576512804548700927) }, { 2, UINT64_C(13437063901744882463) }, { 7, UINT64_C(7843183140706448486) },
    };
    for (int i = 0; i < N_OF(rows); i++) assert_true(draw_chance(seed, "anju-draw-1 estates\n", rows[i].id) == rows[i].u);
}

static struct draw_input city(void) {
    static const int64_t weight[] = { 0, 10, 20, 40, 80, 160, 1000 };
    static int64_t one[] = { 1 }, two[] = { 2 }, three[] = { 3 };
    struct draw_input in = { .number = 6, .team = 2, .estate = ARENA_ARRAY(&mem, struct draw_estate, 40), .nestates = 40,
                             .person = ARENA_ARRAY(&mem, struct draw_person, 5), .npersons = 5 };
    for (int i = 0; i < 40; i++) in.estate[i] = (struct draw_estate){ 100 + i, 1 + i % 3, weight[i % 7] };
    for (int i = 0; i < 5; i++) in.person[i] = (struct draw_person){ 501 + i, { 0, 0 } };
    in.person[0].avoid = (struct ids){ one, 1 }, in.person[1].avoid = (struct ids){ two, 1 };
    in.person[3].avoid = (struct ids){ three, 1 };
    return in;
}

static const char wanted[] = "[[120,[505,502]],[127,[503,504]],[123,[501,503]],[106,[505,502]],[113,[504,501]],[134,[501,505]]]";

static void drawn(void **state) {
    (void)state;
    struct draw_input in = city();
    struct draw_result r;
    int64_t town;
    assert_null(draw_wrong(&in, &town));
    draw_run(&mem, &in, seed, &r);
    assert_string_equal(draw_result_text(&mem, &r).s, wanted);
    for (int i = 0; i < 20; i++) {               /* the order of the input changes nothing */
        struct draw_estate x = in.estate[i];
        in.estate[i] = in.estate[39 - i], in.estate[39 - i] = x;
    }
    draw_run(&mem, &in, seed, &r);
    assert_string_equal(draw_result_text(&mem, &r).s, wanted);
}

/* The first lot falls on each as its weight says: chi-square of 4000 seeds, 3 degrees of freedom, below 16.3 (p 0.001). */
static void odds(void **state) {
    (void)state;
    static const int64_t weight[] = { 10, 20, 30, 140 };
    struct draw_estate e[4];
    int64_t none[1] = { 0 }, n[4] = { 0 };
    struct draw_person p = { 1, { none, 0 } };
    struct draw_input in = { .number = 1, .team = 1, .estate = e, .nestates = 4, .person = &p, .npersons = 1 };
    double chi = 0;
    for (int i = 0; i < 4; i++) e[i] = (struct draw_estate){ 11 + i, 1, weight[i] };
    for (int k = 0; k < 4000; k++) {
        unsigned char s[DIGEST];
        struct draw_result r;
        sm3((struct str){ (const char *)&k, sizeof k }, s);
        draw_run(&mem, &in, s, &r);
        n[r.lot[0].estate - 11]++;
    }
    for (int i = 0; i < 4; i++) {
        double want = 4000.0 * (double)weight[i] / 200, off = (double)n[i] - want;
        chi += off * off / want;
    }
    if (chi > 16.3) fail_msg("chi-square %.1f: %lld %lld %lld %lld", chi, (long long)n[0], (long long)n[1], (long long)n[2], (long long)n[3]);
}

static void wrongs(void **state) {
    (void)state;
    struct draw_input in = city();
    int64_t town;
    in.number = 35;
    assert_string_equal(draw_wrong(&in, &town), "draw.few_estates");
    in.number = 6, in.team = 5;
    assert_string_equal(draw_wrong(&in, &town), "draw.few_people");
    assert_true(town == 2);                      /* the first estate that can be drawn lies there, and one of five keeps away */
    in.team = 0;
    assert_string_equal(draw_wrong(&in, &town), "draw.numbers");
    in.team = 1;
    for (int i = 0; i < 40; i++) in.estate[i].weight = 0;
    assert_string_equal(draw_wrong(&in, &town), "draw.no_estates");
    in.nestates = 0;
    assert_string_equal(draw_wrong(&in, &town), "draw.no_estates");
}

static struct str file_made(void) {
    struct draw_input in = city();
    struct draw_result r;
    struct draw_file d = { .no = S("2024-1"), .name = S("五月抽查"), .witness = S("见证"), .committed_at = 1, .drawn_at = 2 };
    unsigned char of[DIGEST];
    sm3(S("the secret"), d.secret);
    d.input = draw_input_text(&mem, &in);
    draw_commitment(d.secret, d.commitment);
    sm3(d.input, d.input_digest);
    draw_seed(&mem, d.secret, d.witness, d.input, of);
    draw_run(&mem, &in, of, &r);
    d.result = draw_result_text(&mem, &r);
    draw_seal(&mem, d.secret, d.result, d.result_digest);
    return draw_file_text(&mem, &d, &(struct draw_name){ 120, S("青禾苑") }, 1);
}

static const char *said(struct str file) {
    struct draw_proof p;
    struct fault f = { 0 };
    return draw_verify(&mem, file, &p, &f) ? f.key ? f.key : "error" : p.said;
}

/* The file with the first `from` replaced. */
static struct str forged(struct str file, const char *from, const char *to) {
    ptrdiff_t at = str_find(file, str_of(from), 0);
    assert_true(at >= 0);
    return arena_printf(&mem, "%.*s%s%.*s", (int)at, file.s, to, (int)(file.n - (size_t)at - strlen(from)), file.s + at + strlen(from));
}

/* The format is for others and for years: byte for byte what this file has. */
static void kept(void **state) {
    (void)state;
    const char *source = getenv("ANJU_SOURCE");
    struct buf b = { 0 };
    struct fault f = { 0 };
    assert_non_null(source);
    assert_int_equal(file_read(arena_printf(&mem, "%s/test/fixture/draw-1.json", source).s, 1 << 20, &b, &f), OK);
    assert_true(str_eq(buf_view(&b), file_made()));
    buf_free(&b);
}

static void files(void **state) {
    (void)state;
    struct str file = file_made();
    assert_null(said(file));
    assert_string_equal(said(forged(file, "\"witness\":\"见证\"", "\"witness\":\"见 证\"")), "draw.bad_lots");
    assert_string_equal(said(forged(file, "[101,2,10]", "[101,2,11]")), "draw.bad_input");
    assert_string_equal(said(forged(file, "\"result\":[[", "\"result\":[[139,[501]],[")), "draw.bad_result");
    assert_string_equal(said(forged(file, "\"secret\":\"", "\"secret\":\"00")), "draw.form");
    assert_string_equal(said(forged(file, "[101,2,10]", "[100,2,10]")), "draw.form");
    assert_string_equal(said(forged(file, "anju-draw-1", "anju-draw-9")), "draw.form");
    assert_string_equal(said(S("[]")), "draw.form");
    ptrdiff_t at = str_find(file, S("\"secret\":\""), 0) + 10;
    char *other = arena_cstr(&mem, file);
    other[at] = other[at] == '0' ? '1' : '0';
    assert_string_equal(said(str_of(other)), "draw.bad_commitment");
}

static void some(void **state) {
    (void)state;
    int64_t id[] = { 9, 4, 7, 1 };
    struct ids r = draw_some(&mem, seed, "x", (struct ids){ id, 4 }, 2), all = draw_some(&mem, seed, "x", (struct ids){ id, 4 }, 9);
    assert_true(r.n == 2 && r.id[0] < r.id[1] && all.n == 4 && all.id[0] == 1 && all.id[3] == 9);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(logs), cmocka_unit_test(chances), cmocka_unit_test(drawn), cmocka_unit_test(odds), cmocka_unit_test(wrongs),
        cmocka_unit_test(files), cmocka_unit_test(kept), cmocka_unit_test(some),
    };
    return cmocka_run_group_tests(tests, up, down);
}
