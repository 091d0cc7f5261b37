/* A record of the register follows its building, its lift, or the estate that its own was merged into. */
#include "action/register.h"

/* The estate that a building or a lift stands in; *ret stays where that is gone. */
static enum err estate_by(struct call *c, struct tx *tx, const struct entity *of, int64_t id, int64_t *ret) {
    void *row = arena_alloc(c->mem, of->size);
    enum err e = register_gone(c, tx_db(tx), 0, of, id, row);
    if (e == E_NOT_FOUND) return c->fault = (struct fault){ 0 }, OK;
    if (!e) *ret = *field_int(field_named(of, S("estate")), row);
    return e;
}

static int64_t ref_of(const struct entity *e, const char *name, void *row) {
    const struct field *f = field_named(e, str_of(name));
    return f && f->kind == K_REF ? *field_int(f, row) : NONE;
}

/* What a finding is about stands where it stands. */
static enum err found_in(struct call *c, struct tx *tx, const struct rule_finding *f, int64_t *estate) {
    const struct entity *of = register_named(f->noun);
    return of && of != &estate_entity ? estate_by(c, tx, of, f->item, estate) : OK;
}

enum err register_follow(struct call *c, struct tx *tx, const struct world *w, const struct entity *e, int64_t id, struct touched *t) {
    void *was = arena_alloc(c->mem, e->size), *is;
    enum err bad = register_gone(c, tx_db(tx), 0, e, id, was);
    if (bad == E_NOT_FOUND) return c->fault = (struct fault){ 0 }, OK;
    if (bad) return bad;
    is = row_copy(c->mem, e, was);
    int64_t *estate = field_int(field_named(e, S("estate")), is), *town = field_int(field_named(e, S("town")), is);
    int64_t *community = field_int(field_named(e, S("community")), is), from = *estate;
    int64_t building = ref_of(e, "building", is), elevator = ref_of(e, "elevator", is);
    struct estate *old, *to;
    if (building != NONE) bad = estate_by(c, tx, &building_entity, building, estate);
    else if (elevator != NONE) bad = estate_by(c, tx, &elevator_entity, elevator, estate);
    else if (e == &rule_finding_entity) bad = found_in(c, tx, is, estate);
    *estate = estate_live(w, *estate);
    if (bad || (bad = estate_hold(c, tx, t, from, &old)) || (bad = estate_hold(c, tx, t, *estate, &to)))
        return bad == E_NOT_FOUND ? OK : bad;
    bool moved = *estate != from || *town != to->town || *community != to->community;
    *town = to->town;
    *community = to->community;
    return moved ? tx_update(tx, e, was, is, &(struct change){ .verb = "place" }) : OK;
}
