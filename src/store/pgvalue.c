#include "store/pgvalue.h"

#include <assert.h>
#include <math.h>
#include <string.h>

void pg_put64(char to[8], uint64_t bits) {
    for (int i = 7; i >= 0; i--) {
        to[i] = (char)(bits & 0xff);
        bits >>= 8;
    }
}

/* Up to 8 bytes, big end first. */
static uint64_t big_end(const char *p, size_t n) {
    uint64_t v = 0;
    for (size_t i = 0; i < n; i++) v = v << 8 | (unsigned char)p[i];
    return v;
}

static double real4(struct str v) {
    uint32_t bits = (uint32_t)big_end(v.s, 4);
    float x;
    memcpy(&x, &bits, sizeof x);
    return (double)x;
}

static double real8(struct str v) {
    uint64_t bits = big_end(v.s, 8);
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* NUMERIC, which sums of BIGINT are: digits to the base of 10,000, the first
** worth 10,000^weight. Whole part into an int64_t; false when it does not fit. */
static bool numeric_whole(struct str v, int64_t *ret) {
    int digits = (int16_t)big_end(v.s, 2), weight = (int16_t)big_end(v.s + 2, 2);
    bool negative = big_end(v.s + 4, 2) == 0x4000;
    int64_t sum = 0;
    for (int i = 0; i <= weight; i++) {
        int64_t d = i < digits ? (int64_t)big_end(v.s + 8 + 2 * i, 2) : 0;
        if (__builtin_mul_overflow(sum, 10000, &sum)) return false;
        if (negative ? __builtin_sub_overflow(sum, d, &sum) : __builtin_add_overflow(sum, d, &sum)) return false;
    }
    *ret = sum;
    return true;
}

static double numeric_real(struct str v) {
    int digits = (int16_t)big_end(v.s, 2), weight = (int16_t)big_end(v.s + 2, 2);
    uint64_t sign = big_end(v.s + 4, 2);
    double sum = 0;
    if (sign != 0 && sign != 0x4000) return (double)NAN;
    for (int i = 0; i < digits; i++)
        sum += (double)big_end(v.s + 8 + 2 * i, 2) * pow(10000, weight - i);
    return sign ? -sum : sum;
}

static int64_t whole_of(double x) {
    if (x >= 0x1p63) return INT64_MAX;
    if (x <= -0x1p63) return INT64_MIN + 1;        /* the lowest is no value */
    return (int64_t)x;
}

int64_t pg_int(unsigned type, struct str v) {
    int64_t n;
    switch (type) {
    case PG_INT8: return (int64_t)big_end(v.s, 8);
    case PG_INT4: return (int32_t)big_end(v.s, 4);
    case PG_INT2: return (int16_t)big_end(v.s, 2);
    case PG_OID: return (int64_t)big_end(v.s, 4);
    case PG_BOOL: return v.s[0] != 0;
    case PG_NUMERIC: return numeric_whole(v, &n) ? n : whole_of(numeric_real(v));
    case PG_FLOAT4: case PG_FLOAT8: return whole_of(pg_real(type, v));
    default: break;
    }
    assert(type == PG_INT8);               /* a column that is no number was read as one */
    return INT64_MIN;
}

double pg_real(unsigned type, struct str v) {
    switch (type) {
    case PG_FLOAT8: return real8(v);
    case PG_FLOAT4: return real4(v);
    case PG_NUMERIC: return numeric_real(v);
    default: return (double)pg_int(type, v);
    }
}

bool pg_is_text(unsigned type) {
    switch (type) {
    case PG_TEXT: case PG_VARCHAR: case PG_BPCHAR: case PG_NAME: case PG_CHAR: case PG_JSON: case PG_UNKNOWN: return true;
    default: return false;
    }
}
