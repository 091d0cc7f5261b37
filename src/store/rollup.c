/* Counts kept in the transaction: a change moves a record from one cell to
** another. A key without a value counts as 0; a removed record counts nowhere. */
#include "store/room.h"

#include <stdlib.h>
#include <string.h>

static bool alive(const struct entity *e, const void *row) {
    return row && (e->headless || ((const struct head *)row)->removed_at == NONE);
}

static int64_t key_of(const struct field *f, const void *row) {
    int64_t v = f ? *(const int64_t *)(const void *)((const char *)row + f->at) : 0;
    return v == NONE ? 0 : v;
}

static void cell_of(const struct store *st, int r, const void *row, int64_t k[3]) {
    const struct field *const *f = st->rollup_key[r];
    for (int i = 0; i < 3; i++) k[i] = key_of(f[i], row);
    if (f[3]) k[2] = k[2] * ROLLUP_BESIDE + key_of(f[3], row);
}

static void add(struct deltas *d, struct delta x) {
    if (d->n == d->cap) {
        size_t cap = d->cap ? d->cap * 2 : 64;
        struct delta *p = realloc(d->d, cap * sizeof *p);
        if (!p) {
            d->bad = true;
            return;
        }
        d->d = p;
        d->cap = cap;
    }
    d->d[d->n++] = x;
}

enum err deltas_note(struct tx *tx, const struct entity *e, const void *before, const void *after) {
    bool was = alive(e, before), is = alive(e, after);
    for (int r = 0; r < nrollups; r++) {
        int64_t old[3] = { 0 }, now[3] = { 0 };
        if (rollups[r].e != e) continue;
        if (was) cell_of(tx->store, r, before, old);
        if (is) cell_of(tx->store, r, after, now);
        if (was && is && !memcmp(old, now, sizeof old)) continue;
        struct delta d = { .tenant = tx_meta(tx)->tenant, .kind = rollups[r].kind, .slot = rollups[r].coarse ? tx->slot : 0 };
        if (was) memcpy(d.k, old, sizeof old), d.n = -1, add(&tx->deltas, d);
        if (is) memcpy(d.k, now, sizeof now), d.n = 1, add(&tx->deltas, d);
    }
    return tx->deltas.bad ? fault_set(tx_fault(tx), E_MEMORY, 0, 0) : OK;
}

bool deltas_move(struct deltas *to, struct deltas *from) {
    for (size_t i = 0; i < from->n; i++) add(to, from->d[i]);
    from->n = 0;
    return !to->bad;
}

/* Order of the table's key: writers that take the same cells take them in the same order. */
static int by_cell(const void *a, const void *b) {
    const struct delta *x = a, *y = b;
    const int64_t p[] = { x->tenant, x->kind, x->k[0], x->k[1], x->k[2], x->slot };
    const int64_t q[] = { y->tenant, y->kind, y->k[0], y->k[1], y->k[2], y->slot };
    for (size_t i = 0; i < sizeof p / sizeof *p; i++)
        if (p[i] != q[i]) return p[i] < q[i] ? -1 : 1;
    return 0;
}

static enum err write_one(struct tx *tx, const struct delta *d, struct fault *f) {
    struct bind b[] = { BI("tenant", d->tenant), BI("kind", d->kind), BI("k1", d->k[0]), BI("k2", d->k[1]),
                        BI("k3", d->k[2]), BI("slot", d->slot), BI("n", d->n) };
    return sql_later(&tx->db, "rollup_add", b, 7, f);
}

enum err deltas_write(struct tx *tx, struct deltas *d, struct fault *f) {
    enum err e = OK;
    if (d->n) qsort(d->d, d->n, sizeof *d->d, by_cell);
    for (size_t i = 0; i < d->n && !e;) {
        struct delta sum = d->d[i];
        while (++i < d->n && by_cell(&sum, &d->d[i]) == 0) sum.n += d->d[i].n;
        if (sum.n) e = write_one(tx, &sum, f);
    }
    d->n = 0;
    return e;
}

/* ---- reading ---- */

void rollup_keys(struct buf *b, const struct rollup *r) {
    for (int i = 0; i < 3; i++) {
        if (i) buf_z(b, ", ");
        if (!r->key[i]) buf_c(b, '0');
        else if (i == 2 && r->beside)
            buf_printf(b, "coalesce(%s, 0) * %d + coalesce(%s, 0)", r->key[2], ROLLUP_BESIDE, r->beside);
        else buf_printf(b, "coalesce(%s, 0)", r->key[i]);
    }
}

static int64_t kind_of(const char *name) {
    for (int r = 0; r < nrollups; r++)
        if (!strcmp(rollups[r].name, name)) return rollups[r].kind;
    abort();
}

struct sums { struct sum *s; int n, cap; };

static enum err gather(struct db *db, struct arena *a, const char *name, const struct bind *b, int n, struct sums *to,
                       struct fault *f) {
    struct cursor *c;
    enum err e = sql_open(db, a, name, b, n, &c, f);
    if (e) return e;
    while (sql_next(c)) {
        struct sum s = { { sql_int(c, 0), sql_int(c, 1), sql_int(c, 2) }, sql_int(c, 3) };
        ARENA_PUSH(a, to->s, to->n, to->cap) = s;
    }
    return sql_end(c);
}

enum err store_sums(struct db *db, struct arena *a, int64_t tenant, const char *name, const int64_t *in, int n,
                    struct sum **ret, int *ret_n, struct fault *f) {
    struct sums sums = { 0 };
    int64_t kind = kind_of(name);
    enum err e = OK;
    struct bind all[] = { BI("tenant", tenant), BI("kind", kind) };
    if (n == 0) e = gather(db, a, "sums_all", all, 2, &sums, f);
    for (int i = 0; i < n && !e; i++) {
        struct bind of[] = { BI("tenant", tenant), BI("kind", kind), BI("k1", in[i]) };
        e = gather(db, a, "sums_of", of, 3, &sums, f);
    }
    *ret = sums.s;
    *ret_n = e ? 0 : sums.n;
    return e;
}
