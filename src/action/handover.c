#include "action/handover.h"

#include <string.h>
#include "action/notify.h"
#include "action/problem.h"
#include "action/register.h"
#include "action/tell.h"
#include "action/timing.h"
#include "base/json.h"

enum { CHAIN = 32 };

/* Bringing the records of one list into accord with the trees of `w`. */
struct settle {
    struct call *c;
    struct tx *tx;
    const struct world *w;
    int64_t job;
    int n;                       /* records of this chunk */
    struct touched touched;      /* estates of those of the register */
};

/* ---- one problem ---- */

/* The place as it is called now: that of the estate's successor, where it has one. A community may lie in another
** town than before. */
static bool place_follow(const struct world *w, int64_t *estate, int64_t *town, int64_t *community) {
    int64_t t = *town, k = *community, live = estate ? estate_live(w, *estate) : NONE;
    const struct estate *to = estate && live != *estate ? world_estate(w, live) : 0;
    if (to) {
        *estate = live;
        *town = to->town;
        *community = to->community;
        return true;
    }
    *community = area_live(w, k);
    *town = *community == NONE ? area_live(w, t) : area_at_level(w, *community, AREA_TOWN);
    if (*town == NONE) *town = t;
    return *town != t || *community != k;
}

static bool link_in(const struct unit_link *u, int n, int64_t org, int64_t role) {
    for (int i = 0; i < n; i++)
        if (u[i].org == org && (u[i].role == role || u[i].role == ROLE_LEAD)) return true;
    return false;
}

/* The units of an open problem as they stand now: who leads does not also join. */
static bool units_follow(struct settle *s, struct unit_link *u, int *n) {
    int k = 0;
    bool changed = false;
    for (int lead = 1; lead >= 0; lead--)
        for (int i = 0; i < *n; i++)
            if ((u[i].role == ROLE_LEAD) == (bool)lead) changed |= org_live(s->w, u[i].org) != u[i].org;
    if (!changed) return false;
    struct unit_link *to = ARENA_ARRAY(s->c->mem, struct unit_link, *n + 1);
    for (int lead = 1; lead >= 0; lead--)
        for (int i = 0; i < *n; i++) {
            int64_t org = org_live(s->w, u[i].org);
            if ((u[i].role == ROLE_LEAD) == (bool)lead && !link_in(to, k, org, u[i].role))
                to[k++] = (struct unit_link){ org, u[i].role };
        }
    memcpy(u, to, sizeof *u * (size_t)k);
    *n = k;
    return true;
}

static int nodes_of(struct settle *s, const struct unit_link *u, int n, int64_t **ret) {
    int k = 0;
    int64_t *node = ARENA_ARRAY(s->c->mem, int64_t, (n + 1) * CHAIN);
    for (int i = 0; i < n; i++) {
        int64_t chain[CHAIN];
        int deep = org_chain(s->w, u[i].org, chain, CHAIN);
        for (int j = 0; j < deep; j++) {
            int seen = 0;
            while (seen < k && node[seen] != chain[j]) seen++;
            if (seen == k) node[k++] = chain[j];
        }
    }
    *ret = node;
    return k;
}

/* Who answered for the organisation until it was dissolved. */
static enum err answered_for(struct settle *s, int64_t org, struct persons *to) {
    struct bind b[] = { BI("tenant", s->c->tenant), BI("org", org) };
    struct rows r;
    enum err e = sql_rows(tx_db(s->tx), s->c->mem, "liaisons_of_org", &liaison_entity, b, N_OF(b), &r, &s->c->fault);
    if (!e && r.n) persons_add(s->c, to, ((const struct liaison *)r.row)->person);
    return e;
}

/* A line of its story and a word to both sides. */
static enum err both_told(struct settle *s, const struct problem *was, const struct problem *is, int64_t from) {
    struct call *c = s->c;
    struct persons to = { 0 };
    int64_t next = org_live(s->w, from);
    struct step step = {
        .id = tx_new_id(s->tx), .tenant = c->tenant, .problem = is->h.id, .verb = V_HANDOVER, .at = c->now,
        .person = c->who && !c->who->system ? c->who->person : NONE, .org = from, .unit = next, .from_state = was->state,
        .to_state = is->state, .took = is->unit == was->unit ? NONE : stage_used(s->w, was, c->now).used, .estate = is->estate,
        .note = STR_NULL,
    };
    enum err e = tx_put(s->tx, &step_entity, &step);
    if (e || (e = answered_for(s, from, &to))) return e;
    struct call after = *c;                        /* the people as they will be */
    after.world = s->w;
    people_of_unit(&after, next, &to);
    return notify(c, s->tx, &(struct notice){ NOTE_HANDOVER, is->h.id, V_HANDOVER, "problem", STR_NULL }, &to);
}

