#include "action/request.h"

#include "action/level.h"
#include "action/problem_in.h"
#include "action/stop.h"
#include "action/tell.h"
#include "action/timing.h"
#include "base/utf8.h"

enum { PAGE_REQUESTS = 100, MANY = 200 };

static enum cap cap_of(int64_t kind) {
    return kind == ASK_SUSPENSION ? CAP_SUSPEND : CAP_EXTEND;
}

static struct str words_of(struct call *c, const char *key, int64_t a, int64_t b) {
    struct str arg[3] = { arena_printf(c->mem, "%lld", (long long)a), arena_printf(c->mem, "%lld", (long long)b), STR_NULL };
    return word_fill(c->mem, c->language, key, arg);
}

static struct limit limit_in(struct str text) {
    struct limit l = { LIMIT_NONE, 0 };
    struct fault ignored = { 0 };
    return text.n && limit_read(text, &l, &ignored) == OK ? l : (struct limit){ LIMIT_NONE, 0 };
}

/* ---- what may be asked ---- */

/* How much one extension may add: per cent of the stage's limit as the table has it, not as it has grown. */
static struct limit extension_most(struct call *c, const struct problem *p) {
    struct limit now = limit_in(p->stage_limit);
    struct limit l = limit_for(c->world, p->category, p->severity, limit_stage((enum state)p->state), p->stage_from);
    if (l.kind != now.kind) l = now;
    l.minutes = l.minutes * c->world->policy[POLICY_EXTENSION_PERCENT] / 100;
    if (l.minutes > LIMIT_MAX - now.minutes) l.minutes = LIMIT_MAX - now.minutes;       /* or no text would hold it */
    return l;
}

static int64_t stop_ms_left(struct call *c, struct stops s) {
    int64_t left = c->world->policy[POLICY_SUSPENSION_DAYS] * (int64_t)DAY - stops_length(s, c->now);
    return left > 0 ? left : 0;
}

/* What stands against a request of that kind, whoever asks and however much; NULL: nothing. */
static const char *against(struct call *c, const struct problem *p, int64_t kind, struct stops s, bool waits) {
    const int64_t *policy = c->world->policy;
    if (p->state != DISPATCHED && p->state != HANDLING) return "request.state";
    if (p->paused_since != NONE) return "closed.stopped";
    if (limit_in(p->stage_limit).kind == LIMIT_NONE) return "request.no_limit";
    if (p->due != NONE && c->now >= p->due) return "request.overdue";
    if (waits) return "request.waits";
    if (kind == ASK_EXTENSION) return p->extensions >= policy[POLICY_EXTENSION_MOST] ? "request.extended_often" : 0;
    if (p->suspensions >= policy[POLICY_SUSPENSION_MOST]) return "request.suspended_often";
    return stop_ms_left(c, s) == 0 ? "request.suspended_long" : 0;
}

static enum err may_ask(struct call *c, const struct problem *p, const struct unit_link *u, int n, struct fault *f) {
    if (!may_on(c, CAP_HANDLE, p, u, n)) {
        f->arg[0] = str_of(word_of(c->language, "cap", cap_names[CAP_HANDLE]));
        return fault_set(f, E_DENIED, 0, "closed.who");
    }
    return leads_unit(c, p) ? OK : fault_set(f, E_DENIED, 0, "guard.not_your_unit");
}

static struct str most_text(struct call *c, const struct problem *p, int64_t kind, struct stops s) {
    int64_t left;
    if (kind == ASK_SUSPENSION) {
        left = c->world->policy[POLICY_SUSPENSION_MOST] - p->suspensions;
        return words_of(c, "request.most_suspension", stop_ms_left(c, s) / DAY, left > 0 ? left : 0);
    }
    left = c->world->policy[POLICY_EXTENSION_MOST] - p->extensions;
    struct str arg[3] = { limit_text(c->mem, extension_most(c, p), c->language == ZH),
                          arena_printf(c->mem, "%lld", (long long)(left > 0 ? left : 0)), STR_NULL };
    return word_fill(c->mem, c->language, "request.most_extension", arg);
}

