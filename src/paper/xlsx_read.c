#include "paper/xlsx_part.h"

#include <string.h>

/* ---- relations between parts ---- */

struct relation { struct str id, type, target; };
struct relations { struct relation *v; int n, cap; };

/* The part a target means, seen from the folder of the part that names it. */
static struct str part_name(struct arena *a, struct str from, struct str target) {
    if (str_starts(target, S("/"))) return str_from(target, 1);
    size_t n = from.n;
    while (n && from.s[n - 1] != '/') n--;
    struct str folder = str_sub(from, 0, n);
    while (str_starts(target, S("../"))) {
        target = str_from(target, 3);
        if (folder.n) folder.n--;
        while (folder.n && folder.s[folder.n - 1] != '/') folder.n--;
    }
    if (str_starts(target, S("./"))) target = str_from(target, 2);
    return arena_join(a, folder, target);
}

/* xl/workbook.xml has its relations in xl/_rels/workbook.xml.rels. */
static struct str relations_name(struct arena *a, struct str part) {
    size_t n = part.n;
    while (n && part.s[n - 1] != '/') n--;
    struct str folder = str_sub(part, 0, n), name = str_from(part, n);
    return arena_printf(a, PRIstr "_rels/" PRIstr ".rels", STRARG(folder), STRARG(name));
}

static enum err relations_read(struct office *o, struct str part, struct relations *ret, struct fault *f) {
    bool more;
    enum err e = office_part(o, relations_name(o->mem, part), &more, f);
    while (!e && more && !(e = office_next(o, &more, f)) && more) {
        if (office_node(o) != XML_READER_TYPE_ELEMENT || strcmp(office_name(o), "Relationship")) continue;
        struct str mode = office_attr_copy(o, "TargetMode");
        struct relation r = { office_attr_copy(o, "Id"), office_attr_copy(o, "Type"), STR_NULL };
        if (str_is(mode, "External")) continue;           /* another file: not looked at */
        r.target = part_name(o->mem, part, office_attr_copy(o, "Target"));
        if (ret->n == OFFICE_FILES) return fault_set(f, E_TOO_LARGE, 0, "xlsx.bomb");
        ARENA_PUSH(o->mem, ret->v, ret->n, ret->cap) = r;
    }
    return e;
}

static struct str by_type(const struct relations *r, const char *end) {
    for (int i = 0; i < r->n; i++)
        if (str_ends(r->v[i].type, str_of(end))) return r->v[i].target;
    return STR_NULL;
}

static const struct relation *by_id(const struct relations *r, struct str id) {
    for (int i = 0; i < r->n; i++)
        if (id.n && str_eq(r->v[i].id, id)) return &r->v[i];
    return 0;
}

/* ---- the workbook ---- */

struct opening { struct xlsx_book *b; struct relations rel; int cap; };

static bool yes(struct str s) {
    return str_is(s, "1") || str_is(s, "true");
}

static enum err sheet_element(struct opening *x, struct office *o, struct fault *f) {
    struct xlsx_book *b = x->b;
    struct str state = office_attr_copy(o, "state");
    const struct relation *r = by_id(&x->rel, office_attr_copy(o, "id"));
    struct xlsx_sheet s = { .name = office_attr_copy(o, "name") };
    s.hidden = str_is(state, "hidden") || str_is(state, "veryHidden");
    s.table = r && str_ends(r->type, S("/worksheet"));
    if (r) s.part = r->target;
    if (b->n == XLSX_SHEETS) return fault_set(f, E_TOO_LARGE, 0, "xlsx.sheets");
    ARENA_PUSH(o->mem, b->sheet, b->n, x->cap) = s;
    return OK;
}

static enum err workbook_read(struct opening *x, struct office *o, struct str part, struct fault *f) {
    bool more;
    enum err e = office_part(o, part, &more, f);
    if (!e && !more) return fault_set(f, E_SYNTAX, 0, "xlsx.none");
    while (!e && !(e = office_next(o, &more, f)) && more) {
        if (office_node(o) != XML_READER_TYPE_ELEMENT) continue;
        if (!strcmp(office_name(o), "workbookPr")) x->b->from_1904 = yes(office_attr_copy(o, "date1904"));
        else if (!strcmp(office_name(o), "sheet")) e = sheet_element(x, o, f);
    }
    return e || x->b->n ? e : fault_set(f, E_SYNTAX, 0, "xlsx.none");
}

/* ---- styles: which of them show a number as a day ---- */

