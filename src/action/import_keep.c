/* What an import writes down: the estate that a row makes, the refusal of a row,
** the columns of a file. */
#include "action/import_part.h"

#include <string.h>
#include "action/estate.h"
#include "base/json.h"
#include "base/utf8.h"

/* ---- what the row makes of an estate ---- */

void import_row_keep(struct arena *a, struct import_row *row) {
    for (int i = 0; i < estate_entity.nfield; i++) {
        const struct field *f = &estate_entity.field[i];
        if (f->kind == K_TEXT) *field_str(f, &row->e) = arena_copy(a, *field_str(f, &row->e));
    }
    row->fee_text = arena_copy(a, row->fee_text);
    row->firm_text = arena_copy(a, row->firm_text);
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
static struct str extra_set(struct arena *a, struct str extra, const char *key, struct str text) {
    struct json *j = 0;
    struct fault ignored = { 0 };
    struct jw w;
    if (!text.n) return extra;
    if (extra.n && json_parse(a, extra, &j, &ignored)) return extra;      /* not ours to repair */
    if (j && str_eq(json_text(j, key), text)) return extra;
    size_t room = 6 * (extra.n + text.n) + 80;                            /* each byte may be escaped */
    struct buf b = { arena_alloc(a, room), 0, room, false };
    jw_init(&w, &b);
    jw_object(&w);
    for (const struct json *m = j ? j->child : 0; m; m = m->next) {
        if (str_is(m->key, key)) continue;
        jw_key(&w, arena_cstr(a, m->key));
        put_json(a, &w, m);
    }
    jw_key(&w, key);
    jw_str(&w, text);
    jw_end_object(&w);
    return buf_view(&b);
}

bool import_row_merge(struct arena *a, const struct import_row *row, struct estate *after) {
    bool changed = false;
    if (row->e.town != NONE && row->e.town != after->town) after->community = NONE;     /* of the old town */
    for (int i = 0; i < estate_entity.nfield; i++) {
        const struct field *f = &estate_entity.field[i];
        if (!(f->flags & INPUT) || field_null(f, &row->e)) continue;
        const void *from = (const char *)&row->e + f->at;
        void *to = (char *)after + f->at;
        bool same = f->kind == K_TEXT ? str_eq(*(const struct str *)from, *(const struct str *)to)
                                      : memcmp(from, to, sizeof(int64_t)) == 0;
        if (same) continue;
        changed = true;
        memcpy(to, from, f->kind == K_TEXT ? sizeof(struct str) : sizeof(int64_t));
    }
    struct str extra = extra_set(a, after->h.extra, "fee_text", row->fee_text);
    extra = extra_set(a, extra, "property_org_text", row->firm_text);
    changed |= !str_eq(extra, after->h.extra);
    after->h.extra = extra;
    after->completeness = estate_completeness(after);
    return changed;
}

/* ---- refusals ---- */

enum { KEPT_CELL = 80, KEPT_VALUE = 200, KEPT_ARG = 120 };

void refusal_name(const struct reading *r, struct refusal *no) {
    for (int i = 0; i < r->cols; i++) {
        if (!str_is(no->column, r->field[i]->name)) continue;
        int at = r->match.at[i];
        no->column = at >= 0 ? r->heading[at] : str_of(r->c->language == EN ? r->col[i].en : r->col[i].zh);
        return;
    }
}

struct batch_row refusal_row(struct arena *a, int64_t tenant, int64_t batch, const struct refusal *no) {
    struct batch_row b;
    row_clear(&batch_row_entity, &b);
    b.tenant = tenant;
    b.batch = batch;
    b.line = no->line;
    b.outcome = S("refused");
    b.cell = no->column.n ? arena_copy(a, utf8_head(no->column, KEPT_CELL)) : STR_NULL;
    b.value = no->value.n ? arena_copy(a, utf8_head(no->value, KEPT_VALUE)) : STR_NULL;
    struct str x = utf8_head(no->arg[0], KEPT_ARG), y = utf8_head(no->arg[1], KEPT_ARG);
    b.reason = arena_printf(a, "%s\x1f" PRIstr "\x1f" PRIstr, no->key, STRARG(x), STRARG(y));
    return b;
}

struct str refusal_text(struct arena *a, enum language l, struct str kept) {
    struct str key, arg[3] = { STR_NULL, STR_NULL, STR_NULL };
    arg[1] = str_cut(str_cut(kept, '\x1f', &key), '\x1f', &arg[0]);
    return word_fill(a, l, arena_cstr(a, key), arg);
}

/* ---- columns ---- */

enum { LABEL = 80 };

struct str columns_text(struct arena *a, const struct reading *r, const struct note *note, int notes) {
    size_t room = 400 + (size_t)r->match.columns * (6 * 4 * LABEL + 100) + (size_t)notes * 6000;
    struct buf b = { arena_alloc(a, room), 0, room, false };
    struct jw w;
    jw_init(&w, &b);
    jw_object(&w);
    jw_key(&w, "sep"), jw_str(&w, (struct str){ &r->sep, 1 });
    jw_key(&w, "columns"), jw_list(&w);
    for (int i = 0; i < r->match.columns; i++) {
        int f = r->match.field[i];
        jw_object(&w);
        jw_key(&w, "label"), jw_str(&w, utf8_head(r->heading[i], LABEL));
        jw_key(&w, "field"), f >= 0 && r->match.at[f] == i ? jw_z(&w, r->field[f]->name) : jw_null(&w);
        jw_end_object(&w);
    }
    jw_end_list(&w);
    jw_key(&w, "notes"), jw_list(&w);
    for (int i = 0; i < notes; i++) {
        if (!note[i].n) continue;
        jw_object(&w);
        jw_key(&w, "key"), jw_z(&w, note[i].key);
        jw_key(&w, "field"), jw_z(&w, note[i].field);
        jw_key(&w, "value"), jw_str(&w, utf8_head(note[i].value, KEPT_VALUE));
        jw_key(&w, "n"), jw_int(&w, note[i].n);
        jw_end_object(&w);
    }
    jw_end_list(&w);
    jw_end_object(&w);
    return buf_view(&b);
}

static int field_at(const struct reading *r, struct str name) {
    for (int i = 0; i < r->cols; i++)
        if (str_is(name, r->field[i]->name)) return i;
    return -1;
}

enum err columns_read(struct call *c, const struct batch *b, struct reading *r) {
    struct json *j;
    enum err e = json_parse(c->mem, b->columns, &j, &c->fault);
    if (e) return e;
    const struct json *list = json_get(j, "columns");
    struct str sep = json_text(j, "sep");
    int n = list ? (int)list->n : 0, i = 0;
    r->sep = sep.n ? sep.s[0] : ',';
    r->match = (struct sheet_match){ .at = ARENA_ARRAY(c->mem, int, r->cols + 1), .field = ARENA_ARRAY(c->mem, int, n + 1),
                                     .fields = r->cols, .columns = n };
    r->heading = ARENA_ARRAY(c->mem, struct str, n + 1);
    for (int k = 0; k < r->cols; k++) r->match.at[k] = -1;
    for (const struct json *m = list ? list->child : 0; m; m = m->next, i++) {
        int f = field_at(r, json_text(m, "field"));
        r->heading[i] = json_text(m, "label");
        r->match.field[i] = f;
        if (f >= 0) r->match.at[f] = i;
    }
    return OK;
}
