/* GET /place: which estate holds a position, and its town. */
#include "action/estate_map.h"

#include <math.h>

enum { LOOKED_AT = 5000 };               /* metres: an estate whose point lies further is not looked at */

/* The position in WGS 84; what cannot be one is refused with what it may be. */
static enum err position_of(struct call *c, const struct place_in *in, struct geo_point *ret) {
    static const char *const key[] = { [GEO_SWAPPED] = "geo.swapped", [GEO_METRES] = "geo.metres", [GEO_NOWHERE] = "geo.nowhere" };
    struct geo_point p = { in->lat, in->lng };
    if (isnan(p.lat) || isnan(p.lng)) return fail(c, E_INVALID, isnan(p.lat) ? "lat" : "lng", "field.required");
    enum geo_place where = geo_place_of(p.lat, p.lng);
    if (where == GEO_SWAPPED || where == GEO_METRES || where == GEO_NOWHERE) {
        struct str said = arena_printf(c->mem, "%.7g, %.7g", p.lng, p.lat);
        return fail_with(c, E_INVALID, "lat", key[where], said, STR_NULL);
    }
    p = geo_to_wgs84(in->datum, p);
    *ret = (struct geo_point){ round(p.lat * 1e7) / 1e7, round(p.lng * 1e7) / 1e7 };       /* a centimetre */
    return OK;
}

/* Metres from the estate: 0 within its outline. */
static double metres_from(struct call *c, const struct estate *e, struct geo_point p, bool *inside) {
    struct geo_shape s;
    *inside = false;
    double far = isnan(e->lat) || isnan(e->lng) ? INFINITY : geo_distance(p.lat, p.lng, e->lat, e->lng);
    if (!e->boundary.n || (isfinite(far) && far > LOOKED_AT) || !geo_shape_scan(c->mem, e->boundary, &s)) return far;
    double edge = geo_shape_distance(&s, p);
    *inside = edge == 0;
    return fmin(edge, far);
}

static enum err place_read(struct call *c, void *in, void *ret) {
    const struct world *w = c->world;
    struct scope s = scope_of(c, CAP_READ);
    struct place_view *out = ret;
    struct geo_point p = { NAN, NAN };
    double best = PLACE_NEAR;
    enum err e = position_of(c, in, &p);
    if (e) return e;
    *out = (struct place_view){ p.lat, p.lng, NAN, NONE, NONE, NONE, 0 };
    for (int i = 0; i < w->nestates; i++) {
        const struct estate *x = &w->estate[i];
        bool inside;
        if (x->closed_at != NONE || !scope_covers(c, &s, x->town, x->community, x->h.id)) continue;
        struct arena_mark m = arena_mark(c->mem);
        double far = metres_from(c, x, p, &inside);
        arena_rewind(c->mem, m);
        if (far > best || (out->inside && !inside) || (far == best && out->estate != NONE)) continue;
        *out = (struct place_view){ p.lat, p.lng, round(far * 10) / 10, x->h.id, x->town, x->community, inside };
        best = far;
    }
    return OK;
}

const struct action place_get = {
    .name = "place.get", .cap = CAP_READ, .in = &place_in_entity, .out = &place_view_entity, .read = place_read,
};
