/* Problems of a test city, moved at times of the test's own choosing. Header only. */
#ifndef ANJU_TEST_ACTION_LIFEFIX_H
#define ANJU_TEST_ACTION_LIFEFIX_H

#include "action/overdue.h"
#include "action/photo.h"
#include "action/problem.h"
#include "action/request.h"
#include "action/timing.h"
#include "cityfix.h"

static struct fix x;                          /* one city for all tests of a program, without problems */
static int64_t estate, firm, category;

__attribute__((unused)) static int64_t org_named(const char *name) {
    for (int i = 0; i < x.c.world->norgs; i++)
        if (str_is(x.c.world->org[i].name, name)) return x.c.world->org[i].h.id;
    fail_msg("no organisation %s", name);
    return NONE;
}

static int life_up(void **state) {
    struct demo_made made;
    (void)state;
    if (!password_start()) return -1;
    fix_start(&x);
    struct demo_source d = fix_demo(&x);
    d.problems = S("estate,place,category,severity,title,description,reporter_name,reporter_phone,steps\n");
    assert_int_equal(fix_begin(&x), OK);
    assert_int_equal(demo_build(&x.c, &d, &made), OK);
    fix_world(&x);
    firm = org_named("澄和物业服务有限公司");
    for (int i = 0; i < x.c.world->nestates; i++)
        if (str_is(x.c.world->estate[i].name, "泰和佳园")) estate = x.c.world->estate[i].h.id;
    for (int i = 0; i < x.c.world->ncategories; i++)
        if (str_is(x.c.world->category[i].code, "fire_lane")) category = x.c.world->category[i].h.id;
    assert_true(estate && category);
    return 0;
}

static int life_down(void **state) {
    (void)state;
    fix_stop(&x);
    return 0;
}

/* From now on the call is this person's, and it is that time. */
static struct call *as(const char *account, int64_t at) {
    fix_as(&x, account);
    x.c.now = at;
    x.c.if_match = NONE;
    x.c.once_key = STR_NULL;
    return &x.c;
}

/* The page as this person sees it then. */
static struct problem_view page(const char *account, int64_t id, int64_t at) {
    struct problem_view v;
    assert_int_equal(action_run(as(account, at), &problems_get, &(struct one_in){ id }, &v), OK);
    return v;
}

static int64_t version_of(int64_t id) {
    int64_t now = x.c.now;
    const struct who *who = x.c.who;
    int64_t v = page("taskforce", id, now).p.h.version;
    x.c.who = who;
    return v;
}

static struct move_in move_of(int64_t id, enum verb verb) {
    struct move_in in;
    row_clear(&move_in_entity, &in);
    in.id = id;
    in.verb = verb;
    in.reason = S("理由写在这里");
    in.note = S("情况写在这里");
    in.unit = firm;
    in.category = category;
    in.severity = SERIOUS;
    return in;
}

static int64_t photo_by(const char *account, int64_t at) {
    static int made;
    struct action keep = attachments_create;
    struct photo_in in;
    struct photo_out out;
    row_clear(&photo_in_entity, &in);
    in.sha = arena_printf(&x.mem, "%064d", ++made);
    in.width = 640, in.height = 480, in.size = 1000, in.taken_at = in.exif_at = at;
    in.exif_lat = in.exif_lng = in.lat;
    keep.prepare = 0;
    assert_int_equal(action_run(as(account, at), &keep, &in, &out), OK);
    return out.id;
}

/* The move as it is asked, with the version as it is: what came of it, the row in *ret. */
static enum err try_move(const char *account, struct move_in *in, int64_t at, struct problem *ret) {
    struct problem_view out;
    int64_t photo = in->verb == V_FINISH ? photo_by(account, at) : NONE;
    if (photo != NONE) in->photos = (struct ids){ &photo, 1 };
    as(account, at)->if_match = version_of(in->id);
    enum err e = action_run(&x.c, &problems_move, in, &out);
    if (ret && !e) *ret = out.p;
    return e;
}

static struct problem move(const char *account, int64_t id, enum verb verb, int64_t at) {
    struct move_in in = move_of(id, verb);
    struct problem p;
    enum err e = try_move(account, &in, at, &p);
    if (e) print_error("%s %s by %s: %s\n", error_of(e)->code, code_text(&verbs, verb), account, x.c.fault.key);
    assert_int_equal(e, OK);
    return p;
}

static int64_t report(int64_t at) {
    static int made;
    struct problem p;
    struct problem_view out;
    row_clear(&problem_entity, &p);
    p.estate = estate, p.category = category, p.severity = SERIOUS;
    p.place = S("北门");
    p.title = S("消防通道停车");
    as("grid.qingxu", at)->once_key = arena_printf(&x.mem, "life-test-key-%06d", ++made);
    assert_int_equal(action_run(&x.c, &problems_create, &p, &out), OK);
    return out.p.h.id;
}

/* A problem brought to a state, a minute a step, the last of them at `at`. */
__attribute__((unused)) static int64_t brought(enum state to, int64_t at) {
    static const struct { enum state to; enum verb verb; const char *by; } way[] = {
        { VERIFIED, V_VERIFY, "community.qinghe" }, { FILED, V_FILE, "town.qingxu" },
        { DISPATCHED, V_DISPATCH, "town.qingxu" }, { HANDLING, V_ACCEPT, "property.chenghe" },
        { FINISHED, V_FINISH, "property.chenghe" }, { CLOSED, V_PASS, "community.qinghe" },
    };
    int n = 0;
    while (to != REPORTED && way[n].to != to) n++;
    int steps = to == REPORTED ? 0 : n + 1;
    int64_t id = report(at - steps * MINUTE);
    for (int i = 0; i < steps; i++) (void)move(way[i].by, id, way[i].verb, at - (steps - 1 - i) * MINUTE);
    return id;
}

__attribute__((unused)) static struct ask_in ask_of(int64_t id, int64_t kind) {
    struct ask_in in;
    row_clear(&ask_in_entity, &in);
    in.id = id;
    in.kind = kind;
    in.reason = S("等备件到货需要时间");
    return in;
}

/* What a request came to, the request in *ret. */
__attribute__((unused)) static enum err try_ask(struct ask_in in, int64_t at, struct request_row *ret) {
    struct problem_view out;
    as("property.chenghe", at)->if_match = version_of(in.id);
    enum err e = action_run(&x.c, &problems_ask, &in, &out);
    if (!e && ret) *ret = ((const struct request_view *)out.requests.row)[0].r;
    return e;
}

__attribute__((unused)) static enum err try_decide(const char *account, const struct request_row *r, bool yes, int64_t at) {
    struct problem_view out;
    struct decide_in in = { r->h.id, yes, S("理由写在这里") };
    as(account, at)->if_match = r->h.version;
    return action_run(&x.c, &requests_decide, &in, &out);
}

/* The clock comes by. */
__attribute__((unused)) static void tick(int64_t at) {
    bool more = true;
    x.c.who = who_system(&x.mem);
    x.c.now = at;
    x.c.fault = (struct fault){ 0 };
    while (more) assert_int_equal(problems_turn(&x.c, &more), OK);
}

#endif
