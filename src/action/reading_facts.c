/* People put right what was read: each correction is one step that can be taken back. */
#include "action/reading_part.h"

#include <string.h>

enum { AT_ONCE = 500 };

static bool is_unit(const struct plan_fact *f) {
    return f->kind == FACT_UNIT || f->kind == FACT_DUTY;
}

static bool has_org(struct correction *k, const struct plan_fact *f) {
    return !is_unit(f) || f->org != NONE || unit_class_of(k->c, k->room, f->title).n > 0;
}

/* ---- set ---- */

static void edit(struct plan_fact *f, int64_t what) {
    f->edited = (f->edited == NONE ? 0 : f->edited) | what;
}

static enum err clear_field(struct correction *k, struct plan_fact *f, struct str name) {
    if (str_is(name, "org")) f->org = NONE, edit(f, EDITED_ORG);
    else if (str_is(name, "start")) f->starts = STR_NULL, edit(f, EDITED_DATES);
    else if (str_is(name, "end")) f->ends = STR_NULL, edit(f, EDITED_DATES);
    else if (str_is(name, "no")) f->no = STR_NULL, edit(f, EDITED_NO);
    else return fail_with(k->c, E_INVALID, "clear", "field.code", S("org, start, end, no"), STR_NULL);
    return OK;
}

static enum err set_org(struct correction *k, struct plan_fact *f) {
    const struct org *o = world_org(k->c->world, k->in->org);
    if (!is_unit(f)) return fail(k->c, E_INVALID, "org", "fact.not_unit");
    if (!o || o->closed_at != NONE)
        return fail_with(k->c, E_INVALID, "org", "field.absent", arena_printf(k->c->mem, "%lld", (long long)k->in->org), STR_NULL);
    f->org = k->in->org;
    f->reason = S("unit.chosen");
    f->confidence = 100;
    edit(f, EDITED_ORG);
    return OK;
}

static void set_words(struct correction *k, struct plan_fact *f) {
    const struct fact_in *in = k->in;
    bool name = in->title.n && !str_eq(in->title, f->title);
    if (in->title.n) f->title = in->title, edit(f, EDITED_TITLE);
    if (name && is_unit(f) && in->org == NONE) fact_match(k, f);
    if (in->no.s) f->no = in->no.n ? in->no : STR_NULL, edit(f, EDITED_NO);
    if (in->level != NONE) f->level = in->level, edit(f, EDITED_PLACE);
    if (in->role != NONE) f->role = in->role, edit(f, EDITED_ROLE);
    if (in->mechanism != NONE) f->mechanism = in->mechanism, edit(f, EDITED_TASK);
    if (in->period != NONE) f->period = in->period, edit(f, EDITED_DATES);
    if (in->key_task != NONE) f->key_task = in->key_task, edit(f, EDITED_TASK);
}

static enum err set_dates(struct correction *k, struct plan_fact *f) {
    const struct fact_in *in = k->in;
    if (in->start.n) f->starts = in->start, edit(f, EDITED_DATES);
    if (in->end.n) f->ends = in->end, edit(f, EDITED_DATES);
    if (f->starts.s && f->ends.s && str_cmp(f->ends, f->starts) < 0) return fail(k->c, E_INVALID, "end", "fact.order");
    if (in->start.n || in->end.n) f->reason = STR_NULL;
    return OK;
}

static bool fits(const struct plan_fact *f, const struct fact_in *in) {
    bool dated = f->kind == FACT_PHASE || f->kind == FACT_MILESTONE || f->kind == FACT_ITEM;
    if ((in->start.n || in->end.n) && !dated) return false;
    if (in->role != NONE && !is_unit(f)) return false;
    if ((in->mechanism != NONE || in->period != NONE) && f->kind != FACT_MECHANISM) return false;
    return !((in->level != NONE || in->key_task != NONE) && f->kind != FACT_ITEM);
}

static enum err op_set(struct correction *k) {
    struct plan_fact *was, is;
    enum err e = fact_live(k, "fact", k->in->fact, &was);
    if (e) return e;
    if (!fits(was, k->in)) return fail(k->c, E_INVALID, "fact", "fact.no_such_field");
    is = *was;
    set_words(k, &is);
    if ((e = set_dates(k, &is))) return e;
    if (k->in->org != NONE && (e = set_org(k, &is))) return e;
    for (int i = 0; i < k->in->clear.n && !e; i++) e = clear_field(k, &is, k->in->clear.s[i]);
    is.state = has_org(k, &is) ? FACT_CONFIRMED : FACT_PROPOSED;
    return e ? e : fact_put(k, was, &is);
}

/* ---- confirmed, dropped, brought back ---- */

/* The facts that are named, `fact` or `facts`. */
static struct ids named(struct correction *k) {
    struct ids one = { ARENA_ARRAY(k->c->mem, int64_t, 1), 1 };
    if (k->in->facts.n) return k->in->facts;
    one.id[0] = k->in->fact;
    return one;
}

static enum err confirm_one(struct correction *k, const struct plan_fact *was) {
    struct plan_fact is = *was;
    if (was->state == FACT_CONFIRMED) return OK;
    if (!has_org(k, was)) return fail(k->c, E_INVALID, "org", "fact.need_org");
    is.state = FACT_CONFIRMED;
    return fact_put(k, was, &is);
}

/* All that were read with so much certainty, so many at a time. */
static enum err confirm_sure(struct correction *k) {
    enum err e = OK;
    for (int i = 0; i < k->n && k->changed_n < AT_ONCE && !e; i++) {
        struct plan_fact *f = &k->fact[i];
        bool sure = f->state == FACT_PROPOSED && f->kind != FACT_UNREAD && f->confidence >= k->in->sure && has_org(k, f);
        if (sure) e = confirm_one(k, f);
    }
    return e;
}

