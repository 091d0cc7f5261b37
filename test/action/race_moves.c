/* Two moves at once on PostgreSQL. A referee holds the row that both must write:
** both have then read all they decide on and passed every guard, each in a
** transaction of its own, when he lets go. One commits; the other is run again on
** what is there now. Both orders of coming are played. Under test/with_postgres. */
#include "lifefix.h"

#include <pthread.h>

enum { ROUNDS = 6 };

static PGconn *pg;               /* the referee's own connection */

static void sql(const char *text) {
    PGresult *r = PQexec(pg, text);
    if (PQresultStatus(r) != PGRES_COMMAND_OK && PQresultStatus(r) != PGRES_TUPLES_OK) fail_msg("%s: %s", text, PQerrorMessage(pg));
    PQclear(r);
}

static int64_t number(const char *text) {
    PGresult *r = PQexec(pg, text);
    int64_t n = 0;
    if (PQntuples(r) != 1 || !str_int(str_of(PQgetvalue(r, 0, 0)), &n)) fail_msg("%s: %s", text, PQerrorMessage(pg));
    PQclear(r);
    return n;
}

/* One who acts: an action of his own on a thread of his own. */
struct racer {
    const char *account;
    const struct action *a;
    void *in;
    int64_t version;
    enum err e;
    struct fault fault;
    struct arena mem;
    pthread_t thread;
};

static void *act(void *arg) {
    struct racer *r = arg;
    struct problem_view out;
    struct call c = x.c;
    jmp_buf memory;
    c.mem = &r->mem;
    c.mem->exit = &memory;
    if (setjmp(memory)) return r->e = E_MEMORY, (void *)0;
    c.fault = (struct fault){ 0 };
    c.if_match = r->version;
    c.who = 0;
    for (int i = 0; i < c.world->npersons; i++)
        if (str_is(c.world->person[i].account, r->account)) c.who = who_of(c.mem, c.world, c.world->person[i].h.id);
    r->e = action_run(&c, r->a, r->in, &out);
    r->fault = c.fault;
    return 0;
}

/* So many writers stand before the referee's row. */
static void until_waiting(int n) {
    for (int i = 0; i < 2000; i++) {
        if (number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") >= n) return;
        (void)usleep(2000);
    }
    fail_msg("%d writers did not come to wait", n);
}

/* Both at once, `first` ahead of the other at the row `held`. */
static void race(struct racer r[2], int first, int64_t held) {
    char text[120];
    (void)snprintf(text, sizeof text, "SELECT id FROM problems WHERE id = %ld FOR UPDATE", (long)held);
    sql("BEGIN");
    sql(text);
    for (int i = 0; i < 2; i++) {
        struct racer *one = &r[i ? 1 - first : first];
        arena_init(&one->mem, 0);
        assert_int_equal(pthread_create(&one->thread, 0, act, one), 0);
        until_waiting(i + 1);
    }
    sql("COMMIT");
    for (int i = 0; i < 2; i++) (void)pthread_join(r[i].thread, 0);
    for (int i = 0; i < 2; i++) arena_free(&r[i].mem);
    assert_true((r[0].e == OK) != (r[1].e == OK));
}

static struct racer mover(const char *account, struct move_in *in, int64_t version) {
    return (struct racer){ .account = account, .a = &problems_move, .in = in, .version = version };
}

/* A into B while B goes into A: one of them goes, and the other is where it was. */
static void merges_that_cross(void **state) {
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        int64_t id[2] = { brought(HANDLING, FIX_NOW), brought(HANDLING, FIX_NOW) };
        struct move_in in[2];
        struct racer r[2];
        for (int i = 0; i < 2; i++) {
            in[i] = move_of(id[i], V_MERGE);
            in[i].into = id[1 - i];
        }
        r[0] = mover("town.qingxu", &in[0], version_of(id[0]));
        r[1] = mover("taskforce", &in[1], version_of(id[1]));
        race(r, round % 2, id[0] < id[1] ? id[0] : id[1]);
        int won = r[0].e == OK ? 0 : 1;
        struct problem gone = page("taskforce", id[won], FIX_NOW).p, stays = page("taskforce", id[1 - won], FIX_NOW).p;
        assert_true(gone.state == MERGED && gone.merged_into == id[1 - won] && gone.merged_n == 0);
        assert_true(stays.state == HANDLING && stays.merged_n == 1 && stays.merged_into == NONE);
        assert_int_equal(r[1 - won].e, E_STALE);
    }
}

