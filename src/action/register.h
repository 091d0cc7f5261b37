/* The register: what stands in an estate. Eight nouns share every function; an
** action's `of` says which table it is about (docs/decisions/021). */
#ifndef ANJU_ACTION_REGISTER_H
#define ANJU_ACTION_REGISTER_H

#include "action/action.h"
#include "model/complete.h"

/* ---- writing: the one way of every writer (pages, imports, the lift file) ---- */

/* Estates that records of a transaction stand in: held once, reckoned once at the end; and the buildings, stairwells
** and lifts that they point to, read once. All 0 to begin with; of one transaction, in its arena. */
enum { LINKS_KEPT = 64 };
struct link { const struct entity *e; int64_t id, estate, building; };
struct imported { const struct entity *e; int64_t estate, n; };      /* records of an import at one estate */
/* Records of one table read together for many look-ups, and as they are written since: all that have one of the values
** asked of each field (any: of either). NULL: none, each look-up is a statement. */
struct alike_by { const struct field *f; int64_t *id; struct str *text; int n; };
struct alike { const struct entity *e; struct alike_by by[2]; bool any; char *row; int n, cap; };
struct touched {
    struct imported *imported;
    int nimported, imported_cap;
    struct estate *estate;
    int n, cap, nlink;
    int64_t batch;                       /* of the import that writes; 0: none */
    struct alike *alike;                 /* what its rows may be like, read before; NULL: nothing was */
    struct link link[LINKS_KEPT];
};

/* Write a record of the register, or an estate: bounds between fields, what it points
** to, its place (from its estate), that there is no other like it, the event; then how
** complete the estate is and what the rules say. before: as read in this transaction,
** NULL for a new one. after: given values; town and community are filled in.
** t: estates to be settled by register_settle in the end; NULL: at once.
** A PERSONAL value that is the mask of what is kept leaves it as it is.
** E_INVALID names the field, E_CONFLICT record.twin; nothing is checked of who may. */
enum err register_put(struct call *c, struct tx *tx, const struct entity *e, const void *before, void *after,
                      const struct change *change, struct touched *t);
/* Reckon the estates that were touched: completeness, what is missing, rules_touch.
** c->world_stale says that worlds_stale is due after the commit. */
enum err register_settle(struct call *c, struct tx *tx, struct touched *t);
/* An estate as it stands within this transaction, held to the commit. E_NOT_FOUND. */
enum err estate_hold(struct call *c, struct tx *tx, struct touched *t, int64_t id, struct estate **ret);

/* What stands in an estate, counted; all 0 of one that is new. */
enum err estate_tally(struct call *c, struct db *db, int64_t estate, int64_t tally[TALLIES]);
/* Set completeness and lacks of an estate from itself and what stands in it. */
enum err estate_reckon(struct call *c, struct db *db, struct estate *e);
/* What is missing of an estate as last reckoned; one of before there were records: of its own fields alone. */
int64_t estate_lacks(const struct estate *e);

/* The records that have the values of `row` in these fields, copied; false: not known, ask the database. */
bool alike_find(struct arena *a, const struct alike *k, const struct field *const *f, int n, const void *row, struct rows *ret);
/* It has been written, or read: found from now on as it is. k: NULL, or of any table. */
void alike_keep(struct arena *a, struct alike *k, const struct entity *e, const void *row);

/* Bounds between fields of one row, whatever else: E_INVALID naming the field. */
enum err register_check(struct call *c, const struct entity *e, const void *row);
/* A field of the table that may be given or changed by its name: take it over where it
** has a value; empty it. */
void register_take(const struct entity *e, const void *given, void *row);
enum err register_clear(struct call *c, const struct entity *e, const struct texts *names, void *row);
/* One record within a scope of however many estates. E_NOT_FOUND. */
enum err register_get(struct call *c, struct db *db, const struct scope *s, const struct entity *e, int64_t id, void *ret);
/* Records that were removed too, within a scope (NULL: the program asks). E_NOT_FOUND. */
enum err register_gone(struct call *c, struct db *db, const struct scope *s, const struct entity *e, int64_t id, void *ret);
/* Bring one record to where its building, its lift or the successor of its estate is. */
enum err register_follow(struct call *c, struct tx *tx, const struct world *w, const struct entity *e, int64_t id, struct touched *t);

