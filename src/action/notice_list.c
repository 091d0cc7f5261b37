#include "action/notice_list.h"

#include "action/flow.h"

enum { PAGE_ROWS = 50 };

static const struct field view_fields[] = {
    F_INT (notice_view, id, REQUIRED, 1, INT64_MAX), F_CODE(notice_view, kind, REQUIRED, &notice_kinds),
    F_TIME(notice_view, at, REQUIRED), F_BOOL(notice_view, unread, REQUIRED), F_TEXT(notice_view, noun, 0, 0, 40),
    F_INT (notice_view, item, 0, 1, INT64_MAX), F_TEXT(notice_view, no, 0, 0, 20), F_TEXT(notice_view, title, FREE, 0, 80),
    F_TEXT(notice_view, estate_name, 0, 0, 80), F_INT(notice_view, actor, 0, 1, INT64_MAX),
    F_TEXT(notice_view, actor_name, 0, 0, 40), F_CODE(notice_view, verb, 0, &verbs), F_TEXT(notice_view, note, FREE, 0, 200),
    F_TEXT(notice_view, deed, 0, 0, 60),
};
const struct entity notice_view_entity = SHAPE_OF(notice_view, "notice", view_fields);

static const struct field query_fields[] = {
    F_BOOL(notice_query, unread, INPUT), F_TEXT(notice_query, after, INPUT, 0, 20), F_INT(notice_query, limit, INPUT, 1, 200),
};
const struct entity notice_query_entity = SHAPE_OF(notice_query, "notice_query", query_fields);

static const struct field page_fields[] = {
    F_ROWS(notice_page, items, 0, &notice_view_entity), F_TEXT(notice_page, next, 0, 0, 20),
    F_INT (notice_page, unread, REQUIRED, 0, BELL_MOST),
};
const struct entity notice_page_entity = SHAPE_OF(notice_page, "notice_page", page_fields);

static const struct field read_in_fields[] = {
    F_IDS(notice_read_in, ids, INPUT, &notification_entity, 0), F_BOOL(notice_read_in, all, INPUT),
};
const struct entity notice_read_in_entity = SHAPE_OF(notice_read_in, "notices_read", read_in_fields);
static const struct field read_out_fields[] = { F_INT(notice_read_out, unread, REQUIRED, 0, BELL_MOST) };
const struct entity notice_read_out_entity = SHAPE_OF(notice_read_out, "notices_unread", read_out_fields);

enum err notices_unread(struct call *c, struct db *db, int64_t *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("person", c->who->person), BI("most", BELL_MOST) };
    struct cursor *cur;
    enum err e = sql_open(db, c->mem, "notices_unread", b, N_OF(b), &cur, &c->fault);
    *ret = 0;
    if (e) return e;
    if (sql_next(cur)) *ret = sql_int(cur, 0);
    return sql_end(cur);
}

/* What flows, as its reader sees it today; of what he no longer sees, nothing. */
static enum err about_flow(struct call *c, const struct scope *s, const struct flow *f, const struct notification *n, struct notice_view *v) {
    struct flow_row *r = (struct flow_row *)(void *)ARENA_ARRAY(c->mem, char, f->entity->size);
    struct fault why = { 0 };
    enum err e = store_get(c->db, c->mem, s, c->tenant, f->entity, n->item, r, &why);
    if (e == E_NOT_FOUND) {
        v->item = NONE;
        return OK;
    }
    if (e) return c->fault = why, e;
    v->no = r->no;
    v->title = r->title;
    v->estate_name = r->estate == NONE ? STR_NULL : world_name(c->world, &estate_entity, r->estate);
    v->note = n->note;
    v->deed = n->deed.n ? str_of(word_text(c->language, arena_cstr(c->mem, n->deed))) : STR_NULL;
    return OK;
}

