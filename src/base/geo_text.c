/* Outlines as GeoJSON geometry, written and read back. */
#include "base/geo.h"

#include <math.h>

/* A coordinate of seven places without the zeros at its end. */
static void put_degrees(struct buf *b, double v) {
    int64_t m = (int64_t)llround(v * 1e7), one = 10000000;
    if (m < 0) buf_c(b, '-'), m = -m;
    buf_int(b, m / one);
    m %= one;
    if (m) buf_c(b, '.');
    for (int64_t at = one / 10; m && at; at /= 10) {
        buf_c(b, (char)('0' + m / at));
        m %= at;
    }
}

static void put_ring(struct buf *b, const struct geo_ring *r) {
    buf_c(b, '[');
    for (int i = 0; i <= r->n && r->n; i++) {
        buf_z(b, i ? ",[" : "[");
        put_degrees(b, r->p[i % r->n].lng);
        buf_c(b, ',');
        put_degrees(b, r->p[i % r->n].lat);
        buf_c(b, ']');
    }
    buf_c(b, ']');
}

void geo_shape_print(struct buf *b, const struct geo_shape *s) {
    buf_z(b, s->n == 1 ? "{\"type\":\"Polygon\",\"coordinates\":" : "{\"type\":\"MultiPolygon\",\"coordinates\":[");
    for (int i = 0; i < s->n; i++) {
        buf_z(b, i ? ",[" : "[");
        for (int k = 0; k < s->part[i].n; k++) {
            if (k) buf_c(b, ',');
            put_ring(b, &s->part[i].ring[k]);
        }
        buf_c(b, ']');
    }
    buf_z(b, s->n == 1 ? "}" : "]}");
}

struct scan { struct arena *m; const char *at, *end; };

static bool eat(struct scan *x, char c) {
    if (x->at == x->end || *x->at != c) return false;
    x->at++;
    return true;
}

static bool number(struct scan *x, double *ret) {
    const char *from = x->at;
    while (x->at < x->end && ((*x->at >= '0' && *x->at <= '9') || *x->at == '-' || *x->at == '.')) x->at++;
    return str_real((struct str){ from, (size_t)(x->at - from) }, ret);
}

static bool scan_ring(struct scan *x, struct geo_ring *ret) {
    int cap = 0;
    *ret = (struct geo_ring){ 0, 0 };
    if (!eat(x, '[')) return false;
    do {
        struct geo_point p;
        if (!eat(x, '[') || !number(x, &p.lng) || !eat(x, ',') || !number(x, &p.lat) || !eat(x, ']')) return false;
        ARENA_PUSH(x->m, ret->p, ret->n, cap) = p;
    } while (eat(x, ','));
    ret->n--;                            /* the last is the first once more */
    return ret->n >= 3 && eat(x, ']');
}

static bool scan_part(struct scan *x, struct geo_part *ret) {
    int cap = 0;
    *ret = (struct geo_part){ 0, 0 };
    if (!eat(x, '[')) return false;
    do {
        struct geo_ring r;
        if (!scan_ring(x, &r)) return false;
        ARENA_PUSH(x->m, ret->ring, ret->n, cap) = r;
    } while (eat(x, ','));
    return eat(x, ']');
}

bool geo_shape_scan(struct arena *m, struct str text, struct geo_shape *ret) {
    static const struct str one = S("{\"type\":\"Polygon\",\"coordinates\":"), many = S("{\"type\":\"MultiPolygon\",\"coordinates\":[");
    bool multi = str_starts(text, many);
    int cap = 0;
    *ret = (struct geo_shape){ 0, 0 };
    if (!multi && !str_starts(text, one)) return false;
    struct scan x = { m, text.s + (multi ? many.n : one.n), text.s + text.n };
    do {
        struct geo_part t;
        if (!scan_part(&x, &t)) return false;
        ARENA_PUSH(m, ret->part, ret->n, cap) = t;
    } while (multi && eat(&x, ','));
    return (!multi || eat(&x, ']')) && eat(&x, '}') && x.at == x.end;
}
