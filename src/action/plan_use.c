/* The plan as a matrix, in time, what is to fill in, tasks to give. */
#include "action/plan_use.h"

#include "action/org.h"
#include "base/time.h"

static int64_t campaign_in(const void *in) {
    return in ? ((const struct plan_query *)in)->campaign : NONE;
}

static void held_of(const struct held *h, int n, int64_t measure, int64_t unit, int64_t *open, int64_t *late) {
    *open = *late = 0;
    for (int i = 0; i < n; i++) {
        if (h[i].measure != measure || (unit != NONE && h[i].unit != unit)) continue;
        *open += h[i].open;
        *late += h[i].late;
    }
}

/* ---- the matrix ---- */

struct matrix { struct call *c; struct plan_tree t; struct held *h; int nh; struct matrix_cell *cell; int ncell, cap; };

static struct matrix_cell *cell_of(struct matrix *x, int64_t measure, int64_t org) {
    for (int i = 0; i < x->ncell; i++)
        if (x->cell[i].measure == measure && x->cell[i].org == org) return &x->cell[i];
    struct matrix_cell *to = &ARENA_PUSH(x->c->mem, x->cell, x->ncell, x->cap);
    *to = (struct matrix_cell){ .measure = measure, .org = org, .role = NONE, .state = NONE, .duty = NONE };
    return to;
}

/* The strongest role of a unit stands: lead before the others. */
static void cells_of_duties(struct matrix *x) {
    for (int i = 0; i < x->t.nduty; i++) {
        const struct duty *d = &x->t.duty[i];
        bool live = false;
        for (int k = 0; k < x->t.n && !live; k++) live = x->t.m[k].h.id == d->measure;
        if (!live || d->org == NONE) continue;
        struct matrix_cell *to = cell_of(x, d->measure, d->org);
        if (to->role != NONE && to->role <= d->role) continue;
        to->role = d->role;
        to->state = d->state;
        to->duty = d->h.id;
    }
}

static void cells_of_work(struct matrix *x) {
    for (int i = 0; i < x->nh; i++) {
        bool live = false;
        for (int k = 0; k < x->t.n && !live; k++) live = x->t.m[k].h.id == x->h[i].measure;
        if (!live || x->h[i].unit == NONE) continue;
        struct matrix_cell *to = cell_of(x, x->h[i].measure, x->h[i].unit);
        to->open = x->h[i].open;
        to->late = x->h[i].late;
        to->path = held_path(x->c, to->measure, to->org);
    }
}

static void matrix_rows(struct matrix *x, struct matrix_view *v) {
    struct matrix_row *r = ARENA_ARRAY(x->c->mem, struct matrix_row, x->t.n + 1);
    for (int i = 0; i < x->t.n; i++) {
        const struct measure *m = &x->t.m[i];
        r[i] = (struct matrix_row){ .measure = m->h.id, .parent = m->parent, .level = m->level, .key_task = m->key_task, .no = m->no,
                                    .title = m->title };
        held_of(x->h, x->nh, m->h.id, NONE, &r[i].open, &r[i].late);
        if (r[i].open) r[i].path = held_path(x->c, m->h.id, NONE);
    }
    v->rows = (struct rows){ r, x->t.n };
}

static void matrix_units(struct matrix *x, struct matrix_view *v) {
    struct matrix_unit *u = ARENA_ARRAY(x->c->mem, struct matrix_unit, x->ncell + 1);
    int n = 0;
    for (int i = 0; i < x->ncell; i++) {
        const struct matrix_cell *k = &x->cell[i];
        int at = 0;
        while (at < n && u[at].org != k->org) at++;
        if (at == n) u[n++] = (struct matrix_unit){ .org = k->org };
        u[at].leads += k->role == ROLE_LEAD || k->role == ROLE_RESPONSIBLE;
        u[at].joins += k->role != NONE && k->role != ROLE_LEAD && k->role != ROLE_RESPONSIBLE;
        u[at].open += k->open;
        u[at].late += k->late;
    }
    v->units = (struct rows){ u, n };
}

