/* A whole copy of the database while it is written to. */
#include "store/room.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static enum err sync_file(const char *path, struct fault *f) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0) (void)close(fd);
    return ok ? OK : fault_set(f, E_IO, 0, 0);
}

enum err store_copy(const struct store_config *c, const char *to, struct fault *f) {
    const struct engine *eng = c->url ? &engine_postgres : &engine_sqlite;
    char where[4096];
    if (!eng->copy) return fault_set(f, E_CONFLICT, "--url", "backup.postgres");
    if (snprintf(where, sizeof where, "%s/anju.db", c->data) >= (int)sizeof where) return fault_set(f, E_IO, 0, "file.name");
    if (access(where, F_OK)) return fault_set(f, E_NOT_FOUND, 0, "store.absent");
    enum err e = eng->copy(where, to, f);
    return e ? e : sync_file(to, f);
}
