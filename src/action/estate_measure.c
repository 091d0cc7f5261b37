/* What estates are coloured by: any number or code of their own, and what is
** counted of what stands or happens there. Classes of the values. */
#include "action/estate_map.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/time.h"

/* ---- which ---- */

enum counts { OPEN, OVERDUE, LIFTS, LIFTS_OLD, LIFTS_UNASSESSED, FEE_RATE, FINDINGS, AGED_SHARE, RENTED_SHARE };

static const struct { const char *key; enum counts source; int64_t kind; bool whole; } counted[] = {
    { "open", OPEN, MAP_NUMBER, true }, { "overdue", OVERDUE, MAP_NUMBER, true }, { "findings", FINDINGS, MAP_NUMBER, false },
    { "lifts", LIFTS, MAP_NUMBER, false }, { "lifts15", LIFTS_OLD, MAP_NUMBER, false },
    { "unassessed", LIFTS_UNASSESSED, MAP_NUMBER, false }, { "fee_rate", FEE_RATE, MAP_SHARE, false },
    { "aged_share", AGED_SHARE, MAP_SHARE, false }, { "rented_share", RENTED_SHARE, MAP_SHARE, false },
};
/* Numbers that add up over a town; the others have a mean. */
static const char *const adds_up[] = { "buildings", "households", "population", "floor_area", "land_area", "aged", "children",
                                       "alone", "rented", "ebikes", "cars" };
static const char *const not_shown[] = { "lat", "lng", "datum" };

static bool named(const char *const *list, int n, const char *name) {
    for (int i = 0; i < n; i++)
        if (!strcmp(list[i], name)) return true;
    return false;
}

static bool may_colour(const struct field *f) {
    if (named(not_shown, N_OF(not_shown), f->name)) return false;
    return f->kind == K_INT || f->kind == K_REAL || f->kind == K_CODE;
}

struct str map_word(struct call *c, const char *list, struct str key, const char *otherwise) {
    const char *full = arena_printf(c->mem, "%s" PRIstr, list, STRARG(key)).s;
    const char *word = word_text(c->language, full);
    return str_of(strcmp(word, full) != 0 ? word : otherwise);
}

static struct str label_of(struct call *c, const char *key, bool field) {
    if (!field) return map_word(c, "map.by.", str_of(key), key);
    struct str column = map_word(c, "column.", str_of(key), key);
    return map_word(c, "estate.", str_of(key), arena_cstr(c->mem, column));
}

struct str map_label(struct call *c, const struct map_measure *m) {
    return label_of(c, m->key, m->field != 0);
}

struct rows map_choices(struct call *c) {
    struct map_choice *v = ARENA_ARRAY(c->mem, struct map_choice, N_OF(counted) + estate_entity.nfield);
    int n = 0;
    for (int i = 0; i < N_OF(counted); i++)
        v[n++] = (struct map_choice){ str_of(counted[i].key), label_of(c, counted[i].key, false), counted[i].kind };
    for (int i = 0; i < estate_entity.nfield; i++) {
        const struct field *f = &estate_entity.field[i];
        if (!may_colour(f)) continue;
        int64_t kind = f->kind == K_CODE ? MAP_CODE : !strcmp(f->name, "completeness") ? MAP_SHARE : MAP_NUMBER;
        v[n++] = (struct map_choice){ str_of(f->name), label_of(c, f->name, true), kind };
    }
    return (struct rows){ v, n };
}

enum err map_measure_of(struct call *c, struct str by, struct map_measure *ret) {
    struct rows all = map_choices(c);
    const struct map_choice *v = all.row;
    struct str names = STR_NULL;
    for (int i = 0; i < all.n; i++) {
        names = arena_printf(c->mem, PRIstr "%s" PRIstr, STRARG(names), i ? ", " : "", STRARG(v[i].key));
        if (!str_eq(by.n ? by : S("open"), v[i].key)) continue;
        *ret = (struct map_measure){ .key = arena_cstr(c->mem, v[i].key), .kind = v[i].kind };
        ret->whole = i < N_OF(counted) && counted[i].whole;
        ret->field = i < N_OF(counted) ? 0 : field_named(&estate_entity, v[i].key);
        ret->summed = ret->field ? named(adds_up, N_OF(adds_up), ret->key) : v[i].kind == MAP_NUMBER;
        return OK;
    }
    return fail_with(c, E_INVALID, "by", "field.code", names, STR_NULL);
}

