/* What was removed and may be put back; what became of each field of a record. */
#include "access/who.h"
#include "action/around.h"
#include "action/register.h"
#include "base/json.h"
#include "base/time.h"

#include <string.h>

enum { PAGE_ROWS = 50, STRETCH = 500, VALUE_BYTES = 400 };

/* ---- shapes ---- */

static const struct field removed_fields[] = {
    F_TEXT(removed_view, noun, REQUIRED, 1, 40), F_INT(removed_view, id, REQUIRED, 1, INT64_MAX), F_INT(removed_view, version, REQUIRED, 1, INT64_MAX),
    F_TEXT(removed_view, title, 0, 0, 200), F_TIME(removed_view, removed_at, REQUIRED),
    F_INT (removed_view, removed_by, 0, 1, INT64_MAX), F_TEXT(removed_view, removed_by_name, 0, 0, 60),
};
static const struct entity removed_view_entity = SHAPE_OF(removed_view, "removed", removed_fields);
static const struct field removed_query_fields[] = {
    F_REF(removed_query, estate, REQUIRED | INPUT, &estate_entity), F_TEXT(removed_query, noun, INPUT, 0, 40),
    F_INT(removed_query, limit, INPUT, 1, 200),
};
static const struct entity removed_query_entity = SHAPE_OF(removed_query, "removed_query", removed_query_fields);
static const struct field removed_page_fields[] = { F_ROWS(removed_page, items, 0, &removed_view_entity) };
static const struct entity removed_page_entity = SHAPE_OF(removed_page, "removed_page", removed_page_fields);

static const struct field past_query_fields[] = {
    F_TEXT(past_query, noun, REQUIRED | INPUT, 1, 40), F_INT(past_query, id, REQUIRED | INPUT, 1, INT64_MAX),
    F_TEXT(past_query, field, INPUT, 0, 40), F_TEXT(past_query, after, INPUT, 0, 20), F_INT(past_query, limit, INPUT, 1, 200),
};
static const struct entity past_query_entity = SHAPE_OF(past_query, "past_query", past_query_fields);
static const struct field past_fields[] = {
    F_TIME(past_view, at, REQUIRED), F_INT(past_view, by, 0, 1, INT64_MAX), F_TEXT(past_view, by_name, 0, 0, 60),
    F_INT (past_view, version, REQUIRED, 1, INT64_MAX), F_TEXT(past_view, verb, REQUIRED, 1, 40),
    F_TEXT(past_view, field, REQUIRED, 0, 40), F_TEXT(past_view, label, 0, 0, 80),
    F_TEXT(past_view, was, FREE, 0, 2000), F_TEXT(past_view, is, FREE, 0, 2000),
};
static const struct entity past_view_entity = SHAPE_OF(past_view, "history", past_fields);
static const struct field past_page_fields[] = {
    F_ROWS(past_page, items, 0, &past_view_entity), F_TEXT(past_page, next, 0, 0, 20),
};
static const struct entity past_page_entity = SHAPE_OF(past_page, "past_page", past_page_fields);

/* ---- removed ---- */

static struct str title_of(struct call *c, const struct entity *e, void *row) {
    const struct field *f = e->title ? field_named(e, str_of(e->title)) : 0;
    if (!f || field_null(f, row)) return STR_NULL;
    if (f->kind == K_CODE) return str_of(word_of(c->language, f->codes->name, code_text(f->codes, *field_int(f, row))));
    return *field_str(f, row);
}

static enum err removed_of(struct call *c, const struct scope *s, const struct removed_query *q, const struct entity *e,
                           struct removed_view *v, int most, int *n) {
    struct filter f = { .field = field_named(e, S("estate")), .in = &q->estate, .n = 1, .low = NONE, .high = NONE };
    struct query query = { .e = e, .filter = &f, .nfilter = 1, .limit = most - *n, .gone = true, .descending = true };
    struct rows r = { 0 };
    enum err bad = *n < most ? store_list(c->db, c->mem, s, c->tenant, &query, &r, &c->fault) : OK;
    for (int i = 0; i < r.n && !bad; i++) {
        void *row = (char *)r.row + (size_t)i * e->size;
        const struct head *h = row;
        v[(*n)++] = (struct removed_view){ .noun = str_of(e->name), .id = h->id, .version = h->version, .title = title_of(c, e, row),
                                           .removed_at = h->removed_at, .removed_by = h->updated_by,
                                           .removed_by_name = world_name(c->world, &person_entity, h->updated_by) };
    }
    return bad;
}

static enum err removed_read(struct call *c, void *in, void *ret) {
    const struct removed_query *q = in;
    struct removed_page *out = ret;
    const struct estate *there = world_estate(c->world, q->estate);
    const struct entity *only = q->noun.n ? register_named(q->noun) : 0;
    int most = q->limit == NONE ? PAGE_ROWS : (int)q->limit, n = 0;
    struct removed_view *v = ARENA_ARRAY(c->mem, struct removed_view, most);
    struct scope s;
    enum err e = base_scope(c, c->db, CAP_READ, &s);
    if (e) return e;
    if (q->noun.n && (!only || only == &estate_entity || only == &lift_record_entity))
        return fail_with(c, E_INVALID, "noun", "record.no_noun", q->noun, STR_NULL);
    s = there ? scope_within(c, &s, there) : scope_piece(c, 0, 0, 0);
    for (int i = 0; i < NOUNS && !e; i++)
        if (!only || only == register_entities[i]) e = removed_of(c, &s, q, register_entities[i], v, most, &n);
    out->items = (struct rows){ v, n };
    return e;
}

/* ---- history ---- */

