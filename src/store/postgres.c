/* PostgreSQL behind engine.h, over libpq. Parameters and results travel in
** binary; a statement is prepared at its first step, when its binds have told
** the types, and kept by its text. The whole result of a step is in memory, so
** several statements may be open on one connection, as in SQLite. */
#include "store/engine.h"

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/log.h"
#include "store/pgconn.h"
#include "store/pgtext.h"
#include "store/pgvalue.h"

enum {
    BUCKETS = 256,
    PARAMS = 1000          /* parameters of one statement, at most          */
};

struct param {
    struct str name;       /* a view of the statement's sql                 */
    unsigned type;         /* OID of the last bind, 0: never bound          */
    struct str value;      /* s == NULL: NULL                               */
    char number[8];        /* what value points to, when it is a number     */
};

struct stmt {
    struct conn *conn;
    struct stmt *next;             /* in its bucket                                  */
    uint64_t hash;
    struct str sql;                /* as it was given                                */
    char *text;                    /* with $n                                        */
    char name[16];                 /* on the server; "" when it was never prepared   */
    unsigned made;                 /* generation of its name                         */
    unsigned ready;                /* generation it was prepared under, 0: other types */
    bool control;                  /* begins or ends something: sent as it is        */
    bool done;                     /* it has run since the last reset                */
    int n, turn;                   /* turn: where the last bind left off              */
    struct param *param;
    const char **value;            /* n each, laid out for libpq                     */
    int *length, *format;
    unsigned *type;
    PGresult *result;
    int row;                       /* of the result, -1 before the first             */
};

struct conn {
    struct pgconn pg;
    char *where;
    struct stmt *bucket[BUCKETS];
};

/* ---- connections ---- */

static void stmt_free(struct stmt *st) {
    PQclear(st->result);
    free(st->param);
    free(st->value);
    free(st->text);
    free(st);
}

static void pg_close(struct conn *c) {
    if (!c) return;
    pgconn_close(&c->pg);
    for (int i = 0; i < BUCKETS; i++)
        for (struct stmt *st = c->bucket[i], *next; st; st = next) {
            next = st->next;
            stmt_free(st);
        }
    free(c->where);
    free(c);
}

static enum err pg_open(const char *where, bool readonly, struct conn **ret, struct fault *f) {
    struct conn *c = calloc(1, sizeof *c);
    *ret = 0;
    if (!c || !(c->where = strdup(where))) {
        free(c);
        return fault_set(f, E_MEMORY, 0, 0);
    }
    c->pg.where = c->where;
    c->pg.readonly = readonly;
    enum err e = pgconn_dial(&c->pg);
    if (e) {
        pg_close(c);
        return fault_set(f, e, 0, 0);
    }
    *ret = c;
    return OK;
}

/* ---- commands without parameters ---- */

static bool says(const char *sql, const char *word) {
    return strncasecmp(sql, word, strlen(word)) == 0;
}

static enum err pg_exec(struct conn *c, const char *sql, struct fault *f) {
    PGresult *r = 0;
    enum err e = engine_fault_due() ? E_STORAGE : pgconn_text(&c->pg, sql, &r);
    PQclear(r);
    return e ? fault_set(f, e, 0, 0) : OK;
}

/* ---- statements ---- */

static void pg_reset(struct stmt *st) {
    PQclear(st->result);
    st->result = 0;
    st->row = -1;
    st->turn = 0;
    st->done = false;
    for (int i = 0; i < st->n; i++) st->param[i].value = STR_NULL;
}

/* Under its old name; of another generation the server has forgotten it already. */
static void forget(struct stmt *st) {
    pgconn_settle(&st->conn->pg);         /* its text may be among what waits */
    if (st->name[0] && st->made == st->conn->pg.generation) pgconn_forget(&st->conn->pg, st->name);
    st->name[0] = 0;
    st->ready = 0;
}

static void pg_drop(struct stmt *st) {
    struct stmt **at = &st->conn->bucket[st->hash % BUCKETS];
    while (*at && *at != st) at = &(*at)->next;
    assert(*at);
    *at = st->next;
    forget(st);
    stmt_free(st);
}

/* Room for the n parameters: one block for what libpq reads, one for ours. */
static bool params_new(struct stmt *st, const struct str *name, int n) {
    size_t count = (size_t)n + 1;
    st->param = calloc(count, sizeof *st->param);
    st->value = calloc(count, sizeof *st->value + 2 * sizeof(int) + sizeof(unsigned));
    if (!st->param || !st->value) return false;
    st->length = (int *)(st->value + count);
    st->format = st->length + count;
    st->type = (unsigned *)(st->format + count);
    st->n = n;
    for (int i = 0; i < n; i++) st->param[i].name = name[i];
    return true;
}

