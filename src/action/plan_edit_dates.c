/* Phases, milestones and who does what, in the plan that runs. */
#include "action/plan_edit.h"

#include "action/org.h"
#include "action/problem.h"
#include "action/reading.h"

static void edit(int64_t *bits, int64_t what) {
    *bits = (*bits == NONE ? 0 : *bits) | what;
}

/* The last place of a kind in the plan, and one more. */
static enum err last_place(struct call *c, struct tx *tx, const char *statement, const struct entity *e, int64_t campaign, int64_t *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("campaign", campaign) };
    const struct field *f = field_named(e, S("position"));
    struct rows r;
    enum err bad = sql_rows(tx_db(tx), c->mem, statement, e, b, N_OF(b), &r, &c->fault);
    *ret = 0;
    for (int i = 0; i < r.n && !bad; i++) {
        int64_t at = *field_int(f, (char *)r.row + (size_t)i * e->size);
        if (at >= *ret) *ret = at + 1;
    }
    if (*ret > f->max) *ret = f->max;
    return bad;
}

/* A new row: the campaign whose it is, once. *seen: it was made before. */
static enum err begin(struct call *c, struct tx *tx, int64_t campaign, struct campaign *k, int64_t *id, bool *seen) {
    *seen = false;
    *id = tx_new_id(tx);
    enum err e = plan_campaign(c, tx_db(tx), campaign, k);
    if (e || (e = plan_require(c, k->area))) return e;
    return tx_once(tx, c->once_key, c->once_body, id, seen);
}

static enum err remove_row(struct call *c, struct tx *tx, const struct entity *e, int64_t id, struct gone_view *out) {
    void *was = arena_alloc(c->mem, e->size), *is;
    enum err bad = plan_row(c, tx, e, id, was);
    if (bad) return bad;
    is = row_copy(c->mem, e, was);
    ((struct head *)is)->removed_at = c->now;
    out->id = id;
    if ((bad = tx_update(tx, e, was, is, &(struct change){ .verb = "remove" }))) return bad;
    return world_touch(tx);
}

/* ---- phases ---- */

static enum err phase_set(struct call *c, const struct phase_in *in, struct phase *p) {
    if (in->name.n) p->name = in->name, edit(&p->edited, EDITED_TITLE);
    if (in->start.n) p->starts = in->start, edit(&p->edited, EDITED_DATES);
    if (in->end.n) p->ends = in->end, edit(&p->edited, EDITED_DATES);
    for (int i = 0; i < in->clear.n; i++) {
        if (str_is(in->clear.s[i], "start")) p->starts = STR_NULL;
        else if (str_is(in->clear.s[i], "end")) p->ends = STR_NULL;
        else return fail_with(c, E_INVALID, "clear", "field.code", S("start, end"), STR_NULL);
        edit(&p->edited, EDITED_DATES);
    }
    return p->starts.s && p->ends.s && str_cmp(p->ends, p->starts) < 0 ? fail(c, E_INVALID, "end", "fact.order") : OK;
}

static enum err phase_create_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct phase_in *in = arg;
    struct campaign k;
    struct phase p;
    bool seen;
    int64_t id;
    enum err e = begin(c, tx, in->campaign, &k, &id, &seen);
    if (e) return e;
    if (seen) e = store_get(tx_db(tx), c->mem, 0, c->tenant, &phase_entity, id, &p, &c->fault);
    else {
        row_clear(&phase_entity, &p);
        p.h.id = id;
        p.campaign = k.h.id;
        p.hand = 1;
        if ((e = phase_set(c, in, &p)) || (e = last_place(c, tx, "me_phases", &phase_entity, k.h.id, &p.position))) return e;
        e = tx_insert(tx, &phase_entity, &p, &(struct change){ .verb = "create" });
    }
    plan_phase_view(&p, out);
    return e;
}

