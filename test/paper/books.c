/* Workbooks, pages and what else people send: read, or refused by what they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include "base/file.h"
#include "base/utf8.h"
#include "paper/convert.h"
#include "paper/html.h"
#include "paper/paper.h"
#include "paper/sheet.h"
#include "paper/xlsx.h"
#include "paper/made.h"

static struct arena mem;

static int setup(void **state) {
    (void)state;
    arena_init(&mem, (size_t)1 << 30);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_free(&mem);
    return 0;
}

/* The first sheet of a file as text, or what refused it. */
static enum err read_first(struct arena *a, struct str bytes, struct paper_text *t, struct fault *f) {
    struct paper *p;
    int sheet;
    *t = (struct paper_text){ 0 };
    enum err e = paper_open(a, S(""), bytes, 0, &p, f);
    if (!e) e = paper_choose(a, p, S(""), &sheet, f);
    return e ? e : paper_csv(a, p, sheet, t, f);
}

static void reads(struct str bytes, const char *want) {
    struct paper_text t;
    struct fault f = { 0 };
    enum err e = read_first(&mem, bytes, &t, &f);
    if (e) print_message("refused: %s\n", f.key ? f.key : "?");
    assert_int_equal(e, OK);
    if (!str_is(t.csv, want)) print_message("got:\n" PRIstr "\n", STRARG(t.csv));
    assert_true(str_is(t.csv, want) && t.by_row);
}

static void refuses(struct str bytes, enum err err, const char *key, int64_t row) {
    struct paper_text t;
    struct fault f = { 0 };
    enum err e = read_first(&mem, bytes, &t, &f);
    if (e != err || !f.key || strcmp(f.key, key) || f.row != row) print_message("%d %s row %ld, not %s\n", e, f.key ? f.key : "-", (long)f.row, key);
    assert_int_equal(e, err);
    assert_string_equal(f.key, key);
    assert_int_equal(f.row, row);
}

static struct str rows_only(const char *rows) {
    return made_book(&mem, rows, "", 0, 0, false);
}

/* ---- what stands in a cell ---- */

static void cells(void **state) {
    (void)state;
    const char *strings = "<si><t>小区名称</t></si><si><r><t>幸福</t></r><r><t xml:space=\"preserve\"> 家园</t></r><rPh sb=\"0\" eb=\"1\"><t>シンフク</t></rPh></si>"
                          "<si/><si><t>a_x000D_\nb_x0041__x005F_x0041_</t></si>";
    reads(made_book(&mem,
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c></row>"
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><r><t>行</t></r><r><t>内</t></r><rPh><t>x</t></rPh></is></c><c r=\"B2\" t=\"b\"><v>1</v></c>"
        "<c r=\"C2\" t=\"b\"><v>0</v></c><c r=\"D2\" t=\"e\"><v>#REF!</v></c><c r=\"E2\"><f>1+1</f><v>2</v></c><c r=\"F2\"><f>NOW()</f></c>"
        "<c r=\"G2\" t=\"str\"><f>\"x\"</f><v>文</v></c><c r=\"H2\" t=\"s\"><v>9</v></c><c r=\"I2\" t=\"str\"><f>\"\"</f><v></v></c></row>"
        "<row><c><v>1</v></c><c t=\"inlineStr\"><is><t>说 \"好\", 是</t></is></c><c t=\"d\"><v>2024-05-01T09:05:00</v></c><c t=\"d\"><v>2024-05-01T00:00:00Z</v></c></row>",
        "", strings, 0, false),
        "小区名称,幸福 家园,,\"a\nbA_x0041_\"\r\n行内,TRUE,FALSE,#REF!,2,#CALC!,文,#REF!\r\n1,\"说 \"\"好\"\", 是\",2024-05-01 09:05,2024-05-01\r\n");
}

static void figures(void **state) {
    (void)state;
    static const struct { const char *raw, *want; } t[] = {
        { "0", "0" }, { "-0", "-0" }, { "12", "12" }, { "0.1", "0.1" }, { "0.30000000000000004", "0.3" }, { "1.1000000000000001", "1.1" },
        { "1E-3", "0.001" }, { "1.5E-7", "0.00000015" }, { "-2.5e-6", "-0.0000025" }, { "3.2058219900101123E+17", "3.20582199001011E+17" },
        { "320582199001011234", "3.20582199001011E+17" }, { "13812345678", "13812345678" }, { "1.3812345678E10", "13812345678" },
        { "100000000000000", "100000000000000" }, { "123456789012345", "123456789012345" }, { "1234567890123456", "1.23456789012346E+15" },
        { "不是数", "不是数" },
    };
    char row[4000] = "<row>", want[2000] = "";
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        (void)snprintf(row + strlen(row), sizeof row - strlen(row), "<c><v>%s</v></c>", t[i].raw);
        (void)snprintf(want + strlen(want), sizeof want - strlen(want), "%s%s", i ? "," : "", t[i].want);
    }
    reads(rows_only(strcat(row, "</row>")), strcat(want, "\r\n"));
}

