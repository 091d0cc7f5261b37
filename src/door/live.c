#include "door/live.h"

#include <pthread.h>
#include <stdlib.h>
#include "action/live.h"
#include "base/json.h"
#include "base/log.h"
#include "base/time.h"

enum { TICK_MS = 1000, SESSIONS_MS = 5000 };

/* One open line. Made by an HTTP thread, then the poller's alone. */
struct line {
    struct line *next;
    struct http_stream *stream;
    int64_t person, session, after;      /* these do not change                        */
    int64_t last;                        /* the largest id told                        */
    bool fresh, anew, over;              /* told nothing yet; owed a reset; to be left */
};

struct live {
    struct server *s;
    pthread_t thread;
    pthread_mutex_t lock;                /* guards list, n, ending; lines join at its head, the poller removes them */
    pthread_cond_t wake;
    struct line *list;
    int64_t n;
    bool ending;
    /* the poller's own */
    struct call c;
    struct live_tail tail;
    int64_t beat_at, sessions_at;        /* steady time of the last                    */
    struct buf text;
};

/* ---- joining ---- */

static bool room_for(struct live *k, int64_t person) {
    int his = 0;
    for (const struct line *l = k->list; l; l = l->next) his += l->person == person;
    return !k->ending && k->n < LIVE_ALL && his < LIVE_PERSON;
}

/* What says at once that the line stands, and how long to wait before the next when it falls. */
static const char hello[] = "retry: 3000\n\n";

static enum err join(struct live *k, struct request *r, struct line *l) {
    (void)pthread_mutex_lock(&k->lock);
    bool room = room_for(k, l->person);
    if (room && (l->stream = http_stream(r->x, LIVE_WAITS))) {
        l->next = k->list;
        k->list = l;
        k->n++;
        (void)http_stream_put(l->stream, str_of(hello));
    }
    bool joined = l->stream != 0;                    /* from the unlock on it is the poller's */
    (void)pthread_mutex_unlock(&k->lock);
    if (joined) return OK;
    if (room) return fail(&r->c, E_MEMORY, 0, 0);
    r->c.fault.retry_after = 5;
    return fail(&r->c, E_BUSY, 0, "live.too_many");
}

enum err live_subscribe(struct live *k, struct request *r, int64_t after) {
    if (!k) return fail(&r->c, E_BUSY, 0, "live.too_many");
    struct line *l = calloc(1, sizeof *l);
    if (!l) return fail(&r->c, E_MEMORY, 0, 0);
    *l = (struct line){ .person = r->c.who->person, .session = r->c.who->session, .after = after, .last = after, .fresh = true };
    enum err e = join(k, r, l);
    if (e) free(l);
    return e;
}

int64_t live_lines(struct live *k) {
    if (!k) return 0;
    (void)pthread_mutex_lock(&k->lock);
    int64_t n = k->n;
    (void)pthread_mutex_unlock(&k->lock);
    return n;
}

/* ---- telling ---- */

/* The id to come back with never falls, though events do not come in their order. */
static void put(struct live *k, struct line *l, int64_t id, const char *event, const struct live_change *v) {
    struct buf *b = &k->text;
    struct jw w;
    if (l->over || l->anew) return;
    if (id > l->last) l->last = id;
    buf_clear(b);
    if (l->last != NONE) buf_printf(b, "id: %lld\n", (long long)l->last);
    buf_printf(b, "event: %s\ndata: ", event);
    jw_init(&w, b);
    jw_object(&w);
    if (v) {
        jw_key(&w, "noun"), jw_str(&w, v->noun);
        jw_key(&w, "id"), jw_int(&w, v->item);
        jw_key(&w, "version"), jw_int(&w, v->version);
        if (v->problem != NONE) jw_key(&w, "problem"), jw_int(&w, v->problem);
    }
    jw_end_object(&w);
    buf_z(b, "\n\n");
    enum http_put said = b->bad ? HTTP_FULL : http_stream_put(l->stream, buf_view(b));
    if (said == HTTP_FULL) l->anew = true;
    if (said == HTTP_GONE) l->over = true;
}

/* Everything he shows is to be read again; said once there is room for it. */
static void put_anew(struct live *k, struct line *l) {
    l->anew = false;
    put(k, l, k->tail.top, "reset", 0);
}

static void tell(struct live *k, struct line *l, const struct live_news *news) {
    struct call c = k->c;
    int n = 0;
    c.who = who_of(c.mem, c.world, l->person);
    l->over |= !c.who;
    for (int i = 0; i < news->n && !l->over && !l->anew; i++) {
        const struct live_change *v = &news->v[i];
        if (!live_sees(&c, v)) continue;
        if (++n > LIVE_TOLD) l->anew = true;
        else if (str_is(v->noun, "bell")) put(k, l, v->id, "bell", 0);
        else put(k, l, v->id, "change", v);
    }
}

static enum err welcome(struct live *k, struct line *l) {
    struct live_news news;
    bool anew;
    enum err e = live_since(&k->c, &k->tail, l->after, &news, &anew);
    if (e) return e;
    l->fresh = false;
    if (anew) l->last = NONE, put_anew(k, l);
    else tell(k, l, &news);
    put(k, l, k->tail.top, "beat", 0);
    return OK;
}

