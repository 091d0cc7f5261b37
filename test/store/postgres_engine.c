/* The two engines give the same answers through engine.h: one set of statements
** and values on both; then what only PostgreSQL can do wrong. Under
** test/with_postgres; without it the PostgreSQL part is left out and says so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include "base/log.h"
#include "pgdb.h"
#include "store/engine.h"
#include "store/pgtext.h"
#include "store/store.h"

struct world { const struct engine *en; const char *where; struct conn *c; };

static struct pgdb pg;
static char folder[] = "/tmp/anju-engine.XXXXXX", file[64];
static struct world lite = { &engine_sqlite, file, 0 }, post = { &engine_postgres, pg.url, 0 };

static void exec(struct world *w, const char *sql) {
    struct fault f = { 0 };
    if (w->en->exec(w->c, sql, &f)) fail_msg("%s: %s", w->en->name, sql);
}

static enum err try_exec(struct world *w, const char *sql) {
    struct fault f = { 0 };
    enum err e = w->en->exec(w->c, sql, &f);
    assert_int_equal(f.err, e);
    return e;
}

static bool bind_one(struct world *w, struct stmt *st, const struct bind *b) {
    switch (b->kind) {
    case K_TEXT: return w->en->bind_text(st, b->name, b->s);
    case K_BLOB: return w->en->bind_blob(st, b->name, b->s);
    case K_REAL: return w->en->bind_real(st, b->name, b->r);
    default: return w->en->bind_int(st, b->name, b->i);
    }
}

/* Prepare, bind and step once: the statement is at its first row. */
static enum err start(struct world *w, const char *sql, const struct bind *b, int n, struct stmt **ret, bool *row) {
    struct fault f = { 0 };
    enum err e = w->en->prepare(w->c, str_of(sql), ret, &f);
    for (int i = 0; !e && i < n; i++) assert_true(bind_one(w, *ret, &b[i]));
    if (!e) e = w->en->step(*ret, row, &f);
    assert_int_equal(f.err, e);
    return e;
}
#define START(w, st, row, sql, ...) start((w), (sql), (struct bind[]){ __VA_ARGS__ }, \
    (int)(sizeof((struct bind[]){ __VA_ARGS__ }) / sizeof(struct bind)), (st), (row))

static enum err run_binds(struct world *w, const char *sql, const struct bind *b, int n, int64_t *changes) {
    struct stmt *st = 0;
    bool row;
    enum err e = start(w, sql, b, n, &st, &row);
    if (!e && changes) *changes = w->en->changes(st);
    if (st) w->en->reset(st);
    return e;
}
#define RUN(w, sql, ...) run_binds((w), (sql), (struct bind[]){ __VA_ARGS__ }, \
    (int)(sizeof((struct bind[]){ __VA_ARGS__ }) / sizeof(struct bind)), 0)

/* The number in the first column of the only row. */
static int64_t number(struct world *w, const char *sql) {
    struct stmt *st;
    bool row = false;
    struct fault f = { 0 };
    assert_int_equal(start(w, sql, 0, 0, &st, &row), OK);
    assert_true(row);
    int64_t n = w->en->col_int(st, 0);
    assert_int_equal(w->en->step(st, &row, &f), OK);
    assert_false(row);
    w->en->reset(st);
    return n;
}

static bool same_str(struct str a, struct str b) {
    return !a.s == !b.s && str_eq(a, b);
}

static bool same_real(double a, double b) {
    return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b));
}

/* ---- on both ---- */

#define FIXED(lit) { lit, sizeof(lit) - 1 }

static const struct { int64_t i; double r; struct str t, b; } values[] = {
    { 0, 0.0, FIXED(""), FIXED("") },
    { NONE, (double)NAN, { 0, 0 }, { 0, 0 } },
    { INT64_MAX, 1.7976931348623157e308, FIXED("楼道堆物，三楼与四楼之间"), FIXED("\0") },
    { INT64_MIN + 1, -5e-324, FIXED("' \" \\ :t ::text $1 ? -- /*"), FIXED("a\0b\0\0c") },
    { -1, -0.25, FIXED("𠮷野家 😀"), FIXED("\xff\xfe\x80'\\\n") },
    { INT64_C(9007199254740993), 0.1, FIXED("\r\n\t "), FIXED("\\x41") },
    { 4294967296, 1e15, FIXED("NULL"), FIXED("NULL") },
};

static void keeps_values(void **state) {
    struct world *w = *state;
    for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
        struct stmt *st;
        bool row;
        assert_int_equal(RUN(w, "INSERT INTO v (id, i, r, t, b) VALUES (:id, :i, :r, :t, :b)", BI("id", (int64_t)k),
            BI("i", values[k].i), BR("r", values[k].r), BT("t", values[k].t), BB("b", values[k].b)), OK);
        assert_int_equal(START(w, &st, &row, "SELECT i, r, t, b FROM v WHERE id = :id", BI("id", (int64_t)k)), OK);
        assert_true(row);
        assert_true(w->en->col_int(st, 0) == values[k].i);
        assert_true(same_real(w->en->col_real(st, 1), values[k].r));
        assert_true(same_str(w->en->col_text(st, 2), values[k].t));
        assert_true(same_str(w->en->col_blob(st, 3), values[k].b));
        w->en->reset(st);
    }
}