struct number_format { int64_t id; unsigned shown; };
struct styles { struct number_format *own; int n, cap; int formats_cap; bool in_cells; };

static unsigned shown_by(const struct styles *s, int64_t id) {
    for (int i = 0; i < s->n; i++)
        if (s->own[i].id == id) return s->own[i].shown;
    return xlsx_format(id, STR_NULL);
}

static enum err style_element(struct styles *s, struct office *o, struct xlsx_book *b, struct fault *f) {
    enum { MOST = 65536, OWN = 4096 };                   /* Excel has 64,000 and some hundred */
    const char *name = office_name(o);
    int64_t id = 0;
    if (!strcmp(name, "cellXfs")) s->in_cells = true;
    else if (!strcmp(name, "cellStyles") || !strcmp(name, "dxfs")) s->in_cells = false;
    else if (!strcmp(name, "numFmt")) {
        struct str code = office_attr_copy(o, "formatCode");
        if (!str_int(office_attr_copy(o, "numFmtId"), &id) || !code.s) return OK;
        if (s->n == OWN) return fault_set(f, E_TOO_LARGE, 0, "xlsx.bomb");
        ARENA_PUSH(o->mem, s->own, s->n, s->cap) = (struct number_format){ id, xlsx_format(id, code) };
    } else if (!strcmp(name, "xf") && s->in_cells) {
        (void)str_int(office_attr_copy(o, "numFmtId"), &id);
        if (b->formats == MOST) return fault_set(f, E_TOO_LARGE, 0, "xlsx.bomb");
        ARENA_PUSH(o->mem, b->format, b->formats, s->formats_cap) = (unsigned char)shown_by(s, id);
    }
    return OK;
}

static enum err styles_read(struct office *o, struct xlsx_book *b, struct fault *f) {
    struct styles s = { 0 };
    bool more = false;
    enum err e = b->styles.n ? office_part(o, b->styles, &more, f) : OK;
    while (!e && more && !(e = office_next(o, &more, f)) && more)
        if (office_node(o) == XML_READER_TYPE_ELEMENT) e = style_element(&s, o, b, f);
        else if (office_node(o) == XML_READER_TYPE_END_ELEMENT && !strcmp(office_name(o), "cellXfs")) s.in_cells = false;
    return e;
}

/* ---- how large the sheets say they are ---- */

/* The dimension stands before the rows, or nowhere. What is wrong with the sheet is told to who reads it. */
static enum err sheet_size(struct office *o, struct xlsx_sheet *s, struct fault *f) {
    bool more = false;
    struct fault own = { 0 };
    enum err e = s->table ? office_part(o, s->part, &more, &own) : OK;
    if (s->table && !e && !more) s->table = false;       /* named, and not there */
    while (!e && more && !(e = office_next(o, &more, &own)) && more) {
        if (office_node(o) != XML_READER_TYPE_ELEMENT) continue;
        if (!strcmp(office_name(o), "sheetData")) break;
        if (strcmp(office_name(o), "dimension")) continue;
        struct str from, ref = office_attr_copy(o, "ref"), to = str_cut(ref, ':', &from);
        int column;
        xlsx_place(to.s ? to : from, &column, &s->rows);
        s->columns = column + 1;
        break;
    }
    office_part_end(o);
    return e == E_MEMORY ? fault_set(f, e, 0, 0) : OK;
}

static enum err open_body(void *arg, struct office *o, struct fault *f) {
    struct opening *x = arg;
    struct relations top = { 0 };
    enum err e = relations_read(o, S(""), &top, f);
    if (e) return e;
    struct str part = by_type(&top, "/officeDocument");
    if (!part.n) part = S("xl/workbook.xml");
    if ((e = relations_read(o, part, &x->rel, f)) || (e = workbook_read(x, o, part, f))) return e;
    x->b->strings = by_type(&x->rel, "/sharedStrings");
    x->b->styles = by_type(&x->rel, "/styles");
    if ((e = styles_read(o, x->b, f))) return e;
    for (int i = 0; i < x->b->n && !e; i++) e = sheet_size(o, &x->b->sheet[i], f);
    return e;
}

enum err xlsx_open(struct arena *a, struct str bytes, struct xlsx_book **ret, struct fault *f) {
    struct opening *x = ARENA_NEW(a, struct opening);
    x->b = ARENA_NEW(a, struct xlsx_book);
    x->b->bytes = bytes;
    *ret = x->b;
    return office_do(a, bytes, open_body, 0, x, f);
}
