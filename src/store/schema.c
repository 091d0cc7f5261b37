/* The schema: DDL per engine from the entity tables, and the migrations. */
#include "store/room.h"

#include <string.h>

/* ---- DDL ---- */

/* On SQLite the id alone is the physical key where rows have one (ids are
** unique in a program; storage-measured 7). */
static bool keyed_by_id(const struct entity *e) {
    return !e->headless || !strcmp(e->key, "tenant, id") || !strcmp(e->key, "id");
}

static void put_table(struct buf *b, const struct entity *e, bool postgres) {
    const struct engine *eng = postgres ? &engine_postgres : &engine_sqlite;
    const struct field *f;
    bool rowid = !postgres && keyed_by_id(e);
    buf_printf(b, "CREATE TABLE %s (", e->table);
    for (int i = 0, n = 0; (f = next_stored(e, &i)); n++) {
        buf_printf(b, "%s\n  %s %s", n ? "," : "", f->name, eng->type(f->kind));
        if (rowid && !strcmp(f->name, "id")) buf_z(b, " PRIMARY KEY");
        else if (f->flags & REQUIRED) buf_z(b, " NOT NULL");
    }
    if (!rowid) buf_printf(b, ",\n  PRIMARY KEY (%s)", e->headless ? e->key : "tenant, id");
    buf_z(b, postgres ? "\n);\n" : rowid ? "\n) STRICT;\n" : "\n) STRICT, WITHOUT ROWID;\n");
    for (int i = 0; i < e->nindex; i++)
        buf_printf(b, "CREATE %sINDEX %s_%d ON %s (%s);\n", e->index[i].unique ? "UNIQUE " : "", e->table, i + 1,
                   e->table, e->index[i].columns);
}

void store_ddl(struct buf *b, bool postgres) {
    for (int i = 0; i < nentities; i++) put_table(b, entities[i], postgres);
}

/* ---- migrations: forward only, one transaction each ---- */

static const char free_nodes[] =
    "INSERT INTO nodes (id) VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14),"
    " (15), (16), (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31);";

static void everything(struct buf *b, bool postgres) {
    store_ddl(b, postgres);
    if (postgres) buf_z(b, free_nodes);
}

/* Index + 1 is the version. The first makes everything from the tables; when a
** release has gone out with it, its text is frozen and changes follow below. */
static const struct migration {
    const char *what;
    void (*text)(struct buf *b, bool postgres);
} migrations[] = {
    { "every table of the thin line", everything },
};

int store_schema_version(void) {
    return N_OF(migrations);
}

static enum err stamp(struct conn *c, const struct engine *eng, int version, struct fault *f) {
    struct buf b = { 0 };
    buf_printf(&b, "INSERT INTO schema_versions (version, at, program) VALUES (%d, %s, '" ANJU_VERSION "')%c", version,
               eng->is_postgres ? "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)"
                                : "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)", 0);
    enum err e = b.bad ? fault_set(f, E_MEMORY, 0, 0) : eng->exec(c, b.s, f);
    buf_free(&b);
    return e;
}

static enum err migrate_one(struct conn *c, const struct engine *eng, int version, struct fault *f) {
    struct buf b = { 0 };
    enum err e = eng->exec(c, eng->is_postgres ? "BEGIN" : "BEGIN IMMEDIATE", f);
    if (e) return e;
    if (eng->is_postgres) buf_z(&b, "SET LOCAL statement_timeout = 0;\n");    /* an index over years of rows takes long */
    migrations[version - 1].text(&b, eng->is_postgres);
    buf_c(&b, 0);
    e = b.bad ? fault_set(f, E_MEMORY, 0, 0) : eng->exec(c, b.s, f);
    if (!e) e = stamp(c, eng, version, f);
    if (!e) e = eng->exec(c, "COMMIT", f);
    if (e) (void)eng->exec(c, "ROLLBACK", 0);
    buf_free(&b);
    return e;
}

enum err schema_migrate(struct conn *c, const struct engine *eng, int from, int to, struct fault *f) {
    enum err e = OK;
    for (int v = from + 1; v <= to && !e; v++) e = migrate_one(c, eng, v, f);
    return e;
}

enum err schema_make(struct conn *c, const struct engine *eng, struct fault *f) {
    struct buf b = { 0 };
    enum err e = eng->exec(c, eng->is_postgres ? "BEGIN" : "BEGIN IMMEDIATE", f);
    if (e) return e;
    everything(&b, eng->is_postgres);
    buf_c(&b, 0);
    e = b.bad ? fault_set(f, E_MEMORY, 0, 0) : eng->exec(c, b.s, f);
    for (int v = 1; v <= store_schema_version() && !e; v++) e = stamp(c, eng, v, f);
    if (!e) e = eng->exec(c, "COMMIT", f);
    if (e) (void)eng->exec(c, "ROLLBACK", 0);
    buf_free(&b);
    return e;
}

/* ---- which version ---- */

static enum err ask_int(struct conn *c, const struct engine *eng, struct str sql, int64_t *ret, struct fault *f) {
    struct stmt *st;
    bool row = false;
    *ret = 0;
    enum err e = eng->prepare(c, sql, &st, f);
    if (e || (e = eng->step(st, &row, f))) return e;
    if (row) *ret = eng->col_int(st, 0);
    eng->reset(st);
    return OK;
}

enum err schema_version_of(struct conn *c, const struct engine *eng, int *ret, struct fault *f) {
    int64_t n = 0;
    *ret = 0;
    enum err e = ask_int(c, eng, eng->is_postgres
        ? S("SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()"
            " AND table_name = 'schema_versions'")
        : S("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_versions'"), &n, f);
    if (e || n == 0) return e;
    if ((e = ask_int(c, eng, S("SELECT max(version) FROM schema_versions"), &n, f))) return e;
    *ret = n == NONE ? 0 : (int)n;
    return OK;
}