static void finds_values(void **state) {
    struct world *w = *state;
    for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
        struct stmt *st;
        bool row;
        assert_int_equal(START(w, &st, &row, "SELECT id FROM v WHERE i = :i AND r = :r AND t = :t AND b = :b",
            BI("i", values[k].i), BR("r", values[k].r), BT("t", values[k].t), BB("b", values[k].b)), OK);
        assert_int_equal(row, values[k].i != NONE);          /* NULL equals nothing */
        if (row) assert_int_equal(w->en->col_int(st, 0), k);
        w->en->reset(st);
    }
    assert_int_equal(number(w, "SELECT count(*) FROM v WHERE t IS NULL"), 1);
    assert_int_equal(number(w, "SELECT count(*) FROM v WHERE t = ''"), 1);
}

#define TEXT(n, lit)  { .name = (n), .kind = K_TEXT, .s = FIXED(lit) }
#define BLOB(n, lit)  { .name = (n), .kind = K_BLOB, .s = FIXED(lit) }
#define TEXT_NULL(n)  { .name = (n), .kind = K_TEXT }

/* One statement, one answer, on both. */
static const struct { const char *sql; struct bind b[3]; int n; int64_t i; double r; struct str t; enum kind kind; } asked[] = {
    { "SELECT sum(n) FROM k", { { 0 } }, 0, .i = 55, .kind = K_INT },
    { "SELECT sum(n * 1000000000000000) FROM k", { { 0 } }, 0, .i = INT64_C(55000000000000000), .kind = K_INT },
    { "SELECT -sum(n * 10000) FROM k", { { 0 } }, 0, .i = -550000, .kind = K_INT },
    { "SELECT sum(n) FROM k WHERE n > 99", { { 0 } }, 0, .i = NONE, .kind = K_INT },
    { "SELECT avg(n) FROM k", { { 0 } }, 0, .r = 5.5, .kind = K_REAL },
    { "SELECT 1", { { 0 } }, 0, .i = 1, .kind = K_INT },
    { "SELECT n > 3 FROM k WHERE n = 4", { { 0 } }, 0, .i = 1, .kind = K_INT },
    { "SELECT count(*) FROM k WHERE n >= :a AND n <= :b OR n = :a", { BI("a", 3), BI("b", 5) }, 2, .i = 3, .kind = K_INT },
    { "SELECT CAST(:x AS BIGINT) + :x", { BI("x", 21) }, 1, .i = 42, .kind = K_INT },
    { "SELECT :x || ':x' || :y", { TEXT("x", "安"), TEXT("y", "居") }, 2, .t = FIXED("安:x居"), .kind = K_TEXT },
    { "SELECT :x -- :no 'x\n /* :no */", { TEXT("x", "a") }, 1, .t = FIXED("a"), .kind = K_TEXT },
    { "SELECT substr(:x, 2, 2)", { TEXT("x", "水电暖气") }, 1, .t = FIXED("电暖"), .kind = K_TEXT },
    { "SELECT n FROM k ORDER BY n LIMIT :l OFFSET :o", { BI("l", 1), BI("o", 6) }, 2, .i = 7, .kind = K_INT },
    { "SELECT n FROM k WHERE (n, n) > (:a, :b) ORDER BY n LIMIT 1", { BI("a", 6), BI("b", 6) }, 2, .i = 7, .kind = K_INT },
    { "SELECT coalesce(CAST(:x AS TEXT), 'none')", { TEXT_NULL("x") }, 1, .t = FIXED("none"), .kind = K_TEXT },
    { "SELECT count(*) FROM k WHERE CAST(:x AS BIGINT) IS NULL OR n = :x", { BI("x", NONE) }, 1, .i = 10, .kind = K_INT },
    { "SELECT :r * 2", { BR("r", 0.25) }, 1, .r = 0.5, .kind = K_REAL },
    { "SELECT length(:b)", { BLOB("b", "\0\0\0") }, 1, .i = 3, .kind = K_INT },
    { "WITH RECURSIVE t(x) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT x + 1 FROM t WHERE x < :n) SELECT max(x) FROM t",
      { BI("n", 9) }, 1, .i = 9, .kind = K_INT },
    { "UPDATE k SET n = n WHERE n = :n RETURNING n", { BI("n", 8) }, 1, .i = 8, .kind = K_INT },
};

static void answers_alike(void **state) {
    struct world *w = *state;
    for (size_t k = 0; k < sizeof asked / sizeof *asked; k++) {
        struct stmt *st = 0;
        bool row = false, same;
        if (start(w, asked[k].sql, asked[k].b, asked[k].n, &st, &row) || !row) fail_msg("%s: %s", w->en->name, asked[k].sql);
        if (asked[k].kind == K_INT) same = w->en->col_int(st, 0) == asked[k].i;
        else if (asked[k].kind == K_REAL) same = same_real(w->en->col_real(st, 0), asked[k].r);
        else same = same_str(w->en->col_text(st, 0), asked[k].t);
        if (!same) fail_msg("%s: %s", w->en->name, asked[k].sql);
        w->en->reset(st);
    }
}

