/* The whole example city, from its plan to the lights of this minute. */
#include "action/demo_base.h"

#include "base/time.h"

enum { AGE_DAYS = 380, ESTATES_LEAST = 12 };

/* ---- grids ---- */

enum { G_TOWN, G_COMMUNITY, G_GRIDS };

struct grids { struct call *c; struct str text; };

static int64_t org_at(const struct world *w, int64_t area) {
    for (int i = 0; i < w->norgs; i++)
        if (w->org[i].kind == ORG_COMMUNITY && w->org[i].area == area) return w->org[i].h.id;
    return NONE;
}

static enum err grid_put(struct call *c, struct tx *tx, int64_t community, int n) {
    static const char *const number[] = { "一", "二", "三", "四", "五", "六" };
    struct change change = { .verb = "init" };
    struct area a;
    struct org o;
    row_clear(&area_entity, &a);
    row_clear(&org_entity, &o);
    a.parent = community;
    a.level = AREA_GRID;
    a.name = o.name = arena_printf(c->mem, "第%s网格", number[n % N_OF(number)]);
    enum err e = tx_insert(tx, &area_entity, &a, &change);
    o.parent = org_at(c->world, community);
    o.kind = ORG_GRID;
    o.area = a.h.id;
    return e ? e : tx_insert(tx, &org_entity, &o, &change);
}

static enum err grids_body(struct tx *tx, void *arg) {
    static const char *const column[] = { "town", "community", "grids", 0 };
    struct grids *g = arg;
    struct call *c = g->c;
    struct table t;
    enum err e = table_open(&t, c->mem, g->text, "towns.csv", column, &c->fault);
    for (bool more = true; !e;) {
        int64_t n;
        if ((e = table_next(&t, &more)) || !more) break;
        int64_t town = demo_area(c->world, table_cell(&t, G_TOWN), NONE), at = demo_area(c->world, table_cell(&t, G_COMMUNITY), town);
        if (!str_int(table_cell(&t, G_GRIDS), &n) || n < 0 || n > 6) e = table_wrong(&t, "grids", "demo.row", table_cell(&t, G_GRIDS));
        for (int i = 0; i < n && !e; i++) e = grid_put(c, tx, at, i);
    }
    return e ? e : world_touch(tx);
}

/* ---- a run that was cut off ---- */

static struct str want_text(struct arena *a, const struct demo_want *w) {
    return arena_printf(a, "%lld %lld %lld %lld", (long long)w->seed, (long long)w->problems, (long long)w->played, (long long)w->now);
}

static bool want_read(struct str s, struct demo_want *ret) {
    struct str seed, problems, played, now = str_cut(str_cut(str_cut(s, ' ', &seed), ' ', &problems), ' ', &played);
    return str_int(seed, &ret->seed) && str_int(problems, &ret->problems) && str_int(played, &ret->played) && str_int(now, &ret->now);
}

bool demo_left(struct call *c, struct demo_want *ret) {
    struct bind b[] = { BI("tenant", CITY_TENANT), BT("key", S(DEMO_WANT)) };
    struct cursor *cur;
    struct str text = STR_NULL;
    struct db *db = store_read(c->store, &c->fault);
    if (!db) return false;
    enum err e = sql_open(db, c->mem, "setting_of", b, N_OF(b), &cur, &c->fault);
    if (!e && sql_next(cur)) text = sql_text(cur, 0);
    if (!e) e = sql_end(cur);
    store_read_end(db);
    return !e && want_read(text, ret);
}

/* ---- the whole ---- */

/* The city as it stood before the first problem: ids grow with time, so everything is
** made in the order in which it would have happened. */
static enum err found(struct call *c, const struct demo_whole *src, const struct demo_want *want, struct demo_made *ret) {
    struct city_source city = src->city;
    struct city_spec spec;
    int64_t today = time_local_day(want->now, city.tz_offset, 0);
    city.demo = true;
    city.plan = plan_template(c->mem, city.plan, day_civil(today));
    enum err e = city_read(c->mem, &city, &spec, &c->fault);
    if (e) return e;
    c->tz_offset = city.tz_offset;
    c->now = time_at(today - AGE_DAYS, 9 * HOUR, city.tz_offset);
    struct grids g = { c, city.towns };
    if ((e = city_make(c, &spec, &ret->city)) || (e = demo_world(c, want->now))) return e;
    if ((e = demo_body(c, grids_body, &g)) || (e = demo_world(c, want->now))) return e;
    if ((e = demo_places(c, src->estates, true, ret)) || (e = demo_world(c, want->now))) return e;
    return demo_people(c, src->people, want_text(c->mem, want), ret);
}

/* A city of few problems has a base of few estates, so that trying something takes no longer than it needs. */
static int estates_of(const struct world *w, const struct demo_want *want) {
    int64_t n = want->problems * w->nestates / DEMO_PLAYED;
    return n < ESTATES_LEAST ? ESTATES_LEAST : n > w->nestates ? w->nestates : (int)n;
}

static enum err play(struct call *c, const struct demo_whole *src, const struct demo_want *want, const struct demo_show *show,
                     struct demo_made *ret) {
    struct cast cast;
    struct texts_of texts;
    enum err e = demo_world(c, want->now);
    if (e || (e = demo_cast(c, &cast)) || (e = demo_texts(c, src->texts, &texts))) return e;
    struct base base = { .k = &cast, .seed = (uint64_t)want->seed, .now = want->now, .offset = c->tz_offset, .own = src->base };
    base.estates = estates_of(c->world, want);
    struct plot plot = { .k = &cast, .base = &base, .mem = c->mem, .now = want->now, .r = { (uint64_t)want->seed } };
    demo_plot(&plot, want->problems, want->played);
    return demo_play(c, &plot, &texts, (uint64_t)want->seed, show, ret);
}

enum err demo_whole(struct call *c, const struct demo_whole *src, const struct demo_want *want, const struct demo_show *show,
                    struct demo_made *ret) {
    struct demo_want left;
    enum err e = OK;
    *ret = (struct demo_made){ 0 };
    c->who = who_system(c->mem);
    c->tenant = CITY_TENANT;
    if (!demo_left(c, &left)) e = found(c, src, want, ret);
    if (!e) e = play(c, src, want, show, ret);
    c->now = want->now;
    c->who = who_system(c->mem);
    if (!e) e = demo_flows(c, src->flows);
    return e ? e : demo_turn(c);
}
