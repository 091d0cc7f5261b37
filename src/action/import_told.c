/* What a trial found of the file as a whole, as the batch keeps it, and as it is told. */
#include "action/import_part.h"

#include <string.h>
#include "base/utf8.h"

enum { LABEL = 80, VALUE = 200 };

static const char *const hows[] = { "none", "label", "alias", "content", "kept", "you" };

/* ---- written ---- */

static bool is_extra(const struct reading *r, int column) {
    for (int i = 0; i < r->nextra; i++)
        if (r->extra[i] == column) return true;
    return false;
}

static void texts(struct jw *w, const struct str *s, int n) {
    jw_list(w);
    for (int i = 0; i < n; i++) jw_str(w, s[i]);
    jw_end_list(w);
}

static void put_column(struct jw *w, const struct trial *t, int i) {
    const struct reading *r = &t->r;
    int f = r->match.field[i];
    jw_object(w);
    jw_key(w, "label"), jw_str(w, r->heading[i]);
    jw_key(w, "field");
    if (f >= 0 && r->match.at[f] == i) jw_z(w, r->col[f].field);
    else jw_str(w, is_extra(r, i) ? S("extra") : STR_NULL);
    jw_key(w, "how"), jw_z(w, hows[r->how[i]]);
    if (r->guess[i] >= 0) jw_key(w, "guess"), jw_z(w, r->col[r->guess[i]].field);
    if (r->order[i]) jw_key(w, "order"), jw_int(w, r->order[i]);
    if (r->doubt[i]) jw_key(w, "doubt"), jw_z(w, r->doubt[i]);
    jw_key(w, "sample"), texts(w, t->sample[i].text, t->sample[i].n);
    jw_end_object(w);
}

static void put_sheets(struct jw *w, const struct trial *t) {
    enum { MOST = 100 };
    jw_list(w);
    for (int i = 0; i < t->paper->n && i < MOST; i++) {
        const struct paper_sheet *s = &t->paper->sheet[i];
        if (!s->table) continue;
        jw_object(w);
        jw_key(w, "name"), jw_str(w, utf8_head(s->name, 100));
        jw_key(w, "rows"), jw_int(w, s->rows);
        jw_key(w, "hidden"), jw_bool(w, s->hidden);
        jw_key(w, "chosen"), jw_bool(w, i == t->sheet);
        jw_end_object(w);
    }
    jw_end_list(w);
}

static void put_notes(struct jw *w, const struct reading *r) {
    jw_list(w);
    for (int i = 0; i < r->notes; i++) {
        jw_object(w);
        jw_key(w, "key"), jw_z(w, r->note[i].key);
        jw_key(w, "field"), jw_str(w, utf8_head(r->note[i].column, LABEL));
        jw_key(w, "value"), jw_str(w, utf8_head(r->note[i].value, VALUE));
        jw_key(w, "n"), jw_int(w, r->note[i].n);
        jw_end_object(w);
    }
    jw_end_list(w);
}

static void put_asks(struct jw *w, const struct trial *t) {
    jw_list(w);
    for (int i = 0; i < t->asks; i++) {
        jw_object(w);
        jw_key(w, "key"), jw_z(w, t->ask[i].key);
        jw_key(w, "column"), jw_str(w, utf8_head(t->ask[i].column, LABEL));
        jw_key(w, "samples"), texts(w, t->ask[i].samples, t->ask[i].n);
        jw_end_object(w);
    }
    jw_end_list(w);
}

static void put_stops(struct jw *w, const struct trial *t) {
    jw_list(w);
    for (int i = 0; i < t->stops; i++) {
        jw_object(w);
        jw_key(w, "key"), jw_z(w, t->stop[i].key);
        jw_key(w, "field"), jw_str(w, utf8_head(t->stop[i].field, LABEL));
        jw_key(w, "args"), texts(w, t->stop[i].arg, 3);
        jw_end_object(w);
    }
    jw_end_list(w);
}

