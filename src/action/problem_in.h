/* Shared by the files that change a problem: move.c, request.c, overdue.c, problem.c. */
#ifndef ANJU_ACTION_PROBLEM_IN_H
#define ANJU_ACTION_PROBLEM_IN_H

#include "action/problem.h"
#include "action/tell.h"

/* One line of a problem's story: by what, from which state and how long that took (NONE: no stage
** ended), which unit it names, what was said. */
struct said { enum verb verb; int64_t from, took, unit; struct str note; };
enum err step_put(struct call *, struct tx *, const struct problem *, struct said);
/* Its units as they shall be from now on: those given, with every organisation above them that sees
** the record by that. */
enum err units_write(struct call *, struct tx *, const struct entity *, int64_t item, int64_t open, int64_t due,
                     const struct unit_link *u, int n);
/* A problem as it begins, unwritten: its clock, its number. */
enum err problem_new(struct call *, struct tx *, struct problem *p);
/* The same, with its event and the first line of its story. */
enum err problem_put(struct call *, struct tx *, struct problem *p);
/* A case that a rule finds: verified by the program, told to nobody one by one; it waits where it is filed.
** Given: estate, place, title, description, category, severity; the estate lies in a town. */
enum err problem_found(struct call *, struct tx *, struct problem *p);
/* The move that the program makes by itself, of the row as it was read in this body: guards and needs hold. */
enum err move_by_program(struct call *, struct tx *, const struct problem *, const struct move_in *);
/* What a move makes of the row, its units and its story where a life is told as a whole, for filling an
** example: nobody is asked whether he may, nobody is told, and the row is not written yet. */
enum err move_told(struct call *, struct tx *, struct story *, const struct problem *was, const struct move_in *in,
                   struct links *units, struct problem **ret);
/* The `answer` of actions that put the row they wrote into a struct problem_view: its page. */
enum err page_answer(struct call *, void *in, void *out);

#endif
