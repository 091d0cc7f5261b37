/* One lift's file: what it is due for and why, what was done, what was found and reported of it. */
#include "action/lift.h"

#include <math.h>
#include "action/problem.h"
#include "action/register.h"
#include "base/time.h"
#include "text/building.h"

enum { RECORDS = 200, FINDINGS = 50, PROBLEMS = 500, SHOWN = 50 };

/* ---- what was the matter ---- */

struct str lift_why(struct call *c, const struct lift_view *v) {
    struct str arg[3] = { v->e.trapped, STR_NULL, STR_NULL };
    struct str since = date_later(c->mem, today_text(c), -12, 0);
    if (v->e.trapped.n && str_cmp(v->e.trapped, since) >= 0) return word_fill(c->mem, c->language, "lift.trapped", arg);
    if (v->e.state == LIFT_STOPPED) return str_of(word_text(c->language, "lift_state.stopped"));
    bool unassessed = v->years != NONE && v->years >= LIFT_OLD_YEARS && !v->e.assessed.n;
    return unassessed ? str_of(word_text(c->language, "lift.unassessed")) : STR_NULL;
}

/* ---- what it is due for ---- */

static struct str basis_text(struct call *c, enum lift_due what) {
    const struct lift_interval *i = &lift_intervals[what];
    return arena_printf(c->mem, "%s（%s）", i->source, i->edition);
}

static void due_read(struct call *c, const struct elevator *e, struct rows *ret) {
    struct lift_due_view *list = ARENA_ARRAY(c->mem, struct lift_due_view, LIFT_DUES);
    int n = 0;
    for (enum lift_due w = DUE_ASSESSMENT; w < LIFT_DUES; w++) {
        struct lift_due_view *d = &list[n++];
        *d = (struct lift_due_view){ .what = w, .on = lift_by(e, w), .basis = basis_text(c, w) };
        d->light = lift_light(w, d->on, today_of(c), &d->days);
    }
    *ret = (struct rows){ list, n };
}

static enum err records_read(struct call *c, int64_t lift, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("elevator", lift), BI("n", RECORDS) };
    return sql_rows(c->db, c->mem, "lift_records_of", &lift_record_entity, b, N_OF(b), ret, &c->fault);
}

