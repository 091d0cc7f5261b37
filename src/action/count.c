#include "action/count.h"

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