static enum err phase_change_body(struct call *c, struct tx *tx, void *arg, void *out) {
    struct phase was, is;
    enum err e = plan_row(c, tx, &phase_entity, ((const struct phase_in *)arg)->id, &was);
    if (e) return e;
    is = was;
    if ((e = phase_set(c, arg, &is)) || (e = tx_update(tx, &phase_entity, &was, &is, &(struct change){ .verb = "edit" }))) return e;
    plan_phase_view(&is, out);
    return OK;
}

static enum err phase_remove_body(struct call *c, struct tx *tx, void *arg, void *out) {
    return remove_row(c, tx, &phase_entity, ((const struct one_in *)arg)->id, out);
}

/* ---- milestones ---- */

static enum err stone_set(struct call *c, struct tx *tx, const struct milestone_in *in, struct milestone *m) {
    if (in->title.n) m->title = in->title, edit(&m->edited, EDITED_TITLE);
    if (in->due.n) m->due = in->due, edit(&m->edited, EDITED_DATES);
    if (in->measure != NONE) {
        struct measure of;
        enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &measure_entity, in->measure, &of, &c->fault);
        if (e == E_NOT_FOUND || (!e && (of.campaign != m->campaign || of.closed_at != NONE)))
            c->fault = (struct fault){ 0 }, e = absent_id(c, "measure", in->measure);
        if (e) return e;
        m->measure = in->measure;
        edit(&m->edited, EDITED_PLACE);
    }
    for (int i = 0; i < in->clear.n; i++) {
        if (str_is(in->clear.s[i], "due")) m->due = STR_NULL, edit(&m->edited, EDITED_DATES);
        else if (str_is(in->clear.s[i], "measure")) m->measure = NONE, edit(&m->edited, EDITED_PLACE);
        else return fail_with(c, E_INVALID, "clear", "field.code", S("due, measure"), STR_NULL);
    }
    return OK;
}

static enum err stone_create_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct milestone_in *in = arg;
    struct campaign k;
    struct milestone m;
    bool seen;
    int64_t id;
    enum err e = begin(c, tx, in->campaign, &k, &id, &seen);
    if (e) return e;
    if (seen) e = store_get(tx_db(tx), c->mem, 0, c->tenant, &milestone_entity, id, &m, &c->fault);
    else {
        row_clear(&milestone_entity, &m);
        m.h.id = id;
        m.campaign = k.h.id;
        m.hand = 1;
        if ((e = stone_set(c, tx, in, &m)) || (e = last_place(c, tx, "me_milestones", &milestone_entity, k.h.id, &m.position))) return e;
        e = tx_insert(tx, &milestone_entity, &m, &(struct change){ .verb = "create" });
    }
    plan_milestone_view(&m, out);
    return e;
}

static enum err stone_change_body(struct call *c, struct tx *tx, void *arg, void *out) {
    struct milestone was, is;
    enum err e = plan_row(c, tx, &milestone_entity, ((const struct milestone_in *)arg)->id, &was);
    if (e) return e;
    is = was;
    if ((e = stone_set(c, tx, arg, &is)) || (e = tx_update(tx, &milestone_entity, &was, &is, &(struct change){ .verb = "edit" }))) return e;
    plan_milestone_view(&is, out);
    return OK;
}

static enum err stone_remove_body(struct call *c, struct tx *tx, void *arg, void *out) {
    return remove_row(c, tx, &milestone_entity, ((const struct one_in *)arg)->id, out);
}

/* ---- who does what ---- */

static enum err duty_twin(struct call *c, struct tx *tx, const struct duty *d) {
    struct bind b[] = { BI("tenant", c->tenant), BI("campaign", d->campaign) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), c->mem, "plan_duties", &duty_entity, b, N_OF(b), &r, &c->fault);
    for (int i = 0; i < r.n && !e; i++) {
        const struct duty *o = &((const struct duty *)r.row)[i];
        bool twin = o->h.id != d->h.id && o->measure == d->measure && o->org == d->org && o->role == d->role && o->own == d->own;
        if (twin && d->org != NONE) e = fail(c, E_CONFLICT, "org", "duty.twin");
    }
    return e;
}

