/* What changed in phases, units, dates and duties, once it is known which item
** is which. */
#include "text/plan_diff_in.h"

/* One number for the same measure on both sides: an outline item, else a row. */
static uint64_t measure_key(const struct differ *r, bool second, int item, int row, struct str words) {
    if (item >= 0) {
        int a = second ? r->d->a_of_b[item] : item;
        return a >= 0 ? (uint64_t)a + 1 : ((uint64_t)item + 1) << 32;
    }
    if (row >= 0) {
        int a = second ? r->row_a_of_b[row] : row;
        return (a >= 0 ? (uint64_t)a + 1 : ((uint64_t)row + 1) << 24) | (uint64_t)1 << 62;
    }
    return hash_more(5, words) | (uint64_t)1 << 63;
}

static uint64_t mix(uint64_t key, uint64_t more) {
    uint64_t h = (key ^ 0x9e3779b97f4a7c15u) * 0xbf58476d1ce4e5b9u;
    h = (h ^ (h >> 29) ^ more) * 0x94d049bb133111ebu;
    return (h ^ h >> 31) | 1;
}

/* ---- units ---- */

static uint64_t unit_key(const struct differ *r, bool second, const struct plan_unit *u) {
    return mix(measure_key(r, second, u->item, u->row, u->measure), hash_more(11, u->name));
}

static void unit_change(struct differ *r, enum plan_diff_what what, int i, int j) {
    const struct plan_unit *x = i >= 0 ? &r->d->a->units[i] : 0, *y = j >= 0 ? &r->d->b->units[j] : 0;
    struct plan_change *c = diff_add(r, DIFF_UNIT, what, i, j);
    if (x) c->was = arena_printf(r->a, PRIstr "\t%s", STRARG(x->name), plan_role_code(x->role)), c->item_a = x->item;
    if (y) c->is = arena_printf(r->a, PRIstr "\t%s", STRARG(y->name), plan_role_code(y->role)), c->item_b = y->item;
    c->about = y ? y->measure : x->measure;
    c->likeness = x && y ? 100 : 0;
}

void diff_units(struct differ *r) {
    const struct plan_doc *a = r->d->a, *b = r->d->b;
    struct set in_a = { 0 }, in_b = { 0 }, left = { 0 };
    for (size_t i = 0; i < a->units_n; i++) (void)set_add(r->a, &in_a, mix(unit_key(r, false, &a->units[i]), a->units[i].role), 0);
    for (size_t j = 0; j < b->units_n; j++) (void)set_add(r->a, &in_b, mix(unit_key(r, true, &b->units[j]), b->units[j].role), 0);
    bool *told = ARENA_ARRAY(r->a, bool, a->units_n + 1);
    for (size_t i = 0; i < a->units_n; i++) {
        uint64_t key = unit_key(r, false, &a->units[i]);
        if (set_get(&in_b, mix(key, a->units[i].role), -1) < 0) set_put(r->a, &left, key, (int)i);
    }
    for (size_t j = 0; j < b->units_n; j++) {
        uint64_t key = unit_key(r, true, &b->units[j]);
        if (set_get(&in_a, mix(key, b->units[j].role), -1) >= 0) continue;
        int i = set_get(&left, key, -1);
        if (i >= 0 && told[i]) i = -1;
        if (i >= 0) told[i] = true;
        unit_change(r, i >= 0 ? DIFF_CHANGED : DIFF_ADDED, i, (int)j);
    }
    for (size_t i = 0; i < a->units_n; i++) {
        uint64_t key = unit_key(r, false, &a->units[i]);
        if (!told[i] && set_get(&in_b, mix(key, a->units[i].role), -1) < 0) unit_change(r, DIFF_REMOVED, (int)i, -1);
    }
}

/* ---- dates ---- */

static uint64_t date_place(const struct differ *r, bool second, const struct plan_date *x) {
    return measure_key(r, second, x->item, x->row, STR_NULL);
}