static enum err matrix_read(struct call *c, void *in, void *out) {
    struct matrix x = { .c = c };
    struct matrix_view *v = out;
    enum err e = plan_tree(c, campaign_in(in), &x.t);
    if (e || (e = plan_held(c, &x.h, &x.nh))) return e;
    cells_of_duties(&x);
    cells_of_work(&x);
    v->campaign = x.t.k.h.id;
    matrix_rows(&x, v);
    matrix_units(&x, v);
    v->cells = (struct rows){ x.cell, x.ncell };
    return OK;
}

/* ---- in time ---- */

static struct str least(struct str a, struct str b) {
    return !a.s ? b : !b.s ? a : str_cmp(a, b) <= 0 ? a : b;
}

static struct str most(struct str a, struct str b) {
    return !a.s ? b : !b.s ? a : str_cmp(a, b) >= 0 ? a : b;
}

/* What a measure's days are where the plan does not say: its milestones', its children's. */
static void derive(struct gantt_bar *bar, int n, const struct milestone *s, int ns) {
    for (int i = 0; i < n; i++)
        for (int k = 0; k < ns && !bar[i].to.s; k++) {
            if (s[k].measure != bar[i].measure || !s[k].due.s) continue;
            bar[i].to = most(bar[i].to, s[k].due);
            bar[i].derived = 1;
        }
    for (int i = n - 1; i >= 0; i--) {                    /* children stand behind their parent */
        if (bar[i].from.s && bar[i].to.s) continue;
        for (int k = i + 1; k < n; k++) {
            if (bar[k].parent != bar[i].measure) continue;
            if (bar[k].from.s || bar[k].to.s) bar[i].derived = 1;
            bar[i].from = least(bar[i].from, bar[k].from);
            bar[i].to = most(bar[i].to, bar[k].to);
        }
    }
}

static enum err dates_of(struct call *c, int64_t campaign, struct rows *phases, struct rows *stones) {
    struct bind b[] = { BI("tenant", c->tenant), BI("campaign", campaign) };
    enum err e = sql_rows(c->db, c->mem, "me_phases", &phase_entity, b, N_OF(b), phases, &c->fault);
    return e ? e : sql_rows(c->db, c->mem, "me_milestones", &milestone_entity, b, N_OF(b), stones, &c->fault);
}

static void gantt_frame(const struct rows *phases, const struct rows *stones, struct gantt_view *v) {
    struct phase_view *p = v->phases.row;
    struct milestone_view *s = v->milestones.row;
    for (int i = 0; i < phases->n; i++) {
        plan_phase_view(&((const struct phase *)phases->row)[i], &p[i]);
        v->from = least(v->from, p[i].start);
        v->to = most(v->to, p[i].end);
    }
    for (int i = 0; i < stones->n; i++) {
        plan_milestone_view(&((const struct milestone *)stones->row)[i], &s[i]);
        v->from = least(v->from, s[i].due);
        v->to = most(v->to, s[i].due);
    }
}

static enum err gantt_read(struct call *c, void *in, void *out) {
    struct plan_tree t;
    struct rows phases, stones;
    struct held *h;
    int nh;
    struct gantt_view *v = out;
    enum err e = plan_tree(c, campaign_in(in), &t);
    if (e || (e = dates_of(c, t.k.h.id, &phases, &stones)) || (e = plan_held(c, &h, &nh))) return e;
    struct gantt_bar *bar = ARENA_ARRAY(c->mem, struct gantt_bar, t.n + 1);
    for (int i = 0; i < t.n; i++) {
        const struct measure *m = &t.m[i];
        bar[i] = (struct gantt_bar){ .measure = m->h.id, .parent = m->parent, .level = m->level, .key_task = m->key_task, .no = m->no,
                                     .title = m->title, .from = m->starts, .to = m->ends };
        held_of(h, nh, m->h.id, NONE, &bar[i].open, &bar[i].late);
    }
    derive(bar, t.n, stones.row, stones.n);
    *v = (struct gantt_view){ .campaign = t.k.h.id, .bars = { bar, t.n } };
    v->today = date_text(c->mem, day_civil(time_local_day(c->now, c->tz_offset, 0)));
    v->phases = (struct rows){ ARENA_ARRAY(c->mem, struct phase_view, phases.n + 1), phases.n };
    v->milestones = (struct rows){ ARENA_ARRAY(c->mem, struct milestone_view, stones.n + 1), stones.n };
    gantt_frame(&phases, &stones, v);
    for (int i = 0; i < t.n; i++) v->from = least(v->from, bar[i].from), v->to = most(v->to, bar[i].to);
    return OK;
}

