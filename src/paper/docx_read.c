#include "paper/docx_read.h"

#include <string.h>
#include "paper/docx_number.h"

enum { REPEATED = 20000 };           /* bytes of a cell that go down               */

/* A paragraph that is open. They nest: a text box stands within one. */
struct open_para {
    struct buf text, after;          /* after: lines of text boxes                 */
    struct str style;
    int64_t num;                     /* -1 not said                                */
    int level;
    bool joins;                      /* its end was deleted: the next goes on here */
    int table_deep;                  /* of the table it stands in                  */
};

/* A table that is open. `cell` is what stands in the row, per grid column. */
struct open_table {
    struct buf cell, above[DOCX_COLUMNS];      /* above: what goes down            */
    struct buf line;
    bool goes_down[DOCX_COLUMNS];
    int column, cells, span;
    char merge;                      /* of the cell: 0, 'r'estart, 'c'ontinue      */
    bool gone;                       /* the row was deleted                        */
};

struct docx {
    struct docx_lists lists;
    struct open_para para[DOCX_DEEP];
    struct open_table *table[DOCX_DEEP];
    int paras, tables;
    struct buf out, joined;
    struct str text;
    struct docx_made *made;
    bool hidden, in_text, in_para_props, in_row_props;
    int skip;                        /* depth of what is passed over, -1: nothing  */
    int sdt[DOCX_DEEP], sdts;        /* depths of the controls that are open       */
};

static void drop_table(struct open_table *t) {
    if (!t) return;
    for (int i = 0; i < DOCX_COLUMNS; i++) buf_free(&t->above[i]);
    buf_free(&t->cell);
    buf_free(&t->line);
}

static void drop(void *arg) {
    struct docx *d = arg;
    for (int i = 0; i < DOCX_DEEP; i++) {
        buf_free(&d->para[i].text);
        buf_free(&d->para[i].after);
        drop_table(d->table[i]);
    }
    buf_free(&d->out);
    buf_free(&d->joined);
}

static bool named(const struct office *o, const char *name) {
    return !strcmp(office_name(o), name);
}

static bool any_of(const struct office *o, const char *const *name) {
    for (; *name; name++)
        if (named(o, *name)) return true;
    return false;
}

static bool is_on(struct str val) {
    return !str_is(val, "0") && !str_is(val, "false") && !str_is(val, "off");
}

static int small(struct str s, int otherwise) {
    int64_t v;
    return str_int(s, &v) && v >= 0 && v < 10000 ? (int)v : otherwise;
}

static struct open_para *top(struct docx *d) {
    return d->paras ? &d->para[d->paras - 1] : 0;
}

/* Up to the end of the element that begins here. */
static void pass_over(struct docx *d, struct office *o) {
    if (!xmlTextReaderIsEmptyElement(o->xml)) d->skip = xmlTextReaderDepth(o->xml);
}

/* ---- tables ---- */

/* A line end within a cell is a blank, where it does not stand alone in its row. */
static void put_cell(struct buf *out, const struct buf *cell, bool alone) {
    for (size_t i = 0; i < cell->n; i++) {
        char c = cell->s[i];
        if (c == '\n' && i + 1 == cell->n) return;
        buf_c(out, c == '\t' || (c == '\n' && !alone) ? ' ' : c);
    }
}

static void end_cell(struct open_table *t) {
    int from = t->column, to = from + (t->span > 0 ? t->span : 1);
    if (from >= DOCX_COLUMNS) return;
    if (to > DOCX_COLUMNS) to = DOCX_COLUMNS;
    struct buf *above = &t->above[from];
    bool repeats = t->merge == 'c' && t->goes_down[from];
    if (!repeats) {
        buf_clear(above);
        buf_put(above, t->cell.s, t->cell.n);
    }
    for (int i = from; i < to; i++) t->goes_down[i] = i == from && t->merge != 0;
    if (t->cells++) buf_c(&t->line, '\t');
    if (!repeats || above->n <= REPEATED) put_cell(&t->line, above, false);
    for (int i = from + 1; i < to; i++) buf_c(&t->line, '\t');
    t->column = to;
}

static void end_row(struct docx *d, struct open_table *t) {
    struct open_para *p = top(d);
    struct buf *out = d->tables > 1 ? &d->table[d->tables - 2]->cell : p ? &p->after : &d->out;
    if (!t->gone && t->cells == 1) put_cell(out, &t->above[0], true);
    else if (!t->gone) buf_put(out, t->line.s, t->line.n);
    if (!t->gone) buf_c(out, '\n');
}

static bool begin_table(struct docx *d, struct arena *a) {
    if (d->tables == DOCX_DEEP) return false;
    if (!d->table[d->tables]) d->table[d->tables] = ARENA_NEW(a, struct open_table);
    memset(d->table[d->tables]->goes_down, 0, sizeof d->table[0]->goes_down);
    d->tables++;
    d->made->tables++;
    return true;
}

static void begin_row(struct open_table *t) {
    buf_clear(&t->line);
    t->column = t->cells = 0;
    t->gone = false;
}