static enum err requests_follow(struct settle *s, const struct problem *p);
static enum err records_later(struct call *c, struct tx *tx, int64_t estate);
static enum err request_settle(struct settle *s, int64_t id);

static enum err steps_follow(struct settle *s, const struct problem *p) {
    struct bind b[] = { BI("estate", p->estate), BI("tenant", s->c->tenant), BI("problem", p->h.id) };
    return sql_run(tx_db(s->tx), s->c->mem, "steps_follow", b, N_OF(b), 0, tx_fault(s->tx));
}

static enum err problem_settle(struct settle *s, int64_t id) {
    struct call *c = s->c;
    struct problem was, is;
    struct unit_link *u;
    int64_t *node, from = NONE;
    int n;
    enum err e = store_get(tx_db(s->tx), c->mem, 0, c->tenant, &problem_entity, id, &was, &c->fault);
    if (e == E_NOT_FOUND) return c->fault = (struct fault){ 0 }, request_settle(s, id);    /* the closure holds both */
    if (e || (e = units_read(c, tx_db(s->tx), id, &u, &n))) return e;
    is = was;
    bool moved = place_follow(s->w, &is.estate, &is.town, &is.community), handed = false;
    for (int i = 0; was.open == 1 && i < n; i++)
        if (org_live(s->w, u[i].org) != u[i].org && (from == NONE || u[i].role == ROLE_LEAD)) from = u[i].org;
    if (was.open == 1) {
        handed = units_follow(s, u, &n);
        is.unit = org_live(s->w, was.unit);
        if (is.overruled != NONE) is.overruled = org_live(s->w, is.overruled);
    }
    bool new_unit = is.unit != was.unit;
    bool unit_turn = was.state == DISPATCHED || was.state == HANDLING;
    if (new_unit && unit_turn) clock_start(c->mem, s->w, &is, c->now, false);
    if (moved || handed || new_unit) {
        struct change change = { .verb = handed || new_unit ? code_text(&verbs, V_HANDOVER) : "place" };
        if ((e = tx_update(s->tx, &problem_entity, &was, &is, &change))) return e;
    }
    if (is.estate != was.estate && (e = steps_follow(s, &is))) return e;
    int nodes = nodes_of(s, u, n, &node);
    if ((e = tx_units(s->tx, &problem_entity, id, is.open, is.due, u, n, node, nodes))) return e;
    if (handed && (e = both_told(s, &was, &is, from))) return e;
    return moved ? requests_follow(s, &is) : OK;
}

/* ---- what else hangs on the trees ---- */

static enum err request_follow(struct settle *s, const struct request_row *was) {
    struct request_row is = *was;
    bool moved = place_follow(s->w, &is.estate, &is.town, &is.community);
    if (was->open == 1) {
        is.unit = org_live(s->w, was->unit);
        is.decider = org_live(s->w, was->decider);
    }
    enum err e = OK;
    if (moved || is.unit != was->unit || is.decider != was->decider)
        e = tx_update(s->tx, &request_entity, was, &is, &(struct change){ .verb = "handover" });
    struct unit_link u[] = { { is.unit, ROLE_LEAD }, { is.decider, ROLE_OVERSEE } };      /* as request_put has them */
    int64_t *node;
    int n = is.decider == NONE ? 1 : 2, nodes = nodes_of(s, u, n, &node);
    return e ? e : tx_units(s->tx, &request_entity, is.h.id, is.open, is.due, u, n, node, nodes);
}

static enum err requests_follow(struct settle *s, const struct problem *p) {
    struct bind b[] = { BI("tenant", s->c->tenant), BI("problem", p->h.id) };
    struct rows r;
    enum err e = sql_rows(tx_db(s->tx), s->c->mem, "requests_of_problem", &request_entity, b, N_OF(b), &r, &s->c->fault);
    for (int i = 0; i < r.n && !e; i++) e = request_follow(s, &((const struct request_row *)r.row)[i]);
    return e;
}

