/* Any bytes as a place: within the bounds, each building once, and a building matches the estate that has it. */
#include <stdlib.h>
#include "text/building.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct str text = { (const char *)data, size };
    struct house h[HOUSES_MOST];
    struct arena a;
    int64_t id[HOUSES_MOST];
    int n = houses_of(text, h, HOUSES_MOST);
    if (n < 0 || n > HOUSES_MOST) abort();
    for (int i = 0; i < n; i++) {
        if (h[i].building <= 0 || h[i].building >= 37000 || h[i].stairwell < 0 || h[i].stairwell > 999) abort();
        for (int k = 0; k < i; k++)
            if (h[i].building == h[k].building) abort();
    }
    arena_init(&a, 0);
    struct building_name name[] = { { 1, text }, { 2, S("7幢") }, { 3, str_sub(text, 0, size / 2) } };
    int got = buildings_match(building_names_of(&a, name, 3), text, id, HOUSES_MOST);
    if (got < 0 || got > 3) abort();
    (void)stairwell_of_name(text);
    arena_free(&a);
    return 0;
}
