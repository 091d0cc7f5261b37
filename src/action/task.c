#include "action/task.h"

#include "action/links.h"
#include "action/problem_in.h"
#include "action/supervise.h"
#include "base/time.h"

enum { DAY_MS = 86400000 };

static const struct field make_fields[] = {
    F_IDS(task_make, joins, INPUT, &org_entity, 0), F_IDS(task_make, problems, INPUT, &problem_entity, 0),
};
static const struct entity task_make_entity = {
    .name = "task_make", .size = sizeof(struct task_make), .field = make_fields, .nfield = N_OF(make_fields), .headless = true,
    .extends = &task_entity,
};
static const struct field change_fields[] = {
    F_REF (task_change, id, REQUIRED, &task_entity), F_TEXT(task_change, title, EDIT | FREE, 2, 80),
    F_REF (task_change, measure, EDIT, &measure_entity), F_TEXT(task_change, standard, EDIT | FREE, 0, 2000),
    F_INT (task_change, target, EDIT, 1, 1000000000), F_TEXT(task_change, target_unit, EDIT, 0, 10),
    F_DATE(task_change, starts, EDIT), F_INT(task_change, report_days, EDIT, 1, 366), F_TIME(task_change, due, EDIT),
};
static const struct entity task_change_entity = SHAPE_OF(task_change, "task_change", change_fields);
static const struct field in_fields[] = {
    FLOW_IN_FIELDS(task_in, &task_entity, &task_verbs), F_INT(task_in, percent, INPUT, 0, 100), F_INT(task_in, done, INPUT, 0, 1000000000),
};
static const struct entity task_in_entity = SHAPE_OF(task_in, "task_move", in_fields);
static const struct field view_fields[] = {
    FLOW_PAGE_FIELDS(task_view), F_ROWS(task_view, problems, 0, &link_line_entity), F_INT(task_view, problems_all, 0, 0, LINKS_MOST),
    F_ROWS(task_view, parts, 0, &task_entity),
};
static const struct entity task_view_entity = {
    .name = "task_view", .size = sizeof(struct task_view), .field = view_fields, .nfield = N_OF(view_fields), .headless = true,
    .extends = &task_entity,
};
static const struct field query_fields[] = {
    FLOW_QUERY_FIELDS(task_query, &task_states), F_REF(task_query, measure, INPUT, &measure_entity), F_REF(task_query, parent, INPUT, &task_entity),
};
static const struct entity task_query_entity = SHAPE_OF(task_query, "task_query", query_fields);
static const struct field list_fields[] = { FLOW_LIST_FIELDS(&task_entity) };
static const struct entity task_list_entity = SHAPE_OF(flow_list, "task_list", list_fields);

/* ---- what only tasks know ---- */

static int64_t next_report(const struct call *c, const struct task *t) {
    return t->report_days == NONE ? NONE : c->now + t->report_days * DAY_MS;
}

static enum err report_check(struct call *c, const struct task_in *in, struct task *is) {
    if (in->percent == NONE && in->done == NONE) return fail(c, E_INVALID, "percent", "field.required");
    int64_t percent = in->percent;
    if (in->done != NONE) is->done = in->done;
    if (percent == NONE && is->target != NONE) percent = is->done >= is->target ? 100 : is->done * 100 / is->target;
    if (percent != NONE && percent < is->percent)
        return fail_with(c, E_INVALID, "percent", "task.percent_down", arena_printf(c->mem, "%lld", (long long)is->percent), STR_NULL);
    if (percent != NONE) is->percent = percent;
    is->report_by = next_report(c, is);
    return OK;
}

