/* Estates with much in them are merged and parted: the job goes on where it stopped, counts stay right, what was
** written meanwhile follows; how complete they are is reckoned with what changes and as time goes by. Both engines. */
#include "lifefix.h"

#include "action/area.h"
#include "action/estate.h"
#include "action/handover.h"
#include "action/register.h"

enum { CASES = 230, STREET_LAMPS = 210, HOMES = 220 };

static int64_t into, building, lift;

static int64_t estate_named(const char *name) {
    for (int i = 0; i < x.c.world->nestates; i++)
        if (str_is(x.c.world->estate[i].name, name)) return x.c.world->estate[i].h.id;
    fail_msg("no estate %s", name);
    return NONE;
}

static void run_body(store_body body, void *arg, int64_t at) {
    x.c.fault = (struct fault){ 0 };
    x.c.now = at;
    x.c.who = who_system(&x.mem);
    struct work w = { .meta = { .tenant = CITY_TENANT, .who = NONE, .org = NONE, .now = at, .call = S("test") },
                      .body = body, .arg = arg, .mem = &x.mem, .fault = &x.c.fault };
    enum err e = store_write(x.m.store, &w);
    if (e) print_error("%s %s " PRIstr "\n", error_of(e)->code, x.c.fault.key ? x.c.fault.key : "-", STRARG(x.c.fault.field));
    assert_int_equal(e, OK);
}

/* n cases of an estate, as reporting leaves them. */
struct many { int64_t estate; int n; };
static enum err cases_body(struct tx *tx, void *arg) {
    const struct many *m = arg;
    const struct estate *es = world_estate(x.c.world, m->estate);
    static int no;
    enum err e = OK;
    for (int i = 0; i < m->n && !e; i++) {
        struct problem p;
        row_clear(&problem_entity, &p);
        p.no = arena_printf(tx_mem(tx), "TT-%05d", ++no);
        p.town = es->town, p.community = es->community, p.estate = es->h.id, p.category = category, p.severity = SERIOUS;
        p.place = S("北门"), p.title = S("消防通道停车"), p.source = BY_GRID;
        p.state = HANDLING, p.open = 1, p.unit = firm;
        p.returns = p.reworks = p.reopens = p.objections = p.upheld = p.extensions = p.suspensions = p.escalations = 0;
        p.facts = p.merged_n = p.stage_stopped = p.overall_stopped = 0;
        clock_start(tx_mem(tx), x.c.world, &p, FIX_NOW - HOUR, false);
        if ((e = tx_insert(tx, &problem_entity, &p, &(struct change){ .verb = "report" }))) return e;
        struct unit_link u = { firm, ROLE_LEAD };
        int64_t node[8];
        int n = org_chain(x.c.world, firm, node, 8);
        e = tx_units(tx, &problem_entity, p.h.id, 1, p.due, &u, 1, node, n);
    }
    return e;
}

static enum err records_body(struct tx *tx, void *arg) {
    struct touched t = { 0 };
    enum err e = OK;
    (void)arg;
    struct building b;
    row_clear(&building_entity, &b);
    b.estate = estate, b.name = S("1幢"), b.floors = 6, b.households = HOMES;
    e = register_put(&x.c, tx, &building_entity, 0, &b, &(struct change){ .verb = "create" }, &t);
    building = b.h.id;
    struct elevator l;
    row_clear(&elevator_entity, &l);
    l.estate = estate, l.building = building, l.name = S("1号梯");
    if (!e) e = register_put(&x.c, tx, &elevator_entity, 0, &l, &(struct change){ .verb = "create" }, &t);
    lift = l.h.id;
    struct lift_record r;
    row_clear(&lift_record_entity, &r);
    r.elevator = lift, r.deed = 1, r.day = S("2026-11-01");
    if (!e) e = register_put(&x.c, tx, &lift_record_entity, 0, &r, &(struct change){ .verb = "create" }, &t);
    for (int i = 0; i < STREET_LAMPS && !e; i++) {
        struct facility f;
        row_clear(&facility_entity, &f);
        f.estate = estate, f.kind = 20, f.count = 1, f.place = arena_printf(&x.mem, "%d号灯", i);
        e = register_put(&x.c, tx, &facility_entity, 0, &f, &(struct change){ .verb = "create" }, &t);
    }
    for (int i = 0; i < HOMES && !e; i++) {
        struct household h;
        row_clear(&household_entity, &h);
        h.estate = estate, h.building = building, h.code = arena_printf(&x.mem, "%d", 100 + i);
        e = register_put(&x.c, tx, &household_entity, 0, &h, &(struct change){ .verb = "create" }, &t);
    }
    assert_int_equal(t.n, 1);
    return e ? e : register_settle(&x.c, tx, &t);
}

