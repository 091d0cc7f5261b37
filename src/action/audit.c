#include "action/audit.h"

#include "action/around.h"
#include "action/seal.h"
#include "base/hash.h"
#include "base/id.h"
#include "base/json.h"
#include "base/utf8.h"

enum { PAGE_ROWS = 50, STRETCH = 1000, STRETCHES = 20, UNSEALED_MOST = 1000, SEALS_SHOWN = 50, VALUE_CHARS = 200 };

static const struct field change_fields[] = {
    F_TEXT(change_view, name, REQUIRED, 0, 60), F_TEXT(change_view, kind, REQUIRED, 0, 20), F_TEXT(change_view, codes, 0, 0, 20),
    F_TEXT(change_view, before, 0, 0, 2000), F_TEXT(change_view, after, 0, 0, 2000),
};
static const struct entity change_view_entity = SHAPE_OF(change_view, "event_change", change_fields);
static const struct field event_view_fields[] = {
    F_INT (event_view, id, REQUIRED, 1, INT64_MAX), F_TIME(event_view, at, REQUIRED), F_INT(event_view, who, 0, 1, INT64_MAX),
    F_TEXT(event_view, who_name, 0, 0, 60), F_INT(event_view, org, 0, 1, INT64_MAX), F_TEXT(event_view, org_name, 0, 0, 60),
    F_TEXT(event_view, noun, REQUIRED, 0, 40), F_INT(event_view, item, REQUIRED, 1, INT64_MAX), F_TEXT(event_view, no, 0, 0, 20),
    F_TEXT(event_view, title, 0, 0, 80), F_INT(event_view, record, 0, 1, INT64_MAX),
    F_INT (event_view, version, REQUIRED, 1, INT64_MAX), F_TEXT(event_view, verb, REQUIRED, 0, 40),
    F_TEXT(event_view, call, 0, 0, 40), F_BOOL(event_view, sealed, REQUIRED), F_ROWS(event_view, changes, 0, &change_view_entity),
};
static const struct entity event_view_entity = SHAPE_OF(event_view, "event", event_view_fields);
static const struct field event_query_fields[] = {
    F_TEXT(event_query, no, INPUT, 0, 20), F_TEXT(event_query, noun, INPUT, 0, 40),
    F_INT(event_query, item, INPUT, 1, INT64_MAX), F_INT(event_query, who, INPUT, 1, INT64_MAX),
    F_BOOL(event_query, people, INPUT), F_TEXT(event_query, verb, INPUT, 0, 40), F_TIME(event_query, from, INPUT), F_TIME(event_query, to, INPUT),
    F_TEXT(event_query, after, INPUT, 0, 20), F_INT(event_query, limit, INPUT, 1, 200),
};
static const struct entity event_query_entity = SHAPE_OF(event_query, "event_query", event_query_fields);
static const struct field event_page_fields[] = {
    F_ROWS(event_page, items, 0, &event_view_entity), F_TEXT(event_page, next, 0, 0, 20), F_BOOL(event_page, more_scanned, REQUIRED),
};
static const struct entity event_page_entity = SHAPE_OF(event_page, "event_page", event_page_fields);

static const struct field seal_fields[] = {
    F_INT (seal_view, id, REQUIRED, 1, INT64_MAX), F_TIME(seal_view, at, REQUIRED), F_INT(seal_view, from_event, REQUIRED, 1, INT64_MAX),
    F_INT (seal_view, to_event, REQUIRED, 1, INT64_MAX), F_INT(seal_view, count, REQUIRED, 1, INT64_MAX),
    F_TEXT(seal_view, key, 0, 0, 16), F_TEXT(seal_view, digest, REQUIRED, 64, 64),
};
static const struct entity seal_view_entity = SHAPE_OF(seal_view, "seal", seal_fields);
static const struct field audit_fields[] = {
    F_TIME(audit_view, last_seal_at, 0), F_TIME(audit_view, last_event_at, 0), F_INT(audit_view, unsealed, REQUIRED, 0, UNSEALED_MOST),
    F_TIME(audit_view, unsealed_since, 0),
    F_ROWS(audit_view, seals, 0, &seal_view_entity),
};
static const struct entity audit_view_entity = SHAPE_OF(audit_view, "audit", audit_fields);

/* ---- events ---- */

static struct str value_text(struct call *c, const struct json *v) {
    if (!v || v->kind == J_NULL) return STR_NULL;
    if (v->kind == J_STR) return str_starts(v->s, S("hmac:")) ? S("hmac") : utf8_head(v->s, VALUE_CHARS);
    if (v->kind == J_BOOL) return v->i ? S("true") : S("false");
    return v->kind == J_INT ? arena_printf(c->mem, "%lld", (long long)v->i) : arena_printf(c->mem, "%.17g", v->r);
}

