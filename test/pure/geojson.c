/* GeoJSON as a table, and outlines: every way of being wrong told apart; a real outline where it is at hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "paper/csv.h"
#include "paper/geojson.h"

#define N_OF(a) ((int)(sizeof(a) / sizeof *(a)))

static struct arena mem;

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

/* ---- a cell ---- */

#define SQUARE "[[120.5,31.8],[120.51,31.8],[120.51,31.81],[120.5,31.81],[120.5,31.8]]"
#define HOLE "[[120.504,31.804],[120.506,31.804],[120.506,31.806],[120.504,31.806],[120.504,31.804]]"
#define OUT "[[120.524,31.804],[120.526,31.804],[120.526,31.806],[120.524,31.806],[120.524,31.804]]"
#define POLYGON(rings) "{\"type\":\"Polygon\",\"coordinates\":[" rings "]}"

/* key 0: it is an outline, of `parts` parts. */
static const struct { const char *cell, *key, *feature, *arg; int parts; } cells[] = {
    { POLYGON(SQUARE), 0, "", 0, 1 }, { "7 " POLYGON(SQUARE), 0, "7", 0, 1 }, { POLYGON(SQUARE "," HOLE), 0, "", 0, 1 },
    { " {\"coordinates\" : [ " SQUARE " ] , \"type\" : \"Polygon\" } ", 0, "", 0, 1 },
    { "{\"type\":\"Feature\",\"properties\":null,\"geometry\":" POLYGON(SQUARE) "}", 0, "", 0, 1 },
    { "{\"type\":\"MultiPolygon\",\"coordinates\":[[" SQUARE "],[" OUT "]]}", 0, "", 0, 2 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[120.5,31.8,3],[120.51,31.8,3.5],[120.51,31.81,4],[120.5,31.8,3]]]}", 0, "", 0, 1 },
    { "POLYGON ((120.5 31.8, 120.51 31.8, 120.51 31.81, 120.5 31.8))", 0, "", 0, 1 },
    { "SRID=4490;MULTIPOLYGON Z (((120.5 31.8 1, 120.51 31.8 1, 120.51 31.81 1, 120.5 31.8 1)))", 0, "", 0, 1 },
    { "", "geo.none", "", 0, 0 }, { "5 !geo.none", "geo.none", "5", 0, 0 }, { "5 !geo.large", "geo.large", "5", 0, 0 },
    { "青禾苑", "geo.cell", "", 0, 0 }, { "{\"type\":", "geo.cell", "", 0, 0 }, { "!rm -rf", "geo.cell", "", 0, 0 },
    { POLYGON(SQUARE) "x", "geo.cell", "", 0, 0 },
    { "{\"type\":\"Point\",\"coordinates\":[120.5,31.8]}", "geo.type", "", "Point", 0 },
    { "{\"coordinates\":[]}", "geo.type", "", "?", 0 }, { "LINESTRING (120 31, 121 32)", "geo.type", "", "LINESTRING", 0 },
    { "{\"type\":\"Polygon\"}", "geo.shape", "", 0, 0 }, { "{\"type\":\"Polygon\",\"coordinates\":[120.5,31.8]}", "geo.shape", "", 0, 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[120.5]]]}", "geo.shape", "", 0, 0 }, { "POLYGON ((120.5 31.8", "geo.shape", "", 0, 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[]]}", "geo.few", "", "0", 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[]}", "geo.shape", "", 0, 0 },
    { POLYGON("[[120.5,31.8],[120.51,31.8],[120.5,31.8]]"), "geo.few", "", "3", 0 },
    { POLYGON("[[120.5,31.8],[120.5,31.8],[120.51,31.8],[120.5,31.8]]"), "geo.few", "", "2", 0 },
    { POLYGON("[[120.5,31.8],[120.51,31.8],[120.51,31.81],[120.5,31.81]]"), "geo.open", "", 0, 0 },
    { POLYGON("[[NaN,31.8],[120.51,31.8],[120.51,31.81],[120.5,31.8]]"), "geo.number", "", "NaN", 0 },
    { POLYGON("[[1e999,31.8],[120.51,31.8],[120.51,31.81],[1e999,31.8]]"), "geo.number", "", "1e999", 0 },
    { POLYGON("[[null,31.8],[120.51,31.8],[120.51,31.81],[120.5,31.8]]"), "geo.number", "", "null", 0 },
    { POLYGON("[[31.8,120.5],[31.81,120.5],[31.81,120.51],[31.8,120.5]]"), "geo.swapped", "", "31.8, 120.5", 0 },
    { POLYGON("[[2.3,48.8],[2.4,48.8],[2.4,48.9],[2.3,48.8]]"), "geo.abroad", "", "2.3, 48.8", 0 },
    { POLYGON("[[500000,3500000],[500100,3500000],[500100,3500100],[500000,3500000]]"), "geo.metres", "", "500000, 3500000", 0 },
    { POLYGON("[[200,95],[201,95],[201,96],[200,95]]"), "geo.nowhere", "", 0, 0 },
    { POLYGON("[[179.9,50],[-179.9,50],[-179.9,51],[179.9,50]]"), "geo.antimeridian", "", 0, 0 },
    { POLYGON("[[120.5,31.8],[120.51,31.81],[120.51,31.8],[120.5,31.81],[120.5,31.8]]"), "geo.crosses", "", "1", 0 },
    { POLYGON("[[120.5,31.8],[120.51,31.8],[120.52,31.8],[120.5,31.8]]"), "geo.crosses", "", 0, 0 },
    { POLYGON("[[120.5,31.8],[120.500001,31.8],[120.500001,31.800001],[120.5,31.8]]"), "geo.thin", "", 0, 0 },
    { POLYGON(SQUARE "," OUT), "geo.hole", "", "1", 0 },
    { POLYGON(SQUARE ",[[120.505,31.805],[120.515,31.805],[120.515,31.806],[120.505,31.805]]"), "geo.hole", "", "1", 0 },
    { "{\"type\":\"MultiPolygon\",\"coordinates\":[[" SQUARE "],[" HOLE "]]}", "geo.parts", "", "1", 0 },
    { "{\"type\":\"MultiPolygon\",\"coordinates\":[[" SQUARE "],[[[120.505,31.805],[120.52,31.805],[120.52,31.806],[120.505,31.805]]]]}", "geo.parts", "", "1", 0 },
};