struct str columns_text(struct arena *a, const struct trial *t) {
    static const char *const kinds[PAPER__KINDS] = { [PAPER_TEXT] = "text", [PAPER_XLSX] = "xlsx", [PAPER_HTML] = "html",
                                                     [PAPER_XLS] = "xls", [PAPER_ODS] = "ods" };
    const struct reading *r = &t->r;
    struct buf b = { 0 };
    struct jw w;
    jw_init(&w, &b);
    jw_object(&w);
    jw_key(&w, "sep"), jw_str(&w, (struct str){ &r->sep, 1 });
    jw_key(&w, "by_row"), jw_bool(&w, r->by_row);
    jw_key(&w, "line"), jw_int(&w, t->heading_line);
    if (t->line_chosen) jw_key(&w, "line_chosen"), jw_int(&w, t->heading_line);
    jw_key(&w, "kind"), jw_z(&w, kinds[t->paper->kind] ? kinds[t->paper->kind] : "xlsx");
    jw_key(&w, "sheet"), jw_str(&w, utf8_head(t->paper->sheet[t->sheet].name, 100));
    jw_key(&w, "sheets"), put_sheets(&w, t);
    jw_key(&w, "columns"), jw_list(&w);
    for (int i = 0; i < r->match.columns; i++) put_column(&w, t, i);
    jw_end_list(&w);
    jw_key(&w, "notes"), put_notes(&w, r);
    jw_key(&w, "asks"), put_asks(&w, t);
    jw_key(&w, "stops"), put_stops(&w, t);
    jw_end_object(&w);
    struct str s = arena_copy(a, buf_view(&b));
    buf_free(&b);
    return s;
}

struct str options_text(struct arena *a, const struct import_options *o) {
    struct buf b = { arena_alloc(a, 1000), 0, 1000, false };
    struct jw w;
    jw_init(&w, &b);
    jw_object(&w);
    for (int i = 0; i < import_options_entity.nfield; i++) {
        const struct field *f = &import_options_entity.field[i];
        int64_t v = *field_int(f, (void *)(uintptr_t)o);
        if (v != NONE) jw_key(&w, f->name), jw_int(&w, v);
    }
    jw_end_object(&w);
    return buf_view(&b);
}

/* ---- read again ---- */

enum err options_read(struct call *c, struct str text, struct import_options *ret) {
    struct json *j = 0;
    row_clear(&import_options_entity, ret);
    enum err e = text.n ? json_parse(c->mem, text, &j, &c->fault) : OK;
    for (int i = 0; i < import_options_entity.nfield && j; i++)
        *field_int(&import_options_entity.field[i], ret) = json_int(j, import_options_entity.field[i].name, NONE);
    return e;
}

enum err columns_read(struct call *c, const struct batch *b, struct reading *r) {
    struct json *j;
    enum err e = json_parse(c->mem, b->columns, &j, &c->fault);
    if (e) return e;
    const struct json *list = json_get(j, "columns"), *rows = json_get(j, "by_row");
    struct str sep = json_text(j, "sep");
    int n = list ? (int)list->n : 0, i = 0;
    r->sep = sep.n ? sep.s[0] : ',';
    r->by_row = rows && rows->i;
    r->match = (struct sheet_match){ .at = ARENA_ARRAY(c->mem, int, r->cols + 1), .field = ARENA_ARRAY(c->mem, int, n + 1),
                                     .fields = r->cols, .columns = n };
    r->match.line = json_int(j, "line", 1);
    r->heading = ARENA_ARRAY(c->mem, struct str, n + 1);
    r->match.heading = r->heading;
    r->extra = ARENA_ARRAY(c->mem, int, n + 1);
    r->order = ARENA_ARRAY(c->mem, enum date_order, n + 1);
    for (int k = 0; k < r->cols; k++) r->match.at[k] = -1;
    for (const struct json *m = list ? list->child : 0; m; m = m->next, i++) {
        struct str field = json_text(m, "field");
        int f = field.n ? reading_field(r, field) : -1;
        r->heading[i] = json_text(m, "label");
        r->match.field[i] = f;
        r->order[i] = (enum date_order)json_int(m, "order", DATE_ASK);
        if (f >= 0) r->match.at[f] = i;
        if (str_is(field, "extra")) r->extra[r->nextra++] = i;
    }
    return OK;
}
