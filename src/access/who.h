/* Who is calling, what they may, how far they see. The only maker of a scope. */
#ifndef ANJU_ACCESS_WHO_H
#define ANJU_ACCESS_WHO_H

#include "access/call.h"
#include "access/world.h"
#include "model/moves.h"

struct who {
    int64_t person, org, session;
    struct str name;
    enum language language;
    int ngrants;
    const struct grant *grant;
    bool system;                 /* the clock and the command line: a named system user */
};

/* The person with his grants, from the world; in the arena. NULL when he is
** unknown or disabled. */
struct who *who_of(struct arena *, const struct world *, int64_t person);
/* The program itself: sees all of its tenant and keeps its base (imports), may do
** nothing that a move names but what no person may (CAP_PROGRAM: a case whose cause is gone lapses). */
struct who *who_system(struct arena *);

/* Does any grant give this capability, wherever? The router's question. */
bool may(const struct who *, enum cap);
/* Does a grant that covers this problem give it? The move engine's question. */
bool may_on(const struct call *, enum cap, const struct problem *, const struct unit_link *units, int n);
/* The same of anything else that lies at a place and has a lead unit. */
struct placing { int64_t town, community, estate, unit; };
bool may_at(const struct call *, enum cap, const struct placing *, const struct unit_link *units, int n);
/* The same of another person than the caller: whom to tell, who decides. False when he is disabled. */
bool person_may_on(const struct world *, int64_t person, enum cap, const struct problem *, const struct unit_link *units, int n);
/* E_UNAUTHENTICATED or E_DENIED (naming who may) unless may(). */
enum err require(struct call *, enum cap);

/* How far the caller reads: the union of grants that give CAP_READ (or `cap`). */
struct scope scope_of(struct call *, enum cap cap);
/* How far the caller reads or keeps what stands in estates: by place as scope_of says, whatever unit a grant
** names; a property firm only the estates that it manages or serves by a contract in force. Reads contracts. */
enum err base_scope(struct call *, struct db *, enum cap cap, struct scope *ret);
/* Of a scope what lies in one estate: nothing where it does not cover that. */
struct scope scope_within(struct call *, const struct scope *, const struct estate *);
/* Of a scope what reaches by place alone, whatever unit. */
struct scope scope_by_place(const struct call *, const struct scope *);
/* Everything of the tenant: for records that are named by ids which lists in the caller's own scope have found. */
struct scope scope_of_found(const struct call *);
/* At most so many parts of a scope, from one on: a statement holds no more. Nothing: of NULL, or past the end. */
struct scope scope_piece(const struct call *, const struct scope *, int from, int most);
/* Does a scope cover a place? For writing into it. */
bool scope_covers(const struct call *, const struct scope *, int64_t town, int64_t community, int64_t estate);
/* Is this organisation one that the caller answers for: reached by his grants that name an organisation, or, where
** none does, his own or under it. */
bool answers_for(const struct call *, int64_t org);
/* True when a grant with CAP_HANDLE covers the responsible unit. */
bool leads_unit(const struct call *, const struct problem *);
/* Does this person handle for that organisation, by a grant over it or what is above it? */
bool person_handles(const struct world *, int64_t person, int64_t org);
/* The scope in plain words: 全市, 青圩镇, 市水务局承办的. */
struct str scope_words(struct call *);

/* Masks, by default, of what is personal (facts.md 9): 陈*, 138****1234. */
struct str mask_name(struct arena *, struct str);
struct str mask_phone(struct arena *, struct str);
/* Free text with telephone and identity numbers in it masked, however they are spaced;
** the text itself when there is none. */
struct str mask_text(struct arena *, struct str);

#endif
