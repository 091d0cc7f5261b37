#include "store/pgconn.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include "base/log.h"

/* ---- what goes wrong ---- */

static bool class_is(const char *state, const char *head) {
    return strncmp(state, head, strlen(head)) == 0;
}

static enum err err_of(const char *state) {
    if (strcmp(state, "40001") == 0 || strcmp(state, "40P01") == 0) return E_RETRY;
    if (strcmp(state, "23505") == 0 || strcmp(state, "23514") == 0 || strcmp(state, "23503") == 0) return E_CONFLICT;
    if (strcmp(state, "53100") == 0) return E_DISK_FULL;
    return E_STORAGE;
}

/* A state that says this connection is of no more use: the server goes away, or
** it has become a standby under a writer. */
static bool breaks(const struct pgconn *c, const char *state) {
    if (class_is(state, "08") || class_is(state, "57P0")) return true;
    return strcmp(state, "25006") == 0 && !c->readonly;
}

/* The server knows a statement no more, or a table under it changed shape. */
static bool is_stale(const char *state) {
    return strcmp(state, "26000") == 0 || strcmp(state, "0A000") == 0;
}

/* The primary message names constraints and columns. In class 22 it quotes the
** value, which may be somebody's; then the state alone must do. */
static void log_refusal(enum err e, const char *state, const char *message, struct str sql) {
    enum log_level level = e == E_RETRY || e == E_CONFLICT ? LOG_DEBUG : LOG_ERROR;
    if (class_is(state, "22") || !message) message = "";
    LOG(level, "store.postgres", LZ("sqlstate", state), LZ("message", message), LS("sql", str_sub(sql, 0, 160)));
}

static void break_off(struct pgconn *c) {
    c->broken = true;
    c->lost = c->in_tx;
}

/* What became of a command; on failure logs it and notes a broken connection. */
static enum err outcome(struct pgconn *c, const PGresult *r, struct str sql) {
    ExecStatusType s = PQresultStatus(r);
    if (s == PGRES_COMMAND_OK || s == PGRES_TUPLES_OK || s == PGRES_EMPTY_QUERY) {
        c->in_tx = PQtransactionStatus(c->pg) != PQTRANS_IDLE;
        return OK;
    }
    const char *state = r ? PQresultErrorField(r, PG_DIAG_SQLSTATE) : 0;
    const char *message = r ? PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY) : 0;
    if (!state) {                         /* libpq itself says so: no answer came */
        state = "08006";
        message = "the connection was lost";
    }
    enum err e = err_of(state);
    if (is_stale(state)) c->generation++;
    if (breaks(c, state) || PQstatus(c->pg) != CONNECTION_OK) break_off(c);
    log_refusal(e, state, message, sql);
    return e;
}

/* ---- dialling ---- */

static void quiet(void *arg, const PGresult *r) {
    (void)arg, (void)r;
}

static PGconn *dial_server(const char *where, bool readonly) {
    /* libpq takes the later of two: what stands before dbname, whose value is the
    ** connection string, is a default; what stands after it is fixed. */
    const char *const key[] = { "connect_timeout", "keepalives_idle", "keepalives_interval", "keepalives_count",
        "tcp_user_timeout", "target_session_attrs", "fallback_application_name", "dbname", "client_encoding",
        readonly ? 0 : "target_session_attrs", 0 };
    const char *const value[] = { "5", "10", "5", "3", "20000", "primary", "anju", where, "UTF8", "read-write", 0 };
    return PQconnectdbParams(key, value, 1);
}

static const char *settings(bool readonly) {
    return readonly
        ? "SET standard_conforming_strings = on; SET statement_timeout = 30000; SET default_transaction_read_only = on; "
          "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED"
        : "SET standard_conforming_strings = on; SET statement_timeout = 30000; "
          "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED";
}

