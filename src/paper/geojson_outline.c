/* One outline, from a cell: GeoJSON geometry or WKT, read number by number, every
** way of being wrong told apart. */
#include "paper/geojson.h"

#include <math.h>
#include "paper/geojson_part.h"

/* ---- numbers and brackets of both notations ---- */

struct reader {
    struct arena *a;
    const char *at, *end;
    bool wkt;
    int vertices;
    struct geojson_why *why;
};

static bool wrong(struct reader *x, const char *key, struct str arg0, struct str arg1) {
    if (x->why->key) return false;
    x->why->key = key;
    x->why->arg[0] = arg0;
    x->why->arg[1] = arg1;
    return false;
}

static bool wrong_at(struct reader *x, const char *key, int corner) {
    return wrong(x, key, arena_printf(x->a, "%d", corner), STR_NULL);
}

static void blank(struct reader *x) {
    while (x->at < x->end && (*x->at == ' ' || *x->at == '\n' || *x->at == '\r' || *x->at == '\t')) x->at++;
}

static bool eat(struct reader *x, char c) {
    blank(x);
    if (x->at == x->end || *x->at != c) return false;
    x->at++;
    return true;
}

static bool opens(struct reader *x) { return eat(x, x->wkt ? '(' : '['); }
static bool closes(struct reader *x) { return eat(x, x->wkt ? ')' : ']'); }

static bool number(struct reader *x, double *ret) {
    blank(x);
    const char *from = x->at;
    while (x->at < x->end && !(*x->at == ',' || *x->at == ']' || *x->at == ')' || *x->at == ' ' || *x->at == '\n' || *x->at == '\r' || *x->at == '\t'))
        x->at++;
    struct str text = { from, (size_t)(x->at - from) };
    return str_real(text, ret) ? true : wrong(x, "geo.number", str_sub(text, 0, 40), STR_NULL);
}

/* A position; what follows longitude and latitude (a height) is read and left out. */
static bool position(struct reader *x, struct geo_point *ret) {
    double rest;
    if (!x->wkt && !opens(x)) return wrong(x, "geo.shape", STR_NULL, STR_NULL);
    if (!number(x, &ret->lng) || (!x->wkt && !eat(x, ','))) return wrong(x, "geo.shape", STR_NULL, STR_NULL);
    if (!number(x, &ret->lat)) return false;
    for (int i = 0; i < 2; i++) {
        blank(x);
        bool more = x->wkt ? x->at < x->end && *x->at != ',' && *x->at != ')' : eat(x, ',');
        if (more && !number(x, &rest)) return false;
    }
    return x->wkt || closes(x) ? true : wrong(x, "geo.shape", STR_NULL, STR_NULL);
}

static bool ring(struct reader *x, struct geo_ring *ret) {
    int cap = 0;
    *ret = (struct geo_ring){ 0, 0 };
    if (!opens(x)) return wrong(x, "geo.shape", STR_NULL, STR_NULL);
    do {
        struct geo_point p;
        if (ret->n == 0 && closes(x)) return wrong(x, "geo.few", S("0"), STR_NULL);
        if (!position(x, &p)) return false;
        ARENA_PUSH(x->a, ret->p, ret->n, cap) = p;
        if (++x->vertices > GEOJSON_VERTICES)
            return wrong(x, "geo.vertices", arena_printf(x->a, "%d", GEOJSON_VERTICES), STR_NULL);
    } while (eat(x, ','));
    return closes(x) ? true : wrong(x, "geo.shape", STR_NULL, STR_NULL);
}

static bool part(struct reader *x, struct geo_part *ret) {
    int cap = 0;
    *ret = (struct geo_part){ 0, 0 };
    if (!opens(x)) return wrong(x, "geo.shape", STR_NULL, STR_NULL);
    do {
        struct geo_ring r;
        if (!ring(x, &r)) return false;
        ARENA_PUSH(x->a, ret->ring, ret->n, cap) = r;
    } while (eat(x, ','));
    return closes(x) ? true : wrong(x, "geo.shape", STR_NULL, STR_NULL);
}

static bool shape(struct reader *x, bool multi, struct geo_shape *ret) {
    int cap = 0;
    *ret = (struct geo_shape){ 0, 0 };
    if (multi && !opens(x)) return wrong(x, "geo.shape", STR_NULL, STR_NULL);
    do {
        struct geo_part t;
        if (!part(x, &t)) return false;
        ARENA_PUSH(x->a, ret->part, ret->n, cap) = t;
    } while (multi && eat(x, ','));
    if (multi && !closes(x)) return wrong(x, "geo.shape", STR_NULL, STR_NULL);
    blank(x);
    return x->at == x->end ? true : wrong(x, "geo.shape", STR_NULL, STR_NULL);
}

