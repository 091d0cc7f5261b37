/* How alike two short texts are, by the pairs of signs that they share: titles of
** measures, of dates, of phases in two editions of a plan. Pure. */
#ifndef ANJU_TEXT_ALIKE_H
#define ANJU_TEXT_ALIKE_H

#include "base/arena.h"

/* A text made ready once for many comparisons: its first 200 letters, digits and
** characters as sorted pairs; blanks and marks do not count. */
struct alike_text { uint64_t *pair; int n; };

struct alike_text alike_open(struct arena *a, struct str s);
/* 0 … 100: twice the pairs that both have by the pairs of both (Dice). Two texts
** without a pair are not alike. */
int alike_per_cent(const struct alike_text *x, const struct alike_text *y);

#endif
