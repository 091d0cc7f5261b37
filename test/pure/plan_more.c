/* The plan reader on states of documents, what it marks, and the comparison of
** two plans. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/buf.h"
#include "text/plan_diff.h"

static struct arena arena;

static struct plan_doc read_text(const char *z) {
    struct plan_doc d;
    struct fault f = { 0 };
    assert_int_equal(plan_read(&arena, str_of(z), &d, &f), OK);
    return d;
}

static void mechanisms(void **state) {
    (void)state;
    static const struct { const char *sentence, *want; } rows[] = {
        { "每半月召开一次工作例会。", "meeting half_month" },
        { "建立联席会议制度，每季度召开一次会议。", "meeting quarter" },
        { "每周编发工作简报。", "bulletin week" },
        { "采取“四不两直”方式开展督查。", "inspection " },
        { "委托第三方开展群众满意度调查。", "survey " },
        { "实行周报制度，各单位每周五报送进展。", "report week" },
        { "对进度滞后的每月通报，年底开展考核验收。", "bulletin month,review " },
        { "市政府督查室负责此事。", "" },
        { "进入验收阶段后再定。", "" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf b = { 0 };
        char z[256];
        (void)snprintf(z, sizeof z, "一、保障机制\n%s\n", rows[i].sentence);
        struct plan_doc d = read_text(z);
        for (size_t k = 0; k < d.mechs_n; k++)
            buf_printf(&b, "%s%s %s", k ? "," : "", plan_mech_code(d.mechs[k].kind), plan_period_code(d.mechs[k].period));
        assert_string_equal(arena_cstr(&arena, buf_view(&b)), rows[i].want);
        buf_free(&b);
    }
}

static void marks(void **state) {
    (void)state;
    struct plan_doc d = read_text("安澜市修路方案\n一、任务\n2025年2月30日前修完，2025年6月31日前验收，2025年7月1日前移交。\n二、实施步骤\n"
                                  "（一）启动阶段（2025年3月—4月）。\n（二）实施阶段（2025年9月—2025年6月）。\n（三）收尾阶段（2025年10月）。\n");
    assert_int_equal(d.dates_n, 3);
    assert_string_equal(d.dates[0].mark, "no_such_day");
    assert_true(str_is(d.dates[0].date, "2025-02-30"));            /* kept as it is said */
    assert_string_equal(d.dates[1].mark, "no_such_day");
    assert_null(d.dates[2].mark);
    assert_int_equal(d.phases_n, 3);
    assert_null(d.phases[0].mark);
    assert_string_equal(d.phases[1].mark, "ends_early");
    assert_true(str_is(d.phases[1].start, "2025-09") && str_is(d.phases[1].end, "2025-06"));
    assert_true(d.phases[1].confidence < 50);
}