static void two_who_close(void **state) {
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        int64_t id = brought(FINISHED, FIX_NOW), version = version_of(id);
        struct move_in in[2] = { move_of(id, V_PASS), move_of(id, V_PASS) };
        struct racer r[2] = { mover("town.qingxu", &in[0], version), mover("community.qinghe", &in[1], version) };
        char text[160];
        race(r, round % 2, id);
        assert_int_equal(r[0].e == OK ? r[1].e : r[0].e, E_STALE);
        (void)snprintf(text, sizeof text, "SELECT count(*) FROM steps WHERE problem = %ld AND verb = %d", (long)id, V_PASS);
        assert_int_equal(number(text), 1);
    }
}

/* An extension is granted while the work is reported as done: either the case waits
** for its check and the request was taken back, or the limit grew and the finisher
** must look again. */
static void grant_and_finish(void **state) {
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        int64_t id = brought(HANDLING, FIX_NOW), photo;
        struct ask_in ask = ask_of(id, ASK_EXTENSION);
        struct request_row req = { 0 };
        ask.amount = S("1工作日");
        assert_int_equal(try_ask(ask, FIX_NOW, &req), OK);
        photo = photo_by("property.chenghe", FIX_NOW);
        struct move_in in = move_of(id, V_FINISH);
        in.photos = (struct ids){ &photo, 1 };
        struct decide_in yes = { req.h.id, 1, S("同意延期") };
        struct racer r[2] = { mover("property.chenghe", &in, version_of(id)),
                              { .account = "town.qingxu", .a = &requests_decide, .in = &yes, .version = req.h.version } };
        race(r, round % 2, id);
        struct problem_view v = page("taskforce", id, FIX_NOW);
        const struct request_row *now = &((const struct request_view *)v.requests.row)[0].r;
        if (r[0].e == OK) {
            assert_true(v.p.state == FINISHED && v.p.extensions == 0 && now->state == WITHDRAWN && now->open == 0);
        } else {
            assert_true(v.p.state == HANDLING && v.p.extensions == 1 && now->state == GRANTED && now->open == 0);
        }
        assert_int_equal(r[0].e == OK ? r[1].e : r[0].e, E_STALE);
        assert_int_equal(v.photos.n, r[0].e == OK);
    }
}

/* One open request a case, though two ask at once. */
static void ask_twice(void **state) {
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        int64_t id = brought(HANDLING, FIX_NOW), version = version_of(id);
        struct ask_in in[2] = { ask_of(id, ASK_EXTENSION), ask_of(id, ASK_SUSPENSION) };
        struct racer r[2];
        in[0].amount = S("1工作日");
        in[1].until = FIX_NOW + DAY;
        for (int i = 0; i < 2; i++)
            r[i] = (struct racer){ .account = "property.chenghe", .a = &problems_ask, .in = &in[i], .version = version };
        race(r, round % 2, id);
        assert_int_equal(page("taskforce", id, FIX_NOW).requests.n, 1);
    }
}

static int up(void **state) {
    if (life_up(state)) return -1;
    pg = x.url ? PQconnectdb(x.url) : 0;
    return pg && PQstatus(pg) == CONNECTION_OK ? 0 : -1;
}

static int down(void **state) {
    PQfinish(pg);
    return life_down(state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(merges_that_cross), cmocka_unit_test(two_who_close), cmocka_unit_test(grant_and_finish),
        cmocka_unit_test(ask_twice),
    };
    return cmocka_run_group_tests(tests, up, down);
}
