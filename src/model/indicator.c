#include "model/indicator.h"

#define S_(s) (1u << (s))
/* Cases that count: not those that were merged into another, voided, rejected or left. */
#define VALID (S_(REPORTED) | S_(VERIFIED) | S_(FILED) | S_(DISPATCHED) | S_(OBJECTED) | S_(HANDLING) | S_(FINISHED) | S_(CLOSED))
#define UNCLOSED (VALID & ~S_(CLOSED))
#define UNHANDLED (VALID & ~(S_(CLOSED) | S_(FINISHED)))
#define GRAVE S_(CRITICAL)

/* Denominators are ours where the norms leave them open (GB/T 30428; facts.md 3: 按期处置率 = 按期处置/应处置, of what
** is handled or late; 准确派遣率 by what was returned), and stand beside the figure. */
const struct indicator indicators[INDICATORS] = {
    { "resolution", { .all = FACT_FILED, .states = S_(CLOSED) }, { .all = FACT_FILED, .states = VALID },
      { .all = FACT_FILED, .states = UNCLOSED }, 90 },
    { "on_time", { .all = FACT_FILED | FACT_HANDLED, .none = FACT_LATE, .states = VALID },
      { .all = FACT_FILED, .any = FACT_HANDLED | FACT_LATE, .states = VALID },
      { .all = FACT_FILED | FACT_LATE, .states = VALID }, 95 },
    { "first_pass", { .all = FACT_CHECKED, .none = FACT_REWORKED, .states = VALID }, { .all = FACT_CHECKED, .states = VALID },
      { .all = FACT_CHECKED | FACT_REWORKED, .states = VALID }, 90 },
    { "dispatched", { .all = FACT_FILED, .none = FACT_RETURNED, .states = VALID }, { .all = FACT_FILED, .states = VALID },
      { .all = FACT_FILED | FACT_RETURNED, .states = VALID }, 95 },
    { "agreed", { .all = FACT_AGREED }, { .any = FACT_AGREED | FACT_DISAGREED }, { .all = FACT_DISAGREED, .none = FACT_AGREED }, 85 },
    { "critical", { .all = FACT_FILED, .states = S_(CLOSED), .severities = GRAVE },
      { .all = FACT_FILED, .states = VALID, .severities = GRAVE },
      { .all = FACT_FILED, .states = UNCLOSED, .severities = GRAVE }, 100 },
};

/* 数字城管 100 = 30 处置率 + 20 按期处置率 + 20 (1 - 返工率) + 20 (1 - 超期待处置率) + 10 (1 - 延期率): a preset that
** several cities use as a local rule (facts.md 3), not a norm; 应处置 is here every case filed. */
const struct score_part score_parts[SCORE_PARTS] = {
    { "handled", { .all = FACT_FILED | FACT_HANDLED, .states = VALID }, { .all = FACT_FILED, .states = VALID }, 30 },
    { "on_time", { .all = FACT_FILED | FACT_HANDLED, .none = FACT_LATE, .states = VALID },
      { .all = FACT_FILED, .any = FACT_HANDLED | FACT_LATE, .states = VALID }, 20 },
    { "reworked", { .all = FACT_FILED | FACT_REWORKED, .states = VALID }, { .all = FACT_FILED, .states = VALID }, 20, true },
    { "late_open", { .all = FACT_FILED | FACT_LATE, .states = UNHANDLED }, { .all = FACT_FILED, .states = VALID }, 20, true },
    { "extended", { .all = FACT_FILED | FACT_EXTENDED, .states = VALID }, { .all = FACT_FILED, .states = VALID }, 10, true },
};

const struct funnel_step funnel_steps[FUNNEL] = {
    { "found", { 0 } }, { "filed", { .all = FACT_FILED } }, { "handled", { .all = FACT_HANDLED } },
    { "checked", { .all = FACT_CHECKED } }, { "agreed", { .all = FACT_AGREED } },
};

bool condition_met(const struct condition *w, int64_t of, int64_t state, int64_t severity) {
    unsigned bits = (unsigned)of;
    if ((bits & w->all) != w->all || (bits & w->none)) return false;
    if (w->any && !(bits & w->any)) return false;
    if (w->states && !(w->states >> state & 1)) return false;
    return !w->severities || (w->severities >> severity & 1);
}
