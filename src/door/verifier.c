#include "door/verifier.h"

#include <pthread.h>
#include <stdlib.h>
#include "action/verify.h"
#include "base/json.h"
#include "base/log.h"
#include "base/time.h"
#include "door/sealing.h"

enum { LOOK_MS = 1000, BEAT_MS = 2000, DETAIL_CHARS = 200 };

struct verifier {
    struct server *s;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool ending;
};

/* One that runs: its record, what is found, when it was last heard of. */
struct running {
    struct verifier *k;
    struct call *c;
    struct arena beats;              /* of a beat's write, each from the start */
    struct verification v;
    struct buf list;
    struct jw j;
    int listed;
    bool taken_back;
};

static bool is_ending(struct verifier *k) {
    (void)pthread_mutex_lock(&k->lock);
    bool ending = k->ending;
    (void)pthread_mutex_unlock(&k->lock);
    return ending;
}

/* ---- one run ---- */

static void found(void *arg, const struct found *f) {
    struct running *r = arg;
    r->v.found++;
    if (r->listed >= VERIFY_LISTED) return;
    r->listed++;
    jw_object(&r->j);
    jw_key(&r->j, "finding"), jw_z(&r->j, finding_names[f->what]);
    jw_key(&r->j, "noun"), jw_str(&r->j, f->noun);
    jw_key(&r->j, "item"), f->item == NONE ? jw_null(&r->j) : jw_int(&r->j, f->item);
    jw_key(&r->j, "event"), f->event == NONE ? jw_null(&r->j) : jw_int(&r->j, f->event);
    jw_key(&r->j, "detail"), jw_str(&r->j, str_sub(f->detail, 0, f->detail.n < DETAIL_CHARS ? f->detail.n : DETAIL_CHARS));
    jw_end_object(&r->j);
}

/* A write of its own arena: the call's holds what the whole run needs. */
static bool beat(struct running *r, int64_t now) {
    struct call c = *r->c;
    jmp_buf out;
    volatile bool kept = false;
    arena_reset(&r->beats);
    r->beats.exit = &out;
    c.mem = &r->beats;
    c.now = now;
    c.fault = (struct fault){ 0 };
    if (!setjmp(out)) {
        bool still = false;
        enum err e = verification_beat(&c, &r->v, &still);
        kept = e || still;           /* a database that is away for a moment ends nothing */
    }
    r->beats.exit = 0;
    return kept;
}

static bool go_on(void *arg, const struct verified *sum) {
    struct running *r = arg;
    int64_t now = time_now();
    if (is_ending(r->k)) return false;
    if (now - r->v.heard_at < BEAT_MS) return true;
    r->v.heard_at = now;
    r->v.progress = sum->events;
    r->taken_back = !beat(r, now);
    return !r->taken_back;
}

static enum err verify(struct running *r, struct verified *sum) {
    struct call *c = r->c;
    const struct sealing *g = r->k->s->sealing;
    struct verify_in in = { .tenant = c->tenant, .now = c->now, .files = r->v.files == 1, .moves = known_move, .go_on = go_on };
    struct seal_key *keys = 0;
    enum err e = events_sealed(c, &r->v.total);
    if (!e) e = seal_keys_read(c->mem, g->data, g->key_file, &keys, &in.nkeys, &c->fault);
    if (!e) e = seal_log_read(c->mem, g->data, &in.log, &c->fault);
    in.key = keys;
    return e ? e : store_verify(c->store, &in, found, r, sum, &c->fault);
}

static void note_end(struct running *r, enum err e, const struct verified *sum) {
    struct call *c = r->c;
    bool stopped = e == E_CONFLICT && c->fault.key && str_is(str_of(c->fault.key), "verify.stopped");
    jw_end_list(&r->j);
    r->v.state = !e ? JOB_DONE : stopped ? JOB_CANCELLED : JOB_FAILED;
    r->v.progress = r->v.looked_events = sum->events;
    if (!e) r->v.total = sum->events;
    r->v.looked_rows = sum->rows;
    r->v.looked_seals = sum->seals;
    r->v.looked_files = sum->files;
    r->v.list = r->list.bad ? STR_NULL : buf_view(&r->list);
    c->fault = (struct fault){ 0 };
    c->now = time_now();
    if (e && !stopped) LOG(LOG_WARN, "verify.failed", LI("id", r->v.h.id), LZ("code", error_of(e)->code));
    if (!r->taken_back && (e = verification_end(c, &r->v))) LOG(LOG_WARN, "verify.end", LZ("code", error_of(e)->code));
}

static void work_off(struct running *r) {
    struct verified sum = { 0 };
    r->v.found = 0;
    jw_init(&r->j, &r->list);
    jw_list(&r->j);
    enum err e = verify(r, &sum);
    note_end(r, e, &sum);
}

/* ---- the thread ---- */

/* Out of memory comes back here; the record is ended as failed when it is silent. */
static void look(struct running *r, struct arena *a) {
    struct server *s = r->k->s;
    struct call c = {
        .mem = a, .store = s->store, .worlds = s->worlds, .tenant = s->tenant, .now = time_now(), .id = S("verifier"), .if_match = NONE,
    };
    jmp_buf out;
    a->exit = &out;
    r->c = &c;
    r->listed = 0;
    r->taken_back = false;
    buf_clear(&r->list);
    if (setjmp(out)) LOG(LOG_ERROR, "verify.memory", LI("tenant", c.tenant));
    else if (verification_take(&c, &r->v) == OK && r->v.h.id != NONE) work_off(r);
    a->exit = 0;
}

static bool wait_second(struct verifier *k) {
    struct timespec t = time_soon(LOOK_MS);
    (void)pthread_mutex_lock(&k->lock);
    if (!k->ending) (void)pthread_cond_clockwait(&k->wake, &k->lock, CLOCK_MONOTONIC, &t);
    bool ending = k->ending;
    (void)pthread_mutex_unlock(&k->lock);
    return !ending;
}

static void *run(void *arg) {
    struct running r = { .k = arg };
    struct arena a;
    arena_init(&a, 0);
    arena_init(&r.beats, 0);
    while (wait_second(r.k)) {
        arena_reset(&a);
        look(&r, &a);
    }
    buf_free(&r.list);
    arena_free(&r.beats);
    arena_free(&a);
    return 0;
}

struct verifier *verifier_start(struct server *s) {
    struct verifier *k = calloc(1, sizeof *k);
    if (!k) return 0;
    k->s = s;
    (void)pthread_mutex_init(&k->lock, 0);
    (void)pthread_cond_init(&k->wake, 0);
    if (pthread_create(&k->thread, 0, run, k) == 0) return k;
    free(k);
    return 0;
}

void verifier_stop(struct verifier *k) {
    if (!k) return;
    (void)pthread_mutex_lock(&k->lock);
    k->ending = true;
    (void)pthread_cond_signal(&k->wake);
    (void)pthread_mutex_unlock(&k->lock);
    (void)pthread_join(k->thread, 0);
    (void)pthread_cond_destroy(&k->wake);
    (void)pthread_mutex_destroy(&k->lock);
    free(k);
}
