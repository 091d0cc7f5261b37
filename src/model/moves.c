#include "model/moves.h"

static const char *const need_codes[] = { "reason", "exit_reason", "unit", "severity", "category", "photos", "note", "into",
                                         "office" };
const struct codes needs = { "need", need_codes, N_OF(need_codes) };

enum { HOUR_MS = 3600000, DAY_MS = 24 * HOUR_MS };

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

/* Back and forth has an end: from then on an arbiter decides (features.md E4). */
static const char *may_return(const struct problem *p, const struct asker *a) {
    if (!a->leads_unit) return "guard.not_your_unit";
    return p->returns + p->upheld >= a->policy[POLICY_RETURNS_MOST] ? "guard.back_and_forth" : 0;
}

/* An objection comes within its limit, and not a second time from a unit that was
** overruled (信访工作条例 2022 art. 23: within 5 working days, with reasons). */
static const char *may_object(const struct problem *p, const struct asker *a) {
    if (!a->leads_unit) return "guard.not_your_unit";
    if (a->object_by != NONE && a->now > a->object_by) return "guard.object_late";
    return p->overruled != NONE && p->overruled == p->unit ? "guard.overruled" : 0;
}

/* An arbiter is neither who sent it nor who does not want it. */
static const char *arbiter(const struct problem *p, const struct asker *a) {
    if (p->objected_by == a->person || (p->unit != NONE && p->unit == a->org)) return "guard.own_objection";
    return p->dispatched_by == a->person ? "guard.own_dispatch" : 0;
}

static const char *may_reopen(const struct problem *p, const struct asker *a) {
    if (p->accepted_at == NONE) return "guard.lapsed";          /* nobody ever handled it: found again, it is a new case */
    if (p->reopens >= a->policy[POLICY_REOPEN_MOST]) return "guard.reopened_often";
    if (p->closed_at != NONE && a->now > p->closed_at + a->policy[POLICY_REOPEN_DAYS] * DAY_MS) return "guard.reopen_late";
    return 0;
}

/* The resident's answer is asked by somebody who did not handle the matter. */
static const char *may_note_yes(const struct problem *p, const struct asker *a) {
    if (p->source == BY_RULE) return "guard.no_resident";
    return p->agreed_at != NONE ? "guard.agreed" : not_own_work(p, a);
}

static const char *may_note_no(const struct problem *p, const struct asker *a) {
    if (p->source == BY_RULE) return "guard.no_resident";
    return p->disagreed_at != NONE ? "guard.disagreed" : not_own_work(p, a);
}

/* No chains: what others went into does not go into a third. */
static const char *holds_none(const struct problem *p, const struct asker *a) {
    (void)a;
    return p->merged_n > 0 ? "guard.holds_merged" : 0;
}

/* Only what a rule found ends by itself. */
static const char *by_rule(const struct problem *p, const struct asker *a) {
    (void)a;
    return p->source == BY_RULE ? 0 : "guard.not_by_rule";
}

static const char *not_just(int64_t at, const struct asker *a, const char *why) {
    return at != NONE && a->now < at + a->policy[POLICY_REMIND_HOURS] * HOUR_MS ? why : 0;
}

static const char *may_escalate(const struct problem *p, const struct asker *a) {
    return not_just(p->escalated_at, a, "guard.escalated");
}

static const char *may_remind(const struct problem *p, const struct asker *a) {
    if (p->unit == NONE) return "guard.no_unit";
    if (p->unit == a->org) return "guard.own_unit_reminded";
    return not_just(p->reminded_at, a, "guard.reminded");
}

/* Told by nearly every row. */
#define REP TELL_REPORTER
#define UNI TELL_UNIT
#define JOI TELL_JOINS
#define COM TELL_COMMUNITY
#define DSK TELL_DESK
#define ARB TELL_ARBITER
#define ABV TELL_ABOVE

