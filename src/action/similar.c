#include "action/similar.h"

#include <math.h>
#include <stdlib.h>
#include "base/id.h"
#include "base/time.h"
#include "text/similar.h"

/* Candidates at most, those of the estate first; what is too unlike is not shown. */
enum { CANDIDATES = 200, AT_ESTATE = 140, AT_NEIGHBOUR = 10, NEIGHBOURS = 40, LEAST_SCORE = 35 };

/* ---- shapes ---- */

static const struct field view_fields[] = {
    F_INT (similar_view, id, REQUIRED, 1, INT64_MAX), F_TEXT(similar_view, no, REQUIRED, 0, 20),
    F_TEXT(similar_view, title, REQUIRED | FREE, 0, 80), F_CODE(similar_view, state, REQUIRED, &states),
    F_TEXT(similar_view, place, REQUIRED | FREE, 0, 80), F_TEXT(similar_view, estate_name, 0, 0, 80),
    F_TEXT(similar_view, category_name, 0, 0, 80), F_TIME(similar_view, created_at, REQUIRED), F_TIME(similar_view, closed_at, 0),
    F_INT (similar_view, score, REQUIRED, 0, 100), F_INT(similar_view, distance_m, 0, 0, INT64_MAX),
    F_TEXTS(similar_view, reasons, 0), F_INT(similar_view, merged_into, 0, 1, INT64_MAX),
};
const struct entity similar_view_entity = SHAPE_OF(similar_view, "similar", view_fields);

static const struct field query_fields[] = {
    F_REF (similar_query, estate, REQUIRED | INPUT, &estate_entity), F_REF(similar_query, category, INPUT, &category_entity),
    F_TEXT(similar_query, title, INPUT, 0, 80), F_TEXT(similar_query, place, INPUT, 0, 80),
    F_TEXT(similar_query, description, INPUT, 0, 2000), F_INT(similar_query, except, INPUT, 1, INT64_MAX),
    F_REAL(similar_query, lat, INPUT, -90, 90), F_REAL(similar_query, lng, INPUT, -180, 180),
};
const struct entity similar_query_entity = SHAPE_OF(similar_query, "similar_query", query_fields);
static const struct field page_fields[] = { F_ROWS(similar_page, items, 0, &similar_view_entity) };
const struct entity similar_page_entity = SHAPE_OF(similar_page, "similar_page", page_fields);
static const struct field repeats_fields[] = {
    F_INT(repeats_view, n, REQUIRED, 0, INT64_MAX), F_INT(repeats_view, days, REQUIRED, 1, 1000),
};
const struct entity repeats_view_entity = SHAPE_OF(repeats_view, "repeats", repeats_fields);

/* ---- candidates ---- */

struct found { const struct problem *p; struct likeness like; };
struct finds { struct found f[CANDIDATES]; int n; };

static int64_t floor_of(const struct call *c) {
    return id_floor(c->now - (int64_t)SIMILAR_DAYS * DAY);       /* ids grow with time */
}

static struct matter matter_of(const struct problem *p) {
    return (struct matter){ p->title, p->place, p->description, p->estate, p->category, p->lat, p->lng, p->h.created_at };
}

/* Keep what is alike enough of rows that were read. */
static void weigh(struct similar *asked, const struct rows *r, int64_t except, struct finds *to) {
    for (int i = 0; i < r->n && to->n < CANDIDATES; i++) {
        const struct problem *p = &((const struct problem *)r->row)[i];
        struct matter m = matter_of(p);
        if (p->h.id == except || p->h.removed_at != NONE || p->state == VOIDED) continue;
        struct likeness like = similar_to(asked, &m);
        if (like.score >= LEAST_SCORE) to->f[to->n++] = (struct found){ p, like };
    }
}

static enum err at_estate(struct call *c, struct db *db, int64_t estate, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", estate), BI("floor", floor_of(c)), BI("n", AT_ESTATE) };
    return sql_rows(db, c->mem, "similar_at", &problem_entity, b, N_OF(b), ret, &c->fault);
}

/* The same category at the other estates of the community. */
static enum err at_neighbours(struct call *c, struct db *db, const struct estate *home, int64_t category, struct similar *asked,
                              int64_t except, struct finds *to) {
    int asked_of = 0, room = CANDIDATES - AT_ESTATE;
    if (home->community == NONE || category == NONE) return OK;
    for (int i = 0; i < c->world->nestates && asked_of < NEIGHBOURS && room > 0; i++) {
        const struct estate *es = &c->world->estate[i];
        if (es->closed_at != NONE || es->community != home->community || es->h.id == home->h.id) continue;
        struct bind b[] = { BI("tenant", c->tenant), BI("estate", es->h.id), BI("floor", floor_of(c)), BI("category", category),
                            BI("n", room < AT_NEIGHBOUR ? room : AT_NEIGHBOUR) };
        struct rows r;
        enum err e = sql_rows(db, c->mem, "similar_near", &problem_entity, b, N_OF(b), &r, &c->fault);
        if (e) return e;
        asked_of++;
        room -= r.n;
        weigh(asked, &r, except, to);
    }
    return OK;
}

