/* Tables from outside: encodings, rows, headings, cells; and tables written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <iconv.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "base/rand.h"
#include "base/utf8.h"
#include "paper/charset.h"
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

static struct str in_charset(const char *name, struct str s) {
    size_t room = s.n * 4 + 16, left = s.n;
    char *to = arena_alloc(&mem, room), *out = to, *in = (char *)(uintptr_t)s.s;
    iconv_t cd = iconv_open(name, "UTF-8");
    assert_true(cd != (iconv_t)-1);
    assert_int_equal(iconv(cd, &in, &left, &out, &room), 0);
    (void)iconv_close(cd);
    return (struct str){ to, (size_t)(out - to) };
}

static struct str joined(struct str x, struct str y) {
    return arena_join(&mem, x, y);
}

static bool read_shared(const char *name, struct buf *b) {
    const char *root = getenv("ANJU_SHARED");
    char path[PATH_MAX];
    struct fault f = { 0 };
    (void)snprintf(path, sizeof path, "%s/data/%s", root ? root : "../shared", name);
    if (file_read(path, 64 << 20, b, &f) == OK) return true;
    print_message("skipped: %s is not in ANJU_SHARED\n", name);
    return false;
}

/* ---- Encodings ---- */

static void decoded(void **state) {
    (void)state;
    struct str text = S("小区名称,建成年份\r\n幸福家园,2009\r\n㙍头·𠮷祥里,1998\r\n");
    const struct { struct str bytes; enum charset what; } t[] = {
        { text, CHARSET_UTF8 },
        { joined(S("\xef\xbb\xbf"), text), CHARSET_UTF8_BOM },
        { in_charset("GB18030", text), CHARSET_GB18030 },
        { joined(S("\xff\xfe"), in_charset("UTF-16LE", text)), CHARSET_UTF16LE },
        { joined(S("\xfe\xff"), in_charset("UTF-16BE", text)), CHARSET_UTF16BE },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        struct str got;
        enum charset what;
        struct fault f = { 0 };
        assert_int_equal(charset_decode(&mem, t[i].bytes, &got, &what, &f), OK);
        assert_int_equal(what, t[i].what);
        assert_true(str_eq(got, text));
    }
}

static void refused_bytes(void **state) {
    (void)state;
    struct str gb = in_charset("GB18030", S("名称,地址\n幸福家园,人民路\n平安里,建设街\n东风小区,解放路\n"));
    struct str utf = S("名称,地址\n幸福家园,人民路\n平安里,建设街\n");
    const struct { struct str bytes; const char *key; int64_t line; const char *at; } t[] = {
        { S(""), "file.empty", 0, "" },
        { S("\xef\xbb\xbf \r\n"), "file.empty", 0, "" },
        { S("a,b\nc\0d\n"), "file.binary", 2, "5" },
        { S("PK\3\4rest"), "file.binary", 1, "0" },
        { joined(utf, S("\xb6\xab")), "file.mixed", 4, "57" },                    /* 东 in GBK, after UTF-8 */
        { joined(utf, S("ab\xff" "cd")), "file.encoding", 4, "59" },
        { str_sub(utf, 0, utf.n - 2), "file.encoding", 3, "53" },                 /* cut within a character */
        { joined(gb, S("平安小区,中山路\n")), "file.mixed", 5, "56" },
        { joined(gb, S("\xff\n")), "file.encoding", 5, "56" },
        { S("名称\n东\xef\xbf\xbd里\n"), "file.mojibake", 2, "10" },
        { S("名称\n锟斤拷\n"), "file.mojibake", 2, "7" },
        { S("\xff\xfe" "a\0\0\0"), "file.binary", 1, "4" },
        { S("\xff\xfe" "a\0\n\0\x00\xd8z\0"), "file.encoding", 2, "6" },
        { S("\xff\xfe" "a\0b"), "file.encoding", 1, "4" },
        { S("\xef\xbb\xbf" "a\n\xc0"), "file.encoding", 2, "5" },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        struct str got;
        enum charset what;
        struct fault f = { 0 };
        assert_int_equal(charset_decode(&mem, t[i].bytes, &got, &what, &f), E_SYNTAX);
        assert_string_equal(f.key, t[i].key);
        assert_int_equal(f.row, t[i].line);
        if (!str_is(f.arg[0], t[i].at)) print_message("case %zu: at %.*s\n", i, STRARG(f.arg[0]));
        assert_true(str_is(f.arg[0], t[i].at));
    }
}

