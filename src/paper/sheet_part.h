/* What the files about headings share. */
#ifndef ANJU_PAPER_SHEET_PART_H
#define ANJU_PAPER_SHEET_PART_H

#include "paper/sheet.h"

struct names { struct str *v; int n, cap; };          /* of one field, evened out */

struct names *sheet_names(struct arena *a, const struct sheet_column *col, int cols);
/* Small letters of one width, without noise; brackets go, with what is in them when `cut`. */
struct str sheet_even(struct arena *a, struct str s, bool cut);
/* sheet_match with names made once. `lower`: what stands in the second of two rows of headings, matched where
** the whole names (`cell`) match nothing; NULL: one row. */
void sheet_match_with(struct arena *a, const struct str *cell, const struct str *lower, int n, const struct names *k,
                      const struct sheet_column *col, int cols, struct sheet_match *ret);

#endif
