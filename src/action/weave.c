#include "action/weave.h"

#include <stdlib.h>
#include "action/plan.h"
#include "base/utf8.h"

/* ---- the tree of what was read ---- */

static struct str cut(struct str s, size_t chars) {
    return utf8_count(s) > chars ? utf8_head(s, chars) : s;
}

/* Items by what they stand under, then by their places. */
static int by_place(const void *p, const void *q) {
    const struct plan_fact *a = *(const struct plan_fact *const *)p, *b = *(const struct plan_fact *const *)q;
    if (a->parent != b->parent) return a->parent < b->parent ? -1 : 1;
    if (a->position != b->position) return a->position < b->position ? -1 : 1;
    return a->h.id < b->h.id ? -1 : a->h.id > b->h.id;
}

struct walk { struct weave *w; const struct plan_fact **f; int n; };

/* The first of those that stand under `parent`. */
static int first_under(const struct walk *k, int64_t parent) {
    int lo = 0, hi = k->n;
    while (lo < hi) {
        int mid = lo + (hi - lo) / 2;
        if (k->f[mid]->parent < parent) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

static void walk_down(const struct walk *k, int64_t parent, int up, int depth) {
    struct weave *w = k->w;
    for (int i = first_under(k, parent); i < k->n && k->f[i]->parent == parent; i++) {
        w->item[w->nitem] = *k->f[i];
        w->up[w->nitem] = up;
        int here = w->nitem++;
        if (depth < 30) walk_down(k, k->f[i]->h.id, here, depth + 1);
    }
}

void weave_items(struct weave *w) {
    const struct plan_fact *all = w->facts.row;
    struct walk k = { w, ARENA_ARRAY(w->c->mem, const struct plan_fact *, w->facts.n + 1), 0 };
    for (int i = 0; i < w->facts.n; i++)
        if (all[i].kind == FACT_ITEM && all[i].state != FACT_DROPPED) k.f[k.n++] = &all[i];
    qsort(k.f, (size_t)k.n, sizeof *k.f, by_place);
    w->item = ARENA_ARRAY(w->c->mem, struct plan_fact, k.n + 1);
    w->up = ARENA_ARRAY(w->c->mem, int, k.n + 1);
    w->nitem = 0;
    walk_down(&k, NONE, -1, 0);
}

int64_t weave_measure_of(const struct weave *w, const struct plan_fact *f) {
    for (int i = 0; i < w->nitem && f->parent != NONE; i++)
        if (w->item[i].h.id == f->parent) return w->id[i];
    return NONE;
}

/* ---- notes ---- */

void weave_add(struct weave *w, struct woven one) {
    ARENA_PUSH(w->c->mem, w->w, w->n, w->cap) = one;
    w->tally[one.change]++;
}

void weave_tally(const struct weave *w, struct diff_tally *ret) {
    const int64_t *t = w->tally;
    *ret = (struct diff_tally){ t[WOVEN_ADDED], t[WOVEN_CHANGED], t[WOVEN_MOVED], t[WOVEN_GONE], t[WOVEN_KEPT], t[WOVEN_SAME] };
}

bool weave_differs(const struct entity *e, const void *was, const void *is) {
    void *a = (void *)(uintptr_t)was, *b = (void *)(uintptr_t)is;
    for (int i = 0; i < e->nfield; i++) {
        const struct field *f = &e->field[i];
        if (kind_is_int(f->kind) ? *field_int(f, a) != *field_int(f, b) : !str_eq(*field_str(f, a), *field_str(f, b))) return true;
    }
    return false;
}

/* ---- the campaign ---- */

/* The campaign's name: the plan's title without the kind of document. */
static struct str campaign_name(const struct plan_reading *r) {
    static const char *const tails[] = { "的通知", "工作方案", "实施方案", "行动方案", "方案" };
    struct str t = r->title.n ? r->title : r->name;
    for (int i = 0; i < N_OF(tails); i++)
        if (str_ends(t, str_of(tails[i]))) t = str_sub(t, 0, t.n - str_of(tails[i]).n);
    t = str_trim(t);
    return cut(t.n ? t : r->name, 120);
}

static enum err running(struct weave *w) {
    struct call *c = w->c;
    struct bind b[] = { BI("tenant", c->tenant), BI("area", w->r->area == NONE ? 0 : w->r->area) };
    struct cursor *cur;
    int64_t id = NONE;
    enum err e = sql_open(w->db, c->mem, "plan_campaign_of", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    if (sql_next(cur)) id = sql_int(cur, 0);
    if ((e = sql_end(cur))) return e;
    row_clear(&campaign_entity, &w->was);
    w->was.h.id = NONE;
    if (id != NONE) return store_get(w->db, c->mem, 0, c->tenant, &campaign_entity, id, &w->was, &c->fault);
    return w->r->area != NONE && c->world->campaign.h.id == NONE ? fail(c, E_CONFLICT, 0, "plan.city_first") : OK;
}

static void campaign_next(struct weave *w) {
    const struct plan_reading *r = w->r;
    w->is = w->was;
    if (w->was.h.id == NONE) {
        w->is.h.id = w->new_id(w->ids);
        w->is.name = campaign_name(r);
        w->is.status = CAMPAIGN_ACTIVE;
        w->is.area = r->area;
        w->is.parent = r->area == NONE ? NONE : w->c->world->campaign.h.id;
    }
    w->is.doc_no = r->doc_no;
    w->is.basis = r->basis;
    w->is.year = r->year;
    w->is.source_name = r->name;
    w->is.source_text = r->text;
    w->is.reading = r->h.id;
}

static enum err rows_of(struct weave *w, const char *statement, const struct entity *e, struct rows *ret) {
    struct bind b[] = { BI("tenant", w->c->tenant), BI("campaign", w->was.h.id) };
    *ret = (struct rows){ 0, 0 };
    return w->was.h.id == NONE ? OK : sql_rows(w->db, w->c->mem, statement, e, b, N_OF(b), ret, &w->c->fault);
}

static enum err plan_rows(struct weave *w) {
    enum err e = rows_of(w, "plan_measures", &measure_entity, &w->measures);
    if (!e) e = rows_of(w, "me_phases", &phase_entity, &w->phases);
    if (!e) e = rows_of(w, "me_milestones", &milestone_entity, &w->milestones);
    if (!e) e = rows_of(w, "plan_duties", &duty_entity, &w->duties);
    return e;
}

/* Which of the city's measures each of a town's carries out. */
static enum err city_sources(struct weave *w) {
    struct bind b[] = { BI("tenant", w->c->tenant), BI("campaign", w->is.parent) };
    struct rows all;
    int n = 0, *pair = ARENA_ARRAY(w->c->mem, int, w->nitem + 1);
    w->source = ARENA_ARRAY(w->c->mem, int64_t, w->nitem + 1);
    for (int i = 0; i < w->nitem; i++) w->source[i] = NONE;
    if (w->is.parent == NONE) return OK;
    enum err e = sql_rows(w->db, w->c->mem, "plan_measures", &measure_entity, b, N_OF(b), &all, &w->c->fault);
    struct measure *live = ARENA_ARRAY(w->c->mem, struct measure, all.n + 1);
    for (int i = 0; i < all.n && !e; i++) {
        const struct measure *m = &((const struct measure *)all.row)[i];
        if (m->closed_at == NONE) live[n++] = *m;
    }
    if (e) return e;
    weave_pair(w, live, n, pair);
    for (int i = 0; i < w->nitem; i++) w->source[i] = pair[i] < 0 ? NONE : live[pair[i]].h.id;
    return OK;
}

enum err weave_make(struct weave *w, struct call *c, struct db *db, const struct plan_reading *r, int64_t (*new_id)(void *), void *ids) {
    *w = (struct weave){ .c = c, .db = db, .r = r, .new_id = new_id, .ids = ids };
    if (!r->is_plan) return fail(c, E_CONFLICT, 0, "reading.no_plan");
    enum err e = reading_facts(c, db, r->h.id, &w->facts);
    if (e || (e = running(w))) return e;
    weave_items(w);
    if (w->nitem == 0) return fail(c, E_CONFLICT, 0, "reading.nothing");
    campaign_next(w);
    if ((e = plan_rows(w)) || (e = city_sources(w))) return e;
    if ((e = weave_measures(w)) || (e = weave_phases(w)) || (e = weave_milestones(w))) return e;
    return weave_duties(w);
}
