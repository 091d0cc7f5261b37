/* The draw of unannounced inspections 四不两直: which estates, and who goes where. A pure
** function of an input and a seed, in whole numbers alone, so that it comes out the same bit
** for bit on any machine (features F1; docs/decisions/037).
**
** Weighted, without replacement: each lot gets the key -log2(u) / weight, u from its own chance,
** and the smallest keys are drawn (PAPER Efraimidis & Spirakis 2006, Weighted random sampling
** with a reservoir, algorithm A: u^(1/w), in logarithms). u is counter-mode SM3 (NORM GB/T
** 32905-2016) of the seed and the lot's id: the order of the input changes nothing.
**
** Nobody can choose the seed: the program draws 32 random bytes and publishes their digest with
** that of the frozen input; only then may words be said by whoever watches; the seed is a digest
** of all three. The bytes are shown when nothing of the draw is secret any longer. */
#ifndef ANJU_MODEL_DRAW_H
#define ANJU_MODEL_DRAW_H

#include "base/hash.h"
#include "model/entity.h"

enum { DRAW_WEIGHT = 1 << 20, DRAW_ESTATES = 20000, DRAW_PEOPLE = 1000, DRAW_MOST = 200, DRAW_TEAM = 5 };

struct draw_estate { int64_t id, town, weight; };            /* weight 0: on the list, never drawn          */
struct draw_person { int64_t id; struct ids avoid; };        /* avoid: towns he may not be sent to          */
struct draw_input {
    int64_t number, team;                                    /* estates to draw; inspectors for each        */
    struct draw_estate *estate;                              /* each id once                                */
    struct draw_person *person;
    int nestates, npersons;
};
struct draw_lot { int64_t estate; struct ids person; };      /* the first of them leads                     */
struct draw_result { struct draw_lot *lot; int n; };

/* u of a lot, 1 … 2^64 - 1. `purpose` keeps the draws of one seed apart. */
uint64_t draw_chance(const unsigned char seed[DIGEST], const char *purpose, int64_t id);
/* -log2(u / 2^64) in units of 2^-36, cut off; u > 0. Below 2^42. */
uint64_t draw_log(uint64_t u);

/* The digest that is published beforehand, and the seed. */
void draw_commitment(const unsigned char secret[DIGEST], unsigned char ret[DIGEST]);
void draw_seed(struct arena *, const unsigned char secret[DIGEST], struct str witness, struct str input, unsigned char ret[DIGEST]);
/* Of what was drawn: with the secret in front, so that nobody finds it by trying. */
void draw_seal(struct arena *, const unsigned char secret[DIGEST], struct str result, unsigned char ret[DIGEST]);

/* What is wrong with an input, as a word key: too few estates, nobody for a town …; NULL when it can be drawn.
** *town: of whom it is said, NONE. */
const char *draw_wrong(const struct draw_input *, int64_t *town);
/* Draw. The input is sound. In the order of drawing; all in the arena. Inspectors: among those who may go
** there the ones with fewest lots so far, by their keys. */
void draw_run(struct arena *, const struct draw_input *, const unsigned char seed[DIGEST], struct draw_result *ret);
/* n of these ids, each as likely as any other, smallest first; the ids as they are where there are no more. */
struct ids draw_some(struct arena *, const unsigned char seed[DIGEST], const char *purpose, struct ids of, int n);

/* Canonical JSON: numbers and lists alone, estates and people by id, without a blank. */
struct str draw_input_text(struct arena *, const struct draw_input *);
struct str draw_result_text(struct arena *, const struct draw_result *);
enum err draw_input_read(struct arena *, struct str text, struct draw_input *ret, struct fault *f);

/* A draw as it leaves the program, and the check of one: every digest and every lot again from
** what stands there. `places`: rows of {id, name} that are shown beside ids, not checked. */
struct draw_name { int64_t id; struct str name; };
struct draw_file {
    struct str no, name, witness, input, result;             /* input, result: canonical                    */
    int64_t committed_at, drawn_at;
    unsigned char secret[DIGEST], commitment[DIGEST], input_digest[DIGEST], result_digest[DIGEST];
};
struct str draw_file_text(struct arena *, const struct draw_file *, const struct draw_name *names, int n);
/* What the check found. said: word key of the first thing that is not as it should be, NULL: the draw holds. */
struct draw_proof {
    struct draw_file file;
    struct draw_input in;
    struct draw_result again;
    const char *said;
    int64_t town;                                            /* of which it is said, NONE                   */
    const struct json *names;
};
/* E_SYNTAX, E_INVALID: no such file. */
enum err draw_verify(struct arena *, struct str text, struct draw_proof *ret, struct fault *f);

#endif
