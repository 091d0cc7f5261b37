/* The schema: DDL per engine from the entity tables, and the migrations. */
#include "store/room.h"

#include <string.h>

/* ---- what came when ---- */

/* The entity tables say what the newest schema is; these rows say what of it the
** versions before did not have. Whatever no row names is of version 1, whose text
** is kept in test/fixture: a column, index or table added without its row fails
** the test store-open. A table's row stands for all of its columns and indexes. */
enum part { TABLE, COLUMN, INDEX, ROLLUP, OPTIONAL };        /* OPTIONAL: the column was NOT NULL before */

static const struct added { int since; enum part part; const char *table, *name; } added[] = {
    { 2, TABLE, "stops", 0 }, { 2, TABLE, "requests", 0 }, { 2, TABLE, "comments", 0 }, { 2, TABLE, "notifications", 0 },
    { 2, TABLE, "follows", 0 }, { 2, TABLE, "views", 0 }, { 2, TABLE, "liaisons", 0 }, { 2, TABLE, "exports", 0 },
    { 2, TABLE, "job_items", 0 }, { 2, TABLE, "rulings", 0 },
    { 2, TABLE, "looks", 0 }, { 2, TABLE, "verifications", 0 }, { 2, COLUMN, "problems", "erased_at" },
    { 2, COLUMN, "persons", "erased_at" }, { 2, COLUMN, "estates", "boundary" },
    { 2, COLUMN, "seals", "key" }, { 2, COLUMN, "areas", "successor" }, { 2, COLUMN, "areas", "closed_at" },
    { 2, INDEX, "grants", "tenant, org, id" }, { 2, INDEX, "grants", "tenant, area, id" },
    { 2, OPTIONAL, "activations", "role" }, { 2, COLUMN, "activations", "person" },
    { 2, INDEX, "activations", "tenant, person, id" }, { 2, COLUMN, "problems", "half_at" },
    { 2, COLUMN, "problems", "paused_until" }, { 2, COLUMN, "problems", "stage_stopped" },
    { 2, COLUMN, "problems", "overall_stopped" }, { 2, COLUMN, "problems", "disagreed_at" },
    { 2, COLUMN, "problems", "objected_at" }, { 2, COLUMN, "problems", "objected_by" },
    { 2, COLUMN, "problems", "reopened_at" }, { 2, COLUMN, "problems", "objections" },
    { 2, COLUMN, "problems", "upheld" }, { 2, COLUMN, "problems", "overruled" },
    { 2, COLUMN, "problems", "extensions" }, { 2, COLUMN, "problems", "suspensions" },
    { 2, COLUMN, "problems", "escalations" }, { 2, COLUMN, "problems", "escalated_at" },
    { 2, COLUMN, "problems", "reminded_at" }, { 2, COLUMN, "problems", "facts" },
    { 2, COLUMN, "problems", "redirect_to" }, { 2, COLUMN, "problems", "merged_into" },
    { 2, COLUMN, "problems", "merged_from" }, { 2, COLUMN, "problems", "merged_at" },
    { 2, COLUMN, "problems", "merged_n" }, { 2, INDEX, "problems", "tenant, merged_into, id" },
    { 2, INDEX, "problems", "tenant, estate, id, category" }, { 2, INDEX, "problems", "tenant, reporter, id" },
    { 2, INDEX, "problems", "tenant, facts, id" }, { 2, COLUMN, "attachments", "orig" },
    { 2, COLUMN, "attachments", "orig_mime" }, { 2, COLUMN, "attachments", "pair" },
    { 2, COLUMN, "attachments", "print" }, { 2, COLUMN, "attachments", "alike" },
    { 2, INDEX, "attachments", "tenant, sha, id" }, { 2, INDEX, "attachments", "tenant, print, id" },
    { 2, INDEX, "attachments", "tenant, orig, id" },
    { 2, ROLLUP, "problems", "problem_facts" }, { 2, ROLLUP, "problems", "community_facts" },
    { 2, ROLLUP, "problems", "unit_facts" },
    { 3, INDEX, "problems", "tenant, community, state, due, id" },
    { 3, TABLE, "buildings", 0 }, { 3, TABLE, "stairwells", 0 }, { 3, TABLE, "elevators", 0 }, { 3, TABLE, "lift_records", 0 },
    { 3, TABLE, "facilities", 0 }, { 3, TABLE, "contracts", 0 }, { 3, TABLE, "owners_bodies", 0 }, { 3, TABLE, "ledger_months", 0 },
    { 3, TABLE, "households", 0 }, { 3, TABLE, "base_editions", 0 }, { 3, TABLE, "edition_rows", 0 },
    { 3, TABLE, "moments", 0 }, { 3, COLUMN, "steps", "estate" }, { 3, INDEX, "steps", "tenant, estate, id" }, { 3, TABLE, "rules", 0 },
    { 3, TABLE, "rule_findings", 0 }, { 3, TABLE, "rule_marks", 0 }, { 3, TABLE, "mappings", 0 },
    { 3, COLUMN, "estates", "kind" }, { 3, COLUMN, "estates", "renovation" }, { 3, COLUMN, "estates", "aged" },
    { 3, COLUMN, "estates", "children" }, { 3, COLUMN, "estates", "alone" }, { 3, COLUMN, "estates", "rented" },
    { 3, COLUMN, "estates", "ebikes" }, { 3, COLUMN, "estates", "cars" }, { 3, COLUMN, "estates", "land_area" },
    { 3, COLUMN, "estates", "fee_high" }, { 3, COLUMN, "estates", "datum" }, { 3, COLUMN, "estates", "successor" },
    { 3, COLUMN, "estates", "closed_at" }, { 3, COLUMN, "estates", "lacks" }, { 3, COLUMN, "batches", "source" }, { 3, COLUMN, "batches", "options" },
    { 3, COLUMN, "batches", "run" }, { 3, COLUMN, "batch_rows", "more" }, { 3, COLUMN, "batch_rows", "before" },
    { 3, COLUMN, "batch_rows", "noun" },
    { 3, INDEX, "households", "tenant, building, code, id" },
    { 3, TABLE, "plan_readings", 0 }, { 3, TABLE, "plan_facts", 0 }, { 3, TABLE, "plan_steps", 0 },
    { 3, COLUMN, "campaigns", "parent" }, { 3, COLUMN, "campaigns", "area" }, { 3, COLUMN, "campaigns", "reading" },
    { 3, COLUMN, "phases", "said" }, { 3, COLUMN, "phases", "edited" }, { 3, COLUMN, "phases", "hand" },
    { 3, COLUMN, "milestones", "said" }, { 3, COLUMN, "milestones", "measure" }, { 3, COLUMN, "milestones", "edited" },
    { 3, COLUMN, "milestones", "hand" }, { 3, COLUMN, "measures", "said" }, { 3, COLUMN, "measures", "starts" },
    { 3, COLUMN, "measures", "ends" }, { 3, COLUMN, "measures", "edited" }, { 3, COLUMN, "measures", "hand" },
    { 3, COLUMN, "measures", "source" }, { 3, COLUMN, "measures", "closed_at" }, { 3, COLUMN, "duties", "edited" },
    { 3, COLUMN, "duties", "hand" },
    { 3, TABLE, "deeds", 0 },
    { 3, TABLE, "tasks", 0 },
    { 3, TABLE, "supervisions", 0 },
    { 3, COLUMN, "notifications", "deed" },
    { 3, TABLE, "links", 0 },
    { 3, TABLE, "projects", 0 },
    { 3, TABLE, "project_estates", 0 },
    { 3, TABLE, "project_funds", 0 },
    { 3, TABLE, "project_payments", 0 },
    { 3, TABLE, "project_nodes", 0 },
};

