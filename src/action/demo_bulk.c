/* What is more of the example city than people would read: for measuring. */
#include "action/demo_city.h"

#include "action/problem_in.h"

/* As the record stands, one step on. */
static enum err move_on(struct call *k, struct tx *tx, const struct tale *t, const struct beat *b) {
    struct move_in in;
    struct problem was;
    enum err e = store_get(tx_db(tx), k->mem, 0, k->tenant, &problem_entity, t->id, &was, &k->fault);
    if (e) return e;
    row_clear(&move_in_entity, &in);
    in.id = t->id;
    in.verb = b->verb;
    in.category = was.category;
    in.severity = was.severity;
    if (b->verb == V_DISPATCH) in.unit = b->arg;
    return move_quiet(k, tx, &was, &in);
}

enum err demo_bulk(struct call *k, struct tx *tx, struct tale *t, const struct beat *b, struct problem *p) {
    if (b->verb != V_REPORT) return move_on(k, tx, t, b);
    const struct estate *es = world_estate(k->world, p->estate);
    p->town = es->town;
    p->community = es->community;
    p->measure = world_category(k->world, p->category)->measure;
    p->campaign = k->world->campaign.h.id;
    p->h.id = tx_new_id(tx);
    enum err e = problem_put(k, tx, p);
    t->id = p->h.id;
    return e;
}
