/* The one engine of moves: rows of problem_moves, for everybody. */
#include "action/problem_in.h"

#include "action/evidence.h"
#include "action/level.h"
#include "action/request.h"
#include "action/stop.h"
#include "action/supervise.h"
#include "action/tell.h"
#include "action/timing.h"
#include "base/utf8.h"

/* ---- may he ---- */

static struct asker asker_of(struct call *c, const struct problem *p) {
    return (struct asker){ .person = c->who->person, .org = c->who->org, .leads_unit = leads_unit(c, p), .now = c->now,
                           .object_by = object_by(c->world, p), .policy = c->world->policy };
}

enum err move_allowed(struct call *c, const struct problem *p, const struct unit_link *u, int n,
                      const struct move *m, struct fault *f) {
    if (!may_on(c, m->who, p, u, n)) {
        f->arg[0] = str_of(word_of(c->language, "cap", cap_names[m->who]));
        return fault_set(f, E_DENIED, 0, "closed.who");
    }
    if (p->paused_since != NONE && !m->stopped) return fault_set(f, E_CONFLICT, 0, "closed.stopped");
    struct asker who = asker_of(c, p);
    const char *why = m->ok ? m->ok(p, &who) : 0;
    return why ? fault_set(f, E_DENIED, 0, why) : OK;
}

int64_t primary_verb(struct call *c, const struct problem *p, const struct unit_link *u, int n) {
    if (!c->who || c->who->system) return NONE;
    for (int i = 0; i < nproblem_moves; i++) {
        const struct move *m = &problem_moves[i];
        struct fault f = { 0 };
        if (m->primary && move_from(m, (enum state)p->state) && move_allowed(c, p, u, n, m, &f) == OK) return m->verb;
    }
    return NONE;
}

/* ---- what came with it ---- */

static bool blank(struct str s) {
    return str_trim(s).n == 0;
}

/* What the move must bring, checked against what came with it: the column that
** is empty is named. */
static enum err needs_met(struct call *c, const struct move *m, const struct move_in *in) {
    if ((m->needs & NEED_REASON) && utf8_count(str_trim(in->reason)) < 5)
        return fail(c, E_INVALID, "reason", "problem.reason_short");
    if ((m->needs & NEED_EXIT) && in->exit_reason == NONE) return fail(c, E_INVALID, "exit_reason", "field.required");
    if ((m->needs & NEED_UNIT) && in->unit == NONE) return fail(c, E_INVALID, "unit", "field.required");
    if ((m->needs & NEED_SEVERITY) && in->severity == NONE) return fail(c, E_INVALID, "severity", "field.required");
    if ((m->needs & NEED_CATEGORY) && in->category == NONE) return fail(c, E_INVALID, "category", "field.required");
    if ((m->needs & NEED_PHOTO) && in->photos.n == 0) return fail(c, E_INVALID, "photos", "problem.photo_needed");
    if ((m->needs & NEED_NOTE) && blank(in->note)) return fail(c, E_INVALID, "note", "field.required");
    if ((m->needs & NEED_INTO) && in->into == NONE) return fail(c, E_INVALID, "into", "field.required");
    if ((m->needs & NEED_OFFICE) && blank(in->office)) return fail(c, E_INVALID, "office", "field.required");
    return OK;
}

static enum err unit_ok(struct call *c, int64_t org, const char *field) {
    const struct org *o = world_org(c->world, org);
    if (!o || o->closed_at != NONE)
        return fail_with(c, E_INVALID, field, "field.absent", arena_printf(c->mem, "%lld", (long long)org), STR_NULL);
    if (o->kind == ORG_CITY || o->kind == ORG_GRID || o->kind == ORG_INSPECTION)
        return fail_with(c, E_INVALID, field, "problem.unit_kind", o->name, STR_NULL);
    return OK;
}

/* Facts that others take back: closed and reopened, the result is open again. */
static void reopen_facts(struct problem *p, int64_t now) {
    p->reopens++;
    p->reopened_at = now;
    p->closed_at = p->finished_at = p->finished_by = p->checked_at = p->checked_by = p->agreed_at = p->disagreed_at = NONE;
    p->facts = (p->facts & ~(int64_t)(FACT_HANDLED | FACT_CHECKED | FACT_AGREED | FACT_DISAGREED)) | FACT_REOPENED;
}