static enum err duty_create_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct duty_edit *in = arg;
    const struct org *o = world_org(c->world, in->org);
    struct measure of;
    struct campaign k;
    struct duty d;
    bool seen;
    int64_t id;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &measure_entity, in->measure, &of, &c->fault);
    if (e == E_NOT_FOUND || (!e && of.closed_at != NONE)) c->fault = (struct fault){ 0 }, e = absent_id(c, "measure", in->measure);
    if (e) return e;
    if (!o || o->closed_at != NONE) return absent_id(c, "org", in->org);
    if ((e = begin(c, tx, of.campaign, &k, &id, &seen))) return e;
    if (seen) e = store_get(tx_db(tx), c->mem, 0, c->tenant, &duty_entity, id, &d, &c->fault);
    else {
        row_clear(&duty_entity, &d);
        d.h.id = id;
        d.campaign = k.h.id;
        d.measure = in->measure;
        d.org = in->org;
        d.role = in->role;
        d.named = in->named.n ? in->named : o->name;
        d.own = 0;
        d.state = CONFIRMED;
        d.reason = S("unit.chosen");
        d.hand = 1;
        if ((e = duty_twin(c, tx, &d)) || (e = last_place(c, tx, "plan_duties", &duty_entity, k.h.id, &d.position))) return e;
        e = tx_insert(tx, &duty_entity, &d, &(struct change){ .verb = "create" });
    }
    if (!e) *(struct duty_view *)out = plan_duty_view(c, &d);
    return e ? e : world_touch(tx);
}

static enum err duty_change_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct duty_edit *in = arg;
    struct duty was, is;
    enum err e = plan_row(c, tx, &duty_entity, in->id, &was);
    if (e) return e;
    is = was;
    is.role = in->role;
    edit(&is.edited, EDITED_ROLE);
    if ((e = duty_twin(c, tx, &is)) || (e = tx_update(tx, &duty_entity, &was, &is, &(struct change){ .verb = "edit" }))) return e;
    *(struct duty_view *)out = plan_duty_view(c, &is);
    return world_touch(tx);
}

static enum err duty_remove_body(struct call *c, struct tx *tx, void *arg, void *out) {
    return remove_row(c, tx, &duty_entity, ((const struct one_in *)arg)->id, out);
}

#define CREATE(n, in_e, out_e, b) { .name = n, .cap = CAP_PLAN, .in = &in_e, .out = &out_e, .body = b, .once = true, .touches_world = true }
#define CHANGE(n, in_e, out_e, b) { .name = n, .cap = CAP_PLAN, .in = &in_e, .out = &out_e, .body = b, .versioned = true, .touches_world = true }
const struct action phases_create = CREATE("phases.create", phase_new_entity, phase_view_entity, phase_create_body);
const struct action phases_change = CHANGE("phases.change", phase_edit_entity, phase_view_entity, phase_change_body);
const struct action phases_remove = CHANGE("phases.remove", one_in_entity, plan_gone_entity, phase_remove_body);
const struct action milestones_create = CREATE("milestones.create", milestone_new_entity, milestone_view_entity, stone_create_body);
const struct action milestones_change = CHANGE("milestones.change", milestone_edit_entity, milestone_view_entity, stone_change_body);
const struct action milestones_remove = CHANGE("milestones.remove", one_in_entity, plan_gone_entity, stone_remove_body);
const struct action duties_create = CREATE("duties.create", duty_new_entity, duty_view_entity, duty_create_body);
const struct action duties_change = CHANGE("duties.change", duty_edit_entity, duty_view_entity, duty_change_body);
const struct action duties_remove = CHANGE("duties.remove", one_in_entity, plan_gone_entity, duty_remove_body);
