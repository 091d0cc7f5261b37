/* The problems of one estate in figures: by key task, by stage, by building. */
#include "action/estate_file.h"

#include <string.h>
#include "action/problem.h"
#include "model/indicator.h"
#include "text/building.h"

enum { STRETCH = 500, BUILDINGS = 2000, CLIMB = 9 };

/* ---- read ---- */

/* Cases that count: as the indicator of the cockpit has them. */
static const struct condition *counted(void) {
    return &indicators[0].den;
}

static int64_t key_task_of(const struct world *w, int64_t measure) {
    const struct measure *m = measure == NONE ? 0 : world_measure(w, measure);
    for (int i = 0; m && m->key_task != 1 && i < CLIMB; i++) m = m->parent == NONE ? 0 : world_measure(w, m->parent);
    return m ? m->h.id : NONE;
}

struct gather { struct call *c; struct file_problems *to; int cap, task_cap; };

static void count_task(struct gather *g, int64_t measure, int64_t state, int64_t marks, int64_t n) {
    int64_t task = key_task_of(g->c->world, measure);
    int i = 0;
    if (task == NONE || !condition_met(counted(), marks, state, ORDINARY)) return;
    while (i < g->to->ntask && g->to->task[i].measure != task) i++;
    if (i == g->to->ntask) ARENA_PUSH(g->c->mem, g->to->task, g->to->ntask, g->task_cap) = (struct task_count){ task, 0, 0 };
    g->to->task[i].all += n;
    if (state == CLOSED) g->to->task[i].closed += n;
}

