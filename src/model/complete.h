/* How complete what is known of an estate is: a table of what should be known, who
** must fill it in and how much it counts. Pure. */
#ifndef ANJU_MODEL_COMPLETE_H
#define ANJU_MODEL_COMPLETE_H

#include "model/rows.h"

enum must { MUST_PROPERTY = 1, MUST_COMMUNITY, MUST_TOWN };
extern const struct codes musts;

/* What is counted of the records that stand in an estate. */
enum tally {
    TALLY_BUILDINGS, TALLY_BUILDING_FLOORS, TALLY_BUILDING_HOMES,      /* all; with floors; with households      */
    TALLY_LIFTS, TALLY_LIFT_INSTALLED, TALLY_LIFT_INSPECTED,           /* all but scrapped; with these days      */
    TALLY_FIRE, TALLY_EBIKE,                                           /* facilities of these groups             */
    TALLY_CONTRACTS, TALLY_BODIES, TALLY_MONTHS,                       /* in force; of any kind; of last month   */
    TALLIES,
};

enum needs { NEEDS_ONE, NEEDS_STATED, NEEDS_BUILDINGS, NEEDS_LIFTS };  /* how many: 1; as many as the estate states; as there are */

struct complete_row {
    const char *noun, *field;            /* "estate", "address": `missing=estate.address` of a list         */
    enum must who;
    int weight;
    bool firm;                           /* only where a firm manages, or nobody knows who does             */
    int tally;                           /* enum tally; -1: the estate's own field has a value              */
    enum needs needs;
};
/* The number of a row is a bit of estate.lacks: new rows go to the end, none is taken out. */
extern const struct complete_row complete_rows[];
extern const int ncomplete_rows;

enum { COMPLETE_MOST = 62 };

struct lack { int row; int64_t n, of; };             /* so many of so many are there       */
struct completed { int64_t percent, lacks; struct lack lack[COMPLETE_MOST]; int n; };

/* Reckon an estate with what stands in it: the share of the weights that apply, rounded;
** the bits of the rows where something is missing, and each of those. */
void complete_reckon(const struct estate *e, const int64_t tally[TALLIES], struct completed *ret);
/* Who must fill a row in at this estate: what a firm would, the community where there is none. */
enum must complete_who(const struct complete_row *row, const struct estate *e);
/* Does the row apply there? */
bool complete_applies(const struct complete_row *row, const struct estate *e);
/* The row of "noun.field", -1. */
int complete_named(struct str name);

#endif
