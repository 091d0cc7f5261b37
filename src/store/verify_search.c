/* The search index against the records: what each is found by, summed up from the
** record and from the index. Both are read within one snapshot. */
#include <stdlib.h>
#include "store/search.h"
#include "store/verify_in.h"

struct due { int64_t id; uint64_t sum; };
struct held {
    struct due *d;               /* in order of id */
    size_t n, cap;
    int64_t strange[64];         /* in the index, not among the records */
    int nstrange;
};

static int by_hash(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

/* The sum of a record's tokens, each once. */
static uint64_t sum_of(struct arena *a, struct str tokens) {
    uint64_t *hash = ARENA_ARRAY(a, uint64_t, tokens.n + 1), sum = 0;
    size_t n = 0;
    while (tokens.n) {
        struct str one;
        tokens = str_cut(tokens, ' ', &one);
        hash[n++] = str_hash(one);
    }
    if (n > 1) qsort(hash, n, sizeof *hash, by_hash);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || hash[i] != hash[i - 1]) sum += hash[i];
    return sum;
}

static enum err put(struct verify *v, struct held *h, int64_t id, uint64_t sum) {
    if (h->n == h->cap) {
        size_t cap = h->cap ? 2 * h->cap : 1024;
        struct due *d = realloc(h->d, cap * sizeof *d);
        if (!d) return fault_set(v->fault, E_MEMORY, 0, 0);
        h->d = d;
        h->cap = cap;
    }
    h->d[h->n++] = (struct due){ id, sum };
    return OK;
}

static enum err read_records(struct verify *v, int kind, struct held *h) {
    const struct entity *e = search_entity(kind);
    struct query q = { .e = e, .limit = 500, .after = true };
    struct arena_mark mark = arena_mark(&v->mem);
    struct rows r = { 0, 1 };
    enum err bad = OK;
    while (r.n && !bad) {
        arena_rewind(&v->mem, mark);
        bad = store_list(v->db, &v->mem, 0, v->in->tenant, &q, &r, v->fault);
        for (int i = 0; i < r.n && !bad; i++) {
            const struct head *row = (const void *)((const char *)r.row + (size_t)i * e->size);
            buf_clear(&v->text);
            search_tokens(&v->text, kind, row);
            bad = v->text.bad ? fault_set(v->fault, E_MEMORY, 0, 0) : put(v, h, row->id, sum_of(&v->mem, buf_view(&v->text)));
            q.after_id = q.after_int = row->id;
        }
    }
    arena_rewind(&v->mem, mark);
    return bad;
}

static struct due *record(struct held *h, int64_t id) {
    size_t lo = 0, hi = h->n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (h->d[mid].id == id) return &h->d[mid];
        if (h->d[mid].id < id) lo = mid + 1;
        else hi = mid;
    }
    return 0;
}

static void strange(struct held *h, int64_t id) {
    for (int i = 0; i < h->nstrange; i++)
        if (h->strange[i] == id) return;
    if (h->nstrange < N_OF(h->strange)) h->strange[h->nstrange++] = id;
}

static enum err read_index(struct verify *v, const char *name, struct held *h) {
    struct bind b[] = { BI("tenant", v->in->tenant) };
    struct cursor *c;
    enum err e = sql_open(v->db, &v->mem, name, b, 1, &c, v->fault);
    struct arena_mark mark = arena_mark(&v->mem);
    if (e) return e;
    while (sql_next(c)) {
        struct due *d = record(h, sql_int(c, 0));
        if (d) d->sum -= str_hash(sql_text(c, 1));
        else strange(h, sql_int(c, 0));
        arena_rewind(&v->mem, mark);
    }
    return sql_end(c);
}

/* A file may hold several cities; their records are not strange. */
static enum err is_of_another(struct verify *v, const struct entity *e, int64_t id, bool *ret) {
    struct ids t = { 0, 0 };
    struct cursor *c;
    int cap = 0;
    enum err bad = sql_open(v->db, &v->mem, "search_tenants", 0, 0, &c, v->fault);
    *ret = false;
    while (!bad && sql_next(c)) ARENA_PUSH(&v->mem, t.id, t.n, cap) = sql_int(c, 0);
    if (!bad) bad = sql_end(c);
    for (int i = 0; i < t.n && !bad && !*ret; i++) {
        struct fault none = { 0 };
        void *row = arena_alloc(&v->mem, e->size);
        if (t.id[i] != v->in->tenant) *ret = store_get(v->db, &v->mem, 0, t.id[i], e, id, row, &none) == OK;
    }
    return bad;
}

static enum err compare(struct verify *v, int kind, const char *name, struct held *h) {
    const struct entity *e = search_entity(kind);
    struct str noun = str_of(e->name);
    enum err bad = read_records(v, kind, h);
    if (!bad) bad = read_index(v, name, h);
    for (size_t i = 0; i < h->n && !bad; i++)
        if (h->d[i].sum) verify_say(v, FIND_SEARCH, noun, h->d[i].id, NONE, STR_NULL);
    for (int i = 0; i < h->nstrange && !bad; i++) {
        bool other;
        bad = is_of_another(v, e, h->strange[i], &other);
        if (!bad && !other) verify_say(v, FIND_SEARCH, noun, h->strange[i], NONE, STR_NULL);
    }
    return bad;
}

/* What lies on the heap goes too where memory runs out on the way. */
static enum err compare_safely(struct verify *v, int kind, const char *name) {
    struct held *h = calloc(1, sizeof *h);
    jmp_buf out, *before = v->mem.exit;
    volatile enum err e = E_MEMORY;
    if (!h) return fault_set(v->fault, E_MEMORY, 0, 0);
    v->mem.exit = &out;
    if (setjmp(out) == 0) e = compare(v, kind, name, h);
    else (void)fault_set(v->fault, E_MEMORY, 0, 0);
    v->mem.exit = before;
    free(h->d);
    free(h);
    return e;
}

enum err check_search(struct verify *v) {
    static const char *const name[SEARCH_KINDS] = { "search_problem_terms", "search_comment_terms" };
    enum err e = OK;
    for (int k = 0; k < SEARCH_KINDS && !e; k++) {
        if ((e = verify_snapshot(v))) return e;
        e = compare_safely(v, k, name[k]);
        verify_release(v);
    }
    return e;
}
