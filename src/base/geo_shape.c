/* Outlines: their area, what lies within, whether they cross themselves, and as
** text. On a plane around their middle: what is measured here is smaller than a city. */
#include "base/geo.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PI 3.14159265358979323846

struct xy { double x, y; };

/* Metres a degree of latitude and of longitude are there (WGS 84). */
static struct xy metres_of(double lat) {
    const double a = 6378137, e2 = 0.00669437999014, rad = lat * PI / 180;
    double m = 1 - e2 * sin(rad) * sin(rad);
    return (struct xy){ a / sqrt(m) * cos(rad) * PI / 180, a * (1 - e2) / (m * sqrt(m)) * PI / 180 };
}

static struct xy on_plane(struct geo_point p, struct geo_point at, struct xy k) {
    return (struct xy){ (p.lng - at.lng) * k.x, (p.lat - at.lat) * k.y };
}

static double cross(struct xy a, struct xy b, struct xy c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static double middle_lat(const struct geo_ring *r) {
    double low = INFINITY, high = -INFINITY;
    for (int i = 0; i < r->n; i++) low = fmin(low, r->p[i].lat), high = fmax(high, r->p[i].lat);
    return (low + high) / 2;
}

/* Twice the signed area, and the moments for the middle. */
static double ring_sum(const struct geo_ring *r, struct xy *moment) {
    struct xy k = metres_of(middle_lat(r));
    double sum = 0;
    *moment = (struct xy){ 0, 0 };
    for (int i = 0; i < r->n; i++) {
        struct xy a = on_plane(r->p[i], r->p[0], k), b = on_plane(r->p[(i + 1) % r->n], r->p[0], k);
        double c = a.x * b.y - b.x * a.y;
        sum += c;
        moment->x += (a.x + b.x) * c;
        moment->y += (a.y + b.y) * c;
    }
    return sum;
}

double geo_ring_area(const struct geo_ring *r) {
    struct xy moment;
    return r->n < 3 ? 0 : ring_sum(r, &moment) / 2;
}

static double part_area(const struct geo_part *t) {
    double sum = t->n ? fabs(geo_ring_area(&t->ring[0])) : 0;
    for (int i = 1; i < t->n; i++) sum -= fabs(geo_ring_area(&t->ring[i]));
    return sum > 0 ? sum : 0;
}

double geo_shape_area(const struct geo_shape *s) {
    double sum = 0;
    for (int i = 0; i < s->n; i++) sum += part_area(&s->part[i]);
    return sum;
}

/* ---- within ---- */

int geo_ring_holds(const struct geo_ring *r, struct geo_point p) {
    bool in = false;
    for (int i = 0, j = r->n - 1; i < r->n; j = i++) {
        struct geo_point a = r->p[i], b = r->p[j];
        double side = (b.lng - a.lng) * (p.lat - a.lat) - (b.lat - a.lat) * (p.lng - a.lng);
        bool lat = p.lat >= fmin(a.lat, b.lat) && p.lat <= fmax(a.lat, b.lat);
        bool lng = p.lng >= fmin(a.lng, b.lng) && p.lng <= fmax(a.lng, b.lng);
        if (fabs(side) < 1e-16 && lat && lng) return -1;
        if ((a.lat > p.lat) == (b.lat > p.lat)) continue;
        if (p.lng < (b.lng - a.lng) * (p.lat - a.lat) / (b.lat - a.lat) + a.lng) in = !in;
    }
    return in;
}

bool geo_shape_holds(const struct geo_shape *s, struct geo_point p) {
    for (int i = 0; i < s->n; i++) {
        const struct geo_part *t = &s->part[i];
        bool in = t->n > 0 && geo_ring_holds(&t->ring[0], p) != 0;
        for (int k = 1; k < t->n && in; k++) in = geo_ring_holds(&t->ring[k], p) != 1;
        if (in) return true;
    }
    return false;
}

static double edge_distance(struct xy a, struct xy b) {
    double dx = b.x - a.x, dy = b.y - a.y, d = dx * dx + dy * dy;
    double t = d > 0 ? -(a.x * dx + a.y * dy) / d : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return hypot(a.x + t * dx, a.y + t * dy);
}

double geo_shape_distance(const struct geo_shape *s, struct geo_point p) {
    struct xy k = metres_of(p.lat);
    double best = INFINITY;
    if (geo_shape_holds(s, p)) return 0;
    for (int i = 0; i < s->n; i++) {
        for (int j = 0; j < s->part[i].n; j++) {
            const struct geo_ring *r = &s->part[i].ring[j];
            for (int v = 0; v < r->n; v++)
                best = fmin(best, edge_distance(on_plane(r->p[v], p, k), on_plane(r->p[(v + 1) % r->n], p, k)));
        }
    }
    return best;
}

static int by_number(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* On the parallel through the middle of the box: the middle of the widest stretch within. */
static struct geo_point within(const struct geo_part *t) {
    double at[64], lat = middle_lat(&t->ring[0]) + 1e-9, best = -1;
    struct geo_point ret = t->ring[0].p[0];
    int n = 0;
    for (int k = 0; k < t->n; k++) {
        const struct geo_ring *r = &t->ring[k];
        for (int i = 0, j = r->n - 1; i < r->n && n < 64; j = i++) {
            struct geo_point a = r->p[i], b = r->p[j];
            if ((a.lat > lat) != (b.lat > lat)) at[n++] = (b.lng - a.lng) * (lat - a.lat) / (b.lat - a.lat) + a.lng;
        }
    }
    qsort(at, (size_t)n, sizeof *at, by_number);
    for (int i = 0; i + 1 < n; i += 2) {
        if (at[i + 1] - at[i] <= best) continue;
        best = at[i + 1] - at[i];
        ret = (struct geo_point){ lat, (at[i] + at[i + 1]) / 2 };
    }
    return ret;
}

struct geo_point geo_shape_middle(const struct geo_shape *s) {
    const struct geo_part *big = 0;
    struct xy moment;
    for (int i = 0; i < s->n; i++)
        if (s->part[i].n && (!big || part_area(&s->part[i]) > part_area(big))) big = &s->part[i];
    if (!big || big->ring[0].n == 0) return (struct geo_point){ NAN, NAN };
    const struct geo_ring *r = &big->ring[0];
    double sum = ring_sum(r, &moment);
    if (sum == 0) return r->p[0];
    struct xy k = metres_of(middle_lat(r));
    struct geo_point p = { r->p[0].lat + moment.y / (3 * sum) / k.y, r->p[0].lng + moment.x / (3 * sum) / k.x };
    struct geo_part only = *big;
    return geo_shape_holds(&(struct geo_shape){ &only, 1 }, p) ? p : within(big);
}

/* ---- crossing ---- */

struct edge { double x0, x1, y0, y1; int at, ring; };

static int by_start(const void *a, const void *b) {
    const struct edge *x = a, *y = b;
    return x->x0 != y->x0 ? (x->x0 > y->x0) - (x->x0 < y->x0) : (x->at > y->at) - (x->at < y->at);
}

static bool on_edge(struct xy a, struct xy b, struct xy p) {
    return cross(a, b, p) == 0 && p.x >= fmin(a.x, b.x) && p.x <= fmax(a.x, b.x) && p.y >= fmin(a.y, b.y) && p.y <= fmax(a.y, b.y);
}

static struct xy corner(const struct geo_ring *r, int i) {
    return (struct xy){ r->p[i % r->n].lng, r->p[i % r->n].lat };
}

static bool pass_through(struct xy a, struct xy b, struct xy c, struct xy d) {
    double p = cross(a, b, c), q = cross(a, b, d), s = cross(c, d, a), t = cross(c, d, b);
    return ((p > 0 && q < 0) || (p < 0 && q > 0)) && ((s > 0 && t < 0) || (s < 0 && t > 0));
}

/* Edges i and j of a ring: neighbours share a corner, which is no crossing. */
static bool edges_meet(const struct geo_ring *r, int i, int j) {
    struct xy a = corner(r, i), b = corner(r, i + 1), c = corner(r, j), d = corner(r, j + 1);
    if ((i + 1) % r->n == j) return on_edge(a, b, d) || on_edge(c, d, a);
    if ((j + 1) % r->n == i) return on_edge(a, b, c) || on_edge(c, d, b);
    if (pass_through(a, b, c, d)) return true;
    return on_edge(a, b, c) || on_edge(a, b, d) || on_edge(c, d, a) || on_edge(c, d, b);
}

static int put_edges(struct edge *e, const struct geo_ring *r, int ring) {
    for (int i = 0; i < r->n; i++) {
        struct xy p = corner(r, i), q = corner(r, i + 1);
        e[i] = (struct edge){ fmin(p.x, q.x), fmax(p.x, q.x), fmin(p.y, q.y), fmax(p.y, q.y), i, ring };
    }
    return r->n;
}

static bool apart(const struct edge *a, const struct edge *b) {
    return b->y0 > a->y1 || b->y1 < a->y0;
}

/* Edges in order of where they begin in the west: only those that overlap are held against each other. */
bool geo_ring_crosses(struct arena *m, const struct geo_ring *r, int *a, int *b) {
    struct edge *e = ARENA_ARRAY(m, struct edge, r->n + 1);
    int n = put_edges(e, r, 0);
    qsort(e, (size_t)n, sizeof *e, by_start);
    for (int i = 0; i < n; i++) {
        for (int k = i + 1; k < n && e[k].x0 <= e[i].x1; k++) {
            if (apart(&e[i], &e[k]) || !edges_meet(r, e[i].at, e[k].at)) continue;
            *a = e[i].at < e[k].at ? e[i].at : e[k].at;
            *b = e[i].at < e[k].at ? e[k].at : e[i].at;
            return true;
        }
    }
    return false;
}

bool geo_rings_cross(struct arena *m, const struct geo_ring *r, int rings, int *a, int *b) {
    int n = 0, at = 0;
    for (int i = 0; i < rings; i++) n += r[i].n;
    struct edge *e = ARENA_ARRAY(m, struct edge, n + 1);
    for (int i = 0; i < rings; i++) at += put_edges(e + at, &r[i], i);
    qsort(e, (size_t)n, sizeof *e, by_start);
    for (int i = 0; i < n; i++) {
        for (int k = i + 1; k < n && e[k].x0 <= e[i].x1; k++) {
            const struct geo_ring *p = &r[e[i].ring], *q = &r[e[k].ring];
            if (e[i].ring == e[k].ring || apart(&e[i], &e[k])) continue;
            if (!pass_through(corner(p, e[i].at), corner(p, e[i].at + 1), corner(q, e[k].at), corner(q, e[k].at + 1))) continue;
            *a = e[i].ring < e[k].ring ? e[i].ring : e[k].ring;
            *b = e[i].ring < e[k].ring ? e[k].ring : e[i].ring;
            return true;
        }
    }
    return false;
}

/* ---- tidying ---- */

static void turn_round(struct geo_ring *r) {
    for (int i = 0, j = r->n - 1; i < j; i++, j--) {
        struct geo_point p = r->p[i];
        r->p[i] = r->p[j];
        r->p[j] = p;
    }
}

static bool same_point(struct geo_point a, struct geo_point b) {
    return memcmp(&a, &b, sizeof a) == 0;
}

void geo_shape_tidy(struct geo_shape *s) {
    for (int i = 0; i < s->n; i++) {
        for (int k = 0; k < s->part[i].n; k++) {
            struct geo_ring *r = &s->part[i].ring[k];
            int n = 0;
            for (int v = 0; v < r->n; v++)
                if (n == 0 || !same_point(r->p[v], r->p[n - 1])) r->p[n++] = r->p[v];
            while (n > 1 && same_point(r->p[n - 1], r->p[0])) n--;
            r->n = n;
            if ((geo_ring_area(r) < 0) == (k == 0)) turn_round(r);
        }
    }
}

/* Keep what lies furthest from the line a-b while it is further than `most`; a stack of our own. */
static void keep_between(struct arena *m, const struct xy *p, int n, bool *kept, int from, int to, double most) {
    struct { int from, to; } *todo = arena_alloc(m, sizeof *todo * (size_t)(n + 1));
    int left = 0;
    todo[left].from = from, todo[left++].to = to;
    while (left) {
        int a = todo[--left].from, b = todo[left].to, at = -1;
        double far = most;
        for (int i = a + 1; i < b; i++) {
            struct xy u = { p[a].x - p[i].x, p[a].y - p[i].y }, w = { p[b % n].x - p[i].x, p[b % n].y - p[i].y };
            double d = edge_distance(u, w);
            if (d > far) far = d, at = i;
        }
        if (at < 0) continue;
        kept[at] = true;
        todo[left].from = a, todo[left++].to = at;
        todo[left].from = at, todo[left++].to = b;
    }
}

static struct geo_ring ring_simplify(struct arena *m, const struct geo_ring *r, double metres) {
    struct xy *p = ARENA_ARRAY(m, struct xy, r->n + 1), k = metres_of(middle_lat(r));
    struct geo_ring out = { ARENA_ARRAY(m, struct geo_point, r->n + 1), 0 };
    bool *kept = ARENA_ARRAY(m, bool, r->n + 1);
    int far = 0, a, b;
    if (r->n <= 4) return *r;
    for (int i = 0; i < r->n; i++) {
        p[i] = on_plane(r->p[i], r->p[0], k);
        if (hypot(p[i].x, p[i].y) > hypot(p[far].x, p[far].y)) far = i;
    }
    kept[0] = kept[far] = true;
    keep_between(m, p, r->n, kept, 0, far, metres);
    keep_between(m, p, r->n, kept, far, r->n, metres);
    for (int i = 0; i < r->n; i++)
        if (kept[i]) out.p[out.n++] = r->p[i];
    return out.n < 4 || geo_ring_crosses(m, &out, &a, &b) ? *r : out;
}

struct geo_shape geo_shape_simplify(struct arena *m, const struct geo_shape *s, double metres) {
    struct geo_shape out = { ARENA_ARRAY(m, struct geo_part, s->n + 1), s->n };
    for (int i = 0; i < s->n; i++) {
        out.part[i] = (struct geo_part){ ARENA_ARRAY(m, struct geo_ring, s->part[i].n + 1), s->part[i].n };
        for (int k = 0; k < s->part[i].n; k++) out.part[i].ring[k] = ring_simplify(m, &s->part[i].ring[k], metres);
    }
    return out;
}