static enum err request_settle(struct settle *s, int64_t id) {
    struct request_row was;
    enum err e = store_get(tx_db(s->tx), s->c->mem, 0, s->c->tenant, &request_entity, id, &was, &s->c->fault);
    if (e == E_NOT_FOUND) return s->c->fault = (struct fault){ 0 }, OK;
    return e ? e : request_follow(s, &was);
}

static enum err estate_settle(struct settle *s, int64_t id) {
    struct estate was, is;
    enum err e = store_get(tx_db(s->tx), s->c->mem, 0, s->c->tenant, &estate_entity, id, &was, &s->c->fault);
    if (e == E_NOT_FOUND) return s->c->fault = (struct fault){ 0 }, OK;
    if (e) return e;
    is = was;
    bool moved = place_follow(s->w, 0, &is.town, &is.community);
    is.property_org = org_live(s->w, was.property_org);
    if (!moved && is.property_org == was.property_org) return OK;
    e = tx_update(s->tx, &estate_entity, &was, &is, &(struct change){ .verb = moved ? "place" : "handover" });
    return e || !moved ? e : records_later(s->c, s->tx, id);
}

/* ---- what stands in an estate ---- */

static enum err complete_settle(struct settle *s, int64_t id) {
    struct estate *held;
    enum err e = estate_hold(s->c, s->tx, &s->touched, id, &held);
    return e == E_NOT_FOUND ? OK : e;                  /* its import was taken back meanwhile */
}

/* By the noun of the list. */
static enum err item_settle(struct settle *s, const struct job_item *i) {
    if (str_is(i->noun, "problem") || str_is(i->noun, "item")) return problem_settle(s, i->item);
    if (str_is(i->noun, "estate")) return estate_settle(s, i->item);
    if (str_is(i->noun, "complete")) return complete_settle(s, i->item);
    const struct entity *e = entity_named(i->noun);
    bool placed = e && e->placed && e != &request_entity;
    return placed ? register_follow(s->c, s->tx, s->w, e, i->item, &s->touched) : request_settle(s, i->item);
}

/* ---- a list of them ---- */

static enum err settle_some(struct settle *s) {
    struct call *c = s->c;
    struct bind next[] = { BI("tenant", c->tenant), BI("job", s->job), BI("n", SETTLE_CHUNK) };
    struct rows r;
    enum err e = sql_rows(tx_db(s->tx), c->mem, "settle_next", &job_item_entity, next, N_OF(next), &r, tx_fault(s->tx));
    const struct job_item *item = r.row;
    for (int i = 0; i < r.n && !e; i++) e = item_settle(s, &item[i]);
    if (!e) e = register_settle(c, s->tx, &s->touched);
    s->n = e ? 0 : r.n;
    if (e || r.n == 0) return e;
    struct bind done[] = { BI("tenant", c->tenant), BI("job", s->job), BI("last", item[r.n - 1].item) };
    e = sql_run(tx_db(s->tx), c->mem, "settle_done", done, N_OF(done), 0, tx_fault(s->tx));
    return e ? e : world_touch(s->tx);
}

static enum err list_fill(struct call *c, struct tx *tx, const char *name, const char *key, int64_t id, int64_t job, int64_t open,
                          int64_t *n) {
    struct bind b[] = { BI("tenant", c->tenant), BI("job", job), BI(key, id), BI("open", open) };
    int64_t made = 0;
    enum err e = sql_run(tx_db(tx), c->mem, name, b, open == NONE ? 3 : 4, &made, tx_fault(tx));
    *n += made;
    return e;
}

static enum err job_put(struct call *c, struct tx *tx, int64_t id, int64_t run_at, int64_t total, struct str input) {
    struct job j;
    row_clear(&job_entity, &j);
    j.id = id;
    j.tenant = c->tenant;
    j.kind = S("settle");
    j.state = JOB_WAITING;
    j.created_at = c->now;
    j.run_at = run_at;
    j.version = 1;
    j.attempts = j.progress = 0;
    j.total = total;
    j.by = c->who && !c->who->system ? c->who->person : NONE;
    j.input = input;
    return tx_put(tx, &job_entity, &j);
}

