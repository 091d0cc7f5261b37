/* The plan that runs, edited by who may settle it: measures, phases, milestones,
** who does what. Each change is a version with its event and is marked, so that
** the next edition of the text leaves it (action/weave.h). */
#ifndef ANJU_ACTION_PLAN_EDIT_H
#define ANJU_ACTION_PLAN_EDIT_H

#include "action/plan.h"

struct measure_in {
    int64_t id, campaign, parent, after, key_task, source, into;
    struct str no, title, starts, ends, reason;
    struct ids categories;
    struct texts titles, clear;
};
struct measure_page { struct rows items; };
struct phase_in { int64_t id, campaign; struct str name, start, end; struct texts clear; };
struct milestone_in { int64_t id, campaign, measure; struct str title, due; struct texts clear; };
struct duty_edit { int64_t id, campaign, measure, org, role; struct str named; };
struct gone_view { int64_t id; };

extern const struct entity measure_new_entity, measure_edit_entity, measure_move_entity, measure_split_entity, measure_join_entity,
    measure_page_entity, phase_new_entity, phase_edit_entity, milestone_new_entity, milestone_edit_entity, duty_new_entity,
    duty_edit_entity, plan_gone_entity;

/* POST /measures · PATCH /measures/{id} · POST /measures/{id}/move · …/split · …/join · …/close · …/reopen;
** POST, PATCH, DELETE of /phases, /milestones, /duties. */
extern const struct action measures_create, measures_change, measures_move, measures_split, measures_join, measures_close,
    measures_reopen, phases_create, phases_change, phases_remove, milestones_create, milestones_change, milestones_remove,
    duties_create, duties_change, duties_remove;

/* Within a body: a row of the plan that the caller may settle, as he saw it. */
enum err plan_row(struct call *c, struct tx *tx, const struct entity *e, int64_t id, void *was);
/* The measures of a campaign, closed ones too. */
enum err plan_measures(struct call *c, struct db *db, int64_t campaign, struct rows *ret);

#endif
