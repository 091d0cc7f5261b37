/* A walk over JSON text that makes no tree: for files too large for one. */
#ifndef ANJU_PAPER_GEOJSON_PART_H
#define ANJU_PAPER_GEOJSON_PART_H

#include "base/str.h"

struct peek { const char *at, *end, *from; };

struct peek peek_at(struct str text);
void peek_blank(struct peek *p);
bool peek_is(struct peek *p, char c);                          /* behind blanks; stays        */
bool peek_eat(struct peek *p, char c);                         /* behind blanks; goes past it */
/* Go past one value of any kind: its text, STR_NULL where there is none. */
struct str peek_value(struct peek *p);
/* The next member of an object (behind its '{' or a member): its key as it stands
** between the quotes. False at the end; *bad: what follows is no member. */
bool peek_member(struct peek *p, bool first, struct str *key, struct str *value, bool *bad);
int64_t peek_line(const struct peek *p);                       /* from 1 */

#endif
