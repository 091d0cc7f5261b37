#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/trip.h"

enum { ALIGN = 16, FIRST = 8 * 1024, LARGEST = 1024 * 1024 };

struct arena_block {
    struct arena_block *next;   /* older block       */
    size_t size, at;            /* capacity, in use  */
    _Alignas(16) char data[];
};

static _Thread_local long fail_at;

void arena_fail_at(long n) {
    fail_at = n;
}

void arena_init(struct arena *a, size_t limit) {
    *a = (struct arena){ .limit = limit ? limit : (size_t)256 << 20 };
}

void arena_free(struct arena *a) {
    while (a->head) {
        struct arena_block *b = a->head;
        a->head = b->next;
        free(b);
    }
    a->used = 0;
}

void arena_reset(struct arena *a) {
    if (!a->head) return;
    while (a->head->next) {
        struct arena_block *b = a->head;
        a->head = b->next;
        free(b);
    }
    a->head->at = 0;
    a->used = 0;
}

static _Noreturn void out_of_memory(struct arena *a) {
    if (a->exit) longjmp(*a->exit, 1);
    fputs("anju: out of memory\n", stderr);
    abort();
}

static struct arena_block *block_new(struct arena *a, size_t need) {
    size_t size = a->head ? a->head->size * 2 : FIRST;
    if (size > LARGEST) size = LARGEST;
    if (size < need) size = need;
    struct arena_block *b = malloc(sizeof *b + size);
    if (!b) out_of_memory(a);
    b->next = a->head;
    b->size = size;
    b->at = 0;
    a->head = b;
    return b;
}

void *arena_alloc(struct arena *a, size_t size) {
    if ((fail_at && --fail_at == 0) || trip_due(TRIP_ALLOC)) out_of_memory(a);
    if (size > a->limit - a->used) out_of_memory(a);
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    struct arena_block *b = a->head;
    if (!b || b->size - b->at < size) b = block_new(a, size);
    void *p = b->data + b->at;
    b->at += size;
    a->used += size;
    assert(((uintptr_t)p & (ALIGN - 1)) == 0);
    return memset(p, 0, size);
}

void *arena_grow(struct arena *a, void *old, size_t old_size, size_t new_size) {
    void *p = arena_alloc(a, new_size);
    if (old_size) memcpy(p, old, old_size);
    return p;
}

struct str arena_copy(struct arena *a, struct str s) {
    if (!s.s) return STR_NULL;
    return (struct str){ arena_cstr(a, s), s.n };
}

char *arena_cstr(struct arena *a, struct str s) {
    char *p = arena_alloc(a, s.n + 1);
    if (s.n) memcpy(p, s.s, s.n);
    return p;
}

struct str arena_vprintf(struct arena *a, const char *fmt, va_list ap) {
    va_list again;
    va_copy(again, ap);
    int n = vsnprintf(0, 0, fmt, again);
    va_end(again);
    if (n < 0) out_of_memory(a);
    char *p = arena_alloc(a, (size_t)n + 1);
    (void)vsnprintf(p, (size_t)n + 1, fmt, ap);
    return (struct str){ p, (size_t)n };
}

struct str arena_printf(struct arena *a, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    struct str s = arena_vprintf(a, fmt, ap);
    va_end(ap);
    return s;
}

struct str arena_join(struct arena *a, struct str x, struct str y) {
    char *p = arena_alloc(a, x.n + y.n + 1);
    if (x.n) memcpy(p, x.s, x.n);
    if (y.n) memcpy(p + x.n, y.s, y.n);
    return (struct str){ p, x.n + y.n };
}

struct arena_mark arena_mark(const struct arena *a) {
    return (struct arena_mark){ a->head, a->head ? a->head->at : 0, a->used };
}

void arena_rewind(struct arena *a, struct arena_mark m) {
    while (a->head && a->head != m.head) {
        struct arena_block *b = a->head;
        a->head = b->next;
        free(b);
    }
    if (a->head) a->head->at = m.at;
    a->used = m.used;
}
