/* Starting and ending: the socket, the library's options, the last answers. */
#include "door/http_inner.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#include "base/log.h"
#include "base/time.h"

enum { MEMORY_LIMIT = 32 << 10, STOP_TICK_MS = 2, LAST_MS = 1000, READING_MS = 1000, QUIET_MS = 60, OVER_CONNECTIONS = 256, OVER_PER_IP = 32 };

static const char tls_versions[] = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:%SERVER_PRECEDENCE";

static int cores(void) {
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 2 ? n > 64 ? 64 : (int)n : 2;
}

static void fill(struct http_config *c) {
    if (!c->listen) c->listen = "127.0.0.1";
    if (c->threads <= 0) c->threads = cores();
    if (c->connections <= 0) c->connections = 4000;
    if (c->per_ip == 0) c->per_ip = 64;
    if (c->header_ms <= 0) c->header_ms = 8 * SECOND;
    if (c->body_ms <= 0) c->body_ms = 60 * SECOND;
    if (c->byte_rate <= 0) c->byte_rate = 16384;
    if (c->idle_ms <= 0) c->idle_ms = 30 * SECOND;
    if (!c->body_limit) c->body_limit = 1 << 20;
    if (!c->arena_limit) c->arena_limit = 64 << 20;
}

static enum err open_socket(const struct addrinfo *a, int *ret) {
    const int on = 1, off = 0;
    int fd = socket(a->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) return E_IO;
    (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (a->ai_family == AF_INET6) (void)setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    if (bind(fd, a->ai_addr, a->ai_addrlen) == 0 && listen(fd, SOMAXCONN) == 0) return *ret = fd, OK;
    int e = errno;
    (void)close(fd);
    errno = e;
    return E_IO;
}

static const char *bind_key(int e) {
    if (e == EADDRINUSE) return "listen.taken";
    if (e == EACCES) return "listen.denied";
    return e == EADDRNOTAVAIL ? "listen.foreign" : "listen.failed";
}

static enum err listen_on(const struct http_config *c, int *ret, struct fault *f) {
    struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE }, *list = 0;
    char port[16];
    if (c->socket > 0) return *ret = c->socket, OK;
    if (c->port < 0 || c->port > 65535) return fault_set(f, E_INVALID, "port", "listen.port");
    (void)snprintf(port, sizeof port, "%d", c->port);
    if (getaddrinfo(c->listen, port, &hints, &list) || !list)
        return fault_set(f, E_INVALID, "listen", "listen.name");
    enum err e = open_socket(list, ret);
    int why = errno;
    freeaddrinfo(list);
    return e ? fault_set(f, e, why == EADDRINUSE ? "port" : "listen", bind_key(why)) : OK;
}

static int port_of(int fd) {
    union { struct sockaddr any; struct sockaddr_in v4; struct sockaddr_in6 v6; } a = { 0 };
    socklen_t n = sizeof a;
    if (getsockname(fd, &a.any, &n)) return 0;
    return ntohs(a.any.sa_family == AF_INET6 ? a.v6.sin6_port : a.v4.sin_port);
}

/* The shell's usual 1024 descriptors are fewer than the connections promised. */
static void raise_descriptors(int connections) {
    struct rlimit r;
    rlim_t want = (rlim_t)connections + 1024;
    if (getrlimit(RLIMIT_NOFILE, &r) || r.rlim_cur >= want) return;
    r.rlim_cur = r.rlim_max == RLIM_INFINITY || r.rlim_max > want ? want : r.rlim_max;
    if (setrlimit(RLIMIT_NOFILE, &r) == 0 && r.rlim_cur < want)
        LOG(LOG_WARN, "http.descriptors", LI("have", (int64_t)r.rlim_cur), LI("want", (int64_t)want));
}

/* The text the library would print holds nothing of a request unless formatted. */
static void on_log(void *arg, const char *fmt, va_list ap) {
    (void)arg, (void)ap;
    LOG(LOG_DEBUG, "http.library", LZ("text", fmt));
}

/* Targets are decoded by http_target, strictly and from the bytes as sent. */
static size_t leave_escapes(void *arg, struct MHD_Connection *mhd, char *text) {
    (void)arg, (void)mhd;
    return strlen(text);
}

static unsigned seconds_up(int64_t ms) {
    return (unsigned)((ms + SECOND - 1) / SECOND);
}

