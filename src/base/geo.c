#include "base/geo.h"

#include <math.h>

static const double earth = 6371008.8;           /* mean radius in metres (IUGG) */

double geo_distance(double lat, double lng, double to_lat, double to_lng) {
    const double rad = acos(-1.0) / 180;
    double a = sin((to_lat - lat) * rad / 2), b = sin((to_lng - lng) * rad / 2);
    double h = a * a + cos(lat * rad) * cos(to_lat * rad) * b * b;
    return 2 * earth * asin(sqrt(h > 1 ? 1 : h));
}
