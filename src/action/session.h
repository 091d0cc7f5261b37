/* Signing in and out, activating an administrator, who I am. */
#ifndef ANJU_ACTION_SESSION_H
#define ANJU_ACTION_SESSION_H

#include "action/action.h"

struct signin_in { struct str account, password; int64_t person, ok; };
struct activate_in { struct str code, account, name, password, hash; };
struct password_in { struct str old, new, hash; int64_t ok; };
struct language_in { int64_t language; };

struct me_person { int64_t id, org, language; struct str account, name; };
struct me_campaign { int64_t id, status; struct str name, doc_no; };
struct me_phase { int64_t id, day; struct str name, start, end; };
struct me_milestone { int64_t id, days_left; struct str title, due; };
struct me_view {
    struct rows person, campaign, phase, next_milestone;
    struct ids roles, caps;
    struct str scope, city;
    int64_t demo, plain_http, now, tz_offset, bell;
};

extern const struct entity signin_in_entity, activate_in_entity, password_in_entity, language_in_entity, me_view_entity;
extern const struct action session_create, session_delete, activations_create, me_get, me_password, me_language;

#endif
