/* What a lift is due for, by its own dates; what a record of it changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/time.h"
#include "model/lift.h"

static struct arena mem;

static const struct { const char *installed, *assessed, *inspected, *due, *maintained, *policy; int64_t state; const char *by[LIFT_DUES], *next; } rows[] = {
    { "2006-03-01", 0, 0, 0, 0, 0, NONE, { 0, "2021-03-01", 0, 0, 0 }, "2021-03-01" },
    { "2006-03-01", "2024-03-28", 0, 0, 0, 0, LIFT_IN_USE, { 0, "2025-03-28", 0, 0, 0 }, "2025-03-28" },
    { "2010-05-31", "2024-12-01", 0, 0, 0, 0, NONE, { 0, "2025-12-01", 0, 0, 0 }, "2025-12-01" },
    { "2020-05-31", "2021-01-01", 0, 0, 0, 0, NONE, { 0, "2035-05-31", 0, 0, 0 }, "2035-05-31" },      /* none before the first */
    { "2024-02-29", 0, "2024-02-29", 0, "2024-02-20", "2024-12-31", NONE, { 0, "2039-02-28", "2025-02-28", "2024-03-06", "2024-12-31" }, "2024-03-06" },
    { 0, 0, "2023-05-01", "2024-11-30", 0, 0, NONE, { 0, 0, "2024-11-30", 0, 0 }, "2024-11-30" },       /* the certificate's own day */
    { "2006-03-01", 0, "2020-01-01", 0, "2020-01-01", "2020-01-01", LIFT_STOPPED, { 0, 0, 0, 0, 0 }, 0 },
    { "2006-03-01", 0, "2020-01-01", 0, "2020-01-01", "2020-01-01", LIFT_SCRAPPED, { 0, 0, 0, 0, 0 }, 0 },
    { 0, 0, 0, 0, 0, 0, NONE, { 0, 0, 0, 0, 0 }, 0 },
};

static void same(struct str is, const char *want, size_t row) {
    if (!str_eq(is, str_of(want)) || (!is.s != !want)) fail_msg("row %zu: " PRIstr ", not %s", row, STRARG(is), want ? want : "none");
}

static void dues(void **state) {
    (void)state;
    for (size_t i = 0; i < N_OF(rows); i++) {
        struct elevator e;
        row_clear(&elevator_entity, &e);
        e.installed = str_of(rows[i].installed), e.assessed = str_of(rows[i].assessed), e.inspected = str_of(rows[i].inspected);
        e.inspection_due = str_of(rows[i].due), e.maintained = str_of(rows[i].maintained), e.policy_end = str_of(rows[i].policy);
        e.state = rows[i].state;
        lift_settle(&mem, &e);
        for (enum lift_due w = DUE_ASSESSMENT; w < LIFT_DUES; w++) same(lift_by(&e, w), rows[i].by[w], i);
        same(e.next_by, rows[i].next, i);
    }
}

static int64_t day(const char *z) {
    struct civil c;
    assert_true(date_parse(str_of(z), &c));
    return day_of(c);
}

static void lights_turn(void **state) {
    int64_t left;
    (void)state;
    assert_int_equal(lift_light(DUE_MAINTENANCE, S("2024-06-15"), day("2024-06-11"), &left), LAMP_OK);
    assert_int_equal(lift_light(DUE_MAINTENANCE, S("2024-06-15"), day("2024-06-12"), &left), LAMP_RISK);
    assert_int_equal(lift_light(DUE_MAINTENANCE, S("2024-06-15"), day("2024-06-15"), &left), LAMP_RISK);
    assert_int_equal(left, 0);
    assert_int_equal(lift_light(DUE_MAINTENANCE, S("2024-06-15"), day("2024-06-16"), &left), LAMP_OVER);
    assert_int_equal(left, -1);
    assert_int_equal(lift_light(DUE_ASSESSMENT, S("2024-06-15"), day("2024-04-16"), &left), LAMP_RISK);
    assert_int_equal(lift_light(DUE_ASSESSMENT, S("2024-06-15"), day("2024-04-15"), &left), LAMP_OK);
    assert_true(lift_light(DUE_ASSESSMENT, STR_NULL, day("2024-04-15"), &left) == NONE && left == NONE);
}

static void years(void **state) {
    struct elevator e;
    (void)state;
    row_clear(&elevator_entity, &e);
    assert_true(lift_years(&e, day("2024-06-12")) == NONE);
    e.installed = S("2009-06-12");
    assert_int_equal(lift_years(&e, day("2024-06-12")), 15);
    assert_int_equal(lift_years(&e, day("2024-06-11")), 14);
    e.installed = S("2024-06-13");
    assert_true(lift_years(&e, day("2024-06-12")) == NONE);
}

static struct lift_record record(int64_t deed, const char *on) {
    struct lift_record r;
    row_clear(&lift_record_entity, &r);
    r.deed = deed;
    r.day = str_of(on);
    return r;
}

static void records(void **state) {
    struct elevator e;
    (void)state;
    row_clear(&elevator_entity, &e);
    struct lift_record r = record(LIFT_MAINTAINED, "2024-05-02");
    assert_true(lift_follow(&e, &r));
    r = record(LIFT_MAINTAINED, "2024-05-01");
    assert_false(lift_follow(&e, &r));
    assert_true(str_is(e.maintained, "2024-05-02"));
    r = record(LIFT_INSPECTED, "2024-05-03");
    r.due = S("2025-05-31");
    r.result = LIFT_FAILED;
    assert_true(lift_follow(&e, &r));
    assert_true(str_is(e.inspection_due, "2025-05-31") && e.state == LIFT_STOPPED);
    r = record(LIFT_ASSESSED, "2024-05-04");
    r.grade = LIFT_GRADE_3;
    r.advice = LIFT_REPAIR;
    assert_true(lift_follow(&e, &r));
    assert_true(e.grade == LIFT_GRADE_3 && e.advice == LIFT_REPAIR && str_is(e.assessed, "2024-05-04"));
    r = record(LIFT_REPAIRED, "2024-05-05");
    assert_false(lift_follow(&e, &r));
    r = record(LIFT_REPLACED, "2024-06-01");
    assert_true(lift_follow(&e, &r));
    assert_true(e.state == LIFT_IN_USE && e.grade == NONE && !e.assessed.s && !e.inspection_due.s && str_is(e.installed, "2024-06-01"));
}

static void table(void **state) {
    (void)state;
    for (enum lift_due w = DUE_ASSESSMENT; w < LIFT_DUES; w++)
        assert_true(lift_intervals[w].what == w && lift_intervals[w].source && lift_intervals[w].edition && lift_intervals[w].warn > 0);
    same(date_later(&mem, S("2024-01-31"), 1, 0), "2024-02-29", 0);
    same(date_later(&mem, S("2024-06-12"), -180, 0), "2009-06-12", 0);
    same(date_later(&mem, S("2024-12-20"), 0, 15), "2025-01-04", 0);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(dues), cmocka_unit_test(lights_turn), cmocka_unit_test(years),
                                       cmocka_unit_test(records), cmocka_unit_test(table) };
    arena_init(&mem, 0);
    int wrong = cmocka_run_group_tests(tests, 0, 0);
    arena_free(&mem);
    return wrong;
}
