/* The engine: guards first, then the row by version, event, units, story, notices. */
#include "action/flow.h"

#include <assert.h>
#include <string.h>
#include "action/problem_in.h"
#include "base/utf8.h"

enum { REASON_LEAST = 5, GROUP_MOST = 20 };

static struct str verb_key(struct call *c, const struct flow *f, int64_t verb) {
    return arena_printf(c->mem, "%s.%s", f->verb->name, code_text(f->verb, verb));
}

static struct placing placing_of(const struct flow_row *r) {
    return (struct placing){ r->town, r->community, r->estate, r->unit };
}

/* ---- may he ---- */

static bool answers_any(const struct call *c, struct links l) {
    for (int i = 0; i < l.n; i++)
        if (l.u[i].role != ROLE_OVERSEE && answers_for(c, l.u[i].org)) return true;
    return false;
}

static bool on_side(const struct call *c, const struct flow_row *r, struct links l, enum side side) {
    switch (side) {
    case SIDE_ANY: return true;
    case SIDE_UNIT: return r->unit != NONE && answers_for(c, r->unit);
    case SIDE_UNITS: return answers_any(c, l);
    case SIDE_ISSUER: return r->issuer != NONE && answers_for(c, r->issuer);
    case SIDE_APART: return r->unit == NONE || c->who->org != r->unit;
    }
    return false;
}

enum err flow_allowed(struct call *c, const struct flow *flow, const void *row, struct links l, const struct flow_move *m, struct fault *f) {
    struct placing at = placing_of(row);
    (void)flow;
    if (!c->who) return fault_set(f, E_UNAUTHENTICATED, 0, 0);
    if (!may_at(c, m->who, &at, l.u, l.n)) {
        f->arg[0] = str_of(word_of(c->language, "cap", cap_names[m->who]));
        return fault_set(f, E_DENIED, 0, "closed.who");
    }
    if (on_side(c, row, l, m->side)) return OK;
    f->arg[0] = str_of(word_of(c->language, "side", code_text(&sides, (int64_t)m->side + 1)));
    return fault_set(f, E_DENIED, 0, "flow.side");
}

/* ---- what came with it ---- */

static bool blank(struct str s) {
    return str_trim(s).n == 0;
}

static enum err unit_ok(struct call *c, int64_t org, const char *field) {
    const struct org *o = world_org(c->world, org);
    if (!o || o->closed_at != NONE)
        return fail_with(c, E_INVALID, field, "field.absent", arena_printf(c->mem, "%lld", (long long)org), STR_NULL);
    if (o->kind == ORG_CITY || o->kind == ORG_GRID) return fail_with(c, E_INVALID, field, "problem.unit_kind", o->name, STR_NULL);
    return OK;
}

static enum err units_ok(struct call *c, int64_t unit, struct ids joins) {
    enum err e = unit == NONE ? OK : unit_ok(c, unit, "unit");
    for (int i = 0; i < joins.n && !e; i++) e = unit_ok(c, joins.id[i], "joins");
    return e;
}

static enum err needs_met(struct call *c, const struct flow_row *r, const struct flow_move *m, const struct flow_in *in) {
    if ((m->needs & FLOW_REASON) && utf8_count(str_trim(in->reason)) < REASON_LEAST)
        return fail(c, E_INVALID, "reason", "problem.reason_short");
    if ((m->needs & FLOW_NOTE) && blank(in->note)) return fail(c, E_INVALID, "note", "field.required");
    if ((m->needs & FLOW_UNIT) && in->unit == NONE && r->unit == NONE) return fail(c, E_INVALID, "unit", "field.required");
    if ((m->needs & FLOW_DUE) && in->due == NONE && (r->due == NONE || r->due <= c->now))
        return fail(c, E_INVALID, "due", r->due == NONE ? "field.required" : "flow.past");
    if (in->due != NONE && in->due <= c->now) return fail(c, E_INVALID, "due", "flow.past");
    return units_ok(c, in->unit, in->joins);
}

/* ---- its clock ---- */

