/* How things move: a flow is a table (domain.md 3), read by one engine, offered
** as buttons, drawn in the docs, every cell tested. A refusal names the column
** that refused. */
#ifndef ANJU_MODEL_MOVES_H
#define ANJU_MODEL_MOVES_H

#include "model/grants.h"
#include "model/policy.h"
#include "model/rows.h"

enum verb { V_REPORT = 1, V_VERIFY, V_REJECT, V_EXIT, V_FILE, V_DISPATCH, V_ACCEPT, V_RETURN, V_PROGRESS, V_FINISH,
            V_PASS, V_REWORK, V_REDIRECT, V_OBJECT, V_UPHOLD, V_OVERRULE, V_REOPEN, V_AGREE, V_DISAGREE, V_MERGE,
            V_UNMERGE, V_VOID, V_ESCALATE, V_REMIND,
            /* of a request, of the case merged into, of a unit that goes: lines of the story, no moves */
            V_ASK, V_GRANT, V_REFUSE, V_WITHDRAW, V_RESUME, V_ABSORB, V_RELEASE, V_HANDOVER,
            V_FIND,               /* a rule found it: the first line of its story       */
            V_LAPSE,              /* the cause is gone before anybody took it: the program closes it */
            VERBS };

/* Instead of a state: any open one; the state it was in; the state before it was merged. */
enum { ANY_OPEN = 0, STAYS = 0, BEFORE = -1 };

/* What a move must bring with it. */
enum need {
    NEED_REASON   = 1 << 0,    /* why, in words, at least 5 characters        */
    NEED_EXIT     = 1 << 1,    /* one of the six coded exits                  */
    NEED_UNIT     = 1 << 2,    /* the responsible unit                        */
    NEED_SEVERITY = 1 << 3,    /* the severity, confirmed                     */
    NEED_CATEGORY = 1 << 4,    /* the category, confirmed                     */
    NEED_PHOTO    = 1 << 5,    /* at least one photo taken after              */
    NEED_NOTE     = 1 << 6,    /* what was done                               */
    NEED_INTO     = 1 << 7,    /* the case it is merged into                  */
    NEED_OFFICE   = 1 << 8,    /* the office outside that it is sent to       */
};
extern const struct codes needs;                /* bit i is code i + 1        */

enum clock_effect {
    CLOCK_START,     /* the next stage's clock starts now; overall starts if it has not */
    CLOCK_KEEP,      /* the running clock goes on                                       */
    CLOCK_END,       /* both clocks end                                                 */
};

/* Who is told, beside those who follow (domain.md 3). */
enum tell {
    TELL_REPORTER  = 1 << 0,
    TELL_UNIT      = 1 << 1,   /* the responsible unit: its liaisons, else who handles there */
    TELL_JOINS     = 1 << 2,   /* the units that join                                        */
    TELL_COMMUNITY = 1 << 3,   /* who verifies and checks at the place                       */
    TELL_DESK      = 1 << 4,   /* who files and dispatches there                             */
    TELL_ARBITER   = 1 << 5,   /* who decides objections there                               */
    TELL_ABOVE     = 1 << 6,   /* the level above who holds it now                           */
};

/* Who asks and when: what a guard may look at beside the record. */
struct asker {
    int64_t person, org;
    bool leads_unit;            /* a grant of his covers the responsible unit */
    int64_t now;                /* epoch ms                                   */
    int64_t object_by;          /* until when the unit may object; NONE: no limit */
    const int64_t *policy;      /* of the campaign, by enum policy            */
};

/* A guard looks at the record and the asker and changes nothing; NULL when the
** move may go on, else the word key of the reason. */
typedef const char *(*guard)(const struct problem *, const struct asker *);

struct move {
    int from;                   /* a state or ANY_OPEN                */
    enum verb verb;
    int to;                     /* a state, STAYS or BEFORE           */
    enum cap who;
    unsigned needs;
    guard ok;                   /* NULL: no condition                 */
    enum clock_effect clock;
    unsigned tell;
    bool primary;               /* the one filled button of its state */
    bool stopped;               /* also while the clock is stopped    */
    int64_t policy;             /* of POLICY_REOPEN_TO: the row that counts; 0: always */
};

extern const struct move problem_moves[];
extern const int nproblem_moves;

/* The row for a verb from a state under these policies; NULL: not from here. */
const struct move *move_find(enum state from, enum verb verb, const int64_t *policy);
/* Where it leads a record, which stands in p->state. */
enum state move_to(const struct move *, const struct problem *);
bool move_from(const struct move *, enum state);                 /* does the row hold in that state? */
const char *moves_wrong(void);   /* start-up check: unreachable states, no way out, doubled rows; NULL when well */

#endif
