#include "paper/paper.h"

#include <stdlib.h>
#include <string.h>
#include "paper/convert.h"
#include "paper/geojson.h"
#include "paper/html.h"
#include "paper/xml_sheet.h"

static enum err open_book(struct arena *a, struct paper *p, struct fault *f) {
    enum err e = xlsx_open(a, p->bytes, &p->book, f);
    if (e) return e;
    p->n = p->book->n;
    p->sheet = ARENA_ARRAY(a, struct paper_sheet, p->n + 1);
    for (int i = 0; i < p->n; i++) {
        const struct xlsx_sheet *s = &p->book->sheet[i];
        p->sheet[i] = (struct paper_sheet){ s->name, s->hidden, s->table, s->rows, s->columns };
    }
    return OK;
}

static enum err open_xml_sheet(struct arena *a, struct paper *p, struct fault *f) {
    struct str *name;
    enum err e = xml_sheet_names(a, p->bytes, &name, &p->n, f);
    p->sheet = ARENA_ARRAY(a, struct paper_sheet, p->n + 1);
    for (int i = 0; i < p->n; i++) p->sheet[i] = (struct paper_sheet){ .name = name[i], .table = true };
    return e;
}

static enum err open_text(struct arena *a, struct paper *p, struct fault *f) {
    p->n = 1;
    p->sheet = ARENA_NEW(a, struct paper_sheet);
    p->sheet->table = true;
    return charset_decode(a, p->bytes, &p->text, &p->charset, f);
}

enum err paper_open(struct arena *a, struct str name, struct str bytes, const char *converter, struct paper **ret,
                    struct fault *f) {
    struct paper *p = ARENA_NEW(a, struct paper);
    *ret = p;
    p->kind = paper_kind(name, bytes);
    p->bytes = bytes;
    if (paper_converts(p->kind) && converter) {
        enum err e = convert_to_xlsx(a, converter, paper_ending(p->kind), bytes, 0, &p->bytes, f);
        return e ? e : open_book(a, p, f);
    }
    if (paper_converts_geo(p->kind) && (converter = convert_geo_program(a))) {
        enum err bad = convert_to_geojson(a, converter, bytes, &p->bytes, f);
        p->geo = true;
        return bad ? bad : open_text(a, p, f);
    }
    enum err e = paper_refuse(p->kind, f);
    if (e) return e;
    p->geo = p->kind == PAPER_GEOJSON;
    if (p->kind == PAPER_XML_SHEET) return open_xml_sheet(a, p, f);
    return p->kind == PAPER_XLSX ? open_book(a, p, f) : open_text(a, p, f);
}

/* ---- which sheet ---- */

static struct str names_there(struct arena *a, const struct paper *p) {
    enum { SHOWN = 20 };
    struct str s = S("");
    for (int i = 0; i < p->n && i < SHOWN; i++)
        s = arena_printf(a, PRIstr "%s" PRIstr, STRARG(s), i ? "、" : "", STRARG(p->sheet[i].name));
    return p->n > SHOWN ? arena_join(a, s, S("…")) : s;
}

/* Stated as one cell, A1: most often an empty sheet. */
static bool looks_empty(const struct paper_sheet *s) {
    return s->rows == 1 && s->columns == 1;
}

enum err paper_choose(struct arena *a, const struct paper *p, struct str name, int *ret, struct fault *f) {
    name = str_trim(name);
    for (int strict = 0; strict < 3; strict++)
        for (int i = 0; i < p->n; i++) {
            const struct paper_sheet *s = &p->sheet[i];
            bool fits = name.n ? str_eqi(str_trim(s->name), name)
                               : s->table && (strict > 1 || !s->hidden) && (strict > 0 || !looks_empty(s));
            if (!fits) continue;
            *ret = i;
            return s->table ? OK : fault_set(f, E_NOT_FOUND, "sheet", "xlsx.sheet");
        }
    if (!name.n) return fault_set(f, E_NOT_FOUND, "sheet", "paper.sheet");
    f->arg[0] = name;
    f->arg[1] = names_there(a, p);
    return fault_set(f, E_NOT_FOUND, "sheet", "paper.sheet_name");
}

/* ---- its text ---- */

static enum err html_csv(struct arena *a, const struct paper *p, struct buf *out, struct xlsx_made *made, struct fault *f) {
    struct html_made m;
    enum err e = html_table_csv(a, p->text, out, &m, f);
    *made = (struct xlsx_made){ .rows = m.rows, .filled = m.filled, .columns = m.columns };
    return e;
}

static enum err geo_csv(struct arena *a, const struct paper *p, struct buf *out, struct xlsx_made *made, struct fault *f) {
    struct geojson_made m;
    enum err e = geojson_csv(a, p->text, out, &m, f);
    *made = (struct xlsx_made){ .rows = m.features + 1, .filled = m.features + 1, .columns = m.columns };
    return e;
}

/* Read into a buffer, then into the arena; an allocation that leaves takes the buffer along. */
static enum err in_arena(struct arena *a, const struct paper *p, int sheet, struct paper_text *ret, struct buf *out, struct fault *f) {
    jmp_buf here, *outer = a->exit;
    if (setjmp(here)) {
        a->exit = outer;
        buf_free(out);
        if (outer) longjmp(*outer, 1);
        abort();
    }
    a->exit = &here;
    enum err e = p->book ? xlsx_sheet_csv(a, p->book, sheet, out, &ret->made, f)
               : p->kind == PAPER_XML_SHEET ? xml_sheet_csv(a, p->bytes, sheet, out, &ret->made, f)
               : p->geo ? geo_csv(a, p, out, &ret->made, f) : html_csv(a, p, out, &ret->made, f);
    if (!e && !ret->made.filled) e = fault_set(f, E_SYNTAX, 0, "file.empty");
    if (!e) ret->csv = arena_copy(a, buf_view(out));
    a->exit = outer;
    return e;
}

enum err paper_csv(struct arena *a, const struct paper *p, int sheet, struct paper_text *ret, struct fault *f) {
    struct buf *out = ARENA_NEW(a, struct buf);
    *ret = (struct paper_text){ .charset = p->charset, .by_row = p->book || p->kind == PAPER_HTML || p->kind == PAPER_XML_SHEET || p->geo };
    if (sheet < 0 || sheet >= p->n) return fault_set(f, E_NOT_FOUND, "sheet", "paper.sheet");
    if (!ret->by_row) {
        ret->csv = p->text;
        return OK;
    }
    enum err e = in_arena(a, p, sheet, ret, out, f);
    buf_free(out);
    return e;
}

void paper_rows(struct csv *c, struct arena *a, const struct paper_text *t) {
    if (t->by_row) csv_open_rows(c, a, t->csv);
    else csv_open(c, a, t->csv);
}