static void every_cell(void **state) {
    (void)state;
    for (int i = 0; i < N_OF(cells); i++) {
        struct geo_shape s;
        struct geojson_why why;
        bool ok = geojson_outline(&mem, str_of(cells[i].cell), GEO_WGS84, &s, &why);
        if (ok != !cells[i].key || (!ok && strcmp(why.key, cells[i].key)))
            fail_msg("%s: %s, not %s", cells[i].cell, ok ? "an outline" : why.key, cells[i].key ? cells[i].key : "an outline");
        assert_true(str_is(why.feature, cells[i].feature));
        if (cells[i].arg && !str_is(why.arg[0], cells[i].arg)) fail_msg("%s: " PRIstr, cells[i].cell, STRARG(why.arg[0]));
        if (ok) assert_int_equal(s.n, cells[i].parts);
    }
}

/* Its direction is put right; a hole runs against its outline. */
static void winding(void **state) {
    (void)state;
    struct geo_shape s;
    struct geojson_why why;
    assert_true(geojson_outline(&mem, S(POLYGON("[[120.5,31.8],[120.5,31.81],[120.51,31.81],[120.51,31.8],[120.5,31.8]]" "," HOLE)), GEO_WGS84, &s, &why));
    assert_true(geo_ring_area(&s.part[0].ring[0]) > 0);
    assert_true(geo_ring_area(&s.part[0].ring[1]) < 0);
    assert_int_equal(s.part[0].ring[0].n, 4);
}

static void datum(void **state) {
    (void)state;
    struct geo_shape a, b;
    struct geojson_why why;
    assert_true(geojson_outline(&mem, S(POLYGON(SQUARE)), GEO_WGS84, &a, &why));
    assert_true(geojson_outline(&mem, S(POLYGON(SQUARE)), GEO_GCJ02, &b, &why));
    struct geo_point p = a.part[0].ring[0].p[0], q = geo_from_wgs84(GEO_GCJ02, b.part[0].ring[0].p[0]);
    assert_true(geo_distance(p.lat, p.lng, q.lat, q.lng) < 0.01);
    assert_true(geo_distance(p.lat, p.lng, b.part[0].ring[0].p[0].lat, b.part[0].ring[0].p[0].lng) > 100);
}

static void too_many(void **state) {
    (void)state;
    struct buf b = { 0 };
    struct geo_shape s;
    struct geojson_why why;
    buf_z(&b, "{\"type\":\"Polygon\",\"coordinates\":[[");
    for (int i = 0; i <= GEOJSON_VERTICES + 1; i++) buf_printf(&b, "%s[120.%05d,31.8]", i ? "," : "", i);
    buf_z(&b, "]]}");
    assert_false(geojson_outline(&mem, buf_view(&b), GEO_WGS84, &s, &why));
    assert_true(str_is(str_of(why.key), "geo.vertices"));
    buf_free(&b);
}

