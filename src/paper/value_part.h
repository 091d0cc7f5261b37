/* What the files about cells share. */
#ifndef ANJU_PAPER_VALUE_PART_H
#define ANJU_PAPER_VALUE_PART_H

#include "paper/sheet.h"

enum { CELL = VALUE_CELL };           /* bytes of the longest cell that is a number or a date */

/* The cell with digits, letters and signs of one width, blanks around it gone.
** False when it is too long to be a number or a date. */
bool value_even(struct str s, char to[CELL], struct str *ret);

static inline bool value_digit(char c) {
    return c >= '0' && c <= '9';
}

/* How many digits stand at `at`. */
static inline size_t value_digits(struct str s, size_t at) {
    size_t n = 0;
    while (at + n < s.n && value_digit(s.s[at + n])) n++;
    return n;
}

#endif