/* The amount or the end asked for, within what one case may have. */
static enum err amount_ok(struct call *c, const struct problem *p, const struct ask_in *in) {
    struct limit l, most = extension_most(c, p);
    struct fault why = { 0 };
    if (!in->amount.n) return fail(c, E_INVALID, "amount", "field.required");
    if (limit_read(in->amount, &l, &why)) return fail(c, E_INVALID, "amount", why.key);
    if (l.kind != most.kind)
        return fail_with(c, E_INVALID, "amount", "request.other_kind",
                         limit_text(c->mem, limit_in(p->stage_limit), c->language == ZH), STR_NULL);
    if (l.minutes > most.minutes)
        return fail_with(c, E_INVALID, "amount", "request.too_much", limit_text(c->mem, most, c->language == ZH), STR_NULL);
    return OK;
}

static enum err until_ok(struct call *c, int64_t until, struct stops s) {
    if (until == NONE) return fail(c, E_INVALID, "until", "field.required");
    if (until <= c->now) return fail(c, E_INVALID, "until", "request.past");
    if (until - c->now > stop_ms_left(c, s))
        return fail_with(c, E_INVALID, "until", "request.too_long",
                         arena_printf(c->mem, "%lld", (long long)(stop_ms_left(c, s) / DAY)), STR_NULL);
    return OK;
}

/* ---- who decides ---- */

/* The organisation that decides now: as asked, unless it has gone since. */
static int64_t decider_of(struct call *c, const struct problem *p, const struct request_row *r) {
    const struct org *o = world_org(c->world, r->decider);
    return o && o->closed_at == NONE ? r->decider : level_above(c->world, p, r->unit, cap_of(r->kind));
}

/* Why this person may not decide it: OK, E_CONFLICT or E_DENIED with key and args. */
static enum err may_decide(struct call *c, const struct problem *p, const struct unit_link *u, int n,
                           const struct request_row *r, struct fault *f) {
    int64_t decider = decider_of(c, p, r);
    if (!r->open) return fault_set(f, E_CONFLICT, 0, "request.closed");
    if (r->kind != ASK_EXTENSION && r->kind != ASK_SUSPENSION) return fault_set(f, E_CONFLICT, 0, "request.by_move");
    if (!may_on(c, cap_of(r->kind), p, u, n)) {
        f->arg[0] = str_of(word_of(c->language, "cap", cap_names[cap_of(r->kind)]));
        return fault_set(f, E_DENIED, 0, "closed.who");
    }
    if (org_within(c->world, c->who->org, r->unit)) return fault_set(f, E_DENIED, 0, "request.own");
    if (!level_reaches(c->world, p, c->who->org, decider)) {
        f->arg[0] = world_name(c->world, &org_entity, decider);
        return fault_set(f, E_DENIED, 0, "request.level");
    }
    return OK;
}

/* ---- showing ---- */

static void view_fill(struct call *c, const struct problem *p, const struct unit_link *u, int n, struct request_view *v) {
    struct fault f = { 0 }, g = { 0 };
    const struct person *by = world_person(c->world, v->r.h.created_by);
    v->may_decide = may_decide(c, p, u, n, &v->r, &f) == OK;
    v->may_withdraw = v->r.open == 1 && v->r.kind != ASK_OBJECTION && may_ask(c, p, u, n, &g) == OK && v->r.unit == p->unit;
    if (!v->may_decide) v->closed = word_fill(c->mem, c->language, f.key, f.arg);
    v->created_by_name = by ? by->name : STR_NULL;
    v->problem_no = p->no;
    v->problem_title = p->title;
    v->light = p->light;
}

static enum err requests_read(struct call *c, struct db *db, int64_t problem, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("problem", problem), BI("n", PAGE_REQUESTS) };
    return sql_rows(db, c->mem, "problem_requests", &request_entity, b, N_OF(b), ret, &c->fault);
}

