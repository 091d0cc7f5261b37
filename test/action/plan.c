/* The example city: every state, the right lights, who may sign in; the plan's
** proposals confirmed; accounts and grants. */
#include "action/people.h"
#include "action/plan.h"
#include "action/problem.h"
#include "action/reference.h"
#include "action/timing.h"
#include "cityfix.h"

static struct fix x;                          /* one example city for all tests of this program */

static int city_up(void **state) {
    struct demo_made made;
    (void)state;
    if (!password_start()) return -1;
    fix_start(&x);
    struct demo_source d = fix_demo(&x);
    assert_int_equal(fix_begin(&x), OK);
    enum err e = demo_build(&x.c, &d, &made);
    if (e) print_error("%s %lld " PRIstr "\n", x.c.fault.key ? x.c.fault.key : "", (long long)x.c.fault.row,
                       STRARG(x.c.fault.arg[0]));
    assert_int_equal(e, OK);
    assert_int_equal(made.estates, 60);
    assert_int_equal(made.problems, 49);
    assert_true(made.moves > 80 && made.photos >= made.problems);
    fix_world(&x);
    return 0;
}

static int city_down(void **state) {
    (void)state;
    fix_stop(&x);
    return 0;
}

/* ---- the example ---- */

static struct problem_page list(struct call *c) {
    struct problem_query q;
    struct problem_page page;
    row_clear(&problem_query_entity, &q);
    q.limit = 100;
    q.sort = S("-id");
    assert_int_equal(action_run(c, &problems_list, &q, &page), OK);
    return page;
}

static void states_and_lights(void **state) {
    int states_[STATES] = { 0 }, lamps[LAMPS] = { 0 };
    (void)state;
    fix_as(&x, "taskforce");
    struct problem_page page = list(&x.c);
    assert_int_equal(page.items.n, 49);
    for (int i = 0; i < page.items.n; i++) {
        const struct problem *p = &((const struct problem_view *)page.items.row)[i].p;
        struct problem_view whole;                             /* a list reads no marks of the clock */
        assert_int_equal(action_run(&x.c, &problems_get, &(struct one_in){ p->h.id }, &whole), OK);
        assert_false(clock_turn(&whole.p, FIX_NOW));           /* its light is already right */
        assert_true(p->h.updated_at <= FIX_NOW);
        states_[p->state]++;
        lamps[p->light]++;
    }
    static const enum state shown[] = { REPORTED, VERIFIED, FILED, DISPATCHED, OBJECTED, HANDLING, FINISHED, CLOSED,
                                        REJECTED, EXITED, MERGED };
    for (int i = 0; i < N_OF(shown); i++) assert_true(states_[shown[i]] > 0);
    for (int i = LAMP_OK; i < LAMPS; i++) assert_true(lamps[i] > 0);
}

/* Each step stands at its own time, in order, by somebody else than the checker. */
static void story_in_order(void **state) {
    (void)state;
    fix_as(&x, "taskforce");
    struct problem_page page = list(&x.c);
    for (int i = 0; i < page.items.n; i++) {
        struct one_in one = { ((const struct problem_view *)page.items.row)[i].p.h.id };
        struct problem_view v;
        assert_int_equal(action_run(&x.c, &problems_get, &one, &v), OK);
        const struct history_view *h = v.history.row;
        for (int k = 1; k < v.history.n; k++) assert_true(h[k - 1].at >= h[k].at && h[k - 1].id > h[k].id);
        if (v.p.state == CLOSED) assert_int_not_equal(v.p.checked_by, v.p.finished_by);
        assert_true(v.photos.n >= (v.p.finished_at != NONE ? 2 : 1));
    }
}

static void accounts_are_told(void **state) {
    struct demo_view v;
    (void)state;
    x.c.who = 0;
    x.c.fault = (struct fault){ 0 };
    assert_int_equal(action_run(&x.c, &demo_accounts, 0, &v), OK);
    assert_int_equal(v.accounts.n, 12);
    const struct demo_account *a = v.accounts.row;
    assert_true(str_is(a[0].account, "grid.qingxu") && a[0].role == R_GRID && str_is(a[0].name, "陈一禾"));
    for (int i = 0; i < v.accounts.n; i++) assert_true(str_is(a[i].password, DEMO_PASSWORD));
    struct world real = *x.c.world;
    struct call c = x.c;
    real.demo = false;
    c.world = &real;
    assert_int_equal(action_run(&c, &demo_accounts, 0, &v), E_NOT_FOUND);
}

