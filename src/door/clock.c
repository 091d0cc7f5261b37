#include "door/clock.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "action/calendar_missing.h"
#include "action/edition.h"
#include "action/handover.h"
#include "action/import.h"
#include "action/flow.h"
#include "action/overdue.h"
#include "action/task.h"
#include "action/register.h"
#include "action/rules.h"
#include "action/upgrade.h"
#include "base/json.h"
#include "base/log.h"
#include "base/time.h"
#include "door/packs.h"
#include "door/sealing.h"
#include "door/watch.h"

enum { TICK_MS = 1000, LEASE = 60 * SECOND, TRIES = 5, CHUNKS_A_TICK = 20, KEEP_DAYS = 7 };

struct clock {
    struct server *s;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool ending;
    int64_t swept_minute, swept_hour;
    int64_t rules_hour;              /* the hour of the epoch in which the night was looked up */
};

/* ---- jobs ---- */

static enum err import_job(struct call *c, struct job *j, bool *finished) {
    struct json *input = 0;
    enum err e = json_parse(c->mem, j->input, &input, &c->fault);
    return e ? e : import_chunk(c, json_int(input, "batch", NONE), finished);
}

static enum err upgrade_job(struct call *c, struct job *j, bool *finished) {
    (void)j;
    return upgrade_chunk(c, finished);
}

static enum err settling_job(struct call *c, struct job *j, bool *finished) {
    return settle_job(c, j, finished);
}

const struct job_kind job_kinds[] = {
    { "import", import_job }, { "settle", settling_job }, { "upgrade", upgrade_job }, { "rules", rules_chunk },
    { "edition", edition_chunk },
};
const int njob_kinds = N_OF(job_kinds);

struct statement { struct call *c; const char *name; const struct bind *b; int n; int64_t changed; };

static enum err statement_body(struct tx *tx, void *arg) {
    struct statement *s = arg;
    return sql_run(tx_db(tx), tx_mem(tx), s->name, s->b, s->n, &s->changed, tx_fault(tx));
}

/* One named statement in a transaction of its own; *changed rows. */
static enum err run_statement(struct call *c, const char *name, const struct bind *b, int n, int64_t *changed) {
    struct statement s = { c, name, b, n, 0 };
    struct work w = {
        .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
        .body = statement_body, .arg = &s, .mem = c->mem, .fault = &c->fault, .background = true,
    };
    enum err e = store_write(c->store, &w);
    *changed = s.changed;
    return e;
}

static struct str holder_of(struct call *c) {
    char host[64] = "";
    (void)gethostname(host, sizeof host - 1);
    return arena_printf(c->mem, "%s/%ld", host, (long)getpid());
}

static enum err lease(struct call *c, struct job *j, bool *got) {
    struct bind b[] = { BT("holder", holder_of(c)), BI("until", c->now + LEASE), BI("id", j->id), BI("version", j->version) };
    int64_t changed;
    enum err e = run_statement(c, "job_lease", b, N_OF(b), &changed);
    *got = !e && changed == 1;
    j->version++;
    j->attempts++;
    return e;
}

static enum err beat(struct call *c, struct job *j, bool *kept) {
    struct bind b[] = { BI("until", c->now + LEASE), BI("progress", j->progress), BI("total", j->total), BI("id", j->id),
                        BI("version", j->version) };
    int64_t changed;
    enum err e = run_statement(c, "job_beat", b, N_OF(b), &changed);
    *kept = !e && changed == 1;
    j->version++;
    return e;
}

static enum err end(struct call *c, const struct job *j, enum job_state state, int64_t run_at) {
    struct bind b[] = { BI("state", state), BI("run_at", run_at), BT("output", STR_NULL), BI("ended_at", c->now),
                        BI("id", j->id), BI("version", j->version) };
    int64_t changed;
    return run_statement(c, "job_end", b, N_OF(b), &changed);
}

static const struct job_kind *kind_of(struct str kind) {
    for (int i = 0; i < njob_kinds; i++)
        if (str_is(kind, job_kinds[i].kind)) return &job_kinds[i];
    return 0;
}

