/* Corrections that change what hangs under what: added, split, joined, moved. */
#include "action/reading_part.h"

enum { CLIMB = 40 };

static bool sibling(const struct plan_fact *a, int64_t kind, int64_t parent) {
    return a->state != FACT_DROPPED && a->kind == kind && a->parent == parent;
}

/* ---- places ---- */

static bool beneath(struct correction *k, int64_t id, int64_t above) {
    int steps = 0;
    for (; id != NONE && steps < CLIMB; steps++) {
        if (id == above) return true;
        const struct plan_fact *f = fact_find(k, id);
        id = f ? f->parent : NONE;
    }
    return id != NONE;
}

/* The first sibling behind `at`, -1: none. */
static int next_of(struct correction *k, int64_t kind, int64_t parent, int64_t at, int64_t but) {
    int best = -1;
    for (int i = 0; i < k->n; i++) {
        const struct plan_fact *f = &k->fact[i];
        if (!sibling(f, kind, parent) || f->h.id == but || f->position <= at) continue;
        if (best < 0 || f->position < k->fact[best].position) best = i;
    }
    return best;
}

/* Room behind `at`: those who come after it step back. */
static enum err make_room(struct correction *k, int64_t kind, int64_t parent, int64_t at, int64_t but) {
    enum err e = OK;
    for (int i = 0; i < k->n && !e; i++) {
        struct plan_fact is = k->fact[i];
        if (!sibling(&is, kind, parent) || is.h.id == but || is.position <= at) continue;
        is.position += FACT_GAP;
        e = fact_put(k, &k->fact[i], &is);
    }
    return e;
}

enum err fact_place(struct correction *k, struct plan_fact *f, int64_t parent, int64_t after) {
    struct plan_fact *before = 0, *up = 0;
    enum err e = parent == NONE ? OK : fact_live(k, "parent", parent, &up);
    if (!e && after != NONE) e = fact_live(k, "after", after, &before);
    if (e) return e;
    if (up && up->kind != FACT_ITEM) return fail(k->c, E_INVALID, "parent", "fact.parent_item");
    if (before && !sibling(before, f->kind, parent)) return fail(k->c, E_INVALID, "after", "fact.not_sibling");
    if (up && beneath(k, parent, f->h.id)) return fail(k->c, E_INVALID, "parent", "fact.own_child");
    int64_t at = before ? before->position : -1;
    int next = next_of(k, f->kind, parent, at, f->h.id);
    if (next >= 0 && k->fact[next].position - at < 2) {
        if ((e = make_room(k, f->kind, parent, at, f->h.id))) return e;
        next = next_of(k, f->kind, parent, at, f->h.id);
    }
    f->position = next < 0 ? at + FACT_GAP : at + (k->fact[next].position - at) / 2;
    f->parent = parent;
    return OK;
}

/* ---- moved ---- */

static enum err levels_below(struct correction *k, int64_t id, int64_t level, int depth) {
    enum err e = OK;
    for (int i = 0; i < k->n && !e && depth < CLIMB; i++) {
        struct plan_fact is = k->fact[i];
        if (!sibling(&is, FACT_ITEM, id) || is.level == level) continue;
        is.level = level;
        e = fact_put(k, &k->fact[i], &is);
        if (!e) e = levels_below(k, is.h.id, level < 9 ? level + 1 : 9, depth + 1);
    }
    return e;
}

enum err fact_move(struct correction *k) {
    struct plan_fact *was, is, *up;
    enum err e = fact_live(k, "fact", k->in->fact, &was);
    if (e) return e;
    is = *was;
    if (was->kind == FACT_PHASE && k->in->parent != NONE) return fail(k->c, E_INVALID, "parent", "fact.parent_item");
    if ((e = fact_place(k, &is, k->in->parent, k->in->after))) return e;
    is.edited = (is.edited == NONE ? 0 : is.edited) | EDITED_PLACE;
    if (is.kind == FACT_ITEM) {
        up = fact_find(k, is.parent);
        is.level = !up ? 1 : up->level == NONE || up->level >= 9 ? 9 : up->level + 1;
    }
    was = fact_find(k, is.h.id);
    if ((e = fact_put(k, was, &is)) || is.kind != FACT_ITEM) return e;
    return levels_below(k, is.h.id, is.level < 9 ? is.level + 1 : 9, 0);
}

/* ---- added ---- */

