#include "action/comment.h"

#include "action/tell.h"
#include "base/json.h"

enum { PAGE_ROWS = 50, MENTIONS = 20, OFFERED = 20 };

/* ---- shapes ---- */

static const struct field view_fields[] = {
    F_INT (comment_view, id, REQUIRED, 1, INT64_MAX), F_TIME(comment_view, at, REQUIRED),
    F_REF (comment_view, person, NAMED, &person_entity), F_TEXT(comment_view, org_name, 0, 0, 60),
    F_TEXT(comment_view, text, REQUIRED | FREE, 1, 2000), F_ROWS(comment_view, mentions, 0, &person_short_entity),
    F_BOOL(comment_view, mine, REQUIRED),
};
const struct entity comment_view_entity = SHAPE_OF(comment_view, "comment_view", view_fields);

static const struct field query_fields[] = {
    F_INT(comment_query, id, REQUIRED, 1, INT64_MAX), F_TEXT(comment_query, after, INPUT, 0, 20),
    F_INT(comment_query, limit, INPUT, 1, 200),
};
const struct entity comment_query_entity = SHAPE_OF(comment_query, "comment_query", query_fields);

static const struct field page_fields[] = {
    F_ROWS(comment_page, items, 0, &comment_view_entity), F_TEXT(comment_page, next, 0, 0, 20),
};
const struct entity comment_page_entity = SHAPE_OF(comment_page, "comment_page", page_fields);

static const struct field in_fields[] = {
    F_INT(comment_in, id, REQUIRED, 1, INT64_MAX), F_TEXT(comment_in, text, REQUIRED | INPUT | FREE, 1, 2000),
    F_IDS(comment_in, mentions, INPUT, &person_entity, 0),
};
const struct entity comment_in_entity = SHAPE_OF(comment_in, "comment_new", in_fields);

static const struct field people_query_fields[] = {
    F_INT(people_query, id, REQUIRED, 1, INT64_MAX), F_TEXT(people_query, q, INPUT, 0, 40),
};
const struct entity people_query_entity = SHAPE_OF(people_query, "people_query", people_query_fields);
static const struct field people_fields[] = { F_ROWS(people_page, items, 0, &person_short_entity) };
const struct entity people_page_entity = SHAPE_OF(people_page, "people_page", people_fields);

/* ---- reading ---- */

/* The persons mentioned, from the list that is kept with the comment. */
static struct rows mentioned(struct call *c, struct str told) {
    struct json *list = 0;
    struct fault ignored = { 0 };
    if (!told.n || json_parse(c->mem, told, &list, &ignored)) return (struct rows){ 0, 0 };
    struct person_short *p = ARENA_ARRAY(c->mem, struct person_short, list->n + 1);
    int n = 0;
    for (const struct json *m = list->child; m; m = m->next) p[n++] = person_short(c, m->i);
    return (struct rows){ p, n };
}

static struct comment_view view_of(struct call *c, const struct comment *k) {
    return (struct comment_view){
        .id = k->h.id, .at = k->h.created_at, .person = k->h.created_by, .mine = k->h.created_by == c->who->person,
        .org_name = person_short(c, k->h.created_by).org_name, .text = k->text, .mentions = mentioned(c, k->told),
    };
}

static enum err list_read(struct call *c, void *in, void *ret) {
    const struct comment_query *q = in;
    struct comment_page *out = ret;
    struct problem p;
    struct unit_link *u;
    struct rows r;
    int n;
    int64_t before = INT64_MAX, limit = q->limit == NONE ? PAGE_ROWS : q->limit;
    enum err e = problem_seen(c, c->db, q->id, &p, &u, &n);
    if (e) return e;
    if (q->after.n && !str_int(q->after, &before)) return fail(c, E_INVALID, "after", "error.invalid");
    struct bind b[] = { BI("tenant", c->tenant), BI("item", q->id), BI("before", before), BI("n", limit + 1) };
    if ((e = sql_rows(c->db, c->mem, "comments_of", &comment_entity, b, N_OF(b), &r, &c->fault))) return e;
    struct comment_view *v = ARENA_ARRAY(c->mem, struct comment_view, r.n + 1);
    for (int i = 0; i < r.n; i++) v[i] = view_of(c, &((const struct comment *)r.row)[i]);
    if (r.n > limit) out->next = arena_printf(c->mem, "%lld", (long long)v[--r.n - 1].id);
    out->items = (struct rows){ v, r.n };
    return OK;
}

/* ---- writing ---- */

/* Everybody mentioned once; each must see the problem, else the comment would tell
** him of what he may not know. */
static enum err mentions_check(struct call *c, struct ids *list, const struct problem *p, const struct unit_link *u, int n) {
    struct persons once = { 0 };
    for (int i = 0; i < list->n; i++) {
        const struct person *who = world_person(c->world, list->id[i]);
        if (!who)
            return fail_with(c, E_INVALID, "mentions", "field.absent",
                             arena_printf(c->mem, "%lld", (long long)list->id[i]), STR_NULL);
        if (!sees(c, list->id[i], p, u, n)) return fail_with(c, E_INVALID, "mentions", "comment.cannot_see", who->name, STR_NULL);
        persons_add(c, &once, list->id[i]);
    }
    if (once.n > MENTIONS)
        return fail_with(c, E_INVALID, "mentions", "field.high", arena_printf(c->mem, "%d", MENTIONS), STR_NULL);
    *list = (struct ids){ once.id, once.n };
    return OK;
}

