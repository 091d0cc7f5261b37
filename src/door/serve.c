#include <arpa/inet.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "access/password.h"
#include "base/log.h"
#include "base/time.h"
#include "door/sealing.h"
#include "door/assets.h"
#include "door/clock.h"
#include "door/beside.h"
#include "door/live.h"
#include "door/manager.h"
#include "door/verifier.h"
#include "door/watch.h"
#include "model/flow.h"
#include "model/moves.h"

enum { GRACE = 5000 };

/* ---- what is not the API ---- */

static void alive(struct http_exchange *x) {
    http_status(x, 200);
    http_type(x, "text/plain; charset=utf-8");
    (void)http_set(x, "Cache-Control", S("no-store"));
    http_body_static(x, S("ok\n"));
}

/* What watches, on every address; true when it was one of its paths. */
static bool watched(struct server *s, struct http_exchange *x, bool open) {
    if (str_is(x->path, "/healthz")) alive(x);
    else if (str_is(x->path, "/readyz")) watch_ready(s, x);
    else if (str_is(x->path, "/metrics")) watch_metrics(s, x, open);
    else return false;
    return true;
}

/* Has the city a key for tiles? Then, and only then, its pages may show pictures of theirs. */
static bool has_tiles(struct server *s) {
    const struct world *w = 0;
    struct fault f = { 0 };
    if (world_hold(s->worlds, s->tenant, time_now(), &w, &f)) return false;
    bool tiles = w->map_key.n > 0;
    world_release(s->worlds, w);
    return tiles;
}

/* A page of the desk: the asset of that name, else the shell for its own routes. */
static void page(struct server *s, struct http_exchange *x) {
    if (!http_is(x, "GET") && !http_is(x, "HEAD")) {
        http_status(x, 405);
        (void)http_set(x, "Allow", S("GET, HEAD"));
        return;
    }
    bool tiles = !path_is_file(x) && has_tiles(s);
    if (s->ui_dir && http_asset_file(x, s->ui_dir, tiles)) return;
    const struct asset *a = s->ui_dir ? 0 : asset_find(x->path);      /* a folder stands for all of them */
    if (!a && !s->ui_dir && !path_is_file(x)) a = asset_find(S("/index.html"));
    if (a) {
        http_asset(x, a, tiles);
        return;
    }
    http_page_headers(x, false);
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
    else if (!watched(s, x, false)) page(s, x);
}

static void handle_metrics(struct http_exchange *x, void *arg) {
    if (watched(arg, x, true)) return;
    http_status(x, 404);
    http_type(x, "text/plain; charset=utf-8");
    http_body_static(x, S("404; /metrics, /readyz and /healthz are here\n"));
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
    struct server *s = arg;
    bool line = r && r->route && r->route->special == answer_live && status == 200;      /* open as long as somebody looks */
    watch_answer(s->watch, status, line ? 0 : ms);
    enum log_level level = status < 500 ? LOG_DEBUG : LOG_INFO;
    if (level > log_level()) return;                      /* the quiet case costs no line */
    LOG(level, "http.answer", LS("call", r && r->c.id.n ? r->c.id : S("-")), LS("method", x->method),
        LZ("route", r && r->route ? r->route->path : "-"), LI("status", status), LI("ms", ms), LI("sent", sent));
}

/* ---- start and end ---- */

