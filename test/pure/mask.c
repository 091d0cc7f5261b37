/* What is masked by default: names, numbers, and the numbers inside a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#undef fail          /* cmocka's, ours has a call */
#include "access/who.h"

static struct arena mem;

static int begin(void **state) {
    (void)state;
    arena_init(&mem, 0);
    return 0;
}

static int end(void **state) {
    (void)state;
    arena_free(&mem);
    return 0;
}

static void same(struct str got, const char *want) {
    char text[400] = "";
    assert_true(got.n < sizeof text);
    memcpy(text, got.s, got.n);
    assert_string_equal(text, want);
}

static void names_and_phones(void **state) {
    (void)state;
    same(mask_name(&mem, S("王小明")), "王**");
    same(mask_name(&mem, S("李工")), "李*");
    same(mask_phone(&mem, S("13812345678")), "138****5678");
    same(mask_phone(&mem, S("5812")), "****");
    assert_null(mask_name(&mem, STR_NULL).s);
}

static const struct { const char *in, *out; } texts[] = {
    { "请联系 13812345678。", "请联系 138****5678。" },
    { "+8613912345678", "+86139****5678" },
    { "+86 139 1234 5678", "+86 139 **** 5678" },
    { "008613912345678", "0086139****5678" },
    { "138 1234 5678、138-1234-5678", "138 **** 5678、138-****-5678" },
    { "１３８１２３４５６７８", "１３８****５６７８" },
    { "13812345678 13912345678", "138****5678 139****5678" },
    { "13812345678/13912345678", "138****5678/139****5678" },
    { "3-13812345678", "3-138****5678" },
    { "0512-58123456", "0512-*****456" },
    { "(0512)5812 3456", "(0512)**** *456" },
    { "01058123456", "010*****456" },
    { "58123456", "*****456" },
    { "身份证 32058219900101123X，", "身份证 320***********123X，" },
    { "320582 19900101 1234", "320*** ******** 1234" },
    { "320582900101123", "320********1123" },
    { "2026-03-15 14:30 到 2026-04-01", "2026-03-15 14:30 到 2026-04-01" },
    { "2026-03-15 13812345678", "2026-03-15 138****5678" },
    { "3 幢 1 单元 1201 室，2006 年建，756 户", "3 幢 1 单元 1201 室，2006 年建，756 户" },
    { "物业费 12000 元 2023-2024 年", "物业费 12000 元 2023-2024 年" },
    { "", "" },
};

static void numbers_in_texts(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) same(mask_text(&mem, str_of(texts[i].in)), texts[i].out);
}

/* What was masked stays as it is, and what holds no number is not copied. */
static void twice_is_once(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) same(mask_text(&mem, str_of(texts[i].out)), texts[i].out);
    struct str plain = S("楼道灯坏 3 盏");
    assert_ptr_equal(mask_text(&mem, plain).s, plain.s);
    assert_null(mask_text(&mem, STR_NULL).s);
}

/* Every prefix and every length of digits: nothing is read past the end. */
static void any_cut(void **state) {
    (void)state;
    static const char text[] = "０1380013 8000-１2345678901234567x(0512)58123456 ０";
    for (size_t n = 0; n < sizeof text; n++) {
        char *copy = arena_alloc(&mem, n + 1);
        memcpy(copy, text, n);
        (void)mask_text(&mem, (struct str){ copy, n });
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_and_phones, begin, end),
        cmocka_unit_test_setup_teardown(numbers_in_texts, begin, end),
        cmocka_unit_test_setup_teardown(twice_is_once, begin, end),
        cmocka_unit_test_setup_teardown(any_cut, begin, end),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
