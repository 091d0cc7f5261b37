/* A problem's clocks and limits as time passes: what may still be done and what no
** longer, lights and the level above, stops against a count by hand, time set back.
** Every test runs the actions that serve the pages, at times of its own. */
#include "lifefix.h"

#include "action/level.h"
#include "action/notice_list.h"
#include "action/policies.h"
#include "base/rand.h"

#define KEY(k) assert_string_equal(x.c.fault.key ? x.c.fault.key : "", k)

static struct limit limit_in(struct str text) {
    struct limit l = { LIMIT_NONE, 0 };
    struct fault f = { 0 };
    assert_int_equal(limit_read(text, &l, &f), OK);
    return l;
}

static int64_t after(int64_t from, const char *limit) {
    return time_when(x.c.world->calendar, from, limit_in(str_of(limit)), 100, NO_STOPS);
}

static void policy_set(enum policy key, int64_t value) {
    struct policy_change in;
    struct policy_page out;
    row_clear(&policy_change_entity, &in);
    *field_int(&policy_change_entity.field[key], &in) = value;
    as("sysadmin", FIX_NOW);
    assert_int_equal(action_run(&x.c, &policies_change, &in, &out), OK);
    fix_world(&x);
    assert_int_equal(x.c.world->policy[key], value);
}

/* How many notices of that kind about the problem this person has. */
static int told(const char *account, int64_t id, enum notice_kind kind) {
    struct notice_query q;
    struct notice_page out;
    int n = 0;
    row_clear(&notice_query_entity, &q);
    q.limit = 100;
    assert_int_equal(action_run(as(account, x.c.now), &notices_list, &q, &out), OK);
    for (int i = 0; i < out.items.n; i++) {
        const struct notice_view *v = &((const struct notice_view *)out.items.row)[i];
        n += v->item == id && v->kind == (int64_t)kind;
    }
    return n;
}

/* ---- limits of what may be done ---- */

static void an_objection_has_its_time(void **state) {
    (void)state;
    int64_t id = brought(DISPATCHED, FIX_NOW), by = after(FIX_NOW, "5工作日");
    struct move_in in = move_of(id, V_OBJECT);
    assert_int_equal(try_move("property.chenghe", &in, by + 1, 0), E_DENIED);
    KEY("guard.object_late");
    assert_int_equal(page("taskforce", id, by + 1).p.state, DISPATCHED);
    assert_int_equal(try_move("property.chenghe", &in, by, 0), OK);
    /* Overruled and dispatched anew to another unit, the time is counted from then. */
    (void)move("taskforce", id, V_UPHOLD, by + HOUR);
    (void)move("town.qingxu", id, V_DISPATCH, by + 2 * HOUR);
    assert_int_equal(try_move("property.chenghe", &in, by + 3 * HOUR, 0), OK);
}

static void closed_too_long_ago(void **state) {
    (void)state;
    int64_t id = brought(CLOSED, FIX_NOW), last = FIX_NOW + (int64_t)90 * DAY;
    struct move_in in = move_of(id, V_REOPEN);
    struct problem p;
    assert_int_equal(try_move("community.qinghe", &in, last + 1, 0), E_DENIED);
    KEY("guard.reopen_late");
    assert_int_equal(try_move("community.qinghe", &in, last, &p), OK);
    assert_int_equal(p.state, HANDLING);
    assert_int_equal(p.stage_from, last);
    assert_true(p.overall_from < FIX_NOW);                       /* never starts anew */
}

