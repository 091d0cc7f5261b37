/* 回头看: how many closed cases must be looked at again, and what those say of all of them.
** n of N are drawn without replacement, b of the n turn out bad: hypergeometric, exact, no
** normal approximation, since an estate has dozens of cases and not thousands.
** PAPER Cannon & Roe 1982, Livestock Disease Surveys (size to detect);
** PAPER Wright 1991, Exact Confidence Bounds when Sampling from Small Finite Universes. */
#ifndef ANJU_MODEL_SAMPLE_H
#define ANJU_MODEL_SAMPLE_H

#include <stdint.h>

enum { SAMPLE_ALL = 1000000 };     /* no population here is larger */

/* The least n that finds at least one bad case with `percent` per cent confidence where at least
** `bad` of `all` are bad: the least n with C(all - bad, n) / C(all, n) <= 1 - percent/100. 0 of
** none; all of them where no smaller number does. bad 1 … all, percent 50 … 99. */
int64_t sample_size(int64_t all, int64_t bad, int64_t percent);
/* Seen `found` bad among `n` of `all`: the most bad cases there can be among all, with `percent`
** per cent confidence: the largest D with P(at most `found` | D) > 1 - percent/100. Those found
** are among them; n == all answers `found`. */
int64_t sample_bound(int64_t all, int64_t n, int64_t found, int64_t percent);
/* P(at most `found` bad in n | D bad of all). */
double sample_at_most(int64_t all, int64_t n, int64_t found, int64_t bad);

#endif