/* Every table is looked at once before the first request. */
static const char *tables_wrong(void) {
    const char *w = entities_wrong();
    if (!w) w = moves_wrong();
    if (!w) w = flows_wrong();
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

/* ---- the log ---- */

static int one_of(struct arena *a, const struct args *args, const char *name, const char *const *word, int n, int otherwise,
                  struct fault *f) {
    const char *text = setting_of(a, args, name);
    for (int i = 0; text && i < n; i++)
        if (!strcmp(text, word[i])) return i;
    if (text) (void)fault_set(f, E_INVALID, name, "serve.word");
    for (int i = 0; text && f->err && i < n; i++)
        f->arg[0] = f->arg[0].n ? arena_printf(a, PRIstr " %s", STRARG(f->arg[0]), word[i]) : str_of(word[i]);
    return otherwise;
}

static void set_log(struct arena *a, const struct args *args, struct fault *f) {
    static const char *const levels[] = { "quiet", "error", "warn", "info", "debug" }, *const forms[] = { "json", "text" };
    int level = one_of(a, args, "--log-level", levels, N_OF(levels), LOG_INFO, f);
    if (!f->err) log_set((enum log_level)level);
    int form = f->err ? 0 : one_of(a, args, "--log-format", forms, N_OF(forms), LOG_JSON, f);
    if (!f->err) log_form((enum log_form)form);
}

/* ---- until the end ---- */

/* SIGHUP: what can be read again without a request noticing. What cannot be used leaves all as it was. */
static void reload(struct server *s, struct arena *a, const struct args *args) {
    struct fault f = { 0 };
    manager_tell("RELOADING=1");
    enum err e = http_reload(s->http, &f);
    if (!e) set_log(a, args, &f);
    atomic_fetch_add(&s->watch->reloads, f.err == OK);
    if (f.err) LOG(LOG_ERROR, "serve.reload", LS("what", f.field), LZ("code", error_of(f.err)->code), LZ("why", f.key ? f.key : "-"));
    else LOG(LOG_INFO, "serve.reload", LZ("level", setting_of(a, args, "--log-level") ? setting_of(a, args, "--log-level") : "info"));
    manager_tell("READY=1");
}

static void wait_for_end(struct server *s, struct arena *a, const struct args *args, sigset_t *set) {
    int sig = 0;
    while (sigwait(set, &sig) == 0 && sig == SIGHUP) reload(s, a, args);
    manager_tell("STOPPING=1");
}

static enum err listen_on(struct server *s, struct arena *a, const struct args *args, struct fault *f) {
    struct http_config http = {
        .listen = s->address, .port = number(a, args, "--port", 8080, 0, 65535, f), .socket = s->socket,
        .threads = number(a, args, "--threads", 0, 1, 64, f), .cert = setting_of(a, args, "--cert"), .key = setting_of(a, args, "--key"),
        .per_ip = s->fronts.n || s->here ? -1 : 0, .arena_limit = (size_t)256 << 20,
    };
    struct http_hooks hooks = { .handle = handle, .want = want, .refuse = refuse, .done = done, .late = late };
    return f->err ? f->err : http_start(&http, &hooks, s, &s->http, f);
}

/* A second address for figures alone, as ADDRESS:PORT. */
static enum err listen_for_metrics(struct server *s, struct arena *a, const struct args *args, struct http_server **ret, struct fault *f) {
    struct str where = str_of(setting_of(a, args, "--metrics-listen"));
    struct http_hooks hooks = { .handle = handle_metrics };
    int64_t port = NONE;
    *ret = 0;
    if (!where.n) return OK;
    size_t colon = where.n;
    while (colon > 0 && where.s[colon - 1] != ':') colon--;
    struct str name = str_sub(where, 0, colon ? colon - 1 : 0);
    if (name.n > 2 && name.s[0] == '[') name = str_sub(name, 1, name.n - 2);
    if (!name.n || !str_int(str_from(where, colon), &port) || port < 0 || port > 65535)
        return fault_set(f, E_INVALID, "--metrics-listen", "serve.address");
    struct http_config http = { .listen = arena_cstr(a, name), .port = (int)port, .threads = 1, .connections = 32 };
    enum err e = http_start(&http, &hooks, s, ret, f);
    if (!e) LOG(LOG_INFO, "metrics.listen", LI("port", http_port(*ret)));
    return e;
}

static int run_server(struct server *s, struct arena *a, const struct args *args, sigset_t *set) {
    struct http_server *metrics = 0;
    struct fault f = { 0 };
    s->pool = api_pool();
    struct live *live = live_start(s);                     /* before there are requests that may want it */
    enum err e = s->pool && live ? listen_on(s, a, args, &f) : fault_set(&f, E_MEMORY, 0, 0);
    if (!e && (e = listen_for_metrics(s, a, args, &metrics, &f))) http_stop(s->http, 0);
    if (e) {
        live_stop(live);
        live_free(live);
        return say_fault(&f, "serve"), str_starts(f.field, S("--")) ? 2 : 1;
    }
    struct clock *k = clock_start_thread(s);
    struct beside *b = setting_of(a, args, "--url") ? 0 : beside_start(s, arg_of(args, "--data"));
    struct verifier *v = verifier_start(s);
    printf("http%s://%s:%d\n", setting_of(a, args, "--cert") ? "s" : "", s->address, http_port(s->http));
    (void)fflush(stdout);
    manager_tell("READY=1");
    wait_for_end(s, a, args, set);
    live_stop(live);
    beside_stop(b);
    verifier_stop(v);
    clock_stop(k);
    http_stop(metrics, 0);
    http_stop(s->http, GRACE);
    live_free(live);
    return 0;
}

/* The address asked for, or that of the socket that was handed over. */
static void find_address(struct server *s, struct arena *a, const struct args *args, struct fault *f) {
    struct handed handed;
    const char *listen = setting_of(a, args, "--listen");
    if (manager_socket(a, &handed, f)) return;
    s->socket = handed.fd > 0 ? handed.fd : 0;
    s->address = s->socket ? arena_cstr(a, handed.address) : listen ? listen : "127.0.0.1";
    s->here = s->socket ? handed.loopback : loopback(listen);
}

static void read_settings(struct server *s, struct arena *a, const struct args *args, struct fault *f) {
    s->plain_http = is_on(a, args, "--plain-http", f);
    s->fronts = fronts(a, args, f);
    if (!f->err) set_log(a, args, f);
    if (!f->err) find_address(s, a, args, f);
    s->local_only = s->here && !s->fronts.n;
}

int command_serve(struct arena *a, const struct args *args) {
    struct watch watch;
    struct sealing sealing = { .data = arg_of(args, "--data"), .key_file = setting_of(a, args, "--seal-key"), .done_at = time_steady() };
    struct server s = {
        .ui_dir = setting_of(a, args, "--ui-dir"), .exe = "/proc/self/exe", .sealing = &sealing, .watch = &watch,
    };
    struct call c = { 0 };
    struct fault f = { 0 };
    sigset_t set;
    const char *w = tables_wrong();
    if (w) return (void)fprintf(stderr, "anju: a table of the program is wrong: %s\n", w), 1;
    if (!arg_of(args, "--data")) return (void)fputs("anju serve: --data DIR is missing; see anju serve --help\n", stderr), 2;
    watch_start(&watch, arg_of(args, "--data"));
    read_settings(&s, a, args, &f);
    if (f.err) return say_fault(&f, "serve"), 2;
    (void)sigemptyset(&set);
    (void)sigaddset(&set, SIGINT), (void)sigaddset(&set, SIGTERM), (void)sigaddset(&set, SIGHUP);
    (void)pthread_sigmask(SIG_BLOCK, &set, 0);             /* before any thread: they all inherit it */
    (void)signal(SIGPIPE, SIG_IGN);
    if (!password_start()) return (void)fputs("anju: libsodium does not start\n", stderr), 1;
    int code = 0;
    if (open_city(&s, args, &c, a)) code = say_fault(&c.fault, arg_of(args, "--data"));
    else if (c.world->demo && !s.here) {
        (void)fputs("anju: an example city is served on this machine only (--listen 127.0.0.1)\n", stderr);
        code = 1;
    }
    if (c.world) world_release(s.worlds, c.world);
    if (!code) code = run_server(&s, a, args, &set);
    close_city(&s);
    return code;
}
