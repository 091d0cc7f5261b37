/* Datums, outlines: against published points, and figures worked out elsewhere with forty digits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "base/geo.h"

#define N_OF(a) ((int)(sizeof(a) / sizeof *(a)))

static struct arena mem;

static void near(double got, double want, double off) {
    if (!(fabs(got - want) <= off)) fail_msg("%.9g is not %.9g", got, want);
}

static int begin(void **state) {
    (void)state;
    arena_init(&mem, 0);
    return 0;
}

static int end(void **state) {
    (void)state;
    arena_free(&mem);
    return 0;
}

/* ---- datums ---- */

/* WGS 84, the same in GCJ-02, the same in BD-09. The first four are the check points that the public converters
** share; all were worked out anew with forty digits. */
static const struct { struct geo_point wgs, gcj, bd; } point[] = {
    { { 31.1774276, 121.5272106 }, { 31.175303983646, 121.531541859215 }, { 31.1813286068745, 121.538015686439 } },
    { { 22.543847, 113.912316 }, { 22.5407961316948, 113.917176480836 }, { 22.5466674377511, 113.923684729267 } },
    { { 39.911954, 116.377817 }, { 39.9133454553607, 116.384047224557 }, { 39.9195755509659, 116.390454713108 } },
    { { 39.915, 116.404 }, { 39.9164042815016, 116.410244499169 }, { 39.9226995522162, 116.416627243787 } },
    { { 31.865553, 120.543441 }, { 31.8634664916124, 120.547749239598 }, { 31.8691332886072, 120.554333577926 } },
    { { 45.75, 126.65 }, { 45.7519655551438, 126.655987590319 }, { 45.7576007004685, 126.662640538581 } },
    { { 29.65, 91.13 }, { 29.6472799753569, 91.1315461696469 }, { 29.6530352312065, 91.1381336145442 } },
    { { 18.25, 109.5 }, { 18.2483315209997, 109.504118444048 }, { 18.2540120061914, 109.510680256343 } },
    { { 43.82, 87.62 }, { 43.8212113477603, 87.6228531920829 }, { 43.8273154503197, 87.629321164635 } },
};

static double apart(struct geo_point a, struct geo_point b) {
    return geo_distance(a.lat, a.lng, b.lat, b.lng);
}

static void check_points(void **state) {
    (void)state;
    for (int i = 0; i < N_OF(point); i++) {
        double d[] = {
            apart(geo_from_wgs84(GEO_GCJ02, point[i].wgs), point[i].gcj), apart(geo_from_wgs84(GEO_BD09, point[i].wgs), point[i].bd),
            apart(geo_to_wgs84(GEO_GCJ02, point[i].gcj), point[i].wgs), apart(geo_to_wgs84(GEO_BD09, point[i].bd), point[i].wgs),
        };
        for (int k = 0; k < N_OF(d); k++)
            if (!(d[k] < 0.001)) fail_msg("point %d, way %d: off by %g m", i, k, d[k]);
        assert_true(apart(point[i].wgs, point[i].gcj) > 100);              /* a datum left out is seen on every map */
        assert_true(apart(geo_to_wgs84(GEO_WGS84, point[i].wgs), point[i].wgs) == 0);
        assert_true(apart(geo_to_wgs84(GEO_CGCS2000, point[i].wgs), point[i].wgs) == 0);
        assert_true(apart(geo_to_wgs84(INT64_MIN, point[i].wgs), point[i].wgs) == 0);
    }
}

/* There and back anywhere in China. */
static void there_and_back(void **state) {
    (void)state;
    double worst = 0;
    unsigned seed = 7;
    for (int i = 0; i < 20000; i++) {
        seed = seed * 1103515245u + 12345u;
        double lat = 3 + 51 * (double)(seed >> 16 & 0x7fff) / 32767;
        seed = seed * 1103515245u + 12345u;
        struct geo_point p = { lat, 73 + 62 * (double)(seed >> 16 & 0x7fff) / 32767 };
        for (int64_t d = GEO_GCJ02; d <= GEO_BD09; d++) {
            worst = fmax(worst, apart(geo_to_wgs84(d, geo_from_wgs84(d, p)), p));
            worst = fmax(worst, apart(geo_from_wgs84(d, geo_to_wgs84(d, p)), p));
        }
    }
    if (!(worst < 0.01)) fail_msg("there and back is off by %g m", worst);
}

