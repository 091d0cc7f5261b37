/* The tables of the search index and making them anew from the records: at the
** first start after an upgrade, or when somebody asks. A mark in `counters` says
** that the index is whole, one a tenant how far it has come: a start that is
** killed half way goes on there. Nobody writes meanwhile on SQLite; on PostgreSQL
** another process may, and what both write is the same. */
#include "store/search.h"

#include "base/bigram.h"
#include "base/log.h"
#include "model/rows.h"
#include "store/room.h"

/* Segments of one level that FTS5 lets stand before it joins them: fewer joins while many write, a few more places
** to look at while one reads. */
enum { AT_ONCE = 500, SEGMENTS = 16 };

/* ---- tables ---- */

/* FTS5 without the texts and without places in them: the record is looked at before
** it is found. The second table only reads the first, for `anju verify`. */
static void lite_table(struct buf *b, const char *name, const char *terms) {
    buf_printf(b, "CREATE VIRTUAL TABLE %s USING fts5(tokens, content='', detail=none, columnsize=0, tokenize=ascii);\n"
                  "INSERT INTO %s (%s, rank) VALUES ('automerge', %d);\n"
                  "CREATE VIRTUAL TABLE %s USING fts5vocab(%s, instance);\n", name, name, name, SEGMENTS, terms, name);
}

static void pg_table(struct buf *b, const char *name) {
    buf_printf(b, "CREATE TABLE %s (\n  tenant BIGINT NOT NULL,\n  id BIGINT NOT NULL,\n  tokens TSVECTOR NOT NULL,\n"
                  "  PRIMARY KEY (tenant, id)\n);\nCREATE INDEX %s_1 ON %s USING gin (tokens);\n", name, name, name);
}

void search_ddl(struct buf *b, bool postgres) {
    if (postgres) pg_table(b, "search_problems"), pg_table(b, "search_comments");
    else {
        lite_table(b, "search_problems", "search_problem_terms");
        lite_table(b, "search_comments", "search_comment_terms");
    }
}

void search_undo(struct buf *b, bool postgres) {
    if (!postgres) buf_z(b, "DROP TABLE IF EXISTS search_problem_terms; DROP TABLE IF EXISTS search_comment_terms;");
    buf_z(b, "DROP TABLE IF EXISTS search_problems; DROP TABLE IF EXISTS search_comments;");
}

/* A city that has just been made has no records that the index could lack. */
void search_whole(struct buf *b) {
    buf_printf(b, "INSERT INTO counters (tenant, series, n) VALUES (0, 'search.%d', 1);\n", BIGRAM_EDITION);
}

/* ---- marks ---- */

static struct str series_of(struct arena *a, int kind) {
    if (kind < 0) return arena_printf(a, "search.%d", BIGRAM_EDITION);
    return arena_printf(a, "search.%d.%s", BIGRAM_EDITION, search_entity(kind)->table);
}

static enum err mark_read(struct db *db, struct arena *a, int64_t tenant, int kind, int64_t *ret, struct fault *f) {
    struct bind b[] = { BI("tenant", tenant), BT("series", series_of(a, kind)) };
    struct cursor *c;
    enum err e = sql_open(db, a, "search_at", b, N_OF(b), &c, f);
    *ret = 0;
    if (e) return e;
    if (sql_next(c)) *ret = sql_int(c, 0);
    return sql_end(c);
}

static enum err mark(struct db *db, struct arena *a, int64_t tenant, int kind, int64_t n, struct fault *f) {
    struct bind b[] = { BI("tenant", tenant), BT("series", series_of(a, kind)), BI("n", n) };
    return sql_run(db, a, "search_mark", b, N_OF(b), 0, f);
}

static enum err tenants(struct db *db, struct arena *a, struct ids *ret, struct fault *f) {
    struct cursor *c;
    int cap = 0;
    *ret = (struct ids){ 0, 0 };
    enum err e = sql_open(db, a, "search_tenants", 0, 0, &c, f);
    if (e) return e;
    while (sql_next(c)) ARENA_PUSH(a, ret->id, ret->n, cap) = sql_int(c, 0);
    return sql_end(c);
}

/* ---- filling ---- */

