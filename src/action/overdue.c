#include "action/overdue.h"

#include "action/level.h"
#include "action/problem_in.h"
#include "action/stop.h"
#include "action/supervise.h"
#include "action/tell.h"
#include "action/timing.h"

enum { CHUNK = 200 };

struct turn { struct call *c; bool more; };

/* What one turn of a clock reads and decides. */
struct turning {
    const struct problem *was;
    struct problem is;
    struct links before, after;
    int64_t above;                   /* the level that is brought in; NONE: none */
    bool resumed, changed, over;
};

static enum err turn_read(struct call *c, struct tx *tx, struct turning *t) {
    struct unit_link *u;
    int n;
    enum err e = units_read(c, tx_db(tx), t->was->h.id, &u, &n);
    if (e) return e;
    t->before = t->after = (struct links){ u, n };
    t->is = *t->was;
    t->above = NONE;
    t->resumed = t->is.paused_since != NONE && t->is.paused_until != NONE && c->now >= t->is.paused_until;
    if (t->resumed) e = stop_end(c, tx, &t->is, t->is.paused_until);
    t->changed = clock_turn(&t->is, c->now) || t->resumed;
    t->over = t->changed && (t->is.light == LAMP_OVER || t->is.light == LAMP_OVER3);
    return e;
}

/* Overdue: one level up each time, which sees the record from then on; no clock starts anew. */
static void escalate(struct call *c, struct turning *t) {
    t->above = t->over ? level_escalation(c->world, &t->is, t->before.u, t->before.n) : NONE;
    if (t->above == NONE) return;
    struct unit_link *u = ARENA_ARRAY(c->mem, struct unit_link, t->before.n + 1);
    int n = 0;
    for (int i = 0; i < t->before.n; i++)
        if (t->before.u[i].org != t->above || t->before.u[i].role != ROLE_OVERSEE) u[n++] = t->before.u[i];
    u[n++] = (struct unit_link){ t->above, ROLE_OVERSEE };
    t->after = (struct links){ u, n };
    t->is.escalations++;
    t->is.escalated_at = c->now;
    t->is.facts |= FACT_ESCALATED;
}

static enum err say(struct call *c, struct tx *tx, const struct turning *t, enum verb verb, enum notice_kind kind,
                    const struct persons *to) {
    struct notice n = { .kind = kind, .item = t->is.h.id, .verb = verb ? (int64_t)verb : NONE, .noun = "problem",
                        .note = STR_NULL };
    return notify(c, tx, &n, to);
}

/* Those who hold it hear of every light; the level above of what is overdue, the rest of nothing. */
static enum err turn_tell(struct call *c, struct tx *tx, const struct turning *t) {
    struct persons holders = { 0 }, above = { 0 };
    enum err e = OK;
    people_holding(c, &t->is, t->after, &holders);
    if (t->resumed && (e = say(c, tx, t, V_RESUME, NOTE_TOLD, &holders))) return e;
    if (t->is.light == LAMP_HALF) return say(c, tx, t, 0, NOTE_HALF, &holders);
    if (t->is.light == LAMP_RISK) return say(c, tx, t, 0, NOTE_RISK, &holders);
    if (!t->over) return OK;
    if (t->above != NONE) people_with(c, &t->is, t->after, CAP_READ, t->above, &above);
    if ((e = say(c, tx, t, V_ESCALATE, NOTE_ESCALATED, &above))) return e;
    return say(c, tx, t, 0, NOTE_OVERDUE, &holders);
}

static enum err turn_one(struct call *c, struct tx *tx, const struct problem *was) {
    struct turning t = { .was = was };
    enum err e = turn_read(c, tx, &t);
    if (e) return e;
    escalate(c, &t);
    const char *verb = t.over ? "overdue" : t.resumed ? "resume" : "light";
    if ((e = tx_update(tx, &problem_entity, was, &t.is, &(struct change){ .verb = verb }))) return e;
    if (t.above != NONE)
        e = units_write(c, tx, &problem_entity, t.is.h.id, t.is.open, t.is.due, t.after.u, t.after.n);
    if (!e && t.resumed) e = step_put(c, tx, &t.is, (struct said){ V_RESUME, was->state, NONE, NONE, STR_NULL });
    if (!e && t.above != NONE) e = step_put(c, tx, &t.is, (struct said){ V_ESCALATE, was->state, NONE, t.above, STR_NULL });
    if (e || !t.changed) return e;
    return (e = turn_tell(c, tx, &t)) ? e : supervise_climb(c, tx, &t.is);
}

enum err problems_turn_in(struct call *c, struct tx *tx, bool *more) {
    struct bind b[] = { BI("tenant", c->tenant), BI("now", c->now), BI("n", CHUNK) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), c->mem, "problem_turning", &problem_entity, b, N_OF(b), &r, tx_fault(tx));
    for (int i = 0; i < r.n && !e; i++) e = turn_one(c, tx, &((const struct problem *)r.row)[i]);
    *more = !e && r.n == CHUNK;
    return e;
}

static enum err turn_body(struct tx *tx, void *arg) {
    struct turn *t = arg;
    return problems_turn_in(t->c, tx, &t->more);
}

enum err problems_turn(struct call *c, bool *more) {
    struct turn t = { c, false };
    struct work w = {
        .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
        .body = turn_body, .arg = &t, .mem = c->mem, .fault = &c->fault, .background = true,
    };
    enum err e = store_write(c->store, &w);
    *more = !e && t.more;
    return e;
}
