/* The seam over the HTTP library: bytes in, one exchange at a time out to one
** handler, an answer back. Knows no route, no record and no database. What a
** stranger sends is bounded and checked here, so that the handler sees only
** well-formed requests: framing (RFC 9112), target (RFC 3986), UTF-8, sizes,
** time limits. libmicrohttpd appears in http*.c and nowhere else. */
#ifndef ANJU_DOOR_HTTP_H
#define ANJU_DOOR_HTTP_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

struct http_server;

struct http_pair { struct str name, value; };

/* One request and its answer. The fields are for reading; they live in `arena`
** until the answer has been sent. The arena serves one thread at a time: the
** HTTP thread up to http_defer, then whoever will call http_answer, then the HTTP
** thread again.
**
** Around the handler arena.exit is set: an allocation that fails there answers
** 503. A thread that took over a deferred exchange sets its own exit. */
struct http_exchange {
    struct arena arena;          /* for whatever the answer needs                          */
    void *data;                  /* the handler's own                                      */
    struct str method;           /* as sent: GET, HEAD, POST, ...                          */
    struct str target;           /* as sent, undecoded, with the query                     */
    struct str path;             /* decoded, starts with '/', UTF-8, no control byte       */
    struct str *seg;             /* its segments, decoded; none is empty, "." or ".."      */
    int nseg;
    struct http_pair *query;     /* decoded, in order; a name may occur more than once     */
    int nquery;
    struct http_pair *header;    /* in order, names as sent                                */
    int nheader;
    struct str peer;             /* numeric address of the other end of the socket         */
    bool loopback;               /* ... which is this machine                              */
    bool tls;                    /* the socket is encrypted                                */
    struct str body;             /* the whole body; STR_NULL without one or when in a file */
    const char *body_file;       /* temporary file that holds it, else NULL                */
    int64_t body_size;           /* bytes of the body, wherever it is                      */
};

/* How a body is taken, asked once after the headers of a request that has one. */
struct http_want {
    size_t max;                  /* more is 413, by Content-Length before a byte is read   */
    bool file;                   /* stream to a file in upload_dir instead of memory       */
    bool refuse;                 /* an answer has been set on x: send it and close instead */
};

struct http_hooks {
    /* The whole request is there. Runs on an HTTP thread and must not wait for
    ** disk, database or lock: defer instead. Sets an answer or defers; doing
    ** neither answers 500. Required. */
    void (*handle)(struct http_exchange *x, void *arg);
    /* NULL: body_limit, in memory. Only method, path, query, headers are there. */
    struct http_want (*want)(struct http_exchange *x, void *arg);
    /* The seam itself refuses (400 framing or target, 413, 503, 507): may set
    ** body, type and headers; `word` is fixed and says which ("content-length",
    ** "host", "too-large", ...; http_refusals lists them). NULL: a problem+json
    ** (RFC 9457) of status, word and a sentence. */
    void (*refuse)(struct http_exchange *x, int status, const char *word, void *arg);
    /* The answer has been sent or the client is gone (sent = false); for the
    ** log. `ms` since the request line. Not called for what http_stop dropped. */
    void (*done)(struct http_exchange *x, int status, int64_t ms, bool sent, void *arg);
    /* A deferred exchange is back on its HTTP thread: sets the answer, as `handle`
    ** does. NULL: it was set before http_answer. */
    void (*late)(struct http_exchange *x, void *arg);
};

/* 0 or NULL takes the value in brackets. */
struct http_config {
    const char *listen;          /* numeric address or name [127.0.0.1]; "::" is both families */
    int port;                    /* 0: any free one, see http_port                             */
    int socket;                  /* > 0: a listening socket instead of both, taken with the call */
    int threads;                 /* HTTP threads [max(2, cores)]                               */
    int connections;             /* open at once [4000]; more are answered 503, then closed    */
    int per_ip;                  /* of one IPv4 address or IPv6 /64 [64]; -1: no limit (proxy) */
    int64_t header_ms;           /* from accept or request line to the end of headers [8000]   */
    int64_t body_ms;             /* a body may take this long ... [60000]                      */
    int64_t byte_rate;           /* ... plus its bytes so far at this rate per second [16384]  */
    int64_t idle_ms;             /* between two requests of a connection [30000]               */
    size_t body_limit;           /* bytes in memory without a want hook [1 MiB]                */
    size_t arena_limit;          /* bytes an exchange's arena may grow to [64 MiB]             */
    const char *upload_dir;      /* existing folder for bodies in files; NULL: none are taken  */
    const char *cert, *key;      /* PEM files: both (TLS 1.2 and 1.3 by GnuTLS) or neither     */
};

/* Start listening. config and hooks are copied (strings too); `arg` is handed to
** every hook. E_INVALID with the field (listen, cert, key, ...), E_IO when the
** address is taken or denied, E_MEMORY. On success *ret is stopped by http_stop. */
enum err http_start(const struct http_config *config, const struct http_hooks *hooks, void *arg,
                    struct http_server **ret, struct fault *f);
