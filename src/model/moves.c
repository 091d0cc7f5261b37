#include "model/moves.h"

static const char *const need_codes[] = { "reason", "exit_reason", "unit", "severity", "category", "photos", "note" };
const struct codes needs = { "need", need_codes, N_OF(need_codes) };

/* Nobody checks what he handled himself, nor what his own unit handled
** (domain.md 3: checked by someone who did not handle it). */
static const char *not_own_work(const struct problem *p, const struct asker *a) {
    if (p->finished_by == a->person || p->accepted_by == a->person) return "guard.own_work";
    if (p->unit != NONE && p->unit == a->org) return "guard.own_unit";
    return 0;
}

/* Only the responsible unit takes and handles. */
static const char *leading_unit(const struct problem *p, const struct asker *a) {
    (void)p;
    return a->leads_unit ? 0 : "guard.not_your_unit";
}

/* Who reported a matter does not confirm it himself. */
static const char *not_own_report(const struct problem *p, const struct asker *a) {
    return p->reporter == a->person ? "guard.own_report" : 0;
}

const struct move problem_moves[] = {
    /* from       verb        to          who           needs                          guard           clock        primary */
    { REPORTED,   V_VERIFY,   VERIFIED,   CAP_VERIFY,   0,                             not_own_report, CLOCK_START, true },
    { REPORTED,   V_REJECT,   REJECTED,   CAP_VERIFY,   NEED_REASON,                   not_own_report, CLOCK_END,   false },
    { REPORTED,   V_EXIT,     EXITED,     CAP_VERIFY,   NEED_EXIT | NEED_REASON,       not_own_report, CLOCK_END,   false },
    { VERIFIED,   V_FILE,     FILED,      CAP_FILE,     NEED_CATEGORY | NEED_SEVERITY, 0,              CLOCK_START, true },
    { VERIFIED,   V_REJECT,   REJECTED,   CAP_FILE,     NEED_REASON,                   0,              CLOCK_END,   false },
    { FILED,      V_DISPATCH, DISPATCHED, CAP_DISPATCH, NEED_UNIT,                     0,              CLOCK_START, true },
    { DISPATCHED, V_ACCEPT,   HANDLING,   CAP_HANDLE,   0,                             leading_unit,   CLOCK_START, true },
    { DISPATCHED, V_RETURN,   FILED,      CAP_HANDLE,   NEED_REASON,                   leading_unit,   CLOCK_START, false },
    { HANDLING,   V_FINISH,   FINISHED,   CAP_HANDLE,   NEED_NOTE | NEED_PHOTO,        leading_unit,   CLOCK_START, true },
    { HANDLING,   V_PROGRESS, HANDLING,   CAP_HANDLE,   NEED_NOTE,                     leading_unit,   CLOCK_KEEP,  false },
    { HANDLING,   V_RETURN,   FILED,      CAP_HANDLE,   NEED_REASON,                   leading_unit,   CLOCK_START, false },
    { FINISHED,   V_PASS,     CLOSED,     CAP_CHECK,    0,                             not_own_work,   CLOCK_END,   true },
    { FINISHED,   V_REWORK,   HANDLING,   CAP_CHECK,    NEED_REASON,                   not_own_work,   CLOCK_START, false },
};
const int nproblem_moves = N_OF(problem_moves);

const struct move *move_find(enum state from, enum verb verb) {
    for (int i = 0; i < nproblem_moves; i++)
        if (problem_moves[i].from == from && problem_moves[i].verb == verb) return &problem_moves[i];
    return 0;
}

static const char *row_wrong(int i) {
    const struct move *m = &problem_moves[i];
    if (m->who <= CAP_SELF || m->who >= CAPS) return "a move that nobody in particular may make";
    if (m->clock == CLOCK_END && state_open(m->to)) return "a clock that ends while the case is open";
    if (m->clock != CLOCK_END && !state_open(m->to)) return "a clock that runs on after the end";
    for (int j = 0; j < i; j++)
        if (problem_moves[j].from == m->from && problem_moves[j].verb == m->verb) return "two rows for one verb";
    return 0;
}

const char *moves_wrong(void) {
    bool reached[STATES] = { [REPORTED] = true, [VERIFIED] = true }, left[STATES] = { false };
    for (int i = 0; i < nproblem_moves; i++) {
        const char *wrong = row_wrong(i);
        if (wrong) return wrong;
        if (problem_moves[i].to != problem_moves[i].from) reached[problem_moves[i].to] = true;
        left[problem_moves[i].from] = true;
    }
    for (int s = 1; s < STATES; s++) {
        if (reached[s] && state_open((enum state)s) && !left[s]) return "an open state without a way out";
        if (left[s] && !reached[s]) return "a state nobody reaches";
    }
    return 0;
}
