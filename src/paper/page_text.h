/* The document on a web page, without the page: menus, headers, footers, forms,
** breadcrumbs and what is repeated are left out by their form (elements of
** navigation, share of links, short lines before and behind the text), never by
** the words of any one site. A paragraph is a line; a table's row is a line with
** tabs between its cells, a cell over several rows repeated in each, one over
** several columns leaving the others empty. Tables that only lay out the page
** are paragraphs. */
#ifndef ANJU_PAPER_PAGE_TEXT_H
#define ANJU_PAPER_PAGE_TEXT_H

#include "base/arena.h"
#include "base/err.h"

enum { PAGE_COLUMNS = 256 };

struct page_made { int64_t kept, left_out, tables; };      /* blocks; tables of data */

/* `text` is UTF-8 (charset.h) of at most HTML_MB MiB and HTML_TAGS tags, whatever
** the page says of itself; the result lives in `a`. E_TOO_LARGE
** "paper.html_large", "paper.html_tags"; E_SYNTAX "paper.html"; E_MEMORY. */
enum err page_text(struct arena *a, struct str text, struct str *ret, struct page_made *made, struct fault *f);

#endif
