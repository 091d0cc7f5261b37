/* Plan documents as they are read: any document in, its facts beside their words, put right by people, then laid
** over the plan that runs (features P1, P2). A reading is kept until it is applied or put away. */
#ifndef ANJU_ACTION_READING_H
#define ANJU_ACTION_READING_H

#include "action/action.h"

enum { READING_FACTS = 20000, FACT_GAP = 1024, FACT_LOW = 80 };

struct reading_in { struct str name, bytes; int64_t area; struct reading_made *made; };
struct reading_query { int64_t id, after, limit; };

/* org: NONE and `orgs` for a class of units; start, end: what was resolved; reason: in the reader's language. */
struct fact_view {
    int64_t id, version, kind, parent, position, level, role, key_task, org, state, low, edited, hand, mechanism, period;
    struct ids orgs;
    struct str no, title, said, start, end, start_text, end_text, reason;
    int64_t from, to, text_from, text_to, confidence;
};
struct reading_tally { int64_t items, phases, milestones, units, duties, mechanisms, unread, low, open, confirmed, dropped; };
struct reading_step { int64_t step, at, by, n; struct str verb, title; };      /* title: of the first that it changed */
struct reading_view {
    int64_t id, version, area, campaign, running, state, is_plan, step, created_at, by;
    struct str name, kind, encoding, why, title, doc_no, text;
    struct texts cites;
    struct ids gone;                             /* facts that a step taken back took out again */
    struct rows tally, facts, steps;             /* steps: corrections that can be taken back, newest first */
};
struct reading_line { int64_t id, version, area, campaign, state, is_plan, created_at, by; struct str name, title; };
struct reading_page { struct rows items; int64_t next; };

enum fact_op { OP_SET = 1, OP_CONFIRM, OP_DROP, OP_RESTORE, OP_ADD, OP_SPLIT, OP_JOIN, OP_MOVE, OP_UNDO };
struct fact_in {
    int64_t id, op, fact, kind, level, role, org, key_task, parent, after, from, to, at, sure, mechanism, period;
    struct str title, no, start, end;
    struct ids facts;
    struct texts titles, clear;
};

struct diff_item {
    int64_t what, change, id, fact, kept, parent, measure;
    struct str title, was, is;
};
struct diff_tally { int64_t added, changed, moved, gone, kept, same; };
struct diff_view { int64_t reading, campaign; struct rows tally, items; };
struct applied_view { int64_t campaign; struct rows tally; };
struct blank_in { struct str name; int64_t area; };

extern const struct entity reading_in_entity, reading_query_entity, reading_view_entity, reading_page_entity, fact_in_entity,
    diff_view_entity, applied_view_entity, blank_in_entity;

/* POST /plan/read · GET /plan/readings · GET /plan/readings/{id} · POST /plan/readings/{id}/drop ·
** PATCH /plan/readings/{id}/facts (answers the facts that changed) · GET /plan/readings/{id}/diff ·
** POST /plan/readings/{id}/apply · POST /plan/blank */
extern const struct action readings_create, readings_list, readings_get, readings_drop, readings_facts, readings_diff,
    readings_apply, plan_blank;

/* May the caller settle the plan of this town (NONE: the city's)? */
bool plan_may(struct call *c, int64_t area);
/* E_DENIED, naming who may, unless plan_may. */
enum err plan_require(struct call *c, int64_t area);
/* The reading, if it is his to see: E_NOT_FOUND. */
enum err reading_get(struct call *c, struct db *, int64_t id, struct plan_reading *ret);
/* Its facts in order, dropped ones too. */
enum err reading_facts(struct call *c, struct db *, int64_t id, struct rows *ret);
/* As it is answered: its facts (all of them, or those given), without the text where `text` is false. */
enum err reading_show(struct call *c, struct db *, const struct plan_reading *, const struct rows *all, const struct rows *shown,
                      bool text, struct reading_view *ret);

/* ---- units ---- */

struct unit_match;
struct unit_room;                                /* the organisations that a plan's names may mean */
struct unit_room *unit_room_open(struct call *c, int64_t area);
/* Propose an organisation; `level` as text/unit.h has it. */
struct unit_match unit_propose(struct call *c, struct unit_room *, struct str name, struct str level);
/* The organisations that a class word means; n 0: it is none. */
struct ids unit_class_of(struct call *c, struct unit_room *, struct str name);

#endif