static void clock_set(struct call *c, struct flow_row *r, int64_t from) {
    bool runs = r->due != NONE;
    r->risk_at = runs ? from + (r->due - from) * RISK_PERCENT / 100 : NONE;
    r->light = !runs || c->now < r->risk_at ? LAMP_OK : c->now < r->due ? LAMP_RISK : LAMP_OVER;
    r->next_at = !runs || r->light == LAMP_OVER ? NONE : r->light == LAMP_OK ? r->risk_at : r->due;
}

static void clock_go(struct call *c, const struct flow *f, struct flow_row *r, int64_t due) {
    const char *text = f->limit ? f->limit[r->state] : 0;
    struct limit l = { LIMIT_NONE, 0 };
    struct fault ignored = { 0 };
    if (due != NONE) r->due = due;
    else if (text && limit_read(str_of(text), &l, &ignored) == OK) {
        r->due = time_when(c->world->calendar, c->now, l, 100, NO_STOPS);
        if (r->due == TIME_NEVER) r->due = NONE;
    }
    clock_set(c, r, c->now);
}

static void clock_stop(struct flow_row *r) {
    r->light = LAMP_DONE;
    r->risk_at = r->next_at = NONE;
}

/* ---- its units ---- */

static struct links units_next(struct call *c, const struct flow_row *r, struct links was, struct ids joins, bool named) {
    struct unit_link *u = ARENA_ARRAY(c->mem, struct unit_link, was.n + joins.n + 2);
    int n = 0;
    if (r->unit != NONE) u[n++] = (struct unit_link){ r->unit, ROLE_LEAD };
    if (r->issuer != NONE && r->issuer != r->unit) u[n++] = (struct unit_link){ r->issuer, ROLE_OVERSEE };
    for (int i = 0; i < joins.n && named; i++)
        if (joins.id[i] != r->unit) u[n++] = (struct unit_link){ joins.id[i], ROLE_JOIN };
    for (int i = 0; i < was.n && !named; i++)
        if (was.u[i].role != ROLE_LEAD && was.u[i].role != ROLE_OVERSEE && was.u[i].org != r->unit) u[n++] = was.u[i];
    return (struct links){ u, n };
}

static enum err deed_put(struct call *c, struct tx *tx, const struct flow *f, const struct flow_row *r, int64_t verb, int64_t from, struct str note) {
    struct deed d = {
        .id = tx_new_id(tx), .tenant = c->tenant, .item = r->h.id, .at = c->now, .person = c->who->person, .org = c->who->org,
        .unit = r->unit, .noun = str_of(f->entity->name), .verb = str_of(code_text(f->verb, verb)),
        .from_state = from == NONE ? STR_NULL : str_of(code_text(f->state, from)), .to_state = str_of(code_text(f->state, r->state)),
        .note = note,
    };
    return tx_put(tx, &deed_entity, &d);
}

/* ---- telling ---- */

void flow_people(struct call *c, int64_t org, struct persons *to) {
    int had = to->n;
    if (org == NONE) return;
    people_of_unit(c, org, to);
    if (to->n > had) return;
    for (int i = 0; i < c->world->npersons && to->n - had < GROUP_MOST; i++) {
        const struct person *p = &c->world->person[i];
        if (p->org == org && p->disabled_at == NONE) persons_add(c, to, p->h.id);
    }
}

enum err flow_notify(struct call *c, struct tx *tx, const struct flow *f, const void *row, enum notice_kind kind, struct str deed,
                     struct str note, const struct persons *to) {
    const struct flow_row *r = row;
    struct notice n = { .kind = kind, .item = r->h.id, .verb = NONE, .noun = f->entity->name, .deed = deed, .note = note };
    return notify(c, tx, &n, to);
}

static void people_told(struct call *c, const struct flow_row *r, struct links l, unsigned groups, struct persons *to) {
    if (groups & FLOW_TELL_UNIT) flow_people(c, r->unit, to);
    for (int i = 0; (groups & FLOW_TELL_UNITS) && i < l.n; i++)
        if (l.u[i].role != ROLE_OVERSEE) flow_people(c, l.u[i].org, to);
    if (groups & FLOW_TELL_ISSUER) flow_people(c, r->issuer, to);
}

