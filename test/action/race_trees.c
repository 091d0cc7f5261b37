/* Trees changed by two at once on PostgreSQL, and trees changed while work moves: no
** cycle, no unit left with work, nothing done twice. Under test/with_postgres. */
#include "racefix.h"

#include "action/handover.h"
#include "action/org.h"

enum { ROUNDS = 4 };

#define HELD_WORLD "SELECT n FROM counters WHERE tenant = 1 AND series = 'world' FOR UPDATE"

static int64_t org_made(const char *name) {
    static int made;
    struct org_in in;
    struct org_view out;
    row_clear(&org_in_entity, &in);
    in.parent = x.c.world->org[0].h.id;
    in.kind = ORG_PROPERTY;
    in.name = arena_printf(&x.mem, "%s%c", name, 'A' + made);
    as("sysadmin", FIX_NOW)->once_key = arena_printf(&x.mem, "tree-test-key-%06d", ++made);
    assert_int_equal(action_run(&x.c, &orgs_create, &in, &out), OK);
    fix_world(&x);
    return out.id;
}

static struct org_in mover_of(int64_t id, int64_t parent) {
    struct org_in in;
    row_clear(&org_edit_entity, &in);
    in.id = id;
    in.parent = parent;
    return in;
}

/* A beneath B while B goes beneath A: the second finds itself beneath and is refused. */
static void moves_that_cross(void **state) {
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        int64_t id[2] = { org_made("甲单位"), org_made("乙单位") };
        struct org_in in[2] = { mover_of(id[0], id[1]), mover_of(id[1], id[0]) };
        struct racer r[2];
        for (int i = 0; i < 2; i++)
            r[i] = (struct racer){ .account = "sysadmin", .a = &orgs_change, .in = &in[i], .version = 1 };
        race_at(r, round % 2, HELD_WORLD);
        assert_true((r[0].e == OK) != (r[1].e == OK));
        assert_int_equal(r[0].e == OK ? r[1].e : r[0].e, E_CONFLICT);
        fix_world(&x);
        assert_true(org_within(x.c.world, id[0], id[1]) != org_within(x.c.world, id[1], id[0]));
    }
}

/* Each dissolves into the other: one goes, the other is told that its successor is gone. */
static void dissolved_into_each_other(void **state) {
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        int64_t id[2] = { org_made("丙单位"), org_made("丁单位") };
        struct gone_in in[2] = { { id[0], id[1], S("机构改革，职责划转") }, { id[1], id[0], S("机构改革，职责划转") } };
        struct racer r[2];
        for (int i = 0; i < 2; i++)
            r[i] = (struct racer){ .account = "sysadmin", .a = &orgs_dissolve, .in = &in[i], .version = 1 };
        race_at(r, round % 2, HELD_WORLD);
        assert_true((r[0].e == OK) != (r[1].e == OK));
        assert_int_equal(r[0].e == OK ? r[1].e : r[0].e, E_INVALID);
        fix_world(&x);
        assert_true((world_org(x.c.world, id[0])->closed_at == NONE) != (world_org(x.c.world, id[1])->closed_at == NONE));
    }
}

/* All that waits to be looked at again, as the clock would. */
static void second_look(void) {
    struct bind b[] = { BI("state", JOB_WAITING), BI("now", FIX_NOW + SETTLE_AGAIN_MS) };
    for (;;) {
        struct rows r;
        char text[80];
        struct db *db = store_read(x.m.store, &x.c.fault);
        assert_non_null(db);
        assert_int_equal(sql_rows(db, &x.mem, "job_due", &job_entity, b, 2, &r, &x.c.fault), OK);
        store_read_end(db);
        if (r.n == 0) break;
        const struct job *j = r.row;
        bool finished = false;
        x.c.who = who_system(&x.mem);
        x.c.now = FIX_NOW;
        x.c.fault = (struct fault){ 0 };
        assert_int_equal(settle_job(&x.c, j, &finished), OK);
        assert_true(finished);
        (void)snprintf(text, sizeof text, "DELETE FROM jobs WHERE id = %ld", (long)j->id);
        sql(text);
    }
    fix_world(&x);
}

/* A unit is dissolved while a case is on its way to it, or while its people work on one:
** whoever comes first, in the end the successor has it, once. */
static void dissolved_while_work_moves(enum state from, enum verb verb, const char *by) {
    for (int round = 0; round < ROUNDS; round++) {
        int64_t unit = org_made("戊单位"), next = org_made("己单位"), id = brought(FILED, FIX_NOW);
        if (from != FILED) {
            struct move_in go = move_of(id, V_DISPATCH);
            go.unit = unit;
            assert_int_equal(try_move("town.qingxu", &go, FIX_NOW, 0), OK);
        }
        struct gone_in gone = { unit, next, S("机构改革，职责划转") };
        struct move_in in = move_of(id, verb);
        in.unit = unit;
        struct racer r[2] = { { .account = by, .a = &problems_move, .in = &in, .version = version_of(id) },
                              { .account = "sysadmin", .a = &orgs_dissolve, .in = &gone, .version = 1 } };
        char held[160], text[160];
        (void)snprintf(held, sizeof held, "SELECT id FROM problems WHERE id = %ld FOR UPDATE", (long)id);
        if (from == FILED)         /* it does not know of the case yet: both meet at nothing, the second look finds it */
            (void)snprintf(held, sizeof held, "SELECT p.id FROM problems p, counters n WHERE p.id = %ld AND n.tenant = 1"
                           " AND n.series = 'world' FOR UPDATE", (long)id);
        race_at(r, round % 2, held);
        assert_int_equal(r[1].e, OK);
        fix_world(&x);
        second_look();
        struct problem p = page("taskforce", id, FIX_NOW).p;
        if (from == FILED && r[0].e) assert_true(p.state == FILED && p.unit == NONE);
        else assert_int_equal(p.unit, next);
        (void)snprintf(text, sizeof text, "SELECT count(*) FROM steps WHERE problem = %ld AND verb = %d", (long)id, V_HANDOVER);
        assert_int_equal(number(text), p.unit == next);
        (void)snprintf(text, sizeof text, "SELECT count(*) FROM item_nodes WHERE item = %ld AND node = %ld", (long)id, (long)unit);
        assert_int_equal(number(text), 0);
    }
}

static void dissolved_while_dispatched_to(void **state) {
    (void)state;
    dissolved_while_work_moves(FILED, V_DISPATCH, "town.qingxu");
}

static void dissolved_while_reminded(void **state) {
    (void)state;
    dissolved_while_work_moves(DISPATCHED, V_REMIND, "town.qingxu");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moves_that_cross), cmocka_unit_test(dissolved_into_each_other),
        cmocka_unit_test(dissolved_while_dispatched_to), cmocka_unit_test(dissolved_while_reminded),
    };
    return cmocka_run_group_tests(tests, up, down);
}
