/* SQLite's log, carried into the database file beside the writer (decision 004).
**
** A checkpoint of a full log takes a fifth of a second and, made by the writer,
** holds everybody's writes for as long. So a thread with a connection of its own
** does it while the writer goes on. What the writer adds meanwhile it carries in
** the next round, which is shorter; when little is left, and what was carried is
** on disk, the writer carries the rest itself between two batches, and the log begins anew. A log that grows all
** the same (readers that stay for minutes) is carried by the writer. */
#include "store/room.h"

#include "base/log.h"

enum { CARRY_FROM = 8000, REST = 1500, ROUNDS = 4, CARRY_AT_ALL_COSTS = 64000 };     /* pages of 4 KiB */

static bool wait_for_log(struct store *st) {
    (void)pthread_mutex_lock(&st->lock);
    while (!st->closing && !atomic_load(&st->carry_asked)) (void)pthread_cond_wait(&st->log_grew, &st->lock);
    bool go = !st->closing;
    (void)pthread_mutex_unlock(&st->lock);
    return go;
}

static void *carrier(void *arg) {
    struct store *st = arg;
    struct db db = { 0 };
    struct fault f = { 0 };
    enum err e = db_open(st, false, &db, &f);
    while (!e && wait_for_log(st)) {
        int64_t left = 0, moved = REST + 1;
        for (int i = 0; i < ROUNDS && moved > REST && left == 0 && !e; i++) {       /* left: somebody is in the way */
            e = st->eng->log_carry(db.conn, &left, &moved);
            if (!e) e = st->eng->log_settle(db.conn);
        }
        atomic_store(&st->carry_rest, !e && left == 0);
        atomic_store(&st->carry_asked, false);
    }
    if (e) LOG(LOG_ERROR, "store.carrier", LI("err", e));
    db_close(&db);
    return 0;
}

void carry_after_commit(struct store *st, struct db *db) {
    if (!st->eng->log_pages || !db->conn) return;
    int64_t pages = st->eng->log_pages(db->conn), left = 0, moved = 0;
    bool rest = atomic_exchange(&st->carry_rest, false);
    if (rest || pages >= CARRY_AT_ALL_COSTS) (void)st->eng->log_carry(db->conn, &left, &moved);
    else if (pages >= CARRY_FROM && !atomic_exchange(&st->carry_asked, true)) {
        (void)pthread_mutex_lock(&st->lock);
        (void)pthread_cond_signal(&st->log_grew);
        (void)pthread_mutex_unlock(&st->lock);
    }
}

enum err carrier_start(struct store *st, struct fault *f) {
    if (!st->eng->log_carry) return OK;
    if (pthread_create(&st->carrier, 0, carrier, st)) return fault_set(f, E_MEMORY, 0, 0);
    st->has_carrier = true;
    return OK;
}

void carrier_stop(struct store *st) {
    if (!st->has_carrier) return;
    (void)pthread_mutex_lock(&st->lock);
    (void)pthread_cond_broadcast(&st->log_grew);
    (void)pthread_mutex_unlock(&st->lock);
    (void)pthread_join(st->carrier, 0);
    st->has_carrier = false;
}
