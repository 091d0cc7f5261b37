#include "action/cursor.h"

enum err cursor_read(struct call *c, struct str after, struct query *q) {
    struct str key, id = str_cut(after, '.', &key);
    if (!after.n) return OK;
    q->after = true;
    if (!str_int(id, &q->after_id)) return fail(c, E_INVALID, "after", "error.invalid");
    if (str_is(key, "-")) q->after_int = NONE;
    else if (!str_int(key, &q->after_int)) return fail(c, E_INVALID, "after", "error.invalid");
    return OK;
}

struct str cursor_text(struct call *c, int64_t key, int64_t id) {
    if (key == NONE) return arena_printf(c->mem, "-.%lld", (long long)id);
    return arena_printf(c->mem, "%lld.%lld", (long long)key, (long long)id);
}
