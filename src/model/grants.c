#include "model/grants.h"

const char *const cap_names[CAPS] = {
    "open", "self", "read", "report", "verify", "file", "dispatch", "handle", "check", "plan", "base", "reveal",
    "people", "grant", "audit", "arbitrate", "extend", "suspend", "merge", "void", "reopen", "callback", "escalate",
    "remind", "export", "setting", "erase", "keep", "rule",
    "task", "supervise", "whistle", "draw", "inspect", "meet", "instruct", "scheme", "gate", "program",
};

#define C(x) (UINT64_C(1) << CAP_##x)

static const uint64_t role_caps[ROLES] = {
    [R_TASK_FORCE] = C(READ) | C(REPORT) | C(FILE) | C(DISPATCH) | C(PLAN) | C(BASE) | C(REVEAL) | C(ARBITRATE) | C(EXTEND)
                   | C(SUSPEND) | C(MERGE) | C(VOID) | C(REOPEN) | C(CALLBACK) | C(REMIND) | C(EXPORT) | C(ERASE) | C(KEEP) | C(RULE)
                   | C(TASK) | C(SUPERVISE) | C(DRAW) | C(MEET) | C(SCHEME) | C(GATE),
    [R_LEADER]     = C(READ) | C(REMIND) | C(EXPORT) | C(INSTRUCT),
    [R_DEPARTMENT] = C(READ) | C(HANDLE) | C(REVEAL) | C(EXPORT),
    [R_TOWN]       = C(READ) | C(REPORT) | C(FILE) | C(DISPATCH) | C(CHECK) | C(PLAN) | C(BASE) | C(REVEAL) | C(EXTEND) | C(MERGE)
                   | C(VOID) | C(REOPEN) | C(CALLBACK) | C(ESCALATE) | C(REMIND) | C(EXPORT) | C(KEEP)
                   | C(TASK) | C(SUPERVISE) | C(WHISTLE) | C(MEET) | C(SCHEME),
    [R_COMMUNITY]  = C(READ) | C(REPORT) | C(VERIFY) | C(CHECK) | C(REVEAL) | C(MERGE) | C(REOPEN) | C(CALLBACK) | C(ESCALATE)
                   | C(REMIND) | C(EXPORT) | C(KEEP) | C(WHISTLE) | C(MEET) | C(SCHEME),
    [R_GRID]       = C(READ) | C(REPORT) | C(CALLBACK),
    [R_PROPERTY]   = C(READ) | C(HANDLE) | C(KEEP),
    [R_INSPECTOR]  = C(READ) | C(REPORT) | C(CHECK) | C(ESCALATE) | C(INSPECT),
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