/* Is the next step of it this person's? */
static bool his_turn(struct call *c, const struct flow *f, const struct flow_row *r, struct links l, int64_t person) {
    struct call k = *c;
    k.who = who_of(c->mem, c->world, person);
    for (int i = 0; k.who && i < f->nmove; i++) {
        struct fault ignored = { 0 };
        if (f->move[i].primary && f->move[i].from == r->state && flow_allowed(&k, f, r, l, &f->move[i], &ignored) == OK) return true;
    }
    return false;
}

static enum err move_tell(struct call *c, struct tx *tx, const struct flowing *v, struct str note) {
    const struct flow *f = v->kind->flow;
    const struct flow_row *r = v->is;
    struct persons all = { 0 }, turn = { 0 }, rest = { 0 };
    people_told(c, r, v->after, v->m->tell, &all);
    if (v->before.n) people_told(c, v->was, v->before, v->m->tell & FLOW_TELL_UNITS, &all);
    for (int i = 0; i < all.n; i++)
        persons_add(c, his_turn(c, f, r, v->after, all.id[i]) ? &turn : &rest, all.id[i]);
    enum err e = flow_notify(c, tx, f, r, NOTE_TODO, verb_key(c, f, v->m->verb), note, &turn);
    return e ? e : flow_notify(c, tx, f, r, NOTE_TOLD, verb_key(c, f, v->m->verb), note, &rest);
}

/* ---- a record begins ---- */

/* Where it lies, by its estate; else a place the maker holds. */
static enum err place_it(struct call *c, struct flow_row *r) {
    struct scope s = scope_of(c, CAP_READ);
    if (c->who->system) return OK;
    if (r->estate == NONE) {
        if (!scope_covers(c, &s, r->town, r->community, NONE)) return fail(c, E_INVALID, "town", "field.absent");
        return OK;
    }
    const struct estate *es = world_estate(c->world, estate_live(c->world, r->estate));
    if (!es || !scope_covers(c, &s, es->town, es->community, es->h.id))
        return fail_with(c, E_INVALID, "estate", "field.absent", arena_printf(c->mem, "%lld", (long long)r->estate), STR_NULL);
    r->estate = es->h.id;
    r->town = es->town;
    r->community = es->community;
    return OK;
}

/* Of somebody whose grants end at a place, what he makes lies there unless it names one. */
static void place_of_maker(struct call *c, struct flow_row *r) {
    for (int i = 0; i < c->who->ngrants && r->estate == NONE && r->town == NONE && r->community == NONE; i++) {
        int64_t area = c->who->grant[i].area;
        if (area == NONE) continue;
        r->town = area_at_level(c->world, area, AREA_TOWN);
        r->community = area_at_level(c->world, area, AREA_COMMUNITY);
    }
}

enum err flow_make(struct call *c, struct tx *tx, const struct flow_kind *k, void *row, struct ids joins, struct str note) {
    const struct flow *f = k->flow;
    struct flow_row *r = row;
    enum err e = units_ok(c, r->unit, joins);
    if (e) return e;
    place_of_maker(c, r);
    if ((e = place_it(c, r))) return e;
    if (!f->past_ok && r->due != NONE && r->due <= c->now) return fail(c, E_INVALID, "due", "flow.past");
    r->state = f->first;
    r->open = flow_state_open(f, f->first);
    r->state_since = c->now;
    r->late = 0;
    if (r->issuer == NONE) r->issuer = c->who->org;
    if (f->series && (e = tx_number(tx, f->series, &r->no))) return e;
    clock_go(c, f, r, r->due);
    if ((e = tx_insert(tx, f->entity, row, &(struct change){ .verb = code_text(f->verb, f->made), .note = note }))) return e;
    struct links l = units_next(c, r, (struct links){ 0, 0 }, joins, true);
    if ((e = units_write(c, tx, f->entity, r->h.id, r->open, r->due, l.u, l.n))) return e;
    return deed_put(c, tx, f, r, f->made, NONE, note);
}

