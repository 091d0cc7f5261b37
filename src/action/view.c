#include "action/view.h"

#include "action/listing.h"
#include "action/query_text.h"

/* ---- shapes ---- */

static const struct field view_fields[] = {
    F_INT (saved_view, id, REQUIRED, 1, INT64_MAX), F_INT(saved_view, version, REQUIRED, 1, INT64_MAX),
    F_TEXT(saved_view, noun, REQUIRED, 1, 40), F_TEXT(saved_view, name, REQUIRED, 1, 40), F_TEXT(saved_view, query, 0, 0, 2000),
    F_TEXT(saved_view, columns, 0, 0, 400), F_INT(saved_view, position, 0, 0, 1000), F_INT(saved_view, n, 0, 0, INT64_MAX),
};
const struct entity saved_view_entity = SHAPE_OF(saved_view, "saved_view", view_fields);
static const struct field query_fields[] = { F_TEXT(saved_query, noun, INPUT, 0, 40), F_BOOL(saved_query, count, INPUT) };
const struct entity saved_query_entity = SHAPE_OF(saved_query, "saved_view_query", query_fields);
static const struct field page_fields[] = { F_ROWS(saved_page, items, 0, &saved_view_entity) };
const struct entity saved_page_entity = SHAPE_OF(saved_page, "saved_view_page", page_fields);

static const struct field in_fields[] = {
    F_TEXT(saved_in, noun, REQUIRED | INPUT, 1, 40), F_TEXT(saved_in, name, REQUIRED | INPUT, 1, 40),
    F_TEXT(saved_in, query, INPUT, 0, 2000), F_TEXT(saved_in, columns, INPUT, 0, 400), F_INT(saved_in, position, INPUT, 0, 1000),
};
const struct entity saved_in_entity = SHAPE_OF(saved_in, "saved_view_new", in_fields);
static const struct field edit_fields[] = {
    F_INT (saved_in, id, REQUIRED, 1, INT64_MAX), F_TEXT(saved_in, name, INPUT, 1, 40), F_TEXT(saved_in, query, INPUT, 0, 2000),
    F_TEXT(saved_in, columns, INPUT, 0, 400), F_INT(saved_in, position, INPUT, 0, 1000),
};
const struct entity saved_edit_entity = SHAPE_OF(saved_in, "saved_view_change", edit_fields);
static const struct field remove_fields[] = { F_INT(saved_in, id, REQUIRED, 1, INT64_MAX) };
const struct entity saved_remove_entity = SHAPE_OF(saved_in, "saved_view_remove", remove_fields);

/* ---- what may be kept ---- */

/* The list that is asked, by its noun; what its rows are. */
static const struct noun { const char *noun; const struct entity *query, *row; } nouns[] = {
    { "problems", &problem_query_entity, &problem_view_entity },
};

static enum err noun_known(struct call *c, struct str noun, const struct noun **ret) {
    for (int i = 0; i < N_OF(nouns); i++)
        if (str_is(noun, nouns[i].noun)) {
            *ret = &nouns[i];
            return OK;
        }
    return fail_with(c, E_INVALID, "noun", "field.code", S("problems"), STR_NULL);
}

static enum err contents_ok(struct call *c, const struct noun *n, const struct view *v) {
    void *row = arena_alloc(c->mem, n->query->size);
    static const char *const paging[] = { "after", "limit", "count" };       /* where one stands in a list is no view of it */
    enum err e = query_text_read(c, n->query, v->query, "query", row);
    if (e) return e;
    for (int i = 0; i < N_OF(paging); i++)
        if (!field_null(field_named(n->query, str_of(paging[i])), row))
            return fail_with(c, E_INVALID, "query", "query.key", str_of(paging[i]), STR_NULL);
    for (struct str rest = v->columns, one; rest.s && rest.n;) {
        rest = str_cut(rest, ',', &one);
        const struct field *f = one.n ? field_named(n->row, one) : 0;
        if (!f || f->flags & (SECRET | PERSONAL | INNER)) return fail_with(c, E_INVALID, "columns", "view.column", one, STR_NULL);
    }
    return OK;
}

static enum err views_of(struct call *c, struct db *db, struct rows *r) {
    struct bind b[] = { BI("tenant", c->tenant), BI("person", c->who->person), BI("n", VIEWS_MOST) };
    return sql_rows(db, c->mem, "views_of", &view_entity, b, N_OF(b), r, &c->fault);
}

/* Two views of one list under one name could not be told apart. */
static enum err name_free(struct call *c, const struct rows *r, const struct view *v) {
    for (int i = 0; i < r->n; i++) {
        const struct view *o = &((const struct view *)r->row)[i];
        if (o->h.id != v->h.id && str_eq(o->noun, v->noun) && str_eq(o->name, v->name))
            return fail_with(c, E_CONFLICT, "name", "view.twice", v->name, STR_NULL);
    }
    return OK;
}

/* ---- reading ---- */

static struct saved_view view_as(const struct view *v) {
    return (struct saved_view){ v->h.id, v->h.version, v->position, NONE, v->noun, v->name, v->query, v->columns };
}

