#include "action/stop.h"

#include "action/timing.h"

enum err stops_read(struct call *c, struct db *db, int64_t problem, struct stops *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("problem", problem) };
    struct rows r;
    *ret = NO_STOPS;
    enum err e = sql_rows(db, c->mem, "problem_stops", &stop_entity, b, N_OF(b), &r, &c->fault);
    if (e || r.n == 0) return e;
    struct stop *list = ARENA_ARRAY(c->mem, struct stop, r.n);
    for (int i = 0; i < r.n; i++) {
        const struct stop_row *s = &((const struct stop_row *)r.row)[i];
        list[i] = (struct stop){ s->from_at, s->to_at == NONE ? TIME_NEVER : s->to_at };
    }
    *ret = (struct stops){ list, r.n };
    return OK;
}

int64_t stops_length(struct stops s, int64_t now) {
    int64_t sum = 0;
    for (int i = 0; i < s.n; i++) {
        int64_t to = s.stop[i].to < now ? s.stop[i].to : now;
        if (to > s.stop[i].from) sum += to - s.stop[i].from;
    }
    return sum;
}

enum err stop_begin(struct call *c, struct tx *tx, struct problem *p, int64_t request, int64_t until) {
    struct stop_row row = { .id = tx_new_id(tx), .tenant = c->tenant, .problem = p->h.id, .request = request, .from_at = c->now,
                            .to_at = NONE };
    struct stops s;
    enum err e = stops_read(c, tx_db(tx), p->h.id, &s);
    if (e) return e;
    struct stop *all = ARENA_ARRAY(c->mem, struct stop, s.n + 1);
    for (int i = 0; i < s.n; i++) all[i] = s.stop[i];
    all[s.n] = (struct stop){ c->now, TIME_NEVER };
    p->paused_since = c->now;
    p->paused_until = until;
    clock_recount(c->world, p, (struct stops){ all, s.n + 1 });
    (void)clock_turn(p, c->now);
    return tx_put(tx, &stop_entity, &row);
}

/* A stop ends no earlier than it began, though the machine's time was set back. */
enum err stop_end(struct call *c, struct tx *tx, struct problem *p, int64_t at) {
    int64_t from = p->paused_since, to = at > from ? at : from, changed = 0;
    struct bind b[] = { BI("to", to), BI("tenant", c->tenant), BI("problem", p->h.id) };
    struct stops s;
    enum err e = stops_read(c, tx_db(tx), p->h.id, &s);
    if (e) return e;
    struct stop *all = ARENA_ARRAY(c->mem, struct stop, s.n + 1);
    for (int i = 0; i < s.n; i++) all[i] = (struct stop){ s.stop[i].from, s.stop[i].to == TIME_NEVER ? to : s.stop[i].to };
    p->paused_since = p->paused_until = NONE;
    clock_stopped(c->world, p, from, to);
    clock_recount(c->world, p, (struct stops){ all, s.n });
    p->light = LAMP_OK;
    (void)clock_turn(p, c->now);
    return sql_run(tx_db(tx), c->mem, "stop_end", b, N_OF(b), &changed, &c->fault);
}