static void date_change(struct differ *r, enum plan_diff_what what, int i, int j) {
    const struct plan_date *x = i >= 0 ? &r->d->a->dates[i] : 0, *y = j >= 0 ? &r->d->b->dates[j] : 0;
    struct plan_change *c = diff_add(r, DIFF_DATE, what, i, j);
    if (x) c->was = x->date, c->item_a = x->item;
    if (y) c->is = y->date, c->item_b = y->item;
    c->about = y ? y->due : x->due;
    c->likeness = x && y ? diff_likeness(x->due, y->due) : 0;
}

/* The n-th time a key comes, so that repeats are told apart. */
static uint64_t nth(struct differ *r, struct set *seen, uint64_t key) {
    int n = set_get(seen, key, 0);
    set_put(r->a, seen, key, n + 1);
    return mix(key, (uint64_t)n);
}

struct keys { uint64_t *date, *due, *place; };

static struct keys date_keys(struct differ *r, bool second) {
    const struct plan_doc *d = second ? r->d->b : r->d->a;
    struct keys k = { ARENA_ARRAY(r->a, uint64_t, d->dates_n + 1), ARENA_ARRAY(r->a, uint64_t, d->dates_n + 1),
                      ARENA_ARRAY(r->a, uint64_t, d->dates_n + 1) };
    struct set date = { 0 }, due = { 0 };
    for (size_t i = 0; i < d->dates_n; i++) {
        k.place[i] = date_place(r, second, &d->dates[i]);
        k.date[i] = nth(r, &date, mix(k.place[i], hash_more(13, d->dates[i].date)));
        k.due[i] = d->dates[i].due.n ? nth(r, &due, mix(k.place[i], hash_more(17, d->dates[i].due))) : 0;
    }
    return k;
}

/* Match what has equal keys and is not matched yet. */
static void pair(struct differ *r, const uint64_t *ka, size_t na, const uint64_t *kb, size_t nb, int *of_a, int *of_b) {
    struct set at = { 0 };
    for (size_t i = 0; i < na; i++)
        if (of_a[i] < 0 && ka[i]) (void)set_add(r->a, &at, ka[i], (int)i);
    for (size_t j = 0; j < nb; j++) {
        int i = of_b[j] >= 0 || !kb[j] ? -1 : set_get(&at, kb[j], -1);
        if (i < 0 || of_a[i] >= 0) continue;
        of_a[i] = (int)j;
        of_b[j] = i;
    }
}

void diff_dates(struct differ *r) {
    const struct plan_doc *a = r->d->a, *b = r->d->b;
    struct keys x = date_keys(r, false), y = date_keys(r, true);
    int *of_a = ARENA_ARRAY(r->a, int, a->dates_n + 1), *of_b = ARENA_ARRAY(r->a, int, b->dates_n + 1);
    for (size_t i = 0; i < a->dates_n; i++) of_a[i] = -1;
    for (size_t j = 0; j < b->dates_n; j++) of_b[j] = -1;
    pair(r, x.date, a->dates_n, y.date, b->dates_n, of_a, of_b);      /* the same day        */
    pair(r, x.due, a->dates_n, y.due, b->dates_n, of_a, of_b);        /* the same to be done */
    pair(r, x.place, a->dates_n, y.place, b->dates_n, of_a, of_b);    /* of the same measure */
    for (size_t j = 0; j < b->dates_n; j++) {
        if (of_b[j] < 0) date_change(r, DIFF_ADDED, -1, (int)j);
        else if (!str_eq(a->dates[of_b[j]].date, b->dates[j].date)) date_change(r, DIFF_CHANGED, of_b[j], (int)j);
    }
    for (size_t i = 0; i < a->dates_n; i++)
        if (of_a[i] < 0) date_change(r, DIFF_REMOVED, (int)i, -1);
}

/* ---- phases and duties ---- */

