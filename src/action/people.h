/* Accounts and what they are granted: by the system and the security
** administrator over the API, by whoever runs the machine on the command line. */
#ifndef ANJU_ACTION_PEOPLE_H
#define ANJU_ACTION_PEOPLE_H

#include "action/action.h"

struct grant_view { int64_t id, version, person, role, org, area; struct str sentence; };
struct person_view {
    int64_t id, version, org, language, liaison, liaison_of, disabled_at, erased_at, last_seen_at, locked_until, code_until;
    struct str account, name, phone;          /* the phone is masked                        */
    struct str code;                          /* one-time code of an account made without a password, once */
    struct rows grants;
};
struct person_in {
    int64_t id, org, liaison, disabled;       /* disabled: 1 now, 0 again allowed           */
    int64_t successor;                        /* who takes over what he alone holds         */
    struct str account, name, phone, password;
    struct str hash, code;                    /* made by prepare                            */
};
struct person_query { int64_t org, limit; struct str q, after; };
struct person_page { struct rows items; struct str next; };
struct grant_in { int64_t id, person, role, org, area; };
struct grant_page { struct rows items; };
struct grant_reading { struct str sentence; };     /* what a grant would come to */
struct reset_in { int64_t id; struct str code; };
struct reset_out { int64_t version, ends_at; struct str code; };
struct sight_view { int64_t problems_open, problems, estates; struct texts sentences; struct ids pages; };

/* The pages of the desk, in the order of enum sight_page of sight.c. */
enum { SIGHT_PAGES = 13 };
extern const char *const sight_page_codes[SIGHT_PAGES];

extern const struct entity person_view_entity, person_in_entity, person_edit_entity, person_password_entity,
    person_query_entity, person_page_entity, grant_view_entity, grant_in_entity, grant_query_entity,
    grant_page_entity, grant_remove_entity, grant_reading_in_entity, grant_reading_entity, reset_in_entity, reset_out_entity, sight_view_entity;
/* GET /persons · POST /persons · PATCH /persons/{id} · POST /persons/{id}/password ·
** POST /persons/{id}/reset · GET /persons/{id}/sight · GET /grants?person= · GET /grants/reading · POST /grants · DELETE /grants/{id} */
extern const struct action persons_list, persons_create, persons_change, persons_password, persons_reset, persons_sight,
    grants_list, grants_reading, grants_create, grants_remove;

bool account_ok(struct str account);          /* lower-case letters, digits . - _, 2 to 40  */
bool phone_ok(struct str phone);              /* 7 to 15 digits, blanks and hyphens; empty is none */
/* Parts of the actions, for init, demo and the command line: within a body. Each
** checks what the actions check except who asks. person_add fills p->h.id and
** begins the liaison's term: E_CONFLICT account.taken. grant_add: E_CONFLICT grant.clash. */
enum err person_add(struct call *c, struct tx *tx, struct person *p);
enum err grant_add(struct call *c, struct tx *tx, struct grant *g);
/* E_NOT_FOUND when there is no such account. */
enum err person_of_account(struct call *c, struct db *db, struct str account, struct person *ret);
/* A new password's hash; ends every session of the person. */
enum err person_password(struct call *c, struct tx *tx, const struct person *was, struct str hash);
enum err person_disable(struct call *c, struct tx *tx, const struct person *was, bool disabled);
/* A one-time code: made anywhere, kept (as a digest) within a body. Codes given to
** the person before are void. Good for RESET_HOURS. */
enum { RESET_HOURS = 24 };
struct str code_new(struct arena *);
enum err code_keep(struct call *c, struct tx *tx, int64_t person, struct str code);
/* Does anybody set his password? Not one administrator another's. */
bool is_administrator(const struct world *, int64_t person);
/* E_CONFLICT person.alone when he is the only one who answers for or handles in a unit
** that has open work and nobody is named who takes over; else what he held goes to
** `successor`: E_INVALID at /successor when that person cannot. Within a body. */
enum err person_leaves(struct call *c, struct tx *tx, const struct person *p, int64_t successor);

/* The grants of a person as they are answered, NONE: all. */
struct rows grants_answer(struct call *c, int64_t person);
/* What a grant lets its holder see and do, in the caller's language. */
struct str grant_sentence(struct call *c, int64_t role, int64_t org, int64_t area);

#endif
