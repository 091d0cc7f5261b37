/* One API request on its way: HTTP exchange, call, route, input and answer. */
#ifndef ANJU_DOOR_REQUEST_H
#define ANJU_DOOR_REQUEST_H

#include "access/session.h"
#include "door/http.h"
#include "door/routes.h"

#define SESSION_COOKIE "anju_session"
#define EVENT_STREAM "text/event-stream"
#define XLSX_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

struct server {
    struct store *store;
    struct worlds *worlds;
    struct sessions *sessions;
    struct http_server *http;
    struct pool *pool;
    struct clock *clock;
    struct sealing *sealing;
    struct live *live;                   /* NULL: no line is kept open             */
    struct watch *watch;                 /* how it is, for who watches             */
    const char *address;                 /* that it listens on, as given or as numbers */
    int socket;                          /* handed over by the service manager, else 0 */
    int64_t tenant;                      /* the only one, or 0: by host name       */
    const char *ui_dir;                  /* development: pages from a folder       */
    const char *exe;
    struct str fronts;                   /* addresses of trusted proxies, ',' between */
    bool plain_http;
    bool here;                           /* that address is this machine's own     */
    bool local_only;                     /* listens on loopback, no front: other host names are refused */
};

struct request {
    struct call c;
    struct server *s;
    struct http_exchange *x;
    bool secure_cookie;                  /* the line to the browser is TLS */
    const struct route *route;
    void *in, *out;
    struct run run;
    struct work work;
    struct request *next;                /* in the pool's queue */
};

/* Answer an API path: at once for reads, deferred for writes. */
void api_handle(struct server *s, struct http_exchange *x);
/* A write is done or refused: read what its answer needs and make it. */
void api_late(struct http_exchange *x);
struct http_want api_want(struct server *s, struct http_exchange *x);
/* The seam's own refusals as our problem+json. */
void api_refuse(struct server *s, struct http_exchange *x, int status, const char *word);

/* Answers of specials. */
void answer_words(struct request *r);
void answer_openapi(struct request *r);
void answer_photo(struct request *r);
void answer_file(struct request *r);
void answer_xlsx(struct request *r);
void answer_live(struct request *r);
/* Set status, type and JSON body of a finished request (r->c.fault or r->out). */
void request_answer(struct request *r);

/* A few threads for what waits: argon2, pictures, files. */
struct pool;
struct pool *api_pool(void);                         /* with the function that prepares */
struct pool *pool_new(int threads, int most, void (*run)(struct request *));
bool pool_put(struct pool *, struct request *);      /* false: full */
void pool_free(struct pool *);                       /* finishes what is queued */

#endif
