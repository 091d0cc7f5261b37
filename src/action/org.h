/* Organisations as a tree that the system administrator edits: made, renamed,
** moved, dissolved; who answers for one (联络员) and who did before. */
#ifndef ANJU_ACTION_ORG_H
#define ANJU_ACTION_ORG_H

#include "action/action.h"

struct org_view {
    int64_t id, version, parent, kind, area, successor, closed_at, persons, open_problems, liaison;
    struct str name, aliases;
};
struct org_page { struct rows items; };
struct org_in { int64_t id, parent, kind, area; struct str name, aliases; };
struct gone_in { int64_t id, successor; struct str reason; };     /* dissolve, merge                */
struct gone_out { int64_t handed, job; };     /* records that go over; the job that does it, NONE: done */
struct liaison_view { int64_t id, person, from_at, to_at, handed_to; };
struct liaison_page { struct rows items; };
struct liaison_in { int64_t id, person; struct str note; };

extern const struct entity org_view_entity, org_page_entity, org_in_entity, org_edit_entity, gone_in_entity, gone_out_entity,
    liaison_view_entity, liaison_page_entity, liaison_in_entity;
/* GET /orgs · POST /orgs · PATCH /orgs/{id} · POST /orgs/{id}/dissolve ·
** GET /orgs/{id}/liaisons · POST /orgs/{id}/liaison */
extern const struct action orgs_list, orgs_create, orgs_change, orgs_dissolve, liaisons_list, liaisons_hand;

/* Both administrators need the lists: one makes accounts and units, one grants. */
enum err sees_people(struct call *c);
/* E_INVALID field.absent at `field`, naming the number that was given. */
enum err absent_id(struct call *c, const char *field, int64_t id);
/* E_INVALID at `field` when a name is an address, a number or holds control characters (text/name.h). */
enum err name_check(struct call *c, const char *field, struct str name, bool person);
/* Changes of a tree wait for each other: each reads what the one before left. Within a body, first of all. */
enum err tree_lock(struct tx *tx);
/* How a unit is called in a sentence that lists what it holds: "3 件…、2 人". */
struct str holds_words(struct call *c, const char *const *key, const int64_t *n, int count);

/* Within a body: from now on this person answers for the organisation. Ends the
** term of whoever did, who learns of it; NONE ends it without a successor. */
enum err liaison_set(struct call *c, struct tx *tx, int64_t org, int64_t person, struct str note);
/* Of the world: NONE when nobody answers for it. */
int64_t liaison_of(const struct world *, int64_t org);

#endif
