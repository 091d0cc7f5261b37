/* An open database: its engine, its folder's lock, its connections for reading. */
#include "store/room.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "base/log.h"
#include "store/search.h"

const char *const level_column[LEVELS] = { 0, "town", "community", "estate" };

/* ---- connections ---- */

enum err db_open(struct store *st, bool readonly, struct db *ret, struct fault *f) {
    *ret = (struct db){ .store = st, .eng = st->eng };
    ret->named = calloc((size_t)sql_texts_n + 1, sizeof *ret->named);
    ret->busy = calloc((size_t)sql_texts_n + 1, sizeof *ret->busy);
    enum err e = ret->named && ret->busy ? st->eng->open(st->where, readonly, &ret->conn, f)
                                         : fault_set(f, E_MEMORY, 0, 0);
    if (e) db_close(ret);
    return e;
}

static void shapes_drop(struct db *db, bool statements) {
    for (int i = 0; i < SHAPE_BUCKETS; i++) {
        for (struct shape *s = db->shape[i], *next; s; s = next) {
            next = s->link;
            if (statements && !s->shared) db->eng->drop(s->st);
            free(s);
        }
        db->shape[i] = 0;
    }
    db->nshape = 0;
}

void db_close(struct db *db) {
    shapes_drop(db, false);
    if (db->conn) db->eng->close(db->conn);
    free(db->named);
    free(db->busy);
    db->conn = 0;
    db->named = 0;
    db->busy = 0;
}

enum err db_step(struct db *db, struct stmt *st, bool *row, struct fault *f) {
    enum err e = db->eng->step(st, row, f);
    if (e == OK) return OK;
    if (e == E_STORAGE) db->lost = true;
    if (db->tx && !db->tx->broken) db->tx->broken = e;
    return e;
}

enum err db_later(struct db *db, struct stmt *st, bool one, struct fault *f) {
    enum err e = db->eng->later(st, one, f);
    if (e == OK) return OK;
    if (e == E_STORAGE) db->lost = true;
    if (db->tx && !db->tx->broken) db->tx->broken = e;
    return e;
}

static struct shape **shape_at(struct db *db, struct str key, uint64_t *hash) {
    *hash = str_hash(key);
    struct shape **at = &db->shape[*hash % SHAPE_BUCKETS];
    while (*at && ((*at)->hash != *hash || (*at)->n != key.n || memcmp((*at)->key, key.s, key.n))) at = &(*at)->link;
    return at;
}

struct stmt *shape_find(struct db *db, struct str key) {
    uint64_t hash;
    struct shape *s = *shape_at(db, key, &hash);
    return s ? s->st : 0;
}

/* Two shapes may come to the same text, thus to the same statement. */
static bool is_known(const struct db *db, const struct stmt *st) {
    for (int i = 0; i < SHAPE_BUCKETS; i++)
        for (const struct shape *s = db->shape[i]; s; s = s->link)
            if (s->st == st) return true;
    return false;
}

enum err shape_add(struct db *db, struct str key, struct str sql, struct stmt **ret, struct fault *f) {
    uint64_t hash;
    if (db->nshape >= SHAPES_MOST) shapes_drop(db, true);
    enum err e = db->eng->prepare(db->conn, sql, ret, f);
    if (e) return e;
    struct shape **at = shape_at(db, key, &hash), *s = malloc(sizeof *s + key.n);
    if (!s) return fault_set(f, E_MEMORY, 0, 0);
    *s = (struct shape){ .hash = hash, .st = *ret, .n = key.n, .shared = is_known(db, *ret) };
    memcpy(s->key, key.s, key.n);
    *at = s;
    db->nshape++;
    return OK;
}

enum err db_run(struct db *db, struct str sql, struct fault *f) {
    struct stmt *st;
    bool row = true;
    enum err e = db->eng->prepare(db->conn, sql, &st, f);
    while (e == OK && row) e = db->eng->step(st, &row, f);
    if (e == OK) db->eng->reset(st);
    return e;
}

/* ---- reading ---- */

static struct str begin_read(const struct db *db) {
    return db->eng->is_postgres ? S("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") : S("BEGIN");
}

/* The thread ends: its connection goes. */
static void reader_gone(void *p) {
    struct db *db = p, **at;
    struct store *st = db->store;
    (void)pthread_mutex_lock(&st->readers_lock);
    for (at = &st->readers; *at && *at != db; at = &(*at)->next) { }
    if (*at) *at = db->next;
    (void)pthread_mutex_unlock(&st->readers_lock);
    db_close(db);
    free(db);
}

static struct db *reader_new(struct store *st, struct fault *f) {
    struct db *db = malloc(sizeof *db);
    if (!db) {
        (void)fault_set(f, E_MEMORY, 0, 0);
        return 0;
    }
    if (db_open(st, true, db, f) || pthread_setspecific(st->key, db)) {
        (void)fault_set(f, E_MEMORY, 0, 0);
        db_close(db);
        free(db);
        return 0;
    }
    (void)pthread_mutex_lock(&st->readers_lock);
    db->next = st->readers;
    st->readers = db;
    (void)pthread_mutex_unlock(&st->readers_lock);
    return db;
}