/* ---- whether it is one ---- */

/* Closed, with three corners or more; the last position is the first once more and goes. */
static bool ring_closed(struct reader *x, struct geo_ring *r) {
    struct geo_point a = r->p[0], b = r->p[r->n - 1];
    if (r->n < 4) return wrong_at(x, "geo.few", r->n);
    if (a.lat != b.lat || a.lng != b.lng) return wrong(x, "geo.open", STR_NULL, STR_NULL);
    r->n--;
    return true;
}

static struct str position_text(struct arena *a, struct geo_point p) {
    return arena_printf(a, "%.7g, %.7g", p.lng, p.lat);
}

/* Where its positions are: all within China. */
static bool ring_place(struct reader *x, const struct geo_ring *r) {
    static const char *const key[] = { [GEO_SWAPPED] = "geo.swapped", [GEO_ABROAD] = "geo.abroad", [GEO_NOWHERE] = "geo.nowhere",
                                       [GEO_METRES] = "geo.metres" };
    double west = INFINITY, east = -INFINITY;
    for (int i = 0; i < r->n; i++) west = fmin(west, r->p[i].lng), east = fmax(east, r->p[i].lng);
    if (east - west > 180 && east <= 180 && west >= -180) return wrong(x, "geo.antimeridian", STR_NULL, STR_NULL);
    for (int i = 0; i < r->n; i++) {
        enum geo_place p = geo_place_of(r->p[i].lat, r->p[i].lng);
        if (p != GEO_INSIDE) return wrong(x, key[p], position_text(x->a, r->p[i]), arena_printf(x->a, "%d", i + 1));
    }
    return true;
}

static bool ring_good(struct reader *x, const struct geo_ring *r) {
    int a, b;
    if (r->n < 3) return wrong_at(x, "geo.few", r->n);
    if (geo_ring_crosses(x->a, r, &a, &b))
        return wrong(x, "geo.crosses", arena_printf(x->a, "%d", a + 1), arena_printf(x->a, "%d", b + 1));
    return fabs(geo_ring_area(r)) >= 1 ? true : wrong(x, "geo.thin", STR_NULL, STR_NULL);
}

/* Holes lie within their outline, and nothing crosses anything. */
static bool part_good(struct reader *x, const struct geo_part *t) {
    int a, b;
    for (int i = 0; i < t->n; i++)
        if (!ring_good(x, &t->ring[i])) return false;
    if (geo_rings_cross(x->a, t->ring, t->n, &a, &b)) return wrong_at(x, "geo.hole", b);
    for (int i = 1; i < t->n; i++)
        for (int k = 0; k < t->ring[i].n; k++)
            if (geo_ring_holds(&t->ring[0], t->ring[i].p[k]) == 0) return wrong_at(x, "geo.hole", i);
    return true;
}

/* Parts beside each other: none over another. */
static bool parts_good(struct reader *x, const struct geo_shape *s) {
    struct geo_ring *outer = ARENA_ARRAY(x->a, struct geo_ring, s->n + 1);
    int a, b;
    for (int i = 0; i < s->n; i++) {
        if (!part_good(x, &s->part[i])) return false;
        outer[i] = s->part[i].ring[0];
    }
    if (geo_rings_cross(x->a, outer, s->n, &a, &b))
        return wrong(x, "geo.parts", arena_printf(x->a, "%d", a + 1), arena_printf(x->a, "%d", b + 1));
    for (int i = 0; i < s->n && s->n <= 200; i++) {
        struct geo_part one = s->part[i];
        for (int k = 0; k < s->n; k++)
            if (k != i && geo_ring_holds(&outer[i], outer[k].p[0]) == 1 && geo_shape_holds(&(struct geo_shape){ &one, 1 }, outer[k].p[0]))
                return wrong(x, "geo.parts", arena_printf(x->a, "%d", i + 1), arena_printf(x->a, "%d", k + 1));
    }
    return true;
}

static void convert(struct geo_shape *s, int64_t datum) {
    for (int i = 0; i < s->n; i++)
        for (int k = 0; k < s->part[i].n; k++)
            for (int v = 0; v < s->part[i].ring[k].n; v++)
                s->part[i].ring[k].p[v] = geo_to_wgs84(datum, s->part[i].ring[k].p[v]);
}

