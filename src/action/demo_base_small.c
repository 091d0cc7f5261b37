/* The base of the small example city: the estate told by hand. What was there when its estates were first looked at is
** written before its problems, what came to be known since after them, with its own days: ids grow with time. */
#include "action/demo_base.h"

#include <stdlib.h>
#include "access/who.h"

enum { ROLES_MOST = 16 };
struct small { struct call *c; struct plot p; struct work *work; int64_t from, to, now; };

static int by_time(const void *a, const void *b) {
    const struct beat *x = a, *y = b;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static void act(void *arg, struct call *k, const struct beat *b) {
    struct small *s = arg;
    k->who = who_of(k->mem, k->world, b->person);
    k->now = s->now;
    s->work->meta.who = b->person;
    s->work->meta.org = k->who->org;
    s->work->meta.now = s->now;
}

static enum err small_body(struct tx *tx, void *arg) {
    struct small *s = arg;
    enum err e = OK;
    for (int i = 0; i < s->p.nbeats && !e; i++) {
        const struct beat *b = &s->p.beat[i];
        struct call k = *s->c;
        if (b->at <= s->from || b->at > s->to) continue;
        act(s, &k, b);
        e = base_beat(&k, tx, s->p.base, b, act, s);
        if (e) s->c->fault = k.fault;
    }
    return e ? e : world_touch(tx);
}

/* Of a city with few accounts: who is there. */
static void spot_of(const struct world *w, const struct estate *es, struct spot *s) {
    int64_t *const to[ROLES_MOST] = { [R_COMMUNITY] = &s->community, [R_TOWN] = &s->town, [R_PROPERTY] = &s->firm };
    *s = (struct spot){ NONE, NONE, NONE, NONE, NONE, NONE, NONE };
    for (int i = 0; i < w->ngrants; i++) {
        const struct grant *g = &w->grant[i];
        bool here = g->area == es->community || g->area == es->town || (g->org != NONE && g->org == es->property_org);
        if (here && g->role < ROLES_MOST && to[g->role] && *to[g->role] == NONE) *to[g->role] = g->person;
    }
}

enum err base_small(struct call *c, struct str own, int64_t now, bool since) {
    struct world const *w = c->world;
    struct spot *spots = ARENA_ARRAY(c->mem, struct spot, w->nestates + 1);
    struct cast k = { .w = w, .spot = spots };
    struct base base = { .k = &k, .now = now, .offset = c->tz_offset, .own = own, .small = true };
    struct small s = { .c = c, .p = { .k = &k, .base = &base, .mem = c->mem, .now = now } };
    for (int i = 0; i < w->nestates; i++) {
        spot_of(w, &w->estate[i], &spots[i]);
        if (base_by_hand(&base, &w->estate[i])) base_plot_own(&s.p, &base, i);
    }
    int64_t first = s.p.nbeats ? s.p.beat[0].at : 0;         /* when it was found */
    s.from = since ? first : 0;
    s.to = since ? now : first;
    s.now = since ? now : first;
    if (s.p.nbeats) qsort(s.p.beat, (size_t)s.p.nbeats, sizeof *s.p.beat, by_time);
    struct work work = { .meta = { .tenant = c->tenant, .now = c->now, .call = c->id }, .body = small_body, .arg = &s, .mem = c->mem,
                         .fault = &c->fault };
    s.work = &work;
    enum err e = store_write(c->store, &work);
    worlds_stale(c->worlds);
    return e;
}