static bool is_hmac(const struct json *v) {
    return v && v->kind == J_STR && str_starts(v->s, S("hmac:"));
}

/* How the page is to write the value of this field. */
static const char *kind_of(const struct field *f, const struct json *was, const struct json *is) {
    if (is_hmac(was) || is_hmac(is)) return "hidden";
    if (!f) return "plain";
    return f->kind == K_TIME ? "time" : f->kind == K_CODE ? "code" : f->kind == K_BOOL ? "bool" : f->kind == K_REF ? "name" : "plain";
}

/* Of what a field points to, its name where the trees know one. */
static struct str named(struct call *c, const struct field *f, const struct json *v) {
    struct str name = f && f->kind == K_REF && v && v->kind == J_INT ? world_name(c->world, f->ref, v->i) : STR_NULL;
    return name.n ? name : value_text(c, v);
}

static struct change_view change_of(struct call *c, const struct entity *e, const struct json *v) {
    const struct field *f = e ? field_named(e, v->key) : 0;
    bool pair = v->kind == J_LIST && v->n == 2;
    const struct json *was = pair ? v->child : 0, *is = pair ? v->child->next : v;
    return (struct change_view){
        v->key, str_of(kind_of(f, was, is)), f && f->kind == K_CODE ? str_of(f->codes->name) : STR_NULL, named(c, f, was), named(c, f, is),
    };
}

/* {"f":new} of a new record, {"f":[old,new]} of a change. */
static struct rows changes_of(struct call *c, const struct event *e) {
    struct json *fields = 0;
    struct fault ignored = { 0 };
    struct change_view *list = 0;
    int n = 0, cap = 0;
    if (json_parse(c->mem, e->fields, &fields, &ignored)) return (struct rows){ 0, 0 };
    for (const struct json *f = fields->child; f; f = f->next)
        ARENA_PUSH(c->mem, list, n, cap) = change_of(c, entity_named(e->noun), f);
    return (struct rows){ list, n };
}

static bool fits(const struct event_query *q, const struct event *e) {
    if (q->noun.n && !str_eq(q->noun, e->noun)) return false;
    if (q->verb.n && !str_eq(q->verb, e->verb)) return false;
    if (q->people == 1 && e->who == NONE) return false;
    return q->who == NONE || q->who == e->who;
}

static bool got(struct call *c, const struct entity *e, int64_t id, void *row) {
    struct fault ignored = { 0 };
    return store_get(c->db, c->mem, 0, c->tenant, e, id, row, &ignored) == OK;
}

/* The problem at which this record stands; NONE: at none. */
static int64_t problem_of(struct call *c, const struct event *e) {
    struct comment k;
    struct request_row q;
    struct attachment a;
    if (str_is(e->noun, "problem")) return e->item;
    if (str_is(e->noun, "comment") && got(c, &comment_entity, e->item, &k)) return k.item;
    if (str_is(e->noun, "request") && got(c, &request_entity, e->item, &q)) return q.problem;
    return str_is(e->noun, "attachment") && got(c, &attachment_entity, e->item, &a) ? a.item : NONE;
}

/* What the record is called: the number of its problem, else its name in the trees. */
static void call_it(struct call *c, struct event_view *v, const struct event *e) {
    struct problem p;
    const struct entity *of = entity_named(e->noun);
    v->record = problem_of(c, e);
    if (v->record != NONE && got(c, &problem_entity, v->record, &p)) v->no = p.no;
    else if (of && of->title) v->title = world_name(c->world, of, e->item);
}

static struct event_view view_of(struct call *c, const struct event *e) {
    struct event_view v = {
        .id = e->id, .at = e->at, .who = e->who, .org = e->org, .item = e->item, .version = e->version, .sealed = e->seal != NONE,
        .who_name = world_name(c->world, &person_entity, e->who), .org_name = world_name(c->world, &org_entity, e->org),
        .noun = e->noun, .verb = e->verb, .call = e->call, .changes = changes_of(c, e),
    };
    call_it(c, &v, e);
    return v;
}

/* What is read of the trail: one record's by its index, else a stretch of time, newest first. */
static enum err stretch(struct call *c, const struct event_query *q, int64_t before, struct rows *ret) {
    int64_t from = q->from == NONE ? 0 : id_floor(q->from);
    struct bind of_item[] = { BI("tenant", c->tenant), BI("item", q->item), BI("before", before), BI("from", from), BI("n", STRETCH) };
    struct bind all[] = { BI("tenant", c->tenant), BI("before", before), BI("from", from), BI("n", STRETCH) };
    if (q->item != NONE) return sql_rows(c->db, c->mem, "events_of_item", &event_entity, of_item, N_OF(of_item), ret, &c->fault);
    return sql_rows(c->db, c->mem, "events_newest", &event_entity, all, N_OF(all), ret, &c->fault);
}

