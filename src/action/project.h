/* Projects 改造项目: what is built where, with whose money, by whom, until when
** (domain.md 3; features.md E2). docs/decisions/034. */
#ifndef ANJU_ACTION_PROJECT_H
#define ANJU_ACTION_PROJECT_H

#include "action/flow.h"
#include "action/links.h"
#include "action/problem.h"

enum { PROJECT_ESTATES = 100, PROJECT_JOINS = 20, PROJECT_PARTS = 500 };

/* A new project, a change of one: the row, its estates and joining units (given: they replace those it has),
** the fields to be emptied, why something approved is changed, problems it is made for. */
struct project_in { struct project p; struct ids estates, joins, problems; struct texts clear; struct str reason; };

/* A part of a project, new or changed: a row that begins with its head and its project. */
struct project_part { struct head h; int64_t project; };
struct fund_in { struct project_fund r; struct texts clear; };
struct payment_in { struct project_payment r; struct texts clear; };
struct node_in { struct project_node r; struct texts clear; };
struct links_in { int64_t id; struct ids add, drop; };

struct project_line { int64_t town, community, estate; };            /* where it is built          */
/* What does not fit together in a project: key of a sentence that needs no reading of the rest. */
struct project_warning { struct str key, say; int64_t light; };
struct project_view {
    struct project p;
    int64_t may_edit, may_work, may_link;        /* plan and money sources; contract, nodes, payments; problems */
    int64_t problems_all, problems_open, weight, weight_done;
    FLOW_PAGE_MEMBERS;
    struct rows places, funds, payments, nodes, problems, warnings;
};

struct project_query {
    int64_t town, community, estate, unit, measure, open, mine, problem, limit, count;
    struct ids state, class, light, ids, method;
    struct str q, sort, after, from, to;         /* from, to: planned or real days touch them  */
};
struct project_page { struct rows items; struct str next; int64_t count, may_create; };

/* Sums of the projects that a query finds, cut by one thing. */
struct sums_query { struct project_query q; int64_t by; };
struct sums_line { int64_t key, n, late, budget, planned, arrived, contract, paid, done_value, settled; struct str name; };
struct sums_page { int64_t by; struct rows items, total; };

extern const struct entity project_new_entity, project_change_entity, project_view_entity, project_query_entity, project_page_entity,
    fund_new_entity, fund_change_entity, payment_new_entity, payment_change_entity, node_new_entity, node_change_entity,
    links_in_entity, project_sums_query_entity, project_sums_entity;

struct project_move_in { FLOW_IN_MEMBERS; };
extern const struct flow_kind project_kind;
extern const struct entity project_move_entity;
extern const struct action projects_move;
extern const struct action projects_list, projects_get, projects_create, projects_change, projects_sums, projects_links, projects_export;

enum project_part_kind { PART_FUND, PART_PAYMENT, PART_NODE, PART_KINDS };
struct part_actions { struct action create, change, remove; };
extern const struct part_actions project_parts[PART_KINDS];
enum err part_create(struct call *, struct tx *, void *in, void *out);      /* of the kind that c->action says */
enum err part_change(struct call *, struct tx *, void *in, void *out);
enum err part_remove(struct call *, struct tx *, void *in, void *out);

/* ---- shared by the files of projects ---- */

/* The project as the caller sees it (by its own place and units, or because one of its estates lies in his
** scope), and its units. E_NOT_FOUND. */
enum err project_seen(struct call *c, struct db *db, int64_t id, struct project *ret, struct unit_link **u, int *n);
/* A problem that stands where the project does, under its unit: for the questions of access. */
struct problem project_stand(const struct project *);
/* May the caller change plan and sources; may he carry it out (lead unit, or whoever plans)? E_DENIED. */
enum err project_may_edit(struct call *c, const struct project *, const struct unit_link *u, int n, struct fault *f);
enum err project_may_work(struct call *c, const struct project *, const struct unit_link *u, int n, struct fault *f);

/* Dates in their order, what is paid within what was agreed: E_INVALID naming the field. */
enum err project_check(struct call *c, const struct project *);
/* Its clock from the planned end. */
void project_clock(struct call *c, struct project *);
/* The parts of one kind, in the order in which they are shown. */
enum err project_parts_of(struct call *c, struct db *db, enum project_part_kind, int64_t project, struct rows *ret);
/* Sums and progress from its parts, on the row. */
enum err project_recount(struct call *c, struct db *db, struct project *is);
/* What does not fit together, for people to look at: rows of struct project_warning. */
enum err project_warnings(struct call *c, struct project_view *v);
/* Fill v, whose row stands in v->p, as a project is answered on its page. */
enum err project_page_read(struct call *c, struct db *db, struct project_view *v);
/* The `answer` of actions that put the row they wrote into a struct project_view. */
enum err project_answer(struct call *c, void *in, void *out);
/* A query of the store from what a query of projects says, as far as the caller has `cap`; filters in c->mem. */
enum err project_listing(struct call *c, enum cap cap, const struct project_query *in, struct scope *scope, struct query *q);

#endif
