/* Shared by the files that change a problem: move.c, request.c, overdue.c, problem.c. */
#ifndef ANJU_ACTION_PROBLEM_IN_H
#define ANJU_ACTION_PROBLEM_IN_H

#include "action/problem.h"

/* One line of a problem's story: the row as it stands after `verb`, the state it came from, how long
** that took (NONE: no stage ended), and what was said. */
enum err step_put(struct call *, struct tx *, const struct problem *, enum verb, int64_t from, int64_t took, struct str note);
/* Photos become the problem's: E_INVALID on "photos" unless each is the caller's and nobody's yet. */
enum err photos_take(struct call *, struct tx *, struct ids photos, int64_t item, int64_t kind);
/* The `answer` of actions that put the row they wrote into a struct problem_view: its page. */
enum err page_answer(struct call *, void *in, void *out);

#endif
