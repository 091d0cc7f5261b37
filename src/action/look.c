#include "action/look.h"

#include "action/around.h"

enum { PAGE_ROWS = 50, STRETCH = 500 };

static const struct field view_fields[] = {
    F_INT (look_view, id, REQUIRED, 1, INT64_MAX), F_TIME(look_view, at, REQUIRED), F_INT(look_view, person, REQUIRED, 1, INT64_MAX),
    F_TEXT(look_view, person_name, 0, 0, 60), F_INT(look_view, org, 0, 1, INT64_MAX), F_TEXT(look_view, org_name, 0, 0, 60),
    F_TEXT(look_view, noun, REQUIRED, 0, 40), F_INT(look_view, item, REQUIRED, 1, INT64_MAX),
    F_INT (look_view, record, 0, 1, INT64_MAX), F_TEXT(look_view, no, 0, 0, 20), F_TEXT(look_view, verb, REQUIRED, 0, 40),
    F_INT (look_view, rows, 0, 0, INT64_MAX), F_TEXT(look_view, reason, FREE, 0, 400),
};
static const struct entity look_view_entity = SHAPE_OF(look_view, "look_view", view_fields);
static const struct field query_fields[] = {
    F_TEXT(look_query, verb, INPUT, 0, 40), F_TEXT(look_query, after, INPUT, 0, 20), F_INT(look_query, limit, INPUT, 1, 200),
};
static const struct entity query_entity = SHAPE_OF(look_query, "look_query", query_fields);
static const struct field page_fields[] = { F_ROWS(look_page, items, 0, &look_view_entity), F_TEXT(look_page, next, 0, 0, 20) };
static const struct entity page_entity = SHAPE_OF(look_page, "look_page", page_fields);

enum err look_put(struct call *c, struct tx *tx, const char *noun, int64_t item, const char *verb, struct str reason, int64_t rows) {
    struct look l = {
        .id = tx_new_id(tx), .tenant = c->tenant, .at = c->now, .person = c->who->person,
        .org = c->who->org ? c->who->org : NONE, .item = item, .rows = rows, .noun = str_of(noun), .verb = str_of(verb),
        .reason = mask_text(c->mem, reason),
    };
    return tx_put(tx, &look_entity, &l);
}

/* The problem that it was about, with its number: a photo stands at one. */
static void record_of(struct call *c, struct look_view *v) {
    struct attachment a;
    struct problem p;
    struct fault f = { 0 };
    int64_t id = str_is(v->noun, "problem") ? v->item : NONE;
    if (str_is(v->noun, "attachment") && !store_get(c->db, c->mem, 0, c->tenant, &attachment_entity, v->item, &a, &f)) id = a.item;
    v->record = id;
    if (id != NONE && !store_get(c->db, c->mem, 0, c->tenant, &problem_entity, id, &p, &f)) v->no = p.no;
}

static struct look_view view_of(struct call *c, const struct look *l) {
    struct look_view v = {
        .id = l->id, .at = l->at, .person = l->person, .org = l->org, .item = l->item, .record = NONE, .rows = l->rows,
        .person_name = world_name(c->world, &person_entity, l->person), .org_name = world_name(c->world, &org_entity, l->org),
        .noun = l->noun, .verb = l->verb, .reason = mask_text(c->mem, l->reason),
    };
    record_of(c, &v);
    return v;
}

static enum err list_read(struct call *c, void *in, void *ret) {
    const struct look_query *q = in;
    struct look_page *out = ret;
    int64_t limit = q->limit == NONE ? PAGE_ROWS : q->limit, before = INT64_MAX;
    struct look_view *v = ARENA_ARRAY(c->mem, struct look_view, limit + 1);
    struct rows r = { 0, STRETCH };
    int n = 0;
    if (q->after.n && !str_int(q->after, &before)) return fail(c, E_INVALID, "after", "error.invalid");
    while (n < limit && r.n == STRETCH) {
        struct bind b[] = { BI("tenant", c->tenant), BI("before", before), BI("n", STRETCH) };
        enum err e = sql_rows(c->db, c->mem, "looks_newest", &look_entity, b, N_OF(b), &r, &c->fault);
        if (e) return e;
        for (int i = 0; i < r.n && n < limit; i++) {
            const struct look *l = &((const struct look *)r.row)[i];
            before = l->id;
            if (!q->verb.n || str_eq(q->verb, l->verb)) v[n++] = view_of(c, l);
        }
    }
    if (n == limit) out->next = arena_printf(c->mem, "%lld", (long long)before);
    out->items = (struct rows){ v, n };
    return OK;
}

const struct action looks_list = {
    .name = "looks.list", .cap = CAP_AUDIT, .in = &query_entity, .out = &page_entity, .read = list_read,
};
