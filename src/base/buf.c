#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/trip.h"

void buf_free(struct buf *b) {
    free(b->s);
    *b = (struct buf){ 0 };
}

void buf_clear(struct buf *b) {
    b->n = 0;
    b->bad = false;
}

bool buf_room(struct buf *b, size_t more) {
    if (b->bad) return false;
    if (b->cap - b->n >= more) return true;
    size_t cap = b->cap ? b->cap : 256;
    while (cap - b->n < more) {
        if (cap > SIZE_MAX / 2) return b->bad = true, false;
        cap *= 2;
    }
    char *p = trip_due(TRIP_ALLOC) ? 0 : realloc(b->s, cap);
    if (!p) return b->bad = true, false;
    b->s = p;
    b->cap = cap;
    return true;
}

void buf_str(struct buf *b, struct str s) {
    buf_put(b, s.s, s.n);
}

void buf_z(struct buf *b, const char *z) {
    buf_put(b, z, strlen(z));
}

void buf_int(struct buf *b, int64_t v) {
    static const char two[] =                     /* 00 to 99: half the divisions */
        "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
        "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";
    char digits[24];
    size_t i = sizeof digits;
    uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    for (; u >= 100; u /= 100) {
        i -= 2;
        memcpy(digits + i, two + u % 100 * 2, 2);
    }
    if (u >= 10) {
        i -= 2;
        memcpy(digits + i, two + u * 2, 2);
    } else digits[--i] = (char)('0' + u);
    if (v < 0) digits[--i] = '-';
    buf_put(b, digits + i, sizeof digits - i);
}

void buf_printf(struct buf *b, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(0, 0, fmt, ap);
    va_end(ap);
    if (n < 0 || !buf_room(b, (size_t)n + 1)) return;
    va_start(ap, fmt);
    (void)vsnprintf(b->s + b->n, (size_t)n + 1, fmt, ap);
    va_end(ap);
    b->n += (size_t)n;
}

struct str buf_view(const struct buf *b) {
    return (struct str){ b->s ? b->s : "", b->n };
}

void buf_take(struct buf *b, struct buf *from) {
    buf_free(b);
    *b = *from;
    *from = (struct buf){ 0 };
}