static void unit_leaves(struct problem *p) {
    p->unit = p->accepted_at = p->accepted_by = NONE;
}

/* What the resident says: the one answer takes the other back. */
static void resident_says(struct problem *p, int64_t now, bool yes) {
    p->agreed_at = yes ? now : NONE;
    p->disagreed_at = yes ? NONE : now;
    p->facts = (p->facts & ~(int64_t)(FACT_AGREED | FACT_DISAGREED)) | (yes ? FACT_AGREED : FACT_DISAGREED);
}

/* The facts that the verb states, on the row, whose state is already the new one. */
static void state_facts(struct problem *p, enum verb verb, int64_t who, int64_t now, const struct move_in *in) {
    switch (verb) {
    case V_VERIFY: p->verified_at = now, p->verified_by = who; break;
    case V_FILE:
        p->filed_at = now, p->filed_by = who, p->category = in->category, p->severity = in->severity;
        p->facts |= FACT_FILED;
        break;
    case V_DISPATCH: p->dispatched_at = now, p->dispatched_by = who, p->unit = in->unit; break;
    case V_ACCEPT: p->accepted_at = now, p->accepted_by = who; break;
    case V_RETURN: p->returns++, p->facts |= FACT_RETURNED, unit_leaves(p); break;
    case V_OBJECT: p->objections++, p->objected_at = now, p->objected_by = who; break;
    case V_UPHOLD: p->upheld++, unit_leaves(p); break;
    case V_OVERRULE: p->overruled = p->unit; break;
    case V_FINISH: p->finished_at = now, p->finished_by = who, p->facts |= FACT_HANDLED; break;
    case V_PASS: p->checked_at = p->closed_at = now, p->checked_by = who, p->facts |= FACT_CHECKED; break;
    case V_REWORK:
        p->reworks++, p->finished_at = p->finished_by = NONE;
        p->facts = (p->facts & ~(int64_t)FACT_HANDLED) | FACT_REWORKED;
        break;
    case V_REOPEN:
        reopen_facts(p, now);
        if (p->state == FILED) unit_leaves(p);
        break;
    case V_AGREE: case V_DISAGREE: resident_says(p, now, verb == V_AGREE); break;
    case V_EXIT: p->exit_reason = in->exit_reason; break;
    case V_REDIRECT: p->redirect_to = str_trim(in->office); break;
    case V_ESCALATE: p->escalations++, p->escalated_at = now, p->facts |= FACT_ESCALATED; break;
    case V_REMIND: p->reminded_at = now; break;
    case V_LAPSE: p->closed_at = now; break;
    default: break;
    }
}

/* ---- its units ---- */

enum err units_write(struct call *c, struct tx *tx, const struct entity *e, int64_t item, int64_t open, int64_t due,
                     const struct unit_link *u, int n) {
    enum { CHAIN = 16 };
    int nodes_n = 0;
    int64_t *nodes = ARENA_ARRAY(c->mem, int64_t, (n ? n : 1) * CHAIN);
    for (int i = 0; i < n; i++) {
        int64_t chain[CHAIN];
        int k = org_chain(c->world, u[i].org, chain, CHAIN);
        for (int j = 0; j < k; j++) {
            int seen = 0;
            while (seen < nodes_n && nodes[seen] != chain[j]) seen++;
            if (seen == nodes_n) nodes[nodes_n++] = chain[j];
        }
    }
    return tx_units(tx, e, item, open, due, u, n, nodes, nodes_n);
}

/* The units after a move: whoever oversees goes on doing so; a dispatch names the
** rest, a return or an objection found right leaves none. */
static struct links units_after(struct call *c, const struct problem *is, const struct move *m, struct links was,
                                struct ids joins, int64_t above) {
    struct unit_link *u = ARENA_ARRAY(c->mem, struct unit_link, was.n + joins.n + 2);
    bool keep = m->verb != V_DISPATCH && is->unit != NONE;
    int n = 0;
    if (!keep && is->unit != NONE) u[n++] = (struct unit_link){ is->unit, ROLE_LEAD };
    for (int i = 0; i < joins.n && !keep; i++)
        if (joins.id[i] != is->unit) u[n++] = (struct unit_link){ joins.id[i], ROLE_JOIN };
    for (int i = 0; i < was.n; i++) {
        if (was.u[i].role == ROLE_OVERSEE ? was.u[i].org == above : !keep) continue;
        u[n++] = was.u[i];
        if (was.u[i].role == ROLE_LEAD) u[n - 1].org = is->unit;
    }
    if (above != NONE) u[n++] = (struct unit_link){ above, ROLE_OVERSEE };
    return (struct links){ u, n };
}

