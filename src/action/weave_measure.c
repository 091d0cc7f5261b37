/* Measures of two editions of a plan: which is which, and what each becomes. */
#include "action/weave.h"

#include "text/alike.h"

static struct str said_of(const struct measure *m) {
    return m->said.s ? m->said : m->title;
}

static struct str words_of(const struct plan_fact *f) {
    return f->said.s ? f->said : f->title;
}

/* ---- which is which ---- */

/* What the text once had and what runs; the others only by their very words. */
static bool runs(const struct measure *m) {
    return m->hand != 1 && m->closed_at == NONE;
}

static int place_of(const struct measure *m, int n, const int *place, int64_t id) {
    for (int i = 0; i < n; i++)
        if (m[i].h.id == id) return place[i];
    return -1;
}

static void by_likeness(const struct weave *w, const struct measure *m, int n, int *ret) {
    struct arena *a = w->c->mem;
    struct like *x = ARENA_ARRAY(a, struct like, w->nitem + 1), *y = ARENA_ARRAY(a, struct like, n + 1);
    int *place = ARENA_ARRAY(a, int, n + 1), *back = ARENA_ARRAY(a, int, n + 1), live = 0;
    int *of_x = ARENA_ARRAY(a, int, w->nitem + 1), *of_y = ARENA_ARRAY(a, int, n + 1), *score = ARENA_ARRAY(a, int, w->nitem + 1);
    for (int k = 0; k < n; k++) place[k] = runs(&m[k]) ? live : -1, back[live] = k, live += runs(&m[k]);
    for (int k = 0; k < live; k++) {
        const struct measure *one = &m[back[k]];
        y[k] = (struct like){ said_of(one), STR_NULL, one->no, (int)one->level, place_of(m, n, place, one->parent) };
    }
    for (int i = 0; i < w->nitem; i++)
        x[i] = (struct like){ words_of(&w->item[i]), STR_NULL, w->item[i].no, (int)w->item[i].level, w->up[i] };
    diff_match(a, x, (size_t)w->nitem, y, (size_t)live, of_x, of_y, score);
    for (int i = 0; i < w->nitem; i++) ret[i] = of_x[i] < 0 ? -1 : back[of_x[i]];
}

/* One that was closed is opened again, one that was added by hand stands in the text now. */
static void by_words(const struct weave *w, const struct measure *m, int n, int *ret) {
    bool *taken = ARENA_ARRAY(w->c->mem, bool, n + 1);
    for (int k = 0; k < n; k++) {
        if (runs(&m[k])) continue;
        struct str said = m[k].hand == 1 ? m[k].title : said_of(&m[k]);
        for (int i = 0; i < w->nitem && !taken[k]; i++)
            if (ret[i] < 0 && diff_same(words_of(&w->item[i]), said)) ret[i] = k, taken[k] = true;
    }
}

void weave_pair(const struct weave *w, const struct measure *measure, int n, int *ret) {
    by_likeness(w, measure, n, ret);
    by_words(w, measure, n, ret);
}

/* ---- what each becomes ---- */

static int64_t bits(int64_t edited) {
    return edited == NONE ? 0 : edited;
}

/* The last day that the text names for it. */
static struct str due_of(const struct weave *w, const struct plan_fact *item) {
    struct str due = STR_NULL;
    for (int i = 0; i < w->facts.n; i++) {
        const struct plan_fact *f = &((const struct plan_fact *)w->facts.row)[i];
        if (f->kind != FACT_MILESTONE || f->state == FACT_DROPPED || f->parent != item->h.id || !f->ends.s) continue;
        if (!due.s || str_cmp(f->ends, due) > 0) due = f->ends;
    }
    return due;
}

/* What the text says, where nobody has settled it otherwise; a correction of this
** reading goes before one of the plan. */
static void take_words(const struct weave *w, int i, const struct measure *was, struct measure *is) {
    const struct plan_fact *f = &w->item[i];
    int64_t theirs = bits(was ? was->edited : 0), ours = bits(f->edited), keep = theirs & ~ours;
    is->edited = theirs | ours;
    is->said = f->said.s ? f->said : is->said;
    if (!(keep & EDITED_TITLE)) is->title = f->title;
    if (!(keep & EDITED_NO)) is->no = f->no;
    if (!(keep & EDITED_TASK)) is->key_task = f->key_task == 1;
    if (!(keep & EDITED_DATES)) {
        is->starts = f->starts;
        is->ends = f->ends.s ? f->ends : due_of(w, f);
    }
    if (!(keep & EDITED_SOURCE) && w->source[i] != NONE) is->source = w->source[i];
    if (!(keep & EDITED_CLOSED)) is->closed_at = NONE;
}