/* Run a leased job chunk by chunk; a lost lease ends it here, a failed chunk is
** tried again later, TRIES times in all. */
static void run_job(struct call *c, struct job *j) {
    const struct job_kind *k = kind_of(j->kind);
    bool finished = false, kept = false;
    enum err e = k ? lease(c, j, &kept) : OK;
    if (!k || e || !kept) return;
    struct arena_mark mark = arena_mark(c->mem);
    while (!finished && kept && !e) {
        arena_rewind(c->mem, mark);
        c->now = time_now();
        e = k->chunk(c, j, &finished);
        if (!e && !finished) e = beat(c, j, &kept);
    }
    if (e) LOG(LOG_WARN, "job.failed", LS("kind", j->kind), LI("id", j->id), LZ("code", error_of(e)->code));
    bool again = e && j->attempts < TRIES;
    c->fault = (struct fault){ 0 };
    if (kept) (void)end(c, j, e && !again ? JOB_FAILED : again ? JOB_WAITING : JOB_DONE,
                        again ? c->now + (int64_t)j->attempts * 10 * SECOND : c->now);
}

static enum err due_jobs(struct call *c, enum job_state state, struct rows *ret) {
    struct bind b[] = { BI("state", state), BI("now", c->now) };
    struct db *db = store_read(c->store, &c->fault);
    if (!db) return c->fault.err;
    enum err e = sql_rows(db, c->mem, "job_due", &job_entity, b, N_OF(b), ret, &c->fault);
    store_read_end(db);
    return e;
}

static enum err jobs(struct call *c) {
    static const enum job_state runnable[] = { JOB_WAITING, JOB_RUNNING };
    for (int i = 0; i < N_OF(runnable); i++) {
        struct rows r;
        enum err e = due_jobs(c, runnable[i], &r);
        if (e) return e;
        for (int k = 0; k < r.n; k++) {
            struct job *j = &((struct job *)r.row)[k];
            if (j->tenant == c->tenant) run_job(c, j);
        }
    }
    return OK;
}

/* ---- lights ---- */

/* Does any light change by now? Asked on a snapshot, so that an idle city
** writes nothing. */
static bool something_turns(struct call *c) {
    struct bind b[] = { BI("tenant", c->tenant), BI("now", c->now), BI("n", 1) };
    struct rows r = { 0, 0 };
    struct db *db = store_read(c->store, &c->fault);
    if (!db) return false;
    enum err e = sql_rows(db, c->mem, "problem_turning", &problem_entity, b, N_OF(b), &r, &c->fault);
    store_read_end(db);
    return !e && r.n > 0;
}

static enum err turn_lights(struct call *c) {
    enum err e = OK;
    if (!something_turns(c)) return c->fault.err;
    bool more = true;
    for (int i = 0; i < CHUNKS_A_TICK && more && !e; i++) e = problems_turn(c, &more);
    return e;
}

static enum err turn_flows(struct call *c) {
    enum err e = OK;
    bool more = true;
    for (int i = 0; i < CHUNKS_A_TICK && more && !e; i++) e = flows_turn(c, &more);
    more = true;
    for (int i = 0; i < CHUNKS_A_TICK && more && !e; i++) e = tasks_chase(c, &more);
    return e;
}

/* ---- rules ---- */

/* Estates that were touched; the night's run is queued when its hour has come. A city made before there were
** rules gets those that the program brings. */
static enum err rules_tick(struct server *s, struct call *c) {
    int64_t night = c->now / HOUR;
    bool more = true;
    enum err e = OK;
    for (int i = 0; i < CHUNKS_A_TICK && more && !e; i++) e = rules_touched(c, &more);
    if (e || (s->clock && s->clock->rules_hour == night)) return e;
    e = rules_pack(c, pack_file("anju-1/rules.csv"));
    if (!e) e = rules_night(c);
    if (!e && s->clock) s->clock->rules_hour = night;
    return e;
}

/* ---- sweeping ---- */

