/* The list of problems: filtered, in an order, in pages, counted. */
#include "action/listing.h"

#include "action/cursor.h"
#include "action/estate_file.h"

#include <string.h>
#include "store/search.h"

enum { PAGE_ROWS = 50, FOLLOWED_MOST = 500, FOUND_MOST = 400, FEW = 2000, FEW_VALUES = 200, MEASURES = 500 };

static const struct field *field_of(const char *name) {
    return field_named(&problem_entity, str_of(name));
}

/* ---- filters ---- */

/* What is typed into the search: a number as people read it (WT-00018, wt-18, 18), else a part of the title. */
static struct filter words_filter(struct call *c, struct str q) {
    int64_t n;
    struct str digits = q.n > 3 && (str_starts(q, S("WT-")) || str_starts(q, S("wt-"))) ? str_from(q, 3) : q;
    bool number = digits.n <= 12 && str_int(digits, &n) && n >= 0;
    if (number) q = arena_printf(c->mem, "WT-%05lld", (long long)n);
    return (struct filter){ .field = field_of(number ? "no" : "title"), .text = q, .holds = !number, .low = NONE, .high = NONE };
}

static struct filter *add(struct listing *l, const char *field) {
    struct filter *f = &l->filter[l->q.nfilter++];
    *f = (struct filter){ .field = field_of(field), .low = NONE, .high = NONE };
    return f;
}

static void add_ids(struct listing *l, const char *field, struct ids v) {
    struct filter *f = add(l, field);
    f->in = v.id;
    f->n = v.n;
}

void listing_add(struct call *c, struct listing *l, const char *field, int64_t value) {
    int64_t *in = ARENA_NEW(c->mem, int64_t);
    *in = value;
    add_ids(l, field, (struct ids){ in, 1 });
}

static void add_bits(struct listing *l, struct ids of, bool all, bool other) {
    int64_t mask = 0;
    for (int i = 0; i < of.n; i++) mask |= (int64_t)1 << (of.id[i] - 1);
    if (!mask) return;
    struct filter *f = add(l, "facts");
    f->mask = mask;
    f->want = all ? mask : 0;
    f->other = other;
}

static void add_times(struct listing *l, const struct problem_query *q) {
    if (q->created_from != NONE || q->created_to != NONE) {
        struct filter *f = add(l, "created_at");
        f->low = q->created_from;
        f->high = q->created_to;
    }
    if (q->due_from != NONE || q->due_to != NONE) {
        struct filter *f = add(l, "due");
        f->low = q->due_from;
        f->high = q->due_to;
    }
}