/* GB18030 is never taken for a mixture: all names there are, one by one and in lists. */
static void no_false_alarm(void **state) {
    (void)state;
    struct buf b = { 0 };
    struct str rest, line, got;
    enum charset what;
    struct fault f = { 0 };
    if (!read_shared("estates/names-86k.txt", &b)) skip();
    struct str gb = in_charset("GB18030", buf_view(&b));
    assert_int_equal(charset_decode(&mem, gb, &got, &what, &f), OK);
    assert_true(what == CHARSET_GB18030 && str_eq(got, buf_view(&b)));
    size_t wrong = 0, lines = 0;
    for (rest = gb; rest.s; lines++) {
        struct fault g = { 0 };
        rest = str_cut(rest, '\n', &line);
        if (line.n && charset_decode(&mem, line, &got, &what, &g)) wrong++;
    }
    print_message("%zu lines alone, %zu refused\n", lines, wrong);
    assert_int_equal(wrong, 0);
    buf_free(&b);
}

/* ---- Rows ---- */

static void rows(void **state) {
    (void)state;
    /* Cells are joined by |, rows by /. */
    static const struct { const char *text, *want; char sep; } t[] = {
        { "a,b\r\n1,2\r\n", "a|b/1|2", ',' },
        { "a;b\n1,5;2,5\n3,5;4,5\n", "a|b/1,5|2,5/3,5|4,5", ';' },
        { "a\tb,c\r1\t2\r", "a|b,c/1|2", '\t' },
        { "sep=;\r\na,b;c\n", "a,b|c", ';' },
        { "\"a,b\",\"c\"\"d\"\n\"e\nf\",g", "a,b|c\"d/e\nf|g", ',' },
        { "\"\"\"\",\"\"\n", "\"|", ',' },
        { "a,b\n\n , \n,,\n1,2", "a|b/1|2", ',' },
        { "5\" pipe,it\"s\n", "5\" pipe|it\"s", ',' },
        { "\xe3\x80\x80 a \t, b \xc2\xa0\n", "a|b", ',' },
        { "\"x\" ,y\n", "x|y", ',' },
        { "one\ntwo\n", "one/two", ',' },
        { "title of it all\na,b,c\n1,2,3\n4,5,6\n", "title of it all/a|b|c/1|2|3/4|5|6", ',' },
        { "a,,b,\n", "a||b|", ',' },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        struct csv c;
        struct csv_row r;
        struct buf b = { 0 };
        struct fault f = { 0 };
        bool more;
        csv_open(&c, &mem, str_of(t[i].text));
        assert_int_equal(c.sep, t[i].sep);
        while (csv_next(&c, &r, &more, &f) == OK && more) {
            if (b.n) buf_c(&b, '/');
            for (int k = 0; k < r.n; k++) {
                if (k) buf_c(&b, '|');
                buf_str(&b, r.cell[k]);
            }
        }
        assert_int_equal(f.err, OK);
        buf_c(&b, 0);
        assert_string_equal(b.s, t[i].want);
        buf_free(&b);
    }
}