static void orders_by_bytes(void **state) {
    static const char *const want[] = { "", "A", "Z", "a", "b", "一", "安", "阿", "𠮷" };
    struct world *w = *state;
    struct stmt *st;
    bool row;
    struct fault f = { 0 };
    for (size_t i = sizeof want / sizeof *want; i-- > 0;)
        assert_int_equal(RUN(w, "INSERT INTO words (t) VALUES (:t)", BT("t", str_of(want[i]))), OK);
    assert_int_equal(start(w, "SELECT t FROM words ORDER BY t", 0, 0, &st, &row), OK);
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        assert_true(row && str_is(w->en->col_text(st, 0), want[i]));
        assert_int_equal(w->en->step(st, &row, &f), OK);
    }
    assert_false(row);
    w->en->reset(st);
}

static void counts_changes(void **state) {
    struct world *w = *state;
    int64_t n;
    assert_int_equal(run_binds(w, "UPDATE k SET n = n WHERE n <= :n", (struct bind[]){ BI("n", 4) }, 1, &n), OK);
    assert_int_equal(n, 4);
    assert_int_equal(run_binds(w, "DELETE FROM k WHERE n = :n", (struct bind[]){ BI("n", 99) }, 1, &n), OK);
    assert_int_equal(n, 0);
    assert_int_equal(run_binds(w, "INSERT INTO u (id, n) VALUES (:n, :n) ON CONFLICT (id) DO NOTHING",
        (struct bind[]){ BI("n", 1) }, 1, &n), OK);
    assert_int_equal(n, 1);
    assert_int_equal(run_binds(w, "INSERT INTO u (id, n) VALUES (:n, :n) ON CONFLICT (id) DO NOTHING",
        (struct bind[]){ BI("n", 1) }, 1, &n), OK);
    assert_int_equal(n, 0);
}

static void refuses(void **state) {
    static const struct { const char *sql; enum err e; } rows[] = {
        { "INSERT INTO u (id, n) VALUES (1, 7)", E_CONFLICT },          /* primary key     */
        { "INSERT INTO u (id, n) VALUES (2, 1)", E_CONFLICT },          /* unique          */
        { "INSERT INTO u (id, n) VALUES (3, -1)", E_CONFLICT },         /* check           */
        { "INSERT INTO u (id, n) VALUES (4, NULL)", E_STORAGE },        /* not null: a bug */
        { "SELEC 1", E_STORAGE },
        { "SELECT x FROM nowhere", E_STORAGE },
        { "SELECT nothing FROM u", E_STORAGE },
        { "SELECT \"no such column\"", E_STORAGE },
    };
    struct world *w = *state;
    (void)RUN(w, "INSERT INTO u (id, n) VALUES (:n, :n) ON CONFLICT (id) DO NOTHING", BI("n", 1));
    log_set(LOG_QUIET);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        enum err e = run_binds(w, rows[i].sql, 0, 0, 0);
        if (e != rows[i].e) fail_msg("%s: %s gave %d", w->en->name, rows[i].sql, (int)e);
        assert_int_equal(number(w, "SELECT count(*) FROM u"), 1);       /* nothing happened, the connection lives */
    }
    log_set(LOG_INFO);
}

static void keeps_statements(void **state) {
    struct world *w = *state;
    struct stmt *a, *b, *other;
    struct fault f = { 0 };
    bool row;
    assert_int_equal(w->en->prepare(w->c, S("SELECT n FROM k WHERE n = :n"), &a, &f), OK);
    assert_false(w->en->bind_int(a, "m", 1));
    for (int64_t i = 1; i <= 500; i++) {
        int64_t n = i % 10 + 1;
        assert_int_equal(w->en->prepare(w->c, S("SELECT n FROM k WHERE n = :n"), &b, &f), OK);
        assert_ptr_equal(a, b);
        assert_true(w->en->bind_int(b, "n", n));
        assert_int_equal(w->en->step(b, &row, &f), OK);
        assert_true(row && w->en->col_int(b, 0) == n);
    }
    assert_int_equal(w->en->prepare(w->c, S("SELECT n FROM k WHERE n  = :n"), &other, &f), OK);
    assert_ptr_not_equal(a, other);
    w->en->drop(other);
    w->en->drop(a);
    assert_int_equal(START(w, &b, &row, "SELECT n FROM k WHERE n = :n", BI("n", 2)), OK);
    assert_true(row);
    w->en->reset(b);
}

/* Two statements open at once, each at its own row. */
static void reads_interleaved(void **state) {
    struct world *w = *state;
    struct stmt *a, *b;
    bool ra, rb;
    struct fault f = { 0 };
    int64_t seen = 0;
    assert_int_equal(start(w, "SELECT n FROM k ORDER BY n", 0, 0, &a, &ra), OK);
    while (ra) {
        int64_t n = w->en->col_int(a, 0);
        assert_int_equal(START(w, &b, &rb, "SELECT n FROM k WHERE n > :n ORDER BY n", BI("n", n)), OK);
        if (rb) assert_int_equal(w->en->col_int(b, 0), n + 1);
        assert_int_equal(w->en->step(a, &ra, &f), OK);
        seen++;
    }
    assert_int_equal(seen, 10);
    w->en->reset(a);
    w->en->reset(b);
}

