/* The one engine of what flows (model/flow.h): a move is read, refused or carried
** out by its row; what only one kind knows is a hook. A kind of record needs its
** table, its rows of moves and a struct flow_kind, and has its list, its page,
** its buttons, its clock, its story and its notices.
**
** Structs that actions take and answer carry the members of flow_in, flow_query
** and flow_page first or flat by the macros below, so that every kind may add. */
#ifndef ANJU_ACTION_FLOW_H
#define ANJU_ACTION_FLOW_H

#include "action/around.h"
#include "action/tell.h"
#include "model/flow.h"

/* ---- what is given and answered ---- */

/* A move. A kind's own input begins with this member by member (FLOW_IN_MEMBERS). */
#define FLOW_IN_MEMBERS \
    int64_t id, verb, unit, due; \
    struct str note, reason; \
    struct ids joins
struct flow_in { FLOW_IN_MEMBERS; };
#define FLOW_IN_FIELDS(St, e, verbs) \
    F_REF (St, id, REQUIRED, e), F_CODE(St, verb, REQUIRED | INPUT, verbs), \
    F_REF (St, unit, INPUT, &org_entity), F_TIME(St, due, INPUT), \
    F_TEXT(St, note, INPUT | FREE, 0, 2000), F_TEXT(St, reason, INPUT | FREE, 0, 2000), \
    F_IDS (St, joins, INPUT, &org_entity, 0)

/* What a page shows of what flows, beside the row itself. */
#define FLOW_PAGE_MEMBERS struct rows moves, units, deeds
struct flow_page { FLOW_PAGE_MEMBERS; };
struct flow_button { struct str verb, label, reason; int64_t allowed, primary; struct ids needs; };
struct flow_unit { int64_t org, role; };
struct flow_deed { int64_t id, at, person, org, unit; struct str verb, label, from_state, to_state, state_label, note; };
extern const struct entity flow_button_entity, flow_unit_entity, flow_deed_entity;
#define FLOW_PAGE_FIELDS(St) \
    F_ROWS(St, moves, 0, &flow_button_entity), F_ROWS(St, units, 0, &flow_unit_entity), \
    F_ROWS(St, deeds, 0, &flow_deed_entity)

/* What a list is asked. */
#define FLOW_QUERY_MEMBERS \
    int64_t open, town, community, estate, unit, issuer, late, mine, limit, count, due_from, due_to; \
    struct ids state, light; \
    struct str q, sort, after
struct flow_query { FLOW_QUERY_MEMBERS; };
#define FLOW_QUERY_FIELDS(St, states) \
    F_BOOL(St, open, INPUT), F_REF(St, town, INPUT, &area_entity), F_REF(St, community, INPUT, &area_entity), \
    F_REF (St, estate, INPUT, &estate_entity), F_REF(St, unit, INPUT, &org_entity), F_REF(St, issuer, INPUT, &org_entity), \
    F_BOOL(St, late, INPUT), F_BOOL(St, mine, INPUT), F_INT(St, limit, INPUT, 1, 200), F_BOOL(St, count, INPUT), \
    F_TIME(St, due_from, INPUT), F_TIME(St, due_to, INPUT), \
    F_IDS (St, state, INPUT, 0, states), F_IDS(St, light, INPUT, 0, &lights), \
    F_TEXT(St, q, INPUT, 0, 80), F_TEXT(St, sort, INPUT, 0, 20), F_TEXT(St, after, INPUT, 0, 60)
struct flow_list { struct rows items; struct str next; int64_t count; };
#define FLOW_LIST_FIELDS(row_entity) \
    F_ROWS(flow_list, items, 0, row_entity), F_TEXT(flow_list, next, 0, 0, 60), F_INT(flow_list, count, 0, 0, INT64_MAX)

/* ---- a kind ---- */

/* A move as it is carried out: `was` as read, `is` as it will be; both rows of the flow's entity. */
struct flowing {
    const struct flow_kind *kind;
    const struct flow_in *in;            /* the kind's own input                      */
    const struct flow_move *m;
    void *was, *is;
    struct links before, after;
};
struct flow_kind {
    const struct flow *flow;
    /* Before anything is written: may refuse, may change `is`. NULL: nothing. */
    enum err (*check)(struct call *, struct tx *, struct flowing *);
    /* After the row and its event: what hangs on it. NULL: nothing. */
    enum err (*after)(struct call *, struct tx *, struct flowing *);
    /* The clock found it late (once): climbs, marks. NULL: nothing beyond telling. */
    enum err (*overdue)(struct call *, struct tx *, const void *row);
};
extern const struct flow_kind *const flow_kinds[];       /* flow_kinds.c            */
extern const int nflow_kinds;
const struct flow_kind *flow_kind_of(const struct entity *);

/* Make a record: `row` holds what was given (title, estate or town, unit, due …), the rest is filled: place,
** number, state, issuer (the caller's organisation), light; units: its lead and `joins`; event, first line.
** E_INVALID estate, unit, due. The caller has asked tx_once and set row's id when it has a key. */
enum err flow_make(struct call *, struct tx *, const struct flow_kind *, void *row, struct ids joins, struct str note);
/* Carry out a move of the record in->id, by version. *ret: the row as it is now, in the arena. */
enum err flow_move(struct call *, struct tx *, const struct flow_kind *, const struct flow_in *in, void **ret);
/* A move that the program makes (CAP_PROGRAM) of a row read in this body, whoever's deed brought it about. */
enum err flow_by_program(struct call *, struct tx *, const struct flow_kind *, const void *row, int verb, struct str note);
/* The body of every kind's action of moving (its `of` names the kind): the row as it is now begins *out. */
enum err flow_moved(struct call *, struct tx *, void *in, void *out);
/* Why this person may not: OK, E_CONFLICT or E_DENIED with key and args in *f. */
enum err flow_allowed(struct call *, const struct flow *, const void *row, struct links, const struct flow_move *, struct fault *f);

/* ---- reading ---- */

/* One record in the caller's sight. E_NOT_FOUND. */
enum err flow_get(struct call *, struct db *, const struct flow *, int64_t id, void *ret);
/* What its page shows beside it. */
enum err flow_page(struct call *, struct db *, const struct flow *, const void *row, struct flow_page *ret);
/* A page of the list, `more` filters of the kind's own; items are rows of the flow's entity. */
enum err flow_list(struct call *, const struct flow *, const struct flow_query *, const struct filter *more, int n, struct flow_list *ret);
/* One more filter of the kind's own: the field has this value. */
struct filter flow_equal(const struct flow *, const char *field, const int64_t *value);
/* How many wait for the caller: a unit of his to act by the primary move, or his to issue, check, release. */
enum err flow_waiting(struct call *, struct db *, const struct flow *, int64_t *ret, int64_t *ret_late);

/* ---- telling and the clock ---- */

/* The people of an organisation: its liaisons, who handles for it, else its active members; at most 20. */
void flow_people(struct call *, int64_t org, struct persons *to);
/* Tell them of a record; `deed` the key of a verb ("task_verb.issue") or no text. */
enum err flow_notify(struct call *, struct tx *, const struct flow *, const void *row, enum notice_kind, struct str deed, struct str note,
                     const struct persons *);
/* Turn the lights of every kind that change by now, in small transactions. *more: there are others. */
enum err flows_turn(struct call *, bool *more);

#endif
