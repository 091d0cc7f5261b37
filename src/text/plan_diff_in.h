/* What the files of the comparison share; nothing outside src/text includes it. */
#ifndef ANJU_TEXT_PLAN_DIFF_IN_H
#define ANJU_TEXT_PLAN_DIFF_IN_H

#include "text/plan_diff.h"
#include "text/plan_in.h"

struct differ {
    struct arena *a;
    struct plan_diff *d;
    size_t cap;
    int *row_b_of_a, *row_a_of_b;
};

/* What is compared with its like: words, a number that both may bear, and to
** what of the other plan its parent was matched (-2: has none). */
struct like { struct str words, more; struct str no; int level, parent; };

/* Match two lists: of_a[i] is the place in b, -1 none; `score` the percent. What
** has the same words (first with the same parent) is matched at once; the rest by
** shared pairs of signs. */
void diff_match(struct arena *a, const struct like *x, size_t nx, const struct like *y, size_t ny, int *of_x, int *of_y, int *score);
/* Shared pairs of signs of two texts, percent; marks and blanks do not count. */
int diff_likeness(struct str x, struct str y);
uint32_t diff_fold(uint32_t c);                      /* a sign as it is compared, 0: it does not count */
bool diff_same(struct str x, struct str y);          /* but for marks, blanks and their width */
struct plan_change *diff_add(struct differ *r, enum plan_diff_kind k, enum plan_diff_what w, int a, int b);

void diff_units(struct differ *r);
void diff_dates(struct differ *r);
void diff_phases(struct differ *r);
void diff_duties(struct differ *r);

#endif