static enum err op_confirm(struct correction *k) {
    if (k->in->sure != NONE) return confirm_sure(k);
    struct ids ids = named(k);
    enum err e = OK;
    for (int i = 0; i < ids.n && !e; i++) {
        struct plan_fact *f;
        e = fact_live(k, k->in->facts.n ? "facts" : "fact", ids.id[i], &f);
        if (!e) e = confirm_one(k, f);
    }
    return e;
}

/* What stood under it: items go up, what is said of it goes with it. */
static enum err drop_one(struct correction *k, const struct plan_fact *was) {
    struct plan_fact gone = *was, is = *was;
    is.state = FACT_DROPPED;
    enum err e = fact_put(k, was, &is);
    for (int i = 0; i < k->n && !e && gone.kind == FACT_ITEM; i++) {
        struct plan_fact child = k->fact[i];
        if (child.parent != gone.h.id || child.state == FACT_DROPPED) continue;
        if (child.kind == FACT_ITEM) child.parent = gone.parent;
        else child.state = FACT_DROPPED;
        e = fact_put(k, &k->fact[i], &child);
    }
    return e;
}

static enum err op_drop(struct correction *k) {
    struct ids ids = named(k);
    enum err e = OK;
    for (int i = 0; i < ids.n && !e; i++) {
        struct plan_fact *f;
        e = fact_live(k, k->in->facts.n ? "facts" : "fact", ids.id[i], &f);
        if (!e) e = drop_one(k, f);
    }
    return e;
}

static enum err op_restore(struct correction *k) {
    struct plan_fact *was = fact_find(k, k->in->fact), is;
    if (!was) return fact_live(k, "fact", k->in->fact, &was);
    if (was->state != FACT_DROPPED) return OK;
    is = *was;
    is.state = FACT_PROPOSED;
    for (struct plan_fact *up = fact_find(k, is.parent); up && up->state == FACT_DROPPED; up = fact_find(k, is.parent)) is.parent = up->parent;
    return fact_put(k, was, &is);
}

/* ---- the action ---- */

static enum err (*const op_of[])(struct correction *) = {
    [OP_SET] = op_set, [OP_CONFIRM] = op_confirm, [OP_DROP] = op_drop, [OP_RESTORE] = op_restore, [OP_ADD] = fact_add,
    [OP_SPLIT] = fact_split, [OP_JOIN] = fact_join, [OP_MOVE] = fact_move, [OP_UNDO] = fact_undo,
};

static enum err begin(struct call *c, struct tx *tx, const struct fact_in *in, struct plan_reading *r, struct correction *k) {
    static const char *const verbs_of[] = { [OP_SET] = "edit", [OP_CONFIRM] = "confirm", [OP_DROP] = "drop", [OP_RESTORE] = "restore",
                                            [OP_ADD] = "create", [OP_SPLIT] = "split", [OP_JOIN] = "join", [OP_MOVE] = "move",
                                            [OP_UNDO] = "undo" };
    struct rows all;
    enum err e = reading_get(c, tx_db(tx), in->id, r);
    if (e || (e = check_version(c, &plan_reading_entity, r))) return e;
    if (r->state != READING_READ) return fail(c, E_CONFLICT, 0, r->state == READING_APPLIED ? "reading.applied" : "reading.dropped");
    if (!r->is_plan) return fail(c, E_CONFLICT, 0, "reading.no_plan");
    if ((e = reading_facts(c, tx_db(tx), r->h.id, &all))) return e;
    *k = (struct correction){ .c = c, .tx = tx, .in = in, .r = r, .room = unit_room_open(c, r->area), .fact = all.row, .n = all.n,
                              .step = (r->step == NONE ? 0 : r->step) + 1, .verb = verbs_of[in->op] };
    return OK;
}

/* What a step taken back took out again. */
static struct ids gone_of(struct correction *k) {
    struct ids gone = { ARENA_ARRAY(k->c->mem, int64_t, k->changed_n + 1), 0 };
    for (int i = 0; i < k->changed_n; i++) {
        const struct plan_fact *f = fact_find(k, k->changed[i]);
        if (f && f->h.removed_at != NONE) gone.id[gone.n++] = f->h.id;
    }
    return gone;
}

/* What changed, as it stands now: what was taken out again is left out. */
static enum err answer(struct correction *k, const struct plan_reading *r, struct reading_view *out) {
    struct rows all;
    enum err e = reading_facts(k->c, tx_db(k->tx), r->h.id, &all);
    struct plan_fact *v = ARENA_ARRAY(k->c->mem, struct plan_fact, all.n + 1);
    int n = 0;
    for (int i = 0; i < all.n && !e; i++) {
        const struct plan_fact *f = &((const struct plan_fact *)all.row)[i];
        bool changed = false;
        for (int j = 0; j < k->changed_n && !changed; j++) changed = k->changed[j] == f->h.id;
        if (changed) v[n++] = *f;
    }
    struct rows shown = { v, n };
    if (e || (e = reading_show(k->c, tx_db(k->tx), r, &all, &shown, false, out))) return e;
    out->gone = gone_of(k);
    return OK;
}

static enum err facts_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct fact_in *in = arg;
    struct plan_reading was, is;
    struct correction k;
    enum err e = begin(c, tx, in, &was, &k);
    if (e || (e = op_of[in->op](&k))) return e;
    is = was;
    is.step = k.step;
    if (k.changed_n) e = tx_update(tx, &plan_reading_entity, &was, &is, &(struct change){ .verb = "correct" });
    return e ? e : answer(&k, &is, out);
}

const struct action readings_facts = {
    .name = "readings.facts", .cap = CAP_PLAN, .in = &fact_in_entity, .out = &reading_view_entity, .body = facts_body, .versioned = true,
};
