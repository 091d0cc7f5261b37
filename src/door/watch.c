#include "door/watch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include "base/log.h"
#include "base/time.h"
#include "door/live.h"
#include "door/sealing.h"

enum { ROOM_LEAST = 16 << 20, TICK_LATE = 30 * SECOND, SEAL_OLD = 10 * MINUTE, JUMP = MINUTE, JUMP_KEPT = 10 * MINUTE };

static const int64_t step_ms[WATCH_STEPS] = { 1, 2, 5, 10, 25, 50, 100, 250, 1000, 5000 };

/* ---- counting ---- */

void watch_start(struct watch *w, const char *data) {
    *w = (struct watch){ .started = time_now(), .data = data };
    int64_t steady = time_steady();
    atomic_store(&w->ticked, steady);
    atomic_store(&w->skew, time_now() - steady);
    atomic_store(&w->jumped_at, NONE);
}

void watch_answer(struct watch *w, int status, int64_t ms) {
    int i = 0, class = status / 100;
    while (i < WATCH_STEPS && ms > step_ms[i]) i++;
    atomic_fetch_add_explicit(&w->took[i], 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&w->took_ms, ms, memory_order_relaxed);
    atomic_fetch_add_explicit(&w->answer[class > 0 && class < 6 ? class : 0], 1, memory_order_relaxed);
}

void watch_tick(struct watch *w) {
    int64_t steady = time_steady(), skew = time_now() - steady, by = skew - atomic_load(&w->skew);
    atomic_store(&w->ticked, steady);
    atomic_store(&w->skew, skew);
    if (by > -JUMP && by < JUMP) return;
    atomic_store(&w->jumped_by, by);
    atomic_store(&w->jumped_at, steady);
    LOG(LOG_WARN, "clock.jump", LI("ms", by));
}

/* ---- being ready ---- */

enum grade { WELL, LOOK, FAIL };                 /* nothing; somebody must look; requests fail */
struct line { const char *what; enum grade grade; struct str say; };
struct report { struct line line[6]; int n; enum grade worst; };

static void add(struct report *s, const char *what, enum grade g, struct str say) {
    s->line[s->n++] = (struct line){ what, g, say };
    if (g > s->worst) s->worst = g;
}

static void look_database(struct report *st, struct server *s) {
    struct fault f = { 0 };
    struct db *db = store_read(s->store, &f);
    if (db) store_read_end(db);
    add(st, "database", db ? WELL : FAIL, db ? S("reads") : S("cannot be read"));
}

static void look_writes(struct report *st, struct server *s) {
    struct store_load l;
    store_load(s->store, &l);
    add(st, "writes", l.last ? FAIL : WELL, l.last == E_DISK_FULL ? S("the last one found the disk full")
                                            : l.last ? S("the last one failed") : S("succeed"));
}

static int64_t room_of(const char *data, bool *writable) {
    struct statvfs v;
    if (statvfs(data, &v)) return *writable = false, 0;
    *writable = !(v.f_flag & ST_RDONLY) && access(data, W_OK | X_OK) == 0;
    return (int64_t)v.f_bavail * (int64_t)v.f_frsize;
}

static void look_disk(struct report *st, struct server *s, struct arena *a) {
    bool writable;
    int64_t room = room_of(s->watch->data, &writable);
    struct str free = arena_printf(a, "%lld MB free", (long long)(room >> 20));
    add(st, "disk", !writable || room < ROOM_LEAST ? FAIL : WELL, writable ? free : S("the data folder is read-only"));
}

static void look_seals(struct report *st, struct server *s, struct arena *a) {
    int64_t age = time_steady() - atomic_load(&s->sealing->done_at);
    bool fails = atomic_load(&s->sealing->said);
    add(st, "seals", fails || age > SEAL_OLD ? LOOK : WELL,
        arena_printf(a, "last complete %lld s ago%s", (long long)(age / SECOND), fails ? "; signing fails, see seal.failed in the log" : ""));
}

