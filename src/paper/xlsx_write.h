/* What the files that write workbooks share. */
#ifndef ANJU_PAPER_XLSX_WRITE_H
#define ANJU_PAPER_XLSX_WRITE_H

#include <xlsxwriter.h>
#include "base/buf.h"
#include "paper/xlsx.h"

enum { XLSX_KINDS = XLSX_PERCENT + 1 };

struct xlsx {
    struct arena *mem;
    lxw_workbook *book;
    lxw_worksheet *sheet;            /* of the table that is being written           */
    lxw_format *head, *must, *bad, *kind[XLSX_KINDS];
    const struct xlsx_column *column;
    int ncolumn;
    int *width;                      /* of what was written, where the column has none */
    lxw_row_t row;
    int comments;
    int lists;                       /* sheets of choices so far                     */
    bool failed;                     /* out of memory or a write that failed         */
    struct buf text;                 /* of one cell, ended with NUL                  */
    char path[40];
};

/* The first `most` characters in the xlsx's own room, ended with NUL; … where it was longer. */
const char *xlsx_z(struct xlsx *x, struct str s, size_t most);
void xlsx_note_error(struct xlsx *x, lxw_error e);
/* The drop-down lists of the columns of the sheet that begins. */
void xlsx_lists(struct xlsx *x);

#endif
