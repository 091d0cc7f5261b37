/* One store for all tests of a program: made before the first, taken away after
** the last. */
#ifndef ANJU_TEST_STORE_ONE_H
#define ANJU_TEST_STORE_ONE_H

#include "made.h"

static struct made m;
static struct arena mem;

static int open_one(void **state) {
    (void)state;
    log_set(getenv("V") ? LOG_DEBUG : LOG_QUIET);
    arena_init(&mem, (size_t)1 << 30);
    made_open(&m);
    return 0;
}

static int close_one(void **state) {
    (void)state;
    made_close(&m);
    arena_free(&mem);
    return 0;
}

#endif