/* ---- a file ---- */

static const struct { const char *text; enum err e; const char *key, *arg; int64_t row, features; } files[] = {
    { "{\"type\":\"FeatureCollection\",\"features\":[]}", E_SYNTAX, "geo.empty", 0, 0, 0 },
    { "{\"type\":\"FeatureCollection\"}", E_SYNTAX, "geo.empty", 0, 0, 0 },
    { "{\"type\":\"Topology\",\"objects\":{}}", E_SYNTAX, "geo.kind", "Topology", 0, 0 },
    { "{\"name\":\"x\"}", E_SYNTAX, "geo.kind", "", 0, 0 },
    { "[1,2]", E_SYNTAX, "geo.json", 0, 1, 0 }, { "{\"type\":\n\"FeatureCollection\",\n\"features\":[{]}", E_SYNTAX, "geo.json", 0, 3, 0 },
    { "{\"type\":\"FeatureCollection\",\"features\":[{},]}", E_SYNTAX, "geo.json", 0, 1, 0 },
    { "{\"type\":\"FeatureCollection\",\"features\":[{}],}", E_SYNTAX, "geo.json", 0, 1, 0 },
    { "{\"type\":\"FeatureCollection\",\"features\":[{}]} more", E_SYNTAX, "geo.json", 0, 1, 0 },
    { "{\"type\":\"FeatureCollection\",\"features\":[7]}", E_SYNTAX, "geo.json", 0, 1, 0 },
    { "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4527\"}},\"features\":[{}]}",
      E_INVALID, "geo.crs", "urn:ogc:def:crs:EPSG::4527", 0, 0 },
    { "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"link\"},\"features\":[{}]}", E_INVALID, "geo.crs", "{\"type\":\"link\"}", 0, 0 },
    { "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4490\"}},\"features\":[{}]}", OK, 0, 0, 0, 1 },
    { "{\"type\":\"FeatureCollection\",\"crs\":null,\"features\":[{},{\"properties\":{\"a\":1}}]}", OK, 0, 0, 0, 2 },
    { "\xef\xbb\xbf" POLYGON(SQUARE), OK, 0, 0, 0, 1 },
};

static void every_file(void **state) {
    (void)state;
    for (int i = 0; i < N_OF(files); i++) {
        struct buf out = { 0 };
        struct geojson_made made;
        struct fault f = { 0 };
        enum err e = geojson_csv(&mem, str_of(files[i].text), &out, &made, &f);
        if (e != files[i].e || (e && strcmp(f.key, files[i].key))) fail_msg("%s: %d %s", files[i].text, e, f.key ? f.key : "read");
        if (files[i].arg) assert_true(str_is(f.arg[0], files[i].arg));
        assert_int_equal(f.row, files[i].row);
        if (!e) assert_int_equal(made.features, files[i].features);
        buf_free(&out);
    }
}

static struct str made_of(const char *text) {
    struct buf out = { 0 };
    struct geojson_made made;
    struct fault f = { 0 };
    assert_int_equal(geojson_csv(&mem, str_of(text), &out, &made, &f), OK);
    struct str s = arena_copy(&mem, buf_view(&out));
    buf_free(&out);
    return s;
}

static void table(void **state) {
    (void)state;
    struct str s = made_of("{\"type\":\"FeatureCollection\",\"features\":["
        "{\"type\":\"Feature\",\"id\":5,\"properties\":{\"小区名称\":\"青禾苑\\n一期\",\"n\":1.5,\"deep\":{\"x\":1},\"yes\":true},\"geometry\":" POLYGON(SQUARE) "},"
        "{\"type\":\"Feature\",\"properties\":{\"no\":\"a,b\"},\"geometry\":null},"
        "{\"type\":\"Feature\",\"properties\":null,\"geometry\":{\"type\":\"Point\",\n \"coordinates\":[120.5, 31.8]}}]}");
    assert_true(str_is(s, "id,小区名称,n,yes,no,boundary\r\n"
        "5,\"青禾苑\n一期\",1.5,1,,\"1 {\"\"type\"\":\"\"Polygon\"\",\"\"coordinates\"\":[[[120.5,31.8],[120.51,31.8],[120.51,31.81],[120.5,31.81],[120.5,31.8]]]}\"\r\n"
        ",,,,\"a,b\",2 !geo.none\r\n"
        ",,,,,\"3 {\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[120.5,31.8]}\"\r\n"));
}

