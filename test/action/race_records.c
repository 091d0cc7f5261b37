/* Two at one estate at once on PostgreSQL: no twin, completeness as if one had come after the other, nothing written into
** an estate that has just been merged. Under test/with_postgres. */
#include "racefix.h"

#include "action/estate.h"
#include "action/register.h"

enum { ROUNDS = 4 };

/* The action as it is, but without the key that a client makes: each racer is a client of its own. */
static enum err create_free(struct call *c, struct tx *tx, void *in, void *out) {
    c->once_key = arena_printf(c->mem, "race-%lld-record-key", (long long)tx_new_id(tx));
    return records_create(c, tx, in, out);
}

static struct action creating(enum register_noun noun) {
    struct action a = register_nouns[noun].create;
    a.body = create_free;
    a.once = false;
    return a;
}

static const char *held(void) {
    return arena_printf(&x.mem, "SELECT id FROM estates WHERE tenant = 1 AND id = %lld FOR UPDATE", (long long)estate).s;
}

static int64_t stored(const char *column, int64_t id) {
    return number(arena_printf(&x.mem, "SELECT %s FROM estates WHERE tenant = 1 AND id = %lld", column, (long long)id).s);
}

/* What is stored is what a count of now says. */
static void as_counted(int64_t id) {
    struct estate e;
    struct db *db = store_read(x.m.store, &x.c.fault);
    assert_non_null(db);
    assert_int_equal(store_get(db, &x.mem, 0, CITY_TENANT, &estate_entity, id, &e, &x.c.fault), OK);
    x.c.now = FIX_NOW;
    assert_int_equal(estate_reckon(&x.c, db, &e), OK);
    store_read_end(db);
    assert_int_equal(stored("completeness", id), e.completeness);
    assert_int_equal(stored("lacks", id), e.lacks);
}

static struct building building_of(const char *name) {
    struct building b;
    row_clear(&building_entity, &b);
    b.estate = estate, b.name = str_of(name), b.floors = 6, b.households = 30;
    return b;
}

static void one_of_two_twins(void **state) {
    struct action create = creating(N_BUILDING);
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        const char *name = arena_printf(&x.mem, "甲%d幢", round).s;
        struct building in[2] = { building_of(name), building_of(name) };
        struct racer r[2];
        for (int i = 0; i < 2; i++)
            r[i] = (struct racer){ .account = "community.qinghe", .a = &create, .in = &in[i], .version = NONE };
        race_at(r, round % 2, held());
        assert_true((r[0].e == OK) != (r[1].e == OK));
        assert_int_equal(r[0].e == OK ? r[1].e : r[0].e, E_CONFLICT);
        as_counted(estate);
    }
}

/* Each adds what alone would not complete it: the second counts the first one's. */
static void both_count(void **state) {
    struct action create = creating(N_BUILDING);
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        struct building in[2] = { building_of(arena_printf(&x.mem, "乙%d幢", round).s), building_of(arena_printf(&x.mem, "丙%d幢", round).s) };
        struct racer r[2];
        for (int i = 0; i < 2; i++)
            r[i] = (struct racer){ .account = "community.qinghe", .a = &create, .in = &in[i], .version = NONE };
        race_at(r, round % 2, held());
        assert_int_equal(r[0].e, OK);
        assert_int_equal(r[1].e, OK);
        as_counted(estate);
    }
}

/* The estate is merged while a building comes: it either went along, or was refused by the estate that has ended. */
static void into_one_that_merges(void **state) {
    struct action create = creating(N_BUILDING);
    int64_t into = NONE;
    (void)state;
    fix_world(&x);
    for (int i = 0; i < x.c.world->nestates; i++)
        if (str_is(x.c.world->estate[i].name, "福临小区")) into = x.c.world->estate[i].h.id;
    struct building in = building_of("丁幢");
    struct merge_in merge = { estate, into, S("两个小区合并管理") };
    struct racer r[2] = {
        { .account = "taskforce", .a = &estates_merge, .in = &merge, .version = stored("version", estate) },
        { .account = "community.qinghe", .a = &create, .in = &in, .version = NONE },
    };
    race_at(r, 0, held());
    assert_int_equal(r[0].e, OK);
    assert_true(r[1].e == OK || r[1].e == E_INVALID);
    assert_int_equal(number(arena_printf(&x.mem, "SELECT count(*) FROM buildings WHERE tenant = 1 AND estate = %lld", (long long)estate).s), 0);
    as_counted(into);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_of_two_twins), cmocka_unit_test(both_count), cmocka_unit_test(into_one_that_merges),
    };
    return cmocka_run_group_tests(tests, up, down);
}
