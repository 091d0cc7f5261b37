/* A city from a plan: what is made, what is refused, what a failure leaves. */
#include <sys/stat.h>
#include "base/file.h"
#include "base/hash.h"
#include "cityfix.h"

/* ---- what is made ---- */

static enum err read_source(struct fix *x, const struct city_source *s, struct city_spec *spec,
                            struct fault *f) {
    *f = (struct fault){ 0 };
    return city_read(&x->mem, s, spec, f);
}

static struct city_made make(struct fix *x, const struct city_source *s, struct city_spec *spec) {
    struct city_made made;
    struct fault f;
    assert_int_equal(read_source(x, s, spec, &f), OK);
    assert_int_equal(fix_begin(x), OK);
    assert_int_equal(city_make(&x->c, spec, &made), OK);
    fix_world(x);
    return made;
}

static int orgs_of(const struct world *w, int64_t kind) {
    int n = 0;
    for (int i = 0; i < w->norgs; i++) n += w->org[i].kind == kind;
    return n;
}

static const struct category *category_of(const struct world *w, const char *code) {
    for (int i = 0; i < w->ncategories; i++)
        if (str_is(w->category[i].code, code)) return &w->category[i];
    return 0;
}

static void example_city(void **state) {
    struct fix x;
    struct city_spec spec;
    (void)state;
    fix_start(&x);
    struct city_source s = fix_source(&x);
    struct city_made made = make(&x, &s, &spec);
    const struct world *w = x.c.world;
    assert_true(str_is(w->name, "安澜市"));
    assert_int_equal(made.towns, 10);
    assert_int_equal(made.communities, 26);
    assert_int_equal(made.key_tasks, 6);
    assert_int_equal(made.categories, 36);
    assert_int_equal(w->ncategories, 36);
    assert_int_equal(orgs_of(w, ORG_TOWN), 10);
    assert_int_equal(orgs_of(w, ORG_COMMUNITY), 26);
    assert_int_equal(orgs_of(w, ORG_UTILITY), 1);
    assert_int_equal(orgs_of(w, ORG_TASK_FORCE), 1);
    assert_int_equal(orgs_of(w, ORG_DEPARTMENT), 13);
    assert_int_equal(made.duties_open, 0);
    assert_int_equal(w->nduties, made.duties);
    assert_true(calendar_known(w->calendar, FIX_NOW, FIX_NOW));
    const struct category *c = category_of(w, "sewer_mix");
    assert_true(str_is(world_name(w, &org_entity, c->line_org), "市水务局"));
    assert_true(str_is(world_name(w, &measure_entity, c->measure), "补齐公共设施"));
    assert_true(str_is(world_name(w, &org_entity, category_of(w, "waste_sorting")->line_org), "市城市管理局"));
    fix_stop(&x);
}

/* 各镇 is every town that is no 街道, and 街道 the others: each a row of its own. */
static void classes_become_towns(void **state) {
    struct fix x;
    struct city_spec spec;
    int towns = 0, streets = 0;
    (void)state;
    fix_start(&x);
    struct city_source s = fix_source(&x);
    (void)make(&x, &s, &spec);
    for (int i = 0; i < x.c.world->nduties; i++) {
        const struct duty *d = &x.c.world->duty[i];
        const struct org *o = d->org == NONE ? 0 : world_org(x.c.world, d->org);
        assert_int_equal(d->state, PROPOSED);
        if (str_is(d->named, "各镇")) towns++, assert_true(o && str_ends(o->name, S("镇")));
        if (str_is(d->named, "街道")) streets++, assert_true(o && str_ends(o->name, S("街道")));
        if (str_is(d->named, "水务局"))
            assert_true(o && str_is(o->name, "市水务局") && str_is(d->reason, "unit.shared"));
    }
    assert_int_equal(towns, 7 * 7);               /* six key tasks and their own paragraph */
    assert_int_equal(streets, 7 * 3);
    fix_stop(&x);
}