/* ---- a move ---- */

static enum err move_write(struct call *c, struct tx *tx, struct flowing *v) {
    const struct flow *f = v->kind->flow;
    struct flow_row *is = v->is;
    const struct flow_row *was = v->was;
    struct str note = blank(v->in->note) ? v->in->reason : v->in->note;
    bool named = v->in->joins.n > 0, moved = v->m->to != FLOW_STAYS;
    if (moved) is->state = v->m->to, is->state_since = c->now;
    is->open = flow_state_open(f, is->state);
    if (v->in->unit != NONE && (v->m->needs & FLOW_UNIT)) is->unit = v->in->unit;
    if (was->due != NONE && c->now >= was->due && was->open) is->late = 1;
    if (v->m->clock == CLOCK_START) clock_go(c, f, is, (v->m->needs & FLOW_DUE) && v->in->due != NONE ? v->in->due : f->limit ? NONE : is->due);
    if (v->m->clock == CLOCK_END) clock_stop(is);
    enum err e = v->kind->check ? v->kind->check(c, tx, v) : OK;
    if (e || (e = tx_update(tx, f->entity, v->was, v->is, &(struct change){ code_text(f->verb, v->m->verb), note }))) return e;
    v->after = named || is->unit != was->unit || is->open != was->open || is->due != was->due
             ? units_next(c, is, v->before, v->in->joins, named) : v->before;
    if ((e = units_write(c, tx, f->entity, is->h.id, is->open, is->due, v->after.u, v->after.n))) return e;
    if ((e = deed_put(c, tx, f, is, v->m->verb, was->state, note))) return e;
    if (v->kind->after && (e = v->kind->after(c, tx, v))) return e;
    return move_tell(c, tx, v, note);
}

static enum err units_of(struct call *c, struct tx *tx, int64_t id, struct links *ret) {
    struct unit_link *u;
    int n;
    enum err e = units_read(c, tx_db(tx), id, &u, &n);
    *ret = (struct links){ u, n };
    return e;
}

static void *row_new(struct call *c, const struct flow *f) {
    return ARENA_ARRAY(c->mem, char, f->entity->size);
}

enum err flow_move(struct call *c, struct tx *tx, const struct flow_kind *k, const struct flow_in *in, void **ret) {
    const struct flow *f = k->flow;
    struct scope s = scope_of(c, CAP_READ);
    struct flowing v = { .kind = k, .in = in, .was = row_new(c, f) };
    enum err e = store_get(tx_db(tx), c->mem, &s, c->tenant, f->entity, in->id, v.was, &c->fault);
    if (e || (e = units_of(c, tx, in->id, &v.before)) || (e = check_seen(c, tx_db(tx), f->entity, v.was))) return e;
    const struct flow_row *was = v.was;
    v.m = flow_find(f, was->state, in->verb);
    if (!v.m)
        return fail_with(c, E_CONFLICT, "verb", "closed.state",
                         str_of(word_of(c->language, f->state->name, code_text(f->state, was->state))), STR_NULL);
    if ((e = flow_allowed(c, f, v.was, v.before, v.m, &c->fault)) || (e = needs_met(c, was, v.m, in))) return e;
    *ret = v.is = row_copy(c->mem, f->entity, v.was);
    return move_write(c, tx, &v);
}

enum err flow_by_program(struct call *c, struct tx *tx, const struct flow_kind *k, const void *row, int verb, struct str note) {
    const struct flow_row *was = row;
    struct flow_in in = { .id = was->h.id, .verb = verb, .unit = NONE, .due = NONE, .note = note };
    struct flowing v = { .kind = k, .in = &in, .m = flow_find(k->flow, was->state, verb), .was = row_copy(c->mem, k->flow->entity, row),
                         .is = row_copy(c->mem, k->flow->entity, row) };
    enum err e = units_of(c, tx, was->h.id, &v.before);
    assert(v.m && v.m->who == CAP_PROGRAM);
    return e ? e : move_write(c, tx, &v);
}

