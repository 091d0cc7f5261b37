#include "model/grants.h"

const char *const cap_names[CAPS] = {
    "open", "self", "read", "report", "verify", "file", "dispatch", "handle", "check", "plan", "base", "reveal",
    "people", "grant", "audit", "arbitrate", "extend", "suspend", "merge", "void", "reopen", "callback", "escalate",
    "remind", "export", "setting", "erase", "keep", "rule", "program",
};

#define C(x) (1u << CAP_##x)

static const unsigned role_caps[ROLES] = {
    [R_TASK_FORCE] = C(READ) | C(REPORT) | C(FILE) | C(DISPATCH) | C(PLAN) | C(BASE) | C(REVEAL) | C(ARBITRATE) | C(EXTEND)
                   | C(SUSPEND) | C(MERGE) | C(VOID) | C(REOPEN) | C(CALLBACK) | C(REMIND) | C(EXPORT) | C(ERASE) | C(KEEP) | C(RULE),
    [R_LEADER]     = C(READ) | C(REMIND) | C(EXPORT),
    [R_DEPARTMENT] = C(READ) | C(HANDLE) | C(REVEAL) | C(EXPORT),
    [R_TOWN]       = C(READ) | C(REPORT) | C(FILE) | C(DISPATCH) | C(CHECK) | C(PLAN) | C(BASE) | C(REVEAL) | C(EXTEND) | C(MERGE)
                   | C(VOID) | C(REOPEN) | C(CALLBACK) | C(ESCALATE) | C(REMIND) | C(EXPORT) | C(KEEP),
    [R_COMMUNITY]  = C(READ) | C(REPORT) | C(VERIFY) | C(CHECK) | C(REVEAL) | C(MERGE) | C(REOPEN) | C(CALLBACK) | C(ESCALATE)
                   | C(REMIND) | C(EXPORT) | C(KEEP),
    [R_GRID]       = C(READ) | C(REPORT) | C(CALLBACK),
    [R_PROPERTY]   = C(READ) | C(HANDLE) | C(KEEP),
    [R_INSPECTOR]  = C(READ) | C(REPORT) | C(CHECK) | C(ESCALATE),
    [R_SYSADMIN]   = C(PEOPLE) | C(SETTING),
    [R_SECADMIN]   = C(GRANT),
    [R_AUDITOR]    = C(AUDIT),
};

bool role_has(enum role r, enum cap c) {
    if (c == CAP_OPEN || c == CAP_SELF) return true;
    return r > 0 && r < ROLES && (role_caps[r] >> c & 1);
}

bool roles_clash(enum role a, enum role b) {
    return a != b && (a >= R_SYSADMIN || b >= R_SYSADMIN);
}
