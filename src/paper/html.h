/* The table of a web page, as many systems "export" it under the name of .xls or
** .csv, made into CSV as workbooks are (xlsx_read.h): a record a row. */
#ifndef ANJU_PAPER_HTML_H
#define ANJU_PAPER_HTML_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum { HTML_MB = 64, HTML_TAGS = 2000000, HTML_CELLS = 4000000 };     /* the page stands in memory: some 120 bytes a tag */

struct html_made {
    int64_t rows, filled;
    int columns;
    int tables;                      /* of the page with at least two rows and two columns; the largest is read */
};

/* Append the page's largest table to `out`, which stays the caller's. `text` is
** UTF-8 (charset.h), whatever the page says of itself. Cells that go over several
** columns leave blanks beside them; over several rows, their text is repeated in
** the first column of each. Blanks run together as a browser shows them, <br> and
** ends of blocks are line ends; scripts and styles are passed over. E_MEDIA
** "paper.html_none"; E_TOO_LARGE "paper.html_large" (arg: MB), "paper.html_tags", "xlsx.columns",
** "xlsx.cell", "xlsx.text"; E_SYNTAX "paper.html"; E_MEMORY. */
enum err html_table_csv(struct arena *a, struct str text, struct buf *out, struct html_made *ret, struct fault *f);

#endif
