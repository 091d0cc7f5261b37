/* The plan reader, rule by rule, on small texts of our own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "text/plan.h"
#include "text/unit.h"

static struct arena arena;

static struct plan_doc read_text(const char *z) {
    struct plan_doc d;
    struct fault f = { 0 };
    arena_reset(&arena);
    assert_int_equal(plan_read(&arena, str_of(z), &d, &f), OK);
    return d;
}

/* What was read, each as one line of text: fields by blanks, rows by '|'. */
static const char *outline_of(const struct plan_doc *d) {
    struct str s = S("");
    for (size_t i = 0; i < d->outline_n; i++)
        s = arena_printf(&arena, PRIstr "%s%d " PRIstr " " PRIstr, STRARG(s), i ? "|" : "",
                         d->outline[i].level,
                         STRARG(d->outline[i].no), STRARG(d->outline[i].title));
    return arena_cstr(&arena, s);
}

static const char *phases_of(const struct plan_doc *d) {
    struct str s = S("");
    for (size_t i = 0; i < d->phases_n; i++) {
        struct str from = d->phases[i].start.n ? d->phases[i].start : S("-");
        struct str to = d->phases[i].end.n ? d->phases[i].end : S("-");
        s = arena_printf(&arena, PRIstr "%s" PRIstr " " PRIstr " " PRIstr, STRARG(s), i ? "|" : "",
                         STRARG(d->phases[i].name), STRARG(from), STRARG(to));
    }
    return arena_cstr(&arena, s);
}

static const char *units_of(const struct plan_doc *d) {
    struct str s = S("");
    for (size_t i = 0; i < d->units_n; i++)
        s = arena_printf(&arena, PRIstr "%s" PRIstr " %c", STRARG(s), i ? "|" : "", STRARG(d->units[i].name),
                         *plan_role_code(d->units[i].role));
    return arena_cstr(&arena, s);
}

static const char *duties_of(const struct plan_doc *d) {
    struct str s = S("");
    for (size_t i = 0; i < d->duties_n; i++)
        s = arena_printf(&arena, PRIstr "%s" PRIstr, STRARG(s), i ? "|" : "", STRARG(d->duties[i].name));
    return arena_cstr(&arena, s);
}

static const char *dates_of(const struct plan_doc *d) {
    struct str s = S("");
    for (size_t i = 0; i < d->dates_n; i++)
        s = arena_printf(&arena, PRIstr "%s" PRIstr, STRARG(s), i ? " " : "", STRARG(d->dates[i].date));
    return arena_cstr(&arena, s);
}

