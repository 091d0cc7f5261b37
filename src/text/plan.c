#include "text/plan_in.h"

#include "base/utf8.h"

/* Units in the order of the outline; within an item as they were read. */
static void sort_units(struct arena *a, struct plan_doc *d) {
    size_t *start = ARENA_ARRAY(a, size_t, d->outline_n + 2);
    struct plan_unit *to = ARENA_ARRAY(a, struct plan_unit, d->units_n ? d->units_n : 1);
    for (size_t i = 0; i < d->units_n; i++) start[d->units[i].item + 2]++;
    for (size_t i = 1; i < d->outline_n + 2; i++) start[i] += start[i - 1];
    for (size_t i = 0; i < d->units_n; i++) to[start[d->units[i].item + 1]++] = d->units[i];
    d->units = to;
}

enum err plan_read(struct arena *a, struct str text, struct plan_doc *ret, struct fault *f) {
    *ret = (struct plan_doc){ .text = text };
    if (text.n > PLAN_MAX_BYTES) return fault_set(f, E_TOO_LARGE, 0, "plan.large");
    if (str_trim(text).n == 0) return fault_set(f, E_INVALID, 0, "plan.empty");
    if (!utf8_valid(text, 0)) return fault_set(f, E_SYNTAX, 0, "plan.encoding");
    struct reader r = { .a = a, .d = ret, .f = f, .title_para = SIZE_MAX, .in_row = -1 };
    norm_make(&r);
    paras_make(&r);
    title_make(&r);
    outline_make(&r);
    cites_make(&r);
    year_make(&r);
    phases_make(&r);
    duties_make(&r);
    units_make(&r);
    tables_make(&r);
    for (size_t i = 0; i < r.node_n; i++) ret->outline[i].key_task = r.node[i].key;
    sort_units(a, ret);
    dates_make(&r);
    mechs_make(&r);
    unread_make(&r);
    marks_make(&r);
    judge(&r);
    if (!r.full) return OK;
    *ret = (struct plan_doc){ .text = text };
    return fault_set(f, E_TOO_LARGE, 0, "plan.large");
}

const char *plan_role_code(enum plan_role role) {
    static const char *const codes[] = { "responsible", "lead", "join" };
    return codes[role];
}
