/* How alike two matters are: rows of pairs in their order, buildings as people write
** them, and how long 200 comparisons take. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <stdio.h>
#include <time.h>
#include "base/time.h"
#include "text/similar.h"
#include <cmocka.h>

enum { N = 3 };

/* What is asked about, then others from the likest to the least like: the first has
** 60 of 100 at least, the last too little to be offered (35). */
static const struct row {
    const char *about;
    struct { const char *title, *place, *description; int estate, category, days; } m[N + 1];
} rows[] = {
    { "the same words in another writing", {
        { "3幢楼道堆物堵住防火门", "3幢1单元", "", 1, 1, 0 },
        { "３号楼楼道堆物，堵住了防火门", "3 号楼 1 单元", "", 1, 1, 1 },
        { "楼道里堆着旧家具", "三栋", "", 1, 1, 20 },
        { "路灯不亮", "中心游园", "", 1, 2, 1 } } },
    { "another building is another matter", {
        { "电梯困人", "7幢1号梯", "轿厢停在三层和四层之间", 1, 5, 0 },
        { "电梯停在三层半，困住两个人", "7号楼", "", 1, 5, 3 },
        { "电梯困人", "12幢", "", 1, 5, 3 },
        { "电梯噪音", "12幢", "夜里响", 1, 5, 80 } } },
    { "another estate is less than the same one", {
        { "东门外僵尸车三辆占车位", "东门", "", 1, 3, 0 },
        { "东门僵尸车占着车位", "东门外", "", 1, 3, 10 },
        { "东门僵尸车占着车位", "东门外", "", 2, 3, 10 },
        { "垃圾满溢", "北门", "", 2, 4, 60 } } },
    { "long ago is less than last week", {
        { "雨污混接，雨天返臭", "东侧道路", "雨水井里有生活污水", 1, 6, 0 },
        { "雨天返臭，雨污混接", "东侧道路", "", 1, 6, 5 },
        { "雨天返臭，雨污混接", "东侧道路", "", 1, 6, 85 },
        { "路面塌陷积水", "西环路", "", 1, 7, 85 } } },
    { "a description does not drown a title", {
        { "外墙面砖空鼓脱落", "6幢东山墙", "敲击空响约三平方米，去年掉过一块，下方是儿童滑梯，家长反映多次，请尽快围挡并修复。", 1, 8, 0 },
        { "外墙面砖脱落", "6幢东侧", "", 1, 8, 2 },
        { "墙面渗水", "6幢东侧", "", 1, 9, 2 },
        { "快递柜占道", "南门", "", 1, 10, 40 } } },
};

static struct matter matter_at(const struct row *r, int i) {
    return (struct matter){ str_of(r->m[i].title), str_of(r->m[i].place), str_of(r->m[i].description), r->m[i].estate,
                            r->m[i].category, NAN, NAN, (int64_t)(400 - r->m[i].days) * DAY };
}

static void in_order(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a;
        struct matter asked = matter_at(&rows[i], 0);
        int before = 100;
        arena_init(&a, 0);
        struct similar *s = similar_open(&a, &asked);
        for (int k = 1; k <= N; k++) {
            struct matter m = matter_at(&rows[i], k);
            struct likeness l = similar_to(s, &m), back = similar_to(similar_open(&a, &m), &asked);
            if (l.score >= before) fail_msg("%s: %d is not less than %d (%s)", rows[i].about, l.score, before, rows[i].m[k].title);
            assert_int_equal(l.score, back.score);
            assert_int_equal(l.why, back.why);
            if (k == 1 && l.score < 60) fail_msg("%s: the likest has %d only", rows[i].about, l.score);
            if (k == N && l.score >= 35) fail_msg("%s: the least like has %d", rows[i].about, l.score);
            before = l.score;
        }
        assert_int_equal(similar_to(s, &asked).score, 100);
        arena_free(&a);
    }
}

