/* A query as text, state=filed&town=12, as it stands after a '?': kept with saved
** views and exports, checked against the table of the list that it asks. */
#ifndef ANJU_ACTION_QUERY_TEXT_H
#define ANJU_ACTION_QUERY_TEXT_H

#include "action/action.h"

/* Read it into `row` of entity e, which is cleared first. A key that the table does
** not take, or a value out of it: E_INVALID on `field`, naming it; E_MEMORY. */
enum err query_text_read(struct call *c, const struct entity *e, struct str text, const char *field, void *row);

#endif