/* Rewrite the text: `text` holds it, a NUL, then the text as given, of which
** the names become views. */
static enum err rewrite(struct str sql, struct buf *text, struct str *name, int *n) {
    bool well = pg_params(sql, text, name, PARAMS, n);
    if (text->bad) return E_MEMORY;
    if (!well) {
        LOG(LOG_ERROR, "store.postgres", LZ("sqlstate", "42601"), LZ("message", "unclosed quote or too many parameters"));
        return E_STORAGE;
    }
    size_t split = text->n + 1;
    buf_c(text, 0);
    buf_str(text, sql);
    if (text->bad) return E_MEMORY;
    for (int i = 0; i < *n; i++) name[i].s = text->s + split + (name[i].s - sql.s);
    return OK;
}

static bool is_control(const char *sql) {
    static const char *const words[] = { "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (says(sql, words[i])) return true;
    return false;
}

static enum err stmt_new(struct conn *c, struct str sql, struct stmt **ret) {
    struct str name[PARAMS];
    struct buf text = { 0 };
    int n;
    struct stmt *st = calloc(1, sizeof *st);
    if (!st) return E_MEMORY;
    enum err e = rewrite(sql, &text, name, &n);
    st->text = text.s;
    if (!e && !params_new(st, name, n)) e = E_MEMORY;
    if (e) return stmt_free(st), e;
    st->sql = (struct str){ text.s + text.n - sql.n, sql.n };
    st->control = is_control(text.s);
    st->conn = c;
    st->row = -1;
    *ret = st;
    return OK;
}

static struct stmt *kept(const struct conn *c, struct str sql, uint64_t hash) {
    for (struct stmt *st = c->bucket[hash % BUCKETS]; st; st = st->next)
        if (st->hash == hash && str_eq(st->sql, sql)) return st;
    return 0;
}

static enum err pg_prepare(struct conn *c, struct str sql, struct stmt **ret, struct fault *f) {
    uint64_t hash = str_hash(sql);
    struct stmt *st = kept(c, sql, hash);
    *ret = 0;
    if (!st) {
        enum err e = stmt_new(c, sql, &st);
        if (e) return fault_set(f, e, 0, 0);
        st->hash = hash;
        st->next = c->bucket[hash % BUCKETS];
        c->bucket[hash % BUCKETS] = st;
    }
    pg_reset(st);
    *ret = st;
    return OK;
}

static struct param *param_named(struct stmt *st, const char *name) {
    if (*name == ':') name++;
    for (int i = 0; i < st->n; i++) {
        struct param *p = &st->param[(st->turn + i) % st->n];
        if (!str_is(p->name, name)) continue;
        st->turn = (st->turn + i + 1) % st->n;
        return p;
    }
    return 0;
}

/* A parameter of another type than before needs another plan. */
static bool bind(struct stmt *st, const char *name, unsigned type, struct str v) {
    struct param *p = param_named(st, name);
    if (!p) return false;
    if (p->type != type) st->ready = 0;
    p->type = type;
    p->value = v;
    return true;
}

static bool bind_number(struct stmt *st, const char *name, unsigned type, uint64_t bits, bool null) {
    struct param *p = param_named(st, name);
    if (!p) return false;
    pg_put64(p->number, bits);
    return bind(st, name, type, null ? STR_NULL : (struct str){ p->number, 8 });
}

static bool pg_bind_int(struct stmt *st, const char *name, int64_t v) {
    return bind_number(st, name, PG_INT8, (uint64_t)v, v == NONE);
}

static bool pg_bind_real(struct stmt *st, const char *name, double v) {
    uint64_t bits;
    memcpy(&bits, &v, sizeof bits);
    return bind_number(st, name, PG_FLOAT8, bits, isnan(v));
}

static bool pg_bind_text(struct stmt *st, const char *name, struct str v) {
    return bind(st, name, PG_TEXT, v);
}

static bool pg_bind_blob(struct stmt *st, const char *name, struct str v) {
    return bind(st, name, PG_BYTEA, v);
}

/* Prepare under a new name; the old one, if any, had other types. */
static enum err make_ready(struct stmt *st) {
    struct pgconn *pg = &st->conn->pg;
    if (st->ready == pg->generation && !pg->broken) return OK;
    forget(st);
    (void)snprintf(st->name, sizeof st->name, "s%u", pg->names++);
    for (int i = 0; i < st->n; i++) st->type[i] = st->param[i].type;
    enum err e = pgconn_prepare(pg, st->name, st->text, st->n, st->type);
    if (e) return st->name[0] = 0, e;
    st->made = st->ready = pg->generation;
    return OK;
}

static enum err call_of(struct stmt *st, struct pgcall *ret) {
    enum err e = make_ready(st);
    if (e) return e;
    for (int i = 0; i < st->n; i++) {
        struct str v = st->param[i].value;
        if (v.n > INT_MAX) return E_TOO_LARGE;
        st->value[i] = v.s;
        st->length[i] = (int)v.n;
        st->format[i] = 1;
    }
    *ret = (struct pgcall){ st->name, st->n, st->value, st->length, st->format, st->sql };
    return OK;
}

static enum err run(struct stmt *st) {
    struct pgcall call;
    if (st->control) return pgconn_text(&st->conn->pg, st->text, &st->result);
    enum err e = call_of(st, &call);
    return e ? e : pgconn_run(&st->conn->pg, &call, &st->result);
}

static enum err pg_step(struct stmt *st, bool *row, struct fault *f) {
    enum err e = OK;
    *row = false;
    if (engine_fault_due()) e = E_STORAGE;
    else if (!st->done) e = run(st);
    if (e) return fault_set(f, e, 0, 0);
    st->done = true;
    if (st->row + 1 >= PQntuples(st->result)) return OK;
    st->row++;
    *row = true;
    return OK;
}

static enum err pg_later(struct stmt *st, bool one, struct fault *f) {
    struct pgcall call;
    enum err e = engine_fault_due() ? E_STORAGE : call_of(st, &call);
    if (!e) e = pgconn_later(&st->conn->pg, &call, one);
    pg_reset(st);
    return e ? fault_set(f, e, 0, 0) : OK;
}

static int64_t pg_changes(struct stmt *st) {
    const char *tag = st->result ? PQcmdStatus(st->result) : "";
    int64_t n = 0;
    if (!says(tag, "INSERT") && !says(tag, "UPDATE") && !says(tag, "DELETE")) return 0;
    return str_int(str_of(PQcmdTuples(st->result)), &n) ? n : 0;
}

/* ---- columns ---- */

static struct str cell(struct stmt *st, int col, unsigned *type) {
    assert(st->result && st->row >= 0 && col >= 0 && col < PQnfields(st->result));
    *type = PQftype(st->result, col);
    if (PQgetisnull(st->result, st->row, col)) return STR_NULL;
    return (struct str){ PQgetvalue(st->result, st->row, col), (size_t)PQgetlength(st->result, st->row, col) };
}

static int64_t pg_col_int(struct stmt *st, int col) {
    unsigned type;
    struct str v = cell(st, col, &type);
    return v.s ? pg_int(type, v) : NONE;
}

static double pg_col_real(struct stmt *st, int col) {
    unsigned type;
    struct str v = cell(st, col, &type);
    return v.s ? pg_real(type, v) : (double)NAN;
}

static struct str pg_col_text(struct stmt *st, int col) {
    unsigned type;
    struct str v = cell(st, col, &type);
    assert(!v.s || pg_is_text(type));
    return v;
}

static struct str pg_col_blob(struct stmt *st, int col) {
    unsigned type;
    struct str v = cell(st, col, &type);
    assert(!v.s || type == PG_BYTEA);
    return v;
}

/* Text is ordered by its bytes on both engines, whatever the server's locale:
** pages by key must not depend on where the database was made. */
static const char *pg_type(enum kind k) {
    if (kind_is_int(k)) return "BIGINT";
    return k == K_REAL ? "DOUBLE PRECISION" : k == K_BLOB ? "BYTEA" : "TEXT COLLATE \"C\"";
}

const struct engine engine_postgres = {
    .name = "postgres", .is_postgres = true,
    .open = pg_open, .close = pg_close, .exec = pg_exec, .prepare = pg_prepare,
    .bind_int = pg_bind_int, .bind_real = pg_bind_real, .bind_text = pg_bind_text, .bind_blob = pg_bind_blob,
    .step = pg_step, .later = pg_later, .changes = pg_changes,
    .col_int = pg_col_int, .col_real = pg_col_real, .col_text = pg_col_text, .col_blob = pg_col_blob,
    .reset = pg_reset, .drop = pg_drop, .type = pg_type,
};
