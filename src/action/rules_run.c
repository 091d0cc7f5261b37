/* Runs: the night's and the asked one as a job over all estates, and what was touched. Estates are looked
** at on a snapshot; only where something is to be done is there a transaction, which reads anew what it
** decides on while it holds the estate's mark, so that two processes make no double finding. */
#include "action/rules_in.h"

#include "base/time.h"

enum { LOOK = 200, WRITE = 20, TOUCHED = 20 };

/* ---- one estate, in a transaction ---- */

static enum err found_at(struct call *c, struct db *db, int64_t from, int64_t to, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("from", from), BI("to", to) };
    return sql_rows(db, c->mem, "rule_found", &rule_finding_entity, b, N_OF(b), ret, &c->fault);
}

static enum err estate_turn(struct call *c, struct tx *tx, const struct rules_set *set, int64_t estate) {
    struct bind mark[] = { BI("tenant", c->tenant), BI("estate", estate) };
    struct grounds gs;
    struct rows f;
    struct deeds d;
    enum err e = rules_touch(tx, estate);
    if (e || (e = rules_gather(c, tx_db(tx), estate, estate, set->needs, &gs))) return e;
    if ((e = found_at(c, tx_db(tx), estate, estate, &f))) return e;
    const struct rule_ground *g = gs.n ? gs.g : 0;
    rules_plan(c, set, g, f.row, f.n, &d);
    if ((e = rules_do(c, tx, g, &d))) return e;
    return sql_run(tx_db(tx), c->mem, "rule_unmark", mark, N_OF(mark), 0, tx_fault(tx));
}

struct turning { struct call *c; const int64_t *estate; int n; };

static enum err turn_body(struct tx *tx, void *arg) {
    struct turning *t = arg;
    struct rules_set set;
    t->c->fault = (struct fault){ 0 };
    enum err e = rules_set_read(t->c, tx_db(tx), &set);
    for (int i = 0; i < t->n && !e; i++) e = estate_turn(t->c, tx, &set, t->estate[i]);
    return e;
}

/* Estates in the order of their ids, so that two who do this wait for each other but once. */
static enum err turn(struct call *c, const int64_t *estate, int n) {
    enum err e = OK;
    for (int i = 0; i < n && !e; i += WRITE) {
        struct turning t = { c, estate + i, n - i < WRITE ? n - i : WRITE };
        struct arena_mark m = arena_mark(c->mem);
        struct work w = {
            .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
            .body = turn_body, .arg = &t, .mem = c->mem, .fault = &c->fault, .background = true,
        };
        e = store_write(c->store, &w);
        if (!e) arena_rewind(c->mem, m);
    }
    return e;
}

/* ---- the job ---- */

/* Which of a stretch of estates have something to be done. */
static enum err look(struct call *c, struct db *db, int64_t from, int64_t to, int64_t *ret, int *n) {
    struct rules_set set;
    struct grounds gs;
    struct rows r;
    struct deeds d;
    enum err e = rules_set_read(c, db, &set);
    if (e || (e = rules_gather(c, db, from, to, set.needs, &gs)) || (e = found_at(c, db, from, to, &r))) return e;
    const struct rule_finding *f = r.row;
    int at = 0, g = 0;
    *n = 0;
    while (g < gs.n || at < r.n) {
        int64_t here = g < gs.n ? gs.g[g].estate->h.id : INT64_MAX;
        if (at < r.n && f[at].estate < here) here = f[at].estate;
        const struct rule_ground *ground = g < gs.n && gs.g[g].estate->h.id == here ? &gs.g[g++] : 0;
        int first = at;
        while (at < r.n && f[at].estate == here) at++;
        rules_plan(c, &set, ground, f + first, at - first, &d);
        if (d.n && *n < LOOK) ret[(*n)++] = here;
    }
    return OK;
}

enum err rules_chunk(struct call *c, struct job *j, bool *finished) {
    const struct world *w = c->world;
    int from = j->progress == NONE ? 0 : (int)j->progress, to = from + LOOK < w->nestates ? from + LOOK : w->nestates, n = 0;
    int64_t *todo = ARENA_ARRAY(c->mem, int64_t, LOOK);
    *finished = from >= w->nestates;
    if (*finished) return OK;
    struct db *db = store_read(c->store, &c->fault);
    if (!db) return c->fault.err;
    struct arena_mark read = arena_mark(c->mem);
    int64_t first = from ? w->estate[from].h.id : 0, last = to < w->nestates ? w->estate[to].h.id - 1 : INT64_MAX;
    enum err e = look(c, db, first, last, todo, &n);
    store_read_end(db);
    if (e) return e;
    arena_rewind(c->mem, read);
    if ((e = turn(c, todo, n))) return e;
    j->progress = to;
    j->total = w->nestates;
    *finished = to == w->nestates;
    return OK;
}

/* ---- what was touched ---- */

static enum err marked(struct call *c, int64_t *ret, int *n) {
    struct bind b[] = { BI("tenant", c->tenant), BI("n", TOUCHED) };
    struct db *db = store_read(c->store, &c->fault);
    struct cursor *cur;
    *n = 0;
    if (!db) return c->fault.err;
    enum err e = sql_open(db, c->mem, "rule_marked", b, N_OF(b), &cur, &c->fault);
    if (!e) {
        while (sql_next(cur)) ret[(*n)++] = sql_int(cur, 0);
        e = sql_end(cur);
    }
    store_read_end(db);
    return e;
}

