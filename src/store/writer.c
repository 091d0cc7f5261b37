/* The writers. On SQLite one thread takes all that is queued, runs each body in
** its own savepoint and commits them together; on PostgreSQL each of N threads
** runs one body a transaction. */
#include "store/room.h"

#include <assert.h>
#include <semaphore.h>
#include <stdlib.h>
#include <time.h>
#include "base/log.h"
#include "base/rand.h"

enum { BACKGROUND_AT_ONCE = 4, TENTH_MS = 100000 };

/* ---- the queue ---- */

static void push(struct store *st, struct work *w) {
    struct work **first = w->background ? &st->background.first : &st->people.first;
    struct work **last = w->background ? &st->background.last : &st->people.last;
    w->next = 0;
    if (*first) (*last)->next = w;
    else *first = w;
    *last = w;
    st->waiting++;
}

static struct work *pop(struct store *st, bool background) {
    struct work **first = background ? &st->background.first : &st->people.first, *w = *first;
    if (!w) return 0;
    *first = w->next;
    w->next = 0;
    st->waiting--;
    return w;
}

enum err store_submit(struct store *st, struct work *w) {
    if (st->readonly) return fault_set(w->fault, E_STORAGE, 0, "store.readonly");
    (void)pthread_mutex_lock(&st->lock);
    bool room = !st->closing && st->waiting < STORE_QUEUE;
    if (room) push(st, w);
    (void)pthread_mutex_unlock(&st->lock);
    if (room) {
        (void)pthread_cond_signal(&st->work_came);
        return OK;
    }
    if (w->fault) w->fault->retry_after = 1;
    return fault_set(w->fault, E_BUSY, 0, 0);
}

/* Wait for work and take at most `most` of it, people first. NULL: the store closes and nothing is left. */
static struct work *take(struct store *st, int most) {
    struct work *first = 0, **last = &first;
    int background = 0;
    (void)pthread_mutex_lock(&st->lock);
    while (!st->people.first && !st->background.first && !st->closing) (void)pthread_cond_wait(&st->work_came, &st->lock);
    for (; most > 0; most--) {
        struct work *w = pop(st, false);
        if (!w && background++ < BACKGROUND_AT_ONCE) w = pop(st, true);
        if (!w) break;
        *last = w;
        last = &w->next;
    }
    (void)pthread_mutex_unlock(&st->lock);
    return first;
}

/* ---- waiting for the end ---- */

static void wake(struct work *w, enum err e) {
    w->result = e;
    (void)sem_post(w->owner);
}

enum err store_write(struct store *st, struct work *w) {
    sem_t end;
    struct work mine = *w;
    if (sem_init(&end, 0, 0)) return fault_set(w->fault, E_MEMORY, 0, 0);
    mine.done = wake;
    mine.owner = &end;
    enum err e = store_submit(st, &mine);
    while (!e && sem_wait(&end)) { }
    (void)sem_destroy(&end);
    return w->result = e ? e : mine.result;
}

/* ---- one body ---- */

/* Run the body once. An allocation that fails lands here. */
static enum err run_body(struct tx *tx, struct work *w) {
    jmp_buf out, *before = w->mem->exit;
    volatile enum err e = E_MEMORY;
    if (w->fault) *w->fault = (struct fault){ 0 };
    tx->work = w;
    tx->broken = OK;
    tx->wrote = false;
    tx->deltas.n = 0;
    tx->deltas.bad = false;
    docs_clear(&tx->docs);
    w->mem->exit = &out;
    if (setjmp(out) == 0) e = w->body(tx, w->arg);
    else if (w->fault) *w->fault = (struct fault){ .err = E_MEMORY };
    w->mem->exit = before;
    db_quiet(&tx->db);
    if (tx->broken == E_RETRY || (e == OK && tx->broken)) e = tx->broken;
    return e;
}

static enum err give_up(struct work *w) {
    if (!w->fault) return E_BUSY;
    *w->fault = (struct fault){ .err = E_BUSY, .retry_after = 1 };
    return E_BUSY;
}

/* ---- SQLite: a batch ----
**
** A savepoint makes SQLite copy every page that a body touches. So the bodies run
** without at first, since one that refuses has nearly always written nothing by
** then; where one fails after it wrote, the transaction is rolled back and the
** whole batch runs again with a savepoint each, as do the batches after it. */

enum { CAREFUL = 16 };

static enum err kept(struct tx *tx, struct work *w) {
    return deltas_move(&tx->batch, &tx->deltas) && docs_move(&tx->batch_docs, &tx->docs) ? OK : fault_set(w->fault, E_MEMORY, 0, 0);
}

/* Run one body. *spoilt: it failed and left something behind. */
static enum err run_free(struct tx *tx, struct work *w, bool *spoilt) {
    enum err e = run_body(tx, w);
    if (e == OK) e = kept(tx, w);
    blocks_settle(tx, true, e == OK);
    *spoilt = e == E_RETRY || (e && tx->wrote);
    return e;
}

