#include "access/session.h"

#include <pthread.h>
#include <stdlib.h>
#include "access/who.h"
#include "base/hash.h"
#include "base/rand.h"
#include "base/time.h"

enum { SEEN = 4096, TOKEN = 40 };

struct seen { int64_t tenant, id, at, written, person; };

struct sessions {
    pthread_mutex_t lock;
    struct seen seen[SEEN];          /* by session id, direct mapped: a lost entry costs a minute of idle time */
};

struct sessions *sessions_new(void) {
    struct sessions *s = calloc(1, sizeof *s);
    if (s) (void)pthread_mutex_init(&s->lock, 0);
    return s;
}

void sessions_free(struct sessions *s) {
    if (!s) return;
    (void)pthread_mutex_destroy(&s->lock);
    free(s);
}

static struct seen *slot(struct sessions *s, int64_t id) {
    return &s->seen[(uint64_t)id * 0x9e3779b97f4a7c15u >> 52];
}

/* The last time this session was seen, here or by the database; now it is seen, unless a page asks of itself. */
static int64_t seen_before(struct sessions *s, const struct session *row, int64_t now, bool unattended) {
    (void)pthread_mutex_lock(&s->lock);
    struct seen *e = slot(s, row->id);
    int64_t at = e->id == row->id && e->at > row->seen_at ? e->at : row->seen_at;
    if (!unattended && now - at <= SESSION_IDLE_MIN * MINUTE) {
        int64_t written = e->id == row->id ? e->written : row->seen_at;
        *e = (struct seen){ row->tenant, row->id, now, written, row->person };
    }
    (void)pthread_mutex_unlock(&s->lock);
    return at;
}

static struct str token_digest(struct arena *a, struct str token) {
    unsigned char *d = arena_alloc(a, DIGEST);
    sm3(token, d);
    return (struct str){ (char *)d, DIGEST };
}

enum err session_find(struct call *c, struct sessions *s) {
    struct rows r;
    c->who = 0;
    if (c->cookie.n != TOKEN) return OK;
    struct bind b = BB("token", token_digest(c->mem, c->cookie));
    enum err e = sql_rows(c->db, c->mem, "session_by_token", &session_entity, &b, 1, &r, &c->fault);
    if (e || r.n == 0) return e;
    const struct session *row = r.row;
    if (row->tenant != c->tenant || row->ends_at <= c->now) return OK;
    if (c->now - seen_before(s, row, c->now, c->unattended) > SESSION_IDLE_MIN * MINUTE) return OK;
    struct who *who = who_of(c->mem, c->world, row->person);
    if (who) who->session = row->id;
    c->who = who;
    return OK;
}

enum err session_make(struct call *c, struct tx *tx, int64_t person) {
    struct str token = rand_token(c->mem, TOKEN);
    struct session row = {
        .id = tx_new_id(tx), .tenant = c->tenant, .person = person, .token = token_digest(c->mem, token),
        .address = c->peer, .created_at = c->now, .seen_at = c->now, .ends_at = c->now + SESSION_HOURS * HOUR,
    };
    enum err e = tx_put(tx, &session_entity, &row);
    if (e == OK) c->set_cookie = token;
    return e;
}

enum err sessions_alive(struct call *c, struct sessions *s, struct ids *ret) {
    struct bind b = BI("tenant", c->tenant);
    struct cursor *cur;
    int cap = 0;
    *ret = (struct ids){ 0 };
    enum err e = sql_open(c->db, c->mem, "sessions_alive", &b, 1, &cur, &c->fault);
    if (e) return e;
    while (sql_next(cur)) {
        struct session row = { .id = sql_int(cur, 0), .seen_at = sql_int(cur, 1), .ends_at = sql_int(cur, 2) };
        bool idle = c->now - seen_before(s, &row, c->now, true) > SESSION_IDLE_MIN * MINUTE;
        if (!idle && row.ends_at > c->now) ARENA_PUSH(c->mem, ret->id, ret->n, cap) = row.id;
    }
    return sql_end(cur);
}

static enum err seen_put(struct tx *tx, int64_t tenant, int64_t person, int64_t at) {
    struct bind b[] = { BI("tenant", tenant), BI("id", person), BI("at", at), BI("before", at - HOUR) };
    return sql_run(tx_db(tx), tx_mem(tx), "person_seen", b, N_OF(b), 0, tx_fault(tx));
}

enum err person_seen(struct call *c, struct tx *tx, int64_t person, int64_t at) {
    return seen_put(tx, c->tenant, person, at);
}

enum err session_end(struct call *c, struct tx *tx, int64_t session) {
    struct bind b[] = { BI("tenant", c->tenant), BI("id", session) };
    c->set_cookie = S("");
    return sql_run(tx_db(tx), c->mem, "session_delete", b, N_OF(b), 0, &c->fault);
}

enum err session_end_others(struct call *c, struct tx *tx, int64_t person, int64_t keep) {
    struct bind b[] = { BI("tenant", c->tenant), BI("person", person), BI("keep", keep) };
    return sql_run(tx_db(tx), c->mem, "session_delete_others", b, N_OF(b), 0, &c->fault);
}

/* ---- once a minute ---- */

struct flush { struct call *c; struct seen *due; int n; };

static enum err flush_body(struct tx *tx, void *arg) {
    const struct flush *f = arg;
    enum err e = OK;
    for (int i = 0; i < f->n && !e; i++) {
        struct bind b[] = { BI("tenant", f->due[i].tenant), BI("id", f->due[i].id), BI("at", f->due[i].at) };
        e = sql_run(tx_db(tx), tx_mem(tx), "session_seen", b, N_OF(b), 0, tx_fault(tx));
        if (!e) e = seen_put(tx, f->due[i].tenant, f->due[i].person, f->due[i].at);
    }
    struct bind now = BI("now", f->c->now);
    return e ? e : sql_run(tx_db(tx), tx_mem(tx), "session_sweep", &now, 1, 0, tx_fault(tx));
}

enum err sessions_flush(struct sessions *s, struct store *store, struct call *c) {
    struct flush f = { c, ARENA_ARRAY(c->mem, struct seen, SEEN), 0 };
    (void)pthread_mutex_lock(&s->lock);
    for (int i = 0; i < SEEN; i++)
        if (s->seen[i].id && s->seen[i].at - s->seen[i].written >= MINUTE) {
            s->seen[i].written = s->seen[i].at;
            f.due[f.n++] = s->seen[i];
        }
    (void)pthread_mutex_unlock(&s->lock);
    struct arena mem;
    arena_init(&mem, 0);
    struct work w = { .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
                      .body = flush_body, .arg = &f, .mem = &mem, .fault = &c->fault, .background = true };
    enum err e = store_write(store, &w);
    arena_free(&mem);
    return e;
}
