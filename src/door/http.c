/* The server: the library's callbacks, in the order a request passes them.
**   on_open      a socket
**   on_uri       the request line: the exchange is made
**   on_request   1. headers: guard, target, want   2. pieces of the body
**                3. all there: the handler         4. after a deferred answer
**   on_end       sent, or the client is gone
**   on_close     the socket */
#include "door/http_inner.h"

#include <stdlib.h>
#include <string.h>
#include "base/time.h"

static void exchange_free(struct exchange *x) {
    answer_free(x);
    body_free(x);
    arena_free(&x->pub.arena);
    pthread_mutex_destroy(&x->lock);
    free(x);
}

static struct exchange *exchange_new(struct http_server *s, struct conn *k, struct MHD_Connection *mhd) {
    struct exchange *x = calloc(1, sizeof *x);
    if (!x) return 0;
    x->s = s;
    x->conn = k;
    x->mhd = mhd;
    x->in_fd = -1;
    x->held_here = true;
    x->began = time_steady();
    x->pub.loopback = k->loopback;
    x->pub.tls = s->c.cert != 0;
    arena_init(&x->pub.arena, s->c.arena_limit);
    pthread_mutex_init(&x->lock, 0);
    return x;
}

static void *conn_of(struct MHD_Connection *mhd) {
    const union MHD_ConnectionInfo *i = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return i ? i->socket_context : 0;
}

void on_open(void *arg, struct MHD_Connection *mhd, void **slot, enum MHD_ConnectionNotificationCode what) {
    struct http_server *s = arg;
    if (what == MHD_CONNECTION_NOTIFY_CLOSED) {
        if (*slot) conn_free(&s->conns, *slot);
        *slot = 0;
        return;
    }
    const union MHD_ConnectionInfo *fd = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD);
    int socket_fd = fd ? fd->connect_fd : -1;
    const union MHD_ConnectionInfo *from = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    *slot = conn_new(s, socket_fd, from ? from->client_addr : 0);
}

/* Run a step whose arena may run out; false when it did. */
static bool step(struct exchange *x, void (*go)(struct exchange *)) {
    jmp_buf out;
    x->pub.arena.exit = &out;
    if (setjmp(out)) {
        x->pub.arena.exit = 0;
        return false;
    }
    go(x);
    if (!x->deferred) x->pub.arena.exit = 0;
    return true;
}

static void keep_target(struct exchange *x) {
    x->pub.peer = arena_copy(&x->pub.arena, str_of(x->conn->peer));
    x->pub.target = arena_copy(&x->pub.arena, x->pub.target);
}

void *on_uri(void *arg, const char *uri, struct MHD_Connection *mhd) {
    struct http_server *s = arg;
    struct conn *k = conn_of(mhd);
    struct exchange *x = k ? exchange_new(s, k, mhd) : 0;
    if (!x) return 0;
    conn_phase(k, PHASE_HEADERS, s->c.header_ms);
    x->pub.target = str_of(uri);
    if (step(x, keep_target)) return x;
    exchange_free(x);
    return 0;
}

static enum MHD_Result one_header(void *arg, enum MHD_ValueKind kind, const char *name, size_t name_n,
                                  const char *value, size_t value_n) {
    struct exchange *x = arg;
    struct arena *a = &x->pub.arena;
    (void)kind;
    struct http_pair *to = &x->pub.header[x->pub.nheader++];
    to->name = arena_copy(a, (struct str){ name, name_n });
    to->value = arena_copy(a, (struct str){ value ? value : "", value_n });
    return MHD_YES;
}

/* Copied, because the library's own go with the connection, and a deferred
** exchange may outlive that. */
static void copy_headers(struct exchange *x) {
    int n = MHD_get_connection_values_n(x->mhd, MHD_HEADER_KIND, 0, 0);
    x->pub.header = ARENA_ARRAY(&x->pub.arena, struct http_pair, n);
    (void)MHD_get_connection_values_n(x->mhd, MHD_HEADER_KIND, one_header, x);
}

static void read_head(struct exchange *x) {
    struct http_exchange *p = &x->pub;
    p->method = arena_copy(&p->arena, p->method);
    copy_headers(x);
    const char *bad = http_guard(p->method, x->version, p->header, p->nheader);
    if (!bad) bad = http_target(p, p->target);
    if (!bad && x->conn->over) bad = "busy";
    if (!bad) bad = body_begin(x);
    if (!bad && !x->want.refuse) return;
    x->refused = x->close = true;
    if (bad) answer_refuse(x, bad);
}

static void refuse_memory(struct exchange *x) {
    answer_refuse(x, "memory");
}

/* Out of arena: the limit gives way a little, so that the refusal finds room. */
static void out_of_arena(struct exchange *x) {
    x->pub.arena.limit += 64 << 10;
    if (step(x, refuse_memory)) return;
    http_reset(&x->pub);
    x->status = MHD_HTTP_SERVICE_UNAVAILABLE;
}

static enum MHD_Result begin(struct exchange *x, const char *method, const char *version) {
    x->begun = true;
    x->version = str_of(version);
    x->pub.method = str_of(method);
    atomic_fetch_add(&x->s->active, 1);
    if (!step(x, read_head)) {
        x->refused = x->close = true;
        out_of_arena(x);
    }
    if (!x->refused) return MHD_YES;
    if (http_header(&x->pub, "Content-Length").s || http_header(&x->pub, "Transfer-Encoding").s)
        x->conn->linger = true;
    return answer_send(x);
}

static void ask(struct exchange *x) {
    const char *bad = body_end(x);
    if (bad) answer_refuse(x, bad);
    x->asked = true;
    if (!bad) x->s->hooks.handle(&x->pub, x->s->arg);
}

