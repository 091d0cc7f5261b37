#include "action/overdue.h"

#include "action/timing.h"

enum { CHUNK = 200 };

struct turn { struct call *c; int n; };

static enum err turn_one(struct call *c, struct tx *tx, const struct problem *was) {
    struct problem is = *was;
    bool changed = clock_turn(&is, c->now);
    bool raised = changed && (is.light == LAMP_OVER || is.light == LAMP_OVER3);
    return tx_update(tx, &problem_entity, was, &is, &(struct change){ .verb = raised ? "overdue" : "light" });
}

static enum err turn_body(struct tx *tx, void *arg) {
    struct turn *t = arg;
    struct call *c = t->c;
    struct bind b[] = { BI("tenant", c->tenant), BI("now", c->now), BI("n", CHUNK) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), c->mem, "problem_turning", &problem_entity, b, N_OF(b), &r, tx_fault(tx));
    for (int i = 0; i < r.n && !e; i++) e = turn_one(c, tx, &((const struct problem *)r.row)[i]);
    t->n = e ? 0 : r.n;
    return e;
}

enum err problems_turn(struct call *c, bool *more) {
    struct turn t = { c, 0 };
    struct work w = {
        .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
        .body = turn_body, .arg = &t, .mem = c->mem, .fault = &c->fault, .background = true,
    };
    enum err e = store_write(c->store, &w);
    *more = !e && t.n == CHUNK;
    return e;
}
