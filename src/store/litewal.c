/* SQLite writes each frame of its log in two small calls; a commit of a batch is
** hundreds of them, a fifth of the writer's time. This layer over SQLite's own
** file layer gathers what is written to the log in a row and hands it on in one
** piece: when it is full, and before any sync, read, size or truncation, so that
** nothing is acknowledged (synchronous=FULL) that was not handed on. */
#include "store/litewal.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include "base/trip.h"

enum { GATHER = 96 * 1024 };      /* SQLite's layer writes no more than 128 KiB - 1 at once */

struct log_file {
    sqlite3_file base;           /* what SQLite sees                        */
    sqlite3_file *real;          /* the file of SQLite's own layer, behind  */
    char *held;                  /* GATHER bytes, made at the first write   */
    int n;
    sqlite3_int64 at;            /* where held[0] belongs                   */
};

static sqlite3_vfs *own;         /* SQLite's layer; set once, before the first connection */

static struct log_file *log_of(sqlite3_file *f) {
    return (struct log_file *)f;
}

/* What was held and cannot be written is lost like any write that fails: SQLite rolls back. */
static int hand_on(struct log_file *f) {
    int n = f->n;
    f->n = 0;
    if (n && trip_due(TRIP_WRITE)) return SQLITE_FULL;
    return n ? f->real->pMethods->xWrite(f->real, f->held, n, f->at) : SQLITE_OK;
}

static int log_close(sqlite3_file *file) {
    struct log_file *f = log_of(file);
    int rc = hand_on(f), closed = f->real->pMethods->xClose(f->real);
    free(f->held);
    f->held = 0;
    return rc ? rc : closed;
}

static int log_write(sqlite3_file *file, const void *p, int n, sqlite3_int64 at) {
    struct log_file *f = log_of(file);
    int rc = SQLITE_OK;
    if (f->n && (at != f->at + f->n || f->n + n > GATHER)) rc = hand_on(f);
    if (rc) return rc;
    if (!f->held && !(f->held = malloc(GATHER))) return SQLITE_IOERR_NOMEM;
    if (n > GATHER) return f->real->pMethods->xWrite(f->real, p, n, at);
    if (f->n == 0) f->at = at;
    memcpy(f->held + f->n, p, (size_t)n);
    f->n += n;
    return SQLITE_OK;
}

static int log_read(sqlite3_file *file, void *p, int n, sqlite3_int64 at) {
    struct log_file *f = log_of(file);
    bool apart = at >= f->at + f->n || at + n <= f->at;
    int rc = f->n && !apart ? hand_on(f) : SQLITE_OK;
    return rc ? rc : f->real->pMethods->xRead(f->real, p, n, at);
}

static int log_truncate(sqlite3_file *file, sqlite3_int64 size) {
    struct log_file *f = log_of(file);
    int rc = hand_on(f);
    return rc ? rc : f->real->pMethods->xTruncate(f->real, size);
}

static int log_sync(sqlite3_file *file, int flags) {
    struct log_file *f = log_of(file);
    int rc = hand_on(f);
    if (!rc && trip_due(TRIP_WRITE)) rc = SQLITE_IOERR_FSYNC;
    return rc ? rc : f->real->pMethods->xSync(f->real, flags);
}

static int log_size(sqlite3_file *file, sqlite3_int64 *size) {
    struct log_file *f = log_of(file);
    int rc = hand_on(f);
    return rc ? rc : f->real->pMethods->xFileSize(f->real, size);
}

static int log_lock(sqlite3_file *f, int level) {
    return log_of(f)->real->pMethods->xLock(log_of(f)->real, level);
}

static int log_unlock(sqlite3_file *f, int level) {
    return log_of(f)->real->pMethods->xUnlock(log_of(f)->real, level);
}

static int log_reserved(sqlite3_file *f, int *ret) {
    return log_of(f)->real->pMethods->xCheckReservedLock(log_of(f)->real, ret);
}

static int log_control(sqlite3_file *f, int op, void *arg) {
    return log_of(f)->real->pMethods->xFileControl(log_of(f)->real, op, arg);
}

static int log_sector(sqlite3_file *f) {
    return log_of(f)->real->pMethods->xSectorSize(log_of(f)->real);
}

static int log_device(sqlite3_file *f) {
    return log_of(f)->real->pMethods->xDeviceCharacteristics(log_of(f)->real);
}

static const sqlite3_io_methods log_methods = {
    .iVersion = 1, .xClose = log_close, .xRead = log_read, .xWrite = log_write, .xTruncate = log_truncate,
    .xSync = log_sync, .xFileSize = log_size, .xLock = log_lock, .xUnlock = log_unlock,
    .xCheckReservedLock = log_reserved, .xFileControl = log_control, .xSectorSize = log_sector,
    .xDeviceCharacteristics = log_device,
};

/* Logs are gathered; every other file is SQLite's own. */
static int layer_open(sqlite3_vfs *v, const char *name, sqlite3_file *file, int flags, int *out) {
    (void)v;
    if (!(flags & SQLITE_OPEN_WAL)) return own->xOpen(own, name, file, flags, out);
    struct log_file *f = log_of(file);
    *f = (struct log_file){ .real = (sqlite3_file *)(void *)(f + 1) };
    int rc = own->xOpen(own, name, f->real, flags, out);
    if (rc == SQLITE_OK) f->base.pMethods = &log_methods;
    return rc;
}

bool litewal_register(void) {
    static sqlite3_vfs layer;
    own = sqlite3_vfs_find(0);
    if (!own) return false;
    layer = *own;                /* its other functions know it by their own data */
    layer.pNext = 0;
    layer.zName = LITEWAL;
    layer.szOsFile = own->szOsFile + (int)sizeof(struct log_file);
    layer.xOpen = layer_open;
    return sqlite3_vfs_register(&layer, 0) == SQLITE_OK;
}
