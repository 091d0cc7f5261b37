/* Headings where people put them, rows that are no data, columns known by their cells, cells as people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "paper/sheet.h"

static struct arena mem;

static int setup(void **state) {
    (void)state;
    arena_init(&mem, 0);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_free(&mem);
    return 0;
}

static const char *const lift_alias[] = { "电梯台数", 0 }, *const kinds[] = { "砖混", "框架", "masonry", 0 };
static const struct sheet_column columns[] = {
    { "name", "小区名称", "Estate", 0, true }, { "town", "镇", "Town", 0, false }, { "lifts", "电梯数量", "Lifts", lift_alias, false },
    { "lift_years", "电梯年限", "Lift age", 0, false }, { "posts", "充电桩台数", "Posts", 0, false }, { "households", "户数", "Households", 0, false },
    { "built", "建成年份", "Year built", 0, false, SHEET_YEAR, 0, 0 }, { "phone", "联系电话", "Phone", 0, false, SHEET_PHONE, 0, 0 },
    { "lat", "纬度", "Latitude", 0, false, SHEET_LAT, 0, 0 }, { "lng", "经度", "Longitude", 0, false, SHEET_LNG, 0, 0 },
    { "structure", "结构", "Structure", 0, false, SHEET_CODES, 0, kinds }, { "buildings", "楼栋数", "Buildings", 0, false, SHEET_UNITS, "栋|幢", 0 },
    { "day", "验收日期", "Accepted", 0, false, SHEET_DAY, 0, 0 }, { "month", "账期", "Month", 0, false, SHEET_MONTH, 0, 0 },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

/* The match told as "column=field" where there is one. */
static struct str told(const struct sheet_match *m) {
    struct str s = S("");
    for (int i = 0; i < m->columns; i++)
        if (m->field[i] >= 0) s = arena_printf(&mem, PRIstr "%s%d=%s", STRARG(s), s.n ? " " : "", i, columns[m->field[i]].field);
    return s;
}

static int twice(const struct sheet_match *m) {
    int n = 0;
    for (int i = 0; i < m->problems; i++) n += m->problem[i].trouble == SHEET_TWICE;
    return n;
}

static void headings(void **state) {
    (void)state;
    static const struct { const char *text, *match; int lines, skipped, twice; int64_t line, next; const char *heading1; } t[] = {
        /* one row under titles */
        { "某镇小区台账,,\n填报单位：某镇,,填报日期：2024-05-01\n小区名称,镇,户数\n平安里,青圩,5\n", "0=name 1=town 2=households", 1, 0, 0, 3, 4, "镇" },
        /* groups above, names that stand through both rows: merged cells as a CSV has them, and as the reader fills them */
        { "台账,,,\n小区名称,镇,电梯,\n,,台数,年限\n平安里,青圩,5,3\n", "0=name 1=town 2=lifts 3=lift_years", 2, 0, 0, 2, 4, "镇" },
        { "小区名称,电梯,,充电桩,\n小区名称,台数,年限,台数,功率\n平安里,5,3,1,2\n", "0=name 1=lifts 2=lift_years 3=posts", 2, 0, 0, 1, 3, "电梯·台数" },
        /* groups whose names name nothing: the lower row is not taken for data */
        { "小区名称,镇,物业,\n,,甲方,乙方\n平安里,青圩,a,b\n", "0=name 1=town", 2, 0, 0, 1, 3, "镇" },
        /* the lower name alone */
        { "小区名称,基本情况,\n,镇,户数\n平安里,青圩,5\n", "0=name 1=town 2=households", 2, 0, 0, 1, 3, "基本情况·镇" },
        { "小区名称,地上,,地下,\n,户数,镇,户数,深\n平安里,5,6,7,8\n", "0=name 1=households 2=town 3=households", 2, 0, 1, 1, 3, "地上·户数" },
        /* a table of one row of headings with a blank one among them stays that */
        { "小区名称,镇,\n平安里,青圩,备用\n", "0=name 1=town", 1, 0, 0, 1, 2, "镇" },
        /* units, notes and numbers below */
        { "小区名称,镇,户数\n,,单位：户\n平安里,青圩,5\n", "0=name 1=town 2=households", 1, 1, 0, 1, 3, "镇" },
        { "小区名称,镇,户数\n（必填）,,户\n1,2,3\n平安里,青圩,5\n", "0=name 1=town 2=households", 1, 2, 0, 1, 4, "镇" },
        { "小区名称,户数,建成年份\n1,2,\n", "0=name 1=households 2=built", 1, 0, 0, 1, 2, "户数" },
        /* two columns of one name */
        { "小区名称,户数,户数\n平安里,5,6\n", "0=name 1=households 2=households", 1, 0, 1, 1, 2, "户数" },
        /* late, and with other separators */
        { "a\n\n\n\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n小区名称|镇\n平安里|青圩\n", "0=name 1=town", 1, 0, 0, 18, 19, "镇" },
        { "sep=^\n小区名称^镇\n平安里^青圩\n", "0=name 1=town", 1, 0, 0, 2, 3, "镇" },
        { "小区名称;镇;户数\n平安里;青圩;5\n", "0=name 1=town 2=households", 1, 0, 0, 1, 2, "镇" },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        struct csv c;
        struct csv_row r;
        struct sheet_match m;
        struct fault f = { 0 };
        bool more;
        csv_open(&c, &mem, str_of(t[i].text));
        assert_int_equal(sheet_heading(&mem, &c, columns, COLUMNS, &m, &f), OK);
        struct str got = told(&m);
        if (!str_is(got, t[i].match) || m.lines != t[i].lines || m.skipped != t[i].skipped)
            print_message("row %zu: " PRIstr ", %d lines, %d skipped\n", i, STRARG(got), m.lines, m.skipped);
        assert_true(str_is(got, t[i].match) && m.lines == t[i].lines && m.skipped == t[i].skipped && twice(&m) == t[i].twice);
        assert_true(m.line == t[i].line && str_is(m.heading[1], t[i].heading1));
        assert_int_equal(csv_next(&c, &r, &more, &f), OK);
        assert_true(more && r.line == t[i].next);
    }
}

