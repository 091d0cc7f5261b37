/* One problem on its page: what it is, what may be done, how it went. */
#include "action/problem.h"

#include "action/around.h"
#include "action/similar.h"
#include "action/evidence.h"
#include "action/request.h"
#include "action/stop.h"
#include "action/timing.h"

enum { STORY_LINES = 200 };

enum err units_read(struct call *c, struct db *db, int64_t item, struct unit_link **ret, int *n) {
    struct bind b[] = { BI("tenant", c->tenant), BI("item", item) };
    struct cursor *cur;
    int cap = 0;
    *ret = 0;
    *n = 0;
    enum err e = sql_open(db, c->mem, "problem_units", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (sql_next(cur)) ARENA_PUSH(c->mem, *ret, *n, cap) = (struct unit_link){ sql_int(cur, 0), sql_int(cur, 1) };
    return sql_end(cur);
}

static void page_units(struct call *c, const struct unit_link *u, int n, struct problem_view *v) {
    struct unit_view *list = ARENA_ARRAY(c->mem, struct unit_view, n ? n : 1);
    for (int i = 0; i < n; i++) list[i] = (struct unit_view){ u[i].org, u[i].role };
    v->units = (struct rows){ list, n };
}

static struct ids needs_of(struct call *c, unsigned bits) {
    struct ids r = { ARENA_ARRAY(c->mem, int64_t, needs.n), 0 };
    for (int i = 0; i < needs.n; i++)
        if (bits >> i & 1) r.id[r.n++] = i + 1;
    return r;
}

static void page_verbs(struct call *c, const struct unit_link *u, int n, struct problem_view *v) {
    struct verb_view *list = ARENA_ARRAY(c->mem, struct verb_view, nproblem_moves);
    int k = 0;
    for (int i = 0; i < nproblem_moves; i++) {
        const struct move *m = &problem_moves[i];
        if (m->who == CAP_PROGRAM) continue;
        struct fault f = { 0 };
        if (!move_from(m, (enum state)v->p.state) || move_find((enum state)v->p.state, m->verb, c->world->policy) != m) continue;
        bool allowed = move_allowed(c, &v->p, u, n, m, &f) == OK;
        list[k++] = (struct verb_view){ m->verb, allowed, m->primary, needs_of(c, m->needs),
                                        allowed ? STR_NULL : word_fill(c->mem, c->language, f.key, f.arg) };
    }
    v->verbs = (struct rows){ list, k };
}

static enum err page_history(struct call *c, struct db *db, struct problem_view *v) {
    struct bind b[] = { BI("tenant", c->tenant), BI("problem", v->p.h.id), BI("n", STORY_LINES) };
    struct rows r;
    enum err e = sql_rows(db, c->mem, "problem_steps", &step_entity, b, N_OF(b), &r, &c->fault);
    if (e) return e;
    struct history_view *list = ARENA_ARRAY(c->mem, struct history_view, r.n ? r.n : 1);
    for (int i = 0; i < r.n; i++) {
        const struct step *s = &((const struct step *)r.row)[i];
        list[i] = (struct history_view){
            .id = s->id, .at = s->at, .verb = s->verb, .person = s->person, .org = s->org, .unit = s->unit,
            .took = s->took, .from_state = s->from_state, .to_state = s->to_state, .note = s->note,
        };
    }
    v->history = (struct rows){ list, r.n };
    return OK;
}

enum { STEP_DONE = 1, STEP_NOW, STEP_TODO };

/* The stages as they went, from the problem's own facts. */
static void page_steps(struct call *c, struct problem_view *v) {
    const struct problem *p = &v->p;
    const struct { enum stage stage; int64_t at, by; } rows[] = {
        { INTAKE, p->verified_at, p->verified_by }, { FILING, p->filed_at, p->filed_by },
        { DISPATCH, p->dispatched_at, p->dispatched_by }, { HANDLE, p->finished_at, p->finished_by },
        { CHECKING, p->checked_at, p->checked_by }, { CLOSING, p->closed_at, p->checked_by },
    };
    struct step_view *list = ARENA_ARRAY(c->mem, struct step_view, N_OF(rows));
    for (int i = 0; i < N_OF(rows); i++) {
        bool now = p->open == 1 && v->stage == (int64_t)rows[i].stage;
        bool done = !now && rows[i].at != NONE;
        const struct person *by = done ? world_person(c->world, rows[i].by) : 0;
        list[i] = (struct step_view){
            .stage = rows[i].stage, .state = now ? STEP_NOW : done ? STEP_DONE : STEP_TODO,
            .at = done ? rows[i].at : NONE, .due = now ? p->due : NONE,
            .person_name = by ? by->name : STR_NULL,
            .org_name = by ? world_name(c->world, &org_entity, by->org)
                           : now && rows[i].stage == HANDLE ? world_name(c->world, &org_entity, p->unit) : STR_NULL,
        };
    }
    v->steps = (struct rows){ list, N_OF(rows) };
}

static struct rows clock_page(struct call *c, int64_t from, int64_t due, struct str text, struct used u, int64_t light,
                              struct stops stops) {
    struct limit l = { LIMIT_NONE, 0 };
    struct fault ignored = { 0 };
    bool days_known = true;
    if (from == NONE || !text.n || limit_read(text, &l, &ignored)) return (struct rows){ 0, 0 };
    struct clock_view *v = ARENA_NEW(c->mem, struct clock_view);
    (void)due_at(c->world->calendar, from, l, stops, &days_known);         /* each clock to its own end */
    *v = (struct clock_view){ from, due, u.used, u.limit, light, days_known, limit_text(c->mem, l, c->language == ZH),
                              { 0, 0 } };
    return (struct rows){ v, 1 };
}

/* What is drawn of the overall clock: work and stops; the rests are what lies between. */
static void clock_draw(struct call *c, struct clock_view *v, struct str text, int64_t until, struct stops stops) {
    enum { MOST = 400 };
    struct limit l;
    struct fault ignored = { 0 };
    struct segment *seg;
    int n = 0, k = 0;
    if (limit_read(text, &l, &ignored)) return;
    (void)segments_of(c->mem, c->world->calendar, v->from, v->due != NONE && v->due > until ? v->due : until, l.kind,
                      stops, MOST, &seg, &n);
    struct segment_view *list = ARENA_ARRAY(c->mem, struct segment_view, n + 1);
    for (int i = 0; i < n; i++)
        if (seg[i].kind != SEGMENT_REST) list[k++] = (struct segment_view){ seg[i].from, seg[i].to, (int64_t)seg[i].kind + 1 };
    v->segments = (struct rows){ list, k };
}

static enum err page_clocks(struct call *c, struct db *db, struct problem_view *v) {
    const struct problem *p = &v->p;
    struct used stage = stage_used(c->world, p, c->now), all = overall_used(c->world, p, c->now);
    struct clocks_view *k = ARENA_NEW(c->mem, struct clocks_view);
    struct stops stops;
    enum err e = stops_read(c, db, p->h.id, &stops);
    if (e) return e;
    if (p->light != LAMP_DONE) k->stage = clock_page(c, p->stage_from, p->due, p->stage_limit, stage, p->light, stops);
    if (all.used == NONE) return v->clocks = (struct rows){ k, 1 }, OK;     /* ended otherwise than by closing */
    k->overall = clock_page(c, p->overall_from, p->overall_due, p->overall_limit, all,
                            p->paused_since != NONE ? LAMP_STOP : lamp_of(all), stops);
    if (k->overall.n)
        clock_draw(c, k->overall.row, p->overall_limit, p->closed_at != NONE ? p->closed_at : c->now, stops);
    v->clocks = (struct rows){ k, 1 };
    return OK;
}

/* ---- what was joined with it ---- */

enum { MERGED_MOST = 100 };

static struct linked_view linked(const struct problem *p) {
    return (struct linked_view){ .id = p->h.id, .no = p->no, .title = p->title, .state = p->state, .at = p->merged_at };
}

static enum err page_merged(struct call *c, struct db *db, struct problem_view *v) {
    struct bind b[] = { BI("tenant", c->tenant), BI("problem", v->p.h.id), BI("n", MERGED_MOST) };
    struct rows r = { 0, 0 };
    struct scope s = scope_of(c, CAP_READ);
    struct problem into;
    enum err e = v->p.merged_n > 0 ? sql_rows(db, c->mem, "problem_merged", &problem_entity, b, N_OF(b), &r, &c->fault) : OK;
    struct linked_view *list = ARENA_ARRAY(c->mem, struct linked_view, r.n + 1);
    for (int i = 0; i < r.n; i++) {
        const struct problem *p = &((const struct problem *)r.row)[i];
        if (person_may_on(c->world, c->who->person, CAP_READ, p, 0, 0)) list[v->merged.n++] = linked(p);
    }
    v->merged.row = list;
    if (e || v->p.merged_into == NONE) return e;
    e = store_get(db, c->mem, &s, c->tenant, &problem_entity, v->p.merged_into, &into, &c->fault);
    if (e == E_NOT_FOUND) return c->fault = (struct fault){ 0 }, OK;         /* out of his sight */
    list[r.n] = linked(&into);
    list[r.n].at = v->p.merged_at;
    v->into = (struct rows){ &list[r.n], 1 };
    return e;
}

enum err problem_page_read(struct call *c, struct db *db, struct problem_view *v) {
    struct unit_link *u;
    int n;
    enum err e = units_read(c, db, v->p.h.id, &u, &n);
    if (e) return e;
    const struct category *cat = world_category(c->world, v->p.category);
    struct why_view *why = ARENA_NEW(c->mem, struct why_view);
    bool masked = v->p.reporter_name.n || v->p.reporter_phone.n
               || mask_text(c->mem, v->p.description).s != v->p.description.s;
    v->can_original = may_on(c, CAP_REVEAL, &v->p, u, n);
    v->can_reveal = masked && v->can_original;
    v->can_erase = may_on(c, CAP_ERASE, &v->p, u, n);
    problem_view_fill(c, v);
    v->verb = primary_verb(c, &v->p, u, n);
    v->standard = cat ? cat->standard : STR_NULL;
    page_units(c, u, n, v);
    page_verbs(c, u, n, v);
    page_steps(c, v);
    if ((e = page_clocks(c, db, v)) || (e = page_merged(c, db, v)) || (e = request_page_fill(c, db, u, n, v))) return e;
    unit_proposal(c, &v->p, why);
    v->why = (struct rows){ why, 1 };
    if ((e = photos_page(c, db, v))) return e;
    if ((e = page_follow(c, db, v))) return e;
    return page_history(c, db, v);
}

static enum err get_read(struct call *c, void *in, void *out) {
    struct problem_view *v = out;
    struct scope s = scope_of(c, CAP_READ);
    enum err e = store_get(c->db, c->mem, &s, c->tenant, &problem_entity, ((struct one_in *)in)->id, &v->p, &c->fault);
    if (e || (e = problem_page_read(c, c->db, v))) return e;
    return page_similar(c, c->db, v);            /* looked for where a page is opened, not after each write */
}

const struct action problems_get = {
    .name = "problems.get", .cap = CAP_READ, .in = &one_in_entity, .out = &problem_view_entity, .read = get_read,
};