/* Whoever sees the whole estate: open ones row by row, the others counted. */
static enum err read_whole(struct gather *g, int64_t estate) {
    struct call *c = g->c;
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", estate) };
    struct cursor *cur;
    enum err e = sql_open(c->db, c->mem, "file_open", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (sql_next(cur)) {
        ARENA_PUSH(c->mem, g->to->open, g->to->n, g->cap) = (struct file_problem){
            sql_int(cur, 0), sql_int(cur, 1), sql_int(cur, 2), sql_int(cur, 3), sql_text(cur, 6), sql_text(cur, 7) };
        count_task(g, sql_int(cur, 4), sql_int(cur, 1), sql_int(cur, 5), 1);
    }
    if ((e = sql_end(cur)) || (e = sql_open(c->db, c->mem, "file_ended", b, N_OF(b), &cur, &c->fault))) return e;
    while (sql_next(cur)) count_task(g, sql_int(cur, 0), sql_int(cur, 1), sql_int(cur, 2), sql_int(cur, 3));
    return sql_end(cur);
}

static void take(struct gather *g, const struct problem *p) {
    if (p->open == 1)
        ARENA_PUSH(g->c->mem, g->to->open, g->to->n, g->cap) =
            (struct file_problem){ p->h.id, p->state, p->light, p->severity, p->place, p->title };
    count_task(g, p->measure, p->state, p->facts, 1);
}

/* Whoever sees some of it: those of his scope. */
static enum err read_scope(struct gather *g, const struct scope *s, int64_t estate) {
    struct call *c = g->c;
    struct filter f = { .field = field_named(&problem_entity, S("estate")), .in = &estate, .n = 1, .low = NONE, .high = NONE };
    struct query q = { .e = &problem_entity, .filter = &f, .nfilter = 1, .limit = STRETCH };
    struct rows r;
    do {
        enum err e = store_list(c->db, c->mem, s, c->tenant, &q, &r, &c->fault);
        if (e) return e;
        for (int i = 0; i < r.n; i++) take(g, &((const struct problem *)r.row)[i]);
        q.after = true;
        if (r.n) q.after_id = ((const struct problem *)r.row)[r.n - 1].h.id;
    } while (r.n == STRETCH);
    return OK;
}

enum err file_problems_read(struct call *c, const struct estate *e, struct file_problems *ret) {
    struct scope s = scope_of(c, CAP_READ);
    struct gather g = { c, ret, 0, 0 };
    *ret = (struct file_problems){ 0 };
    return estate_seen_whole(c, &s, e) ? read_whole(&g, e->h.id) : read_scope(&g, &s, e->h.id);
}

/* ---- key tasks ---- */

static struct str states_text(struct call *c, unsigned bits) {
    struct str out = S("");
    for (int st = 1; st < STATES; st++)
        if (bits >> st & 1) out = arena_printf(c->mem, PRIstr "%s%s", STRARG(out), out.n ? "," : "", code_text(&states, st));
    return out;
}

void file_tasks(struct call *c, const struct estate *e, const struct file_problems *p, struct rows *ret) {
    struct file_task *list = ARENA_ARRAY(c->mem, struct file_task, c->world->nmeasures + 1);
    int64_t estate = e->h.id;
    struct str valid = states_text(c, counted()->states);
    for (int i = 0; i < c->world->nmeasures; i++) {
        const struct measure *m = &c->world->measure[i];
        if (m->key_task != 1 || !measure_live(c->world, m)) continue;
        struct file_task *t = &list[ret->n++];
        *t = (struct file_task){ .measure = m->h.id, .no = m->no, .title = m->title };
        for (int k = 0; k < p->ntask; k++)
            if (p->task[k].measure == m->h.id) t->all = p->task[k].all, t->closed = p->task[k].closed;
        struct str all = arena_printf(c->mem, "/problems?estate=%lld&measure=%lld&mark=filed&state=", (long long)estate, (long long)m->h.id);
        t->path = arena_join(c->mem, all, valid);
        t->closed_path = arena_join(c->mem, all, str_of(code_text(&states, CLOSED)));
    }
    ret->row = list;
}

/* ---- stages ---- */

static struct str open_path(struct call *c, const struct estate *e, const char *more, struct str value) {
    return arena_printf(c->mem, "/problems?estate=%lld&open=1%s" PRIstr, (long long)e->h.id, more, STRARG(value));
}

static void one_count(struct call *c, int64_t n, struct str path, struct rows *ret) {
    struct file_count *k = ARENA_NEW(c->mem, struct file_count);
    *k = (struct file_count){ n, path };
    *ret = (struct rows){ k, 1 };
}

void file_stages(struct call *c, const struct estate *e, const struct file_problems *p, struct estate_file *out) {
    struct file_stage *list = ARENA_ARRAY(c->mem, struct file_stage, CLOSING + 1);
    int64_t n[STAGES] = { 0 }, overdue = 0, listed = 0;
    for (int i = 0; i < p->n; i++) {
        n[stage_of((enum state)p->open[i].state)]++;
        overdue += p->open[i].light == LAMP_OVER || p->open[i].light == LAMP_OVER3;
        listed += p->open[i].severity == CRITICAL;
    }
    for (int s = INTAKE; s <= CLOSING; s++) {
        unsigned bits = 0;
        for (int st = 1; st < STATES; st++)
            if (state_open((enum state)st) && (int)stage_of((enum state)st) == s) bits |= 1u << st;
        if (bits) list[out->stages.n++] = (struct file_stage){ s, n[s], open_path(c, e, "&state=", states_text(c, bits)) };
    }
    out->stages.row = list;
    one_count(c, p->n, open_path(c, e, "", STR_NULL), &out->open);
    one_count(c, overdue, open_path(c, e, "&light=", S("over,over3")), &out->overdue);
    one_count(c, listed, open_path(c, e, "&severity=", S("critical")), &out->listed);
}

/* ---- buildings ---- */

/* The buildings of a problem: by its place, and where that names none, by its title. */
static int buildings_at(const struct building_names *names, struct str place, struct str title, int64_t *ret) {
    int n = buildings_match(names, place, ret, HOUSES_MOST);
    return n ? n : buildings_match(names, title, ret, HOUSES_MOST);
}

static enum err names_read(struct call *c, struct db *db, int64_t estate, struct rows *r, struct building_names **ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", estate), BI("n", BUILDINGS) };
    enum err e = sql_rows(db, c->mem, "buildings_of_estate", &building_entity, b, N_OF(b), r, &c->fault);
    if (e) return e;
    struct building_name *name = ARENA_ARRAY(c->mem, struct building_name, r->n + 1);
    for (int i = 0; i < r->n; i++) {
        const struct building *x = &((const struct building *)r->row)[i];
        name[i] = (struct building_name){ x->h.id, x->name };
    }
    *ret = building_names_of(c->mem, name, r->n);
    return OK;
}

static void count_building(struct file_building *v, int n, int64_t id) {
    for (int i = 0; i < n; i++)
        if (v[i].id == id) v[i].open++;
}

enum err file_buildings(struct call *c, const struct estate *es, const struct file_problems *p, struct estate_file *out) {
    struct building_names *names;
    struct rows r;
    int64_t at[HOUSES_MOST];
    enum err e = names_read(c, c->db, es->h.id, &r, &names);
    if (e) return e;
    struct file_building *v = ARENA_ARRAY(c->mem, struct file_building, r.n + 1);
    for (int i = 0; i < r.n; i++) {
        const struct building *x = &((const struct building *)r.row)[i];
        v[i] = (struct file_building){ .id = x->h.id, .name = x->name, .floors = x->floors, .stairwells = x->stairwells,
                                       .households = x->households, .lat = x->lat, .lng = x->lng, .outline = x->outline };
        v[i].path = open_path(c, es, "&building=", arena_printf(c->mem, "%lld", (long long)x->h.id));
    }
    out->unplaced = 0;
    for (int i = 0; i < p->n; i++) {
        int n = buildings_at(names, p->open[i].place, p->open[i].title, at);
        for (int k = 0; k < n; k++) count_building(v, r.n, at[k]);
        out->unplaced += n == 0;
    }
    out->buildings = (struct rows){ v, r.n };
    return OK;
}

enum err building_problems(struct call *c, struct db *db, int64_t building, int64_t open, int most, struct ids *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", NONE), BI("open", open == NONE ? 0 : open),
                        BI("upto", open == NONE ? 1 : open) };
    struct building x;
    struct building_names *names;
    struct rows r;
    struct cursor *cur;
    int64_t at[HOUSES_MOST];
    *ret = (struct ids){ ARENA_ARRAY(c->mem, int64_t, most + 1), 0 };
    enum err e = store_get(db, c->mem, 0, c->tenant, &building_entity, building, &x, &c->fault);
    if (e == E_NOT_FOUND) return c->fault = (struct fault){ 0 }, OK;
    if (e || (e = names_read(c, db, x.estate, &r, &names))) return e;
    b[1].i = x.estate;
    if ((e = sql_open(db, c->mem, "file_places", b, N_OF(b), &cur, &c->fault))) return e;
    while (sql_next(cur)) {
        int n = buildings_at(names, sql_text(cur, 1), sql_text(cur, 2), at);
        for (int k = 0; k < n; k++)
            if (at[k] == building && ret->n < most) ret->id[ret->n++] = sql_int(cur, 0);
    }
    return sql_end(cur);
}
