/* The decoded file of an import, read a window at a time. */
#include "action/import_part.h"

#include <string.h>
#include <unistd.h>

enum { WINDOW = 1 << 18 };

/* Fill the window from `at` of the file. Nothing is allocated while the file is open. */
static enum err fill(struct kept *k, int64_t at, struct fault *f) {
    int fd;
    ssize_t n = 0;
    enum err e = store_file_open(k->store, k->sha, "csv", &fd, &k->size, f);
    if (e) return e;
    k->n = 0;
    while (k->n < k->cap && (n = pread(fd, k->window + k->n, k->cap - k->n, at + (int64_t)k->n)) > 0) k->n += (size_t)n;
    (void)close(fd);
    if (n < 0) return fault_set(f, E_IO, 0, 0);
    k->base = at;
    k->csv.text = (struct str){ k->window, k->n };
    k->csv.at = 0;
    return OK;
}

enum err kept_open(struct kept *k, struct call *c, const struct batch *b, const struct reading *r, int64_t at, int64_t line) {
    *k = (struct kept){ .store = c->store, .mem = c->mem, .sha = b->sha, .cap = WINDOW };
    k->window = arena_alloc(c->mem, k->cap);
    k->csv = (struct csv){ .sep = r->sep, .trim = true, .by_row = r->by_row, .width = r->match.columns, .line = line, .mem = c->mem };
    return fill(k, at, &c->fault);
}

int64_t kept_at(const struct kept *k) {
    return k->base + (int64_t)k->csv.at;
}

/* Begin the window at the row that did not fit, twice as large when it began there already. */
static enum err move(struct kept *k, size_t at, int64_t line, int64_t rows, struct fault *f) {
    if (at == 0) {
        k->cap *= 2;
        k->window = arena_alloc(k->mem, k->cap);
    }
    k->csv.line = line;
    k->csv.rows = rows;
    return fill(k, k->base + (int64_t)at, f);
}

enum err kept_next(struct kept *k, struct csv_row *ret, bool *more, struct fault *f) {
    for (;;) {
        struct fault local = { 0 };
        size_t at = k->csv.at;
        int64_t line = k->csv.line, rows = k->csv.rows;
        enum err e = csv_next(&k->csv, ret, more, &local);
        bool last = k->base + (int64_t)k->n >= k->size;
        /* A row that ends with the window may go on behind it. */
        if (last || (!e && *more && k->csv.at < k->n)) {
            if (e) *f = local;
            return e;
        }
        if ((e = move(k, at, line, rows, f))) return e;
    }
}

enum err kept_whole(struct call *c, struct str sha, const char *kind, struct str *ret) {
    int fd;
    int64_t size, at = 0;
    enum err e = store_file_open(c->store, sha, kind, &fd, &size, &c->fault);
    if (!e) (void)close(fd);                             /* nothing is allocated while it is open */
    if (e == E_NOT_FOUND) c->fault = (struct fault){ 0 }, e = fail(c, E_NOT_FOUND, 0, "import.file_gone");
    if (e) return e;
    char *bytes = arena_alloc(c->mem, (size_t)size + 1);
    if ((e = store_file_open(c->store, sha, kind, &fd, &size, &c->fault))) return e;
    for (ssize_t n = 1; at < size && n > 0; at += n > 0 ? n : 0) n = pread(fd, bytes + at, (size_t)(size - at), at);
    (void)close(fd);
    *ret = (struct str){ bytes, (size_t)at };
    return at == size ? OK : fail(c, E_IO, 0, 0);
}
