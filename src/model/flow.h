/* Flows: how tasks, projects, sheets, whistles, inspections … move (domain.md 3).
** Each is a table of rows, run by one engine (action/flow.h), offered as buttons,
** drawn in docs/flows.md, every cell tested. A problem has a table of its own
** (moves.h), whose clocks and facts nothing else has. */
#ifndef ANJU_MODEL_FLOW_H
#define ANJU_MODEL_FLOW_H

#include "model/grants.h"
#include "model/moves.h"
#include "model/rows.h"

/* Of a record that flows, the fields of every one: first in its table, FLOW_FIELDS(struct, codes of states). */
#define FLOW_FIELDS(St, states) \
    F_TEXT(St, no,          REQUIRED | FILTER, 4, 40), \
    F_TEXT(St, title,       REQUIRED | INPUT | EDIT | FREE | FILTER, 2, 80), \
    F_REF (St, town,        FILTER | NAMED, &area_entity), \
    F_REF (St, community,   FILTER | NAMED, &area_entity), \
    F_REF (St, estate,      INPUT | FILTER | NAMED, &estate_entity), \
    F_CODE(St, state,       REQUIRED | FILTER, &states), \
    F_BOOL(St, open,        REQUIRED | FILTER), \
    F_TIME(St, state_since, REQUIRED), \
    F_REF (St, unit,        INPUT | EDIT | FILTER | NAMED, &org_entity), \
    F_REF (St, issuer,      FILTER | NAMED, &org_entity), \
    F_TIME(St, due,         INPUT | EDIT | SORT), \
    F_TIME(St, risk_at,     INNER), \
    F_TIME(St, next_at,     INNER | SORT), \
    F_CODE(St, light,       FILTER, &lights), \
    F_BOOL(St, late,        FILTER)
/* Its indexes: what lists, pages and the clock ask. */
#define FLOW_INDEX \
    { "tenant, open, due, id", false }, { "tenant, town, open, due, id", false }, { "tenant, community, open, due, id", false }, \
    { "tenant, estate, open, due, id", false }, { "tenant, open, next_at, id", false }, { "tenant, no", true }

/* Who, beside holding the capability over the record's place. */
enum side {
    SIDE_ANY,          /* nobody in particular                                        */
    SIDE_UNIT,         /* who answers for the lead unit                               */
    SIDE_UNITS,        /* who answers for any of its units                            */
    SIDE_ISSUER,       /* who answers for the organisation that gave it out           */
    SIDE_APART,        /* who does not answer for the lead unit: nobody checks himself */
};
extern const struct codes sides;

enum flow_need {
    FLOW_REASON = 1 << 0, FLOW_NOTE = 1 << 1, FLOW_UNIT = 1 << 2,
    FLOW_DUE = 1 << 3,            /* a date that is ahead, given now or before       */
    FLOW_MORE = 1 << 4,           /* what only this flow knows, checked by its own hook */
};
extern const struct codes flow_needs;           /* bit i is code i + 1               */

enum flow_tell { FLOW_TELL_UNIT = 1 << 0, FLOW_TELL_UNITS = 1 << 1, FLOW_TELL_ISSUER = 1 << 2 };

enum { FLOW_ANY = 0, FLOW_STAYS = 0 };        /* from: any open state; to: the same */

struct flow_move {
    int from, verb, to;           /* states and verb by the flow's own lists         */
    enum cap who;
    enum side side;
    unsigned needs;
    enum clock_effect clock;      /* START: due as given, else the limit of the new state */
    unsigned tell;                /* bits of enum flow_tell                          */
    bool primary;                 /* the one filled button of its state              */
};

struct flow {
    const struct entity *entity;
    const struct codes *state, *verb;
    uint64_t open;                        /* bit s: records in state s are open      */
    int first;                            /* the state a record begins in            */
    int made;                             /* the verb of its first line              */
    const struct flow_move *move;
    int nmove;
    const char *const *limit;             /* by state: "2工作时", 0: none; NULL: none at all */
    bool past_ok;                         /* a date that is past may be given when it is made: what was planned long ago */
    const char *series;                   /* of its number, "RW"; NULL: the flow makes its own */
};
#define FLOW_OPEN(s) (UINT64_C(1) << (s))

extern const struct flow task_flow;              /* task.c                           */
extern const struct flow project_flow;           /* project.c                        */
extern const struct flow supervision_flow;       /* supervision.c                    */
/* The ladder of supervision. beside: also by whoever does not stand above the unit; light: what of a record's
** clock brings it by itself, 0: only people do. */
struct rung_row { enum rung rung; bool beside; int64_t light; const char *said; };
extern const struct rung_row rung_rows[RUNGS];   /* by rung                          */
extern const struct flow *const flows[];
extern const int nflows;
const struct flow *flow_of(const struct entity *);          /* NULL: does not flow   */
const struct flow *flow_named(struct str noun);             /* by entity name        */
bool flow_state_open(const struct flow *, int64_t state);
/* The row of a verb from a state; NULL: not from here. */
const struct flow_move *flow_find(const struct flow *, int64_t state, int64_t verb);
/* Start-up check of all: states nobody reaches, open ones without a way out, doubled rows; NULL when well. */
const char *flows_wrong(void);

#endif