static enum err units_set(struct call *c, struct tx *tx, const struct problem *p, struct links l) {
    return units_write(c, tx, &problem_entity, p->h.id, p->open, p->due, l.u, l.n);
}

/* ---- two cases that are one matter ---- */

/* The case that another goes into: in his sight, his to merge, open, itself not merged. */
static enum err target_ok(struct call *c, struct tx *tx, const struct problem *p, int64_t into, struct problem *ret) {
    struct scope s = scope_of(c, CAP_READ);
    struct unit_link *u;
    int n;
    if (into == p->h.id) return fail(c, E_INVALID, "into", "merge.self");
    enum err e = store_get(tx_db(tx), c->mem, &s, c->tenant, &problem_entity, into, ret, &c->fault);
    if (e == E_NOT_FOUND) {
        c->fault = (struct fault){ 0 };
        return fail_with(c, E_INVALID, "into", "field.absent", arena_printf(c->mem, "%lld", (long long)into), STR_NULL);
    }
    if (e || (e = units_read(c, tx_db(tx), into, &u, &n))) return e;
    if (!may_on(c, CAP_MERGE, ret, u, n))
        return fail_with(c, E_DENIED, "into", "closed.who", str_of(word_of(c->language, "cap", cap_names[CAP_MERGE])), STR_NULL);
    if (ret->state == MERGED) return fail_with(c, E_CONFLICT, "into", "merge.chain", ret->no, STR_NULL);
    if (!ret->open) return fail_with(c, E_CONFLICT, "into", "merge.closed", ret->no, STR_NULL);
    return OK;
}

/* The other case is written too, whoever comes first: two merges that cross cannot both commit. */
static enum err target_write(struct call *c, struct tx *tx, const struct problem *was, int by, struct str note) {
    struct problem is = *was;
    enum verb verb = by > 0 ? V_ABSORB : V_RELEASE;
    is.merged_n = was->merged_n + by > 0 ? was->merged_n + by : 0;
    enum err e = tx_update(tx, &problem_entity, was, &is, &(struct change){ code_text(&verbs, verb), note });
    return e ? e : step_put(c, tx, &is, (struct said){ verb, was->state, NONE, NONE, note });
}

/* Taken out again: in the state before, its clocks as if it had never been away. */
static enum err part(struct call *c, struct tx *tx, struct problem *is) {
    struct stops s;
    enum err e = stops_read(c, tx_db(tx), is->h.id, &s);
    if (e) return e;
    is->merged_into = is->merged_from = is->merged_at = NONE;
    is->light = LAMP_OK;
    clock_recount(c->world, is, s);
    (void)clock_turn(is, c->now);
    return OK;
}

/* ---- the move ---- */

/* What a photo that comes with a move shows: the matter as found, the work, the result. */
static int64_t photo_kind(enum verb verb) {
    if (verb == V_FINISH || verb == V_PASS) return PHOTO_AFTER;
    return verb == V_VERIFY || verb == V_FILE || verb == V_DISPATCH ? PHOTO_BEFORE : PHOTO_DURING;
}