static bool one_waits(const struct rows *r) {
    for (int i = 0; i < r->n; i++)
        if (((const struct request_row *)r->row)[i].open == 1) return true;
    return false;
}

/* What the responsible unit may ask, or why not; nobody else is offered it. */
static void asks_fill(struct call *c, struct stops s, bool waits, struct problem_view *v) {
    struct ask_view *list = ARENA_ARRAY(c->mem, struct ask_view, 2);
    if (v->p.state != DISPATCHED && v->p.state != HANDLING) return;
    for (int64_t kind = ASK_EXTENSION; kind <= ASK_SUSPENSION; kind++) {
        const char *why = against(c, &v->p, kind, s, waits);
        list[v->asks.n++] = (struct ask_view){ kind, !why, why ? str_of(word_text(c->language, why)) : STR_NULL,
                                               most_text(c, &v->p, kind, s) };
    }
    v->asks.row = list;
}

/* The responsible unit and those who may grant a stop let the clock run on. */
static bool may_resume(struct call *c, const struct problem *p, const struct unit_link *u, int n) {
    struct fault f = { 0 };
    return p->paused_since != NONE && (may_ask(c, p, u, n, &f) == OK || may_on(c, CAP_SUSPEND, p, u, n));
}

enum err request_page_fill(struct call *c, struct db *db, const struct unit_link *u, int n, struct problem_view *v) {
    struct fault f = { 0 };
    struct stops s;
    struct rows r;
    enum err e = requests_read(c, db, v->p.h.id, &r);
    if (e || (e = stops_read(c, db, v->p.h.id, &s))) return e;
    struct request_view *list = ARENA_ARRAY(c->mem, struct request_view, r.n ? r.n : 1);
    for (int i = 0; i < r.n; i++) {
        row_clear(&request_view_entity, &list[i]);
        list[i].r = ((const struct request_row *)r.row)[i];
        view_fill(c, &v->p, u, n, &list[i]);
    }
    v->requests = (struct rows){ list, r.n };
    v->may_resume = may_resume(c, &v->p, u, n);
    if (may_ask(c, &v->p, u, n, &f) == OK) asks_fill(c, s, one_waits(&r), v);
    return OK;
}

/* ---- the list ---- */

static struct filter in_filter(const char *name, struct ids in) {
    return (struct filter){ .field = field_named(&request_entity, str_of(name)), .in = in.id, .n = in.n, .low = NONE, .high = NONE };
}

static struct ids one_id(struct call *c, int64_t v) {
    int64_t *id = ARENA_NEW(c->mem, int64_t);
    *id = v;
    return (struct ids){ id, 1 };
}

/* Rows of the store as views, each with its problem; those whose problem is out of sight are left out. */
static enum err views_of(struct call *c, const struct rows *r, struct rows *ret) {
    struct request_view *list = ARENA_ARRAY(c->mem, struct request_view, r->n ? r->n : 1);
    struct scope s = scope_of(c, CAP_READ);
    for (int i = 0; i < r->n; i++) {
        struct request_view *v = &list[ret->n];
        struct problem p;
        struct unit_link *u;
        int n;
        row_clear(&request_view_entity, v);
        v->r = ((const struct request_row *)r->row)[i];
        enum err e = store_get(c->db, c->mem, &s, c->tenant, &problem_entity, v->r.problem, &p, &c->fault);
        if (e == E_NOT_FOUND) {
            c->fault = (struct fault){ 0 };
            continue;
        }
        if (e || (e = units_read(c, c->db, p.h.id, &u, &n))) return e;
        view_fill(c, &p, u, n, v);
        ret->n++;
    }
    ret->row = list;
    return OK;
}

