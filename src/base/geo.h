/* Points and outlines on the earth. Everything inside the program is WGS 84 in
** degrees (CGCS2000 is the same to a few centimetres); the datums that Chinese
** maps use are converted at the edge (docs/decisions/025). Pure. */
#ifndef ANJU_BASE_GEO_H
#define ANJU_BASE_GEO_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/* Metres between two points along the surface of a sphere (haversine: true to half
** a percent, and stable where the points are close). NaN where a coordinate is. */
double geo_distance(double lat, double lng, double to_lat, double to_lng);

struct geo_point { double lat, lng; };

/* ---- datums ---- */

/* In the order of the model's codes, from 1. GCJ-02: the shifted coordinates of
** 高德, 腾讯 and DataV; BD-09: those of 百度. */
enum geo_datum { GEO_WGS84 = 1, GEO_CGCS2000, GEO_GCJ02, GEO_BD09, GEO_DATUMS = GEO_BD09 };

/* The same place in WGS 84, and the way back. GCJ-02 shifts only within 72.004 …
** 137.8347 E, 0.8293 … 55.8271 N; points outside stay as they are. The way from
** WGS 84 is the closed formula, the way to it its inverse by iteration: there and
** back is true to a millimetre. Any other number as datum changes nothing. */
struct geo_point geo_to_wgs84(int64_t datum, struct geo_point p);
struct geo_point geo_from_wgs84(int64_t datum, struct geo_point p);

/* What a position is, read as latitude and longitude: within China (73 … 135 E,
** 3 … 54 N); within it only when the two change places; in neither way; no
** position (not finite, or beyond the poles and 180 degrees); degrees too large
** to be any: metres of a projection. */
enum geo_place { GEO_INSIDE, GEO_SWAPPED, GEO_ABROAD, GEO_NOWHERE, GEO_METRES };
enum geo_place geo_place_of(double lat, double lng);

/* ---- outlines ---- */

struct geo_ring { struct geo_point *p; int n; };     /* n corners; the first is not said again at the end */
struct geo_part { struct geo_ring *ring; int n; };   /* a polygon: its outline, then its holes            */
struct geo_shape { struct geo_part *part; int n; };  /* one polygon or several                            */

/* Square metres of a ring on the ellipsoid around its middle, true to a ten
** thousandth for what is smaller than a city; positive when it runs
** counter-clockwise. */
double geo_ring_area(const struct geo_ring *r);
double geo_shape_area(const struct geo_shape *s);    /* outlines less holes, never negative */
/* The middle of mass of the largest part; where that lies outside it (a horseshoe)
** a point inside. */
struct geo_point geo_shape_middle(const struct geo_shape *s);
/* Is the point within (a border counts), not in a hole? */
bool geo_shape_holds(const struct geo_shape *s, struct geo_point p);
/* Metres to the nearest border, 0 within. */
double geo_shape_distance(const struct geo_shape *s, struct geo_point p);

/* Do two edges of the ring cross, touch at more than a shared corner, or lie on
** each other? *a and *b: the corners (from 0) at which the two begin. */
bool geo_ring_crosses(struct arena *m, const struct geo_ring *r, int *a, int *b);
/* Does an edge of one ring cross one of another (touching is not crossing)? *a and *b: which rings. */
bool geo_rings_cross(struct arena *m, const struct geo_ring *r, int n, int *a, int *b);
/* Is the point within the ring: 1, outside: 0, on its border: -1. */
int geo_ring_holds(const struct geo_ring *r, struct geo_point p);
/* Outlines counter-clockwise, holes clockwise (RFC 7946), corners said twice in a row once. */
void geo_shape_tidy(struct geo_shape *s);
/* The shape with corners left out that lie within `metres` of the line between
** their neighbours (Douglas and Peucker); no ring falls below four corners or
** begins to cross itself (it keeps all of them then). In `m`. */
struct geo_shape geo_shape_simplify(struct arena *m, const struct geo_shape *s, double metres);

/* A shape as GeoJSON geometry of at most seven places (a centimetre): Polygon for
** one part, MultiPolygon for several. */
void geo_shape_print(struct buf *b, const struct geo_shape *s);
/* What geo_shape_print wrote, read back. False: it is something else. */
bool geo_shape_scan(struct arena *m, struct str text, struct geo_shape *ret);

#endif
