#include "door/backup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/time.h"

enum { FORMAT = 1, PIECE = 1 << 16 };

static struct str within(struct arena *a, const char *folder, const char *name) {
    return arena_printf(a, "%s/%s", folder, name);
}

static enum err io(struct fault *f, const char *about) {
    bool full = errno == ENOSPC || errno == EDQUOT;
    return fault_set(f, full ? E_DISK_FULL : errno == ENOENT ? E_NOT_FOUND : E_IO, about, full ? 0 : "file.denied");
}

/* ---- folders ---- */

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at) {
    (void)st, (void)kind, (void)at;
    return remove(path);
}

void folder_remove(const char *path) {
    (void)nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* Anything in it but what a cut-off run of ours left. */
static bool holds_something(const char *path) {
    DIR *d = opendir(path);
    const struct dirent *x;
    bool some = false;
    while (d && (x = readdir(d)))
        some |= strcmp(x->d_name, ".") && strcmp(x->d_name, "..") && strcmp(x->d_name, ".making") && strcmp(x->d_name, "lost+found");
    if (d) (void)closedir(d);
    return some;
}

/* ---- copying ---- */

static bool pour(int in, int out, int64_t *bytes) {
    char piece[PIECE];
    for (;;) {
        ssize_t n = read(in, piece, sizeof piece);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return n == 0;
        for (ssize_t done = 0, w; done < n; done += w)
            if ((w = write(out, piece + done, (size_t)(n - done))) < 0) return false;
        *bytes += n;
    }
}

static enum err copy_file(const char *from, const char *to, int64_t *bytes, struct fault *f) {
    int in = open(from, O_RDONLY | O_CLOEXEC);
    if (in < 0) return io(f, "files");
    int out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    enum err e = out < 0 || !pour(in, out, bytes) || fsync(out) ? io(f, "files") : OK;
    if (out >= 0 && close(out) && !e) e = io(f, "files");
    (void)close(in);
    return e;
}

/* One level of DATA/files: folders of two digits with the files in them. */
static enum err copy_folder(struct arena *a, const char *from, const char *to, struct backup *b, struct fault *f) {
    DIR *d = opendir(from);
    const struct dirent *x;
    if (!d) return errno == ENOENT ? OK : io(f, "files");
    enum err e = folder_make(to, f);
    while (!e && (x = readdir(d))) {
        if (x->d_name[0] == '.' || strstr(x->d_name, ".tmp")) continue;
        struct str source = within(a, from, x->d_name), target = within(a, to, x->d_name);
        struct stat st;
        if (stat(source.s, &st)) e = errno == ENOENT ? OK : io(f, "files");
        else if (S_ISDIR(st.st_mode)) e = copy_folder(a, source.s, target.s, b, f);
        else if ((e = copy_file(source.s, target.s, &b->file_bytes, f)) == OK) b->files++;
    }
    (void)closedir(d);
    return e;
}

static enum err copy_if_there(struct arena *a, const char *from, const char *to, const char *name, struct fault *f) {
    int64_t ignored = 0;
    struct str source = within(a, from, name);
    return file_exists(source.s) ? copy_file(source.s, within(a, to, name).s, &ignored, f) : OK;
}

/* ---- the manifest ---- */

static enum err digest_of(struct arena *a, const char *path, int64_t *bytes, struct str *sha, struct fault *f) {
    unsigned char d[DIGEST];
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st)) return io(f, "anju.db");
    void *p = st.st_size ? mmap(0, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    (void)close(fd);
    if (p == MAP_FAILED) return fault_set(f, E_IO, "anju.db", 0);
    sha256((struct str){ p, (size_t)st.st_size }, d);
    (void)munmap(p, (size_t)st.st_size);
    *bytes = st.st_size;
    *sha = hex_text(a, d, DIGEST);
    return OK;
}

static enum err manifest_write(struct arena *a, const char *folder, const struct backup *b, struct fault *f) {
    struct buf t = { 0 };
    struct jw j;
    jw_init(&j, &t);
    jw_object(&j);
    jw_key(&j, "format"), jw_int(&j, FORMAT);
    jw_key(&j, "program"), jw_z(&j, ANJU_VERSION);
    jw_key(&j, "schema"), jw_int(&j, store_schema_version());
    jw_key(&j, "at"), jw_int(&j, b->at);
    jw_key(&j, "database_bytes"), jw_int(&j, b->bytes);
    jw_key(&j, "database_sha256"), jw_str(&j, b->sha);
    jw_key(&j, "files"), jw_int(&j, b->files);
    jw_key(&j, "file_bytes"), jw_int(&j, b->file_bytes);
    jw_end_object(&j);
    buf_c(&t, '\n');
    enum err e = file_write(within(a, folder, "manifest.json").s, buf_view(&t), f);
    buf_free(&t);
    return e;
}