/* ---- values ---- */

/* Estates in order of id, as the world has them: which one has this id, or -1. */
static int place_of(const struct estate *const *e, int n, int64_t id) {
    int lo = 0, hi = n;
    while (lo < hi) {
        int mid = lo + (hi - lo) / 2;
        if (e[mid]->h.id < id) lo = mid + 1;
        else hi = mid;
    }
    return lo < n && e[lo]->h.id == id ? lo : -1;
}

static double share(double part, double whole) {
    return isnan(part) || isnan(whole) || whole <= 0 || part > whole ? NAN : round(part * 1000 / whole) / 10;
}

static double number_of(int64_t v) {
    return v == NONE ? NAN : (double)v;
}

static enum err problems_of(struct call *c, const struct scope *s, bool overdue, const struct estate *const *e, int n,
                            double *ret) {
    struct sum *sum;
    int sums = 0;
    for (int i = 0; i < n; i++) ret[i] = estate_seen_whole(c, s, e[i]) ? 0 : NAN;
    enum err bad = store_sums(c->db, c->mem, c->tenant, "problem_estate", 0, 0, &sum, &sums, &c->fault);
    for (int k = 0; !bad && k < sums; k++) {
        int at = sum[k].k[1] == 1 ? place_of(e, n, sum[k].k[0]) : -1;
        bool late = sum[k].k[2] == LAMP_OVER || sum[k].k[2] == LAMP_OVER3;
        if (at >= 0 && (late || !overdue)) ret[at] += (double)sum[k].n;
    }
    return bad;
}

static enum err statement_of(struct call *c, const char *name, const struct bind *b, int nb, int col, int over,
                             const struct estate *const *e, int n, double *ret) {
    struct cursor *cur;
    enum err bad = sql_open(c->db, c->mem, name, b, nb, &cur, &c->fault);
    if (bad) return bad;
    while (sql_next(cur)) {
        int at = place_of(e, n, sql_int(cur, 0));
        if (at < 0) continue;
        ret[at] = over ? share((double)sql_int(cur, col), (double)sql_int(cur, over)) : (double)sql_int(cur, col);
    }
    return sql_end(cur);
}

static struct str day_back(struct call *c, int years, int months) {
    struct civil d = day_civil(time_local_day(c->now, c->tz_offset, 0));
    int month = d.year * 12 + d.month - 1 - years * 12 - months;
    return arena_printf(c->mem, "%04d-%02d-%02d", month / 12, month % 12 + 1, months ? 1 : d.day);
}

static enum err counted_of(struct call *c, const struct scope *s, enum counts source, const struct estate *const *e, int n,
                           double *ret) {
    enum { SCRAPPED = 3, USED_YEARS = 15 };
    struct bind lifts[] = { BI("tenant", c->tenant), BT("before", day_back(c, USED_YEARS, 0)), BT("since", day_back(c, 1, 0)),
                            BI("scrapped", SCRAPPED) };
    struct bind fees[] = { BI("tenant", c->tenant), BT("from", day_back(c, 0, 3)) };
    if (source == OPEN || source == OVERDUE) return problems_of(c, s, source == OVERDUE, e, n, ret);
    for (int i = 0; i < n; i++) ret[i] = source == FEE_RATE ? NAN : 0;
    switch (source) {
    case LIFTS: return statement_of(c, "map_lifts", lifts, N_OF(lifts), 1, 0, e, n, ret);
    case LIFTS_OLD: return statement_of(c, "map_lifts", lifts, N_OF(lifts), 2, 0, e, n, ret);
    case LIFTS_UNASSESSED: return statement_of(c, "map_lifts", lifts, N_OF(lifts), 3, 0, e, n, ret);
    case FEE_RATE: return statement_of(c, "map_fees", fees, N_OF(fees), 2, 1, e, n, ret);
    case FINDINGS: return statement_of(c, "map_findings", fees, 1, 1, 0, e, n, ret);
    case AGED_SHARE: case RENTED_SHARE: case OPEN: case OVERDUE: break;
    }
    for (int i = 0; i < n; i++)
        ret[i] = source == AGED_SHARE ? share(number_of(e[i]->aged), number_of(e[i]->population))
                                      : share(number_of(e[i]->rented), number_of(e[i]->households));
    return OK;
}

