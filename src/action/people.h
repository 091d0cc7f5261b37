/* Accounts and what they are granted: by the system and the security
** administrator over the API, by whoever runs the machine on the command line. */
#ifndef ANJU_ACTION_PEOPLE_H
#define ANJU_ACTION_PEOPLE_H

#include "action/action.h"

struct grant_view { int64_t id, version, person, role, org, area; };
struct person_view {
    int64_t id, version, org, language, liaison, disabled_at, last_seen_at, locked_until;
    struct str account, name, phone;          /* the phone is masked                        */
    struct rows grants;
};
struct person_in {
    int64_t id, org, liaison, disabled;       /* disabled: 1 now, 0 again allowed           */
    struct str account, name, phone, password;
    struct str hash;                          /* made by prepare                            */
};
struct person_query { int64_t org, limit; struct str q, after; };
struct person_page { struct rows items; struct str next; };
struct grant_in { int64_t id, person, role, org, area; };
struct grant_page { struct rows items; };

extern const struct entity person_view_entity, person_in_entity, person_edit_entity, person_password_entity,
    person_query_entity, person_page_entity, grant_view_entity, grant_in_entity, grant_query_entity,
    grant_page_entity;
/* GET /persons · POST /persons · PATCH /persons/{id} · POST /persons/{id}/password ·
** GET /grants?person= · POST /grants · DELETE /grants/{id} */
extern const struct action persons_list, persons_create, persons_change, persons_password, grants_list,
    grants_create, grants_remove;

bool account_ok(struct str account);          /* lower-case letters, digits . - _, 2 to 40  */
/* Parts of the actions, for init, demo and the command line: within a body. Each
** checks what the actions check except who asks. person_add fills p->h.id:
** E_CONFLICT account.taken. grant_add: E_CONFLICT grant.clash. */
enum err person_add(struct call *c, struct tx *tx, struct person *p);
enum err grant_add(struct call *c, struct tx *tx, struct grant *g);
/* E_NOT_FOUND when there is no such account. */
enum err person_of_account(struct call *c, struct db *db, struct str account, struct person *ret);
/* A new password's hash; ends every session of the person. */
enum err person_password(struct call *c, struct tx *tx, const struct person *was, struct str hash);
enum err person_disable(struct call *c, struct tx *tx, const struct person *was, bool disabled);

#endif