/* A short list is settled at once, a long one by the job of its number. */
static enum err list_settle(struct call *c, struct tx *tx, const struct world *after, int64_t list, int64_t n, int64_t *job) {
    *job = NONE;
    if (n > SETTLE_CHUNK) {
        *job = list;
        return job_put(c, tx, list, c->now, n, S("{}"));
    }
    return settle_some(&(struct settle){ .c = c, .tx = tx, .w = after, .job = list });
}

static enum err firms_list(struct call *c, struct tx *tx, const struct world *w, int64_t org, int64_t list, int64_t *n) {
    enum err e = OK;
    for (int i = 0; i < w->nestates && !e; i++) {
        struct job_item x = { c->tenant, list, w->estate[i].h.id, S("estate") };
        if (w->estate[i].property_org != org) continue;
        e = tx_put(tx, &job_item_entity, &x);
        ++*n;
    }
    return e;
}

static enum err org_list(struct call *c, struct tx *tx, const struct world *w, int64_t org, bool again, int64_t *list, int64_t *n) {
    const struct org *o = world_org(w, org);
    *list = tx_new_id(tx);
    *n = 0;
    enum err e = list_fill(c, tx, "settle_node", "node", org, *list, again ? 1 : 0, n);
    if (e || !o || o->closed_at == NONE) return e;
    if (!e) e = list_fill(c, tx, "settle_requests", "org", org, *list, NONE, n);
    return e ? e : firms_list(c, tx, w, org, *list, n);
}

static enum err area_list(struct call *c, struct tx *tx, const struct world *w, int64_t area, int64_t *list, int64_t *n) {
    const struct area *a = world_area(w, area);
    *list = tx_new_id(tx);
    *n = 0;
    if (!a || (a->level != AREA_TOWN && a->level != AREA_COMMUNITY)) return OK;      /* grids are no column of anything */
    bool town = a->level == AREA_TOWN;
    enum err e = list_fill(c, tx, town ? "settle_town_estates" : "settle_community_estates", "area", area, *list, NONE, n);
    return e ? e : list_fill(c, tx, town ? "settle_town_problems" : "settle_community_problems", "area", area, *list, NONE, n);
}

static enum err look_again(struct call *c, struct tx *tx, const char *what, int64_t id) {
    return job_put(c, tx, tx_new_id(tx), c->now + SETTLE_AGAIN_MS, NONE,
                   arena_printf(c->mem, "{\"%s\":%lld}", what, (long long)id));
}

enum err settle_org(struct call *c, struct tx *tx, const struct world *after, int64_t org, int64_t *n, int64_t *job) {
    int64_t list;
    enum err e = org_list(c, tx, after, org, false, &list, n);
    if (e || (e = list_settle(c, tx, after, list, *n, job))) return e;
    return look_again(c, tx, "org", org);
}

enum err settle_area(struct call *c, struct tx *tx, const struct world *after, int64_t area, int64_t *n, int64_t *job) {
    int64_t list;
    enum err e = area_list(c, tx, after, area, &list, n);
    if (e || (e = list_settle(c, tx, after, list, *n, job))) return e;
    return look_again(c, tx, "area", area);
}

enum err settle_list(struct call *c, struct tx *tx, const struct world *after, int64_t list, int64_t n, int64_t *job) {
    return list_settle(c, tx, after, list, n, job);
}

static enum err estate_list(struct call *c, struct tx *tx, int64_t estate, int64_t *list, int64_t *n) {
    *list = tx_new_id(tx);
    *n = 0;
    return list_fill(c, tx, "settle_estate", "estate", estate, *list, NONE, n);
}

enum err settle_estate(struct call *c, struct tx *tx, const struct world *after, int64_t estate, int64_t *n, int64_t *job) {
    int64_t list;
    enum err e = estate_list(c, tx, estate, &list, n);
    if (e || (e = list_settle(c, tx, after, list, *n, job))) return e;
    return look_again(c, tx, "estate", estate);
}

/* What stands in an estate that lies elsewhere now is brought along by a job of its own. */
static enum err records_later(struct call *c, struct tx *tx, int64_t estate) {
    int64_t list, n;
    enum err e = estate_list(c, tx, estate, &list, &n);
    return e || n == 0 ? e : job_put(c, tx, list, c->now, n, S("{}"));
}

