#include "action/count.h"

#include "model/rollup.h"

/* The organisations that a node of a scope covers, as first keys of problem_unit. */
static int units_under(struct call *c, int64_t node, int64_t **ret) {
    int n = 0, cap = 0;
    *ret = 0;
    for (int i = 0; i < c->world->norgs; i++)
        if (org_within(c->world, c->world->org[i].h.id, node))
            ARENA_PUSH(c->mem, *ret, n, cap) = c->world->org[i].h.id;
    return n;
}

enum err tally_of(struct call *c, const struct scope *s, struct tally *ret, bool *known) {
    struct sum *cell;
    int n, in_n = 0;
    int64_t area, *in = 0;
    const char *name = "problem_town";
    *ret = (struct tally){ 0 };
    *known = s->n == 1 && (s->part[0].node == 0 || s->part[0].level == LEVEL_ALL) && s->part[0].level != LEVEL_ESTATE;
    if (!*known) return OK;
    const struct scope_part *p = &s->part[0];
    area = p->area;
    if (p->level != LEVEL_ALL) in = &area, in_n = 1;
    if (p->level == LEVEL_COMMUNITY) name = "problem_community";
    if (p->node) {
        name = "problem_unit";
        in_n = units_under(c, p->node, &in);
        if (in_n == 0) return OK;
    }
    enum err e = store_sums(c->db, c->mem, c->tenant, name, in, in_n, &cell, &n, &c->fault);
    for (int i = 0; i < n && !e; i++) {
        int64_t state = cell[i].k[1], light = cell[i].k[2] > 0 ? cell[i].k[2] : 0;
        if (state > 0 && state < STATES && light < LAMPS) ret->n[state][light] += cell[i].n;
    }
    return e;
}

int64_t tally_state(const struct tally *t, enum state s) {
    int64_t n = 0;
    for (int l = 0; l < LAMPS; l++) n += t->n[s][l];
    return n;
}

int64_t tally_overdue(const struct tally *t, enum state s) {
    return t->n[s][LAMP_OVER] + t->n[s][LAMP_OVER3];
}

/* ---- cells ---- */

static const char *const cells_name[2][3] = {
    [CELLS_LIGHTS] = { "problem_town", "problem_community", "problem_unit" },
    [CELLS_FACTS] = { "problem_facts", "community_facts", "unit_facts" },
};

struct keys { int64_t *k; int n, cap; };

/* The towns and communities of a scope's parts that lie in what is asked; *all: every town.
** False: a part hangs on organisations. */
static bool places_of(struct call *c, const struct scope *s, const struct about *a, struct keys *towns, struct keys *communities,
                      bool *all) {
    const struct area *within = a->community != NONE ? world_area(c->world, a->community)
                              : a->town != NONE ? world_area(c->world, a->town) : 0;
    bool narrowed = a->community != NONE || a->town != NONE;
    *all = false;
    for (int i = 0; i < s->n; i++) {
        const struct scope_part *p = &s->part[i];
        if (p->node != 0 || p->level == LEVEL_ESTATE) return false;
        if (p->level == LEVEL_ALL) *all = !narrowed;
        bool whole = p->level == LEVEL_ALL || (within && area_within(c->world, within->h.id, p->area));
        if (narrowed && whole) {
            struct keys *to = a->community != NONE ? communities : towns;
            to->n = communities->n = towns->n = 0;
            ARENA_PUSH(c->mem, to->k, to->n, to->cap) = within ? within->h.id : -1;
            return true;
        }
        if (*all || (narrowed && !(within && area_within(c->world, p->area, within->h.id)))) continue;
        struct keys *to = p->level == LEVEL_TOWN ? towns : communities;
        ARENA_PUSH(c->mem, to->k, to->n, to->cap) = p->area;
    }
    return true;
}

static bool among(const struct keys *k, int64_t id) {
    for (int i = 0; i < k->n; i++)
        if (k->k[i] == id) return true;
    return false;
}

/* A community of a town that counts as a whole is counted there. */
static void drop_held(struct call *c, const struct keys *towns, struct keys *communities) {
    int n = 0;
    for (int i = 0; i < communities->n; i++)
        if (!among(towns, area_at_level(c->world, communities->k[i], AREA_TOWN))) communities->k[n++] = communities->k[i];
    communities->n = n;
}

/* Does every part together see all that these organisations lead, wherever it lies? */
static bool sees_led(struct call *c, const struct scope *s, const struct about *a) {
    for (int i = 0; i < a->nunit; i++) {
        bool seen = false;
        for (int k = 0; k < s->n && !seen; k++)
            seen = s->part[k].level == LEVEL_ALL && (s->part[k].node == 0 || org_within(c->world, a->unit[i], s->part[k].node));
        if (!seen) return false;
    }
    return a->town == NONE && a->community == NONE;
}

static enum err sum_more(struct call *c, const char *name, const struct keys *k, bool all, struct sum **ret, int *n, int *cap) {
    struct sum *cell;
    int got;
    if (!all && k->n == 0) return OK;
    enum err e = store_sums(c->db, c->mem, c->tenant, name, k->k, all ? 0 : k->n, &cell, &got, &c->fault);
    for (int i = 0; i < got && !e; i++) ARENA_PUSH(c->mem, *ret, *n, *cap) = cell[i];
    return e;
}

enum err cells_of(struct call *c, const struct scope *s, enum cells kind, const struct about *about, struct sum **ret,
                  int *n, bool *known) {
    struct keys towns = { 0 }, communities = { 0 };
    bool all = false;
    int cap = 0;
    *ret = 0;
    *n = 0;
    *known = about->unit ? sees_led(c, s, about) : places_of(c, s, about, &towns, &communities, &all);
    if (!*known) return OK;
    if (about->unit) {
        struct keys units = { (int64_t *)(uintptr_t)about->unit, about->nunit, about->nunit };
        return sum_more(c, cells_name[kind][2], &units, false, ret, n, &cap);
    }
    drop_held(c, &towns, &communities);
    enum err e = sum_more(c, cells_name[kind][0], &towns, all, ret, n, &cap);
    return e || all ? e : sum_more(c, cells_name[kind][1], &communities, false, ret, n, &cap);
}

int64_t cells_meet(const struct sum *cell, int n, const struct condition *want, int64_t k1) {
    int64_t sum = 0;
    for (int i = 0; i < n; i++) {
        const struct sum *x = &cell[i];
        if ((k1 == NONE || x->k[0] == k1) && condition_met(want, x->k[1], x->k[2] / ROLLUP_BESIDE, x->k[2] % ROLLUP_BESIDE))
            sum += x->n;
    }
    return sum;
}
