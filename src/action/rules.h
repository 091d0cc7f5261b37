/* Rules that find problems by themselves (domain.md 4): each is data, evaluated every
** night, when something changed at an estate, and when asked. docs/decisions/024. */
#ifndef ANJU_ACTION_RULES_H
#define ANJU_ACTION_RULES_H

#include "action/action.h"

/* Within a body that changed the estate or what stands in it: its rules are evaluated
** with the clock's next tick, in a transaction of the program. Cheap, and harmless as
** often as it is said. */
enum err rules_touch(struct tx *, int64_t estate);

#endif
