/* Any file that may hold tables: CSV of every kind, workbooks, pages, and where
** LibreOffice is installed old and foreign workbooks too. It has sheets; each
** becomes CSV text that csv.h reads. The one door for imports.
**
**     paper_open(a, name, bytes, &p, f)         what it is, its sheets
**     paper_choose(p, name)                     which sheet: by name, or the likeliest
**     paper_csv(a, p, sheet, &t, f)             that sheet as text
**     paper_rows(&csv, a, &t)                   begin to read it: lines, or rows of the sheet */
#ifndef ANJU_PAPER_PAPER_H
#define ANJU_PAPER_PAPER_H

#include "paper/charset.h"
#include "paper/csv.h"
#include "paper/kind.h"
#include "paper/xlsx_read.h"

struct paper_sheet {
    struct str name;                 /* empty for text and pages                     */
    bool hidden, table;              /* table false: a chart or macros, nothing to read */
    int64_t rows, columns;           /* as the file states; 0: it does not           */
};

struct paper {
    enum paper_kind kind;            /* of the file as it came                       */
    struct paper_sheet *sheet;
    int n;
    /* how it is read */
    struct str bytes;                /* borrowed; of the workbook that was made of it, when converted */
    struct xlsx_book *book;
    bool geo;                        /* outlines: GeoJSON, or made so                */
    struct str text;
    enum charset charset;
};

struct paper_text {
    struct str csv;                  /* UTF-8 without BOM; what to keep as the decoded file          */
    bool by_row;                     /* a sheet: separator comma, `line` is its row. Else lines      */
    enum charset charset;            /* text files                                                   */
    struct xlsx_made made;           /* sheets: what was seen; pages: rows and columns only          */
};

/* Look at a file: `bytes` is borrowed while sheets are read from it, `name` may be
** empty. Everything unreadable is refused here by what it is, with the remedy:
** kind.h, charset.h, xlsx_open, convert.h. `converter`: the program that makes
** workbooks of what is not (convert_program()), NULL: none. */
enum err paper_open(struct arena *a, struct str name, struct str bytes, const char *converter, struct paper **ret,
                    struct fault *f);
/* The sheet of this name (blanks around it and case of ASCII apart), or when the
** name is empty the first that is shown, has a table and is not stated empty.
** E_NOT_FOUND "paper.sheet_name" (arg: the name, those there are), "paper.sheet". */
enum err paper_choose(struct arena *a, const struct paper *p, struct str name, int *ret, struct fault *f);
/* One sheet as CSV, in `a`. Fails as xlsx_sheet_csv, html_table_csv. */
enum err paper_csv(struct arena *a, const struct paper *p, int sheet, struct paper_text *ret, struct fault *f);
/* Begin to read: csv_open or csv_open_rows. */
void paper_rows(struct csv *c, struct arena *a, const struct paper_text *t);

#endif
