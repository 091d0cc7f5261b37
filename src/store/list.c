/* Lists: every record of a scope in key order, a page at a time.
**
** Each part of a scope is a list of its own that runs along an index already in
** page order (equality on the deepest level or filter it has, then the sort
** column, then id), or along the closure item_nodes where an organisation is
** asked; several are a UNION of such lists, each with its limit, never OR. A
** stored 0/1 column that stands in the index but was not asked for is two
** lists. A page comes in up to three statements, each only while it is not full:
** the records with the very key that the page continues after, those beyond it,
** and those without a value in the sort column, which come last in either
** direction. (SQLite uses an index for (due, id) > (…) only as far as due, since
** id is its row id; PostgreSQL uses it whole, and takes the first two as one.) */
#include "store/room.h"

#include <assert.h>
#include <string.h>

enum { IN_MOST = 512, WAYS = 2 };
enum phase { TIES, REST, TAIL };

struct list {                    /* one statement being made                         */
    const struct query *q;
    const struct scope *s;       /* reduced: a part that sees all stands alone       */
    bool postgres, count;
    enum phase phase;
    bool bounded;                /* the sort column is compared with :after          */
    bool whole_key;              /* and so is id with :after_id                      */
    struct buf *b;
};

static bool by_id(const struct query *q) {
    return !q->sort || !strcmp(q->sort->name, "id");
}

static bool sort_text(const struct query *q) {
    return !by_id(q) && !kind_is_int(q->sort->kind);
}

/* Does the page continue after a record whose sort column had no value? */
static bool after_none(const struct query *q) {
    return q->after && !by_id(q) && (sort_text(q) ? !q->after_text.s : q->after_int == NONE);
}

static bool filter_empty(const struct filter *f) {
    return f->n == 0 && !f->text.s && !f->mask && f->low == NONE && f->high == NONE && !f->from.s && !f->to.s;
}

static bool filter_equal(const struct filter *f) {
    return (f->n == 1 && !f->or_none) || (f->n == 0 && f->text.s && !f->holds);
}

/* ---- which index ---- */

static bool fixed(const struct list *l, const struct scope_part *p, struct str column) {
    if (str_is(column, "tenant")) return true;
    if (p->level != LEVEL_ALL && l->q->e->placed && str_is(column, level_column[p->level])) return true;
    for (int i = 0; i < l->q->nfilter; i++)
        if (filter_equal(&l->q->filter[i]) && str_is(column, l->q->filter[i].field->name)) return true;
    return false;
}

static bool two_ways(const struct entity *e, struct str column) {
    const struct field *f = field_named(e, column);
    return f && f->kind == K_BOOL && f->flags & REQUIRED;
}

enum { ONE_ROW = 100 };

/* How well an index serves: -1 not at all, else more for each column that is
** fixed. *both is the 0/1 column to be asked for both values, or STR_NULL. */
static int index_serves(const struct list *l, const struct scope_part *p, const struct index *x, struct str *both) {
    struct str rest = str_of(x->columns), name;
    int score = 0;
    *both = STR_NULL;
    for (;;) {
        if (!rest.s && x->unique && !both->s) return ONE_ROW;          /* at most one: in any order */
        if (!rest.s) return by_id(l->q) && !both->s ? score : -1;
        rest = str_cut(rest, ',', &name);
        name = str_trim(name);
        if (fixed(l, p, name)) score += two_ways(l->q->e, name) ? 2 : 3;      /* 0 or 1 halves, a code parts more */
        else if (!by_id(l->q) && str_is(name, l->q->sort->name)) break;
        else if (by_id(l->q) && str_is(name, "id")) return score;
        else if (!both->s && two_ways(l->q->e, name)) *both = name, score--;
        else return -1;
    }
    rest = str_cut(rest, ',', &name);
    return !name.n || str_is(str_trim(name), "id") ? score : -1;
}

/* The filter by which the records are found, where it says that they are few. */
static const struct filter *few_of(const struct query *q) {
    for (int i = 0; i < q->nfilter; i++)
        if (q->filter[i].few) return &q->filter[i];
    return 0;
}

