/* How PostgreSQL runs every statement of the store: 20,000 rows in each table,
** statistics taken, then EXPLAIN of each named statement and of each list the
** tables allow. A statement fails that reads a growing table from end to end,
** sorts more than a page's worth, or walks a whole tenant looking for something
** no index leads to. Statements whose purpose says (whole) read one tenant's
** rows on purpose. Under test/with_postgres. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "pgdb.h"
#include "store/pgtext.h"
#include "store/room.h"

enum { ROWS = 20000, SORTED_MOST = 2000, PARAMS_MOST = 200 };

static struct pgdb db_made;
static PGconn *pg;
static int wrong;                /* statements found wanting */

static PGresult *run(const char *sql) {
    PGresult *r = PQexec(pg, sql);
    ExecStatusType s = PQresultStatus(r);
    if (s != PGRES_COMMAND_OK && s != PGRES_TUPLES_OK) fail_msg("%s: %s", sql, PQerrorMessage(pg));
    return r;
}

static void run_buf(struct buf *b) {
    buf_c(b, 0);
    assert_false(b->bad);
    PQclear(run(b->s));
    buf_free(b);
}

/* ---- rows ---- */

/* The column of the key that makes rows differ: a text if it has one, else its
** first number that is neither the tenant nor a kind. */
static bool is_distinct(const struct entity *e, const char *column) {
    struct str rest = str_of(e->headless ? e->key : "id"), one, found = STR_NULL;
    while (rest.s) {
        rest = str_cut(rest, ',', &one);
        one = str_trim(one);
        const struct field *f = field_named(e, one);
        if (f && !kind_is_int(f->kind)) return str_is(one, column);
        if (!found.s && !str_is(one, "tenant") && !str_is(one, "kind")) found = one;
    }
    return str_is(found, column);
}

/* A thousand numbers within the bounds, fewer where the bounds are closer. */
static void put_int(struct buf *b, const struct field *f) {
    int64_t low = f->min > 0 ? f->min : 0;
    int64_t n = f->max - low < 1000 ? f->max - low + 1 : 1000;
    buf_printf(b, "%ld + g %% %ld", (long)low, (long)n);
}

static void put_value(struct buf *b, const struct entity *e, const struct field *f, int number) {
    if (!strcmp(f->name, "tenant")) buf_z(b, "1 + g % 2");
    else if (!strcmp(f->name, "removed_at")) buf_z(b, "NULL");
    else if (is_distinct(e, f->name) && kind_is_int(f->kind)) buf_z(b, "g");
    else if (!strcmp(f->name, "open")) buf_z(b, "CASE WHEN g % 10 = 0 THEN 1 ELSE 0 END");
    else if (f->kind == K_BOOL) buf_z(b, "(g / 3) % 2");
    else if (f->kind == K_CODE) buf_printf(b, "1 + (g / %d) %% %d", number + 1, f->codes->n);
    else if (f->kind == K_TIME) buf_printf(b, "1700000000000 + (g * %d::bigint %% 100003) * 60000", number + 7);
    else if (f->kind == K_REF) buf_printf(b, "1 + (g * %d) %% 300", number + 7);
    else if (f->kind == K_INT) put_int(b, f);
    else if (f->kind == K_REAL) buf_z(b, "g % 90");
    else if (f->kind == K_BLOB) buf_z(b, "decode(md5(g::text), 'hex')");
    else if (f->kind == K_JSON) buf_z(b, "'{}'");
    else buf_z(b, "'x' || g");
}

static void fill(const struct entity *e) {
    struct buf b = { 0 };
    const struct field *f;
    buf_printf(&b, "INSERT INTO %s (", e->table);
    columns(&b, e, 0, false);
    buf_z(&b, ") SELECT ");
    for (int i = 0, n = 0; (f = next_stored(e, &i)); n++) {
        if (n) buf_z(&b, ", ");
        put_value(&b, e, f, n);
    }
    buf_printf(&b, " FROM generate_series(1, %d) g ON CONFLICT DO NOTHING", ROWS);
    run_buf(&b);
}