/* The record as its reader sees it today. Of one that he no longer sees, its number and what was decided
** stay, and no word of a comment: a unit whose objection was upheld learns so, though the case is gone from it. */
static enum err about(struct call *c, const struct scope *s, const struct notification *n, struct notice_view *v) {
    struct problem p;
    struct fault f = { 0 };
    const struct flow *flow = n->item == NONE ? 0 : flow_named(n->noun);
    if (flow) return about_flow(c, s, flow, n, v);
    if (!str_is(n->noun, "problem") || n->item == NONE) {
        v->note = n->note;
        return OK;
    }
    enum err e = store_get(c->db, c->mem, s, c->tenant, &problem_entity, n->item, &p, &f);
    if (e == E_NOT_FOUND) {
        f = (struct fault){ 0 };
        v->item = NONE;
        if (n->kind != NOTE_TOLD && n->kind != NOTE_DECIDED && n->kind != NOTE_HANDOVER) return OK;
        v->note = n->note;
        e = store_get(c->db, c->mem, 0, c->tenant, &problem_entity, n->item, &p, &f);
        if (e == OK) v->no = p.no;
        return e == E_NOT_FOUND ? OK : e;
    }
    if (e) {
        c->fault = f;
        return e;
    }
    v->no = p.no;
    v->title = p.title;
    v->estate_name = world_name(c->world, &estate_entity, p.estate);
    v->note = n->note;
    return OK;
}

static enum err list_read(struct call *c, void *in, void *ret) {
    const struct notice_query *q = in;
    struct notice_page *out = ret;
    struct scope s = scope_of(c, CAP_READ);
    struct rows r;
    int64_t before = INT64_MAX, limit = q->limit == NONE ? PAGE_ROWS : q->limit;
    if (q->after.n && !str_int(q->after, &before)) return fail(c, E_INVALID, "after", "error.invalid");
    struct bind b[] = { BI("tenant", c->tenant), BI("person", c->who->person), BI("before", before), BI("n", limit + 1) };
    enum err e = sql_rows(c->db, c->mem, q->unread == 1 ? "notices_new" : "notices_of", &notification_entity, b, N_OF(b), &r,
                          &c->fault);
    if (e) return e;
    struct notice_view *v = ARENA_ARRAY(c->mem, struct notice_view, r.n + 1);
    for (int i = 0; i < r.n; i++) {
        const struct notification *n = &((const struct notification *)r.row)[i];
        v[i] = (struct notice_view){ .id = n->id, .kind = n->kind, .at = n->at, .unread = n->unread, .noun = n->noun,
                                     .item = n->item, .actor = n->actor, .verb = n->verb,
                                     .actor_name = world_name(c->world, &person_entity, n->actor) };
        if ((e = about(c, &s, n, &v[i]))) return e;
    }
    if (r.n > limit) out->next = arena_printf(c->mem, "%lld", (long long)v[--r.n - 1].id);
    out->items = (struct rows){ v, r.n };
    return notices_unread(c, c->db, &out->unread);
}

/* Those of the list that are his and unread; of others nothing happens and nothing is told. */
static enum err read_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct notice_read_in *in = arg;
    enum err e = OK;
    if (in->all != 1 && in->ids.n == 0) return fail(c, E_INVALID, "ids", "field.required");
    struct bind all[] = { BI("now", c->now), BI("tenant", c->tenant), BI("person", c->who->person) };
    if (in->all == 1) e = sql_run(tx_db(tx), c->mem, "notices_read_all", all, N_OF(all), 0, &c->fault);
    for (int i = 0; in->all != 1 && i < in->ids.n && !e; i++) {
        struct bind one[] = { BI("now", c->now), BI("tenant", c->tenant), BI("person", c->who->person), BI("id", in->ids.id[i]) };
        e = sql_run(tx_db(tx), c->mem, "notice_read", one, N_OF(one), 0, &c->fault);
    }
    return e ? e : notices_unread(c, tx_db(tx), &((struct notice_read_out *)ret)->unread);
}

const struct action notices_list = {
    .name = "notifications.list", .cap = CAP_SELF, .in = &notice_query_entity, .out = &notice_page_entity, .read = list_read,
};
const struct action notices_read = {
    .name = "notifications.read", .cap = CAP_SELF, .in = &notice_read_in_entity, .out = &notice_read_out_entity,
    .body = read_body,
};