/* The index that leads to the few, -1: their ids. */
static int few_index(const struct list *l, const struct filter *f) {
    for (int i = 0; i < l->q->e->nindex; i++) {
        struct str first, second, rest = str_cut(str_of(l->q->e->index[i].columns), ',', &first);
        (void)str_cut(rest, ',', &second);
        if (str_is(str_trim(second), f->field->name)) return i;
    }
    return -1;
}

static int best_index(const struct list *l, const struct scope_part *p, struct str *both) {
    int best = -1, most = -1;
    const struct filter *few = few_of(l->q);
    *both = STR_NULL;
    if (few) return few_index(l, few);
    for (int i = 0; i < l->q->e->nindex; i++) {
        struct str other;
        int score = index_serves(l, p, &l->q->e->index[i], &other);
        if (score <= most) continue;
        most = score;
        best = i;
        *both = other;
    }
    return best;
}

/* The closure is in page order for (open, due). */
static bool by_closure(const struct list *l, const struct scope_part *p) {
    if (few_of(l->q)) return false;
    if (!p->node || !l->q->e->unitised) return false;
    return l->count || (!by_id(l->q) && !strcmp(l->q->sort->name, "due"));
}

/* ---- the text of one part ---- */

static bool in_closure(const char *column) {
    return !strcmp(column, "open") || !strcmp(column, "due");
}

static int padded(int n) {
    int k = 2;
    while (k < n) k *= 2;
    return k;
}

static void put_in(struct list *l, const struct filter *f, int number, char t) {
    buf_printf(l->b, "%c.%s IN (", t, f->field->name);
    for (int i = 0; i < padded(f->n); i++) buf_printf(l->b, "%s:f%d_%d", i ? ", " : "", number, i);
    buf_c(l->b, ')');
}

static bool is_span(const struct filter *f) {
    return f->n == 0 && (f->from.s || f->to.s);
}

/* From a text on, up to another; or one of these, or none. */
static void put_loose(struct list *l, const struct filter *f, int number, char t) {
    const char *column = f->field->name;
    buf_z(l->b, " AND (");
    if (f->n) put_in(l, f, number, t);
    if (is_span(f) && f->from.s) buf_printf(l->b, "%c.%s >= :f%d_l", t, column, number);
    if (is_span(f) && f->to.s) buf_printf(l->b, "%s%c.%s < :f%d_h", f->from.s ? " AND " : "", t, column, number);
    if (f->or_none) buf_printf(l->b, " OR %c.%s IS NULL", t, column);
    buf_c(l->b, ')');
}

static void put_filter(struct list *l, const struct filter *f, int number, bool closure) {
    const char *column = f->field->name, t = closure && in_closure(column) ? 'n' : 'p';
    if (f->or_none || is_span(f)) put_loose(l, f, number, t);
    else if (f->n == 1) {
        if (f->in[0] == NONE) buf_printf(l->b, " AND %c.%s IS NULL", t, column);
        else buf_printf(l->b, " AND %c.%s = :f%d_0", t, column, number);
    } else if (f->n > 1) {
        buf_z(l->b, " AND ");
        put_in(l, f, number, t);
    } else if (f->text.s && f->holds) {
        buf_printf(l->b, " AND %s(%c.%s, :f%d) > 0", l->postgres ? "strpos" : "instr", t, column, number);
    } else if (f->text.s) buf_printf(l->b, " AND %c.%s = :f%d", t, column, number);
    else if (f->mask) buf_printf(l->b, " AND (coalesce(%c.%s, 0) & :f%d_m) %s :f%d_w", t, column, number, f->other ? "<>" : "=", number);
    else {
        if (f->low != NONE) buf_printf(l->b, " AND %c.%s >= :f%d_l", t, column, number);
        if (f->high != NONE) buf_printf(l->b, " AND %c.%s < :f%d_h", t, column, number);
    }
}

/* Where the page begins. */
static void put_after(struct list *l, bool closure) {
    const char *than = l->q->descending ? "<" : ">", *id = closure ? "n.item" : "p.id";
    char t = closure ? 'n' : 'p';
    if (l->count) return;
    if (by_id(l->q)) {
        buf_printf(l->b, " AND %s %s :after_id", id, than);
        return;
    }
    const char *sort = l->q->sort->name;
    if (l->phase == TIES) buf_printf(l->b, " AND %c.%s = :after AND %s %s :after_id", t, sort, id, than);
    else if (l->phase == TAIL) buf_printf(l->b, " AND %c.%s IS NULL AND %s %s :after_id", t, sort, id, than);
    else if (l->whole_key) buf_printf(l->b, " AND (%c.%s, %s) %s (:after, :after_id)", t, sort, id, than);
    else if (l->bounded) buf_printf(l->b, " AND %c.%s %s :after", t, sort, than);
    else buf_printf(l->b, " AND %c.%s IS NOT NULL", t, sort);
}