static void rolls_back(void **state) {
    struct world *w = *state;
    exec(w, "BEGIN");
    assert_int_equal(RUN(w, "INSERT INTO k (n) VALUES (:n)", BI("n", 11)), OK);
    exec(w, "SAVEPOINT s");
    assert_int_equal(RUN(w, "INSERT INTO k (n) VALUES (:n)", BI("n", 12)), OK);
    assert_int_equal(RUN(w, "INSERT INTO k (n) VALUES (:n)", BI("n", 12)), E_CONFLICT);
    exec(w, "ROLLBACK TO s");
    assert_int_equal(number(w, "SELECT max(n) FROM k"), 11);
    exec(w, "ROLLBACK");
    assert_int_equal(number(w, "SELECT max(n) FROM k"), 10);
}

static void reads_much(void **state) {
    struct world *w = *state;
    struct stmt *st;
    struct fault f = { 0 };
    bool row;
    int64_t n = 0, sum = 0;
    exec(w, "BEGIN");
    for (int64_t i = 0; i < 100000; i++)
        assert_int_equal(RUN(w, "INSERT INTO many (id, t) VALUES (:i, :t)", BI("i", i), BT("t", S("百姓身边的小事"))), OK);
    exec(w, "COMMIT");
    assert_int_equal(start(w, "SELECT id, t FROM many ORDER BY id", 0, 0, &st, &row), OK);
    for (; row; n++) {
        sum += w->en->col_int(st, 0);
        assert_true(str_is(w->en->col_text(st, 1), "百姓身边的小事"));
        assert_int_equal(w->en->step(st, &row, &f), OK);
    }
    w->en->reset(st);
    assert_int_equal(n, 100000);
    assert_int_equal(sum, INT64_C(4999950000));
}

static void fails_on_order(void **state) {
    struct world *w = *state;
    log_set(LOG_QUIET);
    engine_fail_at(3);
    assert_int_equal(RUN(w, "UPDATE k SET n = n WHERE n = :n", BI("n", 1)), OK);
    assert_int_equal(RUN(w, "UPDATE k SET n = n WHERE n = :n", BI("n", 1)), OK);
    assert_int_equal(RUN(w, "UPDATE k SET n = n WHERE n = :n", BI("n", 1)), E_STORAGE);
    assert_int_equal(RUN(w, "UPDATE k SET n = n WHERE n = :n", BI("n", 1)), OK);
    engine_fail_at(1);
    assert_int_equal(try_exec(w, "BEGIN"), E_STORAGE);
    exec(w, "BEGIN");
    exec(w, "COMMIT");
    log_set(LOG_INFO);
}

static enum err later(struct world *w, int64_t n) {
    struct fault f = { 0 };
    struct stmt *st;
    enum err e = w->en->prepare(w->c, S("INSERT INTO k (n) VALUES (:n)"), &st, &f);
    if (e) return e;
    assert_true(w->en->bind_int(st, "n", n));
    e = w->en->later(st, false, &f);
    assert_int_equal(f.err, e);
    return e;
}

/* What need not be waited for is done when it is read, and committed with the rest. */
static void runs_later(void **state) {
    struct world *w = *state;
    exec(w, "BEGIN");
    for (int64_t n = 100; n < 300; n++) assert_int_equal(later(w, n), OK);
    assert_int_equal(number(w, "SELECT count(*) FROM k WHERE n >= 100"), 200);
    exec(w, "SAVEPOINT s");
    assert_int_equal(later(w, 300), OK);
    exec(w, "ROLLBACK TO s");
    assert_int_equal(later(w, 301), OK);
    exec(w, "COMMIT");
    assert_int_equal(number(w, "SELECT count(*) FROM k WHERE n >= 100"), 201);
    exec(w, "BEGIN");
    assert_int_equal(later(w, 302), OK);
    exec(w, "ROLLBACK");
    assert_int_equal(later(w, 303), OK);                /* outside a transaction: at once */
    assert_int_equal(number(w, "SELECT count(*) FROM k WHERE n >= 302"), 1);
    exec(w, "DELETE FROM k WHERE n >= 100");
}

static enum err update_one(struct world *w, int64_t from, int64_t to) {
    struct fault f = { 0 };
    struct stmt *st;
    enum err e = w->en->prepare(w->c, S("UPDATE k SET n = :to WHERE n = :from"), &st, &f);
    assert_int_equal(e, OK);
    assert_true(w->en->bind_int(st, "to", to) && w->en->bind_int(st, "from", from));
    e = w->en->later(st, true, &f);
    assert_int_equal(f.err, e);
    return e;
}

/* What must change exactly one row is counted before the commit, whatever came after it. */
static void counts_later(void **state) {
    struct world *w = *state;
    exec(w, "BEGIN");
    assert_int_equal(later(w, 400), OK);
    assert_int_equal(update_one(w, 400, 401), OK);
    exec(w, "COMMIT");
    assert_int_equal(number(w, "SELECT count(*) FROM k WHERE n = 401"), 1);
    for (int read = 0; read < 2; read++) {
        exec(w, "BEGIN");
        assert_int_equal(later(w, 402), OK);
        enum err e = update_one(w, 403, 404);
        if (!e && read) e = RUN(w, "UPDATE k SET n = n WHERE n = :n", BI("n", 401));
        if (!e && !read) e = try_exec(w, "COMMIT");
        assert_int_equal(e, E_RETRY);
        exec(w, "ROLLBACK");
        assert_int_equal(number(w, "SELECT count(*) FROM k WHERE n >= 402"), 0);
    }
    assert_int_equal(update_one(w, 403, 404), E_RETRY);                /* outside a transaction: at once */
    exec(w, "DELETE FROM k WHERE n >= 100");
}

