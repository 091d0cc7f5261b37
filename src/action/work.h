/* My work: what waits for me by time left, and what I wait for from others. */
#ifndef ANJU_ACTION_WORK_H
#define ANJU_ACTION_WORK_H

#include "action/problem.h"

struct work_verb { int64_t verb, n; };
struct work_group { int64_t key; struct rows items; };
struct work_view {
    int64_t total, overdue, today, done_yesterday, returned_yesterday, waiting_total, requests_total;
    struct rows verbs, groups, waiting;
    struct rows requests, callbacks, warnings;       /* action/work_more.h */
};

extern const struct entity work_view_entity;
extern const struct action work_get;

#endif
