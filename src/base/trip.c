#include "base/trip.h"

#ifdef ANJU_FAULTS

#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct wires { _Atomic int64_t left[TRIPS], seen[TRIPS], shift[TRIP_CLOCKS]; };

static struct wires own, *wires = &own;

static bool from_words(const char *z) {
    static const char *const names[TRIPS] = { "alloc:", "write:", "stmt:" };
    for (int i = 0; i < TRIPS; i++) {
        size_t n = strlen(names[i]);
        if (strncmp(z, names[i], n) != 0) continue;
        own.left[i] = atol(z + n);
        return true;
    }
    return false;
}

/* Before main: threads find it set. */
__attribute__((constructor)) static void set_up(void) {
    const char *z = getenv("ANJU_FAULT");
    if (!z || from_words(z)) return;
    int fd = open(z, O_RDWR | O_CLOEXEC);
    void *p = fd < 0 ? MAP_FAILED : mmap(0, sizeof *wires, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (fd >= 0) (void)close(fd);
    if (p == MAP_FAILED) abort();                /* a test without its wires would pass */
    wires = p;
}

bool trip_due(enum trip kind) {
    atomic_fetch_add(&wires->seen[kind], 1);
    int64_t left = atomic_load(&wires->left[kind]);
    while (left > 0)
        if (atomic_compare_exchange_weak(&wires->left[kind], &left, left - 1)) return left == 1;
    return false;
}

int64_t trip_shift(enum trip_clock which) {
    return atomic_load_explicit(&wires->shift[which], memory_order_relaxed);
}

#else
typedef int trip_is_not_built;                   /* C wants something in a file */
#endif
