/* Records in and out by the tables: the text of each statement is made once a
** connection and shape. */
#include "store/room.h"

#include <assert.h>
#include <math.h>
#include <string.h>

const struct field *next_stored(const struct entity *e, int *i) {
    int head = e->headless ? 0 : head_nfield;
    while (*i < head + e->nfield) {
        const struct field *f = *i < head ? &head_fields[*i] : &e->field[*i - head];
        (*i)++;
        if (!(f->flags & UNSTORED)) return f;
    }
    return 0;
}

void columns(struct buf *b, const struct entity *e, const char *alias, bool lean) {
    const struct field *f;
    for (int i = 0, n = 0; (f = next_stored(e, &i));) {
        if (lean && !field_lean(f)) continue;
        if (n++) buf_z(b, ", ");
        if (alias) buf_z(b, alias), buf_c(b, '.');
        buf_z(b, f->name);
    }
}

static void field_read(struct db *db, struct stmt *st, struct arena *a, const struct field *f, int col, void *row) {
    const struct engine *eng = db->eng;
    if (kind_is_int(f->kind)) *field_int(f, row) = eng->col_int(st, col);
    else if (f->kind == K_REAL) *field_real(f, row) = eng->col_real(st, col);
    else if (f->kind == K_BLOB) *field_str(f, row) = arena_copy(a, eng->col_blob(st, col));
    else *field_str(f, row) = arena_copy(a, eng->col_text(st, col));
}

static void field_clear(const struct field *f, void *row) {
    if (kind_is_int(f->kind)) *field_int(f, row) = NONE;
    else if (f->kind == K_REAL) *field_real(f, row) = NAN;
}

static int fields_read(struct db *db, struct stmt *st, struct arena *a, const struct field *f, int n, bool lean, int col,
                       void *row) {
    for (const struct field *end = f + n; f < end; f++) {
        if (f->flags & UNSTORED || (lean && !field_lean(f))) field_clear(f, row);
        else field_read(db, st, a, f, col++, row);
    }
    return col;
}

void row_read(struct db *db, struct stmt *st, struct arena *a, const struct entity *e, bool lean, void *row) {
    memset(row, 0, e->size);
    int col = e->headless ? 0 : fields_read(db, st, a, head_fields, head_nfield, lean, 0, row);
    (void)fields_read(db, st, a, e->field, e->nfield, lean, col, row);
}

bool row_bind(struct db *db, struct stmt *st, const struct field *f, const void *row) {
    const void *at = (const char *)row + f->at;
    if (kind_is_int(f->kind)) return db->eng->bind_int(st, f->name, *(const int64_t *)at);
    if (f->kind == K_REAL) return db->eng->bind_real(st, f->name, *(const double *)at);
    if (f->kind == K_BLOB) return db->eng->bind_blob(st, f->name, *(const struct str *)at);
    return db->eng->bind_text(st, f->name, *(const struct str *)at);
}

void *rows_add(struct arena *a, const struct entity *e, struct rows_out *r) {
    if (r->n == r->cap) {
        int cap = r->cap ? r->cap * 2 : 16;
        r->row = arena_grow(a, r->row, e->size * (size_t)r->cap, e->size * (size_t)cap);
        r->cap = cap;
    }
    return r->row + e->size * (size_t)r->n++;
}

enum err rows_all(struct db *db, struct stmt *st, struct arena *a, const struct entity *e, bool lean,
                  struct rows_out *r, struct fault *f) {
    db->loose = st;
    for (bool row = true;;) {
        enum err bad = db_step(db, st, &row, f);
        if (bad || !row) return db->loose = 0, bad;
        row_read(db, st, a, e, lean, rows_add(a, e, r));
    }
}

bool field_same(const struct field *f, const void *a, const void *b) {
    const char *x = (const char *)a + f->at, *y = (const char *)b + f->at;
    if (kind_is_int(f->kind)) return memcmp(x, y, sizeof(int64_t)) == 0;
    if (f->kind == K_REAL) return field_null(f, a) ? field_null(f, b) : memcmp(x, y, sizeof(double)) == 0;
    const struct str *s = (const void *)x, *t = (const void *)y;
    return (s->s == 0) == (t->s == 0) && str_eq(*s, *t);
}

/* The key of a shape: what it does, to which table, and up to 128 columns. */
struct key { char op; const struct entity *e; uint64_t columns[2]; };

static struct str key_of(struct key *k, char op, const struct entity *e) {
    memset(k, 0, sizeof *k);
    k->op = op;
    k->e = e;
    return (struct str){ (const char *)k, sizeof *k };
}

/* ---- one record ---- */

static enum err get_stmt(struct db *db, const struct entity *e, bool removed, struct stmt **ret, struct fault *f) {
    struct key k;
    struct str key = key_of(&k, removed ? 'r' : 'g', e);
    struct buf b = { 0 };
    if ((*ret = shape_find(db, key))) return OK;
    buf_z(&b, "SELECT ");
    columns(&b, e, 0, false);
    buf_printf(&b, " FROM %s WHERE id = :id%s%s", e->table, e->shared ? "" : " AND tenant = :tenant",
               e->headless || removed ? "" : " AND removed_at IS NULL");
    enum err bad = b.bad ? fault_set(f, E_MEMORY, 0, 0) : shape_add(db, key, buf_view(&b), ret, f);
    buf_free(&b);
    return bad;
}

/* Is the organisation among the item's nodes? */
static enum err at_node(struct db *db, struct arena *a, int64_t tenant, int64_t item, int64_t node, bool *ret,
                        struct fault *f) {
    struct cursor *c;
    struct bind b[] = { BI("tenant", tenant), BI("item", item), BI("node", node) };
    enum err e = sql_open(db, a, "item_at_node", b, 3, &c, f);
    if (e) return e;
    *ret = sql_next(c);
    return sql_end(c);
}

