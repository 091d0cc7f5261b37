/* Drawn pictures that stand for photos in the example city: a house, a yard, and
** before the work something in the way. Never used for a real city. */
#ifndef ANJU_PAPER_SKETCH_H
#define ANJU_PAPER_SKETCH_H

#include "base/arena.h"

/* A JPEG of width x height pixels in `a`; the same seed gives the same picture.
** `after`: the yard is clear. STR_NULL when the encoder fails. */
struct str sketch_jpeg(struct arena *a, uint64_t seed, int width, int height, bool after);

#endif