static void reopened_to_the_desk_where_the_city_says_so(void **state) {
    (void)state;
    int64_t id = brought(CLOSED, FIX_NOW);
    policy_set(POLICY_REOPEN_TO, 2);
    struct problem_view v = page("community.qinghe", id, FIX_NOW);
    int offered = 0;
    for (int i = 0; i < v.verbs.n; i++) offered += ((const struct verb_view *)v.verbs.row)[i].verb == V_REOPEN;
    assert_int_equal(offered, 1);
    struct problem p = move("community.qinghe", id, V_REOPEN, FIX_NOW + MINUTE);
    assert_int_equal(p.state, FILED);
    assert_true(p.unit == NONE && p.accepted_by == NONE && p.closed_at == NONE);
    assert_int_equal(page("taskforce", id, FIX_NOW + MINUTE).units.n, 0);
    (void)move("town.qingxu", id, V_DISPATCH, FIX_NOW + 2 * MINUTE);
    policy_set(POLICY_REOPEN_TO, 1);
}

static void reminders_keep_their_distance(void **state) {
    (void)state;
    int64_t id = brought(HANDLING, FIX_NOW);
    struct move_in in = move_of(id, V_REMIND);
    (void)move("town.qingxu", id, V_REMIND, FIX_NOW);
    assert_int_equal(try_move("town.qingxu", &in, FIX_NOW + 24 * HOUR - 1, 0), E_DENIED);
    KEY("guard.reminded");
    assert_int_equal(try_move("town.qingxu", &in, FIX_NOW + 24 * HOUR, 0), OK);
}

/* ---- requests ---- */

static void neither_once_overdue(void **state) {
    (void)state;
    int64_t id = brought(HANDLING, FIX_NOW), due = page("taskforce", id, FIX_NOW).p.due;
    struct ask_in ask = ask_of(id, ASK_EXTENSION);
    struct request_row r;
    ask.amount = S("1工作日");
    assert_int_equal(due, after(FIX_NOW, "5工作日"));
    assert_int_equal(try_ask(ask, due, 0), E_CONFLICT);
    KEY("request.overdue");
    assert_int_equal(try_ask(ask, due - 1, &r), OK);
    assert_int_equal(r.due, due);                                /* decided before the stage is due */
    assert_int_equal(try_decide("town.qingxu", &r, true, due), E_CONFLICT);
    KEY("request.overdue");
    assert_int_equal(page("taskforce", id, due).p.extensions, 0);
    assert_int_equal(try_decide("town.qingxu", &r, false, due), OK);
}

static void an_extension_lengthens_both_clocks(void **state) {
    (void)state;
    int64_t id = brought(HANDLING, FIX_NOW);
    struct problem was = page("taskforce", id, FIX_NOW).p;
    struct ask_in ask = ask_of(id, ASK_EXTENSION);
    struct request_row r;
    ask.amount = S("3工作日");
    int64_t then = was.risk_at + MINUTE;                         /* past 80 % of five days, not of eight */
    tick(then);
    assert_int_equal(page("taskforce", id, then).p.light, LAMP_RISK);
    assert_int_equal(try_ask(ask, then, &r), OK);
    assert_int_equal(try_decide("town.qingxu", &r, true, then + MINUTE), OK);
    struct problem is = page("taskforce", id, then + MINUTE).p;
    assert_int_equal(is.stage_from, was.stage_from);
    assert_int_equal(is.due, after(FIX_NOW, "8工作日"));
    assert_int_equal(is.half_at, time_when(x.c.world->calendar, FIX_NOW, limit_in(S("8工作日")), 50, NO_STOPS));
    assert_int_equal(is.light, LAMP_HALF);
    assert_int_equal(limit_in(is.overall_limit).minutes, limit_in(was.overall_limit).minutes + 3 * 480);
    assert_true(is.overall_due > was.overall_due);
    assert_int_equal(is.next_at, is.risk_at);
}