static struct MHD_Daemon *start_library(struct http_server *s, int fd) {
    const struct http_config *c = &s->c;
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
    struct MHD_OptionItem more[7] = { { MHD_OPTION_END, 0, 0 } };
    int n = 0;
    flags |= c->cert ? MHD_USE_TLS : MHD_USE_TURBO;
    if (c->cert) {
        union { const char *in; void *out; } versions = { .in = tls_versions };
        union { gnutls_certificate_retrieve_function2 *in; void *out; } newest = { .in = tls_pair_of };
        more[n++] = (struct MHD_OptionItem){ MHD_OPTION_HTTPS_MEM_CERT, 0, s->cert.s };
        more[n++] = (struct MHD_OptionItem){ MHD_OPTION_HTTPS_MEM_KEY, 0, s->key.s };
        more[n++] = (struct MHD_OptionItem){ MHD_OPTION_HTTPS_PRIORITIES, 0, versions.out };
        more[n++] = (struct MHD_OptionItem){ MHD_OPTION_HTTPS_CERT_CALLBACK, 0, newest.out };
    }
    if (c->per_ip > 0)
        more[n++] = (struct MHD_OptionItem){ MHD_OPTION_PER_IP_CONNECTION_LIMIT, c->per_ip + OVER_PER_IP, 0 };
    more[n] = (struct MHD_OptionItem){ MHD_OPTION_END, 0, 0 };
    return MHD_start_daemon(flags, 0, 0, 0, on_request, s,
        MHD_OPTION_EXTERNAL_LOGGER, on_log, (void *)0, MHD_OPTION_LISTEN_SOCKET, fd,
        MHD_OPTION_THREAD_POOL_SIZE, (unsigned)c->threads,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)(c->connections + OVER_CONNECTIONS),
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY_LIMIT,
        MHD_OPTION_CONNECTION_TIMEOUT, seconds_up(c->idle_ms),
        MHD_OPTION_NOTIFY_CONNECTION, on_open, s, MHD_OPTION_NOTIFY_COMPLETED, on_end, s,
        MHD_OPTION_URI_LOG_CALLBACK, on_uri, s, MHD_OPTION_UNESCAPE_CALLBACK, leave_escapes, (void *)0,
        MHD_OPTION_ARRAY, more, MHD_OPTION_END);
}

static void server_free(struct http_server *s) {
    if (s->key.s) explicit_bzero(s->key.s, s->key.n);
    buf_free(&s->cert);
    buf_free(&s->key);
    tls_free(s);
    free(s->upload_dir);
    free(s);
}

static enum err start(struct http_server *s, struct fault *f) {
    int fd = -1;
    enum err e = tls_start(s, f);
    if (!e) e = listen_on(&s->c, &fd, f);
    if (e) return e;
    s->port = port_of(fd);
    raise_descriptors(s->c.connections);
    e = conns_start(&s->conns, f);
    if (!e && !(s->mhd = start_library(s, fd)))
        e = s->c.cert ? fault_set(f, E_INVALID, "cert", "tls.bad") : fault_set(f, E_IO, 0, "listen.failed");
    if (!e) return OK;
    conns_stop(&s->conns);
    (void)close(fd);
    return e;
}

enum err http_start(const struct http_config *config, const struct http_hooks *hooks, void *arg,
                    struct http_server **ret, struct fault *f) {
    *ret = 0;
    struct http_server *s = calloc(1, sizeof *s);
    if (!s) return fault_set(f, E_MEMORY, 0, 0);
    s->c = *config;
    s->hooks = *hooks;
    s->arg = arg;
    fill(&s->c);
    if (config->upload_dir && !(s->upload_dir = strdup(config->upload_dir))) {
        server_free(s);
        return fault_set(f, E_MEMORY, 0, 0);
    }
    enum err e = start(s, f);
    if (e) server_free(s);
    else *ret = s;
    return e;
}

static void wait_idle(const struct http_server *s, int64_t ms) {
    const struct timespec tick = { .tv_nsec = STOP_TICK_MS * 1000000L };
    for (int64_t until = time_steady() + ms; atomic_load(&s->active) > 0 && time_steady() < until;)
        (void)nanosleep(&tick, 0);
}

/* Whoever connected before the end is heard, but nobody who only holds a line open; a keeper of a
** connection that is busy hears "close" with his next answer. */
static void wait_quiet(struct http_server *s, int64_t ms) {
    const struct timespec tick = { .tv_nsec = STOP_TICK_MS * 1000000L };
    int64_t now = time_steady(), until = now + ms, reading = now + READING_MS, quiet = now;
    while ((now = time_steady()) < until && now - quiet < QUIET_MS) {
        if (atomic_load(&s->active) > 0 || (now < reading && conns_reading(&s->conns) > 0)) quiet = now;
        (void)nanosleep(&tick, 0);
    }
}

void http_stop(struct http_server *s, int64_t grace_ms) {
    if (!s) return;
    atomic_store(&s->stopping, true);
    MHD_socket fd = MHD_quiesce_daemon(s->mhd);
    if (fd != MHD_INVALID_SOCKET) (void)close(fd);
    wait_quiet(s, grace_ms);
    atomic_store(&s->closing, true);
    conns_drop(&s->conns);
    wait_idle(s, LAST_MS);
    MHD_stop_daemon(s->mhd);
    conns_stop(&s->conns);
    server_free(s);
}

int http_port(const struct http_server *s) {
    return s->port;
}


void http_load(struct http_server *s, int64_t *connections, int64_t *requests) {
    pthread_mutex_lock(&s->conns.lock);
    *connections = s->conns.n;
    pthread_mutex_unlock(&s->conns.lock);
    *requests = atomic_load(&s->active);
}
