/* What changed from one plan to another: a revision against what runs, a town's
** plan against the city's. Items are matched by what they are called, helped by
** their number and by what they belong to, never by where they stand. Pure. */
#ifndef ANJU_TEXT_PLAN_DIFF_H
#define ANJU_TEXT_PLAN_DIFF_H

#include "text/plan.h"

enum plan_diff_kind { DIFF_TITLE, DIFF_ITEM, DIFF_ROW, DIFF_PHASE, DIFF_UNIT, DIFF_DATE, DIFF_DUTY };
enum plan_diff_what {
    DIFF_ADDED, DIFF_REMOVED,
    DIFF_CHANGED,                /* the same matter in other words, with another role or date  */
    DIFF_MOVED                   /* the same matter under another heading                      */
};

/* a and b: index in that plan's list of the kind, -1 where it is not. */
struct plan_change {
    enum plan_diff_kind kind;
    enum plan_diff_what what;
    int a, b;
    int item_a, item_b;          /* of units and dates: the outline item they belong to, -1    */
    struct str was, is;          /* as written; for units with their role's code behind a tab  */
    struct str about;            /* of units and dates: the title of the measure               */
    bool body;                   /* of items: the heading is the same, what is said under it not */
    int likeness;                /* percent: how sure the match is; 0 for added and removed    */
};

struct plan_diff {
    const struct plan_doc *a, *b;
    struct plan_change *change;  size_t n;
    int *b_of_a, *a_of_b;        /* outline: the same matter in the other plan, -1 none        */
};

/* Everything lives in the arena; the documents are borrowed. Linear but for the
** items that have no twin of the same words, which are compared with their like
** by shared pairs of signs. */
void plan_diff(struct arena *a, const struct plan_doc *was, const struct plan_doc *is, struct plan_diff *ret);
void plan_diff_json(struct jw *w, const struct plan_diff *d);
void plan_diff_print(struct buf *b, const struct plan_diff *d);
const char *plan_diff_kind_code(enum plan_diff_kind k);      /* title, item, row, phase, unit, date, duty */
const char *plan_diff_what_code(enum plan_diff_what w);      /* added, removed, changed, moved            */

#endif