/* A task is accepted when what it is about is: each of its problems closed, each of its parts. */
static enum err accept_check(struct call *c, struct tx *tx, const struct task *is) {
    struct bind b[] = { BI("tenant", c->tenant), BI("task", is->h.id) };
    struct cursor *cur;
    int64_t open = 0;
    struct str no = STR_NULL;
    enum err e = sql_open(tx_db(tx), c->mem, "task_parts_open", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    if (sql_next(cur)) open = sql_int(cur, 0);
    if ((e = sql_end(cur))) return e;
    if (open) return fail_with(c, E_CONFLICT, "verb", "task.parts_open", arena_printf(c->mem, "%lld", (long long)open), STR_NULL);
    if ((e = sql_open(tx_db(tx), c->mem, "task_problem_open", b, N_OF(b), &cur, &c->fault))) return e;
    if (sql_next(cur)) no = sql_text(cur, 0);
    if ((e = sql_end(cur))) return e;
    return no.s ? fail_with(c, E_CONFLICT, "verb", "task.closed_with", no, STR_NULL) : OK;
}

/* What was to be reached in number is reached in number. */
static enum err finish_check(struct call *c, const struct task_in *in, struct task *is) {
    if (in->done != NONE) is->done = in->done;
    if (is->target != NONE && is->done < is->target)
        return fail_with(c, E_INVALID, "done", "task.short", arena_printf(c->mem, "%lld", (long long)is->done),
                         arena_printf(c->mem, "%lld", (long long)is->target));
    is->finished_at = c->now;
    is->finished_by = c->who->person;
    is->percent = 100;
    is->report_by = NONE;
    return OK;
}

static enum err task_check(struct call *c, struct tx *tx, struct flowing *v) {
    const struct task_in *in = (const struct task_in *)(const void *)v->in;
    struct task *is = v->is;
    switch ((enum task_verb)v->m->verb) {
    case TASK_REPORT: return report_check(c, in, is);
    case TASK_ACCEPT: is->report_by = next_report(c, is); return OK;
    case TASK_FINISH: return finish_check(c, in, is);
    case TASK_SEND_BACK:
        is->sent_back++;
        if (is->percent > 99) is->percent = 99;      /* what came back is not all done */
        is->finished_at = is->finished_by = NONE;
        is->report_by = next_report(c, is);
        return OK;
    case TASK_POSTPONE: return in->due == NONE ? fail(c, E_INVALID, "due", "field.required") : OK;
    case TASK_PASS: return accept_check(c, tx, is);
    default: return OK;
    }
}

static enum err task_after(struct call *c, struct tx *tx, struct flowing *v) {
    const struct task *is = v->is;
    return is->open ? OK : supervise_settle(c, tx, is->h.id);
}

/* ---- reports that did not come ---- */

enum { CHUNK = 100 };
struct chase { struct call *c; bool more; };

static enum err chase_one(struct call *c, struct tx *tx, const struct task *was) {
    struct task is = *was;
    struct persons to = { 0 };
    is.missed++;
    is.report_by = next_report(c, &is);
    enum err e = tx_update(tx, &task_entity, was, &is, &(struct change){ .verb = "chase" });
    flow_people(c, is.unit, &to);
    return e ? e : flow_notify(c, tx, &task_flow, &is, NOTE_REMINDED, S("task_verb.report"), STR_NULL, &to);
}

static enum err chase_body(struct tx *tx, void *arg) {
    struct chase *x = arg;
    struct bind b[] = { BI("tenant", x->c->tenant), BI("now", x->c->now), BI("n", CHUNK) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), x->c->mem, "tasks_unreported", &task_entity, b, N_OF(b), &r, tx_fault(tx));
    for (int i = 0; i < r.n && !e; i++) e = chase_one(x->c, tx, &((const struct task *)r.row)[i]);
    x->more = !e && r.n == CHUNK;
    return e;
}

enum err tasks_chase(struct call *c, bool *more) {
    struct chase x = { c, false };
    struct bind b[] = { BI("tenant", c->tenant), BI("now", c->now), BI("n", 1) };
    struct rows r = { 0, 0 };
    struct db *db = store_read(c->store, &c->fault);
    *more = false;
    if (!db) return c->fault.err;
    enum err e = sql_rows(db, c->mem, "tasks_unreported", &task_entity, b, N_OF(b), &r, &c->fault);
    store_read_end(db);
    if (e || r.n == 0) return e;                 /* an idle city writes nothing */
    struct work w = {
        .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
        .body = chase_body, .arg = &x, .mem = c->mem, .fault = &c->fault, .background = true,
    };
    e = store_write(c->store, &w);
    *more = !e && x.more;
    return e;
}

const struct flow_kind task_kind = { .flow = &task_flow, .check = task_check, .after = task_after, .overdue = supervise_task };

/* ---- made, changed, moved ---- */