static void places(void **state) {
    (void)state;
    struct csv c;
    struct csv_row r;
    struct fault f = { 0 };
    bool more;
    csv_open(&c, &mem, S("a,b\r\n\r\n\"x\r\ny\",1\r\n2\r\n1,2,3\r\n1,2,,\r\n\"un,\nclosed"));
    c.width = 2;
    static const struct { int64_t line; bool odd; const char *raw; } want[] = {
        { 1, false, "a,b" }, { 3, false, "\"x\r\ny\",1" }, { 5, true, "2" }, { 6, true, "1,2,3" },
        { 7, false, "1,2,," },
    };
    for (int i = 0; i < 5; i++) {
        assert_int_equal(csv_next(&c, &r, &more, &f), OK);
        assert_true(more);
        assert_int_equal(r.line, want[i].line);
        assert_int_equal(r.number, i + 1);
        assert_int_equal(r.odd, want[i].odd);
        assert_true(str_is(csv_raw(&c, &r), want[i].raw));
        assert_true(csv_cell(&r, 9).n == 0 && csv_cell(&r, -1).n == 0);
    }
    assert_int_equal(csv_next(&c, &r, &more, &f), E_SYNTAX);
    assert_string_equal(f.key, "csv.quote_open");
    assert_int_equal(f.row, 8);
    f = (struct fault){ 0 };
    csv_open(&c, &mem, S("a\n\"b\"c\n"));
    (void)csv_next(&c, &r, &more, &f);
    assert_int_equal(csv_next(&c, &r, &more, &f), E_SYNTAX);
    assert_string_equal(f.key, "csv.quote_text");
    assert_int_equal(f.row, 2);
}

static const char *failure(struct str text) {
    struct csv c;
    struct csv_row r;
    struct fault f = { 0 };
    bool more = true;
    csv_open(&c, &mem, text);
    while (more && csv_next(&c, &r, &more, &f) == OK) {}
    if (f.key) assert_int_equal(f.err, E_TOO_LARGE);
    return f.key ? f.key : "";
}

static void limits(void **state) {
    (void)state;
    char *p = arena_alloc(&mem, CSV_CELL + 8);
    memset(p, 'x', CSV_CELL + 8);
    assert_string_equal(failure((struct str){ p, CSV_CELL }), "");
    assert_string_equal(failure((struct str){ p, CSV_CELL + 1 }), "csv.cell");
    p[0] = p[CSV_CELL + 2] = '"';
    assert_string_equal(failure((struct str){ p, CSV_CELL + 3 }), "csv.cell");
    memset(p, ',', CSV_COLUMNS + 1);
    p[0] = 'x';
    assert_string_equal(failure((struct str){ p, CSV_COLUMNS }), "");        /* x and 499 empty cells */
    assert_string_equal(failure((struct str){ p, CSV_COLUMNS + 1 }), "csv.columns");
    char *rows_ = arena_alloc(&mem, 2 * CSV_ROWS + 2);
    for (size_t i = 0; i < 2 * CSV_ROWS + 2; i++) rows_[i] = i % 2 ? '\n' : '1';
    assert_string_equal(failure((struct str){ rows_, 2 * CSV_ROWS }), "");
    assert_string_equal(failure((struct str){ rows_, 2 * CSV_ROWS + 2 }), "csv.rows");
}

/* Whatever is written reads back, and nothing begins as a formula. */
static void written(void **state) {
    (void)state;
    static const char *part[] = { "a", "\"", ",", "\n", "\r\n", "小区", " ", "=", "-", "@", "\t", "1", ";" };
    struct seeded s = { 11 };
    for (int round = 0; round < 300; round++) {
        struct str cell[60];
        struct buf b = { 0 };
        struct csv_out o;
        csv_out_open(&o, &b);
        csv_put(&o, S("head"));
        csv_put(&o, S("second"));
        csv_put(&o, S("third"));
        csv_end_row(&o);
        for (int i = 0; i < 60; i++) {
            cell[i] = S("");
            for (int64_t n = seeded_below(&s, 6); n > 0; n--)
                cell[i] = joined(cell[i], str_of(part[seeded_below(&s, 13)]));
            if (i % 3 == 0) cell[i] = joined(S("k"), cell[i]);
            csv_put(&o, cell[i]);
            if (i % 3 == 2) csv_end_row(&o);
        }
        struct csv c;
        struct csv_row r;
        struct fault f = { 0 };
        bool more;
        csv_open(&c, &mem, str_from(buf_view(&b), 3));
        assert_int_equal(c.sep, ',');
        c.trim = false;
        c.width = 3;
        assert_int_equal(csv_next(&c, &r, &more, &f), OK);
        for (int i = 0; i < 60; i++) {
            if (i % 3 == 0) assert_int_equal(csv_next(&c, &r, &more, &f), OK);
            assert_true(more && !r.odd);
            struct str got = csv_cell(&r, i % 3);
            bool marked = got.n && got.s[0] == '\'';
            if (!marked && got.n && strchr("=+-@\t\r\n", got.s[0])) {
                double number;
                assert_true(str_real(got, &number));
            }
            assert_true(str_eq(marked ? str_from(got, 1) : got, cell[i]));
        }
        buf_free(&b);
    }
}

