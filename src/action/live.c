#include "action/live.h"

#include <string.h>
#include "action/import.h"
#include "action/org.h"
#include "action/problem.h"
#include "base/id.h"

enum { QUIET_LOOKS = LIVE_OVERLAP / 1000, SLOTS = 2 };

static const struct field in_fields[] = { F_INT(live_in, after, INPUT, 1, INT64_MAX) };
const struct entity live_in_entity = SHAPE_OF(live_in, "live_in", in_fields);
const struct action live_open = { .name = "live.open", .cap = CAP_SELF, .in = &live_in_entity };

struct live_place { struct problem p; struct unit_link *u; int n; struct estate estate; struct batch batch; };

/* ---- who may know of what: as the route that answers it asks ---- */

enum how { HOW_PROBLEM, HOW_COMMENT, HOW_REQUEST, HOW_ESTATE, HOW_ALL, HOW_READ, HOW_PEOPLE, HOW_BATCH };

/* What stands here alone is told at all. */
static const struct { const char *noun; enum how how; } nouns[] = {
    { "problem", HOW_PROBLEM }, { "comment", HOW_COMMENT }, { "request", HOW_REQUEST }, { "estate", HOW_ESTATE },
    { "org", HOW_ALL }, { "area", HOW_ALL }, { "category", HOW_ALL }, { "limit", HOW_ALL },
    { "campaign", HOW_READ }, { "phase", HOW_READ }, { "milestone", HOW_READ }, { "measure", HOW_READ }, { "duty", HOW_READ },
    { "person", HOW_PEOPLE }, { "grant", HOW_PEOPLE },
    { "batch", HOW_BATCH },
};

static const enum how *how_of(struct str noun) {
    for (int i = 0; i < N_OF(nouns); i++)
        if (str_is(noun, nouns[i].noun)) return &nouns[i].how;
    return 0;
}

bool live_sees(struct call *c, const struct live_change *v) {
    if (!c->who) return false;
    if (str_is(v->noun, "bell")) return v->person == c->who->person;
    const enum how *how = how_of(v->noun);
    if (!how) return false;
    switch (*how) {
    case HOW_PROBLEM: case HOW_COMMENT: case HOW_REQUEST:
        return v->at && may_on(c, CAP_READ, &v->at->p, v->at->u, v->at->n);
    case HOW_ESTATE: {
        struct scope s = scope_of(c, CAP_READ);
        return v->at && scope_covers(c, &s, v->at->estate.town, v->at->estate.community, v->item);
    }
    case HOW_BATCH: return v->at && import_seen(c, &v->at->batch);
    case HOW_ALL: return true;
    case HOW_READ: return may(c->who, CAP_READ);
    case HOW_PEOPLE: {
        struct call asked = { .who = c->who, .mem = c->mem, .language = c->language };
        return sees_people(&asked) == OK;
    }
    }
    return false;
}

/* ---- where each lies ---- */

/* What is not there any more lies nowhere. */
static enum err find_row(struct call *c, const struct entity *e, int64_t id, void *ret, bool *there) {
    struct fault f = { 0 };
    enum err bad = store_get(c->db, c->mem, 0, c->tenant, e, id, ret, &f);
    *there = !bad;
    if (bad == E_NOT_FOUND) return OK;
    if (bad) c->fault = f;
    return bad;
}

static enum err find_problem(struct call *c, struct live_change *v) {
    struct live_place *at = ARENA_NEW(c->mem, struct live_place);
    bool there;
    enum err e = find_row(c, &problem_entity, v->problem, &at->p, &there);
    if (!e && there) e = units_read(c, c->db, v->problem, &at->u, &at->n);
    if (!e && there) v->at = at;
    return e;
}

static enum err find_estate(struct call *c, struct live_change *v) {
    struct live_place *at = ARENA_NEW(c->mem, struct live_place);
    bool there;
    enum err e = find_row(c, &estate_entity, v->item, &at->estate, &there);
    if (!e && there) v->at = at;
    return e;
}

static enum err find_batch(struct call *c, struct live_change *v) {
    struct live_place *at = ARENA_NEW(c->mem, struct live_place);
    bool there;
    enum err e = find_row(c, &batch_entity, v->item, &at->batch, &there);
    if (!e && there) v->at = at;
    return e;
}