static int64_t counted(const struct entity *e, const char *field, int64_t value) {
    struct filter f = { .field = field_named(e, str_of(field)), .in = &value, .n = 1, .low = NONE, .high = NONE };
    struct query q = { .e = e, .filter = &f, .nfilter = 1, .limit = 1 };
    int64_t n = 0;
    struct db *db = store_read(x.m.store, &x.c.fault);
    assert_non_null(db);
    assert_int_equal(store_count(db, &x.mem, 0, CITY_TENANT, &q, 100000, &n, &x.c.fault), OK);
    store_read_end(db);
    return n;
}

static int64_t rolled(const char *name, int64_t key) {
    struct sum *s;
    int n;
    int64_t all = 0;
    struct db *db = store_read(x.m.store, &x.c.fault);
    assert_non_null(db);
    assert_int_equal(store_sums(db, &x.mem, CITY_TENANT, name, &key, 1, &s, &n, &x.c.fault), OK);
    for (int i = 0; i < n; i++) all += s[i].n;
    store_read_end(db);
    return all;
}

static struct estate read_estate(int64_t id) {
    struct estate e;
    struct db *db = store_read(x.m.store, &x.c.fault);
    assert_non_null(db);
    assert_int_equal(store_get(db, &x.mem, 0, CITY_TENANT, &estate_entity, id, &e, &x.c.fault), OK);
    store_read_end(db);
    return e;
}

static struct rows jobs_due(int64_t at) {
    struct bind b[] = { BI("state", JOB_WAITING), BI("now", at) };
    struct rows r;
    struct db *db = store_read(x.m.store, &x.c.fault);
    assert_non_null(db);
    assert_int_equal(sql_rows(db, &x.mem, "job_due", &job_entity, b, 2, &r, &x.c.fault), OK);
    store_read_end(db);
    return r;
}

static bool chunk(const struct job *j, int64_t at) {
    bool finished = false;
    x.c.who = who_system(&x.mem);
    x.c.now = at;
    x.c.fault = (struct fault){ 0 };
    enum err e = settle_job(&x.c, j, &finished);
    if (e) print_error("%s %s\n", error_of(e)->code, x.c.fault.key ? x.c.fault.key : "-");
    assert_int_equal(e, OK);
    return finished;
}

/* Every settling job that is due by then, to its end; each once (none is marked as done here). */
static int run_jobs(int64_t at) {
    struct rows r = jobs_due(at);
    int n = 0;
    for (int i = 0; i < r.n; i++) {
        const struct job *j = &((const struct job *)r.row)[i];
        if (!str_is(j->kind, "settle")) continue;
        for (int k = 0; k < 20 && !chunk(j, at); k++) continue;
        n++;
    }
    fix_world(&x);
    return n;
}

/* ---- merged ---- */

static void merged_with_much_in_it(void **state) {
    (void)state;
    into = estate_named("福临小区");
    run_body(cases_body, &(struct many){ estate, CASES }, FIX_NOW);
    run_body(records_body, 0, FIX_NOW);
    fix_world(&x);
    assert_int_equal(counted(&facility_entity, "estate", estate), STREET_LAMPS);
    int64_t had = rolled("problem_estate", into), here = rolled("problem_estate", estate);
    assert_int_equal(here, CASES);
    struct merge_in in = { estate, into, S("两个小区合并管理") };
    struct estate_turn out;
    as("taskforce", FIX_NOW)->if_match = read_estate(estate).h.version;
    assert_int_equal(action_run(&x.c, &estates_merge, &in, &out), OK);
    assert_int_equal(out.moved, CASES + STREET_LAMPS + HOMES + 3);
    assert_true(out.job != NONE);
    struct rows due = jobs_due(FIX_NOW);
    const struct job *j = 0;
    for (int i = 0; i < due.n; i++)
        if (((const struct job *)due.row)[i].id == out.job) j = &((const struct job *)due.row)[i];
    assert_non_null(j);
    assert_int_equal(j->total, out.moved);
    assert_false(chunk(j, FIX_NOW));
    /* Somebody who did not know yet reports at the old one while the job waits. */
    run_body(cases_body, &(struct many){ estate, 3 }, FIX_NOW);
    for (int i = 0; i < 10 && !chunk(j, FIX_NOW); i++) continue;
    assert_true(chunk(j, FIX_NOW));                     /* once too often does nothing */
    assert_int_equal(counted(&problem_entity, "estate", into), had + CASES);
    assert_int_equal(counted(&problem_entity, "estate", estate), 3);
    assert_true(run_jobs(FIX_NOW + SETTLE_AGAIN_MS) >= 1);
    assert_int_equal(counted(&problem_entity, "estate", into), had + CASES + 3);
    assert_int_equal(rolled("problem_estate", into), had + CASES + 3);
    assert_int_equal(rolled("problem_estate", estate), 0);
    const struct entity *const all[] = { &building_entity, &elevator_entity, &lift_record_entity, &facility_entity, &household_entity };
    for (int i = 0; i < N_OF(all); i++) assert_int_equal(counted(all[i], "estate", estate), 0);
    assert_int_equal(counted(&household_entity, "estate", into), HOMES);
    assert_int_equal(counted(&lift_record_entity, "elevator", lift), 1);
    assert_int_equal(estate_live(x.c.world, estate), into);
}

