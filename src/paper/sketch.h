/* Drawn pictures that stand for photos in the example city: a place of a housing
** estate, and before the work what is wrong there. Never used for a real city. */
#ifndef ANJU_PAPER_SKETCH_H
#define ANJU_PAPER_SKETCH_H

#include "base/arena.h"

enum { SKETCH_SCENES = 24 };

/* The scene of that name ("lane", "lift"), 0 (a yard with clutter) where there is none. */
int sketch_scene(const char *name);
/* A JPEG of width x height pixels in `a`; the same scene and seed give the same
** picture. `after`: what was wrong is mended. STR_NULL when the encoder fails. */
struct str sketch_jpeg(struct arena *a, int scene, uint64_t seed, int width, int height, bool after);

#endif
