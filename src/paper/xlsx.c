#include "paper/xlsx.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include "base/buf.h"
#include "base/time.h"
#include "base/utf8.h"

struct xlsx {
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *head, *time;
    lxw_row_t row;
    int ncolumn;
    int fd;
    bool bad;                        /* out of memory or a write that failed    */
    struct buf text;                 /* of one cell, ended with NUL             */
    char path[40];
};

/* ---- text as the library wants it ---- */

/* The first `most` characters in the xlsx's own room, ended with NUL; … where it was longer. */
static const char *z_of(struct xlsx *x, struct str s, size_t most) {
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
        x->bad = true;
        return "";
    }
    for (size_t i = 0; i < n; i++)
        if (!x->text.s[i]) x->text.s[i] = ' ';
    return x->text.s;
}

static void note_error(struct xlsx *x, lxw_error e) {
    if (e != LXW_NO_ERROR) x->bad = true;
}

/* ---- the table ---- */

static void formats(struct xlsx *x) {
    x->head = workbook_add_format(x->book);
    x->time = workbook_add_format(x->book);
    if (!x->head || !x->time) {
        x->bad = true;
        return;
    }
    format_set_bold(x->head);
    format_set_bottom(x->head, LXW_BORDER_THIN);
    format_set_bg_color(x->head, 0xEEF1F4);
    format_set_align(x->head, LXW_ALIGN_VERTICAL_CENTER);
    format_set_num_format(x->time, "yyyy-mm-dd hh:mm");
}

static void header(struct xlsx *x, const struct xlsx_column *column) {
    for (int i = 0; i < x->ncolumn; i++) {
        lxw_col_t at = (lxw_col_t)i;
        note_error(x, worksheet_set_column(x->sheet, at, at, column[i].width, column[i].kind == XLSX_TIME ? x->time : NULL));
        note_error(x, worksheet_write_string(x->sheet, 0, at, z_of(x, column[i].label, 255), x->head));
    }
    worksheet_freeze_panes(x->sheet, 1, 0);
    x->row = 1;
}

enum err xlsx_begin(struct arena *a, int fd, struct str sheet, const struct xlsx_column *column, int n, struct xlsx **ret,
                    struct fault *f) {
    struct xlsx *x = ARENA_NEW(a, struct xlsx);
    *ret = 0;
    (void)snprintf(x->path, sizeof x->path, "/proc/self/fd/%d", fd);
    lxw_workbook_options options = { .constant_memory = LXW_TRUE };
    x->fd = fd;
    x->ncolumn = n;
    x->book = n >= 1 && n <= XLSX_COLUMNS ? workbook_new_opt(x->path, &options) : NULL;
    x->sheet = x->book ? workbook_add_worksheet(x->book, z_of(x, sheet, 31)) : NULL;
    if (!x->sheet) {
        enum err e = fault_set(f, n >= 1 && n <= XLSX_COLUMNS && !x->book ? E_MEMORY : E_INVALID, 0, 0);
        (void)xlsx_end(x, false, 0);
        return e;
    }
    formats(x);
    if (!x->bad) header(x, column);
    *ret = x;
    return OK;
}

void xlsx_text(struct xlsx *x, int column, struct str s) {
    if (!s.n || x->bad) return;
    note_error(x, worksheet_write_string(x->sheet, x->row, (lxw_col_t)column, z_of(x, s, XLSX_CELL), NULL));
}

void xlsx_number(struct xlsx *x, int column, double v) {
    if (x->bad || !isfinite(v)) return;
    note_error(x, worksheet_write_number(x->sheet, x->row, (lxw_col_t)column, v, NULL));
}

void xlsx_time(struct xlsx *x, int column, int64_t ms, int64_t offset) {
    enum { UNIX_DAY = 25569 };                     /* 1970-01-01 in days since 1899-12-30, as Excel counts */
    int64_t within, day = time_local_day(ms, offset, &within);
    double serial = (double)(day + UNIX_DAY) + (double)(within / SECOND) / (DAY / SECOND);
    if (x->bad) return;
    note_error(x, worksheet_write_number(x->sheet, x->row, (lxw_col_t)column, serial, x->time));
}

void xlsx_row_end(struct xlsx *x) {
    x->row++;
}

void xlsx_note(struct xlsx *x, struct str sheet, const struct str (*pair)[2], int n) {
    if (x->bad) return;
    lxw_worksheet *w = workbook_add_worksheet(x->book, z_of(x, sheet, 31));
    if (!w) {
        x->bad = true;
        return;
    }
    note_error(x, worksheet_set_column(w, 0, 0, 16, NULL));
    note_error(x, worksheet_set_column(w, 1, 1, 60, NULL));
    for (int i = 0; i < n; i++) {
        note_error(x, worksheet_write_string(w, (lxw_row_t)i, 0, z_of(x, pair[i][0], 255), x->head));
        if (pair[i][1].n) note_error(x, worksheet_write_string(w, (lxw_row_t)i, 1, z_of(x, pair[i][1], XLSX_CELL), NULL));
    }
}

static enum err closed(struct xlsx *x, struct fault *f) {
    lxw_row_t last = x->row > 1 ? x->row - 1 : 1;
    if (!x->bad) note_error(x, worksheet_autofilter(x->sheet, 0, 0, last, (lxw_col_t)(x->ncolumn - 1)));
    bool was_bad = x->bad;
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
