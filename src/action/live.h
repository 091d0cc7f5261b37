/* What changes, for whoever looks at it: the events and notices since the last
** look, and who of those who listen may know of each. Ids grow with time but are
** not committed in their order, so that each look goes back some seconds over what
** it has seen before (architecture 3, "Live updates"). */
#ifndef ANJU_ACTION_LIVE_H
#define ANJU_ACTION_LIVE_H

#include "action/around.h"

enum {
    LIVE_OVERLAP = 15000,        /* ms that a look goes back: what a commit may lag behind its id  */
    LIVE_LOOK = 8192,            /* rows that one look reads; more is a flood                      */
    LIVE_RESUME = 2000,          /* rows that somebody who comes back is told of                   */
};

/* One record that is another than it was, or (noun bell) a person who was told something. */
struct live_change {
    int64_t id, item, version;   /* id: of the event                                               */
    int64_t person;              /* of a bell                                                      */
    int64_t problem;             /* what it stands at; NONE when it is no part of a problem        */
    struct str noun;
    const struct live_place *at; /* where that lies; NULL: it does not lie anywhere                */
};
struct live_news { struct live_change *v; int n; };

/* How far the trail has been looked through. Zeroed at the start; not in an arena. */
struct live_tail {
    bool started;
    int64_t top;                 /* the largest id seen                                            */
    int64_t from;                /* nothing at or before it is looked at again                     */
    int quiet;                   /* looks without anything new                                     */
    int64_t again_at;            /* after a flood: when all are to begin anew once more; 0: not    */
    int nseen;
    int64_t seen[LIVE_LOOK];     /* what the last look found, ascending                            */
};

/* Look at c->db: what is new goes to *ret, in the order of ids, each record once with
** its newest version; *anew: more happened than can be told one by one, all who
** listen are to read again what they show. Call it once a second. */
enum err live_look(struct call *c, struct live_tail *t, struct live_news *ret, bool *anew);
/* What happened since somebody last heard of `after` (NONE: since the page he looks at
** may have been read), within the same snapshot. *anew: too much, or not known. */
enum err live_since(struct call *c, const struct live_tail *t, int64_t after, struct live_news *ret, bool *anew);
/* May the caller know of it? The same question as that of reading the record. */
bool live_sees(struct call *c, const struct live_change *);

struct live_in { int64_t after; };
extern const struct entity live_in_entity;
/* GET /live: whoever is signed in; the door keeps the line open. */
extern const struct action live_open;

#endif
