/* What the files of the example city share. */
#ifndef ANJU_ACTION_DEMO_IN_H
#define ANJU_ACTION_DEMO_IN_H

#include "action/demo.h"
#include "action/table.h"

#define DEMO_ACCOUNTS "demo.accounts"      /* setting: accounts shown on the sign-in page, ',' between */

/* Estates with their property companies, and people with their grants. */
enum err demo_places(struct call *c, struct str estates, struct demo_made *ret);
enum err demo_people(struct call *c, struct str people, struct demo_made *ret);
/* Problems, each step by the right person at its own time before `now`. */
enum err demo_problems(struct call *c, struct str problems, int64_t now, struct demo_made *ret);
/* The organisation of a name in the world, NONE unless there is exactly one. */
int64_t demo_org(struct call *c, struct str name);

#endif