static enum err sweep(struct call *c) {
    struct bind keys = BI("before", c->now - KEEP_DAYS * (int64_t)DAY);
    int64_t n;
    enum err e = run_statement(c, "once_sweep", &keys, 1, &n);
    for (int64_t state = JOB_DONE; state <= JOB_CANCELLED && !e; state++) {
        struct bind b[] = { BI("state", state), BI("before", c->now - KEEP_DAYS * (int64_t)DAY) };
        e = run_statement(c, "job_sweep", b, N_OF(b), &n);
    }
    return e;
}

enum err clock_tick(struct server *s, struct call *c) {
    struct store_load load;
    store_load(c->store, &load);
    if (load.last) return store_touch(c->store, c->mem, c->now);       /* nothing else until the disk takes it again */
    enum err e = turn_lights(c), e4 = turn_flows(c), e3 = rules_tick(s, c), e2 = jobs(c);
    int64_t steady = time_steady();              /* a wall clock that was set back would put it off */
    if (s->clock && steady - s->clock->swept_minute >= MINUTE) {
        s->clock->swept_minute = steady;
        if (!e) e = sessions_flush(s->sessions, s->store, c);
        if (!e && s->sealing) e = sealing_minute(s->sealing, c);
        if (!e) e = complete_daily(c);
    }
    if (s->clock && steady - s->clock->swept_hour >= HOUR) {
        s->clock->swept_hour = steady;
        if (!e) e = sweep(c);
        if (!e) e = calendar_told(c);
    }
    return e ? e : e4 ? e4 : e3 ? e3 : e2;
}

/* ---- the thread ---- */

static void tick_tenant(struct clock *k, struct arena *a) {
    struct call c = {
        .mem = a, .store = k->s->store, .worlds = k->s->worlds, .tenant = k->s->tenant, .now = time_now(), .id = S("clock"),
        .if_match = NONE, .exe = k->s->exe,
    };
    jmp_buf out;
    a->exit = &out;
    if (setjmp(out)) LOG(LOG_ERROR, "clock.memory", LI("tenant", c.tenant));
    else if (world_hold(k->s->worlds, c.tenant, c.now, &c.world, &c.fault) == OK) {
        c.tz_offset = c.world->tz_offset;
        c.who = who_system(a);
        enum err e = clock_tick(k->s, &c);
        if (e) LOG(LOG_WARN, "clock.failed", LZ("code", error_of(e)->code));
    }
    a->exit = 0;
    if (c.world) world_release(k->s->worlds, c.world);
}

static bool wait_second(struct clock *k) {
    struct timespec t = time_soon(TICK_MS);
    (void)pthread_mutex_lock(&k->lock);
    if (!k->ending) (void)pthread_cond_clockwait(&k->wake, &k->lock, CLOCK_MONOTONIC, &t);
    bool ending = k->ending;
    (void)pthread_mutex_unlock(&k->lock);
    return !ending;
}

static void *run(void *arg) {
    struct clock *k = arg;
    struct arena a;
    arena_init(&a, 0);
    do {
        arena_reset(&a);
        tick_tenant(k, &a);
        if (k->s->watch) watch_tick(k->s->watch);
    } while (wait_second(k));
    arena_free(&a);
    return 0;
}

struct clock *clock_start_thread(struct server *s) {
    struct clock *k = calloc(1, sizeof *k);
    if (!k) return 0;
    k->s = s;
    k->swept_minute = k->swept_hour = time_steady();
    (void)pthread_mutex_init(&k->lock, 0);
    (void)pthread_cond_init(&k->wake, 0);
    s->clock = k;
    if (pthread_create(&k->thread, 0, run, k) == 0) return k;
    s->clock = 0;
    free(k);
    return 0;
}

void clock_stop(struct clock *k) {
    if (!k) return;
    (void)pthread_mutex_lock(&k->lock);
    k->ending = true;
    (void)pthread_cond_signal(&k->wake);
    (void)pthread_mutex_unlock(&k->lock);
    (void)pthread_join(k->thread, 0);
    (void)pthread_cond_destroy(&k->wake);
    (void)pthread_mutex_destroy(&k->lock);
    free(k);
}