static enum err add_row(struct db *db, int kind, const void *row, struct buf *b, struct fault *f) {
    static const char *const add[SEARCH_KINDS] = { "search_problem_add", "search_comment_add" };
    const struct head *h = row;
    buf_clear(b);
    search_tokens(b, kind, row);
    struct bind v[] = { BI("id", h->id), BT("tokens", buf_view(b)), BI("tenant", h->tenant) };
    if (b->bad) return fault_set(f, E_MEMORY, 0, 0);
    return b->n ? sql_later(db, add[kind], v, N_OF(v), f) : OK;
}

/* The next so many records by id, in a transaction of their own; *n: how many there were. */
static enum err fill_page(struct db *db, struct arena *a, int64_t tenant, int kind, struct buf *b, int *n, struct fault *f) {
    const struct entity *e = search_entity(kind);
    struct query q = { .e = e, .limit = AT_ONCE, .after = true };
    struct rows r = { 0 };
    enum err bad = mark_read(db, a, tenant, kind, &q.after_id, f);
    q.after_int = q.after_id;
    if (!bad) bad = store_list(db, a, 0, tenant, &q, &r, f);
    *n = bad ? 0 : r.n;
    if (bad || !r.n) return bad;
    if ((bad = db_run(db, S("BEGIN"), f))) return bad;
    for (int i = 0; i < r.n && !bad; i++) bad = add_row(db, kind, (const char *)r.row + (size_t)i * e->size, b, f);
    const struct head *last = (const void *)((const char *)r.row + (size_t)(r.n - 1) * e->size);
    if (!bad) bad = mark(db, a, tenant, kind, last->id, f);
    if (!bad) bad = db_run(db, S("COMMIT"), f);
    if (bad) (void)db_run(db, S("ROLLBACK"), 0);
    return bad;
}

static enum err fill_kind(struct db *db, int64_t tenant, int kind, int64_t *records, struct fault *f) {
    struct arena a;
    struct buf b = { 0 };
    jmp_buf out;
    volatile enum err e = OK;
    int n = 1;
    arena_init(&a, 0);
    a.exit = &out;
    if (setjmp(out)) e = fault_set(f, E_MEMORY, 0, 0);
    else while (n && (e = fill_page(db, &a, tenant, kind, &b, &n, f)) == OK) {
        *records += n;
        if (*records % (100 * AT_ONCE) < n) LOG(LOG_INFO, "store.search", LI("records", *records));
        arena_reset(&a);
        a.exit = &out;
    }
    a.exit = 0;
    arena_free(&a);
    buf_free(&b);
    return e;
}

/* Nothing was made of this edition yet: what an older one left goes. */
static enum err clear(struct db *db, struct fault *f) {
    return db->eng->exec(db->conn, db->eng->is_postgres
        ? "DELETE FROM search_problems; DELETE FROM search_comments;"
        : "INSERT INTO search_problems (search_problems) VALUES ('delete-all');"
          "INSERT INTO search_comments (search_comments) VALUES ('delete-all');", f);
}

static enum err fill(struct db *db, struct arena *a, int64_t *records, struct fault *f) {
    struct ids t;
    int64_t at, begun = 0;
    enum err e = tenants(db, a, &t, f);
    for (int i = 0; i < t.n && !e; i++)
        for (int k = 0; k < SEARCH_KINDS && !e; k++) e = mark_read(db, a, t.id[i], k, &at, f), begun += at;
    if (!e && !begun) e = clear(db, f);
    for (int i = 0; i < t.n && !e; i++)
        for (int k = 0; k < SEARCH_KINDS && !e; k++) e = fill_kind(db, t.id[i], k, records, f);
    return e ? e : mark(db, a, 0, -1, 1, f);
}

enum err search_forget(struct db *db, struct fault *f) {
    return db->eng->exec(db->conn, "DELETE FROM counters WHERE series LIKE 'search.%'", f);
}

enum err search_fill(struct db *db, int64_t *ret_records, struct fault *f) {
    struct arena a;
    jmp_buf out;
    int64_t whole = 0;
    volatile enum err e = OK;
    arena_init(&a, 0);
    a.exit = &out;
    if (setjmp(out)) e = fault_set(f, E_MEMORY, 0, 0);
    else if ((e = mark_read(db, &a, 0, -1, &whole, f)) == OK && !whole) e = fill(db, &a, ret_records, f);
    a.exit = 0;
    arena_free(&a);
    return e;
}
