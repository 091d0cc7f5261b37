#include "door/sealing.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "action/seal.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/log.h"
#include "base/rand.h"
#include "base/time.h"

enum { KEY_BYTES = 32, CHUNKS = 20, LINES = 500, TAIL = 4096, LOG_MOST = 1 << 30 };

/* ---- keys ---- */

static struct str key_path(struct arena *a, const char *data, const char *file) {
    return file ? arena_copy(a, str_of(file)) : arena_printf(a, "%s/anju.key", data);
}

static enum err key_read(struct arena *a, const char *path, struct seal_key *ret, struct fault *f) {
    struct buf b = { 0 };
    unsigned char *bytes = arena_alloc(a, KEY_BYTES);
    enum err e = file_read(path, 1000, &b, f);
    if (!e && !hex_bytes(str_trim(buf_view(&b)), bytes, KEY_BYTES)) e = fault_set(f, E_INVALID, path, "seal.key_form");
    buf_free(&b);
    if (!e) *ret = seal_key_of(a, (struct str){ (const char *)bytes, KEY_BYTES });
    return e;
}

/* Elder keys: anju.key.<id> in the folder of the key. */
static enum err elder_keys(struct arena *a, struct str path, struct seal_key **ret, int *n, int *cap, struct fault *f) {
    const char *slash = strrchr(path.s, '/');
    struct str folder = slash ? arena_copy(a, str_sub(path, 0, (size_t)(slash - path.s))) : S(".");
    struct str name = slash ? str_from(path, (size_t)(slash - path.s) + 1) : path;
    DIR *d = opendir(folder.s);
    const struct dirent *x;
    enum err e = OK;
    while (d && !e && (x = readdir(d))) {
        struct str entry = str_of(x->d_name);
        if (entry.n != name.n + 9 || !str_starts(entry, name) || entry.s[name.n] != '.') continue;
        struct seal_key k;
        e = key_read(a, arena_printf(a, PRIstr "/" PRIstr, STRARG(folder), STRARG(entry)).s, &k, f);
        if (!e) ARENA_PUSH(a, *ret, *n, *cap) = k;
    }
    if (d) (void)closedir(d);
    return e;
}

enum err seal_keys_read(struct arena *a, const char *data, const char *file, struct seal_key **ret, int *n, struct fault *f) {
    struct str path = key_path(a, data, file);
    struct seal_key first;
    int cap = 0;
    *ret = 0;
    *n = 0;
    if (!file_exists(path.s)) return OK;
    enum err e = key_read(a, path.s, &first, f);
    if (e) return e;
    ARENA_PUSH(a, *ret, *n, cap) = first;
    return elder_keys(a, path, ret, n, &cap, f);
}

enum err seal_key_make(struct arena *a, const char *data, const char *file, struct fault *f) {
    unsigned char bytes[KEY_BYTES];
    struct str path = key_path(a, data, file);
    rand_bytes(bytes, sizeof bytes);
    mode_t before = umask(077);
    enum err e = file_write(path.s, arena_join(a, hex_text(a, bytes, sizeof bytes), S("\n")), f);
    (void)umask(before);
    return e;
}

/* ---- the log ---- */

/* The last whole line's seal; NONE: the log is empty or new. */
static int64_t last_logged(struct arena *a, int fd) {
    char tail[TAIL];
    struct stat st;
    if (fstat(fd, &st) || st.st_size == 0) return NONE;
    off_t from = st.st_size > TAIL ? st.st_size - TAIL : 0;
    ssize_t n = pread(fd, tail, sizeof tail, from);
    struct str rest = { tail, n > 0 ? (size_t)n : 0 }, line;
    int64_t last = NONE;
    while (rest.n) {
        struct json *j = 0;
        struct fault ignored = { 0 };
        rest = str_cut(rest, '\n', &line);
        if (line.n && json_parse(a, line, &j, &ignored) == OK) last = json_int(j, "seal", last);
    }
    return last;
}

static enum err write_all(int fd, struct str s, struct fault *f) {
    while (s.n) {
        ssize_t n = write(fd, s.s, s.n);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return fault_set(f, errno == ENOSPC ? E_DISK_FULL : E_IO, "seals.log", 0);
        s = str_from(s, (size_t)n);
    }
    return OK;
}