/* Its failure is told at the latest by COMMIT, and nothing is kept. */
static void fails_later(void **state) {
    struct world *w = *state;
    enum err e;
    log_set(LOG_QUIET);
    exec(w, "BEGIN");
    assert_int_equal(later(w, 100), OK);
    if ((e = later(w, 1)) == OK) e = later(w, 101);
    if (e == OK) e = try_exec(w, "COMMIT");
    assert_int_equal(e, E_CONFLICT);
    exec(w, "ROLLBACK");
    exec(w, "BEGIN");
    if ((e = later(w, 1)) == OK) e = RUN(w, "UPDATE k SET n = n WHERE n = :n", BI("n", 1));
    assert_int_equal(e, E_CONFLICT);
    exec(w, "ROLLBACK");
    exec(w, "BEGIN");
    if ((e = later(w, 1)) == OK) e = try_exec(w, "SAVEPOINT s");
    assert_int_equal(e, E_CONFLICT);
    exec(w, "ROLLBACK");
    exec(w, "BEGIN");
    (void)later(w, 1);
    exec(w, "ROLLBACK");                                /* how it went is of no interest any more */
    log_set(LOG_INFO);
    assert_int_equal(number(w, "SELECT count(*) FROM k"), 10);
    assert_int_equal(RUN(w, "UPDATE k SET n = n WHERE n = :n", BI("n", 1)), OK);
}

/* A reading connection writes nothing. */
static void reads_only(void **state) {
    struct world *w = *state, reader = { w->en, w->where, 0 };
    struct fault f = { 0 };
    assert_int_equal(w->en->open(w->where, true, &reader.c, &f), OK);
    assert_int_equal(number(&reader, "SELECT count(*) FROM k"), 10);
    log_set(LOG_QUIET);
    assert_int_equal(RUN(&reader, "INSERT INTO k (n) VALUES (:n)", BI("n", 77)), E_STORAGE);
    assert_int_equal(number(&reader, "SELECT count(*) FROM k"), 10);
    log_set(LOG_INFO);
    w->en->close(reader.c);
}

/* ---- PostgreSQL alone ---- */

static void open_second(struct world *w, struct world *ret) {
    struct fault f = { 0 };
    *ret = (struct world){ w->en, w->where, 0 };
    assert_int_equal(w->en->open(w->where, false, &ret->c, &f), OK);
}

static int64_t backend(struct world *w) {
    return number(w, "SELECT pg_backend_pid()");
}

static void terminate(struct world *by, int64_t pid) {
    struct stmt *st;
    bool row;
    assert_int_equal(START(by, &st, &row, "SELECT pg_terminate_backend(CAST(:p AS INTEGER), 5000)", BI("p", pid)), OK);
    assert_true(row && by->en->col_int(st, 0) == 1);
    by->en->reset(st);
}

