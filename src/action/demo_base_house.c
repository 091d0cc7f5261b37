/* Buildings of the example city in tidy rows, with their stairwells, lifts and doors. */
#include "action/demo_base.h"

#include <math.h>
#include "base/json.h"

enum { M_PER_DEGREE = 111000, RING = 4 };

/* ---- where they stand ---- */

/* The four corners of the estate's ring: south west, south east, north east, north west. */
bool base_ring(struct call *c, const struct estate *es, double corner[RING][2]) {
    struct json *j = 0;
    struct fault ignored = { 0 };
    if (!es->boundary.n || json_parse(c->mem, es->boundary, &j, &ignored)) return false;
    const struct json *rings = json_get(j, "coordinates"), *ring = rings ? rings->child : 0, *p = ring ? ring->child : 0;
    for (int i = 0; i < RING; i++, p = p->next) {
        if (!p || !p->child || !p->child->next) return false;
        corner[i][0] = p->child->r;
        corner[i][1] = p->child->next->r;
    }
    return true;
}

double base_area(struct call *c, const struct estate *es) {
    double p[RING][2], twice = 0;
    if (!base_ring(c, es, p)) return NAN;
    for (int i = 0; i < RING; i++) {
        const double *q = p[(i + 1) % RING];
        twice += p[i][0] * q[1] - q[0] * p[i][1];
    }
    return round(fabs(twice) / 2 * M_PER_DEGREE * M_PER_DEGREE * cos(p[0][1] * 3.14159 / 180) / 10) * 10;
}

/* A point of the ring: u from west to east, v from south to north, each 0 … 1. */
static void within(double corner[RING][2], double u, double v, double to[2]) {
    for (int i = 0; i < 2; i++) {
        double south = corner[0][i] * (1 - u) + corner[1][i] * u, north = corner[3][i] * (1 - u) + corner[2][i] * u;
        to[i] = round((south * (1 - v) + north * v) * 1e6) / 1e6;
    }
}

/* Bars from west to east, the first in the north west, a margin around them. */
void base_outline(struct call *c, double corner[RING][2], int i, int n, struct building *ret) {
    double wide = (corner[1][0] - corner[0][0]) * M_PER_DEGREE * cos(corner[0][1] * 3.14159 / 180);
    double high = (corner[3][1] - corner[0][1]) * M_PER_DEGREE;
    int across = (int)ceil(sqrt(n * wide / (high * 1.9))), rows;
    if (across < 1) across = 1;
    rows = (n + across - 1) / across;
    double w = 0.92 / across, h = 0.9 / rows, west = 0.04 + (i % across) * w + w * 0.12, south = 0.95 - (i / across + 1) * h + h * 0.3;
    double p[RING][2], mid[2];
    within(corner, west, south, p[0]), within(corner, west + w * 0.76, south, p[1]);
    within(corner, west + w * 0.76, south + h * 0.42, p[2]), within(corner, west, south + h * 0.42, p[3]);
    within(corner, west + w * 0.38, south + h * 0.21, mid);
    ret->lng = mid[0];
    ret->lat = mid[1];
    ret->outline = arena_printf(c->mem, "{\"type\":\"Polygon\",\"coordinates\":[[[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f]]]}",
                                p[0][0], p[0][1], p[1][0], p[1][1], p[2][0], p[2][1], p[3][0], p[3][1], p[0][0], p[0][1]);
}

/* ---- who looks after them ---- */

static void head_of(struct standing *s, int i, struct building *x) {
    static const char *const family[] = { "丁", "方", "石", "龚", "程", "邱", "汤", "尹", "常", "武", "乔", "贺", "赖", "龙", "万", "段" };
    static const char *const given[] = { "桂芳", "永年", "素琴", "立新", "玉兰", "国平", "春燕", "志远", "秀珍", "德明", "美华", "长根", "慧敏", "文忠" };
    if (base_dice(s->b, s->p.key, 200 + i, 100) >= s->p.quality) return;
    x->head_name = arena_printf(s->c->mem, "%s%s", family[base_dice(s->b, s->p.key, 400 + i, N_OF(family))],
                                given[base_dice(s->b, s->p.key, 600 + i, N_OF(given))]);
    x->head_phone = arena_printf(s->c->mem, "13800%06d", (int)base_dice(s->b, s->p.key, 800 + i, 1000000));
}

