/* On PostgreSQL, all migrations applied one after the other give what the entity
** tables say: the two databases are compared by the server's own catalogue.
** Under test/with_postgres. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "base/log.h"
#include "pgdb.h"
#include "store/room.h"

static struct pgdb made[2];

/* Every column, index and constraint as one line each, sorted. */
static const char catalogue[] =
    "SELECT line FROM ("
    "SELECT c.relname || ' column ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)"
    " || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END || coalesce(' collate ' || l.collname, '')"
    " || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') AS line"
    " FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
    " LEFT JOIN pg_collation l ON l.oid = a.attcollation LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
    " WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace"
    " UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
    " WHERE c.relnamespace = 'public'::regnamespace"
    " UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace"
    " UNION ALL SELECT 'node ' || id FROM nodes"
    " UNION ALL SELECT 'version ' || version FROM schema_versions"
    ") x ORDER BY line";

static PGresult *catalogue_of(const char *url, const char *first) {
    PGconn *pg = PQconnectdb(url);
    if (first) PQclear(PQexec(pg, first));
    PGresult *r = PQexec(pg, catalogue);
    if (PQresultStatus(r) != PGRES_TUPLES_OK) fail_msg("%s", PQerrorMessage(pg));
    PQfinish(pg);
    return r;
}

/* The first line in which two catalogues differ, NULL when none does. */
static const char *difference(PGresult *a, PGresult *b) {
    for (int i = 0; i < PQntuples(a) && i < PQntuples(b); i++)
        if (strcmp(PQgetvalue(a, i, 0), PQgetvalue(b, i, 0)) != 0) return PQgetvalue(a, i, 0);
    return PQntuples(a) == PQntuples(b) ? 0 : "one has more lines";
}

static void migrated_is_as_made(void **state) {
    struct fault f = { 0 };
    struct conn *c;
    int version = -1;
    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(engine_postgres.open(made[i].url, false, &c, &f), OK);
        assert_int_equal(schema_version_of(c, &engine_postgres, &version, &f), OK);
        assert_int_equal(version, 0);
        assert_int_equal(i ? schema_migrate(c, &engine_postgres, 0, store_schema_version(), &f)
                           : schema_make(c, &engine_postgres, &f), OK);
        assert_int_equal(schema_version_of(c, &engine_postgres, &version, &f), OK);
        assert_int_equal(version, store_schema_version());
        engine_postgres.close(c);
    }
    PGresult *a = catalogue_of(made[0].url, 0), *b = catalogue_of(made[1].url, 0);
    assert_true(PQntuples(a) > 200);
    const char *line = difference(a, b);
    if (line) fail_msg("made and migrated differ: %s", line);
    PQclear(b);
    b = catalogue_of(made[1].url, "ALTER TABLE problems ALTER COLUMN title DROP NOT NULL");
    assert_non_null(difference(a, b));                       /* the comparison does see */
    PQclear(b);
    b = catalogue_of(made[1].url, "ALTER TABLE problems ALTER COLUMN title SET NOT NULL; DROP INDEX problems_1");
    assert_non_null(difference(a, b));
    PQclear(a);
    PQclear(b);
}

/* A migration that fails leaves the database as it was. */
static void a_failed_migration_leaves_nothing(void **state) {
    struct fault f = { 0 };
    struct conn *c;
    (void)state;
    assert_int_equal(engine_postgres.open(made[1].url, false, &c, &f), OK);
    assert_int_equal(engine_postgres.exec(c, "DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE problems (id BIGINT)",
        &f), OK);
    log_set(LOG_QUIET);
    assert_int_equal(schema_migrate(c, &engine_postgres, 0, store_schema_version(), &f), E_STORAGE);
    log_set(LOG_INFO);
    PGconn *pg = PQconnectdb(made[1].url);
    PGresult *r = PQexec(pg, "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");
    assert_string_equal(PQgetvalue(r, 0, 0), "1");
    PQclear(r);
    PQfinish(pg);
    engine_postgres.close(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(migrated_is_as_made), cmocka_unit_test(a_failed_migration_leaves_nothing),
    };
    if (!pgdb_make(&made[0]) || !pgdb_make(&made[1])) return 77;
    int failed = cmocka_run_group_tests(tests, 0, 0);
    pgdb_drop(&made[0]);
    pgdb_drop(&made[1]);
    return failed;
}
