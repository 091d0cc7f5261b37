/* Lifts: what they are due for, one lift's file, what was done to it (features B2; model/lift.h). */
#ifndef ANJU_ACTION_LIFT_H
#define ANJU_ACTION_LIFT_H

#include "action/action.h"
#include "model/lift.h"

/* One thing it is due for: how it stands, why. */
struct lift_due_view { int64_t what, days, light; struct str on, basis; };

/* A lift as it is listed: `next` is the first thing due, `why` what stands beside it. */
struct lift_view {
    struct elevator e;
    int64_t years, light;
    struct str why;
    struct rows next;
};
struct lift_query {
    int64_t estate, town, community, building, due, within, years_from, trapped, limit, count;
    struct ids state, grade, advice;             /* due: past its day, or `within` so many days of it        */
    struct str q, after;
};
struct lift_counts { int64_t n, over15, unassessed, overdue_inspection, overdue_maintenance, uninsured, trapped30; };
struct lift_page { struct rows items, counts; struct str next; int64_t count; };

struct lift_problem { int64_t id, state, light, open, created_at; struct str no, title; };
struct lift_finding { int64_t id, open, problem; struct str rule_name, why; };
struct lift_file { struct rows elevator, records, due, problems, findings; };

struct lift_deed_in {
    int64_t id, deed, result, grade, advice;     /* id: of the lift */
    double score;
    struct str day, due, by, report_no, note;
};
struct lift_deed_out { struct rows record, elevator; };

extern const struct entity lift_view_entity, lift_query_entity, lift_counts_entity, lift_page_entity, lift_file_entity,
    lift_deed_in_entity, lift_deed_out_entity;
extern const struct action lifts_list, elevators_file, elevators_record;

/* Today as a day number and as a date, where the city is. */
int64_t today_of(const struct call *c);
struct str today_text(struct call *c);
/* Fill what is derived of v->e. */
void lift_view_fill(struct call *c, struct lift_view *v);
/* How many of what, in the places of the scope within the one asked for (NONE: no narrower). */
enum err lift_counts_read(struct call *c, struct db *db, int64_t town, int64_t community, int64_t estate, struct lift_counts *ret);
/* What stands beside it: somebody caught in it within 12 months, that it stands still, that nobody assessed it. */
struct str lift_why(struct call *c, const struct lift_view *v);
/* A page of them by what is due first, no further than `limit`. */
enum err lifts_read(struct call *c, struct db *db, const struct lift_query *q, int limit, struct rows *ret, bool *more);

#endif
