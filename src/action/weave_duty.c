/* Who does what, in two editions of a plan: a name in the text is one row, or one
** for each organisation of a class. */
#include "action/weave.h"

#include "base/utf8.h"

enum { POSITIONS = 100000 };

struct duties { struct weave *w; struct unit_room *room; bool *taken; int position; };

static int64_t bits(int64_t edited) {
    return edited == NONE ? 0 : edited;
}

/* The row for this organisation (any, where org is NONE): same name first, then the same organisation. */
static int find(const struct duties *d, const struct plan_fact *f, int64_t measure, bool own, bool by_org, int64_t org) {
    const struct duty *all = d->w->duties.row;
    int best = -1;
    for (int k = 0; k < d->w->duties.n; k++) {
        const struct duty *r = &all[k];
        if (d->taken[k] || r->measure != measure || (r->own == 1) != own || (by_org && r->org != org)) continue;
        bool name = str_eq(r->named, utf8_head(f->title, 120)) || (f->said.s && str_eq(r->named, utf8_head(f->said, 120)));
        bool other = !by_org && f->org != NONE && r->org == f->org;
        if (!name && !other) continue;
        if (name && r->role == f->role) return k;
        if (best < 0) best = k;
    }
    return best;
}

static void take_org(const struct plan_fact *f, const struct duty *was, int64_t org, struct duty *is) {
    bool settled = was && (was->state == CONFIRMED || bits(was->edited) & EDITED_ORG);
    if (settled && !(bits(f->edited) & EDITED_ORG)) return;
    is->org = org;
    is->reason = f->reason;
    is->state = org != NONE && f->state == FACT_CONFIRMED ? CONFIRMED : PROPOSED;
}

static void one(struct duties *d, const struct plan_fact *f, int64_t measure, int64_t org, int k) {
    struct weave *w = d->w;
    const struct duty *was = k < 0 ? 0 : &((const struct duty *)w->duties.row)[k];
    struct duty *is = ARENA_NEW(w->c->mem, struct duty);
    bool own = f->kind == FACT_DUTY;
    row_clear(&duty_entity, is);
    if (was) *is = *was, d->taken[k] = true;
    else is->h.id = w->new_id(w->ids), is->hand = f->hand;
    is->campaign = w->is.h.id;
    is->measure = measure;
    is->own = own;
    is->position = d->position < POSITIONS ? d->position++ : POSITIONS;
    is->named = utf8_head(f->title, 120);
    is->edited = (was ? bits(was->edited) : 0) | bits(f->edited);
    bool keep_role = was && bits(was->edited) & ~bits(f->edited) & EDITED_ROLE;
    if (!keep_role) is->role = f->role == NONE ? ROLE_RESPONSIBLE : f->role;
    take_org(f, was, org, is);
    is->from_byte = own && f->text_to > f->text_from && f->text_from != NONE ? f->text_from : f->from_byte;
    is->to_byte = own && f->text_to > f->text_from && f->text_from != NONE ? f->text_to : f->to_byte;
    is->confidence = f->confidence;
    bool kept = was && ((keep_role && is->role != f->role) || is->org != org);
    bool same = was && was->org == is->org && was->role == is->role && str_eq(was->named, is->named);
    enum woven_change ch = !was ? WOVEN_ADDED : kept ? WOVEN_KEPT : same ? WOVEN_SAME : WOVEN_CHANGED;
    weave_add(w, (struct woven){ WOVEN_DUTY, ch, was, is, f, !was || weave_differs(&duty_entity, was, is), kept });
}

static void fact_duties(struct duties *d, const struct plan_fact *f) {
    bool own = f->kind == FACT_DUTY;
    int64_t measure = own ? NONE : weave_measure_of(d->w, f);
    struct ids of = f->org == NONE ? unit_class_of(d->w->c, d->room, f->title) : (struct ids){ 0, 0 };
    if (of.n == 0) {
        int64_t org = f->org == NONE ? NONE : org_live(d->w->c->world, f->org);      /* dissolved while it was looked over */
        one(d, f, measure, org, find(d, f, measure, own, false, NONE));
        return;
    }
    for (int i = 0; i < of.n; i++) one(d, f, measure, of.id[i], find(d, f, measure, own, true, of.id[i]));
}

/* A measure that closes keeps its units: what hangs on it is theirs. */
static bool closes(const struct weave *w, int64_t measure) {
    for (int i = 0; i < w->n; i++)
        if (w->w[i].what == WOVEN_MEASURE && ((const struct measure *)w->w[i].is)->h.id == measure)
            return ((const struct measure *)w->w[i].is)->closed_at != NONE;
    return measure != NONE;
}

static void left(struct weave *w, const struct duty *was) {
    struct duty *is = ARENA_NEW(w->c->mem, struct duty);
    *is = *was;
    is->from_byte = is->to_byte = NONE;
    bool kept = was->hand == 1, ends = !kept && !closes(w, was->measure);
    if (ends) is->h.removed_at = w->c->now;
    bool write = ends || weave_differs(&duty_entity, was, is);
    enum woven_change ch = kept ? WOVEN_KEPT : ends ? WOVEN_GONE : WOVEN_SAME;
    weave_add(w, (struct woven){ WOVEN_DUTY, ch, was, is, 0, write, kept });
}

enum err weave_duties(struct weave *w) {
    const struct plan_fact *all = w->facts.row;
    const struct duty *rows = w->duties.row;
    struct duties d = { w, unit_room_open(w->c, w->r->area), ARENA_ARRAY(w->c->mem, bool, w->duties.n + 1), 0 };
    for (int i = 0; i < w->facts.n; i++)
        if ((all[i].kind == FACT_UNIT || all[i].kind == FACT_DUTY) && all[i].state != FACT_DROPPED) fact_duties(&d, &all[i]);
    for (int k = 0; k < w->duties.n; k++)
        if (!d.taken[k]) left(w, &rows[k]);
    return OK;
}
