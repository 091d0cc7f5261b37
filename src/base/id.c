#include "base/id.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>

#define EPOCH_2020 INT64_C(1577836800000)
enum { NODE_BITS = 5, COUNT_BITS = 7 };

struct ids { _Atomic int node; _Atomic int64_t last; };  /* last: ms and counter, without node */

struct ids *ids_new(int node) {
    assert(node >= 0 && node < 1 << NODE_BITS);
    struct ids *g = calloc(1, sizeof *g);
    if (g) g->node = node;
    return g;
}

void ids_free(struct ids *g) {
    free(g);
}

void ids_move(struct ids *g, int node) {
    assert(node >= 0 && node < 1 << NODE_BITS);
    atomic_store(&g->node, node);
}

/* An id without its node bits: what grows by one. */
static int64_t tick_of(int64_t id) {
    return id >> (NODE_BITS + COUNT_BITS) << COUNT_BITS | (id & ((1 << COUNT_BITS) - 1));
}

void ids_above(struct ids *g, int64_t stored) {
    int64_t tick = tick_of(stored) | ((1 << COUNT_BITS) - 1), last = atomic_load(&g->last);
    while (tick > last && !atomic_compare_exchange_weak(&g->last, &last, tick)) { }
}

void ids_leap(struct ids *g, unsigned ticks) {
    (void)atomic_fetch_add(&g->last, (int64_t)ticks);
}

int64_t id_next(struct ids *g, int64_t now) {
    int64_t floor = (now - EPOCH_2020) << COUNT_BITS, last = atomic_load(&g->last), next;
    do next = last + 1 > floor ? last + 1 : floor;
    while (!atomic_compare_exchange_weak(&g->last, &last, next));
    int64_t ms = next >> COUNT_BITS, count = next & ((1 << COUNT_BITS) - 1);
    return ms << (NODE_BITS + COUNT_BITS) | (int64_t)atomic_load(&g->node) << COUNT_BITS | count;
}

int64_t id_time(int64_t id) {
    return (id >> (NODE_BITS + COUNT_BITS)) + EPOCH_2020;
}

int64_t id_floor(int64_t ms) {
    enum { SHIFT = NODE_BITS + COUNT_BITS };
    if (ms <= EPOCH_2020) return 0;
    return ms - EPOCH_2020 > INT64_MAX >> SHIFT ? INT64_MAX : (ms - EPOCH_2020) << SHIFT;
}
