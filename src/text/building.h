/* Which buildings of an estate a text names, as people write them: 7 幢 2 单元, 七号楼, 7#, 7栋, 5、6 幢, 3-5 幢,
** 7-2-301, A 座, 甲幢. Pure; texts of any kind, also malformed UTF-8. */
#ifndef ANJU_TEXT_BUILDING_H
#define ANJU_TEXT_BUILDING_H

#include "base/arena.h"

/* A building and, where it is named after it, its stairwell. A building is its number 1 … 999, plus 1000 for each
** place of a letter before or for it (A = 1, 甲 = 31); stairwell 0: none named. */
struct house { int building, stairwell; };

enum { HOUSES_MOST = 16 };

/* The buildings that a text names, in its order, each once; at most `max` (the rest is left out). Of a range at most
** eight; floors (七楼), lifts (1#电梯), rooms and dates are no buildings. */
int houses_of(struct str text, struct house *ret, int max);
/* The building that a name of one is about, where it may also be bare: 7, 07, A3, 7 幢. 0: none, or several. */
int house_of_name(struct str name);
/* The stairwell that its name is about: 2, 2 单元, 二单元. 0: none. */
int stairwell_of_name(struct str name);

struct building_name { int64_t id; struct str name; };
struct building_names;               /* the buildings of one estate, made ready once */

struct building_names *building_names_of(struct arena *a, const struct building_name *b, int n);
/* The buildings that a text is about, at most `max` ids. By number; by what stands beside the number where two have
** the same (东区3幢, 西区3幢: 3幢 alone names neither); by the whole name where that has no number (会所). */
int buildings_match(const struct building_names *names, struct str text, int64_t *ret, int max);

#endif