static void formulas(void **state) {
    (void)state;
    static const struct { const char *cell, *want; } t[] = {
        { "=1+1", "'=1+1" }, { "-5", "-5" }, { "+86", "+86" }, { "-5.25", "-5.25" }, { "-5+3", "'-5+3" },
        { "@SUM(A1)", "'@SUM(A1)" }, { "\tx", "\"'\tx\"" }, { "－", "'－" }, { "＝1", "'＝1" }, { "a=b", "a=b" },
        { "", "" }, { "=\"a\",1", "\"'=\"\"a\"\",1\"" }, { "-", "'-" },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        struct buf b = { 0 };
        struct csv_out o;
        csv_out_open(&o, &b);
        csv_put(&o, str_of(t[i].cell));
        csv_put_int(&o, -7);
        csv_end_row(&o);
        struct str want = joined(joined(S("\xef\xbb\xbf"), str_of(t[i].want)), S(",-7\r\n"));
        assert_true(str_eq(buf_view(&b), want));
        buf_free(&b);
    }
}

/* ---- Headings ---- */

static const char *const name_alias[] = { "小区", "楼盘名称", 0 };
static const char *const year_alias[] = { "建造年代", "BUILDTIME", 0 };
static const struct sheet_column columns[] = {
    { "name", "小区名称", "Estate", name_alias, true },
    { "built", "建成年份", "Year built", year_alias, false },
    { "households", "户数", "Households", 0, false },
    { "street", "街道(镇)", "Town", 0, true },
};
enum { NAME, BUILT, HOUSEHOLDS, STREET, COLUMNS };

static void matched(void **state) {
    (void)state;
    struct str cell[] = { S("Ｂｕｉｌｄ_Time"), S(" *小区\n名称 "), S("户 数（户）"), S("街道"), S("备注"), S("") };
    struct sheet_match m;
    struct fault f = { 0 };
    sheet_match(&mem, cell, 6, columns, COLUMNS, &m);
    assert_int_equal(m.at[NAME], 1);
    assert_int_equal(m.at[BUILT], 0);
    assert_int_equal(m.at[HOUSEHOLDS], 2);
    assert_int_equal(m.at[STREET], 3);
    assert_int_equal(m.matched, 4);
    assert_int_equal(m.problems, 2);
    assert_true(m.problem[0].trouble == SHEET_UNKNOWN && m.problem[0].at == 4);
    assert_true(m.problem[1].trouble == SHEET_UNNAMED && m.problem[1].at == 5);
    assert_int_equal(sheet_check(&m, columns, true, &mem, &f), OK);
    assert_int_equal(sheet_check(&m, columns, false, &mem, &f), E_UNKNOWN_FIELD);
    assert_string_equal(f.key, "sheet.unknown");
    assert_true(str_is(f.field, "备注") && str_is(f.arg[0], "E"));
    assert_true(str_is(sheet_letter(&mem, 0), "A") && str_is(sheet_letter(&mem, 25), "Z"));
    assert_true(str_is(sheet_letter(&mem, 26), "AA") && str_is(sheet_letter(&mem, 701), "ZZ"));
    assert_true(str_is(sheet_letter(&mem, 702), "AAA"));
}