static void said_where(void **state) {
    (void)state;
    struct csv c;
    struct sheet_match m;
    struct fault f = { 0 };
    struct str text = S("小区名称,镇\n平安里,青圩\n\n别的,名字\n甲,乙\n");
    csv_open(&c, &mem, text);
    assert_int_equal(sheet_heading_at(&mem, &c, 3, columns, COLUMNS, &m, &f), OK);
    assert_true(m.line == 4 && m.matched == 0 && str_is(m.heading[0], "别的"));
    csv_open(&c, &mem, text);
    assert_int_equal(sheet_heading_at(&mem, &c, 6, columns, COLUMNS, &m, &f), E_INVALID);
    assert_string_equal(f.key, "sheet.no_heading");
}

static void rows(void **state) {
    (void)state;
    static const struct { const char *text; enum sheet_row kind; } t[] = {
        { "平安里,青圩,5", SHEET_DATA }, { "合 计,,500", SHEET_TOTAL }, { "合计：3个小区,,", SHEET_TOTAL }, { ",总计,500", SHEET_TOTAL }, { "小计,,3", SHEET_TOTAL }, { "汇总,,3", SHEET_TOTAL },
        { "小康花园,青圩,5", SHEET_DATA }, { "合计里小区,青圩,5", SHEET_DATA }, { "Total,,5", SHEET_TOTAL }, { "填表人：张三,审核人：李四,联系电话：1", SHEET_SIGN },
        { "制表新村,青圩,5", SHEET_DATA }, { "备注：以上为2024年数据,,", SHEET_REMARK }, { "备注里,青圩,5", SHEET_DATA }, { "注：a,b,c", SHEET_DATA },
        { "小区名称,镇,户数", SHEET_REPEAT }, { "小区名称,镇,5", SHEET_DATA }, { "1,2,3", SHEET_HINT }, { "1,2,4", SHEET_DATA }, { "1,2,", SHEET_DATA },
        { "总工会宿舍,青圩,1", SHEET_DATA }, { "说明：空着的不填,,", SHEET_REMARK },
    };
    struct csv c;
    struct csv_row r;
    struct sheet_match m;
    struct fault f = { 0 };
    bool more;
    csv_open(&c, &mem, S("小区名称,镇,户数\n"));
    assert_int_equal(sheet_heading(&mem, &c, columns, COLUMNS, &m, &f), OK);
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        csv_open(&c, &mem, str_of(t[i].text));
        assert_int_equal(csv_next(&c, &r, &more, &f), OK);
        enum sheet_row k = sheet_row_is(&m, &r);
        if (k != t[i].kind) print_message("%s: %s\n", t[i].text, sheet_row_name(k));
        assert_int_equal(k, t[i].kind);
    }
    assert_string_equal(sheet_row_name(SHEET_TOTAL), "total");
}

