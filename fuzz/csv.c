/* A table as a stranger sends it: decoded, cut into rows, every cell read as
** everything; refused or read, and what is written from it reads back. */
#include <stdlib.h>
#include "base/utf8.h"
#include "paper/charset.h"
#include "paper/sheet.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static const char *const alias[] = { "BUILDTIME", 0 };
static const struct sheet_column columns[] = {
    { "name", "小区名称", "Estate", 0, true }, { "built", "建成年份(年)", 0, alias, false, SHEET_YEAR, 0, 0 },
    { "day", "日期", 0, 0, false, SHEET_DAY, 0, 0 }, { "phone", "电话", 0, 0, false, SHEET_PHONE, 0, 0 },
    { "households", "户数", 0, 0, false, SHEET_UNITS, "户|套", 0 },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static void read_cell(struct arena *a, struct str s) {
    int64_t v;
    double r;
    bool yes;
    struct civil c;
    struct str t;
    if (!value_scaled(s, "栋|户|㎡", 2, &v) && value_real(s, "栋|户|㎡", &r)) abort();   /* what is exact is real */
    (void)value_fen(s, &v);
    (void)value_time(s, 8 * HOUR, &v);
    (void)value_bool(s, &yes);
    (void)value_text(s, 80, true, &t);
    if (!value_date(s, &c) && !civil_ok(c)) abort();
    (void)sheet_letter(a, (int)(s.n % 700));
}

/* What a person allowed: orders, day numbers, about right; low never above high. */
static void read_freely(struct str s, struct value_dates *dates) {
    char room[VALUE_CELL];
    struct str exact;
    struct civil c;
    int64_t low, high, y;
    for (enum date_order k = DATE_ASK; k <= DATE_DMY; k++)
        if (!value_date_as(s, k, true, &c) && day_of(c) > day_of((struct civil){ 2200, 12, 31 })) abort();
    if (!value_month(s, &c) && (!civil_ok(c) || c.day != 1)) abort();
    if (!value_year(s, &y) && (y < 1800 || y > 2200)) abort();
    if (!value_range(s, "元|户", 2, &low, &high) && low > high) abort();
    if (value_exact(s, room, &exact) && exact.n >= s.n + VALUE_CELL) abort();
    value_dates_add(dates, s);
}

static void read_rows(struct arena *a, struct csv *c, struct fault *f) {
    struct csv_row r;
    struct buf b = { 0 };
    struct csv_out o;
    bool more = true;
    int64_t cells = 0, back = 0;
    struct value_dates dates = { 0 };
    csv_out_open(&o, &b);
    while (csv_next(c, &r, &more, f) == OK && more) {
        if (csv_raw(c, &r).n != r.to - r.from) abort();
        csv_put(&o, S("k"));                      /* so that no row is blank */
        for (int i = 0; i < r.n; i++) {
            read_cell(a, r.cell[i]);
            read_freely(r.cell[i], &dates);
            if (r.n < CSV_COLUMNS) csv_put(&o, r.cell[i]);
        }
        cells += r.n < CSV_COLUMNS ? r.n + 1 : 1;
        csv_end_row(&o);
    }
    struct csv again;
    struct fault g = { 0 };
    csv_open(&again, a, str_from(buf_view(&b), 3));
    again.sep = ',';
    while (csv_next(&again, &r, &more, &g) == OK && more) back += r.n;
    if (g.err || back != cells) abort();
    buf_free(&b);
}

/* Behind the headings: proposals name columns and fields that are free, and rows are something. */
static void read_table(struct arena *a, struct csv *c, const struct sheet_match *m, struct fault *f) {
    struct sheet_guess *g;
    struct csv_row r;
    bool more;
    (void)sheet_check(m, columns, false, a, f);
    int n = sheet_guess(a, c, m, columns, COLUMNS, &g);
    for (int i = 0; i < n; i++)
        if (m->field[g[i].column] >= 0 || m->at[g[i].field] >= 0 || g[i].fits > g[i].of) abort();
    while (csv_next(c, &r, &more, f) == OK && more) (void)sheet_row_name(sheet_row_is(m, &r));
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct arena a;
    struct fault f = { 0 }, g = { 0 };
    struct str text;
    struct csv c;
    struct sheet_match m;
    enum charset what;
    arena_init(&a, 0);
    if (charset_decode(&a, (struct str){ (const char *)data, size }, &text, &what, &f) == OK) {
        if (!utf8_valid(text, 0)) abort();
        csv_open(&c, &a, text);
        if (sheet_heading(&a, &c, columns, COLUMNS, &m, &g) == OK) read_table(&a, &c, &m, &g);
        g = (struct fault){ 0 };
        csv_open_rows(&c, &a, text);
        if (sheet_heading_at(&a, &c, (int64_t)size % 7, columns, COLUMNS, &m, &g) == OK) read_table(&a, &c, &m, &g);
        g = (struct fault){ 0 };
        csv_open(&c, &a, text);
        c.width = 2;
        read_rows(&a, &c, &g);
    }
    arena_free(&a);
    return 0;
}