static void look_clock(struct report *st, struct server *s, struct arena *a) {
    const struct watch *w = s->watch;
    struct store_load l;
    int64_t now = time_steady(), late = now - atomic_load(&w->ticked), at = atomic_load(&w->jumped_at);
    store_load(s->store, &l);
    int64_t ahead = l.newest == NONE ? 0 : l.newest - time_now();
    if (late > TICK_LATE) add(st, "clock", LOOK, arena_printf(a, "no deadline was looked at for %lld s", (long long)(late / SECOND)));
    else if (ahead > JUMP) add(st, "clock", LOOK, arena_printf(a, "the machine's time is %lld s behind the data", (long long)(ahead / SECOND)));
    else if (at != NONE && now - at < JUMP_KEPT)
        add(st, "clock", LOOK, arena_printf(a, "the machine's time jumped by %lld s", (long long)(atomic_load(&w->jumped_by) / SECOND)));
    else add(st, "clock", WELL, S("goes"));
}

static struct report look(struct server *s, struct arena *a) {
    struct report st = { 0 };
    look_database(&st, s);
    look_writes(&st, s);
    look_disk(&st, s, a);
    look_seals(&st, s, a);
    look_clock(&st, s, a);
    return st;
}

static bool from_here(const struct http_exchange *x) {
    return x->loopback && !http_header(x, "X-Forwarded-For").s && !http_header(x, "Forwarded").s && !http_header(x, "X-Real-IP").s;
}

static void say_text(struct http_exchange *x, int status, const char *type, struct buf *b) {
    http_status(x, status);
    http_type(x, type);
    (void)http_set(x, "Cache-Control", S("no-store"));
    http_body(x, b);
}

void watch_ready(struct server *s, struct http_exchange *x) {
    static const char *const heads[] = { "ok\n", "ok, but\n", "not ready\n" };
    static const char *const grades[] = { "ok", "look", "fail" };
    struct buf b = { 0 };
    struct report st = look(s, &x->arena);
    buf_z(&b, heads[st.worst]);
    for (int i = 0; i < st.n && from_here(x); i++)
        buf_printf(&b, "%-8s %-4s " PRIstr "\n", st.line[i].what, grades[st.line[i].grade], STRARG(st.line[i].say));
    say_text(x, st.worst == FAIL ? 503 : 200, "text/plain; charset=utf-8", &b);
}

/* ---- figures ---- */

static void head(struct buf *b, const char *name, const char *kind, const char *help) {
    buf_printf(b, "# HELP anju_%s %s\n# TYPE anju_%s %s\n", name, help, name, kind);
}

static void figure(struct buf *b, const char *name, const char *kind, const char *help, double value) {
    head(b, name, kind, help);
    buf_printf(b, "anju_%s %.15g\n", name, value);
}

static void tell_http(struct buf *b, struct server *s) {
    struct watch *w = s->watch;
    int64_t open, busy, n = 0;
    http_load(s->http, &open, &busy);
    figure(b, "http_connections", "gauge", "Open connections.", (double)open);
    figure(b, "http_requests_active", "gauge", "Requests being answered.", (double)busy);
    figure(b, "live_lines", "gauge", "Pages that are told of changes as they happen.", (double)(s->live ? live_lines(s->live) : 0));
    head(b, "http_answers_total", "counter", "Answers by class of status.");
    for (int i = 1; i < 6; i++) buf_printf(b, "anju_http_answers_total{status=\"%dxx\"} %lld\n", i, (long long)w->answer[i]);
    head(b, "http_answer_seconds", "histogram", "Time from request line to the end of the answer.");
    for (int i = 0; i <= WATCH_STEPS; i++) {
        n += atomic_load_explicit(&w->took[i], memory_order_relaxed);
        if (i < WATCH_STEPS) buf_printf(b, "anju_http_answer_seconds_bucket{le=\"%g\"} %lld\n", (double)step_ms[i] / SECOND, (long long)n);
    }
    buf_printf(b, "anju_http_answer_seconds_bucket{le=\"+Inf\"} %lld\nanju_http_answer_seconds_sum %g\n"
                  "anju_http_answer_seconds_count %lld\n", (long long)n, (double)w->took_ms / SECOND, (long long)n);
}