static void table_begins(struct docx *d, struct office *o) {
    struct open_table *t = d->tables ? d->table[d->tables - 1] : 0;
    if (named(o, "tbl")) {
        if (!begin_table(d, o->mem)) pass_over(d, o);
    } else if (!t) return;
    else if (named(o, "tr")) begin_row(t);
    else if (named(o, "gridBefore"))
        for (int i = small(office_attr_copy(o, "val"), 0); i > 0 && t->column < DOCX_COLUMNS; i--) {
            if (t->cells++) buf_c(&t->line, '\t');
            t->goes_down[t->column++] = false;
        }
    else if (named(o, "tc")) {
        buf_clear(&t->cell);
        t->span = 1;
        t->merge = 0;
    } else if (named(o, "gridSpan")) t->span = small(office_attr_copy(o, "val"), 1);
    else if (named(o, "vMerge")) t->merge = str_is(office_attr_copy(o, "val"), "restart") ? 'r' : 'c';
}

static void table_ends(struct docx *d, struct office *o) {
    struct open_table *t = d->tables ? d->table[d->tables - 1] : 0;
    if (!t) return;
    if (named(o, "tc")) end_cell(t);
    else if (named(o, "tr")) end_row(d, t);
    else if (named(o, "tbl")) d->tables--;
}

/* ---- paragraphs ---- */

static bool is_contents(const struct docx *d, struct str style) {
    const struct docx_style *s = docx_style(&d->lists, style);
    struct str name = s ? s->name : style;
    return name.n >= 4 && str_eqi(str_sub(name, 0, 3), S("toc")) && (name.s[3] == ' ' || (name.s[3] >= '0' && name.s[3] <= '9'));
}

static void begin_para(struct docx *d, struct office *o) {
    if (d->paras == DOCX_DEEP) {
        pass_over(d, o);
        return;
    }
    struct open_para *p = &d->para[d->paras++];
    buf_clear(&p->text);
    buf_clear(&p->after);
    p->style = STR_NULL;
    p->num = -1;
    p->level = -1;
    p->joins = false;
    p->table_deep = d->tables;
}

static void put_number(struct docx *d, struct open_para *p, struct buf *out) {
    int64_t num = p->num;
    int level = p->level, style_level;
    size_t before = out->n;
    if (num < 0 && !docx_style_number(&d->lists, p->style, &num, &style_level)) return;
    if (p->num < 0 && level < 0) level = style_level;
    if (num > 0) docx_number(&d->lists, num, level < 0 ? 0 : level, out);
    d->made->numbered += out->n > before;
}

static void end_para(struct docx *d) {
    struct open_para *p = top(d);
    if (!p) return;
    d->paras--;
    struct open_para *outer = top(d);
    bool in_box = outer && outer->table_deep == p->table_deep;
    struct buf *out = in_box ? &outer->after : p->table_deep ? &d->table[p->table_deep - 1]->cell : &d->out;
    if (p->joins) {
        if (p->text.n && !d->joined.n) put_number(d, p, &d->joined);
        buf_put(&d->joined, p->text.s, p->text.n);
    } else if (!is_contents(d, p->style)) {
        if (!d->joined.n) put_number(d, p, out);
        buf_put(out, d->joined.s, d->joined.n);
        buf_put(out, p->text.s, p->text.n);
        buf_c(out, '\n');
        buf_clear(&d->joined);
        d->made->paragraphs++;
    }
    buf_put(out, p->after.s, p->after.n);
}

/* ---- walking ---- */

/* What is passed over whole: deleted and old text, the code of fields, the old
** twin of a drawing, readings above the text, rulers. */
static const char *const passed[] = { "del", "moveFrom", "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange",
                                      "numberingChange", "instrText", "delText", "Fallback", "rt", "sectPr", "tblGrid", "tabs", 0 };

static void passed_begins(struct docx *d, struct office *o) {
    bool del = named(o, "del") || named(o, "moveFrom"), empty = xmlTextReaderIsEmptyElement(o->xml) == 1;
    d->made->revised |= del;
    if (del && empty && d->in_row_props && d->tables) d->table[d->tables - 1]->gone = true;
    else if (del && empty && d->in_para_props && d->paras) top(d)->joins = true;
    else pass_over(d, o);
}

/* What says something of the paragraph, or of its runs. */
static bool property(struct docx *d, struct office *o) {
    struct open_para *p = top(d);
    if (!p) return false;
    if (named(o, "pStyle")) p->style = office_attr_copy(o, "val");
    else if (named(o, "numId")) p->num = small(office_attr_copy(o, "val"), -1);
    else if (named(o, "ilvl")) p->level = small(office_attr_copy(o, "val"), -1);
    else if (named(o, "vanish")) d->hidden = !d->in_para_props && is_on(office_attr_copy(o, "val"));
    else return false;
    return true;
}