static enum err list_read(struct call *c, void *in, void *ret) {
    struct request_query *q_ = in;
    struct request_page *out = ret;
    struct filter f[4];
    struct rows r;
    struct str key, id = str_cut(q_->after, '.', &key);
    struct scope s = scope_of(c, CAP_READ);
    struct query q = { .e = &request_entity, .filter = f, .sort = field_named(&request_entity, S("due")),
                       .limit = q_->limit == NONE ? 50 : (int)q_->limit };
    if (q_->open != NONE) f[q.nfilter++] = in_filter("open", one_id(c, q_->open));
    if (q_->problem != NONE) f[q.nfilter++] = in_filter("problem", one_id(c, q_->problem));
    if (q_->state.n) f[q.nfilter++] = in_filter("state", q_->state);
    if (q_->kind.n) f[q.nfilter++] = in_filter("kind", q_->kind);
    q.after = q_->after.n > 0;
    if (q.after && (!str_int(id, &q.after_id) || (!str_int(key, &q.after_int) && !str_is(key, "-"))))
        return fail(c, E_INVALID, "after", "error.invalid");
    if (str_is(key, "-")) q.after_int = NONE;
    int asked = q.limit++;
    enum err e = store_list(c->db, c->mem, &s, c->tenant, &q, &r, &c->fault);
    if (e) return e;
    if (r.n > asked) {
        const struct request_row *last = &((const struct request_row *)r.row)[asked - 1];
        struct str due = last->due == NONE ? S("-") : arena_printf(c->mem, "%lld", (long long)last->due);
        out->next = arena_printf(c->mem, PRIstr ".%lld", STRARG(due), (long long)last->h.id);
        r.n = asked;
    }
    return views_of(c, &r, &out->items);
}

enum err requests_mine(struct call *c, struct db *db, int most, struct rows *ret, int64_t *total) {
    struct scope s = scope_of(c, CAP_READ);
    struct filter f = in_filter("open", one_id(c, 1));
    struct query q = { .e = &request_entity, .filter = &f, .nfilter = 1, .limit = MANY,
                       .sort = field_named(&request_entity, S("due")) };
    struct rows r, all = { 0, 0 };
    *ret = (struct rows){ 0, 0 };
    *total = 0;
    if (!may(c->who, CAP_EXTEND) && !may(c->who, CAP_SUSPEND)) return OK;
    enum err e = store_list(db, c->mem, &s, c->tenant, &q, &r, &c->fault);
    if (e || (e = views_of(c, &r, &all))) return e;
    struct request_view *list = all.row;
    for (int i = 0; i < all.n; i++)
        if (list[i].may_decide && ++*total <= most) list[ret->n++] = list[i];
    ret->row = list;
    return OK;
}

/* ---- within a body ---- */

struct asked { struct problem p; struct links links; struct rows requests; struct stops stops; };

/* The problem as it is now, what is asked about it, how its clock stood. */
static enum err asked_read(struct call *c, struct tx *tx, int64_t problem, struct asked *a) {
    struct scope s = scope_of(c, CAP_READ);
    struct unit_link *u;
    int n;
    enum err e = store_get(tx_db(tx), c->mem, &s, c->tenant, &problem_entity, problem, &a->p, &c->fault);
    if (e || (e = units_read(c, tx_db(tx), problem, &u, &n))) return e;
    if ((e = requests_read(c, tx_db(tx), problem, &a->requests))) return e;
    a->links = (struct links){ u, n };
    return stops_read(c, tx_db(tx), problem, &a->stops);
}

static enum err request_put(struct call *c, struct tx *tx, const struct problem *p, struct request_row *r) {
    r->problem = p->h.id;
    r->town = p->town;
    r->community = p->community;
    r->estate = p->estate;
    r->unit = p->unit;
    r->state = ASKED;
    r->open = 1;
    struct unit_link u[] = { { r->unit, ROLE_LEAD }, { r->decider, ROLE_OVERSEE } };
    enum err e = tx_insert(tx, &request_entity, r, &(struct change){ "ask", r->reason });
    return e ? e : units_write(c, tx, &request_entity, r->h.id, 1, r->due, u, r->decider == NONE ? 1 : 2);
}