/* What I follow: the newest of it, found by the ids. */
static enum err add_followed(struct call *c, struct listing *l) {
    struct bind b[] = { BI("tenant", c->tenant), BI("person", c->who->person), BI("n", FOLLOWED_MOST) };
    struct cursor *cur;
    struct ids ids = { ARENA_ARRAY(c->mem, int64_t, FOLLOWED_MOST + 1), 0 };
    enum err e = sql_open(c->db, c->mem, "followed_of", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (sql_next(cur)) ids.id[ids.n++] = sql_int(cur, 0);
    if ((e = sql_end(cur))) return e;
    if (ids.n == 0) ids.id[ids.n++] = -1;              /* no record has this number */
    add_ids(l, "id", ids);
    l->filter[l->q.nfilter - 1].few = true;
    return OK;
}

static bool found_by_few(const struct listing *l) {
    for (int i = 0; i < l->q.nfilter; i++)
        if (l->filter[i].few) return true;
    return false;
}

static bool asks_words(const struct listing *l) {
    for (int i = 0; i < l->q.nfilter; i++)
        if (l->filter[i].holds) return true;
    return false;
}

/* A title that holds some words: where the index proposes few, they are found by their ids, and still looked at. */
static enum err add_found(struct call *c, struct listing *l, struct str q) {
    struct search_word w = { .text = q };
    struct search_found *found;
    int n;
    if (!c->db || !asks_words(l) || found_by_few(l) || !l->scope.n || !search_asks(q)) return OK;
    enum err e = store_search(c->db, c->mem, &l->scope, c->tenant, SEARCH_PROBLEMS, &w, 1, FOUND_MOST + 1, &found, &n, &c->fault);
    if (e || n > FOUND_MOST) return e;
    struct ids ids = { ARENA_ARRAY(c->mem, int64_t, n + 1), 0 };
    for (int i = 0; i < n; i++) ids.id[ids.n++] = found[i].id;
    if (ids.n == 0) ids.id[ids.n++] = -1;              /* no record has this number */
    add_ids(l, "id", ids);
    l->filter[l->q.nfilter - 1].few = true;
    return OK;
}

static bool is_unit(const struct org *o) {
    return o->kind != ORG_CITY && o->kind != ORG_GRID && o->kind != ORG_INSPECTION;
}

int listing_units(struct call *c, const int64_t **ret) {
    int64_t *unit = ARENA_ARRAY(c->mem, int64_t, LISTING_UNITS + 1);
    int n = 0;
    for (int i = 0; i < c->world->norgs && n <= LISTING_UNITS; i++)
        if (is_unit(&c->world->org[i]) && answers_for(c, c->world->org[i].h.id)) unit[n++] = c->world->org[i].h.id;
    *ret = unit;
    return n;
}

static enum err add_lead(struct call *c, struct listing *l) {
    const int64_t *unit;
    int n = listing_units(c, &unit);
    if (n > LISTING_UNITS) return fail_with(c, E_TOO_LARGE, "lead", "field.high", S("512"), STR_NULL);
    l->about.unit = unit;
    l->about.nunit = n;
    if (n) add_ids(l, "unit", (struct ids){ (int64_t *)(uintptr_t)unit, n });
    else listing_add(c, l, "unit", -1);
    return OK;
}

static bool measure_within(const struct world *w, const struct measure *m, int64_t above) {
    enum { DEEPEST = 9 };
    for (int i = 0; m && i < DEEPEST; i++) {
        if (m->h.id == above) return true;
        m = m->parent == NONE ? 0 : world_measure(w, m->parent);
    }
    return false;
}

/* A key task is asked for with everything that the plan puts beneath it. */
static void add_measure(struct call *c, struct listing *l, int64_t measure) {
    struct ids in = { ARENA_ARRAY(c->mem, int64_t, MEASURES + 1), 0 };
    for (int i = 0; i < c->world->nmeasures && in.n < MEASURES; i++)
        if (measure_within(c->world, &c->world->measure[i], measure)) in.id[in.n++] = c->world->measure[i].h.id;
    if (in.n == 0) in.id[in.n++] = -1;
    add_ids(l, "measure", in);
}

static enum err add_building(struct call *c, struct listing *l, const struct problem_query *q) {
    struct ids ids;
    if (!c->db) return OK;                             /* a view that is only looked over */
    enum err e = building_problems(c, c->db, q->building, q->open, FOLLOWED_MOST, &ids);
    if (ids.n == 0) ids.id[ids.n++] = -1;              /* no record has this number */
    add_ids(l, "id", ids);
    l->filter[l->q.nfilter - 1].few = true;
    return e;
}

static enum err add_few(struct call *c, struct listing *l, const struct problem_query *q) {
    enum err e = OK;
    if (q->merged_into != NONE) listing_add(c, l, "merged_into", q->merged_into), l->filter[l->q.nfilter - 1].few = true;
    if (q->mine == 1) listing_add(c, l, "reporter", c->who->person), l->filter[l->q.nfilter - 1].few = true;
    if (q->ids.n) add_ids(l, "id", q->ids), l->filter[l->q.nfilter - 1].few = true;
    if (q->followed == 1) e = add_followed(c, l);
    if (q->measure != NONE) add_measure(c, l, q->measure);
    if (!e && q->building != NONE) e = add_building(c, l, q);
    return e || q->lead != 1 ? e : add_lead(c, l);
}

static void add_plain(struct call *c, struct listing *l, const struct problem_query *q) {
    const struct { const char *name; int64_t v; } one[] = {
        { "open", q->open }, { "town", q->town }, { "community", q->community }, { "estate", q->estate },
        { "unit", q->unit }, { "category", q->category },
    };
    const struct { const char *name; struct ids v; } many[] = {
        { "state", q->state }, { "severity", q->severity }, { "source", q->source }, { "light", q->light },
    };
    for (int i = 0; i < N_OF(one); i++)
        if (one[i].v != NONE) listing_add(c, l, one[i].name, one[i].v);
    for (int i = 0; i < N_OF(many); i++)
        if (many[i].v.n) add_ids(l, many[i].name, many[i].v);
    add_bits(l, q->mark, true, false);
    add_bits(l, q->no_mark, false, false);
    add_bits(l, q->any_mark, false, true);
    add_times(l, q);
    if (q->q.n) *add(l, "title") = words_filter(c, q->q);
}

enum err listing_of(struct call *c, const struct problem_query *in, struct listing *ret) {
    *ret = (struct listing){ .in = in, .scope = scope_of(c, CAP_READ), .about = { in->town, in->community, 0, 0 } };
    ret->q = (struct query){ .e = &problem_entity, .limit = PAGE_ROWS, .lean = true };
    add_plain(c, ret, in);
    enum err e = add_few(c, ret, in);
    if (!e) e = add_found(c, ret, in->q);
    if (e) return e;
    ret->q.filter = ret->filter;
    if (!in->sort.n || str_is(in->sort, "due")) ret->q.sort = field_of("due");
    else if (str_is(in->sort, "-id")) ret->q.descending = true;
    else return fail_with(c, E_INVALID, "sort", "field.code", S("due, -id"), STR_NULL);
    return OK;
}

/* ---- pages ---- */

struct query listing_page(const struct listing *l, const struct problem *after, int limit) {
    struct query q = l->q;
    q.filter = l->filter;
    q.limit = limit;
    q.after = after != 0;
    if (after) q.after_int = q.sort ? after->due : after->h.id, q.after_id = after->h.id;
    return q;
}

void listing_views(struct call *c, const struct rows *r, struct rows *ret) {
    struct problem_view *v = ARENA_ARRAY(c->mem, struct problem_view, r->n ? r->n : 1);
    for (int i = 0; i < r->n; i++) {
        row_clear(&problem_view_entity, &v[i]);
        v[i].p = ((const struct problem *)r->row)[i];
        problem_view_fill(c, &v[i]);
    }
    *ret = (struct rows){ v, r->n };
}

/* ---- counts ---- */

static bool holds(struct ids list, int64_t v) {
    for (int i = 0; i < list.n; i++)
        if (list.id[i] == v) return true;
    return list.n == 0;
}

/* Does the query ask for nothing but place, responsibility, state, and what stands in the cells of that kind? */
static bool in_cells(const struct problem_query *q, enum cells kind) {
    bool none = q->estate == NONE && q->unit == NONE && q->category == NONE && q->merged_into == NONE && q->followed != 1
             && q->measure == NONE && q->building == NONE
             && q->mine != 1 && q->created_from == NONE && q->created_to == NONE && q->due_from == NONE && q->due_to == NONE
             && q->source.n == 0 && q->ids.n == 0 && q->q.n == 0;
    if (kind == CELLS_FACTS) return none && q->light.n == 0;
    return none && q->severity.n == 0 && q->mark.n == 0 && q->no_mark.n == 0 && q->any_mark.n == 0;
}

static bool state_asked(const struct problem_query *q, int64_t state) {
    return holds(q->state, state) && (q->open == NONE || q->open == state_open((enum state)state));
}

static unsigned bits_of(struct ids codes, int from) {
    unsigned bits = 0;
    for (int i = 0; i < codes.n; i++) bits |= 1u << (codes.id[i] - from);
    return bits;
}

static struct condition condition_of(const struct problem_query *q) {
    struct condition w = { bits_of(q->mark, 1), bits_of(q->no_mark, 1), bits_of(q->any_mark, 1), 0, bits_of(q->severity, 0) };
    for (int st = 1; st < STATES; st++)
        if (state_asked(q, st)) w.states |= 1u << st;
    if (!w.states) w.states = 1;                     /* open ones among the closed: no state is meant */
    return w;
}

/* The same from the cells by state and light. */
static int64_t cells_lit(const struct sum *cell, int n, const struct problem_query *q) {
    int64_t sum = 0;
    for (int i = 0; i < n; i++)
        if (state_asked(q, cell[i].k[1]) && holds(q->light, cell[i].k[2])) sum += cell[i].n;
    return sum;
}

enum err listing_count(struct call *c, struct listing *l, int64_t *ret) {
    struct condition want = condition_of(l->in);
    enum cells kind = in_cells(l->in, CELLS_FACTS) ? CELLS_FACTS : CELLS_LIGHTS;
    struct sum *cell;
    int n;
    bool known = in_cells(l->in, kind);
    enum err e = known ? cells_of(c, &l->scope, kind, &l->about, &cell, &n, &known) : OK;
    if (e) return e;
    if (known) *ret = kind == CELLS_FACTS ? cells_meet(cell, n, &want, NONE) : cells_lit(cell, n, l->in);
    else e = store_count(c->db, c->mem, &l->scope, c->tenant, &l->q, COUNT_MOST, ret, &c->fault);
    return e;
}

static int64_t *lamp_of(struct lights_view *l, int64_t lamp) {
    int64_t *const to[LAMPS] = { [LAMP_OK] = &l->ok, [LAMP_RISK] = &l->risk, [LAMP_OVER] = &l->over, [LAMP_OVER3] = &l->over3,
                                 [LAMP_STOP] = &l->stop, [LAMP_HALF] = &l->half };
    return lamp > 0 && lamp < LAMPS ? to[lamp] : 0;
}

/* Each light of what is listed, whichever light it asks for, from the roll-ups; and with lights asked the count. */
static enum err lights_known(struct call *c, struct listing *l, struct lights_view *v, int64_t *count, bool *known) {
    struct sum *cell;
    int n;
    *known = in_cells(l->in, CELLS_LIGHTS);
    enum err e = *known ? cells_of(c, &l->scope, CELLS_LIGHTS, &l->about, &cell, &n, known) : OK;
    if (e || !*known) return e;
    if (l->in->light.n) *count = 0;
    for (int i = 0; i < n; i++) {
        if (!state_asked(l->in, cell[i].k[1])) continue;
        int64_t *to = lamp_of(v, cell[i].k[2]);
        if (to) *to += cell[i].n;
        if (l->in->light.n && holds(l->in->light, cell[i].k[2])) *count += cell[i].n;
    }
    return OK;
}

/* Are so many open that counting them light by light would take too long? */
static enum err too_many_open(struct call *c, const struct listing *l, bool *ret) {
    struct problem_query open;
    struct listing all;
    int64_t n;
    row_clear(&problem_query_entity, &open);
    open.town = l->in->town;
    open.community = l->in->community;
    open.open = 1;
    enum err e = listing_of(c, &open, &all);
    if (!e) e = listing_count(c, &all, &n);
    *ret = !e && n >= COUNT_MOST;
    return e;
}

/* The same counted: a running clock is that of an open case, so only those are looked at. */
static enum err lights_counted(struct call *c, const struct listing *l, struct lights_view *v) {
    for (int64_t lamp = 1; lamp < LAMPS; lamp++) {
        struct listing one = { .scope = l->scope, .q = l->q };
        int64_t *to = lamp_of(v, lamp);
        if (!to || l->in->open == 0) continue;
        one.q.nfilter = 0;
        for (int i = 0; i < l->q.nfilter; i++)
            if (strcmp(l->filter[i].field->name, "light") != 0) one.filter[one.q.nfilter++] = l->filter[i];
        listing_add(c, &one, "light", lamp);
        if (l->in->open == NONE) listing_add(c, &one, "open", 1);
        one.q.filter = one.filter;
        enum err e = store_count(c->db, c->mem, &one.scope, c->tenant, &one.q, COUNT_MOST, to, &c->fault);
        if (e) return e;
    }
    return OK;
}

static enum err count_it(struct call *c, struct listing *l, struct problem_page *out) {
    struct lights_view *v = ARENA_NEW(c->mem, struct lights_view);
    bool known;
    enum err e = l->in->light.n ? OK : listing_count(c, l, &out->count);
    if (e || (e = lights_known(c, l, v, &out->count, &known))) return e;
    if (!known && l->in->light.n) e = listing_count(c, l, &out->count);
    bool much = false;
    if (!known && !e && !found_by_few(l)) e = too_many_open(c, l, &much);
    if (!known && !e && !much) e = lights_counted(c, l, v);
    if (!much) out->lights = (struct rows){ v, 1 };        /* else no lights: none rather than late ones */
    return e;
}

/* Marks that few have are found by the very values of facts in which they stand, as the cells of the whole city tell,
** instead of along the order of the list; *none: nobody has them. */
static enum err rare_marks(struct call *c, struct listing *l, bool *none) {
    const struct problem_query *q = l->in;
    struct condition want = condition_of(q);
    struct sum *cell;
    int n;
    bool known = (q->mark.n || q->no_mark.n || q->any_mark.n) && !l->about.unit && q->town == NONE && q->community == NONE
              && l->scope.n == 1 && l->scope.part[0].level == LEVEL_ALL && l->scope.part[0].node == 0;
    *none = false;
    enum err e = known ? cells_of(c, &l->scope, CELLS_FACTS, &l->about, &cell, &n, &known) : OK;
    if (e || !known) return e;
    struct ids value = { ARENA_ARRAY(c->mem, int64_t, FEW_VALUES + 1), 0 };
    struct condition marks = { want.all, want.none, want.any, 0, 0 };
    int64_t all = cells_meet(cell, n, &marks, NONE);
    *none = cells_meet(cell, n, &want, NONE) == 0;
    for (int i = 0; i < n && all <= FEW && value.n <= FEW_VALUES; i++) {
        bool seen = !cells_meet(&cell[i], 1, &marks, NONE);
        for (int k = 0; k < value.n && !seen; k++) seen = value.id[k] == cell[i].k[1];
        if (!seen) value.id[value.n++] = cell[i].k[1];
    }
    if (*none || all > FEW || value.n > FEW_VALUES || value.n == 0) return OK;
    add_ids(l, "facts", value);
    l->filter[l->q.nfilter - 1].few = true;
    return OK;
}

static enum err list_read(struct call *c, void *in, void *ret) {
    struct problem_query *in_ = in;
    struct problem_page *out = ret;
    struct listing l;
    struct rows r;
    enum err e = listing_of(c, in_, &l);
    if (e) return e;
    bool none;
    int asked = in_->limit == NONE ? PAGE_ROWS : (int)in_->limit;
    struct query q = listing_page(&l, 0, asked + 1);         /* one more tells whether there is a next page */
    if ((e = cursor_read(c, in_->after, &q)) || (e = rare_marks(c, &l, &none))) return e;
    if (none && in_->count == 1) out->count = 0, out->lights = (struct rows){ ARENA_NEW(c->mem, struct lights_view), 1 };
    if (none) return OK;
    q.nfilter = l.q.nfilter;
    if ((e = store_list(c->db, c->mem, &l.scope, c->tenant, &q, &r, &c->fault))) return e;
    bool more = r.n > asked;
    if (more) r.n = asked;
    listing_views(c, &r, &out->items);
    if (more) {
        const struct problem *last = &((const struct problem *)r.row)[r.n - 1];
        out->next = cursor_text(c, q.sort ? last->due : last->h.id, last->h.id);
    }
    return in_->count == 1 ? count_it(c, &l, out) : OK;
}

const struct action problems_list = {
    .name = "problems.list", .cap = CAP_READ, .in = &problem_query_entity, .out = &problem_page_entity,
    .read = list_read,
};
