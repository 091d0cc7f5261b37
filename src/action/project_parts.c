/* Funds, payments and nodes of a project: made, changed, removed; its sums follow in the same transaction. */
#include "action/project.h"

#include "action/lift.h"
#include "action/register.h"
#include "base/time.h"

static const struct part { const struct entity *e; const char *many; size_t size; } parts[PART_KINDS] = {
    [PART_FUND] = { &project_fund_entity, "project_funds_of", sizeof(struct project_fund) },
    [PART_PAYMENT] = { &project_payment_entity, "project_payments_of", sizeof(struct project_payment) },
    [PART_NODE] = { &project_node_entity, "project_nodes_of", sizeof(struct project_node) },
};

enum err project_parts_of(struct call *c, struct db *db, enum project_part_kind kind, int64_t project, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("project", project), BI("n", PROJECT_PARTS + 1) };
    return sql_rows(db, c->mem, parts[kind].many, parts[kind].e, b, N_OF(b), ret, &c->fault);
}

/* ---- sums ---- */

static int64_t of(int64_t n) {
    return n == NONE ? 0 : n;
}

static enum err recount_money(struct call *c, struct db *db, struct project *is) {
    struct rows f, p;
    enum err e = project_parts_of(c, db, PART_FUND, is->h.id, &f);
    if (!e) e = project_parts_of(c, db, PART_PAYMENT, is->h.id, &p);
    if (e) return e;
    is->funded = is->arrived = is->paid = 0;
    for (int i = 0; i < f.n; i++) {
        const struct project_fund *x = &((const struct project_fund *)f.row)[i];
        is->funded += of(x->planned);
        is->arrived += of(x->arrived);
    }
    for (int i = 0; i < p.n; i++) is->paid += ((const struct project_payment *)p.row)[i].amount;
    return OK;
}

static enum err recount_nodes(struct call *c, struct db *db, struct project *is) {
    struct rows r;
    int64_t all = 0, done = 0;
    enum err e = project_parts_of(c, db, PART_NODE, is->h.id, &r);
    if (e) return e;
    for (int i = 0; i < r.n; i++) {
        const struct project_node *x = &((const struct project_node *)r.row)[i];
        all += x->weight;
        if (x->done.n) done += x->weight;
    }
    is->progress = all ? done * 100 / all : 0;
    return OK;
}

enum err project_recount(struct call *c, struct db *db, struct project *is) {
    enum err e = recount_money(c, db, is);
    return e ? e : recount_nodes(c, db, is);
}

/* ---- what one part must keep ---- */

static enum err day_past(struct call *c, const char *field, struct str day) {
    return day.n && str_cmp(day, today_text(c)) > 0 ? fail(c, E_INVALID, field, "prj.ahead") : OK;
}

static enum err fund_ok(struct call *c, const struct project_fund *f) {
    if (of(f->arrived) > of(f->planned)) return fail(c, E_INVALID, "arrived", "prj.arrived_high");
    if (f->arrived_on.n && !of(f->arrived)) return fail(c, E_INVALID, "arrived", "field.required");
    return day_past(c, "arrived_on", f->arrived_on);
}

/* Paid is what a contract says, from the day on which it was made, until the project is settled. */
static enum err payment_ok(struct call *c, struct tx *tx, const struct project *p, const struct project_payment *x) {
    struct rows r;
    if (p->state == PROJECT_DRAFTED || p->state == PROJECT_APPROVED) return fail(c, E_CONFLICT, "amount", "prj.pay_early");
    if (p->state == PROJECT_STOPPED) return fail(c, E_CONFLICT, "amount", "prj.pay_stopped");
    if (p->contract == NONE) return fail(c, E_CONFLICT, "amount", "prj.no_contract");
    if (p->contract_on.n && str_cmp(x->day, p->contract_on) < 0) return fail(c, E_INVALID, "day", "prj.pay_before");
    enum err e = day_past(c, "day", x->day);
    if (!e) e = project_parts_of(c, tx_db(tx), PART_PAYMENT, p->h.id, &r);
    for (int i = 0; !e && i < r.n; i++) {
        const struct project_payment *o = &((const struct project_payment *)r.row)[i];
        if (o->h.id != x->h.id && str_eq(o->voucher, x->voucher)) return fail_with(c, E_CONFLICT, "voucher", "prj.voucher", x->voucher, o->day);
    }
    return e;
}

static enum err part_ok(struct call *c, struct tx *tx, const struct project *p, const void *row) {
    const struct entity *e = c->action->of;
    if (e == &project_fund_entity) return fund_ok(c, row);
    if (e == &project_payment_entity) return payment_ok(c, tx, p, row);
    return day_past(c, "done", ((const struct project_node *)row)->done);
}

/* The sources of the money are whoever plans's; that some of it came may be noted by the unit too. */
static bool arrival_only(const void *in) {
    const struct fund_in *f = in;
    return f->r.source == NONE && f->r.planned == NONE && !f->r.doc_no.s;
}

