/* How an import stands, for whoever asked for it. */
#include "action/import_part.h"

#include <string.h>

bool imports_all(struct call *c) {
    struct scope s = scope_of(c, CAP_BASE);
    for (int i = 0; i < s.n; i++)
        if (s.part[i].level == LEVEL_ALL && s.part[i].node == 0) return true;
    return false;
}

bool import_seen(struct call *c, const struct batch *b) {
    bool mine = c->who->person != NONE && b->h.created_by == c->who->person;
    return scope_of(c, CAP_BASE).n > 0 && (mine || imports_all(c));
}

enum err batch_get(struct call *c, struct db *db, int64_t id, struct batch *ret) {
    enum err e = store_get(db, c->mem, 0, c->tenant, &batch_entity, id, ret, &c->fault);
    if (e) return e;
    return import_seen(c, ret) ? OK : fail(c, E_NOT_FOUND, 0, 0);
}

/* ---- the file ---- */

static struct texts texts_of(struct arena *a, const struct json *list) {
    struct texts t = { ARENA_ARRAY(a, struct str, (list ? list->n : 0) + 1), 0 };
    for (const struct json *m = list ? list->child : 0; m; m = m->next) t.s[t.n++] = m->s;
    return t;
}

/* How many members, with room for as many views. */
#define VIEWS(type, list) ARENA_ARRAY(c->mem, type, ((list) ? (list)->n : 0) + 1)

static struct rows view_columns(struct call *c, const struct json *list) {
    struct column_view *v = VIEWS(struct column_view, list);
    int n = 0;
    for (const struct json *m = list ? list->child : 0; m; m = m->next, n++) {
        struct str doubt = json_text(m, "doubt"), how = json_text(m, "how");
        v[n] = (struct column_view){ n, json_text(m, "label"), sheet_letter(c->mem, n), json_text(m, "field"), how.n ? how : S("label"),
                                     json_text(m, "guess"), doubt.n ? refusal_text(c->mem, c->language, doubt) : STR_NULL,
                                     texts_of(c->mem, json_get(m, "sample")) };
    }
    return (struct rows){ v, n };
}

static struct rows view_notes(struct call *c, const struct entity *e, const struct json *list) {
    struct note_view *v = VIEWS(struct note_view, list);
    int n = 0;
    for (const struct json *m = list ? list->child : 0; m; m = m->next, n++)
        v[n] = (struct note_view){ str_of(field_label(c->mem, c->language, e, arena_cstr(c->mem, json_text(m, "field")))),
                                   str_of(word_text(c->language, arena_cstr(c->mem, json_text(m, "key")))), json_text(m, "value"),
                                   json_int(m, "n", 1) };
    return (struct rows){ v, n };
}

static struct rows view_sheets(struct call *c, const struct json *list) {
    struct sheet_view *v = VIEWS(struct sheet_view, list);
    int n = 0;
    for (const struct json *m = list ? list->child : 0; m; m = m->next, n++) {
        const struct json *hidden = json_get(m, "hidden"), *chosen = json_get(m, "chosen");
        struct str name = json_text(m, "name");
        v[n] = (struct sheet_view){ name.s ? name : S(""), json_int(m, "rows", 0), hidden && hidden->i, chosen && chosen->i };
    }
    return (struct rows){ v, n };
}

static struct rows view_stops(struct call *c, const struct json *list) {
    struct stop_view *v = VIEWS(struct stop_view, list);
    int n = 0;
    for (const struct json *m = list ? list->child : 0; m; m = m->next, n++) {
        struct texts args = texts_of(c->mem, json_get(m, "args"));
        struct str arg[3] = { STR_NULL, STR_NULL, STR_NULL }, key = json_text(m, "key");
        for (int i = 0; i < args.n && i < 3; i++) arg[i] = args.s[i];
        v[n] = (struct stop_view){ key, json_text(m, "field"), word_fill(c->mem, c->language, arena_cstr(c->mem, key), arg) };
    }
    return (struct rows){ v, n };
}

/* ---- questions ---- */

/* What a question may be answered with, and what is taken until it is. */
static const struct { const char *key, *choices, *assumed; } questions[] = {
    { "date_order", "mdy|dmy", 0 }, { "serial", "true|false", 0 }, { "datum", "wgs84|cgcs2000|gcj02|bd09", "wgs84" },
    { "match", "name|name_address|source_no", 0 }, { "create_missing_buildings", "true|false", 0 },
    { "approx_ok", "true|false", 0 },
};

static struct texts choices_of(struct arena *a, const char *list) {
    struct texts t = { ARENA_ARRAY(a, struct str, 8), 0 };
    for (struct str rest = str_of(list), one; rest.s && t.n < 8;) {
        rest = str_cut(rest, '|', &one);
        t.s[t.n++] = one;
    }
    return t;
}

static struct str answer_of(const struct import_options *o, const char *key) {
    const struct field *f = field_named(&import_options_entity, str_of(key));
    int64_t v = f ? *field_int(f, (void *)(uintptr_t)o) : NONE;
    if (v == NONE) return STR_NULL;
    return f->codes ? str_of(code_text(f->codes, v)) : v ? S("true") : S("false");
}

