#include "action/supervise.h"

#include "action/level.h"
#include "action/task.h"
#include "base/time.h"

static const struct entity supervision_make_entity = {
    .name = "supervision_make", .size = sizeof(struct supervision), .headless = true, .extends = &supervision_entity,
};
static const struct field in_fields[] = { FLOW_IN_FIELDS(supervision_in, &supervision_entity, &supervision_verbs) };
static const struct entity supervision_in_entity = SHAPE_OF(supervision_in, "supervision_move", in_fields);
static const struct field view_fields[] = { FLOW_PAGE_FIELDS(supervision_view) };
static const struct entity supervision_view_entity = {
    .name = "supervision_view", .size = sizeof(struct supervision_view), .field = view_fields, .nfield = N_OF(view_fields), .headless = true,
    .extends = &supervision_entity,
};
static const struct field query_fields[] = {
    FLOW_QUERY_FIELDS(supervision_query, &supervision_states), F_CODE(supervision_query, rung, INPUT, &rungs),
    F_INT(supervision_query, about, INPUT, 1, INT64_MAX),
};
static const struct entity supervision_query_entity = SHAPE_OF(supervision_query, "supervision_query", query_fields);
static const struct field list_fields[] = { FLOW_LIST_FIELDS(&supervision_entity) };
static const struct entity supervision_list_entity = SHAPE_OF(flow_list, "supervision_list", list_fields);

/* ---- numbers ---- */

/* Without gaps, a series a kind, year and issuer: counted in the transaction that writes the sheet.
** 督办单〔2026〕12号 of the task force, 青圩镇督办单〔2026〕3号 of a town. */
static enum err number(struct call *c, struct tx *tx, struct supervision *s) {
    struct civil today = day_civil(time_local_day(c->now, c->tz_offset, 0));
    const struct org *o = world_org(c->world, s->issuer);
    struct str series = arena_printf(c->mem, "%lld.%d.%lld", (long long)s->rung, today.year, (long long)s->issuer);
    struct bind b[] = { BI("tenant", c->tenant), BT("series", series), BI("block", 1) };
    struct str by = o && o->kind != ORG_TASK_FORCE ? o->name : S("");
    struct cursor *cur;
    enum err e = sql_open(tx_db(tx), c->mem, "counter_take", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    int64_t n = sql_next(cur) ? sql_int(cur, 0) : 1;
    s->no = arena_printf(c->mem, PRIstr "%s〔%d〕%lld号", STRARG(by), word_of(ZH, "rung", code_text(&rungs, s->rung)), today.year, (long long)n);
    return sql_end(cur);
}

/* ---- what is pressed ---- */

struct matter { int64_t town, community, estate, unit, open; struct str no, title; };

static struct matter of_problem(const struct world *w, const struct problem *p) {
    return (struct matter){ p->town, p->community, p->estate, p->unit != NONE ? p->unit : level_holder(w, p), p->open, p->no, p->title };
}

static struct matter of_task(const struct task *t) {
    return (struct matter){ t->town, t->community, t->estate, t->unit, t->open, t->no, t->title };
}

/* Within what the caller supervises. */
static enum err matter_of(struct call *c, struct db *db, struct str noun, int64_t id, struct matter *ret) {
    struct scope s = scope_of(c, CAP_SUPERVISE);
    bool problem = str_is(noun, "problem");
    struct problem p;
    struct task t;
    if (!problem && !str_is(noun, "task")) return fail(c, E_INVALID, "about_noun", "supervise.noun");
    enum err e = problem ? store_get(db, c->mem, &s, c->tenant, &problem_entity, id, &p, &c->fault)
                         : store_get(db, c->mem, &s, c->tenant, &task_entity, id, &t, &c->fault);
    if (!e) *ret = problem ? of_problem(c->world, &p) : of_task(&t);
    if (e != E_NOT_FOUND) return e;
    c->fault = (struct fault){ 0 };
    return fail_with(c, E_INVALID, "about", "field.absent", arena_printf(c->mem, "%lld", (long long)id), STR_NULL);
}

/* The highest open sheet about it; whether the clock has issued one of that rung, whatever became of it. */
static enum err standing(struct call *c, struct db *db, int64_t about, int64_t rung, struct supervision *ret, bool *by_clock) {
    struct bind b[] = { BI("tenant", c->tenant), BI("about", about) };
    struct rows r;
    enum err e = sql_rows(db, c->mem, "supervisions_about", &supervision_entity, b, N_OF(b), &r, &c->fault);
    row_clear(&supervision_entity, ret);
    ret->rung = 0;
    *by_clock = false;
    for (int i = 0; i < r.n && !e; i++) {
        const struct supervision *s = &((const struct supervision *)r.row)[i];
        if (s->open && s->rung > ret->rung) *ret = *s;
        *by_clock |= s->by_clock && s->rung == rung;
    }
    return e;
}

/* Does that organisation stand above the unit: the task force above all, else its parents. */
static bool above(const struct world *w, int64_t org, int64_t unit) {
    const struct org *o = world_org(w, org);
    return org != unit && o && (o->kind == ORG_TASK_FORCE || org_within(w, unit, org));
}

/* May a sheet of that rung be issued about it now? */
static enum err rung_ok(struct call *c, struct db *db, int64_t about, int64_t rung, const struct matter *m, const char *field) {
    struct supervision has;
    bool by_clock;
    if (!m->open) return fail_with(c, E_CONFLICT, field, "supervise.closed", m->no, STR_NULL);
    if (m->unit == NONE) return fail_with(c, E_CONFLICT, field, "supervise.no_unit", m->no, STR_NULL);
    if (m->unit == c->who->org) return fail(c, E_DENIED, field, "supervise.own");
    if (!rung_rows[rung].beside && !above(c->world, c->who->org, m->unit))
        return fail_with(c, E_DENIED, field, "supervise.beside", world_name(c->world, &org_entity, m->unit), STR_NULL);
    enum err e = standing(c, db, about, rung, &has, &by_clock);
    return e || has.rung < rung ? e : fail_with(c, E_CONFLICT, field, "supervise.higher", m->no, has.no);
}

static enum err put(struct call *c, struct tx *tx, struct supervision *s, const struct matter *m) {
    struct persons unit = { 0 }, issuer = { 0 };
    s->town = m->town, s->community = m->community, s->estate = m->estate, s->unit = m->unit;
    s->about_no = m->no;
    if (!s->title.n) s->title = m->title;
    enum err e = number(c, tx, s);
    if (e || (e = flow_make(c, tx, &supervision_kind, s, (struct ids){ 0, 0 }, s->text))) return e;
    flow_people(c, s->unit, &unit);
    flow_people(c, s->issuer, &issuer);
    e = flow_notify(c, tx, &supervision_flow, s, NOTE_TODO, S("supervision_verb.issue"), s->text, &unit);
    return e ? e : flow_notify(c, tx, &supervision_flow, s, NOTE_TOLD, S("supervision_verb.issue"), s->text, &issuer);
}

/* ---- by hand ---- */

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    struct supervision s = *(const struct supervision *)arg;
    struct supervision_view *out = ret;
    struct matter m;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    enum err e = tx_once(tx, c->once_key, c->once_body, &id, &seen);
    if (e) return e;
    if (seen) return store_get(tx_db(tx), c->mem, 0, c->tenant, &supervision_entity, id, &out->s, &c->fault);
    if ((e = matter_of(c, tx_db(tx), s.about_noun, s.about, &m))) return e;
    if ((e = rung_ok(c, tx_db(tx), s.about, s.rung, &m, m.unit == NONE || !m.open ? "about" : "rung"))) return e;
    s.h.id = id;
    s.by_clock = 0;
    s.issuer = c->who->org;
    if ((e = put(c, tx, &s, &m))) return e;
    out->s = s;
    return OK;
}

