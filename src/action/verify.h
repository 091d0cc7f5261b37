/* Verifying a city: the store walks it (store/verify.h), the moves are told here. */
#ifndef ANJU_ACTION_VERIFY_H
#define ANJU_ACTION_VERIFY_H

#include "action/action.h"
#include "store/verify.h"

/* Is a change of state one that the table of moves knows, by any policy? Records
** without a flow are no business of it: true. from s NULL: the record is new. */
bool known_move(struct str noun, struct str verb, struct str from, struct str to);

#endif