static struct str span_words(struct differ *r, const struct plan_phase *p) {
    return arena_printf(r->a, PRIstr " " PRIstr " - " PRIstr, STRARG(p->name), STRARG(p->start), STRARG(p->end));
}

void diff_phases(struct differ *r) {
    const struct plan_doc *a = r->d->a, *b = r->d->b;
    struct like *x = ARENA_ARRAY(r->a, struct like, a->phases_n + 1), *y = ARENA_ARRAY(r->a, struct like, b->phases_n + 1);
    int *of_a = ARENA_ARRAY(r->a, int, a->phases_n + 1), *of_b = ARENA_ARRAY(r->a, int, b->phases_n + 1);
    int *score = ARENA_ARRAY(r->a, int, a->phases_n + 1);
    for (size_t i = 0; i < a->phases_n; i++) x[i] = (struct like){ .words = a->phases[i].name, .parent = -1 };
    for (size_t j = 0; j < b->phases_n; j++) y[j] = (struct like){ .words = b->phases[j].name, .parent = -1 };
    diff_match(r->a, x, a->phases_n, y, b->phases_n, of_a, of_b, score);
    for (size_t j = 0; j < b->phases_n; j++) {
        const struct plan_phase *q = &b->phases[j], *p = of_b[j] >= 0 ? &a->phases[of_b[j]] : 0;
        if (p && diff_same(p->name, q->name) && str_eq(p->start, q->start) && str_eq(p->end, q->end)) continue;
        struct plan_change *c = diff_add(r, DIFF_PHASE, p ? DIFF_CHANGED : DIFF_ADDED, of_b[j], (int)j);
        if (p) c->was = span_words(r, p), c->likeness = score[of_b[j]];
        c->is = span_words(r, q);
    }
    for (size_t i = 0; i < a->phases_n; i++)
        if (of_a[i] < 0) diff_add(r, DIFF_PHASE, DIFF_REMOVED, (int)i, -1)->was = span_words(r, &a->phases[i]);
}

static struct str duty_body(const struct plan_doc *d, size_t i) {
    return str_trim(str_sub(d->text, d->duties[i].body.from, d->duties[i].body.to - d->duties[i].body.from));
}

static uint64_t *duty_keys(struct differ *r, const struct plan_doc *d) {
    uint64_t *k = ARENA_ARRAY(r->a, uint64_t, d->duties_n + 1);
    struct set seen = { 0 };
    for (size_t i = 0; i < d->duties_n; i++) k[i] = nth(r, &seen, hash_more(19, d->duties[i].name));
    return k;
}

void diff_duties(struct differ *r) {
    const struct plan_doc *a = r->d->a, *b = r->d->b;
    int *of_a = ARENA_ARRAY(r->a, int, a->duties_n + 1), *of_b = ARENA_ARRAY(r->a, int, b->duties_n + 1);
    for (size_t i = 0; i < a->duties_n; i++) of_a[i] = -1;
    for (size_t j = 0; j < b->duties_n; j++) of_b[j] = -1;
    pair(r, duty_keys(r, a), a->duties_n, duty_keys(r, b), b->duties_n, of_a, of_b);
    for (size_t j = 0; j < b->duties_n; j++) {
        int i = of_b[j];
        if (i >= 0 && diff_same(duty_body(a, (size_t)i), duty_body(b, j))) continue;
        struct plan_change *c = diff_add(r, DIFF_DUTY, i >= 0 ? DIFF_CHANGED : DIFF_ADDED, i, (int)j);
        if (i >= 0) c->was = duty_body(a, (size_t)i), c->likeness = 100;
        c->is = duty_body(b, j);
        c->about = b->duties[j].name;
    }
    for (size_t i = 0; i < a->duties_n; i++) {
        if (of_a[i] >= 0) continue;
        struct plan_change *c = diff_add(r, DIFF_DUTY, DIFF_REMOVED, (int)i, -1);
        c->was = duty_body(a, i);
        c->about = a->duties[i].name;
    }
}
