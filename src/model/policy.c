#include "model/policy.h"

const struct policy_row policy_rows[POLICIES] = {
    [POLICY_REOPEN_TO]         = { "reopen_to", 1, 1, 2 },
    [POLICY_REOPEN_DAYS]       = { "reopen_days", 90, 1, 3650 },
    [POLICY_REOPEN_MOST]       = { "reopen_most", 3, 0, 100 },
    [POLICY_EXTENSION_MOST]    = { "extension_most", 2, 0, 20 },
    [POLICY_EXTENSION_PERCENT] = { "extension_percent", 100, 1, 1000 },
    [POLICY_SUSPENSION_MOST]   = { "suspension_most", 2, 0, 20 },
    [POLICY_SUSPENSION_DAYS]   = { "suspension_days", 365, 1, 3650 },
    [POLICY_RETURNS_MOST]      = { "returns_most", 2, 1, 100 },
    [POLICY_REMIND_HOURS]      = { "remind_hours", 24, 1, 720 },
};