/* It is expected to be decided within the arbiter's limit, and before the stage is due. */
static int64_t decision_due(struct call *c, const struct problem *p) {
    struct limit l = limit_for(c->world, p->category, p->severity, ARBITRATING, c->now);
    int64_t due = time_when(c->world->calendar, c->now, l, 100, NO_STOPS);
    if (due == TIME_NEVER) return p->due;
    return p->due != NONE && p->due < due ? p->due : due;
}

static enum err request_end(struct call *c, struct tx *tx, const struct request_row *was, enum request_state state,
                            struct str answer, const char *verb) {
    struct request_row is = *was;
    is.state = state;
    is.open = 0;
    is.answer = answer;
    is.decided_at = c->now;
    is.decided_by = state == WITHDRAWN ? NONE : c->who->person;
    return tx_update(tx, &request_entity, was, &is, &(struct change){ verb, answer });
}

/* The story's line, and those who are told beside who follows. */
static enum err said_and_told(struct call *c, struct tx *tx, const struct asked *a, const struct problem *is, enum verb verb,
                              struct str note, const struct persons *to, enum notice_kind kind) {
    struct telling t = { .was = &a->p, .is = is, .before = a->links, .after = a->links, .above = NONE, .verb = verb,
                         .kind = NOTE_TOLD, .followers = true, .note = note };
    struct notice n = { .kind = kind, .item = is->h.id, .verb = verb, .noun = "problem", .note = note };
    enum err e = step_put(c, tx, is, (struct said){ verb, a->p.state, NONE, NONE, note });
    t.but = to;
    if (e || (e = notify(c, tx, &n, to))) return e;
    return tell(c, tx, &t);
}

static void people_deciding(struct call *c, const struct asked *a, const struct request_row *r, struct persons *to) {
    people_with(c, &a->p, a->links, cap_of(r->kind), decider_of(c, &a->p, r), to);
    if (!to->n) people_with(c, &a->p, a->links, cap_of(r->kind), NONE, to);
}

static void people_asking(struct call *c, const struct request_row *r, struct persons *to) {
    people_of_unit(c, r->unit, to);
    persons_add(c, to, r->h.created_by);
}

/* ---- asking ---- */

static enum err ask_checks(struct call *c, struct db *db, const struct asked *a, const struct ask_in *in) {
    enum err e = check_seen(c, db, &problem_entity, &a->p);
    if (e) return e;
    if (in->kind != ASK_EXTENSION && in->kind != ASK_SUSPENSION) return fail(c, E_INVALID, "kind", "request.by_move");
    if ((e = may_ask(c, &a->p, a->links.u, a->links.n, &c->fault))) return e;
    const char *why = against(c, &a->p, in->kind, a->stops, one_waits(&a->requests));
    if (why) return fail(c, E_CONFLICT, "kind", why);
    return in->kind == ASK_EXTENSION ? amount_ok(c, &a->p, in) : until_ok(c, in->until, a->stops);
}

static enum err ask_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct ask_in *in = arg;
    struct problem_view *out = ret;
    struct asked *a = ARENA_NEW(c->mem, struct asked);
    struct persons to = { 0 };
    struct request_row r;
    enum err e = asked_read(c, tx, in->id, a);
    if (e || (e = ask_checks(c, tx_db(tx), a, in))) return e;
    struct problem is = a->p;
    row_clear(&request_entity, &r);
    r.kind = in->kind;
    r.reason = in->reason;
    if (in->kind == ASK_EXTENSION) r.amount = limit_text(c->mem, limit_in(in->amount), true);
    else r.until = in->until;
    r.due = decision_due(c, &a->p);
    r.decider = level_above(c->world, &a->p, a->p.unit, cap_of(in->kind));
    if (r.decider == NONE) return fail(c, E_CONFLICT, "kind", "request.no_decider");
    /* The problem is written too: two that ask at once, or ask while it is finished, cannot both commit. */
    if ((e = tx_update(tx, &problem_entity, &a->p, &is, &(struct change){ "ask", in->reason }))) return e;
    if ((e = request_put(c, tx, &is, &r))) return e;
    people_deciding(c, a, &r, &to);
    if ((e = said_and_told(c, tx, a, &is, V_ASK, in->reason, &to, NOTE_ASKED))) return e;
    out->p = is;
    return OK;
}