static struct str plain(struct call *c, const struct json *v) {
    if (v->kind == J_STR) return str_sub(v->s, 0, VALUE_BYTES);
    if (v->kind == J_BOOL) return str_of(word_text(c->language, v->i ? "history.yes" : "history.no"));
    return v->kind == J_INT ? arena_printf(c->mem, "%lld", (long long)v->i) : arena_printf(c->mem, "%.15g", v->r);
}

/* What a reference was to, by its name: also what the world does not hold, also what was removed since. */
static struct str pointed_to(struct call *c, const struct field *f, int64_t id) {
    struct str name = world_name(c->world, f->ref, id);
    struct fault kept = c->fault;
    if (name.n || register_named(str_of(f->ref->name)) != f->ref || f->ref == &estate_entity) return name;
    void *row = arena_alloc(c->mem, f->ref->size);
    if (register_gone(c, c->db, 0, f->ref, id, row) == OK) name = title_of(c, f->ref, row);
    c->fault = kept;
    return name;
}

/* A value of the trail as people read it. What is hidden there was changed, no more is said. */
static struct str value_text(struct call *c, const struct field *f, const struct json *v) {
    if (!v || v->kind == J_NULL) return STR_NULL;
    if (v->kind == J_STR && str_starts(v->s, S("hmac:"))) return str_of(word_text(c->language, "history.hidden"));
    if (f->kind == K_CODE && v->kind == J_STR)
        return str_of(word_of(c->language, f->codes->name, arena_cstr(c->mem, v->s)));
    if (f->kind == K_BOOL) return str_of(word_text(c->language, v->i ? "history.yes" : "history.no"));
    if (f->kind == K_REF && v->kind == J_INT) {
        struct str name = pointed_to(c, f, v->i);
        return name.n ? name : plain(c, v);
    }
    if (f->kind == K_TIME && v->kind == J_INT) return str_sub(time_text(c->mem, v->i, c->tz_offset), 0, sizeof "2024-06-01T08:00" - 1);
    if (f->flags & MONEY && v->kind == J_INT)
        return arena_printf(c->mem, "%lld.%02lld", (long long)(v->i / 100), (long long)(v->i % 100));
    return plain(c, v);
}

static bool told(const struct past_query *q, const struct field *f, struct str name) {
    if (!f || f->flags & (INNER | SECRET) || f->kind == K_BLOB) return false;
    return !q->field.n || str_eq(q->field, name);
}

struct lines { struct past_view *v; int n, cap; };

static void event_lines(struct call *c, const struct past_query *q, const struct entity *of, const struct event *ev, struct lines *to) {
    struct json *fields = 0;
    struct fault ignored = { 0 };
    struct past_view one = { .at = ev->at, .by = ev->who, .by_name = world_name(c->world, &person_entity, ev->who),
                                .version = ev->version, .verb = ev->verb, .field = S("") };
    int before = to->n;
    if (json_parse(c->mem, ev->fields, &fields, &ignored)) return;
    for (const struct json *m = fields->child; m; m = m->next) {
        const struct field *f = field_named(of, m->key);
        bool pair = ev->version > 1 && m->kind == J_LIST && m->n == 2;
        if (!told(q, f, m->key)) continue;
        one.field = m->key;
        one.label = register_label(c, of, f->name);
        one.was = pair ? value_text(c, f, m->child) : STR_NULL;
        one.is = value_text(c, f, pair ? m->child->next : m);
        ARENA_PUSH(c->mem, to->v, to->n, to->cap) = one;
    }
    if (to->n == before && !q->field.n && !fields->child) ARENA_PUSH(c->mem, to->v, to->n, to->cap) = one;      /* removed, put back */
}

/* May he read the record, removed or not? */
static enum err readable(struct call *c, const struct entity *e, int64_t id) {
    void *row = arena_alloc(c->mem, e->size);
    struct scope s = scope_of(c, CAP_READ);
    enum err bad = OK;
    if (e != &estate_entity) bad = base_scope(c, c->db, CAP_READ, &s);
    return bad ? bad : register_gone(c, c->db, &s, e, id, row);
}

static enum err history_read(struct call *c, void *in, void *ret) {
    const struct past_query *q = in;
    struct past_page *out = ret;
    const struct entity *of = register_named(q->noun);
    int64_t before = INT64_MAX, most = q->limit == NONE ? PAGE_ROWS : q->limit;
    struct lines to = { 0 };
    struct rows r;
    if (!of) return fail_with(c, E_INVALID, "noun", "record.no_noun", q->noun, STR_NULL);
    if (q->after.n && !str_int(q->after, &before)) return fail(c, E_INVALID, "after", "error.invalid");
    enum err e = readable(c, of, q->id);
    if (e) return e;
    do {                                               /* lines of one event stay together */
        struct bind b[] = { BI("tenant", c->tenant), BI("item", q->id), BI("before", before), BI("from", 0), BI("n", STRETCH) };
        if ((e = sql_rows(c->db, c->mem, "events_of_item", &event_entity, b, N_OF(b), &r, &c->fault))) return e;
        for (int i = 0; i < r.n && to.n < most; i++) {
            const struct event *ev = &((const struct event *)r.row)[i];
            before = ev->id;
            event_lines(c, q, of, ev, &to);
        }
    } while (r.n == STRETCH && to.n < most);
    if (to.n >= most) out->next = arena_printf(c->mem, "%lld", (long long)before);
    out->items = (struct rows){ to.v, to.n };
    return OK;
}

const struct action removed_list = {
    .name = "removed.list", .cap = CAP_READ, .in = &removed_query_entity, .out = &removed_page_entity, .read = removed_read,
};
const struct action history_list = {
    .name = "history.list", .cap = CAP_READ, .in = &past_query_entity, .out = &past_page_entity, .read = history_read,
};
