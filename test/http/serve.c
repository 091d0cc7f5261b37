/* The HTTP seam with a few addresses, for test/http/http.py and for bench/http:
**   http-serve [--port N] [--threads N] [--per-ip N] [--connections N] [--header-ms N] [--body-ms N]
**              [--idle-ms N] [--rate N] [--grace-ms N] [--uploads FOLDER] [--ui FOLDER]
**              [--cert PEM --key PEM]
** Prints the port, serves until standard input ends, then prints "stopped". */
#include <fcntl.h>
#include <getopt.h>
#include <pthread.h>
#include <stdio.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/log.h"
#include "door/assets.h"

enum { WORKERS = 4, QUEUE = 4096 };

struct late { struct http_exchange *x; int ms; };

/* Deferred exchanges go through a bounded queue to four threads. */
struct queue {
    pthread_mutex_t lock;
    pthread_cond_t some;
    struct late q[QUEUE];
    int n;
    bool stop;
    pthread_t worker[WORKERS];
};

struct context { struct queue q; const char *ui; struct buf kilo; };

static void sleep_ms(int ms) {
    struct timespec t = { ms / 1000, (ms % 1000) * 1000000L };
    (void)nanosleep(&t, 0);
}

static void *work(void *arg) {
    struct queue *q = arg;
    pthread_mutex_lock(&q->lock);
    for (;;) {
        while (!q->n && !q->stop) pthread_cond_wait(&q->some, &q->lock);
        if (!q->n) break;
        struct late l = q->q[--q->n];
        pthread_mutex_unlock(&q->lock);
        if (l.ms) sleep_ms(l.ms);
        http_status(l.x, 200);
        http_type(l.x, "text/plain");
        http_body_copy(l.x, arena_printf(&l.x->arena, "late " PRIstr "\n", STRARG(http_query(l.x, "tag"))));
        (void)http_answer(l.x);
        pthread_mutex_lock(&q->lock);
    }
    pthread_mutex_unlock(&q->lock);
    return 0;
}

static void defer(struct context *c, struct http_exchange *x) {
    int64_t ms = 0;
    (void)str_int(http_query(x, "ms"), &ms);
    pthread_mutex_lock(&c->q.lock);
    bool room = c->q.n < QUEUE;
    if (room) {
        http_defer(x);
        c->q.q[c->q.n++] = (struct late){ x, (int)ms };
        pthread_cond_signal(&c->q.some);
    }
    pthread_mutex_unlock(&c->q.lock);
    if (!room) http_status(x, 503);
}

/* An answer without an end: n numbered lines of `size` bytes, one each ms, then the end. What does not fit is
** counted and tried again. */
struct pump { struct http_stream *s; int64_t n, ms, size; };
static _Atomic int pumps;

static void *pump(void *arg) {
    struct pump *p = arg;
    char line[9000];
    enum http_put said = HTTP_PUT;
    int64_t full = 0;
    for (int64_t i = 0; i < p->n && said != HTTP_GONE; i += said == HTTP_PUT) {
        int n = snprintf(line, sizeof line, "%lld %lld %*s\n", (long long)i, (long long)full, (int)p->size, "");
        said = http_stream_put(p->s, (struct str){ line, (size_t)n });
        full += said == HTTP_FULL;
        if (p->ms) sleep_ms((int)p->ms);
        else if (said == HTTP_FULL) sleep_ms(1);
    }
    http_stream_end(p->s);
    free(p);
    pumps--;
    return 0;
}

static void stream(struct http_exchange *x) {
    struct pump *p = calloc(1, sizeof *p);
    pthread_t t;
    if (!p) return;
    *p = (struct pump){ .n = 10 };
    (void)str_int(http_query(x, "n"), &p->n), (void)str_int(http_query(x, "ms"), &p->ms), (void)str_int(http_query(x, "size"), &p->size);
    http_status(x, 200);
    http_type(x, "text/event-stream");
    if (!(p->s = http_stream(x, 16384))) {
        free(p);
        return;
    }
    pumps++;
    if (pthread_create(&t, 0, pump, p)) abort();
    (void)pthread_detach(t);
}

/* What the seam understood, as JSON. */
static void echo(struct http_exchange *x) {
    struct buf b = { 0 };
    struct jw w;
    jw_init(&w, &b);
    jw_object(&w);
    jw_key(&w, "method"), jw_str(&w, x->method);
    jw_key(&w, "path"), jw_str(&w, x->path);
    jw_key(&w, "peer"), jw_str(&w, x->peer);
    jw_key(&w, "seg"), jw_list(&w);
    for (int i = 0; i < x->nseg; i++) jw_str(&w, x->seg[i]);
    jw_end_list(&w);
    jw_key(&w, "query"), jw_list(&w);
    for (int i = 0; i < x->nquery; i++) jw_str(&w, x->query[i].name), jw_str(&w, x->query[i].value);
    jw_end_list(&w);
    jw_key(&w, "cookie"), jw_str(&w, http_cookie(x, "anju"));
    jw_key(&w, "size"), jw_int(&w, x->body_size);
    jw_key(&w, "body"), jw_str(&w, x->body);
    jw_key(&w, "file"), jw_bool(&w, x->body_file != 0);
    jw_end_object(&w);
    http_status(x, 200);
    http_type(x, "application/json");
    http_body(x, &b);
}

/* The digest of an uploaded file, so that the test sees that every byte came. */
static void upload(struct http_exchange *x) {
    struct buf b = { 0 };
    struct fault f = { 0 };
    unsigned char d[DIGEST];
    if (!x->body_file || file_read(x->body_file, 64 << 20, &b, &f)) {
        http_status(x, 500);
    } else {
        sha256(buf_view(&b), d);
        http_status(x, 201);
        http_type(x, "text/plain");
        http_body_copy(x, hex_text(&x->arena, d, sizeof d));
    }
    buf_free(&b);
}