/* Write the seals after the last one logged. A log that was put away begins with the newest. */
static enum err log_seals(struct call *c, int fd, int64_t newest) {
    int64_t last = last_logged(c->mem, fd);
    if (last == NONE) last = newest - 1;
    struct rows r = { 0, LINES };
    enum err e = OK;
    while (!e && r.n == LINES && (e = seals_after(c, last, LINES, &r)) == OK)
        for (int i = 0; i < r.n && !e; i++) {
            const struct seal *s = &((const struct seal *)r.row)[i];
            e = write_all(fd, seal_line(c->mem, s), &c->fault);
            last = s->id;
        }
    return e || !fsync(fd) ? e : fault_set(&c->fault, E_IO, "seals.log", 0);
}

static enum err log_update(struct sealing *g, struct call *c, int64_t newest) {
    struct str path = arena_printf(c->mem, "%s/seals.log", g->data);
    int fd = open(path.s, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) return fault_set(&c->fault, errno == ENOSPC ? E_DISK_FULL : E_IO, "seals.log", 0);
    enum err e = log_seals(c, fd, newest);
    (void)close(fd);
    return e;
}

enum err seal_log_read(struct arena *a, const char *data, struct str *ret, struct fault *f) {
    struct buf b = { 0 };
    struct str path = arena_printf(a, "%s/seals.log", data);
    *ret = STR_NULL;
    if (!file_exists(path.s)) return OK;
    enum err e = file_read(path.s, LOG_MOST, &b, f);
    if (!e) *ret = arena_copy(a, buf_view(&b));
    buf_free(&b);
    return e;
}

/* ---- the minute ---- */

/* The newest seal and event; ids NONE and 0 when there is none. */
static enum err newest_seal(struct call *c, struct seal *ret, int64_t *event) {
    *ret = (struct seal){ .id = NONE };
    c->db = store_read(c->store, &c->fault);
    if (!c->db) return c->fault.err;
    enum err e = seal_newest(c, ret);
    if (!e) e = event_newest(c, event);
    store_read_end(c->db);
    c->db = 0;
    return e;
}

static enum err pick_key(struct sealing *g, struct call *c, const struct seal *last, struct seal_key *ret) {
    struct seal_key *key;
    int n;
    enum err e = seal_keys_read(c->mem, g->data, g->key_file, &key, &n, &c->fault);
    if (!e && n == 0 && last->id != NONE) e = fault_set(&c->fault, E_NOT_FOUND, "anju.key", "seal.key_gone");
    if (!e && n == 0 && (e = seal_key_make(c->mem, g->data, g->key_file, &c->fault)) == OK)
        e = seal_keys_read(c->mem, g->data, g->key_file, &key, &n, &c->fault);
    if (e) return e;
    bool known = last->id == NONE;
    for (int i = 0; i < n; i++) known |= str_eq(key[i].id, last->key);
    *ret = key[0];
    return known ? OK : fault_set(&c->fault, E_CONFLICT, "anju.key", "seal.key_other");
}

/* What was the newest event so long ago that all before it has come in: 0 when none is known. */
static int64_t settled(struct sealing *g, int64_t newest) {
    int64_t now = time_steady(), old = 0;
    if (g->newest && now - g->newest_at < SEAL_AFTER) return 0;
    old = g->newest;
    g->newest = newest;
    g->newest_at = now;
    return old;
}

enum err sealing_minute(struct sealing *g, struct call *c) {
    struct seal last;
    struct seal_key key;
    bool more = true;
    int64_t newest = 0, old = 0;
    enum err e = newest_seal(c, &last, &newest);
    if (!e) e = pick_key(g, c, &last, &key);
    if (!e) old = settled(g, newest);
    for (int i = 0; i < CHUNKS && more && !e; i++) e = seals_turn(c, &key, old, &more);
    if (!e) e = newest_seal(c, &last, &newest);
    if (!e && last.id != NONE && (c->db = store_read(c->store, &c->fault))) {
        e = log_update(g, c, last.id);
        store_read_end(c->db);
        c->db = 0;
    }
    if (e && !g->said) LOG(LOG_ERROR, "seal.failed", LZ("code", error_of(e)->code), LS("what", c->fault.field));
    if (!e) atomic_store(&g->done_at, time_steady());
    g->said = e != OK;
    return e;
}
