/* Proof that nothing was lost or altered: the trail is walked and held against
** the records, the seals against the trail, the log of seals against the seals,
** counts against a recount, files against their names. Reading only; each piece
** is looked at within one snapshot, so that it may run beside a server. */
#ifndef ANJU_STORE_VERIFY_H
#define ANJU_STORE_VERIFY_H

#include "model/rows.h"
#include "store/store.h"

/* A key that signs seals: bytes of a file outside the database. id: the first 8
** hex digits of SM3 of the bytes, kept with each seal that it signs. */
struct seal_key { struct str id, bytes; };

/* The key of these bytes, in the arena. */
struct seal_key seal_key_of(struct arena *, struct str bytes);

struct sealed_event { int64_t id; struct str chain; };
/* HMAC-SM3 under the key over the seal (id, ends, count, time, the digest before
** it) and SM3 over the n events in order of id. */
void seal_digest(struct arena *, const struct seal *s, const struct sealed_event *v, int n, const struct seal_key *key,
                 unsigned char ret[32]);

enum finding {
    FIND_ROW_ALTERED = 1,    /* a record is not what its last event says          */
    FIND_ROW_UNTOLD,         /* a record without an event                         */
    FIND_ROW_GONE,           /* events of a record that is not there              */
    FIND_EVENT_ALTERED,      /* an event's digest is not that of its text         */
    FIND_EVENT_MISSING,      /* versions or digests of a record's events do not join */
    FIND_STATE,              /* a state that does not follow from the moves       */
    FIND_SEAL_ALTERED,       /* a seal that its key did not sign                  */
    FIND_SEAL_BROKEN,        /* seals that do not join, or events missing from one */
    FIND_SEAL_NO_KEY,        /* the key that signed it is not there               */
    FIND_LOG_AHEAD,          /* the log of seals knows one that the database does not */
    FIND_LOG_BEHIND,         /* a seal that the log does not have                 */
    FIND_LOG_WRONG,          /* a line of the log that is none, or another seal   */
    FIND_UNSEALED,           /* events long due for sealing                       */
    FIND_COUNT,              /* a roll-up that differs from a recount             */
    FIND_CLOSURE,            /* a place in the closure that is not its record's   */
    FIND_SEARCH,             /* what a record is found by is not what it says     */
    FIND_EDITION,            /* a frozen edition of the base that is not what it was */
    FIND_FILE,               /* a file that is missing or not what its name says  */
    FINDINGS
};
extern const char *const finding_names[FINDINGS];    /* row_altered …: keys verify.<name> of the message table */

struct found { enum finding what; struct str noun; int64_t item, event; struct str detail; };
typedef void (*found_fn)(void *arg, const struct found *);

struct verified { int64_t rows, events, seals, cells, files, found; };

struct verify_in {
    int64_t tenant, now;
    const struct seal_key *key; int nkeys;
    struct str log;              /* seals.log as it stands; s NULL: there is none */
    bool files;                  /* read every attachment too                     */
    /* Is this a move of the table? (noun, verb, state before, state after) */
    bool (*moves)(struct str noun, struct str verb, struct str from, struct str to);
    /* Asked before each piece with what has been looked at so far; false ends it with
    ** E_CONFLICT verify.stopped. NULL: nobody asks. `arg` is that of `say`. */
    bool (*go_on)(void *arg, const struct verified *);
};

/* Walk it all; each finding is said as it comes. OK when everything could be
** read, whatever was found: E_STORAGE, E_MEMORY. */
enum err store_verify(struct store *, const struct verify_in *, found_fn say, void *arg, struct verified *ret, struct fault *f);

#endif
