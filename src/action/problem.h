/* Problems: reported, listed, read, moved (domain.md 3). */
#ifndef ANJU_ACTION_PROBLEM_H
#define ANJU_ACTION_PROBLEM_H

#include "action/action.h"

/* A problem as it is answered: the row, what this person may do next, how the
** clocks stand; on its own page also its photos, steps, units and story. */
struct problem_view {
    struct problem p;
    int64_t stage, verb;                        /* verb: the primary one he may use now, or NONE   */
    int64_t stage_used, stage_limit_ms, overall_used, overall_limit_ms;
    struct str standard;
    struct ids marks;                           /* the facts, as codes */
    int64_t can_reveal, can_original, can_erase;
    int64_t followed, followers, comments;
    struct rows photos, steps, verbs, units, history, clocks, why;
    struct rows similar, repeats;               /* action/similar.h */
    int64_t may_resume;
    struct rows requests, asks, merged, into;
};

struct step_view { int64_t stage, state, at, due; struct str person_name, org_name; };
struct verb_view { int64_t verb, allowed, primary; struct ids needs; struct str reason; };
struct unit_view { int64_t org, role; };
struct history_view { int64_t id, at, verb, person, org, unit, took, from_state, to_state; struct str note; };
struct segment_view { int64_t from, to, kind; };
struct clock_view { int64_t from, due, used_ms, limit_ms, light, calendar_ok; struct str limit_text; struct rows segments; };
struct clocks_view { struct rows stage, overall; };
struct alternative_view { int64_t org; struct str reason; };
struct linked_view { int64_t id, state, at; struct str no, title; };
struct why_view { int64_t proposed; struct texts lines; struct rows alternatives; };

struct problem_query {
    int64_t open, town, community, estate, unit, category, limit, count;
    int64_t measure, building;                   /* measure: it or one beneath it; building: whose place names it */
    int64_t merged_into, followed, mine, lead;   /* lead: my organisation, or one under it, is responsible    */
    int64_t created_from, created_to, due_from, due_to;      /* epoch ms; from included, to not               */
    struct ids state, severity, source, light;
    struct ids mark, no_mark, any_mark;          /* facts: all of them, none of them, at least one of them    */
    struct ids ids;
    struct str q, sort, after;
};
struct lights_view { int64_t ok, half, risk, over, over3, stop; };
struct problem_page { struct rows items, lights; struct str next; int64_t count; };

struct move_in {
    int64_t id, verb, unit, category, severity, exit_reason, into;
    struct str note, reason, office;
    struct ids joins, photos;
};
struct reveal_in { int64_t id; struct str reason; };
struct reveal_out { int64_t version; struct str reporter_name, reporter_phone, description; };
struct one_in { int64_t id; };

extern const struct entity problem_view_entity, problem_query_entity, problem_page_entity, move_in_entity,
    reveal_in_entity, reveal_out_entity, one_in_entity, clock_view_entity;

extern const struct action problems_list, problems_get, problems_create, problems_move, problems_reveal;

/* Fill what is derived of v->p: stage, primary verb, clocks. */
void problem_view_fill(struct call *c, struct problem_view *v);
/* Fill v, whose row stands in v->p, as a problem is answered on its own page. */
enum err problem_page_read(struct call *c, struct db *db, struct problem_view *v);
/* The units of a problem, in the arena. */
enum err units_read(struct call *c, struct db *db, int64_t item, struct unit_link **ret, int *n);
/* The filled button of this state if he may press it, else NONE. */
int64_t primary_verb(struct call *c, const struct problem *p, const struct unit_link *u, int n);
/* The move, its guard and need as a refusal for this person: OK, or why not
** (E_CONFLICT, E_DENIED) with key and args in *f. Needs are not looked at. */
enum err move_allowed(struct call *c, const struct problem *p, const struct unit_link *u, int n,
                      const struct move *m, struct fault *f);
/* Which unit is proposed for a problem, why, and who else may be chosen. */
void unit_proposal(struct call *c, const struct problem *p, struct why_view *ret);

#endif
