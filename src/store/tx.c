/* Changes of records inside a transaction. */
#include "store/room.h"

#include <assert.h>
#include <string.h>

struct db *tx_db(struct tx *tx) {
    return &tx->db;
}

const struct meta *tx_meta(const struct tx *tx) {
    return &tx->work->meta;
}

struct arena *tx_mem(struct tx *tx) {
    return tx->work->mem;
}

struct fault *tx_fault(struct tx *tx) {
    return tx->work->fault;
}

int64_t tx_new_id(struct tx *tx) {
    const struct meta *m = tx_meta(tx);
    return store_new_id(tx->store, m->ids_at ? m->ids_at : m->now);
}

/* What the head of a new record says, and its first event. */
static enum err begin(struct tx *tx, const struct entity *e, void *row, const struct change *c, struct told *told) {
    const struct meta *m = tx_meta(tx);
    struct head *h = row;
    assert(!e->headless && m->tenant > 0);
    if (h->id == 0 || h->id == NONE) h->id = tx_new_id(tx);
    h->tenant = m->tenant;
    h->version = 1;
    h->created_at = h->updated_at = m->now;
    h->created_by = h->updated_by = m->who ? m->who : NONE;
    h->chain = STR_NULL;
    enum err bad = row_check(e, row, tx_mem(tx), tx_fault(tx));
    return bad ? bad : event_write(tx, e, 0, row, c, false, told);
}

static enum err enter(struct tx *tx, const struct entity *e, const void *row) {
    enum err bad = row_insert(tx, e, row);
    if (bad || (bad = docs_note(tx, e, 0, row))) return bad;
    return deltas_note(tx, e, 0, row);
}

enum err tx_insert(struct tx *tx, const struct entity *e, void *row, const struct change *c) {
    enum err bad = begin(tx, e, row, c, 0);
    return bad ? bad : enter(tx, e, row);
}

/* What the head of the next version says, and its event. */
static enum err go_on(struct tx *tx, const struct entity *e, const void *before, void *after, const struct change *c, bool erase,
                      struct told *told) {
    const struct meta *m = tx_meta(tx);
    const struct head *was = before;
    struct head *h = after;
    assert(!e->headless && before != after && h->id == was->id && was->tenant == m->tenant);
    h->tenant = was->tenant;
    h->version = was->version + 1;
    h->created_at = was->created_at;
    h->created_by = was->created_by;
    h->updated_at = m->now;
    h->updated_by = m->who ? m->who : NONE;
    h->chain = STR_NULL;
    enum err bad = row_check(e, after, tx_mem(tx), tx_fault(tx));
    return bad ? bad : event_write(tx, e, before, after, c, erase, told);
}

static enum err update(struct tx *tx, const struct entity *e, const void *before, void *after, const struct change *c, bool erase) {
    const struct head *was = before;
    enum err bad = go_on(tx, e, before, after, c, erase, 0);
    if (bad) return bad;
    if ((bad = row_update(tx, e, before, after, was->version)))
        return bad == E_RETRY ? fault_set(tx_fault(tx), E_RETRY, 0, 0) : bad;
    if ((bad = closure_move(tx, e, before, after)) || (bad = docs_note(tx, e, before, after))) return bad;
    return deltas_note(tx, e, before, after);
}

enum err tx_update(struct tx *tx, const struct entity *e, const void *before, void *after, const struct change *c) {
    return update(tx, e, before, after, c, false);
}

enum err tx_erase(struct tx *tx, const struct entity *e, const void *before, void *after, const struct change *c) {
    return update(tx, e, before, after, c, true);
}

/* ---- a record told as a whole ---- */

struct story { const struct entity *e; struct told told; };

enum err tx_story_begin(struct tx *tx, const struct entity *e, void *row, const struct change *c, struct story **ret) {
    struct story *s = *ret = ARENA_NEW(tx_mem(tx), struct story);
    s->e = e;
    return begin(tx, e, row, c, &s->told);
}

enum err tx_story_next(struct tx *tx, struct story *s, const void *before, void *after, const struct change *c) {
    assert(s->told.row == before);
    return go_on(tx, s->e, before, after, c, false, &s->told);
}

enum err tx_story_end(struct tx *tx, const struct story *s) {
    return enter(tx, s->e, s->told.row);
}

enum err tx_put(struct tx *tx, const struct entity *e, const void *row) {
    assert(e->headless);
    enum err bad = row_check(e, row, tx_mem(tx), tx_fault(tx));
    if (bad || (bad = row_insert(tx, e, row))) return bad;
    return deltas_note(tx, e, 0, row);
}
