/* Indicators: what share of which problems, each a row of conditions on what a
** problem has become (facts, state, severity), so that every figure is a count
** and every count opens its list. And the score of a town, a sum of such shares. */
#ifndef ANJU_MODEL_INDICATOR_H
#define ANJU_MODEL_INDICATOR_H

#include "model/codes.h"

/* Bits: of enum fact; 1 << state; 1 << severity. 0: not asked. */
struct condition { unsigned all, none, any, states, severities; };

struct indicator {
    const char *key;                 /* word indicator.<key>; what it counts: indicator.<key>.of */
    struct condition num, den, rest; /* rest: what of den is not in num                           */
    int64_t target;                  /* per cent                                                  */
    bool lower;                      /* better when it is lower                                   */
};

/* One part of a town's score: `points` at most, times num of den, or times what is
** missing of it. Nothing to count: full points where it is a deduction, else none. */
struct score_part { const char *key; struct condition num, den; int64_t points; bool missing; };

enum { INDICATORS = 6, SCORE_PARTS = 5, FUNNEL = 5 };
struct funnel_step { const char *key; struct condition is; };

extern const struct indicator indicators[INDICATORS];
extern const struct score_part score_parts[SCORE_PARTS];
extern const struct funnel_step funnel_steps[FUNNEL];

bool condition_met(const struct condition *, int64_t facts, int64_t state, int64_t severity);

#endif
