/* What a confirmed plan is used for: who does what as a matrix, the plan in time, what
** is still to fill in, tasks to be given, a town's plan beside the city's. */
#ifndef ANJU_ACTION_PLAN_USE_H
#define ANJU_ACTION_PLAN_USE_H

#include "action/plan.h"

struct matrix_cell { int64_t measure, org, role, state, duty, open, late; struct str path; };
struct matrix_row { int64_t measure, parent, level, key_task, open, late; struct str no, title, path; };
struct matrix_unit { int64_t org, leads, joins, open, late; };
struct matrix_view { int64_t campaign; struct rows rows, units, cells; };

struct gantt_bar { int64_t measure, parent, level, key_task, derived, open, late; struct str no, title, from, to; };
struct gantt_view { int64_t campaign; struct str today, from, to; struct rows phases, milestones, bars; };

struct fill_unit { int64_t n; struct str named, reason; struct ids duties; };
struct fill_org { int64_t org, n; };
struct fill_measure { int64_t measure; struct str no, title; };
struct fill_category { int64_t category, measure; };
struct fill_view { int64_t campaign; struct rows units, orgs, no_unit, no_date, categories; };

/* due_from: where the day comes from, a word of due_sources. */
struct template_view { int64_t measure, key_task, org, role, due_from; struct str no, title, due, named; struct ids joins; };
struct template_page { int64_t campaign; struct rows items; };

struct campaign_line { int64_t id, version, area, parent, status, measures, taken, changed, left_out, added; struct str name, doc_no; };
struct campaign_page { struct rows items; };

struct beside_in { int64_t with; };
struct beside_unit { int64_t org, role; struct str named; };
struct beside_item { int64_t outcome, measure, theirs, key_task; struct str no, title, their_title, ends, their_ends; struct rows units, their_units; };
struct beside_tally { int64_t taken, changed, left_out, added; };
struct beside_view { int64_t city, with; struct str name, with_name; struct rows tally, items; };

extern const struct entity matrix_view_entity, gantt_view_entity, fill_view_entity, template_page_entity, campaign_page_entity,
    beside_in_entity, beside_view_entity;
/* GET /plan/matrix · /plan/gantt · /plan/to-fill · /plan/templates · /plan/campaigns · /plan/compare?with= */
extern const struct action plan_matrix, plan_gantt, plan_to_fill, plan_templates, plan_campaigns, plan_compare;

/* Open and late problems of each measure and unit that the caller sees. */
struct held { int64_t measure, unit, open, late; };
enum err plan_held(struct call *c, struct held **ret, int *n);
/* The live measures of a campaign in the order of the tree, its duties. */
struct plan_tree { struct campaign k; struct measure *m; int n; const struct duty *duty; int nduty; };
enum err plan_tree(struct call *c, int64_t campaign, struct plan_tree *ret);
/* Where the list shows them. */
struct str held_path(struct call *c, int64_t measure, int64_t unit);

#endif