/* Run one body in its savepoint. *lost: the whole transaction went with it. */
static enum err run_saved(struct tx *tx, struct work *w, struct arena_mark mark, bool *lost) {
    for (int n = 1; n < STORE_TRIES; n++) {              /* it may have run once before */
        arena_rewind(w->mem, mark);
        if (db_run(&tx->db, S("SAVEPOINT body"), w->fault)) return *lost = true, E_STORAGE;
        enum err e = run_body(tx, w);
        if (e == OK) e = kept(tx, w);
        if (e && db_run(&tx->db, S("ROLLBACK TO body"), 0)) *lost = true;
        if (!*lost && db_run(&tx->db, S("RELEASE body"), 0)) *lost = true;
        blocks_settle(tx, true, e == OK);
        if (*lost) return e ? e : E_STORAGE;
        if (e != E_RETRY) return e;
    }
    return give_up(w);
}

/* The transaction is gone: what had gone well did not happen. */
static void fail_all(struct work *first, enum err e) {
    for (struct work *w = first; w; w = w->next) {
        if (w->result) continue;
        w->result = e;
        if (w->fault) *w->fault = (struct fault){ .err = e, .retry_after = 1 };
    }
}

static void note_outcome(struct store *st, enum err e) {
    bool bad = e == E_DISK_FULL || e == E_STORAGE;
    if (bad) atomic_fetch_add_explicit(&st->failed, 1, memory_order_relaxed);
    if (e == OK) atomic_fetch_add_explicit(&st->written, 1, memory_order_relaxed);
    if (bad || e == OK) atomic_store_explicit(&st->last, (int)e, memory_order_relaxed);
}

static void answer(struct store *st, struct work *first) {
    for (struct work *w = first, *next; w; w = next) {
        note_outcome(st, w->result);
        next = w->next;                  /* after done() the work is its owner's again */
        w->next = 0;
        w->done(w, w->result);
    }
}

static enum err begin_batch(struct tx *tx, struct work *first, struct fault *f) {
    tx->batch.n = 0;
    tx->batch.bad = false;
    docs_clear(&tx->batch_docs);
    for (struct work *w = first; w; w = w->next) w->result = OK;
    return db_run(&tx->db, S("BEGIN IMMEDIATE"), f);
}

/* All bodies without savepoints; false: something is spoilt and rolled back. */
static bool run_all_free(struct tx *tx, struct work *first) {
    bool spoilt = false;
    for (struct work *w = first; w && !spoilt; w = w->next) w->result = run_free(tx, w, &spoilt);
    if (!spoilt) return true;
    (void)db_run(&tx->db, S("ROLLBACK"), 0);
    blocks_settle(tx, false, false);
    return false;
}

static enum err run_all_saved(struct tx *tx, struct work *first) {
    bool lost = false;
    int i = 0;
    for (struct work *w = first; w; w = w->next) {
        w->result = run_saved(tx, w, tx->mark[i++], &lost);
        if (lost) return w->result == E_DISK_FULL ? E_DISK_FULL : E_STORAGE;
    }
    return OK;
}

static void run_batch(struct tx *tx, struct work *first) {
    struct fault f = { 0 };
    int i = 0;
    for (struct work *w = first; w; w = w->next) tx->mark[i++] = arena_mark(w->mem);
    enum err e = begin_batch(tx, first, &f);
    bool careful = tx->careful > 0;
    if (careful) tx->careful--;
    if (!e && !careful && !run_all_free(tx, first)) {
        tx->careful = CAREFUL;
        careful = true;
        e = begin_batch(tx, first, &f);
    }
    if (!e && careful) e = run_all_saved(tx, first);
    tx->work = 0;
    tx->broken = OK;
    if (!e) e = deltas_write(tx, &tx->batch, &f);
    if (!e) e = docs_write(tx, &tx->batch_docs, &f);
    if (!e) e = db_run(&tx->db, S("COMMIT"), &f);
    if (e) {
        (void)db_run(&tx->db, S("ROLLBACK"), 0);
        LOG(LOG_ERROR, "store.commit", LI("err", e));
        fail_all(first, e == E_DISK_FULL ? E_DISK_FULL : E_STORAGE);
    }
    blocks_settle(tx, false, e == OK);
    answer(tx->store, first);
}

/* ---- PostgreSQL: one body a transaction ---- */

static bool again(struct tx *tx) {
    struct store *st = tx->store;
    db_close(&tx->db);
    bool ok = db_open(st, false, &tx->db, 0) == OK;
    tx->db.tx = tx;
    return ok;
}

static enum err begin(struct tx *tx) {
    if (tx->db.conn && !tx->db.lost && db_run(&tx->db, S("BEGIN"), 0) == OK) return OK;
    return again(tx) && db_run(&tx->db, S("BEGIN"), 0) == OK ? OK : (tx->db.lost = true, E_STORAGE);
}

