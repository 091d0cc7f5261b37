#include "action/tell.h"

#include "action/level.h"
#include "action/problem.h"

enum { GROUP_MOST = 20 };

static bool add(struct call *c, struct persons *p, int first, int64_t person) {
    persons_add(c, p, person);
    return p->n - first < GROUP_MOST;
}

void people_of_unit(struct call *c, int64_t unit, struct persons *to) {
    const struct world *w = c->world;
    int first = to->n;
    bool room = unit != NONE, liaison = false;
    for (int i = 0; i < w->npersons && room; i++) {
        const struct person *p = &w->person[i];
        if (p->org != unit || p->liaison != 1 || p->disabled_at != NONE) continue;
        liaison = true;
        room = add(c, to, first, p->h.id);
    }
    for (int i = 0; i < w->ngrants && room && !liaison; i++) {
        const struct grant *g = &w->grant[i];
        const struct person *p = world_person(w, g->person);
        if (!p || p->disabled_at != NONE || g->org == NONE || !role_has((enum role)g->role, CAP_HANDLE)) continue;
        if (org_within(w, unit, g->org)) room = add(c, to, first, g->person);
    }
}

void people_with(struct call *c, const struct problem *p, struct links l, enum cap cap, int64_t org, struct persons *to) {
    const struct world *w = c->world;
    int first = to->n;
    bool room = true;
    int64_t last = NONE;
    for (int i = 0; i < w->ngrants && room; i++) {
        const struct grant *g = &w->grant[i];
        const struct person *who = g->person == last ? 0 : world_person(w, g->person);
        if (!who || !role_has((enum role)g->role, cap) || (org != NONE && who->org != org)) continue;
        if (!person_may_on(w, g->person, cap, p, l.u, l.n)) continue;
        last = g->person;
        room = add(c, to, first, g->person);
    }
}

/* Those nearest: at the organisation, and only when nobody there may, wherever they are. */
static void people_near(struct call *c, const struct problem *p, struct links l, enum cap cap, int64_t org, struct persons *to) {
    int had = to->n;
    if (org != NONE) people_with(c, p, l, cap, org, to);
    if (to->n == had) people_with(c, p, l, cap, NONE, to);
}

static const struct move *primary_of(int64_t state) {
    for (int i = 0; i < nproblem_moves; i++)
        if (problem_moves[i].primary && problem_moves[i].from == state) return &problem_moves[i];
    return 0;
}

void people_holding(struct call *c, const struct problem *p, struct links l, struct persons *to) {
    const struct move *m = primary_of(p->state);
    if (!m) return;
    if (m->who == CAP_HANDLE) people_of_unit(c, p->unit, to);
    else people_near(c, p, l, m->who, level_holder(c->world, p), to);
}

static void people_of_joins(struct call *c, struct links l, struct persons *to) {
    for (int i = 0; i < l.n; i++)
        if (l.u[i].role == ROLE_JOIN) people_of_unit(c, l.u[i].org, to);
}

static enum err people_following(struct call *c, struct tx *tx, int64_t item, struct persons *to) {
    struct bind b[] = { BI("tenant", c->tenant), BI("item", item), BI("n", GROUP_MOST) };
    struct cursor *cur;
    enum err e = sql_open(tx_db(tx), c->mem, "problem_followers", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (sql_next(cur)) persons_add(c, to, sql_int(cur, 0));
    return sql_end(cur);
}

static void people_told(struct call *c, const struct telling *t, struct persons *to) {
    const struct world *w = c->world;
    const struct problem *p = t->is;
    int64_t town = org_of_area(w, ORG_TOWN, p->town);
    if (t->groups & TELL_REPORTER) persons_add(c, to, p->reporter);
    if (t->groups & TELL_UNIT) people_of_unit(c, p->unit != NONE ? p->unit : t->was->unit, to);
    if (t->groups & TELL_JOINS) people_of_joins(c, t->after, to);
    if (t->groups & TELL_COMMUNITY) people_near(c, p, t->after, CAP_VERIFY, org_of_area(w, ORG_COMMUNITY, p->community), to);
    if (t->groups & TELL_DESK) people_near(c, p, t->after, CAP_DISPATCH, town, to);
    if (t->groups & TELL_ARBITER) people_near(c, p, t->after, CAP_ARBITRATE, level_above(w, p, town, CAP_ARBITRATE), to);
    if ((t->groups & TELL_ABOVE) && t->above != NONE) people_with(c, p, t->after, CAP_READ, t->above, to);
}

/* Is it this person's turn now, by the state that it has come to? */
static bool his_turn(struct call *c, const struct telling *t, int64_t person) {
    struct call k = *c;
    if (t->kind != NOTE_TOLD || t->is->state == t->was->state) return false;
    k.who = who_of(c->mem, c->world, person);
    return k.who && primary_verb(&k, t->is, t->after.u, t->after.n) != NONE;
}

/* He sees the record as it is or was, and has not heard of it already. */
static bool sees(struct call *c, const struct telling *t, int64_t person) {
    for (int i = 0; t->but && i < t->but->n; i++)
        if (t->but->id[i] == person) return false;
    return person_may_on(c->world, person, CAP_READ, t->is, t->after.u, t->after.n)
        || person_may_on(c->world, person, CAP_READ, t->was, t->before.u, t->before.n);
}

enum err tell(struct call *c, struct tx *tx, const struct telling *t) {
    struct persons all = { 0 }, turn = { 0 }, rest = { 0 };
    people_told(c, t, &all);
    enum err e = t->followers ? people_following(c, tx, t->is->h.id, &all) : OK;
    for (int i = 0; i < all.n && !e; i++)
        if (sees(c, t, all.id[i])) persons_add(c, his_turn(c, t, all.id[i]) ? &turn : &rest, all.id[i]);
    struct notice n = { .kind = NOTE_TODO, .item = t->is->h.id, .verb = t->verb ? (int64_t)t->verb : NONE, .noun = "problem",
                        .note = t->note };
    if (!e) e = notify(c, tx, &n, &turn);
    n.kind = t->kind;
    return e ? e : notify(c, tx, &n, &rest);
}
