/* What is more of the example city than people would read, for measuring: a case
** is told as a whole at the moment it is reported, so that its row is written once. */
#include "action/demo_city.h"

#include "action/problem_in.h"

struct telling_all {
    struct call *k;
    struct tx *tx;
    struct story *story;
    struct problem *is;
    struct links units;
};

static enum err reported(struct telling_all *t, struct problem *p) {
    struct call *k = t->k;
    const struct estate *es = world_estate(k->world, p->estate);
    p->town = es->town;
    p->community = es->community;
    p->measure = world_category(k->world, p->category)->measure;
    p->campaign = k->world->campaign.h.id;
    t->is = p;
    enum err e = problem_new(k, t->tx, p);
    if (!e) e = tx_story_begin(t->tx, &problem_entity, p, &(struct change){ .verb = "report" }, &t->story);
    return e ? e : step_put(k, t->tx, p, (struct said){ V_REPORT, NONE, NONE, NONE, STR_NULL });
}

/* As the record stands, one step on. */
static enum err moved(struct telling_all *t, const struct beat *b) {
    struct move_in in;
    row_clear(&move_in_entity, &in);
    in.id = t->is->h.id;
    in.verb = b->verb;
    in.category = t->is->category;
    in.severity = t->is->severity;
    if (b->verb == V_DISPATCH) in.unit = b->arg;
    return move_told(t->k, t->tx, t->story, t->is, &in, &t->units, &t->is);
}

enum err demo_bulk(struct call *k, struct tx *tx, struct tale *t, struct problem *report, demo_act act, void *arg) {
    struct telling_all all = { .k = k, .tx = tx };
    enum err e = reported(&all, report);
    t->id = report->h.id;
    for (int i = 1; i < t->n && !e; i++) {
        act(arg, k, &t->beat[i]);
        e = moved(&all, &t->beat[i]);
    }
    if (!e) e = tx_story_end(tx, all.story);
    const struct problem *is = all.is;
    return e || !all.units.n ? e : units_write(k, tx, &problem_entity, is->h.id, is->open, is->due, all.units.u, all.units.n);
}