static void mismatched(void **state) {
    (void)state;
    struct str twice[] = { S("小区名称"), S("楼盘名称"), S("街道") };
    struct str half[] = { S("小区名称"), S("小区名称(曾用)"), S("街道(甲)"), S("街道(乙)") };
    struct str missing[] = { S("小区名称"), S("户数") };
    struct sheet_match m;
    struct fault f = { 0 };
    sheet_match(&mem, twice, 3, columns, COLUMNS, &m);
    assert_int_equal(sheet_check(&m, columns, true, &mem, &f), E_INVALID);
    assert_string_equal(f.key, "sheet.twice");
    assert_true(str_is(f.field, "name") && str_is(f.arg[0], "A") && str_is(f.arg[1], "B"));
    f = (struct fault){ 0 };
    sheet_match(&mem, half, 4, columns, COLUMNS, &m);
    assert_int_equal(m.at[NAME], 0);
    assert_int_equal(m.field[1], -1);
    assert_int_equal(sheet_check(&m, columns, true, &mem, &f), E_INVALID);
    assert_string_equal(f.key, "sheet.twice");
    assert_true(str_is(f.field, "street"));
    f = (struct fault){ 0 };
    sheet_match(&mem, missing, 2, columns, COLUMNS, &m);
    assert_int_equal(m.missing, 1);
    assert_int_equal(sheet_check(&m, columns, false, &mem, &f), E_INVALID);
    assert_string_equal(f.key, "sheet.missing");
    assert_true(str_is(f.field, "street") && str_is(f.arg[1], "街道(镇)"));
}

static void headings(void **state) {
    (void)state;
    struct csv c;
    struct csv_row r;
    struct sheet_match m;
    struct fault f = { 0 };
    bool more;
    csv_open(&c, &mem, S("全市小区台账（2024年）,,,\n填报单位：住建局,,日期：2024-05-01,\n\n小区名称,街道,户数,\n平安里,锦丰镇,65户,\n"));
    assert_int_equal(sheet_heading(&mem, &c, columns, COLUMNS, &m, &f), OK);
    assert_int_equal(m.line, 4);
    assert_int_equal(c.width, 3);
    assert_int_equal(csv_next(&c, &r, &more, &f), OK);
    assert_true(more && !r.odd && r.line == 5);
    assert_true(str_is(sheet_cell(&m, &r, HOUSEHOLDS), "65户") && sheet_cell(&m, &r, BUILT).n == 0);
    static const char *none[] = { "a,b\n1,2\n", "平安里,锦丰镇\n", "",
#define TEN "1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n"
        TEN TEN TEN "小区名称,街道\n" };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        struct fault g = { 0 };
        csv_open(&c, &mem, str_of(none[i]));
        assert_int_equal(sheet_heading(&mem, &c, columns, COLUMNS, &m, &g), E_INVALID);
        assert_string_equal(g.key, "sheet.no_heading");
        assert_true(str_is(g.arg[0], "小区名称、街道(镇)"));
        struct str head;
        (void)str_cut(str_of(none[i]), '\n', &head);
        assert_true(str_eq(g.arg[1], head));
    }
}

/* ---- Cells ---- */

