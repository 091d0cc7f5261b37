/* A plan in the order of its tree, and what work hangs on it. */
#include "action/plan_use.h"

#include <stdlib.h>
#include "access/who.h"
#include "action/plan_edit.h"

/* ---- the tree ---- */

struct walk { const struct measure *all; int n; struct plan_tree *to; };

static bool live(const struct walk *w, int64_t id) {
    for (int i = 0; i < w->n; i++)
        if (w->all[i].h.id == id) return w->all[i].closed_at == NONE;
    return false;
}

/* The list is in order of position, so children come in theirs. */
static void walk_down(const struct walk *w, int64_t parent, int depth) {
    for (int i = 0; i < w->n && depth < 30; i++) {
        const struct measure *m = &w->all[i];
        if (m->closed_at != NONE) continue;
        bool root = m->parent == NONE || !live(w, m->parent);
        if (parent == NONE ? !root : m->parent != parent) continue;
        w->to->m[w->to->n++] = *m;
        walk_down(w, m->h.id, depth + 1);
    }
}

enum err plan_tree(struct call *c, int64_t campaign, struct plan_tree *ret) {
    struct rows measures, duties;
    *ret = (struct plan_tree){ 0 };
    enum err e = plan_campaign(c, c->db, campaign, &ret->k);
    if (e || (e = plan_measures(c, c->db, ret->k.h.id, &measures))) return e;
    struct bind b[] = { BI("tenant", c->tenant), BI("campaign", ret->k.h.id) };
    if ((e = sql_rows(c->db, c->mem, "plan_duties", &duty_entity, b, N_OF(b), &duties, &c->fault))) return e;
    ret->m = ARENA_ARRAY(c->mem, struct measure, measures.n + 1);
    ret->duty = duties.row;
    ret->nduty = duties.n;
    walk_down(&(struct walk){ measures.row, measures.n, ret }, NONE, 0);
    return OK;
}

/* ---- what is open ---- */

struct sums { struct held *h; int n, cap; };

static void add(struct call *c, struct sums *s, int64_t measure, int64_t unit, int64_t open, int64_t late) {
    for (int i = 0; i < s->n; i++) {
        if (s->h[i].measure != measure || s->h[i].unit != unit) continue;
        s->h[i].open += open;
        s->h[i].late += late;
        return;
    }
    ARENA_PUSH(c->mem, s->h, s->n, s->cap) = (struct held){ measure, unit, open, late };
}

/* Whoever sees whole towns, or all, is answered by one count. */
static enum err counted(struct call *c, int64_t town, struct sums *s) {
    struct bind b[] = { BI("tenant", c->tenant), BI("town", town) };
    struct cursor *cur;
    enum err e = sql_open(c->db, c->mem, "plan_held", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (sql_next(cur)) add(c, s, sql_int(cur, 0), sql_int(cur, 1), sql_int(cur, 2), sql_int(cur, 3));
    return sql_end(cur);
}

/* Others by walking the open ones that they see. */
static enum err walked(struct call *c, const struct scope *scope, struct sums *s) {
    enum { PAGE_ROWS = 500, MOST = 20000 };
    int64_t open = 1;
    struct filter f = { .field = field_named(&problem_entity, S("open")), .in = &open, .n = 1, .low = NONE, .high = NONE };
    struct query q = { .e = &problem_entity, .filter = &f, .nfilter = 1, .limit = PAGE_ROWS, .lean = true };
    for (int seen = 0; seen < MOST;) {
        struct rows r;
        enum err e = store_list(c->db, c->mem, scope, c->tenant, &q, &r, &c->fault);
        if (e) return e;
        for (int i = 0; i < r.n; i++) {
            const struct problem *p = &((const struct problem *)r.row)[i];
            if (p->measure != NONE) add(c, s, p->measure, p->unit, 1, p->light == LAMP_OVER || p->light == LAMP_OVER3);
        }
        seen += r.n;
        if (r.n < PAGE_ROWS) break;
        q.after = true;
        q.after_id = ((const struct problem *)r.row)[r.n - 1].h.id;
    }
    return OK;
}

enum err plan_held(struct call *c, struct held **ret, int *n) {
    struct scope s = scope_of(c, CAP_READ);
    struct sums sums = { 0 };
    bool whole = true;
    enum err e = OK;
    for (int i = 0; i < s.n; i++) whole = whole && s.part[i].node == 0 && (s.part[i].level == LEVEL_ALL || s.part[i].level == LEVEL_TOWN);
    if (!whole) e = walked(c, &s, &sums);
    for (int i = 0; i < s.n && whole && !e; i++) e = counted(c, s.part[i].level == LEVEL_ALL ? 0 : s.part[i].area, &sums);
    *ret = sums.h;
    *n = sums.n;
    return e;
}

struct str held_path(struct call *c, int64_t measure, int64_t unit) {
    struct str all = arena_printf(c->mem, "/problems?measure=%lld&open=1", (long long)measure);
    return unit == NONE ? all : arena_printf(c->mem, PRIstr "&unit=%lld", STRARG(all), (long long)unit);
}
