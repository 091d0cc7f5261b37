#include "door/request.h"

#include <string.h>
#include "action/import.h"
#include "action/live.h"
#include "action/photo.h"
#include "action/takeout.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/rand.h"
#include "base/time.h"
#include "door/live.h"
#include "door/wire.h"

enum { OTHER_BODY = 64 << 10, JSON_BODY = 1 << 20, IMAGE_BODY = 30 << 20, CSV_BODY = 64 << 20, PREFIX_SEGMENTS = 2,
       USUAL_ANSWER = 16 << 10 };

/* ---- building the call ---- */

static enum language language_of(const struct http_exchange *x) {
    struct str want = http_header(x, "Accept-Language");
    return str_starts(want, S("en")) ? EN : ZH;
}

/* Does the connection come from a proxy whose X-Forwarded headers are believed? */
static bool from_front(const struct request *r) {
    struct str rest = r->s->fronts, one;
    while (rest.n) {
        rest = str_cut(rest, ',', &one);
        if (str_eq(str_trim(one), r->x->peer)) return true;
    }
    return false;
}

/* The address the front saw: the last one it wrote; what stands before it anybody may have sent. */
static struct str forwarded_for(const struct http_exchange *x) {
    struct str rest = http_header(x, "X-Forwarded-For"), one = STR_NULL;
    while (rest.n) rest = str_cut(rest, ',', &one);
    one = str_trim(one);
    return one.n && one.n <= 45 ? one : x->peer;
}

static void call_build(struct request *r) {
    struct http_exchange *x = r->x;
    bool front = from_front(r), tls = x->tls || (front && str_is(http_header(x, "X-Forwarded-Proto"), "https"));
    r->c = (struct call){
        .mem = &x->arena, .store = r->s->store, .worlds = r->s->worlds, .tenant = r->s->tenant,
        .now = time_now(), .language = language_of(x), .id = rand_token(&x->arena, 12), .if_match = NONE,
        .peer = front ? forwarded_for(x) : x->peer, .plain_http = r->s->plain_http, .exe = r->s->exe,
        .cookie = http_cookie(x, SESSION_COOKIE), .secure = tls || (x->loopback && !front),
    };
    r->secure_cookie = tls;
}

/* "W/"…"" and plain quotes around a version number. */
static void version_of(struct call *c, struct str etag) {
    etag = str_trim(etag);
    if (str_starts(etag, S("W/"))) etag = str_from(etag, 2);
    if (etag.n >= 2 && etag.s[0] == '"' && etag.s[etag.n - 1] == '"') etag = str_sub(etag, 1, etag.n - 2);
    if (!str_int(etag, &c->if_match)) c->if_match = NONE;
}

/* On loopback only names of this machine are answered: a page of another site whose name was pointed here
** (DNS rebinding) has its own name in Host, and would else count as one of ours. */
static enum err own_host(struct request *r) {
    struct str host = http_header(r->x, "Host"), name = host;
    if (!r->s->local_only || !host.n) return OK;
    if (host.s[0] == '[') name = str_sub(host, 0, (size_t)(str_chr(host, ']', 0) + 1));
    else (void)str_cut(host, ':', &name);
    bool ours = str_eqi(name, S("localhost")) || str_ends(name, S(".localhost")) || str_is(name, "[::1]");
    if (!ours && str_starts(name, S("127."))) {
        ours = true;
        for (size_t i = 0; i < name.n; i++) ours &= name.s[i] == '.' || (name.s[i] >= '0' && name.s[i] <= '9');
    }
    return ours ? OK : fail(&r->c, E_FORBIDDEN_ORIGIN, "Host", "error.foreign_host");
}

/* A write must prove that it comes from our own pages: a header that no form can
** send, or the browser's word that the site is the same (models.md H14). */
static enum err same_origin(struct request *r) {
    struct str site = http_header(r->x, "Sec-Fetch-Site"), origin = http_header(r->x, "Origin");
    struct str host = http_header(r->x, "Host");
    bool ours = http_header(r->x, "X-Anju").n > 0 || str_is(site, "same-origin") || str_is(site, "none");
    if (site.n && !str_is(site, "same-origin") && !str_is(site, "none")) ours = false;
    if (origin.n && !(str_ends(origin, host) && host.n && origin.n > host.n && origin.s[origin.n - host.n - 1] == '/'))
        ours = false;
    return ours ? OK : fail(&r->c, E_FORBIDDEN_ORIGIN, 0, 0);
}

