/* GeoJSON (RFC 7946) for the import of outlines. A file becomes the CSV that
** imports read, a feature a row: its properties are columns under their own names,
** the last column `boundary` holds the feature's number and its geometry. A cell of
** that column, wherever it came from, is read by geojson_outline. */
#ifndef ANJU_PAPER_GEOJSON_H
#define ANJU_PAPER_GEOJSON_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/geo.h"

enum {
    GEOJSON_VERTICES = 20000,    /* corners of one outline                            */
    GEOJSON_CELL = (1 << 20) - 64, /* bytes of one geometry, blanks left out; a cell holds it with its number */
    GEOJSON_COLUMNS = 60,        /* properties that become columns, the first there are */
    GEOJSON_DEPTH = 64
};

struct geojson_made { int64_t features; int columns; };

/* Does the text look like GeoJSON: an object that says a type of it? */
bool geojson_is(struct str text);
/* FeatureCollection, Feature or bare geometry as CSV: headings, then a row a feature,
** in memory that does not grow with the file. A feature without an outline, or too
** large, has a mark for why in its cell, which geojson_outline tells. E_SYNTAX
** "geo.json" (f->row: the line), "geo.kind" (arg: the type), "geo.empty"; E_INVALID
** "geo.crs" (arg: what it names) for coordinates in another system than WGS 84 or
** CGCS2000 in degrees. */
enum err geojson_csv(struct arena *a, struct str text, struct buf *out, struct geojson_made *made, struct fault *f);

/* Why an outline is refused: a key, what fills its sentence, and of which feature
** it speaks ("" where the cell has no number). */
struct geojson_why { const char *key; struct str feature, arg[2]; };

/* A cell: "3 {geometry}" or a geometry alone, a feature, or WKT (POLYGON …), in the
** datum of its maker (base/geo.h; anything else: WGS 84). *ret is in WGS 84, closed
** by itself, outlines counter-clockwise, without corners said twice. False with *why:
** not JSON, no polygon, not closed, fewer than three corners, no number, beyond any
** degree, swapped, metres of a projection, outside China, across the antimeridian,
** crossing itself, a hole outside its outline, outlines over each other, too many
** corners. Heights are left out. */
bool geojson_outline(struct arena *a, struct str cell, int64_t datum, struct geo_shape *ret, struct geojson_why *why);

#endif