static bool is_part(const struct added *a, const char *table, enum part part, const char *name) {
    return a->part == part && !strcmp(a->table, table) && (!name || !strcmp(a->name, name));
}

/* The version that brought a part. */
static int since(const char *table, enum part part, const char *name) {
    int of_table = 1;
    for (int i = 0; i < N_OF(added); i++) {
        if (is_part(&added[i], table, TABLE, 0)) of_table = added[i].since;
        if (is_part(&added[i], table, part, name)) return added[i].since;
    }
    return of_table;
}

static bool required_at(const struct entity *e, const struct field *f, int version) {
    for (int i = 0; i < N_OF(added); i++)
        if (is_part(&added[i], e->table, OPTIONAL, f->name) && version < added[i].since) return true;
    return f->flags & REQUIRED;
}

enum { SEARCH_SINCE = 2 };           /* the search index is no entity: its tables are those of reindex.c */

/* ---- DDL ---- */

/* On SQLite the id alone is the physical key where rows have one (ids are
** unique in a program; storage-measured 7). */
static bool keyed_by_id(const struct entity *e) {
    return !e->headless || !strcmp(e->key, "tenant, id") || !strcmp(e->key, "id");
}

static void put_column(struct buf *b, const struct entity *e, const struct field *f, int version, bool postgres) {
    const struct engine *eng = postgres ? &engine_postgres : &engine_sqlite;
    buf_printf(b, "%s %s", f->name, eng->type(f->kind));
    if (!postgres && keyed_by_id(e) && !strcmp(f->name, "id")) buf_z(b, " PRIMARY KEY");
    else if (required_at(e, f, version)) buf_z(b, " NOT NULL");
    if (f->flags & COUNTER) buf_z(b, " DEFAULT 0");
}