/* The world and who is calling; reads one session row. */
static enum err know_caller(struct request *r, struct db *db) {
    struct call *c = &r->c;
    c->db = db;
    c->unattended = r->route->special == answer_live || http_header(r->x, "X-Unattended").n > 0;
    enum err e = session_find(c, r->s->sessions);
    if (!e && c->who && !http_header(r->x, "Accept-Language").n) c->language = c->who->language;
    return e;
}

/* ---- input ---- */

static enum err read_path(struct request *r) {
    const struct entity *in = r->route->action->in;
    struct str path = str_of(r->route->path), part;
    path = str_from(path, 1);
    for (int i = PREFIX_SEGMENTS; path.s; i++) {
        path = str_cut(path, '/', &part);
        if (part.n < 3 || part.s[0] != '{') continue;
        char *name = arena_cstr(r->c.mem, str_sub(part, 1, part.n - 2));
        enum err e = wire_text(&r->c, in, name, r->x->seg[i], r->in);
        if (e) return r->c.fault = (struct fault){ 0 }, fail(&r->c, E_NOT_FOUND, 0, "error.no_route");
    }
    return OK;
}

static enum err read_json(struct request *r) {
    struct json *j = 0;
    struct str type = http_header(r->x, "Content-Type");
    if (r->x->body.n && !str_starts(type, S("application/json")))
        return fail_with(&r->c, E_MEDIA, 0, 0, S("application/json"), STR_NULL);
    if (!r->x->body.n && !r->route->action->in) return OK;
    enum err e = json_parse(r->c.mem, r->x->body.n ? r->x->body : S("{}"), &j, &r->c.fault);
    if (e) return e;
    if (!r->route->action->in)
        return j->kind == J_OBJECT && j->n == 0 ? OK : fail(&r->c, E_INVALID, "/", "field.json");
    return wire_read(&r->c, r->route->action->in, j, r->route->flag, r->in, 0);
}

static enum err read_image(struct request *r) {
    struct photo_in *in = r->in;
    struct str taken = http_header(r->x, "X-Taken-At"), lat = http_header(r->x, "X-Lat"), lng = http_header(r->x, "X-Lng");
    struct str pair = http_header(r->x, "X-Pair");
    if (!str_starts(http_header(r->x, "Content-Type"), S("image/")))
        return fail_with(&r->c, E_MEDIA, 0, 0, S("image/jpeg, image/png, image/webp"), STR_NULL);
    in->bytes = r->x->body;
    enum err e = wire_text(&r->c, r->route->action->in, "taken_at", taken, in);
    if (!e && lat.n) e = wire_text(&r->c, r->route->action->in, "lat", lat, in);
    if (!e && lng.n) e = wire_text(&r->c, r->route->action->in, "lng", lng, in);
    if (!e && pair.n) e = wire_text(&r->c, r->route->action->in, "pair", pair, in);
    return e;
}

static enum err read_csv(struct request *r) {
    const struct field *f = field_named(r->route->action->in, S("bytes"));
    if (!f) return fail(&r->c, E_INTERNAL, 0, 0);
    *field_str(f, r->in) = r->x->body.s ? r->x->body : S("");
    return wire_query(&r->c, r->route->action->in, r->x->query, r->x->nquery, r->in);
}

static enum err read_input(struct request *r) {
    const struct action *a = r->route->action;
    if (a->in) {
        r->in = arena_alloc(r->c.mem, a->in->size);
        row_clear(a->in, r->in);
    }
    if (a->out) r->out = arena_alloc(r->c.mem, a->out->size);
    enum err e = OK;
    switch (r->route->body) {
    case BODY_NONE: break;
    case BODY_JSON: e = read_json(r); break;
    case BODY_QUERY: e = a->in ? wire_query(&r->c, a->in, r->x->query, r->x->nquery, r->in) : OK; break;
    case BODY_IMAGE: e = read_image(r); break;
    case BODY_CSV: e = read_csv(r); break;
    }
    if (!e && a->in) e = read_path(r);
    version_of(&r->c, http_header(r->x, "If-Match"));
    r->c.once_key = http_header(r->x, "Idempotency-Key");
    if (a->once) sha256(r->x->body.s ? r->x->body : S(""), r->c.once_body);
    return e;
}

/* ---- answering ---- */

