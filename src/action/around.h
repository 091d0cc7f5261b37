/* What the people around a problem share: who they are in short, whether they see it. */
#ifndef ANJU_ACTION_AROUND_H
#define ANJU_ACTION_AROUND_H

#include "action/problem.h"

/* An answer or an input that no table keeps. */
#define SHAPE_OF(St, n, fields) \
    { .name = (n), .size = sizeof(struct St), .field = fields, .nfield = N_OF(fields), .headless = true }

struct person_short { int64_t id; struct str name, org_name; };
extern const struct entity person_short_entity;

struct person_short person_short(const struct call *, int64_t person);
/* Would this person find the problem, by a grant of his own? Nobody who is unknown
** or disabled does. u, n: its units (units_read). */
bool sees(const struct call *, int64_t person, const struct problem *, const struct unit_link *u, int n);
/* The problem within the caller's scope, and its units. E_NOT_FOUND. */
enum err problem_seen(struct call *c, struct db *db, int64_t id, struct problem *ret, struct unit_link **u, int *n);
/* Fill v->followed, followers and comments. */
enum err page_follow(struct call *c, struct db *db, struct problem_view *v);

#endif