static void numbers(void **state) {
    (void)state;
    static const struct { const char *cell, *units; int digits; int64_t want; const char *key; } t[] = {
        { "65栋", "栋|幢", 0, 65, 0 }, { "3005户", "户", 0, 3005, 0 }, { "1,234", 0, 0, 1234, 0 },
        { "３，００５ 户", "户", 0, 3005, 0 }, { "１２", 0, 0, 12, 0 }, { "1.2万户", "户", 0, 12000, 0 },
        { "12.0", 0, 0, 12, 0 }, { "-7", 0, 0, -7, 0 }, { "007", 0, 0, 7, 0 }, { "0", 0, 0, 0, 0 },
        { "12.50㎡", "㎡|平方米", 2, 1250, 0 }, { "116.411858", 0, 7, 1164118580, 0 },
        { "9223372036854775807", 0, 0, INT64_MAX, 0 }, { "1,234,567.8", 0, 1, 12345678, 0 },
        { "", 0, 0, 0, "value.empty" }, { "　", 0, 0, 0, "value.empty" }, { "65户", "栋", 0, 0, "value.unit" },
        { "65栋", 0, 0, 0, "value.unit" }, { "12.5", 0, 0, 0, "value.whole" },
        { "1.234", 0, 2, 0, "value.digits" },
        { "约65", 0, 0, 0, "value.approximate" }, { "65-70", 0, 0, 0, "value.two_numbers" },
        { "300余户", "户", 0, 0, "value.approximate" }, { "近300户", "户", 0, 0, "value.approximate" },
        { "300户左右", "户", 0, 0, "value.approximate" }, { "1万多户", "户", 0, 0, "value.approximate" },
        { "多户", "户", 0, 0, "value.number" }, { "余", 0, 0, 0, "value.number" }, { "#N/A", 0, 0, 0, "value.formula" },
        { "#CALC!", "户", 0, 0, "value.formula" }, { "#1", 0, 0, 0, "value.number" },
        { "1,23", 0, 0, 0, "value.number" },
        { "1234,567", 0, 0, 0, "value.number" }, { "1.", 0, 0, 0, "value.number" },
        { ".5", 0, 2, 0, "value.number" },
        { "--5", 0, 0, 0, "value.number" }, { "1 2", 0, 0, 0, "value.number" },
        { "0.3至0.5元", "元", 2, 0, "value.two_numbers" },
        { "1.11103E+12", 0, 0, 0, "value.exponent" }, { "9223372036854775808", 0, 0, 0, "value.range" },
        { "99999999999999999999999999999999999999999999999999", 0, 0, 0, "value.range" },
        { "暂无", 0, 0, 0, "value.number" },
        { "1e5户", "户", 0, 0, "value.number" }, { "9223372036854775807亿", 0, 0, 0, "value.range" },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        int64_t got = 0;
        const char *key = value_scaled(str_of(t[i].cell), t[i].units, t[i].digits, &got);
        if (!key != !t[i].key || (key && strcmp(key, t[i].key)))
            print_message("%s: %s\n", t[i].cell, key ? key : "taken");
        assert_true(!key == !t[i].key && (!key || !strcmp(key, t[i].key)));
        if (!key) assert_int_equal(got, t[i].want);
    }
    static const struct { const char *cell; int64_t fen; const char *key; } money[] = {
        { "1,234.50元", 123450, 0 }, { "￥300", 30000, 0 }, { "¥ 0.01", 1, 0 }, { "1.2万元", 1200000, 0 },
        { "-5", -500, 0 }, { "100.005", 0, "value.digits" }, { "1.1元/平米", 0, "value.unit" },
        { "$5", 0, "value.number" },
    };
    for (size_t i = 0; i < sizeof money / sizeof *money; i++) {
        int64_t got = 0;
        const char *key = value_fen(str_of(money[i].cell), &got);
        assert_true(!key == !money[i].key && (!key || !strcmp(key, money[i].key)));
        if (!key) assert_int_equal(got, money[i].fen);
    }
    double r;
    assert_true(!value_real(S("116.411858"), 0, &r) && r == 116.411858);
    assert_true(!value_real(S("-1,234.5㎡"), "㎡", &r) && r == -1234.5);
    assert_true(!value_real(S("1.5万"), 0, &r) && r == 15000);
    assert_string_equal(value_real(S("nan"), 0, &r), "value.number");
}

