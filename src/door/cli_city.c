/* init: a city into an empty folder. */
#include "door/city.h"

#include <stdio.h>
#include <string.h>
#include "access/who.h"
#include "action/import.h"
#include "action/problem.h"
#include "action/seal.h"
#include "base/file.h"
#include "base/time.h"
#include "door/making.h"
#include "door/packs.h"
#include "door/sealing.h"

enum { ZONE_EAST = 8 * HOUR, LIST_BYTES = 64 << 20, CALENDARS = 20 };

/* One sentence of the table on standard output. */
void city_say(const struct call *c, const char *key, struct str a0, struct str a1, struct str a2) {
    struct str arg[3] = { a0, a1, a2 };
    struct str t = word_fill(c->mem, c->language, key, arg);
    (void)printf(PRIstr "\n", STRARG(t));
}

struct str city_number(const struct call *c, int64_t n) {
    return arena_printf(c->mem, "%lld", (long long)n);
}

struct call city_call(struct arena *a, struct store *st, struct worlds *w) {
    struct fault none = { 0 };
    struct call c = {
        .mem = a, .store = st, .worlds = w, .tenant = CITY_TENANT, .now = time_now(), .tz_offset = ZONE_EAST,
        .language = command_language(), .id = S("command"), .if_match = NONE,
        .secure = true, .exe = "/proc/self/exe",
        .fault = none,
    };
    c.who = who_system(a);
    return c;
}

static enum err read_file(struct arena *a, const char *path, size_t limit, const char *option,
                          struct str *ret,
                          struct fault *f) {
    struct buf b = { 0 };
    enum err e = file_read(path, limit, &b, f);
    if (e) f->field = str_of(option);
    else *ret = b.n ? arena_copy(a, buf_view(&b)) : S("");
    buf_free(&b);
    return e;
}

/* The shipped edition and calendars, built in or from a folder. */
enum err city_packs(struct arena *a, const char *dir, struct city_source *src, struct fault *f) {
    struct str *calendar = ARENA_ARRAY(a, struct str, CALENDARS);
    enum err e = pack_read(a, dir, "anju-1/categories.csv", &src->categories, f);
    if (!e) e = pack_read(a, dir, "anju-1/limits.csv", &src->limits, f);
    if (!e && (e = pack_read(a, dir, "anju-1/rules.csv", &src->rules, f)) == E_NOT_FOUND) {      /* a pack of before there were rules */
        *f = (struct fault){ 0 };
        src->rules = pack_file("anju-1/rules.csv");
        e = OK;
    }
    const char *name;
    for (int i = 0; !e && i < CALENDARS && (name = pack_name("calendar/", i)); i++)
        e = pack_read(a, dir, name, &calendar[src->calendars++], f);
    src->calendar = calendar;
    src->tz_offset = ZONE_EAST;
    return e;
}

/* ---- init ---- */

static enum err init_source(struct arena *a, const struct args *args, struct city_source *src,
                            struct fault *f) {
    const char *plan = arg_of(args, "--plan"), *towns = arg_of(args, "--towns");
    const char *name = arg_of(args, "--name"), *slash = strrchr(plan, '/');
    enum err e = read_file(a, plan, PLAN_MAX_BYTES, "--plan", &src->plan, f);
    if (e == E_TOO_LARGE) f->key = "plan.large";
    if (!e && towns) e = read_file(a, towns, LIST_BYTES, "--towns", &src->towns, f);
    if (!e) e = city_packs(a, arg_of(args, "--packs"), src, f);
    if (!e) src->plan = city_plan_dated(a, src->plan, time_now(), ZONE_EAST);
    src->plan_name = str_of(slash ? slash + 1 : plan);
    src->name = str_of(name);
    return e;
}

/* An action as the program itself: nobody is asked, everything else holds. */
static enum err run_as_program(struct call *c, const struct action *a, void *in, void *out) {
    enum err e = a->prepare ? a->prepare(c, in) : OK;
    if (e) return e;
    struct run r = { c, a, in, out };
    struct work w = action_work(&r);
    e = store_write(c->store, &w);
    if (!e && a->touches_world) worlds_stale(c->worlds);
    return e;
}

static enum err import_estates(struct call *c, struct str bytes, const char *path, struct import_view *out) {
    const char *slash = strrchr(path, '/');
    struct import_in in;
    row_clear(&import_in_entity, &in);
    in.noun = S("estates");
    in.name = str_of(slash ? slash + 1 : path);
    in.bytes = bytes;
    enum err e = world_hold(c->worlds, c->tenant, c->now, &c->world, &c->fault);
    if (e) return e;
    c->once_key = S("init-estates-0001");
    if ((e = run_as_program(c, &imports_create, &in, out)) == OK) {
        struct one_in one = { out->id };
        c->if_match = out->version;
        e = run_as_program(c, &imports_commit, &one, out);
        for (bool finished = false; !e && !finished;) e = import_chunk(c, out->id, &finished);
    }
    world_release(c->worlds, c->world);
    return e;
}