static void whether_it_is_one(void **state) {
    (void)state;
    static const struct { const char *text, *why; } rows[] = {
        { "安澜市修路工作方案\n一、目标\n修通。\n二、任务\n（一）修路。（责任单位：市交通局）\n", 0 },
        { "那年秋天，她沿着河走了很久，没有遇见一个人。风把芦苇吹得倒向一边，水声很轻，像有人在远处说话，又像什么都没有。\n"
          "“你要去哪里？”船夫问她，她想了想，说去对岸看看。\n", "prose" },
        { "第一章 雨夜\n一、\n她在1998年6月离开了家，再没有回来。\n二、\n后来的事情没有人知道，只有那条河还在原来的地方流着，谁也不说话。\n", "prose" },
        { "姓名,年龄,电话\n张三,30,1\n李四,31,2\n王五,32,3\n赵六,33,4\n钱七,34,5\n孙八,35,6\n周九,36,7\n吴十,37,8\n", "table" },
        { "第一条 为了规范管理，制定本条例。\n第二条 本条例适用于本市行政区域内的活动。\n第三条 市人民政府应当加强领导，保障实施。\n第四条 本条例自公布之日起施行。\n", "articles" },
        { "修路。", "short" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct plan_doc d = read_text(rows[i].text);
        assert_int_equal(d.is_plan, rows[i].why == 0);
        if (rows[i].why) assert_string_equal(d.why, rows[i].why);
    }
}

static void classes(void **state) {
    (void)state;
    struct plan_doc d = read_text("一、任务\n（一）修路。（责任单位：各镇街、各成员单位、市交通局、街道）\n");
    assert_int_equal(d.units_n, 4);
    assert_true(d.units[0].group && d.units[1].group && !d.units[2].group && d.units[3].group);
}

static void rows_of_tables(void **state) {
    (void)state;
    struct plan_doc d = read_text("任务表\n工作任务\n牵头单位\n完成时限\n修路\n市交通局\n2025年6月底前\n修桥\n市住建局、市水务局\n长期\n一、其他\n另行通知。\n");
    assert_int_equal(d.rows_n, 2);
    assert_true(str_is(d.rows[0].title, "修路") && str_is(d.rows[0].due, "2025-06-end") && str_is(d.rows[1].due, "long"));
    assert_int_equal(d.units_n, 3);
    assert_int_equal(d.units[2].row, 1);
    assert_int_equal(d.dates_n, 1);
    assert_int_equal(d.dates[0].row, 0);
    assert_true(str_is(d.dates[0].due, "修路"));
    d = read_text("工作事项\t牵头单位\t配合单位\t时限\n修路\t市交通局\t\t2025年6月\n修桥\t市住建局\t市水务局\t\n\t市财政局\t\t\n");
    assert_int_equal(d.rows_n, 2);
    assert_int_equal(d.units_n, 4);
    assert_int_equal(d.units[3].row, 1);                           /* a row that goes on: its name stands above */
}

/* ---- comparison ---- */

static const char *diff_of(const char *was, const char *is) {
    struct plan_diff d;
    struct plan_doc *x = ARENA_NEW(&arena, struct plan_doc), *y = ARENA_NEW(&arena, struct plan_doc);
    struct buf b = { 0 };
    *x = read_text(was);
    *y = read_text(is);
    plan_diff(&arena, x, y, &d);
    for (size_t i = 0; i < d.n; i++) {
        const struct plan_change *c = &d.change[i];
        buf_printf(&b, "%s%s %s " PRIstr ">" PRIstr, i ? "|" : "", plan_diff_what_code(c->what), plan_diff_kind_code(c->kind), STRARG(c->was), STRARG(c->is));
    }
    const char *z = arena_cstr(&arena, buf_view(&b));
    buf_free(&b);
    return z;
}

static void differences(void **state) {
    (void)state;
    static const char *const was = "安澜市修路方案\n一、任务\n（一）修主路。2025年6月底前修完。（责任单位：市交通局、市财政局）\n（二）修支路。先修东边。\n"
                                   "二、步骤\n（一）启动阶段（2025年3月）。\n";
    static const struct { const char *is, *want; } rows[] = {
        { "安澜市修路方案\n一、任务\n（一）修主路。2025年6月底前修完。（责任单位：市交通局、市财政局）\n（二）修支路。先修东边。\n二、步骤\n（一）启动阶段（2025年3月）。\n", "" },
        /* marks, blanks and where it stands are nothing */
        { "安澜市修路方案\n一、任务\n(一) 修主路. 2025年6月底前修完. (责任单位: 市交通局,市财政局)\n(二) 修支路. 先修东边.\n二、步骤\n(一)启动阶段(2025年3月).\n", "" },
        /* one more before it, another day, another unit and role */
        { "安澜市修路方案\n一、任务\n（一）修桥。由市水务局负责。\n（二）修主路。2025年8月底前修完。（牵头单位：市交通局；配合单位：市住建局）\n（三）修支路。先修东边。\n"
          "二、步骤\n（一）启动阶段（2025年4月）。\n",
          "added item >修桥|changed item 启动阶段（2025年3月）>启动阶段（2025年4月）|changed phase 启动阶段 2025-03 - 2025-03>启动阶段 2025-04 - 2025-04|"
          "added unit >市水务局\tresponsible|changed unit 市交通局\tresponsible>市交通局\tlead|added unit >市住建局\tjoin|"
          "removed unit 市财政局\tresponsible>|changed date 2025-06-end>2025-08-end" },
        /* other words for the same, one gone, one under another heading */
        { "安澜市修路方案\n一、任务\n（一）加快修主路。2025年6月底前修完。（责任单位：市交通局、市财政局）\n二、步骤\n（一）启动阶段（2025年3月）。\n（二）修支路。先修西边。\n",
          "changed item 修主路>加快修主路|moved item 任务>步骤|changed item 先修东边。>先修西边。" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) assert_string_equal(diff_of(was, rows[i].is), rows[i].want);
}

static int setup(void **state) {
    (void)state;
    arena_init(&arena, (size_t)1 << 30);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mechanisms), cmocka_unit_test(marks), cmocka_unit_test(whether_it_is_one), cmocka_unit_test(classes),
        cmocka_unit_test(rows_of_tables), cmocka_unit_test(differences),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