/* ---- deciding ---- */

/* The request by its id, and what hangs on it; absent and out of sight answer alike. */
static enum err decision_read(struct call *c, struct tx *tx, int64_t id, struct request_row *r, struct asked *a) {
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &request_entity, id, r, &c->fault);
    if (e || (e = asked_read(c, tx, r->problem, a))) return e;
    return check_version(c, &request_entity, r);
}

static enum err grant(struct call *c, struct tx *tx, const struct asked *a, const struct request_row *r, struct problem *is) {
    const char *why = against(c, &a->p, r->kind, a->stops, false);
    if (why) return fail(c, E_CONFLICT, "granted", why);
    if (r->kind == ASK_SUSPENSION) {
        if (r->until <= c->now) return fail(c, E_CONFLICT, "granted", "request.past");
        is->suspensions++;
        is->facts |= FACT_SUSPENDED;
        return stop_begin(c, tx, is, r->h.id, r->until);
    }
    struct limit more = limit_in(r->amount), stage = limit_in(is->stage_limit), all = limit_in(is->overall_limit);
    if (more.kind != stage.kind) return fail(c, E_CONFLICT, "granted", "request.state");
    stage.minutes += more.minutes;
    /* A working day more is 24 hours more of an overall clock that runs day and night. */
    if (all.kind != LIMIT_NONE) all.minutes += more.kind == LIMIT_WORK && all.kind == LIMIT_RUN ? more.minutes * 3 : more.minutes;
    if (all.minutes > LIMIT_MAX) all.minutes = LIMIT_MAX;
    is->stage_limit = limit_text(c->mem, stage, true);
    is->overall_limit = limit_text(c->mem, all, true);
    is->extensions++;
    is->facts |= FACT_EXTENDED;
    is->light = LAMP_OK;
    clock_recount(c->world, is, a->stops);
    (void)clock_turn(is, c->now);
    return OK;
}

static enum err decide_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct decide_in *in = arg;
    struct problem_view *out = ret;
    struct asked *a = ARENA_NEW(c->mem, struct asked);
    struct persons to = { 0 };
    struct request_row r;
    bool yes = in->granted == 1;
    enum verb verb = yes ? V_GRANT : V_REFUSE;
    enum err e = decision_read(c, tx, in->id, &r, a);
    if (e || (e = may_decide(c, &a->p, a->links.u, a->links.n, &r, &c->fault))) return e;
    if (!yes && utf8_count(str_trim(in->answer)) < 5) return fail(c, E_INVALID, "answer", "request.answer_short");
    struct problem is = a->p;
    if (yes && (e = grant(c, tx, a, &r, &is))) return e;
    if ((e = tx_update(tx, &problem_entity, &a->p, &is, &(struct change){ code_text(&verbs, verb), in->answer }))) return e;
    if ((e = request_end(c, tx, &r, yes ? GRANTED : REFUSED, in->answer, code_text(&verbs, verb)))) return e;
    people_asking(c, &r, &to);
    if ((e = said_and_told(c, tx, a, &is, verb, in->answer, &to, NOTE_DECIDED))) return e;
    out->p = is;
    return OK;
}

static enum err withdraw_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct one_in *in = arg;
    struct problem_view *out = ret;
    struct asked *a = ARENA_NEW(c->mem, struct asked);
    struct persons to = { 0 };
    struct request_row r;
    enum err e = decision_read(c, tx, in->id, &r, a);
    if (e || (e = may_ask(c, &a->p, a->links.u, a->links.n, &c->fault))) return e;
    if (r.unit != a->p.unit) return fail(c, E_DENIED, 0, "guard.not_your_unit");
    if (!r.open) return fail(c, E_CONFLICT, 0, "request.closed");
    if (r.kind == ASK_OBJECTION) return fail(c, E_CONFLICT, 0, "request.by_move");
    struct problem is = a->p;
    if ((e = tx_update(tx, &problem_entity, &a->p, &is, &(struct change){ .verb = "withdraw" }))) return e;
    if ((e = request_end(c, tx, &r, WITHDRAWN, STR_NULL, "withdraw"))) return e;
    people_deciding(c, a, &r, &to);
    if ((e = said_and_told(c, tx, a, &is, V_WITHDRAW, STR_NULL, &to, NOTE_TOLD))) return e;
    out->p = is;
    return OK;
}

