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
    /* for sheet_guess only: what its cells look like */
    enum sheet_content {
        SHEET_ANY,                /* nothing is told by its cells                   */
        SHEET_DAY, SHEET_MONTH, SHEET_YEAR, SHEET_PHONE, SHEET_LAT, SHEET_LNG,
        SHEET_CODES,              /* one of `codes`                                 */
        SHEET_UNITS               /* a number with one of `units`                   */
    } content;
    const char *units;            /* "栋|幢"                                        */
    const char *const *codes;     /* labels and codes, NULL-terminated              */
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
    int lines;                    /* rows of headings: 1, or 2 with groups above    */
    int skipped;                  /* rows of units or numbers passed over below     */
    struct str *heading;          /* per column, 电梯·台数 of two rows; lasting (sheet_heading only) */
    struct sheet_problem *problem;
    int problems;
};

/* Match one row of headings; all findings are in *ret, in `a`. Headings are
** borrowed. */
void sheet_match(struct arena *a, const struct str *cell, int n, const struct sheet_column *col, int cols,
                 struct sheet_match *ret);
/* Does a row look like the headings: two fields matched, or all required ones? */
bool sheet_is_heading(const struct sheet_match *m);
/* Find the headings within the first 30 rows and leave the reader behind them,
** its width set. Rows of titles above are passed over; so are rows right below
** that hold only units (单位：户, 平方米), notes in brackets or the numbers of the
** columns. Two rows of headings, groups above (电梯 over 台数 and 年限) and names
** that stand in the upper or in both, make whole names 电梯·台数: a field is found
** by the whole name, else by the lower one. E_INVALID "sheet.no_heading" with the
** wanted names in f->arg[0] and the first row in f->arg[1]; or what csv_next fails
** with. */
enum err sheet_heading(struct arena *a, struct csv *c, const struct sheet_column *col, int cols,
                       struct sheet_match *ret, struct fault *f);
/* The same where a person has said on which line the headings begin: the row at
** that line, or the first behind it, even when it names no field. */
enum err sheet_heading_at(struct arena *a, struct csv *c, int64_t line, const struct sheet_column *col, int cols,
                          struct sheet_match *ret, struct fault *f);

/* What a row below the headings is: data, or what people write under a table. */
enum sheet_row {
    SHEET_DATA,
    SHEET_TOTAL,                  /* 合计, 总计, 小计                                */
    SHEET_SIGN,                   /* 填表人：… 审核人：…                             */
    SHEET_REMARK,                 /* 备注：…, 注：…                                  */
    SHEET_REPEAT,                 /* the headings once more, as on each printed page */
    SHEET_HINT                    /* units or numbers of columns                     */
};
/* `m` as sheet_heading left it. Only rows that can be nothing else; a label of the
** word list "sheet_row" is named by sheet_row_name. */
enum sheet_row sheet_row_is(const struct sheet_match *m, const struct csv_row *r);
const char *sheet_row_name(enum sheet_row);                 /* "total" …; data: ""  */

/* ---- Columns whose heading names nothing, by what stands in them ---- */

struct sheet_guess {
    int column, field;
    int fits, of;                 /* cells of the sample that look like it          */
    const char *why;              /* "guess.day" …: a word with {0} fits and {1} of */
};
/* Propose fields for columns that have none (a person confirms, it is never
** taken by itself). `c` is a reader of the same text as it stands behind
** the headings; a copy of it reads on, at most 300 rows. A column is proposed for a
** field without column when at least 3 cells and 80 % of those filled fit, and no
** other column and no other field fits as well. Returns how many, in *ret. */
int sheet_guess(struct arena *a, const struct csv *c, const struct sheet_match *m, const struct sheet_column *col,
                int cols, struct sheet_guess **ret);
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
/* Two numbers or one: 1至1.3元, 0.8-1.2, 3~5户, times 10^digits; of one number low
** and high are the same. value.range_order when the first is the larger. The
** functions for one number say value.two_numbers of such a cell. */
const char *value_range(struct str cell, const char *units, int digits, int64_t *low, int64_t *high);
/* Numbers that are only about right (约300户, 300余户, 300户左右, 300+) are refused
** as value.approximate, unless a person has said that they will do: then the cell
** is first made exact. True, and *ret (in `room`) without what says so; false, and
** *ret the cell itself. */
enum { VALUE_CELL = 96 };
bool value_exact(struct str cell, char room[VALUE_CELL], struct str *ret);
/* A failed formula, #REF! #N/A #DIV/0! …: every reader here says value.formula. */
bool value_is_error(struct str cell);
/* A day: 2024-5-1, 2024/5/1, 2024.5.1, 2024年5月1日, 20240501; a time of 0:00 may
** follow. value.date (none), value.date_order (5/1/2024), value.date_year (24-5-1),
** value.date_serial (45413: a spreadsheet's day number), value.date_day (2024年5月),
** value.date_time (a time of day follows), value.date_exists (2023-02-29). */
const char *value_date(struct str cell, struct civil *ret);
/* A day and time 2024-5-1 9:05[:30] as epoch ms, `offset` ms east of UTC; a day
** alone is its midnight. */
const char *value_time(struct str cell, int64_t offset, int64_t *ret);
/* The same for files that write otherwise: 5/1/2024 in an order that is known,
** 45413 as the day number of a spreadsheet when `serial_ok`. */
enum date_order { DATE_ASK, DATE_YMD, DATE_MDY, DATE_DMY };
const char *value_date_as(struct str cell, enum date_order order, bool serial_ok, struct civil *ret);
const char *value_time_as(struct str cell, enum date_order order, bool serial_ok, int64_t offset, int64_t *ret);
/* Where a month or a year is all that is wanted: 2024-05, 2024/5, 2024年5月, 202405,
** also a whole date, as the first of its month (value.month; 2024.1 is refused: a
** spreadsheet writes 2024.10 so); 2019, 2019年, 2019年建, also a date (value.year). */
const char *value_month(struct str cell, struct civil *ret);
const char *value_year(struct str cell, int64_t *ret);

/* Which order the dates of a column are written in: zero it, add every cell, ask. */
struct value_dates {
    int64_t cells, year_first;    /* filled; 2024-5-1 and the like                  */
    int64_t month_first, day_first;     /* 5/13/2024, 13/5/2024: only one order can be */
    int64_t either, serial, other;      /* 5/1/2024; 45413; no date                 */
    char sample[32];              /* the first cell that can be either              */
    int sample_n;
};
void value_dates_add(struct value_dates *d, struct str cell);
/* The order, by what only one order explains; *ask: nothing does, or cells
** contradict each other, and a person must say it. */
enum date_order value_dates_order(const struct value_dates *d, bool *ask);
/* Text of at most `chars` characters: value.long, value.control (control
** characters other than line ends and TAB), value.exponent when `number` says that
** the text is an id or a phone and the cell reads 1.1E+12. A view of the cell. */
const char *value_text(struct str cell, size_t chars, bool number, struct str *ret);
/* Yes or no: 是 否 有 无 1 0 y n yes no true false √ ×; value.bool. */
const char *value_bool(struct str cell, bool *ret);

#endif