const struct move problem_moves[] = {
    /* from       verb        to          who            needs                          guard           clock        told */
    { REPORTED,   V_VERIFY,   VERIFIED,   CAP_VERIFY,    0,                             not_own_report, CLOCK_START, REP | DSK, .primary = true },
    { REPORTED,   V_REJECT,   REJECTED,   CAP_VERIFY,    NEED_REASON,                   not_own_report, CLOCK_END,   REP },
    { REPORTED,   V_EXIT,     EXITED,     CAP_VERIFY,    NEED_EXIT | NEED_REASON,       not_own_report, CLOCK_END,   REP },
    { REPORTED,   V_REDIRECT, EXITED,     CAP_VERIFY,    NEED_OFFICE | NEED_REASON,     not_own_report, CLOCK_END,   REP },
    { VERIFIED,   V_FILE,     FILED,      CAP_FILE,      NEED_CATEGORY | NEED_SEVERITY, 0,              CLOCK_START, REP, .primary = true },
    { VERIFIED,   V_REJECT,   REJECTED,   CAP_FILE,      NEED_REASON,                   0,              CLOCK_END,   REP | COM },
    { FILED,      V_DISPATCH, DISPATCHED, CAP_DISPATCH,  NEED_UNIT,                     0,              CLOCK_START, UNI | JOI, .primary = true },
    { DISPATCHED, V_ACCEPT,   HANDLING,   CAP_HANDLE,    0,                             leading_unit,   CLOCK_START, REP, .primary = true },
    { DISPATCHED, V_OBJECT,   OBJECTED,   CAP_HANDLE,    NEED_REASON,                   may_object,     CLOCK_START, ARB | DSK },
    { DISPATCHED, V_RETURN,   FILED,      CAP_HANDLE,    NEED_REASON,                   may_return,     CLOCK_START, DSK },
    { OBJECTED,   V_UPHOLD,   FILED,      CAP_ARBITRATE, NEED_REASON,                   arbiter,        CLOCK_START, UNI | DSK },
    { OBJECTED,   V_OVERRULE, DISPATCHED, CAP_ARBITRATE, NEED_REASON,                   arbiter,        CLOCK_START, UNI | DSK, .primary = true },
    { HANDLING,   V_FINISH,   FINISHED,   CAP_HANDLE,    NEED_NOTE | NEED_PHOTO,        leading_unit,   CLOCK_START, COM | DSK, .primary = true },
    { HANDLING,   V_PROGRESS, STAYS,      CAP_HANDLE,    NEED_NOTE,                     leading_unit,   CLOCK_KEEP,  0, .stopped = true },
    { HANDLING,   V_RETURN,   FILED,      CAP_HANDLE,    NEED_REASON,                   may_return,     CLOCK_START, DSK },
    { FINISHED,   V_PASS,     CLOSED,     CAP_CHECK,     0,                             not_own_work,   CLOCK_END,   REP | UNI, .primary = true },
    { FINISHED,   V_REWORK,   HANDLING,   CAP_CHECK,     NEED_REASON,                   not_own_work,   CLOCK_START, UNI | JOI },
    { VERIFIED,   V_LAPSE,    CLOSED,     CAP_PROGRAM,   NEED_REASON,                   by_rule,        CLOCK_END,   UNI | DSK, .stopped = true },
    { FILED,      V_LAPSE,    CLOSED,     CAP_PROGRAM,   NEED_REASON,                   by_rule,        CLOCK_END,   UNI | DSK, .stopped = true },
    { DISPATCHED, V_LAPSE,    CLOSED,     CAP_PROGRAM,   NEED_REASON,                   by_rule,        CLOCK_END,   UNI | DSK, .stopped = true },
    { OBJECTED,   V_LAPSE,    CLOSED,     CAP_PROGRAM,   NEED_REASON,                   by_rule,        CLOCK_END,   UNI | DSK, .stopped = true },
    { CLOSED,     V_AGREE,    STAYS,      CAP_CALLBACK,  0,                             may_note_yes,   CLOCK_KEEP,  UNI, .primary = true },
    { CLOSED,     V_DISAGREE, STAYS,      CAP_CALLBACK,  NEED_REASON,                   may_note_no,    CLOCK_KEEP,  UNI | DSK },
    { CLOSED,     V_REOPEN,   HANDLING,   CAP_REOPEN,    NEED_REASON,                   may_reopen,     CLOCK_START, REP | UNI, .policy = 1 },
    { CLOSED,     V_REOPEN,   FILED,      CAP_REOPEN,    NEED_REASON,                   may_reopen,     CLOCK_START, REP | DSK, .policy = 2 },
    { ANY_OPEN,   V_MERGE,    MERGED,     CAP_MERGE,     NEED_INTO | NEED_REASON,       holds_none,     CLOCK_END,   REP | UNI },
    { MERGED,     V_UNMERGE,  BEFORE,     CAP_MERGE,     NEED_REASON,                   0,              CLOCK_KEEP,  REP | UNI },
    { ANY_OPEN,   V_VOID,     VOIDED,     CAP_VOID,      NEED_REASON,                   0,              CLOCK_END,   REP | UNI, .stopped = true },
    { ANY_OPEN,   V_ESCALATE, STAYS,      CAP_ESCALATE,  NEED_REASON,                   may_escalate,   CLOCK_KEEP,  UNI | ABV, .stopped = true },
    { ANY_OPEN,   V_REMIND,   STAYS,      CAP_REMIND,    0,                             may_remind,     CLOCK_KEEP,  UNI, .stopped = true },
};
const int nproblem_moves = N_OF(problem_moves);