/* ---- doors ---- */

static enum err door_put(struct standing *s, const struct building *x, const struct stairwell *w, int stair, int floor, int door) {
    struct household h;
    int64_t r = base_dice(s->b, s->p.key, x->h.id % 1000003 + stair * 1009 + floor * 31 + door, 100);
    row_clear(&household_entity, &h);
    h.estate = s->es.h.id;
    h.building = x->h.id;
    h.stairwell = w->h.id;
    h.code = arena_printf(s->c->mem, "%d单元%d%02d室", stair, floor, door);
    h.floor = floor;
    h.floor_area = 68 + (double)(stair * 7 + door * 11) ;
    h.occupancy = r < 61 ? LIVED_BY_OWNER : r < 86 ? LET : r < 96 ? EMPTY : UNKNOWN_USE;
    h.persons = h.occupancy == EMPTY ? 0 : h.occupancy == UNKNOWN_USE ? NONE : 1 + r % 5;
    if (h.occupancy == LIVED_BY_OWNER) {
        h.aged = r % 4 == 0 ? (h.persons < 2 ? 1 : 2) : 0;
        h.alone = h.aged == 1;
        h.children = r % 9 == 0 && h.persons > 2;
    }
    return base_put(s, &household_entity, 0, &h, "create");
}

static enum err doors_put(struct standing *s, const struct building *x, const struct stairwell *w, int stair) {
    enum err e = OK;
    for (int floor = 1; floor <= s->p.floors && s->p.homes && !e; floor++)
        for (int door = 1; door <= 2 && !e; door++) e = door_put(s, x, w, stair, floor, door);
    return e;
}

/* ---- one building ---- */

static enum err stairs_put(struct standing *s, const struct building *x, bool lifted, bool known) {
    enum err e = OK;
    for (int i = 1; i <= s->p.stairs && !e; i++) {
        struct stairwell w;
        row_clear(&stairwell_entity, &w);
        w.estate = s->es.h.id;
        w.building = x->h.id;
        w.name = arena_printf(s->c->mem, "%d单元", i);
        w.floors = s->p.floors;
        w.households = s->p.floors * 2;
        if (known) e = base_put(s, &stairwell_entity, 0, &w, "create");
        if (!known) w.h.id = NONE;
        for (int k = 0; k < s->p.per && lifted && !e; k++) e = base_lift(s, x, &w, (i - 1) * s->p.per + k + 1);
        if (!e && known) e = doors_put(s, x, &w, i);
    }
    return e;
}

static enum err building_put(struct standing *s, double corner[RING][2], int i, int n) {
    const struct base *b = s->b;
    struct building x;
    bool lifted = base_dice(b, s->p.key, 1000 + i, 100) < s->p.lifted;
    int64_t homes = s->es.households / (n ? n : 1) + base_dice(b, s->p.key, 1200 + i, 5) - 2;
    row_clear(&building_entity, &x);
    x.estate = s->es.h.id;
    x.name = arena_printf(s->c->mem, "%d幢", i + 1);
    bool known = base_dice(b, s->p.key, 1400 + i, 100) < s->p.quality + 8;
    if (known) {
        x.floors = s->p.floors;
        x.stairwells = s->p.stairs;
        x.households = homes > 0 ? homes : 1;
        x.structure = s->p.floors > 11 ? BUILT_SHEAR_WALL : s->p.floors > 6 ? BUILT_FRAME : BUILT_MASONRY;
        x.floor_area = (double)x.households * (double)(84 + base_dice(b, s->p.key, 90, 20));
    }
    x.built_year = s->es.built_year + (n > 12 && i >= n / 2 && s->es.built_year < 2020);
    head_of(s, i, &x);
    if (corner) base_outline(s->c, corner, i, n, &x);
    enum err e = base_put(s, &building_entity, 0, &x, "create");
    return e ? e : stairs_put(s, &x, lifted, known);
}

enum err base_buildings(struct standing *s) {
    double corner[RING][2];
    bool ring = base_ring(s->c, &s->es, corner);
    int n = (int)s->es.buildings, have = s->p.quality > 55 ? n : n * (s->p.quality + 25) / 100;
    enum err e = OK;
    for (int i = 0; i < have && !e; i++) e = building_put(s, ring ? corner : 0, i, n);
    return e;
}