static struct rows view_asks(struct call *c, const struct json *list, const struct import_options *o) {
    struct import_ask *v = VIEWS(struct import_ask, list);
    int n = 0;
    for (const struct json *m = list ? list->child : 0; m; m = m->next) {
        struct str key = json_text(m, "key");
        int q = 0;
        while (q < N_OF(questions) && !str_is(key, questions[q].key)) q++;
        if (q == N_OF(questions)) continue;
        v[n++] = (struct import_ask){ key, str_of(word_of(c->language, "ask", questions[q].key)), json_text(m, "column"),
                                    answer_of(o, questions[q].key), str_of(questions[q].assumed),
                                    texts_of(c->mem, json_get(m, "samples")), choices_of(c->mem, questions[q].choices) };
    }
    return (struct rows){ v, n };
}

/* ---- what a column may be ---- */

static struct rows view_fields(struct call *c, const struct batch *b, enum err *e) {
    struct reading r;
    reading_start(&r, c, import_noun_named(b->noun), 0);
    if ((*e = columns_read(c, b, &r))) return (struct rows){ 0 };
    struct field_view *v = ARENA_ARRAY(c->mem, struct field_view, r.cols + 1);
    for (int i = 0; i < r.cols; i++) {
        struct ids ids = { ARENA_ARRAY(c->mem, int64_t, r.match.columns + 1), 0 };
        for (int k = 0; k < r.match.columns; k++)
            if (r.match.field[k] == i) ids.id[ids.n++] = k;
        v[i] = (struct field_view){ str_of(r.col[i].field), str_of(c->language == EN ? r.col[i].en : r.col[i].zh), r.col[i].required, ids };
    }
    return (struct rows){ v, r.cols };
}

/* ---- its rows ---- */

enum err batch_rows_of(struct call *c, struct db *db, int64_t run, const char *outcome, int64_t after, int64_t n,
                       struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("batch", run), BT("outcome", str_of(outcome)), BI("after", after),
                        BI("n", n) };
    return sql_rows(db, c->mem, "batch_next", &batch_row_entity, b, N_OF(b), ret, &c->fault);
}

enum err batch_count(struct call *c, struct db *db, const char *outcome, int64_t run, int64_t *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("batch", run) };
    struct cursor *cur;
    *ret = 0;
    enum err e = sql_open(db, c->mem, "batch_outcomes", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (sql_next(cur))
        if (str_is(sql_text(cur, 0), outcome)) *ret = sql_int(cur, 1);
    return sql_end(cur);
}

static enum err view_rows(struct call *c, struct db *db, int64_t run, struct import_view *v) {
    struct rows refused, kept;
    enum err e = batch_rows_of(c, db, run, "refused", 0, IMPORT_SHOWN, &refused);
    if (e || (e = batch_rows_of(c, db, run, "kept", 0, IMPORT_SHOWN, &kept))) return e;
    struct refusal_view *r = ARENA_ARRAY(c->mem, struct refusal_view, refused.n * BAD_MOST + 1);
    struct kept_view *k = ARENA_ARRAY(c->mem, struct kept_view, kept.n + 1);
    int n = 0;
    for (int i = 0; i < refused.n; i++) {
        const struct batch_row *b = &((const struct batch_row *)refused.row)[i];
        struct bad_told told[BAD_MOST];
        int m = refusal_told(c, b, told);
        for (int q = 0; q < m; q++) r[n++] = (struct refusal_view){ b->line, told[q].column, told[q].value, told[q].reason };
    }
    for (int i = 0; i < kept.n; i++) {
        const struct batch_row *b = &((const struct batch_row *)kept.row)[i];
        k[i] = (struct kept_view){ b->record, b->value, refusal_text(c->mem, c->language, b->reason) };
    }
    v->refusals = (struct rows){ r, n };
    v->kept = (struct rows){ k, kept.n };
    return OK;
}

/* ---- the whole ---- */

static void view_counts(const struct batch *b, struct import_view *v) {
    v->id = b->h.id;
    v->version = b->h.version;
    v->state = b->state;
    v->rows = b->total;
    v->new = b->fresh;
    v->changed = b->changed;
    v->same = b->same;
    v->refused = b->refused;
    v->done = b->done;
    v->kept_n = b->undone_kept;
    v->created_at = b->h.created_at;
    v->by = b->h.created_by;
    v->noun = b->noun;
    v->name = b->file_name;
    v->encoding = b->encoding;
}

enum err batch_view(struct call *c, struct db *db, const struct batch *b, struct import_view *v) {
    const struct import_noun *noun = import_noun_named(b->noun);
    struct import_options *o = ARENA_NEW(c->mem, struct import_options);
    struct json *j = 0;
    enum err e = json_parse(c->mem, b->columns, &j, &c->fault);
    if (e || (e = options_read(c, b->options, o))) return e;
    if (!noun) return fail(c, E_NOT_FOUND, 0, 0);
    view_counts(b, v);
    v->kind = json_text(j, "kind");
    v->sheet = json_text(j, "sheet");
    v->heading_line = json_int(j, "line", 1);
    v->columns = view_columns(c, json_get(j, "columns"));
    v->notes = view_notes(c, noun->e, json_get(j, "notes"));
    v->sheets = view_sheets(c, json_get(j, "sheets"));
    v->stops = view_stops(c, json_get(j, "stops"));
    v->asks = view_asks(c, json_get(j, "asks"), o);
    v->options = (struct rows){ o, 1 };
    v->fields = view_fields(c, b, &e);
    return e ? e : view_rows(c, db, batch_run(b), v);
}
