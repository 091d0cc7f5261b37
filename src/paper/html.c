#include "paper/html.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "paper/csv.h"
#include "paper/xlsx_part.h"

/* A cell that goes down, while its rows pass. */
struct down { int64_t rows; struct buf text; };

struct page {
    struct arena *a;
    htmlDocPtr doc;
    struct buf *out, cell;
    size_t from;
    struct html_made *made;
    xmlNode *best;
    int64_t best_cells, cells, row;
    struct down down[CSV_COLUMNS];
    bool blank, begun;               /* a blank is due; the cell has text already */
};

static bool is(const xmlNode *n, const char *name) {
    return n->type == XML_ELEMENT_NODE && !xmlStrcasecmp(n->name, (const xmlChar *)name);
}

/* ---- walking: a node's next within `top`, its children passed over unless `into` ---- */

static xmlNode *next_node(xmlNode *n, const xmlNode *top, bool into) {
    if (into && n->children && n->type == XML_ELEMENT_NODE) return n->children;
    while (n && n != top && !n->next) n = n->parent;
    return !n || n == top ? 0 : n->next;
}

/* The next row or cell of this very table: tables within its cells are passed over. */
static xmlNode *next_of(xmlNode *n, const xmlNode *top, bool into, bool (*wanted)(const xmlNode *)) {
    for (n = next_node(n, top, into); n && !wanted(n); n = next_node(n, top, !is(n, "table"))) {}
    return n;
}

static bool is_row(const xmlNode *n) {
    return is(n, "tr");
}

static bool is_cell(const xmlNode *n) {
    return is(n, "td") || is(n, "th");
}

/* ---- which table ---- */

static void weigh(struct page *p, xmlNode *table) {
    int64_t cells = 0, rows = 0, widest = 0;
    for (xmlNode *r = next_of(table, table, true, is_row); r; r = next_of(r, table, false, is_row)) {
        int64_t n = 0;
        for (xmlNode *c = next_of(r, r, true, is_cell); c; c = next_of(c, r, false, is_cell)) n++;
        cells += n;
        rows++;
        if (n > widest) widest = n;
    }
    if (rows >= 2 && widest >= 2) p->made->tables++;
    if (cells <= p->best_cells) return;
    p->best = table;
    p->best_cells = cells;
}

static void find_table(struct page *p) {
    xmlNode *top = xmlDocGetRootElement(p->doc);
    for (xmlNode *n = top; n; n = next_node(n, top, true))
        if (is(n, "table")) weigh(p, n);
}

/* ---- one cell ---- */

static void put_text(struct page *p, struct str s) {
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        uint32_t c = utf8_next(s, &i);
        if (c <= ' ' || c == 0xa0 || c == 0x7f) {
            p->blank = p->begun;
            continue;
        }
        if (p->blank) buf_c(&p->cell, ' ');
        p->blank = false;
        p->begun = true;
        buf_put(&p->cell, s.s + from, i - from);
    }
}

static bool is_block(const xmlNode *n) {
    static const char *const name[] = { "br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", 0 };
    for (int i = 0; name[i]; i++)
        if (is(n, name[i])) return true;
    return false;
}

static void line_end(struct page *p) {
    if (p->cell.n && p->cell.s[p->cell.n - 1] != '\n') buf_c(&p->cell, '\n');
    p->blank = p->begun = false;
}

static void cell_text(struct page *p, xmlNode *cell) {
    buf_clear(&p->cell);
    p->blank = p->begun = false;
    for (xmlNode *n = next_node(cell, cell, true); n;) {
        bool pass = is(n, "script") || is(n, "style");
        if (is_block(n)) line_end(p);
        if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) put_text(p, str_of((const char *)n->content));
        n = next_node(n, cell, !pass);
    }
    while (p->cell.n && p->cell.s[p->cell.n - 1] == '\n') p->cell.n--;
}

/* colspan or rowspan. */
static int span_of(xmlNode *cell, const char *name, int most) {
    xmlChar *z = xmlGetProp(cell, (const xmlChar *)name);
    int64_t n = 1;
    if (z && !str_int(str_trim(str_of((const char *)z)), &n)) n = 1;
    xmlFree(z);
    return n < 1 ? 1 : n > most ? most : (int)n;
}

/* ---- rows ---- */

struct row_out { int n, last; };     /* columns so far; blanks are written when something follows */

static void put_at(struct page *p, struct row_out *r, int column, struct str s) {
    if (!s.n) return;
    for (; r->last < column; r->last++) buf_c(p->out, ',');
    buf_c(p->out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.s[i] == '"') buf_c(p->out, '"');
        buf_c(p->out, s.s[i]);
    }
    buf_c(p->out, '"');
}

static enum err refuse(struct page *p, const char *key, int64_t limit, struct fault *f) {
    f->row = p->row;
    f->arg[0] = f->arg[1] = arena_printf(p->a, "%lld", (long long)limit);
    return fault_set(f, E_TOO_LARGE, 0, key);
}

/* Columns that cells from above still cover. */
static void pass_covered(struct page *p, struct row_out *r, bool filled) {
    while (r->n < CSV_COLUMNS && p->down[r->n].rows > 0) {
        struct down *d = &p->down[r->n];
        d->rows--;
        if (filled) put_at(p, r, r->n, buf_view(&d->text));
        r->n++;
    }
}