static enum err move_checks(struct call *c, struct db *db, const struct problem *p, const struct unit_link *u, int n,
                            const struct move_in *in, const struct move **ret) {
    const struct move *m = move_find((enum state)p->state, (enum verb)in->verb, c->world->policy);
    enum err e = check_seen(c, db, &problem_entity, p);
    if (e) return e;
    if (!m || (m->who == CAP_PROGRAM && !c->who->system))
        return fail_with(c, E_CONFLICT, "verb", "closed.state",
                         str_of(word_of(c->language, "state", code_text(&states, p->state))), STR_NULL);
    if ((e = move_allowed(c, p, u, n, m, &c->fault))) return e;
    if ((e = needs_met(c, m, in))) return e;
    if (in->unit != NONE && (m->needs & NEED_UNIT) && (e = unit_ok(c, in->unit, "unit"))) return e;
    for (int i = 0; i < in->joins.n; i++)
        if ((e = unit_ok(c, in->joins.id[i], "joins"))) return e;
    if (in->category != NONE && !world_category(c->world, in->category))
        return fail_with(c, E_INVALID, "category", "field.absent", arena_printf(c->mem, "%lld", (long long)in->category), STR_NULL);
    *ret = m;
    return OK;
}

/* What one move reads before it changes anything. */
struct moving {
    const struct move_in *in;
    const struct move *m;
    struct problem was, is, other;      /* other: the case it goes into or comes out of          */
    struct links before, after;
    int64_t above;                      /* the level an escalation reaches                       */
    bool has_other;
};

static enum err read_other(struct call *c, struct tx *tx, struct moving *v) {
    enum err e = OK;
    if (v->m->verb == V_MERGE) e = target_ok(c, tx, &v->was, v->in->into, &v->other);
    else if (v->m->verb == V_UNMERGE)
        e = store_get(tx_db(tx), c->mem, 0, c->tenant, &problem_entity, v->was.merged_into, &v->other, &c->fault);
    v->has_other = v->m->verb == V_MERGE || v->m->verb == V_UNMERGE;
    return e;
}

static enum err move_read(struct call *c, struct tx *tx, struct moving *v) {
    struct scope s = scope_of(c, CAP_READ);
    struct unit_link *u;
    int n;
    enum err e = store_get(tx_db(tx), c->mem, &s, c->tenant, &problem_entity, v->in->id, &v->was, &c->fault);
    if (e || (e = units_read(c, tx_db(tx), v->in->id, &u, &n))) return e;
    v->before = (struct links){ u, n };
    if ((e = move_checks(c, tx_db(tx), &v->was, u, n, v->in, &v->m))) return e;
    if ((e = photo_times_ok(c, tx, &v->was, v->in->photos, v->m->verb))) return e;
    v->above = v->m->verb == V_ESCALATE ? level_escalation(c->world, &v->was, u, n) : NONE;
    if (v->m->verb == V_ESCALATE && v->above == NONE) return fail(c, E_CONFLICT, 0, "guard.top");
    return read_other(c, tx, v);
}

/* The row as the move leaves it. */
static enum err move_row(struct call *c, struct tx *tx, struct moving *v) {
    const struct move *m = v->m;
    struct problem *is = &v->is;
    enum err e = OK;
    *is = v->was;
    is->state = move_to(m, &v->was);
    is->open = state_open((enum state)is->state);
    state_facts(is, m->verb, c->who->person, c->now, v->in);
    if (is->open && !v->was.open) is->unit = org_live(c->world, is->unit);         /* which may have gone meanwhile */
    if (v->was.due != NONE && c->now >= v->was.due) is->facts |= FACT_LATE;        /* before the clock came by */
    if (m->verb == V_FILE) is->measure = world_category(c->world, is->category)->measure;
    if (m->verb == V_MERGE) is->merged_into = v->other.h.id, is->merged_from = v->was.state, is->merged_at = c->now;
    if (m->verb == V_UNMERGE) e = part(c, tx, is);
    if (m->clock != CLOCK_KEEP && is->paused_since != NONE) e = stop_end(c, tx, is, c->now);
    if (m->clock == CLOCK_START) clock_start(c->mem, c->world, is, c->now, m->verb == V_FILE);
    if (m->clock == CLOCK_END) clock_end(is);
    return e;
}

/* Both rows in the order of their ids, so that two merges that cross wait for each other but once. */
static enum err rows_write(struct call *c, struct tx *tx, struct moving *v, struct str note) {
    struct change change = { code_text(&verbs, v->m->verb), note };
    int by = v->m->verb == V_MERGE ? 1 : -1;
    bool first = v->has_other && v->other.h.id < v->was.h.id;
    enum err e = first ? target_write(c, tx, &v->other, by, note) : OK;
    if (!e) e = tx_update(tx, &problem_entity, &v->was, &v->is, &change);
    return !e && v->has_other && !first ? target_write(c, tx, &v->other, by, note) : e;
}

