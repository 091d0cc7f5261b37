/* Outlines as a stranger sends them: the file made rows, each cell read in every datum; what is an outline is one by
** every measure, and reads back from its own text. */
#include <math.h>
#include <stdlib.h>
#include "paper/csv.h"
#include "paper/geojson.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void judge(struct arena *a, const struct geo_shape *s) {
    struct geo_shape again;
    struct buf b = { 0 };
    int x, y;
    double area = geo_shape_area(s);
    struct geo_point m = geo_shape_middle(s);
    if (s->n < 1 || !isfinite(area) || !isfinite(m.lat) || !isfinite(m.lng)) abort();
    for (int i = 0; i < s->n; i++)
        for (int k = 0; k < s->part[i].n; k++) {
            const struct geo_ring *r = &s->part[i].ring[k];
            if (r->n < 3 || geo_ring_crosses(a, r, &x, &y) || (geo_ring_area(r) < 0) == (k == 0)) abort();
        }
    geo_shape_print(&b, s);
    if (!geo_shape_scan(a, buf_view(&b), &again) || again.n != s->n) abort();
    buf_free(&b);
    struct geo_shape less = geo_shape_simplify(a, s, 5);
    if (!isfinite(geo_shape_area(&less)) || !isfinite(geo_shape_distance(&less, m))) abort();
}

static void cell(struct arena *a, struct str text) {
    for (int64_t datum = GEO_WGS84; datum <= GEO_BD09; datum++) {
        struct geo_shape s;
        struct geojson_why why;
        if (geojson_outline(a, text, datum, &s, &why)) judge(a, &s);
        else if (!why.key) abort();
    }
}

static void rows(struct arena *a, struct str text) {
    struct csv *c = ARENA_NEW(a, struct csv);
    struct csv_row r;
    struct fault f = { 0 };
    bool more = true;
    csv_open_rows(c, a, text);
    while (csv_next(c, &r, &more, &f) == OK && more)
        if (r.line > 1) cell(a, csv_cell(&r, r.n - 1));
    if (f.err) abort();                           /* what is written is read */
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct arena a;
    struct buf out = { 0 };
    struct geojson_made made;
    struct fault f = { 0 };
    struct str text = { (const char *)data, size };
    arena_init(&a, 0);
    (void)geojson_is(text);
    if (geojson_csv(&a, text, &out, &made, &f) == OK) rows(&a, buf_view(&out));
    else if (!f.key) abort();
    cell(&a, text);
    buf_free(&out);
    arena_free(&a);
    return 0;
}
