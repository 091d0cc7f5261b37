/* What the files of the HTTP seam share; for http*.c only. */
#ifndef ANJU_DOOR_HTTP_INNER_H
#define ANJU_DOOR_HTTP_INNER_H

#include <gnutls/abstract.h>
#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/socket.h>
#include "door/http.h"

enum { BUCKETS = 1024, LINGERERS = 64, PEER_TEXT = 64 };

enum phase { PHASE_IDLE, PHASE_HEADERS, PHASE_BODY, PHASE_BUSY, PHASE_ANSWER };

/* One open socket. The list, `deferred` and `stream` are guarded by conns.lock; the
** library tells us of the end before it closes fd, so that the sweeper never
** shuts a descriptor that has become another's. */
struct conn {
    struct conn *next, **at;         /* chain of the bucket of its address   */
    struct exchange *deferred;       /* the exchange that waits suspended    */
    struct http_stream *stream;      /* the answer without an end            */
    int fd;
    unsigned char ip[16];            /* IPv4, or the first half of an IPv6   */
    bool over;                       /* above a limit: answered 503          */
    bool loopback;
    bool linger;                     /* refused with body unread: see below  */
    char peer[PEER_TEXT];
    _Atomic int64_t deadline;        /* time_steady after which it is cut    */
    _Atomic int phase;
};

/* A socket whose request was refused before its body was read: kept open and
** drained a while, or the kernel resets it and the client loses the answer. */
struct lingerer { int fd; int64_t until; size_t left; };

struct conns {
    pthread_mutex_t lock;
    struct conn *bucket[BUCKETS];
    int n;
    struct lingerer lingering[LINGERERS];
    int nlingering;
    int wake;                        /* eventfd that ends the sweeper's sleep */
    bool stop, dropped;
    pthread_t sweeper;
    bool sweeping;
};

struct http_server {
    struct http_config c;            /* with all defaults filled in          */
    struct http_hooks hooks;
    void *arg;
    struct MHD_Daemon *mhd;
    struct conns conns;
    struct buf cert, key;            /* as read at the start                  */
    struct tls_pair *pairs;          /* newest first (http_tls.c)             */
    char *upload_dir;
    int port;
    _Atomic int64_t active;
    atomic_bool stopping, closing;   /* answers close; nothing is suspended any more */
};

enum body_kind { BODY_NONE, BODY_BUF, BODY_FIXED, BODY_FD, BODY_STREAM };

struct exchange {
    struct http_exchange pub;        /* first: one pointer for both          */
    struct http_server *s;
    struct conn *conn;
    struct MHD_Connection *mhd;
    int64_t began, body_began;       /* time_steady of the request line, of the body */

    struct str version;              /* as sent; while headers are read only */
    bool begun, asked, refused;      /* headers seen; handler called; answered before the body */
    struct buf in;                   /* the body in memory                   */
    int in_fd;                       /* or its file                          */
    struct http_want want;
    size_t thrown;                   /* bytes read only to be able to answer */
    const char *refusal;             /* word of what is wrong with the body  */

    int status;
    const char *mime, *encoding;
    struct http_pair *out;           /* headers of the answer                */
    int nout, capout;
    enum body_kind kind;
    struct buf buf;
    struct str fixed;
    int fd;
    int64_t from, n;
    struct http_stream *stream;
    bool close, bad;                 /* Connection: close; no memory for the body */

    bool deferred, made;             /* written by the HTTP thread only; made: `late` was called */
    pthread_mutex_t lock;            /* guards what follows                  */
    bool suspended, answered, dropped, ended;
    bool held_here, held_there;      /* by the library; by who will answer   */
};

/* http_conn.c */
enum err conns_start(struct conns *c, struct fault *f);
void conns_stop(struct conns *c);
struct conn *conn_new(struct http_server *s, int fd, const struct sockaddr *from);
void conn_free(struct conns *c, struct conn *k);
void conn_phase(struct conn *k, enum phase p, int64_t ms_from_now);    /* < 0: no deadline */
void conn_deferred(struct conns *c, struct conn *k, struct exchange *x);
void conn_stream(struct conns *c, struct conn *k, struct http_stream *s);
void conns_drop(struct conns *c);                    /* resume all that wait, to be told 503; end streams */
int conns_reading(struct conns *c);                  /* connected, whose headers are awaited */

/* http_tls.c */
enum err tls_start(struct http_server *s, struct fault *f);
void tls_free(struct http_server *s);
int tls_pair_of(gnutls_session_t, const gnutls_datum_t *, int, const gnutls_pk_algorithm_t *, int, gnutls_pcert_st **chain,
                unsigned *n, gnutls_privkey_t *key);

/* http.c: the library's callbacks */
void on_open(void *, struct MHD_Connection *, void **slot, enum MHD_ConnectionNotificationCode);
void *on_uri(void *, const char *uri, struct MHD_Connection *);
enum MHD_Result on_request(void *, struct MHD_Connection *, const char *url, const char *method,
                           const char *version, const char *data, size_t *n, void **slot);
void on_end(void *, struct MHD_Connection *, void **slot, enum MHD_RequestTerminationCode);

/* http_answer.c */
void answer_refuse(struct exchange *x, const char *word);
enum MHD_Result answer_send(struct exchange *x);
void answer_free(struct exchange *x);
void answer_stream(struct exchange *x, struct http_stream *s);

/* http_stream.c */
struct MHD_Response *stream_response(struct http_stream *s);     /* the library then holds it too      */
void stream_drop(struct http_stream *s);             /* it never came to the library                   */
void stream_close(struct http_stream *s);            /* send what waits, then end                      */

/* http_body.c */
const char *body_begin(struct exchange *x);          /* NULL or a refusal word */
bool body_take(struct exchange *x, const char *p, size_t n);     /* false: cut the connection */
const char *body_end(struct exchange *x);
void body_free(struct exchange *x);

#endif
