/* The answer: set piece by piece, sent once. */
#include "door/http_inner.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#define ZLIB_CONST
#include <zlib.h>
#include "base/json.h"
#include "base/log.h"
#include "base/time.h"

enum { GZIP_FROM = 1024, GZIP_MOST = 64 << 20, GZIP_LEVEL = 5 };

static struct exchange *inner(struct http_exchange *x) {
    return (struct exchange *)x;
}

static void body_forget(struct exchange *x) {
    if (x->kind == BODY_BUF) buf_free(&x->buf);
    if (x->kind == BODY_FD) (void)close(x->fd);
    if (x->kind == BODY_STREAM) stream_drop(x->stream);
    x->kind = BODY_NONE;
    x->bad = false;
}

void answer_free(struct exchange *x) {
    body_forget(x);
}

void http_reset(struct http_exchange *p) {
    struct exchange *x = inner(p);
    body_forget(x);
    x->status = 0;
    x->nout = 0;
    x->mime = x->encoding = 0;
}

void http_status(struct http_exchange *p, int status) {
    inner(p)->status = status;
}

void http_type(struct http_exchange *p, const char *mime) {
    inner(p)->mime = mime;
}

void http_encoding(struct http_exchange *p, const char *encoding) {
    inner(p)->encoding = encoding;
}

/* A line end in a value would let its author write headers of his own. */
static bool header_ok(const char *name, struct str value) {
    struct http_pair h = { str_of(name), value };
    return !http_guard(S("GET"), S("HTTP/1.0"), &h, 1) && str_chr(value, '\t', 0) < 0;
}

bool http_set(struct http_exchange *p, const char *name, struct str value) {
    struct exchange *x = inner(p);
    if (!header_ok(name, value)) return false;
    if (value.n == 0) return true;
    struct http_pair h = { arena_copy(&p->arena, str_of(name)), { arena_cstr(&p->arena, value), value.n } };
    ARENA_PUSH(&p->arena, x->out, x->nout, x->capout) = h;
    return true;
}

void http_body(struct http_exchange *p, struct buf *b) {
    struct exchange *x = inner(p);
    body_forget(x);
    x->bad = b->bad;
    if (b->bad) return buf_free(b);
    buf_take(&x->buf, b);
    x->kind = BODY_BUF;
}

void http_body_static(struct http_exchange *p, struct str s) {
    struct exchange *x = inner(p);
    body_forget(x);
    x->fixed = s;
    x->kind = BODY_FIXED;
}

void http_body_copy(struct http_exchange *p, struct str s) {
    struct buf b = { 0 };
    buf_str(&b, s);
    http_body(p, &b);
}

void http_body_fd(struct http_exchange *p, int fd, int64_t from, int64_t n) {
    struct exchange *x = inner(p);
    body_forget(x);
    x->fd = fd;
    x->from = from;
    x->n = n;
    x->kind = BODY_FD;
}

void answer_stream(struct exchange *x, struct http_stream *s) {
    body_forget(x);
    x->stream = s;
    x->kind = BODY_STREAM;
}

int http_range(struct http_exchange *x, int64_t size, int64_t *from, int64_t *n) {
    int status = http_range_in(http_header(x, "Range"), size, from, n);
    (void)http_set(x, "Accept-Ranges", S("bytes"));
    if (status == 206)
        (void)http_set(x, "Content-Range", arena_printf(&x->arena, "bytes %lld-%lld/%lld", (long long)*from,
                                                        (long long)(*from + *n - 1), (long long)size));
    if (status == 416)
        (void)http_set(x, "Content-Range", arena_printf(&x->arena, "bytes */%lld", (long long)size));
    http_status(x, status);
    return status;
}

static const struct http_refusal *refusal_of(const char *word) {
    const struct http_refusal *r = http_refusals;
    while (r->word && strcmp(r->word, word)) r++;
    return r->word ? r : r - 1;
}

static void problem(struct exchange *x, const struct http_refusal *r) {
    struct buf b = { 0 };
    struct jw w;
    jw_init(&w, &b);
    jw_object(&w);
    jw_key(&w, "status");
    jw_int(&w, r->status);
    jw_key(&w, "code");
    jw_z(&w, r->word);
    jw_key(&w, "title");
    jw_z(&w, r->sentence);
    jw_end_object(&w);
    if (b.bad) return buf_free(&b);
    http_type(&x->pub, "application/problem+json");
    http_body(&x->pub, &b);
}

void answer_refuse(struct exchange *x, const char *word) {
    const struct http_refusal *r = refusal_of(word);
    http_reset(&x->pub);
    x->status = r->status;
    x->close = x->close || !x->asked;
    (void)http_set(&x->pub, "Cache-Control", S("no-store"));
    if (r->status == 503) (void)http_set(&x->pub, "Retry-After", S("2"));
    if (x->s->hooks.refuse) x->s->hooks.refuse(&x->pub, r->status, r->word, x->s->arg);
    else problem(x, r);
}

static bool compressible(const struct exchange *x) {
    struct str m = str_of(x->mime);
    if (x->encoding || (x->kind != BODY_BUF && x->kind != BODY_FIXED)) return false;
    return str_starts(m, S("text/")) || str_find(m, S("json"), 0) >= 0 || str_find(m, S("xml"), 0) >= 0 ||
           str_find(m, S("javascript"), 0) >= 0;
}

/* Small bodies need a small window: a full one costs a quarter megabyte to clear. */
static int window_for(size_t n) {
    int bits = 10;
    while (bits < 15 && ((size_t)1 << bits) < n) bits++;
    return bits;
}