/* Is the sort column a column of the result's order, or the same in all of it? */
static bool ordered_by_key(const struct list *l) {
    return !by_id(l->q) && l->phase == REST;
}

static void put_order(struct list *l, bool closure) {
    const char *way = l->q->descending ? " DESC" : "", *id = closure ? "n.item" : "p.id";
    if (l->count) return;
    buf_z(l->b, " ORDER BY ");
    if (ordered_by_key(l)) buf_printf(l->b, "%c.%s%s, ", closure ? 'n' : 'p', l->q->sort->name, way);
    buf_printf(l->b, "%s%s", id, way);
}

static void put_from(struct list *l, const struct scope_part *p, int index, bool closure) {
    const struct entity *e = l->q->e;
    (void)p;
    if (closure) buf_printf(l->b, " FROM item_nodes n CROSS JOIN %s p", e->table);
    else buf_printf(l->b, " FROM %s p", e->table);
    if (l->postgres || closure || (l->count && !few_of(l->q))) return;
    if (index >= 0) buf_printf(l->b, " INDEXED BY %s_%d", e->table, index + 1);
    else if (by_id(l->q) || few_of(l->q)) buf_z(l->b, " NOT INDEXED");     /* the rows themselves are in order of id */
}

/* FROM … LIMIT of part number `part`; way: the value of the 0/1 column not asked for. */
static void put_part(struct list *l, const struct scope_part *p, int part, int index, struct str both, int way) {
    const struct entity *e = l->q->e;
    bool closure = by_closure(l, p);
    put_from(l, p, index, closure);
    if (e->shared) buf_z(l->b, " WHERE 1 = 1");
    else buf_printf(l->b, " WHERE %s.tenant = :tenant", closure ? "n" : "p");
    if (closure) {
        buf_printf(l->b, " AND n.node = :node%d AND p.id = n.item", part);
        if (l->postgres) buf_z(l->b, " AND p.tenant = n.tenant");
    } else if (p->node && e->unitised)
        buf_printf(l->b, " AND EXISTS (SELECT 1 FROM item_nodes n WHERE n.tenant = p.tenant AND n.item = p.id"
                         " AND n.node = :node%d)", part);
    if (p->level != LEVEL_ALL && e->placed) buf_printf(l->b, " AND p.%s = :area%d", level_column[p->level], part);
    if (both.s) buf_printf(l->b, " AND %c." PRIstr " = %d", closure ? 'n' : 'p', STRARG(both), way);
    for (int i = 0; i < l->q->nfilter; i++) put_filter(l, &l->q->filter[i], i, closure);
    put_after(l, closure);
    if (!e->headless && l->q->gone) buf_z(l->b, " AND p.removed_at IS NOT NULL");
    else if (!e->headless && !l->q->removed) buf_z(l->b, " AND p.removed_at IS NULL");
    put_order(l, closure);
    buf_z(l->b, l->count ? " LIMIT :most" : " LIMIT :limit");
}

static bool asks_open(const struct query *q) {
    for (int i = 0; i < q->nfilter; i++)
        if (q->filter[i].n == 1 && !strcmp(q->filter[i].field->name, "open")) return true;
    return false;
}

/* ---- the whole text ---- */

static void put_member(struct list *l, int *members) {
    buf_printf(l->b, "%sSELECT %s FROM (SELECT p.id AS i", *members ? " UNION " : "",
               l->count || !ordered_by_key(l) ? "i" : "s, i");
    if (!l->count && ordered_by_key(l)) buf_printf(l->b, ", p.%s AS s", l->q->sort->name);
    (*members)++;
}

