#include "base/rand.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

static void from_kernel(void *p, size_t n) {
    char *at = p;
    while (n) {
        ssize_t got = getrandom(at, n, 0);
        if (got <= 0) {
            fputs("anju: the kernel gives no random bytes\n", stderr);
            abort();
        }
        at += got;
        n -= (size_t)got;
    }
}

/* Few bytes come out of what was fetched for many: every request has an identifier. What is given away is wiped. */
void rand_bytes(void *p, size_t n) {
    static _Thread_local unsigned char held[512];
    static _Thread_local size_t left;
    if (n > sizeof held / 4) {
        from_kernel(p, n);
        return;
    }
    if (left < n) from_kernel(held, left = sizeof held);
    memcpy(p, held + (left -= n), n);
    explicit_bzero(held + left, n);
}

struct str rand_token(struct arena *a, size_t chars) {
    static const char letters[] = "123456789abcdefghjkmnpqrstuvwxyz";   /* 32, and none that reads like another */
    char *z = arena_alloc(a, chars + 1);
    rand_bytes(z, chars);
    for (size_t i = 0; i < chars; i++) z[i] = letters[(unsigned char)z[i] & 31];
    return (struct str){ z, chars };
}

uint64_t seeded_next(struct seeded *r) {
    uint64_t z = r->state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

int64_t seeded_below(struct seeded *r, int64_t n) {
    return (int64_t)(seeded_next(r) % (uint64_t)n);
}