static void ranged(struct http_exchange *x) {
    int64_t from, n;
    int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    off_t size = fd < 0 ? 0 : lseek(fd, 0, SEEK_END);
    int status = http_range(x, size, &from, &n);
    http_type(x, "application/octet-stream");
    if (fd >= 0 && status != 416) http_body_fd(x, fd, from, n);
    else if (fd >= 0) (void)close(fd);
}

static void text(struct http_exchange *x) {
    int64_t n = 0;
    struct buf b = { 0 };
    (void)str_int(http_query(x, "n"), &n);
    for (int64_t i = 0; i < n; i++) buf_c(&b, (char)('a' + i * 7 % 26));
    http_status(x, 200);
    http_type(x, "text/plain; charset=utf-8");
    http_body(x, &b);
}

static void handle(struct http_exchange *x, void *arg) {
    struct context *c = arg;
    struct str first = x->nseg ? x->seg[0] : S("");
    if (str_is(first, "kilo")) {
        http_status(x, 200);
        http_type(x, "application/octet-stream");
        http_body_static(x, buf_view(&c->kilo));
        return;
    }
    if (str_is(first, "echo")) return echo(x);
    if (str_is(first, "late")) return defer(c, x);
    if (str_is(first, "upload")) return upload(x);
    if (str_is(first, "exe")) return ranged(x);
    if (str_is(first, "text")) return text(x);
    if (str_is(first, "stream")) return stream(x);
    if (str_is(first, "hungry")) (void)arena_alloc(&x->arena, (size_t)1 << 40);
    if (str_is(first, "silent")) return;
    if (c->ui && http_asset_file(x, c->ui, false)) return;
    const struct asset *a = c->ui ? 0 : asset_find(x->path);
    if (a) return http_asset(x, a, false);
    http_status(x, 404);
    if (!http_set(x, "X-Split", http_query(x, "header"))) http_status(x, 400);
}

static struct http_want want(struct http_exchange *x, void *arg) {
    (void)arg;
    if (x->nseg && str_is(x->seg[0], "locked")) {
        http_status(x, 401);
        return (struct http_want){ .refuse = true };
    }
    if (x->nseg && str_is(x->seg[0], "upload")) return (struct http_want){ .max = 30 << 20, .file = true };
    return (struct http_want){ .max = 100000 };
}

static bool option(struct http_config *c, struct context *x, int64_t *grace, int o, const char *v) {
    int64_t n = 0;
    bool number = str_int(str_of(v), &n);
    switch (o) {
    case 'p': c->port = (int)n; break;
    case 't': c->threads = (int)n; break;
    case 'i': c->per_ip = (int)n; break;
    case 'c': c->connections = (int)n; break;
    case 'h': c->header_ms = n; break;
    case 'b': c->body_ms = n; break;
    case 'd': c->idle_ms = n; break;
    case 'r': c->byte_rate = n; break;
    case 'g': *grace = n; break;
    case 'u': c->upload_dir = v; return true;
    case 'w': x->ui = v; return true;
    case 'C': c->cert = v; return true;
    case 'K': c->key = v; return true;
    default: return false;
    }
    return number;
}

static const struct option options[] = {
    { "port", 1, 0, 'p' }, { "threads", 1, 0, 't' }, { "per-ip", 1, 0, 'i' }, { "connections", 1, 0, 'c' },
    { "header-ms", 1, 0, 'h' }, { "body-ms", 1, 0, 'b' }, { "idle-ms", 1, 0, 'd' }, { "rate", 1, 0, 'r' },
    { "grace-ms", 1, 0, 'g' }, { "uploads", 1, 0, 'u' }, { "ui", 1, 0, 'w' }, { "cert", 1, 0, 'C' },
    { "key", 1, 0, 'K' }, { 0, 0, 0, 0 },
};

static void wait_for_end(void) {
    char c;
    while (read(STDIN_FILENO, &c, 1) > 0) continue;
}

static void stop_workers(struct queue *q) {
    pthread_mutex_lock(&q->lock);
    q->stop = true;
    pthread_cond_broadcast(&q->some);
    pthread_mutex_unlock(&q->lock);
    for (int i = 0; i < WORKERS; i++) (void)pthread_join(q->worker[i], 0);
}

int main(int argc, char **argv) {
    static struct context c = {
        .q = { .lock = PTHREAD_MUTEX_INITIALIZER, .some = PTHREAD_COND_INITIALIZER },
    };
    struct http_config config = { 0 };
    struct http_hooks hooks = { .handle = handle, .want = want };
    struct http_server *s;
    struct fault f = { 0 };
    int64_t grace = 5000;
    for (int o; (o = getopt_long(argc, argv, "", options, 0)) >= 0;)
        if (!option(&config, &c, &grace, o, optarg)) return 2;
    log_set(LOG_WARN);
    for (int i = 0; i < 1024; i++) buf_c(&c.kilo, 'x');
    for (int i = 0; i < WORKERS; i++)
        if (pthread_create(&c.q.worker[i], 0, work, &c.q)) return 1;
    if (http_start(&config, &hooks, &c, &s, &f)) return fprintf(stderr, "%s\n", f.key ? f.key : "failed"), 1;
    printf("%d\n", http_port(s));
    (void)fflush(stdout);
    wait_for_end();
    http_stop(s, grace);
    stop_workers(&c.q);
    while (pumps) sleep_ms(1);
    buf_free(&c.kilo);
    puts("stopped");
    return 0;
}