static bool alive_measure(const struct weave *w, int64_t id) {
    for (int i = 0; i < w->nitem; i++)
        if (w->id[i] == id) return true;
    for (int i = 0; i < w->measures.n; i++) {
        const struct measure *m = &((const struct measure *)w->measures.row)[i];
        if (m->h.id == id) return m->hand == 1 && m->closed_at == NONE;
    }
    return false;
}

static void take_place(const struct weave *w, int i, const struct measure *was, struct measure *is) {
    const struct plan_fact *f = &w->item[i];
    bool keep = was && (bits(was->edited) & ~bits(f->edited) & EDITED_PLACE) && (was->parent == NONE || alive_measure(w, was->parent));
    is->position = i;
    is->from_byte = f->from_byte;
    is->to_byte = f->to_byte;
    is->text_from = f->text_from;
    is->text_to = f->text_to;
    if (keep) return;
    is->parent = w->up[i] < 0 ? NONE : w->id[w->up[i]];
    is->level = f->level == NONE ? 1 : f->level;
}

static enum woven_change change_of(const struct measure *was, const struct measure *is, const struct plan_fact *f) {
    bool kept = bits(was->edited) && (!str_eq(is->title, f->title) || (bits(was->edited) & EDITED_CLOSED));
    bool other = !str_eq(was->title, is->title) || !str_eq(was->no, is->no) || (was->key_task == 1) != (is->key_task == 1) ||
                 !str_eq(was->starts, is->starts) || !str_eq(was->ends, is->ends) || was->closed_at != is->closed_at;
    if (kept) return WOVEN_KEPT;
    if (other) return WOVEN_CHANGED;
    return was->parent != is->parent || was->level != is->level ? WOVEN_MOVED : WOVEN_SAME;
}

static void one_measure(struct weave *w, int i) {
    const struct measure *all = w->measures.row, *was = w->pair[i] < 0 ? 0 : &all[w->pair[i]];
    struct measure *is = ARENA_NEW(w->c->mem, struct measure);
    row_clear(&measure_entity, is);
    if (was) *is = *was;
    is->h.id = w->id[i];
    is->campaign = w->is.h.id;
    if (!was) is->hand = w->item[i].hand;
    take_words(w, i, was, is);
    take_place(w, i, was, is);
    enum woven_change ch = was ? change_of(was, is, &w->item[i]) : WOVEN_ADDED;
    weave_add(w, (struct woven){ WOVEN_MEASURE, ch, was, is, &w->item[i], !was || weave_differs(&measure_entity, was, is), ch == WOVEN_KEPT });
}

/* Where a row stands that the text does not have: behind the nearest above it that lives. */
static void hang_on(const struct weave *w, struct measure *is) {
    const struct measure *all = w->measures.row;
    for (int steps = 0; is->parent != NONE && steps < 30 && !alive_measure(w, is->parent); steps++) {
        int64_t up = NONE;
        for (int i = 0; i < w->measures.n; i++)
            if (all[i].h.id == is->parent) up = all[i].parent;
        is->parent = up;
    }
    for (int i = 0; i < w->nitem; i++)
        if (w->id[i] == is->parent) is->position = i;
}

static void one_left(struct weave *w, const struct measure *was) {
    struct measure *is = ARENA_NEW(w->c->mem, struct measure);
    if (was->closed_at != NONE) return;
    *is = *was;
    is->from_byte = is->to_byte = is->text_from = is->text_to = NONE;      /* they were of another text */
    if (was->hand != 1) is->closed_at = w->c->now;
    hang_on(w, is);
    enum woven_change ch = was->hand == 1 ? WOVEN_KEPT : WOVEN_GONE;
    weave_add(w, (struct woven){ WOVEN_MEASURE, ch, was, is, 0, weave_differs(&measure_entity, was, is), ch == WOVEN_KEPT });
}

enum err weave_measures(struct weave *w) {
    const struct measure *all = w->measures.row;
    bool *had = ARENA_ARRAY(w->c->mem, bool, w->measures.n + 1);
    w->pair = ARENA_ARRAY(w->c->mem, int, w->nitem + 1);
    w->id = ARENA_ARRAY(w->c->mem, int64_t, w->nitem + 1);
    weave_pair(w, all, w->measures.n, w->pair);
    for (int i = 0; i < w->nitem; i++) {
        w->id[i] = w->pair[i] < 0 ? w->new_id(w->ids) : all[w->pair[i]].h.id;
        if (w->pair[i] >= 0) had[w->pair[i]] = true;
    }
    for (int i = 0; i < w->nitem; i++) one_measure(w, i);
    for (int k = 0; k < w->measures.n; k++)
        if (!had[k]) one_left(w, &all[k]);
    return OK;
}