static int better(const void *a, const void *b) {
    const struct found *x = a, *y = b;
    if (x->like.score != y->like.score) return x->like.score > y->like.score ? -1 : 1;
    return x->p->h.id > y->p->h.id ? -1 : 1;
}

static struct texts reasons_of(struct call *c, const struct likeness *l) {
    static const struct { unsigned bit; const char *key; } rows[] = {
        { ALIKE_BUILDING, "similar.same_building" }, { ALIKE_CATEGORY, "similar.same_category" },
        { ALIKE_CLOSE, "similar.close" }, { ALIKE_WORDS, "similar.words" },
    };
    struct texts t = { ARENA_ARRAY(c->mem, struct str, N_OF(rows)), 0 };
    struct str arg[3] = { arena_printf(c->mem, "%lld", (long long)l->distance), STR_NULL, STR_NULL };
    for (int i = 0; i < N_OF(rows); i++)
        if (l->why & rows[i].bit) t.s[t.n++] = word_fill(c->mem, c->language, rows[i].key, arg);
    return t;
}

static struct similar_view view_of(struct call *c, const struct found *f) {
    const struct problem *p = f->p;
    return (struct similar_view){
        .id = p->h.id, .state = p->state, .created_at = p->h.created_at, .closed_at = p->closed_at, .score = f->like.score,
        .distance_m = f->like.distance < 0 ? NONE : f->like.distance, .merged_into = p->merged_into, .no = p->no,
        .title = p->title, .place = p->place, .estate_name = world_name(c->world, &estate_entity, p->estate),
        .category_name = world_name(c->world, &category_entity, p->category), .reasons = reasons_of(c, &f->like),
    };
}

/* The best that this person sees. Units are read only for who does not see the place itself. */
static enum err seen_best(struct call *c, struct db *db, struct finds *all, struct rows *ret) {
    enum { LOOKED_AT = 40 };
    struct similar_view *v = ARENA_ARRAY(c->mem, struct similar_view, SIMILAR_SHOWN);
    int n = 0;
    qsort(all->f, (size_t)all->n, sizeof *all->f, better);
    for (int i = 0; i < all->n && i < LOOKED_AT && n < SIMILAR_SHOWN; i++) {
        struct unit_link *u = 0;
        int units = 0;
        bool sees_it = may_on(c, CAP_READ, all->f[i].p, 0, 0);
        enum err e = sees_it ? OK : units_read(c, db, all->f[i].p->h.id, &u, &units);
        if (e) return e;
        if (sees_it || may_on(c, CAP_READ, all->f[i].p, u, units)) v[n++] = view_of(c, &all->f[i]);
    }
    *ret = (struct rows){ v, n };
    return OK;
}

static enum err similar_find(struct call *c, struct db *db, const struct matter *m, int64_t except, struct rows *ret) {
    const struct estate *home = world_estate(c->world, m->estate);
    struct similar *asked = similar_open(c->mem, m);
    struct finds *all = ARENA_NEW(c->mem, struct finds);
    struct rows r;
    if (!home) return OK;
    enum err e = at_estate(c, db, m->estate, &r);
    if (e) return e;
    weigh(asked, &r, except, all);
    if ((e = at_neighbours(c, db, home, m->category, asked, except, all))) return e;
    return seen_best(c, db, all, ret);
}

static enum err similar_read(struct call *c, void *in, void *ret) {
    const struct similar_query *q = in;
    struct scope s = scope_of(c, CAP_READ);
    const struct estate *es = world_estate(c->world, q->estate);
    if (q->estate == NONE) return fail(c, E_INVALID, "estate", "field.required");
    if (!es || !scope_covers(c, &s, es->town, es->community, es->h.id))
        return fail_with(c, E_INVALID, "estate", "field.absent", arena_printf(c->mem, "%lld", (long long)q->estate), STR_NULL);
    struct matter m = { q->title, q->place, q->description, q->estate, q->category, q->lat, q->lng, c->now };
    return similar_find(c, c->db, &m, q->except, &((struct similar_page *)ret)->items);
}

/* ---- on the page ---- */

enum err repeats_count(struct call *c, struct db *db, int64_t estate, int64_t category, int64_t *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", estate), BI("floor", floor_of(c)) };
    struct cursor *cur;
    enum err e = sql_open(db, c->mem, "repeats_at", b, N_OF(b), &cur, &c->fault);
    *ret = 0;
    if (e) return e;
    while (sql_next(cur))
        if (sql_int(cur, 0) == category) *ret = sql_int(cur, 1);
    return sql_end(cur);
}

enum err page_similar(struct call *c, struct db *db, struct problem_view *v) {
    const struct problem *p = &v->p;
    struct repeats_view *r = ARENA_NEW(c->mem, struct repeats_view);
    struct matter m = matter_of(p);
    if (p->open != 1 || p->state > OBJECTED) return OK;
    enum err e = similar_find(c, db, &m, p->h.id, &v->similar);
    if (e || (e = repeats_count(c, db, p->estate, p->category, &r->n))) return e;
    r->days = SIMILAR_DAYS;
    if (r->n > 1) v->repeats = (struct rows){ r, 1 };
    return OK;
}

const struct action problems_similar = {
    .name = "problems.similar", .cap = CAP_READ, .in = &similar_query_entity, .out = &similar_page_entity, .read = similar_read,
};