/* A number as people read it stands for its record; item 0: there is none. */
static enum err numbered(struct call *c, struct event_query *q) {
    struct bind b[] = { BI("tenant", c->tenant), BT("no", q->no) };
    struct cursor *cur;
    if (!q->no.n) return OK;
    int64_t item = 0;
    enum err e = sql_open(c->db, c->mem, "problem_numbered", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    if (sql_next(cur)) item = sql_int(cur, 0);
    bool other = q->item != NONE && q->item != item;
    q->item = other ? 0 : item;
    return sql_end(cur);
}

static enum err list_read(struct call *c, void *in, void *ret) {
    struct event_query *q = in;
    struct event_page *out = ret;
    int64_t limit = q->limit == NONE ? PAGE_ROWS : q->limit, before = q->to == NONE ? INT64_MAX : id_floor(q->to);
    struct event_view *v = ARENA_ARRAY(c->mem, struct event_view, limit + 1);
    struct rows r = { 0, STRETCH };
    int n = 0;
    if (q->after.n && !str_int(q->after, &before)) return fail(c, E_INVALID, "after", "error.invalid");
    out->more_scanned = 0;
    enum err bad = numbered(c, q);
    if (bad) return bad;
    for (int i = 0; n < limit && r.n == STRETCH; i++) {
        if (i == STRETCHES) {
            out->more_scanned = 1;               /* a rare condition: the reader decides whether to look further */
            break;
        }
        enum err e = stretch(c, q, before, &r);
        if (e) return e;
        for (int k = 0; k < r.n && n < limit; k++) {
            const struct event *one = &((const struct event *)r.row)[k];
            before = one->id;
            if (fits(q, one)) v[n++] = view_of(c, one);
        }
    }
    if (n == limit || out->more_scanned) out->next = arena_printf(c->mem, "%lld", (long long)before);
    out->items = (struct rows){ v, n };
    return OK;
}

/* ---- seals ---- */

static enum err unsealed(struct call *c, int64_t last, int64_t *ret, int64_t *since) {
    int64_t after = last ? id_floor(id_time(last) - SEAL_LATE) : 0;
    struct bind b[] = { BI("tenant", c->tenant), BI("after", after), BI("upto", INT64_MAX), BI("n", UNSEALED_MOST) };
    struct cursor *cur;
    enum err e = sql_open(c->db, c->mem, "unsealed", b, N_OF(b), &cur, &c->fault);
    *ret = 0;
    *since = NONE;
    if (e) return e;
    for (; sql_next(cur); ++*ret)
        if (*ret == 0) *since = id_time(sql_int(cur, 0));
    return sql_end(cur);
}

static enum err get_read(struct call *c, void *in, void *ret) {
    struct audit_view *out = ret;
    struct event_query newest = { .item = NONE, .from = NONE };
    struct bind b[] = { BI("tenant", c->tenant), BI("n", SEALS_SHOWN) };
    struct rows r;
    (void)in;
    enum err e = stretch(c, &newest, INT64_MAX, &r);
    if (e) return e;
    out->last_event_at = r.n ? ((const struct event *)r.row)->at : NONE;
    out->last_seal_at = NONE;
    if ((e = sql_rows(c->db, c->mem, "seals_newest", &seal_entity, b, N_OF(b), &r, &c->fault))) return e;
    struct seal_view *v = ARENA_ARRAY(c->mem, struct seal_view, r.n + 1);
    for (int i = 0; i < r.n; i++) {
        const struct seal *s = &((const struct seal *)r.row)[i];
        v[i] = (struct seal_view){ s->id, s->at, s->from_event, s->to_event, s->count, s->key,
                                   hex_text(c->mem, (const unsigned char *)s->digest.s, s->digest.n) };
    }
    if (r.n) out->last_seal_at = v[0].at;
    out->seals = (struct rows){ v, r.n };
    return unsealed(c, r.n ? v[0].to_event : 0, &out->unsealed, &out->unsealed_since);
}

const struct action events_list = {
    .name = "events.list", .cap = CAP_AUDIT, .in = &event_query_entity, .out = &event_page_entity, .read = list_read,
};
const struct action audit_get = { .name = "audit.get", .cap = CAP_AUDIT, .out = &audit_view_entity, .read = get_read };