static void guesses(void **state) {
    (void)state;
    struct csv c, before;
    struct sheet_match m;
    struct sheet_guess *g;
    struct fault f = { 0 };
    csv_open(&c, &mem, S("小区名称,甲,乙,丙,丁,戊,己,庚,辛,壬\n"
        "平安里,1998年,13812345678,31.8712,120.5511,砖混,65栋,2024-5-1,2024年5月,1\n安康里,2003,0512-58120000,31.8812,120.5611,框架,6 幢,5/13/2024,202406,2\n"
        "幸福里,1987,138****1234,31.8912,120.5711,砖混,7栋,2024/6/1,2024-07,3\n吉祥里,2011,13900000000,31.9,120.5811,其他,8栋,待定,2024/8,x\n"
        "如意里,2012,13900000001,31.9112,120.5812,masonry,9栋,2024.6.2,2024-09,5\n合计,5,,,,,,,,\n"));
    assert_int_equal(sheet_heading_at(&mem, &c, 1, columns, COLUMNS, &m, &f), OK);
    before = c;
    int n = sheet_guess(&mem, &c, &m, columns, COLUMNS, &g);
    assert_true(before.at == c.at && before.line == c.line);
    struct str got = S("");
    for (int i = 0; i < n; i++) got = arena_printf(&mem, PRIstr "%s%d=%s %d/%d", STRARG(got), i ? ", " : "", g[i].column, columns[g[i].field].field, g[i].fits, g[i].of);
    if (!str_is(got, "1=built 5/5, 2=phone 5/5, 3=lat 4/5, 4=lng 5/5, 5=structure 4/5, 6=buildings 5/5, 7=day 4/5, 8=month 5/5")) print_message(PRIstr "\n", STRARG(got));
    assert_true(str_is(got, "1=built 5/5, 2=phone 5/5, 3=lat 4/5, 4=lng 5/5, 5=structure 4/5, 6=buildings 5/5, 7=day 4/5, 8=month 5/5"));
    assert_string_equal(g[0].why, "guess.year");
    /* two columns that fit alike: none is proposed */
    csv_open(&c, &mem, S("小区名称,甲,乙\na,1998,1999\nb,1998,1999\nc,1998,1999\n"));
    assert_int_equal(sheet_heading_at(&mem, &c, 1, columns, COLUMNS, &m, &f), OK);
    assert_int_equal(sheet_guess(&mem, &c, &m, columns, COLUMNS, &g), 0);
}

/* ---- cells ---- */

static void ranges(void **state) {
    (void)state;
    static const struct { const char *cell; int64_t low, high; const char *key; } t[] = {
        { "1至1.3元", 100, 130, 0 }, { "0.8元-1.2元", 80, 120, 0 }, { "3~5", 300, 500, 0 }, { "1.5元", 150, 150, 0 }, { "1——2", 100, 200, 0 },
        { "2至1元", 0, 0, "value.range_order" }, { "1至", 0, 0, "value.unit" }, { "至2", 0, 0, "value.number" }, { "1至2户", 0, 0, "value.unit" },
        { "", 0, 0, "value.empty" }, { "约1元", 0, 0, "value.approximate" },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        int64_t low = 0, high = 0;
        const char *key = value_range(str_of(t[i].cell), "元", 2, &low, &high);
        if (!key != !t[i].key || (key && strcmp(key, t[i].key))) print_message("%s: %s\n", t[i].cell, key ? key : "taken");
        assert_true(!key == !t[i].key && (!key || !strcmp(key, t[i].key)));
        if (!key) assert_true(low == t[i].low && high == t[i].high);
    }
}

static void about_right(void **state) {
    (void)state;
    static const struct { const char *cell; int64_t want; } t[] = {
        { "约300户", 300 }, { "300余户", 300 }, { "３００多户", 300 }, { "1万余户", 10000 }, { "近 300 户", 300 }, { "300户左右", 300 }, { "300+", 300 }, { "大约3,000户", 3000 },
        { "300户以上", 300 },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        char room[VALUE_CELL];
        struct str s;
        int64_t v;
        assert_string_equal(value_int(str_of(t[i].cell), "户", &v), "value.approximate");
        assert_true(value_exact(str_of(t[i].cell), room, &s));
        assert_null(value_int(s, "户", &v));
        assert_int_equal(v, t[i].want);
    }
    char room[VALUE_CELL];
    struct str s;
    assert_false(value_exact(S("300户"), room, &s));
    assert_true(str_is(s, "300户"));
}

