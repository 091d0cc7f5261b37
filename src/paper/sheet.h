/* Tables that people keep: which column is which, and what stands in a cell.
** Works on cells, whatever file they came from. */
#ifndef ANJU_PAPER_SHEET_H
#define ANJU_PAPER_SHEET_H

#include "paper/csv.h"
#include "base/time.h"

/* ---- Columns ---- */

/* What a field may be called. Names are compared after widths, case, blanks,
** punctuation and a leading or trailing * are evened out; a name also matches
** with its bracketed part left off: 建成年份(年) is 建成年份. */
struct sheet_column {
    const char *field;            /* our name, also accepted as a heading           */
    const char *zh, *en;          /* labels, NULL: none                             */
    const char *const *alias;     /* further names, NULL-terminated; NULL: none     */
    bool required;
};

enum sheet_trouble {
    SHEET_MISSING,                /* a required field has no column                 */
    SHEET_TWICE,                  /* two columns for one field: `at` and `other`    */
    SHEET_UNKNOWN,                /* a heading that names no field                  */
    SHEET_UNNAMED                 /* a column without heading: left out, no failure */
};

struct sheet_problem {
    enum sheet_trouble trouble;
    struct str heading;           /* as in the file; for SHEET_MISSING the field    */
    int at, other;                /* columns from 0, -1: none                       */
};

struct sheet_match {
    int *at;                      /* per field: its column from 0, -1: absent       */
    int *field;                   /* per column: its field, -1: none                */
    int fields, columns, matched, missing;
    int64_t line;                 /* line of the heading row (sheet_heading only)   */
    struct sheet_problem *problem;
    int problems;
};

/* Match one row of headings; all findings are in *ret, in `a`. Headings are
** borrowed. */
void sheet_match(struct arena *a, const struct str *cell, int n, const struct sheet_column *col, int cols,
                 struct sheet_match *ret);
/* Does a row look like the headings: two fields matched, or all required ones? */
bool sheet_is_heading(const struct sheet_match *m);
/* Find the headings within the first 10 rows (title rows above are passed over)
** and leave the reader behind them, its width set. E_INVALID "sheet.no_heading"
** with the wanted names in f->arg[0] and the first row in f->arg[1]; or what
** csv_next fails with. */
enum err sheet_heading(struct arena *a, struct csv *c, const struct sheet_column *col, int cols,
                       struct sheet_match *ret, struct fault *f);
/* Refuse a match with problems, the first one noted, f->field the field or
** heading, f->row the line: E_INVALID "sheet.missing" (arg[1]: its label),
** "sheet.twice" (arg: both column letters); E_UNKNOWN_FIELD "sheet.unknown" (arg:
** column letter, heading) unless `unknown_ok`. */
enum err sheet_check(const struct sheet_match *m, const struct sheet_column *col, bool unknown_ok,
                     struct arena *a, struct fault *f);
/* The cell of a field in a row, empty when the file has no such column. */
struct str sheet_cell(const struct sheet_match *m, const struct csv_row *r, int field);
struct str sheet_letter(struct arena *a, int column);       /* 0 is A, 26 is AA */

/* ---- Cells ----
** Each returns NULL and fills *ret, or a message key that says why not. An empty
** cell is "value.empty"; nothing is guessed. Digits and signs may be of either
** width. `units` lists what may follow a number, "栋|幢|座"; NULL: nothing may. */

/* A whole number: 65栋, 3,005 户, １２, 1.2万户. value.number (not one number),
** value.unit (another unit), value.whole (a fraction), value.range,
** value.exponent (1.1E+12: a spreadsheet has cut its digits). */
const char *value_int(struct str cell, const char *units, int64_t *ret);
/* A decimal number times 10^digits (digits 0 … 9): 12.5 with 2 is 1250. More
** digits than that are value.digits, unless they are zeros. */
const char *value_scaled(struct str cell, const char *units, int digits, int64_t *ret);
/* Money in yuan, 1,234.50元, ¥300, 1.2万元, as fen. Keys as above. */
const char *value_fen(struct str cell, int64_t *ret);
const char *value_real(struct str cell, const char *units, double *ret);
/* A day: 2024-5-1, 2024/5/1, 2024.5.1, 2024年5月1日, 20240501; a time of 0:00 may
** follow. value.date (none), value.date_order (5/1/2024), value.date_year (24-5-1),
** value.date_serial (45413: a spreadsheet's day number), value.date_day (2024年5月),
** value.date_time (a time of day follows), value.date_exists (2023-02-29). */
const char *value_date(struct str cell, struct civil *ret);
/* A day and time 2024-5-1 9:05[:30] as epoch ms, `offset` ms east of UTC; a day
** alone is its midnight. */
const char *value_time(struct str cell, int64_t offset, int64_t *ret);
/* Text of at most `chars` characters: value.long, value.control (control
** characters other than line ends and TAB), value.exponent when `number` says that
** the text is an id or a phone and the cell reads 1.1E+12. A view of the cell. */
const char *value_text(struct str cell, size_t chars, bool number, struct str *ret);
/* Yes or no: 是 否 有 无 1 0 y n yes no true false √ ×; value.bool. */
const char *value_bool(struct str cell, bool *ret);

#endif
