/* Chance: from the kernel where it must not be guessed, from a seed where it
** must be repeatable. */
#ifndef ANJU_BASE_RAND_H
#define ANJU_BASE_RAND_H

#include "base/arena.h"

void rand_bytes(void *p, size_t n);                     /* getrandom(2); cannot fail   */
/* A token of `chars` letters and digits without look-alikes (5 bits each). */
struct str rand_token(struct arena *a, size_t chars);

struct seeded { uint64_t state; };                      /* splitmix64: same seed, same row of numbers */
uint64_t seeded_next(struct seeded *r);
int64_t seeded_below(struct seeded *r, int64_t n);      /* 0 … n-1, n > 0              */

#endif
