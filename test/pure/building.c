/* Which buildings a place names, as people write them; which of an estate's they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
#include "text/building.h"

#define A(n) (1000 * (n))

static const struct { const char *text; struct house want[6]; } rows[] = {
    { "7 幢 2 单元", { { 7, 2 } } }, { "7幢2单元301室", { { 7, 2 } } }, { "七号楼", { { 7, 0 } } }, { "7#", { { 7, 0 } } },
    { "7栋", { { 7, 0 } } }, { "7号楼", { { 7, 0 } } }, { "７幢", { { 7, 0 } } }, { "07幢", { { 7, 0 } } }, { "十二幢", { { 12, 0 } } },
    { "二十号楼东侧", { { 20, 0 } } }, { "一百零八幢", { { 108, 0 } } }, { "第7幢", { { 7, 0 } } }, { "7号幢", { { 7, 0 } } },
    { "7#楼", { { 7, 0 } } }, { "#7", { { 7, 0 } } }, { "7#2单元", { { 7, 2 } } }, { "7棟", { { 7, 0 } } }, { "7號樓", { { 7, 0 } } },
    { "A座", { { A(1), 0 } } }, { "b幢", { { A(2), 0 } } }, { "A3幢", { { A(1) + 3, 0 } } }, { "A-3幢", { { A(1) + 3, 0 } } }, { "甲幢", { { A(31), 0 } } },
    { "5、6幢", { { 5, 0 }, { 6, 0 } } }, { "5，6，8 幢", { { 5, 0 }, { 6, 0 }, { 8, 0 } } }, { "5和6号楼", { { 5, 0 }, { 6, 0 } } },
    { "3-5幢", { { 3, 0 }, { 4, 0 }, { 5, 0 } } }, { "3至5幢", { { 3, 0 }, { 4, 0 }, { 5, 0 } } }, { "3~5幢", { { 3, 0 }, { 4, 0 }, { 5, 0 } } },
    { "5幢与6幢之间", { { 5, 0 }, { 6, 0 } } }, { "7-2-301", { { 7, 2 } } }, { "7-301", { { 7, 0 } } }, { "7幢、7幢", { { 7, 0 } } },
    { "青禾苑二期9幢北侧", { { 9, 0 } } }, { "12幢二单元与3单元", { { 12, 2 } } }, { "7幢1号电梯", { { 7, 0 } } }, { "7座2单元", { { 7, 2 } } },
    { "7座东侧", { { 7, 0 } } },
    /* none */
    { "", { { 0, 0 } } }, { "南门", { { 0, 0 } } }, { "七楼", { { 0, 0 } } }, { "7楼", { { 0, 0 } } }, { "1#电梯", { { 0, 0 } } },
    { "2#变压器", { { 0, 0 } } }, { "柳塘路12号", { { 0, 0 } } }, { "2024-06-12", { { 0, 0 } } }, { "2024-6-12 报修", { { 0, 0 } } },
    { "两座雨水井", { { 0, 0 } } }, { "3座垃圾房", { { 0, 0 } } }, { "共14幢", { { 0, 0 } } }, { "1234幢", { { 0, 0 } } }, { "0幢", { { 0, 0 } } },
    { "13800004321", { { 0, 0 } } }, { "3-5次", { { 0, 0 } } }, { "2单元", { { 0, 0 } } }, { "\xff\xfe幢", { { 0, 0 } } }, { "abc幢", { { 0, 0 } } },
};

static void texts(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct house h[HOUSES_MOST];
        int n = houses_of(str_of(rows[i].text), h, HOUSES_MOST), want = 0;
        while (want < 6 && rows[i].want[want].building) want++;
        if (n != want) fail_msg("%s: %d, not %d", rows[i].text, n, want);
        for (int k = 0; k < n; k++)
            if (h[k].building != rows[i].want[k].building || h[k].stairwell != rows[i].want[k].stairwell)
                fail_msg("%s: %d/%d", rows[i].text, h[k].building, h[k].stairwell);
    }
}

static void most(void **state) {
    struct house h[2];
    (void)state;
    assert_int_equal(houses_of(S("1幢2幢3幢"), h, 2), 2);
    assert_int_equal(houses_of(S("1-200幢"), h, 2), 2);          /* no such row of houses: the two that are said */
    assert_int_equal(h[0].building, 1);
    assert_int_equal(h[1].building, 200);
}

static void names(void **state) {
    (void)state;
    assert_int_equal(house_of_name(S("7")), 7);
    assert_int_equal(house_of_name(S("07")), 7);
    assert_int_equal(house_of_name(S("7幢")), 7);
    assert_int_equal(house_of_name(S("东区7幢")), 7);
    assert_int_equal(house_of_name(S("A3")), A(1) + 3);
    assert_int_equal(house_of_name(S("会所")), 0);
    assert_int_equal(house_of_name(S("7、8幢")), 0);
    assert_int_equal(stairwell_of_name(S("2单元")), 2);
    assert_int_equal(stairwell_of_name(S("二单元")), 2);
    assert_int_equal(stairwell_of_name(S("2")), 2);
    assert_int_equal(stairwell_of_name(S("东单元")), 0);
}

static const struct building_name estate[] = {
    { 11, { "1幢", 4 } }, { 12, { "2号楼", 7 } }, { 13, { "东区3幢", 10 } }, { 23, { "西区3幢", 10 } }, { 14, { "会所", 6 } }, { 15, { "12", 2 } },
    { 16, { "A座", 4 } },
};
static const struct { const char *text; int64_t want[3]; } matched[] = {
    { "1 幢 2 单元", { 11 } }, { "一号楼", { 11 } }, { "2#", { 12 } }, { "1、2幢", { 11, 12 } }, { "东区 3 幢", { 13 } }, { "西区三号楼", { 23 } },
    { "3幢", { 0 } }, { "会所门口", { 14 } }, { "会所与2幢之间", { 12, 14 } }, { "12幢", { 15 } }, { "十二号楼", { 15 } }, { "a 座大厅", { 16 } },
    { "9幢", { 0 } }, { "北门", { 0 } }, { "12 号门", { 0 } },
};

static void matches(void **state) {
    struct arena a;
    (void)state;
    arena_init(&a, 0);
    struct building_names *b = building_names_of(&a, estate, sizeof estate / sizeof *estate);
    for (size_t i = 0; i < sizeof matched / sizeof *matched; i++) {
        int64_t id[4] = { 0 };
        int n = buildings_match(b, str_of(matched[i].text), id, 4), want = 0;
        while (want < 3 && matched[i].want[want]) want++;
        if (n != want) fail_msg("%s: %d, not %d", matched[i].text, n, want);
        for (int k = 0; k < n; k++)
            if (id[k] != matched[i].want[k]) fail_msg("%s: %lld", matched[i].text, (long long)id[k]);
    }
    arena_free(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(texts), cmocka_unit_test(most), cmocka_unit_test(names), cmocka_unit_test(matches) };
    return cmocka_run_group_tests(tests, 0, 0);
}
