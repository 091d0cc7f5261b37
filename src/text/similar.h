/* How alike two reported matters are: words, building, category, place and time,
** weighed by a table. Pure; used to offer what may be the same matter before it is
** filed twice (domain.md 3, one matter one case). */
#ifndef ANJU_TEXT_SIMILAR_H
#define ANJU_TEXT_SIMILAR_H

#include "base/arena.h"

struct matter {
    struct str title, place, description;    /* the first 80, 80 and 400 characters count */
    int64_t estate, category;                /* numbers; the same number is the same one  */
    double lat, lng;                         /* WGS 84; NaN: unknown                      */
    int64_t at;                              /* when it was reported, epoch ms            */
};

/* Why they are alike: bits. */
enum alike { ALIKE_BUILDING = 1 << 0, ALIKE_CATEGORY = 1 << 1, ALIKE_CLOSE = 1 << 2, ALIKE_WORDS = 1 << 3 };

struct likeness {
    int score;                               /* 0 … 100                                   */
    unsigned why;                            /* bits of enum alike                        */
    int64_t distance;                        /* metres; -1: a point is unknown            */
};

/* One line of the table of weights, as a reader of the code wants to see it. */
struct weight { const char *what; int most; const char *how; };
extern const struct weight similar_weights[];
extern const int nsimilar_weights;

struct similar;                              /* the matter asked about, made ready once   */

/* Read `m` for many comparisons; lives in the arena, and serves one thread. */
struct similar *similar_open(struct arena *a, const struct matter *m);
/* How alike another one is. Symmetric; allocates nothing. */
struct likeness similar_to(struct similar *, const struct matter *other);

/* Buildings that a text names (3幢, 3 号楼, 三栋, B座), as numbers above 0, letters
** as 1000 + their place; at most `max`, in the order named. */
int buildings_of(struct str text, int *ret, int max);

#endif
