/* How complete an estate is: the table is sound, each row counts as it says. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "model/complete.h"
#include "model/words.h"
#include <cmocka.h>

static int64_t none[TALLIES];

static struct estate nothing(void) {
    struct estate e;
    row_clear(&estate_entity, &e);
    return e;
}

/* Everything an estate itself says, with no firm. */
static struct estate told(void) {
    struct estate e = nothing();
    e.town = 2, e.community = 3, e.address = S("路1号"), e.built_year = 2001, e.buildings = 4, e.households = 90;
    e.population = 270, e.floor_area = 9000, e.management = BY_COMMUNITY, e.lat = 31, e.lng = 121;
    e.kind = 1, e.renovation = 1, e.aged = 40, e.ebikes = 80, e.cars = 30;
    return e;
}

static struct completed reckoned(const struct estate *e, const int64_t *tally) {
    struct completed done;
    complete_reckon(e, tally, &done);
    return done;
}

static bool lacks(const struct completed *done, const char *name) {
    int row = complete_named(str_of(name));
    assert_true(row >= 0);
    return done->lacks >> row & 1;
}

static void the_table_is_sound(void **state) {
    char key[120];
    (void)state;
    assert_true(ncomplete_rows <= COMPLETE_MOST);
    for (int i = 0; i < ncomplete_rows; i++) {
        const struct complete_row *row = &complete_rows[i];
        (void)snprintf(key, sizeof key, "%s.%s", row->noun, row->field);
        assert_int_equal(complete_named(str_of(key)), i);              /* no two of one name */
        assert_true(row->weight > 0 && row->tally < TALLIES);
        const struct entity *e = entity_named(str_of(row->noun));
        assert_non_null(e);
        if (row->tally < 0) assert_non_null(field_named(e, str_of(row->field)));
        if (*word_of(ZH, "missing", key) == 0) assert_true(*word_of(ZH, row->noun, row->field) != 0);
    }
    assert_int_equal(complete_named(S("estate.soul")), -1);
    assert_int_equal(complete_named(S("estate")), -1);
    assert_int_equal(complete_named(S("")), -1);
}

static void nothing_known(void **state) {
    (void)state;
    struct estate e = nothing();
    struct completed done = reckoned(&e, none);
    assert_int_equal(done.percent, 0);
    assert_int_equal(done.n, ncomplete_rows - 4);        /* floors, homes and lifts are asked of what is there */
    for (int i = 0; i < ncomplete_rows; i++)
        assert_int_equal(done.lacks >> i & 1, complete_rows[i].needs == NEEDS_ONE || complete_rows[i].needs == NEEDS_STATED);
}

static void a_row_counts_as_it_says(void **state) {
    (void)state;
    struct estate e = nothing();
    e.town = 2;                                          /* 2 of 39 */
    assert_int_equal(reckoned(&e, none).percent, 5);
    e.management = BY_NOBODY;                            /* 4 of 31: no firm, no fee, no contract, no figures */
    assert_int_equal(reckoned(&e, none).percent, 13);
    e.lat = 31;                                          /* half a position is none */
    assert_int_equal(reckoned(&e, none).percent, 13);
    e.lng = 121;
    assert_int_equal(reckoned(&e, none).percent, 19);
    e.address = S("");                                   /* an empty text says nothing */
    struct completed done = reckoned(&e, none);
    assert_int_equal(done.percent, 19);
    assert_true(lacks(&done, "estate.address"));
}

static void whole(void **state) {
    (void)state;
    struct estate e = told();
    int64_t t[TALLIES] = { 0 };
    t[TALLY_BUILDINGS] = t[TALLY_BUILDING_FLOORS] = t[TALLY_BUILDING_HOMES] = 4;
    t[TALLY_FIRE] = t[TALLY_EBIKE] = t[TALLY_BODIES] = 1;
    struct completed done = reckoned(&e, t);
    assert_int_equal(done.percent, 100);
    assert_int_equal(done.lacks, 0);
    assert_int_equal(done.n, 0);
    t[TALLY_LIFTS] = 400, t[TALLY_LIFT_INSTALLED] = 400, t[TALLY_LIFT_INSPECTED] = 399;
    done = reckoned(&e, t);                              /* 100 is said of what lacks nothing */
    assert_int_equal(done.percent, 99);
    assert_int_equal(done.n, 1);
    assert_int_equal(done.lack[0].n, 399);
    assert_int_equal(done.lack[0].of, 400);
    assert_true(lacks(&done, "elevator.inspected"));
    t[TALLY_LIFT_INSPECTED] = 400;
    t[TALLY_BUILDINGS] = t[TALLY_BUILDING_FLOORS] = t[TALLY_BUILDING_HOMES] = 9;      /* more than stated is not more than all */
    assert_int_equal(reckoned(&e, t).percent, 100);
}

static void a_part_counts_as_a_part(void **state) {
    (void)state;
    struct estate e = told();
    int64_t t[TALLIES] = { 0 };
    t[TALLY_FIRE] = t[TALLY_EBIKE] = t[TALLY_BODIES] = 1;
    t[TALLY_BUILDINGS] = t[TALLY_BUILDING_FLOORS] = t[TALLY_BUILDING_HOMES] = 1;      /* 1 of 4, weight 2 of 33 */
    struct completed done = reckoned(&e, t);
    assert_int_equal(done.percent, 95);
    assert_int_equal(done.n, 1);
    assert_int_equal(done.lack[0].n, 1);
    assert_int_equal(done.lack[0].of, 4);
}

static void who_must(void **state) {
    (void)state;
    struct estate e = nothing();
    const struct complete_row *fee = &complete_rows[complete_named(S("estate.fee"))];
    const struct complete_row *name = &complete_rows[complete_named(S("building.name"))];
    const struct complete_row *town = &complete_rows[complete_named(S("estate.town"))];
    assert_int_equal(complete_who(name, &e), MUST_PROPERTY);
    assert_true(complete_applies(fee, &e));
    e.management = BY_OWNERS;
    assert_int_equal(complete_who(name, &e), MUST_COMMUNITY);
    assert_int_equal(complete_who(town, &e), MUST_TOWN);
    assert_false(complete_applies(fee, &e));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_is_sound), cmocka_unit_test(nothing_known), cmocka_unit_test(a_row_counts_as_it_says),
        cmocka_unit_test(whole), cmocka_unit_test(a_part_counts_as_a_part), cmocka_unit_test(who_must),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
