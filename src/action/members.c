/* Who belongs to what is dissolved belongs to its successor. */
#include "action/handover.h"

static enum err persons_move(struct call *c, struct tx *tx, int64_t org, int64_t to) {
    struct bind b[] = { BI("tenant", c->tenant), BI("org", org) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), c->mem, "persons_of_org", &person_entity, b, N_OF(b), &r, &c->fault);
    for (int i = 0; i < r.n && !e; i++) {
        const struct person *was = &((const struct person *)r.row)[i];
        struct person is = *was;
        is.org = to;
        is.liaison = 0;
        e = tx_update(tx, &person_entity, was, &is, &(struct change){ .verb = "handover" });
    }
    return e;
}

/* Does the person hold the same role over the same already? */
static enum err twin_of(struct call *c, struct tx *tx, const struct grant *g, bool *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("person", g->person) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), c->mem, "grants_of_person", &grant_entity, b, N_OF(b), &r, &c->fault);
    *ret = false;
    for (int i = 0; i < r.n && !e; i++) {
        const struct grant *x = &((const struct grant *)r.row)[i];
        *ret |= x->h.id != g->h.id && x->role == g->role && x->org == g->org && x->area == g->area;
    }
    return e;
}

enum err grants_move(struct call *c, struct tx *tx, int64_t org, int64_t area, int64_t to) {
    struct bind b[] = { BI("tenant", c->tenant), BI(org == NONE ? "area" : "org", org == NONE ? area : org) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), c->mem, org == NONE ? "grants_of_area" : "grants_of_org", &grant_entity, b, N_OF(b), &r,
                          &c->fault);
    for (int i = 0; i < r.n && !e; i++) {
        const struct grant *was = &((const struct grant *)r.row)[i];
        struct grant is = *was;
        bool twin = false;
        if (org == NONE) is.area = to;
        else is.org = to;
        if ((e = twin_of(c, tx, &is, &twin))) return e;
        if (twin) is.h.removed_at = c->now;
        e = tx_update(tx, &grant_entity, was, &is, &(struct change){ .verb = "handover" });
    }
    return e;
}

static enum err categories_move(struct call *c, struct tx *tx, const struct world *w, int64_t org, int64_t to) {
    enum err e = OK;
    for (int i = 0; i < w->ncategories && !e; i++) {
        struct category was, is;
        if (w->category[i].line_org != org) continue;
        if ((e = store_get(tx_db(tx), c->mem, 0, c->tenant, &category_entity, w->category[i].h.id, &was, &c->fault))) return e;
        is = was;
        is.line_org = to;
        e = tx_update(tx, &category_entity, &was, &is, &(struct change){ .verb = "handover" });
    }
    return e;
}

/* What the plan gives to it, its successor has. */
static enum err duties_move(struct call *c, struct tx *tx, const struct world *w, int64_t org, int64_t to) {
    enum err e = OK;
    for (int i = 0; i < w->nduties && !e; i++) {
        struct duty was, is;
        if (w->duty[i].org != org) continue;
        if ((e = store_get(tx_db(tx), c->mem, 0, c->tenant, &duty_entity, w->duty[i].h.id, &was, &c->fault))) return e;
        is = was;
        is.org = to;
        e = tx_update(tx, &duty_entity, &was, &is, &(struct change){ .verb = "handover" });
    }
    return e;
}

enum err members_move(struct call *c, struct tx *tx, const struct world *w, int64_t org, int64_t to) {
    enum err e = persons_move(c, tx, org, to);
    if (!e) e = grants_move(c, tx, org, NONE, to);
    if (!e) e = categories_move(c, tx, w, org, to);
    return e ? e : duties_move(c, tx, w, org, to);
}
