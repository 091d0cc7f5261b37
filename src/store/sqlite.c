/* SQLite behind the engine's interface. */
#include "store/engine.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"
#include "store/litewal.h"

enum { BUCKETS = 256 };

struct stmt {
    sqlite3_stmt *st;
    struct conn *conn;
    const char **name;       /* of parameter i + 1, without the colon; sqlite3_bind_parameter_name walks a list */
    int nparam, next;        /* next: where the last bind left off                */
    struct stmt *link;       /* next in its bucket                                */
    uint64_t hash;
    struct str sql;          /* sqlite3_sql of st                                 */
};

struct conn {
    sqlite3 *db;
    int64_t log_pages, carried;
    struct stmt *bucket[BUCKETS];
};

static bool gathers;             /* the layer of litewal.c is there */

/* Counting memory costs a lock on every allocation of every thread. */
static void configure(void) {
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)sqlite3_initialize();
    gathers = litewal_register();
}

static bool no_space(int system_errno) {
    return system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG;
}

/* A quota or a limit on file sizes is an I/O error to SQLite, which keeps errno only at times. */
static enum err code_of(sqlite3 *db, int rc) {
    switch (rc) {
    case SQLITE_CONSTRAINT_UNIQUE: case SQLITE_CONSTRAINT_PRIMARYKEY: case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_CHECK:
        return E_CONFLICT;
    }
    switch (rc & 0xff) {
    case SQLITE_FULL:  return E_DISK_FULL;
    case SQLITE_IOERR: return no_space(errno) || no_space(sqlite3_system_errno(db)) ? E_DISK_FULL : E_STORAGE;
    case SQLITE_BUSY: case SQLITE_LOCKED: return E_RETRY;
    case SQLITE_NOMEM: return E_MEMORY;
    }
    return E_STORAGE;
}

/* The reason goes to the log; SQLite's messages name tables and columns, never values. */
static enum err failed(sqlite3 *db, int rc, struct fault *f) {
    enum err e = code_of(db, rc);
    if (e != E_CONFLICT)
        LOG(LOG_ERROR, "store.sqlite", LI("code", rc), LZ("reason", db ? sqlite3_errmsg(db) : sqlite3_errstr(rc)));
    bool foreign = (rc & 0xff) == SQLITE_NOTADB || (rc & 0xff) == SQLITE_CORRUPT;
    return fault_set(f, e, 0, foreign ? "store.no_city" : 0);
}

static void lite_close(struct conn *c) {
    if (!c) return;
    for (int i = 0; i < BUCKETS; i++)
        for (struct stmt *s = c->bucket[i], *next; s; s = next) {
            next = s->link;
            (void)sqlite3_finalize(s->st);
            free(s->name);
            free(s);
        }
    (void)sqlite3_close_v2(c->db);
    free(c);
}

static enum err lite_exec(struct conn *c, const char *sql, struct fault *f) {
    int rc = engine_fault_due() ? SQLITE_IOERR : sqlite3_exec(c->db, sql, 0, 0, 0);
    return rc ? failed(c->db, rc, f) : OK;
}

/* Every commit is still synced: the gathering layer hands on what a commit wrote at its sync. */
static enum err lite_filling(struct conn *c, struct fault *f) {
    return lite_exec(c, "PRAGMA cache_size=-262144;", f);
}

static int log_grew(void *conn, sqlite3 *db, const char *name, int pages) {
    (void)db;
    (void)name;
    ((struct conn *)conn)->log_pages = pages;
    return SQLITE_OK;
}

/* 16 MB of pages for the writer, 2 MB for each reader: the system's own cache
** holds the rest (performance 12: 64 MB loaded). */
static const char pragmas_rw[] =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
    "PRAGMA journal_size_limit=134217728; PRAGMA cache_size=-16384;";
static const char pragmas_ro[] = "PRAGMA query_only=ON; PRAGMA cache_size=-2048;";
static const char pragmas_all[] = "PRAGMA temp_store=MEMORY; PRAGMA automatic_index=OFF;";

static int set_up(sqlite3 *db, bool readonly) {
    int rc;
    (void)sqlite3_extended_result_codes(db, 1);
    (void)sqlite3_busy_timeout(db, 5000);
    if ((rc = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0))
        || (rc = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0))
        || (rc = sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 0, (int *)0))
        || (rc = sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0))
        || (rc = sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0))) return rc;
    if ((rc = sqlite3_exec(db, pragmas_all, 0, 0, 0))) return rc;
    return sqlite3_exec(db, readonly ? pragmas_ro : pragmas_rw, 0, 0, 0);
}