static void untouched_abroad(void **state) {
    (void)state;
    static const struct geo_point abroad[] = { { 39.7392, -104.9903 }, { 48.85, 2.35 }, { -33.86, 151.2 }, { 0, 0 }, { 55.75, 37.6 } };
    for (int i = 0; i < N_OF(abroad); i++)
        for (int64_t d = GEO_WGS84; d <= GEO_BD09; d++) {
            assert_true(apart(geo_to_wgs84(d, abroad[i]), abroad[i]) == 0);
            assert_true(apart(geo_from_wgs84(d, abroad[i]), abroad[i]) == 0);
        }
}

static void places(void **state) {
    (void)state;
    assert_int_equal(geo_place_of(31.87, 120.54), GEO_INSIDE);
    assert_int_equal(geo_place_of(120.54, 31.87), GEO_SWAPPED);
    assert_int_equal(geo_place_of(48.85, 2.35), GEO_ABROAD);
    assert_int_equal(geo_place_of(-31.87, 120.54), GEO_ABROAD);
    assert_int_equal(geo_place_of(95, 200), GEO_NOWHERE);
    assert_int_equal(geo_place_of(NAN, 120), GEO_NOWHERE);
    assert_int_equal(geo_place_of(INFINITY, 120), GEO_NOWHERE);
    assert_int_equal(geo_place_of(3527123.4, 456789), GEO_METRES);
    assert_int_equal(geo_place_of(0, 0), GEO_ABROAD);
}

/* ---- outlines ---- */

static struct geo_ring ring(const double *lng_lat, int n) {
    struct geo_ring r = { ARENA_ARRAY(&mem, struct geo_point, n), n };
    for (int i = 0; i < n; i++) r.p[i] = (struct geo_point){ lng_lat[2 * i + 1], lng_lat[2 * i] };
    return r;
}

static struct geo_shape shape_of(struct geo_ring *r, int n) {
    struct geo_part *t = ARENA_NEW(&mem, struct geo_part);
    *t = (struct geo_part){ r, n };
    return (struct geo_shape){ t, 1 };
}

static const double square[] = { 120.50, 31.80, 120.51, 31.80, 120.51, 31.81, 120.50, 31.81 };
static const double hole[] = { 120.504, 31.804, 120.506, 31.804, 120.506, 31.806, 120.504, 31.806 };

/* The area of a cell of the graticule on the WGS 84 ellipsoid, by its closed form. */
#define AREA_SQUARE 1049983.55
#define AREA_HOLE 41999.34

static void areas(void **state) {
    (void)state;
    struct geo_ring r[] = { ring(square, 4), ring(hole, 4) };
    struct geo_shape whole = shape_of(r, 1), holed = shape_of(r, 2);
    near(geo_shape_area(&whole), AREA_SQUARE, AREA_SQUARE * 1e-4);
    near(geo_shape_area(&holed), AREA_SQUARE - AREA_HOLE, AREA_SQUARE * 1e-4);
    assert_true(geo_ring_area(&r[0]) > 0);
    near(geo_shape_middle(&whole).lat, 31.805, 1e-5);
    near(geo_shape_middle(&whole).lng, 120.505, 1e-7);
}

static void holds(void **state) {
    (void)state;
    struct geo_ring r[] = { ring(square, 4), ring(hole, 4) };
    struct geo_shape s = shape_of(r, 2);
    assert_true(geo_shape_holds(&s, (struct geo_point){ 31.802, 120.502 }));
    assert_false(geo_shape_holds(&s, (struct geo_point){ 31.805, 120.505 }));       /* in the hole */
    assert_true(geo_shape_holds(&s, (struct geo_point){ 31.804, 120.505 }));        /* on its border */
    assert_true(geo_shape_holds(&s, (struct geo_point){ 31.80, 120.505 }));         /* on the border */
    assert_true(geo_shape_holds(&s, (struct geo_point){ 31.80, 120.50 }));          /* a corner */
    assert_false(geo_shape_holds(&s, (struct geo_point){ 31.805, 120.511 }));
    assert_false(geo_shape_holds(&s, (struct geo_point){ 31.81, 120.52 }));         /* level with a corner */
    assert_true(geo_shape_distance(&s, (struct geo_point){ 31.802, 120.502 }) == 0);
    near(geo_shape_distance(&s, (struct geo_point){ 31.805, 120.511 }), 94.6, 0.5);
    near(geo_shape_distance(&s, (struct geo_point){ 31.805, 120.505 }), 94.6, 0.5);
    struct geo_part both[] = { s.part[0], { ARENA_NEW(&mem, struct geo_ring), 1 } };
    static const double other[] = { 120.52, 31.80, 120.53, 31.80, 120.53, 31.81, 120.52, 31.81 };
    both[1].ring[0] = ring(other, 4);
    struct geo_shape two = { both, 2 };
    assert_true(geo_shape_holds(&two, (struct geo_point){ 31.805, 120.525 }));
    assert_false(geo_shape_holds(&two, (struct geo_point){ 31.805, 120.515 }));
    near(geo_shape_area(&two), 2 * AREA_SQUARE - AREA_HOLE, AREA_SQUARE * 2e-4);
}

