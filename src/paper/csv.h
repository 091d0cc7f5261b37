/* CSV both ways (RFC 4180, with the liberties of real files). The reader walks
** decoded text (charset.h) row by row in constant memory; the writer makes files
** that a spreadsheet opens as text, never as a formula. */
#ifndef ANJU_PAPER_CSV_H
#define ANJU_PAPER_CSV_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum { CSV_COLUMNS = 500, CSV_CELL = 1 << 20, CSV_ROWS = 2000000 };

struct csv_row {
    struct str *cell;     /* valid until the next csv_next; a view of the text or of the reader's scratch */
    int n;                /* cells in this row                                     */
    int64_t line;         /* line of the file on which it begins, from 1; by_row: its row  */
    int64_t number;       /* rows so far with this one, blank lines not counted    */
    bool odd;             /* fewer cells than csv.width, or more that are not blank; never by_row */
    size_t from, to;      /* its bytes within the text, without the line end       */
};

struct csv {
    struct str text;      /* borrowed                                              */
    char sep;             /* found by csv_open, or set by the caller after it      */
    bool trim;            /* cut blanks around cells (default true)                */
    bool by_row;          /* a sheet made CSV: `line` counts records, empty ones too, so
                          ** that it is the row of the sheet whatever its cells hold */
    int width;            /* 0: any; else rows of other widths are marked odd      */
    size_t at;
    int64_t line, rows;
    struct arena *mem;
    struct str cell[CSV_COLUMNS];
    char *scratch;
    size_t scratch_n, scratch_cap;
};

/* Begin. Finds the separator (comma, tab, semicolon, | or ^; or a first line
** `sep=;`) from the first rows. Cannot fail. */
void csv_open(struct csv *c, struct arena *a, struct str text);
/* Begin the CSV that a sheet was made into (xlsx_read.h): commas, lines are rows. */
void csv_open_rows(struct csv *c, struct arena *a, struct str text);
/* Read the next row, blank lines skipped; *more is false at the end. Ends of line
** are CRLF, LF or CR, also within quotes. A quote inside an unquoted cell is
** itself. E_SYNTAX "csv.quote_open" (no closing quote; f->row where it opened) or
** "csv.quote_text" (text after a closing quote); E_TOO_LARGE "csv.columns",
** "csv.cell", "csv.rows" with the limit in f->arg[0]. After a failure only
** csv_open may follow. */
enum err csv_next(struct csv *c, struct csv_row *ret, bool *more, struct fault *f);
struct str csv_cell(const struct csv_row *r, int i);       /* empty beyond the row, or for i < 0 */
struct str csv_raw(const struct csv *c, const struct csv_row *r);    /* the row as it stands in the file */

/* The writer: UTF-8 with BOM, commas, CRLF. Cells that begin with = + - @ (of
** either width), TAB, CR or LF get a leading apostrophe unless they are numbers. */
struct csv_out { struct buf *b; bool begun; };

void csv_out_open(struct csv_out *o, struct buf *b);        /* writes the BOM            */
void csv_put(struct csv_out *o, struct str cell);           /* STR_NULL is an empty cell */
void csv_put_int(struct csv_out *o, int64_t v);
void csv_end_row(struct csv_out *o);

#endif