/* ---- by the clock ---- */

static const struct rung_row *rung_of(int64_t light) {
    for (int i = 1; i < RUNGS; i++)
        if (rung_rows[i].light && rung_rows[i].light == light) return &rung_rows[i];
    return 0;
}

static enum err climb(struct call *c, struct tx *tx, const char *noun, int64_t about, const struct matter *m, int64_t light, int64_t issuer) {
    const struct rung_row *row = rung_of(light);
    const struct org *o = m->unit == NONE ? 0 : world_org(c->world, m->unit);
    struct supervision s, has;
    bool by_clock;
    if (!row || !o || o->kind == ORG_CITY || o->kind == ORG_GRID || o->closed_at != NONE || issuer == NONE || issuer == m->unit) return OK;
    enum err e = standing(c, tx_db(tx), about, row->rung, &has, &by_clock);
    if (e || by_clock || has.rung >= (int64_t)row->rung) return e;
    const struct str arg[3] = { m->no, STR_NULL, STR_NULL };
    row_clear(&supervision_entity, &s);
    s.rung = row->rung;
    s.about = about, s.about_noun = str_of(noun), s.after = has.rung ? has.h.id : NONE;
    s.text = word_fill(c->mem, ZH, row->said, arg);
    s.by_clock = 1;
    s.issuer = issuer;
    s.h.id = tx_new_id(tx);
    if (has.rung && has.by_clock && (e = flow_by_program(c, tx, &supervision_kind, &has, SHEET_CLIMB, s.text))) return e;
    return put(c, tx, &s, m);
}

