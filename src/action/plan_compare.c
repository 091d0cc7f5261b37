/* Campaigns of the city, and a town's plan beside the city's: what it took over,
** changed, left out, added, and to whom it gave it. */
#include "action/plan_use.h"

#include "access/who.h"

enum outcome { OUT_TAKEN = 1, OUT_CHANGED, OUT_LEFT, OUT_ADDED };

static struct rows units_of(struct call *c, const struct plan_tree *t, int64_t measure) {
    struct beside_unit *u = ARENA_ARRAY(c->mem, struct beside_unit, t->nduty + 1);
    int n = 0;
    for (int i = 0; i < t->nduty; i++)
        if (t->duty[i].measure == measure) u[n++] = (struct beside_unit){ t->duty[i].org, t->duty[i].role, t->duty[i].named };
    return (struct rows){ u, n };
}

static const struct measure *of_source(const struct plan_tree *t, int64_t source, int from, int *at) {
    for (int i = from; i < t->n; i++)
        if (t->m[i].source == source) return *at = i, &t->m[i];
    return 0;
}

static bool in_city(const struct plan_tree *city, int64_t id) {
    for (int i = 0; i < city->n; i++)
        if (city->m[i].h.id == id) return true;
    return false;
}

static struct beside_item pair_of(struct call *c, const struct plan_tree *city, const struct plan_tree *town, const struct measure *m,
                                   const struct measure *theirs) {
    struct beside_item v = { .outcome = OUT_LEFT, .measure = m->h.id, .theirs = NONE, .key_task = m->key_task, .no = m->no,
                              .title = m->title, .ends = m->ends, .units = units_of(c, city, m->h.id) };
    if (!theirs) return v;
    bool later = m->ends.s && theirs->ends.s && !str_eq(m->ends, theirs->ends);
    v.outcome = later || !str_eq(m->title, theirs->title) ? OUT_CHANGED : OUT_TAKEN;
    v.theirs = theirs->h.id;
    v.their_title = theirs->title;
    v.their_ends = theirs->ends;
    v.their_units = units_of(c, town, theirs->h.id);
    return v;
}

/* The city's measures in their order, each with what the town made of it; then what it added. */
static int compare_all(struct call *c, const struct plan_tree *city, const struct plan_tree *town, struct beside_item *ret) {
    int n = 0;
    for (int i = 0; i < city->n; i++) {
        int at = -1;
        const struct measure *theirs = of_source(town, city->m[i].h.id, 0, &at);
        do {
            ret[n++] = pair_of(c, city, town, &city->m[i], theirs);
            theirs = theirs ? of_source(town, city->m[i].h.id, at + 1, &at) : 0;
        } while (theirs);
    }
    for (int i = 0; i < town->n; i++) {
        const struct measure *m = &town->m[i];
        if (m->source != NONE && in_city(city, m->source)) continue;
        ret[n++] = (struct beside_item){ .outcome = OUT_ADDED, .measure = NONE, .theirs = m->h.id, .key_task = m->key_task, .no = m->no,
                                          .title = m->title, .their_title = m->title, .their_ends = m->ends,
                                          .their_units = units_of(c, town, m->h.id) };
    }
    return n;
}

static void tally_of_items(const struct beside_item *v, int n, struct beside_tally *t) {
    *t = (struct beside_tally){ 0 };
    for (int i = 0; i < n; i++) {
        t->taken += v[i].outcome == OUT_TAKEN;
        t->changed += v[i].outcome == OUT_CHANGED;
        t->left_out += v[i].outcome == OUT_LEFT;
        t->added += v[i].outcome == OUT_ADDED;
    }
}

static enum err compare_read(struct call *c, void *arg, void *out) {
    const struct beside_in *in = arg;
    struct plan_tree city, town;
    struct beside_view *v = out;
    enum err e = plan_tree(c, in->with, &town);
    if (e) return e;
    if (town.k.parent == NONE) return fail(c, E_INVALID, "with", "plan.not_under");
    if ((e = plan_tree(c, town.k.parent, &city))) return e;
    struct beside_item *item = ARENA_ARRAY(c->mem, struct beside_item, city.n + 2 * town.n + 1);
    struct beside_tally *t = ARENA_NEW(c->mem, struct beside_tally);
    int n = compare_all(c, &city, &town, item);
    tally_of_items(item, n, t);
    *v = (struct beside_view){ city.k.h.id, town.k.h.id, city.k.name, town.k.name, { t, 1 }, { item, n } };
    return OK;
}

/* ---- the campaigns ---- */

static enum err line_of(struct call *c, const struct campaign *k, struct campaign_line *v) {
    struct plan_tree own, city;
    struct beside_tally t = { 0 };
    enum err e = plan_tree(c, k->h.id, &own);
    if (!e && k->parent != NONE && !(e = plan_tree(c, k->parent, &city))) {
        struct beside_item *item = ARENA_ARRAY(c->mem, struct beside_item, city.n + 2 * own.n + 1);
        tally_of_items(item, compare_all(c, &city, &own, item), &t);
    }
    *v = (struct campaign_line){ k->h.id, k->h.version, k->area, k->parent, k->status, own.n, t.taken, t.changed, t.left_out, t.added,
                                 k->name, k->doc_no };
    return e;
}

static enum err campaigns_read(struct call *c, void *in, void *out) {
    struct query q = { .e = &campaign_entity, .limit = 200, .lean = true };
    struct rows r;
    (void)in;
    enum err e = store_list(c->db, c->mem, 0, c->tenant, &q, &r, &c->fault);
    if (e) return e;
    struct campaign_line *v = ARENA_ARRAY(c->mem, struct campaign_line, r.n + 1);
    for (int i = 0; i < r.n && !e; i++) e = line_of(c, &((const struct campaign *)r.row)[i], &v[i]);
    ((struct campaign_page *)out)->items = (struct rows){ v, r.n };
    return e;
}

const struct action plan_compare = {
    .name = "plan.compare", .cap = CAP_READ, .in = &beside_in_entity, .out = &beside_view_entity, .read = compare_read,
};
const struct action plan_campaigns = { .name = "plan.campaigns", .cap = CAP_READ, .out = &campaign_page_entity, .read = campaigns_read };