static void days(void **state) {
    (void)state;
    static const struct { const char *cell; struct civil want; const char *key; } t[] = {
        { "2024-5-1", { 2024, 5, 1 }, 0 }, { "2024/05/01", { 2024, 5, 1 }, 0 },
        { "2024.5.1", { 2024, 5, 1 }, 0 },
        { "2024年5月1日", { 2024, 5, 1 }, 0 }, { "2024年05月01号", { 2024, 5, 1 }, 0 },
        { "20240501", { 2024, 5, 1 }, 0 },
        { "２０２４－５－１", { 2024, 5, 1 }, 0 }, { "2024/5/1 0:00:00", { 2024, 5, 1 }, 0 },
        { "2024年5月1", { 2024, 5, 1 }, 0 },
        { "", { 0 }, "value.empty" }, { "5/1/2024", { 0 }, "value.date_order" },
        { "24-5-1", { 0 }, "value.date_year" },
        { "45413", { 0 }, "value.date_serial" }, { "45413.5", { 0 }, "value.date_serial" },
        { "2024年5月", { 0 }, "value.date_day" },
        { "2024-05", { 0 }, "value.date_day" }, { "2024", { 0 }, "value.date_day" },
        { "2024-5-1 9:05", { 0 }, "value.date_time" },
        { "2023-02-29", { 0 }, "value.date_exists" }, { "20241301", { 0 }, "value.date_exists" },
        { "2024-5/1", { 0 }, "value.date" }, { "五月一日", { 0 }, "value.date" },
        { "2024-5-1x", { 0 }, "value.date" },
        { "2024-5-100", { 0 }, "value.date" }, { "2024年5-1", { 0 }, "value.date" },
        { "1800-01-01", { 0 }, "value.date_exists" },
        { "2024-5-1T", { 0 }, "value.date" }, { "2024-05-01T00:00:00Z", { 0 }, "value.date_time" },
        { "2024\1" "5\2", { 0 }, "value.date" },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        struct civil c = { 0 };
        const char *key = value_date(str_of(t[i].cell), &c);
        if (!key != !t[i].key || (key && strcmp(key, t[i].key)))
            print_message("%s: %s\n", t[i].cell, key ? key : "taken");
        assert_true(!key == !t[i].key && (!key || !strcmp(key, t[i].key)));
        if (!key) assert_memory_equal(&c, &t[i].want, sizeof c);
    }
    static const struct { const char *cell, *want; } times[] = {
        { "2024-6-12 9:05", "2024-06-12T09:05:00+08:00" },
        { "2024年6月12日9:05:30", "2024-06-12T09:05:30+08:00" },
        { "2024/6/12", "2024-06-12T00:00:00+08:00" }, { "2024-06-12T01:05:00Z", "2024-06-12T09:05:00+08:00" },
        { "2024-06-12T09:05:00.250+08:00", "2024-06-12T09:05:00+08:00" },
        { "20240612 23:59", "2024-06-12T23:59:00+08:00" },
    };
    int64_t ms;
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        assert_null(value_time(str_of(times[i].cell), 8 * HOUR, &ms));
        assert_string_equal(time_text(&mem, ms, 8 * HOUR).s, times[i].want);
    }
    static const char *bad[] = {
        "2024-6-12 24:00", "2024-6-12 9", "2024-6-12 9:5", "2024-6-12 9:05:61", "2024-6-12 9:05 PM",
        "04/12/2018 11:11:26 AM", "2024-6-12 9:05+8", "2024-6-12 9:05.", "2024-6-129:05",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_non_null(value_time(str_of(bad[i]), 8 * HOUR, &ms));
}

static void texts(void **state) {
    (void)state;
    struct str s;
    bool b;
    assert_null(value_text(S(" 平安里 "), 3, false, &s));
    assert_true(str_is(s, "平安里"));
    assert_string_equal(value_text(S("平安里二"), 3, false, &s), "value.long");
    assert_string_equal(value_text(S("a\x0b" "b"), 9, false, &s), "value.control");
    assert_string_equal(value_text(S("  "), 9, false, &s), "value.empty");
    assert_string_equal(value_text(S("1.11103E+12"), 20, true, &s), "value.exponent");
    assert_null(value_text(S("1.11103E+12"), 20, false, &s));
    assert_null(value_text(S("13800000000"), 20, true, &s));
    assert_true(!value_bool(S("是"), &b) && b);
    assert_true(!value_bool(S("Ｎ"), &b) && !b);
    assert_string_equal(value_bool(S("可能"), &b), "value.bool");
}

/* ---- Real files ---- */

static void real_files(void **state) {
    (void)state;
    static const struct { const char *name; enum charset what; char sep; int width; int64_t rows; } t[] = {
        { "estates/beijing-4851.csv", CHARSET_UTF8, ',', 7, 4852 },
        { "estates/harbin-689.csv", CHARSET_UTF8, ',', 15, 690 },
        { "office/task1_3_GBK.csv", CHARSET_GB18030, ',', 3, 11 },
        { "office/quarter_GBK.csv", CHARSET_GB18030, ',', 7, 0 },
        { "service-requests/baltimore_311_sample.csv", CHARSET_UTF8, ',', 26, 10001 },
        { "service-requests/qsv_boston311-100-bad.tsv", CHARSET_UTF8, '\t', 29, 0 },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        struct buf b = { 0 };
        struct str text;
        enum charset what;
        struct csv c;
        struct csv_row r;
        struct fault f = { 0 };
        bool more;
        int64_t odd = 0;
        if (!read_shared(t[i].name, &b)) continue;
        assert_int_equal(charset_decode(&mem, buf_view(&b), &text, &what, &f), OK);
        assert_int_equal(what, t[i].what);
        csv_open(&c, &mem, text);
        assert_int_equal(c.sep, t[i].sep);
        c.width = t[i].width;
        while (csv_next(&c, &r, &more, &f) == OK && more) odd += r.odd;
        print_message("%s: %lld rows, %lld odd, %s\n", t[i].name, (long long)c.rows, (long long)odd,
                      f.key ? f.key : "whole");
        assert_int_equal(f.err, OK);
        if (t[i].rows) assert_int_equal(c.rows, t[i].rows);
        buf_free(&b);
    }
}

