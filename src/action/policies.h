/* What the campaign settles for itself, within the bounds of model/policy.c. */
#ifndef ANJU_ACTION_POLICIES_H
#define ANJU_ACTION_POLICIES_H

#include "action/action.h"

struct policy_view { struct str key; int64_t value, preset, low, high; };
struct policy_page { struct rows items; };
/* A change: a member each, in the order of enum policy. */
struct policy_change {
    int64_t reopen_to, reopen_days, reopen_most, extension_most, extension_percent, suspension_most, suspension_days,
        returns_most, remind_hours;
};

extern const struct entity policy_page_entity, policy_change_entity;
extern const struct action policies_list, policies_change;          /* GET /policies · PATCH /policies */

/* A setting and the record of its change, within a body. */
enum err setting_put(struct tx *, struct str key, struct str was, struct str value);

#endif
