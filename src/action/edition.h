/* Editions of the base: everything that stands in the estates, frozen under a name; compared
** with one another and with now (features B4; docs/decisions/022). */
#ifndef ANJU_ACTION_EDITION_H
#define ANJU_ACTION_EDITION_H

#include "action/action.h"

struct edition_view { struct base_edition b; struct str by_name; };
struct edition_list { struct rows items; };
struct edition_estate_in { int64_t id, estate; };
struct edition_item { int64_t item, version; struct str noun, label, title, data; };
struct edition_estate { int64_t edition, estate; struct str name, estate_name; struct rows items; };

enum edition_change { EDITION_ADDED = 1, EDITION_REMOVED, EDITION_CHANGED, EDITION_CHANGES };
struct compare_query { int64_t from, to, town, community, estate, kind, limit; struct str noun, after; };
struct compare_field { struct str field, label, was, is; };
struct compare_item { int64_t estate, item, kind; struct str noun, label, title; struct rows fields; };
struct compare_counts { int64_t added, removed, changed; };
struct compare_page { struct rows counts, items; struct str next; };

extern const struct entity edition_view_entity, edition_list_entity, edition_estate_in_entity, edition_estate_entity,
    compare_query_entity, compare_page_entity;
extern const struct action editions_list, editions_create, editions_get, editions_estate, editions_compare;

/* A chunk of the job "edition": the next estates are taken in, each within one transaction as it stands then. */
enum err edition_chunk(struct call *c, struct job *j, bool *finished);

/* ---- shared by freezing and comparing ---- */

/* What is frozen, in the order of the key. */
extern const struct entity *const edition_nouns[];
extern const int nedition_nouns;
/* Is the field part of an edition? What is personal never is, nor what is only reckoned. */
bool edition_field(const struct field *f);
/* A record as an edition holds it: a JSON object of its fields that have a value, in the arena. */
struct str edition_data(struct arena *a, const struct entity *e, const void *row);

#endif