/* Every record has its event, and a code is kept as its digest only. */
static void events_and_codes(void **state) {
    struct fix x;
    struct city_spec spec;
    unsigned char d[DIGEST];
    struct rows r;
    struct area a;
    (void)state;
    fix_start(&x);
    struct city_source s = fix_source(&x);
    (void)make(&x, &s, &spec);
    struct db *db = store_read(x.c.store, &x.c.fault);
    for (int i = 0; i < CITY_CODES; i++) {
        assert_int_equal(spec.code[i].n, 19);
        sm3(spec.code[i], d);
        struct bind b = BB("code", ((struct str){ (char *)d, DIGEST }));
        assert_int_equal(sql_rows(db, &x.mem, "activation_by_code", &activation_entity, &b, 1, &r,
                                  &x.c.fault), OK);
        assert_int_equal(r.n, 1);
        assert_int_equal(((const struct activation *)r.row)->role, R_SYSADMIN + i);
    }
    for (int i = 0; i < x.c.world->nareas; i++) {
        int64_t id = x.c.world->area[i].h.id;
        assert_int_equal(store_get(db, &x.mem, 0, x.c.tenant, &area_entity, id, &a, &x.c.fault), OK);
        assert_int_equal(a.h.chain.n, DIGEST);
    }
    store_read_end(db);
    fix_stop(&x);
}

/* Without a list no town is made; the class words wait for one. */
static void without_towns(void **state) {
    struct fix x;
    struct city_spec spec;
    (void)state;
    fix_start(&x);
    struct city_source s = fix_source(&x);
    s.towns = STR_NULL;
    s.name = S("新城市");
    struct city_made made = make(&x, &s, &spec);
    assert_true(str_is(x.c.world->name, "新城市"));
    assert_int_equal(made.towns + made.communities, 0);
    assert_int_equal(orgs_of(x.c.world, ORG_TOWN), 0);
    assert_int_equal(made.duties_open, 14);
    fix_stop(&x);
}

static void reference_plan(void **state) {
    struct fix x;
    struct city_spec spec;
    struct buf b = { 0 };
    struct fault f = { 0 };
    const char *shared = getenv("ANJU_SHARED");
    (void)state;
    fix_start(&x);
    struct str path = arena_printf(&x.mem, "%s/plans/text/zhangjiagang-2024.txt",
                                   shared ? shared : "../shared");
    if (file_read(path.s, PLAN_MAX_BYTES, &b, &f)) {
        print_message("left out: no plan at ANJU_SHARED/plans\n");
        fix_stop(&x);
        skip();
    }
    struct city_source s = fix_source(&x);
    s.plan = buf_view(&b);
    struct city_made made = make(&x, &s, &spec);
    assert_true(str_is(x.c.world->name, "张家港市"));
    assert_int_equal(made.key_tasks, 6);
    assert_int_equal(made.phases, 4);
    assert_int_equal(made.milestones, 2);
    assert_int_equal(orgs_of(x.c.world, ORG_UTILITY), 1);
    for (int i = 0; i < x.c.world->nduties; i++) {
        const struct duty *d = &x.c.world->duty[i];
        if (str_is(d->named, "保税区市场监管局"))
            assert_true(str_is(world_name(x.c.world, &org_entity, d->org), "保税区市场监督管理局"));
    }
    assert_true(str_is(world_name(x.c.world, &org_entity, category_of(x.c.world, "waste_sorting")->line_org),
                       "市城管局"));
    buf_free(&b);
    fix_stop(&x);
}

/* ---- what is refused ---- */

static void bad_plans(void **state) {
    static const struct { struct str text; enum err e; const char *key; } rows[] = {
        { S(""), E_INVALID, "plan.empty" },
        { S("\x7f" "ELF\0\0\0\1"), E_SYNTAX, "plan.binary" },
        { S("只有一句话。"), E_INVALID, "plan.nothing" },
        { S("一、加强管理\n（一）清理楼道。各社区负责。\n"), E_INVALID, "city.name_needed" },
    };
    struct fix x;
    struct city_spec spec;
    struct fault f;
    (void)state;
    fix_start(&x);
    for (int i = 0; i < N_OF(rows); i++) {
        struct city_source s = fix_source(&x);
        s.plan = rows[i].text;
        assert_int_equal(read_source(&x, &s, &spec, &f), rows[i].e);
        assert_string_equal(f.key, rows[i].key);
    }
    assert_int_equal(access(x.data, F_OK), -1);
    fix_stop(&x);
}

