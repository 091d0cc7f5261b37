/* How texts are cut for searching; and that whatever a text holds is found by its
** tokens, for random texts and pieces of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include "base/bigram.h"
#include "base/rand.h"
#include "base/utf8.h"
#include <cmocka.h>

static const struct row { const char *text, *kept, *asked; } rows[] = {
    { "", "", "" }, { " ，。", "", "" },
    { "水", "水", "水*" }, { "电梯", "电梯 梯", "电梯" }, { "电梯困人", "电梯 梯困 困人 人", "电梯 梯困 困人" },
    { "电梯，困人。", "电梯 梯 困人 人", "电梯 困人" },
    { "3幢2单元", "3幢 幢2 2单 单元 元", "3幢 幢2 2单 单元" },
    { "ＡＢ１２", "ab b1 12 2", "ab b1 12" }, { "WT-00018", "wt t 00 00 01 18 8", "wt 00 00 01 18" },
    { "电话1380000123", "电话 话1 13 38 80 00 00 00 01 12 23 3", "电话 话1 13 38 80 00 00 00 01 12 23" },
    { "电话13800001234请回", "电话 话 请回 回", "电话 请回" }, { "１３８００００１２３４", "", "" },
    { "a\xff" "b", "a b", "a* b*" }, { "𠮷野家", "𠮷野 野家 家", "𠮷野 野家" },
};

static void table(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf kept = { 0 }, asked = { 0 };
        bigrams(&kept, str_of(rows[i].text));
        bigrams_asked(&asked, str_of(rows[i].text));
        buf_c(&kept, 0), buf_c(&asked, 0);
        assert_string_equal(kept.s, rows[i].kept);
        assert_string_equal(asked.s, rows[i].asked);
        buf_free(&kept), buf_free(&asked);
    }
}

/* Does the cut text have the token, or one that begins so? */
static bool has(struct str tokens, struct str asked) {
    bool head = str_ends(asked, S("*"));
    if (head) asked.n--;
    while (tokens.s) {
        struct str t;
        tokens = str_cut(tokens, ' ', &t);
        if (head ? str_starts(t, asked) : str_eq(t, asked)) return true;
    }
    return false;
}

static void pieces_are_found(void **state) {
    static const char *const pool[] = { "电", "梯", "水", "3", "a", "A", "Ａ", "，", " ", "-", "é", "𠮷", "困" };
    struct seeded r = { 11 };
    (void)state;
    for (int round = 0; round < 5000; round++) {
        struct buf text = { 0 }, tokens = { 0 }, asked = { 0 };
        for (int64_t n = 1 + seeded_below(&r, 20); n > 0; n--) buf_z(&text, pool[seeded_below(&r, 13)]);
        struct str t = buf_view(&text);
        size_t chars = utf8_count(t), from = (size_t)seeded_below(&r, (int64_t)chars);
        size_t at = utf8_head(t, from).n, n = utf8_head(str_from(t, at), 1 + (size_t)seeded_below(&r, 5)).n;
        bigrams(&tokens, t);
        bigrams_asked(&asked, str_sub(t, at, n));
        struct str rest = buf_view(&asked), one;
        while (rest.n) {
            rest = str_cut(rest, ' ', &one);
            assert_true(has(buf_view(&tokens), one));
        }
        buf_free(&text), buf_free(&tokens), buf_free(&asked);
    }
}

static void folded(void **state) {
    struct buf b = { 0 };
    (void)state;
    search_fold(&b, S("ＷＴ-１８ Ab，水"));
    buf_c(&b, 0);
    assert_string_equal(b.s, "wt-18 ab，水");
    buf_free(&b);
}

static void spans(void **state) {
    struct span s[3];
    (void)state;
    assert_int_equal(search_spans(S("水，水管Ａb"), S("水"), s, 3), 2);
    assert_int_equal(s[1].from, 2);
    assert_int_equal(s[1].to, 3);
    assert_int_equal(search_spans(S("水，水管Ａb"), S("AB"), s, 3), 1);
    assert_int_equal(s[0].from, 4);
    assert_int_equal(s[0].to, 6);
    assert_int_equal(search_spans(S("aaaaa"), S("aa"), s, 3), 2);
    assert_int_equal(search_spans(S("aaaaa"), S("a"), s, 3), 3);
    assert_int_equal(search_spans(S("a"), S(""), s, 3), 0);
    assert_int_equal(search_spans(S("a"), S("ab"), s, 3), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table), cmocka_unit_test(pieces_are_found), cmocka_unit_test(folded), cmocka_unit_test(spans),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
