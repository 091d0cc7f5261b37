#include "paper/xlsx_write.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "base/utf8.h"

enum { WIDTH_LEAST = 8, WIDTH_MOST = 50, SHORT_TEXT = 255 };

/* ---- text as the library wants it ---- */

const char *xlsx_z(struct xlsx *x, struct str s, size_t most) {
    size_t n = s.n, shown = utf8_count(s) > most ? most - 1 : 0;
    if (shown) {
        n = 0;
        for (size_t i = 0; i < shown; i++)
            do n++;
            while (n < s.n && ((unsigned char)s.s[n] & 0xc0) == 0x80);
    }
    buf_clear(&x->text);
    buf_put(&x->text, s.s, n);
    if (shown) buf_z(&x->text, "\xe2\x80\xa6");
    buf_c(&x->text, 0);
    if (x->text.bad) {
        x->failed = true;
        return "";
    }
    for (size_t i = 0; i < n; i++)
        if (!x->text.s[i]) x->text.s[i] = ' ';
    return x->text.s;
}

void xlsx_note_error(struct xlsx *x, lxw_error e) {
    if (e != LXW_NO_ERROR) x->failed = true;
}

/* How wide text stands, in digits: Chinese characters are two; of several lines the widest. */
static int width_of(struct str s) {
    int widest = 0, now = 0;
    for (size_t i = 0; i < s.n && widest < WIDTH_MOST;) {
        uint32_t c = utf8_next(s, &i);
        now = c == '\n' ? 0 : now + (c >= 0x1100 ? 2 : 1);
        if (now > widest) widest = now;
    }
    return widest;
}

static void see_width(struct xlsx *x, int column, int width) {
    if (width > x->width[column]) x->width[column] = width;
}

/* ---- formats ---- */

static const char *const number_format[XLSX_KINDS] = {
    [XLSX_TEXT] = "@", [XLSX_NUMBER] = "General", [XLSX_TIME] = "yyyy-mm-dd hh:mm", [XLSX_DATE] = "yyyy-mm-dd", [XLSX_MONTH] = "yyyy-mm",
    [XLSX_INT] = "0", [XLSX_MONEY] = "0.00", [XLSX_PERCENT] = "0.0%",
};

static lxw_format *head_format(struct xlsx *x, lxw_color_t colour) {
    lxw_format *f = workbook_add_format(x->book);
    if (!f) return x->failed = true, f;
    format_set_bold(f);
    format_set_bottom(f, LXW_BORDER_THIN);
    format_set_bg_color(f, colour);
    format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    return f;
}

static void formats(struct xlsx *x) {
    x->head = head_format(x, 0xEEF1F4);
    x->must = head_format(x, 0xFCE9D4);
    x->bad = workbook_add_format(x->book);
    if (!x->bad) x->failed = true;
    else format_set_bg_color(x->bad, 0xF8D7D5);
    for (int i = 0; i < XLSX_KINDS && !x->failed; i++) {
        x->kind[i] = i == XLSX_NUMBER ? 0 : workbook_add_format(x->book);
        if (i == XLSX_NUMBER) continue;
        if (!x->kind[i]) x->failed = true;
        else format_set_num_format(x->kind[i], number_format[i]);
    }
}

/* ---- a table ---- */

static void comment(struct xlsx *x, lxw_row_t row, int column, struct str text) {
    lxw_comment_options o = { .x_scale = 2.0, .y_scale = 1.2 };
    if (!text.n || x->failed || x->comments >= XLSX_COMMENTS) return;
    x->comments++;
    xlsx_note_error(x, worksheet_write_comment_opt(x->sheet, row, (lxw_col_t)column, xlsx_z(x, text, 2000), &o));
}

static void header(struct xlsx *x) {
    for (int i = 0; i < x->ncolumn && !x->failed; i++) {
        const struct xlsx_column *c = &x->column[i];
        xlsx_note_error(x, worksheet_write_string(x->sheet, 0, (lxw_col_t)i, xlsx_z(x, c->label, 255), c->required ? x->must : x->head));
        comment(x, 0, i, c->note);
        see_width(x, i, width_of(c->label) + 3);             /* and the arrow of the filter */
    }
    worksheet_freeze_panes(x->sheet, 1, 0);
    x->row = 1;
}

/* What is known only when the rows have been written. */
static void finish_table(struct xlsx *x) {
    lxw_row_t last = x->row > 1 ? x->row - 1 : 1;
    for (int i = 0; i < x->ncolumn && !x->failed; i++) {
        int own = x->column[i].width, seen = x->width[i] + 2;
        int w = own ? own : seen < WIDTH_LEAST ? WIDTH_LEAST : seen > WIDTH_MOST ? WIDTH_MOST : seen;
        xlsx_note_error(x, worksheet_set_column(x->sheet, (lxw_col_t)i, (lxw_col_t)i, w, x->kind[x->column[i].kind]));
    }
    if (!x->failed) xlsx_note_error(x, worksheet_autofilter(x->sheet, 0, 0, last, (lxw_col_t)(x->ncolumn - 1)));
}

static bool begin_table(struct xlsx *x, struct str sheet, const struct xlsx_column *column, int n) {
    x->sheet = workbook_add_worksheet(x->book, xlsx_z(x, sheet, 31));
    if (!x->sheet) return false;
    x->column = column;
    x->ncolumn = n;
    x->width = ARENA_ARRAY(x->mem, int, n);
    if (!x->failed) header(x);
    if (!x->failed) xlsx_lists(x);
    return true;
}