static void long_plan(void **state) {
    static const char line[] = "（一）清理楼道堆物，由各街道负责落实到位，不留死角。\n";
    enum { LINES = 700000 };                       /* 50 MB */
    struct fix x;
    struct city_spec spec;
    struct fault f;
    (void)state;
    fix_start(&x);
    struct city_source s = fix_source(&x);
    char *z = malloc((sizeof line - 1) * LINES);
    assert_non_null(z);
    for (size_t i = 0; i < LINES; i++) memcpy(z + i * (sizeof line - 1), line, sizeof line - 1);
    s.plan = (struct str){ z, (sizeof line - 1) * LINES };
    assert_int_equal(read_source(&x, &s, &spec, &f), E_TOO_LARGE);
    free(z);
    fix_stop(&x);
}

static void gb18030_plan(void **state) {
    /* 安澜市治理方案 / 一、加强管理 / （一）清理楼道。（责任单位：市水务局） in GB18030 */
    static const char text[] =
        "\xb0\xb2\xc0\xbd\xca\xd0\xd6\xce\xc0\xed\xb9\xa4\xd7\xf7\xb7\xbd\xb0\xb8\n"
        "\xd2\xbb\xa1\xa2\xbc\xd3\xc7\xbf\xb9\xdc\xc0\xed\n"
        "\xa3\xa8\xd2\xbb\xa3\xa9\xc7\xe5\xc0\xed\xc2\xa5\xb5\xc0\xa1\xa3"
        "\xa3\xa8\xd4\xf0\xc8\xce\xb5\xa5\xce\xbb\xa3\xba\xca\xd0\xcb\xae\xce\xf1\xbe\xd6\xa3\xa9\n";
    struct fix x;
    struct city_spec spec;
    (void)state;
    fix_start(&x);
    struct city_source s = fix_source(&x);
    s.plan = (struct str){ text, sizeof text - 1 };
    s.name = S("安澜市");
    (void)make(&x, &s, &spec);
    assert_string_equal(spec.encoding, "GB18030");
    assert_int_equal(spec.norgs, 1);
    assert_true(str_is(spec.org[0].name, "市水务局"));
    fix_stop(&x);
}

static void bad_lists(void **state) {
    static const struct { const char *towns; enum err e; const char *key; int64_t row; } rows[] = {
        { "town,community\n青圩镇,青禾社区\n", E_INVALID, "csv.column", 1 },
        { "town,community,code\n青圩镇,,\n", E_INVALID, "city.towns", 2 },
        { "town,community,code\n青圩镇,青禾社区,\n青圩镇,青禾社区,\n", E_INVALID, "city.towns_twice", 3 },
        { "town,community,code\n青圩镇,\"青禾社区,\n", E_SYNTAX, "csv.quote_open", 2 },
        { "town,community,code\n\xff\xfe,a,\n", E_SYNTAX, "field.utf8", 0 },
    };
    struct fix x;
    struct city_spec spec;
    struct fault f;
    (void)state;
    fix_start(&x);
    for (int i = 0; i < N_OF(rows); i++) {
        struct city_source s = fix_source(&x);
        s.towns = str_of(rows[i].towns);
        assert_int_equal(read_source(&x, &s, &spec, &f), rows[i].e);
        assert_string_equal(f.key, rows[i].key);
        assert_int_equal(f.row, rows[i].row);
    }
    struct city_source s = fix_source(&x);
    s.limits = S("stage,severity,category,amount,valid_from,source\nintake,,nosuch,4工作时,2020-01-01,x\n");
    assert_int_equal(read_source(&x, &s, &spec, &f), E_INVALID);
    assert_true(str_is(f.field, "category") && f.row == 2);
    fix_stop(&x);
}

static void existing_is_refused(void **state) {
    struct fix x;
    struct city_spec spec;
    struct city_made made;
    struct fault f = { 0 };
    struct making again;
    (void)state;
    fix_start(&x);
    struct city_source s = fix_source(&x);
    (void)make(&x, &s, &spec);
    assert_int_equal(city_make(&x.c, &spec, &made), E_CONFLICT);          /* a second city in one database */
    assert_string_equal(x.c.fault.key, "store.exists");
    assert_int_equal(fix_end(&x, OK), OK);
    enum err e = making_begin(&again, &x.mem, x.data, x.url, &f);
    if (!x.url) {
        assert_int_equal(e, E_CONFLICT);
        assert_string_equal(f.key, "store.exists");
    } else {
        /* PostgreSQL: the folder holds nothing; the database does */
        assert_int_equal(e, OK);
        struct call c = x.c;
        c.store = again.store;
        c.worlds = 0;
        c.fault = (struct fault){ 0 };
        assert_int_equal(city_make(&c, &spec, &made), E_CONFLICT);
        assert_int_equal(making_end(&again, &x.mem, E_CONFLICT, &f), E_CONFLICT);
    }
    struct store_config config = { .data = x.data, .url = x.url };
    struct store *st;
    assert_int_equal(store_open(&config, &st, &(struct fault){ 0 }), OK);       /* and is still there */
    store_close(st);
    fix_stop(&x);
}