static void buildings(void **state) {
    static const struct { const char *text; int n, no[4]; } cases[] = {
        { "3幢门厅", 1, { 3 } }, { "3 号楼门厅", 1, { 3 } }, { "三栋", 1, { 3 } }, { "第十二幢", 1, { 12 } }, { "二十幢", 1, { 20 } },
        { "二十三号楼", 1, { 23 } }, { "１０＃楼", 1, { 10 } }, { "5#", 1, { 5 } }, { "2 幢、5 幢飞线", 2, { 2, 5 } }, { "B座大堂", 1, { 1002 } },
        { "b 栋", 1, { 1002 } }, { "3幢和三号楼", 1, { 3 } }, { "2 号幢", 1, { 2 } }, { "105幢", 1, { 105 } },
        { "3楼走廊", 0, { 0 } }, { "1单元", 0, { 0 } }, { "7号门", 0, { 0 } }, { "全小区", 0, { 0 } }, { "", 0, { 0 } },
        { "12345幢", 0, { 0 } }, { "0幢", 0, { 0 } }, { "1幢2幢3幢4幢5幢", 4, { 1, 2, 3, 4 } }, { "十幢", 1, { 10 } },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int no[4], n = buildings_of(str_of(cases[i].text), no, 4);
        if (n != cases[i].n) fail_msg("%s: %d buildings", cases[i].text, n);
        for (int k = 0; k < n; k++)
            if (no[k] != cases[i].no[k]) fail_msg("%s: building %d is %d", cases[i].text, k, no[k]);
    }
}

static void reasons(void **state) {
    struct arena a;
    struct matter x = { S("3幢楼道堆物"), S("3幢"), STR_NULL, 1, 1, 30, 123, 0 }, y = x;
    (void)state;
    arena_init(&a, 0);
    struct similar *s = similar_open(&a, &x);
    assert_int_equal(similar_to(s, &y).why, ALIKE_BUILDING | ALIKE_CATEGORY | ALIKE_CLOSE | ALIKE_WORDS);
    assert_int_equal(similar_to(s, &y).distance, 0);
    y.estate = 2;                                    /* a 3幢 somewhere else is no reason */
    assert_false(similar_to(s, &y).why & ALIKE_BUILDING);
    y.lat = 30.01;
    assert_int_equal(similar_to(s, &y).distance, 1112);
    assert_false(similar_to(s, &y).why & ALIKE_CLOSE);
    y.lng = NAN;
    assert_int_equal(similar_to(s, &y).distance, -1);
    y = (struct matter){ STR_NULL, STR_NULL, STR_NULL, 9, 9, NAN, NAN, (int64_t)200 * DAY };
    assert_int_equal(similar_to(s, &y).score, 0);
    arena_free(&a);
}

/* The table reads as per cent where all of it can be got. */
static void table(void **state) {
    int most = 0;
    (void)state;
    for (int i = 0; i < nsimilar_weights; i++) most += similar_weights[i].most;
    assert_int_equal(most, 100);
}

/* 200 long texts within 3 ms; measured in processor time, ten times, the best counts. */
static void fast(void **state) {
    static const char text[] = "楼上住户从二楼窗口垂下插线板给电动自行车充电，门厅里停着五辆车，疏散通道被堵住，插座有烧灼的痕迹，";
    static char description[sizeof text * 8];
    struct arena a;
    double best = 1e9;
    (void)state;
    for (int i = 0; i < 8; i++) (void)snprintf(description + i * (int)(sizeof text - 1), sizeof text, "%s", text);
    arena_init(&a, 0);
    struct matter m = { S("3 幢 2 单元门厅飞线充电、堵塞疏散通道"), S("3 幢 2 单元门厅"), str_of(description), 1, 1, 30, 123, 0 };
    struct similar *s = similar_open(&a, &m);
    for (int k = 0; k < 10; k++) {
        clock_t from = clock();
        for (int i = 0; i < 200; i++) {
            m.at = i;
            assert_int_equal(similar_to(s, &m).score, 100);
        }
        double ms = (double)(clock() - from) * 1000 / CLOCKS_PER_SEC;
        if (ms < best) best = ms;
    }
    print_message("200 comparisons of the longest texts: %.2f ms\n", best);
#if !defined(__SANITIZE_ADDRESS__)
    assert_true(best <= 3);
#endif
    arena_free(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_order), cmocka_unit_test(buildings), cmocka_unit_test(reasons), cmocka_unit_test(table),
        cmocka_unit_test(fast),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