/* Tables that stay small however large the city is. */
static bool stays_small(const char *table) {
    static const char *const small[] = { "tenants", "nodes", "schema_versions", "settings" };
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (!strcmp(small[i], table)) return true;
    return false;
}

/* ---- what a plan says ---- */

/* The word after `mark`, as "problems" after "Seq Scan on ". */
static struct str word_after(struct str line, const char *mark) {
    ptrdiff_t at = str_find(line, str_of(mark), 0);
    if (at < 0) return STR_NULL;
    struct str rest = str_from(line, (size_t)at + strlen(mark)), word;
    (void)str_cut(rest, ' ', &word);
    return word;
}

static int64_t rows_of(struct str line) {
    int64_t n = 0;
    (void)str_int(word_after(line, " rows="), &n);
    return n;
}

static bool is_growing(struct str table) {
    for (int i = 0; i < nentities; i++)
        if (str_is(table, entities[i]->table)) return !stays_small(entities[i]->table);
    return false;
}

/* Does the condition lead anywhere within a tenant? */
static bool leads(struct str cond) {
    struct str rest = cond;
    ptrdiff_t at = str_find(rest, S("tenant = "), 0);
    if (at < 0) return true;
    return str_find(rest, S(" AND "), 0) >= 0;
}

static bool only_living(struct str filter) {
    return str_find(filter, S(" AND "), 0) < 0 && str_find(filter, S("removed_at IS NULL"), 0) >= 0;
}

/* What is wrong with the plan, NULL when nothing is. A list is in index order
** and ends with its page, so that it may walk. */
static const char *plan_wrong(PGresult *r, bool list) {
    bool walks = false;
    for (int i = 0; i < PQntuples(r); i++) {
        struct str line = str_of(PQgetvalue(r, i, 0)), table = word_after(line, "Seq Scan on ");
        if (table.s && is_growing(table)) return "reads a growing table from end to end";
        if (str_find(line, S("Sort  (cost="), 0) >= 0 && rows_of(line) > SORTED_MOST) return "sorts too much";
        if (str_find(line, S("Scan"), 0) >= 0 && str_find(line, S("(cost="), 0) >= 0) {
            table = word_after(line, " on ");
            walks = table.s && is_growing(table);
        }
        ptrdiff_t at = str_find(line, S("Index Cond: "), 0);
        if (at < 0) at = str_find(line, S("Recheck Cond: "), 0);
        if (at >= 0 && leads(str_from(line, (size_t)at))) walks = false;
        at = str_find(line, S("Filter: "), 0);
        if (at >= 0 && walks && !list && !only_living(str_from(line, (size_t)at))) return "walks the tenant";
    }
    return 0;
}

/* ---- asking ---- */

static long middle;              /* of the column a list is sorted by */

/* A plausible value for a parameter by its name and the type the server gave it. */
static void put_argument(struct buf *b, struct str name, unsigned type) {
    if (str_is(name, "keys") || str_is(name, "estates")) buf_z(b, "'[\"1\", \"2\"]'");      /* lists, as JSON */
    else if (type == 25) buf_z(b, "'x1'");
    else if (type == 17) buf_z(b, "'\\x00'");
    else if (str_is(name, "limit") || str_is(name, "most")) buf_z(b, "50");
    else if (str_is(name, "after")) buf_printf(b, "%ld", middle);
    else if (str_is(name, "now") || str_is(name, "at")) buf_z(b, "1703000000000");
    else buf_z(b, "1");
}

