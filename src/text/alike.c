#include "text/alike.h"

#include <stdlib.h>
#include "base/utf8.h"

enum { SIGNS = 200 };

static bool counts(uint32_t c) {
    bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return word || utf8_is_han(c) || (c >= 0xff10 && c <= 0xff5a);
}

static int by_value(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

struct alike_text alike_open(struct arena *a, struct str s) {
    struct alike_text t = { ARENA_ARRAY(a, uint64_t, SIGNS + 1), 0 };
    uint32_t last = '^';                             /* the first sign counts as a pair too */
    for (size_t i = 0; i < s.n && t.n < SIGNS;) {
        uint32_t c = utf8_next(s, &i);
        if (!counts(c)) continue;
        t.pair[t.n++] = (uint64_t)last << 32 | c;
        last = c;
    }
    qsort(t.pair, (size_t)t.n, sizeof *t.pair, by_value);
    return t;
}

int alike_per_cent(const struct alike_text *x, const struct alike_text *y) {
    int i = 0, j = 0, both = 0;
    while (i < x->n && j < y->n) {
        if (x->pair[i] == y->pair[j]) both++, i++, j++;
        else if (x->pair[i] < y->pair[j]) i++;
        else j++;
    }
    return x->n + y->n ? 200 * both / (x->n + y->n) : 0;
}