/* A connection that failed is opened anew: on PostgreSQL the server may be another one by now. */
static enum err reader_again(struct db *db, struct fault *f) {
    struct db *next = db->next;
    db_close(db);
    enum err e = db_open(db->store, true, db, f);
    db->next = next;
    return e;
}

struct db *store_read(struct store *st, struct fault *f) {
    struct fault first = { 0 };
    struct db *db = pthread_getspecific(st->key);
    if (!db && !(db = reader_new(st, f))) return 0;
    if (db->reading) store_read_end(db);         /* a call that ran out of memory jumped past its end */
    if (db->lost && reader_again(db, f)) return db->lost = true, (struct db *)0;
    if (db_run(db, begin_read(db), &first)) {
        if (reader_again(db, f) || db_run(db, begin_read(db), f)) return db->lost = true, (struct db *)0;
    }
    db->reading = true;
    return db;
}

void store_read_end(struct db *db) {
    if (!db) return;
    assert(db->reading);
    db->reading = false;
    db_quiet(db);
    if (db_run(db, S("COMMIT"), 0)) db->lost = true;
}

/* ---- opening and closing ---- */

static char *join(const char *folder, const char *name) {
    size_t n = strlen(folder) + strlen(name) + 2;
    char *z = malloc(n);
    if (z) (void)snprintf(z, n, "%s/%s", folder, name);
    return z;
}

static bool find_keys(struct store *st) {
    st->rollup_key = calloc((size_t)nrollups + 1, sizeof *st->rollup_key);
    for (int r = 0; st->rollup_key && r < nrollups; r++)
        for (int i = 0; i < 4; i++) {
            const char *name = i < 3 ? rollups[r].key[i] : rollups[r].beside;
            st->rollup_key[r][i] = name ? field_named(rollups[r].e, str_of(name)) : 0;
            assert(!name || (st->rollup_key[r][i] && kind_is_int(st->rollup_key[r][i]->kind)));
        }
    return st->rollup_key != 0;
}

static struct store *store_new(const struct store_config *c, struct fault *f) {
    struct store *st = calloc(1, sizeof *st);
    if (!st) goto out;
    *st = (struct store){ .eng = c->url ? &engine_postgres : &engine_sqlite, .readonly = c->readonly, .filling = c->filling, .lock_fd = -1 };
    if (pthread_mutex_init(&st->lock, 0) || pthread_mutex_init(&st->readers_lock, 0)
        || pthread_cond_init(&st->work_came, 0) || pthread_cond_init(&st->beat_stop, 0)
        || pthread_cond_init(&st->log_grew, 0)) goto out;
    if (c->data && !(st->data = strdup(c->data))) goto out;
    if (!(st->where = c->url ? strdup(c->url) : join(c->data, "anju.db"))) goto out;
    st->has_key = pthread_key_create(&st->key, reader_gone) == 0;
    if (st->has_key && find_keys(st) && named_load(st->eng->is_postgres, &st->named, f) == OK) return st;
out:
    (void)fault_set(f, E_MEMORY, 0, 0);
    store_close(st);
    return 0;
}

static enum err lock_folder(struct store *st, struct fault *f) {
    long holder = 0;
    if (st->eng->is_postgres) return OK;          /* several processes are the normal case: they lease nodes */
    char *path = join(st->data, "anju.lock");
    if (!path) return fault_set(f, E_MEMORY, 0, 0);
    enum err e = file_lock(path, &st->lock_fd, &holder, f);
    free(path);
    if (e) st->lock_fd = -1;
    static _Thread_local char pid[24];
    if (e == E_HELD && f && holder) {
        int n = snprintf(pid, sizeof pid, "%ld", holder);
        f->arg[0] = (struct str){ pid, (size_t)n };
    }
    return e;
}

enum err store_create(const struct store_config *c, struct fault *f) {
    int version = 0;
    struct db db = { 0 };
    enum err e = c->data ? folder_make(c->data, f) : OK;
    if (e) return e;
    struct store *st = store_new(c, f);
    if (!st) return E_MEMORY;
    if ((e = lock_folder(st, f)) || (e = db_open(st, false, &db, f))) goto out;
    if ((e = schema_version_of(db.conn, st->eng, &version, f))) goto out;
    e = version ? fault_set(f, E_CONFLICT, 0, "store.exists") : schema_make(db.conn, st->eng, f);
out:
    db_close(&db);
    store_close(st);
    return e;
}

enum err store_remove(const struct store_config *c, struct fault *f) {
    struct db db = { 0 };
    struct buf b = { 0 };
    struct store *st = store_new(c, f);
    if (!st) return E_MEMORY;
    search_undo(&b, c->url != 0);
    for (int i = nentities; i-- > 0;) buf_printf(&b, "DROP TABLE IF EXISTS %s;", entities[i]->table);
    buf_c(&b, 0);
    enum err e = b.bad ? fault_set(f, E_MEMORY, 0, 0) : lock_folder(st, f);
    if (!e) e = db_open(st, false, &db, f);
    if (!e) e = st->eng->exec(db.conn, b.s, f);
    db_close(&db);
    store_close(st);
    buf_free(&b);
    return e;
}