/* The key is made with the city, and what is old enough is sealed at once. */
enum err city_seal_at(struct call *c, const struct making *m, int64_t at) {
    struct sealing s = { .data = m->folder };
    struct seal last = { .id = NONE };
    int64_t before;
    enum err e;
    c->now = at;
    do {                                       /* a minute seals so much, a large city needs several */
        before = last.id;
        if ((e = sealing_minute(&s, c))) return e;
        if (!(c->db = store_read(c->store, &c->fault))) return c->fault.err;
        e = seal_newest(c, &last);
        store_read_end(c->db);
        c->db = 0;
    } while (!e && last.id != before);
    return e;
}

enum err city_seal(struct call *c, const struct making *m) {
    return city_seal_at(c, m, time_now());
}

static void say_counts(const struct call *c, const struct city_made *m) {
    const struct { const char *key; int64_t n; } rows[] = {
        { "init.towns", m->towns }, { "init.communities", m->communities }, { "init.orgs", m->orgs },
        { "init.measures", m->measures }, { "init.key_tasks", m->key_tasks }, { "init.phases", m->phases },
        { "init.milestones", m->milestones }, { "init.duties", m->duties },
        { "init.categories", m->categories },
        { "init.limits", m->limits }, { "init.days", m->days },
    };
    for (int i = 0; i < N_OF(rows); i++)
        (void)printf("%8lld  %s\n", (long long)rows[i].n, word_text(c->language, rows[i].key));
}

static void say_towns(const struct call *c, const struct city_spec *s) {
    struct str list = S("");
    city_say(c, "init.no_towns", STR_NULL, STR_NULL, STR_NULL);
    for (int i = 0; i < s->ntowns; i++) {
        if (list.n) list = arena_join(c->mem, list, S("、"));
        list = arena_join(c->mem, list, s->town[i]);
    }
    if (list.n) city_say(c, "init.named", list, STR_NULL, STR_NULL);
}

static void say_city(const struct call *c, const struct city_spec *s, const struct city_made *m) {
    city_say(c, "init.made", s->name, STR_NULL, STR_NULL);
    city_say(c, "init.plan", s->source_name, str_of(s->encoding), STR_NULL);
    say_counts(c, m);
    city_say(c, "init.confirm", city_number(c, m->duties_open), city_number(c, m->unsure), STR_NULL);
    if (s->nplaces == 0) say_towns(c, s);
    city_say(c, "init.edition", s->edition, STR_NULL, STR_NULL);
}

static void say_codes(const struct call *c, const struct city_spec *s) {
    static const char *const roles_[CITY_CODES] = { "person_role.sysadmin", "person_role.secadmin",
                                                    "person_role.auditor" };
    city_say(c, "init.codes", STR_NULL, STR_NULL, STR_NULL);
    for (int i = 0; i < CITY_CODES; i++)
        (void)printf("  " PRIstr "  %s\n", STRARG(s->code[i]), word_text(c->language, roles_[i]));
}

struct init { struct city_spec spec; struct city_made made; struct import_view estates; };

static enum err init_fill(struct call *c, struct init *n, struct str estates, const char *path) {
    enum err e = city_make(c, &n->spec, &n->made);
    return e || !path ? e : import_estates(c, estates, path, &n->estates);
}

int city_missing(struct arena *a, const struct args *args, const char *option) {
    struct call c = city_call(a, 0, 0);
    struct str arg[3] = { str_of(option), STR_NULL, STR_NULL };
    struct str t = word_fill(a, c.language, "user.needs", arg);
    (void)fprintf(stderr, "anju %s: " PRIstr "\n", args->command->name, STRARG(t));
    return 2;
}

int command_init(struct arena *a, const struct args *args) {
    const char *data = arg_of(args, "--data"), *url = arg_of(args, "--url");
    const char *list = arg_of(args, "--estates");
    struct city_source src = { 0 };
    struct init n = { 0 };
    struct fault f = { 0 };
    struct making m;
    struct str estates = STR_NULL;
    if (!arg_of(args, "--plan")) return city_missing(a, args, "--plan");
    if (!data) return city_missing(a, args, "--data");
    enum err e = init_source(a, args, &src, &f);
    if (!e && list) e = read_file(a, list, LIST_BYTES, "--estates", &estates, &f);
    if (!e && (e = city_read(a, &src, &n.spec, &f)) && f.key && !strncmp(f.key, "plan.", 5)) f.field = S("--plan");
    if (!e) e = making_begin(&m, a, data, url, &f);
    if (e) return say_fault(&f, "init");
    struct worlds *w = worlds_new(m.store);
    struct call c = city_call(a, m.store, w);
    e = w ? init_fill(&c, &n, estates, list) : fault_set(&c.fault, E_MEMORY, 0, 0);
    if (!e) e = city_seal(&c, &m);
    worlds_free(w);
    if (making_end(&m, a, e, &c.fault)) return say_fault(&c.fault, "init");
    say_city(&c, &n.spec, &n.made);
    if (list) city_say(&c, "init.estates", city_number(&c, n.estates.rows), city_number(&c, n.estates.new),
                  city_number(&c, n.estates.refused));
    say_codes(&c, &n.spec);
    city_say(&c, "init.next", str_of(data), STR_NULL, STR_NULL);
    return fflush(stdout) ? 1 : 0;
}