static void harbin_cells(void **state) {
    (void)state;
    static const char *const building_alias[] = { "buiding_count", 0 },
        *const door_alias[] = { "door_count", 0 };
    static const struct sheet_column col[] = {
        { "name", "小区名称", 0, 0, true }, { "buildings", "楼栋数", 0, building_alias, false },
        { "households", "户数", 0, door_alias, false },
    };
    struct buf b = { 0 };
    struct str text;
    enum charset what;
    struct csv c;
    struct csv_row r;
    struct sheet_match m;
    struct fault f = { 0 };
    bool more;
    int64_t buildings = 0, households = 0, v, bad = 0;
    if (!read_shared("estates/harbin-689.csv", &b)) skip();
    assert_int_equal(charset_decode(&mem, buf_view(&b), &text, &what, &f), OK);
    csv_open(&c, &mem, text);
    assert_int_equal(sheet_heading(&mem, &c, col, 3, &m, &f), OK);
    while (csv_next(&c, &r, &more, &f) == OK && more) {
        bad += value_int(sheet_cell(&m, &r, 1), "栋", &v) != 0;
        buildings += v;
        bad += value_int(sheet_cell(&m, &r, 2), "户", &v) != 0;
        households += v;
    }
    print_message("%lld buildings, %lld households, %lld cells without\n", (long long)buildings,
        (long long)households, (long long)bad);
    assert_true(f.err == OK && buildings > 689 && households > buildings && bad < 100);
    buf_free(&b);
}

static void speed(void **state) {
    (void)state;
    struct buf b = { 0 };
    buf_z(&b, "id,名称,街道,年份,经度,纬度,说明\n");
    for (int i = 0; b.n < (48 << 20); i++)
        buf_printf(&b, "1111027%06d,幸福家园%d期,锦丰镇,%d,116.411858,39.869364,\"楼道堆物,已通知\"\n", i, i % 9,
            1980 + i % 40);
    struct str text;
    enum charset what;
    struct csv c;
    struct csv_row r;
    struct fault f = { 0 };
    bool more;
    int64_t t0 = time_steady(), cells = 0;
    assert_int_equal(charset_decode(&mem, buf_view(&b), &text, &what, &f), OK);
    int64_t t1 = time_steady();
    size_t before = mem.used;
    csv_open(&c, &mem, text);
    while (csv_next(&c, &r, &more, &f) == OK && more) cells += r.n;
    int64_t t2 = time_steady();
    assert_true(f.err == OK && cells == c.rows * 7);
    assert_true(mem.used - before < (1 << 20));                /* constant memory */
    print_message("%zu MB: decode %lld MB/s, rows %lld MB/s\n", b.n >> 20,
        (long long)((int64_t)(b.n >> 20) * 1000 / (t1 - t0 + 1)),
                  (long long)((int64_t)(b.n >> 20) * 1000 / (t2 - t1 + 1)));
    buf_free(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decoded), cmocka_unit_test(refused_bytes), cmocka_unit_test(no_false_alarm),
        cmocka_unit_test(rows), cmocka_unit_test(places), cmocka_unit_test(limits), cmocka_unit_test(written),
        cmocka_unit_test(formulas), cmocka_unit_test(matched), cmocka_unit_test(mismatched),
        cmocka_unit_test(headings), cmocka_unit_test(numbers), cmocka_unit_test(days),
            cmocka_unit_test(texts),
        cmocka_unit_test(real_files), cmocka_unit_test(harbin_cells), cmocka_unit_test(speed),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