enum err xlsx_begin(struct arena *a, int fd, struct str sheet, const struct xlsx_column *column, int n, struct xlsx **ret,
                    struct fault *f) {
    struct xlsx *x = ARENA_NEW(a, struct xlsx);
    bool fits = n >= 1 && n <= XLSX_COLUMNS;
    *ret = 0;
    (void)snprintf(x->path, sizeof x->path, "/proc/self/fd/%d", fd);
    lxw_workbook_options options = { .constant_memory = LXW_TRUE };
    x->mem = a;
    x->book = fits ? workbook_new_opt(x->path, &options) : NULL;
    if (x->book) formats(x);
    if (!x->book || !begin_table(x, sheet, column, n)) {
        enum err e = fault_set(f, fits && !x->book ? E_MEMORY : E_INVALID, 0, 0);
        (void)xlsx_end(x, false, 0);
        return e;
    }
    *ret = x;
    return OK;
}

enum err xlsx_sheet(struct xlsx *x, struct str sheet, const struct xlsx_column *column, int n, struct fault *f) {
    if (n < 1 || n > XLSX_COLUMNS) return fault_set(f, E_INVALID, 0, 0);
    finish_table(x);
    if (x->failed) return fault_set(f, E_MEMORY, 0, 0);
    if (begin_table(x, sheet, column, n)) return OK;
    x->failed = true;
    return fault_set(f, E_INVALID, 0, 0);
}

/* ---- cells ---- */

static lxw_format *format_of(const struct xlsx *x, int column) {
    return x->kind[x->column[column].kind];
}

/* Text cells carry the format of text, so that an id typed over one stays text; long ones do not: old
** editions show them as #####. */
void xlsx_text(struct xlsx *x, int column, struct str s) {
    if (!s.n || x->failed) return;
    bool is_short = x->column[column].kind == XLSX_TEXT && s.n <= SHORT_TEXT;
    see_width(x, column, width_of(s));
    xlsx_note_error(x, worksheet_write_string(x->sheet, x->row, (lxw_col_t)column, xlsx_z(x, s, XLSX_CELL), is_short ? x->kind[XLSX_TEXT] : NULL));
}

void xlsx_number(struct xlsx *x, int column, double v) {
    char z[40];
    if (x->failed || !isfinite(v)) return;
    see_width(x, column, snprintf(z, sizeof z, "%.10g", v));
    xlsx_note_error(x, worksheet_write_number(x->sheet, x->row, (lxw_col_t)column, v, x->column[column].kind == XLSX_TEXT ? NULL : format_of(x, column)));
}

/* Days since 1899-12-30, as Excel counts them. */
static double serial(int64_t day, int64_t within) {
    enum { UNIX_DAY = 25569 };
    return (double)(day + UNIX_DAY) + (double)(within / SECOND) / (DAY / SECOND);
}

void xlsx_day(struct xlsx *x, int column, struct civil c) {
    enum xlsx_kind k = x->column[column].kind == XLSX_MONTH ? XLSX_MONTH : XLSX_DATE;
    if (x->failed) return;
    see_width(x, column, 10);
    xlsx_note_error(x, worksheet_write_number(x->sheet, x->row, (lxw_col_t)column, serial(day_of(c), 0), x->kind[k]));
}

void xlsx_time(struct xlsx *x, int column, int64_t ms, int64_t offset) {
    int64_t within, day = time_local_day(ms, offset, &within);
    if (x->failed) return;
    see_width(x, column, 16);
    xlsx_note_error(x, worksheet_write_number(x->sheet, x->row, (lxw_col_t)column, serial(day, within), x->kind[XLSX_TIME]));
}

void xlsx_bad(struct xlsx *x, int column, struct str s, struct str reason) {
    if (x->failed) return;
    see_width(x, column, width_of(s));
    if (s.n) xlsx_note_error(x, worksheet_write_string(x->sheet, x->row, (lxw_col_t)column, xlsx_z(x, s, XLSX_CELL), x->bad));
    else xlsx_note_error(x, worksheet_write_blank(x->sheet, x->row, (lxw_col_t)column, x->bad));
    comment(x, x->row, column, reason);
}

void xlsx_row_end(struct xlsx *x) {
    x->row++;
}

void xlsx_note(struct xlsx *x, struct str sheet, const struct str (*pair)[2], int n) {
    if (x->failed) return;
    lxw_worksheet *w = workbook_add_worksheet(x->book, xlsx_z(x, sheet, 31));
    if (!w) {
        x->failed = true;
        return;
    }
    xlsx_note_error(x, worksheet_set_column(w, 0, 0, 16, NULL));
    xlsx_note_error(x, worksheet_set_column(w, 1, 1, 60, NULL));
    for (int i = 0; i < n; i++) {
        xlsx_note_error(x, worksheet_write_string(w, (lxw_row_t)i, 0, xlsx_z(x, pair[i][0], 255), x->head));
        if (pair[i][1].n) xlsx_note_error(x, worksheet_write_string(w, (lxw_row_t)i, 1, xlsx_z(x, pair[i][1], XLSX_CELL), NULL));
    }
}

/* ---- the end ---- */

static enum err closed(struct xlsx *x, struct fault *f) {
    if (!x->failed) finish_table(x);
    bool was_bad = x->failed;
    errno = 0;
    lxw_error e = workbook_close(x->book);         /* frees the book too, in every case */
    x->book = NULL;
    if (was_bad || e == LXW_ERROR_MEMORY_MALLOC_FAILED) return fault_set(f, E_MEMORY, 0, 0);
    if (e != LXW_NO_ERROR) return fault_set(f, errno == ENOSPC ? E_DISK_FULL : E_IO, 0, 0);
    return OK;
}

enum err xlsx_end(struct xlsx *x, bool ok, struct fault *f) {
    enum err e = OK;
    if (!x) return OK;
    if (x->book && ok) e = closed(x, f);
    else if (x->book) lxw_workbook_free(x->book);
    buf_free(&x->text);
    return e;
}
