/* Following a problem: whoever sees it may, and is told what happens to it. */
#ifndef ANJU_ACTION_FOLLOW_H
#define ANJU_ACTION_FOLLOW_H

#include "action/around.h"

struct follow_in { int64_t id, on; };
struct follow_out { int64_t followed, followers; };

extern const struct entity follow_in_entity, follow_out_entity;
extern const struct action problems_follow;       /* POST /problems/{id}/follow */

#endif
