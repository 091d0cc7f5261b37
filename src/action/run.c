#include "action/action.h"

enum err action_guard(struct call *c, const struct action *a) {
    c->action = a;
    enum err e = require(c, a->cap);
    if (e) return e;
    if (a->versioned && c->if_match == NONE) return fail(c, E_NEED_VERSION, 0, 0);
    if (a->once && !(c->once_key.n >= 16 && c->once_key.n <= 64))
        return fail(c, E_INVALID, "Idempotency-Key", "error.need_key");
    return OK;
}

enum err action_body(struct tx *tx, void *arg) {
    struct run *r = arg;
    r->c->fault = (struct fault){ 0 };
    r->c->current = 0;
    if (r->out) row_clear(r->a->out, r->out);
    enum err e = r->a->body(r->c, tx, r->in, r->out);
    if (!e && r->a->touches_world) e = world_touch(tx);
    return e;
}

struct work action_work(struct run *r) {
    struct call *c = r->c;
    return (struct work){
        .meta = { .tenant = c->tenant, .who = c->who ? c->who->person : NONE, .org = c->who ? c->who->org : NONE,
                  .now = c->now, .call = c->id },
        .body = action_body, .arg = r, .mem = c->mem, .fault = &c->fault,
    };
}

enum err action_answer(struct call *c, const struct action *a, void *in, void *out) {
    if (!a->answer || c->fault.err) return c->fault.err;
    c->db = store_read(c->store, &c->fault);
    if (!c->db) return c->fault.err;
    enum err e = a->answer(c, in, out);
    store_read_end(c->db);
    c->db = 0;
    return e && !c->fault.err ? fail(c, e, 0, 0) : e;
}

enum err action_run(struct call *c, const struct action *a, void *in, void *out) {
    enum err e = action_guard(c, a);
    if (e) return e;
    if (a->prepare && (e = a->prepare(c, in))) return e;
    if (a->body) {
        struct run r = { c, a, in, out };
        struct work w = action_work(&r);
        e = store_write(c->store, &w);
        if (!e && a->touches_world && c->worlds) worlds_stale(c->worlds);
        return e ? e : action_answer(c, a, in, out);
    }
    if (out) row_clear(a->out, out);
    c->db = store_read(c->store, &c->fault);
    if (!c->db) return c->fault.err;
    e = a->read(c, in, out);
    store_read_end(c->db);
    c->db = 0;
    return e;
}

enum err check_version(struct call *c, const struct entity *e, const void *row) {
    const struct head *h = row;
    if (c->if_match == NONE) return fail(c, E_NEED_VERSION, 0, 0);
    if (h->version == c->if_match) return OK;
    c->current_of = e;
    c->current = row_copy(c->mem, e, row);          /* the caller's row is gone when the answer is written */
    return fail(c, E_STALE, 0, 0);
}

enum err check_seen(struct call *c, struct db *db, const struct entity *e, const void *row) {
    const struct head *h = row;
    struct cursor *cur;
    if (c->if_match == NONE || c->if_match >= h->version) return check_version(c, e, row);
    struct bind b[] = { BI("tenant", c->tenant), BI("item", h->id), BI("seen", c->if_match) };
    enum err bad = sql_open(db, c->mem, "item_changed_since", b, N_OF(b), &cur, &c->fault);
    if (bad) return bad;
    bool changed = sql_next(cur);
    bad = sql_end(cur);
    return bad || !changed ? bad : check_version(c, e, row);
}
