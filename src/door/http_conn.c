/* Open sockets: counted per address, cut when their time is up. The library
** counts inactivity only; a client that drips a byte a second would stay for
** ever. */
#include "door/http_inner.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include "base/log.h"
#include "base/time.h"

enum { TICK_MS = 250, LINGER_MS = 5000, LINGER_BYTES = 96 << 20 };

void conn_phase(struct conn *k, enum phase p, int64_t ms) {
    atomic_store(&k->phase, (int)p);
    atomic_store(&k->deadline, ms < 0 ? INT64_MAX : time_steady() + ms);
}

/* IPv6 sites hold at least a /64, so that is what counts as one address. */
static void read_peer(struct conn *k, const struct sockaddr *from) {
    if (from && from->sa_family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, from, sizeof v4);
        memcpy(k->ip, &v4.sin_addr, 4);
        k->loopback = (ntohl(v4.sin_addr.s_addr) >> 24) == 127;
        (void)inet_ntop(AF_INET, &v4.sin_addr, k->peer, sizeof k->peer);
    } else if (from && from->sa_family == AF_INET6) {
        struct sockaddr_in6 v6;
        memcpy(&v6, from, sizeof v6);
        if (IN6_IS_ADDR_V4MAPPED(&v6.sin6_addr)) {
            memcpy(k->ip, v6.sin6_addr.s6_addr + 12, 4);
            k->loopback = k->ip[0] == 127;
            (void)inet_ntop(AF_INET, k->ip, k->peer, sizeof k->peer);
            return;
        }
        memcpy(k->ip, &v6.sin6_addr, 8);
        k->ip[15] = 6;
        k->loopback = IN6_IS_ADDR_LOOPBACK(&v6.sin6_addr);
        (void)inet_ntop(AF_INET6, &v6.sin6_addr, k->peer, sizeof k->peer);
    }
}

static struct conn **bucket_of(struct conns *c, const unsigned char ip[16]) {
    return &c->bucket[str_hash((struct str){ (const char *)ip, 16 }) % BUCKETS];
}

struct conn *conn_new(struct http_server *s, int fd, const struct sockaddr *from) {
    struct conns *c = &s->conns;
    struct conn *k = calloc(1, sizeof *k);
    int same = 0;
    if (!k) return 0;
    k->fd = fd;
    read_peer(k, from);
    conn_phase(k, PHASE_HEADERS, s->c.header_ms);
    pthread_mutex_lock(&c->lock);
    struct conn **b = bucket_of(c, k->ip);
    for (const struct conn *o = *b; o; o = o->next) same += memcmp(o->ip, k->ip, sizeof k->ip) == 0;
    k->over = c->n >= s->c.connections || (s->c.per_ip > 0 && same >= s->c.per_ip);
    k->next = *b;
    k->at = b;
    if (k->next) k->next->at = &k->next;
    *b = k;
    c->n++;
    pthread_mutex_unlock(&c->lock);
    return k;
}

/* The answer is out and the library about to close: a copy keeps the socket
** open past that, our end shut so that the client sees the end. */
static void linger(struct conns *c, int fd) {
    const uint64_t one = 1;
    int copy = c->nlingering < LINGERERS ? fcntl(fd, F_DUPFD_CLOEXEC, 0) : -1;
    if (copy < 0) return;
    (void)shutdown(copy, SHUT_WR);
    c->lingering[c->nlingering++] = (struct lingerer){ copy, time_steady() + LINGER_MS, LINGER_BYTES };
    if (write(c->wake, &one, sizeof one) < 0) return;      /* full: awake already */
}

void conn_free(struct conns *c, struct conn *k) {
    pthread_mutex_lock(&c->lock);
    if ((k->linger || atomic_load(&k->phase) == PHASE_HEADERS) && !c->stop) linger(c, k->fd);
    *k->at = k->next;
    if (k->next) k->next->at = k->at;
    c->n--;
    pthread_mutex_unlock(&c->lock);
    free(k);
}

void conn_deferred(struct conns *c, struct conn *k, struct exchange *x) {
    pthread_mutex_lock(&c->lock);
    k->deferred = x;
    pthread_mutex_unlock(&c->lock);
}

/* On the HTTP thread of the connection. One that came while the server was ending ends at once. */
void conn_stream(struct conns *c, struct conn *k, struct http_stream *s) {
    pthread_mutex_lock(&c->lock);
    k->stream = s;
    if (s && c->dropped) stream_close(s);
    pthread_mutex_unlock(&c->lock);
}

