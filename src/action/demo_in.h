/* What the files of the example city share. */
#ifndef ANJU_ACTION_DEMO_IN_H
#define ANJU_ACTION_DEMO_IN_H

#include "action/demo.h"
#include "action/table.h"

#define DEMO_ACCOUNTS "demo.accounts"      /* setting: accounts shown on the sign-in page, ',' between */

#define DEMO_WANT "demo.want"              /* setting: "SEED PROBLEMS PLAYED NOW" of a whole city */

/* Estates with their property companies (whole: from a list with area, fee and
** boundary), and people with their grants; `want`, where it is given, is kept with them. */
enum err demo_places(struct call *c, struct str estates, bool whole, struct demo_made *ret);
enum err demo_people(struct call *c, struct str people, struct str want, struct demo_made *ret);
/* A body of the program's own, run and waited for; what the world holds may have changed. */
enum err demo_body(struct call *c, store_body fn, void *arg);
/* Hold the world anew; turn every light up to c->now. */
enum err demo_world(struct call *c, int64_t now);
enum err demo_turn(struct call *c);
/* The area of a name, beneath `parent` unless that is NONE. */
int64_t demo_area(const struct world *w, struct str name, int64_t parent);
/* Problems, each step by the right person at its own time before `now`. */
enum err demo_problems(struct call *c, struct str problems, int64_t now, struct demo_made *ret);
/* What stands in the estate told by hand, of the small city: as it was found, or what came to be known since. */
enum err base_small(struct call *c, struct str own, int64_t now, bool since);
/* Tasks and projects of a file (NULL: none) as of c->now, through their actions. E_INVALID demo.row. */
enum err demo_flows(struct call *c, struct str flows);
/* The organisation of a name in the world, NONE unless there is exactly one. */
int64_t demo_org(struct call *c, struct str name);

#endif
