/* One call shape for everything: HTTP, command line and clock build the same
** struct call and run the same actions; nothing else is global (models.md H1). */
#ifndef ANJU_ACCESS_CALL_H
#define ANJU_ACCESS_CALL_H

#include "base/arena.h"
#include "base/err.h"
#include "model/grants.h"
#include "model/words.h"
#include "store/store.h"

struct who;
struct world;
struct worlds;
struct action;

/* What a record is called that the world does not hold: a building, a lift. */
struct naming { int64_t id; struct str name; };

struct call {
    struct arena *mem;               /* goes when the answer is sent                  */
    struct store *store;
    struct db *db;                   /* this call's snapshot; NULL inside a body      */
    const struct world *world;       /* trees, people, categories of the tenant       */
    struct worlds *worlds;           /* their keeper                                  */
    const struct who *who;           /* NULL: nobody is signed in                     */
    int64_t tenant, now, tz_offset;  /* now in epoch ms; offset east of UTC in ms     */
    enum language language;
    struct str id;                   /* of this call, in events and logs              */
    int64_t if_match;                /* the version seen; NONE: not sent              */
    struct str once_key;             /* Idempotency-Key; s NULL: not sent             */
    unsigned char once_body[32];     /* SHA-256 of the body                           */
    struct str peer;                 /* address of the client                         */
    bool secure, plain_http;         /* TLS or loopback; told to go on without        */
    bool unattended;                 /* asked by a page of itself: no sign that somebody is there */
    struct str cookie;               /* session token as sent                         */
    struct str set_cookie;           /* out: token to set; empty text clears it       */
    const char *exe;                 /* path of this program, for its own children    */
    const struct action *action;     /* that runs: for functions that several share   */
    const struct naming *name;       /* out: of records that the answer points to     */
    int nnames;
    bool world_stale;                /* out: the world changed, though the action does not always */
    struct fault fault;              /* what failed                                   */
    const struct entity *current_of; /* E_STALE: the row as it is now, of this entity */
    const void *current;
};

/* Note what failed; returns e. `arg` fills {0} and {1} of the sentence. */
enum err fail(struct call *c, enum err e, const char *field, const char *key);
enum err fail_with(struct call *c, enum err e, const char *field, const char *key, struct str arg0, struct str arg1);

#endif