static void the_sea_of_scopes(void **state) {
    (void)state;
    fix_as(&x, "grid.qingxu");
    struct problem_page grid = list(&x.c);
    fix_as(&x, "department.water");
    struct problem_page water = list(&x.c);
    fix_as(&x, "town.qingxu");
    struct problem_page town = list(&x.c);
    assert_true(grid.items.n > 0 && grid.items.n < town.items.n && town.items.n < 49);
    assert_true(water.items.n > 0 && water.items.n < 6);
}

/* ---- the plan ---- */

static void plan_is_told(void **state) {
    struct plan_view v;
    (void)state;
    fix_as(&x, "leader");
    assert_int_equal(action_run(&x.c, &plan_get, 0, &v), OK);
    const struct campaign_view *k = v.campaign.row;
    assert_true(str_is(k->name, "安澜市安置小区人居环境整治提升"));
    assert_int_equal(v.phases.n, 4);
    assert_int_equal(v.milestones.n, 3);
    assert_true(k->basis.n >= 1 && v.duties.n > 20);
    const struct measure_view *m = v.measures.row;
    int key = 0;
    for (int i = 0; i < v.measures.n; i++) {
        struct str title = str_sub(k->source_text, (size_t)m[i].from, (size_t)(m[i].to - m[i].from));
        assert_true(m[i].from >= 0 && m[i].to <= (int64_t)k->source_text.n);
        assert_true(str_find(title, m[i].title, 0) >= 0);      /* the span holds the title */
        key += m[i].key_task == 1 && m[i].duties.n > 0;
    }
    assert_int_equal(key, 6);
}

static struct duty_view first_duty(struct call *c) {
    struct plan_view v;
    assert_int_equal(action_run(c, &plan_get, 0, &v), OK);
    const struct measure_view *m = v.measures.row;
    for (int i = 0; i < v.measures.n; i++)
        for (int k = 0; k < m[i].duties.n; k++) {
            struct duty_view d = ((const struct duty_view *)m[i].duties.row)[k];
            if (d.state == PROPOSED) return d;
        }
    fail_msg("no proposal left");
    return (struct duty_view){ 0 };
}

static void one_duty_confirmed(void **state) {
    struct duty_view out;
    (void)state;
    fix_as(&x, "taskforce");
    struct duty_view d = first_duty(&x.c);
    struct duty_in in = { d.id, x.c.world->org[0].h.id };
    assert_int_equal(action_run(&x.c, &duties_confirm, &in, &out), E_NEED_VERSION);
    x.c.fault = (struct fault){ 0 };
    x.c.if_match = d.version + 1;
    assert_int_equal(action_run(&x.c, &duties_confirm, &in, &out), E_STALE);
    x.c.fault = (struct fault){ 0 };
    x.c.if_match = d.version;
    in.org = 12345;
    assert_int_equal(action_run(&x.c, &duties_confirm, &in, &out), E_INVALID);
    x.c.fault = (struct fault){ 0 };
    in.org = x.c.world->org[0].h.id;
    assert_int_equal(action_run(&x.c, &duties_confirm, &in, &out), OK);
    assert_int_equal(out.state, CONFIRMED);
    assert_int_equal(out.org, in.org);
    assert_int_equal(out.version, d.version + 1);
    x.c.if_match = NONE;
    fix_as(&x, "grid.qingxu");
    assert_int_equal(action_run(&x.c, &plan_confirm, 0, &(struct confirmed_view){ 0 }), E_DENIED);
}

static void all_duties_confirmed(void **state) {
    struct confirmed_view out;
    (void)state;
    fix_as(&x, "taskforce");
    assert_int_equal(action_run(&x.c, &plan_confirm, 0, &out), OK);
    assert_true(out.confirmed > 100);
    assert_int_equal(out.left, 0);
    assert_int_equal(action_run(&x.c, &plan_confirm, 0, &out), OK);
    assert_int_equal(out.confirmed, 0);
    fix_world(&x);
    for (int i = 0; i < x.c.world->nduties; i++) assert_int_equal(x.c.world->duty[i].state, CONFIRMED);
}