enum err pgconn_dial(struct pgconn *c) {
    PQfinish(c->pg);
    c->pg = dial_server(c->where, c->readonly);
    c->in_tx = c->broken = false;
    c->waiting = 0;
    c->counts = false;
    c->generation++;
    if (PQstatus(c->pg) != CONNECTION_OK) {
        struct str why = str_trim(str_of(c->pg ? PQerrorMessage(c->pg) : "out of memory"));
        LOG(LOG_ERROR, "store.postgres", LZ("sqlstate", "08001"), LS("message", why));
        c->broken = true;
        return E_STORAGE;
    }
    (void)PQsetNoticeReceiver(c->pg, quiet, 0);
    PGresult *r = PQexec(c->pg, settings(c->readonly));
    enum err e = outcome(c, r, S("SET"));
    PQclear(r);
    if (e) return c->broken = true, E_STORAGE;
    /* Compiling a short query costs more than running it. A server that does not
    ** know the setting has nothing to switch off. */
    PQclear(PQexec(c->pg, "SET jit = off"));
    return OK;
}

void pgconn_close(struct pgconn *c) {
    PQfinish(c->pg);
    c->pg = 0;
}

static enum err alive(struct pgconn *c) {
    enum err e = c->late;
    c->late = OK;
    if (e) return e;
    if (c->lost) return E_STORAGE;
    return c->broken ? pgconn_dial(c) : OK;
}

/* ---- what was sent and not waited for ---- */

/* One answer of those under way: the first failure counts, what came after it
** was not run. */
static enum err answer(struct pgconn *c, PGresult *r, struct str sql, bool one, enum err before, PGresult **ret) {
    enum err e = PQresultStatus(r) == PGRES_PIPELINE_ABORTED ? before : outcome(c, r, sql);
    if (!e && one && strcmp(PQcmdTuples(r), "1") != 0) e = E_RETRY;
    if (before) e = before;
    if (ret && !e) *ret = r;
    else PQclear(r);
    return e;
}

/* Wait for all that is under way: what waits, and `last` when last.s is given,
** whose result is *ret when all went well. */
static enum err settle(struct pgconn *c, struct str last, PGresult **ret) {
    enum err e = OK;
    bool synced = PQpipelineSync(c->pg) == 1;
    for (int at = 0; synced;) {
        PGresult *r = PQgetResult(c->pg);
        if (!r) {                         /* the end of one statement, or of the connection */
            synced = PQstatus(c->pg) == CONNECTION_OK;
            continue;
        }
        if (PQresultStatus(r) == PGRES_PIPELINE_SYNC) {
            PQclear(r);
            break;
        }
        bool is_last = at >= c->waiting;
        e = answer(c, r, is_last ? last : c->sql[at], !is_last && c->one[at], e, is_last ? ret : 0);
        at++;
    }
    c->waiting = 0;
    c->counts = false;
    if (synced && PQexitPipelineMode(c->pg)) {
        if (!c->broken) c->in_tx = PQtransactionStatus(c->pg) != PQTRANS_IDLE;
        return e;
    }
    if (!c->broken) break_off(c);
    return e ? e : E_STORAGE;
}

/* The same; when `last` could not even be sent, nothing is known to have come over. */
static enum err settle_last(struct pgconn *c, bool sent, struct str last, PGresult **ret) {
    if (sent) return settle(c, last, ret);
    break_off(c);
    (void)settle(c, STR_NULL, 0);
    return E_STORAGE;
}

void pgconn_settle(struct pgconn *c) {
    if (c->waiting) c->late = settle(c, STR_NULL, 0);
}

static enum err nothing_waits(struct pgconn *c) {
    return c->waiting ? settle(c, STR_NULL, 0) : OK;
}

/* ---- text ---- */

static bool says(const char *sql, const char *word) {
    return strncasecmp(sql, word, strlen(word)) == 0;
}