/* Stops at any moments, ended early or by the clock: lists, which read no stops,
** agree with a count that walks them, and the deadlines with it. */
static void stops_are_counted_right(void **state) {
    struct seeded rnd = { 20261124 };
    (void)state;
    policy_set(POLICY_SUSPENSION_MOST, 20);
    for (int round = 0; round < 6; round++) {
        int64_t at = FIX_NOW - 3 * DAY + seeded_below(&rnd, DAY), id = brought(HANDLING, at), from = at;
        struct stop s[8];
        int n = 0;
        while (n < 4) {
            struct ask_in ask = ask_of(id, ASK_SUSPENSION);
            struct request_row r;
            at += MINUTE + seeded_below(&rnd, 6 * HOUR);
            int64_t until = at + HOUR + seeded_below(&rnd, 80 * HOUR);
            if (at >= page("taskforce", id, at).p.due) break;
            ask.until = until;
            assert_int_equal(try_ask(ask, at, &r), OK);
            assert_int_equal(try_decide("taskforce", &r, true, at), OK);
            struct problem p = page("taskforce", id, at).p;
            assert_true(p.light == LAMP_STOP && p.due == NONE && p.next_at == until);
            s[n] = (struct stop){ at, until };
            if (seeded_below(&rnd, 2)) {
                struct problem_view out;
                s[n].to = at + 1 + seeded_below(&rnd, until - at - 1);
                as("property.chenghe", s[n].to)->if_match = version_of(id);
                assert_int_equal(action_run(&x.c, &problems_resume, &(struct resume_in){ id, STR_NULL }, &out), OK);
                at = s[n].to;
            } else tick(at = until + seeded_below(&rnd, 2) * 2 * HOUR);      /* the clock may come by late */
            n++;
        }
        struct stops all = { s, n };
        struct problem p = page("taskforce", id, at).p;
        struct limit l = limit_in(p.stage_limit), o = limit_in(p.overall_limit);
        assert_int_equal(p.due, time_when(x.c.world->calendar, from, l, 100, all));
        assert_int_equal(p.over3_at, time_when(x.c.world->calendar, from, l, 300, all));
        assert_int_equal(p.overall_due, time_when(x.c.world->calendar, p.overall_from, o, 100, all));
        for (int k = 0; k < 40; k++) {
            int64_t now = at + seeded_below(&rnd, 20 * (int64_t)DAY);
            assert_int_equal(stage_used(x.c.world, &p, now).used, limit_used(x.c.world->calendar, from, now, l, all));
            assert_int_equal(overall_used(x.c.world, &p, now).used, limit_used(x.c.world->calendar, p.overall_from, now, o, all));
        }
    }
    policy_set(POLICY_SUSPENSION_MOST, 2);
}

static void a_case_stands_so_many_days_and_no_more(void **state) {
    (void)state;
    policy_set(POLICY_SUSPENSION_DAYS, 3);
    int64_t id = brought(HANDLING, FIX_NOW);
    struct ask_in ask = ask_of(id, ASK_SUSPENSION);
    struct request_row r;
    ask.until = FIX_NOW + 2 * DAY;
    assert_int_equal(try_ask(ask, FIX_NOW, &r), OK);
    assert_int_equal(try_decide("taskforce", &r, true, FIX_NOW), OK);
    tick(FIX_NOW + 2 * DAY);
    int64_t end = ask.until = FIX_NOW + 2 * DAY + 12 * HOUR;
    assert_int_equal(try_ask(ask, FIX_NOW + 2 * DAY, &r), OK);
    assert_int_equal(try_decide("taskforce", &r, true, FIX_NOW + 2 * DAY + HOUR), OK);
    tick(end);
    assert_int_equal(page("taskforce", id, end).p.suspensions, 2);
    assert_int_equal(try_ask(ask, end, 0), E_CONFLICT);
    KEY("request.suspended_often");
    policy_set(POLICY_SUSPENSION_MOST, 20);
    ask.until = end + 13 * HOUR + 1;                             /* 13 hours are left of three days */
    assert_int_equal(try_ask(ask, end, 0), E_INVALID);
    KEY("request.too_long");
    ask.until = end + 13 * HOUR;
    assert_int_equal(try_ask(ask, end, &r), OK);
    assert_int_equal(try_decide("taskforce", &r, true, end), OK);
    tick(ask.until);
    assert_int_equal(try_ask(ask, ask.until, 0), E_CONFLICT);
    KEY("request.suspended_long");
    policy_set(POLICY_SUSPENSION_MOST, 2);
    policy_set(POLICY_SUSPENSION_DAYS, 365);
}