/* What the successor lacks is reckoned with what came. */
static void reckoned_with_what_came(void **state) {
    (void)state;
    struct estate e = read_estate(into), again = e;
    struct db *db = store_read(x.m.store, &x.c.fault);
    assert_non_null(db);
    x.c.now = FIX_NOW;
    assert_int_equal(estate_reckon(&x.c, db, &again), OK);
    store_read_end(db);
    assert_int_equal(e.completeness, again.completeness);
    assert_int_equal(e.lacks, again.lacks);
    assert_false(e.lacks >> complete_named(S("building.floors")) & 1);
    assert_true(e.lacks >> complete_named(S("elevator.installed")) & 1);
}

/* ---- parted ---- */

static void parted_with_much_in_it(void **state) {
    (void)state;
    struct split_part part = { S("福临北苑"), { &building, 1 } };
    struct split_in in = { into, S("分期登记"), { &part, 1 } };
    struct estate_turn out;
    fix_world(&x);
    as("taskforce", FIX_NOW)->if_match = read_estate(into).h.version;
    enum err e = action_run(&x.c, &estates_split, &in, &out);
    if (e) print_error("%s\n", x.c.fault.key);
    assert_int_equal(e, OK);
    assert_true(out.job != NONE);
    assert_int_equal(out.moved, HOMES + 3);
    int64_t made = ((const struct estate_view *)out.items.row)->e.h.id;
    assert_true(run_jobs(FIX_NOW) >= 1);
    assert_int_equal(counted(&household_entity, "estate", made), HOMES);
    assert_int_equal(counted(&household_entity, "estate", into), 0);
    assert_int_equal(counted(&lift_record_entity, "estate", made), 1);
    assert_int_equal(counted(&facility_entity, "estate", into), STREET_LAMPS);
    assert_int_equal(counted(&problem_entity, "estate", made), 0);
    struct estate n = read_estate(made);
    assert_true(n.lacks >> complete_named(S("estate.households")) & 1);
    assert_false(n.lacks >> complete_named(S("building.households")) & 1);
}

/* ---- its town is merged ---- */

static void places_follow_the_town(void **state) {
    (void)state;
    int64_t town = world_estate(x.c.world, into)->town, to = NONE;
    for (int i = 0; i < x.c.world->nareas; i++)
        if (str_is(x.c.world->area[i].name, "柳塘镇")) to = x.c.world->area[i].h.id;
    struct gone_in in = { town, to, S("撤镇并入他镇") };
    struct gone_out out;
    int64_t here = counted(&facility_entity, "town", town);
    assert_true(here >= STREET_LAMPS);
    as("sysadmin", FIX_NOW)->if_match = world_area(x.c.world, town)->h.version;
    assert_int_equal(action_run(&x.c, &areas_merge, &in, &out), OK);
    (void)run_jobs(FIX_NOW);
    (void)run_jobs(FIX_NOW);                            /* what stands in the estates follows by jobs of their own */
    assert_int_equal(world_estate(x.c.world, into)->town, to);
    assert_int_equal(counted(&facility_entity, "town", town), 0);
    assert_int_equal(counted(&facility_entity, "town", to), here);
    assert_int_equal(counted(&household_entity, "town", to), HOMES);
}

/* ---- as time goes by ---- */

static enum err ledger_body(struct tx *tx, void *arg) {
    struct ledger_month m;
    (void)arg;
    row_clear(&ledger_month_entity, &m);
    m.estate = into, m.month = S("2026-10-01"), m.fee_due = 100;
    return register_put(&x.c, tx, &ledger_month_entity, 0, &m, &(struct change){ .verb = "create" }, 0);
}

static void a_month_goes_by(void **state) {
    (void)state;
    int row = complete_named(S("ledger_month.month"));
    assert_true(read_estate(into).lacks >> row & 1);
    run_body(ledger_body, 0, FIX_NOW);
    struct estate with = read_estate(into);
    assert_false(with.lacks >> row & 1);
    fix_world(&x);
    x.c.who = who_system(&x.mem);
    x.c.now = FIX_NOW + 30 * (int64_t)DAY;              /* 24 December: November is due */
    assert_int_equal(complete_daily(&x.c), OK);
    assert_int_equal(complete_daily(&x.c), OK);         /* once a day */
    assert_true(run_jobs(FIX_NOW + 30 * (int64_t)DAY) >= 1);
    struct estate later = read_estate(into);
    assert_true(later.lacks >> row & 1);
    assert_true(later.completeness < with.completeness);
    assert_int_equal(world_estate(x.c.world, into)->completeness, later.completeness);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(merged_with_much_in_it), cmocka_unit_test(reckoned_with_what_came), cmocka_unit_test(parted_with_much_in_it),
        cmocka_unit_test(places_follow_the_town), cmocka_unit_test(a_month_goes_by),
    };
    return cmocka_run_group_tests(tests, life_up, life_down);
}