static bool settle(struct reader *x, struct geo_shape *s, int64_t datum) {
    for (int i = 0; i < s->n; i++)
        for (int k = 0; k < s->part[i].n; k++)
            if (!ring_closed(x, &s->part[i].ring[k]) || !ring_place(x, &s->part[i].ring[k])) return false;
    convert(s, datum);
    geo_shape_tidy(s);
    return parts_good(x, s);
}

/* ---- the cell ---- */

/* The text of the coordinates of a geometry, or of that of a feature. */
static bool coordinates_of(struct reader *x, struct str text, struct str *type, struct str *ret, int depth) {
    struct peek p = peek_at(text);
    struct str key, value, geometry = STR_NULL;
    bool bad = false;
    *type = *ret = STR_NULL;
    if (!peek_eat(&p, '{')) return wrong(x, "geo.cell", STR_NULL, STR_NULL);
    for (bool first = true; peek_member(&p, first, &key, &value, &bad); first = false) {
        if (str_is(key, "type") && value.n > 2) *type = str_sub(value, 1, value.n - 2);
        else if (str_is(key, "coordinates")) *ret = value;
        else if (str_is(key, "geometry")) geometry = value;
    }
    peek_blank(&p);
    if (bad || p.at != p.end) return wrong(x, "geo.cell", STR_NULL, STR_NULL);
    return geometry.n && depth == 0 ? coordinates_of(x, geometry, type, ret, 1) : true;
}

static bool json_shape(struct reader *x, struct str text, struct geo_shape *ret) {
    struct str type, list;
    if (!coordinates_of(x, text, &type, &list, 0)) return false;
    bool multi = str_is(type, "MultiPolygon");
    if (!multi && !str_is(type, "Polygon")) return wrong(x, "geo.type", str_sub(type.n ? type : S("?"), 0, 40), STR_NULL);
    x->at = list.s ? list.s : "";
    x->end = x->at + list.n;
    return shape(x, multi, ret);
}

/* POLYGON ((…)), MULTIPOLYGON Z (((…))), after SRID=4326; too. */
static bool wkt_shape(struct reader *x, struct str text, struct geo_shape *ret) {
    struct str word, rest = text;
    if (text.n > 5 && str_eqi(str_sub(text, 0, 5), S("SRID="))) {
        rest = str_trim(str_cut(text, ';', &word));
        if (!str_is(word, "SRID=4326") && !str_is(word, "SRID=4490")) return wrong(x, "geo.crs", str_sub(word, 0, 40), STR_NULL);
    }
    ptrdiff_t at = str_chr(rest, '(', 0);
    struct str head = str_trim(str_sub(rest, 0, at < 0 ? 0 : (size_t)at)), name;
    (void)str_cut(head, ' ', &name);
    bool multi = str_eqi(name, S("MULTIPOLYGON"));
    if (!multi && !str_eqi(name, S("POLYGON"))) return wrong(x, at < 0 ? "geo.cell" : "geo.type", str_sub(head, 0, 40), STR_NULL);
    x->wkt = true;
    x->at = rest.s + at;
    x->end = rest.s + rest.n;
    return shape(x, multi, ret);
}

static const char *mark_of(struct str text) {
    static const char *const mark[] = { "geo.none", "geo.large" };
    for (size_t i = 0; i < sizeof mark / sizeof *mark; i++)
        if (str_is(text, mark[i])) return mark[i];
    return "geo.cell";
}

bool geojson_outline(struct arena *a, struct str cell, int64_t datum, struct geo_shape *ret, struct geojson_why *why) {
    struct reader x = { .a = a, .why = why };
    size_t n = 0;
    *why = (struct geojson_why){ .feature = S("") };
    *ret = (struct geo_shape){ 0, 0 };
    cell = str_trim(cell);
    while (n < cell.n && n < 12 && cell.s[n] >= '0' && cell.s[n] <= '9') n++;
    if (n && n < cell.n && cell.s[n] == ' ') {
        why->feature = str_sub(cell, 0, n);
        cell = str_trim(str_from(cell, n));
    }
    if (!cell.n) return wrong(&x, "geo.none", STR_NULL, STR_NULL);
    if (cell.s[0] == '!') return wrong(&x, mark_of(str_from(cell, 1)), STR_NULL, STR_NULL);
    bool read = cell.s[0] == '{' ? json_shape(&x, cell, ret) : wkt_shape(&x, cell, ret);
    return read && settle(&x, ret, datum);
}
