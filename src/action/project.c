/* A project is drafted and changed: its place from its estates, its units, its clock. */
#include "action/project.h"

#include "action/estate.h"
#include "action/lift.h"
#include "action/org.h"
#include "action/problem_in.h"
#include "action/register.h"
#include "base/time.h"
#include "base/utf8.h"

/* ---- who may ---- */

struct problem project_stand(const struct project *p) {
    struct problem s;
    row_clear(&problem_entity, &s);
    s.town = p->town;
    s.community = p->community;
    s.estate = p->estate;
    s.unit = p->unit;
    return s;
}

static enum err denied(struct call *c, enum cap cap, struct fault *f) {
    if (f->err == OK) f->arg[0] = str_of(word_of(c->language, "cap", cap_names[cap]));
    return fault_set(f, E_DENIED, 0, "closed.who");
}

enum err project_may_edit(struct call *c, const struct project *p, const struct unit_link *u, int n, struct fault *f) {
    struct problem s = project_stand(p);
    if (!may_on(c, CAP_TASK, &s, u, n)) return denied(c, CAP_TASK, f);
    return p->state == PROJECT_SETTLED ? fault_set(f, E_CONFLICT, 0, "prj.settled") : OK;
}

enum err project_may_work(struct call *c, const struct project *p, const struct unit_link *u, int n, struct fault *f) {
    struct problem s = project_stand(p);
    bool leads = may_on(c, CAP_HANDLE, &s, u, n) && leads_unit(c, &s);
    if (!leads) return project_may_edit(c, p, u, n, f);
    return p->state == PROJECT_SETTLED ? fault_set(f, E_CONFLICT, 0, "prj.settled") : OK;
}

/* ---- where it is built ---- */

/* Every estate lives, lies within what the caller plans, and all in one town. */
static enum err estate_ok(struct call *c, const struct scope *s, int64_t id, struct project *p, int nth) {
    const struct estate *es = world_estate(c->world, id);
    if (!es) return absent_id(c, "estates", id);
    if (es->closed_at != NONE) return fail_with(c, E_INVALID, "estates", "estate.ended", es->name, STR_NULL);
    if (es->town == NONE) return fail(c, E_INVALID, "estates", "problem.estate_unplaced");
    if (!scope_covers(c, s, es->town, es->community, es->h.id)) return absent_id(c, "estates", id);
    if (nth && es->town != p->town)
        return fail_with(c, E_INVALID, "estates", "prj.two_towns", es->name, world_name(c->world, &area_entity, p->town));
    p->town = es->town;
    p->community = !nth || p->community == es->community ? es->community : NONE;
    p->estate = !nth ? es->h.id : NONE;
    return OK;
}

static struct ids each_once(struct call *c, struct ids list) {
    struct ids r = { ARENA_ARRAY(c->mem, int64_t, list.n + 1), 0 };
    for (int i = 0; i < list.n; i++) {
        int k = 0;
        while (k < r.n && r.id[k] != list.id[i]) k++;
        if (k == r.n) r.id[r.n++] = list.id[i];
    }
    return r;
}

static enum err place_it(struct call *c, struct ids estates, struct project *p) {
    struct scope s = scope_of(c, CAP_TASK);
    if (!estates.n) return fail(c, E_INVALID, "estates", "field.required");
    if (estates.n > PROJECT_ESTATES)
        return fail_with(c, E_INVALID, "estates", "field.high", arena_printf(c->mem, "%d", PROJECT_ESTATES), STR_NULL);
    for (int i = 0; i < estates.n; i++) {
        enum err e = estate_ok(c, &s, estates.id[i], p, i);
        if (e) return e;
    }
    p->estate_n = estates.n;
    return OK;
}

/* Its estates as rows of their own: what is no longer among them is removed, what is new made. */
static enum err places_set(struct call *c, struct tx *tx, const struct project *p, struct ids estates) {
    struct bind b[] = { BI("tenant", c->tenant), BI("project", p->h.id) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), c->mem, "project_places", &project_estate_entity, b, N_OF(b), &r, &c->fault);
    bool *has = ARENA_ARRAY(c->mem, bool, estates.n + 1);
    for (int i = 0; i < estates.n; i++) has[i] = false;
    for (int i = 0; i < r.n && !e; i++) {
        const struct project_estate *was = &((const struct project_estate *)r.row)[i];
        struct project_estate is = *was;
        int k = 0;
        while (k < estates.n && estates.id[k] != was->estate) k++;
        if (k < estates.n) has[k] = true;
        else is.h.removed_at = c->now, e = tx_update(tx, &project_estate_entity, was, &is, &(struct change){ .verb = "remove" });
    }
    for (int i = 0; i < estates.n && !e; i++) {
        const struct estate *es = world_estate(c->world, estates.id[i]);
        struct project_estate one;
        row_clear(&project_estate_entity, &one);
        one.project = p->h.id;
        one.town = es->town, one.community = es->community, one.estate = es->h.id;
        if (!has[i]) e = tx_insert(tx, &project_estate_entity, &one, &(struct change){ .verb = "create" });
    }
    return e;
}

