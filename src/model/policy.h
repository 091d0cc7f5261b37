/* Policies: what a campaign may settle for itself, each a row with its bounds.
** A city's choice stands in `settings` as policy.<key>; the world carries them all. */
#ifndef ANJU_MODEL_POLICY_H
#define ANJU_MODEL_POLICY_H

#include "model/entity.h"

enum policy {
    POLICY_REOPEN_TO,            /* 1: a reopened case is handled again; 2: filed anew        */
    POLICY_REOPEN_DAYS,          /* days after closing within which it may be reopened        */
    POLICY_REOPEN_MOST,          /* how often                                                 */
    POLICY_EXTENSION_MOST,       /* extensions granted to one case                            */
    POLICY_EXTENSION_PERCENT,    /* of the stage's limit that one extension may add           */
    POLICY_SUSPENSION_MOST,      /* suspensions granted to one case                           */
    POLICY_SUSPENSION_DAYS,      /* days that its clock may stand in all                      */
    POLICY_RETURNS_MOST,         /* times it may go back and forth before an arbiter decides  */
    POLICY_REMIND_HOURS,         /* between two reminders                                     */
    POLICIES
};

struct policy_row { const char *key; int64_t preset, low, high; };

/* Presets: features.md E6 (twice, no longer than a year), E4, E10; each city's own to change. */
extern const struct policy_row policy_rows[POLICIES];

#endif
