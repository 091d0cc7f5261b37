#include "action/upgrade.h"

enum { CHUNK = 200 };

struct upgrading { struct call *c; int n; };

static int64_t when(bool yes, enum fact f) {
    return yes ? f : 0;
}

int64_t facts_shown(const struct problem *p, bool was_late) {
    bool closed = p->state == CLOSED, over = p->light == LAMP_OVER || p->light == LAMP_OVER3;
    bool behind = p->closed_at != NONE && p->overall_due != NONE && p->closed_at > p->overall_due;
    return when(p->filed_at != NONE, FACT_FILED) | when(p->finished_at != NONE && (closed || p->state == FINISHED), FACT_HANDLED)
         | when(p->checked_at != NONE && closed, FACT_CHECKED) | when(was_late || over || behind, FACT_LATE)
         | when(p->reworks > 0, FACT_REWORKED) | when(p->returns > 0, FACT_RETURNED) | when(p->agreed_at != NONE, FACT_AGREED);
}

/* Did its clock run out once, as the trail tells? */
static enum err late_once(struct call *c, struct tx *tx, int64_t item, bool *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("item", item) };
    struct cursor *cur;
    enum err e = sql_open(tx_db(tx), c->mem, "item_overdue_once", b, N_OF(b), &cur, tx_fault(tx));
    if (e) return e;
    *ret = sql_next(cur);
    return sql_end(cur);
}

static enum err one(struct call *c, struct tx *tx, const struct problem *was) {
    struct problem is = *was;
    bool late = false;
    enum err e = late_once(c, tx, was->h.id, &late);
    if (e) return e;
    is.facts |= facts_shown(was, late);
    return tx_update(tx, &problem_entity, was, &is, &(struct change){ .verb = "upgrade" });
}

static enum err body(struct tx *tx, void *arg) {
    struct upgrading *u = arg;
    struct bind b[] = { BI("tenant", u->c->tenant), BI("late", FACT_LATE), BI("escalated", FACT_ESCALATED),
                        BI("both", FACT_LATE | FACT_ESCALATED), BI("over", LAMP_OVER), BI("over3", LAMP_OVER3), BI("n", CHUNK) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), u->c->mem, "problem_factless", &problem_entity, b, N_OF(b), &r, tx_fault(tx));
    for (int i = 0; i < r.n && !e; i++) e = one(u->c, tx, &((const struct problem *)r.row)[i]);
    u->n = r.n;
    return e;
}

/* Steps of before they said their estate: its story would not tell them. */
static enum err place_body(struct tx *tx, void *arg) {
    struct upgrading *u = arg;
    struct bind b[] = { BI("tenant", u->c->tenant), BI("n", CHUNK) };
    struct cursor *cur;
    int64_t *id = ARENA_ARRAY(u->c->mem, int64_t, CHUNK);
    int n = 0;
    enum err e = sql_open(tx_db(tx), u->c->mem, "steps_placeless", b, N_OF(b), &cur, tx_fault(tx));
    if (e) return e;
    while (sql_next(cur)) id[n++] = sql_int(cur, 0);
    e = sql_end(cur);
    for (int i = 0; i < n && !e; i++) {
        struct bind k[] = { BI("tenant", u->c->tenant), BI("problem", id[i]) };
        e = sql_run(tx_db(tx), u->c->mem, "steps_place", k, N_OF(k), 0, tx_fault(tx));
    }
    u->n = n;
    return e;
}

enum err upgrade_chunk(struct call *c, bool *finished) {
    struct upgrading u = { c, 0 };
    struct work w = {
        .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
        .body = body, .arg = &u, .mem = c->mem, .fault = &c->fault, .background = true,
    };
    enum err e = store_write(c->store, &w);
    bool facts_done = !e && u.n < CHUNK;
    if (facts_done) {
        w.body = place_body;
        e = store_write(c->store, &w);
    }
    *finished = !e && facts_done && u.n < CHUNK;
    return e;
}
