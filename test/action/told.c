/* A missing calendar is told to whoever can see to it, once a year, and to nobody else. */
#include "lifefix.h"

#include "action/calendar_missing.h"
#include "action/notice_list.h"

static enum err clock_says(int64_t at) {
    x.c.who = who_system(&x.mem);
    x.c.now = at;
    x.c.fault = (struct fault){ 0 };
    return calendar_told(&x.c);
}

/* The years that he was told of, newest first: "2027 ". */
static struct str years(const char *account) {
    struct notice_query q;
    struct notice_page out;
    struct str s = S("");
    row_clear(&notice_query_entity, &q);
    q.limit = 100;
    assert_int_equal(action_run(as(account, x.c.now), &notices_list, &q, &out), OK);
    for (int i = 0; i < out.items.n; i++) {
        const struct notice_view *v = &((const struct notice_view *)out.items.row)[i];
        if (v->kind == NOTE_CALENDAR) s = arena_printf(&x.mem, PRIstr PRIstr " ", STRARG(s), STRARG(v->note));
    }
    return s;
}

static void only_a_year_that_is_near(void **state) {
    int64_t days = 0, summer = time_at(day_of((struct civil){ 2026, 7, 1 }), 0, 8 * HOUR);
    (void)state;
    x.c.now = summer;
    assert_int_equal(calendar_missing(&x.c, &days), 0);
    assert_int_equal(clock_says(summer), OK);
    assert_int_equal(years("sysadmin").n, 0);
    x.c.now = FIX_NOW;                               /* 24 November 2026 */
    assert_int_equal(calendar_missing(&x.c, &days), 2027);
    assert_int_equal(days, 38);
}

static void once_a_year(void **state) {
    static const char *const others[] = { "secadmin", "auditor", "leader", "town.qingxu", "property.chenghe" };
    (void)state;
    for (int hour = 0; hour < 3; hour++) assert_int_equal(clock_says(FIX_NOW + hour * (int64_t)HOUR), OK);
    assert_true(str_is(years("sysadmin"), "2027 "));
    assert_true(str_is(years("taskforce"), "2027 "));
    for (int i = 0; i < N_OF(others); i++) assert_int_equal(years(others[i]).n, 0);
    assert_int_equal(clock_says(FIX_NOW + 365 * (int64_t)DAY), OK);      /* the year that runs comes first: told already */
    assert_true(str_is(years("sysadmin"), "2027 "));
    assert_int_equal(clock_says(FIX_NOW + 420 * (int64_t)DAY), OK);
    assert_true(str_is(years("sysadmin"), "2028 2027 "));
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(only_a_year_that_is_near), cmocka_unit_test(once_a_year) };
    return cmocka_run_group_tests(tests, life_up, life_down);
}