/* What hangs on the row: units, photos, requests, the story, those who are told. */
static enum err move_around(struct call *c, struct tx *tx, struct moving *v, struct str note) {
    const struct move *m = v->m;
    bool units = m->verb == V_DISPATCH || m->verb == V_ESCALATE || v->is.unit != v->was.unit;
    int64_t took = m->clock == CLOCK_KEEP ? NONE : stage_used(c->world, &v->was, c->now).used;
    int64_t named = m->verb == V_DISPATCH ? v->is.unit : m->verb == V_UPHOLD ? v->was.unit : v->above;
    enum err e = OK;
    v->after = units ? units_after(c, &v->is, m, v->before, v->in->joins, v->above) : v->before;
    if (units && (e = units_set(c, tx, &v->is, v->after))) return e;
    if ((e = photos_take(c, tx, v->in->photos, v->is.h.id, photo_kind(m->verb)))) return e;
    if (v->is.state != v->was.state && (e = request_settle(c, tx, &v->is, m->verb, note))) return e;
    if (v->was.open && !v->is.open && (e = supervise_settle(c, tx, v->is.h.id))) return e;
    if (m->verb == V_OBJECT && (e = request_object(c, tx, &v->is, note))) return e;
    if ((e = step_put(c, tx, &v->is, (struct said){ m->verb, v->was.state, took, named, note }))) return e;
    struct telling t = {
        .was = &v->was, .is = &v->is, .before = v->before, .after = v->after, .groups = m->tell, .above = v->above,
        .verb = m->verb, .followers = true, .note = note,
        .kind = m->verb == V_REMIND ? NOTE_REMINDED : m->verb == V_ESCALATE ? NOTE_ESCALATED : NOTE_TOLD,
    };
    return tell(c, tx, &t);
}

/* The one move engine: guards first, then the row by version, event, and what hangs on it. */
static enum err move_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct move_in *in = arg;
    struct problem_view *out = ret;
    struct moving *v = ARENA_NEW(c->mem, struct moving);
    v->in = in;
    enum err e = move_read(c, tx, v);
    if (e) return e;
    struct str note = v->m->needs & NEED_REASON || blank(in->note) ? in->reason : in->note;
    if ((e = move_row(c, tx, v)) || (e = rows_write(c, tx, v, note)) || (e = move_around(c, tx, v, note))) return e;
    out->p = v->is;
    return OK;
}

enum err move_by_program(struct call *c, struct tx *tx, const struct problem *p, const struct move_in *in) {
    struct problem_view *out = ARENA_NEW(c->mem, struct problem_view);
    int64_t seen = c->if_match;
    c->if_match = p->h.version;
    enum err e = move_body(c, tx, (void *)(uintptr_t)in, out);
    c->if_match = seen;
    return e;
}

enum err move_told(struct call *c, struct tx *tx, struct story *story, const struct problem *was, const struct move_in *in,
                   struct links *units, struct problem **ret) {
    struct moving *v = ARENA_NEW(c->mem, struct moving);
    *v = (struct moving){ .in = in, .m = move_find((enum state)was->state, (enum verb)in->verb, c->world->policy), .was = *was,
                          .before = *units, .above = NONE };
    if (!v->m) return fail(c, E_CONFLICT, "verb", "closed.state");
    enum err e = move_row(c, tx, v);
    if (e || (e = tx_story_next(tx, story, was, &v->is, &(struct change){ code_text(&verbs, v->m->verb), in->note }))) return e;
    if (v->is.unit != was->unit) *units = units_after(c, &v->is, v->m, v->before, in->joins, NONE);
    *ret = &v->is;
    int64_t took = stage_used(c->world, was, c->now).used, named = v->m->verb == V_DISPATCH ? v->is.unit : NONE;
    return step_put(c, tx, &v->is, (struct said){ v->m->verb, was->state, took, named, in->note });
}

const struct action problems_move = {
    .name = "problems.move", .cap = CAP_READ, .in = &move_in_entity, .out = &problem_view_entity,
    .body = move_body, .answer = page_answer, .versioned = true,
};