static void put_union(struct list *l) {
    int members = 0;
    for (int i = 0; i < l->s->n; i++) {
        const struct scope_part *p = &l->s->part[i];
        struct str both = STR_NULL;
        int index = l->count && !few_of(l->q) ? -1 : best_index(l, p, &both);
        if (by_closure(l, p)) both = !l->count && !asks_open(l->q) ? S("open") : STR_NULL;
        for (int way = 0; way < (both.s ? WAYS : 1); way++) {
            put_member(l, &members);
            put_part(l, p, i, index, both, way);
            buf_printf(l->b, ") b%d", members);
        }
    }
}

static bool is_single(const struct list *l, int *index) {
    struct str both;
    if (l->s->n != 1) return false;
    *index = best_index(l, l->s->part, &both);
    return by_closure(l, l->s->part) ? asks_open(l->q) : !both.s;
}

static void put_list(struct list *l) {
    const struct entity *e = l->q->e;
    const char *way = l->q->descending ? " DESC" : "";
    int index = -1;
    buf_z(l->b, "SELECT ");
    columns(l->b, e, "p", l->q->lean);
    if (is_single(l, &index)) {
        put_part(l, l->s->part, 0, index, STR_NULL, 0);
        return;
    }
    buf_z(l->b, " FROM (");
    put_union(l);
    buf_printf(l->b, ") u CROSS JOIN %s p WHERE p.id = u.i", e->table);
    if (l->postgres && !e->shared) buf_z(l->b, " AND p.tenant = :tenant");
    buf_z(l->b, " ORDER BY ");
    if (ordered_by_key(l)) buf_printf(l->b, "u.s%s, ", way);
    buf_printf(l->b, "u.i%s LIMIT :limit", way);
}

static void put_count(struct list *l) {
    buf_z(l->b, "SELECT count(*) FROM (SELECT i FROM (");
    put_union(l);
    buf_z(l->b, ") u LIMIT :most) c");
}

/* ---- shapes and binds ---- */

/* Everything that changes the text, as bytes. */
static struct str shape_of(struct arena *a, const struct list *l) {
    const struct query *q = l->q;
    size_t n = 0;
    char *k = arena_alloc(a, 2 * sizeof(void *) + 8 + 2 * (size_t)l->s->n + (sizeof(void *) + 2) * (size_t)q->nfilter);
    k[n++] = l->count ? 'c' : 'l';
    k[n++] = (char)((int)l->phase | l->bounded << 4 | l->whole_key << 5 | (!l->count && q->descending) << 2 | q->removed << 3
                    | (!l->count && q->lean) << 6 | q->gone << 7);
    memcpy(k + n, &q->e, sizeof q->e), n += sizeof q->e;
    memcpy(k + n, &q->sort, sizeof q->sort), n += sizeof q->sort;
    for (int i = 0; i < l->s->n; i++) k[n++] = (char)(1 + l->s->part[i].level + (l->s->part[i].node ? 16 : 0));
    k[n++] = 0;
    for (int i = 0; i < q->nfilter; i++) {
        const struct filter *f = &q->filter[i];
        memcpy(k + n, &f->field, sizeof f->field), n += sizeof f->field;
        int in = f->n <= 1 ? f->n : 2 + __builtin_ctz((unsigned)padded(f->n));
        if (f->n == 1 && f->in[0] == NONE) in = 20;
        k[n++] = (char)(in | (f->text.s != 0) << 5 | (f->low != NONE) << 6);
        k[n++] = (char)((f->high != NONE) | f->holds << 1 | f->few << 2 | (f->mask != 0) << 3 | f->other << 4 | (f->from.s != 0) << 5
                        | (f->to.s != 0) << 6 | f->or_none << 7);
    }
    return (struct str){ k, n };
}

