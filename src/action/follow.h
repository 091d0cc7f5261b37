/* Following a problem: whoever sees it may, and is told what happens to it. */
#ifndef ANJU_ACTION_FOLLOW_H
#define ANJU_ACTION_FOLLOW_H

#include "action/around.h"
#include "action/notify.h"

struct follow_in { int64_t id, on; };
struct follow_out { int64_t followed, followers; };

extern const struct entity follow_in_entity, follow_out_entity;
extern const struct action problems_follow;       /* POST /problems/{id}/follow */

/* Add those who follow it, at most the first 200; whether they still see it is not looked at. */
enum err followers_add(struct call *c, struct db *db, int64_t item, struct persons *to);
/* Add the liaisons 联络员 of an organisation. */
void liaisons_add(struct call *c, int64_t org, struct persons *to);

#endif
