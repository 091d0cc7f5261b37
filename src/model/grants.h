/* Who may do what: roles are rows of capabilities (facts.md 11). A grant gives
** a person a role over an organisation subtree AND an area subtree. */
#ifndef ANJU_MODEL_GRANTS_H
#define ANJU_MODEL_GRANTS_H

#include "model/entity.h"

enum cap {
    CAP_OPEN,         /* anybody, signed in or not                      */
    CAP_SELF,         /* anybody signed in, about himself               */
    CAP_READ,         /* work records in the scope                      */
    CAP_REPORT, CAP_VERIFY, CAP_FILE, CAP_DISPATCH, CAP_HANDLE, CAP_CHECK,
    CAP_PLAN,         /* confirm what the plan reader proposes          */
    CAP_BASE,         /* edit and import estates                        */
    CAP_REVEAL,       /* see a masked value, with a reason, logged      */
    CAP_PEOPLE,       /* accounts and organisations                     */
    CAP_GRANT,        /* who gets which role                            */
    CAP_AUDIT,        /* the trail                                      */
    CAP_ARBITRATE,    /* decide objections                              */
    CAP_EXTEND,       /* grant an extension, one level above            */
    CAP_SUSPEND,      /* stop a clock                                   */
    CAP_MERGE,        /* join what is one matter, and part it           */
    CAP_VOID, CAP_REOPEN,
    CAP_CALLBACK,     /* ask the resident, note the answer              */
    CAP_ESCALATE,     /* bring before the level above                   */
    CAP_REMIND,       /* remind the responsible unit                    */
    CAP_EXPORT,       /* take a list out as a file                      */
    CAP_SETTING,      /* limits, calendar, policies                     */
    CAP_ERASE,        /* erase what is personal in a record             */
    CAP_KEEP,         /* keep up what stands in an estate: records of the base    */
    CAP_RULE,         /* set the rules that find problems                         */
    CAP_TASK,         /* draft and issue tasks and projects, accept what was done         */
    CAP_SUPERVISE,    /* press a unit by a sheet: 催办 … 通报                              */
    CAP_WHISTLE,      /* call units to a place: 吹哨                                      */
    CAP_DRAW,         /* plan inspections and draw who goes where                         */
    CAP_INSPECT,      /* carry out the inspections one was drawn for                      */
    CAP_MEET,         /* call meetings and write their minutes                            */
    CAP_INSTRUCT,     /* 批示: instructions of a leader                                   */
    CAP_SCHEME,       /* draft plans of estates and towns: 一小区一方案                    */
    CAP_GATE,         /* gates of phases, quotas of towns                                 */
    CAP_PROGRAM,      /* what the program does by itself: no role has it                  */
    CAPS
};

enum role { R_TASK_FORCE = 1, R_LEADER, R_DEPARTMENT, R_TOWN, R_COMMUNITY, R_GRID, R_PROPERTY, R_INSPECTOR,
            R_SYSADMIN, R_SECADMIN, R_AUDITOR, ROLES };

extern const char *const cap_names[CAPS];

bool role_has(enum role r, enum cap c);
/* Roles that one person may not hold together: the three administrators
** (NORM GB/T 22239-2019 8.1.4.2, separation of administrators), and none of
** them with a working role. */
bool roles_clash(enum role a, enum role b);

#endif
