/* My work beside what I move myself: requests that I decide, residents to be called
** back, warnings. */
#ifndef ANJU_ACTION_WORK_MORE_H
#define ANJU_ACTION_WORK_MORE_H

#include "action/around.h"
#include "action/work.h"

struct warning_view { int64_t key, n, light; struct texts args; struct str query, path; };      /* path: where it leads, else the list of `query` */
struct calls_view { int64_t n; struct rows items; };

extern const struct entity warning_view_entity, calls_view_entity;

/* Fill out->requests, callbacks and warnings; out->groups and waiting are filled already. */
enum err work_more(struct call *c, struct work_view *out);

#endif