static void names_are_told(void **state) {
    struct reference_view v;
    (void)state;
    fix_as(&x, "grid.qingxu");
    assert_int_equal(action_run(&x.c, &reference_get, 0, &v), OK);
    assert_int_equal(v.categories.n, 36);
    assert_int_equal(v.areas.n, 37);
    assert_int_equal(v.severities.n, 4);
    assert_true(v.orgs.n > 50 && v.measures.n > 30);
}

/* ---- people ---- */

static int64_t id_of(const char *account) {
    for (int i = 0; i < x.c.world->npersons; i++)
        if (str_is(x.c.world->person[i].account, account)) return x.c.world->person[i].h.id;
    fail_msg("no %s", account);
    return NONE;
}

static struct person_in newcomer(const char *account, const char *password) {
    struct person_in in;
    row_clear(&person_in_entity, &in);
    in.account = str_of(account);
    in.name = S("新来的");
    in.org = x.c.world->org[0].h.id;
    in.password = str_of(password);
    return in;
}

static void account_made(void **state) {
    static const struct { const char *account, *password, *key; } bad[] = {
        { "Upper", "long-enough-1", "account.form" }, { "grid.qingxu", "long-enough-1", "account.taken" },
        { "fresh.one", "short-1", "password.short" }, { "fresh.one", "onlyletters", "password.kinds" },
        { "fresh.one", "x-fresh.one-x", "password.account" },
    };
    struct person_view out, again;
    (void)state;
    fix_as(&x, "sysadmin");
    x.c.once_key = S("person-key-000000000");
    for (int i = 0; i < N_OF(bad); i++) {
        struct person_in in = newcomer(bad[i].account, bad[i].password);
        x.c.fault = (struct fault){ 0 };
        assert_int_not_equal(action_run(&x.c, &persons_create, &in, &out), OK);
        assert_string_equal(x.c.fault.key, bad[i].key);
    }
    struct person_in in = newcomer("fresh.one", "long-enough-1");
    x.c.fault = (struct fault){ 0 };
    assert_int_equal(action_run(&x.c, &persons_create, &in, &out), OK);
    /* the same key: the same person */
    assert_int_equal(action_run(&x.c, &persons_create, &in, &again), OK);
    assert_int_equal(out.id, again.id);
    fix_as(&x, "secadmin");
    assert_int_equal(action_run(&x.c, &persons_create, &in, &out), E_DENIED);
    fix_world(&x);
}

static enum err grant(const char *account, int64_t role, const char *key) {
    struct grant_in in;
    struct grant_view out;
    row_clear(&grant_in_entity, &in);
    in.person = id_of(account);
    in.role = role;
    x.c.fault = (struct fault){ 0 };
    x.c.once_key = str_of(key);
    enum err e = action_run(&x.c, &grants_create, &in, &out);
    const char *why = x.c.fault.key;
    fix_world(&x);
    x.c.fault.key = why;
    return e;
}

static void administrators_stay_apart(void **state) {
    (void)state;
    fix_as(&x, "secadmin");
    assert_int_equal(grant("fresh.one", R_LEADER, "grant-key-0000000001"), OK);
    assert_int_equal(grant("fresh.one", R_LEADER, "grant-key-0000000002"), E_CONFLICT);
    assert_string_equal(x.c.fault.key, "grant.twice");
    assert_int_equal(grant("fresh.one", R_AUDITOR, "grant-key-0000000003"), E_CONFLICT);
    assert_string_equal(x.c.fault.key, "grant.clash");
    assert_int_equal(grant("auditor", R_SYSADMIN, "grant-key-0000000004"), E_CONFLICT);
    assert_int_equal(grant("secadmin", R_LEADER, "grant-key-0000000005"), E_DENIED);
    assert_string_equal(x.c.fault.key, "grant.self");
    assert_int_equal(grant("fresh.one", R_INSPECTOR, "grant-key-0000000006"), OK);
    x.c.once_key = STR_NULL;
}