static void middle_within(void **state) {
    (void)state;
    static const double shoe[] = { 120.50, 31.80, 120.51, 31.80, 120.51, 31.81, 120.509, 31.81, 120.509, 31.801, 120.501, 31.801,
                                   120.501, 31.81, 120.50, 31.81 };
    struct geo_ring r[] = { ring(shoe, 8) };
    struct geo_shape s = shape_of(r, 1);
    assert_true(geo_shape_holds(&s, geo_shape_middle(&s)));
    struct geo_shape none = { 0, 0 };
    assert_true(isnan(geo_shape_middle(&none).lat));
}

static bool crosses(const double *lng_lat, int n) {
    struct geo_ring r = ring(lng_lat, n);
    int a, b;
    return geo_ring_crosses(&mem, &r, &a, &b);
}

static void crossing(void **state) {
    (void)state;
    static const double bow[] = { 120.50, 31.80, 120.51, 31.81, 120.51, 31.80, 120.50, 31.81 };
    static const double spike[] = { 120.50, 31.80, 120.51, 31.80, 120.52, 31.80, 120.51, 31.80, 120.51, 31.81 };
    static const double touch[] = { 0, 0, 4, 0, 4, 4, 2, 0, 0, 4 };                 /* a corner on another edge */
    static const double comb[] = { 0, 0, 6, 0, 6, 3, 5, 3, 5, 1, 4, 1, 4, 3, 3, 3, 3, 1, 2, 1, 2, 3, 1, 3, 1, 1, 0, 1 };
    assert_false(crosses(square, 4));
    assert_true(crosses(bow, 4));
    assert_true(crosses(spike, 5));
    assert_true(crosses(touch, 5));
    assert_false(crosses(comb, 14));
    struct geo_ring r = ring(bow, 4);
    int a = -1, b = -1;
    assert_true(geo_ring_crosses(&mem, &r, &a, &b));
    assert_int_equal(a, 0);
    assert_int_equal(b, 2);
}

/* Against the plain way, every edge with every other, on rings of chance. */
static double turn(const double *p, const double *q, const double *s) {
    return (q[0] - p[0]) * (s[1] - p[1]) - (q[1] - p[1]) * (s[0] - p[0]);
}

static bool plainly(const double *v, int n) {
    for (int i = 0; i < n; i++)
        for (int j = i + 2; j < n; j++) {
            if (i == 0 && j == n - 1) continue;
            const double *a = v + 2 * i, *b = v + 2 * ((i + 1) % n), *c = v + 2 * j, *d = v + 2 * ((j + 1) % n);
            if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) return true;
        }
    return false;
}

static void crossing_by_chance(void **state) {
    (void)state;
    int crossed = 0;
    srand(11);
    for (int i = 0; i < 3000; i++) {
        double v[24];
        int n = 5 + i % 8;
        for (int k = 0; k < n; k++) {        /* around a middle, some out of turn */
            double at = (k + (rand() % 10 < 2 ? 2.5 : 0)) * 6.283185307179586 / n, far = 1 + rand() % 1000 / 1000.0;
            v[2 * k] = far * cos(at);
            v[2 * k + 1] = far * sin(at);
        }
        crossed += crosses(v, n);
        assert_true(crosses(v, n) == plainly(v, n));
    }
    assert_in_range(crossed, 500, 2900);
}