enum err task_make(struct call *c, struct tx *tx, struct task *t, struct ids joins, struct ids problems, struct str note) {
    t->campaign = c->world->campaign.h.id;
    t->done = t->percent = t->sent_back = t->missed = 0;
    if (t->source == NONE) t->source = problems.n ? TASK_BY_PROBLEMS : TASK_BY_HAND;
    if (t->h.id == NONE || t->h.id == 0) t->h.id = tx_new_id(tx);
    enum err e = flow_make(c, tx, &task_kind, t, joins, note);
    return e || !problems.n ? e : links_add(c, tx, "task", t->h.id, problems);
}

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    struct task_make in = *(const struct task_make *)arg;
    struct task_view *out = ret;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    enum err e = tx_once(tx, c->once_key, c->once_body, &id, &seen);
    if (e) return e;
    if (seen) return store_get(tx_db(tx), c->mem, 0, c->tenant, &task_entity, id, &out->t, &c->fault);
    in.t.h.id = id;
    if (in.t.parent != NONE) {
        struct task up;
        if (flow_get(c, tx_db(tx), &task_flow, in.t.parent, &up)) {
            c->fault = (struct fault){ 0 };
            return fail_with(c, E_INVALID, "parent", "field.absent", arena_printf(c->mem, "%lld", (long long)in.t.parent), STR_NULL);
        }
        if (in.t.measure == NONE) in.t.measure = up.measure;
    }
    if ((e = task_make(c, tx, &in.t, in.joins, in.problems, STR_NULL))) return e;
    out->t = in.t;
    return OK;
}

static enum err change_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct task_change *in = arg;
    struct task was, is;
    enum err e = flow_get(c, tx_db(tx), &task_flow, in->id, &was);
    if (e || (e = check_seen(c, tx_db(tx), &task_entity, &was))) return e;
    if (!answers_for(c, was.issuer) || !was.open)
        return fail_with(c, E_DENIED, 0, "flow.side", str_of(word_of(c->language, "side", "issuer")), STR_NULL);
    if (in->due != NONE && was.state != task_flow.first) return fail(c, E_CONFLICT, "due", "closed.state");
    if (in->due != NONE && in->due <= c->now) return fail(c, E_INVALID, "due", "flow.past");
    is = was;
    if (in->title.s) is.title = in->title;
    if (in->standard.s) is.standard = in->standard;
    if (in->target_unit.s) is.target_unit = in->target_unit;
    if (in->starts.s) is.starts = in->starts;
    if (in->measure != NONE) is.measure = in->measure;
    if (in->target != NONE) is.target = in->target;
    if (in->report_days != NONE) is.report_days = in->report_days;
    if (in->due != NONE) is.due = in->due;
    if ((e = tx_update(tx, &task_entity, &was, &is, &(struct change){ .verb = "change" }))) return e;
    ((struct task_view *)ret)->t = is;
    return OK;
}

/* ---- read ---- */

static enum err page_answer_of(struct call *c, void *in, void *ret) {
    struct task_view *v = ret;
    struct bind b[] = { BI("tenant", c->tenant), BI("parent", v->t.h.id) };
    (void)in;
    enum err e = flow_page(c, c->db, &task_flow, &v->t, (struct flow_page *)(void *)&v->moves);
    if (!e) e = links_read(c, c->db, v->t.h.id, &v->problems, &v->problems_all);
    return e ? e : sql_rows(c->db, c->mem, "task_parts", &task_entity, b, N_OF(b), &v->parts, &c->fault);
}

static enum err get_read(struct call *c, void *in, void *ret) {
    struct task_view *v = ret;
    enum err e = flow_get(c, c->db, &task_flow, ((const struct one_in *)in)->id, &v->t);
    return e ? e : page_answer_of(c, in, ret);
}

static enum err list_read(struct call *c, void *in, void *ret) {
    const struct task_query *q = in;
    struct filter more[2], *f = more;
    if (q->measure != NONE) *f++ = flow_equal(&task_flow, "measure", &q->measure);
    if (q->parent != NONE) *f++ = flow_equal(&task_flow, "parent", &q->parent);
    return flow_list(c, &task_flow, (const struct flow_query *)(const void *)q, more, (int)(f - more), ret);
}

const struct action tasks_list = { .name = "tasks.list", .cap = CAP_READ, .in = &task_query_entity, .out = &task_list_entity, .read = list_read };
const struct action tasks_get = { .name = "tasks.get", .cap = CAP_READ, .in = &one_in_entity, .out = &task_view_entity, .read = get_read };
const struct action tasks_create = {
    .name = "tasks.create", .cap = CAP_TASK, .in = &task_make_entity, .out = &task_view_entity, .body = create_body, .answer = page_answer_of,
    .once = true,
};
const struct action tasks_change = {
    .name = "tasks.change", .cap = CAP_TASK, .in = &task_change_entity, .out = &task_view_entity, .body = change_body,
    .answer = page_answer_of, .versioned = true,
};
const struct action tasks_move = {
    .name = "tasks.move", .cap = CAP_READ, .of = &task_entity, .in = &task_in_entity, .out = &task_view_entity, .body = flow_moved, .answer = page_answer_of,
    .versioned = true,
};
