/* The records that the rows of a chunk may mean, read together: a statement or two instead of one or two a row. */
#include "action/import_part.h"

#include "action/register.h"

enum { SOUGHT_MOST = 10 * IMPORT_CHUNK };    /* more are alike: then each row looks for its own */

/* Each value once, in the order of the rows; rows that have none are not looked up by it. */
static void ask(struct arena *a, struct alike_by *to, const struct field *f, const void *row) {
    void *r = (void *)(uintptr_t)row;
    bool number = kind_is_int(f->kind);
    to->f = f;
    if (field_null(f, row)) return;
    for (int i = 0; i < to->n; i++)
        if (number ? to->id[i] == *field_int(f, r) : str_eq(to->text[i], *field_str(f, r))) return;
    if (number && !to->id) to->id = ARENA_ARRAY(a, int64_t, IMPORT_CHUNK);
    if (!number && !to->text) to->text = ARENA_ARRAY(a, struct str, IMPORT_CHUNK);
    if (number) to->id[to->n++] = *field_int(f, r);
    else to->text[to->n++] = *field_str(f, r);
}

static struct str as_json(struct arena *a, const struct alike_by *v) {
    struct buf b = { 0 };
    struct jw w;
    jw_init(&w, &b);
    jw_list(&w);
    for (int i = 0; i < v->n; i++) {
        if (v->id) jw_int(&w, v->id[i]);
        else jw_str(&w, v->text[i]);
    }
    jw_end_list(&w);
    struct str text = b.bad ? STR_NULL : arena_copy(a, buf_view(&b));
    buf_free(&b);
    return text;
}

static enum err read(struct reading *r, struct alike *k, const char *statement, const struct bind *b, int n, bool *many) {
    struct rows list;
    enum err e = sql_rows(r->db, r->c->mem, statement, k->e, b, n, &list, &r->c->fault);
    for (int i = 0; i < list.n && !e; i++) alike_keep(r->c->mem, k, k->e, (const char *)list.row + k->e->size * (size_t)i);
    *many = *many || list.n == SOUGHT_MOST;
    return e;
}

/* Estates: what has one of the numbers, and what has one of the names. */
static enum err read_estates(struct reading *r, struct alike *k, bool *many) {
    static const char *const statement[] = { "estates_by_numbers", "estates_by_names" };
    enum err e = OK;
    k->any = true;
    for (int i = 0; i < N_OF(statement) && !e; i++) {
        struct bind b[] = { BI("tenant", r->c->tenant), BT("keys", as_json(r->c->mem, &k->by[i])), BI("n", SOUGHT_MOST) };
        if (!b[1].s.s) return fail(r->c, E_MEMORY, 0, 0);
        if (k->by[i].n) e = read(r, k, statement[i], b, N_OF(b), many);
    }
    return e;
}

/* What stands in one of the estates and has one of the keys. */
static enum err read_children(struct reading *r, struct alike *k, bool *many) {
    struct arena *a = r->c->mem;
    struct bind b[] = { BI("tenant", r->c->tenant), BT("estates", as_json(a, &k->by[0])), BT("keys", as_json(a, &k->by[1])),
                        BI("n", SOUGHT_MOST) };
    if (!b[1].s.s || !b[2].s.s) return fail(r->c, E_MEMORY, 0, 0);
    return read(r, k, r->noun->chunk_statement, b, N_OF(b), many);
}

enum err sought_read(struct reading *r, const struct import_row *row, int n, struct alike **ret) {
    const struct import_noun *noun = r->noun;
    bool estates = noun->e == &estate_entity, many = false;
    *ret = 0;
    if (!n || (!estates && !noun->chunk_statement)) return OK;
    struct alike *k = ARENA_NEW(r->c->mem, struct alike);
    k->e = noun->e;
    const struct field *f[] = { field_named(k->e, estates ? S("source_no") : S("estate")),
                                field_named(k->e, estates ? S("name") : str_of(noun->by)) };
    for (int i = 0; i < n; i++)
        for (int j = 0; j < N_OF(f); j++) ask(r->c->mem, &k->by[j], f[j], &row[i].rec);
    enum err e = estates ? read_estates(r, k, &many) : read_children(r, k, &many);
    if (!e && !many) *ret = k;
    return e;
}