static void tidied(void **state) {
    (void)state;
    static const double wrong_way[] = { 120.50, 31.80, 120.50, 31.80, 120.50, 31.81, 120.51, 31.81, 120.51, 31.80, 120.50, 31.80 };
    struct geo_ring r[] = { ring(wrong_way, 6), ring(hole, 4) };
    struct geo_shape s = shape_of(r, 2);
    geo_shape_tidy(&s);
    assert_int_equal(r[0].n, 4);
    assert_true(geo_ring_area(&r[0]) > 0);
    assert_true(geo_ring_area(&r[1]) < 0);
}

static void simplified(void **state) {
    (void)state;
    double v[2 * 400];
    for (int i = 0; i < 400; i++) {      /* a circle of 500 m with a metre's tremble */
        double at = i * 6.283185307179586 / 400, far = 500 + (i % 2 ? 1 : -1);
        v[2 * i] = 120.5 + far * cos(at) / 94600;
        v[2 * i + 1] = 31.8 + far * sin(at) / 110880;
    }
    struct geo_ring r[] = { ring(v, 400) };
    struct geo_shape s = shape_of(r, 1), out = geo_shape_simplify(&mem, &s, 3);
    assert_in_range(out.part[0].ring[0].n, 12, 80);
    for (int i = 0; i < 400; i++) {
        double off = geo_shape_distance(&out, r[0].p[i]);
        assert_true(off < 3.2);
    }
    near(geo_shape_area(&out), geo_shape_area(&s), geo_shape_area(&s) * 0.01);
    struct geo_ring four[] = { ring(square, 4) };
    struct geo_shape small = shape_of(four, 1);
    out = geo_shape_simplify(&mem, &small, 1e6);
    assert_int_equal(out.part[0].ring[0].n, 4);
}

static void printed(void **state) {
    (void)state;
    struct geo_ring r[] = { ring(square, 4), ring(hole, 4) };
    struct geo_shape s = shape_of(r, 2), again;
    struct buf b = { 0 }, c = { 0 };
    geo_shape_print(&b, &s);
    assert_true(str_starts(buf_view(&b), S("{\"type\":\"Polygon\",\"coordinates\":[[[120.5,31.8],[120.51,31.8],")));
    assert_true(geo_shape_scan(&mem, buf_view(&b), &again));
    geo_shape_print(&c, &again);
    assert_true(str_eq(buf_view(&b), buf_view(&c)));
    for (size_t n = 0; n < b.n; n++) assert_false(geo_shape_scan(&mem, (struct str){ b.s, n }, &again));
    struct geo_part two[] = { s.part[0], s.part[0] };
    buf_clear(&b), buf_clear(&c);
    geo_shape_print(&b, &(struct geo_shape){ two, 2 });
    assert_true(geo_shape_scan(&mem, buf_view(&b), &again));
    assert_int_equal(again.n, 2);
    geo_shape_print(&c, &again);
    assert_true(str_eq(buf_view(&b), buf_view(&c)));
    buf_free(&b);
    buf_free(&c);
}

/* Twenty thousand corners that do not cross are looked through in no time, and so are those that lie worst. */
static void large(void **state) {
    (void)state;
    enum { N = 20000 };
    double *v = malloc(sizeof *v * 2 * N);
    for (int i = 0; i < N; i++) {
        double at = i * 6.283185307179586 / N;
        v[2 * i] = (2 + sin(200 * at)) * cos(at);
        v[2 * i + 1] = (2 + sin(200 * at)) * sin(at);
    }
    assert_false(crosses(v, N));
    for (int i = 0; i < N / 2; i++) {    /* a stair of long flat teeth: every edge overlaps every other from the west */
        v[4 * i] = i % 2 ? 100 : i == 0 || i == N / 2 - 1 ? 0 : 1;
        v[4 * i + 1] = i;
        v[4 * i + 2] = i % 2 ? 1 : 100;
        v[4 * i + 3] = i + 0.5;
    }
    (void)crosses(v, N);
    free(v);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_points), cmocka_unit_test(there_and_back), cmocka_unit_test(untouched_abroad), cmocka_unit_test(places),
        cmocka_unit_test(areas), cmocka_unit_test(holds), cmocka_unit_test(middle_within), cmocka_unit_test(crossing),
        cmocka_unit_test(crossing_by_chance), cmocka_unit_test(tidied), cmocka_unit_test(simplified), cmocka_unit_test(printed),
        cmocka_unit_test(large),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
