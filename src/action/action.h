/* What people do. An action is a row: what may be given, what is answered, and
** up to five functions. HTTP, command line and clock run the same rows.
**
** read:    on a read snapshot; no writes.
** prepare: outside any transaction: parse, hash, argon2, images, text.
** body:    inside the transaction, on a writer; it may run more than once, so it
**          reads what it decides on through tx, guards first, then changes, and
**          touches nothing but tx, its arena and *out.
** answer:  after the commit, on a read snapshot: completes what the body put into
**          *out for whoever asked.
** A body that returns OK with a fault noted has committed and refuses all the
** same (a wrong password is counted).
** No action says begin or commit, none knows HTTP or JSON. */
#ifndef ANJU_ACTION_ACTION_H
#define ANJU_ACTION_ACTION_H

#include "access/call.h"
#include "access/who.h"
#include "access/world.h"
#include "model/rows.h"

struct action {
    const char *name;                  /* problems.move: the operation's name        */
    enum cap cap;                      /* the router's question                      */
    const struct entity *in, *out;     /* NULL: nothing                              */
    const struct entity *of;           /* the table that functions work on which several actions share */
    enum err (*read)(struct call *, void *in, void *out);
    enum err (*prepare)(struct call *, void *in);
    enum err (*body)(struct call *, struct tx *, void *in, void *out);
    enum err (*answer)(struct call *, void *in, void *out);
    bool slow;                         /* prepare waits for argon2, images or files  */
    bool versioned;                    /* a change of an existing row: If-Match      */
    bool once;                         /* a creation: Idempotency-Key                */
    bool touches_world;                /* the world is stale after the commit        */
};

/* Run an action from a command line, the clock or a test: reads open and close
** their snapshot, writes wait for the commit. in and out are rows of a->in and
** a->out in c->mem; *out is cleared first. */
enum err action_run(struct call *c, const struct action *a, void *in, void *out);
/* Guards that stand before every run: the capability, version and key. */
enum err action_guard(struct call *c, const struct action *a);
/* The body as the store wants it; `arg` is a struct run. */
struct run { struct call *c; const struct action *a; void *in, *out; };
enum err action_body(struct tx *tx, void *arg);
/* What stands after the commit of a write, where nothing was refused: `answer`. */
enum err action_answer(struct call *c, const struct action *a, void *in, void *out);
/* Fill in the store's work for a run; the caller sets done and owner. */
struct work action_work(struct run *r);

/* E_STALE with a copy of the row as it is now, E_NEED_VERSION, or OK. */
enum err check_version(struct call *c, const struct entity *e, const void *row);
/* The same for a record that the clock and who looks at it also count up: what they
** did since the version seen (a turned light, a look at what is masked) takes
** nobody's pen out of his hand. */
enum err check_seen(struct call *c, struct db *db, const struct entity *e, const void *row);

#endif
