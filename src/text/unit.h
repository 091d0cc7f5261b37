/* Names of units as a plan writes them, matched to organisations that are
** given. Everything is a proposal with its reason; a person confirms. */
#ifndef ANJU_TEXT_UNIT_H
#define ANJU_TEXT_UNIT_H

#include "base/arena.h"

/* An organisation to match against. */
struct unit_org {
    int64_t id;
    struct str name;                    /* full name                                  */
    const struct str *shorts;           /* other names, may be NULL                   */
    size_t shorts_n;
    struct str kind;                    /* the caller's code: department, town …      */
    struct str group;                   /* a finer word for classes: 镇, 街道; may be NULL */
};

/* What a class word (各区镇, 街道, 各成员单位) stands for: every organisation of
** `kind`, and of `group` where it is not NULL. */
struct unit_class { struct str word, kind, group; };

enum unit_reason {
    UNIT_NONE,            /* nothing fits                                             */
    UNIT_EXACT,           /* the name or one of the other names                       */
    UNIT_SHARED,          /* with a level (市) that an earlier name of the list bears */
    UNIT_SHORT,           /* a short form: its signs in order, the same ending        */
    UNIT_CLASS            /* a class word: all organisations of a kind                */
};

struct unit_match {
    enum unit_reason reason;
    int confidence;                     /* percent                                    */
    int64_t *ids; size_t n;             /* in the arena; more than one for a class, or
                                        ** for a short form that fits several equally  */
};

/* Propose organisations for a name as written. `level` is the sign an earlier
** name of the same list bears (市, 省 …), STR_NULL when none: see unit_level.
** Never fails; nothing found is UNIT_NONE with n = 0. */
struct unit_match unit_match(struct arena *a, struct str name, struct str level,
                             const struct unit_org *orgs, size_t orgs_n,
                             const struct unit_class *classes, size_t classes_n);

/* The level a name bears itself: 市 of 市消防救援大队, else STR_NULL (市场监督
** 管理局 bears none). A list's level is that of its last name that has one. */
struct str unit_level(struct str name);
const char *unit_reason_code(enum unit_reason r);     /* none, exact, shared, short, class */

#endif
