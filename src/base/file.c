#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/trip.h"

static enum err failed(struct fault *f) {
    int e = errno;
    if (e == ENOSPC || e == EDQUOT) return fault_set(f, E_DISK_FULL, 0, 0);
    return fault_set(f, e == ENOENT ? E_NOT_FOUND : E_IO, 0,
                     e == ENOENT ? "file.absent" : e == EACCES ? "file.denied" : e == EISDIR ? "file.folder" : 0);
}

enum err file_read(const char *path, size_t limit, struct buf *ret, struct fault *f) {
    enum err e = OK;
    int fd = strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
    if (fd < 0) return failed(f);
    for (;;) {
        if (!buf_room(ret, 65536)) {
            e = fault_set(f, E_MEMORY, 0, 0);
            break;
        }
        ssize_t got = read(fd, ret->s + ret->n, ret->cap - ret->n);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) e = failed(f);
        if (got <= 0) break;
        ret->n += (size_t)got;
        if (ret->n > limit) {
            e = fault_set(f, E_TOO_LARGE, 0, "file.large");
            break;
        }
    }
    if (fd != STDIN_FILENO) (void)close(fd);
    return e;
}

static bool write_all(int fd, struct str b) {
    if (trip_due(TRIP_WRITE)) return errno = ENOSPC, false;
    while (b.n) {
        ssize_t put = write(fd, b.s, b.n);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        b = str_from(b, (size_t)put);
    }
    return true;
}

static bool sync_folder(const char *path) {
    char copy[PATH_MAX];
    if (snprintf(copy, sizeof copy, "%s", path) >= (int)sizeof copy) return false;
    int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return false;
    bool ok = fsync(fd) == 0;
    (void)close(fd);
    return ok;
}

enum err file_write(const char *path, struct str bytes, struct fault *f) {
    static _Atomic unsigned count;               /* two threads may write one name */
    char tmp[PATH_MAX];
    if (snprintf(tmp, sizeof tmp, "%s.%ld.%u.tmp", path, (long)getpid(), count++) >= (int)sizeof tmp)
        return fault_set(f, E_IO, 0, "file.name");
    int fd = open(tmp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0) return failed(f);
    bool ok = write_all(fd, bytes) && !trip_due(TRIP_WRITE) && fsync(fd) == 0;
    enum err e = ok ? OK : failed(f);
    (void)close(fd);
    if (ok && !trip_due(TRIP_WRITE) && rename(tmp, path) == 0 && sync_folder(path)) return OK;
    if (e == OK) e = failed(f);
    (void)unlink(tmp);
    return e;
}

enum err folder_make(const char *path, struct fault *f) {
    char at[PATH_MAX];
    if (snprintf(at, sizeof at, "%s", path) >= (int)sizeof at) return fault_set(f, E_IO, 0, "file.name");
    for (char *p = at + 1; *p; p++) {
        if (*p != '/') continue;
        *p = 0;
        if (mkdir(at, 0700) && errno != EEXIST) return failed(f);
        *p = '/';
    }
    return mkdir(at, 0700) && errno != EEXIST ? failed(f) : OK;
}

bool file_exists(const char *path) {
    return access(path, F_OK) == 0;
}

enum err file_lock(const char *path, int *ret_fd, long *holder, struct fault *f) {
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) return failed(f);
    if (flock(fd, LOCK_EX | LOCK_NB)) {
        char pid[24] = "";
        if (holder && read(fd, pid, sizeof pid - 1) > 0) *holder = atol(pid);
        (void)close(fd);
        return fault_set(f, E_HELD, 0, 0);
    }
    char pid[24];
    int n = snprintf(pid, sizeof pid, "%ld\n", (long)getpid());
    if (ftruncate(fd, 0) || pwrite(fd, pid, (size_t)n, 0) != n) {
        (void)close(fd);
        return failed(f);
    }
    *ret_fd = fd;
    return OK;
}

void file_unlock(int fd) {
    if (fd >= 0) (void)close(fd);
}