/* ---- its units ---- */

static enum err unit_ok(struct call *c, const char *field, int64_t org) {
    const struct org *o = world_org(c->world, org);
    if (!o || o->closed_at != NONE) return absent_id(c, field, org);
    if (o->kind == ORG_CITY || o->kind == ORG_GRID || o->kind == ORG_INSPECTION)
        return fail_with(c, E_INVALID, field, "problem.unit_kind", o->name, STR_NULL);
    return OK;
}

static enum err units_set(struct call *c, struct tx *tx, const struct project *p, struct ids joins) {
    struct unit_link *u = ARENA_ARRAY(c->mem, struct unit_link, joins.n + 2);
    int n = 0;
    u[n++] = (struct unit_link){ p->unit, ROLE_LEAD };
    if (p->issuer != NONE && p->issuer != p->unit) u[n++] = (struct unit_link){ p->issuer, ROLE_OVERSEE };
    for (int i = 0; i < joins.n; i++)
        if (joins.id[i] != p->unit) u[n++] = (struct unit_link){ joins.id[i], ROLE_JOIN };
    return units_write(c, tx, &project_entity, p->h.id, p->open, p->due, u, n);
}

static enum err refs_ok(struct call *c, const struct project *was, const struct project *is, struct ids joins) {
    if (is->unit == NONE) return fail(c, E_INVALID, "unit", "field.required");
    enum err e = was && was->unit == is->unit ? OK : unit_ok(c, "unit", is->unit);
    if (joins.n > PROJECT_JOINS)
        return fail_with(c, E_INVALID, "joins", "field.high", arena_printf(c->mem, "%d", PROJECT_JOINS), STR_NULL);
    for (int i = 0; i < joins.n && !e; i++) e = unit_ok(c, "joins", joins.id[i]);
    if (!e && is->measure != NONE && !world_measure(c->world, is->measure)) e = absent_id(c, "measure", is->measure);
    return e;
}

/* ---- its clock ---- */

enum { PROJECT_RISK = 80, DAY_MS = 86400000 };      /* per cent of the planned days */

/* The end of a day of this city, epoch ms. */
static int64_t day_end(const struct call *c, struct str day) {
    struct civil d;
    return day.n && date_parse(day, &d) ? (day_of(d) + 1) * (int64_t)DAY_MS - c->tz_offset - 1 : NONE;
}

void project_clock(struct call *c, struct project *p) {
    int64_t end = day_end(c, p->planned_end), from = day_end(c, p->planned_start);
    bool runs = p->open && p->state < PROJECT_FINISHED && end != NONE;
    p->due = runs ? end : NONE;
    from = from == NONE ? p->h.created_at : from - DAY_MS + 1;
    p->risk_at = runs && from < end ? from + (end - from) / 100 * PROJECT_RISK : p->due;
    p->light = p->state == PROJECT_STOPPED ? LAMP_STOP : !runs ? p->open ? LAMP_OK : LAMP_DONE
             : c->now < p->risk_at ? LAMP_OK : c->now <= end ? LAMP_RISK : LAMP_OVER;
    p->next_at = !runs || p->light == LAMP_OVER ? NONE : p->light == LAMP_OK ? p->risk_at : end;
}

/* ---- drafted ---- */

static enum err create_checks(struct call *c, struct project_in *in) {
    struct project *p = &in->p;
    enum err e = place_it(c, in->estates, p);
    if (e || (e = refs_ok(c, 0, p, in->joins))) return e;
    return project_check(c, p);
}

static enum err put(struct call *c, struct tx *tx, struct project_in *in) {
    struct project *p = &in->p;
    p->h.created_at = c->now;
    p->funded = p->arrived = p->paid = p->progress = p->reworks = 0;
    p->state = PROJECT_DRAFTED;
    p->open = 1;
    project_clock(c, p);
    enum err e = flow_make(c, tx, &project_kind, p, in->joins, STR_NULL);
    if (!e) e = places_set(c, tx, p, in->estates);
    return e || !in->problems.n ? e : links_add(c, tx, "project", p->h.id, in->problems);
}

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    struct project_view *out = ret;
    struct project_in in = *(const struct project_in *)arg;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    in.estates = each_once(c, in.estates);
    in.joins = each_once(c, in.joins);
    enum err e = create_checks(c, &in);
    if (e || (e = tx_once(tx, c->once_key, c->once_body, &id, &seen))) return e;
    if (seen) return store_get(tx_db(tx), c->mem, 0, c->tenant, &project_entity, id, &out->p, &c->fault);     /* made then */
    in.p.h.id = id;
    if ((e = put(c, tx, &in))) return e;
    out->p = in.p;
    return OK;
}

