/* Who plays in the example city: everybody by the place and the unit he works for. */
#include "action/demo_city.h"

/* The first person with that role over the organisation (0: any) and exactly that area (0: any; NONE: the whole city). */
static int64_t holder(const struct world *w, enum role role, int64_t org, int64_t area) {
    for (int i = 0; i < w->ngrants; i++) {
        const struct grant *g = &w->grant[i];
        if (g->role == (int64_t)role && (!org || g->org == org) && (!area || g->area == area)) return g->person;
    }
    return NONE;
}

int64_t cast_handler(const struct world *w, int64_t org) {
    int64_t person = org == NONE ? NONE : holder(w, R_DEPARTMENT, org, 0);
    return person != NONE || org == NONE ? person : holder(w, R_PROPERTY, org, 0);
}

struct who *cast_who(const struct cast *k, int64_t person) {
    const struct person *p = world_person(k->w, person);
    return p ? k->who[p - k->w->person] : 0;
}

static int64_t town_org(const struct world *w, int64_t town) {
    for (int i = 0; i < w->norgs; i++)
        if (w->org[i].kind == ORG_TOWN && w->org[i].area == town) return w->org[i].h.id;
    return NONE;
}

static enum err spot_of(struct call *c, const struct cast *k, const struct estate *es, struct spot *s) {
    const struct world *w = k->w;
    *s = (struct spot){
        .grid = holder(w, R_GRID, 0, es->community), .community = holder(w, R_COMMUNITY, 0, es->community),
        .town = holder(w, R_TOWN, 0, es->town), .desk = holder(w, R_TASK_FORCE, 0, es->town),
        .town_org = town_org(w, es->town), .firm = cast_handler(w, es->property_org),
    };
    s->build = cast_handler(w, s->town_org);
    if (s->desk == NONE) s->desk = k->chief;
    bool some = s->grid != NONE && s->community != NONE && s->town != NONE && s->build != NONE;
    return some ? OK : fail_with(c, E_INVALID, "people", "demo.row", es->name, S("people.csv"));
}

/* What lies in a community comes up more often than what a line looks after. */
static struct trade trade_of(const struct world *w, const struct category *cat) {
    static const int weight[] = { [UNIT_TOWN] = 2, [UNIT_LINE] = 1, [UNIT_UTILITY] = 2, [UNIT_PROPERTY] = 3 };
    struct trade t = { .kind = cat->unit_kind, .org = NONE, .person = NONE, .weight = weight[cat->unit_kind] };
    if (cat->unit_kind == UNIT_LINE || cat->unit_kind == UNIT_UTILITY) t.org = cat->line_org;
    t.person = cast_handler(w, t.org);
    return t;
}

enum err demo_cast(struct call *c, struct cast *k) {
    const struct world *w = c->world;
    *k = (struct cast){ .w = w, .inspector = holder(w, R_INSPECTOR, 0, 0), .chief = holder(w, R_TASK_FORCE, 0, NONE) };
    k->spot = ARENA_ARRAY(c->mem, struct spot, w->nestates + 1);
    k->trade = ARENA_ARRAY(c->mem, struct trade, w->ncategories + 1);
    k->who = ARENA_ARRAY(c->mem, struct who *, w->npersons + 1);
    for (int i = 0; i < w->npersons; i++) k->who[i] = who_of(c->mem, w, w->person[i].h.id);
    for (int i = 0; i < w->ncategories; i++) {
        k->trade[i] = trade_of(w, &w->category[i]);
        k->weights += k->trade[i].weight;
    }
    if (k->inspector == NONE || k->chief == NONE) return fail_with(c, E_INVALID, "people", "demo.row", S("inspector"), S("people.csv"));
    enum err e = OK;
    for (int i = 0; i < w->nestates && !e; i++) e = spot_of(c, k, &w->estate[i], &k->spot[i]);
    return e;
}