static void put_index(struct buf *b, const struct entity *e, int i) {
    buf_printf(b, "CREATE %sINDEX %s_%d ON %s (%s);\n", e->index[i].unique ? "UNIQUE " : "", e->table, i + 1, e->table,
               e->index[i].columns);
}

/* A table as a version had it, without its indexes. */
static void put_table(struct buf *b, const struct entity *e, int version, bool postgres) {
    const struct field *f;
    bool rowid = !postgres && keyed_by_id(e);
    buf_printf(b, "CREATE TABLE %s (", e->table);
    for (int i = 0, n = 0; (f = next_stored(e, &i));) {
        if (since(e->table, COLUMN, f->name) > version) continue;
        buf_z(b, n++ ? ",\n  " : "\n  ");
        put_column(b, e, f, version, postgres);
    }
    if (!rowid) buf_printf(b, ",\n  PRIMARY KEY (%s)", e->headless ? e->key : "tenant, id");
    buf_z(b, postgres ? "\n);\n" : rowid ? "\n) STRICT;\n" : "\n) STRICT, WITHOUT ROWID;\n");
}

static void put_indexes(struct buf *b, const struct entity *e, int version) {
    for (int i = 0; i < e->nindex; i++)
        if (since(e->table, INDEX, e->index[i].columns) <= version) put_index(b, e, i);
}

void store_ddl_at(struct buf *b, int version, bool postgres) {
    for (int i = 0; i < nentities; i++) {
        if (since(entities[i]->table, TABLE, 0) > version) continue;
        put_table(b, entities[i], version, postgres);
        put_indexes(b, entities[i], version);
    }
    if (version >= SEARCH_SINCE) search_ddl(b, postgres);
}

void store_ddl(struct buf *b, bool postgres) {
    store_ddl_at(b, store_schema_version(), postgres);
}

static const char *part_word(enum part part) {
    static const char *const words_of[] = { [TABLE] = "table", [COLUMN] = "column", [INDEX] = "index", [ROLLUP] = "count",
                                            [OPTIONAL] = "may be empty" };
    return words_of[part];
}

/* One line a version, table and kind of part, with the names. */
void store_added(struct buf *b, int from) {
    const struct added *last = 0;
    for (int i = 0; i < N_OF(added); i++) {
        const struct added *a = &added[i];
        if (a->since <= from) continue;
        bool same = last && last->since == a->since && last->part == a->part && (a->part == TABLE || !strcmp(last->table, a->table));
        const char *name = a->part == TABLE ? a->table : a->name;
        if (same) buf_printf(b, a->part == INDEX ? "; %s" : ", %s", name);
        else if (a->part == TABLE) buf_printf(b, "%s  %d  table: %s", last ? "\n" : "", a->since, name);
        else buf_printf(b, "%s  %d  %s, %s: %s", last ? "\n" : "", a->since, a->table, part_word(a->part), name);
        last = a;
    }
    if (last) buf_c(b, '\n');
}

/* ---- migrations: forward only, one transaction each ---- */

static const char free_nodes[] =
    "INSERT INTO nodes (id) VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14),"
    " (15), (16), (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31);";

static void everything(struct buf *b, int version, bool postgres) {
    store_ddl_at(b, version, postgres);
    if (postgres) buf_z(b, free_nodes);
}

