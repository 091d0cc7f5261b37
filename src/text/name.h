/* Names as people type them into a form: is this the name of a person or of an
** organisation, or did something else get into the field? Pure. */
#ifndef ANJU_TEXT_NAME_H
#define ANJU_TEXT_NAME_H

#include "base/str.h"

/* NULL when it may be one, else the word key that says why not:
** name.control  control characters, line ends, marks that turn the direction of writing
** name.address  a house number: 12号, 3幢, 302室, 柳塘路12; of either width of digits
** name.number   (person only) five digits in a row: a telephone or identity number
** A line, a grid and a hotline may have a number: 1号线, 3号网格, 12345热线. */
const char *name_wrong(struct str name, bool person);

#endif