/* ---- the clock runs on ---- */

static enum err resume_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct resume_in *in = arg;
    struct problem_view *out = ret;
    struct asked *a = ARENA_NEW(c->mem, struct asked);
    struct persons to = { 0 };
    struct fault f = { 0 };
    enum err e = asked_read(c, tx, in->id, a);
    if (e || (e = check_seen(c, tx_db(tx), &problem_entity, &a->p))) return e;
    if (may_ask(c, &a->p, a->links.u, a->links.n, &f) && !may_on(c, CAP_SUSPEND, &a->p, a->links.u, a->links.n))
        return fail_with(c, E_DENIED, 0, "closed.who", str_of(word_of(c->language, "cap", cap_names[CAP_SUSPEND])), STR_NULL);
    if (a->p.paused_since == NONE) return fail(c, E_CONFLICT, 0, "request.not_stopped");
    struct problem is = a->p;
    if ((e = stop_end(c, tx, &is, c->now))) return e;
    if ((e = tx_update(tx, &problem_entity, &a->p, &is, &(struct change){ "resume", in->note }))) return e;
    people_of_unit(c, is.unit, &to);
    if ((e = said_and_told(c, tx, a, &is, V_RESUME, in->note, &to, NOTE_TOLD))) return e;
    out->p = is;
    return OK;
}

/* ---- what moves do to requests ---- */

enum err request_object(struct call *c, struct tx *tx, const struct problem *p, struct str reason) {
    struct request_row r;
    row_clear(&request_entity, &r);
    r.kind = ASK_OBJECTION;
    r.reason = reason;
    r.due = p->due;
    r.decider = level_holder(c->world, p);
    return request_put(c, tx, p, &r);
}

enum err request_settle(struct call *c, struct tx *tx, const struct problem *p, enum verb verb, struct str answer) {
    struct rows r;
    enum err e = requests_read(c, tx_db(tx), p->h.id, &r);
    for (int i = 0; i < r.n && !e; i++) {
        const struct request_row *one = &((const struct request_row *)r.row)[i];
        bool decided = one->kind == ASK_OBJECTION && (verb == V_UPHOLD || verb == V_OVERRULE);
        if (!one->open) continue;
        e = decided ? request_end(c, tx, one, verb == V_UPHOLD ? GRANTED : REFUSED, answer, code_text(&verbs, verb))
                    : request_end(c, tx, one, WITHDRAWN, STR_NULL, "withdraw");
    }
    return e;
}

const struct action requests_list = {
    .name = "requests.list", .cap = CAP_READ, .in = &request_query_entity, .out = &request_page_entity, .read = list_read,
};
const struct action problems_ask = {
    .name = "problems.ask", .cap = CAP_HANDLE, .in = &ask_in_entity, .out = &problem_view_entity, .body = ask_body,
    .answer = page_answer, .versioned = true,
};
const struct action requests_decide = {
    .name = "requests.decide", .cap = CAP_READ, .in = &decide_in_entity, .out = &problem_view_entity, .body = decide_body,
    .answer = page_answer, .versioned = true,
};
const struct action requests_withdraw = {
    .name = "requests.withdraw", .cap = CAP_HANDLE, .in = &one_in_entity, .out = &problem_view_entity, .body = withdraw_body,
    .answer = page_answer, .versioned = true,
};
const struct action problems_resume = {
    .name = "problems.resume", .cap = CAP_READ, .in = &resume_in_entity, .out = &problem_view_entity, .body = resume_body,
    .answer = page_answer, .versioned = true,
};