static void set_cookie(struct request *r) {
    struct str t = r->c.set_cookie;
    const char *secure = r->secure_cookie ? "; Secure" : "";
    if (!t.s) return;
    struct str v = t.n ? arena_printf(r->c.mem, SESSION_COOKIE "=" PRIstr "; Path=/; HttpOnly; SameSite=Strict%s", STRARG(t), secure)
                       : arena_printf(r->c.mem, SESSION_COOKIE "=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict%s", secure);
    (void)http_set(r->x, "Set-Cookie", v);
}

static void answer_fault(struct request *r) {
    struct buf b = { 0 };
    struct jw w;
    int status = error_of(r->c.fault.err)->http;
    if (r->c.fault.err == E_INTERNAL) {
        r->c.fault.arg[0] = r->c.id;
        LOG(LOG_ERROR, "api.internal", LS("call", r->c.id), LZ("route", r->route ? r->route->path : "-"));
    }
    if (r->route && r->route->body == BODY_JSON && r->c.fault.field.n && r->c.fault.field.s[0] != '/'
        && r->route->action->in && field_named(r->route->action->in, r->c.fault.field))
        r->c.fault.field = arena_join(r->c.mem, S("/"), r->c.fault.field);     /* a member of the body: a JSON pointer */
    jw_init(&w, &b);
    wire_fault(&w, &r->c, &r->c.fault, status);
    http_status(r->x, status);
    http_type(r->x, "application/problem+json; charset=utf-8");
    if (r->c.fault.retry_after || status == 503)
        (void)http_set(r->x, "Retry-After", arena_printf(r->c.mem, "%lld", (long long)(r->c.fault.retry_after ? r->c.fault.retry_after : 2)));
    http_body(r->x, &b);
}

static void answer_out(struct request *r) {
    const struct entity *e = r->route->action->out;
    struct buf b = { 0 };
    struct jw w;
    http_status(r->x, e ? r->route->status : 204);
    if (!e) return;
    (void)buf_room(&b, USUAL_ANSWER);
    jw_init(&w, &b);
    jw_object(&w);
    wire_write(&w, &r->c, e, r->out, true);
    jw_end_object(&w);
    const struct entity *stored = e->extends ? e->extends : e;
    if (!stored->headless)
        (void)http_set(r->x, "ETag", arena_printf(r->c.mem, "\"%lld\"", (long long)((const struct head *)r->out)->version));
    else if (r->route->etag && !b.bad) {
        unsigned char d[DIGEST];
        sm3(buf_view(&b), d);
        struct str etag = arena_printf(r->c.mem, "\"%.16s\"", hex_text(r->c.mem, d, DIGEST).s);
        (void)http_set(r->x, "ETag", etag);
        if (http_none_match(r->x, etag)) {
            buf_free(&b);
            http_status(r->x, 304);
            return;
        }
    }
    http_type(r->x, "application/json; charset=utf-8");
    http_body(r->x, &b);
}

void request_answer(struct request *r) {
    (void)http_set(r->x, "Cache-Control", r->route && r->route->etag ? S("no-cache") : S("no-store"));
    if (r->c.fault.err) answer_fault(r);
    else if (r->route->special) r->route->special(r);
    else answer_out(r);
    set_cookie(r);
    if (r->c.world) world_release(r->s->worlds, r->c.world);
    r->c.world = 0;
}

/* The exchange goes back to its HTTP thread, which makes the answer: the one writer has better things to do. */
static void hand_back(struct request *r) {
    struct worlds *keeper = r->s->worlds;
    const struct world *world = r->c.world;
    if (!http_answer(r->x)) world_release(keeper, world);
}

void api_late(struct http_exchange *x) {
    struct request *r = x->data;
    (void)action_answer(&r->c, r->route->action, r->in, r->out);
    request_answer(r);
}

/* ---- writes: prepare, queue, answer after the commit ---- */

static void committed(struct work *w, enum err e) {
    struct request *r = w->owner;
    if (e && !r->c.fault.err) (void)fail(&r->c, e, 0, 0);
    if (!e && r->route->action->touches_world) worlds_stale(r->s->worlds);
    hand_back(r);
}

/* Hand the body to a writer; `deferred` says that the exchange is ours already. */
static void submit(struct request *r, bool deferred) {
    r->run = (struct run){ &r->c, r->route->action, r->in, r->out };
    r->work = action_work(&r->run);
    r->work.done = committed;
    r->work.owner = r;
    if (!deferred) http_defer(r->x);
    r->x->arena.exit = 0;
    enum err e = store_submit(r->s->store, &r->work);
    if (!e) return;
    (void)fail(&r->c, e, 0, 0);
    hand_back(r);
}