/* ---- reading ---- */

/* What the rows point to that the world does not know: their names for the answer. */
enum err register_names(struct call *c, struct db *db, const struct entity *e, const struct rows *r);
/* The label of a field in the caller's language: the word "noun.field". */
struct str register_label(const struct call *c, const struct entity *e, const char *field);

/* ---- actions ---- */

enum register_noun { N_BUILDING, N_STAIRWELL, N_ELEVATOR, N_FACILITY, N_CONTRACT, N_OWNERS_BODY, N_LEDGER_MONTH, N_HOUSEHOLD,
                     NOUNS };
struct noun_actions { struct action list, get, create, change, remove, restore; };
extern const struct noun_actions register_nouns[NOUNS];
extern const struct entity *const register_entities[NOUNS];
/* The table of a noun ("buildings", "building", also "estates"); NULL: none of the register. */
const struct entity *register_named(struct str noun);

struct record_query {
    int64_t estate, building, stairwell, town, community, firm, limit, count;
    struct str q, after, kind, state, grade, advice, structure, rating, occupancy, month;
};
struct record_page { struct rows items; struct str next; int64_t count; };
struct removal { int64_t id; struct str reason; };
extern const struct entity record_query_entity, removal_entity;

enum err records_list(struct call *, void *in, void *out), records_get(struct call *, void *in, void *out);
enum err records_create(struct call *, struct tx *, void *in, void *out), records_change(struct call *, struct tx *, void *in, void *out);
enum err records_remove(struct call *, struct tx *, void *in, void *out), records_restore(struct call *, struct tx *, void *in, void *out);
enum err records_answer(struct call *, void *in, void *out);

/* POST /buildings/{id}/reveal, /owners_bodies/{id}/reveal: what is masked, for a reason, on record */
struct revealed_value { struct str field, label, value; };
struct revealed { int64_t version; struct rows values; };
extern const struct action buildings_reveal, owners_bodies_reveal;

/* GET /removed */
struct removed_view { int64_t id, version, removed_at, removed_by; struct str noun, title, removed_by_name; };
struct removed_query { int64_t estate, limit; struct str noun, after; };
struct removed_page { struct rows items; struct str next; };
extern const struct action removed_list;

/* GET /history */
struct past_query { int64_t id, limit; struct str noun, field, after; };
struct past_view { int64_t at, by, version; struct str by_name, verb, field, label, was, is; };
struct past_page { struct rows items; struct str next; };
extern const struct action history_list;

/* GET /estates/{id}/missing, GET /completeness */
struct missing_view { int64_t who, n, of; struct str noun, field, label, path; };
struct missing_page { int64_t percent, n; struct rows items; };
struct completeness_query { int64_t town, by; };
struct completeness_row { struct str key, name; int64_t percent, n, missing, who; };
struct completeness_page { struct rows rows; int64_t percent, n; };
extern const struct entity missing_page_entity;
extern const struct action estates_missing, completeness_get;
/* What is missing of one estate, as it stands now. */
enum err missing_of(struct call *c, struct db *db, const struct estate *e, struct missing_page *ret);
/* Is this row for the caller to fill in at this estate? s: base_scope of CAP_KEEP. */
bool missing_mine(const struct call *c, const struct scope *s, const struct estate *e, const struct complete_row *row);
/* The whole city is reckoned anew once a day: contracts end, months go by. By the clock. */
enum err complete_daily(struct call *c);

/* The forms of the register: part of GET /reference. */
struct form_field { struct str name, kind, codes, label, ref; struct texts options; int64_t required, input, edit, money, month, personal;
                    int64_t min, max; struct str units; };
struct form_view { struct str noun, path, label; struct rows fields; };
extern const struct entity form_view_entity;
struct rows register_forms(struct call *c);

#endif