/* A stopped case that is voided leaves no stop that lasts. */
static void voided_while_it_stands(void **state) {
    (void)state;
    int64_t id = brought(HANDLING, FIX_NOW);
    struct ask_in ask = ask_of(id, ASK_SUSPENSION);
    struct request_row r;
    ask.until = FIX_NOW + 2 * DAY;
    assert_int_equal(try_ask(ask, FIX_NOW, &r), OK);
    assert_int_equal(try_decide("taskforce", &r, true, FIX_NOW), OK);
    struct problem p = move("town.qingxu", id, V_VOID, FIX_NOW + DAY);
    assert_true(p.light == LAMP_DONE && p.paused_since == NONE && p.next_at == NONE);
    tick(FIX_NOW + 3 * DAY);
    assert_int_equal(page("taskforce", id, FIX_NOW + 3 * DAY).p.h.version, p.h.version);
}

/* ---- time that passes ---- */

static void lights_and_the_level_above(void **state) {
    (void)state;
    int64_t id = brought(HANDLING, FIX_NOW);
    struct problem p = page("taskforce", id, FIX_NOW).p;
    const struct { int64_t at; enum lamp lamp; enum notice_kind kind; int escalations; const char *above; } steps[] = {
        { p.half_at, LAMP_HALF, NOTE_HALF, 0, 0 }, { p.risk_at, LAMP_RISK, NOTE_RISK, 0, 0 },
        { p.due, LAMP_OVER, NOTE_OVERDUE, 1, "town.qingxu" }, { p.over3_at, LAMP_OVER3, NOTE_OVERDUE, 2, "taskforce" },
    };
    int overdue = 0;
    for (int i = 0; i < N_OF(steps); i++) {
        tick(steps[i].at - 1);
        assert_int_equal(page("taskforce", id, steps[i].at - 1).p.light, p.light);
        tick(steps[i].at);
        struct problem_view v = page("taskforce", id, steps[i].at);
        assert_int_equal(v.p.light, steps[i].lamp);
        assert_int_equal(v.p.escalations, steps[i].escalations);
        assert_int_equal(v.p.stage_from, p.stage_from);          /* no clock starts anew */
        assert_int_equal(v.p.due, p.due);
        assert_int_equal(!!(v.p.facts & FACT_LATE), i >= 2);
        overdue += steps[i].kind == NOTE_OVERDUE;
        assert_int_equal(told("property.chenghe", id, steps[i].kind), steps[i].kind == NOTE_OVERDUE ? overdue : 1);
        if (steps[i].above) assert_int_equal(told(steps[i].above, id, NOTE_ESCALATED), 1);
        int64_t version = v.p.h.version;
        tick(steps[i].at);                                       /* once is enough */
        p = page("taskforce", id, steps[i].at).p;
        assert_int_equal(p.h.version, version);
    }
    assert_int_equal(p.next_at, NONE);
    assert_int_equal(p.escalations, 2);
}

/* Nobody has taken it, or it has no unit yet: it goes up all the same. */
static void untaken_goes_up(void **state) {
    (void)state;
    static const struct { enum state at; const char *above; } rows[] = {
        { REPORTED, "town.qingxu" }, { VERIFIED, "taskforce" }, { FILED, "taskforce" }, { DISPATCHED, "town.qingxu" },
        { FINISHED, "town.qingxu" },
    };
    for (int i = 0; i < N_OF(rows); i++) {
        int64_t id = brought(rows[i].at, FIX_NOW), due = page("taskforce", id, FIX_NOW).p.due;
        tick(due);
        assert_int_equal(page("taskforce", id, due).p.escalations, 1);
        assert_int_equal(told(rows[i].above, id, NOTE_ESCALATED), 1);
    }
}

