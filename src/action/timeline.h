/* 大事记: an estate's story, merged from what is on record: the steps of its problems, what
** was done to its lifts, changes of its records, imports, findings of rules, editions. Page
** by page along indexes, newest first. docs/decisions/022. */
#ifndef ANJU_ACTION_TIMELINE_H
#define ANJU_ACTION_TIMELINE_H

#include "action/action.h"

struct timeline_line { int64_t at, kind, light, item; struct str text, path, noun, by_name; };
struct timeline_query { int64_t id, limit; struct ids kind; struct str after; };
struct timeline_page { struct rows items; struct str next; };
extern const struct entity timeline_line_entity, timeline_query_entity, timeline_page_entity;

/* A page of what the caller sees of the estate's story. */
enum err timeline_read(struct call *c, const struct estate *e, const struct timeline_query *q, struct timeline_page *ret);

/* ---- lines that no other table tells ---- */

/* A record of the register was made, changed, removed or put back by a person: a line of its estate's story; by an
** import (batch, 0: none): one line a batch and estate, which counts. What a lift's record did to the lift is told by the record.
** before: NULL for a new one. */
enum err moment_of_change(struct call *c, struct tx *tx, const struct entity *e, const void *before, const void *after,
                          const struct change *change, int64_t batch);
/* So many records of an import at an estate: one line of its story, counted on. */
enum err moment_of_import(struct call *c, struct tx *tx, const struct entity *e, int64_t estate, int64_t batch, int64_t n);
/* Something was done with the estate itself. */
enum err moment_put(struct call *c, struct tx *tx, int64_t estate, enum moment_verb verb, struct str text);
/* The estate was merged into another: its lines are told there, and that it was. */
enum err moments_follow(struct call *c, struct tx *tx, const struct estate *gone, int64_t into);

#endif
