/* Attachments by content hash: DATA/files/aa/aabb….kind. Written whole or not
** at all; the row that names a file comes after it. */
#include "store/room.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/file.h"

static bool name_ok(struct str sha, const char *kind) {
    unsigned char d[DIGEST];
    if (!hex_bytes(sha, d, DIGEST)) return false;
    for (const char *p = kind; *p; p++)
        if (*p < 'a' || *p > 'z') return false;
    return *kind != 0;
}

/* The folder, and the file within it. */
static bool paths(const struct store *st, struct str sha, const char *kind, char folder[PATH_MAX], char file[PATH_MAX]) {
    if (!st->data || !name_ok(sha, kind)) return false;
    int n = snprintf(folder, PATH_MAX, "%s/files/%.2s", st->data, sha.s);
    int m = snprintf(file, PATH_MAX, "%s/files/%.2s/" PRIstr ".%s", st->data, sha.s, STRARG(sha), kind);
    return n > 0 && n < PATH_MAX && m > 0 && m < PATH_MAX;
}

enum err store_file_put(struct store *st, struct str sha, const char *kind, struct str bytes, struct fault *f) {
    char folder[PATH_MAX], file[PATH_MAX];
    if (!paths(st, sha, kind, folder, file)) return fault_set(f, E_IO, 0, "file.name");
    if (file_exists(file)) return OK;                     /* the same bytes are there */
    enum err e = folder_make(folder, f);
    return e ? e : file_write(file, bytes, f);
}

enum err store_file_open(struct store *st, struct str sha, const char *kind, int *ret_fd, int64_t *ret_size,
                         struct fault *f) {
    char folder[PATH_MAX], file[PATH_MAX];
    struct stat s;
    if (!paths(st, sha, kind, folder, file)) return fault_set(f, E_NOT_FOUND, 0, 0);
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return fault_set(f, errno == ENOENT ? E_NOT_FOUND : E_IO, 0, 0);
    if (fstat(fd, &s)) {
        (void)close(fd);
        return fault_set(f, E_IO, 0, 0);
    }
    *ret_fd = fd;
    *ret_size = s.st_size;
    return OK;
}
