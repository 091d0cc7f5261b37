/* Requests 申请: a unit asks for more time or for its clock to stand, the level
** above decides (domain.md 3; features.md E6, E7). An objection is kept as a
** request too, and is decided by the moves uphold and overrule. */
#ifndef ANJU_ACTION_REQUEST_H
#define ANJU_ACTION_REQUEST_H

#include "action/problem.h"

struct request_view {
    struct request_row r;
    int64_t may_decide, may_withdraw, light;
    struct str closed;                          /* why he may not decide          */
    struct str created_by_name, problem_no, problem_title;
};
struct ask_view { int64_t kind, allowed; struct str reason, most; };
struct ask_in { int64_t id, kind, until; struct str amount, reason; };
struct decide_in { int64_t id, granted; struct str answer; };
struct resume_in { int64_t id; struct str note; };
struct request_query { int64_t open, problem, limit; struct ids state, kind; struct str after; };
struct request_page { struct rows items; struct str next; };

extern const struct entity request_view_entity, ask_view_entity, ask_in_entity, decide_in_entity, resume_in_entity,
    request_query_entity, request_page_entity;
extern const struct action requests_list, problems_ask, requests_decide, requests_withdraw, problems_resume;

/* Fill what a problem's page shows of requests: those of v->p, what this person
** may ask, whether he may let the clock run on. u, n: its units. */
enum err request_page_fill(struct call *, struct db *, const struct unit_link *u, int n, struct problem_view *v);
/* The open requests that this person may decide, soonest first: at most `most` in
** *ret (struct request_view), and how many there are of the first 200 that he sees. */
enum err requests_mine(struct call *, struct db *, int most, struct rows *ret, int64_t *total);
/* Within a body: an objection has been raised by the move that led to p. */
enum err request_object(struct call *, struct tx *, const struct problem *p, struct str reason);
/* Within a body: the problem has left its stage by `verb`. An objection is thereby
** granted or refused with `answer`, whatever else was asked is withdrawn. */
enum err request_settle(struct call *, struct tx *, const struct problem *p, enum verb verb, struct str answer);

#endif