static void refuse_result(struct exchange *x) {
    answer_refuse(x, x->bad ? "memory" : "no-answer");
}

static void late(struct exchange *x) {
    x->s->hooks.late(&x->pub, x->s->arg);
}

static void make_late(struct exchange *x) {
    if (!x->s->hooks.late || x->made) return;
    x->made = true;
    if (!step(x, late)) out_of_arena(x);
    x->pub.arena.exit = 0;
}

static enum MHD_Result send_now(struct exchange *x) {
    if (x->dropped) return answer_send(x);
    if (x->answered) make_late(x);
    if ((!x->status || x->bad) && !step(x, refuse_result)) x->status = MHD_HTTP_INTERNAL_SERVER_ERROR;
    return answer_send(x);
}

/* Sleep until http_answer, unless it came first or the server is ending. */
static enum MHD_Result wait_for_answer(struct exchange *x) {
    conn_deferred(&x->s->conns, x->conn, x);
    pthread_mutex_lock(&x->lock);
    if (!x->answered && atomic_load(&x->s->closing)) x->dropped = true;
    bool now = x->answered || x->dropped;
    if (!now) {
        x->suspended = true;
        MHD_suspend_connection(x->mhd);
    }
    pthread_mutex_unlock(&x->lock);
    return now ? send_now(x) : MHD_YES;
}

static enum MHD_Result complete(struct exchange *x) {
    conn_phase(x->conn, PHASE_BUSY, -1);
    if (!step(x, ask)) out_of_arena(x);
    return x->deferred ? wait_for_answer(x) : send_now(x);
}

static enum MHD_Result woken(struct exchange *x) {
    pthread_mutex_lock(&x->lock);
    bool now = x->answered || x->dropped;
    pthread_mutex_unlock(&x->lock);
    return now ? send_now(x) : MHD_YES;
}

enum MHD_Result on_request(void *arg, struct MHD_Connection *mhd, const char *url, const char *method,
                           const char *version, const char *data, size_t *n, void **slot) {
    struct exchange *x = *slot;
    (void)arg, (void)mhd, (void)url;
    if (!x) return MHD_NO;
    if (!x->begun) return begin(x, method, version);
    if (*n) {
        bool go_on = body_take(x, data, *n);
        *n = 0;
        return go_on ? MHD_YES : MHD_NO;
    }
    return x->asked ? woken(x) : complete(x);
}

static void release(struct exchange *x, bool here) {
    pthread_mutex_lock(&x->lock);
    if (here) x->held_here = false;
    else x->held_there = false;
    bool last = !x->held_here && !x->held_there;
    pthread_mutex_unlock(&x->lock);
    if (last) exchange_free(x);
}

/* Was it handed back in time, and nothing made of it yet? Whoever hands it back from here on is told. */
static bool end_owes(struct exchange *x) {
    pthread_mutex_lock(&x->lock);
    bool owed = x->answered && !x->dropped && !x->made;
    x->ended = true;
    pthread_mutex_unlock(&x->lock);
    return owed;
}

void on_end(void *arg, struct MHD_Connection *mhd, void **slot, enum MHD_RequestTerminationCode why) {
    struct http_server *s = arg;
    struct exchange *x = *slot;
    (void)mhd;
    *slot = 0;
    if (!x) return;
    if (!x->begun) x->conn->linger = true;       /* refused by the library itself: 431 and the like */
    if (x->deferred) conn_deferred(&s->conns, x->conn, 0);
    if (end_owes(x)) make_late(x);
    conn_phase(x->conn, PHASE_IDLE, s->c.idle_ms);
    bool sent = why == MHD_REQUEST_TERMINATED_COMPLETED_OK;
    if (x->begun && !x->dropped && s->hooks.done)
        s->hooks.done(&x->pub, x->status, time_steady() - x->began, sent, s->arg);
    if (x->begun) atomic_fetch_sub(&s->active, 1);
    release(x, true);
}

void http_defer(struct http_exchange *p) {
    struct exchange *x = (struct exchange *)p;
    p->arena.exit = 0;
    x->deferred = x->held_there = true;
}

bool http_answer(struct http_exchange *p) {
    struct exchange *x = (struct exchange *)p;
    p->arena.exit = 0;
    pthread_mutex_lock(&x->lock);
    bool heard = !x->dropped && !x->ended;
    x->answered = true;
    if (x->suspended && !x->dropped) MHD_resume_connection(x->mhd);
    pthread_mutex_unlock(&x->lock);
    release(x, false);
    return heard;
}

struct str http_header(const struct http_exchange *x, const char *name) {
    struct str want = str_of(name);
    for (int i = 0; i < x->nheader; i++)
        if (str_eqi(x->header[i].name, want)) return x->header[i].value;
    return STR_NULL;
}

struct str http_query(const struct http_exchange *x, const char *name) {
    for (int i = 0; i < x->nquery; i++)
        if (str_is(x->query[i].name, name)) return x->query[i].value;
    return STR_NULL;
}

struct str http_cookie(const struct http_exchange *x, const char *name) {
    struct str got = STR_NULL;
    for (int i = 0; i < x->nheader && !got.s; i++)
        if (str_eqi(x->header[i].name, S("cookie"))) got = http_cookie_in(x->header[i].value, name);
    return got;
}

bool http_is(const struct http_exchange *x, const char *method) {
    return str_is(x->method, method);
}

bool http_none_match(const struct http_exchange *x, struct str etag) {
    return http_etag_in(http_header(x, "If-None-Match"), etag);
}

bool http_accepts(const struct http_exchange *x, const char *encoding) {
    return http_accept_q(http_header(x, "Accept-Encoding"), encoding) > 0;
}
