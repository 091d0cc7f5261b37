/* What the files of the whole example city share: who plays in it (demo_cast.c),
** what happens when (demo_plot.c), in which words (demo_text.c), and the playing
** of it through the actions (demo_play.c), at once beyond 20,000 (demo_bulk.c). The same seed, moment and
** number give the same city. */
#ifndef ANJU_ACTION_DEMO_CITY_H
#define ANJU_ACTION_DEMO_CITY_H

#include "action/demo_in.h"
#include "base/rand.h"
#include "model/moves.h"

/* ---- who plays ---- */

struct spot { int64_t grid, community, town, desk, build, town_org, firm; };   /* persons about an estate; firm: its company's */
struct trade { int64_t kind, org, person; int weight; };                       /* who handles a category; org NONE: by the place */

struct cast {
    const struct world *w;
    struct spot *spot;               /* as w->estate   */
    struct trade *trade;             /* as w->category */
    int weights;                     /* of all trades  */
    int64_t inspector, chief;
    struct who **who;                /* as w->person   */
};

/* Find everybody's place in the world; E_INVALID demo.row when a place has nobody. */
enum err demo_cast(struct call *c, struct cast *ret);
struct who *cast_who(const struct cast *, int64_t person);
/* The person who handles for an organisation, NONE when there is none. */
int64_t cast_handler(const struct world *, int64_t org);

/* ---- what happens ---- */

/* Beside the verbs. Of no tale: read, what he has been told; base and apart, what stands in the estates (demo_base.h). */
enum { B_COMMENT = VERBS, B_FOLLOW, B_READ, B_BASE, B_APART, BEATS };

struct beat { int64_t at, person, arg; int32_t tale; int16_t verb, order; };
struct tale {
    int64_t id;
    int32_t estate, category, into;  /* indexes into the world's lists */
    int16_t severity;
    bool dead, plain;
    int32_t n;                       /* plain: all its beats, of which the plot has the first */
    const struct beat *beat;
};

struct base;
struct plot {
    const struct cast *k;
    struct base *base;               /* NULL: nothing stands there */
    struct arena *mem;
    int64_t now;
    struct seeded r;
    bool plain;                      /* what is invented now */
    struct tale *tale;
    int ntales, tale_cap;
    struct beat *beat;               /* in order of time once it is whole */
    int nbeats, beat_cap;
};

/* Invent so many problems of the last twelve months, with all that becomes of them by
** `now`: of the open ones 60 in a hundred within their time, 25 at risk, 15 overdue.
** What is beyond `played` is plain: it goes straight on, and is put in at once. Pure. */
void demo_plot(struct plot *, int64_t problems, int64_t played);

/* One problem's steps before they have a time: gap minutes after the one before,
** of working time or (run) by the clock. */
struct line { int64_t verb, person, arg, gap; bool run; };
enum { DRAFT = 48 };
struct draft {
    struct plot *p;
    const struct spot *s;
    int64_t category, severity;      /* ids and codes as in the world */
    int64_t unit, handler;
    bool plain;                      /* nothing goes wrong, nobody says a word */
    struct line line[DRAFT];
    int n;
};

/* The lines that lead to a state (demo_draft.c); open ones end with the move into it. */
void draft_open(struct draft *, enum state);
void draft_closed(struct draft *);
void draft_merged(struct draft *, int64_t into);
void draft_paused(struct draft *, int64_t until);
/* How much of the limit's kind its unit may ask for more. */
int64_t draft_amount(const struct draft *);
struct limit draft_limit(const struct draft *, enum stage);

/* ---- in which words ---- */

struct text_row { struct str category, what, season, texts; int n; };
struct texts_of { struct text_row *row; int n; };
/* Read packs/anlan/texts.csv. */
enum err demo_texts(struct call *c, struct str text, struct texts_of *ret);
struct words_for { struct str category, place; int64_t buildings, now, offset; };
/* One of the texts for `what` that suit the category and the season, filled in; STR_NULL when there is none. */
struct str demo_text(const struct texts_of *, struct arena *, struct seeded *, const char *what, const struct words_for *);
/* A title, and the description that suits it: "title#NUMBER" in the file. */
void demo_title(const struct texts_of *, struct arena *, struct seeded *, const struct words_for *, struct str *title,
                struct str *description);

/* ---- playing ---- */

#define DEMO_AT "demo.at"            /* setting: how many beats are played   */

enum err demo_play(struct call *c, struct plot *, const struct texts_of *, uint64_t seed, const struct demo_show *,
                   struct demo_made *ret);
/* A plain tale from its report to where it stands, at the report's moment: rows, steps and events as the actions write
** them, but nobody is asked and nobody told. `act` makes the call that of the beat's person, at its time. */
typedef void (*demo_act)(void *arg, struct call *, const struct beat *);
enum err demo_bulk(struct call *k, struct tx *, struct tale *, struct problem *report, demo_act act, void *arg);

#endif
