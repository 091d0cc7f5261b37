/* Raw bytes through the whole server: a socket pair handed to it as if accepted.
** What reaches the handler must be well-formed whatever was sent. */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>
#include "base/utf8.h"
#include "door/http_inner.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void must(bool ok) {
    if (!ok) abort();
}

static void handle(struct http_exchange *x, void *arg) {
    (void)arg;
    must(x->path.n && x->path.s[0] == '/' && utf8_valid(x->path, 0));
    for (int i = 0; i < x->nseg; i++) must(x->seg[i].n && !str_is(x->seg[i], ".."));
    for (int i = 0; i < x->nquery; i++) must(utf8_valid(x->query[i].value, 0));
    must(x->body_size == (int64_t)x->body.n && x->body_size <= 4096);
    (void)http_range(x, 100, &(int64_t){ 0 }, &(int64_t){ 0 });
    http_type(x, "text/plain");
    (void)http_set(x, "X-Query", http_query(x, "a"));
    http_body_copy(x, x->path);
    if (http_cookie(x, "late").s) {
        http_defer(x);
        (void)http_answer(x);
    }
}

static struct http_server *server(void) {
    static struct http_server *s;
    struct http_hooks hooks = { .handle = handle };
    struct http_config c = { .threads = 1, .per_ip = -1, .body_limit = 4096, .idle_ms = 1000 };
    struct fault f = { 0 };
    if (!s) must(http_start(&c, &hooks, 0, &s, &f) == OK);
    return s;
}

static void write_all(int fd, const unsigned char *p, size_t n) {
    while (n) {
        ssize_t put = send(fd, p, n, MSG_NOSIGNAL);
        if (put <= 0) return;
        p += put;
        n -= (size_t)put;
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct sockaddr_in from = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    struct timeval limit = { .tv_sec = 5 };
    char answer[4096];
    int pair[2];
    if (size > 60000 || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair)) return 0;
    (void)setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    if (MHD_add_connection(server()->mhd, pair[1], (struct sockaddr *)&from, sizeof from) == MHD_YES) {
        write_all(pair[0], data, size);
        (void)shutdown(pair[0], SHUT_WR);
        while (recv(pair[0], answer, sizeof answer, 0) > 0) continue;
    }
    (void)close(pair[0]);
    return 0;
}