static void tell_store(struct buf *b, struct server *s) {
    struct store_load l;
    struct stat db;
    char path[4096];
    bool writable;
    store_load(s->store, &l);
    figure(b, "store_queue", "gauge", "Writes that wait.", (double)l.waiting);
    figure(b, "store_writes_total", "counter", "Writes committed.", (double)l.written);
    figure(b, "store_failures_total", "counter", "Writes refused because the storage failed.", (double)l.failed);
    figure(b, "disk_free_bytes", "gauge", "Room where the data folder is.", (double)room_of(s->watch->data, &writable));
    figure(b, "disk_writable", "gauge", "1 when the data folder can be written.", writable);
    int n = snprintf(path, sizeof path, "%s/anju.db", s->watch->data);
    if (n > 0 && n < (int)sizeof path && stat(path, &db) == 0)
        figure(b, "database_bytes", "gauge", "Size of the database file.", (double)db.st_size);
}

static int64_t jobs_in(struct db *db, struct arena *a, enum job_state state) {
    struct bind b[] = { BI("state", state) };
    struct cursor *cur = 0;
    int64_t n = 0;
    if (sql_open(db, a, "job_count", b, N_OF(b), &cur, 0)) return 0;
    if (sql_next(cur)) n = sql_int(cur, 0);
    return sql_end(cur) ? 0 : n;
}

/* A database that is away has no jobs to tell: anju_ready says it. */
static void tell_jobs(struct buf *b, struct server *s, struct arena *a) {
    struct fault f = { 0 };
    struct db *db = store_read(s->store, &f);
    if (!db) return;
    head(b, "jobs", "gauge", "Work in the background: that waits, is done now, or failed within a week.");
    buf_printf(b, "anju_jobs{state=\"waiting\"} %lld\n", (long long)jobs_in(db, a, JOB_WAITING));
    buf_printf(b, "anju_jobs{state=\"running\"} %lld\n", (long long)jobs_in(db, a, JOB_RUNNING));
    buf_printf(b, "anju_jobs{state=\"failed\"} %lld\n", (long long)jobs_in(db, a, JOB_FAILED));
    store_read_end(db);
}

/* Pages in memory, from the kernel. */
static int64_t resident(void) {
    long long all = 0, held = 0;
    FILE *f = fopen("/proc/self/statm", "re");
    if (!f) return 0;
    if (fscanf(f, "%lld %lld", &all, &held) != 2) held = 0;
    (void)fclose(f);
    return held * sysconf(_SC_PAGESIZE);
}

static void tell_program(struct buf *b, struct server *s) {
    struct watch *w = s->watch;
    struct rusage u = { 0 };
    (void)getrusage(RUSAGE_SELF, &u);
    head(b, "build_info", "gauge", "The program.");
    buf_z(b, "anju_build_info{version=\"" ANJU_VERSION "\"} 1\n");
    figure(b, "start_time_seconds", "gauge", "When it began, seconds since 1970.", (double)(w->started / SECOND));
    figure(b, "cpu_seconds_total", "counter", "Processor time used.",
           (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6);
    figure(b, "resident_bytes", "gauge", "Memory held.", (double)resident());
    figure(b, "seal_age_seconds", "gauge", "Since all that was due had its seal.",
           (double)(time_steady() - atomic_load(&s->sealing->done_at)) / SECOND);
    figure(b, "clock_tick_age_seconds", "gauge", "Since deadlines were last looked at.",
           (double)(time_steady() - atomic_load(&w->ticked)) / SECOND);
    figure(b, "reloads_total", "counter", "Times the certificate and log level were read again.", (double)atomic_load(&w->reloads));
}

static void tell_ready(struct buf *b, struct server *s, struct arena *a) {
    struct report st = look(s, a);
    head(b, "ready", "gauge", "1 when well, by what /readyz looks at.");
    for (int i = 0; i < st.n; i++) buf_printf(b, "anju_ready{what=\"%s\"} %d\n", st.line[i].what, st.line[i].grade == WELL);
}

void watch_metrics(struct server *s, struct http_exchange *x, bool open) {
    struct buf b = { 0 };
    if (!open && !from_here(x)) {
        buf_z(&b, "This is told to the machine itself; see anju serve --metrics-listen.\n");
        say_text(x, 403, "text/plain; charset=utf-8", &b);
        return;
    }
    tell_program(&b, s);
    tell_http(&b, s);
    tell_store(&b, s);
    tell_jobs(&b, s, &x->arena);
    tell_ready(&b, s, &x->arena);
    say_text(x, 200, "text/plain; version=0.0.4; charset=utf-8", &b);
}
