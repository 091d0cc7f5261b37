/* Keys that clients make for a creation: used once, kept 7 days. */
#include "store/room.h"

#include "base/time.h"

enum { KEPT_DAYS = 7 };

struct used { struct str body; int64_t item, at; };

static enum err look_up(struct tx *tx, struct str key, struct used *ret, bool *found) {
    struct cursor *c;
    const struct meta *m = tx_meta(tx);
    struct bind b[] = { BI("tenant", m->tenant), BI("who", m->who), BT("key", key) };
    enum err e = sql_open(&tx->db, tx_mem(tx), "once_of", b, 3, &c, tx_fault(tx));
    if (e) return e;
    if ((*found = sql_next(c))) *ret = (struct used){ sql_blob(c, 0), sql_int(c, 1), sql_int(c, 2) };
    return sql_end(c);
}

static enum err keep(struct tx *tx, const char *statement, struct str key, struct str body, int64_t id, int64_t *changes) {
    const struct meta *m = tx_meta(tx);
    struct bind b[] = { BI("tenant", m->tenant), BI("who", m->who), BT("key", key), BB("body", body), BI("item", id),
                        BI("at", m->now) };
    return sql_run(&tx->db, tx_mem(tx), statement, b, 6, changes, tx_fault(tx));
}

enum err tx_once(struct tx *tx, struct str key, const unsigned char body[32], int64_t *id, bool *seen) {
    struct used old = { 0 };
    struct str hash = { (const char *)body, DIGEST };
    int64_t changes = 0;
    bool found = false;
    *seen = false;
    if (*id == 0 || *id == NONE) *id = tx_new_id(tx);
    enum err e = keep(tx, "once_keep", key, hash, *id, &changes);
    if (e || changes == 1) return e;
    if ((e = look_up(tx, key, &old, &found))) return e;
    if (!found) return fault_set(tx_fault(tx), E_RETRY, 0, 0);       /* swept between the two */
    if (old.at < tx_meta(tx)->now - KEPT_DAYS * (int64_t)DAY) return keep(tx, "once_again", key, hash, *id, 0);
    if (!str_eq(old.body, hash)) return fault_set(tx_fault(tx), E_KEY_REUSED, 0, 0);
    *seen = true;
    *id = old.item;
    return OK;
}
