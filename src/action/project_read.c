/* Projects as they are seen: one page, lists, what a query finds. */
#include "action/project.h"

#include "action/cursor.h"
#include "action/listing.h"

enum { PAGE_ROWS = 50, NARROW_MOST = 4000, PIECE = 500, FILTERS = 16, AT_ESTATE = 500 };

static const struct field *field_of(const char *name) {
    return field_named(&project_entity, str_of(name));
}

/* ---- who sees it ---- */

/* Is there a part of it below a town? Then a project may lie partly within. */
static bool narrow(const struct scope *s) {
    for (int i = 0; i < s->n; i++)
        if (s->part[i].level > LEVEL_TOWN) return true;
    return false;
}

static enum err places_read(struct call *c, struct db *db, int64_t project, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("project", project) };
    return sql_rows(db, c->mem, "project_places", &project_estate_entity, b, N_OF(b), ret, &c->fault);
}

static enum err seen_by_estate(struct call *c, struct db *db, const struct scope *s, int64_t id, bool *ret) {
    struct scope place = scope_by_place(c, s);
    struct rows r;
    enum err e = places_read(c, db, id, &r);
    *ret = false;
    for (int i = 0; i < r.n && !e && !*ret; i++) {
        const struct project_estate *x = &((const struct project_estate *)r.row)[i];
        *ret = scope_covers(c, &place, x->town, x->community, x->estate);
    }
    return e;
}

enum err project_seen(struct call *c, struct db *db, int64_t id, struct project *ret, struct unit_link **u, int *n) {
    struct scope s = scope_of(c, CAP_READ);
    bool lies_within = false;
    enum err e = store_get(db, c->mem, &s, c->tenant, &project_entity, id, ret, &c->fault);
    if (e == E_NOT_FOUND && narrow(&s)) {
        struct fault was = c->fault;
        e = seen_by_estate(c, db, &s, id, &lies_within);
        if (e) return e;
        if (!lies_within) return c->fault = was, E_NOT_FOUND;
        c->fault = (struct fault){ 0 };
        e = store_get(db, c->mem, 0, c->tenant, &project_entity, id, ret, &c->fault);
    }
    return e ? e : units_read(c, db, id, u, n);
}

/* ---- a query ---- */

struct asking { struct call *c; struct filter *f; int n; };

static void add_ids(struct asking *a, const char *field, struct ids v, bool few) {
    a->f[a->n++] = (struct filter){ .field = field_of(field), .in = v.id, .n = v.n, .low = NONE, .high = NONE, .few = few };
}

static void add_one(struct asking *a, const char *field, int64_t v) {
    int64_t *in = ARENA_NEW(a->c->mem, int64_t);
    *in = v;
    if (v != NONE) add_ids(a, field, (struct ids){ in, 1 }, false);
}

/* A number as people read it (XM-00018, 18), else a part of the name. */
static void add_words(struct asking *a, struct str q) {
    int64_t n;
    struct str digits = q.n > 3 && (str_starts(q, S("XM-")) || str_starts(q, S("xm-"))) ? str_from(q, 3) : q;
    bool number = digits.n <= 9 && str_int(digits, &n) && n >= 0;
    if (number) q = arena_printf(a->c->mem, "XM-%05lld", (long long)n);
    a->f[a->n++] = (struct filter){ .field = field_of(number ? "no" : "title"), .text = q, .holds = !number, .low = NONE, .high = NONE };
}

static struct ids nothing_if_none(struct call *c, struct ids v) {
    if (v.n) return v;
    int64_t *none = ARENA_NEW(c->mem, int64_t);
    *none = -1;                                        /* no record has this number */
    return (struct ids){ none, 1 };
}

