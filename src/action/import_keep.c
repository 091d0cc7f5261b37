/* What an import writes down: the record that a row makes, the refusal of a row. */
#include "action/import_part.h"

#include <math.h>
#include <string.h>
#include "base/utf8.h"

/* ---- what the row makes of a record ---- */

static bool is_text(const struct field *f) {
    return f->kind == K_TEXT || f->kind == K_DATE;
}

void import_row_keep(struct arena *a, const struct import_noun *noun, struct import_row *row) {
    for (int i = 0; i < noun->e->nfield; i++) {
        const struct field *f = &noun->e->field[i];
        if (is_text(f)) *field_str(f, &row->rec) = arena_copy(a, *field_str(f, &row->rec));
    }
    row->building = arena_copy(a, row->building);
    row->stairwell = arena_copy(a, row->stairwell);
    for (int i = 0; i < row->nkept; i++)
        row->kept[i] = (struct kept_text){ arena_copy(a, row->kept[i].key), arena_copy(a, row->kept[i].text) };
}

static void put_json(struct arena *a, struct jw *w, const struct json *j) {
    switch (j->kind) {
    case J_NULL: jw_null(w); break;
    case J_BOOL: jw_bool(w, j->i); break;
    case J_INT: jw_int(w, j->i); break;
    case J_REAL: jw_real(w, j->r); break;
    case J_STR: jw_str(w, j->s); break;
    case J_LIST: case J_OBJECT:
        if (j->kind == J_LIST) jw_list(w);
        else jw_object(w);
        for (const struct json *m = j->child; m; m = m->next) {
            if (j->kind == J_OBJECT) jw_key(w, arena_cstr(a, m->key));
            put_json(a, w, m);
        }
        if (j->kind == J_LIST) jw_end_list(w);
        else jw_end_object(w);
    }
}

/* The object `extra` with one text in it; what else stands there stays. */
static struct str extra_set(struct arena *a, struct str extra, struct str key, struct str text) {
    struct json *j = 0;
    struct fault ignored = { 0 };
    struct jw w;
    const char *name = arena_cstr(a, key);
    if (!text.n) return extra;
    if (extra.n && json_parse(a, extra, &j, &ignored)) return extra;      /* not ours to repair */
    if (j && str_eq(json_text(j, name), text)) return extra;
    size_t room = 6 * (extra.n + text.n + key.n) + 80;                    /* each byte may be escaped */
    struct buf b = { arena_alloc(a, room), 0, room, false };
    jw_init(&w, &b);
    jw_object(&w);
    for (const struct json *m = j ? j->child : 0; m; m = m->next) {
        if (str_eq(m->key, key)) continue;
        jw_key(&w, arena_cstr(a, m->key));
        put_json(a, &w, m);
    }
    jw_key(&w, name);
    jw_str(&w, text);
    jw_end_object(&w);
    return buf_view(&b);
}

/* A name that the record goes by already does not rename it. */
static bool is_alias(const struct import_noun *noun, const struct field *f, const struct import_row *row, const union record *after) {
    if (noun->e != &estate_entity || strcmp(f->name, "name") || !after->estate.name.n) return false;
    for (struct str rest = after->estate.aliases, one; rest.s;) {
        rest = str_cut(rest, '|', &one);
        if (one.n && str_eq(str_trim(one), row->rec.estate.name)) return true;
    }
    return false;
}

static bool merge_field(const struct field *f, const union record *from, union record *after) {
    const void *a = (const char *)from + f->at;
    void *b = (char *)after + f->at;
    if (f->kind == K_REAL && fabs(*(const double *)a - *(const double *)b) <= 1e-12 * fabs(*(const double *)a)) return false;   /* as a workbook rounds it */
    bool same = is_text(f) ? str_eq(*(const struct str *)a, *(const struct str *)b) : memcmp(a, b, sizeof(int64_t)) == 0;
    if (!same) memcpy(b, a, is_text(f) ? sizeof(struct str) : sizeof(int64_t));
    return !same;
}

