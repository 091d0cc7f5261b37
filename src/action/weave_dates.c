/* Phases and milestones of two editions of a plan. */
#include "action/weave.h"

#include "base/utf8.h"
#include "text/alike.h"

enum { PHASE_ENOUGH = 50, STONE_ENOUGH = 65, POSITIONS = 1000 };

static int64_t bits(int64_t edited) {
    return edited == NONE ? 0 : edited;
}

/* The live facts of a kind, in order. */
static int facts_of(const struct weave *w, int64_t kind, const struct plan_fact ***ret) {
    const struct plan_fact *all = w->facts.row;
    int n = 0;
    *ret = ARENA_ARRAY(w->c->mem, const struct plan_fact *, w->facts.n + 1);
    for (int i = 0; i < w->facts.n; i++)
        if (all[i].kind == kind && all[i].state != FACT_DROPPED) (*ret)[n++] = &all[i];
    return n;
}

static struct str words_of(const struct plan_fact *f) {
    return f->said.s ? f->said : f->title;
}

static int like(struct str x, struct str y) {
    return str_eq(x, y) ? 110 : diff_likeness(x, y);
}

/* ---- phases ---- */

static int phase_pair(struct weave *w, const struct plan_fact *f, int at, const bool *taken) {
    const struct phase *all = w->phases.row;
    int best = -1, most = PHASE_ENOUGH - 1;
    for (int k = 0; k < w->phases.n; k++) {
        if (taken[k]) continue;
        int fit = like(words_of(f), all[k].said.s ? all[k].said : all[k].name) + (k == at ? 10 : 0);
        if (fit > most) most = fit, best = k;
    }
    return best;
}

static void one_phase(struct weave *w, const struct plan_fact *f, const struct phase *was, int at) {
    struct phase *is = ARENA_NEW(w->c->mem, struct phase);
    int64_t keep = was ? bits(was->edited) & ~bits(f->edited) : 0;
    row_clear(&phase_entity, is);
    if (was) *is = *was;
    else is->h.id = w->new_id(w->ids), is->hand = f->hand;
    is->campaign = w->is.h.id;
    is->position = at;
    is->edited = (was ? bits(was->edited) : 0) | bits(f->edited);
    is->said = utf8_head(words_of(f), 80);
    if (!(keep & EDITED_TITLE)) is->name = utf8_head(f->title, 80);
    if (!(keep & EDITED_DATES)) is->starts = f->starts, is->ends = f->ends;
    is->start_text = f->start_text;
    is->end_text = f->end_text;
    is->from_byte = f->from_byte;
    is->to_byte = f->to_byte;
    is->confidence = f->confidence;
    bool same = was && str_eq(was->name, is->name) && str_eq(was->starts, is->starts) && str_eq(was->ends, is->ends);
    bool kept = was && ((keep & EDITED_TITLE && !str_eq(is->name, f->title)) ||
                        (keep & EDITED_DATES && (!str_eq(is->starts, f->starts) || !str_eq(is->ends, f->ends))));
    enum woven_change ch = !was ? WOVEN_ADDED : kept ? WOVEN_KEPT : same ? WOVEN_SAME : WOVEN_CHANGED;
    weave_add(w, (struct woven){ WOVEN_PHASE, ch, was, is, f, !was || weave_differs(&phase_entity, was, is), kept });
}

static void phase_left(struct weave *w, const struct phase *was) {
    struct phase *is = ARENA_NEW(w->c->mem, struct phase);
    *is = *was;
    is->from_byte = is->to_byte = NONE;
    bool kept = was->hand == 1;
    if (!kept) is->h.removed_at = w->c->now;
    weave_add(w, (struct woven){ WOVEN_PHASE, kept ? WOVEN_KEPT : WOVEN_GONE, was, is, 0,
                                 !kept || weave_differs(&phase_entity, was, is), kept });
}

