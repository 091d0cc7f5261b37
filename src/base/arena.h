/* One arena per call: everything a call allocates lives until its answer is
** sent, and goes at once. Blocks are never freed singly. An arena serves one
** thread at a time.
**
** An allocation that fails does not return: it jumps to the arena's exit, set
** by the door or by the writer around a body (docs/decisions/002). Code between
** the two must own nothing but arena memory and the transaction. */
#ifndef ANJU_BASE_ARENA_H
#define ANJU_BASE_ARENA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include "base/str.h"

struct arena_block;

struct arena {
    struct arena_block *head;   /* newest block                               */
    size_t used, limit;         /* bytes handed out; refuse above limit       */
    jmp_buf *exit;              /* where a failed allocation goes; NULL aborts */
};

struct arena_mark { struct arena_block *head; size_t at, used; };

/* Make an empty arena; `limit` in bytes, 0 = 256 MiB. Nothing is allocated. */
void arena_init(struct arena *a, size_t limit);
void arena_free(struct arena *a);                  /* give all blocks back              */
void arena_reset(struct arena *a);                 /* empty, but keep the first block   */
void *arena_alloc(struct arena *a, size_t size);   /* zeroed, aligned to 16             */
void *arena_grow(struct arena *a, void *old, size_t old_size, size_t new_size);
struct str arena_copy(struct arena *a, struct str s);    /* NUL-terminated copy; NULL stays NULL */
char *arena_cstr(struct arena *a, struct str s);         /* NUL-terminated copy                  */
struct str arena_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
struct str arena_vprintf(struct arena *a, const char *fmt, va_list ap) __attribute__((nonnull(2)));
struct str arena_join(struct arena *a, struct str x, struct str y);
struct arena_mark arena_mark(const struct arena *a);     /* remember this point         */
void arena_rewind(struct arena *a, struct arena_mark m); /* give back what came after   */

#define ARENA_NEW(a, T)      ((T *)arena_alloc((a), sizeof(T)))
#define ARENA_ARRAY(a, T, n) ((T *)arena_alloc((a), sizeof(T) * (size_t)(n)))

/* Make room for one more in a growing array held in an arena:
** `ARENA_PUSH(a, v, n, cap) = x;` */
#define ARENA_PUSH(a, v, n, cap) \
    (*((n) == (cap) ? ((v) = arena_grow((a), (v), (size_t)(cap) * sizeof *(v), \
        (size_t)((cap) ? (cap) * 2 : 8) * sizeof *(v)), (cap) = (cap) ? (cap) * 2 : 8) : 0, &(v)[(n)++]))

/* Fault injection for tests: the n-th allocation from now fails (0 = never). */
void arena_fail_at(long n);

#endif
