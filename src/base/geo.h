/* Points on the earth, WGS 84 degrees. */
#ifndef ANJU_BASE_GEO_H
#define ANJU_BASE_GEO_H

/* Metres between two points along the surface of a sphere (haversine: true to half
** a percent, and stable where the points are close). NaN where a coordinate is. */
double geo_distance(double lat, double lng, double to_lat, double to_lng);

#endif
