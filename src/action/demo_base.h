/* What stands in the example city: buildings, lifts, facilities, contracts, owners' bodies, monthly
** figures, rules that look at them, an edition and imports, as beats of the plot between those of
** the problems. Everything of an estate is drawn from the seed and its place in the list alone, so
** that a run that was cut off draws the same again. */
#ifndef ANJU_ACTION_DEMO_BASE_H
#define ANJU_ACTION_DEMO_BASE_H

#include "action/demo_city.h"
#include "action/demo_photo.h"
#include "action/register.h"

/* The steps of B_BASE, within a transaction: `tale` of the beat is the number of the estate. */
enum base_step { BASE_FOUND = 1, BASE_LIFTS, BASE_MONTH, BASE_CHANGE, BASE_RENEW, BASE_ELECT, BASE_OWN, BASE_CASES };
/* Those of B_APART, with transactions of their own; done twice they are as done once. */
enum base_apart { APART_RULES = 1, APART_EDITION, APART_IMPORT };

/* What is drawn of an estate; days as YYYY-MM-DD where they are known beforehand. */
struct profile {
    int64_t key;                     /* what its chances are drawn from                         */
    int quality;                     /* how much of it is known, per cent                        */
    int floors, stairs, per;         /* of a building: storeys, stairwells, lifts a stairwell    */
    int lifted;                      /* of a hundred buildings so many have lifts                */
    bool retrofit;                   /* lifts came later than the building                       */
    bool homes;                      /* its households are kept                                  */
    int64_t contract_ends, term_ends;    /* days since 1970; NONE                                */
    bool renews, elects;             /* before these days                                        */
};

struct base {
    const struct cast *k;
    uint64_t seed;
    int64_t now, offset;
    const struct album *album;
    struct str own;                  /* packs/example/base.csv: the estate that is told by hand  */
    bool small;                      /* of the small city: no rule finds anything of it          */
    int estates;                     /* how many have a base: all, in a city of some size        */
};

/* One beat in the making: who, in which estate, on which day. */
struct standing {
    const struct base *b;
    struct call *c;
    struct tx *tx;
    demo_act act;                    /* makes the call that of another person                    */
    void *arg;
    int at;                          /* number of the estate in the world                        */
    int64_t day;                     /* days since 1970                                          */
    struct estate es;                /* as read in this transaction                              */
    struct profile p;
    struct touched t;
};

/* 0 … n-1 by the seed and two numbers. */
int64_t base_dice(const struct base *, int64_t key, int64_t what, int64_t n);
/* The key of something with that text below the key of another; wraps. */
int64_t base_key(int64_t key, struct str text);
void base_profile(const struct base *, int at, const struct estate *, struct profile *ret);
struct str base_day(struct standing *, int64_t days);         /* that many after today               */
struct str day_text_of(struct arena *a, int64_t day);
int64_t base_today(const struct base *, int64_t at);          /* days since 1970                     */
/* Is the estate told by hand? */
bool base_by_hand(const struct base *, const struct estate *);

/* Lay the beats of the base for its estates. Pure. */
void base_plot(struct plot *, const struct base *);
/* Play a beat of B_BASE. */
enum err base_beat(struct call *k, struct tx *tx, const struct base *, const struct beat *, demo_act act, void *arg);
void base_act(struct standing *, int64_t person);
/* Play one of B_APART: c is a call of the program, whose world is left alone. */
enum err base_apart(struct call *c, const struct base *, const struct beat *);

/* ---- parts ---- */

enum err base_put(struct standing *, const struct entity *e, const void *before, void *after, const char *verb);
enum err base_buildings(struct standing *);                   /* with stairwells, lifts, households  */
enum err base_lift(struct standing *, const struct building *, const struct stairwell *, int number);
enum err base_lifts_turn(struct standing *);                  /* half a month of an estate's lifts   */
/* Something is done to a lift: its record, and the lift as it stands then. */
enum err base_deed(struct standing *, struct elevator *is, enum lift_deed deed);
enum err base_deed_put(struct standing *, struct elevator *is, struct lift_record *);
/* What was known of lift i of an estate told by hand when it was first looked at. */
void base_lift_seen(struct standing *, int i, struct elevator *);
enum err base_facilities(struct standing *);
enum err base_keepers(struct standing *);
enum err base_month(struct standing *, int64_t month);        /* months since year 0                 */
enum err base_change(struct standing *, bool fire);         /* fire: what a round of fire safety found */
enum err base_renew(struct standing *);
enum err base_elect(struct standing *);
/* What rules found becomes cases: each one step on, where it stands so. */
enum err base_cases(struct standing *, enum verb verb);
enum err base_mend(struct standing *, const struct rule_finding *f, struct str rule);
/* Of the estate told by hand: its records of so many days before (0: when it was first looked at); which days there are. */
enum err base_own(struct standing *, int64_t days);
int base_own_days(const struct base *, const struct estate *, int64_t *ret, int most);
void base_plot_own(struct plot *, const struct base *, int at);       /* the beats of that estate alone */
/* All records of an estate. */
enum err base_rows(struct standing *, const struct entity *e, struct rows *ret);
/* Outlines in tidy rows within the estate's ring: where building i of n stands. */
bool base_ring(struct call *c, const struct estate *, double corner[4][2]);
double base_area(struct call *c, const struct estate *);      /* of its ring, square metres; no number without one */
void base_outline(struct call *c, double corner[4][2], int i, int n, struct building *ret);

#endif
