#include "action/follow.h"

enum { FOLLOWERS = 200 };

static const struct field in_fields[] = {
    F_INT(follow_in, id, REQUIRED, 1, INT64_MAX), F_BOOL(follow_in, on, REQUIRED | INPUT),
};
const struct entity follow_in_entity = SHAPE_OF(follow_in, "follow_change", in_fields);
static const struct field out_fields[] = {
    F_BOOL(follow_out, followed, REQUIRED), F_INT(follow_out, followers, REQUIRED, 0, INT64_MAX),
};
const struct entity follow_out_entity = SHAPE_OF(follow_out, "follow_view", out_fields);

enum err followers_add(struct call *c, struct db *db, int64_t item, struct persons *to) {
    struct bind b[] = { BI("tenant", c->tenant), BI("item", item), BI("n", FOLLOWERS) };
    struct cursor *cur;
    enum err e = sql_open(db, c->mem, "followers_of", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (sql_next(cur)) persons_add(c, to, sql_int(cur, 0));
    return sql_end(cur);
}

void liaisons_add(struct call *c, int64_t org, struct persons *to) {
    for (int i = 0; i < c->world->npersons && org != NONE; i++) {
        const struct person *p = &c->world->person[i];
        if (p->org == org && p->liaison == 1 && p->disabled_at == NONE) persons_add(c, to, p->h.id);
    }
}

static enum err follow_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct follow_in *in = arg;
    struct problem_view v;
    struct unit_link *u;
    int n;
    struct bind on[] = { BI("tenant", c->tenant), BI("item", in->id), BI("person", c->who->person), BI("now", c->now) };
    row_clear(&problem_view_entity, &v);
    enum err e = problem_seen(c, tx_db(tx), in->id, &v.p, &u, &n);
    if (e) return e;
    e = sql_run(tx_db(tx), c->mem, in->on ? "follow_on" : "follow_off", on, in->on ? 4 : 3, 0, &c->fault);
    if (e || (e = page_follow(c, tx_db(tx), &v))) return e;
    *(struct follow_out *)ret = (struct follow_out){ v.followed, v.followers };
    return OK;
}

const struct action problems_follow = {
    .name = "problems.follow", .cap = CAP_READ, .in = &follow_in_entity, .out = &follow_out_entity, .body = follow_body,
};
