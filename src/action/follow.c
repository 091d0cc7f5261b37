#include "action/follow.h"

static const struct field in_fields[] = {
    F_INT(follow_in, id, REQUIRED, 1, INT64_MAX), F_BOOL(follow_in, on, REQUIRED | INPUT),
};
const struct entity follow_in_entity = SHAPE_OF(follow_in, "follow_change", in_fields);
static const struct field out_fields[] = {
    F_BOOL(follow_out, followed, REQUIRED), F_INT(follow_out, followers, REQUIRED, 0, INT64_MAX),
};
const struct entity follow_out_entity = SHAPE_OF(follow_out, "follow_view", out_fields);

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