bool move_from(const struct move *m, enum state from) {
    return m->from == ANY_OPEN ? state_open(from) : m->from == (int)from;
}

const struct move *move_find(enum state from, enum verb verb, const int64_t *policy) {
    for (int i = 0; i < nproblem_moves; i++) {
        const struct move *m = &problem_moves[i];
        if (m->verb == verb && move_from(m, from) && (!m->policy || m->policy == policy[POLICY_REOPEN_TO])) return m;
    }
    return 0;
}

enum state move_to(const struct move *m, const struct problem *p) {
    if (m->to == STAYS) return (enum state)p->state;
    return m->to == BEFORE ? (enum state)p->merged_from : (enum state)m->to;
}

static bool overlap(const struct move *a, const struct move *b) {
    if (a->verb != b->verb || (a->policy && b->policy && a->policy != b->policy)) return false;
    return a->from == b->from || a->from == ANY_OPEN || b->from == ANY_OPEN;
}

static const char *row_wrong(int i) {
    const struct move *m = &problem_moves[i];
    if (m->who <= CAP_SELF || m->who >= CAPS) return "a move that nobody in particular may make";
    if (m->to == BEFORE && m->from != MERGED) return "only what was merged goes back to the state before";
    if (m->to > 0 && m->clock == CLOCK_END && state_open((enum state)m->to)) return "a clock that ends while the case is open";
    if (m->to > 0 && m->clock != CLOCK_END && !state_open((enum state)m->to)) return "a clock that runs on after the end";
    for (int j = 0; j < i; j++)
        if (overlap(m, &problem_moves[j])) return "two rows for one verb";
    return 0;
}

const char *moves_wrong(void) {
    bool reached[STATES] = { [REPORTED] = true, [VERIFIED] = true }, left[STATES] = { false };
    for (int i = 0; i < nproblem_moves; i++) {
        const struct move *m = &problem_moves[i];
        const char *wrong = row_wrong(i);
        if (wrong) return wrong;
        if (m->to > 0 && m->to != m->from) reached[m->to] = true;
        if (m->from != ANY_OPEN && m->to != STAYS) left[m->from] = true;
    }
    for (int s = 1; s < STATES; s++) {
        if (!reached[s]) return "a state nobody reaches";
        if (state_open((enum state)s) && !left[s]) return "an open state without a way out";
    }
    return 0;
}