static bool gzip(struct str in, struct buf *out) {
    z_stream z = { 0 };
    int bits = window_for(in.n), memory = bits < 15 ? bits - 7 : 8;
    if (deflateInit2(&z, GZIP_LEVEL, Z_DEFLATED, bits + 16, memory, Z_DEFAULT_STRATEGY)) return false;
    size_t most = deflateBound(&z, in.n);
    bool ok = buf_room(out, most);
    if (ok) {
        z.next_in = (const Bytef *)in.s;
        z.avail_in = (uInt)in.n;
        z.next_out = (Bytef *)out->s;
        z.avail_out = (uInt)most;
        ok = deflate(&z, Z_FINISH) == Z_STREAM_END;
        out->n = z.total_out;
    }
    (void)deflateEnd(&z);
    return ok;
}

static struct str body_view(const struct exchange *x) {
    return x->kind == BODY_BUF ? buf_view(&x->buf) : x->kind == BODY_FIXED ? x->fixed : S("");
}

/* True when the body is now gzip. What fails to compress is sent plain. */
static bool compress_body(struct exchange *x) {
    struct str plain = body_view(x);
    struct buf packed = { 0 };
    if (plain.n < GZIP_FROM || plain.n > GZIP_MOST || !http_accepts(&x->pub, "gzip")) return false;
    if (!gzip(plain, &packed)) return buf_free(&packed), false;
    body_forget(x);
    buf_take(&x->buf, &packed);
    x->kind = BODY_BUF;
    return true;
}

/* The library's response takes what the exchange owned. */
static struct MHD_Response *response_of(struct exchange *x) {
    struct MHD_Response *r = 0;
    if (x->kind == BODY_FD) {
        r = MHD_create_response_from_fd_at_offset64((uint64_t)x->n, x->fd, (uint64_t)x->from);
        if (r) x->kind = BODY_NONE;
    } else if (x->kind == BODY_STREAM) {
        r = stream_response(x->stream);
        if (r) x->kind = BODY_NONE, conn_stream(&x->s->conns, x->conn, x->stream);
    } else if (x->kind == BODY_BUF && x->buf.n) {
        r = MHD_create_response_from_buffer(x->buf.n, x->buf.s, MHD_RESPMEM_MUST_FREE);
        if (r) x->buf = (struct buf){ 0 };
    } else {
        union { const char *in; void *out; } same = { .in = body_view(x).s };   /* PERSISTENT: only read */
        r = MHD_create_response_from_buffer(body_view(x).n, same.out, MHD_RESPMEM_PERSISTENT);
    }
    return r;
}

static bool add(struct MHD_Response *r, const char *name, const char *value) {
    return MHD_add_response_header(r, name, value) == MHD_YES;
}

static bool add_headers(const struct exchange *x, struct MHD_Response *r, const char *encoding, bool vary) {
    bool ok = add(r, "X-Content-Type-Options", "nosniff");
    if (x->mime) ok = add(r, "Content-Type", x->mime) && ok;
    if (encoding && strcmp(encoding, "identity")) ok = add(r, "Content-Encoding", encoding) && ok;
    if (vary) ok = add(r, "Vary", "Accept-Encoding") && ok;
    if (x->close || atomic_load(&x->s->stopping)) ok = add(r, "Connection", "close") && ok;
    for (int i = 0; i < x->nout; i++) ok = add(r, x->out[i].name.s, x->out[i].value.s) && ok;
    return ok;
}

static int64_t send_time(const struct exchange *x) {
    int64_t n = x->kind == BODY_FD ? x->n : (int64_t)body_view(x).n;
    return x->s->c.body_ms + n * 1000 / x->s->c.byte_rate;
}

static enum MHD_Result queue(struct exchange *x, struct MHD_Response *r) {
    if (!r) return MHD_NO;
    enum MHD_Result ok = MHD_queue_response(x->mhd, (unsigned)x->status, r);
    MHD_destroy_response(r);
    return ok;
}

/* Whoever still owns the exchange's fields may be writing them: touch none. */
static enum MHD_Result send_dropped(struct exchange *x) {
    static char text[] = "{\"status\":503,\"code\":\"stopping\","
                         "\"title\":\"The server is ending. Try again shortly.\"}";
    struct MHD_Response *r = MHD_create_response_from_buffer(sizeof text - 1, text, MHD_RESPMEM_PERSISTENT);
    if (!r) return MHD_NO;
    bool ok = add(r, "Content-Type", "application/problem+json") && add(r, "Retry-After", "2") &&
              add(r, "Connection", "close");
    enum MHD_Result sent = ok ? MHD_queue_response(x->mhd, MHD_HTTP_SERVICE_UNAVAILABLE, r) : MHD_NO;
    MHD_destroy_response(r);
    return sent;
}

enum MHD_Result answer_send(struct exchange *x) {
    if (x->dropped) return send_dropped(x);
    bool vary = compressible(x) || (x->encoding && strcmp(x->encoding, "identity"));
    const char *encoding = compressible(x) && compress_body(x) ? "gzip" : x->encoding;
    conn_phase(x->conn, PHASE_ANSWER, x->kind == BODY_STREAM ? -1 : send_time(x));
    struct MHD_Response *r = response_of(x);
    if (r && !add_headers(x, r, encoding, vary)) {
        MHD_destroy_response(r);
        r = 0;
    }
    return queue(x, r);
}