static void headings(void **state) {
    (void)state;
    static const struct { const char *text, *want; } rows[] = {
        { "一、总体要求\n（一）工作目标。把事情办好。\n1.先摸底。逐户上门。\n（1）登记。写在册上。\n",
          "1 一、 总体要求|2 (一) 工作目标|3 1. 先摸底|4 (1) 登记" },
        { "㈠摸清底数。挨家走访。\n㈡列出清单。按户登记。\n", "2 (一) 摸清底数|2 (二) 列出清单" },
        { "⒈加固护栏。逐段检查。\n⒉更换路灯。当夜修好。\n", "3 1. 加固护栏|3 2. 更换路灯" },
        { "1、加固护栏。逐段检查。\n2．更换路灯。当夜修好。\n３．补种树木。入冬之前。\n",
          "3 1、 加固护栏|3 2. 更换路灯|3 3. 补种树木" },
        { "一.修路\n(一)先修主路.再修支路.\n(二)亮灯.夜里有灯.\n", "1 一. 修路|2 (一) 先修主路|2 (二) 亮灯" },
        { "## 二、**补种树木**\n春天种树。\n", "1 二、 补种树木" },
        { "\t一、种树\n\t春天种树。\n\t二、浇水\n\t每天浇水。\n", "1 一、 种树|1 二、 浇水" },
        /* colon and line end close a title */
        { "（一）河桥镇：负责清淤和护岸，按期完成。\n", "2 (一) 河桥镇" },
        /* lost line ends: behind a sentence, counting on */
        { "现提出以下要求。一、修路。先修主路，再修支路。二、种树。沿路种树。三、亮灯。夜里有灯。",
          "1 一、 修路|1 二、 种树|1 三、 亮灯" },
        { "二、任务（一）修路。先修主路，再修支路。（二）种树。沿路种树。", "1 二、 任务|2 (一) 修路|2 (二) 种树" },
        { "一、指导思想以居民满意为尺子，把好事办好，把实事办实。二、工作目标到年底，路平灯亮，水清树绿，居民满意。",
          "1 一、 指导思想|1 二、 工作目标" },
        /* within a sentence, years, quantities, grades: no headings */
        { "（一）修路。一是修主路，二是修支路；包括：（一）沥青路；（二）石板路。共1.5公里，投资2.3亿元。\n", "2 (一) 修路" },
        { "一、二、三级医院都要开门。\n", "" },
        { "2024年修路。10月完成。\n", "" },
        /* a sentence with a number: cut at the first comma */
        { "1.对加装电梯的单元，每部补助十万元。\n2.对改造管网的小区，按造价补助三成。\n",
          "3 1. 对加装电梯的单元|3 2. 对改造管网的小区" },
        { "1.修路；2.种树；3.亮灯。\n", "3 1. 修路|3 2. 种树|3 3. 亮灯" },
        /* a heading with a comma and a body stays whole */
        { "（一）加强领导，落实责任。各镇要把修路列入计划。\n（二）筹措资金，专款专用。账目公开。\n",
          "2 (一) 加强领导，落实责任|2 (二) 筹措资金，专款专用" },
        /* lists of annexes and contents */
        { "一、修路\n先修主路。\n附件：1.道路清单\n2.路灯清单\n", "1 一、 修路" },
        { "一、修路……3\n二、种树……5\n一、修路\n先修主路。\n", "1 一、 修路" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct plan_doc d = read_text(rows[i].text);
        assert_string_equal(outline_of(&d), rows[i].want);
    }
}

static void tree(void **state) {
    (void)state;
    static const char text[] = "一、任务\n（一）修路。先修主路。\n1.主路。用沥青。\n（二）种树。沿路种树。\n二、要求\n（一）抓紧。不得拖延。\n";
    struct plan_doc d = read_text(text);
    assert_int_equal(d.outline_n, 6);
    static const int parent[] = { -1, 0, 1, 0, -1, 4 };
    for (size_t i = 0; i < 6; i++) assert_int_equal(d.outline[i].parent, parent[i]);
    assert_int_equal(d.outline[1].section, d.outline[3].section);
    assert_int_not_equal(d.outline[1].section, d.outline[5].section);
    for (size_t i = 0; i < 6; i++) {
        struct plan_span p = d.outline[i].span, b = d.outline[i].body;
        assert_true(p.from < p.to && p.to <= b.to && b.to <= sizeof text - 1);
        assert_true(i == 0 || p.from >= d.outline[i - 1].span.to);
    }
    struct str body = str_sub(d.text, d.outline[1].body.from, d.outline[1].body.to - d.outline[1].body.from);
    assert_true(str_find(body, S("先修主路。"), 0) > 0 && str_find(body, S("沥青"), 0) < 0);
}

static void broken_lines(void **state) {
    (void)state;
    static const char text[] =
        "　　一、修缮道路和桥梁\n"
        "　　全镇道路使用多年，坑洼积水的路段超过三成，居民出行很\n"
        "不方便。今年起分批修缮，先修学校和医院门口的路段，再修居\n"
        "民小区之间的支路，最后修沿河步道和桥面，做到雨天不积水、\n"
        "夜里有灯光。\n"
        "　　（一）主路。由镇里统一施工，采用沥青路面，两侧设置人行\n"
        "道和盲道，路口增设减速带和信号灯，施工期间半幅通行，便于\n"
        "居民出入。\n"
        "　　（二）支路。由村里组织施工，采用混凝土路面，宽度不小于\n"
        "三米半，沿线补种行道树。\n";
    struct plan_doc d = read_text(text);
    assert_string_equal(outline_of(&d), "1 一、 修缮道路和桥梁|2 (一) 主路|2 (二) 支路");
}

static void titles(void **state) {
    (void)state;
    static const struct { const char *text, *title, *no, *cite; } rows[] = {
        { "澜政办〔2025〕31号\n关于印发安澜市修路方案的通知\n各镇人民政府：\n《安澜市修路工作方案》已经市政府同意，现印发给你们。\n"
          "安澜市修路工作方案\n根据上级要求（省建〔2024〕7号），制定本方案。\n一、目标\n路平。\n",
          "安澜市修路工作方案", "澜政办〔2025〕31号", "省建〔2024〕7号" },
        { "各镇人民政府：\n现将《河道清淤实施方案》印发给你们，请照此办理。\n（一）清淤。挖深一米。\n", "河道清淤实施方案", "", "" },
        { "安澜市人民政府办公室关于印发沿河绿化\n三年行动计划的通知\n各镇：\n一、目标\n绿起来。\n", "沿河绿化三年行动计划", "", "" },
        { "发文字号：\n澜建发[2025]9号\n沿河绿化行动计划\n（2025—2027年）\n一、目标\n绿起来。按照市绿化委员会澜绿〔2024〕2号文件执行。\n",
          "沿河绿化行动计划（2025—2027年）", "澜建发〔2025〕9号", "澜绿〔2024〕2号" },
        { "《上级的紧急通知》（国发电〔２０２４〕９号）已翻印给你们。一、修路。先修主路。", "", "", "国发电〔２０２４〕９号" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct plan_doc d = read_text(rows[i].text);
        assert_string_equal(arena_cstr(&arena, d.title), rows[i].title);
        assert_string_equal(arena_cstr(&arena, d.doc_no), rows[i].no);
        assert_string_equal(d.cites_n ? arena_cstr(&arena, d.cites[0]) : "", rows[i].cite);
    }
}

static void phases(void **state) {
    (void)state;
    static const struct { const char *text, *want; } rows[] = {
        { "（一）摸底阶段（2025年3月）。走访。\n（二）整治阶段（2025年4月—9月）。施工。\n（三）总结阶段（2025年10月底前）。验收。\n"
          "（四）巩固阶段（长期坚持）。巡查。\n",
          "摸底阶段 2025-03 2025-03|整治阶段 2025-04 2025-09|总结阶段 - 2025-10-end|巩固阶段 - long" },
        { "二〇二五年二月一日\n（一）自查阶段(3月1日-3月15日)。自查。\n（二）复查阶段(3月16日至4月中旬)。复查。\n",
          "自查阶段 2025-03-01 2025-03-15|复查阶段 2025-03-16 2025-04-mid" },
        { "一、实施步骤\n（一）摸底。2025年6月底前摸清底数。\n（二）施工。抓紧施工。\n（三）验收。要于2025年12月20日前验收。\n二、要求\n（一）抓紧。不得拖延。\n",
          "摸底 - 2025-06-end|施工 - -|验收 - 2025-12-20" },
        { "第一阶段：宣传发动（2025年1月至2月）。张贴公告。\n第二阶段：集中整治（2025年3月起长期坚持）。施工。\n",
          "第一阶段：宣传发动 2025-01 2025-02|第二阶段：集中整治 2025-03 long" },
        { "（一）施工阶段（2025年11月—次年2月）。施工。\n（二）验收阶段（2026年3月）。验收。\n",
          "施工阶段 2025-11 2026-02|验收阶段 2026-03 2026-03" },
        { "（一）准备阶段（即日起至2025年5月底）。准备。\n", "准备阶段 - 2025-05-end" },
        { "（一）2025年3月—4月：动员阶段。张贴公告。\n（二）施工阶段：2025年5月至8月。施工。\n",
          "动员阶段 2025-03 2025-04|施工阶段 2025-05 2025-08" },
        { "（一）加强领导。现阶段要抓紧（2025年3月）。\n", "" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct plan_doc d = read_text(rows[i].text);
        assert_string_equal(phases_of(&d), rows[i].want);
        assert_true(d.dates_n == 0 || i == 2 || i == 7);
    }
}

static void dates(void **state) {
    (void)state;
    static const struct { const char *text, *want; } rows[] = {
        { "6月中旬前修好主路，8月底前修好支路，12月上旬验收。", "2025-06-mid 2025-08-end 2025-12-early" },
        { "2025年9月30日前报送，9月上报，10月15日前整改。", "2025-09-30 2025-09 2025-10-15" },
        { "年底前完成，2026年底全部建成，上半年完成设计，2025年第三季度末前开工。", "2025-12-end 2026-12-end 2025-06-end 2025-09-end" },
        { "到2027年，绿地翻番；力争2030年达到五成。2026年，建设两座桥。", "2027 2030 2026" },
        { "7月1日至8月15日施工，9月1-10日验收，2025年10月—12月巩固。",
            "2025-07-01 2025-08-15 2025-09-01 2025-09-10 2025-10 2025-12" },
        { "明年3月底前交付，今年年底前结算。", "2026-03-end 2025-12-end" },
        { "二〇二六年六月底前修完，六月十五日前开工。", "2026-06-end 2026-06-15" },
        { "2025.11.30前交付。", "2025-11-30" },
        { "2026年10月底前摸排，11月整改。12月底前总结。", "2026-10-end 2026-11 2025-12-end" },
        { "２０２５年１１月　完成。", "2025-11" },
        /* not deadlines */
        { "2000年之前的小区纳入改造，2021年以来修过的不再修。", "" },
        { "按照2025年度计划和《2025年工作要点》，每年6月底前检查一次，每月通报，3个月内办结。", "" },
        { "本方案自2025年3月1日起施行，有效期至2027年12月31日。", "" },
        { "2025年培训计划继续执行。", "" },
        { "“3月5日”志愿活动照常开展。", "" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[600];
        (void)snprintf(text, sizeof text, "澜政办〔2025〕31号\n安澜市修路工作方案\n一、任务\n%s\n", rows[i].text);
        struct plan_doc d = read_text(text);
        assert_int_equal(d.year, 2025);
        assert_string_equal(dates_of(&d), rows[i].want);
    }
}

/* Where the plan's own year comes from. */
static void years(void **state) {
    (void)state;
    static const struct { const char *text; int want; } rows[] = {
        { "澜政办〔2024〕3号\n安澜市修路方案\n安澜市人民政府\n2025年1月6日\n一、任务\n6月底前完成。\n", 2024 },
        { "安澜市修路方案\n一、任务\n2027年完成。6月底前开工。\n安澜市人民政府\n2025年1月6日\n", 2025 },
        { "各镇：请照此办理。一、任务。6月底前开工。二〇二五年三月五日公开程序：审核后公开", 2025 },
        { "沿河绿化三年行动计划(2022-2024年)\n一、任务\n2024年12月10日前报送。2024年6月验收。\n", 2022 },
        { "（一）准备阶段（2025年4月）。准备。根据澜建〔2023〕7号文件。\n", 2025 },
        { "一、任务\n根据澜建〔2023〕7号文件，6月底前开工。\n", 2023 },
        { "一、任务\n6月底前开工。\n", 0 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct plan_doc d = read_text(rows[i].text);
        assert_int_equal(d.year, rows[i].want);
        for (size_t k = 0; k < d.dates_n; k++) assert_false(str_is(d.dates[k].date, "2025-01-06"));
    }
}

static void no_such_day(void **state) {
    (void)state;
    struct plan_doc d = read_text("一、任务\n2025年2月30日前修完，2025年3月1日前验收。\n");
    struct civil c;
    assert_string_equal(dates_of(&d), "2025-02-30 2025-03-01");
    assert_true(d.dates[0].confidence < 50 && d.dates[1].confidence > 80);
    assert_false(plan_day(d.dates[0].date, true, &c));
    assert_string_equal(arena_cstr(&arena, d.dates[1].due), "验收");
}

static void days(void **state) {
    (void)state;
    static const struct { const char *date; bool last; struct civil want; } rows[] = {
        { "2024-06-mid", true, { 2024, 6, 15 } }, { "2024-06-mid", false, { 2024, 6, 11 } },
        { "2024-02-end", true, { 2024, 2, 29 } }, { "2024-06-early", true, { 2024, 6, 5 } },
        { "2024", true, { 2024, 12, 31 } }, { "2024", false, { 2024, 1, 1 } },
        { "2024-12", true, { 2024, 12, 31 } }, { "2024-04", false, { 2024, 4, 1 } }, 
        { "2024-07-08", true, { 2024, 7, 8 } },
    };
    struct civil c;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(plan_day(str_of(rows[i].date), rows[i].last, &c));
        assert_memory_equal(&c, &rows[i].want, sizeof c);
    }
    assert_false(plan_day(S("long"), true, &c));
    assert_false(plan_day(STR_NULL, true, &c));
    assert_false(plan_day(S("2024-13"), true, &c));
}

static void brackets(void **state) {
    (void)state;
    static const char *const kinds[][2] = { { "（", "）" }, { "(", ")" }, { "【", "】" }, { "〔", "〕" },
                                               { "[", "]" } };
    for (size_t i = 0; i < 5; i++) {
        char text[300];
        (void)snprintf(text, sizeof text, "（一）修路。先修主路。%s责任单位：市交通局、城管局%s\n", kinds[i][0], kinds[i][1]);
        struct plan_doc d = read_text(text);
        assert_string_equal(units_of(&d), "市交通局 r|城管局 r");
        assert_true(d.outline[0].key_task);
        assert_string_equal(outline_of(&d), "2 (一) 修路");
    }
}

static void units(void **state) {
    (void)state;
    static const struct { const char *text, *want; } rows[] = {
        { "先修主路。（市交通局牵头，市财政局、市公安局配合）", "市交通局 l|市财政局 j|市公安局 j" },
        { "先修主路。（牵头单位：市交通局；配合单位：市财政局，各区镇、街道）", "市交通局 l|市财政局 j|各区镇 j|街道 j" },
        { "先修主路。（市交通局、市工业和信息化局按职责分工负责）", "市交通局 j|市工业和信息化局 j" },
        { "先修主路。（市交通局和市文化和旅游局负责）", "市交通局 r|市文化和旅游局 r" },
        { "先修主路。（责任单位：各市（含甲、乙市，下同）政府，省交通厅。以下均需各市政府落实，不再列出）", "各市政府 r|省交通厅 r" },
        { "先修主路。（责任单位：市交通局（牵头）、市财政局）", "市交通局 l|市财政局 r" },
        { "先修主路。（责任单位：市交通局、各有关部门；完成时限：2025年6月底）", "市交通局 r" },
        { "先修主路。（责任人：王某，责任单位：市交通局）", "市交通局 r" },
        { "先修主路。（责任单位：市交通局、\n市文化和\n旅游局）", "市交通局 r|市文化和旅游局 r" },
        { "先修主路。\n责任单位：市交通局、市财政局\n", "市交通局 r|市财政局 r" },
        { "先修主路。\n牵头单位：市交通局\n配合单位：市财政局、各镇\n", "市交通局 l|市财政局 j|各镇 j" },
        { "由市交通局牵头，市财政局配合，修好主路。", "市交通局 l|市财政局 j" },
        { "市交通局作为牵头部门，统筹推进。", "市交通局 l" },
        { "镇政府是修路的责任主体，要抓紧施工。", "镇政府 r" },
        { "河道清淤由市水务局具体负责。", "市水务局 r" },
        { "由市科技局负责组织攻关，市气象局配合。", "市科技局 r|市气象局 j" },
        { "（省交通厅、财政厅等有关部门，各省级人民政府按职责分工负责）", "省交通厅 j|财政厅 j|各省级人民政府 j" },
        { "[责任单位(部门):市交通局,各县(市、区)人民政府,各地区、各有关部门单位]", "市交通局 r|各县人民政府 r" },
        { "试点县政府办公室（局）对此项工作负总责。", "试点县政府办公室 r" },
        /* not named */
        { "市交通局要抓紧施工，会同市财政局筹款，各部门负责落实。", "" },
        { "指派一名负责人，由施工单位负责清运，（详见附件1），（约三公里）。", "" },
        { "各级政府负责，有关部门配合。（有关部门按职责分工负责）", "" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[500];
        (void)snprintf(text, sizeof text, "（一）修路。说明几句。%s\n", rows[i].text);
        struct plan_doc d = read_text(text);
        assert_string_equal(units_of(&d), rows[i].want);
        for (size_t k = 0; k < d.units_n; k++) {
            assert_int_equal(d.units[k].item, 0);
            assert_string_equal(arena_cstr(&arena, d.units[k].measure), "修路");
            assert_true(d.units[k].span.to > d.units[k].span.from && d.units[k].span.to <= d.text.n);
        }
    }
}

static void tables(void **state) {
    (void)state;
    struct plan_doc d = read_text(
        "一、任务\n（一）修路。先修主路。\n（二）种树。沿路种树。\n附件\n任务分工表\n序号\n\t工作事项\n\t主要内容\n\t牵头单位\n\t配合单位\n"
        "1\n\t修路。\n\t先修主路。\n\t市交通局\n\t市财政局、公安局\n再修支路。\n\t各镇\n\t/\n2\n\t种树\n\t沿路种树。\n\t市园林局\n\t/\n");
    assert_string_equal(units_of(&d), "市交通局 l|市财政局 j|公安局 j|各镇 l|市园林局 l");
    assert_int_equal(d.units[3].item, 1);
    assert_int_equal(d.units[4].item, 2);
    assert_int_equal(d.outline_n, 3);
    d = read_text("附表\n序号\t重点任务\t具体措施\t责任单位\t完成时限\n1\t修路\t先修主路\t市交通局、各镇\t2025年6月底\n"
                  "2\t种树\t沿路种树\t市园林局\t2025年11月\n");
    assert_string_equal(units_of(&d), "市交通局 r|各镇 r|市园林局 r");
    assert_true(str_is(d.units[2].measure, "种树") && d.units[2].item == -1);
    assert_string_equal(dates_of(&d), "2025-06-end 2025-11");
}

static void duties(void **state) {
    (void)state;
    static const struct { const char *text, *want; } rows[] = {
        { "（一）市交通局：负责主路的设计和施工，按期完成。\n（二）市水务局：负责排水管道的疏通和改造。\n（三）市交警大队、市公安局：维护施工期间的交通秩序。\n",
          "市交通局|市水务局|市交警大队|市公安局" },
        { "（一）各镇、街道：负责支路的施工和日常养护工作。\n（二）市财政局。安排资金并监督资金的使用情况。\n", "各镇|街道|市财政局" },
        { "（一）分工负责。林业部门负责沿路种树和日常养护。\n省交通厅负责主路的设计、施工和验收工作。\n省财政厅负责安排资金并监督使用情况。\n"
          "各级政府要组织力量，加快施工进度。\n", "林业部门|省交通厅|省财政厅" },
        { "（一）加强领导。市交通局要抓紧施工，加快工程进度。\n（二）筹措资金。市财政局要安排资金，监督资金使用。\n", "" },
        { "各镇人民政府，市各部门、各单位：\n（一）修路。先修主路，再修支路。\n", "" },
        { "市交通局：负责主路的设计和施工，按期完成。\n市水务局：疏通和改造沿线的排水管道。\n", "市交通局|市水务局" },
        { "1.市交通局负责主路的设计和施工，按期完成。\n2.各镇（街道）负责支路的养护，筹措所需资金。\n", "市交通局|各镇" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct plan_doc d = read_text(rows[i].text);
        assert_string_equal(duties_of(&d), rows[i].want);
        assert_int_equal(d.units_n, 0);
    }
}

static void unread(void **state) {
    (void)state;
    struct plan_doc d = read_text("（一）修路。先修主路。建立按月通报的工作机制，末位约谈。严禁擅自挖掘新修路面。6月底前报送进度。\n");
    assert_int_equal(d.unread_n, 1);
    struct str s = str_sub(d.text, d.unread[0].from, d.unread[0].to - d.unread[0].from);
    assert_string_equal(arena_cstr(&arena, s), "严禁擅自挖掘新修路面。");
    assert_int_equal(d.mechs_n, 1);
    assert_int_equal(d.mechs[0].kind, MECH_BULLETIN);
    assert_int_equal(d.mechs[0].period, EVERY_MONTH);
}

static void decoding(void **state) {
    (void)state;
    static const struct { struct str bytes; enum err want; const char *key, *encoding; } rows[] = {
        { S("\xef\xbb\xbf一、修路\n先修主路。"), OK, 0, "UTF-8" },
        { S("\xd2\xbb\xa1\xa2\xd0\xde\xc2\xb7"), OK, 0, "GB18030" },
        { S("\xff\xfe\x00\x4e\x01\x30\xee\x4f"), OK, 0, "UTF-16LE" },
        { S(""), E_INVALID, "plan.empty", "" },
        { S("\xef\xbb\xbf \r\n\t　"), E_INVALID, "plan.empty", "" },
        { S("PK\x03\x04\x00\x00\x08"), E_SYNTAX, "plan.binary", "" },
        { S("\x89PNG\r\n\x1a\n\x01\x02\x03\x04\x05"), E_SYNTAX, "plan.binary", "" },
        { S("caf\xe9 au lait \xff\xff end"), E_SYNTAX, "plan.encoding", "GB18030" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fault f = { 0 };
        struct str text;
        const char *encoding;
        arena_reset(&arena);
        assert_int_equal(plan_decode(&arena, rows[i].bytes, &text, &encoding, &f), rows[i].want);
        assert_string_equal(f.key ? f.key : "", rows[i].key ? rows[i].key : "");
        if (rows[i].want == OK) assert_string_equal(encoding, rows[i].encoding);
        if (rows[i].want == OK) assert_true(str_starts(text, S("一、修")));
    }
}

static void refusals(void **state) {
    (void)state;
    struct fault f = { 0 };
    struct plan_doc d;
    assert_int_equal(plan_read(&arena, S(" \n"), &d, &f), E_INVALID);
    f = (struct fault){ 0 };
    assert_int_equal(plan_read(&arena, S("a\xff"), &d, &f), E_SYNTAX);
    f = (struct fault){ 0 };
    size_t n = (size_t)PLAN_MAX_BYTES + 1;
    char *big = malloc(n);
    assert_non_null(big);
    memset(big, 'a', n);
    assert_int_equal(plan_read(&arena, (struct str){ big, n }, &d, &f), E_TOO_LARGE);
    assert_string_equal(f.key, "plan.large");
    free(big);
}

static void no_plan(void **state) {
    (void)state;
    struct plan_doc d = read_text("那年秋天，她沿着河走了很久，没有遇见一个人。风把芦苇吹得倒向一边。\n“你要去哪里？”船夫问。\n"
                                  "她想了想，说：“去对岸看看。”第二天清晨，雾散了，河面很亮。\n");
    assert_int_equal(d.outline_n + d.phases_n + d.units_n + d.duties_n + d.dates_n + d.unread_n + d.cites_n,
        0);
    assert_null(d.title.s);
    d = read_text("no plan at all, just 1.5 words (2) and [3] brackets\n");
    assert_int_equal(d.outline_n + d.units_n + d.dates_n, 0);
}

static void template(void **state) {
    (void)state;
    static const struct { const char *tpl; struct civil today; const char *want; } rows[] = {
        { "{M-1}起，{m+2}底前", { 2025, 5, 3 }, "2025年4月起，7月底前" },
        { "{M-3}—{m+1}", { 2025, 12, 31 }, "2025年9月—1月" },
        { "{M-1}，{y-1}，{Y+0}，{Y-2}", { 2025, 1, 1 }, "2024年12月，2024，2025，2023" },
        { "{M}{M+}{x+1}{M+1", { 2025, 1, 1 }, "{M}{M+}{x+1}{M+1" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str s = plan_template(&arena, str_of(rows[i].tpl), rows[i].today);
        assert_string_equal(arena_cstr(&arena, s), rows[i].want);
    }
}

/* The example city's plan, in every month of the year: all of it is read, and
** today lies in the second phase. */
static void example(void **state) {
    (void)state;
    const char *root = getenv("ANJU_SOURCE");
    struct buf b = { 0 };
    struct fault f = { 0 };
    assert_non_null(root);
    assert_int_equal(file_read(arena_cstr(&arena, arena_printf(&arena, "%s/packs/example/plan.txt", root)),
        1 << 20, &b, &f), OK);
    for (int month = 1; month <= 12; month++) {
        struct plan_doc d;
        struct civil today = { 2026, month, 20 }, from, to;
        struct arena a;
        arena_init(&a, 0);
        assert_int_equal(plan_read(&a, plan_template(&a, buf_view(&b), today), &d, &f), OK);
        assert_int_equal(d.phases_n, 4);
        assert_true(plan_day(d.phases[1].start, false, &from) && plan_day(d.phases[1].end, true, &to));
        assert_true(day_of(from) < day_of(today) && day_of(today) < day_of(to));
        assert_true(str_is(d.phases[3].end, "long"));
        size_t key = 0;
        for (size_t i = 0; i < d.outline_n; i++) key += d.outline[i].key_task;
        assert_int_equal(key, 6);
        assert_int_equal(d.duties_n, 16);
        assert_int_equal(d.dates_n, 3);
        for (size_t i = 0; i < 3; i++) {
            assert_true(plan_day(d.dates[i].date, true, &to));
            assert_true(day_of(from) < day_of(to) && (i == 0 || str_cmp(d.dates[i - 1].date, d.dates[i].date) < 0));
        }
        arena_free(&a);
    }
    buf_free(&b);
}

static void json(void **state) {
    (void)state;
    struct plan_doc d = read_text("安澜市修路方案\n一、任务\n（一）修路。6月底前修完。（市交通局负责）\n");
    struct buf b = { 0 };
    struct jw w;
    struct json *j;
    struct fault f = { 0 };
    jw_init(&w, &b);
    plan_json(&w, &d);
    assert_int_equal(json_parse(&arena, buf_view(&b), &j, &f), OK);
    assert_true(str_is(json_text(j, "title"), "安澜市修路方案"));
    assert_int_equal(json_get(j, "doc_no")->kind, J_NULL);
    assert_int_equal(json_get(j, "outline")->n, 2);
    assert_true(str_is(json_text(json_get(j, "units")->child, "measure"), "修路"));
    buf_clear(&b);
    plan_print(&b, &d);
    assert_true(str_find(buf_view(&b), S("市交通局"), 0) > 0);
    buf_free(&b);
}

static const struct str housing[] = { S("市住建局"), S("市建委") };
static const struct unit_org orgs[] = {
    { 1, S("市住房和城乡建设局"), housing, 2, S("department"), STR_NULL },
    { 2, S("市公安局"), 0, 0, S("department"), STR_NULL },
    { 3, S("市市场监督管理局"), 0, 0, S("department"), STR_NULL },
    { 4, S("市卫生健康委员会"), 0, 0, S("department"), STR_NULL },
    { 5, S("市城市管理局"), 0, 0, S("department"), STR_NULL },
    { 6, S("市文体广电和旅游局"), 0, 0, S("department"), STR_NULL },
    { 7, S("市委组织部"), 0, 0, S("department"), STR_NULL },
    { 8, S("市供电公司"), 0, 0, S("company"), STR_NULL },
    { 9, S("市地方金融监督管理局"), 0, 0, S("department"), STR_NULL },
    { 11, S("青圩镇"), 0, 0, S("town"), S("镇") },
    { 12, S("柳塘镇"), 0, 0, S("town"), S("镇") },
    { 13, S("东湖街道"), 0, 0, S("town"), S("街道") },
};
static const struct unit_class classes[] = {
    { S("各区镇"), S("town"), S("镇") }, { S("各镇"), S("town"), S("镇") }, { S("街道"), S("town"), S("街道") },
    { S("各成员单位"), S("department"), STR_NULL },
};

static void matching(void **state) {
    (void)state;
    static const struct {
        const char *name, *level;
        enum unit_reason reason;
        int64_t id;
        size_t n;
    } rows[] = {
        { "市住房和城乡建设局", "", UNIT_EXACT, 1, 1 }, { "市住建局", "", UNIT_EXACT, 1, 1 },
        { "住建局", "市", UNIT_SHARED, 1, 1 }, { "公安局", "市", UNIT_SHARED, 2, 1 },
        { "市场监督管理局", "市", UNIT_SHARED, 3, 1 }, { "市市场监管局", "", UNIT_SHORT, 3, 1 },
        { "市场监管局", "市", UNIT_SHARED, 3, 1 }, { "市卫健委", "", UNIT_SHORT, 4, 1 }, { "卫健委", "市", UNIT_SHARED, 4, 1 },
        { "市城管局", "", UNIT_SHORT, 5, 1 }, { "文旅局", "市", UNIT_SHARED, 6, 1 }, { "市文广旅局", "", UNIT_SHORT, 6, 1 },
        { "供电公司", "市", UNIT_SHARED, 8, 1 }, { "地方金融监管局", "市", UNIT_SHARED, 9, 1 },
        { "各区镇", "", UNIT_CLASS, 11, 2 }, { "街道", "", UNIT_CLASS, 13, 1 }, { "各成员单位", "", UNIT_CLASS, 1, 8 },
        { "柳塘镇", "", UNIT_EXACT, 12, 1 }, { "市公安局（牵头）", "", UNIT_EXACT, 2, 1 },
        { "保税区市场监管局", "市", UNIT_NONE, 0, 0 }, { "省公安厅", "", UNIT_NONE, 0, 0 }, { "区公安局", "", UNIT_NONE, 0, 0 },
        { "市气象局", "", UNIT_NONE, 0, 0 }, { "", "", UNIT_NONE, 0, 0 }, { "局", "市", UNIT_NONE, 0, 0 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct unit_match m = unit_match(&arena, str_of(rows[i].name), str_of(rows[i].level), orgs,
                                         sizeof orgs / sizeof *orgs,
                                         classes, sizeof classes / sizeof *classes);
        if (m.reason != rows[i].reason || m.n != rows[i].n)
            print_message("%s: %s %zu\n", rows[i].name, unit_reason_code(m.reason), m.n);
        assert_int_equal(m.reason, rows[i].reason);
        assert_int_equal(m.n, rows[i].n);
        if (m.n) assert_int_equal(m.ids[0], rows[i].id);
        assert_true(m.reason != UNIT_EXACT || m.confidence == 100);
    }
    assert_true(str_is(unit_level(S("市消防救援大队")), "市") && unit_level(S("市场监督管理局")).n == 0);
    assert_true(str_is(unit_level(S("省财政厅")), "省") && unit_level(S("区镇")).n == 0);
}

/* Twice the text takes about twice as long, whatever the text. */
static void linear(void **state) {
    (void)state;
    static const char *const units[] = { "（", "（a（b", "一、", "（一）", "。1.", "负责", "市局负责，", "6月", "2024年", "、",
                                         "责任单位：", "阶段（", "《", "市住建局、", "\t1\n", "a\n", "（市局、", "〔2024〕1号", "第一阶段（2024年4月）\n", "牵头、" };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t n = strlen(units[i]), total = (size_t)1 << 20;
        char *z = malloc(total + n);
        struct arena a;
        struct plan_doc d;
        struct fault f = { 0 };
        assert_non_null(z);
        for (size_t at = 0; at < total; at += n) memcpy(z + at, units[i], n);
        arena_init(&a, (size_t)1 << 30);
        int64_t from = time_steady();
        (void)plan_read(&a, (struct str){ z, (total + n - 1) / n * n }, &d, &f);
        int64_t took = time_steady() - from;
        if (took > 3000) print_message("%s: %ld ms\n", units[i], (long)took);
        assert_true(took < 20000);             /* quadratic would take minutes */
        arena_free(&a);
        free(z);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings), cmocka_unit_test(tree), cmocka_unit_test(broken_lines),
        cmocka_unit_test(titles),
        cmocka_unit_test(phases), cmocka_unit_test(dates), cmocka_unit_test(no_such_day),
        cmocka_unit_test(years), cmocka_unit_test(days),
        cmocka_unit_test(brackets), cmocka_unit_test(units), cmocka_unit_test(tables),
        cmocka_unit_test(duties),
        cmocka_unit_test(unread), cmocka_unit_test(decoding), cmocka_unit_test(refusals),
        cmocka_unit_test(no_plan),
        cmocka_unit_test(template), cmocka_unit_test(example), cmocka_unit_test(json),
        cmocka_unit_test(matching),
        cmocka_unit_test(linear),
    };
    arena_init(&arena, (size_t)512 << 20);
    int bad = cmocka_run_group_tests(tests, 0, 0);
    arena_free(&arena);
    return bad;
}