/* On a pool thread: what waits, then the writer. */
static void pool_run(struct request *r) {
    jmp_buf out;
    enum err e;
    r->c.mem->exit = &out;
    if (setjmp(out)) e = fail(&r->c, E_MEMORY, 0, 0);
    else e = r->route->action->prepare(&r->c, r->in);
    r->c.mem->exit = 0;
    if (e) hand_back(r);
    else submit(r, true);
}

struct pool *api_pool(void) {
    return pool_new(2, 256, pool_run);
}

static void write_request(struct request *r) {
    const struct action *a = r->route->action;
    if (a->slow) {
        http_defer(r->x);
        r->x->arena.exit = 0;
        if (pool_put(r->s->pool, r)) return;
        (void)fail(&r->c, E_BUSY, 0, 0);
        hand_back(r);
        return;
    }
    if (a->prepare && a->prepare(&r->c, r->in)) {
        request_answer(r);
        return;
    }
    submit(r, false);
}

/* ---- the way of a request ---- */

static enum err find_route(struct request *r) {
    bool known = false;
    struct str allow = STR_NULL;
    struct str method = http_is(r->x, "HEAD") ? S("GET") : r->x->method;
    r->route = route_find(method, r->x->seg + PREFIX_SEGMENTS, r->x->nseg - PREFIX_SEGMENTS, &known, &allow, r->c.mem);
    if (r->route) return OK;
    if (!known) return fail(&r->c, E_NOT_FOUND, 0, "error.no_route");
    (void)http_set(r->x, "Allow", allow);
    return fail(&r->c, E_METHOD, 0, 0);
}

/* Whose request it is and whether he may ask: nothing of a body has been looked at. */
static enum err enter(struct request *r, struct db **db) {
    struct call *c = &r->c;
    enum err e = own_host(r);
    if (e || (e = find_route(r))) return e;
    if (!http_is(r->x, "GET") && !http_is(r->x, "HEAD") && (e = same_origin(r))) return e;
    if (!r->route->action) return OK;
    if ((e = world_hold(r->s->worlds, c->tenant, c->now, &c->world, &c->fault))) return e;
    c->tz_offset = c->world->tz_offset;
    if (!(*db = store_read(c->store, &c->fault))) return c->fault.err;
    if ((e = know_caller(r, *db))) return e;
    return action_guard(c, &(struct action){ .cap = r->route->action->cap });
}

static enum err begin(struct request *r, struct db **db) {
    enum err e = enter(r, db);
    if (e || !r->route->action || (e = read_input(r))) return e;
    return action_guard(&r->c, r->route->action);
}

void api_handle(struct server *s, struct http_exchange *x) {
    struct request *r = ARENA_NEW(&x->arena, struct request);
    struct db *db = 0;
    r->s = s;
    r->x = x;
    x->data = r;
    call_build(r);
    enum err e = begin(r, &db);
    bool write = !e && r->route->action && r->route->action->body;
    if (!e && r->route->action && r->route->action->read) {
        row_clear(r->route->action->out, r->out);
        e = r->route->action->read(&r->c, r->in, r->out);
        if (e && !r->c.fault.err) (void)fail(&r->c, e, 0, 0);
    }
    r->c.db = 0;
    if (db) store_read_end(db);
    if (write) write_request(r);
    else request_answer(r);
}

/* Files are held in memory: who may not send one is refused before he does. */
static bool refused_early(struct server *s, struct http_exchange *x) {
    struct request *r = ARENA_NEW(&x->arena, struct request);
    struct db *db = 0;
    r->s = s;
    r->x = x;
    call_build(r);
    enum err e = enter(r, &db);
    r->c.db = 0;
    if (db) store_read_end(db);
    if (e && !r->c.fault.err) (void)fail(&r->c, e, 0, 0);
    if (e) request_answer(r);
    else if (r->c.world) world_release(s->worlds, r->c.world);
    return e != OK;
}

/* How big a body may be is known from the route before a byte of it is read. */
static size_t body_most(struct http_exchange *x, bool *file) {
    bool known;
    struct str allow;
    *file = false;
    if (x->nseg < PREFIX_SEGMENTS) return 0;
    const struct route *r = route_find(x->method, x->seg + PREFIX_SEGMENTS, x->nseg - PREFIX_SEGMENTS, &known, &allow,
                                       &x->arena);
    *file = r && (r->body == BODY_IMAGE || r->body == BODY_CSV);
    return !r ? OTHER_BODY : r->body == BODY_IMAGE ? IMAGE_BODY : r->body == BODY_CSV ? CSV_BODY : JSON_BODY;
}