/* How many the view lists today. What was kept may no longer be understood after an update: no number then. */
static enum err view_count(struct call *c, struct saved_view *v) {
    struct problem_query q;
    struct listing l;
    if (query_text_read(c, &problem_query_entity, v->query, "query", &q)) {
        c->fault = (struct fault){ 0 };
        return OK;
    }
    enum err e = listing_of(c, &q, &l);
    return e ? e : listing_count(c, &l, &v->n);
}

static enum err list_read(struct call *c, void *in, void *ret) {
    const struct saved_query *q = in;
    struct saved_page *out = ret;
    struct rows r;
    int n = 0;
    enum err e = views_of(c, c->db, &r);
    if (e) return e;
    struct saved_view *v = ARENA_ARRAY(c->mem, struct saved_view, r.n + 1);
    for (int i = 0; i < r.n; i++) {
        const struct view *k = &((const struct view *)r.row)[i];
        if (q->noun.n && !str_eq(q->noun, k->noun)) continue;
        int at = n++;
        for (; at > 0 && v[at - 1].position > k->position; at--) v[at] = v[at - 1];      /* by position, then as made */
        v[at] = view_as(k);
    }
    for (int i = 0; i < n && q->count == 1 && may(c->who, CAP_READ); i++)
        if ((e = view_count(c, &v[i]))) return e;
    out->items = (struct rows){ v, n };
    return OK;
}

/* ---- writing ---- */

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct saved_in *in = arg;
    const struct noun *noun = 0;
    struct view v;
    struct rows r;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    row_clear(&view_entity, &v);
    enum err e = noun_known(c, in->noun, &noun);
    if (e || (e = tx_once(tx, c->once_key, c->once_body, &id, &seen))) return e;
    if (seen) {
        e = store_get(tx_db(tx), c->mem, 0, c->tenant, &view_entity, id, &v, &c->fault);
        if (!e) *(struct saved_view *)ret = view_as(&v);
        return e;
    }
    if ((e = views_of(c, tx_db(tx), &r))) return e;
    v.h.id = id;
    v.person = c->who->person;
    v.noun = in->noun;
    v.name = in->name;
    v.query = in->query;
    v.columns = in->columns;
    v.position = in->position == NONE ? r.n : in->position;
    if ((e = contents_ok(c, noun, &v)) || (e = name_free(c, &r, &v))) return e;
    if (r.n >= VIEWS_MOST)
        return fail_with(c, E_CONFLICT, "name", "view.many", arena_printf(c->mem, "%d", VIEWS_MOST), STR_NULL);
    if ((e = tx_insert(tx, &view_entity, &v, &(struct change){ .verb = "create" }))) return e;
    *(struct saved_view *)ret = view_as(&v);
    return OK;
}

/* His own view of that number; others' are not there. */
static enum err own_view(struct call *c, struct tx *tx, int64_t id, struct view *ret) {
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &view_entity, id, ret, &c->fault);
    if (e) return e;
    return ret->person == c->who->person && ret->h.removed_at == NONE ? OK : fail(c, E_NOT_FOUND, 0, 0);
}

static enum err change_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct saved_in *in = arg;
    const struct noun *noun = 0;
    struct view was, is;
    struct rows r;
    enum err e = own_view(c, tx, in->id, &was);
    if (e || (e = check_version(c, &view_entity, &was))) return e;
    if ((e = noun_known(c, was.noun, &noun)) || (e = views_of(c, tx_db(tx), &r))) return e;
    is = was;
    if (in->name.s) is.name = in->name;
    if (in->query.s) is.query = in->query;
    if (in->columns.s) is.columns = in->columns;
    if (in->position != NONE) is.position = in->position;
    if ((e = contents_ok(c, noun, &is)) || (e = name_free(c, &r, &is))) return e;
    if ((e = tx_update(tx, &view_entity, &was, &is, &(struct change){ .verb = "change" }))) return e;
    *(struct saved_view *)ret = view_as(&is);
    return OK;
}

static enum err remove_body(struct call *c, struct tx *tx, void *arg, void *out) {
    struct view was, is;
    (void)out;
    enum err e = own_view(c, tx, ((const struct saved_in *)arg)->id, &was);
    if (e) return e;
    is = was;
    is.h.removed_at = c->now;
    return tx_update(tx, &view_entity, &was, &is, &(struct change){ .verb = "remove" });
}

const struct action views_list = {
    .name = "views.list", .cap = CAP_SELF, .in = &saved_query_entity, .out = &saved_page_entity, .read = list_read,
};
const struct action views_create = {
    .name = "views.create", .cap = CAP_SELF, .in = &saved_in_entity, .out = &saved_view_entity, .body = create_body, .once = true,
};
const struct action views_change = {
    .name = "views.change", .cap = CAP_SELF, .in = &saved_edit_entity, .out = &saved_view_entity, .body = change_body,
    .versioned = true,
};
const struct action views_remove = {
    .name = "views.remove", .cap = CAP_SELF, .in = &saved_remove_entity, .body = remove_body,
};
