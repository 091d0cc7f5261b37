/* demo: the example city, whole or small. */
#include "door/command.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "access/password.h"
#include "access/who.h"
#include "action/demo.h"
#include "base/time.h"
#include "door/city.h"
#include "door/making.h"
#include "door/packs.h"

enum { SEED = 20260, PROBLEMS_MOST = 5000000 };

static enum err demo_source(struct arena *a, const char *dir, struct demo_source *src, struct fault *f) {
    const struct { const char *name; struct str *to; } files[] = {
        { "example/plan.txt", &src->city.plan }, { "example/towns.csv", &src->city.towns },
        { "example/estates.csv", &src->estates }, { "example/people.csv", &src->people },
        { "example/problems.csv", &src->problems }, { "example/base.csv", &src->base },
        { "example/flows.csv", &src->flows },
    };
    enum err e = city_packs(a, dir, &src->city, f);
    for (int i = 0; i < N_OF(files) && !e; i++) e = pack_read(a, dir, files[i].name, files[i].to, f);
    src->city.plan_name = S("plan.txt");
    return e;
}

static enum err whole_source(struct arena *a, const char *dir, struct demo_whole *src, struct fault *f) {
    const struct { const char *name; struct str *to; } files[] = {
        { "example/plan.txt", &src->city.plan }, { "anlan/towns.csv", &src->city.towns },
        { "anlan/estates.csv", &src->estates }, { "anlan/people.csv", &src->people }, { "anlan/texts.csv", &src->texts },
        { "example/base.csv", &src->base }, { "example/flows.csv", &src->flows },
    };
    enum err e = city_packs(a, dir, &src->city, f);
    for (int i = 0; i < N_OF(files) && !e; i++) e = pack_read(a, dir, files[i].name, files[i].to, f);
    src->city.plan_name = S("plan.txt");
    return e;
}

static const char *role_key(struct arena *a, int64_t role) {
    return arena_printf(a, "person_role.%s", code_text(&roles, role)).s;
}

/* What the sign-in page shows too. */
static void say_accounts(struct arena *a, struct call *c) {
    struct demo_view v;
    struct fault f = { 0 };
    if (world_hold(c->worlds, c->tenant, time_now(), &c->world, &f)) return;
    if (action_run(c, &demo_accounts, 0, &v) == OK) {
        city_say(c, "demo.accounts", S(DEMO_PASSWORD), STR_NULL, STR_NULL);
        const struct demo_account *x = v.accounts.row;
        for (int i = 0; i < v.accounts.n; i++)
            (void)printf("  %-18.*s " PRIstr "  %s\n", STRARG(x[i].account), STRARG(x[i].name),
                         word_text(c->language, role_key(a, x[i].role)));
    }
    world_release(c->worlds, c->world);
    c->world = 0;
}

/* The accounts of an example city that is there already. */
static int list_accounts(struct arena *a, const struct args *args) {
    struct store_config config = { .data = arg_of(args, "--data"), .url = arg_of(args, "--url"),
                                   .readonly = true };
    struct store *store;
    struct fault f = { 0 };
    if (store_open(&config, &store, &f)) return say_fault(&f, config.data);
    struct worlds *w = worlds_new(store);
    struct call c = city_call(a, store, w);
    if (w) say_accounts(a, &c);
    worlds_free(w);
    store_close(store);
    return w && !fflush(stdout) ? 0 : 1;
}

/* ---- how far it is ---- */

struct shown { struct call *c; const struct making *m; int64_t seed, last; bool terminal; };

/* What was just written is sealed while its pages are at hand; what fails here fails again at the end, and is said there. */
static void seal(struct shown *s, int64_t at) {
    struct call c = *s->c;
    struct arena_mark m = arena_mark(c.mem);
    (void)city_seal_at(&c, s->m, at);
    arena_rewind(c.mem, m);
}

static void show(void *arg, int64_t done, int64_t all, int64_t at) {
    struct shown *s = arg;
    int64_t now = time_steady();
    seal(s, at);
    if (!s->terminal || (now - s->last < 200 && done < all)) return;
    s->last = now;
    struct arena_mark m = arena_mark(s->c->mem);
    struct str arg3[3] = { arena_printf(s->c->mem, "%d", (int)(done * 100 / (all ? all : 1))), STR_NULL, STR_NULL };
    struct str t = word_fill(s->c->mem, s->c->language, "demo.progress", arg3);
    (void)fprintf(stderr, "\r\033[K" PRIstr, STRARG(t));
    if (done == all) (void)fputs("\r\033[K", stderr);
    (void)fflush(stderr);
    arena_rewind(s->c->mem, m);
}

/* ---- the command ---- */

