/* Units that are dissolved with much work, and what comes too late: the job goes on
** where it stopped, counts stay right, nothing is done twice. Both engines. */
#include "lifefix.h"

#include "action/area.h"
#include "action/handover.h"
#include "action/org.h"
#include "action/people.h"
#include "action/policies.h"

enum { MANY = 450 };

static int64_t town, community;

struct many { int64_t unit; };

/* MANY cases that a unit handles, as moves would have left them. */
static enum err many_body(struct tx *tx, void *arg) {
    const struct many *m = arg;
    static int no;
    enum err e = OK;
    for (int i = 0; i < MANY && !e; i++) {
        struct problem p;
        row_clear(&problem_entity, &p);
        p.no = arena_printf(tx_mem(tx), "TT-%05d", ++no);
        p.town = town, p.community = community, p.estate = estate, p.category = category, p.severity = SERIOUS;
        p.place = S("北门"), p.title = S("消防通道停车"), p.source = BY_GRID;
        p.state = HANDLING, p.open = 1, p.unit = m->unit;
        p.returns = p.reworks = p.reopens = p.objections = p.upheld = p.extensions = p.suspensions = p.escalations = 0;
        p.facts = p.merged_n = p.stage_stopped = p.overall_stopped = 0;
        clock_start(tx_mem(tx), x.c.world, &p, FIX_NOW - HOUR, false);
        if ((e = tx_insert(tx, &problem_entity, &p, &(struct change){ .verb = "report" }))) return e;
        struct unit_link u = { m->unit, ROLE_LEAD };
        int64_t node[8];
        int n = org_chain(x.c.world, m->unit, node, 8);
        e = tx_units(tx, &problem_entity, p.h.id, 1, p.due, &u, 1, node, n);
    }
    return e;
}

static void many_of(int64_t unit) {
    struct many m = { unit };
    struct work w = { .meta = { .tenant = CITY_TENANT, .who = NONE, .org = NONE, .now = FIX_NOW, .call = S("test") },
                      .body = many_body, .arg = &m, .mem = &x.mem, .fault = &x.c.fault };
    x.c.fault = (struct fault){ 0 };
    enum err e = store_write(x.m.store, &w);
    if (e) print_error("%s " PRIstr "\n", x.c.fault.key ? x.c.fault.key : "-", STRARG(x.c.fault.field));
    assert_int_equal(e, OK);
}

/* How many there are with this value, counted in the rows. */
static int64_t counted(const char *field, int64_t value) {
    int64_t yes = 1, n = 0;
    struct filter f[2] = { { .field = field_named(&problem_entity, str_of(field)), .in = &value, .n = 1, .low = NONE, .high = NONE },
                           { .field = field_named(&problem_entity, S("open")), .in = &yes, .n = 1, .low = NONE, .high = NONE } };
    struct query q = { .e = &problem_entity, .filter = f, .nfilter = 2, .limit = 1 };
    struct scope all = { CITY_TENANT, 1, &(struct scope_part){ LEVEL_ALL, 0, 0 } };
    struct db *db = store_read(x.m.store, &x.c.fault);
    assert_non_null(db);
    assert_int_equal(store_count(db, &x.mem, &all, CITY_TENANT, &q, 100000, &n, &x.c.fault), OK);
    store_read_end(db);
    return n;
}

/* And in the roll-up. */
static int64_t rolled(const char *name, int64_t key) {
    struct sum *s;
    int n;
    int64_t sum = 0;
    struct db *db = store_read(x.m.store, &x.c.fault);
    assert_non_null(db);
    assert_int_equal(store_sums(db, &x.mem, CITY_TENANT, name, &key, 1, &s, &n, &x.c.fault), OK);
    store_read_end(db);
    for (int i = 0; i < n; i++)
        if (state_open((enum state)s[i].k[1])) sum += s[i].n;
    return sum;
}