static int64_t last_of(struct correction *k, int64_t kind, int64_t parent) {
    int64_t best = NONE, at = -1;
    for (int i = 0; i < k->n; i++)
        if (sibling(&k->fact[i], kind, parent) && k->fact[i].position > at) best = k->fact[i].h.id, at = k->fact[i].position;
    return best;
}

static void blank(struct correction *k, struct plan_fact *f) {
    const struct fact_in *in = k->in;
    row_clear(&plan_fact_entity, f);
    f->kind = in->kind;
    f->title = in->title;
    f->no = in->no;
    f->state = FACT_CONFIRMED;
    f->hand = 1;
    f->confidence = 100;
    f->starts = in->start;
    f->ends = in->end;
    f->from_byte = in->from;
    f->to_byte = in->from != NONE && in->to > in->from ? in->to : in->from;
    f->mechanism = in->kind == FACT_MECHANISM ? in->mechanism : NONE;
    f->period = in->kind == FACT_MECHANISM ? in->period : NONE;
    f->key_task = in->kind == FACT_ITEM ? in->key_task == 1 : NONE;
    if (in->kind == FACT_UNIT || in->kind == FACT_DUTY) f->role = in->role == NONE ? ROLE_RESPONSIBLE : in->role;
}

static enum err add_unit(struct correction *k, struct plan_fact *f) {
    if (f->kind == FACT_UNIT && f->parent == NONE) return fail(k->c, E_INVALID, "parent", "field.required");
    if (k->in->org == NONE) {
        fact_match(k, f);
        if (f->org == NONE && unit_class_of(k->c, k->room, f->title).n == 0) f->state = FACT_PROPOSED;
        return OK;
    }
    const struct org *o = world_org(k->c->world, k->in->org);
    if (!o || o->closed_at != NONE)
        return fail_with(k->c, E_INVALID, "org", "field.absent", arena_printf(k->c->mem, "%lld", (long long)k->in->org), STR_NULL);
    f->org = k->in->org;
    f->reason = S("unit.chosen");
    return OK;
}

/* A sentence that was not understood becomes what it is: it is unread no longer. */
static enum err from_unread(struct correction *k, struct plan_fact *f) {
    struct plan_fact *was, is;
    enum err e = fact_live(k, "fact", k->in->fact, &was);
    if (e) return e;
    if (was->kind != FACT_UNREAD) return fail(k->c, E_INVALID, "fact", "fact.not_unread");
    if (f->from_byte == NONE) f->from_byte = was->from_byte, f->to_byte = was->to_byte;
    is = *was;
    is.state = FACT_DROPPED;
    return fact_put(k, was, &is);
}

enum err fact_add(struct correction *k) {
    const struct fact_in *in = k->in;
    struct plan_fact f, *up;
    if (in->kind == NONE || in->kind == FACT_UNREAD) return fail(k->c, E_INVALID, "kind", "field.required");
    if (!in->title.n) return fail(k->c, E_INVALID, "title", "field.required");
    if (in->start.n && in->end.n && str_cmp(in->end, in->start) < 0) return fail(k->c, E_INVALID, "end", "fact.order");
    blank(k, &f);
    enum err e = in->fact == NONE ? OK : from_unread(k, &f);
    if (e || (e = fact_place(k, &f, in->parent, in->after != NONE ? in->after : last_of(k, in->kind, in->parent)))) return e;
    if (f.kind == FACT_ITEM) {
        up = fact_find(k, f.parent);
        f.level = in->level != NONE ? in->level : !up ? 1 : up->level == NONE || up->level >= 9 ? 9 : up->level + 1;
    }
    if ((f.kind == FACT_UNIT || f.kind == FACT_DUTY) && (e = add_unit(k, &f))) return e;
    return fact_make(k, &f);
}

/* ---- split ---- */

/* Where the words stand within the span, else the whole of it. */
static void spot(const struct correction *k, const struct plan_fact *of, struct str said, struct plan_fact *f) {
    int64_t end = of->text_to != NONE && of->text_to > of->to_byte ? of->text_to : of->to_byte;
    if (of->from_byte == NONE || end > (int64_t)k->r->text.n || end <= of->from_byte) return;
    struct str in = str_sub(k->r->text, (size_t)of->from_byte, (size_t)(end - of->from_byte));
    ptrdiff_t at = str_find(in, said, 0);
    if (at < 0) return;
    f->from_byte = of->from_byte + at;
    f->to_byte = f->from_byte + (int64_t)said.n;
}

