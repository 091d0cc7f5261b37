/* Named statements: found by name, prepared once a connection, bound by name. */
#include "store/room.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"

struct cursor {
    struct db *db;
    struct stmt *st;
    struct arena *mem;
    struct fault *fault;
    int number;                  /* of the statement */
    bool running;
    enum err result;
};

static _Noreturn void misspelt(const char *what, const char *name) {
    LOG(LOG_ERROR, "store.sql", LZ("wrong", what), LZ("name", name));
    abort();
}

static int name_number(const char *name) {
    int lo = 0, hi = sql_texts_n;
    while (lo < hi) {
        int mid = (lo + hi) / 2, c = strcmp(sql_texts[mid].name, name);
        if (c == 0) return mid;
        if (c < 0) lo = mid + 1;
        else hi = mid;
    }
    misspelt("no statement of this name", name);
}

/* ---- loading ---- */

/* `{problem p}` stands for p.id, p.tenant, …; `{problem}` for the plain columns. */
static bool expand(const char *text, struct buf *b, const char *name) {
    struct str rest = str_of(text), head, inner, word;
    while (rest.s) {
        rest = str_cut(rest, '{', &head);
        buf_str(b, head);
        if (!rest.s) break;
        rest = str_cut(rest, '}', &inner);
        struct str alias = str_cut(inner, ' ', &word);
        const struct entity *e = entity_named(word);
        char z[32] = "";
        if (!e || alias.n >= sizeof z) misspelt("no entity for the columns of", name);
        if (alias.n) memcpy(z, alias.s, alias.n);
        columns(b, e, *z ? z : 0, false);
    }
    return !b->bad;
}

/* How many different `:name` a text has, outside quotes. */
static int count_params(struct str t) {
    struct str seen[128];
    int n = 0;
    for (size_t i = 0; i < t.n; i++) {
        if (t.s[i] == '\'') while (++i < t.n && t.s[i] != '\'') { }
        if (i >= t.n || t.s[i] != ':' || (i && t.s[i - 1] == ':')) continue;
        size_t end = i + 1;
        while (end < t.n && (isalnum((unsigned char)t.s[end]) || t.s[end] == '_')) end++;
        struct str name = str_sub(t, i + 1, end - i - 1);
        int k = 0;
        while (k < n && !str_eq(seen[k], name)) k++;
        if (!name.n || k < n) continue;
        assert(n < 128);
        seen[n++] = name;
    }
    return n;
}

enum err named_load(bool postgres, struct named **ret, struct fault *f) {
    struct named *all = calloc((size_t)sql_texts_n + 1, sizeof *all);
    if (!all) return fault_set(f, E_MEMORY, 0, 0);
    for (int i = 0; i < sql_texts_n; i++) {
        struct buf b = { 0 };
        bool ok = expand(sql_texts[i].text[postgres], &b, sql_texts[i].name);
        buf_c(&b, 0);
        if (!ok || b.bad) {
            buf_free(&b);
            named_free(all);
            return fault_set(f, E_MEMORY, 0, 0);
        }
        all[i].sql = (struct str){ b.s, b.n - 1 };
        all[i].nparam = count_params(all[i].sql);
    }
    *ret = all;
    return OK;
}

void named_free(struct named *all) {
    for (int i = 0; all && i < sql_texts_n; i++) free((char *)(uintptr_t)all[i].sql.s);
    free(all);
}

/* ---- running ---- */

static enum err bind_all(struct db *db, struct stmt *st, int number, const struct bind *b, int n) {
    const struct engine *eng = db->eng;
    if (n != db->store->named[number].nparam) misspelt("other parameters than are bound in", sql_texts[number].name);
    for (int i = 0; i < n; i++) {
        bool ok = kind_is_int(b[i].kind) ? eng->bind_int(st, b[i].name, b[i].i)
                : b[i].kind == K_REAL ? eng->bind_real(st, b[i].name, b[i].r)
                : b[i].kind == K_BLOB ? eng->bind_blob(st, b[i].name, b[i].s)
                : eng->bind_text(st, b[i].name, b[i].s);
        if (!ok) misspelt("no such parameter", b[i].name);
    }
    return OK;
}