static void days(void **state) {
    (void)state;
    static const struct { const char *format, *raw, *want, *want_1904; } t[] = {
        { "14", "45413", "2024-05-01", "2028-05-02" }, { "22", "45413.378472222219", "2024-05-01 09:05", "2028-05-02 09:05" },
        { "22", "45413.378819444442", "2024-05-01 09:05:30", "2028-05-02 09:05:30" }, { "20", "0.375", "09:00", "09:00" },
        { "46", "1.5", "36:00", "36:00" }, { "31", "1", "1900-01-01", "1904-01-02" }, { "57", "59", "1900-02-28", "1904-02-29" },
        { "14", "60", "60", "1904-03-01" }, { "14", "61", "1900-03-01", "1904-03-02" }, { "14", "0", "0", "1904-01-01" }, { "14", "-1", "-1", "-1" },
        { "14", "45413.9999999", "2024-05-02", "2028-05-03" }, { "22", "45413", "2024-05-01", "2028-05-02" }, { "14", "2958466", "2958466", "2958466" },
        { "1", "45413", "45413", "45413" }, { "165", "45413", "2024-05-01", "2028-05-02" }, { "166", "45413", "45413", "45413" },
        { "167", "45413.5", "2024-05-01 12:00", "2028-05-02 12:00" }, { "168", "0.5", "12:00", "12:00" }, { "169", "45413", "45413", "45413" },
        { "170", "45413", "2024-05-01", "2028-05-02" }, { "171", "1234.5", "1234.5", "1234.5" }, { "172", "45413", "2024-05-01", "2028-05-02" },
        { "173", "1.5", "1.5", "1.5" }, { "174", "18", "0018", "0018" }, { "174", "1.5", "1.5", "1.5" }, { "174", "-3", "-3", "-3" },
        { "174", "123456", "123456", "123456" },
    };
    const char *own = "<numFmts><numFmt numFmtId=\"165\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;;@\"/>"
                      "<numFmt numFmtId=\"166\" formatCode=\"#,##0.00\\ &quot;days&quot;\"/><numFmt numFmtId=\"167\" formatCode=\"[$-804]yyyy/m/d\\ h:mm;@\"/>"
                      "<numFmt numFmtId=\"168\" formatCode=\"[h]:mm:ss\"/><numFmt numFmtId=\"169\" formatCode=\"[Red]0.00E+00\"/>"
                      "<numFmt numFmtId=\"170\" formatCode=\"mmm\"/><numFmt numFmtId=\"171\" formatCode=\"General\\d\"/>"
                      "<numFmt numFmtId=\"172\" formatCode=\"[DBNum1][$-804]e&quot;年&quot;\"/><numFmt numFmtId=\"173\" formatCode=\"0.0_d;[Blue]yyyy\"/><numFmt numFmtId=\"174\" formatCode=\"0000;@\"/></numFmts>";
    for (int from_1904 = 0; from_1904 < 2; from_1904++) {
        char row[6000] = "<row>", want[2000] = "", styles[4000];
        (void)snprintf(styles, sizeof styles, "%s<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>", own);
        for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
            (void)snprintf(row + strlen(row), sizeof row - strlen(row), "<c s=\"%zu\"><v>%s</v></c>", i + 1, t[i].raw);
            (void)snprintf(styles + strlen(styles), sizeof styles - strlen(styles), "<xf numFmtId=\"%s\"/>", t[i].format);
            (void)snprintf(want + strlen(want), sizeof want - strlen(want), "%s%s", i ? "," : "", from_1904 ? t[i].want_1904 : t[i].want);
        }
        reads(made_book(&mem, strcat(row, "</row>"), "", 0, strcat(styles, "</cellXfs>"), from_1904), strcat(want, "\r\n"));
    }
}

/* ---- rows ---- */

static void rows_keep_their_numbers(void **state) {
    (void)state;
    struct paper_text t;
    struct fault f = { 0 };
    struct csv c;
    struct csv_row r;
    bool more;
    struct str book = rows_only("<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>一行\n两行\r\n三行</t></is></c><c r=\"XFD2\" s=\"1\"/></row><row r=\"4\"/>"
                                "<row r=\"5\" hidden=\"1\"><c r=\"A5\"><v>5</v></c></row><row r=\"9\"><c r=\"C9\"><v>9</v></c></row><row r=\"1048576\"/>");
    assert_int_equal(read_first(&mem, book, &t, &f), OK);
    assert_true(str_is(t.csv, "\r\n,\"一行\n两行\n三行\"\r\n\r\n\r\n5\r\n\r\n\r\n\r\n,,9\r\n"));
    assert_true(t.made.rows == 9 && t.made.filled == 3 && t.made.columns == 3 && t.made.hidden_rows == 1);
    paper_rows(&c, &mem, &t);
    c.width = 3;
    static const int64_t line[] = { 2, 5, 9 };
    for (int i = 0; i < 3; i++) {
        assert_int_equal(csv_next(&c, &r, &more, &f), OK);
        assert_true(more && r.line == line[i] && !r.odd);
    }
    assert_int_equal(csv_next(&c, &r, &more, &f), OK);
    assert_false(more);
}