static enum err lite_open(const char *where, bool readonly, struct conn **ret, struct fault *f) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    (void)pthread_once(&once, configure);
    int flags = SQLITE_OPEN_NOMUTEX | (readonly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    struct conn *c = calloc(1, sizeof *c);
    if (!c) return fault_set(f, E_MEMORY, 0, 0);
    int rc = sqlite3_open_v2(where, &c->db, flags, gathers && !readonly ? LITEWAL : 0);
    if (!rc) rc = set_up(c->db, readonly);
    if (!rc && !readonly) (void)sqlite3_wal_hook(c->db, log_grew, c);      /* in place of its own checkpoints: checkpoint.c */
    if (!rc) {
        *ret = c;
        return OK;
    }
    enum err e = failed(c->db, rc, f);
    lite_close(c);
    return e;
}

static struct stmt **find(struct conn *c, struct str sql, uint64_t hash) {
    struct stmt **at = &c->bucket[hash % BUCKETS];
    while (*at && ((*at)->hash != hash || !str_eq((*at)->sql, sql))) at = &(*at)->link;
    return at;
}

static struct stmt *stmt_new(struct conn *c, sqlite3_stmt *st, uint64_t hash) {
    struct stmt *s = calloc(1, sizeof *s);
    if (!s) return 0;
    int n = sqlite3_bind_parameter_count(st);
    *s = (struct stmt){ .st = st, .conn = c, .nparam = n, .hash = hash, .sql = str_of(sqlite3_sql(st)) };
    if (n && !(s->name = calloc((size_t)n, sizeof *s->name))) {
        free(s);
        return 0;
    }
    for (int i = 0; i < n; i++) {
        const char *name = sqlite3_bind_parameter_name(st, i + 1);
        s->name[i] = name ? name + 1 : "";
    }
    return s;
}

static void lite_reset(struct stmt *s) {
    (void)sqlite3_reset(s->st);
    s->next = 0;
}

static enum err lite_prepare(struct conn *c, struct str sql, struct stmt **ret, struct fault *f) {
    uint64_t hash = str_hash(sql);
    struct stmt **at = find(c, sql, hash);
    if (*at) {
        lite_reset(*ret = *at);
        return OK;
    }
    sqlite3_stmt *st = 0;
    const char *tail = 0;
    int rc = sqlite3_prepare_v3(c->db, sql.s, (int)sql.n, SQLITE_PREPARE_PERSISTENT, &st, &tail);
    if (rc) return failed(c->db, rc, f);
    assert(st && tail >= sql.s + sql.n);                 /* one statement a text */
    if (!(*at = stmt_new(c, st, hash))) {
        (void)sqlite3_finalize(st);
        return fault_set(f, E_MEMORY, 0, 0);
    }
    *ret = *at;
    return OK;
}

static void lite_drop(struct stmt *s) {
    struct stmt **at = &s->conn->bucket[s->hash % BUCKETS];
    while (*at && *at != s) at = &(*at)->link;
    assert(*at);
    *at = s->link;
    (void)sqlite3_finalize(s->st);
    free(s->name);
    free(s);
}

/* The number of a parameter, 0 when there is none: the one after the last first. */
static int param(struct stmt *s, const char *name) {
    for (int k = 0; k < s->nparam; k++) {
        int i = s->next + k;
        if (i >= s->nparam) i -= s->nparam;
        if (strcmp(s->name[i], name)) continue;
        s->next = i + 1;
        return i + 1;
    }
    return 0;
}

static bool lite_bind_int(struct stmt *s, const char *name, int64_t v) {
    int i = param(s, name);
    if (!i) return false;
    return (v == NONE ? sqlite3_bind_null(s->st, i) : sqlite3_bind_int64(s->st, i, v)) == SQLITE_OK;
}

static bool lite_bind_real(struct stmt *s, const char *name, double v) {
    int i = param(s, name);
    return i && (isnan(v) ? sqlite3_bind_null(s->st, i) : sqlite3_bind_double(s->st, i, v)) == SQLITE_OK;
}