enum err settle_complete(struct call *c, struct tx *tx) {
    struct bind b[] = { BI("tenant", c->tenant), BI("job", tx_new_id(tx)) };
    int64_t n = 0;
    enum err e = sql_run(tx_db(tx), c->mem, "settle_complete", b, N_OF(b), &n, tx_fault(tx));
    return e || n == 0 ? e : job_put(c, tx, b[1].i, c->now, n, S("{}"));
}

struct world *world_draft(struct arena *a, const struct world *w) {
    struct world *d = ARENA_NEW(a, struct world);
    *d = *w;
    d->org = memcpy(ARENA_ARRAY(a, struct org, w->norgs + 1), w->org, sizeof *w->org * (size_t)w->norgs);
    d->area = memcpy(ARENA_ARRAY(a, struct area, w->nareas + 1), w->area, sizeof *w->area * (size_t)w->nareas);
    d->person = memcpy(ARENA_ARRAY(a, struct person, w->npersons + 1), w->person, sizeof *w->person * (size_t)w->npersons);
    d->grant = memcpy(ARENA_ARRAY(a, struct grant, w->ngrants + 1), w->grant, sizeof *w->grant * (size_t)w->ngrants);
    return d;
}

/* ---- the job ---- */

struct chunk { struct call *c; const struct job *j; int64_t org, area, estate; int n; };

/* The second look: what was written meanwhile by those who did not know yet. */
static enum err again(struct chunk *k, struct tx *tx) {
    struct call *c = k->c;
    int64_t list, n, job;
    const struct org *o = k->org == NONE ? 0 : world_org(c->world, k->org);
    const struct area *a = k->area == NONE ? 0 : world_area(c->world, k->area);
    enum err e = OK;
    if (o && o->closed_at != NONE && o->successor != NONE) e = members_move(c, tx, c->world, o->h.id, org_live(c->world, o->h.id));
    if (!e && a && a->closed_at != NONE) e = grants_move(c, tx, NONE, a->h.id, area_live(c->world, a->h.id));
    if (!e && k->estate != NONE) e = estate_list(c, tx, k->estate, &list, &n);
    else if (!e && o) e = org_list(c, tx, c->world, k->org, true, &list, &n);
    else if (!e && a) e = area_list(c, tx, c->world, k->area, &list, &n);
    else return e;
    return e ? e : list_settle(c, tx, c->world, list, n, &job);
}

static enum err chunk_body(struct tx *tx, void *arg) {
    struct chunk *k = arg;
    k->c->fault = (struct fault){ 0 };
    k->n = 0;
    if (k->org != NONE || k->area != NONE || k->estate != NONE) return again(k, tx);
    struct settle s = { .c = k->c, .tx = tx, .w = k->c->world, .job = k->j->id };
    enum err e = settle_some(&s);
    k->n = s.n;
    return e;
}

static enum err chunk_run(struct chunk *k) {
    struct call *c = k->c;
    struct json *input = 0;
    enum err e = json_parse(c->mem, k->j->input, &input, &c->fault);
    if (e) return e;
    k->org = json_int(input, "org", NONE);
    k->area = json_int(input, "area", NONE);
    k->estate = json_int(input, "estate", NONE);
    c->who = k->j->by == NONE ? who_system(c->mem) : who_of(c->mem, c->world, k->j->by);
    if (!c->who) c->who = who_system(c->mem);
    struct work w = {
        .meta = { .tenant = c->tenant, .who = c->who->person, .org = c->who->org, .now = c->now, .call = c->id },
        .body = chunk_body, .arg = k, .mem = c->mem, .fault = &c->fault, .background = true,
    };
    return store_write(c->store, &w);
}

enum err settle_job(struct call *c, const struct job *j, bool *finished) {
    struct arena_mark mark = arena_mark(c->mem);
    struct call as = *c;
    struct chunk k = { .c = &as, .j = j };
    worlds_stale(c->worlds);                       /* the trees as they are now, not as this tick found them */
    enum err e = world_hold(c->worlds, c->tenant, c->now, &as.world, &as.fault);
    if (!e) {
        e = chunk_run(&k);
        world_release(c->worlds, as.world);
    }
    worlds_stale(c->worlds);
    *finished = !e && k.n < SETTLE_CHUNK;
    c->fault = as.fault;
    if (!e) arena_rewind(c->mem, mark);
    return e;
}