/* EXPLAIN with the parameters typed as the server infers them. */
static PGresult *explain(struct str sql, const char *what) {
    struct str name[PARAMS_MOST];
    struct buf text = { 0 }, ask = { 0 };
    int n;
    assert_true(pg_params(sql, &text, name, PARAMS_MOST, &n));
    buf_c(&text, 0);
    PGresult *r = PQprepare(pg, "p", text.s, 0, 0);
    if (PQresultStatus(r) != PGRES_COMMAND_OK) fail_msg("%s: %s\n%s", what, PQerrorMessage(pg), text.s);
    PQclear(r);
    PGresult *d = PQdescribePrepared(pg, "p");
    assert_int_equal(PQnparams(d), n);
    buf_z(&ask, "EXPLAIN EXECUTE p");
    for (int i = 0; i < n; i++) {
        buf_z(&ask, i ? ", " : " (");
        put_argument(&ask, name[i], PQparamtype(d, i));
    }
    buf_z(&ask, n ? ")" : "");
    buf_c(&ask, 0);
    r = run(ask.s);
    PQclear(d);
    PQclear(run("DEALLOCATE p"));
    buf_free(&text);
    buf_free(&ask);
    return r;
}

/* Both plans a prepared statement may get: one for these values, and the one
** for all values that the server turns to when it is called often. */
static void judge(struct str sql, const char *what, bool list) {
    static const char *const modes[] = { "SET plan_cache_mode = auto", "SET plan_cache_mode = force_generic_plan" };
    for (int m = 0; m < 2; m++) {
        PQclear(run(modes[m]));
        PGresult *r = explain(sql, what);
        const char *why = plan_wrong(r, list);
        if (why) {
            wrong++;
            (void)fprintf(stderr, "%s %s:\n" PRIstr "\n", what, why, STRARG(sql));
            for (int i = 0; i < PQntuples(r); i++) (void)fprintf(stderr, "    %s\n", PQgetvalue(r, i, 0));
        }
        PQclear(r);
    }
}

static void named_statements(void **state) {
    struct named *all;
    struct fault f = { 0 };
    (void)state;
    assert_int_equal(named_load(true, &all, &f), OK);
    assert_true(sql_texts_n > 0);
    wrong = 0;
    for (int i = 0; i < sql_texts_n; i++)
        if (!strstr(sql_texts[i].purpose, "(whole)")) judge(all[i].sql, sql_texts[i].name, false);
    named_free(all);
    assert_int_equal(wrong, 0);
}

/* ---- lists ---- */

static const struct scope_part whole[] = { { LEVEL_ALL, 0, 0 } }, town[] = { { LEVEL_TOWN, 1, 0 } },
    community[] = { { LEVEL_COMMUNITY, 1, 0 } }, estate[] = { { LEVEL_ESTATE, 1, 0 } }, node[] = { { LEVEL_ALL, 0, 1 } },
    crossed[] = { { LEVEL_TOWN, 1, 1 } },
    several[] = { { LEVEL_TOWN, 1, 0 }, { LEVEL_COMMUNITY, 7, 0 }, { LEVEL_ESTATE, 9, 0 }, { LEVEL_ALL, 0, 3 } };
static const struct scope scopes[] = {
    { 1, 1, whole }, { 1, 1, town }, { 1, 1, community }, { 1, 1, estate }, { 1, 1, node }, { 1, 1, crossed },
    { 1, 4, several },
};
enum { SCOPES = sizeof scopes / sizeof *scopes };

static void judge_list(const struct query *q, const struct scope *s, bool count) {
    struct db db = { .eng = &engine_postgres };
    struct buf text = { 0 };
    struct fault f = { 0 };
    char what[120];
    middle = !q->sort || q->sort->kind == K_TIME ? 1703000000000 : 500;
    (void)snprintf(what, sizeof what, "%s of %s by %s%s, scope %d", count ? "count" : "list", q->e->table,
        q->sort ? q->sort->name : "id", q->descending ? " desc" : "", (int)(s - scopes));
    assert_int_equal(list_text(&db, s, q, count, &text, &f), OK);
    judge(buf_view(&text), what, true);
    buf_free(&text);
}

