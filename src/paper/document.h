/* Any document of words, made the text a reader reads: plain text in any
** encoding, DOCX, web pages, workbooks, and where the helper programs are
** installed also DOC, WPS, RTF, ODT (LibreOffice) and PDF (pdftotext). The one
** door for plans. In the text a table's row is one line with tabs between its
** cells; it is what is kept, and what places of facts count in. */
#ifndef ANJU_PAPER_DOCUMENT_H
#define ANJU_PAPER_DOCUMENT_H

#include "base/arena.h"
#include "base/err.h"

enum { DOCUMENT_MOST = 64 << 20 };       /* bytes of the file, and of its text */

struct document {
    const char *kind;                /* text, docx, html, sheet, doc, pdf              */
    const char *encoding;            /* of text and pages: UTF-8, GB18030 …; else ""   */
    const char *note;                /* what was done to it, a word's key, or NULL:
                                     ** document.converted, document.revised (deleted text
                                     ** was left out), document.numbered, document.page */
    struct str text;                 /* UTF-8 without BOM; of a plain UTF-8 file a view of its bytes */
    int64_t tables;
};

/* `bytes` is borrowed as long as the text is used; `name` may be empty. What
** cannot be read is refused by what it is, with the remedy: E_INVALID plan.empty;
** E_SYNTAX plan.binary, plan.encoding, document.damaged, document.password,
** document.scanned (a PDF of pictures); E_MEDIA document.doc, document.pdf (the
** helper program is not installed), document.image, document.archive,
** document.other; E_TOO_LARGE plan.large, document.large; or what docx_read.h,
** page_text.h, paper.h and convert.h fail with. Helper programs are looked for in
** PATH, one file at a time, with limits. */
enum err document_read(struct arena *a, struct str name, struct str bytes, struct document *ret, struct fault *f);

#endif
