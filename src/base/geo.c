#include "base/geo.h"

#include <math.h>

static const double earth = 6371008.8;           /* mean radius in metres (IUGG) */
#define PI 3.14159265358979323846

double geo_distance(double lat, double lng, double to_lat, double to_lng) {
    const double rad = PI / 180;
    double a = sin((to_lat - lat) * rad / 2), b = sin((to_lng - lng) * rad / 2);
    double h = a * a + cos(lat * rad) * cos(to_lat * rad) * b * b;
    return 2 * earth * asin(sqrt(h > 1 ? 1 : h));
}

/* ---- datums ---- */

/* The waves of GCJ-02, for degrees east of 105 and north of 35. */
static double wave(double v, double a, double b) {
    return (20 * sin(v * PI) + 40 * sin(v * PI / 3)) * 2 / 3 + (a * sin(v * PI / 12) + b * sin(v * PI / 30)) * 2 / 3;
}

static double ripple(double x) {
    return (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2 / 3;
}

static double shift_north(double x, double y) {
    double v = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(fabs(x));
    return v + ripple(x) + wave(y, 160, 320);
}

static double shift_east(double x, double y) {
    double v = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(fabs(x));
    return v + ripple(x) + wave(x, 150, 300);
}

static bool is_shifted(struct geo_point p) {
    return p.lng >= 72.004 && p.lng <= 137.8347 && p.lat >= 0.8293 && p.lat <= 55.8271;
}

static struct geo_point to_gcj(struct geo_point p) {
    const double a = 6378245, e2 = 0.00669342162296594323;       /* Krassowsky 1940 */
    if (!is_shifted(p)) return p;
    double x = p.lng - 105, y = p.lat - 35, rad = p.lat / 180 * PI;
    double m = 1 - e2 * sin(rad) * sin(rad), root = sqrt(m);
    double north = shift_north(x, y) * 180 / (a * (1 - e2) / (m * root) * PI);
    double east = shift_east(x, y) * 180 / (a / root * cos(rad) * PI);
    return (struct geo_point){ p.lat + north, p.lng + east };
}

static struct geo_point gcj_to_bd(struct geo_point p) {
    const double k = PI * 3000 / 180;
    double z = sqrt(p.lng * p.lng + p.lat * p.lat) + 0.00002 * sin(p.lat * k);
    double t = atan2(p.lat, p.lng) + 0.000003 * cos(p.lng * k);
    return (struct geo_point){ z * sin(t) + 0.006, z * cos(t) + 0.0065 };
}

/* The point that `forth` takes to `to`: both shift a few hundred metres and change
** slowly, so going back by what was missed closes in by a thousand each time. */
static struct geo_point back(struct geo_point (*forth)(struct geo_point), struct geo_point to) {
    struct geo_point p = to;
    for (int i = 0; i < 12; i++) {
        struct geo_point q = forth(p);
        double lat = q.lat - to.lat, lng = q.lng - to.lng;
        p.lat -= lat;
        p.lng -= lng;
        if (fabs(lat) < 1e-10 && fabs(lng) < 1e-10) break;
    }
    return p;
}

struct geo_point geo_to_wgs84(int64_t datum, struct geo_point p) {
    if ((datum != GEO_GCJ02 && datum != GEO_BD09) || !is_shifted(p)) return p;
    if (datum == GEO_BD09) p = back(gcj_to_bd, p);
    return back(to_gcj, p);
}

struct geo_point geo_from_wgs84(int64_t datum, struct geo_point p) {
    if ((datum != GEO_GCJ02 && datum != GEO_BD09) || !is_shifted(p)) return p;
    p = to_gcj(p);
    return datum == GEO_BD09 ? gcj_to_bd(p) : p;
}

static bool in_china(double lat, double lng) {
    return lat >= 3 && lat <= 54 && lng >= 73 && lng <= 135;
}

enum geo_place geo_place_of(double lat, double lng) {
    if (!isfinite(lat) || !isfinite(lng)) return GEO_NOWHERE;
    if (in_china(lat, lng)) return GEO_INSIDE;
    if (in_china(lng, lat)) return GEO_SWAPPED;
    if (fabs(lat) > 1000 || fabs(lng) > 1000) return GEO_METRES;
    return fabs(lat) > 90 || fabs(lng) > 180 ? GEO_NOWHERE : GEO_ABROAD;
}
