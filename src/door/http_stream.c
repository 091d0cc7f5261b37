/* An answer without an end: bytes wait in a queue of bounded length until the
** library asks for them; while there are none, the connection sleeps.
**
** Two hold a stream: the library, until the connection is gone, and whoever puts
** bytes into it, until http_stream_end. `mhd` is touched only while the
** connection sleeps, and a sleeping connection does not end. */
#include "door/http_inner.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 4096 };

struct http_stream {
    pthread_mutex_t lock;            /* guards all that follows               */
    struct MHD_Connection *mhd;
    struct conns *conns;             /* these two do not change              */
    struct conn *conn;
    struct buf queue;
    size_t sent, most;               /* of the queue: already handed over; how much may wait */
    bool asleep, ended, gone;        /* ended: nothing is put any more; gone: nobody reads    */
    bool held_here, held_there;      /* by the library; by who puts           */
};

static void release(struct http_stream *s, bool here) {
    pthread_mutex_lock(&s->lock);
    if (here) s->held_here = false, s->gone = true;
    else s->held_there = false;
    bool last = !s->held_here && !s->held_there;
    pthread_mutex_unlock(&s->lock);
    if (!last) return;
    buf_free(&s->queue);
    pthread_mutex_destroy(&s->lock);
    free(s);
}

void stream_drop(struct http_stream *s) {
    release(s, true);
}

/* On the HTTP thread of the connection, which the library then leaves alone until it is woken. */
static ssize_t next_piece(void *arg, uint64_t at, char *to, size_t most) {
    struct http_stream *s = arg;
    (void)at;
    pthread_mutex_lock(&s->lock);
    size_t n = s->queue.n - s->sent < most ? s->queue.n - s->sent : most;
    if (n) memcpy(to, s->queue.s + s->sent, n);
    s->sent += n;
    if (s->sent == s->queue.n) buf_clear(&s->queue), s->sent = 0;
    bool end = n == 0 && s->ended;
    if (n == 0 && !end) {
        s->asleep = true;
        MHD_suspend_connection(s->mhd);
    }
    pthread_mutex_unlock(&s->lock);
    return end ? MHD_CONTENT_READER_END_OF_STREAM : (ssize_t)n;
}

/* Before the connection goes, whichever way it ends. */
static void library_done(void *arg) {
    struct http_stream *s = arg;
    conn_stream(s->conns, s->conn, 0);
    release(s, true);
}

struct MHD_Response *stream_response(struct http_stream *s) {
    return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, PIECE, next_piece, s, library_done);
}

/* Within the lock. */
static void wake(struct http_stream *s) {
    if (!s->asleep) return;
    s->asleep = false;
    MHD_resume_connection(s->mhd);
}

void stream_close(struct http_stream *s) {
    pthread_mutex_lock(&s->lock);
    s->ended = true;
    wake(s);
    pthread_mutex_unlock(&s->lock);
}

struct http_stream *http_stream(struct http_exchange *p, size_t most) {
    struct exchange *x = (struct exchange *)p;
    struct http_stream *s = calloc(1, sizeof *s);
    if (!s) return 0;
    pthread_mutex_init(&s->lock, 0);
    s->mhd = x->mhd;
    s->conns = &x->s->conns;
    s->conn = x->conn;
    s->most = most;
    s->held_there = true;
    s->held_here = !http_is(p, "HEAD");              /* the library would send an end of chunks with it */
    s->gone = !s->held_here;
    if (s->held_here) answer_stream(x, s);
    return s;
}

enum http_put http_stream_put(struct http_stream *s, struct str bytes) {
    enum http_put said = HTTP_PUT;
    pthread_mutex_lock(&s->lock);
    if (s->gone || s->ended) said = HTTP_GONE;
    else if (s->queue.n - s->sent + bytes.n > s->most || !buf_room(&s->queue, bytes.n)) said = HTTP_FULL;
    else {
        if (s->sent > s->most) {
            s->queue.n -= s->sent;
            memmove(s->queue.s, s->queue.s + s->sent, s->queue.n);
            s->sent = 0;
        }
        buf_str(&s->queue, bytes);
        wake(s);
    }
    pthread_mutex_unlock(&s->lock);
    return said;
}

/* The library does not look at a sleeping connection, and does not close it. */
bool http_stream_heard(struct http_stream *s) {
    pthread_mutex_lock(&s->lock);
    bool heard = !s->gone && !s->ended;
    if (heard && s->asleep) {
        struct pollfd p = { .fd = s->conn->fd, .events = POLLRDHUP };
        heard = poll(&p, 1, 0) <= 0;
    }
    pthread_mutex_unlock(&s->lock);
    return heard;
}

void http_stream_end(struct http_stream *s) {
    stream_close(s);
    release(s, false);
}
