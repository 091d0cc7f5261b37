/* GET /problems/points: where the problems of a list lie, for a map. */
#ifndef ANJU_ACTION_POINTS_H
#define ANJU_ACTION_POINTS_H

#include "action/problem.h"

struct point { int64_t id, estate, light, state, severity; struct str no, title; double lat, lng; };
struct points { struct rows items; int64_t more; };     /* more: there are others, not shown */

extern const struct entity points_entity;
extern const struct action problems_points;

#endif
