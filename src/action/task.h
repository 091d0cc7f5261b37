/* Tasks 任务: made by hand or of problems, issued to units, reported, accepted. */
#ifndef ANJU_ACTION_TASK_H
#define ANJU_ACTION_TASK_H

#include "action/flow.h"

struct task_make { struct task t; struct ids joins, problems; };
struct task_change { int64_t id, measure, target, report_days, due; struct str title, standard, target_unit, starts; };
struct task_in { FLOW_IN_MEMBERS; int64_t percent, done; };
struct task_view { struct task t; FLOW_PAGE_MEMBERS; struct rows problems, parts; int64_t problems_all; };
struct task_query { FLOW_QUERY_MEMBERS; int64_t measure, parent; };

extern const struct flow_kind task_kind;
extern const struct action tasks_list, tasks_get, tasks_create, tasks_change, tasks_move;

/* Make a task within a body, for whoever needs one: a meeting's decision, an instruction. `t` as tasks_create takes it. */
enum err task_make(struct call *, struct tx *, struct task *t, struct ids joins, struct ids problems, struct str note);

/* Of the clock: reports that did not come are counted and asked for, the next one is due as many days on. *more: others wait. */
enum err tasks_chase(struct call *, bool *more);

#endif
