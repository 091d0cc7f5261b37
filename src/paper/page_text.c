#include "paper/page_text.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/utf8.h"
#include "paper/html.h"
#include "paper/office.h"

struct block {
    struct str text;
    size_t chars, links;             /* signs; those of them within links         */
    bool heading, table, sentence;   /* sentence: running text                    */
};

struct page {
    struct arena *a;
    htmlDocPtr doc;
    struct buf line, cell;
    struct block *block;  size_t n, cap;
    size_t links, link_deep, article;
    bool blank, heading;
    struct buf above[PAGE_COLUMNS];  /* cells that go down                        */
    int left[PAGE_COLUMNS];          /* how many rows more                        */
    struct page_made *made;
};

static bool is(const xmlNode *n, const char *name) {
    return n->type == XML_ELEMENT_NODE && !xmlStrcasecmp(n->name, (const xmlChar *)name);
}

static bool is_any(const xmlNode *n, const char *const *name) {
    for (; *name; name++)
        if (is(n, *name)) return true;
    return false;
}

static bool attr_is(xmlNode *n, const char *name, const char *const *word) {
    xmlChar *z = xmlGetProp(n, (const xmlChar *)name);
    bool hit = false;
    for (; z && *word && !hit; word++) hit = xmlStrcasestr(z, (const xmlChar *)*word) != 0;
    xmlFree(z);
    return hit;
}

/* What is never the document. */
static bool left_out(const struct page *p, xmlNode *n) {
    static const char *const never[] = { "script", "style", "noscript", "iframe", "template", "svg", "head", "select", "option", "button",
                                         "input", "textarea", "nav", "footer", "aside", "object", 0 };
    static const char *const roles[] = { "navigation", "banner", "contentinfo", "search", "complementary", "menu", 0 };
    static const char *const none[] = { "display:none", "display: none", 0 }, *const yes[] = { "true", 0 };
    if (is_any(n, never)) return true;
    if (is(n, "header") && !p->article) return true;
    if (!n->properties) return false;
    return attr_is(n, "role", roles) || attr_is(n, "style", none) || attr_is(n, "aria-hidden", yes) || xmlHasProp(n, (const xmlChar *)"hidden");
}

static bool is_block(const xmlNode *n) {
    static const char *const name[] = { "p", "div", "li", "ul", "ol", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "section",
                                        "article", "main", "blockquote", "pre", "dl", "dt", "dd", "table", "tbody", "form", "hr", "center",
                                        "br", "header", "figure", "figcaption", "label", 0 };
    return is_any(n, name);
}

/* ---- one block ---- */

static bool running_text(struct str s, size_t chars) {
    bool stop = str_find(s, S("。"), 0) >= 0 || str_find(s, S("；"), 0) >= 0;
    return chars >= 20 && (stop || (chars >= 60 && str_find(s, S("，"), 0) >= 0));
}

static void put_text(struct page *p, struct buf *to, struct str s) {
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        uint32_t c = utf8_next(s, &i);
        if (c <= ' ' || c == 0xa0 || c == 0x7f) {
            p->blank = to->n != 0;
            continue;
        }
        if (p->blank) buf_c(to, ' ');
        p->blank = false;
        buf_put(to, s.s + from, i - from);
        p->links += p->link_deep != 0;
    }
}

static void push(struct page *p, struct str s, bool table) {
    size_t chars = utf8_count(s);
    ARENA_PUSH(p->a, p->block, p->n, p->cap) = (struct block){ .text = arena_copy(p->a, s), .chars = chars, .links = p->links,
        .heading = p->heading, .table = table, .sentence = !table && running_text(s, chars) };
}

static void flush(struct page *p) {
    struct str s = str_trim(buf_view(&p->line));
    if (s.n) push(p, s, false);
    buf_clear(&p->line);
    p->links = 0;
    p->blank = false;
}

/* ---- tables ---- */

static xmlNode *next_node(xmlNode *n, const xmlNode *top, bool into) {
    if (into && n->children && n->type == XML_ELEMENT_NODE) return n->children;
    while (n && n != top && !n->next) n = n->parent;
    return !n || n == top ? 0 : n->next;
}

static size_t text_bytes(xmlNode *top, size_t most) {
    size_t n = 0;
    for (xmlNode *x = next_node(top, top, true); x && n <= most; x = next_node(x, top, true))
        if (x->type == XML_TEXT_NODE && x->content) n += strnlen((const char *)x->content, most);
    return n;
}

