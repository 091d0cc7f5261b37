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

enum err kept_open(struct kept *k, struct call *c, struct str sha, int64_t at, int64_t line, char sep, int width) {
    *k = (struct kept){ .store = c->store, .mem = c->mem, .sha = sha, .cap = WINDOW };
    k->window = arena_alloc(c->mem, k->cap);
    k->csv = (struct csv){ .sep = sep, .trim = true, .width = width, .line = line, .mem = c->mem };
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
