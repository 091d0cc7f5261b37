/* Two matters out of any bytes: the likeness is the same in both directions, within
** its bounds, and a matter is wholly like itself. */
#include <math.h>
#include <stdlib.h>
#include "base/utf8.h"
#include "text/similar.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static struct matter matter_of(struct str s) {
    struct matter m = { .estate = 1, .category = (int64_t)(s.n % 3), .lat = NAN, .lng = NAN, .at = (int64_t)s.n };
    struct str rest = str_cut(s, '\n', &m.title);
    m.description = str_cut(rest, '\n', &m.place);
    return m;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct arena a;
    struct str text = { (const char *)data, size }, one, two = str_cut(text, '\f', &one);
    int no[4];
    arena_init(&a, 0);
    struct matter x = matter_of(one), y = matter_of(two);
    struct similar *of_x = similar_open(&a, &x), *of_y = similar_open(&a, &y);
    struct likeness there = similar_to(of_x, &y), back = similar_to(of_y, &x), self = similar_to(of_x, &x);
    if (there.score != back.score || there.why != back.why) abort();
    if (there.score < 0 || there.score > 100 || self.score < there.score) abort();
    if (buildings_of(text, no, 4) > 4) abort();
    arena_free(&a);
    return 0;
}
