/* Two bodies at once on PostgreSQL, at READ COMMITTED: each stops before every
** statement, and every order in which the two can take their steps is played.
** Then what many writers at once leave behind. Under test/with_postgres. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <pthread.h>
#include <string.h>
#include "base/hash.h"
#include "model/rollup.h"
#include "model/rows.h"
#include "pgdb.h"
#include "store/store.h"

enum { WRITERS = 8, STEPS = 3, TENANT = 1 };

static struct pgdb made;
static PGconn *pg;               /* the referee's own connection */
static struct store *st;
static char folder[] = "/tmp/anju-race.XXXXXX";
static const int64_t now = INT64_C(1718159040000);

/* ---- the referee ---- */

struct racer {
    struct work work;
    struct arena mem;
    struct fault fault;
    int number, runs;            /* runs: how often the body began */
    bool at_gate, go, done;
    int64_t id;                  /* of the record it is about, or made */
    bool seen;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static bool open_gates;          /* the order is played to its end: run on */

/* A body waits here until the referee lets it take one more step. */
static void gate(struct racer *r) {
    (void)pthread_mutex_lock(&lock);
    r->at_gate = true;
    (void)pthread_cond_broadcast(&change);
    while (!r->go && !open_gates) (void)pthread_cond_wait(&change, &lock);
    r->at_gate = r->go = false;
    (void)pthread_mutex_unlock(&lock);
}

static void finished(struct work *w, enum err e) {
    struct racer *r = w->owner;
    (void)pthread_mutex_lock(&lock);
    r->done = true;
    w->result = e;
    (void)pthread_cond_broadcast(&change);
    (void)pthread_mutex_unlock(&lock);
}

static bool somebody_waits_for_a_lock(void) {
    PGresult *r = PQexec(pg, "SELECT 1 FROM pg_locks WHERE NOT granted LIMIT 1");
    bool yes = PQntuples(r) == 1;
    PQclear(r);
    return yes;
}

/* Until the racer stands at a gate, is done, or waits in the database for the other. */
static void settle(struct racer *r) {
    for (int i = 0; i < 5000; i++) {
        struct timespec soon;
        (void)clock_gettime(CLOCK_REALTIME, &soon);
        soon.tv_nsec += 2000000;
        if (soon.tv_nsec >= 1000000000) soon.tv_sec++, soon.tv_nsec -= 1000000000;
        (void)pthread_mutex_lock(&lock);
        bool still = r->at_gate || r->done;
        if (!still) {
            (void)pthread_cond_timedwait(&change, &lock, &soon);
            still = r->at_gate || r->done;
        }
        (void)pthread_mutex_unlock(&lock);
        if (still || somebody_waits_for_a_lock()) return;
    }
    fail_msg("a body neither moved nor waited");
}

static void let(struct racer *r) {
    (void)pthread_mutex_lock(&lock);
    bool can = r->at_gate;
    if (can) {
        r->go = true;
        r->at_gate = false;
        (void)pthread_cond_broadcast(&change);
    }
    (void)pthread_mutex_unlock(&lock);
    if (can) settle(r);
}

static void racer_init(struct racer *r, int number, store_body body, int64_t id) {
    *r = (struct racer){ .number = number, .id = id };
    arena_init(&r->mem, 0);
    r->work = (struct work){
        .meta = { .tenant = TENANT, .who = 1, .org = 1, .now = now, .call = S("race") },
        .body = body, .arg = r, .mem = &r->mem, .fault = &r->fault, .done = finished, .owner = r,
    };
}

/* Play one order: bit k of `order` says who takes step k. */
static void play(struct racer r[2], unsigned order) {
    open_gates = false;
    for (int i = 0; i < 2; i++) {        /* one after the other, so that each has a writer of its own */
        assert_int_equal(store_submit(st, &r[i].work), OK);
        settle(&r[i]);
    }
    for (int k = 0; k < 2 * STEPS; k++) let(&r[order >> k & 1]);
    (void)pthread_mutex_lock(&lock);
    open_gates = true;
    (void)pthread_cond_broadcast(&change);
    while (!r[0].done || !r[1].done) (void)pthread_cond_wait(&change, &lock);
    (void)pthread_mutex_unlock(&lock);
}

/* Every order of two times STEPS steps. */
static int orders(unsigned *ret) {
    int n = 0;
    for (unsigned o = 0; o < 1u << 2 * STEPS; o++)
        if (__builtin_popcount(o) == STEPS) ret[n++] = o;
    return n;
}

static void racers_free(struct racer r[2]) {
    arena_free(&r[0].mem);
    arena_free(&r[1].mem);
}

/* ---- records ---- */

static struct problem problem_at(int64_t town, int64_t state) {
    struct problem p;
    row_clear(&problem_entity, &p);
    p.no = S("WT-0");
    p.town = town;
    p.community = town * 10;
    p.estate = town * 100;
    p.place = S("三号楼一单元");
    p.title = S("楼道堆物");
    p.category = 1 + town % 3;
    p.severity = ORDINARY;
    p.source = BY_GRID;
    p.state = state;
    p.open = 1;
    p.light = LAMP_OK;
    p.due = now;
    p.unit = town;
    p.returns = 0;
    return p;
}

static const struct change reported = { "report", { 0, 0 } }, moved = { "file", { "看过了", 9 } };

static enum err make_problem(struct tx *tx, void *arg) {
    struct racer *r = arg;
    struct problem p = problem_at(1, REPORTED);
    enum err e = tx_number(tx, "WT", &p.no);
    if (!e) e = tx_insert(tx, &problem_entity, &p, &reported);
    r->id = p.h.id;
    return e;
}

/* Write and wait, outside any race. */
static enum err write_alone(store_body body, struct racer *r) {
    racer_init(r, 0, body, 0);
    r->work.done = 0;
    enum err e = store_write(st, &r->work);
    arena_free(&r->mem);
    return e;
}

static int64_t number(const char *sql) {
    int64_t n = 0;
    PGresult *r = PQexec(pg, sql);
    if (PQntuples(r) != 1 || !str_int(str_of(PQgetvalue(r, 0, 0)), &n)) fail_msg("%s: %s", sql, PQerrorMessage(pg));
    PQclear(r);
    return n;
}

/* ---- two updates of one row ---- */

/* Read, count one more, write: the classic that loses an update. */
static enum err one_more(struct tx *tx, void *arg) {
    struct racer *r = arg;
    struct problem before, after;
    r->runs++;
    gate(r);
    enum err e = store_get(tx_db(tx), tx_mem(tx), 0, TENANT, &problem_entity, r->id, &before, tx_fault(tx));
    if (e) return e;
    gate(r);
    after = before;
    after.returns = before.returns + 1;
    e = tx_update(tx, &problem_entity, &before, &after, &moved);
    if (e) return e;
    gate(r);
    return OK;
}

static void no_update_is_lost(void **state) {
    unsigned order[64];
    int n = orders(order), reruns = 0;
    (void)state;
    for (int i = 0; i < n; i++) {
        struct racer maker, r[2];
        assert_int_equal(write_alone(make_problem, &maker), OK);
        for (int k = 0; k < 2; k++) racer_init(&r[k], k, one_more, maker.id);
        play(r, order[i]);
        assert_int_equal(r[0].work.result, OK);
        assert_int_equal(r[1].work.result, OK);
        reruns += r[0].runs + r[1].runs - 2;
        char sql[160];
        (void)snprintf(sql, sizeof sql, "SELECT returns * 100 + version FROM problems WHERE id = %ld", (long)maker.id);
        assert_int_equal(number(sql), 203);
        (void)snprintf(sql, sizeof sql, "SELECT count(DISTINCT version) * 10 + count(*) FROM events WHERE item = %ld",
            (long)maker.id);
        assert_int_equal(number(sql), 33);                      /* three events, each of its own version */
        racers_free(r);
    }
    assert_true(reruns > 0);             /* some orders did collide */
}

/* ---- one key twice ---- */

static enum err once_made(struct tx *tx, void *arg) {
    static const unsigned char body[32] = "the same body both times";
    struct racer *r = arg;
    struct problem p = problem_at(2, REPORTED);
    char key[40];
    r->runs++;
    gate(r);
    (void)snprintf(key, sizeof key, "race-key-%ld", (long)r->work.meta.now);
    int64_t id = p.h.id = tx_new_id(tx);
    enum err e = tx_once(tx, str_of(key), body, &id, &r->seen);
    if (e) return e;
    gate(r);
    r->id = id;
    if (r->seen) return OK;
    p.h.id = id;
    if ((e = tx_number(tx, "WT", &p.no)) || (e = tx_insert(tx, &problem_entity, &p, &reported))) return e;
    gate(r);
    return OK;
}

static void a_key_makes_one_record(void **state) {
    unsigned order[64];
    int n = orders(order);
    (void)state;
    for (int i = 0; i < n; i++) {
        struct racer r[2];
        int64_t had = number("SELECT count(*) FROM problems");
        for (int k = 0; k < 2; k++) {
            racer_init(&r[k], k, once_made, 0);
            r[k].work.meta.now = now + 1 + i;
        }
        play(r, order[i]);
        assert_int_equal(r[0].work.result, OK);
        assert_int_equal(r[1].work.result, OK);
        assert_true(r[0].id == r[1].id && r[0].seen != r[1].seen);
        assert_int_equal(number("SELECT count(*) FROM problems"), had + 1);
        racers_free(r);
    }
}

/* ---- one name twice ---- */

static enum err named_area(struct tx *tx, void *arg) {
    struct racer *r = arg;
    struct area a;
    r->runs++;
    row_clear(&area_entity, &a);
    a.parent = 1;
    a.level = AREA_COMMUNITY;
    a.name = arena_printf(tx_mem(tx), "社区%ld", (long)r->work.meta.now);
    gate(r);
    enum err e = tx_insert(tx, &area_entity, &a, &reported);
    if (e) return e;
    gate(r);
    gate(r);
    return OK;
}

static void a_unique_name_is_taken_once(void **state) {
    unsigned order[64];
    int n = orders(order);
    (void)state;
    for (int i = 0; i < n; i++) {
        struct racer r[2];
        int64_t had = number("SELECT count(*) FROM areas");
        for (int k = 0; k < 2; k++) {
            racer_init(&r[k], k, named_area, 0);
            r[k].work.meta.now = now + 1 + i;
        }
        play(r, order[i]);
        assert_true((r[0].work.result == OK) != (r[1].work.result == OK));
        assert_int_equal(r[0].work.result + r[1].work.result, E_CONFLICT);
        assert_int_equal(number("SELECT count(*) FROM areas"), had + 1);
        racers_free(r);
    }
}

/* ---- two rows in either order ---- */

/* One takes the first row then the second, the other the second then the first. */
static int64_t pair[2];

static enum err both_rows(struct tx *tx, void *arg) {
    struct racer *r = arg;
    r->runs++;
    for (int i = 0; i < 2; i++) {
        struct problem before, after;
        int64_t id = pair[r->number ? 1 - i : i];
        gate(r);
        enum err e = store_get(tx_db(tx), tx_mem(tx), 0, TENANT, &problem_entity, id, &before, tx_fault(tx));
        if (e) return e;
        after = before;
        after.returns = before.returns + 1;
        if ((e = tx_update(tx, &problem_entity, &before, &after, &moved))) return e;
    }
    gate(r);
    return OK;
}

static void a_deadlock_is_run_again(void **state) {
    unsigned order[64];
    int n = orders(order), reruns = 0;
    (void)state;
    for (int i = 0; i < n; i++) {
        struct racer maker, r[2];
        char sql[160];
        for (int k = 0; k < 2; k++) {
            assert_int_equal(write_alone(make_problem, &maker), OK);
            pair[k] = maker.id;
        }
        for (int k = 0; k < 2; k++) racer_init(&r[k], k, both_rows, 0);
        play(r, order[i]);
        assert_int_equal(r[0].work.result, OK);
        assert_int_equal(r[1].work.result, OK);
        reruns += r[0].runs + r[1].runs - 2;
        (void)snprintf(sql, sizeof sql, "SELECT sum(returns) FROM problems WHERE id IN (%ld, %ld)", (long)pair[0],
            (long)pair[1]);
        assert_int_equal(number(sql), 4);
        racers_free(r);
    }
    assert_true(reruns > 0);
}

/* ---- many at once ---- */

enum { CROWD = 800, HOT = 12 };

static int64_t hot[HOT];
static int crowd_done, crowd_failed;

static void crowd_finished(struct work *w, enum err e) {
    (void)pthread_mutex_lock(&lock);
    w->result = e;
    if (e) crowd_failed++;
    crowd_done++;
    (void)pthread_cond_broadcast(&change);
    (void)pthread_mutex_unlock(&lock);
}

/* Every third makes a problem, the others move one of a few to another cell. */
static enum err crowd_body(struct tx *tx, void *arg) {
    struct racer *r = arg;
    int k = r->number;
    struct problem before, after = problem_at(1 + k % 4, REPORTED);
    if (k % 3 == 0) {
        enum err e = tx_number(tx, "WT", &after.no);
        return e ? e : tx_insert(tx, &problem_entity, &after, &reported);
    }
    enum err e = store_get(tx_db(tx), tx_mem(tx), 0, TENANT, &problem_entity, hot[k % HOT], &before, tx_fault(tx));
    if (e) return e;
    after = before;
    after.state = 1 + k % 5;
    after.light = 1 + k % 3;
    after.town = 1 + k % 4;
    after.returns = before.returns + 1;
    return tx_update(tx, &problem_entity, &before, &after, &moved);
}

/* The cells of a roll-up against a recount, in SQL of its own. */
static void recounted(const struct rollup *u) {
    char sql[800], k[3][80];
    for (int i = 0; i < 3; i++)
        (void)snprintf(k[i], sizeof k[i], u->key[i] ? "coalesce(%s, 0)" : "0", u->key[i] ? u->key[i] : "");
    if (u->beside) (void)snprintf(k[2], sizeof k[2], "coalesce(%s, 0) * %d + coalesce(%s, 0)", u->key[2], ROLLUP_BESIDE, u->beside);
    (void)snprintf(sql, sizeof sql,
        "SELECT count(*) FROM (SELECT k1, k2, k3, sum(n) AS n FROM rollups WHERE tenant = %d AND kind = %ld"
        " GROUP BY k1, k2, k3 HAVING sum(n) <> 0) a FULL JOIN (SELECT %s AS k1, %s AS k2, %s AS k3, count(*) AS n FROM %s"
        " WHERE tenant = %d AND removed_at IS NULL GROUP BY 1, 2, 3) b ON a.k1 = b.k1 AND a.k2 = b.k2 AND a.k3 = b.k3"
        " WHERE a.n IS DISTINCT FROM b.n", TENANT, (long)u->kind, k[0], k[1], k[2], u->e->table, TENANT);
    if (number(sql) != 0) fail_msg("%s differs from a recount", u->name);
}

static void a_crowd_leaves_right_counts(void **state) {
    static struct racer crowd[CROWD];
    struct racer maker;
    (void)state;
    for (int i = 0; i < HOT; i++) {
        assert_int_equal(write_alone(make_problem, &maker), OK);
        hot[i] = maker.id;
    }
    int64_t had = number("SELECT count(*) FROM problems"), returns = number("SELECT sum(returns) FROM problems");
    for (int i = 0; i < CROWD; i++) {
        racer_init(&crowd[i], i, crowd_body, 0);
        crowd[i].work.done = crowd_finished;
        assert_int_equal(store_submit(st, &crowd[i].work), OK);
    }
    (void)pthread_mutex_lock(&lock);
    while (crowd_done < CROWD) (void)pthread_cond_wait(&change, &lock);
    (void)pthread_mutex_unlock(&lock);
    int moves = 0;
    for (int i = 0; i < CROWD; i++) {
        if (crowd[i].work.result == OK && i % 3) moves++;
        if (crowd[i].work.result && crowd[i].work.result != E_BUSY && crowd[i].work.result != E_RETRY)
            fail_msg("work %d ended with %d", i, (int)crowd[i].work.result);
        if (i % 3 == 0) assert_int_equal(crowd[i].work.result, OK);
        arena_free(&crowd[i].mem);
    }
    print_message("%d of %d works given up after too many tries\n", crowd_failed, CROWD);
    assert_int_equal(number("SELECT count(*) FROM problems"), had + (CROWD + 2) / 3);
    assert_int_equal(number("SELECT sum(returns) FROM problems"), returns + moves);
    assert_int_equal(number("SELECT count(DISTINCT no) FROM problems"), number("SELECT count(*) FROM problems"));
    for (int i = 0; i < nrollups; i++) recounted(&rollups[i]);
}

/* ---- */

static enum err make_city(struct tx *tx, void *arg) {
    struct tenant t;
    (void)arg;
    row_clear(&tenant_entity, &t);
    t.id = TENANT;
    t.name = S("竞速市");
    t.demo = 1;
    t.tz_offset = 28800000;
    t.created_at = now;
    return tx_put(tx, &tenant_entity, &t);
}

static int up(void **state) {
    struct fault f = { 0 };
    struct racer maker;
    (void)state;
    if (!mkdtemp(folder)) return 1;
    struct store_config c = { .data = folder, .url = made.url, .writers = WRITERS };
    if (store_create(&c, &f) || store_open(&c, &st, &f)) return 1;
    pg = PQconnectdb(made.url);
    return PQstatus(pg) != CONNECTION_OK || write_alone(make_city, &maker);
}

static int down(void **state) {
    char sql[80];
    (void)state;
    store_close(st);
    PQfinish(pg);
    pgdb_drop(&made);
    (void)snprintf(sql, sizeof sql, "rm -rf %s", folder);
    return system(sql);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_update_is_lost), cmocka_unit_test(a_key_makes_one_record),
        cmocka_unit_test(a_unique_name_is_taken_once), cmocka_unit_test(a_deadlock_is_run_again),
        cmocka_unit_test(a_crowd_leaves_right_counts),
    };
    if (!pgdb_make(&made)) return 77;
    return cmocka_run_group_tests(tests, up, down);
}
