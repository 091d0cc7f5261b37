/* Limits as rows of an edition: listed with the one in force, added with the day
** from which they hold. None is ever changed: cases keep the amount they were given. */
#ifndef ANJU_ACTION_LIMITS_H
#define ANJU_ACTION_LIMITS_H

#include "action/action.h"

struct limit_view {
    int64_t id, stage, severity, category, in_force;
    struct str edition, amount, valid_from, source;
};
struct limit_page { struct rows items; };

extern const struct entity limit_view_entity, limit_page_entity, limit_in_entity;
extern const struct action limits_list, limits_create;              /* GET /limits · POST /limits */

#endif
