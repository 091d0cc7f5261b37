/* What flows, read: a list, a page, what waits for somebody. */
#include "action/flow.h"

#include "action/cursor.h"
#include "action/listing.h"
#include "action/problem_in.h"

enum { PAGE_ROWS = 50, FILTERS = 24, WAITING_MOST = 1000 };

static const struct field button_fields[] = {
    F_TEXT(flow_button, verb, REQUIRED, 1, 40), F_TEXT(flow_button, label, REQUIRED, 1, 40), F_BOOL(flow_button, allowed, REQUIRED),
    F_BOOL(flow_button, primary, REQUIRED), F_IDS(flow_button, needs, 0, 0, &flow_needs), F_TEXT(flow_button, reason, 0, 0, 200),
};
const struct entity flow_button_entity = SHAPE_OF(flow_button, "flow_button", button_fields);
static const struct field unit_fields[] = { F_REF(flow_unit, org, REQUIRED | NAMED, &org_entity), F_CODE(flow_unit, role, REQUIRED, &unit_roles) };
const struct entity flow_unit_entity = SHAPE_OF(flow_unit, "flow_unit", unit_fields);
static const struct field deed_fields[] = {
    F_INT (flow_deed, id, REQUIRED, 1, INT64_MAX), F_TIME(flow_deed, at, REQUIRED), F_REF(flow_deed, person, NAMED, &person_entity),
    F_REF (flow_deed, org, NAMED, &org_entity), F_REF(flow_deed, unit, NAMED, &org_entity), F_TEXT(flow_deed, verb, REQUIRED, 1, 40),
    F_TEXT(flow_deed, label, REQUIRED, 1, 40), F_TEXT(flow_deed, from_state, 0, 0, 40), F_TEXT(flow_deed, to_state, REQUIRED, 1, 40),
    F_TEXT(flow_deed, state_label, REQUIRED, 1, 40), F_TEXT(flow_deed, note, FREE, 0, 2000),
};
const struct entity flow_deed_entity = SHAPE_OF(flow_deed, "flow_deed", deed_fields);
enum err flow_get(struct call *c, struct db *db, const struct flow *f, int64_t id, void *ret) {
    struct scope s = scope_of(c, CAP_READ);
    return store_get(db, c->mem, &s, c->tenant, f->entity, id, ret, &c->fault);
}

/* ---- a page ---- */

static struct ids needs_of(struct call *c, unsigned bits) {
    struct ids r = { ARENA_ARRAY(c->mem, int64_t, flow_needs.n), 0 };
    for (int i = 0; i < flow_needs.n; i++)
        if (bits >> i & 1) r.id[r.n++] = i + 1;
    return r;
}

static void page_moves(struct call *c, const struct flow *f, const struct flow_row *r, struct links l, struct flow_page *ret) {
    struct flow_button *b = ARENA_ARRAY(c->mem, struct flow_button, f->nmove);
    int n = 0;
    for (int i = 0; i < f->nmove; i++) {
        const struct flow_move *m = &f->move[i];
        const char *verb = code_text(f->verb, m->verb);
        struct fault why = { 0 };
        if (m->who == CAP_PROGRAM || flow_find(f, r->state, m->verb) != m) continue;
        bool allowed = flow_allowed(c, f, r, l, m, &why) == OK;
        b[n++] = (struct flow_button){ .verb = str_of(verb), .label = str_of(word_of(c->language, f->verb->name, verb)), .allowed = allowed,
                                       .primary = m->primary, .needs = needs_of(c, m->needs),
                                       .reason = allowed ? STR_NULL : word_fill(c->mem, c->language, why.key, why.arg) };
    }
    ret->moves = (struct rows){ b, n };
}

static enum err page_deeds(struct call *c, struct db *db, const struct flow *f, const struct flow_row *r, struct flow_page *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("item", r->h.id) };
    struct rows d;
    enum err e = sql_rows(db, c->mem, "deeds_of", &deed_entity, b, N_OF(b), &d, &c->fault);
    if (e) return e;
    struct flow_deed *v = ARENA_ARRAY(c->mem, struct flow_deed, d.n + 1);
    for (int i = 0; i < d.n; i++) {
        const struct deed *x = &((const struct deed *)d.row)[i];
        const char *verb = arena_cstr(c->mem, x->verb), *state = arena_cstr(c->mem, x->to_state);
        v[i] = (struct flow_deed){ .id = x->id, .at = x->at, .person = x->person, .org = x->org, .unit = x->unit, .verb = x->verb,
                                   .label = str_of(word_of(c->language, f->verb->name, verb)), .from_state = x->from_state,
                                   .to_state = x->to_state, .state_label = str_of(word_of(c->language, f->state->name, state)), .note = x->note };
    }
    ret->deeds = (struct rows){ v, d.n };
    return OK;
}

enum err flow_page(struct call *c, struct db *db, const struct flow *f, const void *row, struct flow_page *ret) {
    const struct flow_row *r = row;
    struct unit_link *u;
    int n;
    enum err e = units_read(c, db, r->h.id, &u, &n);
    if (e || (e = page_deeds(c, db, f, r, ret))) return e;
    struct flow_unit *v = ARENA_ARRAY(c->mem, struct flow_unit, n + 1);
    for (int i = 0; i < n; i++) v[i] = (struct flow_unit){ u[i].org, u[i].role };
    ret->units = (struct rows){ v, n };
    page_moves(c, f, r, (struct links){ u, n }, ret);
    return OK;
}

/* ---- a list ---- */

struct asked { const struct flow *f; struct filter filter[FILTERS]; int n; };

