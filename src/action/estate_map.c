#include "action/estate_map.h"

#include <math.h>
#include <stdlib.h>

/* Degrees of a window; false: it is none. */
struct box { double west, south, east, north; bool given; };

static bool box_read(struct str text, struct box *ret) {
    double *to[] = { &ret->west, &ret->south, &ret->east, &ret->north };
    struct str rest = text, one;
    *ret = (struct box){ .given = text.n > 0 };
    if (!text.n) return true;
    for (int i = 0; i < N_OF(to); i++) {
        rest = str_cut(rest, ',', &one);
        if (!str_real(str_trim(one), to[i]) || (rest.s != 0) != (i < 3)) return false;
    }
    return ret->west < ret->east && ret->south < ret->north;
}

static bool has_place(const struct estate *e) {
    return !isnan(e->lat) && !isnan(e->lng);
}

static bool in_box(const struct box *b, const struct estate *e) {
    return !b->given || (e->lng >= b->west && e->lng <= b->east && e->lat >= b->south && e->lat <= b->north);
}

/* ---- what is drawn ---- */

struct drawing {
    struct call *c;
    struct scope scope;
    struct map_measure measure;
    struct box box;
    const struct estate **e;             /* asked for and in scope, by id                */
    int n;
    double *value;
    int64_t *stop;
};

static enum err gather(struct drawing *d, const struct estate_query *q) {
    const struct world *w = d->c->world;
    struct estate_sieve sieve;
    enum err bad = estate_sieve(d->c, d->c->db, q, &sieve);
    d->e = ARENA_ARRAY(d->c->mem, const struct estate *, w->nestates + 1);
    for (int i = 0; i < w->nestates && !bad; i++) {
        const struct estate *e = &w->estate[i];
        if (estate_asked(d->c, &sieve, e) && scope_covers(d->c, &d->scope, e->town, e->community, e->h.id)) d->e[d->n++] = e;
    }
    return bad;
}

/* An outline with the corners that a map shows: finer where few are asked for. */
static struct str outline_of(struct call *c, const struct estate *e, double metres) {
    struct geo_shape s;
    struct buf b = { 0 };
    if (!e->boundary.n || !geo_shape_scan(c->mem, e->boundary, &s)) return STR_NULL;
    s = geo_shape_simplify(c->mem, &s, metres);
    geo_shape_print(&b, &s);
    struct str text = arena_copy(c->mem, buf_view(&b));
    buf_free(&b);
    return text;
}

static void put_items(struct drawing *d, struct estate_map *out) {
    struct map_item *v = ARENA_ARRAY(d->c->mem, struct map_item, d->n + 1);
    const struct map_stop *stop = out->stops.row;
    int n = 0;
    for (int i = 0; i < d->n; i++) {
        const struct estate *e = d->e[i];
        if (!has_place(e) || !in_box(&d->box, e)) continue;
        v[n] = (struct map_item){ e->h.id, e->town, e->community, d->stop[i], e->name, STR_NULL, STR_NULL, e->lat, e->lng, d->value[i] };
        if (d->measure.kind == MAP_CODE && d->stop[i] != NONE) v[n].label = stop[d->stop[i]].label;
        n++;
    }
    out->items = (struct rows){ v, n };
    out->outlined = n <= MAP_OUTLINED;
    for (int i = 0; i < n && out->outlined; i++)
        v[i].boundary = outline_of(d->c, world_estate(d->c->world, v[i].id), n <= 200 ? 1 : 4);
}

static void put_lost(struct drawing *d, struct estate_map *out) {
    struct map_lost *v = ARENA_ARRAY(d->c->mem, struct map_lost, MAP_LOST);
    for (int i = 0; i < d->n; i++) {
        if (has_place(d->e[i])) continue;
        out->nowhere++;
        if (out->lost.n < MAP_LOST) v[out->lost.n++] = (struct map_lost){ d->e[i]->h.id, d->e[i]->town, d->e[i]->name };
    }
    out->lost.row = v;
}

/* ---- towns ---- */

static int by_town(const void *a, const void *b) {
    const struct estate *x = *(const struct estate *const *)a, *y = *(const struct estate *const *)b;
    return x->town != y->town ? (x->town > y->town) - (x->town < y->town) : (x->h.id > y->h.id) - (x->h.id < y->h.id);
}