static bool put_break(struct docx *d, struct office *o) {
    struct open_para *p = top(d);
    const char *put = named(o, "br") || named(o, "cr") ? "\n" : named(o, "tab") ? "　" : named(o, "noBreakHyphen") ? "-" : 0;
    if (!put || !p || d->hidden) return put != 0;
    struct str type = named(o, "br") ? office_attr_copy(o, "type") : STR_NULL;
    if (!type.n || str_is(type, "textWrapping")) buf_z(&p->text, put);
    return true;
}

/* A table of contents is a control of its own. */
static void control(struct docx *d, struct office *o) {
    if (named(o, "sdt") && d->sdts < DOCX_DEEP) d->sdt[d->sdts++] = xmlTextReaderDepth(o->xml);
    else if (named(o, "docPartGallery") && d->sdts && str_is(office_attr_copy(o, "val"), "Table of Contents"))
        d->skip = d->sdt[--d->sdts];
}

static void begins(struct docx *d, struct office *o) {
    bool empty = xmlTextReaderIsEmptyElement(o->xml) == 1;
    if (any_of(o, passed)) passed_begins(d, o);
    else if (named(o, "p")) begin_para(d, o);
    else if (named(o, "r")) d->hidden = false;
    else if (named(o, "t")) d->in_text = !empty && !d->hidden;
    else if (named(o, "pPr")) d->in_para_props = !empty;
    else if (named(o, "trPr")) d->in_row_props = !empty;
    else if (named(o, "sdt") || named(o, "docPartGallery")) control(d, o);
    else if (!property(d, o) && !put_break(d, o)) table_begins(d, o);
    if (empty && named(o, "p")) end_para(d);
    else if (empty && (named(o, "tc") || named(o, "tr") || named(o, "tbl"))) table_ends(d, o);
}

static void ends(struct docx *d, struct office *o) {
    if (named(o, "p")) end_para(d);
    else if (named(o, "t")) d->in_text = false;
    else if (named(o, "pPr")) d->in_para_props = false;
    else if (named(o, "trPr")) d->in_row_props = false;
    else if (named(o, "sdt") && d->sdts) d->sdts--;
    else table_ends(d, o);
}

static void put_text(struct docx *d, struct str s) {
    struct open_para *p = top(d);
    if (!p) return;
    for (size_t i = 0; i < s.n; i++) buf_c(&p->text, (unsigned char)s.s[i] < ' ' ? ' ' : s.s[i]);
}

/* How much stands in it, also in what is open; *bad: memory ran out. */
static size_t held(const struct docx *d, bool *bad) {
    size_t n = d->out.n + d->joined.n;
    *bad = d->out.bad || d->joined.bad;
    for (int i = 0; i < d->paras; i++) {
        n += d->para[i].text.n + d->para[i].after.n;
        *bad |= d->para[i].text.bad || d->para[i].after.bad;
    }
    for (int i = 0; i < d->tables; i++) {
        n += d->table[i]->cell.n + d->table[i]->line.n;
        *bad |= d->table[i]->cell.bad || d->table[i]->line.bad;
    }
    return n;
}

static void node(struct docx *d, struct office *o) {
    int type = office_node(o);
    if (d->skip >= 0) {
        if (type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth(o->xml) == d->skip) d->skip = -1;
    } else if (type == XML_READER_TYPE_ELEMENT) begins(d, o);
    else if (type == XML_READER_TYPE_END_ELEMENT) ends(d, o);
    else if (d->in_text) put_text(d, office_text(o));
}

static enum err walk(void *arg, struct office *o, struct fault *f) {
    struct docx *d = arg;
    bool more;
    enum err e = docx_lists_read(o, &d->lists, f);
    if (!e) e = office_part(o, S("word/document.xml"), &more, f);
    if (!e && !more) e = fault_set(f, E_SYNTAX, 0, "document.damaged");
    while (!e && !(e = office_next(o, &more, f)) && more) {
        node(d, o);
        bool bad;
        size_t n = held(d, &bad);
        if (bad) e = fault_set(f, E_MEMORY, 0, 0);
        else if (n > DOCX_TEXT_MOST) e = fault_set(f, E_TOO_LARGE, 0, "document.large");
    }
    office_part_end(o);
    if (!e) d->text = arena_copy(o->mem, buf_view(&d->out));
    return e;
}

/* The words of a workbook's damage become those of a document's. */
static void rename_fault(enum err e, struct fault *f) {
    if (!e || !f->key || strncmp(f->key, "xlsx.", 5) != 0) return;
    f->key = !strcmp(f->key, "xlsx.password") ? "document.password" : !strcmp(f->key, "xlsx.bomb") ? "document.large" : "document.damaged";
}

enum err docx_read(struct arena *a, struct str bytes, struct str *ret, struct docx_made *made, struct fault *f) {
    struct docx *d = ARENA_NEW(a, struct docx);
    *made = (struct docx_made){ .paragraphs = 0 };
    *ret = STR_NULL;
    d->made = made;
    d->skip = -1;
    enum err e = office_do(a, bytes, walk, drop, d, f);
    rename_fault(e, f);
    *ret = d->text;
    return e;
}