static enum err cell_out(struct page *p, struct row_out *r, xmlNode *cell, bool filled, struct fault *f) {
    int wide = span_of(cell, "colspan", CSV_COLUMNS), deep = span_of(cell, "rowspan", 65534);
    pass_covered(p, r, filled);
    cell_text(p, cell);
    struct str s = buf_view(&p->cell);
    if (s.n > XLSX_CHARS && utf8_count(s) > XLSX_CHARS) return refuse(p, "xlsx.cell", XLSX_CHARS, f);
    if (r->n + wide > CSV_COLUMNS && (s.n || r->n >= CSV_COLUMNS)) return refuse(p, "xlsx.columns", CSV_COLUMNS, f);
    put_at(p, r, r->n, s);
    for (int i = 0; i < wide && r->n < CSV_COLUMNS; i++, r->n++) {
        p->down[r->n].rows = deep - 1;
        buf_clear(&p->down[r->n].text);
        if (i == 0 && deep > 1) buf_put(&p->down[r->n].text, s.s, s.n);
    }
    return ++p->cells > HTML_CELLS ? refuse(p, "xlsx.text", HTML_CELLS, f) : OK;
}

/* Has the row a cell of its own with text? Else nothing is repeated into it. */
static bool has_text(struct page *p, xmlNode *row) {
    for (xmlNode *c = next_of(row, row, true, is_cell); c; c = next_of(c, row, false, is_cell)) {
        cell_text(p, c);
        if (p->cell.n) return true;
    }
    return false;
}

static enum err row_out(struct page *p, xmlNode *row, struct fault *f) {
    struct row_out r = { 0, 0 };
    bool filled = has_text(p, row);
    enum err e = OK;
    p->row++;
    for (xmlNode *c = next_of(row, row, true, is_cell); c && !e; c = next_of(c, row, false, is_cell)) e = cell_out(p, &r, c, filled, f);
    if (e) return e;
    for (; r.n < CSV_COLUMNS; r.n++) pass_covered(p, &r, filled);
    buf_z(p->out, "\r\n");
    if (filled) {
        p->made->rows = p->row;
        p->made->filled++;
    }
    if (r.last + 1 > p->made->columns) p->made->columns = r.last + 1;
    if (p->out->bad || p->cell.bad) return fault_set(f, E_MEMORY, 0, 0);
    return p->out->n - p->from > XLSX_TEXT_MOST ? refuse(p, "xlsx.text", XLSX_TEXT_MOST, f) : OK;
}

/* ---- the page ---- */

static void be_silent(void *arg, xmlErrorPtr error) {
    (void)arg;
    (void)error;
}

static enum err parse(struct page *p, struct str text, struct fault *f) {
    enum { QUIET = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER | HTML_PARSE_COMPACT };
    htmlParserCtxtPtr x = htmlNewParserCtxt();
    if (!x) return fault_set(f, E_MEMORY, 0, 0);
    x->sax->serror = be_silent;
    p->doc = htmlCtxtReadMemory(x, text.s, (int)text.n, 0, "UTF-8", QUIET);
    htmlFreeParserCtxt(x);
    return p->doc ? OK : fault_set(f, E_SYNTAX, 0, "paper.html");
}

static enum err read_page(struct page *p, struct str text, struct fault *f) {
    enum err e = parse(p, text, f);
    if (e) return e;
    find_table(p);
    if (!p->best) return fault_set(f, E_MEDIA, 0, "paper.html_none");
    for (xmlNode *r = next_of(p->best, p->best, true, is_row); r && !e; r = next_of(r, p->best, false, is_row)) e = row_out(p, r, f);
    return e;
}

static size_t tags_in(struct str s) {
    size_t n = 0;
    for (const char *p = s.s, *end = s.s + s.n; p < end && (p = memchr(p, '<', (size_t)(end - p))); p++) n++;
    return n;
}

static void let_go(struct page *p) {
    if (p->doc) xmlFreeDoc(p->doc);
    buf_free(&p->cell);
    for (int i = 0; i < CSV_COLUMNS; i++) buf_free(&p->down[i].text);
}

enum err html_table_csv(struct arena *a, struct str text, struct buf *out, struct html_made *ret, struct fault *f) {
    struct page *p = ARENA_NEW(a, struct page);
    jmp_buf here, *outer = a->exit;
    *ret = (struct html_made){ 0 };
    p->a = a;
    p->out = out;
    p->from = out->n;
    p->made = ret;
    if (text.n > (size_t)HTML_MB << 20) return refuse(p, "paper.html_large", HTML_MB, f);
    if (tags_in(text) > HTML_TAGS) return refuse(p, "paper.html_tags", HTML_TAGS, f);
    office_init();
    if (setjmp(here)) {                              /* an allocation left: let go, and pass it on */
        a->exit = outer;
        let_go(p);
        if (outer) longjmp(*outer, 1);
        abort();
    }
    a->exit = &here;
    enum err e = read_page(p, text, f);
    a->exit = outer;
    let_go(p);
    return e;
}