/* ---- to fill in ---- */

static void fill_units(struct call *c, const struct plan_tree *t, struct fill_view *v) {
    struct fill_unit *u = ARENA_ARRAY(c->mem, struct fill_unit, t->nduty + 1);
    int n = 0;
    for (int i = 0; i < t->nduty; i++) {
        const struct duty *d = &t->duty[i];
        int at = 0;
        if (d->org != NONE) continue;
        while (at < n && !str_eq(u[at].named, d->named)) at++;
        if (at == n) {
            u[n++] = (struct fill_unit){ 0, d->named, STR_NULL, { ARENA_ARRAY(c->mem, int64_t, t->nduty), 0 } };
            if (d->reason.n) u[at].reason = str_of(word_text(c->language, arena_cstr(c->mem, d->reason)));
        }
        u[at].duties.id[u[at].duties.n++] = d->h.id;
        u[at].n++;
    }
    v->units = (struct rows){ u, n };
}

static void fill_orgs(struct call *c, const struct plan_tree *t, struct fill_view *v) {
    struct fill_org *o = ARENA_ARRAY(c->mem, struct fill_org, t->nduty + 1);
    int n = 0;
    for (int i = 0; i < t->nduty; i++) {
        const struct duty *d = &t->duty[i];
        int at = 0;
        if (d->org == NONE || liaison_of(c->world, d->org) != NONE) continue;
        while (at < n && o[at].org != d->org) at++;
        if (at == n) o[n++] = (struct fill_org){ d->org, 0 };
        o[at].n++;
    }
    v->orgs = (struct rows){ o, n };
}

static bool has_unit(const struct plan_tree *t, int64_t measure) {
    for (int i = 0; i < t->nduty; i++)
        if (t->duty[i].measure == measure) return true;
    return false;
}

static bool has_child(const struct plan_tree *t, int64_t measure) {
    for (int i = 0; i < t->n; i++)
        if (t->m[i].parent == measure) return true;
    return false;
}

/* Key tasks and what stands under them ask for a unit and a day. */
static bool asks(const struct plan_tree *t, const struct measure *m) {
    for (int steps = 0; m && steps < 30; steps++) {
        const struct measure *up = 0;
        if (m->key_task == 1) return true;
        for (int i = 0; i < t->n && !up; i++)
            if (t->m[i].h.id == m->parent) up = &t->m[i];
        m = up;
    }
    return false;
}

static void fill_measures(struct call *c, const struct plan_tree *t, struct fill_view *v) {
    struct fill_measure *u = ARENA_ARRAY(c->mem, struct fill_measure, t->n + 1), *d = ARENA_ARRAY(c->mem, struct fill_measure, t->n + 1);
    for (int i = 0; i < t->n; i++) {
        const struct measure *m = &t->m[i];
        struct fill_measure one = { m->h.id, m->no, m->title };
        if (m->key_task == 1 && !has_unit(t, m->h.id)) u[v->no_unit.n++] = one;
        if (!m->ends.s && !has_child(t, m->h.id) && asks(t, m)) d[v->no_date.n++] = one;
    }
    v->no_unit.row = u;
    v->no_date.row = d;
}

