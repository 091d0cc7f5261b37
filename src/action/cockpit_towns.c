/* The ranking of towns in the cockpit: each town's score and how it was earned. */
#include "action/cockpit.h"

#include <math.h>
#include "action/count.h"
#include "model/rollup.h"

struct town_sums { int64_t town, open, overdue, num[SCORE_PARTS], den[SCORE_PARTS]; };
struct ranking { struct town_sums *t; int n, last; };

static bool holds_town(const struct scope *s, int64_t town) {
    for (int i = 0; i < s->n; i++) {
        const struct scope_part *p = &s->part[i];
        if (!p->node && (p->level == LEVEL_ALL || (p->level == LEVEL_TOWN && p->area == town))) return true;
    }
    return false;
}

/* In order of id, as the world has its areas. */
static struct ranking towns_of(struct call *c, const struct scope *s, int64_t only) {
    struct ranking r = { ARENA_ARRAY(c->mem, struct town_sums, c->world->nareas + 1), 0, 0 };
    for (int i = 0; i < c->world->nareas; i++) {
        const struct area *a = &c->world->area[i];
        if (a->level != AREA_TOWN || a->closed_at != NONE || (only != NONE && a->h.id != only)) continue;
        if (holds_town(s, a->h.id)) r.t[r.n++] = (struct town_sums){ .town = a->h.id };
    }
    return r;
}

/* Cells come town by town: most ask for the one before. */
static struct town_sums *town_at(struct ranking *r, int64_t town) {
    if (r->last < r->n && r->t[r->last].town == town) return &r->t[r->last];
    int lo = 0, hi = r->n;
    while (lo < hi) {
        int mid = lo + (hi - lo) / 2;
        if (r->t[mid].town < town) lo = mid + 1;
        else hi = mid;
    }
    if (lo == r->n || r->t[lo].town != town) return 0;
    r->last = lo;
    return &r->t[lo];
}

static void add_facts(struct ranking *r, const struct sum *x) {
    struct town_sums *t = town_at(r, x->k[0]);
    int64_t state = x->k[2] / ROLLUP_BESIDE, severity = x->k[2] % ROLLUP_BESIDE;
    if (!t) return;
    if (state_open((enum state)state)) t->open += x->n;
    for (int i = 0; i < SCORE_PARTS; i++) {
        if (!condition_met(&score_parts[i].den, x->k[1], state, severity)) continue;
        t->den[i] += x->n;
        if (condition_met(&score_parts[i].num, x->k[1], state, severity)) t->num[i] += x->n;
    }
}

static void add_lights(struct ranking *r, const struct sum *x) {
    struct town_sums *t = town_at(r, x->k[0]);
    if (t && state_open((enum state)x->k[1]) && (x->k[2] == LAMP_OVER || x->k[2] == LAMP_OVER3)) t->overdue += x->n;
}

static struct cockpit_town scored(struct call *c, const struct town_sums *t) {
    struct cockpit_part *p = ARENA_ARRAY(c->mem, struct cockpit_part, SCORE_PARTS);
    struct cockpit_town v = { .town = t->town, .rank = NONE, .open = t->open, .overdue = t->overdue, .score = NAN };
    double tenths = 0;
    if (t->den[0] == 0) return v;                          /* nothing filed: nothing to be judged by */
    for (int i = 0; i < SCORE_PARTS; i++) {
        const struct score_part *s = &score_parts[i];
        double share = t->den[i] ? (double)t->num[i] / (double)t->den[i] : s->missing ? 0 : 1;
        double got = floor((double)s->points * 10 * (s->missing ? 1 - share : share) + 1e-9);
        p[i] = (struct cockpit_part){ str_of(s->key), got / 10, s->points };
        tenths += got;
    }
    v.score = tenths / 10;
    v.parts = (struct rows){ p, SCORE_PARTS };
    return v;
}

static bool better_than(const struct cockpit_town *a, const struct cockpit_town *b) {
    if (isnan(a->score) || isnan(b->score)) return !isnan(a->score) && isnan(b->score);
    return a->score != b->score ? a->score > b->score : a->town < b->town;
}

/* Best first; equal scores share a rank, and who has none stands last. One alone is no ranking. */
static void rank_them(struct cockpit_town *v, int n) {
    for (int i = 1; i < n; i++) {                          /* some tens of towns: insertion is enough */
        struct cockpit_town x = v[i];
        int k = i;
        for (; k > 0 && better_than(&x, &v[k - 1]); k--) v[k] = v[k - 1];
        v[k] = x;
    }
    for (int i = 0; n > 1 && i < n && !isnan(v[i].score); i++)
        v[i].rank = i > 0 && !(v[i].score < v[i - 1].score) ? v[i - 1].rank : i + 1;
}

static void formula_of(struct call *c, struct rows *ret) {
    struct cockpit_part *p = ARENA_ARRAY(c->mem, struct cockpit_part, SCORE_PARTS);
    for (int i = 0; i < SCORE_PARTS; i++) p[i] = (struct cockpit_part){ str_of(score_parts[i].key), NAN, score_parts[i].points };
    *ret = (struct rows){ p, SCORE_PARTS };
}

enum err cockpit_towns(struct call *c, int64_t town, struct rows *towns, struct rows *formula) {
    struct scope s = scope_of(c, CAP_READ);
    struct ranking r = towns_of(c, &s, town);
    struct about everywhere = { town, NONE, 0, 0 };
    struct sum *stood, *lit;
    int nstood, nlit;
    bool known;
    formula_of(c, formula);
    enum err e = cells_of(c, &s, CELLS_FACTS, &everywhere, &stood, &nstood, &known);
    if (e || !known || r.n == 0) return e;
    if ((e = cells_of(c, &s, CELLS_LIGHTS, &everywhere, &lit, &nlit, &known))) return e;
    for (int i = 0; i < nstood; i++) add_facts(&r, &stood[i]);
    for (int i = 0; i < nlit; i++) add_lights(&r, &lit[i]);
    struct cockpit_town *v = ARENA_ARRAY(c->mem, struct cockpit_town, r.n);
    for (int i = 0; i < r.n; i++) v[i] = scored(c, &r.t[i]);
    rank_them(v, r.n);
    *towns = (struct rows){ v, r.n };
    return OK;
}
