#include "action/around.h"


enum { COUNTED = 999 };

static const struct field short_fields[] = {
    F_INT (person_short, id, REQUIRED, 1, INT64_MAX), F_TEXT(person_short, name, REQUIRED, 0, 40),
    F_TEXT(person_short, org_name, 0, 0, 60),
};
const struct entity person_short_entity = SHAPE_OF(person_short, "person_short", short_fields);

struct person_short person_short(const struct call *c, int64_t person) {
    const struct person *p = world_person(c->world, person);
    return (struct person_short){ person, p ? p->name : S(""), p ? world_name(c->world, &org_entity, p->org) : STR_NULL };
}

bool sees(const struct call *c, int64_t person, const struct problem *p, const struct unit_link *u, int n) {
    return person_may_on(c->world, person, CAP_READ, p, u, n);
}

enum err problem_seen(struct call *c, struct db *db, int64_t id, struct problem *ret, struct unit_link **u, int *n) {
    struct scope s = scope_of(c, CAP_READ);
    enum err e = store_get(db, c->mem, &s, c->tenant, &problem_entity, id, ret, &c->fault);
    return e ? e : units_read(c, db, id, u, n);
}

enum err page_follow(struct call *c, struct db *db, struct problem_view *v) {
    struct bind b[] = { BI("tenant", c->tenant), BI("item", v->p.h.id), BI("person", c->who->person), BI("most", COUNTED) };
    struct cursor *cur;
    enum err e = sql_open(db, c->mem, "around_counts", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    if (sql_next(cur)) {
        v->followed = sql_int(cur, 0);
        v->followers = sql_int(cur, 1);
        v->comments = sql_int(cur, 2);
    }
    return sql_end(cur);
}