/* Run the body and commit. A connection lost before COMMIT was sent did nothing: the body runs again. */
static enum err run_once(struct tx *tx, struct work *w) {
    struct fault f = { 0 };
    enum err e = begin(tx);
    if (e) return fault_set(w->fault, e, 0, 0);
    e = run_body(tx, w);
    if (!e && ((e = deltas_write(tx, &tx->deltas, &f)) || (e = docs_write(tx, &tx->docs, &f))) && w->fault) *w->fault = (struct fault){ .err = e };
    if (e) {
        bool dead = db_run(&tx->db, S("ROLLBACK"), 0) != OK;
        tx->db.lost = dead;
        return dead && (e == E_STORAGE || tx->broken == E_STORAGE) ? E_RETRY : e;
    }
    if ((e = db_run(&tx->db, S("COMMIT"), &f)) == OK) return OK;
    if (db_run(&tx->db, S("ROLLBACK"), 0)) tx->db.lost = true;
    if (w->fault) *w->fault = (struct fault){ .err = e };
    return tx->broken = e;
}

static void pause_a_little(int n) {
    unsigned char r;
    rand_bytes(&r, 1);
    struct timespec t = { 0, (1 + r % 16) * TENTH_MS * (1L << n) };
    (void)nanosleep(&t, 0);
}

/* A key was there that the body did not see: somebody else's of the same moment. Run again, the body sees it and
** says what is the matter; or it was an id of another process with the same node: both would count on side by side,
** so a random stretch of ids is left out. */
static bool clashed(const struct tx *tx, enum err e) {
    return e == E_CONFLICT && tx->broken == E_CONFLICT;
}

static void step_aside(struct store *st) {
    unsigned short r;
    rand_bytes(&r, sizeof r);
    ids_leap(st->ids, r % 2048u);
}

static void run_alone(struct tx *tx, struct work *w) {
    struct arena_mark mark = arena_mark(w->mem);
    enum err e = E_RETRY;
    for (int n = 0; n < STORE_TRIES && (e == E_RETRY || clashed(tx, e)); n++) {
        if (n) pause_a_little(n);
        if (clashed(tx, e)) step_aside(tx->store);
        arena_rewind(w->mem, mark);
        e = run_once(tx, w);
        blocks_settle(tx, true, e == OK);
        blocks_settle(tx, false, e == OK);
    }
    w->result = e == E_RETRY ? give_up(w) : e;
    answer(tx->store, w);
}

/* ---- threads ---- */

static void *writer(void *p) {
    struct tx *tx = p;
    bool one = tx->store->eng->is_postgres;
    struct work *w;
    while ((w = take(tx->store, one ? 1 : STORE_BATCH))) {
        if (one) run_alone(tx, w);
        else {
            run_batch(tx, w);
            carry_after_commit(tx->store, &tx->db);
        }
    }
    return 0;
}

static void tx_free(struct tx *tx) {
    if (!tx) return;
    db_close(&tx->db);
    free(tx->deltas.d);
    free(tx->batch.d);
    docs_free(&tx->docs);
    docs_free(&tx->batch_docs);
    buf_free(&tx->text);
    buf_free(&tx->fields);
    free(tx);
}

static enum err tx_new(struct store *st, int number, struct tx **ret, struct fault *f) {
    struct tx *tx = calloc(1, sizeof *tx);
    if (!tx) return fault_set(f, E_MEMORY, 0, 0);
    tx->store = st;
    tx->slot = st->eng->is_postgres ? number % SLOTS : 0;
    enum err e = db_open(st, false, &tx->db, f);
    if (!e && st->filling && st->eng->filling) e = st->eng->filling(tx->db.conn, f);
    tx->db.tx = tx;
    if (e) tx_free(tx);
    else *ret = tx;
    return e;
}

enum err writers_start(struct store *st, int n, struct fault *f) {
    st->writer = calloc((size_t)n, sizeof *st->writer);
    st->tx = calloc((size_t)n, sizeof *st->tx);
    if (!st->writer || !st->tx) return fault_set(f, E_MEMORY, 0, 0);
    for (int i = 0; i < n; i++) {
        enum err e = tx_new(st, i, &st->tx[i], f);
        if (e) return e;
        if (pthread_create(&st->writer[i], 0, writer, st->tx[i])) {
            tx_free(st->tx[i]);
            return fault_set(f, E_MEMORY, 0, 0);
        }
        st->nwriter++;
    }
    enum err e = carrier_start(st, f);
    return e ? e : node_beat_start(st, f);
}

void writers_stop(struct store *st) {
    (void)pthread_mutex_lock(&st->lock);
    st->closing = true;
    (void)pthread_mutex_unlock(&st->lock);
    (void)pthread_cond_broadcast(&st->work_came);
    (void)pthread_cond_broadcast(&st->beat_stop);
    carrier_stop(st);
    for (int i = 0; i < st->nwriter; i++) {
        (void)pthread_join(st->writer[i], 0);
        tx_free(st->tx[i]);
    }
    if (st->has_beat) (void)pthread_join(st->beat, 0);
    st->nwriter = 0;
    st->has_beat = false;
    free(st->writer);
    free(st->tx);
    st->writer = 0;
    st->tx = 0;
}
