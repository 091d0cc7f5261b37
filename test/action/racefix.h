/* Two who act at once on PostgreSQL: a referee holds a row that both must write.
** Both have then read all they decide on and passed every guard, each in a
** transaction of its own, when he lets go. Header only. */
#ifndef ANJU_TEST_ACTION_RACEFIX_H
#define ANJU_TEST_ACTION_RACEFIX_H

#include "lifefix.h"

#include <pthread.h>

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
    void *out = arena_alloc(&r->mem, r->a->out->size);
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
    r->e = action_run(&c, r->a, r->in, out);
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

/* Both at once, `first` ahead of the other at the row that `held` selects. */
static void race_at(struct racer r[2], int first, const char *held) {
    sql("BEGIN");
    sql(held);
    for (int i = 0; i < 2; i++) {
        struct racer *one = &r[i ? 1 - first : first];
        arena_init(&one->mem, 0);
        assert_int_equal(pthread_create(&one->thread, 0, act, one), 0);
        until_waiting(i + 1);
    }
    sql("COMMIT");
    for (int i = 0; i < 2; i++) (void)pthread_join(r[i].thread, 0);
    for (int i = 0; i < 2; i++) arena_free(&r[i].mem);
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

#endif