bool import_row_merge(struct arena *a, const struct import_noun *noun, const struct import_row *row, union record *after) {
    bool changed = false, fresh = after->h.version == 0;
    const struct estate *e = &row->rec.estate;
    if (noun->known_only) return outline_merge(row, &after->estate);
    if (noun->e == &estate_entity && e->town != NONE && e->town != after->estate.town) after->estate.community = NONE;   /* of the old town */
    for (int i = 0; i < noun->e->nfield; i++) {
        const struct field *f = &noun->e->field[i];
        if (field_null(f, &row->rec) || is_alias(noun, f, row, after)) continue;
        if (f->flags & INPUT || fresh) changed |= merge_field(f, &row->rec, after);
    }
    struct str extra = after->h.extra;
    for (int i = 0; i < row->nkept; i++) extra = extra_set(a, extra, row->kept[i].key, row->kept[i].text);
    changed |= !str_eq(extra, after->h.extra);
    after->h.extra = extra;
    return changed;
}

/* ---- refusals ---- */

enum { KEPT_CELL = 80, KEPT_VALUE = 200, KEPT_ARG = 120 };

struct bad *refusal_add(struct refusal *no, int64_t line, const char *key) {
    no->line = line;
    struct bad *b = &no->bad[no->n < BAD_MOST ? no->n++ : BAD_MOST - 1];
    *b = (struct bad){ .key = key, .at = -1 };
    return b;
}

static struct str reason_of(struct arena *a, const struct bad *b) {
    struct str x = utf8_head(b->arg[0], KEPT_ARG), y = utf8_head(b->arg[1], KEPT_ARG);
    return arena_printf(a, "%s\x1f" PRIstr "\x1f" PRIstr, b->key, STRARG(x), STRARG(y));
}

/* All bad cells with their columns, where there is more to say than that one. */
static struct str more_text(struct arena *a, const struct refusal *no) {
    size_t room = 100 + (size_t)no->n * 6 * (KEPT_CELL + KEPT_VALUE + 2 * KEPT_ARG + 100) * 3;
    struct buf b = { arena_alloc(a, room), 0, room, false };
    struct jw w;
    jw_init(&w, &b);
    jw_list(&w);
    for (int i = 0; i < no->n; i++) {
        const struct bad *bad = &no->bad[i];
        jw_list(&w);
        jw_int(&w, bad->at);
        jw_str(&w, bad->column.n ? utf8_head(bad->column, KEPT_CELL) : STR_NULL);
        jw_str(&w, bad->value.n ? utf8_head(bad->value, 60) : STR_NULL);
        jw_str(&w, reason_of(a, bad));
        jw_end_list(&w);
    }
    jw_end_list(&w);
    return buf_view(&b);
}

struct batch_row refusal_row(struct arena *a, const struct reading *r, int64_t run, const struct refusal *no) {
    struct batch_row b;
    const struct bad *first = &no->bad[0];
    row_clear(&batch_row_entity, &b);
    b.tenant = r->c->tenant;
    b.batch = run;
    b.line = no->line;
    b.outcome = S("refused");
    b.cell = first->column.n ? arena_copy(a, utf8_head(first->column, KEPT_CELL)) : STR_NULL;
    b.value = first->value.n ? arena_copy(a, utf8_head(first->value, KEPT_VALUE)) : STR_NULL;
    b.reason = reason_of(a, first);
    if (no->n > 1) b.more = arena_copy(a, more_text(a, no));
    return b;
}

struct str refusal_text(struct arena *a, enum language l, struct str kept) {
    struct str key, arg[3] = { STR_NULL, STR_NULL, STR_NULL };
    arg[1] = str_cut(str_cut(kept, '\x1f', &key), '\x1f', &arg[0]);
    return word_fill(a, l, arena_cstr(a, key), arg);
}

static struct bad_told told_of(struct call *c, const struct json *one) {
    const struct json *at = one->child, *cell = at ? at->next : 0, *value = cell ? cell->next : 0, *why = value ? value->next : 0;
    return (struct bad_told){ cell ? cell->s : STR_NULL, value ? value->s : STR_NULL,
                          why ? refusal_text(c->mem, c->language, why->s) : STR_NULL, at ? (int)at->i : -1 };
}

int refusal_told(struct call *c, const struct batch_row *b, struct bad_told ret[BAD_MOST]) {
    struct json *j = 0;
    struct fault ignored = { 0 };
    int n = 0;
    if (b->more.n && json_parse(c->mem, b->more, &j, &ignored) == OK)
        for (const struct json *m = j->child; m && n < BAD_MOST; m = m->next) ret[n++] = told_of(c, m);
    if (!n) ret[n++] = (struct bad_told){ b->cell, b->value, refusal_text(c->mem, c->language, b->reason), -1 };
    return n;
}