static void rewrites(void **state) {
    static const struct { const char *in, *out; int n; } rows[] = {
        { "a = :a AND b = :b OR c = :a", "a = $1 AND b = $2 OR c = $1", 2 },
        { "':a' \":b\" ::c :d::e", "':a' \":b\" ::c $1::e", 1 },
        { "'it''s :a' || :a", "'it''s :a' || $1", 1 },
        { "-- :a\n:b", "-- :a\n$1", 1 },
        { "/* :a /* :b */ :c */ :d", "/* :a /* :b */ :c */ $1", 1 },
        { "x[1:2] : :1 :_a1", "x[1:2] : :1 $1", 1 },
        { "-- :a", "-- :a", 0 },
        { "'open", 0, 0 }, { "/* open", 0, 0 }, { "\"open", 0, 0 }, { ":a:b:c:d", 0, 0 }, { "", "", 0 }, { ":", ":", 0 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf out = { 0 };
        struct str name[3];
        int n;
        bool well = pg_params(str_of(rows[i].in), &out, name, 3, &n);
        assert_int_equal(well, rows[i].out != 0);
        if (well) assert_true(str_is(buf_view(&out), rows[i].out) && n == rows[i].n);
        buf_free(&out);
    }
}

/* The other one waits first and longer, so it is this one that is refused. */
static void deadlock(void **state) {
    struct world *w = *state;
    PGconn *other = PQconnectdb(pg.url);
    exec(w, "BEGIN");
    exec(w, "UPDATE k SET n = n WHERE n = 1");
    assert_int_equal(PQsendQuery(other, "BEGIN; SET LOCAL deadlock_timeout = '30s'; "
        "UPDATE k SET n = n WHERE n = 3; UPDATE k SET n = n WHERE n = 1"), 1);
    while (number(w, "SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) { }
    assert_int_equal(RUN(w, "UPDATE k SET n = n WHERE n = :n", BI("n", 3)), E_RETRY);
    exec(w, "ROLLBACK");
    PQfinish(other);
}

static void serialisation(void **state) {
    struct world *w = *state, other;
    open_second(w, &other);
    exec(w, "BEGIN ISOLATION LEVEL REPEATABLE READ");
    assert_int_equal(number(w, "SELECT count(*) FROM k"), 10);
    exec(&other, "UPDATE k SET n = n WHERE n = 1");
    assert_int_equal(RUN(w, "UPDATE k SET n = n WHERE n = :n", BI("n", 1)), E_RETRY);
    exec(w, "ROLLBACK");
    assert_int_equal(RUN(w, "UPDATE k SET n = n WHERE n = :n", BI("n", 1)), OK);
    other.en->close(other.c);
}

static void recovers_when_idle(void **state) {
    struct world *w = *state, other;
    open_second(w, &other);
    log_set(LOG_QUIET);
    int64_t pid = backend(w);
    terminate(&other, pid);
    assert_int_equal(RUN(w, "UPDATE k SET n = n WHERE n = :n", BI("n", 1)), E_STORAGE);
    assert_int_equal(RUN(w, "UPDATE k SET n = n WHERE n = :n", BI("n", 1)), OK);
    assert_true(backend(w) != pid);
    terminate(&other, backend(w));
    exec(w, "BEGIN");                                   /* finds out by itself */
    assert_int_equal(RUN(w, "UPDATE k SET n = n WHERE n = :n", BI("n", 1)), OK);
    exec(w, "COMMIT");
    log_set(LOG_INFO);
    other.en->close(other.c);
}

/* Half of a transaction is never kept: after its connection broke, all is refused
** until the program has given it up. */
static void recovers_in_transaction(void **state) {
    struct world *w = *state, other;
    open_second(w, &other);
    log_set(LOG_QUIET);
    static const char *const ends[] = { "ROLLBACK", "COMMIT", "BEGIN" };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        exec(w, "BEGIN");
        assert_int_equal(RUN(w, "INSERT INTO k (n) VALUES (:n)", BI("n", 50)), OK);
        terminate(&other, backend(w));
        assert_int_equal(RUN(w, "INSERT INTO k (n) VALUES (:n)", BI("n", 51)), E_STORAGE);
        assert_int_equal(RUN(w, "INSERT INTO k (n) VALUES (:n)", BI("n", 52)), E_STORAGE);
        assert_int_equal(try_exec(w, "SAVEPOINT s"), E_STORAGE);
        assert_int_equal(try_exec(w, "ROLLBACK TO s"), E_STORAGE);
        assert_int_equal(try_exec(w, ends[i]), strcmp(ends[i], "BEGIN") == 0 ? OK : E_STORAGE);
        assert_int_equal(number(w, "SELECT count(*) FROM k WHERE n >= 50"), 0);
        if (strcmp(ends[i], "BEGIN") == 0) exec(w, "ROLLBACK");
    }
    exec(w, "BEGIN");
    assert_int_equal(RUN(w, "INSERT INTO k (n) VALUES (:n)", BI("n", 50)), OK);
    terminate(&other, backend(w));
    assert_int_equal(try_exec(w, "COMMIT"), E_STORAGE);
    assert_int_equal(number(w, "SELECT count(*) FROM k WHERE n >= 50"), 0);
    log_set(LOG_INFO);
    other.en->close(other.c);
}

/* PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error. */
static void commit_of_a_failed_transaction(void **state) {
    struct world *w = *state;
    log_set(LOG_QUIET);
    exec(w, "BEGIN");
    assert_int_equal(RUN(w, "INSERT INTO k (n) VALUES (:n)", BI("n", 60)), OK);
    assert_int_equal(RUN(w, "INSERT INTO k (n) VALUES (:n)", BI("n", 60)), E_CONFLICT);
    assert_int_equal(try_exec(w, "COMMIT"), E_STORAGE);
    assert_int_equal(number(w, "SELECT count(*) FROM k WHERE n = 60"), 0);
    log_set(LOG_INFO);
}

/* The same when BEGIN, COMMIT and the others come as statements. */
static void transactions_as_statements(void **state) {
    struct world *w = *state, other;
    open_second(w, &other);
    log_set(LOG_QUIET);
    terminate(&other, backend(w));
    assert_int_equal(run_binds(w, "BEGIN", 0, 0, 0), OK);
    assert_int_equal(RUN(w, "INSERT INTO k (n) VALUES (:n)", BI("n", 60)), OK);
    assert_int_equal(RUN(w, "INSERT INTO k (n) VALUES (:n)", BI("n", 60)), E_CONFLICT);
    assert_int_equal(run_binds(w, "COMMIT", 0, 0, 0), E_STORAGE);
    assert_int_equal(run_binds(w, "BEGIN", 0, 0, 0), OK);
    assert_int_equal(RUN(w, "INSERT INTO k (n) VALUES (:n)", BI("n", 60)), OK);
    assert_int_equal(run_binds(w, "SAVEPOINT s", 0, 0, 0), OK);
    terminate(&other, backend(w));
    assert_int_equal(run_binds(w, "ROLLBACK TO s", 0, 0, 0), E_STORAGE);
    assert_int_equal(run_binds(w, "RELEASE s", 0, 0, 0), E_STORAGE);
    assert_int_equal(run_binds(w, "ROLLBACK", 0, 0, 0), E_STORAGE);
    assert_int_equal(number(w, "SELECT count(*) FROM k WHERE n = 60"), 0);
    log_set(LOG_INFO);
    other.en->close(other.c);
}

/* The connection breaks while statements are under way: the transaction is gone whole. */
static void breaks_off_later(void **state) {
    struct world *w = *state, other;
    open_second(w, &other);
    log_set(LOG_QUIET);
    for (int way = 0; way < 3; way++) {
        exec(w, "BEGIN");
        assert_int_equal(later(w, 70), OK);
        int64_t pid = backend(w);
        assert_int_equal(later(w, 71), OK);
        terminate(&other, pid);
        if (way == 0) assert_int_equal(RUN(w, "UPDATE k SET n = n WHERE n = :n", BI("n", 1)), E_STORAGE);
        if (way == 1) assert_int_equal(try_exec(w, "COMMIT"), E_STORAGE);
        if (way == 2) {
            enum err e = OK;
            for (int64_t n = 72; n < 300 && !e; n++) e = later(w, n);
            assert_int_equal(e, E_STORAGE);
        }
        if (way != 1) assert_int_equal(try_exec(w, "ROLLBACK"), E_STORAGE);
        assert_int_equal(number(w, "SELECT count(*) FROM k WHERE n >= 70"), 0);
        exec(w, "BEGIN");
        assert_int_equal(later(w, 70), OK);
        exec(w, "ROLLBACK");
    }
    log_set(LOG_INFO);
    other.en->close(other.c);
}

/* A statement whose text is under way may be forgotten; its failure is not. */
static void drops_under_way(void **state) {
    struct world *w = *state;
    struct stmt *st;
    struct fault f = { 0 };
    exec(w, "BEGIN");
    assert_int_equal(w->en->prepare(w->c, S("INSERT INTO k (n) VALUES (:n + 0)"), &st, &f), OK);
    assert_true(w->en->bind_int(st, "n", 1));
    assert_int_equal(w->en->later(st, false, &f), OK);
    w->en->drop(st);
    assert_int_equal(try_exec(w, "COMMIT"), E_CONFLICT);
    exec(w, "ROLLBACK");
    assert_int_equal(number(w, "SELECT count(*) FROM k"), 10);
}

static void types_may_change(void **state) {
    struct world *w = *state;
    struct stmt *st;
    bool row;
    static const char sql[] = "SELECT CAST(:x AS TEXT)";
    for (int i = 0; i < 3; i++) {
        assert_int_equal(START(w, &st, &row, sql, BI("x", 12)), OK);
        assert_true(str_is(w->en->col_text(st, 0), "12"));
        w->en->reset(st);
        assert_int_equal(START(w, &st, &row, sql, BT("x", S("十二"))), OK);
        assert_true(str_is(w->en->col_text(st, 0), "十二"));
        w->en->reset(st);
    }
    assert_int_equal(number(w, "SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT CAST($1 AS TEXT)'"), 1);
}

static void shape_may_change(void **state) {
    struct world *w = *state;
    log_set(LOG_QUIET);
    exec(w, "CREATE TABLE shape (a BIGINT)");
    exec(w, "INSERT INTO shape (a) VALUES (1)");
    assert_int_equal(RUN(w, "SELECT * FROM shape WHERE a = :a", BI("a", 1)), OK);
    exec(w, "ALTER TABLE shape ADD COLUMN b BIGINT");
    assert_int_equal(RUN(w, "SELECT * FROM shape WHERE a = :a", BI("a", 1)), E_STORAGE);
    assert_int_equal(RUN(w, "SELECT * FROM shape WHERE a = :a", BI("a", 1)), OK);
    exec(w, "DEALLOCATE ALL");
    assert_int_equal(RUN(w, "SELECT * FROM shape WHERE a = :a", BI("a", 1)), E_STORAGE);
    assert_int_equal(RUN(w, "SELECT * FROM shape WHERE a = :a", BI("a", 1)), OK);
    log_set(LOG_INFO);
}

/* What the program writes to stderr while `sql` is refused. */
static struct str log_of(struct world *w, const char *sql, struct bind b, char *to, size_t room) {
    int fd[2], old = dup(STDERR_FILENO);
    assert_int_equal(pipe(fd), 0);
    assert_true(dup2(fd[1], STDERR_FILENO) >= 0);
    enum err e = run_binds(w, sql, &b, 1, 0);
    assert_true(dup2(old, STDERR_FILENO) >= 0);
    (void)close(old), (void)close(fd[1]);
    ssize_t n = read(fd[0], to, room);
    (void)close(fd[0]);
    assert_int_equal(e, E_STORAGE);
    assert_true(n > 0);
    return (struct str){ to, (size_t)n };
}

static void logs_no_value(void **state) {
    struct world *w = *state;
    char text[2000];
    struct str log = log_of(w, "SELECT CAST(:x AS BIGINT)", (struct bind)BT("x", S("13900000000x")), text, sizeof text);
    assert_true(str_find(log, S("22P02"), 0) > 0);
    assert_true(str_find(log, S("13900000000"), 0) < 0);
    log = log_of(w, "SELECT x FROM nowhere WHERE x = :x", (struct bind)BT("x", S("13900000000")), text, sizeof text);
    assert_true(str_find(log, S("42P01"), 0) > 0);
    assert_true(str_find(log, S("nowhere"), 0) > 0);
    assert_true(str_find(log, S("13900000000"), 0) < 0);
}

static void opens(void **state) {
    struct world *w = *state;
    struct conn *c;
    struct fault f = { 0 };
    char where[700];
    log_set(LOG_QUIET);
    assert_int_equal(w->en->open("host=/nonexistent dbname=x", false, &c, &f), E_STORAGE);
    assert_null(c);
    assert_int_equal(w->en->open("no=such option", false, &c, &f), E_STORAGE);
    log_set(LOG_INFO);
    const char *host = strstr(w->where, "host=") + 5;           /* the first of two hosts is away */
    (void)snprintf(where, sizeof where, "host=/nonexistent,%s", host);
    for (int readonly = 0; readonly < 2; readonly++) {
        assert_int_equal(w->en->open(where, readonly, &c, &f), OK);
        w->en->close(c);
    }
    w->en->close(0);
}

static void settings(void **state) {
    static const struct { const char *name, *value; } rows[] = {
        { "client_encoding", "UTF8" }, { "standard_conforming_strings", "on" }, { "statement_timeout", "30s" },
        { "application_name", "anju" }, { "transaction_isolation", "read committed" }, { "jit", "off" },
    };
    struct world *w = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct stmt *st;
        bool row;
        assert_int_equal(START(w, &st, &row, "SELECT current_setting(:n)", BT("n", str_of(rows[i].name))), OK);
        assert_true(row && str_is(w->en->col_text(st, 0), rows[i].value));
        w->en->reset(st);
    }
}

/* ---- */

static void make_tables(struct world *w) {
    char sql[700];
    const struct engine *en = w->en;
    (void)snprintf(sql, sizeof sql, "CREATE TABLE v (id %s PRIMARY KEY, i %s, r %s, t %s, b %s)", en->type(K_INT),
        en->type(K_TIME), en->type(K_REAL), en->type(K_TEXT), en->type(K_BLOB));
    exec(w, sql);
    (void)snprintf(sql, sizeof sql, "CREATE TABLE words (t %s); CREATE TABLE many (id %s PRIMARY KEY, t %s)",
        en->type(K_TEXT), en->type(K_INT), en->type(K_JSON));
    exec(w, sql);
    (void)snprintf(sql, sizeof sql, "CREATE TABLE u (id %s PRIMARY KEY, n %s NOT NULL UNIQUE CHECK (n >= 0))",
        en->type(K_REF), en->type(K_BOOL));
    exec(w, sql);
    (void)snprintf(sql, sizeof sql, "CREATE TABLE k (n %s PRIMARY KEY)", en->type(K_CODE));
    exec(w, sql);
    exec(w, "INSERT INTO k (n) VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10)");
}

static int set_up(struct world *w) {
    struct fault f = { 0 };
    if (w->en->open(w->where, false, &w->c, &f)) return 1;
    make_tables(w);
    return 0;
}

static int lite_up(void **state) {
    if (!mkdtemp(folder)) return 1;
    (void)snprintf(file, sizeof file, "%s/t.db", folder);
    *state = &lite;
    return set_up(&lite);
}

static int lite_down(void **state) {
    static const char *const ends[] = { "", "-wal", "-shm" };
    char path[80];
    (void)state;
    lite.en->close(lite.c);
    for (int i = 0; i < 3; i++) {
        (void)snprintf(path, sizeof path, "%s%s", file, ends[i]);
        (void)unlink(path);
    }
    return rmdir(folder);
}

static int post_up(void **state) {
    *state = &post;
    return set_up(&post);
}

static int post_down(void **state) {
    (void)state;
    post.en->close(post.c);
    pgdb_drop(&pg);
    return 0;
}

#define BOTH \
    cmocka_unit_test(keeps_values), cmocka_unit_test(finds_values), cmocka_unit_test(answers_alike), \
    cmocka_unit_test(orders_by_bytes), cmocka_unit_test(counts_changes), cmocka_unit_test(refuses), \
    cmocka_unit_test(keeps_statements), cmocka_unit_test(reads_interleaved), cmocka_unit_test(rolls_back), \
    cmocka_unit_test(reads_much), cmocka_unit_test(fails_on_order), cmocka_unit_test(runs_later), \
    cmocka_unit_test(counts_later), cmocka_unit_test(fails_later), cmocka_unit_test(reads_only)

int main(void) {
    const struct CMUnitTest on_sqlite[] = { BOTH, cmocka_unit_test(rewrites) };
    const struct CMUnitTest on_postgres[] = {
        BOTH, cmocka_unit_test(deadlock), cmocka_unit_test(serialisation), cmocka_unit_test(recovers_when_idle),
        cmocka_unit_test(recovers_in_transaction), cmocka_unit_test(commit_of_a_failed_transaction),
        cmocka_unit_test(transactions_as_statements), cmocka_unit_test(breaks_off_later),
        cmocka_unit_test(drops_under_way),
        cmocka_unit_test(types_may_change), cmocka_unit_test(shape_may_change), cmocka_unit_test(logs_no_value),
        cmocka_unit_test(opens), cmocka_unit_test(settings),
    };
    int failed = cmocka_run_group_tests(on_sqlite, lite_up, lite_down);
    if (pgdb_make(&pg)) failed += cmocka_run_group_tests(on_postgres, post_up, post_down);
    return failed;
}
