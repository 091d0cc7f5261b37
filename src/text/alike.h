/* How alike two texts are by the pairs of signs that they share, and which of one
** list is which of another: items of two editions of a plan, phases, dates. Pure. */
#ifndef ANJU_TEXT_ALIKE_H
#define ANJU_TEXT_ALIKE_H

#include "base/arena.h"

/* What is compared with its like: its words, what else is said of it (or none), the
** number that it bears, and the place of its parent in its own list, -1: none. */
struct like { struct str words, more; struct str no; int level, parent; };

/* Match two lists: of_x[i] is the place in y, of_y[j] that in x, -1 none; `score`
** the percent of each of x. What has the same words (first with the same parent) is
** matched at once; the rest by shared pairs of signs, the likest first. */
void diff_match(struct arena *a, const struct like *x, size_t nx, const struct like *y, size_t ny, int *of_x, int *of_y, int *score);
/* Shared pairs of signs of two texts, percent; marks and blanks do not count. */
int diff_likeness(struct str x, struct str y);
bool diff_same(struct str x, struct str y);          /* but for marks, blanks and their width */

#endif
