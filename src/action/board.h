/* GET /problems/board: a list as columns, one a state, each with its size and
** the soonest due of it. */
#ifndef ANJU_ACTION_BOARD_H
#define ANJU_ACTION_BOARD_H

#include "action/problem.h"

struct board_column { int64_t state, n, overdue; struct rows items; };
struct board { struct rows columns; };

extern const struct entity board_entity;
extern const struct action problems_board;

#endif