/* Who decides, and where an escalation goes, from each kind of organisation. */
static void the_level_above(void **state) {
    (void)state;
    static const struct { const char *from; enum cap cap; const char *above; } rows[] = {
        { "澄和物业服务有限公司", CAP_EXTEND, "青圩镇" }, { "澄和物业服务有限公司", CAP_SUSPEND, "工作专班" },
        { "市水务局", CAP_EXTEND, "工作专班" }, { "市供电公司", CAP_SUSPEND, "工作专班" }, { "青禾社区", CAP_READ, "青圩镇" },
        { "青禾社区", CAP_SUSPEND, "工作专班" }, { "青圩镇", CAP_EXTEND, "工作专班" }, { "青圩镇", CAP_ARBITRATE, "工作专班" },
        { "工作专班", CAP_READ, "安澜市" }, { "工作专班", CAP_SUSPEND, 0 }, { "安澜市", CAP_READ, 0 },
    };
    struct problem p = page("taskforce", brought(HANDLING, FIX_NOW), FIX_NOW).p;
    for (int i = 0; i < N_OF(rows); i++) {
        int64_t above = level_above(x.c.world, &p, org_named(rows[i].from), rows[i].cap);
        assert_int_equal(above, rows[i].above ? org_named(rows[i].above) : NONE);
    }
    assert_true(level_reaches(x.c.world, &p, org_named("工作专班"), org_named("青圩镇")));
    assert_false(level_reaches(x.c.world, &p, org_named("青圩镇"), org_named("工作专班")));
    assert_false(level_reaches(x.c.world, &p, org_named("柳塘镇"), org_named("青圩镇")));
    /* Each escalation goes one level further, and stays at the top. */
    struct unit_link u[3] = { { firm, ROLE_LEAD } };
    static const char *const up[] = { "青圩镇", "工作专班", "安澜市", "安澜市" };
    for (int i = 0; i < N_OF(up); i++) {
        assert_int_equal(level_escalation(x.c.world, &p, u, i < 3 ? i + 1 : 3), org_named(up[i]));
        if (i < 2) u[i + 1] = (struct unit_link){ org_named(up[i]), ROLE_OVERSEE };
    }
    p.state = CLOSED;
    assert_int_equal(level_escalation(x.c.world, &p, u, 1), NONE);
}

/* The bureau does not own the place, and sees a firm's case once it is brought in. */
static void who_is_brought_in_keeps_access(void **state) {
    (void)state;
    int64_t id = brought(HANDLING, FIX_NOW), due = page("taskforce", id, FIX_NOW).p.due;
    struct move_in in = move_of(id, V_RETURN);
    tick(due);
    assert_int_equal(try_move("property.chenghe", &in, due + MINUTE, 0), OK);
    struct problem_view v = page("town.qingxu", id, due + MINUTE);
    assert_true(v.units.n == 1 && ((const struct unit_view *)v.units.row)[0].role == ROLE_OVERSEE);
    (void)move("town.qingxu", id, V_DISPATCH, due + 2 * MINUTE);
    assert_int_equal(page("town.qingxu", id, due + 2 * MINUTE).units.n, 2);
}