static void part(struct correction *k, const struct plan_fact *of, struct str title, struct plan_fact *f) {
    bool unit = of->kind == FACT_UNIT || of->kind == FACT_DUTY;
    f->title = title;
    f->edited = (f->edited == NONE ? 0 : f->edited) | EDITED_TITLE;
    spot(k, of, title, f);
    f->state = FACT_CONFIRMED;
    if (!unit) return;
    fact_match(k, f);
    if (f->org == NONE && unit_class_of(k->c, k->room, title).n == 0) f->state = FACT_PROPOSED;
}

enum err fact_split(struct correction *k) {
    const struct texts *t = &k->in->titles;
    struct plan_fact *was, of, is;
    enum err e = fact_live(k, "fact", k->in->fact, &was);
    if (e) return e;
    if (t->n < 2 || t->n > 20) return fail(k->c, E_INVALID, "titles", "fact.two_parts");
    for (int i = 0; i < t->n; i++)
        if (str_trim(t->s[i]).n == 0 || t->s[i].n > 1200) return fail(k->c, E_INVALID, "titles", "fact.two_parts");
    of = is = *was;
    part(k, &of, str_trim(t->s[0]), &is);
    bool cuts = k->in->at != NONE && of.text_from != NONE && k->in->at > of.text_from && k->in->at < of.text_to;
    if (cuts) is.text_to = k->in->at;
    int64_t after = of.h.id;
    e = fact_put(k, was, &is);
    for (int i = 1; i < t->n && !e; i++) {
        struct plan_fact f = of;
        f.h.id = 0;
        f.hand = 1;
        f.said = STR_NULL;
        f.no = STR_NULL;
        f.text_from = cuts ? k->in->at : NONE;
        f.text_to = cuts ? of.text_to : NONE;
        if ((e = fact_place(k, &f, of.parent, after))) return e;
        part(k, &of, str_trim(t->s[i]), &f);
        if ((e = fact_make(k, &f))) return e;
        after = f.h.id;
    }
    return e;
}

/* ---- joined ---- */

static void widen(int64_t *from, int64_t *to, int64_t a, int64_t b) {
    if (a == NONE) return;
    if (*from == NONE || a < *from) *from = a;
    if (*to == NONE || b > *to) *to = b;
}

/* Another one goes into the first: what hangs under it goes along. */
static enum err swallow(struct correction *k, struct plan_fact *first, const struct plan_fact *other) {
    struct plan_fact gone = *other;
    enum err e = OK;
    for (int i = 0; i < k->n && !e; i++) {
        struct plan_fact child = k->fact[i];
        if (child.parent != gone.h.id || child.state == FACT_DROPPED) continue;
        child.parent = first->h.id;
        e = fact_put(k, &k->fact[i], &child);
    }
    widen(&first->from_byte, &first->to_byte, gone.from_byte, gone.to_byte);
    widen(&first->text_from, &first->text_to, gone.text_from, gone.text_to);
    struct plan_fact is = gone;
    is.state = FACT_DROPPED;
    return e ? e : fact_put(k, &gone, &is);
}

enum err fact_join(struct correction *k) {
    const struct ids *ids = &k->in->facts;
    struct plan_fact *f, first;
    if (ids->n < 2) return fail(k->c, E_INVALID, "facts", "fact.two_parts");
    enum err e = fact_live(k, "facts", ids->id[0], &f);
    if (e) return e;
    first = *f;
    for (int i = 1; i < ids->n; i++) {
        if ((e = fact_live(k, "facts", ids->id[i], &f))) return e;
        if (f->kind != first.kind || f->h.id == first.h.id) return fail(k->c, E_INVALID, "facts", "fact.other_kind");
        if (beneath(k, first.h.id, f->h.id)) return fail(k->c, E_INVALID, "facts", "fact.own_child");
        if ((e = swallow(k, &first, f))) return e;
    }
    if (k->in->title.n) first.title = k->in->title;
    first.edited = (first.edited == NONE ? 0 : first.edited) | EDITED_TITLE;
    first.state = FACT_CONFIRMED;
    bool unit = first.kind == FACT_UNIT || first.kind == FACT_DUTY;
    if (unit && k->in->title.n) fact_match(k, &first);
    if (unit && first.org == NONE && unit_class_of(k->c, k->room, first.title).n == 0) first.state = FACT_PROPOSED;
    f = fact_find(k, first.h.id);
    return fact_put(k, f, &first);
}