/* ---- once a second ---- */

static struct line *lines(struct live *k) {
    (void)pthread_mutex_lock(&k->lock);
    struct line *l = k->list;
    (void)pthread_mutex_unlock(&k->lock);
    return l;
}

static bool holds(const struct ids *all, int64_t id) {
    int lo = 0, hi = all->n;
    while (lo < hi) {
        int mid = lo + (hi - lo) / 2;
        if (all->id[mid] < id) lo = mid + 1;
        else hi = mid;
    }
    return lo < all->n && all->id[lo] == id;
}

/* Whoever signed out, here or at another process, or was away too long hears no more. */
static enum err end_sessions(struct live *k, struct line *first) {
    struct ids alive;
    enum err e = sessions_alive(&k->c, k->s->sessions, &alive);
    for (struct line *l = first; l && !e; l = l->next) {
        if (l->over || l->fresh || holds(&alive, l->session)) continue;
        put(k, l, NONE, "end", 0);
        l->over = true;
    }
    return e;
}

static enum err tell_all(struct live *k, struct line *first, const struct live_news *news, bool anew) {
    int64_t now = time_steady();
    bool beat = now - k->beat_at >= LIVE_BEAT_MS;
    enum err e = OK;
    if (beat) k->beat_at = now;
    for (struct line *l = first; l && !e; l = l->next) {
        l->over |= !http_stream_heard(l->stream);
        if (l->over) continue;
        if (l->fresh) {
            e = welcome(k, l);
            continue;
        }
        if (anew || l->anew) put_anew(k, l);
        else if (news->n) tell(k, l, news);
        if (beat) put(k, l, k->tail.top, "beat", 0);
    }
    if (e || now - k->sessions_at < SESSIONS_MS) return e;
    k->sessions_at = now;
    return end_sessions(k, first);
}

static enum err look(struct live *k) {
    struct call *c = &k->c;
    struct live_news news;
    bool anew;
    enum err e = world_hold(c->worlds, c->tenant, c->now, &c->world, &c->fault);
    if (e) return e;
    c->db = store_read(c->store, &c->fault);
    if (!c->db) return c->fault.err;
    e = live_look(c, &k->tail, &news, &anew);
    struct line *first = lines(k);
    return e || !first ? e : tell_all(k, first, &news, anew);
}

/* Lines that join meanwhile stand before `first`; their `next` is not written any more. */
static void leave(struct live *k, bool all) {
    (void)pthread_mutex_lock(&k->lock);
    for (struct line **at = &k->list, *l; (l = *at);) {
        if (!all && !l->over) {
            at = &l->next;
            continue;
        }
        *at = l->next;
        k->n--;
        http_stream_end(l->stream);
        free(l);
    }
    (void)pthread_mutex_unlock(&k->lock);
}

static void tick(struct live *k, struct arena *a) {
    jmp_buf out;
    struct server *s = k->s;
    k->c = (struct call){ .mem = a, .store = s->store, .worlds = s->worlds, .tenant = s->tenant, .now = time_now(),
                          .id = S("live"), .if_match = NONE, .exe = s->exe };
    a->exit = &out;
    enum err e = setjmp(out) ? E_MEMORY : look(k);
    if (e) LOG(LOG_WARN, "live.failed", LZ("code", error_of(e)->code));
    if (e) k->tail.again_at = k->c.now;              /* what this look should have told, a reset makes up for */
    a->exit = 0;
    if (k->c.db) store_read_end(k->c.db);
    if (k->c.world) world_release(s->worlds, k->c.world);
    leave(k, false);
}

static bool wait_second(struct live *k) {
    struct timespec t = time_soon(TICK_MS);
    (void)pthread_mutex_lock(&k->lock);
    if (!k->ending) (void)pthread_cond_clockwait(&k->wake, &k->lock, CLOCK_MONOTONIC, &t);
    bool ending = k->ending;
    (void)pthread_mutex_unlock(&k->lock);
    return !ending;
}

static void *run(void *arg) {
    struct live *k = arg;
    struct arena a;
    arena_init(&a, 0);
    do {
        arena_reset(&a);
        tick(k, &a);
    } while (wait_second(k));
    arena_free(&a);
    leave(k, true);
    return 0;
}

struct live *live_start(struct server *s) {
    struct live *k = calloc(1, sizeof *k);
    if (!k) return 0;
    k->s = s;
    (void)pthread_mutex_init(&k->lock, 0);
    (void)pthread_cond_init(&k->wake, 0);
    k->beat_at = k->sessions_at = time_steady();
    if (pthread_create(&k->thread, 0, run, k) == 0) return s->live = k;
    free(k);
    return 0;
}

/* The server may still answer until http_stop: who comes now is told to come back. */
void live_stop(struct live *k) {
    if (!k) return;
    (void)pthread_mutex_lock(&k->lock);
    k->ending = true;
    (void)pthread_cond_signal(&k->wake);
    (void)pthread_mutex_unlock(&k->lock);
    (void)pthread_join(k->thread, 0);
}

void live_free(struct live *k) {
    if (!k) return;
    buf_free(&k->text);
    (void)pthread_cond_destroy(&k->wake);
    (void)pthread_mutex_destroy(&k->lock);
    free(k);
}
