#include "action/links.h"

#include "action/org.h"

enum { ON_MOST = 50, PIECE = 500 };

static const struct field line_fields[] = {
    F_INT (link_line, id, REQUIRED, 1, INT64_MAX), F_TEXT(link_line, no, REQUIRED, 0, 20),
    F_TEXT(link_line, title, REQUIRED, 0, 80), F_TEXT(link_line, place, 0, 0, 80),
    F_CODE(link_line, state, REQUIRED, &states), F_BOOL(link_line, open, REQUIRED), F_CODE(link_line, light, 0, &lights),
    F_CODE(link_line, severity, 0, &severities), F_TIME(link_line, due, 0),
    F_REF (link_line, estate, NAMED, &estate_entity), F_REF(link_line, category, NAMED, &category_entity),
    F_REF (link_line, unit, NAMED, &org_entity),
};
const struct entity link_line_entity = SHAPE_OF(link_line, "link_line", line_fields);

static enum err add_one(struct call *c, struct tx *tx, const char *noun, int64_t item, int64_t problem) {
    struct bind b[] = { BI("tenant", c->tenant), BI("item", item), BI("problem", problem), BT("noun", str_of(noun)),
                        BI("now", c->now), BI("by", c->who->system ? NONE : c->who->person) };
    struct scope s = scope_of(c, CAP_READ);
    struct problem p;
    enum err e = store_get(tx_db(tx), c->mem, &s, c->tenant, &problem_entity, problem, &p, &c->fault);
    if (e == E_NOT_FOUND) {
        c->fault = (struct fault){ 0 };
        return absent_id(c, "problems", problem);
    }
    return e ? e : sql_run(tx_db(tx), c->mem, "link_on", b, N_OF(b), 0, &c->fault);
}

enum err links_add(struct call *c, struct tx *tx, const char *noun, int64_t item, struct ids problems) {
    int64_t has = 0, open;
    enum err e = links_count(c, tx_db(tx), item, &has, &open);
    for (int i = 0; i < problems.n && !e; i++) e = add_one(c, tx, noun, item, problems.id[i]);
    if (!e && problems.n) e = links_count(c, tx_db(tx), item, &has, &open);
    if (!e && has > LINKS_MOST)
        e = fail_with(c, E_INVALID, "problems", "field.high", arena_printf(c->mem, "%d", LINKS_MOST), STR_NULL);
    return e;
}

enum err links_drop(struct call *c, struct tx *tx, int64_t item, struct ids problems) {
    enum err e = OK;
    for (int i = 0; i < problems.n && !e; i++) {
        struct bind b[] = { BI("tenant", c->tenant), BI("item", item), BI("problem", problems.id[i]) };
        e = sql_run(tx_db(tx), c->mem, "link_off", b, N_OF(b), 0, &c->fault);
    }
    return e;
}

static enum err links_ids(struct call *c, struct db *db, int64_t item, struct ids *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("item", item), BI("n", LINKS_MOST) };
    struct cursor *cur;
    *ret = (struct ids){ ARENA_ARRAY(c->mem, int64_t, LINKS_MOST), 0 };
    enum err e = sql_open(db, c->mem, "links_of_item", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (ret->n < LINKS_MOST && sql_next(cur)) ret->id[ret->n++] = sql_int(cur, 0);
    return sql_end(cur);
}

static struct link_line line_of(const struct problem *p) {
    return (struct link_line){
        .id = p->h.id, .state = p->state, .light = p->light, .due = p->due, .severity = p->severity, .open = p->open,
        .estate = p->estate, .category = p->category, .unit = p->unit, .no = p->no, .title = p->title, .place = p->place,
    };
}

enum err links_read(struct call *c, struct db *db, int64_t item, struct rows *ret, int64_t *ret_all) {
    struct scope s = scope_of(c, CAP_READ);
    struct ids all;
    enum err e = links_ids(c, db, item, &all);
    if (e) return e;
    struct link_line *v = ARENA_ARRAY(c->mem, struct link_line, all.n + 1);
    int k = 0;
    for (int at = 0; at < all.n && !e; at += PIECE) {
        struct filter f = { .field = field_named(&problem_entity, S("id")), .in = all.id + at,
                            .n = all.n - at < PIECE ? all.n - at : PIECE, .few = true };
        struct query q = { .e = &problem_entity, .filter = &f, .nfilter = 1, .limit = PIECE, .lean = true };
        struct rows r = { 0, 0 };
        e = store_list(db, c->mem, &s, c->tenant, &q, &r, &c->fault);
        for (int i = 0; i < r.n && !e; i++) v[k++] = line_of(&((const struct problem *)r.row)[i]);
    }
    *ret = (struct rows){ v, k };
    if (ret_all) *ret_all = all.n;
    return e;
}

enum err links_count(struct call *c, struct db *db, int64_t item, int64_t *ret_all, int64_t *ret_open) {
    struct bind b[] = { BI("tenant", c->tenant), BI("item", item) };
    struct cursor *cur;
    *ret_all = *ret_open = 0;
    enum err e = sql_open(db, c->mem, "links_open", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    if (sql_next(cur)) {
        *ret_all = sql_int(cur, 0);
        *ret_open = sql_int(cur, 1);
    }
    return sql_end(cur);
}

enum err links_on(struct call *c, struct db *db, int64_t problem, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("problem", problem), BI("n", ON_MOST) };
    struct link_item *v = ARENA_ARRAY(c->mem, struct link_item, ON_MOST);
    struct cursor *cur;
    int n = 0;
    enum err e = sql_open(db, c->mem, "links_of_problem", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (n < ON_MOST && sql_next(cur))
        v[n++] = (struct link_item){ .noun = sql_text(cur, 0), .item = sql_int(cur, 1), .at = sql_int(cur, 2), .by = sql_int(cur, 3) };
    *ret = (struct rows){ v, n };
    return sql_end(cur);
}