/* The columns that must be fixed before the sort column leads an index: those
** that stand before it and are neither places nor asked for both ways. At the
** index that needs the fewest; -1 when none leads. */
static int filters_of(const struct entity *e, const struct field *sort, struct filter *ret) {
    static const int64_t one[] = { 1 };
    int best = -1;
    for (int i = 0; i < e->nindex; i++) {
        struct filter f[8];
        struct str rest = str_of(e->index[i].columns), name = STR_NULL;
        int n = 0;
        while (rest.s && !str_is(name, sort->name)) {
            rest = str_cut(rest, ',', &name);
            name = str_trim(name);
            if (str_is(name, sort->name) || str_is(name, "tenant") || str_is(name, "open") || str_is(name, "town")
                || str_is(name, "community") || str_is(name, "estate")) continue;
            f[n++] = (struct filter){ .field = field_named(e, name), .in = one, .n = 1, .low = NONE, .high = NONE };
        }
        if (!str_is(name, sort->name) || (best >= 0 && n >= best)) continue;
        best = n;
        memcpy(ret, f, sizeof *f * (size_t)n);
    }
    return best;
}

/* By id and by each sort column, both ways, all and only what is open. */
static void judge_entity(const struct entity *e, const struct scope *s) {
    static const int64_t yes[] = { 1 };
    const struct field *open = field_named(e, S("open"));
    for (int i = -1; i < e->nfield; i++) {
        struct filter f[9];
        if (i >= 0 && !(e->field[i].flags & SORT)) continue;
        int n = i < 0 ? 0 : filters_of(e, &e->field[i], f);
        if (n < 0) fail_msg("no index of %s leads with %s", e->table, e->field[i].name);
        f[n] = (struct filter){ .field = open, .in = yes, .n = 1, .low = NONE, .high = NONE };
        for (int k = 0; k < (open ? 4 : 2); k++) {
            struct query q = { .e = e, .filter = f, .nfilter = n + k / 2, .sort = i < 0 ? 0 : &e->field[i],
                .descending = k % 2, .limit = 50 };
            judge_list(&q, s, false);
        }
    }
    struct query all = { .e = e };
    judge_list(&all, s, true);
}

static void lists(void **state) {
    (void)state;
    wrong = 0;
    for (int i = 0; i < nentities; i++) {
        const struct entity *e = entities[i];
        if (e->headless) continue;
        for (int k = 0; k < SCOPES; k++)
            if (k == 0 || (k < 4 ? e->placed : e->unitised)) judge_entity(e, &scopes[k]);
    }
    assert_int_equal(wrong, 0);
}

/* The judge itself: plans that must fail do. */
static void bad_plans_are_seen(void **state) {
    static const struct { const char *sql; bool list, bad; } rows[] = {
        { "SELECT id FROM problems WHERE title = :t", false, true },
        { "SELECT id FROM problems WHERE tenant = :tenant AND title = :t", false, true },
        { "SELECT id FROM problems WHERE tenant = :tenant ORDER BY title LIMIT 50", true, true },
        { "SELECT id FROM problems WHERE tenant = :tenant AND id = :id", false, false },
        { "SELECT id FROM problems WHERE tenant = :tenant AND id = :id AND removed_at IS NULL", false, false },
        { "SELECT id FROM problems WHERE tenant = :tenant AND no = :no", false, false },
        { "SELECT version FROM schema_versions WHERE at > :at", false, false },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        PGresult *r = explain(str_of(rows[i].sql), rows[i].sql);
        if ((plan_wrong(r, rows[i].list) != 0) != rows[i].bad) fail_msg("misjudged: %s", rows[i].sql);
        PQclear(r);
    }
}

static int up(void **state) {
    (void)state;
    struct buf ddl = { 0 };
    pg = PQconnectdb(db_made.url);
    if (PQstatus(pg) != CONNECTION_OK) return 1;
    store_ddl(&ddl, true);
    run_buf(&ddl);
    for (int i = 0; i < nentities; i++) fill(entities[i]);
    PQclear(run("ANALYZE"));
    PQclear(run("SET enable_seqscan = off"));
    return 0;
}

static int down(void **state) {
    (void)state;
    PQfinish(pg);
    pgdb_drop(&db_made);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_plans_are_seen), cmocka_unit_test(named_statements), cmocka_unit_test(lists),
    };
    if (!pgdb_make(&db_made)) return 77;
    return cmocka_run_group_tests(tests, up, down);
}