static enum err find_comment(struct call *c, struct live_change *v) {
    struct bind b[] = { BI("tenant", c->tenant), BI("id", v->item) };
    struct cursor *cur;
    enum err e = sql_open(c->db, c->mem, "live_comment", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    if (sql_next(cur) && str_is(sql_text(cur, 0), "problem")) v->problem = sql_int(cur, 1);
    return sql_end(cur);
}

static enum err find_request(struct call *c, struct live_change *v) {
    struct bind b[] = { BI("tenant", c->tenant), BI("id", v->item) };
    struct cursor *cur;
    enum err e = sql_open(c->db, c->mem, "live_request", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    if (sql_next(cur)) v->problem = sql_int(cur, 0);
    return sql_end(cur);
}

static enum err find_place(struct call *c, struct live_change *v) {
    const enum how *how = how_of(v->noun);
    enum err e = OK;
    v->problem = NONE;
    if (!how) return OK;
    if (*how == HOW_PROBLEM) v->problem = v->item;
    if (*how == HOW_COMMENT) e = find_comment(c, v);
    if (*how == HOW_REQUEST) e = find_request(c, v);
    if (*how == HOW_ESTATE) e = find_estate(c, v);
    if (*how == HOW_BATCH) e = find_batch(c, v);
    return e || v->problem == NONE ? e : find_problem(c, v);
}

/* ---- reading ---- */

struct rows_read { struct live_change *v; int n; };

static enum err read_after(struct call *c, int64_t after, int most, struct rows_read *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("after", after), BI("n", most) };
    struct cursor *cur;
    int cap = 0;
    *ret = (struct rows_read){ 0 };
    enum err e = sql_open(c->db, c->mem, "live_news", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (sql_next(cur))
        ARENA_PUSH(c->mem, ret->v, ret->n, cap) = (struct live_change){
            .id = sql_int(cur, 0), .noun = sql_text(cur, 1), .item = sql_int(cur, 2), .version = sql_int(cur, 3),
            .person = sql_int(cur, 4), .problem = NONE };
    return sql_end(cur);
}

static enum err read_top(struct call *c, int64_t *top) {
    struct bind b[] = { BI("tenant", c->tenant) };
    struct cursor *cur;
    enum err e = sql_open(c->db, c->mem, "live_top", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    if (sql_next(cur) && sql_int(cur, 0) > *top) *top = sql_int(cur, 0);
    return sql_end(cur);
}

static bool same_thing(const struct live_change *a, const struct live_change *b) {
    return a->item == b->item && a->person == b->person && str_eq(a->noun, b->noun);
}

/* Of each record the newest version only; what nobody may know of is left out. In the order of ids. */
static void newest(struct arena *a, struct rows_read *r) {
    int size = 16, n = 0;
    while (size < SLOTS * r->n) size *= 2;
    int *slot = ARENA_ARRAY(a, int, size);
    struct live_change *v = r->v;
    for (int i = r->n; i-- > 0;) {
        unsigned at = (unsigned)((uint64_t)(v[i].item + v[i].person) * 0x9e3779b97f4a7c15u >> 33) & (unsigned)(size - 1);
        while (slot[at] && !same_thing(&v[slot[at] - 1], &v[i])) at = (at + 1) & (unsigned)(size - 1);
        bool first = !slot[at];
        if (first) slot[at] = i + 1;
        else if (v[slot[at] - 1].version < v[i].version) v[slot[at] - 1].version = v[i].version;
        if (!first || (!how_of(v[i].noun) && !str_is(v[i].noun, "bell"))) v[i].id = NONE;
    }
    for (int i = 0; i < r->n; i++)
        if (v[i].id != NONE) v[n++] = v[i];
    r->n = n;
}

static enum err told_of(struct call *c, struct rows_read *r, struct live_news *ret) {
    enum err e = OK;
    newest(c->mem, r);
    for (int i = 0; i < r->n && !e; i++) e = find_place(c, &r->v[i]);
    *ret = (struct live_news){ r->v, r->n };
    return e;
}

/* ---- the tail ---- */

/* Where a look begins. A clock that is ahead is not believed: the trail itself says how far it is. */
static int64_t look_from(const struct call *c, const struct live_tail *t) {
    int64_t at = id_time(t->top) < c->now ? id_time(t->top) : c->now, from = id_floor(at - LIVE_OVERLAP);
    return from > t->from ? from : t->from;
}

/* Take out what the last look has seen; keep what this one saw. Both ascend. */
static void leave_seen(struct arena *a, struct live_tail *t, struct rows_read *r) {
    int n = 0, k = 0, all = r->n;
    int64_t *now = ARENA_ARRAY(a, int64_t, all + 1);
    for (int i = 0; i < all; i++) {
        now[i] = r->v[i].id;
        while (k < t->nseen && t->seen[k] < now[i]) k++;
        if (k == t->nseen || t->seen[k] != now[i]) r->v[n++] = r->v[i];
    }
    memcpy(t->seen, now, sizeof now[0] * (size_t)all);
    t->nseen = all;
    if (all && now[all - 1] > t->top) t->top = now[all - 1];
    r->n = n;
}

/* Begin behind all there is. What commits late with an older id is covered by beginning anew once more. */
static enum err skip(struct call *c, struct live_tail *t) {
    enum err e = read_top(c, &t->top);
    if (e) return e;
    t->from = t->top;
    t->nseen = t->quiet = 0;
    t->again_at = c->now + LIVE_OVERLAP;
    return OK;
}

enum err live_look(struct call *c, struct live_tail *t, struct live_news *ret, bool *anew) {
    struct rows_read r;
    *ret = (struct live_news){ 0 };
    *anew = false;
    if (!t->started) {
        enum err e = skip(c, t);
        t->started = !e;
        t->from = 0;                                          /* the first ones to listen come later */
        t->again_at = 0;
        if (e) return e;
    }
    enum err e = read_after(c, look_from(c, t), LIVE_LOOK + 1, &r);
    if (e) return e;
    if (t->again_at && c->now >= t->again_at) *anew = true, t->again_at = 0;
    if (r.n > LIVE_LOOK) {
        *anew = true;
        return skip(c, t);
    }
    leave_seen(c->mem, t, &r);
    t->quiet = r.n ? 0 : t->quiet + 1;
    if (t->quiet > QUIET_LOOKS) t->from = t->top;
    return told_of(c, &r, ret);
}

enum err live_since(struct call *c, const struct live_tail *t, int64_t after, struct live_news *ret, bool *anew) {
    struct rows_read r;
    int64_t at = after == NONE ? c->now : id_time(after);
    *ret = (struct live_news){ 0 };
    *anew = after != NONE && after > t->top;                  /* of another city, or of one that was restored */
    if (*anew) return OK;
    enum err e = read_after(c, id_floor(at - LIVE_OVERLAP), LIVE_RESUME + 1, &r);
    if (e) return e;
    *anew = r.n > LIVE_RESUME;
    return *anew ? OK : told_of(c, &r, ret);
}