/* Categories of the check-up that no measure of this plan stands for. */
static void fill_categories(struct call *c, const struct plan_tree *t, struct fill_view *v) {
    struct fill_category *k = ARENA_ARRAY(c->mem, struct fill_category, c->world->ncategories + 1);
    int n = 0;
    for (int i = 0; i < c->world->ncategories && t->k.parent == NONE; i++) {
        const struct category *x = &c->world->category[i];
        bool live = false;
        for (int j = 0; j < t->n && !live; j++) live = t->m[j].h.id == x->measure;
        if (!live) k[n++] = (struct fill_category){ x->h.id, x->measure };
    }
    v->categories = (struct rows){ k, n };
}

static enum err fill_read(struct call *c, void *in, void *out) {
    struct plan_tree t;
    struct fill_view *v = out;
    enum err e = plan_tree(c, campaign_in(in), &t);
    if (e) return e;
    *v = (struct fill_view){ .campaign = t.k.h.id };
    fill_units(c, &t, v);
    fill_orgs(c, &t, v);
    fill_measures(c, &t, v);
    fill_categories(c, &t, v);
    return OK;
}

/* ---- tasks to give ---- */

enum due_source { DUE_MEASURE = 1, DUE_MILESTONE, DUE_PHASE };

static struct ids joins_of(struct call *c, const struct plan_tree *t, int64_t measure, int64_t but) {
    struct ids r = { ARENA_ARRAY(c->mem, int64_t, t->nduty + 1), 0 };
    for (int i = 0; i < t->nduty; i++) {
        const struct duty *d = &t->duty[i];
        if (d->measure == measure && d->org != NONE && d->org != but && d->role != ROLE_LEAD && d->role != ROLE_RESPONSIBLE) r.id[r.n++] = d->org;
    }
    return r;
}

/* The measure's own day, else that of its last milestone, else the end of the last phase. */
static struct str due_of(const struct measure *m, const struct rows *phases, const struct rows *stones, int64_t *from) {
    struct str due = m->ends;
    *from = due.s ? DUE_MEASURE : NONE;
    for (int i = 0; i < stones->n && *from != DUE_MEASURE; i++) {
        const struct milestone *s = &((const struct milestone *)stones->row)[i];
        if (s->measure == m->h.id && s->due.s) due = most(due, s->due), *from = DUE_MILESTONE;
    }
    for (int i = 0; i < phases->n && *from != DUE_MEASURE && *from != DUE_MILESTONE; i++) {
        const struct phase *p = &((const struct phase *)phases->row)[i];
        if (p->ends.s) due = most(due, p->ends), *from = DUE_PHASE;
    }
    return due;
}

static enum err template_read(struct call *c, void *in, void *out) {
    struct plan_tree t;
    struct rows phases, stones;
    struct template_view *v = 0;
    int n = 0, cap = 0;
    enum err e = plan_tree(c, campaign_in(in), &t);
    if (e || (e = dates_of(c, t.k.h.id, &phases, &stones))) return e;
    for (int i = 0; i < t.n; i++)
        for (int k = 0; k < t.nduty; k++) {
            const struct measure *m = &t.m[i];
            const struct duty *d = &t.duty[k];
            if (d->measure != m->h.id || (d->role != ROLE_LEAD && d->role != ROLE_RESPONSIBLE)) continue;
            struct template_view one = { .measure = m->h.id, .key_task = m->key_task, .org = d->org, .role = d->role, .no = m->no,
                                         .title = m->title, .named = d->named, .joins = joins_of(c, &t, m->h.id, d->org) };
            one.due = due_of(m, &phases, &stones, &one.due_from);
            ARENA_PUSH(c->mem, v, n, cap) = one;
        }
    *(struct template_page *)out = (struct template_page){ t.k.h.id, { v, n } };
    return OK;
}

#define READ(out_e, f) .cap = CAP_READ, .in = &plan_query_entity, .out = &out_e, .read = f
const struct action plan_matrix = { .name = "plan.matrix", READ(matrix_view_entity, matrix_read) };
const struct action plan_gantt = { .name = "plan.gantt", READ(gantt_view_entity, gantt_read) };
const struct action plan_to_fill = { .name = "plan.to_fill", READ(fill_view_entity, fill_read) };
const struct action plan_templates = { .name = "plan.templates", READ(template_page_entity, template_read) };