static enum err manifest_read(struct arena *a, const char *folder, struct backup *b, struct fault *f) {
    struct buf t = { 0 };
    struct json *j = 0;
    struct str path = within(a, folder, "manifest.json");
    if (!file_exists(path.s)) return fault_set(f, E_NOT_FOUND, 0, "backup.absent");
    enum err e = file_read(path.s, 100000, &t, f);
    if (!e) e = json_parse(a, buf_view(&t), &j, f);
    buf_free(&t);
    if (e) {
        *f = (struct fault){ 0 };
        return fault_set(f, E_INVALID, "manifest.json", "backup.altered");
    }
    if (json_int(j, "format", 0) > FORMAT || json_int(j, "schema", 0) > store_schema_version()) return fault_set(f, E_TOO_NEW, 0, 0);
    *b = (struct backup){ .at = json_int(j, "at", 0), .bytes = json_int(j, "database_bytes", -1), .files = json_int(j, "files", -1),
                          .file_bytes = json_int(j, "file_bytes", -1), .sha = json_text(j, "database_sha256") };
    return OK;
}

/* ---- making one ---- */

static const char *const beside[] = { "seals.log" };

static enum err fill(struct arena *a, const char *data, const char *url, const char *folder, bool with_key, struct backup *b,
                     struct fault *f) {
    struct store_config config = { .data = data, .url = url };
    struct str db = within(a, folder, "anju.db");
    enum err e = store_copy(&config, db.s, f);
    if (!e) e = digest_of(a, db.s, &b->bytes, &b->sha, f);
    if (!e) e = copy_folder(a, within(a, data, "files").s, within(a, folder, "files").s, b, f);
    for (size_t i = 0; i < sizeof beside / sizeof *beside && !e; i++) e = copy_if_there(a, data, folder, beside[i], f);
    if (!e && with_key) e = copy_if_there(a, data, folder, "anju.key", f);
    return e ? e : manifest_write(a, folder, b, f);
}

enum err backup_make(struct arena *a, const char *data, const char *url, const char *to, bool with_key, struct backup *ret,
                     struct fault *f) {
    struct str making = arena_printf(a, "%s.making", to);
    if (holds_something(to)) return fault_set(f, E_CONFLICT, "-o", "backup.not_empty");
    folder_remove(making.s);
    *ret = (struct backup){ .at = time_now() };
    enum err e = folder_make(making.s, f);
    if (!e) e = fill(a, data, url, making.s, with_key, ret, f);
    if (!e) (void)rmdir(to);
    if (!e && rename(making.s, to)) e = io(f, "-o");
    if (e) folder_remove(making.s);
    return e;
}

/* ---- putting one back ---- */

static enum err put_back(struct arena *a, const char *from, const char *folder, const struct backup *said, struct fault *f) {
    struct backup is = { 0 };
    struct str db = within(a, folder, "anju.db");
    enum err e = copy_folder(a, within(a, from, "files").s, within(a, folder, "files").s, &is, f);
    for (size_t i = 0; i < sizeof beside / sizeof *beside && !e; i++) e = copy_if_there(a, from, folder, beside[i], f);
    if (!e) e = copy_if_there(a, from, folder, "anju.key", f);
    int64_t ignored = 0;
    if (!e) e = copy_file(within(a, from, "anju.db").s, db.s, &ignored, f);
    if (!e) e = digest_of(a, db.s, &is.bytes, &is.sha, f);
    if (e) return e;
    bool same = is.bytes == said->bytes && str_eq(is.sha, said->sha) && is.files == said->files && is.file_bytes == said->file_bytes;
    return same ? OK : fault_set(f, E_INVALID, "manifest.json", "backup.altered");
}

enum err backup_restore(struct arena *a, const char *from, const char *data, struct backup *ret, struct fault *f) {
    struct str making = arena_printf(a, "%s.making", data);
    enum err e = manifest_read(a, from, ret, f);
    if (e) return e;
    if (holds_something(data)) return fault_set(f, E_CONFLICT, "--data", "store.exists");
    folder_remove(making.s);
    e = folder_make(making.s, f);
    if (!e) e = put_back(a, from, making.s, ret, f);
    if (!e) (void)rmdir(data);
    if (!e && rename(making.s, data)) e = io(f, "--data");
    if (e) folder_remove(making.s);
    return e;
}
