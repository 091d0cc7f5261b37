/* Who is told of what happens to a problem (domain.md 3; the column `tell` of the
** table of moves): each once, those whose turn it becomes otherwise than the rest,
** nobody who cannot see the record, at most 20 of a group. */
#ifndef ANJU_ACTION_TELL_H
#define ANJU_ACTION_TELL_H

#include "action/notify.h"
#include "model/moves.h"

struct links { const struct unit_link *u; int n; };

struct telling {
    const struct problem *was, *is;  /* before and after; the same row when nothing moved     */
    struct links before, after;      /* its units then and now                                */
    unsigned groups;                 /* bits of enum tell                                      */
    int64_t above;                   /* TELL_ABOVE: which organisation; NONE: nobody           */
    enum verb verb;                  /* 0: none                                                */
    enum notice_kind kind;           /* NOTE_TOLD: those whose turn it becomes get NOTE_TODO   */
    bool followers;
    const struct persons *but;       /* told by another line already; NULL: nobody             */
    struct str note;
};

enum err tell(struct call *, struct tx *, const struct telling *);

/* Add to a set, at most 20: */
/* … the liaisons of a unit, else those who may handle there. */
void people_of_unit(struct call *, int64_t unit, struct persons *);
/* … those who hold the capability over the problem and sit at `org` (NONE: wherever). */
void people_with(struct call *, const struct problem *, struct links, enum cap, int64_t org, struct persons *);
/* … those whose turn it is: who makes the primary move at the organisation that holds it. */
void people_holding(struct call *, const struct problem *, struct links, struct persons *);

#endif