static enum err may_part(struct call *c, const struct project *p, const struct unit_link *u, int n, bool planned) {
    return planned ? project_may_edit(c, p, u, n, &c->fault) : project_may_work(c, p, u, n, &c->fault);
}

/* The project after one of its parts has changed. */
static enum err project_follow(struct call *c, struct tx *tx, const struct project *was, const char *verb, struct str note, void *ret) {
    struct project is = *was;
    enum err e = project_recount(c, tx_db(tx), &is);
    if (!e && is.paid > of(is.contract) && is.paid > was->paid)
        return fail_with(c, E_CONFLICT, "amount", "prj.over_contract",
                         arena_printf(c->mem, "%lld.%02lld", (long long)(is.paid / 100), (long long)(is.paid % 100)),
                         arena_printf(c->mem, "%lld.%02lld", (long long)(of(is.contract) / 100), (long long)(of(is.contract) % 100)));
    if (!e) e = project_check(c, &is);
    if (!e) e = tx_update(tx, &project_entity, was, &is, &(struct change){ verb, note });
    if (!e) ((struct project_view *)ret)->p = is;
    return e;
}

static enum err room_left(struct call *c, struct tx *tx, const struct entity *e, int64_t project) {
    for (int k = 0; k < PART_KINDS; k++) {
        struct rows r;
        if (parts[k].e != e) continue;
        enum err bad = project_parts_of(c, tx_db(tx), (enum project_part_kind)k, project, &r);
        if (bad || r.n < PROJECT_PARTS) return bad;
        return fail_with(c, E_CONFLICT, 0, "prj.parts", arena_printf(c->mem, "%d", PROJECT_PARTS), STR_NULL);
    }
    return OK;
}

enum err part_create(struct call *c, struct tx *tx, void *in, void *ret) {
    const struct entity *e = c->action->of;
    struct project_part *row = row_copy(c->mem, e, in);
    struct project p;
    struct unit_link *u;
    int n;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    enum err bad = project_seen(c, tx_db(tx), row->project, &p, &u, &n);
    if (bad || (bad = may_part(c, &p, u, n, e == &project_fund_entity))) return bad;
    if ((bad = tx_once(tx, c->once_key, c->once_body, &id, &seen))) return bad;
    if (seen) return ((struct project_view *)ret)->p = p, OK;
    row->h.id = id;
    if ((bad = part_ok(c, tx, &p, row)) || (bad = room_left(c, tx, e, p.h.id))) return bad;
    if ((bad = tx_insert(tx, e, row, &(struct change){ .verb = "create" }))) return bad;
    return project_follow(c, tx, &p, e->name, STR_NULL, ret);
}

/* A part and its project, both as they stand in this transaction. */
static enum err part_read(struct call *c, struct tx *tx, int64_t id, void *was, struct project *p, struct unit_link **u, int *n) {
    const struct entity *e = c->action->of;
    enum err bad = store_get(tx_db(tx), c->mem, 0, c->tenant, e, id, was, &c->fault);
    return bad ? bad : project_seen(c, tx_db(tx), ((const struct project_part *)was)->project, p, u, n);
}

enum err part_change(struct call *c, struct tx *tx, void *in, void *ret) {
    const struct entity *e = c->action->of;
    const struct texts *clear = (const void *)((const char *)in + e->size);
    struct project_part *was = arena_alloc(c->mem, e->size), *is;
    struct project p;
    struct unit_link *u;
    int n;
    enum err bad = part_read(c, tx, ((const struct head *)in)->id, was, &p, &u, &n);
    if (bad || (bad = may_part(c, &p, u, n, e == &project_fund_entity && !arrival_only(in)))) return bad;
    if ((bad = check_version(c, e, was))) return bad;
    is = row_copy(c->mem, e, was);
    register_take(e, in, is);
    if ((bad = register_clear(c, e, clear, is)) || (bad = part_ok(c, tx, &p, is))) return bad;
    if ((bad = tx_update(tx, e, was, is, &(struct change){ .verb = "edit" }))) return bad;
    return project_follow(c, tx, &p, e->name, STR_NULL, ret);
}

enum err part_remove(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct removal *in = arg;
    const struct entity *e = c->action->of;
    struct project_part *was = arena_alloc(c->mem, e->size), *is;
    struct project p;
    struct unit_link *u;
    int n;
    enum err bad = part_read(c, tx, in->id, was, &p, &u, &n);
    if (bad || (bad = may_part(c, &p, u, n, e == &project_fund_entity)) || (bad = check_version(c, e, was))) return bad;
    is = row_copy(c->mem, e, was);
    is->h.removed_at = c->now;
    if ((bad = tx_update(tx, e, was, is, &(struct change){ "remove", in->reason }))) return bad;
    return project_follow(c, tx, &p, e->name, in->reason, ret);
}
