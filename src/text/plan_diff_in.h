/* What the files of the comparison share; nothing outside src/text includes it. */
#ifndef ANJU_TEXT_PLAN_DIFF_IN_H
#define ANJU_TEXT_PLAN_DIFF_IN_H

#include "text/alike.h"
#include "text/plan_diff.h"
#include "text/plan_in.h"

struct differ {
    struct arena *a;
    struct plan_diff *d;
    size_t cap;
    int *row_b_of_a, *row_a_of_b;
};

uint32_t diff_fold(uint32_t c);                      /* a sign as it is compared, 0: it does not count */
struct plan_change *diff_add(struct differ *r, enum plan_diff_kind k, enum plan_diff_what w, int a, int b);

void diff_units(struct differ *r);
void diff_dates(struct differ *r);
void diff_phases(struct differ *r);
void diff_duties(struct differ *r);

#endif