static void merged(void **state) {
    (void)state;
    struct paper_text t;
    struct fault f = { 0 };
    const char *rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>镇</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>电梯</t></is></c><c r=\"C1\"/></row>"
                       "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>青圩镇</t></is></c><c r=\"B2\"><v>1</v></c></row>"
                       "<row r=\"3\"><c r=\"A3\" s=\"1\"/><c r=\"B3\"><v>2</v></c></row><row r=\"4\"><c r=\"A4\"/></row><row r=\"5\"><c r=\"B5\"><v>3</v></c></row>"
                       "<row r=\"6\"><c r=\"B6\"><v>4</v></c></row>";
    struct str book = made_book(&mem, rows, "<mergeCells count=\"2\"><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"A2:A5\"/><mergeCell ref=\"bad\"/></mergeCells>", 0, 0, false);
    assert_int_equal(read_first(&mem, book, &t, &f), OK);
    assert_true(str_is(t.csv, "镇,电梯\r\n青圩镇,1\r\n青圩镇,2\r\n\r\n青圩镇,3\r\n,4\r\n"));
    assert_true(t.made.repeated && t.made.merges == 2);
    assert_true(t.made.merge[0].column == 1 && t.made.merge[0].column2 == 2 && t.made.merge[1].row2 == 5);
}

/* ---- what is refused ---- */

static struct str many(const char *head, const char *one, size_t times, const char *tail) {
    struct buf b = { 0 };
    buf_z(&b, head);
    for (size_t i = 0; i < times; i++) buf_z(&b, one);
    buf_z(&b, tail);
    buf_c(&b, 0);
    struct str s = arena_copy(&mem, buf_view(&b));
    buf_free(&b);
    s.n--;
    return s;
}

static void bad_books(void **state) {
    (void)state;
    struct str whole = rows_only("<row><c><v>1</v></c></row>");
    struct part stray[] = { { "[Content_Types].xml", S("<Types/>") }, { "xl/other.xml", S("<x/>") } };
    refuses(str_sub(whole, 0, whole.n - 60), E_SYNTAX, "xlsx.zip", 0);
    refuses(str_sub(whole, 0, whole.n / 2), E_SYNTAX, "xlsx.zip", 0);
    refuses(made_zip(&mem, stray, 2), E_SYNTAX, "xlsx.none", 0);
    refuses(rows_only("<row r=\"1\"><c><v>1</v></c></row><row r=\"2\"><c>"), E_SYNTAX, "xlsx.xml", 0);
    refuses(rows_only(many("", "<row><c><v>1</v></c></row>", 5000, "<row><c></row>").s), E_SYNTAX, "xlsx.xml_near", 0);
    refuses(rows_only("<row r=\"3\"><c><v>1</v></c></row><row r=\"2\"/>"), E_SYNTAX, "xlsx.order", 2);
    refuses(rows_only("<row r=\"1048577\"/>"), E_SYNTAX, "xlsx.order", 1048577);
    refuses(rows_only("<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>"), E_SYNTAX, "xlsx.order", 2);
    refuses(rows_only("<row r=\"2\"><c r=\"SG2\"><v>1</v></c></row>"), E_TOO_LARGE, "xlsx.columns", 2);
    refuses(rows_only(many("<row r=\"7\"><c r=\"B7\" t=\"inlineStr\"><is><t>", "好", 32768, "</t></is></c></row>").s), E_TOO_LARGE, "xlsx.cell", 7);
    refuses(rows_only(many("<row r=\"7\"><c r=\"B7\" t=\"inlineStr\"><is><t>", "0123456789abcdef", 65536, "</t></is></c></row>").s), E_TOO_LARGE, "xlsx.cell", 7);
    reads(rows_only(many("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>", "x", 32767, "</t></is></c></row>").s), many("", "x", 32767, "\r\n").s);
    refuses(rows_only("<row/>"), E_SYNTAX, "file.empty", 0);
}

static void bombs(void **state) {
    (void)state;
    struct part p[] = {
        { "_rels/.rels", S("<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>") },
        { "xl/workbook.xml", S("<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>"
                               "<workbook><sheets><sheet name=\"&c;\"/></sheets></workbook>") },
        { "xl/worksheets/sheet1.xml", S("<x/>") },
    };
    refuses(made_zip(&mem, p, 3), E_SYNTAX, "xlsx.doctype", 0);
    p[1].text = S("<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><workbook/>");
    refuses(made_zip(&mem, p, 3), E_SYNTAX, "xlsx.doctype", 0);
    struct str blanks = many("", "                                                                ", (size_t)(80 << 20) / 64, "");
    p[1].text = blanks;
    refuses(made_zip(&mem, p, 3), E_TOO_LARGE, "xlsx.bomb", 0);
    struct part q[] = { { "a.txt", S("x") } };
    refuses(made_zip(&mem, q, 1), E_MEDIA, "paper.archive", 0);
}