/* Stop accepting, let what is in flight finish for at most grace_ms, answer 503
** to what is still deferred then, end all threads, free the server. In flight is
** also who has connected and not yet sent a request line; who keeps a connection
** hears of the end with his next answer. http_answer
** stays legal afterwards for exchanges dropped here. NULL is nothing. */
void http_stop(struct http_server *s, int64_t grace_ms);
/* Read the certificate and its key again; new connections use them, old ones go
** on. What cannot be used is refused as at the start and the old pair stays. */
enum err http_reload(struct http_server *s, struct fault *f);
/* Open connections, and requests that are being answered. */
void http_load(struct http_server *s, int64_t *connections, int64_t *requests);
int http_port(const struct http_server *s);                 /* the port it listens on          */

/* The request. Look-ups give STR_NULL when absent; header names in any case. */
struct str http_header(const struct http_exchange *x, const char *name);      /* the first one  */
struct str http_query(const struct http_exchange *x, const char *name);       /* the first one  */
struct str http_cookie(const struct http_exchange *x, const char *name);      /* value as sent  */
bool http_is(const struct http_exchange *x, const char *method);
/* The temporary body file becomes the caller's (to rename or unlink); without
** this call it is removed with the exchange. NULL when there is none. */
const char *http_body_take(struct http_exchange *x);
/* True when If-None-Match names `etag` (quoted, weak comparison) or is "*". */
bool http_none_match(const struct http_exchange *x, struct str etag);
/* One byte range of a body of `size` bytes: 200 (no usable Range: all of it),
** 206 with *from and *n set, 416. Sets status, Accept-Ranges and Content-Range. */
int http_range(struct http_exchange *x, int64_t size, int64_t *from, int64_t *n);

/* The answer, set in any order before the handler returns or http_answer. The
** last body set counts. HEAD, Content-Length, Date and Connection are the seam's. */
void http_status(struct http_exchange *x, int status);
/* Add a header; both are copied. Refused (false) when the name is no token or
** the value holds a control byte; an empty value adds nothing. */
bool http_set(struct http_exchange *x, const char *name, struct str value);
void http_type(struct http_exchange *x, const char *mime);  /* Content-Type; mime is borrowed, immortal */
void http_body(struct http_exchange *x, struct buf *b);     /* taken, *b emptied; a bad one answers 503 */
void http_body_static(struct http_exchange *x, struct str s);   /* immortal bytes, borrowed     */
void http_body_copy(struct http_exchange *x, struct str s);     /* bytes copied                 */
/* A range of an open file, sent with sendfile; fd is taken and closed. */
void http_body_fd(struct http_exchange *x, int fd, int64_t from, int64_t n);
/* The body is already encoded ("br", "gzip"): sets Content-Encoding, Vary, and no
** other compression. Else text, JSON, JavaScript, SVG of 1 KiB and more are
** sent gzipped to who accepts that. "identity": never compress. */
void http_encoding(struct http_exchange *x, const char *encoding);
bool http_accepts(const struct http_exchange *x, const char *encoding);       /* q > 0 in Accept-Encoding */
void http_reset(struct http_exchange *x);                   /* forget the answer set so far    */

/* The answer comes later, from any thread: call, hand x over, return without
** touching it. Then http_answer exactly once per http_defer, however the client
** fares; x is gone with that call. Only from within `handle`. http_answer is
** false where nobody waits any more: then `late` is not called for x. */
void http_defer(struct http_exchange *x);
bool http_answer(struct http_exchange *x);

/* An answer without an end, instead of a body: set status, type and headers as
** ever, then put bytes from any one thread, for as long as somebody reads. Nothing
** is compressed; no time limit but that of a reader who takes nothing. At most
** `most` bytes wait. NULL: no memory. */
struct http_stream;
enum http_put {
    HTTP_PUT,                /* on its way                                             */
    HTTP_FULL,               /* too much waits already: nothing of it was taken        */
    HTTP_GONE,               /* nobody reads any more, or the server is ending         */
};
struct http_stream *http_stream(struct http_exchange *x, size_t most);
enum http_put http_stream_put(struct http_stream *, struct str bytes);
/* Is the other end still there? A silent line does not tell by itself. */
bool http_stream_heard(struct http_stream *);
void http_stream_end(struct http_stream *);      /* once; what waits is still sent      */

/* Words the refuse hook may be called with, NULL-terminated {word, status, sentence}. */
struct http_refusal { const char *word; int status; const char *sentence; };
extern const struct http_refusal http_refusals[];

/* Parsers of what strangers send; pure, no exchange needed. */

/* Decode %XX (and '+' as blank when `plus`) into the arena; false on a broken
** escape, a NUL or bad UTF-8. */
bool http_decode(struct arena *a, struct str s, bool plus, struct str *ret);
/* Split a target into path, segments and query pairs of x (arena used): NULL or
** the refusal word. Takes origin-form and absolute-form. */
const char *http_target(struct http_exchange *x, struct str target);
/* Check method, version and header lines of a request: NULL or the refusal word. */
const char *http_guard(struct str method, struct str version, const struct http_pair *h, int n);
struct str http_cookie_in(struct str header, const char *name);
int64_t http_accept_q(struct str header, const char *encoding);   /* weight in 1/1000; 0 = no  */
bool http_etag_in(struct str header, struct str etag);
int http_range_in(struct str header, int64_t size, int64_t *from, int64_t *n);

#endif