/* A table of data: rows of several cells, none of which is a page of its own. */
static bool is_data(xmlNode *table) {
    enum { CELL_MOST = 9000 };
    int rows = 0, wide = 0;
    for (xmlNode *n = next_node(table, table, true); n; n = next_node(n, table, true)) {
        if (is(n, "table")) return false;
        if (is(n, "tr")) {
            int cells = 0;
            for (xmlNode *c = n->children; c; c = c->next) cells += is(c, "td") || is(c, "th");
            rows++;
            wide += cells >= 2;
        } else if ((is(n, "td") || is(n, "th")) && text_bytes(n, CELL_MOST) > CELL_MOST) return false;
    }
    return rows >= 2 && wide >= 2;
}

static void cell_text(struct page *p, xmlNode *cell) {
    buf_clear(&p->cell);
    p->blank = false;
    for (xmlNode *n = next_node(cell, cell, true); n;) {
        bool pass = n->type == XML_ELEMENT_NODE && left_out(p, n);
        if (n->type == XML_ELEMENT_NODE && is_block(n)) p->blank = p->cell.n != 0;
        if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) put_text(p, &p->cell, str_of((const char *)n->content));
        n = next_node(n, cell, !pass);
    }
}

static int span_of(xmlNode *cell, const char *name, int most) {
    xmlChar *z = xmlGetProp(cell, (const xmlChar *)name);
    int64_t n = 1;
    if (z && !str_int(str_trim(str_of((const char *)z)), &n)) n = 1;
    xmlFree(z);
    return n < 1 ? 1 : n > most ? most : (int)n;
}

static void put_cell(struct page *p, int *column, struct str s) {
    if ((*column)++) buf_c(&p->line, '\t');
    buf_put(&p->line, s.s, s.n);
}

/* Columns that cells from above still cover. */
static void pass_covered(struct page *p, int *column) {
    while (*column < PAGE_COLUMNS && p->left[*column] > 0) {
        p->left[*column]--;
        put_cell(p, column, buf_view(&p->above[*column]));
    }
}

static void row_out(struct page *p, xmlNode *row) {
    int column = 0, cells = 0;
    buf_clear(&p->line);
    for (xmlNode *c = row->children; c; c = c->next) {
        if (!is(c, "td") && !is(c, "th")) continue;
        int wide = span_of(c, "colspan", PAGE_COLUMNS), deep = span_of(c, "rowspan", 65534);
        pass_covered(p, &column);
        cell_text(p, c);
        struct str s = str_trim(buf_view(&p->cell));
        cells++;
        for (int i = 0; i < wide && column < PAGE_COLUMNS; i++) {
            p->left[column] = deep - 1;
            buf_clear(&p->above[column]);
            if (i == 0 && deep > 1) buf_put(&p->above[column], s.s, s.n);
            put_cell(p, &column, i ? STR_NULL : s);
        }
    }
    pass_covered(p, &column);
    if (cells == 1 && column > 1)                    /* a line over the whole table */
        while (p->line.n && p->line.s[p->line.n - 1] == '\t') p->line.n--;
    p->links = 0;
    if (str_trim(buf_view(&p->line)).n) push(p, buf_view(&p->line), true);
    buf_clear(&p->line);
}

static void table_out(struct page *p, xmlNode *table) {
    p->made->tables++;
    p->heading = false;
    memset(p->left, 0, sizeof p->left);
    for (xmlNode *n = next_node(table, table, true); n; n = next_node(n, table, !is(n, "tr")))
        if (is(n, "tr")) row_out(p, n);
}

/* ---- the page ---- */

static void walk(struct page *p, xmlNode *n) {
    if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) {
        put_text(p, &p->line, str_of((const char *)n->content));
        return;
    }
    if (n->type != XML_ELEMENT_NODE || left_out(p, n)) return;
    bool block = is_block(n), link = is(n, "a"), article = is(n, "article") || is(n, "main"), was = p->heading;
    bool head = is(n, "h1") || is(n, "h2") || is(n, "h3");
    if (block) flush(p);
    if (is(n, "table") && is_data(n)) {
        table_out(p, n);
        return;
    }
    p->heading |= head;
    p->link_deep += link;
    p->article += article;
    for (xmlNode *c = n->children; c; c = c->next) walk(p, c);
    p->article -= article;
    p->link_deep -= link;
    if (block) flush(p);
    p->heading = was;
}

/* ---- what of it is the document ---- */

static bool begins_numbered(struct str s) {
    static const char *const first[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "（", "(", "第", "附" };
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (str_starts(s, str_of(first[i]))) return true;
    return s.n && s.s[0] >= '1' && s.s[0] <= '9';
}

/* The number of a document: 〔2024〕12号. */
static bool bears_number(struct str s) {
    ptrdiff_t no = str_find(s, S("号"), 0);
    return no > 0 && (str_find(s, S("〔20"), 0) >= 0 || str_find(s, S("[20"), 0) >= 0 || str_find(s, S("（20"), 0) >= 0);
}

