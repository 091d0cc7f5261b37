/* How far a grant reaches, on a world made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include "access/who.h"      /* before cmocka.h, which makes `fail` a macro */
#include <cmocka.h>

enum { CITY = 1, TOWN, COMMUNITY, GRID, STRAY };

static struct area areas[] = {
    { .h.id = CITY, .parent = NONE, .level = AREA_CITY },      { .h.id = TOWN, .parent = CITY, .level = AREA_TOWN },
    { .h.id = COMMUNITY, .parent = TOWN, .level = AREA_COMMUNITY }, { .h.id = GRID, .parent = COMMUNITY, .level = AREA_GRID },
    { .h.id = STRAY, .parent = TOWN, .level = AREA_GRID },      /* a grid that no community holds */
};
static const struct world world = { .tenant = 1, .area = areas, .nareas = N_OF(areas) };

/* The scope of somebody with one reading grant over `area`. */
static struct scope over(struct arena *a, int64_t area, int64_t org) {
    struct grant *g = ARENA_NEW(a, struct grant);
    struct who *who = ARENA_NEW(a, struct who);
    struct call *c = ARENA_NEW(a, struct call);
    *g = (struct grant){ .role = R_LEADER, .area = area, .org = org };
    *who = (struct who){ .ngrants = 1, .grant = g };
    *c = (struct call){ .mem = a, .world = &world, .who = who, .tenant = 1 };
    return scope_of(c, CAP_READ);
}

static void levels(void **state) {
    static const struct { int64_t area; enum level level; int64_t at; } rows[] = {
        { NONE, LEVEL_ALL, 0 }, { CITY, LEVEL_ALL, 0 }, { TOWN, LEVEL_TOWN, TOWN }, { COMMUNITY, LEVEL_COMMUNITY, COMMUNITY },
        { GRID, LEVEL_COMMUNITY, COMMUNITY },
    };
    (void)state;
    for (int i = 0; i < N_OF(rows); i++) {
        struct arena a;
        arena_init(&a, 0);
        struct scope s = over(&a, rows[i].area, NONE);
        assert_int_equal(s.n, 1);
        assert_int_equal(s.part[0].level, rows[i].level);
        assert_int_equal(s.part[0].area, rows[i].at);
        arena_free(&a);
    }
}

/* A place that is gone, or that no community holds, must not match what has no place. */
static void nowhere(void **state) {
    static const int64_t gone[] = { STRAY, 99 };
    (void)state;
    for (int i = 0; i < N_OF(gone); i++) {
        struct arena a;
        arena_init(&a, 0);
        struct scope s = over(&a, gone[i], NONE);
        assert_false(scope_covers(0, &s, NONE, NONE, NONE));
        assert_false(scope_covers(0, &s, TOWN, COMMUNITY, 7));
        arena_free(&a);
    }
}

static void unit_only(void **state) {
    struct arena a;
    (void)state;
    arena_init(&a, 0);
    struct scope s = over(&a, NONE, 42);
    assert_int_equal(s.part[0].node, 42);
    assert_int_equal(s.part[0].level, LEVEL_ALL);
    arena_free(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(levels), cmocka_unit_test(nowhere), cmocka_unit_test(unit_only) };
    return cmocka_run_group_tests(tests, 0, 0);
}