/* ---- what a failure leaves ---- */

static void nothing_left(struct fix *x) {
    struct store_config config = { .data = x->data, .url = x->url };
    struct fault f = { 0 };
    struct store *st;
    assert_int_equal(access(x->data, F_OK), -1);
    assert_int_equal(store_open(&config, &st, &f), E_NOT_FOUND);
    if (x->url) return;
    assert_int_equal(rmdir(x->root), 0);           /* empty: nothing beside it either */
    assert_int_equal(mkdir(x->root, 0700), 0);
}

/* Two categories of one code get as far as the database's unique index. */
static void failure_in_the_middle(void **state) {
    struct fix x;
    struct city_spec spec;
    struct city_made made;
    struct fault f;
    (void)state;
    fix_start(&x);
    struct city_source s = fix_source(&x);
    assert_int_equal(read_source(&x, &s, &spec, &f), OK);
    spec.category[30].code = spec.category[2].code;
    assert_int_equal(fix_begin(&x), OK);
    enum err e = city_make(&x.c, &spec, &made);
    assert_int_equal(e, E_CONFLICT);
    assert_int_equal(fix_end(&x, e), E_CONFLICT);
    nothing_left(&x);
    fix_stop(&x);
}

static void memory_runs_out(void **state) {
    struct fix x;
    struct city_spec spec;
    struct city_made made;
    struct fault f;
    (void)state;
    fix_start(&x);
    struct city_source s = fix_source(&x);
    assert_int_equal(read_source(&x, &s, &spec, &f), OK);
    assert_int_equal(fix_begin(&x), OK);
    x.mem.limit = x.mem.used + (64 << 10);         /* enough for the places, not for the plan */
    enum err e = city_make(&x.c, &spec, &made);
    x.mem.limit = (size_t)1 << 30;
    assert_true(made.towns > 0);
    assert_int_equal(e, E_MEMORY);
    assert_int_equal(fix_end(&x, e), E_MEMORY);
    nothing_left(&x);
    fix_stop(&x);
}

static void strangers_folder(void **state) {
    struct fix x;
    struct fault f = { 0 };
    struct making m;
    (void)state;
    fix_start(&x);
    assert_int_equal(folder_make(x.data, &f), OK);
    assert_int_equal(file_write(arena_printf(&x.mem, "%s/letter.txt", x.data).s, S("dear"), &f), OK);
    assert_int_equal(making_begin(&m, &x.mem, x.data, x.url, &f), E_CONFLICT);
    assert_string_equal(f.key, "city.not_empty");
    assert_int_equal(access(arena_printf(&x.mem, "%s/letter.txt", x.data).s, F_OK), 0);
    fix_stop(&x);
}

/* What a killed run left is cleared and the next one goes through. */
static void left_by_a_killed_run(void **state) {
    struct fix x;
    struct fault f = { 0 };
    struct city_spec spec;
    (void)state;
    fix_start(&x);
    struct str left = arena_printf(&x.mem, "%s/.making", x.data);
    assert_int_equal(folder_make(left.s, &f), OK);
    assert_int_equal(file_write(arena_printf(&x.mem, PRIstr "/anju.db", STRARG(left)).s, S("half"), &f), OK);
    struct city_source s = fix_source(&x);
    (void)make(&x, &s, &spec);
    assert_int_equal(fix_end(&x, OK), OK);
    assert_int_equal(access(left.s, F_OK), -1);
    fix_stop(&x);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(example_city), cmocka_unit_test(classes_become_towns),
        cmocka_unit_test(events_and_codes),
        cmocka_unit_test(without_towns), cmocka_unit_test(reference_plan), cmocka_unit_test(bad_plans),
        cmocka_unit_test(long_plan), cmocka_unit_test(gb18030_plan), cmocka_unit_test(bad_lists),
        cmocka_unit_test(existing_is_refused), cmocka_unit_test(failure_in_the_middle),
        cmocka_unit_test(memory_runs_out), cmocka_unit_test(strangers_folder),
        cmocka_unit_test(left_by_a_killed_run),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