/* ---- changed ---- */

/* What only whoever plans may change; the rest is the lead unit's too. */
static const char *const planned[] = { "title", "class", "measure", "unit", "content", "standard", "planned_start", "planned_end",
                                       "approval_no", "approved_on", "budget", "accepted_on", "settled", "settled_on" };

static bool names(struct texts list, const char *name) {
    for (int i = 0; i < list.n; i++)
        if (str_is(list.s[i], name)) return true;
    return false;
}

static bool plans(const struct project_in *in) {
    if (in->estates.n || in->joins.n) return true;
    for (int i = 0; i < N_OF(planned); i++)
        if (!field_null(field_named(&project_entity, str_of(planned[i])), &in->p) || names(in->clear, planned[i])) return true;
    return false;
}

/* What was approved is changed for a reason that stays on record. */
static bool approved_changes(const struct project *was, const struct project *is) {
    return was->state != PROJECT_DRAFTED
        && (was->budget != is->budget || was->class != is->class || was->unit != is->unit || !str_eq(was->planned_start, is->planned_start)
            || !str_eq(was->planned_end, is->planned_end) || was->estate_n != is->estate_n || (was->contract != NONE && was->contract != is->contract));
}

static struct ids joins_of(struct call *c, const struct unit_link *u, int n) {
    struct ids r = { ARENA_ARRAY(c->mem, int64_t, n + 1), 0 };
    for (int i = 0; i < n; i++)
        if (u[i].role == ROLE_JOIN) r.id[r.n++] = u[i].org;
    return r;
}

static enum err change_row(struct call *c, const struct project_in *in, const struct project *was, struct project *is) {
    *is = *was;
    register_take(&project_entity, &in->p, is);
    enum err e = register_clear(c, &project_entity, &in->clear, is);
    if (!e && in->estates.n) e = place_it(c, in->estates, is);
    if (!e) e = refs_ok(c, was, is, in->joins);
    if (e || (e = project_check(c, is))) return e;
    if (approved_changes(was, is) && utf8_count(str_trim(in->reason)) < 5) return fail(c, E_INVALID, "reason", "prj.reason");
    project_clock(c, is);
    return OK;
}

static enum err change_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    struct project_in in = *(const struct project_in *)arg;
    struct project was, is;
    struct unit_link *u;
    int n;
    in.estates = each_once(c, in.estates);
    in.joins = each_once(c, in.joins);
    enum err e = project_seen(c, tx_db(tx), in.p.h.id, &was, &u, &n);
    if (e) return e;
    e = plans(&in) ? project_may_edit(c, &was, u, n, &c->fault) : project_may_work(c, &was, u, n, &c->fault);
    if (e || (e = check_version(c, &project_entity, &was)) || (e = change_row(c, &in, &was, &is))) return e;
    if ((e = tx_update(tx, &project_entity, &was, &is, &(struct change){ "edit", in.reason }))) return e;
    if (in.estates.n && (e = places_set(c, tx, &is, in.estates))) return e;
    if (in.joins.n || is.unit != was.unit || is.due != was.due) e = units_set(c, tx, &is, in.joins.n ? in.joins : joins_of(c, u, n));
    ((struct project_view *)ret)->p = is;
    return e;
}

/* ---- problems ---- */

static enum err links_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct links_in *in = arg;
    struct project was, is;
    struct unit_link *u;
    int n;
    enum err e = project_seen(c, tx_db(tx), in->id, &was, &u, &n);
    if (e || (e = project_may_work(c, &was, u, n, &c->fault)) || (e = check_version(c, &project_entity, &was))) return e;
    if (!in->add.n && !in->drop.n) return fail(c, E_INVALID, "add", "field.required");
    is = was;
    if ((e = tx_update(tx, &project_entity, &was, &is, &(struct change){ .verb = "link" }))) return e;
    if ((e = links_add(c, tx, "project", is.h.id, in->add)) || (e = links_drop(c, tx, is.h.id, in->drop))) return e;
    ((struct project_view *)ret)->p = is;
    return OK;
}

enum err project_answer(struct call *c, void *in, void *out) {
    (void)in;
    return project_page_read(c, c->db, out);
}

const struct action projects_create = {
    .name = "projects.create", .cap = CAP_TASK, .in = &project_new_entity, .out = &project_view_entity, .body = create_body,
    .answer = project_answer, .once = true,
};
const struct action projects_change = {
    .name = "projects.change", .cap = CAP_READ, .in = &project_change_entity, .out = &project_view_entity, .body = change_body,
    .answer = project_answer, .versioned = true,
};
const struct action projects_links = {
    .name = "projects.links", .cap = CAP_READ, .in = &links_in_entity, .out = &project_view_entity, .body = links_body,
    .answer = project_answer, .versioned = true,
};