static void drop(struct exchange *x) {
    pthread_mutex_lock(&x->lock);
    if (x->suspended && !x->answered && !x->dropped) {
        x->dropped = true;
        MHD_resume_connection(x->mhd);
    }
    pthread_mutex_unlock(&x->lock);
}

void conns_drop(struct conns *c) {
    pthread_mutex_lock(&c->lock);
    c->dropped = true;
    for (int i = 0; i < BUCKETS; i++)
        for (struct conn *k = c->bucket[i]; k; k = k->next) {
            if (k->deferred) drop(k->deferred);
            if (k->stream) stream_close(k->stream);
        }
    pthread_mutex_unlock(&c->lock);
}

int conns_reading(struct conns *c) {
    int n = 0;
    pthread_mutex_lock(&c->lock);
    for (int i = 0; i < BUCKETS; i++)
        for (const struct conn *k = c->bucket[i]; k; k = k->next) n += atomic_load(&k->phase) == PHASE_HEADERS;
    pthread_mutex_unlock(&c->lock);
    return n;
}

/* Read away what has come; false when there is no more to wait for. */
static bool drain(struct lingerer *l, int64_t now) {
    char waste[16384];
    for (;;) {
        ssize_t got = recv(l->fd, waste, sizeof waste, MSG_DONTWAIT);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return (errno == EAGAIN || errno == EWOULDBLOCK) && now < l->until;
        if (got == 0 || (size_t)got >= l->left) return false;
        l->left -= (size_t)got;
    }
}

static void cut_late(struct conns *c, int64_t now) {
    for (int i = 0; i < BUCKETS; i++) {
        for (struct conn *k = c->bucket[i]; k; k = k->next) {
            if (now < atomic_load(&k->deadline)) continue;
            atomic_store(&k->deadline, INT64_MAX);
            (void)shutdown(k->fd, SHUT_RDWR);
            LOG(LOG_DEBUG, "http.cut", LI("phase", atomic_load(&k->phase)));
        }
    }
}

static int poll_set(struct conns *c, struct pollfd p[LINGERERS + 1]) {
    p[0] = (struct pollfd){ .fd = c->wake, .events = POLLIN };
    for (int i = 0; i < c->nlingering; i++)
        p[i + 1] = (struct pollfd){ .fd = c->lingering[i].fd, .events = POLLIN };
    return c->nlingering + 1;
}

static bool sweep(struct conns *c, int64_t now, struct pollfd p[LINGERERS + 1], int *n) {
    pthread_mutex_lock(&c->lock);
    cut_late(c, now);
    for (int i = c->nlingering; i-- > 0;) {
        if (!c->stop && drain(&c->lingering[i], now)) continue;
        (void)close(c->lingering[i].fd);
        c->lingering[i] = c->lingering[--c->nlingering];
    }
    *n = poll_set(c, p);
    bool go_on = !c->stop;
    pthread_mutex_unlock(&c->lock);
    return go_on;
}

static void *sweeper(void *arg) {
    struct conns *c = arg;
    struct pollfd p[LINGERERS + 1];
    int n;
    while (sweep(c, time_steady(), p, &n)) {
        uint64_t woken;
        bool some = poll(p, (nfds_t)n, TICK_MS) > 0;
        if (some && (p[0].revents & POLLIN) && read(c->wake, &woken, sizeof woken) < 0) continue;
    }
    return 0;
}

enum err conns_start(struct conns *c, struct fault *f) {
    *c = (struct conns){ .lock = PTHREAD_MUTEX_INITIALIZER };
    c->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (c->wake < 0) return fault_set(f, E_IO, 0, 0);
    c->sweeping = pthread_create(&c->sweeper, 0, sweeper, c) == 0;
    return c->sweeping ? OK : fault_set(f, E_MEMORY, 0, 0);
}

void conns_stop(struct conns *c) {
    const uint64_t one = 1;
    pthread_mutex_lock(&c->lock);
    c->stop = true;
    pthread_mutex_unlock(&c->lock);
    if (c->sweeping && write(c->wake, &one, sizeof one) > 0) (void)pthread_join(c->sweeper, 0);
    if (c->wake >= 0) (void)close(c->wake);
    pthread_mutex_destroy(&c->lock);
}
