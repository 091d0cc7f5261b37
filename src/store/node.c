/* The node whose number stands in the ids of this process: on SQLite the one
** process of the file, on PostgreSQL a leased row, renewed every 15 s for 60 s.
** The maker starts above everything that is stored. */
#include "store/room.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "base/log.h"
#include "base/time.h"

enum { BEAT_SECONDS = 15 };

static enum err largest(struct db *db, const char *table, int64_t tenant, int64_t *most, struct fault *f) {
    char sql[160];
    struct stmt *st;
    bool row = false;
    int n = snprintf(sql, sizeof sql, "SELECT max(id) FROM %s%s", table, tenant ? " WHERE tenant = :tenant" : "");
    enum err e = db->eng->prepare(db->conn, (struct str){ sql, (size_t)n }, &st, f);
    if (e) return e;
    if (tenant) (void)db->eng->bind_int(st, "tenant", tenant);
    if ((e = db->eng->step(st, &row, f))) return e;
    int64_t id = row ? db->eng->col_int(st, 0) : NONE;
    if (id > *most) *most = id;
    db->eng->reset(st);
    return OK;
}

/* The largest id of every table whose ids the maker makes; on PostgreSQL city by city, along the key. */
static enum err largest_of_all(struct db *db, int64_t tenant, int64_t *most, struct fault *f) {
    enum err e = OK;
    for (int i = 0; i < nentities && !e; i++) {
        const struct entity *t = entities[i];
        bool made = !t->headless || !strcmp(t->key, "tenant, id");
        if (made) e = largest(db, t->table, tenant, most, f);
    }
    return e;
}

static enum err above_stored(struct store *st, struct db *db, struct arena *a, struct fault *f) {
    int64_t most = 0;
    struct cursor *c;
    enum err e = OK;
    if (!st->eng->is_postgres) e = largest_of_all(db, 0, &most, f);
    else if ((e = sql_open(db, a, "tenants_all", 0, 0, &c, f)) == OK) {
        while (!e && sql_next(c)) e = largest_of_all(db, sql_int(c, 0), &most, f);
        enum err end = sql_end(c);
        if (!e) e = end;
    }
    if (!e) e = largest(db, "jobs", 0, &most, f);
    if (!e) ids_above(st->ids, most);
    return e;
}

enum err node_take(struct store *st, struct db *db, struct fault *f) {
    struct arena a;
    struct cursor *c;
    int64_t last = NONE;
    bool got = false;
    arena_init(&a, 0);
    char host[40] = "";
    (void)gethostname(host, sizeof host - 1);
    (void)snprintf(st->holder, sizeof st->holder, "%s/%ld/%p", host, (long)getpid(), (void *)st);
    struct bind b[] = { BT("holder", str_of(st->holder)) };
    enum err e = sql_open(db, &a, "node_hold", b, 1, &c, f);
    if (e) goto out;
    if ((got = sql_next(c))) st->node = (int)sql_int(c, 0), last = sql_int(c, 1);
    if ((e = sql_end(c))) goto out;
    if (!got) {
        e = fault_set(f, E_BUSY, 0, "store.nodes");
        goto out;
    }
    if (st->ids) ids_move(st->ids, st->node);
    else if (!(st->ids = ids_new(st->node))) {
        e = fault_set(f, E_MEMORY, 0, 0);
        goto out;
    }
    if (last != NONE) ids_above(st->ids, last);
    e = above_stored(st, db, &a, f);
out:
    arena_free(&a);
    return e;
}

static enum err tell(struct store *st, struct db *db, const char *statement, int64_t *changes) {
    struct bind b[] = { BI("last", atomic_load(&st->last_id)), BI("id", st->node), BT("holder", str_of(st->holder)) };
    if (b[0].i == 0) b[0].i = NONE;
    return sql_run(db, 0, statement, b, 3, changes, 0);
}

void node_give(struct store *st, struct db *db) {
    if (*st->holder) (void)tell(st, db, "node_leave", 0);
}

static enum err touch_body(struct tx *tx, void *arg) {
    int64_t changes = 0;
    return tell(arg, tx_db(tx), "node_beat", &changes);
}

enum err store_touch(struct store *st, struct arena *a, int64_t now) {
    struct fault f = { 0 };
    struct work w = { .meta = { .who = NONE, .org = NONE, .now = now, .call = S("touch") }, .body = touch_body, .arg = st, .mem = a,
                      .fault = &f, .background = true };
    return store_write(st, &w);
}

static bool wait_for_stop(struct store *st) {
    struct timespec at = time_soon(BEAT_SECONDS * SECOND);
    (void)pthread_mutex_lock(&st->lock);
    int rc = 0;
    while (!st->closing && rc == 0) rc = pthread_cond_clockwait(&st->beat_stop, &st->lock, CLOCK_MONOTONIC, &at);
    bool stop = st->closing;
    (void)pthread_mutex_unlock(&st->lock);
    return stop;
}

/* A lease that ran out while the database was away, and that somebody else took: another node is taken. */
static void *beat(void *p) {
    struct store *st = p;
    struct db db = { 0 };
    while (!wait_for_stop(st)) {
        int64_t changes = 0;
        if (!db.conn && db_open(st, false, &db, 0)) continue;
        if (tell(st, &db, "node_beat", &changes)) {
            db_close(&db);
            continue;
        }
        if (changes == 1) continue;
        LOG(LOG_WARN, "store.node", LI("lost", st->node));
        if (node_take(st, &db, 0)) db_close(&db);
    }
    db_close(&db);
    return 0;
}

enum err node_beat_start(struct store *st, struct fault *f) {
    if (!st->eng->is_postgres) return OK;
    st->has_beat = pthread_create(&st->beat, 0, beat, st) == 0;
    return st->has_beat ? OK : fault_set(f, E_MEMORY, 0, 0);
}
