#include <arpa/inet.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "access/password.h"
#include "base/log.h"
#include "door/sealing.h"
#include "door/assets.h"
#include "door/clock.h"
#include "door/command.h"
#include "model/moves.h"

enum { GRACE = 5000 };

/* ---- what is not the API ---- */

static void health(struct http_exchange *x, bool ready) {
    http_status(x, ready ? 200 : 503);
    http_type(x, "text/plain; charset=utf-8");
    (void)http_set(x, "Cache-Control", S("no-store"));
    http_body_static(x, ready ? S("ok\n") : S("not ready\n"));
}

static bool can_read(struct server *s) {
    struct fault f = { 0 };
    struct db *db = store_read(s->store, &f);
    if (db) store_read_end(db);
    return db != 0;
}

/* A page of the desk: the asset of that name, else the shell for its own routes. */
static void page(struct server *s, struct http_exchange *x) {
    if (!http_is(x, "GET") && !http_is(x, "HEAD")) {
        http_status(x, 405);
        (void)http_set(x, "Allow", S("GET, HEAD"));
        return;
    }
    if (s->ui_dir && http_asset_file(x, s->ui_dir)) return;
    const struct asset *a = s->ui_dir ? 0 : asset_find(x->path);      /* a folder stands for all of them */
    if (!a && !s->ui_dir && !path_is_file(x)) a = asset_find(S("/index.html"));
    if (a) {
        http_asset(x, a);
        return;
    }
    http_page_headers(x);
    http_status(x, 404);
    http_type(x, "text/plain; charset=utf-8");
    http_body_static(x, S("404\n"));
}

static bool is_api(const struct http_exchange *x) {
    return x->nseg >= 2 && str_is(x->seg[0], "api") && str_is(x->seg[1], "v1");
}

static void handle(struct http_exchange *x, void *arg) {
    struct server *s = arg;
    if (is_api(x)) api_handle(s, x);
    else if (str_is(x->path, "/healthz")) health(x, true);
    else if (str_is(x->path, "/readyz")) health(x, can_read(s));
    else page(s, x);
}

static struct http_want want(struct http_exchange *x, void *arg) {
    return is_api(x) ? api_want(arg, x) : (struct http_want){ .max = 0 };
}

static void late(struct http_exchange *x, void *arg) {
    (void)arg;
    api_late(x);
}

static void refuse(struct http_exchange *x, int status, const char *word, void *arg) {
    api_refuse(arg, x, status, word);
}

static void done(struct http_exchange *x, int status, int64_t ms, bool sent, void *arg) {
    const struct request *r = x->data;
    (void)arg;
    if (status < 500) return;                             /* the quiet case costs no line */
    LOG(LOG_INFO, "http.answer", LS("method", x->method), LZ("route", r && r->route ? r->route->path : "-"),
        LI("status", status), LI("ms", ms), LI("sent", sent));
}

/* ---- start and end ---- */

/* Every table is looked at once before the first request. */
static const char *tables_wrong(void) {
    const char *w = entities_wrong();
    if (!w) w = moves_wrong();
    if (!w) w = routes_wrong();
    return w ? w : words_wrong();
}

static bool loopback(const char *address) {
    return !address || !strncmp(address, "127.", 4) || !strcmp(address, "::1") || !strcmp(address, "localhost");
}

static int number(struct arena *a, const struct args *args, const char *name, int otherwise, int least, int most,
                  struct fault *f) {
    const char *text = setting_of(a, args, name);
    int64_t v = otherwise;
    if (!text || (str_int(str_of(text), &v) && v >= least && v <= most)) return (int)v;
    if (!f->err) f->arg[0] = arena_printf(a, "%d", least), f->arg[1] = arena_printf(a, "%d", most);
    (void)fault_set(f, E_INVALID, name, "serve.number");
    return otherwise;
}

/* A switch: given alone on the command line, yes or no in the environment and the file. */
static bool is_on(struct arena *a, const struct args *args, const char *name, struct fault *f) {
    static const char *const yes[] = { "", "1", "yes", "true", "on" }, *const no[] = { "0", "no", "false", "off" };
    const char *text = setting_of(a, args, name);
    for (size_t i = 0; text && i < sizeof yes / sizeof *yes; i++)
        if (!strcmp(text, yes[i])) return true;
    for (size_t i = 0; text && i < sizeof no / sizeof *no; i++)
        if (!strcmp(text, no[i])) return false;
    if (text) (void)fault_set(f, E_INVALID, name, "serve.switch");
    return false;
}

static struct str fronts(struct arena *a, const struct args *args, struct fault *f) {
    struct str all = str_of(setting_of(a, args, "--trust-front")), rest = all, one;
    unsigned char ignored[sizeof(struct in6_addr)];
    while (rest.n) {
        rest = str_cut(rest, ',', &one);
        const char *z = arena_cstr(a, str_trim(one));
        if (inet_pton(AF_INET, z, ignored) != 1 && inet_pton(AF_INET6, z, ignored) != 1)
            (void)fault_set(f, E_INVALID, "--trust-front", "serve.front");
    }
    return all;
}