/* The statement, bound and marked as running. */
static enum err start(struct db *db, const char *name, const struct bind *b, int n, int *number, struct stmt **ret,
                      struct fault *f) {
    int i = *number = name_number(name);
    if (db->busy[i]) misspelt("a statement runs within itself", name);
    if (!db->named[i]) {
        enum err e = db->eng->prepare(db->conn, db->store->named[i].sql, &db->named[i], f);
        if (e) {
            db->named[i] = 0;
            LOG(LOG_ERROR, "store.sql", LZ("prepare", name));
            if (db->tx && !db->tx->broken) db->tx->broken = e;
            return e;
        }
    }
    *ret = db->named[i];
    (void)bind_all(db, *ret, i, b, n);
    db->busy[i] = true;
    db->open++;
    if (db->tx && !sql_texts[i].reads) db->tx->wrote = true;
    return OK;
}

static void stop(struct db *db, int number) {
    if (!db->busy[number]) return;
    db->eng->reset(db->named[number]);
    db->busy[number] = false;
    db->open--;
}

void db_quiet(struct db *db) {
    if (db->loose) db->eng->reset(db->loose);
    db->loose = 0;
    for (int i = 0; db->open && i < sql_texts_n; i++) stop(db, i);
}

enum err sql_open(struct db *db, struct arena *a, const char *name, const struct bind *b, int n, struct cursor **ret,
                  struct fault *f) {
    struct cursor *c = ARENA_NEW(a, struct cursor);
    *c = (struct cursor){ .db = db, .mem = a, .fault = f };
    enum err e = start(db, name, b, n, &c->number, &c->st, f);
    c->running = e == OK;
    c->result = e;
    *ret = c;
    return e;
}

bool sql_next(struct cursor *c) {
    bool row = false;
    if (!c->running) return false;
    c->result = db_step(c->db, c->st, &row, c->fault);
    if (row) return true;
    stop(c->db, c->number);
    c->running = false;
    return false;
}

int64_t sql_int(struct cursor *c, int col) {
    assert(c->running);
    return c->db->eng->col_int(c->st, col);
}

struct str sql_text(struct cursor *c, int col) {
    assert(c->running);
    return arena_copy(c->mem, c->db->eng->col_text(c->st, col));
}

struct str sql_blob(struct cursor *c, int col) {
    assert(c->running);
    return arena_copy(c->mem, c->db->eng->col_blob(c->st, col));
}

enum err sql_end(struct cursor *c) {
    if (c->running) stop(c->db, c->number);
    c->running = false;
    return c->result;
}

enum err sql_rows(struct db *db, struct arena *a, const char *name, const struct entity *e, const struct bind *b, int n,
                  struct rows *ret, struct fault *f) {
    struct stmt *st;
    int number;
    struct rows_out out = { 0 };
    *ret = (struct rows){ 0 };
    enum err bad = start(db, name, b, n, &number, &st, f);
    if (bad) return bad;
    bad = rows_all(db, st, a, e, false, &out, f);
    stop(db, number);
    if (!bad) *ret = (struct rows){ out.row, out.n };
    return bad;
}

enum err sql_run(struct db *db, struct arena *a, const char *name, const struct bind *b, int n, int64_t *ret_changes,
                 struct fault *f) {
    struct stmt *st;
    int number;
    bool row = true;
    (void)a;
    enum err e = start(db, name, b, n, &number, &st, f);
    if (e) return e;
    while (e == OK && row) e = db_step(db, st, &row, f);
    if (e == OK && ret_changes) *ret_changes = db->eng->changes(st);
    stop(db, number);
    return e;
}

enum err sql_later(struct db *db, const char *name, const struct bind *b, int n, struct fault *f) {
    struct stmt *st;
    int number;
    enum err e = start(db, name, b, n, &number, &st, f);
    if (e) return e;
    e = db_later(db, st, false, f);
    db->busy[number] = false;
    db->open--;
    return e;
}
