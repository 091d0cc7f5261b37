/* A folder, a store and a call for tests of whole cities; PostgreSQL when
** ANJU_TEST_PG is set, else SQLite. Header only. */
#ifndef ANJU_TEST_ACTION_CITYFIX_H
#define ANJU_TEST_ACTION_CITYFIX_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "../store/pgdb.h"
#include "access/password.h"
#include "access/who.h"
#include "action/demo.h"
#include "base/time.h"
#include "door/making.h"
#include "door/packs.h"
#include <cmocka.h>                /* last: its fail() is a macro */

struct fix {
    struct arena mem;
    struct pgdb pg;
    const char *url;
    char root[64], data[80];
    struct making m;
    bool open;
    struct worlds *worlds;
    struct call c;
};

/* 2026-11-24, a Tuesday, 15:30 in Shanghai: a time that the calendar knows. */
#define FIX_NOW INT64_C(1795505400000)

static void fix_start(struct fix *x) {
    *x = (struct fix){ 0 };
    arena_init(&x->mem, (size_t)1 << 30);
    (void)snprintf(x->root, sizeof x->root, "/tmp/anju-made.XXXXXX");
    assert_non_null(mkdtemp(x->root));
    (void)snprintf(x->data, sizeof x->data, "%s/data", x->root);
    const char *cluster = getenv("ANJU_TEST_PG");
    if (cluster && *cluster && pgdb_make(&x->pg)) x->url = x->pg.url;
}

static void fix_call(struct fix *x) {
    x->c = (struct call){
        .mem = &x->mem, .store = x->m.store, .worlds = x->worlds, .tenant = CITY_TENANT, .now = FIX_NOW,
        .tz_offset = 8 * HOUR, .language = ZH, .id = S("test"), .if_match = NONE, .secure = true,
    };
    x->c.who = who_system(&x->mem);
}

static enum err fix_begin(struct fix *x) {
    struct fault f = { 0 };
    enum err e = making_begin(&x->m, &x->mem, x->data, x->url, &f);
    if (e) return e;
    x->open = true;
    x->worlds = worlds_new(x->m.store);
    assert_non_null(x->worlds);
    fix_call(x);
    return OK;
}

static enum err fix_end(struct fix *x, enum err e) {
    struct fault f = { 0 };
    if (x->c.world) world_release(x->worlds, x->c.world);
    x->c.world = 0;
    worlds_free(x->worlds);
    x->worlds = 0;
    x->open = false;
    return making_end(&x->m, &x->mem, e, &f);
}

static void fix_stop(struct fix *x) {
    if (x->open) (void)fix_end(x, E_INTERNAL);
    if (x->url) pgdb_drop(&x->pg);
    assert_int_equal(system(arena_printf(&x->mem, "rm -rf '%s'", x->root).s), 0);
    arena_free(&x->mem);
}

/* The world anew, and with it the caller: his grants lie in it. */
static void fix_world(struct fix *x) {
    int64_t person = x->c.who && !x->c.who->system ? x->c.who->person : NONE;
    if (x->c.world) world_release(x->worlds, x->c.world);
    x->c.world = 0;
    x->c.fault = (struct fault){ 0 };
    worlds_stale(x->worlds);
    assert_int_equal(world_hold(x->worlds, x->c.tenant, FIX_NOW, &x->c.world, &x->c.fault), OK);
    if (person != NONE) x->c.who = who_of(&x->mem, x->c.world, person);
}

/* The shipped files with the example's plan as of FIX_NOW. */
static struct city_source fix_source(struct fix *x) {
    static struct str calendar[16];
    struct city_source s = { .plan_name = S("plan.txt"), .categories = pack_file("anju-1/categories.csv"),
                             .limits = pack_file("anju-1/limits.csv"),
                             .towns = pack_file("example/towns.csv"),
                             .calendar = calendar, .tz_offset = 8 * HOUR };
    const char *name;
    while (s.calendars < 16 && (name = pack_name("calendar/", s.calendars)))
        calendar[s.calendars++] = pack_file(name);
    s.plan = plan_template(&x->mem, pack_file("example/plan.txt"),
                           day_civil(time_local_day(FIX_NOW, 8 * HOUR, 0)));
    return s;
}

__attribute__((unused)) static struct demo_source fix_demo(struct fix *x) {
    struct demo_source d = { .city = fix_source(x), .estates = pack_file("example/estates.csv"),
                             .people = pack_file("example/people.csv"),
                             .problems = pack_file("example/problems.csv") };
    d.city.plan = pack_file("example/plan.txt");
    return d;
}

/* From now on the call is this person's. */
__attribute__((unused)) static void fix_as(struct fix *x, const char *account) {
    x->c.fault = (struct fault){ 0 };
    x->c.who = 0;
    for (int i = 0; i < x->c.world->npersons; i++)
        if (str_is(x->c.world->person[i].account, account))
            x->c.who = who_of(&x->mem, x->c.world, x->c.world->person[i].h.id);
    assert_non_null(x->c.who);
}

#endif