static bool bind_filter(struct db *db, struct stmt *st, const struct filter *f, int number) {
    char name[32];
    struct buf b = { name, 0, sizeof name, false };
    bool ok = true;
    buf_c(&b, 'f'), buf_int(&b, number);
    size_t stem = b.n;
    if (f->n == 0 && f->text.s) {
        buf_c(&b, 0);
        return db->eng->bind_text(st, name, f->text);
    }
    for (int i = 0; i < (f->n > 1 || f->or_none ? padded(f->n) : f->n) && f->n; i++) {
        if (f->n == 1 && f->in[0] == NONE) break;
        b.n = stem;
        buf_c(&b, '_'), buf_int(&b, i), buf_c(&b, 0);
        ok &= db->eng->bind_int(st, name, f->in[i < f->n ? i : f->n - 1]);
    }
    if (f->n) return ok;
    b.n = stem;
    if (f->mask) {
        buf_put(&b, "_m", 3);
        ok = db->eng->bind_int(st, name, f->mask);
        name[stem + 1] = 'w';
        return ok && db->eng->bind_int(st, name, f->want);
    }
    buf_put(&b, "_l", 3);
    if (is_span(f)) {
        if (f->from.s) ok &= db->eng->bind_text(st, name, f->from);
        name[stem + 1] = 'h';
        return f->to.s ? ok & db->eng->bind_text(st, name, f->to) : ok;
    }
    if (f->low != NONE) ok &= db->eng->bind_int(st, name, f->low);
    name[stem + 1] = 'h';
    if (f->high != NONE) ok &= db->eng->bind_int(st, name, f->high);
    return ok;
}

static bool bind_part(struct db *db, struct stmt *st, const struct query *q, const struct scope_part *p, int number) {
    char name[24] = "node";
    struct buf b = { name, 4, sizeof name, false };
    buf_int(&b, number), buf_c(&b, 0);
    bool ok = !p->node || !q->e->unitised || db->eng->bind_int(st, name, p->node);
    memcpy(name, "area", 4);
    return ok && (p->level == LEVEL_ALL || !q->e->placed || db->eng->bind_int(st, name, p->area));
}

/* Where no page went before, the page begins at the end of the numbers. */
static bool bind_after(struct db *db, struct stmt *st, const struct list *l, bool given) {
    const struct query *q = l->q;
    int64_t end = q->descending ? INT64_MAX : INT64_MIN + 1;
    bool ok = true, key = l->phase == TIES || l->bounded;
    if (key && !sort_text(q)) ok = db->eng->bind_int(st, "after", given ? q->after_int : end);
    else if (key) ok = db->eng->bind_text(st, "after", q->after_text);
    if (by_id(q) || l->phase != REST || l->whole_key) ok &= db->eng->bind_int(st, "after_id", given ? q->after_id : end);
    return ok;
}

static enum err list_stmt(struct db *db, struct arena *a, struct list *l, struct stmt **ret, struct fault *f) {
    struct str key = shape_of(a, l);
    struct buf b = { 0 };
    if ((*ret = shape_find(db, key))) return OK;
    l->b = &b;
    if (l->count) put_count(l);
    else put_list(l);
    enum err e = b.bad ? fault_set(f, E_MEMORY, 0, 0) : shape_add(db, key, buf_view(&b), ret, f);
    buf_free(&b);
    return e;
}

static bool bind_all(struct db *db, struct stmt *st, const struct list *l, int64_t tenant) {
    bool ok = l->q->e->shared || db->eng->bind_int(st, "tenant", tenant);
    for (int i = 0; i < l->s->n; i++) ok &= bind_part(db, st, l->q, &l->s->part[i], i);
    for (int i = 0; i < l->q->nfilter; i++) ok &= bind_filter(db, st, &l->q->filter[i], i);
    return ok;
}

/* A part that sees everything makes the others needless; without a scope the program itself asks. */
static void reduce(const struct scope *s, int64_t tenant, const struct entity *e, struct scope_part *all, struct scope *ret) {
    *all = (struct scope_part){ .level = LEVEL_ALL };
    *ret = s ? *s : (struct scope){ .tenant = tenant, .n = 1, .part = all };
    for (int i = 0; s && i < s->n; i++)
        if ((s->part[i].level == LEVEL_ALL || !e->placed) && (!s->part[i].node || !e->unitised))
            *ret = (struct scope){ .tenant = tenant, .n = 1, .part = all };
}

static void check(const struct scope *s, int64_t tenant, const struct query *q) {
    assert(!s || s->tenant == tenant);
    assert((q->e->shared || tenant > 0) && field_named(q->e, S("id")));
    /* Only what the table allows; it allows nothing personal (entities_wrong). */
    for (int i = 0; i < q->nfilter; i++) {
        const struct filter *f = &q->filter[i];
        assert(f->n <= IN_MOST && (f->field->flags & (FILTER | SORT) || (f->few && !strcmp(f->field->name, "id"))));
    }
    assert(by_id(q) || (q->sort->flags & SORT));
}