static bool mostly_links(const struct block *b) {
    return !b->table && b->links * 2 > b->chars;
}

static bool said_often(const struct page *p, size_t i) {
    size_t n = 0, far = i + 400 < p->n ? i + 400 : p->n;
    if (p->block[i].chars > 20 || p->block[i].table || p->block[i].sentence) return false;
    for (size_t k = i > 400 ? i - 400 : 0; k < far; k++) n += str_eq(p->block[k].text, p->block[i].text);
    return n >= 3;
}

/* Before the text a title, a number, headings; behind it who signed and when. */
static bool beside_the_text(const struct page *p, size_t i, size_t first, size_t last) {
    const struct block *b = &p->block[i];
    if (b->links || b->table) return false;
    if (b->heading || bears_number(b->text)) return true;
    if (i < first && i + 3 >= first) return str_find(b->text, S(">"), 0) < 0;
    if (i < first) return (b->chars >= 8 && str_find(b->text, S(">"), 0) < 0 && str_find(b->text, S("|"), 0) < 0) || begins_numbered(b->text);
    return i <= last + 4 && b->chars <= 30 && str_find(b->text, S("："), 0) < 0;
}

static void choose(struct page *p, struct buf *out) {
    size_t first = SIZE_MAX, last = 0;
    for (size_t i = 0; i < p->n; i++) {
        if (!p->block[i].table && (!p->block[i].sentence || mostly_links(&p->block[i]))) continue;
        if (p->block[i].sentence && first == SIZE_MAX) first = i;
        if (first != SIZE_MAX) last = i;
    }
    for (size_t i = 0; i < p->n; i++) {
        const struct block *b = &p->block[i];
        bool within = first == SIZE_MAX || (i >= first && i <= last);
        if (mostly_links(b) || said_often(p, i) || (!within && !beside_the_text(p, i, first, last))) {
            p->made->left_out++;
            continue;
        }
        p->made->kept++;
        buf_put(out, b->text.s, b->text.n);
        buf_c(out, '\n');
    }
}

static void be_silent(void *arg, xmlErrorPtr error) {
    (void)arg;
    (void)error;
}

static enum err read_page(struct page *p, struct str text, struct str *ret, struct fault *f) {
    enum { QUIET = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER | HTML_PARSE_COMPACT };
    htmlParserCtxtPtr x = htmlNewParserCtxt();
    if (!x) return fault_set(f, E_MEMORY, 0, 0);
    x->sax->serror = be_silent;
    p->doc = htmlCtxtReadMemory(x, text.s, (int)text.n, 0, "UTF-8", QUIET);
    htmlFreeParserCtxt(x);
    xmlNode *root = p->doc ? xmlDocGetRootElement(p->doc) : 0;
    if (!root) return fault_set(f, E_SYNTAX, 0, "paper.html");
    walk(p, root);
    flush(p);
    buf_clear(&p->cell);
    choose(p, &p->cell);
    if (p->line.bad || p->cell.bad) return fault_set(f, E_MEMORY, 0, 0);
    *ret = arena_copy(p->a, buf_view(&p->cell));
    return OK;
}

static void let_go(struct page *p) {
    if (p->doc) xmlFreeDoc(p->doc);
    buf_free(&p->line);
    buf_free(&p->cell);
    for (int i = 0; i < PAGE_COLUMNS; i++) buf_free(&p->above[i]);
}

static enum err too_large(struct arena *a, const char *key, int limit, struct fault *f) {
    f->arg[0] = arena_printf(a, "%d", limit);
    return fault_set(f, E_TOO_LARGE, 0, key);
}

enum err page_text(struct arena *a, struct str text, struct str *ret, struct page_made *made, struct fault *f) {
    struct page *p = ARENA_NEW(a, struct page);
    jmp_buf here, *outer = a->exit;
    size_t tags = 0;
    *made = (struct page_made){ .kept = 0 };
    *ret = STR_NULL;
    p->a = a;
    p->made = made;
    for (size_t i = 0; i < text.n; i++) tags += text.s[i] == '<';
    if (text.n > (size_t)HTML_MB << 20) return too_large(a, "paper.html_large", HTML_MB, f);
    if (tags > HTML_TAGS) return too_large(a, "paper.html_tags", HTML_TAGS, f);
    office_init();
    if (setjmp(here)) {                              /* an allocation left: let go, and pass it on */
        a->exit = outer;
        let_go(p);
        if (outer) longjmp(*outer, 1);
        abort();
    }
    a->exit = &here;
    enum err e = read_page(p, text, ret, f);
    a->exit = outer;
    let_go(p);
    return e;
}
