/* Word documents read (DOCX, ECMA-376) as the text a reader sees: one line a
** paragraph, with the automatic numbers that are not in the file's text. A
** table's row is one line, tabs between its cells; a cell over several rows is
** repeated in each, one over several columns leaves the others empty, so that a
** column is a column. Headers, footers, footnotes, comments, tables of contents,
** hidden and deleted text are left out; inserted text is kept; what stands in a
** text box comes once, behind its paragraph. */
#ifndef ANJU_PAPER_DOCX_READ_H
#define ANJU_PAPER_DOCX_READ_H

#include "base/arena.h"
#include "base/err.h"

enum { DOCX_TEXT_MOST = 64 << 20, DOCX_COLUMNS = 256, DOCX_DEEP = 16 };

struct docx_made {
    int64_t paragraphs, tables, numbered;      /* numbered: paragraphs whose number was counted */
    bool revised;                              /* deleted text was left out                     */
};

/* `bytes` is borrowed for the call; the text lives in `a`. E_SYNTAX
** "document.damaged", "document.password"; E_TOO_LARGE "document.large",
** "document.lists". */
enum err docx_read(struct arena *a, struct str bytes, struct str *ret, struct docx_made *made, struct fault *f);

#endif
