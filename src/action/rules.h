/* Rules that find problems by themselves (domain.md 4): each is data, evaluated every
** night, when something changed at an estate, and when asked. docs/decisions/024. */
#ifndef ANJU_ACTION_RULES_H
#define ANJU_ACTION_RULES_H

#include "action/action.h"

/* Within a body that changed the estate or what stands in it: its rules are evaluated
** with the clock's next tick, in a transaction of the program. Cheap, and harmless as
** often as it is said. */
enum err rules_touch(struct tx *, int64_t estate);

enum { RULES_SHOWN = 50, RULES_HOUR = 2 };       /* of a dry run; the local hour of the nightly run */

struct rule_code_view { struct str code, label; };
struct rule_name_view { struct str name, label, unit; int64_t kind, derived; struct rows codes; };
struct rule_noun_view { struct str noun, label; struct rows names; };
/* A rule as it is answered: the row; its condition in words, or why it is not understood;
** how much it finds now, and how many cases of it are open. */
struct rule_view { struct rule r; int64_t found, cases; struct str noun_name, words, wrong; };
struct rules_run_view { int64_t id, state, progress, total, created_at, ended_at, next_at, already; };
struct rules_page { struct rows items, nouns, run; int64_t may; };
struct rule_try_view;
struct rule_edit { struct rule r; struct ids clear; };
struct rule_try_in { int64_t id; struct str condition, why; struct rule_try_view *found; };       /* found: by prepare */
struct rule_hit { int64_t estate, town, item; struct str noun, title, why; };
struct rule_try_view { int64_t n, of, open; struct str words; struct rows items; };

struct rule_finding_query { int64_t rule, estate, town, community, problem, open, limit, count; struct str after; };
struct rule_finding_view { struct rule_finding f; int64_t problem_state; struct str rule_name, title, noun_name, problem_no; };
struct rule_finding_page { struct rows items; struct str next; int64_t count; };
struct rule_finding_term { int64_t kind, op, answer; struct str name, label, want, saw, now; };
struct rule_finding_file { struct rule_finding_view v; int64_t now; struct str condition, words, source, edition; struct rows terms; };

extern const struct entity rule_view_entity, rules_page_entity, rules_run_entity, rule_edit_entity,
    rule_try_in_entity, rule_try_entity, rule_finding_query_entity, rule_finding_view_entity, rule_finding_page_entity, rule_finding_file_entity;

/* GET /rules · POST /rules · PATCH /rules/{id} · POST /rules/{id}/try · POST /rules/run · GET /findings · GET /findings/{id} */
extern const struct action rules_list, rules_create, rules_change, rules_try, rules_run, findings_list, findings_get;

/* ---- for the clock ---- */

/* A chunk of the job "rules": all estates in the order of their ids; where it stands is in the job's progress.
** What it does is found anew from what is on record, so that it may be done twice, by two, or after a crash. */
enum err rules_chunk(struct call *c, struct job *j, bool *finished);
/* Estates that were touched: their rules, a chunk of them. *more: others wait. */
enum err rules_touched(struct call *c, bool *more);
/* The night's run is queued once, by whoever comes first after RULES_HOUR. */
enum err rules_night(struct call *c);

/* Within a body: the rules of a file (packs/anju-1/rules.csv) that the city does not have yet, by their code.
** E_INVALID edition.row with f->row for one that cannot be read. */
enum err rules_load(struct call *c, struct tx *tx, struct str csv);
/* The same once for a city made before there were rules, whose estates then all wait: remembered in its settings. */
enum err rules_pack(struct call *c, struct str csv);

#endif