/* Data older than the program is migrated by store_open; the one tenant is found. */
static enum err open_city(struct server *s, const struct args *args, struct call *c, struct arena *a) {
    struct store_config config = { .data = arg_of(args, "--data"), .url = setting_of(a, args, "--url") };
    struct fault f = { 0 };
    enum err e = store_open(&config, &s->store, &f);
    if (!e) {
        s->worlds = worlds_new(s->store);
        s->sessions = sessions_new();
        s->tenant = 1;
        if (!s->worlds || !s->sessions) e = fault_set(&f, E_MEMORY, 0, 0);
        else if ((e = command_call(a, s->store, s->worlds, c))) f = c->fault;
    }
    if (e) c->fault = f;
    return e;
}

static void close_city(struct server *s) {
    pool_free(s->pool);
    store_close(s->store);
    worlds_free(s->worlds);
    sessions_free(s->sessions);
}

static int wait_for_signal(sigset_t *set) {
    int sig = 0;
    while (sigwait(set, &sig) == 0 && sig == SIGHUP) { }
    return sig;
}

static enum err listen_on(struct server *s, struct arena *a, const struct args *args, struct fault *f) {
    struct http_config http = {
        .listen = setting_of(a, args, "--listen"), .port = number(a, args, "--port", 8080, 0, 65535, f),
        .threads = number(a, args, "--threads", 0, 1, 64, f), .cert = setting_of(a, args, "--cert"), .key = setting_of(a, args, "--key"),
        .per_ip = s->fronts.n || loopback(setting_of(a, args, "--listen")) ? -1 : 0, .arena_limit = (size_t)256 << 20,
    };
    struct http_hooks hooks = { .handle = handle, .want = want, .refuse = refuse, .done = done, .late = late };
    return f->err ? f->err : http_start(&http, &hooks, s, &s->http, f);
}

static int run_server(struct server *s, struct arena *a, const struct args *args, sigset_t *set) {
    struct fault f = { 0 };
    s->pool = api_pool();
    enum err e = s->pool ? listen_on(s, a, args, &f) : fault_set(&f, E_MEMORY, 0, 0);
    if (e) return say_fault(&f, "serve"), str_starts(f.field, S("--")) ? 2 : 1;
    struct clock *k = clock_start_thread(s);
    printf("http%s://%s:%d\n", setting_of(a, args, "--cert") ? "s" : "", setting_of(a, args, "--listen") ? setting_of(a, args, "--listen") : "127.0.0.1",
           http_port(s->http));
    (void)fflush(stdout);
    (void)wait_for_signal(set);
    clock_stop(k);
    http_stop(s->http, GRACE);
    return 0;
}

int command_serve(struct arena *a, const struct args *args) {
    struct server s = {
        .ui_dir = setting_of(a, args, "--ui-dir"), .exe = "/proc/self/exe",
    };
    struct sealing sealing = { .data = arg_of(args, "--data"), .key_file = setting_of(a, args, "--seal-key") };
    struct call c = { 0 };
    struct fault f = { 0 };
    sigset_t set;
    const char *w = tables_wrong();
    if (w) return (void)fprintf(stderr, "anju: a table of the program is wrong: %s\n", w), 1;
    if (!arg_of(args, "--data")) return (void)fputs("anju serve: --data DIR is missing; see anju serve --help\n", stderr), 2;
    s.sealing = &sealing;
    s.plain_http = is_on(a, args, "--plain-http", &f);
    s.fronts = fronts(a, args, &f);
    s.local_only = loopback(setting_of(a, args, "--listen")) && !s.fronts.n;
    if (f.err) return say_fault(&f, "serve"), 2;
    (void)sigemptyset(&set);
    (void)sigaddset(&set, SIGINT), (void)sigaddset(&set, SIGTERM), (void)sigaddset(&set, SIGHUP);
    (void)pthread_sigmask(SIG_BLOCK, &set, 0);             /* before any thread: they all inherit it */
    (void)signal(SIGPIPE, SIG_IGN);
    if (!password_start()) return (void)fputs("anju: libsodium does not start\n", stderr), 1;
    int code = 0;
    if (open_city(&s, args, &c, a)) code = say_fault(&c.fault, arg_of(args, "--data"));
    else if (c.world->demo && !loopback(setting_of(a, args, "--listen"))) {
        (void)fputs("anju: an example city is served on this machine only (--listen 127.0.0.1)\n", stderr);
        code = 1;
    }
    if (c.world) world_release(s.worlds, c.world);
    if (!code) code = run_server(&s, a, args, &set);
    close_city(&s);
    return code;
}