/* A zip that lies about the size of what it holds: counted while it unpacks, never believed. */
static struct str lying(struct str whole) {
    char *z = (char *)(uintptr_t)whole.s;
    for (size_t i = 0; i + 46 < whole.n; i++) {
        uint32_t small = 100;
        if (memcmp(z + i, "PK\1\2", 4) == 0) memcpy(z + i + 24, &small, 4);
        if (memcmp(z + i, "PK\3\4", 4) == 0) memcpy(z + i + 22, &small, 4);
    }
    return whole;
}

static void a_liar(void **state) {
    (void)state;
    refuses(lying(rows_only(many("", "<!--                                                         -->", (size_t)(80 << 20) / 64, "").s)), E_TOO_LARGE,
            "xlsx.bomb", 0);
}

static void kinds(void **state) {
    (void)state;
    static const struct { const char *name; struct str bytes; enum err e; const char *key; } t[] = {
        { "", S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....W\0o\0r\0k\0b\0o\0o\0k\0"), E_MEDIA, "paper.xls" },
        { "", S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), E_SYNTAX, "paper.encrypted" },
        { "", S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"), E_MEDIA, "paper.word" },
        { "", S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."), E_MEDIA, "paper.ole" },
        { "C:\\表\\~$台账.xlsx", S("\5admin"), E_SYNTAX, "paper.lock" }, { "", S("%PDF-1.7\n"), E_MEDIA, "paper.pdf" },
        { "", S("\xff\xd8\xff\xe0"), E_MEDIA, "paper.image" }, { "a.csv", S(" \r\n "), E_SYNTAX, "file.empty" },
        { "", S("PK\3\4mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), E_MEDIA, "paper.ods" },
        { "", S("PK\3\4xl/workbook.bin"), E_MEDIA, "paper.xlsb" }, { "", S("PK\3\4word/document.xml"), E_MEDIA, "paper.word" },
        { "", S("MIME-Version: 1.0\r\nContent-Type: multipart/related"), E_MEDIA, "paper.mhtml" },
        { "", S("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"), E_SYNTAX,
          "xlsx.xml" },
        { "", S("\x09\x08\x10\0\0\6"), E_MEDIA, "paper.xls" }, { "", S("a\0b"), E_SYNTAX, "file.binary" },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        struct paper *p;
        struct fault f = { 0 };
        enum err e = paper_open(&mem, str_of(t[i].name), t[i].bytes, 0, &p, &f);
        if (e != t[i].e || strcmp(f.key, t[i].key)) print_message("row %zu: %s\n", i, f.key);
        assert_int_equal(e, t[i].e);
        assert_string_equal(f.key, t[i].key);
    }
    char lock[165];
    memset(lock, ' ', sizeof lock);
    lock[0] = 5;
    memcpy(lock + 1, "admin", 5);
    for (size_t i = 55; i < sizeof lock; i += 2) lock[i] = i == 55 ? 5 : ' ', lock[i + 1 < 165 ? i + 1 : i] = 0;
    assert_int_equal(paper_kind(S("x.xlsx"), (struct str){ lock, sizeof lock }), PAPER_LOCK);
}

/* ---- workbooks of a real writer ---- */

static struct str written(void (*fill)(lxw_workbook *)) {
    int fd = memfd_create("book", MFD_CLOEXEC);
    char path[40];
    struct buf b = { 0 };
    struct fault f = { 0 };
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    lxw_workbook *w = workbook_new(path);
    fill(w);
    assert_int_equal(workbook_close(w), LXW_NO_ERROR);
    assert_int_equal(file_read(path, 256 << 20, &b, &f), OK);
    struct str s = arena_copy(&mem, buf_view(&b));
    buf_free(&b);
    (void)close(fd);
    return s;
}

static void forty(lxw_workbook *w) {
    char name[32];
    for (int i = 0; i < 40; i++) {
        (void)snprintf(name, sizeof name, "第%d张", i + 1);
        lxw_worksheet *s = workbook_add_worksheet(w, name);
        if (i == 1) worksheet_hide(s);
        if (i > 0) {
            worksheet_write_string(s, 0, 0, "小区名称", 0);
            worksheet_write_number(s, 1, 1, i, 0);
        }
    }
    lxw_chartsheet *c = workbook_add_chartsheet(w, "图");
    lxw_chart *chart = workbook_add_chart(w, LXW_CHART_BAR);
    chart_add_series(chart, 0, "=第3张!$B$1:$B$2");
    chartsheet_set_chart(c, chart);
}

static void sheets(void **state) {
    (void)state;
    struct paper *p;
    struct paper_text t;
    struct fault f = { 0 };
    int at;
    assert_int_equal(paper_open(&mem, S("a.xlsx"), written(forty), 0, &p, &f), OK);
    assert_int_equal(p->n, 41);
    assert_true(p->sheet[1].hidden && !p->sheet[2].hidden && str_is(p->sheet[39].name, "第40张") && p->sheet[39].rows == 2 && p->sheet[39].columns == 2);
    assert_false(p->sheet[40].table);
    assert_int_equal(paper_choose(&mem, p, S(""), &at, &f), OK);
    assert_int_equal(at, 2);                         /* the first is empty, the second hidden */
    assert_int_equal(paper_choose(&mem, p, S(" 第40张 "), &at, &f), OK);
    assert_int_equal(at, 39);
    assert_int_equal(paper_csv(&mem, p, at, &t, &f), OK);
    assert_true(str_is(t.csv, "小区名称\r\n,39\r\n"));
    assert_int_equal(paper_choose(&mem, p, S("图"), &at, &f), E_NOT_FOUND);
    f = (struct fault){ 0 };
    assert_int_equal(paper_choose(&mem, p, S("没有"), &at, &f), E_NOT_FOUND);
    assert_true(!strcmp(f.key, "paper.sheet_name") && str_starts(f.arg[1], S("第1张、第2张")));
    f = (struct fault){ 0 };
    assert_int_equal(paper_csv(&mem, p, 41, &t, &f), E_NOT_FOUND);
}

static void typed(lxw_workbook *w) {
    lxw_worksheet *s = workbook_add_worksheet(w, "台账");
    lxw_format *day = workbook_add_format(w), *text = workbook_add_format(w);
    lxw_datetime d = { 2024, 5, 1, 9, 5, 0 };
    format_set_num_format(day, "yyyy\"年\"m\"月\"d\"日\" h:mm");
    format_set_num_format(text, "@");
    worksheet_merge_range(s, 0, 0, 0, 3, "某镇小区台账", 0);
    worksheet_write_string(s, 1, 0, "=1+1", 0);
    worksheet_write_datetime(s, 1, 1, &d, day);
    worksheet_write_string(s, 1, 2, "320582199001011234", text);
    worksheet_write_formula_num(s, 1, 3, "=SUM(1,2)", 0, 3);
    worksheet_write_formula_str(s, 2, 0, "=1/0", 0, "#DIV/0!");
    worksheet_write_url(s, 2, 1, "https://example.com", 0);
    worksheet_write_comment(s, 2, 1, "批注");
    worksheet_merge_range(s, 3, 0, 5, 0, "青圩镇", 0);
    for (lxw_row_t r = 3; r < 6; r++) worksheet_write_number(s, r, 1, r, 0);
}

static void by_a_writer(void **state) {
    (void)state;
    reads(written(typed), "某镇小区台账\r\n=1+1,2024-05-01 09:05,320582199001011234,3\r\n#DIV/0!,https://example.com\r\n"
                          "青圩镇,3\r\n青圩镇,4\r\n青圩镇,5\r\n");
}

static double cpu(void) {
    struct rusage u;
    (void)getrusage(RUSAGE_SELF, &u);
    return (double)u.ru_utime.tv_sec + (double)u.ru_utime.tv_usec / 1e6;
}

/* Excel writes a row for each that was ever coloured. */
static void a_million_empty_rows(void **state) {
    (void)state;
    struct buf b = { 0 };
    struct paper_text t;
    struct fault f = { 0 };
    buf_z(&b, "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    for (int i = 2; i <= 1048576; i++) buf_printf(&b, "<row r=\"%d\" s=\"1\" customFormat=\"1\"/>", i);
    buf_c(&b, 0);
    double before = cpu();
    assert_int_equal(read_first(&mem, rows_only(b.s), &t, &f), OK);
    print_message("1,048,576 rows, all but one empty: %.2f s\n", cpu() - before);
    assert_true(str_is(t.csv, "1\r\n") && t.made.rows == 1);
    buf_free(&b);
}

/* ---- what leaves comes back ---- */

/* A part of a package, unpacked. */
static struct str part_of(struct str bytes, const char *name) {
    zip_error_t e;
    zip_stat_t s;
    zip_t *z = zip_open_from_source(zip_source_buffer_create(bytes.s, bytes.n, 0, &e), ZIP_RDONLY, &e);
    assert_non_null(z);
    assert_int_equal(zip_stat(z, name, 0, &s), 0);
    char *room = arena_alloc(&mem, s.size + 1);
    zip_file_t *file = zip_fopen(z, name, 0);
    assert_int_equal(zip_fread(file, room, s.size), s.size);
    (void)zip_fclose(file);
    zip_discard(z);
    return (struct str){ room, s.size };
}

static bool has(struct str text, const char *what) {
    return str_find(text, str_of(what), 0) >= 0;
}

static void table_rows(struct xlsx *x) {
    xlsx_text(x, 0, S("0018"));
    xlsx_text(x, 1, S("砖混"));
    xlsx_day(x, 3, (struct civil){ 2024, 5, 1 });
    xlsx_day(x, 4, (struct civil){ 2024, 2, 1 });
    xlsx_number(x, 5, 12);
    xlsx_number(x, 6, 1234.5);
    xlsx_number(x, 7, 0.375);
    xlsx_time(x, 8, 1718163000000, 8 * HOUR);
    xlsx_row_end(x);
    xlsx_bad(x, 0, S("=1+1"), S("不是编号"));
    xlsx_bad(x, 2, S(""), S("没有填写"));
    xlsx_row_end(x);
}

static void leaves_and_comes_back(void **state) {
    (void)state;
    static const struct str few[] = { S("砖混"), S("框架") }, head[] = { S("栏"), S("含义") };
    struct str town[60];
    for (int i = 0; i < 60; i++) town[i] = arena_printf(&mem, "第%d镇, 某某社区", i + 1);
    const struct xlsx_column column[] = {
        { S("编号"), XLSX_TEXT, .required = true, .note = S("必填。门牌上的编号") }, { S("结构"), XLSX_TEXT, .choice = few, .choices = 2, .wrong = S("请从下拉里选") },
        { S("镇"), XLSX_TEXT, .choice = town, .choices = 60 }, { S("日期"), XLSX_DATE }, { S("月份"), XLSX_MONTH }, { S("户数"), XLSX_INT },
        { S("物业费"), XLSX_MONEY }, { S("收缴率"), XLSX_PERCENT }, { S("时间"), XLSX_TIME },
    }, about[] = { { head[0], XLSX_TEXT }, { head[1], XLSX_TEXT } };
    struct xlsx *x;
    struct fault f = { 0 };
    struct buf b = { 0 };
    struct paper_text t;
    int fd = memfd_create("book", MFD_CLOEXEC);
    assert_int_equal(xlsx_begin(&mem, fd, S("楼栋"), column, 9, &x, &f), OK);
    table_rows(x);
    assert_int_equal(xlsx_sheet(x, S("说明"), about, 2, &f), OK);
    xlsx_text(x, 0, S("编号"));
    xlsx_row_end(x);
    assert_int_equal(xlsx_end(x, true, &f), OK);
    assert_int_equal(file_read(arena_printf(&mem, "/proc/self/fd/%d", fd).s, 1 << 20, &b, &f), OK);
    struct str book = buf_view(&b), sheet = part_of(book, "xl/worksheets/sheet1.xml");
    reads(book, "编号,结构,镇,日期,月份,户数,物业费,收缴率,时间\r\n0018,砖混,,2024-05-01,2024-02-01,12,1234.5,0.375,2024-06-12 11:30\r\n=1+1\r\n");
    assert_true(has(sheet, "<autoFilter ref=\"A1:I3\"/>") && has(sheet, "state=\"frozen\""));
    assert_true(has(sheet, "sqref=\"B2:B1048576\"") && has(sheet, "\"砖混,框架\"") && has(sheet, "请从下拉里选"));
    assert_true(has(sheet, "sqref=\"C2:C1048576\"") && has(sheet, "<formula1>_choices1!$A$1:$A$60</formula1>"));
    assert_true(has(part_of(book, "xl/workbook.xml"), "name=\"_choices1\" sheetId=\"2\" state=\"hidden\""));
    struct str comments = part_of(book, "xl/comments1.xml");
    assert_true(has(comments, "门牌上的编号") && has(comments, "ref=\"A3\"") && has(comments, "没有填写"));
    struct paper *p;
    int at;
    assert_int_equal(paper_open(&mem, S(""), book, 0, &p, &f), OK);
    assert_true(p->n == 3 && p->sheet[1].hidden && str_is(p->sheet[2].name, "说明"));
    assert_int_equal(paper_choose(&mem, p, S("说明"), &at, &f), OK);
    assert_int_equal(paper_csv(&mem, p, at, &t, &f), OK);
    assert_true(str_is(t.csv, "栏,含义\r\n编号\r\n"));
    buf_free(&b);
    (void)close(fd);
}

/* ---- pages ---- */

static void pages(void **state) {
    (void)state;
    reads(S("<html><head><meta charset=gb2312><style>td{a:b}</style></head><body><table><tr><td>menu</td></tr></table>"
            "<table border=1><tr><th rowspan=2>镇</th><th colspan=2>电梯</th></tr><tr><th>台数</th><th>年&nbsp;限</th></tr>"
            "<tr><td rowspan=2>青圩镇<td>1<td>2 &lt;3&gt;<br>a  b</tr><tr><td>3<td><script>x()</script><p>说\"好\"</p><div>二</div></tr>"
            "<tr><td>柳塘<table><tr><td>x</td></tr></table></td></tr></table></body></html>"),
          "\"镇\",\"电梯\"\r\n\"镇\",\"台数\",\"年 限\"\r\n\"青圩镇\",\"1\",\"2 <3>\na b\"\r\n\"青圩镇\",\"3\",\"说\"\"好\"\"\n二\"\r\n\"柳塘\nx\"\r\n");
    refuses(S("<!DOCTYPE html><html><body>请登录</body></html>"), E_MEDIA, "paper.html_none", 0);
    refuses(many("<table><tr>", "<td>x</td>", 501, "</tr></table>"), E_TOO_LARGE, "xlsx.columns", 1);
    refuses(many("<table><tr><td>", "0123456789abcdef", 4096, "</td></tr></table>"), E_TOO_LARGE, "xlsx.cell", 1);
    refuses(S("<table><tr><td></td></tr></table>"), E_SYNTAX, "file.empty", 0);
    reads(S("<table><tr><td colspan=999999>t</td></tr><tr><td colspan=2 rowspan=99999999>a</td></tr><tr><td>b</td></tr></table>"),
          "\"t\"\r\n\"a\"\r\n\"a\",,\"b\"\r\n");
}

#define XML_SHEET(rows) S("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" " \
    "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"台账\"><Table>" rows "</Table></Worksheet>" \
    "<Worksheet ss:Name=\"二\"><Table><Row><Cell><Data ss:Type=\"Number\">2</Data></Cell></Row></Table></Worksheet></Workbook>")

static void xml_sheets(void **state) {
    (void)state;
    struct paper *p;
    struct paper_text t;
    struct fault f = { 0 };
    struct str text = XML_SHEET("<Row><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">标题</Data></Cell><Cell><Data ss:Type=\"String\">C</Data></Cell></Row>"
        "<Row ss:Index=\"3\"><Cell ss:MergeDown=\"2\"><Data ss:Type=\"String\">青圩镇</Data></Cell><Cell><Data ss:Type=\"DateTime\">2024-05-01T09:05:00.000</Data></Cell>"
        "<Cell ss:Index=\"4\"><Data ss:Type=\"Number\">1.1000000000000001</Data></Cell><Cell><Data ss:Type=\"Boolean\">1</Data></Cell></Row>"
        "<Row><Cell><Data ss:Type=\"Error\">#N/A</Data></Cell></Row><Row/><Row><Cell ss:Index=\"2\"><Data ss:Type=\"String\"><B>a</B>,b</Data></Cell></Row>");
    reads(text, "标题,,C\r\n\r\n青圩镇,2024-05-01 09:05,,1.1,TRUE\r\n青圩镇,#N/A\r\n\r\n,\"a,b\"\r\n");
    assert_int_equal(paper_open(&mem, S("a.xls"), text, 0, &p, &f), OK);
    assert_true(p->n == 2 && str_is(p->sheet[0].name, "台账") && paper_csv(&mem, p, 1, &t, &f) == OK && str_is(t.csv, "2\r\n"));
    refuses(XML_SHEET("<Row ss:Index=\"5\"/><Row ss:Index=\"5\"/>"), E_SYNTAX, "xlsx.order", 5);
    refuses(XML_SHEET("<Row><Cell ss:Index=\"501\"><Data>x</Data></Cell></Row>"), E_TOO_LARGE, "xlsx.columns", 1);
    refuses(XML_SHEET("<Row></Table>"), E_SYNTAX, "xlsx.xml", 0);
}

/* ---- LibreOffice, or what stands in for it ---- */

static const char *script(const char *name, const char *text) {
    char *path = arena_printf(&mem, "/tmp/anju-test-%d-%s", (int)getpid(), name).s ? arena_cstr(&mem, arena_printf(&mem, "/tmp/anju-test-%d-%s", (int)getpid(), name)) : 0;
    FILE *o = fopen(path, "w");
    assert_non_null(o);
    (void)fputs(text, o);
    (void)fclose(o);
    assert_int_equal(chmod(path, 0700), 0);
    return path;
}

static void converted(void **state) {
    (void)state;
    struct str old = S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....W\0o\0r\0k\0b\0o\0o\0k\0"), book = rows_only("<row><c><v>7</v></c></row>"), got;
    struct paper *p;
    struct paper_text t;
    struct fault f = { 0 };
    const char *like = script("book", "");
    assert_int_equal(file_write(like, book, &f), OK);
    const char *copy = script("copy", arena_printf(&mem, "#!/bin/sh\nfor a; do :; done\ntest -s \"$a\" && cp %s \"${a%%.*}.xlsx\"\n", like).s);
    const char *fail = script("fail", "#!/bin/sh\nexit 1\n"), *slow = script("slow", "#!/bin/sh\nsleep 30 & sleep 30\n");
    const char *nothing = script("nothing", "#!/bin/sh\nexit 0\n");
    assert_int_equal(paper_open(&mem, S("a.xls"), old, copy, &p, &f), OK);
    assert_int_equal(paper_csv(&mem, p, 0, &t, &f), OK);
    assert_true(str_is(t.csv, "7\r\n") && p->kind == PAPER_XLS);
    assert_int_equal(convert_to_xlsx(&mem, fail, "xls", old, 0, &got, &f), E_SYNTAX);
    assert_string_equal(f.key, "convert.failed");
    f = (struct fault){ 0 };
    assert_int_equal(convert_to_xlsx(&mem, nothing, "xls", old, 0, &got, &f), E_SYNTAX);
    f = (struct fault){ 0 };
    assert_int_equal(convert_to_xlsx(&mem, slow, "xls", old, 1, &got, &f), E_SYNTAX);
    assert_true(!strcmp(f.key, "convert.time") && str_is(f.arg[0], "1"));
    const char *all[] = { like, copy, fail, slow, nothing };
    for (int i = 0; i < 5; i++) (void)unlink(all[i]);
}

/* ---- memory that gives out ---- */

static void out_of_memory(void **state) {
    (void)state;
    struct str book = made_book(&mem, "<row><c t=\"s\"><v>0</v></c></row>", "<mergeCells><mergeCell ref=\"A1:A3\"/></mergeCells>", "<si><t>a</t></si>", 0, false);
    struct str page = S("<table><tr><td>a</td><td>b</td></tr></table>");
    int left = 0;
    for (int which = 0; which < 2; which++)
        for (long n = 1; n < 200; n++) {
            struct arena a;
            struct paper_text t;
            struct fault f = { 0 };
            jmp_buf out;
            arena_init(&a, 0);
            a.exit = &out;
            if (setjmp(out) == 0) {
                arena_fail_at(n);
                assert_int_equal(read_first(&a, which ? page : book, &t, &f), OK);
                n = 1000;                            /* none failed: all were tried */
            } else {
                left++;
            }
            arena_fail_at(0);
            arena_free(&a);
        }
    assert_true(left > 10);
}

/* ---- real files ---- */

static void real_files(void **state) {
    (void)state;
    static const struct { const char *name; int64_t rows; } t[] = {
        { "hotline/labels-3-level.xlsx", 518 }, { "hotline/messages-4326.xlsx", 4327 }, { "hotline/replies-2816.xlsx", 2817 },
        { "office/hylcqd.xls", 0 }, { "office/quarter_GBK.csv", 857 }, { "estates/harbin-689.csv", 690 },
    };
    const char *root = getenv("ANJU_SHARED"), *program = convert_program(&mem);
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        struct buf b = { 0 };
        struct fault f = { 0 };
        struct paper *p;
        struct paper_text x;
        struct csv c;
        struct csv_row r;
        bool more = true;
        int64_t n = 0;
        const char *path = arena_printf(&mem, "%s/data/%s", root ? root : "../shared", t[i].name).s;
        if (file_read(path, 64 << 20, &b, &f)) {
            print_message("skipped: %s is not in ANJU_SHARED\n", t[i].name);
            continue;
        }
        enum err e = paper_open(&mem, str_of(t[i].name), buf_view(&b), program, &p, &f);
        if (t[i].rows == 0 && !program) {
            assert_int_equal(e, E_MEDIA);
            assert_string_equal(f.key, "paper.xls");
            print_message("%s: refused, LibreOffice is not installed\n", t[i].name);
            buf_free(&b);
            continue;
        }
        assert_int_equal(e, OK);
        assert_int_equal(paper_csv(&mem, p, 0, &x, &f), OK);
        assert_true(utf8_valid(x.csv, 0));
        paper_rows(&c, &mem, &x);
        while (csv_next(&c, &r, &more, &f) == OK && more) n++;
        assert_int_equal(f.err, OK);
        print_message("%s: %lld rows, %d merged ranges\n", t[i].name, (long long)n, x.made.merges);
        if (t[i].rows) assert_int_equal(n, t[i].rows);
        else assert_true(n > 10 && x.made.merges >= 40);
        buf_free(&b);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cells, setup, teardown), cmocka_unit_test_setup_teardown(figures, setup, teardown),
        cmocka_unit_test_setup_teardown(days, setup, teardown), cmocka_unit_test_setup_teardown(rows_keep_their_numbers, setup, teardown),
        cmocka_unit_test_setup_teardown(merged, setup, teardown), cmocka_unit_test_setup_teardown(bad_books, setup, teardown),
        cmocka_unit_test_setup_teardown(bombs, setup, teardown), cmocka_unit_test_setup_teardown(a_liar, setup, teardown),
        cmocka_unit_test_setup_teardown(kinds, setup, teardown), cmocka_unit_test_setup_teardown(sheets, setup, teardown),
        cmocka_unit_test_setup_teardown(by_a_writer, setup, teardown), cmocka_unit_test_setup_teardown(a_million_empty_rows, setup, teardown),
        cmocka_unit_test_setup_teardown(leaves_and_comes_back, setup, teardown), cmocka_unit_test_setup_teardown(pages, setup, teardown), cmocka_unit_test_setup_teardown(xml_sheets, setup, teardown), cmocka_unit_test_setup_teardown(converted, setup, teardown),
        cmocka_unit_test_setup_teardown(out_of_memory, setup, teardown), cmocka_unit_test_setup_teardown(real_files, setup, teardown),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