static int number_of(const struct args *args, const char *option, int64_t least, int64_t most, int64_t *ret) {
    const char *text = arg_of(args, option);
    int64_t n;
    if (!text) return 0;
    if (str_int(str_of(text), &n) && n >= least && n <= most) return *ret = n, 0;
    (void)fprintf(stderr, "anju demo: %s: %lld .. %lld\n", option, (long long)least, (long long)most);
    return 2;
}

/* As it would have been that day at ten. */
static int date_of(const struct args *args, int64_t *now) {
    const char *text = arg_of(args, "--date");
    struct civil day;
    if (!text) return 0;
    if (date_parse(str_of(text), &day)) {
        int64_t at = time_at(day_of(day), 10 * HOUR, 8 * (int64_t)HOUR);
        if (day.year >= 2020 && at <= *now) return *now = at, 0;
    }
    (void)fprintf(stderr, "anju demo: --date: YYYY-MM-DD, not before 2020 nor after today\n");
    return 2;
}

/* Go on with what was cut off, when it was to be this city; else from the beginning. */
static enum err begin(struct making *m, struct arena *a, const struct args *args, struct demo_want *want, struct fault *f) {
    const char *data = arg_of(args, "--data"), *url = arg_of(args, "--url");
    struct demo_want left = { 0, 0, 0 };
    if (!arg_of(args, "--small") && making_resume(m, a, data, url)) {
        struct call c = city_call(a, m->store, 0);
        if (demo_left(&c, &left) && left.seed == want->seed && left.problems == want->problems && left.played == want->played
            && (!arg_of(args, "--date") || left.now == want->now)) return *want = left, OK;
        (void)making_end(m, a, E_CONFLICT, f);
    }
    return making_begin(m, a, data, url, f);
}

static enum err make(struct call *c, const struct making *m, const struct args *args, const struct demo_want *want, struct demo_made *made) {
    struct shown s = { .c = c, .m = m, .terminal = isatty(STDERR_FILENO) };
    if (arg_of(args, "--small")) {
        struct demo_source src = { 0 };
        enum err e = demo_source(c->mem, arg_of(args, "--packs"), &src, &c->fault);
        if (arg_of(args, "--bare")) src.base = src.flows = STR_NULL;
        return e ? e : demo_build(c, &src, made);
    }
    struct demo_whole src = { 0 };
    struct demo_show tell = { show, &s };
    enum err e = whole_source(c->mem, arg_of(args, "--packs"), &src, &c->fault);
    return e ? e : demo_whole(c, &src, want, &tell, made);
}

static void say_made(struct call *c, const struct args *args, const struct demo_want *want, const struct demo_made *m) {
    if (m->estates)
        city_say(c, "demo.made", city_number(c, m->estates), city_number(c, m->people), city_number(c, m->problems));
    if (!arg_of(args, "--small"))
        city_say(c, "demo.seed", city_number(c, want->seed), time_text(c->mem, want->now, 8 * (int64_t)HOUR), city_number(c, m->problems));
    if (m->refused)
        (void)fprintf(stderr, "%lld steps were refused, the first: %s (%s)\n", (long long)m->refused, m->why.key ? m->why.key : "",
                      code_text(&verbs, m->why.row));
    say_accounts(c->mem, c);
}

int command_demo(struct arena *a, const struct args *args) {
    const char *data = arg_of(args, "--data");
    struct demo_want want = { SEED, DEMO_PLAYED, DEMO_PLAYED, time_now() };
    struct demo_made made = { 0 };
    struct fault f = { 0 };
    struct making m;
    if (!data) return city_missing(a, args, "--data");
    if (arg_of(args, "--accounts")) return list_accounts(a, args);
    int bad = number_of(args, "--seed", 0, INT32_MAX, &want.seed);
    if (!bad) bad = number_of(args, "--problems", 1, PROBLEMS_MOST, &want.problems);
    if (!bad) bad = number_of(args, "--played", 0, PROBLEMS_MOST, &want.played);
    if (!bad) bad = date_of(args, &want.now);
    if (bad) return bad;
    if (!password_start()) return say_fault(&(struct fault){ .err = E_INTERNAL }, "demo");
    enum err e = begin(&m, a, args, &want, &f);
    if (e) return say_fault(&f, "demo");
    struct worlds *w = worlds_new(m.store);
    struct call c = city_call(a, m.store, w);
    e = w ? make(&c, &m, args, &want, &made) : fault_set(&c.fault, E_MEMORY, 0, 0);
    if (w && c.world) world_release(w, c.world);
    c.world = 0;
    if (!e) e = city_seal(&c, &m);
    if (!e) say_made(&c, args, &want, &made);
    worlds_free(w);
    if (making_end(&m, a, e, &c.fault)) return say_fault(&c.fault, "demo");
    city_say(&c, "init.next", str_of(data), STR_NULL, STR_NULL);
    return fflush(stdout) ? 1 : 0;
}