enum err supervise_settle(struct call *c, struct tx *tx, int64_t about) {
    struct bind b[] = { BI("tenant", c->tenant), BI("about", about) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), c->mem, "supervisions_about", &supervision_entity, b, N_OF(b), &r, &c->fault);
    for (int i = 0; i < r.n && !e; i++) {
        const struct supervision *s = &((const struct supervision *)r.row)[i];
        if (s->open && s->by_clock) e = flow_by_program(c, tx, &supervision_kind, s, SHEET_LAPSE, STR_NULL);
    }
    return e;
}

enum err supervise_climb(struct call *c, struct tx *tx, const struct problem *p) {
    struct matter m = of_problem(c->world, p);
    return climb(c, tx, "problem", p->h.id, &m, p->light, m.unit == NONE ? NONE : level_above(c->world, p, m.unit, CAP_SUPERVISE));
}

enum err supervise_task(struct call *c, struct tx *tx, const void *task) {
    const struct task *t = task;
    struct matter m = of_task(t);
    return climb(c, tx, "task", t->h.id, &m, t->light, t->issuer);
}

/* ---- moves ---- */

/* The next rung is held by the same rule as a sheet that is issued. */
static enum err raise_check(struct call *c, struct tx *tx, const struct supervision *s) {
    struct matter m;
    if (s->rung + 1 >= RUNGS) return fail(c, E_CONFLICT, "verb", "supervise.top");
    enum err e = matter_of(c, tx_db(tx), s->about_noun, s->about, &m);
    return e ? e : rung_ok(c, tx_db(tx), s->about, s->rung + 1, &m, "verb");
}

static enum err move_check(struct call *c, struct tx *tx, struct flowing *v) {
    struct supervision *is = v->is;
    switch ((enum sheet_verb)v->m->verb) {
    case SHEET_ANSWER: is->answered_at = c->now, is->answered_by = c->who->person; return OK;
    case SHEET_SEND_BACK: is->answered_at = is->answered_by = NONE; return OK;
    case SHEET_RELEASE: is->released_at = c->now, is->released_by = c->who->person; return OK;
    case SHEET_LAPSE: is->released_at = c->now; return OK;
    case SHEET_RAISE: return raise_check(c, tx, is);
    default: return OK;
    }
}

/* Raised: the next sheet stands one rung higher, about the matter as it is now, and says what it comes from. */
static enum err move_after(struct call *c, struct tx *tx, struct flowing *v) {
    const struct supervision *from = v->is;
    struct supervision s;
    struct matter m;
    if (v->m->verb != SHEET_RAISE) return OK;
    enum err e = matter_of(c, tx_db(tx), from->about_noun, from->about, &m);
    if (e) return e;
    row_clear(&supervision_entity, &s);
    s.rung = from->rung + 1;
    s.about = from->about, s.about_noun = from->about_noun, s.after = from->h.id;
    s.title = from->title, s.text = v->in->reason;
    s.by_clock = 0;
    s.issuer = c->who->org;
    s.h.id = tx_new_id(tx);
    return put(c, tx, &s, &m);
}

const struct flow_kind supervision_kind = { .flow = &supervision_flow, .check = move_check, .after = move_after };

/* ---- read ---- */

static enum err page_of(struct call *c, void *in, void *ret) {
    struct supervision_view *v = ret;
    (void)in;
    return flow_page(c, c->db, &supervision_flow, &v->s, (struct flow_page *)(void *)&v->moves);
}

static enum err get_read(struct call *c, void *in, void *ret) {
    struct supervision_view *v = ret;
    enum err e = flow_get(c, c->db, &supervision_flow, ((const struct one_in *)in)->id, &v->s);
    return e ? e : page_of(c, in, ret);
}

static enum err list_read(struct call *c, void *in, void *ret) {
    const struct supervision_query *q = in;
    struct filter more[2], *f = more;
    if (q->rung != NONE) *f++ = flow_equal(&supervision_flow, "rung", &q->rung);
    if (q->about != NONE) *f++ = flow_equal(&supervision_flow, "about", &q->about);
    return flow_list(c, &supervision_flow, (const struct flow_query *)(const void *)q, more, (int)(f - more), ret);
}

const struct action supervisions_list = {
    .name = "supervisions.list", .cap = CAP_READ, .in = &supervision_query_entity, .out = &supervision_list_entity, .read = list_read,
};
const struct action supervisions_get = {
    .name = "supervisions.get", .cap = CAP_READ, .in = &one_in_entity, .out = &supervision_view_entity, .read = get_read,
};
const struct action supervisions_create = {
    .name = "supervisions.create", .cap = CAP_SUPERVISE, .in = &supervision_make_entity, .out = &supervision_view_entity,
    .body = create_body, .answer = page_of, .once = true,
};
const struct action supervisions_move = {
    .name = "supervisions.move", .cap = CAP_READ, .of = &supervision_entity, .in = &supervision_in_entity, .out = &supervision_view_entity, .body = flow_moved,
    .answer = page_of, .versioned = true,
};