/* What an organisation finds along the closure. */
static int64_t found_at(int64_t node) {
    int64_t yes = 1, n = 0;
    struct filter f = { .field = field_named(&problem_entity, S("open")), .in = &yes, .n = 1, .low = NONE, .high = NONE };
    struct query q = { .e = &problem_entity, .filter = &f, .nfilter = 1, .limit = 1 };
    struct scope s = { CITY_TENANT, 1, &(struct scope_part){ LEVEL_ALL, 0, node } };
    struct db *db = store_read(x.m.store, &x.c.fault);
    assert_non_null(db);
    assert_int_equal(store_count(db, &x.mem, &s, CITY_TENANT, &q, 100000, &n, &x.c.fault), OK);
    store_read_end(db);
    return n;
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

static int64_t version_of_org(int64_t org) {
    return world_org(x.c.world, org)->h.version;
}

static struct gone_out dissolved(int64_t org, int64_t successor) {
    struct gone_in in = { org, successor, S("机构改革，职责划转") };
    struct gone_out out;
    as("sysadmin", FIX_NOW)->if_match = version_of_org(org);
    enum err e = action_run(&x.c, &orgs_dissolve, &in, &out);
    if (e) print_error("%s\n", x.c.fault.key);
    assert_int_equal(e, OK);
    return out;
}

static const struct job *job_of(int64_t id, int64_t at) {
    struct rows r = jobs_due(at);
    for (int i = 0; i < r.n; i++)
        if (((const struct job *)r.row)[i].id == id) return &((const struct job *)r.row)[i];
    return 0;
}

/* One chunk, as the clock runs it; the world is the one it happens to hold. */
static bool chunk(const struct job *j) {
    bool finished = false;
    x.c.who = who_system(&x.mem);
    x.c.now = FIX_NOW;
    enum err e = settle_job(&x.c, j, &finished);
    if (e) print_error("%s %s\n", error_of(e)->code, x.c.fault.key ? x.c.fault.key : "-");
    assert_int_equal(e, OK);
    return finished;
}

static void dissolved_with_much_work(void **state) {
    int64_t urban = org_named("市城市管理局"), civil = org_named("市民政局");
    (void)state;
    many_of(civil);
    assert_int_equal(counted("unit", civil), MANY);
    assert_int_equal(rolled("problem_unit", civil), MANY);
    int64_t had = found_at(urban);
    struct gone_out out = dissolved(civil, urban);
    assert_int_equal(out.handed, MANY);
    assert_true(out.job != NONE);
    const struct job *j = job_of(out.job, FIX_NOW);
    assert_non_null(j);
    assert_int_equal(j->total, MANY);
    assert_false(chunk(j));
    assert_int_equal(counted("unit", urban), SETTLE_CHUNK);
    /* The server that did so much is gone; another goes on with what is left. */
    assert_false(chunk(j));
    assert_true(chunk(j));
    assert_true(chunk(j));                         /* and once too often does nothing */
    fix_world(&x);
    assert_int_equal(counted("unit", urban), MANY);
    assert_int_equal(counted("unit", civil), 0);
    assert_int_equal(rolled("problem_unit", urban), MANY);
    assert_int_equal(rolled("problem_unit", civil), 0);
    assert_int_equal(found_at(urban), had + MANY);
    assert_int_equal(found_at(civil), 0);
}

/* Of each case: the stage clock is new, the overall one as it was, one line of the story. */
static void clocks_of_handed_over(void **state) {
    int64_t urban = org_named("市城市管理局"), yes = urban;
    struct filter f = { .field = field_named(&problem_entity, S("unit")), .in = &yes, .n = 1, .low = NONE, .high = NONE };
    struct query q = { .e = &problem_entity, .filter = &f, .nfilter = 1, .limit = 100 };
    struct scope all = { CITY_TENANT, 1, &(struct scope_part){ LEVEL_ALL, 0, 0 } };
    struct rows r;
    (void)state;
    struct db *db = store_read(x.m.store, &x.c.fault);
    assert_int_equal(store_list(db, &x.mem, &all, CITY_TENANT, &q, &r, &x.c.fault), OK);
    assert_int_equal(r.n, 100);
    for (int i = 0; i < r.n; i++) {
        const struct problem *p = &((const struct problem *)r.row)[i];
        struct bind b[] = { BI("tenant", CITY_TENANT), BI("problem", p->h.id), BI("n", 10) };
        struct rows steps;
        assert_int_equal(p->stage_from, FIX_NOW);
        assert_int_equal(p->overall_from, FIX_NOW - HOUR);
        assert_int_equal(sql_rows(db, &x.mem, "problem_steps", &step_entity, b, 3, &steps, &x.c.fault), OK);
        assert_int_equal(steps.n, 1);
        const struct step *s = steps.row;
        assert_int_equal(s->verb, V_HANDOVER);
        assert_int_equal(s->unit, urban);
    }
    store_read_end(db);
}

/* Who dispatched with the world of before gets his case handed over all the same. */
static void too_late_a_dispatch(void **state) {
    int64_t id = brought(FILED, FIX_NOW), anhe = org_named("安和物业服务有限公司");
    (void)state;
    fix_world(&x);
    (void)dissolved(anhe, firm);                   /* x.c.world still knows nothing of it */
    struct move_in in = move_of(id, V_DISPATCH);
    in.unit = anhe;
    struct problem p;
    assert_int_equal(try_move("town.qingxu", &in, FIX_NOW, &p), OK);
    assert_int_equal(p.unit, anhe);
    struct rows due = jobs_due(FIX_NOW + SETTLE_AGAIN_MS);
    for (int i = 0; i < due.n; i++) assert_true(chunk(&((const struct job *)due.row)[i]));
    fix_world(&x);
    p = page("taskforce", id, FIX_NOW).p;
    assert_int_equal(p.unit, firm);
    assert_int_equal(found_at(anhe), 0);
    (void)move("property.chenghe", id, V_ACCEPT, FIX_NOW);
}

/* A closed case keeps the unit that did it; its successor finds it, and acts in it when it is opened again. */
static void ended_cases_stay_as_they_are(void **state) {
    int64_t id = brought(CLOSED, FIX_NOW), tongxin = org_named("同心物业服务有限公司");
    (void)state;
    fix_world(&x);
    (void)dissolved(firm, tongxin);
    fix_world(&x);
    struct problem_view v = page("property.chenghe", id, FIX_NOW);
    assert_int_equal(v.p.unit, firm);
    assert_true(org_within(x.c.world, v.p.unit, tongxin));
    assert_int_equal(org_live(x.c.world, firm), tongxin);
}

/* A town with more than a chunk goes into another; the counts follow to the last one. */
static void a_town_merged(void **state) {
    int64_t to = NONE;
    struct gone_in in = { town, NONE, S("撤镇并入他镇") };
    struct gone_out out;
    (void)state;
    fix_world(&x);
    for (int i = 0; i < x.c.world->nareas; i++)
        if (str_is(x.c.world->area[i].name, "柳塘镇")) to = x.c.world->area[i].h.id;
    int64_t here = counted("town", town), there = counted("town", to);
    assert_true(here >= MANY);
    in.successor = to;
    as("sysadmin", FIX_NOW)->if_match = world_area(x.c.world, town)->h.version;
    assert_int_equal(action_run(&x.c, &areas_merge, &in, &out), OK);
    assert_true(out.job != NONE);
    const struct job *j = job_of(out.job, FIX_NOW);
    for (int i = 0; i < 10 && !chunk(j); i++) continue;
    fix_world(&x);
    assert_int_equal(counted("town", town), 0);
    assert_int_equal(counted("town", to), here + there);
    assert_int_equal(rolled("problem_town", to), here + there);
    assert_int_equal(rolled("problem_town", town), 0);
    assert_int_equal(world_estate(x.c.world, estate)->town, to);
}

/* ---- sentences ---- */

static void grants_in_words(void **state) {
    int64_t water = org_named("市水务局");
    (void)state;
    x.c.language = ZH;
    struct str s = grant_sentence(&x.c, R_DEPARTMENT, water, NONE);
    assert_string_equal(arena_cstr(&x.mem, s),
                        "看得到：安澜市全部小区，和市水务局参与办理的问题；可以：接单、办结、凭理由查看完整信息、导出");
    s = grant_sentence(&x.c, R_GRID, NONE, community);
    assert_non_null(strstr(arena_cstr(&x.mem, s), "范围内的问题和小区；可以：上报、回访居民"));
    s = grant_sentence(&x.c, R_AUDITOR, NONE, NONE);
    assert_string_equal(arena_cstr(&x.mem, s), "看不到问题和小区；可以：查审计记录");
    s = grant_sentence(&x.c, R_GRID, NONE, 1);
    assert_non_null(strstr(arena_cstr(&x.mem, s), "授权的区域已不存在"));
    x.c.language = EN;
    s = grant_sentence(&x.c, R_PROPERTY, water, community);
    assert_non_null(strstr(arena_cstr(&x.mem, s), "and those of its problems in which 市水务局 is a unit. May: accept and finish"));
    for (int role = 1; role < ROLES; role++)
        for (int l = 0; l < LANGUAGES; l++) {
            x.c.language = (enum language)l;
            s = grant_sentence(&x.c, role, NONE, NONE);
            assert_true(s.n > 0);
            assert_true(str_find(s, S("{"), 0) < 0);
            assert_true(str_find(s, S("can."), 0) < 0);
        }
    x.c.language = ZH;
}

/* Each policy can be set: a field of its key, in the order of the rows. */
static void policies_have_fields(void **state) {
    (void)state;
    assert_int_equal(policy_change_entity.nfield, POLICIES);
    for (int i = 0; i < POLICIES; i++) {
        assert_string_equal(policy_change_entity.field[i].name, policy_rows[i].key);
        assert_int_equal(policy_change_entity.field[i].at, sizeof(int64_t) * (size_t)i);
    }
}

static int up(void **state) {
    if (life_up(state)) return -1;
    town = world_estate(x.c.world, estate)->town;
    community = world_estate(x.c.world, estate)->community;
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grants_in_words), cmocka_unit_test(policies_have_fields), cmocka_unit_test(dissolved_with_much_work),
        cmocka_unit_test(clocks_of_handed_over), cmocka_unit_test(too_late_a_dispatch),
        cmocka_unit_test(ended_cases_stay_as_they_are), cmocka_unit_test(a_town_merged),
    };
    return cmocka_run_group_tests(tests, up, life_down);
}
