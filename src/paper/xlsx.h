/* XLSX (ECMA-376) through libxlsxwriter: tables that leave the program as a real
** workbook: frozen header, filter, widths, dates as dates, numbers as numbers,
** text that stays text whatever it begins with, choices as drop-down lists,
** explanations as comments on the headings. Rows are written as they come, in
** constant memory; what was written so comes back in through xlsx_read.h. */
#ifndef ANJU_PAPER_XLSX_H
#define ANJU_PAPER_XLSX_H

#include "base/arena.h"
#include "base/err.h"
#include "base/time.h"

enum xlsx_kind {
    XLSX_TEXT, XLSX_NUMBER, XLSX_TIME,
    XLSX_DATE,                       /* 2024-05-01                                       */
    XLSX_MONTH,                      /* 2024-05, kept as the first of it                 */
    XLSX_INT,                        /* no decimals                                      */
    XLSX_MONEY,                      /* yuan, two decimals                               */
    XLSX_PERCENT                     /* 0.375 as 37.5%                                   */
};
struct xlsx_column {
    struct str label;
    enum xlsx_kind kind;
    int width;                       /* in digits, as Excel counts; 0: by what stands in it */
    bool required;                   /* its heading looks so                             */
    struct str note;                 /* a comment on the heading, empty: none            */
    const struct str *choice;        /* what may be chosen, as a drop-down list          */
    int choices;
    struct str wrong;                /* what Excel says of another value, at most 225 characters; empty: it takes it */
};

struct xlsx;

enum { XLSX_COLUMNS = 512, XLSX_CELL = 32767,      /* characters that a cell holds; what is longer is cut with … */
       XLSX_COMMENTS = 20000 };                    /* on cells; further ones are left out (they are kept in memory) */

/* Begin a workbook in the open file `fd`, which stays the caller's; what it needs
** of its own lives in `a` until xlsx_end. Its first sheet is this table.
** Sheet names as Excel takes them: at most 31 characters, none of []:*?/\ in
** them. `column` and what it points to must last until then. E_MEMORY, E_INVALID
** for more than XLSX_COLUMNS columns or a bad name. */
enum err xlsx_begin(struct arena *a, int fd, struct str sheet, const struct xlsx_column *column, int n, struct xlsx **ret,
                    struct fault *f);
/* Go on with another table on a sheet of its own. E_INVALID, E_MEMORY. */
enum err xlsx_sheet(struct xlsx *, struct str sheet, const struct xlsx_column *column, int n, struct fault *f);
/* A cell of the row that is being written. STR_NULL and nothing written: an empty cell. */
void xlsx_text(struct xlsx *, int column, struct str);
void xlsx_number(struct xlsx *, int column, double);           /* shown after the kind of its column */
void xlsx_day(struct xlsx *, int column, struct civil);        /* XLSX_DATE, XLSX_MONTH              */
/* Epoch ms as the civil date and time at `offset` ms east of UTC. */
void xlsx_time(struct xlsx *, int column, int64_t ms, int64_t offset);
/* Text that was refused: coloured, with the reason as a comment on it. */
void xlsx_bad(struct xlsx *, int column, struct str, struct str reason);
void xlsx_row_end(struct xlsx *);
/* A small sheet of label and value, written after the tables. */
void xlsx_note(struct xlsx *, struct str sheet, const struct str (*pair)[2], int n);
/* Finish and let go of it, in every case; ok = false only lets go. E_IO, E_DISK_FULL, E_MEMORY. */
enum err xlsx_end(struct xlsx *, bool ok, struct fault *f);

#endif
