/* Steps of the example city's base that have transactions of their own: runs of the rules, an edition, imports. */
#include "action/demo_base.h"

#include "access/who.h"
#include "action/edition.h"
#include "action/import.h"
#include "action/problem.h"
#include "action/rules.h"
#include "base/hash.h"
#include "base/time.h"

/* ---- rules ---- */

static enum err rules_through(struct call *c) {
    struct job j;
    bool finished = false, more = true;
    enum err e = OK;
    row_clear(&job_entity, &j);
    while (!finished && !e) {
        struct arena_mark m = arena_mark(c->mem);
        e = rules_chunk(c, &j, &finished);
        if (!e) arena_rewind(c->mem, m);
    }
    while (more && !e) {
        struct arena_mark m = arena_mark(c->mem);
        e = rules_touched(c, &more);
        if (!e) arena_rewind(c->mem, m);
    }
    return e;
}

/* ---- the edition ---- */

static enum err edition_made(struct call *c, struct str name, bool *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("before", INT64_MAX), BI("n", 10) };
    struct db *db = store_read(c->store, &c->fault);
    struct rows r = { 0, 0 };
    if (!db) return c->fault.err;
    enum err e = sql_rows(db, c->mem, "timeline_editions", &base_edition_entity, b, N_OF(b), &r, &c->fault);
    store_read_end(db);
    const struct base_edition *x = r.row;
    *ret = false;
    for (int i = 0; i < r.n && !e; i++) *ret |= str_eq(x[i].name, name) && x[i].state == JOB_DONE;
    return e;
}

static enum err edition(struct call *c) {
    struct civil day = day_civil(time_local_day(c->now, c->tz_offset, 0));
    struct edition_view out;
    struct base_edition in;
    struct job j;
    bool finished = false;
    row_clear(&base_edition_entity, &in);
    row_clear(&job_entity, &j);
    in.year = day.year;
    in.name = arena_printf(c->mem, "%d 年底册第一版", day.year);
    in.note = S("摸底复核之后冻结");
    enum err e = edition_made(c, in.name, &finished);
    if (e || finished) return e;
    c->once_key = arena_printf(c->mem, "example-edition-%d", day.year);
    sha256(c->once_key, c->once_body);
    e = action_run(c, &editions_create, &in, &out);
    j.by = c->who->person;
    j.input = arena_printf(c->mem, "{\"edition\":%lld}", (long long)out.b.h.id);
    while (!e && !finished) {
        struct arena_mark m = arena_mark(c->mem);
        e = edition_chunk(c, &j, &finished);
        if (!e) arena_rewind(c->mem, m);
    }
    return e;
}

/* ---- imports ---- */

enum { ROWS_MOST = 60 };

struct listing { const char *noun, *name, *head; };
/* A count that was taken back, since another estate's sheet had been sent; vehicles; a survey of which two rows could not be taken. */
static const struct listing listings[] = {
    { "facilities", "健身器材清点.csv", "小区名称,设施,现有,完好" }, { "estates", "车辆摸底.csv", "小区名称,区镇,电动自行车,机动车" },
    { "facilities", "儿童活动场地普查.csv", "小区名称,设施,位置,应有,现有,完好" },
};
enum { TAKEN_BACK = 0 };

static struct str line_of(struct call *c, const struct base *b, int i, int which) {
    const struct estate *es = &c->world->estate[i];
    int homes = (int)es->households, r = (int)base_dice(b, i, 9100 + which, 20);
    if (which == TAKEN_BACK) return arena_printf(c->mem, PRIstr ",健身器材,%d,%d\n", STRARG(es->name), homes / 60, homes / 60 - (r == 3));
    struct str town = world_name(c->world, &area_entity, es->town);
    if (which == 1) return arena_printf(c->mem, PRIstr "," PRIstr ",%d,%d\n", STRARG(es->name), STRARG(town), homes * (50 + r) / 100, homes * (70 + r) / 100);
    return arena_printf(c->mem, PRIstr ",儿童活动场地,中心绿地,1,%d,%d\n", STRARG(es->name), r != 0, r > 2);
}

/* Of the first town's estates, each a line. */
static struct str file_of(struct call *c, const struct base *b, int which) {
    const struct world *w = c->world;
    struct str out = arena_printf(c->mem, "%s\n", listings[which].head);
    for (int i = 0; i < w->nestates && i < b->estates; i++)
        if (w->estate[i].town == w->estate[0].town && !base_by_hand(b, &w->estate[i]) && base_dice(b, i, 9000 + which, 3))
            out = arena_join(c->mem, out, line_of(c, b, i, which));
    return which == 2 ? arena_join(c->mem, out, S("青河新苑,儿童活动场地,东门内,1,1,1\n圩桥里,儿童活动场地,北侧,1,一处半,1\n")) : out;
}

static enum err import_made(struct call *c, struct str name, bool *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("after", INT64_MAX), BT("noun", S("")), BI("by", 0), BI("n", 20) };
    struct db *db = store_read(c->store, &c->fault);
    struct rows r = { 0, 0 };
    if (!db) return c->fault.err;
    enum err e = sql_rows(db, c->mem, "batches_page", &batch_entity, b, N_OF(b), &r, &c->fault);
    store_read_end(db);
    const struct batch *x = r.row;
    *ret = false;
    for (int i = 0; i < r.n && !e; i++) *ret |= str_eq(x[i].file_name, name) && x[i].state != BATCH_CHECKED;
    return e;
}

static enum err import(struct call *c, const struct base *b, int which) {
    struct import_view *v = ARENA_NEW(c->mem, struct import_view);
    struct import_in in;
    struct one_in one;
    bool finished = false;
    row_clear(&import_in_entity, &in);
    in.noun = str_of(listings[which].noun);
    in.name = str_of(listings[which].name);
    in.bytes = file_of(c, b, which);
    enum err e = import_made(c, in.name, &finished);
    if (e || finished) return e;
    c->once_key = arena_printf(c->mem, "example-import-%d", which);
    sha256(c->once_key, c->once_body);
    if ((e = action_run(c, &imports_create, &in, v))) return e;
    one.id = v->id;
    if (v->stops.n || (e = action_run(c, &imports_commit, &one, v))) return e;
    while (!e && !finished) e = import_chunk(c, one.id, &finished);
    if (which == TAKEN_BACK && !e) e = action_run(c, &imports_undo, &one, v);
    return e;
}

/* ---- one of them ---- */

enum err base_apart(struct call *c, const struct base *b, const struct beat *beat) {
    struct call k = *c;
    k.now = beat->at;
    k.world = 0;
    k.if_match = NONE;
    k.once_key = STR_NULL;
    enum err e = world_hold(k.worlds, k.tenant, beat->at, &k.world, &k.fault);
    if (!e) {
        struct arena_mark m = arena_mark(k.mem);
        k.who = beat->person == NONE ? who_system(k.mem) : who_of(k.mem, k.world, beat->person);
        switch ((enum base_apart)beat->order) {
        case APART_RULES: e = rules_through(&k); break;
        case APART_EDITION: e = edition(&k); break;
        case APART_IMPORT: e = import(&k, b, (int)beat->arg); break;
        }
        world_release(k.worlds, k.world);
        if (!e) arena_rewind(k.mem, m);
    }
    if (e) c->fault = k.fault;
    worlds_stale(c->worlds);
    return e;
}