static bool in_area(const struct entity *e, const struct scope_part *p, const void *row) {
    if (p->level == LEVEL_ALL || !e->placed) return true;
    const struct field *f = field_named(e, str_of(level_column[p->level]));
    return f && *(const int64_t *)(const void *)((const char *)row + f->at) == p->area;
}

static enum err in_scope(struct db *db, struct arena *a, const struct scope *s, const struct entity *e, int64_t id,
                         const void *row, bool *ret, struct fault *f) {
    *ret = false;
    for (int i = 0; i < s->n && !*ret; i++) {
        if (!in_area(e, &s->part[i], row)) continue;
        *ret = true;
        if (!s->part[i].node || !e->unitised) continue;
        enum err bad = at_node(db, a, s->tenant, id, s->part[i].node, ret, f);
        if (bad) return bad;
    }
    return OK;
}

static enum err row_get(struct db *db, struct arena *a, int64_t tenant, const struct entity *e, int64_t id, bool removed,
                        void *ret, struct fault *f) {
    struct stmt *st;
    bool row = false;
    assert(e->shared || tenant > 0);
    enum err bad = get_stmt(db, e, removed, &st, f);
    if (bad) return bad;
    bool ok = db->eng->bind_int(st, "id", id) && (e->shared || db->eng->bind_int(st, "tenant", tenant));
    assert(ok);
    if ((bad = db_step(db, st, &row, f))) return bad;
    db->loose = st;
    if (row) row_read(db, st, a, e, false, ret);
    db->loose = 0;
    db->eng->reset(st);
    return row ? OK : fault_set(f, E_NOT_FOUND, 0, 0);
}

enum err store_get(struct db *db, struct arena *a, const struct scope *s, int64_t tenant, const struct entity *e,
                   int64_t id, void *ret, struct fault *f) {
    bool seen = true;
    assert(!s || s->tenant == tenant);
    enum err bad = row_get(db, a, tenant, e, id, false, ret, f);
    if (bad || (s && (bad = in_scope(db, a, s, e, id, ret, &seen, f)))) return bad;
    return seen ? OK : fault_set(f, E_NOT_FOUND, 0, 0);
}

enum err row_as_kept(struct db *db, struct arena *a, int64_t tenant, const struct entity *e, int64_t id, void *ret,
                     struct fault *f) {
    return row_get(db, a, tenant, e, id, true, ret, f);
}

/* ---- writing ---- */

enum err row_insert(struct tx *tx, const struct entity *e, const void *row) {
    struct db *db = &tx->db;
    struct key k;
    struct str key = key_of(&k, 'i', e);
    struct stmt *st = shape_find(db, key);
    const struct field *f;
    enum err bad = OK;
    if (!st) {
        struct buf b = { 0 };
        buf_printf(&b, "INSERT INTO %s (", e->table);
        columns(&b, e, 0, false);
        buf_z(&b, ") VALUES (");
        for (int i = 0, n = 0; (f = next_stored(e, &i)); n++) buf_printf(&b, "%s:%s", n ? ", " : "", f->name);
        buf_c(&b, ')');
        bad = b.bad ? E_MEMORY : shape_add(db, key, buf_view(&b), &st, tx_fault(tx));
        buf_free(&b);
        if (bad) return tx->broken = bad;
    }
    bool ok = true;
    for (int i = 0; (f = next_stored(e, &i));) ok &= row_bind(db, st, f, row);
    assert(ok);
    tx->wrote = true;
    return db_later(db, st, false, tx_fault(tx));
}

static enum err update_stmt(struct tx *tx, const struct entity *e, struct key *k, struct stmt **ret) {
    const struct field *f;
    struct str key = { (const char *)k, sizeof *k };
    struct buf b = { 0 };
    if ((*ret = shape_find(&tx->db, key))) return OK;
    buf_printf(&b, "UPDATE %s SET ", e->table);
    for (int i = 0, n = 0; (f = next_stored(e, &i));)
        if (k->columns[(i - 1) / 64] >> (i - 1) % 64 & 1) buf_printf(&b, "%s%s = :%s", n++ ? ", " : "", f->name, f->name);
    buf_z(&b, " WHERE id = :id AND tenant = :tenant AND version = :seen");
    enum err bad = b.bad ? E_MEMORY : shape_add(&tx->db, key, buf_view(&b), ret, tx_fault(tx));
    buf_free(&b);
    return bad;
}

enum err row_update(struct tx *tx, const struct entity *e, const void *before, const void *after, int64_t seen) {
    struct db *db = &tx->db;
    const struct head *h = after;
    const struct field *f;
    struct stmt *st;
    struct key k;
    (void)key_of(&k, 'u', e);
    for (int i = 0; (f = next_stored(e, &i));)
        if (!field_same(f, before, after)) k.columns[(i - 1) / 64] |= UINT64_C(1) << (i - 1) % 64;
    enum err bad = update_stmt(tx, e, &k, &st);
    if (bad) return tx->broken = bad;
    bool ok = true;
    for (int i = 0; (f = next_stored(e, &i));)
        if (k.columns[(i - 1) / 64] >> (i - 1) % 64 & 1) ok &= row_bind(db, st, f, after);
    ok &= db->eng->bind_int(st, "id", h->id) && db->eng->bind_int(st, "tenant", h->tenant)
        && db->eng->bind_int(st, "seen", seen);
    assert(ok);
    tx->wrote = true;
    return db_later(db, st, true, tx_fault(tx));
}
