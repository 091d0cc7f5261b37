/* GET /cockpit: the campaign at a glance, every figure with the query that lists
** exactly what it counts. From the roll-ups where they know (count.h): exact at
** any size; else counted as a list counts. */
#ifndef ANJU_ACTION_COCKPIT_H
#define ANJU_ACTION_COCKPIT_H

#include "action/problem.h"
#include "model/indicator.h"

struct cockpit_in { int64_t town; };
struct cockpit_phase { int64_t id, state; struct str name, starts, ends; };
struct cockpit_milestone { int64_t id, days_left, state; struct str title, due; };
struct cockpit_step { struct str key, query; int64_t n; double percent; };
struct cockpit_card { struct str key, query, rest_query; double value; int64_t target, better, num, den, state; };
struct cockpit_part { struct str key; double points; int64_t most; };
struct cockpit_town { int64_t town, rank, open, overdue; double score; struct rows parts; };
struct cockpit_list { int64_t n; struct str query; struct rows items; };
struct cockpit { struct str today; struct rows phases, milestones, funnel, cards, towns, score_formula, overdue, listed; };

extern const struct entity cockpit_entity, cockpit_in_entity;
extern const struct action cockpit_get;

/* When a phase or milestone is, and how a card stands: values of those fields. */
enum when { WHEN_PAST = 1, WHEN_NOW, WHEN_NEXT };
enum card_state { CARD_OK = 1, CARD_RISK };
enum better { BETTER_UP = 1, BETTER_DOWN };

/* The towns of the ranking, best first: those that the scope holds whole. */
enum err cockpit_towns(struct call *c, int64_t town, struct rows *towns, struct rows *formula);

#endif
