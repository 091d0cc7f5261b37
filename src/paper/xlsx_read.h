/* Workbooks read (XLSX, ECMA-376, also .xlsm and .xltx; macros and links to
** other files are not looked at). A sheet becomes our CSV: UTF-8, commas, CRLF,
** one record a row of the sheet, empty rows as empty records, so that the n-th
** record is row n. Line ends within cells stay, quoted: open it with
** csv_open_rows (csv.h), whose `line` then counts records instead of lines.
**
** What stands in a cell comes out as the sheet shows it, with one exception:
** where that would hide what a reader needs. Dates are 2024-05-01, 09:05 or
** 2024-05-01 09:05[:30] after their number format, in both date systems; numbers
** have 15 digits and no exponent, but from 1E+15 on, where digits were lost, they
** keep it (1.23456789012346E+17), so that an id cut by the spreadsheet is refused
** as value.exponent and never taken; the zeros before a code shown as 0018 stay;
** a share of 37.5% is 0.375; TRUE, FALSE; a
** formula is its kept value, an error its text (#N/A), and a formula that was
** never calculated is #CALC!, all refused by value.h as value.formula. Rich text
** is its characters, without the readings above them.
** Merged cells: the value stands in the first cell. A range that goes down
** repeats its value in the first column of each further row that has anything of
** its own (a town's name merged over its estates); one that only goes across does
** not, as the headings of groups need their blanks (sheet.h). */
#ifndef ANJU_PAPER_XLSX_READ_H
#define ANJU_PAPER_XLSX_READ_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum {
    XLSX_SHEETS = 1000, XLSX_ROWS = 1048576, XLSX_CHARS = 32767,
    XLSX_STRINGS = 256 << 20,        /* bytes of all shared strings               */
    XLSX_TEXT_MOST = 256 << 20,      /* bytes of a sheet as CSV                   */
    XLSX_MERGES = 100000
};

struct xlsx_sheet {
    struct str name;
    bool hidden;                     /* also "very hidden"                        */
    bool table;                      /* false: a sheet of a chart or of macros    */
    int64_t rows, columns;           /* as the file states them, 0: it does not   */
    struct str part;                 /* where it lies in the package              */
};

struct xlsx_book {
    struct str bytes;                /* borrowed, for as long as sheets are read  */
    struct xlsx_sheet *sheet;
    int n;
    bool from_1904;
    struct str strings, styles;      /* parts                                     */
    unsigned char *format;           /* per cell style: enum xlsx_shown           */
    int formats;
};

struct xlsx_range { int64_t row, row2; int column, column2; };       /* rows from 1, columns from 0 */

struct xlsx_made {
    int64_t rows, filled;            /* the last row that holds anything; how many do        */
    int columns;                     /* the widest row                                       */
    int64_t hidden_rows;             /* of those that hold anything: hidden or filtered away */
    int64_t errors, uncalculated;    /* cells with #REF! and the like; formulas without value */
    struct xlsx_range *merge;        /* all merged ranges, as the file has them              */
    int merges;
    bool repeated;                   /* values of merged ranges were repeated downwards      */
};

/* Read what the workbook has: sheets, styles. Nothing stays open; `bytes` is
** borrowed. E_SYNTAX "xlsx.zip", "xlsx.password", "xlsx.xml", "xlsx.doctype",
** "xlsx.none" (no workbook in it), E_TOO_LARGE "xlsx.bomb", "xlsx.sheets". */
enum err xlsx_open(struct arena *a, struct str bytes, struct xlsx_book **ret, struct fault *f);
/* Append a sheet as CSV to `out`, which stays the caller's and holds half a sheet
** after a failure. E_SYNTAX as above, "xlsx.xml_near" (arg: about which
** row) and "xlsx.order" (rows not in order),
** E_NOT_FOUND "xlsx.sheet" (no such sheet, or no table), E_TOO_LARGE "xlsx.columns",
** "xlsx.cell" (arg: the cell, the limit), "xlsx.strings", "xlsx.text",
** "xlsx.merges"; f->row is the row of the sheet. E_MEMORY. */
enum err xlsx_sheet_csv(struct arena *a, const struct xlsx_book *, int sheet, struct buf *out, struct xlsx_made *ret,
                        struct fault *f);

#endif