/* Bring the schema to the program's version, or say why not. */
static enum err upgrade(struct store *st, struct db *db, struct fault *f) {
    int have = 0, want = store_schema_version();
    enum err e = schema_version_of(db->conn, st->eng, &have, f);
    if (e) return e;
    if (have == 0) return fault_set(f, E_NOT_FOUND, 0, "store.absent");
    if (have > want) return fault_set(f, E_TOO_NEW, 0, 0);
    if (have == want) return OK;
    if (st->readonly) return fault_set(f, E_STORAGE, 0, "store.old");
    LOG(LOG_INFO, "store.migrate", LI("from", have), LI("to", want));
    return schema_migrate(db->conn, st->eng, have, want, f);
}

static enum err open_with(struct store *st, int writers, struct fault *f) {
    struct db db = { 0 };
    int64_t indexed = 0;
    if (!st->eng->is_postgres && !file_exists(st->where)) return fault_set(f, E_NOT_FOUND, 0, "store.absent");
    enum err e = st->readonly ? OK : lock_folder(st, f);
    if (e || (e = db_open(st, st->readonly, &db, f))) return e;
    if ((e = upgrade(st, &db, f)) == OK && !st->readonly && (e = search_fill(&db, &indexed, f)) == OK) e = node_take(st, &db, f);
    db_close(&db);
    return e || st->readonly ? e : writers_start(st, st->eng->is_postgres ? writers ? writers : 4 : 1, f);
}

enum err store_open(const struct store_config *c, struct store **ret, struct fault *f) {
    *ret = 0;
    struct store *st = store_new(c, f);
    if (!st) return E_MEMORY;
    enum err e = open_with(st, c->writers, f);
    if (e) store_close(st);
    else *ret = st;
    return e;
}

enum err store_reindex(const struct store_config *c, int64_t *ret_records, struct fault *f) {
    struct db db = { 0 };
    *ret_records = 0;
    struct store *st = store_new(c, f);
    if (!st) return E_MEMORY;
    enum err e = !c->url && !file_exists(st->where) ? fault_set(f, E_NOT_FOUND, 0, "store.absent") : lock_folder(st, f);
    if (!e) e = db_open(st, false, &db, f);
    if (!e) e = upgrade(st, &db, f);
    if (!e) e = search_forget(&db, f);
    if (!e) e = search_fill(&db, ret_records, f);
    db_close(&db);
    store_close(st);
    return e;
}

enum err store_version(const struct store_config *c, int *ret, struct fault *f) {
    struct db db = { 0 };
    *ret = 0;
    struct store *st = store_new(c, f);
    if (!st) return E_MEMORY;
    enum err e = !c->url && !file_exists(st->where) ? fault_set(f, E_NOT_FOUND, 0, "store.absent") : db_open(st, true, &db, f);
    if (!e) e = schema_version_of(db.conn, st->eng, ret, f);
    if (!e && *ret == 0) e = fault_set(f, E_NOT_FOUND, 0, "store.absent");
    if (!e && *ret > store_schema_version()) e = fault_set(f, E_TOO_NEW, 0, 0);
    db_close(&db);
    store_close(st);
    return e;
}

static void readers_close(struct store *st) {
    for (struct db *db = st->readers, *next; db; db = next) {
        next = db->next;
        db_close(db);
        free(db);
    }
    st->readers = 0;
}

void store_close(struct store *st) {
    struct db db = { 0 };
    if (!st) return;
    writers_stop(st);
    if (st->has_key) (void)pthread_key_delete(st->key);
    readers_close(st);
    if (st->ids && db_open(st, false, &db, 0) == OK) {
        node_give(st, &db);
        db_close(&db);
    }
    ids_free(st->ids);
    named_free(st->named);
    file_unlock(st->lock_fd);
    free(st->rollup_key);
    free(st->data);
    free(st->where);
    (void)pthread_mutex_destroy(&st->lock);
    (void)pthread_mutex_destroy(&st->readers_lock);
    (void)pthread_cond_destroy(&st->work_came);
    (void)pthread_cond_destroy(&st->beat_stop);
    (void)pthread_cond_destroy(&st->log_grew);
    free(st);
}

int64_t store_new_id(struct store *st, int64_t now) {
    assert(st->ids);
    int64_t id = id_next(st->ids, now);
    atomic_store_explicit(&st->last_id, id, memory_order_relaxed);
    return id;
}

void store_load(struct store *st, struct store_load *ret) {
    (void)pthread_mutex_lock(&st->lock);
    int64_t waiting = st->waiting;
    (void)pthread_mutex_unlock(&st->lock);
    int64_t newest = atomic_load_explicit(&st->last_id, memory_order_relaxed);
    *ret = (struct store_load){
        .waiting = waiting, .written = atomic_load_explicit(&st->written, memory_order_relaxed),
        .failed = atomic_load_explicit(&st->failed, memory_order_relaxed), .newest = newest ? id_time(newest) : NONE,
        .last = (enum err)atomic_load_explicit(&st->last, memory_order_relaxed),
    };
}
