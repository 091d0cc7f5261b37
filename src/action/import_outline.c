/* Outlines of estates brought in (noun `boundaries`): a row is a feature of a GeoJSON
** file, or a row of a table with such a column. Estates are never made by it: a row
** means one that is on record, by number, name, another name, or because its point
** lies within. */
#include "action/import_part.h"

#include <math.h>
#include <string.h>
#include "paper/geojson.h"

enum { ROOM = 20000, CORNER = 26, ELSEWHERE = 3000, FAR = 100000, CITY_LEAST = 5 };

/* ---- the cell ---- */

static struct bad *refuse(struct reading *r, const struct import_row *row, struct refusal *no, const char *key) {
    struct bad *b = refusal_add(no, row->line, key);
    int f = reading_field(r, S("boundary"));
    b->at = f >= 0 ? r->match.at[f] : -1;
    b->column = b->at >= 0 ? r->heading[b->at] : STR_NULL;
    return b;
}

static int corners(const struct geo_shape *s) {
    int n = 0;
    for (int i = 0; i < s->n; i++)
        for (int k = 0; k < s->part[i].n; k++) n += s->part[i].ring[k].n + 2;
    return n;
}

/* As finely as the record has room for: what was given where it fits. False: not even coarsely. */
static bool fitted(struct reading *r, struct geo_shape *s) {
    bool whole = corners(s) * CORNER < ROOM - 64;
    for (double metres = 0.3; corners(s) * CORNER >= ROOM - 64; metres *= 2) {
        if (metres > 50) return false;
        *s = geo_shape_simplify(r->c->mem, s, metres);
    }
    if (!whole) reading_note(r, "note.simplified", S("boundary"), STR_NULL);
    return true;
}

/* Metres from the middle of the city's estates: what lies far from all of them is another city's, or in another datum. */
static double from_city(const struct world *w, struct geo_point p) {
    double lat = 0, lng = 0;
    int n = 0;
    for (int i = 0; i < w->nestates; i++) {
        if (geo_place_of(w->estate[i].lat, w->estate[i].lng) != GEO_INSIDE) continue;
        lat += w->estate[i].lat;
        lng += w->estate[i].lng;
        n++;
    }
    return n < CITY_LEAST ? 0 : geo_distance(lat / n, lng / n, p.lat, p.lng);
}

static struct str km(struct arena *a, double metres) {
    return arena_printf(a, "%.1f", metres / 1000);
}

static bool read_shape(struct reading *r, struct import_row *row, int64_t datum, struct buf *text, struct refusal *no) {
    struct arena *a = r->c->mem;
    struct estate *e = &row->rec.estate;
    struct geo_shape s;
    struct geojson_why why;
    bool ok = geojson_outline(a, e->boundary, datum, &s, &why);
    struct geo_point middle = ok ? geo_shape_middle(&s) : (struct geo_point){ NAN, NAN };
    double away = ok ? from_city(r->c->world, middle) : 0;
    if (ok && away > FAR) why = (struct geojson_why){ "geo.far", why.feature, { km(a, away), STR_NULL } };
    else if (ok && !fitted(r, &s)) why.key = "geo.large";
    if (why.key) {
        const struct str arg[3] = { why.feature, STR_NULL, STR_NULL };
        struct bad *b = refuse(r, row, no, why.key);
        b->value = why.feature.n ? word_fill(a, r->c->language, "geo.feature", arg) : e->boundary;
        b->arg[0] = why.arg[0];
        b->arg[1] = why.arg[1];
        return false;
    }
    geo_shape_print(text, &s);
    e->lat = middle.lat;
    e->lng = middle.lng;
    return true;
}

bool outline_read(struct reading *r, struct import_row *row, struct refusal *no) {
    struct arena *a = r->c->mem;
    struct estate *e = &row->rec.estate;
    if (strcmp(r->noun->noun, "boundaries")) return true;
    if (!e->boundary.n) return refuse(r, row, no, "geo.none"), false;
    int64_t datum = e->datum != NONE ? e->datum : r->opt.datum;
    struct buf text = { arena_alloc(a, ROOM + 64), 0, ROOM + 64, false };        /* never full: fitted() sees to it */
    struct arena_mark m = arena_mark(a);
    if (!read_shape(r, row, datum, &text, no)) return false;
    arena_rewind(a, m);                  /* the corners; the text is before them */
    e->boundary = buf_view(&text);
    return true;
}

/* ---- whose it is ---- */

static bool holds(struct reading *r, const struct geo_shape *s, const struct estate *e) {
    return e->closed_at == NONE && geo_place_of(e->lat, e->lng) == GEO_INSIDE
        && geo_shape_holds(s, (struct geo_point){ e->lat, e->lng }) && scope_covers(r->c, &r->scope, e->town, e->community, e->h.id);
}

int outline_find(struct reading *r, const struct import_row *row, int64_t *id) {
    const struct world *w = r->c->world;
    struct arena_mark m = arena_mark(r->c->mem);
    struct geo_shape s;
    int n = 0;
    bool read = geo_shape_scan(r->c->mem, row->rec.estate.boundary, &s);
    for (int i = 0; read && i < w->nestates; i++) {
        if (!holds(r, &s, &w->estate[i])) continue;
        if (n++ == 0) *id = w->estate[i].h.id;
    }
    arena_rewind(r->c->mem, m);
    return n;
}

bool outline_ok(struct reading *r, const struct import_row *row, int found, const struct estate *was, struct refusal *no) {
    const struct estate *e = &row->rec.estate;
    struct arena *a = r->c->mem;
    if (found == FOUND_NONE) {
        struct bad *b = refuse(r, row, no, e->name.n || e->source_no.n ? "row.nobody" : "row.nobody_within");
        b->value = b->arg[0] = e->name.n ? e->name : e->source_no;
        return false;
    }
    double far = geo_place_of(was->lat, was->lng) == GEO_INSIDE ? geo_distance(was->lat, was->lng, e->lat, e->lng) : 0;
    if (far <= ELSEWHERE) return true;
    struct bad *b = refuse(r, row, no, "geo.elsewhere");
    b->value = b->arg[0] = was->name;
    b->arg[1] = km(a, far);
    return false;
}

bool outline_merge(const struct import_row *row, struct estate *after) {
    const struct estate *e = &row->rec.estate;
    bool changed = !str_eq(after->boundary, e->boundary);
    after->boundary = e->boundary;
    if (!isnan(after->lat) && !isnan(after->lng)) return changed;
    after->lat = e->lat;
    after->lng = e->lng;
    return true;
}
