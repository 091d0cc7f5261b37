/* How things move: a flow is a table (domain.md 3), read by one engine, offered
** as buttons, drawn in the docs, every cell tested. A refusal names the column
** that refused. */
#ifndef ANJU_MODEL_MOVES_H
#define ANJU_MODEL_MOVES_H

#include "model/grants.h"
#include "model/rows.h"

enum verb { V_REPORT = 1, V_VERIFY, V_REJECT, V_EXIT, V_FILE, V_DISPATCH, V_ACCEPT, V_RETURN, V_PROGRESS, V_FINISH,
            V_PASS, V_REWORK, VERBS };

/* What a move must bring with it. */
enum need {
    NEED_REASON   = 1 << 0,    /* why, in words, at least 5 characters        */
    NEED_EXIT     = 1 << 1,    /* one of the six coded exits                  */
    NEED_UNIT     = 1 << 2,    /* the responsible unit                        */
    NEED_SEVERITY = 1 << 3,    /* the severity, confirmed                     */
    NEED_CATEGORY = 1 << 4,    /* the category, confirmed                     */
    NEED_PHOTO    = 1 << 5,    /* at least one photo taken after              */
    NEED_NOTE     = 1 << 6,    /* what was done                               */
};
extern const struct codes needs;                /* bit i is code i + 1        */

enum clock_effect {
    CLOCK_START,     /* the next stage's clock starts now; overall starts if it has not */
    CLOCK_KEEP,      /* the running clock goes on                                       */
    CLOCK_END,       /* both clocks end                                                 */
};

/* Who asks: what a guard may look at, made by access/. */
struct asker {
    int64_t person, org;
    bool leads_unit;            /* a grant of his covers the responsible unit */
};

/* A guard looks at the record and the asker and changes nothing; NULL when the
** move may go on, else the word key of the reason. */
typedef const char *(*guard)(const struct problem *, const struct asker *);

struct move {
    enum state from;
    enum verb verb;
    enum state to;
    enum cap who;
    unsigned needs;
    guard ok;                   /* NULL: no condition               */
    enum clock_effect clock;
    bool primary;               /* the one filled button of its state */
};

extern const struct move problem_moves[];
extern const int nproblem_moves;

const struct move *move_find(enum state from, enum verb verb);   /* NULL: not from here */
const char *moves_wrong(void);   /* start-up check: unreachable states, no way out, doubled rows; NULL when well */

#endif
