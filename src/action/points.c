#include "action/points.h"

#include <math.h>
#include "action/listing.h"

enum { MOST = 2000, CHUNK = 500, LOOKED_AT = 4000 };

static const struct field point_fields[] = {
    F_INT (point, id, REQUIRED, 1, INT64_MAX), F_TEXT(point, no, REQUIRED, 4, 20), F_TEXT(point, title, REQUIRED | FREE, 0, 80),
    F_REF (point, estate, REQUIRED | NAMED, &estate_entity), F_REAL(point, lat, REQUIRED, -90, 90),
    F_REAL(point, lng, REQUIRED, -180, 180), F_CODE(point, light, 0, &lights), F_CODE(point, state, REQUIRED, &states),
    F_CODE(point, severity, REQUIRED, &severities),
};
static const struct entity point_entity = {
    .name = "point", .size = sizeof(struct point), .field = point_fields, .nfield = N_OF(point_fields), .headless = true,
};
static const struct field points_fields[] = {
    F_ROWS(points, items, 0, &point_entity), F_BOOL(points, more, REQUIRED),
};
const struct entity points_entity = {
    .name = "points", .size = sizeof(struct points), .field = points_fields, .nfield = N_OF(points_fields), .headless = true,
};

/* Its own point, or that of its estate; false: nobody knows. */
static bool point_of(const struct call *c, const struct problem *p, struct point *ret) {
    const struct estate *e = world_estate(c->world, p->estate);
    bool own = !isnan(p->lat) && !isnan(p->lng);
    *ret = (struct point){ p->h.id, p->estate, p->light, p->state, p->severity, p->no, p->title, p->lat, p->lng };
    if (own) return true;
    if (!e || isnan(e->lat) || isnan(e->lng)) return false;
    ret->lat = e->lat;
    ret->lng = e->lng;
    return true;
}

static enum err points_read(struct call *c, void *in, void *ret) {
    struct points *out = ret;
    struct point *point = ARENA_ARRAY(c->mem, struct point, MOST);
    struct listing l;
    struct rows r = { 0 };
    enum err e = listing_of(c, in, &l);
    int seen = 0;
    out->more = 0;
    for (const struct problem *last = 0; !e && !out->more && (!last || r.n == CHUNK); seen += r.n) {
        struct query page = listing_page(&l, last, CHUNK);
        if ((e = store_list(c->db, c->mem, &l.scope, c->tenant, &page, &r, &c->fault)) || r.n == 0) break;
        last = &((const struct problem *)r.row)[r.n - 1];
        for (int i = 0; i < r.n && !out->more; i++) {
            struct point one;
            if (!point_of(c, &((const struct problem *)r.row)[i], &one)) continue;
            if (out->items.n < MOST) point[out->items.n++] = one;
            else out->more = 1;
        }
        if (seen + r.n >= LOOKED_AT && r.n == CHUNK) out->more = 1;     /* many lie nowhere: enough looked at */
    }
    out->items.row = point;
    return e;
}

const struct action problems_points = {
    .name = "problems.points", .cap = CAP_READ, .in = &problem_query_entity, .out = &points_entity, .read = points_read,
};
