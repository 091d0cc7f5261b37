#include "text/plan.h"

#include <string.h>

/* {M-1} at i: kind, offset and length; 0 when it is none. */
static size_t token_at(struct str t, size_t i, char *kind, int *offset) {
    if (t.n - i < 5 || t.s[i] != '{' || !strchr("YMmy", t.s[i + 1]) || !strchr("+-", t.s[i + 2])) return 0;
    size_t n = 0;
    int v = 0;
    while (n < 3 && i + 3 + n < t.n && t.s[i + 3 + n] >= '0' && t.s[i + 3 + n] <= '9')
        v = v * 10 + (t.s[i + 3 + n++] - '0');
    if (n == 0 || i + 3 + n >= t.n || t.s[i + 3 + n] != '}') return 0;
    *kind = t.s[i + 1];
    *offset = t.s[i + 2] == '-' ? -v : v;
    return n + 4;
}

static struct str month_text(struct arena *a, char kind, int offset, struct civil today) {
    if (kind == 'Y') return arena_printf(a, "%d", today.year + offset);
    int months = today.year * 12 + today.month - 1 + offset, year = months / 12, month = months % 12 + 1;
    if (kind == 'y') return arena_printf(a, "%d", year);
    return kind == 'M' ? arena_printf(a, "%d年%d月", year, month) : arena_printf(a, "%d月", month);
}

struct str plan_template(struct arena *a, struct str tpl, struct civil today) {
    size_t cap = tpl.n + 64, n = 0;
    char *z = arena_alloc(a, cap);
    for (size_t i = 0; i < tpl.n;) {
        char kind;
        int offset;
        size_t len = token_at(tpl, i, &kind, &offset);
        struct str put = len ? month_text(a, kind, offset, today) : str_sub(tpl, i, 1);
        if (n + put.n > cap) {
            z = arena_grow(a, z, cap, cap * 2 + put.n);
            cap = cap * 2 + put.n;
        }
        memcpy(z + n, put.s, put.n);
        n += put.n;
        i += len ? len : 1;
    }
    return (struct str){ z, n };
}