static struct filter *add(struct asked *a, const char *field) {
    struct filter *f = &a->filter[a->n++];
    *f = (struct filter){ .field = field_named(a->f->entity, str_of(field)), .low = NONE, .high = NONE };
    return f;
}

static void add_ids(struct asked *a, const char *field, const int64_t *in, int n) {
    struct filter *f = add(a, field);
    f->in = in;
    f->n = n;
}

static void add_one(struct asked *a, const char *field, const int64_t *value) {
    if (*value != NONE) add_ids(a, field, value, 1);
}

static enum err ask(struct call *c, const struct flow_query *q, struct asked *a) {
    add_one(a, "open", &q->open);
    add_one(a, "town", &q->town);
    add_one(a, "community", &q->community);
    add_one(a, "estate", &q->estate);
    add_one(a, "unit", &q->unit);
    add_one(a, "issuer", &q->issuer);
    add_one(a, "late", &q->late);
    if (q->state.n) add_ids(a, "state", q->state.id, q->state.n);
    if (q->light.n) add_ids(a, "light", q->light.id, q->light.n);
    if (q->due_from != NONE || q->due_to != NONE) {
        struct filter *f = add(a, "due");
        f->low = q->due_from;
        f->high = q->due_to;
    }
    if (q->mine == 1) {
        const int64_t *org;
        int n = listing_units(c, &org);
        if (n > LISTING_UNITS) return fail_with(c, E_TOO_LARGE, "mine", "field.high", S("512"), STR_NULL);
        add_ids(a, "unit", org, n);
    }
    if (q->q.n) {
        bool number = str_find(q->q, S("-"), 0) > 0 || str_find(q->q, S("〔"), 0) >= 0;
        struct filter *f = add(a, number ? "no" : "title");
        f->text = q->q;
        f->holds = !number;
    }
    return OK;
}

/* By due, soonest first; "new": newest first. */
static enum err order(struct call *c, const struct flow *f, struct str sort, struct query *q) {
    if (!sort.n || str_is(sort, "due")) q->sort = field_named(f->entity, S("due"));
    else if (str_is(sort, "new")) q->descending = true;
    else return fail_with(c, E_INVALID, "sort", "error.invalid", sort, STR_NULL);
    return OK;
}

enum err flow_list(struct call *c, const struct flow *f, const struct flow_query *in, const struct filter *more, int n, struct flow_list *ret) {
    struct scope s = scope_of(c, CAP_READ);
    struct asked a = { .f = f };
    enum err e = ask(c, in, &a);
    for (int i = 0; i < n && a.n < FILTERS; i++) a.filter[a.n++] = more[i];
    int limit = in->limit == NONE ? PAGE_ROWS : (int)in->limit;
    struct query q = { .e = f->entity, .filter = a.filter, .nfilter = a.n, .limit = limit + 1, .lean = true };
    if (!e) e = order(c, f, in->sort, &q);
    if (e || (e = cursor_read(c, in->after, &q)) || (e = store_list(c->db, c->mem, &s, c->tenant, &q, &ret->items, &c->fault))) return e;
    if (ret->items.n > limit) {
        const struct flow_row *r = (const struct flow_row *)((char *)ret->items.row + (size_t)(--ret->items.n - 1) * f->entity->size);
        ret->next = cursor_text(c, q.sort ? r->due : r->h.id, r->h.id);
    }
    ret->count = NONE;
    if (in->count != 1) return OK;
    q.after = false;
    return store_count(c->db, c->mem, &s, c->tenant, &q, COUNT_MOST, &ret->count, &c->fault);
}

/* ---- what waits ---- */

/* Records of one row's state whose turn is the caller's, by the row's side. */
static enum err waiting_of(struct call *c, struct db *db, const struct flow *f, const struct flow_move *m, int64_t late, int64_t *ret) {
    static const int64_t one = 1;
    struct scope s = scope_of(c, m->who);
    struct asked a = { .f = f };
    const int64_t *org;
    int64_t *state = ARENA_NEW(c->mem, int64_t), n = 0;
    int k = listing_units(c, &org);
    *state = m->from;
    add_ids(&a, "open", &one, 1);
    add_ids(&a, "state", state, 1);
    const char *by = m->side == SIDE_UNIT || m->side == SIDE_UNITS ? "unit" : m->side == SIDE_ISSUER ? "issuer" : 0;
    if (by && k <= LISTING_UNITS) add_ids(&a, by, org, k);         /* who answers for more answers for all he sees */
    if (late) add(&a, "due")->high = c->now;
    if (by && k == 0) return OK;
    struct query q = { .e = f->entity, .filter = a.filter, .nfilter = a.n, .limit = 1 };
    enum err e = store_count(db, c->mem, &s, c->tenant, &q, WAITING_MOST, &n, &c->fault);
    *ret += n;
    return e;
}

enum err flow_waiting(struct call *c, struct db *db, const struct flow *f, int64_t *ret, int64_t *ret_late) {
    enum err e = OK;
    *ret = *ret_late = 0;
    for (int i = 0; i < f->nmove && !e; i++) {
        const struct flow_move *m = &f->move[i];
        int64_t before = *ret;
        if (!m->primary || !m->from) continue;
        e = waiting_of(c, db, f, m, 0, ret);
        if (!e && *ret > before) e = waiting_of(c, db, f, m, 1, ret_late);
    }
    return e;
}

struct filter flow_equal(const struct flow *f, const char *field, const int64_t *value) {
    return (struct filter){ .field = field_named(f->entity, str_of(field)), .in = value, .n = 1, .low = NONE, .high = NONE };
}