/* The machine's time is set back: nothing goes back, nothing is turned twice, people go on working. */
static void time_set_back(void **state) {
    (void)state;
    int64_t id = brought(HANDLING, FIX_NOW);
    struct problem p = page("taskforce", id, FIX_NOW).p;
    tick(p.due + MINUTE);
    struct problem over = page("taskforce", id, p.due + MINUTE).p;
    assert_int_equal(over.light, LAMP_OVER);
    for (int64_t back = 1; back < 400; back *= 3) {
        tick(FIX_NOW - back * DAY);
        struct problem is = page("taskforce", id, FIX_NOW - back * DAY).p;
        assert_true(is.light == LAMP_OVER && is.h.version == over.h.version && is.escalations == 1);
    }
    p = move("property.chenghe", id, V_PROGRESS, FIX_NOW - 2 * DAY);
    assert_true(p.light == LAMP_OVER && p.facts & FACT_LATE);
    p = move("property.chenghe", id, V_RETURN, FIX_NOW - DAY);
    assert_int_equal(p.stage_from, FIX_NOW - DAY);
    assert_true(p.facts & FACT_LATE);
    /* A stop that begins before the time is set back ends no earlier than it began. */
    int64_t two = brought(HANDLING, FIX_NOW);
    struct ask_in ask = ask_of(two, ASK_SUSPENSION);
    struct request_row r;
    struct problem_view out;
    ask.until = FIX_NOW + DAY;
    assert_int_equal(try_ask(ask, FIX_NOW, &r), OK);
    assert_int_equal(try_decide("taskforce", &r, true, FIX_NOW), OK);
    as("property.chenghe", FIX_NOW - 5 * DAY)->if_match = version_of(two);
    assert_int_equal(action_run(&x.c, &problems_resume, &(struct resume_in){ two, STR_NULL }, &out), OK);
    assert_true(out.p.stage_stopped == 0 && out.p.due == after(FIX_NOW, "5工作日"));
}

/* Beyond the last notice of holidays weekdays alone decide, and the row says so. */
static void a_year_without_a_calendar(void **state) {
    (void)state;
    int64_t late = time_at(day_of((struct civil){ 2026, 12, 30 }), 15 * HOUR, 8 * HOUR);
    struct problem p = page("taskforce", brought(HANDLING, late), late).p;
    assert_int_equal(p.calendar_known, 0);
    assert_int_equal(page("taskforce", brought(HANDLING, FIX_NOW), FIX_NOW).p.calendar_known, 1);
}

/* Taken out again, a merged case is as late as if it had never been away. */
static void merged_and_parted(void **state) {
    (void)state;
    int64_t a = brought(HANDLING, FIX_NOW), b = brought(HANDLING, FIX_NOW);
    struct problem was = page("taskforce", b, FIX_NOW).p, p;
    struct move_in in = move_of(b, V_MERGE);
    in.into = a;
    assert_int_equal(try_move("town.qingxu", &in, FIX_NOW + HOUR, &p), OK);
    assert_true(p.state == MERGED && p.due == NONE && p.stage_from == was.stage_from);
    tick(was.due + HOUR);
    assert_int_equal(page("taskforce", b, was.due + HOUR).p.light, LAMP_DONE);
    in = move_of(b, V_UNMERGE);
    assert_int_equal(try_move("town.qingxu", &in, was.due + HOUR, &p), OK);
    assert_true(p.state == HANDLING && p.due == was.due && p.over3_at == was.over3_at && p.light == LAMP_OVER);
    assert_true(p.facts & FACT_LATE);
    assert_int_equal(page("taskforce", a, was.due + HOUR).p.merged_n, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_objection_has_its_time), cmocka_unit_test(closed_too_long_ago),
        cmocka_unit_test(reopened_to_the_desk_where_the_city_says_so), cmocka_unit_test(reminders_keep_their_distance),
        cmocka_unit_test(neither_once_overdue), cmocka_unit_test(an_extension_lengthens_both_clocks),
        cmocka_unit_test(stops_are_counted_right), cmocka_unit_test(a_case_stands_so_many_days_and_no_more),
        cmocka_unit_test(voided_while_it_stands), cmocka_unit_test(lights_and_the_level_above),
        cmocka_unit_test(untaken_goes_up), cmocka_unit_test(the_level_above), cmocka_unit_test(who_is_brought_in_keeps_access), cmocka_unit_test(time_set_back),
        cmocka_unit_test(a_year_without_a_calendar), cmocka_unit_test(merged_and_parted),
    };
    return cmocka_run_group_tests(tests, life_up, life_down);
}