/* A feature of ten megabytes is a row that says so; memory does not grow with the file. */
static void large(void **state) {
    (void)state;
    struct buf b = { 0 }, out = { 0 };
    struct geojson_made made;
    struct fault f = { 0 };
    buf_z(&b, "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"大\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[");
    while (b.n < 10 << 20) buf_z(&b, "[120.5,31.8],");
    buf_z(&b, "[120.5,31.8]]]}}");
    for (int i = 0; i < 40000; i++) buf_printf(&b, ",{\"type\":\"Feature\",\"properties\":{\"name\":\"n%d\"},\"geometry\":" POLYGON(SQUARE) "}", i);
    buf_z(&b, "]}");
    size_t used = mem.used;
    assert_int_equal(geojson_csv(&mem, buf_view(&b), &out, &made, &f), OK);
    assert_int_equal(made.features, 40001);
    assert_true(mem.used - used < 4 << 20);
    assert_true(str_starts(buf_view(&out), S("name,boundary\r\n大,1 !geo.large\r\nn0,\"2 {")));
    buf_free(&b);
    buf_free(&out);
}

static void looks(void **state) {
    (void)state;
    assert_true(geojson_is(S("\xef\xbb\xbf {\"features\":[],\"type\":\"FeatureCollection\"}")));
    assert_true(geojson_is(S(POLYGON(SQUARE))));
    assert_false(geojson_is(S("{\"name\":1}")));
    assert_false(geojson_is(S("name,lat,lng\nPolygon,1,2")));
    assert_false(geojson_is(S("")));
}

/* ---- a real one ---- */

static struct str read_file(const char *name) {
    struct buf b = { 0 };
    struct fault f = { 0 };
    char path[512];
    const char *shared = getenv("ANJU_SHARED");
    (void)snprintf(path, sizeof path, "%s/data/geo/%s", shared ? shared : "../shared", name);
    if (file_read(path, 64 << 20, &b, &f)) return STR_NULL;
    struct str s = arena_copy(&mem, buf_view(&b));
    buf_free(&b);
    return s;
}

static void near_area(double square_metres) {
    assert_true(square_metres > 960e6 && square_metres < 1020e6);
}

/* The outline of a county-level city in GCJ-02: some 990 km2, and the bus stops of its lines within. */
static void real_outline(void **state) {
    (void)state;
    struct str text = read_file("zhangjiagang-outline.geojson"), stops = read_file("zhangjiagang_bus_stops_2016.csv");
    struct geo_shape s;
    struct geojson_why why;
    struct csv c, d;
    struct csv_row r;
    struct fault f = { 0 };
    bool more;
    int in = 0, n = 0;
    if (!text.n || !stops.n) {
        print_message("skipped: no real outline at hand\n");
        skip();
    }
    csv_open_rows(&c, &mem, made_of(text.s));
    assert_int_equal(csv_next(&c, &r, &more, &f), OK);
    assert_int_equal(csv_next(&c, &r, &more, &f), OK);
    assert_true(geojson_outline(&mem, csv_cell(&r, r.n - 1), GEO_GCJ02, &s, &why));
    near_area(geo_shape_area(&s));
    csv_open(&d, &mem, stops);
    assert_int_equal(csv_next(&d, &r, &more, &f), OK);
    while (csv_next(&d, &r, &more, &f) == OK && more) {
        double lng, lat;
        if (!str_real(csv_cell(&r, 3), &lng) || !str_real(csv_cell(&r, 4), &lat)) continue;
        n++;
        in += geo_shape_holds(&s, (struct geo_point){ lat, lng });
    }
    print_message("%d of %d stops within, %.1f km2\n", in, n, geo_shape_area(&s) / 1e6);
    assert_true(n > 200 && in * 100 > n * 95);
    struct geo_shape less = geo_shape_simplify(&mem, &s, 200);
    near_area(geo_shape_area(&less));
    assert_true(less.part[0].ring[0].n < s.part[0].ring[0].n / 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cell), cmocka_unit_test(winding), cmocka_unit_test(datum), cmocka_unit_test(too_many),
        cmocka_unit_test(every_file), cmocka_unit_test(table), cmocka_unit_test(large), cmocka_unit_test(looks),
        cmocka_unit_test(real_outline),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