enum err weave_phases(struct weave *w) {
    const struct plan_fact **f;
    int n = facts_of(w, FACT_PHASE, &f);
    bool *taken = ARENA_ARRAY(w->c->mem, bool, w->phases.n + 1);
    for (int i = 0; i < n && i < POSITIONS; i++) {
        int k = phase_pair(w, f[i], i, taken);
        if (k >= 0) taken[k] = true;
        one_phase(w, f[i], k < 0 ? 0 : &((const struct phase *)w->phases.row)[k], i);
    }
    for (int k = 0; k < w->phases.n; k++)
        if (!taken[k]) phase_left(w, &((const struct phase *)w->phases.row)[k]);
    return OK;
}

/* ---- milestones ---- */

static int stone_pair(struct weave *w, const struct plan_fact *f, const bool *taken) {
    const struct milestone *all = w->milestones.row;
    int64_t measure = weave_measure_of(w, f);
    int best = -1, most = STONE_ENOUGH - 1;
    for (int k = 0; k < w->milestones.n; k++) {
        if (taken[k]) continue;
        int fit = like(words_of(f), all[k].said.s ? all[k].said : all[k].title);
        if (all[k].measure == measure && measure != NONE) fit += 10;
        if (str_eq(all[k].due_text, f->end_text)) fit += 10;
        if (fit > most) most = fit, best = k;
    }
    return best;
}

static void one_stone(struct weave *w, const struct plan_fact *f, const struct milestone *was, int at) {
    struct milestone *is = ARENA_NEW(w->c->mem, struct milestone);
    int64_t keep = was ? bits(was->edited) & ~bits(f->edited) : 0;
    row_clear(&milestone_entity, is);
    if (was) *is = *was;
    else is->h.id = w->new_id(w->ids), is->hand = f->hand;
    is->campaign = w->is.h.id;
    is->position = at;
    is->edited = (was ? bits(was->edited) : 0) | bits(f->edited);
    is->said = words_of(f);
    if (!(keep & EDITED_TITLE)) is->title = f->title;
    if (!(keep & EDITED_DATES)) is->due = f->ends;
    if (!(keep & EDITED_PLACE)) is->measure = weave_measure_of(w, f);
    is->due_text = f->end_text;
    is->from_byte = f->from_byte;
    is->to_byte = f->to_byte;
    is->confidence = f->confidence;
    bool same = was && str_eq(was->title, is->title) && str_eq(was->due, is->due);
    bool kept = was && ((keep & EDITED_TITLE && !str_eq(is->title, f->title)) || (keep & EDITED_DATES && !str_eq(is->due, f->ends)));
    enum woven_change ch = !was ? WOVEN_ADDED : kept ? WOVEN_KEPT : same ? WOVEN_SAME : WOVEN_CHANGED;
    weave_add(w, (struct woven){ WOVEN_MILESTONE, ch, was, is, f, !was || weave_differs(&milestone_entity, was, is), kept });
}

static void stone_left(struct weave *w, const struct milestone *was) {
    struct milestone *is = ARENA_NEW(w->c->mem, struct milestone);
    *is = *was;
    is->from_byte = is->to_byte = NONE;
    bool kept = was->hand == 1;
    if (!kept) is->h.removed_at = w->c->now;
    weave_add(w, (struct woven){ WOVEN_MILESTONE, kept ? WOVEN_KEPT : WOVEN_GONE, was, is, 0,
                                 !kept || weave_differs(&milestone_entity, was, is), kept });
}

enum err weave_milestones(struct weave *w) {
    const struct plan_fact **f;
    int n = facts_of(w, FACT_MILESTONE, &f);
    bool *taken = ARENA_ARRAY(w->c->mem, bool, w->milestones.n + 1);
    for (int i = 0; i < n && i < POSITIONS; i++) {
        int k = stone_pair(w, f[i], taken);
        if (k >= 0) taken[k] = true;
        one_stone(w, f[i], k < 0 ? 0 : &((const struct milestone *)w->milestones.row)[k], i);
    }
    for (int k = 0; k < w->milestones.n; k++)
        if (!taken[k]) stone_left(w, &((const struct milestone *)w->milestones.row)[k]);
    return OK;
}