enum err flow_moved(struct call *c, struct tx *tx, void *in, void *out) {
    void *row = 0;
    enum err e = flow_move(c, tx, flow_kind_of(c->action->of), in, &row);
    if (!e) memcpy(out, row, c->action->of->size);
    return e;
}

/* ---- the clock ---- */

enum { CHUNK = 100 };
struct turn { struct call *c; const struct flow_kind *k; bool more; };

static enum err turn_one(struct call *c, struct tx *tx, const struct flow_kind *k, const struct flow_row *was) {
    const struct flow *f = k->flow;
    struct flow_row *is = row_copy(c->mem, f->entity, was);
    bool over = was->due != NONE && c->now >= was->due;
    struct persons to = { 0 };
    struct links l;
    is->light = over ? LAMP_OVER : LAMP_RISK;
    is->next_at = over ? NONE : is->due;
    if (over) is->late = 1;
    enum err e = tx_update(tx, f->entity, was, is, &(struct change){ .verb = over ? "overdue" : "light" });
    if (e || (e = units_of(c, tx, was->h.id, &l))) return e;
    people_told(c, is, l, over ? FLOW_TELL_UNITS | FLOW_TELL_ISSUER : FLOW_TELL_UNITS, &to);
    if ((e = flow_notify(c, tx, f, is, over ? NOTE_OVERDUE : NOTE_RISK, STR_NULL, STR_NULL, &to))) return e;
    return over && k->overdue ? k->overdue(c, tx, is) : OK;
}

static struct query turning(struct call *c, const struct flow *f, struct filter of[2]) {
    int64_t *open = ARENA_NEW(c->mem, int64_t);
    *open = 1;
    of[0] = (struct filter){ .field = field_named(f->entity, S("open")), .in = open, .n = 1, .low = NONE, .high = NONE };
    of[1] = (struct filter){ .field = field_named(f->entity, S("next_at")), .low = NONE, .high = c->now + 1 };
    return (struct query){ .e = f->entity, .filter = of, .nfilter = 2, .limit = CHUNK };
}

static enum err turn_body(struct tx *tx, void *arg) {
    struct turn *t = arg;
    struct filter of[2];
    struct rows r;
    struct query q = turning(t->c, t->k->flow, of);
    struct scope all = scope_of(t->c, CAP_READ);          /* of the program: everything */
    enum err e = store_list(tx_db(tx), t->c->mem, &all, t->c->tenant, &q, &r, tx_fault(tx));
    for (int i = 0; i < r.n && !e; i++)
        e = turn_one(t->c, tx, t->k, (const struct flow_row *)((const char *)r.row + (size_t)i * t->k->flow->entity->size));
    t->more = !e && r.n == CHUNK;
    return e;
}

/* Asked on a snapshot, so that an idle city writes nothing. */
static enum err something_turns(struct call *c, const struct flow *f, bool *ret) {
    struct filter of[2];
    struct rows r = { 0, 0 };
    struct query q = turning(c, f, of);
    struct scope all = scope_of(c, CAP_READ);
    struct db *db = store_read(c->store, &c->fault);
    if (!db) return c->fault.err;
    q.limit = 1;
    enum err e = store_list(db, c->mem, &all, c->tenant, &q, &r, &c->fault);
    store_read_end(db);
    *ret = !e && r.n > 0;
    return e;
}

enum err flows_turn(struct call *c, bool *more) {
    enum err e = OK;
    *more = false;
    for (int i = 0; i < nflow_kinds && !e; i++) {
        struct turn t = { c, flow_kinds[i], false };
        bool some = false;
        struct work w = {
            .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
            .body = turn_body, .arg = &t, .mem = c->mem, .fault = &c->fault, .background = true,
        };
        if ((e = something_turns(c, flow_kinds[i]->flow, &some)) || !some) continue;
        e = store_write(c->store, &w);
        *more |= !e && t.more;
    }
    return e;
}