static void days_in_order(void **state) {
    (void)state;
    static const struct { const char *cell; enum date_order order; bool serial; const char *want; } t[] = {
        { "5/1/2024", DATE_ASK, false, "value.date_order" }, { "5/1/2024", DATE_YMD, false, "value.date_order" }, { "5/1/2024", DATE_MDY, false, "2024-05-01" },
        { "5/1/2024", DATE_DMY, false, "2024-01-05" }, { "13.5.2024", DATE_DMY, false, "2024-05-13" }, { "13-5-2024", DATE_MDY, false, "value.date_exists" },
        { "5/1/2024 0:00", DATE_MDY, false, "2024-05-01" }, { "5/1/2024 9:05", DATE_MDY, false, "value.date_time" }, { "5/1/24", DATE_MDY, false, "value.date" },
        { "45413", DATE_ASK, true, "2024-05-01" }, { "45413", DATE_ASK, false, "value.date_serial" }, { "45413.5", DATE_ASK, true, "value.date_time" },
        { "99999", DATE_ASK, true, "value.date_serial" }, { "2024-05-01", DATE_MDY, true, "2024-05-01" }, { "#VALUE!", DATE_ASK, true, "value.formula" },
        { "2024年5月", DATE_ASK, false, "value.date_day" }, { "2019年", DATE_ASK, false, "value.date" },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        struct civil c = { 0 };
        const char *key = value_date_as(str_of(t[i].cell), t[i].order, t[i].serial, &c);
        struct str got = key ? str_of(key) : date_text(&mem, c);
        if (!str_is(got, t[i].want)) print_message("%s: " PRIstr "\n", t[i].cell, STRARG(got));
        assert_true(str_is(got, t[i].want));
    }
    int64_t ms;
    assert_null(value_time_as(S("45413.378472222219"), DATE_ASK, true, 8 * HOUR, &ms));
    assert_true(str_starts(time_text(&mem, ms, 8 * HOUR), S("2024-05-01T09:05:00")));
}

static void months_and_years(void **state) {
    (void)state;
    static const struct { const char *cell, *month; int64_t year; } t[] = {
        { "2024-05", "2024-05-01", 2024 }, { "2024/5", "2024-05-01", 2024 }, { "2024年5月", "2024-05-01", 2024 }, { "2024年05月份", "2024-05-01", 2024 },
        { "202405", "2024-05-01", 2024 }, { "2024.5", "2024-05-01", 2024 }, { "2024.1", "", 0 }, { "2024.10", "2024-10-01", 2024 }, { "2024.01", "2024-01-01", 2024 },
        { "2024-05-17", "2024-05-01", 2024 }, { "2024-13", "", 0 }, { "２０１９年", "", 2019 }, { "2019", "", 2019 }, { "2019年建成", "", 2019 }, { "98年", "", 0 },
        { "20191", "", 0 }, { "五月", "", 0 }, { "2500", "", 0 },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        struct civil c;
        int64_t y = 0;
        bool month = !value_month(str_of(t[i].cell), &c), year = !value_year(str_of(t[i].cell), &y);
        if (month != (t[i].month[0] != 0) || year != (t[i].year != 0)) print_message("%s: month %d, year %d\n", t[i].cell, month, year);
        assert_true(month == (t[i].month[0] != 0) && year == (t[i].year != 0));
        if (month) assert_true(str_is(date_text(&mem, c), t[i].month));
        if (year) assert_int_equal(y, t[i].year);
    }
}

static void asked_once(void **state) {
    (void)state;
    static const struct { const char *cells[4]; enum date_order order; bool ask; const char *sample; } t[] = {
        { { "2024-5-1", "2024/6/2", "" }, DATE_YMD, false, "" }, { { "5/1/2024", "6/1/2024" }, DATE_ASK, true, "5/1/2024" },
        { { "5/1/2024", "5/13/2024" }, DATE_MDY, false, "5/1/2024" }, { { "5/1/2024", "13/5/2024" }, DATE_DMY, false, "5/1/2024" },
        { { "5/13/2024", "13/5/2024" }, DATE_ASK, true, "" }, { { "5/5/2024", "2024-1-1" }, DATE_YMD, false, "" }, { { "45413", "待定" }, DATE_YMD, false, "" },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        struct value_dates d = { 0 };
        bool ask;
        for (int k = 0; k < 4 && t[i].cells[k]; k++) value_dates_add(&d, str_of(t[i].cells[k]));
        assert_int_equal(value_dates_order(&d, &ask), t[i].order);
        assert_int_equal(ask, t[i].ask);
        assert_true(str_is((struct str){ d.sample, (size_t)d.sample_n }, t[i].sample));
        if (i == 6) assert_true(d.serial == 1 && d.other == 1 && d.cells == 2);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(headings, setup, teardown), cmocka_unit_test_setup_teardown(said_where, setup, teardown),
        cmocka_unit_test_setup_teardown(rows, setup, teardown), cmocka_unit_test_setup_teardown(guesses, setup, teardown),
        cmocka_unit_test_setup_teardown(ranges, setup, teardown), cmocka_unit_test_setup_teardown(about_right, setup, teardown),
        cmocka_unit_test_setup_teardown(days_in_order, setup, teardown), cmocka_unit_test_setup_teardown(months_and_years, setup, teardown),
        cmocka_unit_test_setup_teardown(asked_once, setup, teardown),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