static void grant_taken_back(void **state) {
    struct grant_page page;
    struct grant_in in;
    (void)state;
    fix_as(&x, "secadmin");
    row_clear(&grant_query_entity, &in);
    in.person = id_of("fresh.one");
    assert_int_equal(action_run(&x.c, &grants_list, &in, &page), OK);
    assert_int_equal(page.items.n, 2);
    in.id = ((const struct grant_view *)page.items.row)[0].id;
    assert_int_equal(action_run(&x.c, &grants_remove, &in, 0), OK);
    fix_world(&x);
    assert_int_equal(action_run(&x.c, &grants_list, &in, &page), OK);
    assert_int_equal(page.items.n, 1);
    fix_as(&x, "leader");
    assert_int_equal(action_run(&x.c, &grants_list, &in, &page), E_DENIED);
}

static void account_disabled(void **state) {
    struct person_query q;
    struct person_page page;
    struct person_view out;
    struct person_in in;
    (void)state;
    fix_as(&x, "sysadmin");
    row_clear(&person_query_entity, &q);
    q.q = S("fresh");
    assert_int_equal(action_run(&x.c, &persons_list, &q, &page), OK);
    assert_int_equal(page.items.n, 1);
    row_clear(&person_edit_entity, &in);
    in.id = id_of("fresh.one");
    in.disabled = 1;
    in.name = S("改名");
    assert_int_equal(action_run(&x.c, &persons_change, &in, &out), E_NEED_VERSION);
    x.c.fault = (struct fault){ 0 };
    x.c.if_match = ((const struct person_view *)page.items.row)->version;
    assert_int_equal(action_run(&x.c, &persons_change, &in, &out), OK);
    assert_true(str_is(out.name, "改名") && out.disabled_at == FIX_NOW);
    fix_world(&x);
    assert_null(who_of(&x.mem, x.c.world, in.id));
    in.id = id_of("sysadmin");
    x.c.if_match = 1;
    for (int i = 0; i < x.c.world->npersons; i++)
        if (x.c.world->person[i].h.id == in.id) x.c.if_match = x.c.world->person[i].h.version;
    assert_int_equal(action_run(&x.c, &persons_change, &in, &out), E_CONFLICT);
    x.c.if_match = NONE;
}

/* A new password ends the example: it is told to nobody any more. */
static void password_changed(void **state) {
    struct person_in in;
    struct demo_view v;
    (void)state;
    fix_as(&x, "sysadmin");
    row_clear(&person_password_entity, &in);
    in.id = id_of("grid.qingxu");
    in.password = S("another-one-2");
    assert_int_equal(action_run(&x.c, &persons_password, &in, 0), OK);
    fix_world(&x);
    assert_int_equal(action_run(&x.c, &demo_accounts, 0, &v), OK);
    assert_int_equal(v.accounts.n, 11);
}

/* The stage ends in a year whose holidays are known, the whole in one whose are not: each clock says its own. */
static void a_clock_beyond_the_calendar(void **state) {
    struct problem in;
    struct problem_view v;
    (void)state;
    fix_as(&x, "grid.qingxu");
    struct problem_page page = list(&x.c);
    row_clear(&problem_entity, &in);
    in.estate = ((const struct problem_view *)page.items.row)[0].p.estate;
    in.category = ((const struct problem_view *)page.items.row)[0].p.category;
    in.severity = 1;
    in.place = S("门口");
    in.title = S("年底的一件");
    x.c.now = FIX_NOW + 10 * (int64_t)DAY;
    x.c.once_key = S("beyond-the-calendar");
    assert_int_equal(action_run(&x.c, &problems_create, &in, &v), OK);
    const struct clocks_view *k = v.clocks.row;
    assert_int_equal(((const struct clock_view *)k->stage.row)->calendar_ok, 1);
    assert_int_equal(((const struct clock_view *)k->overall.row)->calendar_ok, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_and_lights), cmocka_unit_test(story_in_order),
        cmocka_unit_test(accounts_are_told),
        cmocka_unit_test(the_sea_of_scopes), cmocka_unit_test(plan_is_told),
        cmocka_unit_test(one_duty_confirmed),
        cmocka_unit_test(all_duties_confirmed), cmocka_unit_test(names_are_told),
        cmocka_unit_test(account_made),
        cmocka_unit_test(administrators_stay_apart), cmocka_unit_test(grant_taken_back),
        cmocka_unit_test(account_disabled), cmocka_unit_test(password_changed),
        cmocka_unit_test(a_clock_beyond_the_calendar),
    };
    return cmocka_run_group_tests(tests, city_up, city_down);
}