static int by_number(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void put_areas(struct drawing *d, struct estate_map *out) {
    const struct world *w = d->c->world;
    struct map_area *v = ARENA_ARRAY(d->c->mem, struct map_area, w->nareas + 1);
    int n = 0;
    for (int k = 0; k < w->nareas; k++) {
        struct map_area a = { w->area[k].h.id, 0, w->area[k].name, 0 };
        int known = 0;
        if (w->area[k].level != AREA_TOWN || w->area[k].closed_at != NONE) continue;
        for (int i = 0; i < d->n; i++) {
            if (d->e[i]->town != a.id) continue;
            a.n++;
            if (isnan(d->value[i])) continue;
            a.value += d->value[i];
            known++;
        }
        if (a.n == 0) continue;
        if (known == 0 || d->measure.kind == MAP_CODE) a.value = NAN;
        else if (!d->measure.summed) a.value = round(a.value * 10 / known) / 10;
        v[n++] = a;
    }
    out->areas = (struct rows){ v, n };
}

enum { ODD_LEAST = 5, ODD_METRES = 3000, ODD_TIMES = 6 };
enum odd { ODD_FAR = 1, ODD_ABROAD, ODD_SWAPPED };

static double median(struct arena *a, const double *v, int n) {
    double *sorted = ARENA_ARRAY(a, double, n + 1);
    for (int i = 0; i < n; i++) sorted[i] = v[i];
    qsort(sorted, (size_t)n, sizeof *sorted, by_number);
    return sorted[n / 2];
}

/* Those of one town that lie far from where most of it lies. */
static void far_of(struct arena *a, const struct estate *const *e, int n, struct rows *ret) {
    double *lat = ARENA_ARRAY(a, double, n), *lng = ARENA_ARRAY(a, double, n), *far = ARENA_ARRAY(a, double, n);
    struct map_odd *v = ret->row;
    for (int i = 0; i < n; i++) lat[i] = e[i]->lat, lng[i] = e[i]->lng;
    double y = median(a, lat, n), x = median(a, lng, n);
    for (int i = 0; i < n; i++) far[i] = geo_distance(y, x, lat[i], lng[i]);
    double most = fmax(ODD_METRES, ODD_TIMES * median(a, far, n));
    for (int i = 0; i < n && n >= ODD_LEAST; i++)
        if (far[i] > most) v[ret->n++] = (struct map_odd){ e[i]->h.id, ODD_FAR, e[i]->name, round(far[i] / 100) / 10 };
}

static void put_outside(struct drawing *d, struct estate_map *out) {
    const struct estate **e = ARENA_ARRAY(d->c->mem, const struct estate *, d->n + 1);
    struct map_odd *v = ARENA_ARRAY(d->c->mem, struct map_odd, d->n + 1);
    int n = 0;
    out->outside = (struct rows){ v, 0 };
    for (int i = 0; i < d->n; i++) {
        enum geo_place p = has_place(d->e[i]) ? geo_place_of(d->e[i]->lat, d->e[i]->lng) : GEO_NOWHERE;
        if (p == GEO_SWAPPED || p == GEO_ABROAD)
            v[out->outside.n++] = (struct map_odd){ d->e[i]->h.id, p == GEO_SWAPPED ? ODD_SWAPPED : ODD_ABROAD, d->e[i]->name, NAN };
        else if (has_place(d->e[i]) && d->e[i]->town != NONE) e[n++] = d->e[i];
    }
    qsort(e, (size_t)n, sizeof *e, by_town);
    for (int from = 0, to; from < n; from = to) {
        for (to = from; to < n && e[to]->town == e[from]->town;) to++;
        far_of(d->c->mem, e + from, to - from, &out->outside);
    }
}

static struct str unit_of(struct call *c, const struct map_measure *m) {
    struct str first = STR_NULL;
    if (m->field && m->field->units) (void)str_cut(str_of(m->field->units), '|', &first);
    struct str word = map_word(c, "map.unit.", str_of(m->key), 0);
    return word.n ? word : c->language == ZH ? first : STR_NULL;
}

static enum err map_read(struct call *c, void *in, void *ret) {
    const struct map_query *q = in;
    struct estate_map *out = ret;
    struct drawing d = { .c = c, .scope = scope_of(c, CAP_READ) };
    if (!box_read(q->box, &d.box)) return fail(c, E_INVALID, "box", "map.box");
    enum err e = map_measure_of(c, q->by, &d.measure);
    if (e) return e;
    if ((e = gather(&d, &q->q))) return e;
    d.value = ARENA_ARRAY(c->mem, double, d.n + 1);
    d.stop = ARENA_ARRAY(c->mem, int64_t, d.n + 1);
    if ((e = map_values(c, &d.scope, &d.measure, d.e, d.n, d.value))) return e;
    out->by = str_of(d.measure.key);
    out->label = map_label(c, &d.measure);
    out->unit = unit_of(c, &d.measure);
    out->kind = d.measure.kind;
    out->money = d.measure.field && (d.measure.field->flags & MONEY);
    out->n = d.n;
    out->nowhere = out->unknown = 0;
    out->choices = map_choices(c);
    out->stops = map_stops(c, &d.measure, d.value, d.n, d.stop);
    for (int i = 0; i < d.n; i++) out->unknown += isnan(d.value[i]);
    put_items(&d, out);
    put_lost(&d, out);
    put_areas(&d, out);
    put_outside(&d, out);
    return OK;
}

const struct action estates_map = {
    .name = "estates.map", .cap = CAP_READ, .in = &map_query_entity, .out = &estate_map_entity, .read = map_read,
};