/* SQLite cannot loosen a column: the rows move into a table made anew. */
static void rebuild(struct buf *b, const struct entity *e, int version) {
    const struct field *f;
    struct buf had = { 0 };
    for (int i = 0; (f = next_stored(e, &i));)
        if (since(e->table, COLUMN, f->name) < version) buf_printf(&had, "%s%s", had.n ? ", " : "", f->name);
    buf_c(&had, 0);
    buf_printf(b, "ALTER TABLE %s RENAME TO %s_was;\n", e->table, e->table);
    for (int i = 0; i < e->nindex; i++)
        if (since(e->table, INDEX, e->index[i].columns) < version) buf_printf(b, "DROP INDEX %s_%d;\n", e->table, i + 1);
    put_table(b, e, version, false);
    if (had.bad) b->bad = true;
    else buf_printf(b, "INSERT INTO %s (%s) SELECT %s FROM %s_was;\nDROP TABLE %s_was;\n", e->table, had.s, had.s, e->table,
                    e->table);
    put_indexes(b, e, version);
    buf_free(&had);
}

/* What a version adds to a table that was there before it. */
static void alter(struct buf *b, const struct entity *e, int version, bool postgres) {
    const struct field *f;
    bool loosened = false;
    for (int i = 0; i < N_OF(added); i++) {
        if (added[i].since != version || !is_part(&added[i], e->table, OPTIONAL, 0)) continue;
        loosened = true;
        if (postgres) buf_printf(b, "ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL;\n", e->table, added[i].name);
    }
    if (loosened && !postgres) {
        rebuild(b, e, version);
        return;
    }
    for (int i = 0; (f = next_stored(e, &i));) {
        if (since(e->table, COLUMN, f->name) != version) continue;
        buf_printf(b, "ALTER TABLE %s ADD COLUMN ", e->table);
        put_column(b, e, f, version, postgres);
        buf_z(b, ";\n");
    }
    for (int i = 0; i < e->nindex; i++)
        if (since(e->table, INDEX, e->index[i].columns) == version) put_index(b, e, i);
}

/* The cells of a roll-up, counted from the records that are there. */
static void fill_rollup(struct buf *b, const struct rollup *r) {
    buf_printf(b, "INSERT INTO rollups (tenant, kind, k1, k2, k3, slot, n) SELECT tenant, %lld, ", (long long)r->kind);
    rollup_keys(b, r);
    buf_printf(b, ", 0, count(*) FROM %s%s GROUP BY 1, 3, 4, 5;\n", r->e->table, r->e->headless ? "" : " WHERE removed_at IS NULL");
}

static void additions(struct buf *b, int version, bool postgres) {
    for (int i = 0; i < nentities; i++) {
        const struct entity *e = entities[i];
        int came = since(e->table, TABLE, 0);
        if (came == version) put_table(b, e, version, postgres), put_indexes(b, e, version);
        else if (came < version) alter(b, e, version, postgres);
    }
    if (version == SEARCH_SINCE) search_ddl(b, postgres);
    for (int i = 0; i < nrollups; i++)
        if (since(rollups[i].e->table, ROLLUP, rollups[i].name) == version) fill_rollup(b, &rollups[i]);
}

/* What belongs into the trail is done by the running city (action/upgrade.c). Ids of jobs begin far above. */
static void to_version_2(struct buf *b, int version, bool postgres) {
    additions(b, version, postgres);
    buf_z(b, "INSERT INTO jobs (id, tenant, kind, state, run_at, version, attempts, progress, total, created_at)"
          " SELECT 2000000 + id, id, 'upgrade', 1, 0, 1, 0, 0, 0, created_at FROM tenants;\n");
}

/* The same job fills in where steps belong, unless it waits already. */
static void to_version_3(struct buf *b, int version, bool postgres) {
    additions(b, version, postgres);
    buf_z(b, "INSERT INTO jobs (id, tenant, kind, state, run_at, version, attempts, progress, total, created_at)"
          " SELECT 3000000 + t.id, t.id, 'upgrade', 1, 0, 1, 0, 0, 0, t.created_at FROM tenants t"
          " WHERE NOT EXISTS (SELECT 1 FROM jobs j WHERE j.tenant = t.id AND j.kind = 'upgrade' AND j.state = 1);\n");
}

/* Index + 1 is the version. */
static const struct migration {
    const char *what;
    void (*text)(struct buf *b, int version, bool postgres);
} migrations[] = {
    { "every table of the thin line", everything },
    { "the whole life of a problem and the people around it", to_version_2 },
    { "what stands in an estate", to_version_3 },
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
    migrations[version - 1].text(&b, version, eng->is_postgres);
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
    everything(&b, store_schema_version(), eng->is_postgres);
    search_whole(&b);
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