/* Filters that say nothing are left out of the shape. */
static struct query plain(struct arena *a, const struct query *q) {
    struct query p = *q;
    struct filter *kept = ARENA_ARRAY(a, struct filter, q->nfilter + 1);
    p.nfilter = 0;
    for (int i = 0; i < q->nfilter; i++)
        if (!filter_empty(&q->filter[i])) kept[p.nfilter++] = q->filter[i];
    p.filter = kept;
    return p;
}

static struct list list_of(struct db *db, const struct query *q, const struct scope *s, enum phase phase) {
    struct list l = { .q = q, .s = s, .postgres = db->eng->is_postgres, .phase = phase };
    bool given = q->after && !after_none(q);
    if (by_id(q) || phase != REST) return l;
    l.bounded = given || !sort_text(q);
    l.whole_key = given && l.postgres;
    return l;
}

static enum err run_list(struct db *db, struct arena *a, struct list l, int64_t tenant, bool given, struct rows_out *out,
                         struct fault *f) {
    struct stmt *st;
    if (out->n >= l.q->limit) return OK;
    enum err e = list_stmt(db, a, &l, &st, f);
    if (e) return e;
    bool ok = bind_all(db, st, &l, tenant) && bind_after(db, st, &l, given)
           && db->eng->bind_int(st, "limit", l.q->limit - out->n);
    assert(ok);
    e = rows_all(db, st, a, l.q->e, l.q->lean, out, f);
    db->eng->reset(st);
    return e;
}

enum err store_list(struct db *db, struct arena *a, const struct scope *s, int64_t tenant, const struct query *query,
                    struct rows *ret, struct fault *f) {
    struct query q = plain(a, query);
    struct scope_part all;
    struct scope scope;
    struct rows_out out = { 0 };
    enum err e = OK;
    *ret = (struct rows){ 0 };
    check(s, tenant, &q);
    assert(q.limit >= 1 && q.limit <= 500 && (by_id(&q) || q.sort->kind != K_REAL));
    reduce(s, tenant, q.e, &all, &scope);
    if (scope.n == 0) return OK;
    bool in_tail = after_none(&q), keyed = q.after && !in_tail;
    if (keyed && !by_id(&q) && !db->eng->is_postgres)
        e = run_list(db, a, list_of(db, &q, &scope, TIES), tenant, true, &out, f);
    if (!e && !in_tail) e = run_list(db, a, list_of(db, &q, &scope, REST), tenant, keyed, &out, f);
    if (!e && !by_id(&q) && !(q.sort->flags & REQUIRED))
        e = run_list(db, a, list_of(db, &q, &scope, TAIL), tenant, in_tail, &out, f);
    if (!e) *ret = (struct rows){ out.row, out.n };
    return e;
}

enum err store_count(struct db *db, struct arena *a, const struct scope *s, int64_t tenant, const struct query *query,
                     int64_t most, int64_t *ret, struct fault *f) {
    struct query q = plain(a, query);
    struct scope_part all;
    struct scope scope;
    struct stmt *st;
    bool row = false;
    *ret = 0;
    check(s, tenant, &q);
    q.sort = 0;
    reduce(s, tenant, q.e, &all, &scope);
    if (scope.n == 0) return OK;
    struct list l = { .q = &q, .s = &scope, .postgres = db->eng->is_postgres, .count = true };
    enum err e = list_stmt(db, a, &l, &st, f);
    if (e) return e;
    bool ok = bind_all(db, st, &l, tenant) && db->eng->bind_int(st, "most", most);
    assert(ok);
    if ((e = db_step(db, st, &row, f))) return e;
    if (row) *ret = db->eng->col_int(st, 0);
    db->eng->reset(st);
    return OK;
}

enum err list_text(struct db *db, const struct scope *s, const struct query *q, bool count, struct buf *ret,
                   struct fault *f) {
    struct scope_part all;
    struct scope scope;
    reduce(s, s ? s->tenant : 0, q->e, &all, &scope);
    enum phase phase = by_id(q) || !q->after ? REST : after_none(q) ? TAIL : db->eng->is_postgres ? REST : TIES;
    struct list l = list_of(db, q, &scope, phase);
    l.count = count;
    l.b = ret;
    if (count) put_count(&l);
    else put_list(&l);
    return ret->bad ? fault_set(f, E_MEMORY, 0, 0) : OK;
}