enum err rules_touched(struct call *c, bool *more) {
    int64_t estate[TOUCHED];
    int n;
    enum err e = marked(c, estate, &n);
    if (!e && n) e = turn(c, estate, n);
    *more = !e && n == TOUCHED;
    return e;
}

/* ---- when ---- */

static enum err job_put(struct call *c, struct tx *tx, int64_t by) {
    struct job j;
    row_clear(&job_entity, &j);
    j.id = tx_new_id(tx);
    j.tenant = c->tenant;
    j.kind = S("rules");
    j.state = JOB_WAITING;
    j.created_at = j.run_at = c->now;
    j.version = 1;
    j.attempts = j.progress = 0;
    j.total = c->world->nestates;
    j.by = by;
    j.input = S("{}");
    return tx_put(tx, &job_entity, &j);
}

/* The night whose run is due: that of today from RULES_HOUR on, before that of yesterday. */
static int64_t night_of(const struct call *c) {
    return time_local_day(c->now - (int64_t)RULES_HOUR * HOUR, c->tz_offset, 0);
}

static enum err night_known(struct call *c, struct str *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BT("key", S("rules.night")) };
    struct db *db = store_read(c->store, &c->fault);
    struct cursor *cur;
    *ret = STR_NULL;
    if (!db) return c->fault.err;
    enum err e = sql_open(db, c->mem, "setting_of", b, N_OF(b), &cur, &c->fault);
    if (!e && sql_next(cur)) *ret = sql_text(cur, 0);
    if (!e) e = sql_end(cur);
    store_read_end(db);
    return e;
}

struct night { struct call *c; struct str day; bool first; };

/* The first to set the night queues its run. A city that has none yet is looked at where it was touched. */
static enum err night_body(struct tx *tx, void *arg) {
    struct night *k = arg;
    struct call *c = k->c;
    struct bind b[] = { BI("tenant", c->tenant), BT("key", S("rules.night")), BT("value", k->day) };
    int64_t changed = 0;
    c->fault = (struct fault){ 0 };
    enum err e = sql_run(tx_db(tx), c->mem, "setting_turn", b, N_OF(b), &changed, tx_fault(tx));
    return e || changed != 1 || k->first ? e : job_put(c, tx, NONE);
}

enum err rules_night(struct call *c) {
    struct night k = { c, date_text(c->mem, day_civil(night_of(c))), false };
    struct str known;
    enum err e = night_known(c, &known);
    if (e || str_cmp(known, k.day) >= 0) return e;
    k.first = !known.n;
    struct work w = {
        .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
        .body = night_body, .arg = &k, .mem = c->mem, .fault = &c->fault, .background = true,
    };
    return store_write(c->store, &w);
}

/* ---- asked for ---- */

static enum err job_in(struct call *c, struct db *db, enum job_state state, struct job *ret, bool *found) {
    struct bind b[] = { BI("state", state), BI("tenant", c->tenant) };
    struct rows r;
    enum err e = sql_rows(db, c->mem, "rule_jobs", &job_entity, b, N_OF(b), &r, &c->fault);
    *found = !e && r.n;
    if (*found) *ret = *(const struct job *)r.row;
    return e;
}

/* The run that goes on, else the newest that ended. */
enum err rules_run_now(struct call *c, struct db *db, struct rules_run_view *ret) {
    static const enum job_state order[] = { JOB_RUNNING, JOB_WAITING, JOB_DONE, JOB_FAILED };
    struct job j, best = { .id = NONE };
    bool found;
    row_clear(&rules_run_entity, ret);
    ret->next_at = time_at(night_of(c) + 1, (int64_t)RULES_HOUR * HOUR, c->tz_offset);
    for (int i = 0; i < N_OF(order); i++) {
        enum err e = job_in(c, db, order[i], &j, &found);
        if (e) return e;
        if (found && (best.id == NONE || (i >= 2 && j.ended_at > best.ended_at))) best = j;
        if (i == 1 && best.id != NONE) break;
    }
    if (best.id == NONE) return OK;
    ret->id = best.id;
    ret->state = best.state;
    ret->progress = best.progress;
    ret->total = best.total;
    ret->created_at = best.created_at;
    ret->ended_at = best.ended_at;
    return OK;
}

static enum err run_body(struct call *c, struct tx *tx, void *in, void *ret) {
    struct rules_run_view *out = ret;
    (void)in;
    enum err e = rules_run_now(c, tx_db(tx), out);
    if (e) return e;
    out->already = out->state == JOB_RUNNING || out->state == JOB_WAITING;
    if (out->already) return OK;
    if ((e = job_put(c, tx, c->who->person))) return e;
    if ((e = rules_run_now(c, tx_db(tx), out))) return e;
    out->already = 0;
    return OK;
}

const struct action rules_run = { .name = "rules.run", .cap = CAP_RULE, .out = &rules_run_entity, .body = run_body };
