/* A request's body: into memory or into a temporary file, never more than asked. */
#include "door/http_inner.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include "base/time.h"

/* A client that sends too much without having said so is read this much further,
** so that it can hear why; then it is cut. */
enum { THROW_MOST = 1 << 20 };

static bool has_body(const struct http_exchange *x, int64_t *length) {
    struct str cl = http_header(x, "Content-Length");
    *length = -1;
    if (cl.s && str_int(cl, length)) return *length > 0;
    return http_header(x, "Transfer-Encoding").s != 0;
}

static const char *file_open(struct exchange *x) {
    if (!x->s->upload_dir) return "no-file";
    struct str name = arena_printf(&x->pub.arena, "%s/up-XXXXXX", x->s->upload_dir);
    char *path = arena_cstr(&x->pub.arena, name);
    x->in_fd = mkostemp(path, O_CLOEXEC);
    if (x->in_fd < 0) return "disk";
    x->pub.body_file = path;
    return 0;
}

const char *body_begin(struct exchange *x) {
    int64_t length;
    if (!has_body(&x->pub, &length)) return 0;
    x->want = x->s->hooks.want ? x->s->hooks.want(&x->pub, x->s->arg)
                               : (struct http_want){ .max = x->s->c.body_limit };
    if (x->want.refuse) return 0;
    x->body_began = time_steady();
    conn_phase(x->conn, PHASE_BODY, x->s->c.body_ms);
    if (length > 0 && (uint64_t)length > x->want.max) return "too-large";
    return x->want.file ? file_open(x) : 0;
}

static bool write_all(int fd, const char *p, size_t n) {
    while (n) {
        ssize_t put = write(fd, p, n);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        p += put;
        n -= (size_t)put;
    }
    return true;
}

bool body_take(struct exchange *x, const char *p, size_t n) {
    if (!x->refusal && n > x->want.max - (size_t)x->pub.body_size) x->refusal = "too-large";
    if (x->refusal) {
        x->thrown += n;
        return x->thrown <= THROW_MOST;
    }
    x->pub.body_size += (int64_t)n;
    if (x->want.file) {
        if (!write_all(x->in_fd, p, n)) x->refusal = "disk";
    } else {
        buf_put(&x->in, p, n);
        if (x->in.bad) x->refusal = "memory";
    }
    int64_t allowed = x->s->c.body_ms + x->pub.body_size * 1000 / x->s->c.byte_rate;
    int64_t left = allowed - (time_steady() - x->body_began);
    conn_phase(x->conn, PHASE_BODY, left > 0 ? left : 0);      /* below 0 would be for ever */
    return true;
}

const char *body_end(struct exchange *x) {
    if (x->in_fd >= 0 && close(x->in_fd) != 0 && !x->refusal) x->refusal = "disk";
    x->in_fd = -1;
    if (!x->want.file && x->in.n) x->pub.body = buf_view(&x->in);
    return x->refusal;
}

const char *http_body_take(struct http_exchange *p) {
    const char *path = p->body_file;
    p->body_file = 0;
    return path;
}

void body_free(struct exchange *x) {
    if (x->in_fd >= 0) (void)close(x->in_fd);
    if (x->pub.body_file) (void)unlink(x->pub.body_file);
    buf_free(&x->in);
}
