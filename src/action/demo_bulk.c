#include "action/demo_city.h"

enum err demo_bulk(struct call *c, const struct cast *k, const struct texts_of *t, const struct demo_want *want, int64_t problems,
                   const struct demo_show *show, struct demo_made *ret) {
    (void)c, (void)k, (void)t, (void)want, (void)show, (void)ret;
    return problems > 0 ? fail(c, E_INVALID, "problems", "field.high") : OK;
}