struct http_want api_want(struct server *s, struct http_exchange *x) {
    bool file;
    size_t most = body_most(x, &file);
    return (struct http_want){ .max = most, .refuse = file && refused_early(s, x) };
}

void api_refuse(struct server *s, struct http_exchange *x, int status, const char *word) {
    struct request r = { .s = s, .x = x }, *begun = x->data;
    struct buf b = { 0 };
    struct jw w;
    if (begun && begun->c.world) world_release(s->worlds, begun->c.world), begun->c.world = 0;
    call_build(&r);
    enum err e = status == 413 || status == 414 || status == 431 ? E_TOO_LARGE : status == 503 ? E_BUSY
               : status == 507 ? E_DISK_FULL : E_SYNTAX;
    bool file;
    size_t most = e == E_TOO_LARGE ? body_most(x, &file) : 0;
    r.c.fault = (struct fault){ .err = e, .field = str_of(word), .key = arena_cstr(&x->arena, arena_printf(&x->arena, "http.%s", word)) };
    r.c.fault.arg[0] = most >= JSON_BODY ? arena_printf(&x->arena, "%zu MB", most >> 20) : S("64 KB");
    jw_init(&w, &b);
    wire_fault(&w, &r.c, &r.c.fault, status);
    http_type(x, "application/problem+json; charset=utf-8");
    http_body(x, &b);
}

/* ---- the door's own answers ---- */

static void answer_json(struct request *r, struct buf *b) {
    unsigned char d[DIGEST];
    sm3(buf_view(b), d);
    struct str etag = arena_printf(r->c.mem, "\"%.16s\"", hex_text(r->c.mem, d, DIGEST).s);
    (void)http_set(r->x, "ETag", etag);
    bool same = http_none_match(r->x, etag);
    http_status(r->x, same ? 304 : 200);
    if (same) {
        buf_free(b);
        return;
    }
    http_type(r->x, "application/json; charset=utf-8");
    http_body(r->x, b);
}

void answer_openapi(struct request *r) {
    struct buf b = { 0 };
    openapi_print(&b);
    answer_json(r, &b);
}

void answer_words(struct request *r) {
    struct buf b = { 0 };
    words_print(&b);
    answer_json(r, &b);
}

void answer_photo(struct request *r) {
    const struct photo_file *f = r->out;
    int fd;
    int64_t size;
    enum err e = store_file_open(r->c.store, f->sha, f->kind.s, &fd, &size, &r->c.fault);
    if (e) {
        answer_fault(r);
        return;
    }
    http_status(r->x, 200);
    if (!r->route->action->body) (void)http_set(r->x, "Cache-Control", S("private, max-age=86400, immutable"));
    if (f->name.n)
        (void)http_set(r->x, "Content-Disposition", arena_printf(r->c.mem, "attachment; filename=\"" PRIstr "\"", STRARG(f->name)));
    http_type(r->x, f->mime.s);
    http_body_fd(r->x, fd, 0, size);
}

void answer_file(struct request *r) {
    const struct import_file *f = r->out;
    http_status(r->x, 200);
    http_type(r->x, f->mime.s);
    (void)http_set(r->x, "Content-Disposition", arena_printf(r->c.mem, "attachment; filename=\"" PRIstr "\"", STRARG(f->name)));
    http_body_copy(r->x, f->bytes);
}

/* The line is the poller's from here on; who only asks for the head gets that. */
void answer_live(struct request *r) {
    const struct live_in *in = r->in;
    int64_t after = in->after;
    (void)str_int(http_header(r->x, "Last-Event-ID"), &after);
    (void)http_set(r->x, "X-Accel-Buffering", S("no"));
    http_status(r->x, 200);
    http_type(r->x, EVENT_STREAM);
    if (!http_is(r->x, "HEAD") && live_subscribe(r->s->live, r, after)) answer_fault(r);
}

void answer_xlsx(struct request *r) {
    const struct takeout_out *f = r->out;
    http_status(r->x, 200);
    http_type(r->x, XLSX_TYPE);
    (void)http_set(r->x, "Content-Disposition", arena_printf(r->c.mem, "attachment; filename=\"" PRIstr "\"", STRARG(f->name)));
    (void)http_set(r->x, "X-Rows", arena_printf(r->c.mem, "%lld", (long long)f->rows));
    http_body_copy(r->x, f->bytes);
}