static enum err findings_read(struct call *c, const struct elevator *x, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", x->estate), BI("item", x->h.id), BI("n", FINDINGS) };
    struct lift_finding *list = ARENA_ARRAY(c->mem, struct lift_finding, FINDINGS);
    struct cursor *cur;
    int n = 0;
    enum err e = sql_open(c->db, c->mem, "findings_of_item", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (sql_next(cur))
        list[n++] = (struct lift_finding){ .id = sql_int(cur, 0), .open = sql_int(cur, 1), .problem = sql_int(cur, 2),
                                           .why = sql_text(cur, 3), .rule_name = sql_text(cur, 4) };
    *ret = (struct rows){ list, n };
    return sql_end(cur);
}

/* ---- what was reported of it ---- */

/* A lift in that text, of that building: 7 幢电梯; and where both name a lift of the building, the same one. */
struct about { struct building_names *names; int64_t building; int number; };

static int lift_number(struct str text) {
    static const char *const lifts[] = { "号梯", "号电梯", "#梯", "#电梯", "号" };
    for (int i = 0; i < N_OF(lifts); i++) {
        ptrdiff_t at = str_find(text, str_of(lifts[i]), 0);
        while (at > 0 && text.s[at - 1] == ' ') at--;
        if (at > 0 && text.s[at - 1] >= '1' && text.s[at - 1] <= '9') return text.s[at - 1] - '0';
    }
    return 0;
}

static bool is_about(const struct about *a, const struct problem *p) {
    struct str text[] = { p->place, p->title };
    int64_t building[HOUSES_MOST];
    bool lift = false, here = false;
    for (int i = 0; i < 2; i++) {
        bool said = str_find(text[i], S("电梯"), 0) >= 0 || str_find(text[i], S("号梯"), 0) >= 0;      /* 楼梯 is none */
        lift |= said;
        int number = said ? lift_number(text[i]) : 0, n = buildings_match(a->names, text[i], building, HOUSES_MOST);
        if (number && a->number && number != a->number) return false;
        for (int k = 0; k < n; k++) here |= building[k] == a->building;
    }
    return lift && here;
}

static void about_of(struct call *c, const struct elevator *x, struct about *a) {
    struct building_name one = { x->building, STR_NULL };
    for (int i = 0; i < c->nnames; i++)
        if (c->name[i].id == x->building) one.name = c->name[i].name;
    a->names = building_names_of(c->mem, &one, one.name.n ? 1 : 0);
    a->building = x->building;
    a->number = lift_number(x->name);
}

static bool found_it(const struct rows *findings, int64_t problem) {
    const struct lift_finding *f = findings->row;
    for (int i = 0; i < findings->n; i++)
        if (f[i].problem == problem) return true;
    return false;
}

static enum err problems_read(struct call *c, const struct elevator *x, const struct rows *findings, struct rows *ret) {
    struct scope s = scope_of(c, CAP_READ);
    int64_t estate[] = { x->estate };
    struct filter f = { .field = field_named(&problem_entity, S("estate")), .in = estate, .n = 1, .low = NONE, .high = NONE };
    struct query q = { .e = &problem_entity, .filter = &f, .nfilter = 1, .descending = true, .limit = PROBLEMS, .lean = true };
    struct about a;
    struct rows r;
    about_of(c, x, &a);
    enum err e = store_list(c->db, c->mem, &s, c->tenant, &q, &r, &c->fault);
    if (e) return e;
    struct lift_problem *list = ARENA_ARRAY(c->mem, struct lift_problem, SHOWN);
    for (int i = 0; i < r.n && ret->n < SHOWN; i++) {
        const struct problem *p = &((const struct problem *)r.row)[i];
        if (!found_it(findings, p->h.id) && !is_about(&a, p)) continue;
        list[ret->n++] = (struct lift_problem){ p->h.id, p->state, p->light, p->open, p->h.created_at, p->no, p->title };
    }
    ret->row = list;
    return OK;
}

static enum err file_read(struct call *c, void *in, void *ret) {
    struct lift_file *out = ret;
    struct scope s;
    struct lift_view *v = ARENA_NEW(c->mem, struct lift_view);
    row_clear(&lift_view_entity, v);
    enum err e = base_scope(c, c->db, CAP_READ, &s);
    if (!e) e = store_get(c->db, c->mem, &s, c->tenant, &elevator_entity, ((const struct one_in *)in)->id, &v->e, &c->fault);
    if (e) return e;
    lift_view_fill(c, v);
    out->elevator = (struct rows){ v, 1 };
    if ((e = register_names(c, c->db, &elevator_entity, &out->elevator)) || (e = records_read(c, v->e.h.id, &out->records))) return e;
    due_read(c, &v->e, &out->due);
    if ((e = findings_read(c, &v->e, &out->findings))) return e;
    return problems_read(c, &v->e, &out->findings, &out->problems);
}

/* ---- a record of it ---- */

static enum err deed_check(struct call *c, const struct lift_deed_in *in) {
    if (in->deed == LIFT_ASSESSED || (in->grade == NONE && in->advice == NONE && isnan(in->score))) return OK;
    return fail(c, E_INVALID, in->grade != NONE ? "grade" : in->advice != NONE ? "advice" : "score", "lift.not_assessed");
}

static void record_of(const struct lift_deed_in *in, const struct elevator *x, struct lift_record *r) {
    row_clear(&lift_record_entity, r);
    r->town = x->town;
    r->community = x->community;
    r->estate = x->estate;
    r->elevator = x->h.id;
    r->deed = in->deed;
    r->result = in->result;
    r->grade = in->grade;
    r->advice = in->advice;
    r->score = in->score;
    r->day = in->day;
    r->due = in->due;
    r->by = in->by;
    r->report_no = in->report_no;
    r->note = in->note;
}

/* Both in the same transaction: what was done, and the lift as it stands after it. */
static enum err deed_put(struct call *c, struct tx *tx, const struct elevator *was, struct lift_record *r, struct elevator *is) {
    struct touched t = { 0 };
    struct change change = { .verb = code_text(&lift_deeds, r->deed) };
    enum err e = register_put(c, tx, &lift_record_entity, 0, r, &change, &t);
    *is = *was;
    if (!e && lift_follow(is, r)) e = register_put(c, tx, &elevator_entity, was, is, &change, &t);
    return e ? e : register_settle(c, tx, &t);
}

/* The lift, where the caller keeps it up: out of his sight it is not there, else it is not his. */
static enum err kept_lift(struct call *c, struct db *db, int64_t id, struct elevator *ret) {
    struct scope s;
    enum err e = base_scope(c, db, CAP_READ, &s);
    if (e || (e = store_get(db, c->mem, &s, c->tenant, &elevator_entity, id, ret, &c->fault))) return e;
    if ((e = base_scope(c, db, CAP_KEEP, &s))) return e;
    if (scope_covers(c, &s, ret->town, ret->community, ret->estate)) return OK;
    return fail_with(c, E_DENIED, 0, 0, str_of(word_text(c->language, "cap.keep")), STR_NULL);
}

static enum err record_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct lift_deed_in *in = arg;
    struct lift_deed_out *out = ret;
    struct lift_record *r = ARENA_NEW(c->mem, struct lift_record);
    struct lift_view *v = ARENA_NEW(c->mem, struct lift_view);
    bool seen = false;
    int64_t id = tx_new_id(tx);
    row_clear(&lift_view_entity, v);
    out->record = (struct rows){ r, 1 };
    out->elevator = (struct rows){ v, 1 };
    struct elevator was;
    enum err e = kept_lift(c, tx_db(tx), in->id, &was);
    if (e || (e = deed_check(c, in)) || (e = tx_once(tx, c->once_key, c->once_body, &id, &seen))) return e;
    v->e = was;
    if (seen) return store_get(tx_db(tx), c->mem, 0, c->tenant, &lift_record_entity, id, r, &c->fault);
    record_of(in, &was, r);
    r->h.id = id;
    return deed_put(c, tx, &was, r, &v->e);
}

static enum err record_answer(struct call *c, void *in, void *ret) {
    struct lift_deed_out *out = ret;
    (void)in;
    if (c->world_stale && c->worlds) worlds_stale(c->worlds);
    lift_view_fill(c, out->elevator.row);
    return register_names(c, c->db, &elevator_entity, &out->elevator);       /* one row: whatever stands behind it */
}

const struct action elevators_file = {
    .name = "elevators.file", .cap = CAP_READ, .in = &one_in_entity, .out = &lift_file_entity, .read = file_read,
};
const struct action elevators_record = {
    .name = "elevators.record", .cap = CAP_KEEP, .in = &lift_deed_in_entity, .out = &lift_deed_out_entity, .body = record_body,
    .answer = record_answer, .once = true,
};