/* Which projects are built at an estate: a project of several has none of its own. */
static enum err add_estate(struct asking *a, int64_t estate) {
    struct call *c = a->c;
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", estate), BI("n", AT_ESTATE) };
    struct ids ids = { ARENA_ARRAY(c->mem, int64_t, AT_ESTATE), 0 };
    struct cursor *cur;
    enum err e = sql_open(c->db, c->mem, "project_at_estate", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (ids.n < AT_ESTATE && sql_next(cur)) ids.id[ids.n++] = sql_int(cur, 0);
    add_ids(a, "id", nothing_if_none(c, ids), true);
    return sql_end(cur);
}

static enum err add_problem(struct asking *a, int64_t problem) {
    struct rows r;
    enum err e = links_on(a->c, a->c->db, problem, &r);
    struct ids ids = { ARENA_ARRAY(a->c->mem, int64_t, r.n + 1), 0 };
    for (int i = 0; i < r.n && !e; i++)
        if (str_is(((const struct link_item *)r.row)[i].noun, "project")) ids.id[ids.n++] = ((const struct link_item *)r.row)[i].item;
    if (!e) add_ids(a, "id", nothing_if_none(a->c, ids), true);
    return e;
}

static void add_plain(struct asking *a, const struct project_query *q) {
    const struct { const char *name; int64_t v; } one[] = {
        { "open", q->open }, { "town", q->town }, { "community", q->community }, { "unit", q->unit }, { "measure", q->measure },
    };
    const struct { const char *name; struct ids v; } many[] = {
        { "state", q->state }, { "class", q->class }, { "light", q->light }, { "method", q->method },
    };
    for (int i = 0; i < N_OF(one); i++) add_one(a, one[i].name, one[i].v);
    for (int i = 0; i < N_OF(many); i++)
        if (many[i].v.n) add_ids(a, many[i].name, many[i].v, false);
    if (q->q.n) add_words(a, q->q);
    /* planned days that touch the span asked for */
    if (q->to.n) a->f[a->n++] = (struct filter){ .field = field_of("planned_start"), .to = q->to, .low = NONE, .high = NONE };
    if (q->from.n) a->f[a->n++] = (struct filter){ .field = field_of("planned_end"), .from = q->from, .low = NONE, .high = NONE };
}

static enum err add_mine(struct asking *a) {
    const int64_t *unit;
    int n = listing_units(a->c, &unit);
    if (n > LISTING_UNITS) return fail_with(a->c, E_TOO_LARGE, "mine", "field.high", S("512"), STR_NULL);
    add_ids(a, "unit", nothing_if_none(a->c, (struct ids){ (int64_t *)(uintptr_t)unit, n }), false);
    return OK;
}

/* The ids that a list of e finds in a scope, at most NARROW_MOST. */
static enum err ids_in(struct call *c, const struct scope *s, const struct entity *e, const char *field, struct ids *ret) {
    struct query q = { .e = e, .limit = PIECE, .lean = true };
    const struct field *f = field_named(e, str_of(field));
    struct rows r;
    do {
        enum err bad = store_list(c->db, c->mem, s, c->tenant, &q, &r, &c->fault);
        if (bad) return bad;
        for (int i = 0; i < r.n && ret->n < NARROW_MOST; i++) {
            char *row = (char *)r.row + (size_t)i * e->size;
            ret->id[ret->n++] = *field_int(f, row);
            q.after_id = ((const struct head *)(const void *)row)->id;
        }
        q.after = true;
    } while (r.n == PIECE && ret->n < NARROW_MOST);
    return OK;
}

/* Whoever sees a community sees the projects of which an estate lies in it: found by their ids. */
static enum err add_within(struct asking *a, struct scope *s) {
    struct call *c = a->c;
    struct scope place = scope_by_place(c, s);
    struct ids ids = { ARENA_ARRAY(c->mem, int64_t, 2 * NARROW_MOST), 0 };
    enum err e = ids_in(c, &place, &project_estate_entity, "project", &ids);
    if (!e) e = ids_in(c, s, &project_entity, "id", &ids);
    if (e) return e;
    add_ids(a, "id", nothing_if_none(c, ids), true);
    *s = scope_of_found(c);
    return OK;
}

enum err project_listing(struct call *c, enum cap cap, const struct project_query *in, struct scope *scope, struct query *q) {
    struct asking a = { c, ARENA_ARRAY(c->mem, struct filter, FILTERS), 0 };
    enum err e = OK;
    *scope = scope_of(c, cap);
    *q = (struct query){ .e = &project_entity, .limit = PAGE_ROWS };
    if (narrow(scope)) e = add_within(&a, scope);      /* the ids first: rows are found by them */
    if (!e && in->ids.n) add_ids(&a, "id", in->ids, true);
    if (!e && in->estate != NONE) e = add_estate(&a, in->estate);
    if (!e && in->problem != NONE) e = add_problem(&a, in->problem);
    if (!e && in->mine == 1) e = add_mine(&a);
    if (e) return e;
    add_plain(&a, in);
    q->filter = a.f;
    q->nfilter = a.n;
    if (!in->sort.n || str_is(in->sort, "due")) q->sort = field_of("due");
    else if (str_is(in->sort, "-id")) q->descending = true;
    else return fail_with(c, E_INVALID, "sort", "field.code", S("due, -id"), STR_NULL);
    return OK;
}

/* ---- lists ---- */

static enum err list_read(struct call *c, void *arg, void *ret) {
    const struct project_query *in = arg;
    struct project_page *out = ret;
    struct scope s;
    struct query q;
    struct rows r;
    enum err e = project_listing(c, CAP_READ, in, &s, &q);
    int asked = in->limit == NONE ? PAGE_ROWS : (int)in->limit;
    q.limit = asked + 1;                               /* one more tells whether there is a next page */
    if (e || (e = cursor_read(c, in->after, &q))) return e;
    if ((e = store_list(c->db, c->mem, &s, c->tenant, &q, &r, &c->fault))) return e;
    if (r.n > asked) {
        const struct project *last = &((const struct project *)r.row)[--r.n - 1];
        out->next = cursor_text(c, q.sort ? last->due : last->h.id, last->h.id);
    }
    struct project_view *v = ARENA_ARRAY(c->mem, struct project_view, r.n + 1);
    for (int i = 0; i < r.n && !e; i++) {
        row_clear(&project_view_entity, &v[i]);
        v[i].p = ((const struct project *)r.row)[i];
        e = project_parts_of(c, c->db, PART_NODE, v[i].p.h.id, &v[i].nodes);
    }
    out->items = (struct rows){ v, r.n };
    out->may_create = may(c->who, CAP_TASK);
    q.after = false;
    if (!e && in->count == 1) e = store_count(c->db, c->mem, &s, c->tenant, &q, COUNT_MOST, &out->count, &c->fault);
    return e;
}

/* ---- one ---- */

static enum err page_places(struct call *c, struct db *db, struct project_view *v) {
    struct rows r;
    enum err e = places_read(c, db, v->p.h.id, &r);
    struct project_line *l = ARENA_ARRAY(c->mem, struct project_line, r.n + 1);
    for (int i = 0; i < r.n && !e; i++) {
        const struct project_estate *x = &((const struct project_estate *)r.row)[i];
        l[i] = (struct project_line){ x->town, x->community, x->estate };
    }
    v->places = (struct rows){ l, r.n };
    return e;
}

static enum err page_parts(struct call *c, struct db *db, struct project_view *v) {
    enum err e = project_parts_of(c, db, PART_FUND, v->p.h.id, &v->funds);
    if (!e) e = project_parts_of(c, db, PART_PAYMENT, v->p.h.id, &v->payments);
    if (!e) e = project_parts_of(c, db, PART_NODE, v->p.h.id, &v->nodes);
    v->weight = v->weight_done = 0;
    for (int i = 0; i < v->nodes.n && !e; i++) {
        const struct project_node *k = &((const struct project_node *)v->nodes.row)[i];
        v->weight += k->weight;
        if (k->done.n) v->weight_done += k->weight;
    }
    return e;
}

enum err project_page_read(struct call *c, struct db *db, struct project_view *v) {
    struct unit_link *u;
    struct fault f = { 0 }, g = { 0 };
    int n;
    int64_t all;
    enum err e = units_read(c, db, v->p.h.id, &u, &n);
    if (e || (e = page_places(c, db, v)) || (e = page_parts(c, db, v))) return e;
    if ((e = links_read(c, db, v->p.h.id, &v->problems, &all))) return e;
    if ((e = links_count(c, db, v->p.h.id, &v->problems_all, &v->problems_open))) return e;
    if ((e = flow_page(c, db, &project_flow, &v->p, (struct flow_page *)(void *)&v->moves))) return e;
    v->may_edit = project_may_edit(c, &v->p, u, n, &f) == OK;
    v->may_link = v->may_work = project_may_work(c, &v->p, u, n, &g) == OK;
    return project_warnings(c, v);
}

static enum err get_read(struct call *c, void *in, void *ret) {
    struct project_view *v = ret;
    struct unit_link *u;
    int n;
    enum err e = project_seen(c, c->db, ((const struct one_in *)in)->id, &v->p, &u, &n);
    return e ? e : project_page_read(c, c->db, v);
}

const struct action projects_list = {
    .name = "projects.list", .cap = CAP_READ, .in = &project_query_entity, .out = &project_page_entity, .read = list_read,
};
const struct action projects_get = {
    .name = "projects.get", .cap = CAP_READ, .in = &one_in_entity, .out = &project_view_entity, .read = get_read,
};
