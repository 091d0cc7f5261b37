/* Growing bytes on the heap, for what is written out: answers, files, hashes
** of rows. Owned by whoever made it; buf_take moves it. A failed allocation
** sets `bad` and makes every later write a no-op, checked once at the end. */
#ifndef ANJU_BASE_BUF_H
#define ANJU_BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>
#include "base/str.h"

struct buf { char *s; size_t n, cap; bool bad; };

void buf_free(struct buf *b);
void buf_clear(struct buf *b);                          /* empty, keep the memory         */
bool buf_room(struct buf *b, size_t more);              /* false sets bad                 */
static inline void buf_put(struct buf *b, const void *p, size_t n) {
    if (n == 0 || ((b->bad || b->cap - b->n < n) && !buf_room(b, n))) return;
    memcpy(b->s + b->n, p, n);
    b->n += n;
}
void buf_str(struct buf *b, struct str s);
void buf_z(struct buf *b, const char *z);
static inline void buf_c(struct buf *b, char c) {
    if ((b->bad || b->cap == b->n) && !buf_room(b, 1)) return;
    b->s[b->n++] = c;
}
void buf_int(struct buf *b, int64_t v);
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
struct str buf_view(const struct buf *b);               /* borrowed until the next write  */
void buf_take(struct buf *b, struct buf *from);         /* ownership moves, from emptied  */

#endif