static struct str told_text(struct call *c, struct ids list) {
    struct str out = S("[");
    for (int i = 0; i < list.n; i++)
        out = arena_printf(c->mem, PRIstr "%s%lld", STRARG(out), i ? "," : "", (long long)list.id[i]);
    return arena_join(c->mem, out, S("]"));
}

/* Who is mentioned is told so; the responsible unit and those who follow, that there is a comment. */
static enum err said(struct call *c, struct tx *tx, const struct problem *p, struct links l, struct ids list, struct str text) {
    struct notice mention = { .kind = NOTE_MENTIONED, .item = p->h.id, .verb = NONE, .noun = "problem", .note = text };
    struct persons named = { list.id, list.n, list.n };
    struct telling t = { .was = p, .is = p, .before = l, .after = l, .groups = TELL_UNIT, .above = NONE, .kind = NOTE_COMMENT,
                         .followers = true, .but = &named, .note = text };
    enum err e = notify(c, tx, &mention, &named);
    return e ? e : tell(c, tx, &t);
}

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    struct comment_in *in = arg;
    struct comment k;
    struct problem p;
    struct unit_link *u;
    struct ids list = in->mentions;
    bool seen = false;
    int n;
    int64_t id = tx_new_id(tx);
    row_clear(&comment_entity, &k);
    enum err e = problem_seen(c, tx_db(tx), in->id, &p, &u, &n);
    if (e || (e = mentions_check(c, &list, &p, u, n))) return e;
    if ((e = tx_once(tx, c->once_key, c->once_body, &id, &seen))) return e;
    if (seen) e = store_get(tx_db(tx), c->mem, 0, c->tenant, &comment_entity, id, &k, &c->fault);      /* made then */
    else {
        k.h.id = id;
        k.item = in->id;
        k.noun = S("problem");
        k.text = in->text;
        k.told = told_text(c, list);
        e = tx_insert(tx, &comment_entity, &k, &(struct change){ .verb = "comment" });
        if (!e) e = said(c, tx, &p, (struct links){ u, n }, list, in->text);
    }
    if (!e) *(struct comment_view *)ret = view_of(c, &k);
    return e;
}

/* ---- who may be mentioned ---- */

/* How near somebody is: 0 has done something here, 1 is of the responsible unit,
** 2 of one that joins, 3 merely sees it. */
static int nearness(const struct person *w, const struct problem *p, const struct unit_link *u, int n) {
    const int64_t done[] = { p->reporter, p->verified_by, p->filed_by, p->dispatched_by, p->accepted_by, p->finished_by,
                             p->checked_by };
    for (int i = 0; i < N_OF(done); i++)
        if (done[i] == w->h.id) return 0;
    if (w->org == p->unit) return 1;
    for (int i = 0; i < n; i++)
        if (u[i].org == w->org) return 2;
    return 3;
}

static bool named_like(const struct call *c, const struct person *w, struct str q) {
    return q.n == 0 || str_find(w->name, q, 0) >= 0 || str_find(w->account, q, 0) >= 0
        || str_find(world_name(c->world, &org_entity, w->org), q, 0) >= 0;
}

static enum err people_read(struct call *c, void *in, void *ret) {
    const struct people_query *q = in;
    struct people_page *out = ret;
    struct problem p;
    struct unit_link *u;
    int n, k = 0;
    enum err e = problem_seen(c, c->db, q->id, &p, &u, &n);
    if (e) return e;
    struct person_short *v = ARENA_ARRAY(c->mem, struct person_short, OFFERED);
    for (int near = 0; near <= 3; near++)
        for (int i = 0; i < c->world->npersons && k < OFFERED; i++) {
            const struct person *w = &c->world->person[i];
            if (w->h.id == c->who->person || nearness(w, &p, u, n) != near || !named_like(c, w, q->q)) continue;
            if (sees(c, w->h.id, &p, u, n)) v[k++] = person_short(c, w->h.id);
        }
    out->items = (struct rows){ v, k };
    return OK;
}

const struct action comments_list = {
    .name = "comments.list", .cap = CAP_READ, .in = &comment_query_entity, .out = &comment_page_entity, .read = list_read,
};
const struct action comments_create = {
    .name = "comments.create", .cap = CAP_READ, .in = &comment_in_entity, .out = &comment_view_entity, .body = create_body,
    .once = true,
};
const struct action problems_people = {
    .name = "problems.people", .cap = CAP_READ, .in = &people_query_entity, .out = &people_page_entity, .read = people_read,
};