static bool lite_bind_text(struct stmt *s, const char *name, struct str v) {
    int i = param(s, name);
    return i && sqlite3_bind_text64(s->st, i, v.s, v.n, SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK;
}

static bool lite_bind_blob(struct stmt *s, const char *name, struct str v) {
    int i = param(s, name);
    return i && sqlite3_bind_blob64(s->st, i, v.s, v.n, SQLITE_STATIC) == SQLITE_OK;
}

static enum err lite_step(struct stmt *s, bool *row, struct fault *f) {
    int rc = engine_fault_due() ? SQLITE_IOERR : sqlite3_step(s->st);
    *row = rc == SQLITE_ROW;
    if (rc == SQLITE_ROW || rc == SQLITE_DONE) return OK;
    enum err e = failed(s->conn->db, rc, f);
    lite_reset(s);
    return e;
}

static enum err lite_later(struct stmt *s, bool one, struct fault *f) {
    bool row = true;
    enum err e = OK;
    while (e == OK && row) e = lite_step(s, &row, f);
    if (e == OK && one && sqlite3_changes64(s->conn->db) != 1) e = fault_set(f, E_RETRY, 0, 0);
    if (e == OK || e == E_RETRY) lite_reset(s);
    return e;
}

static int64_t lite_changes(struct stmt *s) {
    return sqlite3_changes64(s->conn->db);
}

/* The type is asked only where the value could be that of a NULL: a list reads thousands of columns. */

static int64_t lite_col_int(struct stmt *s, int col) {
    int64_t v = sqlite3_column_int64(s->st, col);
    return v == 0 && sqlite3_column_type(s->st, col) == SQLITE_NULL ? NONE : v;
}

static double lite_col_real(struct stmt *s, int col) {
    double v = sqlite3_column_double(s->st, col);
    return v == 0 && sqlite3_column_type(s->st, col) == SQLITE_NULL ? NAN : v;
}

static struct str lite_col_text(struct stmt *s, int col) {
    const char *p = (const char *)sqlite3_column_text(s->st, col);
    return p ? (struct str){ p, (size_t)sqlite3_column_bytes(s->st, col) } : STR_NULL;
}

static struct str lite_col_blob(struct stmt *s, int col) {
    const char *p = sqlite3_column_blob(s->st, col);
    if (!p) return sqlite3_column_type(s->st, col) == SQLITE_NULL ? STR_NULL : S("");
    return (struct str){ p, (size_t)sqlite3_column_bytes(s->st, col) };
}

static int64_t lite_log_pages(struct conn *c) {
    return c->log_pages;
}

static enum err lite_log_carry(struct conn *c, int64_t *left, int64_t *moved) {
    int all = 0, carried = 0;
    int rc = sqlite3_wal_checkpoint_v2(c->db, 0, SQLITE_CHECKPOINT_PASSIVE, &all, &carried);
    *left = all > carried ? all - carried : 0;
    *moved = carried >= c->carried ? carried - c->carried : carried;       /* fewer: the log has begun anew */
    c->carried = carried > 0 ? carried : 0;
    if (rc == SQLITE_OK || (rc & 0xff) == SQLITE_BUSY) return OK;
    return failed(c->db, rc, 0);
}

/* SQLite syncs the database only where it has carried all that is in the log by then, which beside a writer it never has:
** without this the writer would wait for every page. */
static enum err lite_log_settle(struct conn *c) {
    sqlite3_file *f = 0;
    int rc = sqlite3_file_control(c->db, "main", SQLITE_FCNTL_FILE_POINTER, &f);
    if (!rc && f && f->pMethods) rc = f->pMethods->xSync(f, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
    return rc ? failed(c->db, rc, 0) : OK;
}

/* SQLite's online backup in one step: one snapshot, and in WAL mode nobody waits for it. */
static enum err lite_copy(const char *where, const char *to, struct fault *f) {
    struct conn *from = 0;
    sqlite3 *db = 0;
    enum err e = lite_open(where, true, &from, f);
    if (e) return e;
    int rc = sqlite3_open_v2(to, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, 0);
    sqlite3_backup *b = rc ? 0 : sqlite3_backup_init(db, "main", from->db, "main");
    if (b) {
        rc = sqlite3_backup_step(b, -1);
        int end = sqlite3_backup_finish(b);
        if (rc == SQLITE_DONE) rc = end;
    } else if (!rc) rc = sqlite3_errcode(db);
    e = rc ? failed(db, rc, f) : OK;
    (void)sqlite3_close_v2(db);
    lite_close(from);
    return e;
}

static const char *lite_type(enum kind k) {
    if (kind_is_int(k)) return "INTEGER";
    return k == K_REAL ? "REAL" : k == K_BLOB ? "BLOB" : "TEXT";
}

const struct engine engine_sqlite = {
    .name = "sqlite", .is_postgres = false, .open = lite_open, .close = lite_close, .exec = lite_exec,
    .prepare = lite_prepare, .bind_int = lite_bind_int, .bind_real = lite_bind_real, .bind_text = lite_bind_text,
    .bind_blob = lite_bind_blob, .step = lite_step, .later = lite_later, .changes = lite_changes, .col_int = lite_col_int,
    .col_real = lite_col_real, .col_text = lite_col_text, .col_blob = lite_col_blob, .reset = lite_reset,
    .type = lite_type, .drop = lite_drop, .log_pages = lite_log_pages, .log_carry = lite_log_carry,
    .log_settle = lite_log_settle,
    .copy = lite_copy, .filling = lite_filling,
};