/* COMMIT goes with what waits: one way there and back for all of it, unless rows
** must be counted first. */
static enum err text_once(struct pgconn *c, const char *sql, PGresult **ret) {
    bool commit = says(sql, "COMMIT");
    enum err e = commit && !c->counts ? OK : nothing_waits(c);
    if (e || (e = alive(c))) return e;
    if (c->waiting) {
        bool sent = PQsendQueryParams(c->pg, sql, 0, 0, 0, 0, 0, 0) == 1;
        e = settle_last(c, sent, str_of(sql), ret);
    } else {
        PQclear(*ret);
        *ret = PQexec(c->pg, sql);
        e = outcome(c, *ret, str_of(sql));
    }
    /* COMMIT of a transaction that failed before is answered with ROLLBACK and
    ** no error: nothing of it was kept, and that is a failure here. */
    if (!e && commit && strcmp(PQcmdStatus(*ret), "COMMIT") != 0) {
        LOG(LOG_ERROR, "store.postgres", LZ("sqlstate", "25P02"), LZ("message", "commit of a failed transaction"));
        e = E_STORAGE;
    }
    return e;
}

enum err pgconn_text(struct pgconn *c, const char *sql, PGresult **ret) {
    bool rollback = says(sql, "ROLLBACK") && !strcasestr(sql, " TO "), begin = says(sql, "BEGIN");
    bool end = rollback || says(sql, "COMMIT");
    if (rollback) {                       /* how it went is of no interest any more */
        (void)nothing_waits(c);
        c->late = OK;
    }
    if (c->lost && (end || begin)) {      /* the transaction went with its connection: the program is told once */
        c->lost = c->in_tx = false;
        c->late = OK;
        if (end) return E_STORAGE;
    }
    enum err e = text_once(c, sql, ret);
    /* A connection that died while idle is found out by BEGIN, and nothing has
    ** been done on it yet: once more on a new one. */
    if (e == E_STORAGE && begin && c->broken && !c->lost) e = text_once(c, sql, ret);
    if (end) c->lost = false;
    if (e) PQclear(*ret), *ret = 0;
    return e;
}

/* ---- prepared statements ---- */

enum err pgconn_prepare(struct pgconn *c, const char *name, const char *text, int n, const unsigned *type) {
    enum err e = nothing_waits(c);
    if (e || (e = alive(c))) return e;
    PGresult *r = PQprepare(c->pg, name, text, n, type);
    e = outcome(c, r, str_of(text));
    PQclear(r);
    return e;
}

static bool send_call(struct pgconn *c, const struct pgcall *call) {
    return PQsendQueryPrepared(c->pg, call->name, call->n, call->value, call->length, call->format, 1) == 1;
}

enum err pgconn_run(struct pgconn *c, const struct pgcall *call, PGresult **ret) {
    enum err e = alive(c);
    if (e) return e;
    if (c->waiting) {
        bool sent = send_call(c, call);
        return settle_last(c, sent, call->sql, ret);
    }
    *ret = PQexecPrepared(c->pg, call->name, call->n, call->value, call->length, call->format, 1);
    e = outcome(c, *ret, call->sql);
    if (e) PQclear(*ret), *ret = 0;
    return e;
}

enum err pgconn_later(struct pgconn *c, const struct pgcall *call, bool one) {
    PGresult *r = 0;
    enum err e = c->waiting == PG_WAITING ? settle(c, STR_NULL, 0) : OK;
    if (e || (e = alive(c))) return e;
    if (!c->in_tx) {
        e = pgconn_run(c, call, &r);
        if (!e && one && strcmp(PQcmdTuples(r), "1") != 0) e = E_RETRY;
        PQclear(r);
        return e;
    }
    if ((c->waiting || PQenterPipelineMode(c->pg)) && send_call(c, call)) {
        c->one[c->waiting] = one;
        c->counts |= one;
        c->sql[c->waiting++] = call->sql;
        return OK;
    }
    break_off(c);
    return E_STORAGE;
}

void pgconn_forget(struct pgconn *c, const char *name) {
    char sql[40];
    pgconn_settle(c);
    if (c->broken || PQtransactionStatus(c->pg) == PQTRANS_INERROR) return;
    (void)snprintf(sql, sizeof sql, "DEALLOCATE %s", name);
    PQclear(PQexec(c->pg, sql));
}