enum err map_values(struct call *c, const struct scope *s, const struct map_measure *m, const struct estate *const *e, int n,
                    double *ret) {
    for (int i = 0; i < n && m->field; i++) {
        void *row = (void *)(uintptr_t)e[i];
        ret[i] = m->field->kind == K_REAL ? *field_real(m->field, row) : number_of(*field_int(m->field, row));
    }
    for (int i = 0; i < N_OF(counted) && !m->field; i++)
        if (!strcmp(counted[i].key, m->key)) return counted_of(c, s, counted[i].source, e, n, ret);
    return OK;
}

/* ---- classes ---- */

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Down to a number that people read: two figures, whole where the values are. */
static double rounded(double v, bool year, bool whole) {
    if (year || v == 0) return floor(v);
    double step = pow(10, floor(log10(fabs(v))) - 1);
    if (whole && step < 1) step = 1;
    return floor(v / step) * step;
}

/* Lower bounds of the classes, ascending: each value its own while they are few, else a fifth of the values each;
** none at all is a class of its own. */
static int bounds_of(const double *sorted, int n, bool year, double *bound) {
    bool whole = true, none = n && sorted[0] == 0;
    int k = 0, from = 0, few = 0;
    for (int i = 0; i < n; i++) {
        whole &= sorted[i] == floor(sorted[i]);
        few += i == 0 || sorted[i] != sorted[i - 1];
        if (sorted[i] == 0) from = i + 1;
    }
    if (few <= MAP_STOPS) {
        for (int i = 0; i < n; i++)
            if (i == 0 || sorted[i] != sorted[i - 1]) bound[k++] = sorted[i];
        return k;
    }
    if (none) bound[k++] = 0;
    for (int i = 0, most = MAP_STOPS - k; i < most; i++) {
        int at = from + (int)((int64_t)(n - from) * i / most);
        double v = i == 0 && none && whole ? 1 : rounded(sorted[at], year, whole);
        if (k == 0 || v > bound[k - 1]) bound[k++] = v;
    }
    return k;
}

static struct rows code_stops(struct call *c, const struct map_measure *m, const double *value, int n, int64_t *stop) {
    const struct codes *codes = m->field->codes;
    struct map_stop *v = ARENA_ARRAY(c->mem, struct map_stop, codes->n);
    const char *list = arena_printf(c->mem, "%s.", codes->name).s;
    for (int i = 0; i < codes->n; i++) {
        struct str key = str_of(codes->code[i]);
        v[i] = (struct map_stop){ key, map_word(c, list, key, codes->code[i]), NAN, NAN, 0 };
    }
    for (int i = 0; i < n; i++) {
        stop[i] = isnan(value[i]) ? NONE : (int64_t)value[i] - 1;
        if (stop[i] != NONE) v[stop[i]].n++;
    }
    return (struct rows){ v, codes->n };
}

struct rows map_stops(struct call *c, const struct map_measure *m, const double *value, int n, int64_t *stop) {
    struct map_stop *v = ARENA_ARRAY(c->mem, struct map_stop, MAP_STOPS + 1);
    double *sorted = ARENA_ARRAY(c->mem, double, n + 1), bound[MAP_STOPS + 1];
    int known = 0;
    bool whole = true;
    if (m->kind == MAP_CODE) return code_stops(c, m, value, n, stop);
    for (int i = 0; i < n; i++) {
        if (isnan(value[i])) continue;
        sorted[known++] = value[i];
        whole &= value[i] == floor(value[i]);
    }
    qsort(sorted, (size_t)known, sizeof *sorted, by_value);
    int k = bounds_of(sorted, known, m->field && str_is(str_of(m->key), "built_year"), bound);
    double open = k && sorted[known - 1] > bound[k - 1] ? NAN : k ? bound[k - 1] : NAN;       /* the last has no end, or is one value */
    for (int i = 0; i < k; i++)
        v[i] = (struct map_stop){ STR_NULL, STR_NULL, bound[i], i + 1 == k ? open : whole ? bound[i + 1] - 1 : bound[i + 1], 0 };
    for (int i = 0; i < n; i++) {
        stop[i] = NONE;
        for (int j = 0; j < k && !isnan(value[i]); j++)
            if (value[i] >= bound[j]) stop[i] = j;
        if (stop[i] != NONE) v[stop[i]].n++;
    }
    return (struct rows){ v, k };
}
