/* The base of the example city: what is drawn of an estate, and its beats. */
#include "action/demo_base.h"

#include <math.h>
#include "base/time.h"

enum { FOUND_BEFORE = 379, FOUND_A_DAY = 40, EDITION_BEFORE = 200, RULES_FIRST = 38, RULES_AGAIN = 6, LIFTS_EVERY = 15, LIFTS_ROUNDS = 25,
       MONTHS_BACK = 14, OWN_DAYS = 32, FOUND_SMALL = 89, FIRE_ROUND = 9 };

/* ---- chance ---- */

int64_t base_dice(const struct base *b, int64_t key, int64_t what, int64_t n) {
    struct seeded r = { b->seed * 0x9E3779B97F4A7C15u ^ ((uint64_t)key * 0x2545F491u + (uint64_t)what * 0x632BE5ABu) };
    (void)seeded_next(&r);
    return seeded_below(&r, n);
}

int64_t base_key(int64_t key, struct str text) {
    uint64_t k = (uint64_t)key;
    for (size_t i = 0; i < text.n; i++) k = k * 33 + (uint64_t)(int64_t)text.s[i];
    return (int64_t)k;
}

int64_t base_today(const struct base *b, int64_t at) {
    return time_local_day(at, b->offset, 0);
}

struct str day_text_of(struct arena *a, int64_t day) {
    return date_text(a, day_civil(day));
}

struct str base_day(struct standing *s, int64_t days) {
    return day_text_of(s->c->mem, s->day + days);
}

bool base_by_hand(const struct base *b, const struct estate *es) {
    struct str one, rest = b->own;
    while (rest.s) {
        rest = str_cut(rest, '\n', &one);
        (void)str_cut(one, ',', &one);
        if (str_eq(one, es->name)) return true;
    }
    return false;
}

/* ---- an estate ---- */

/* Most are known for three quarters and more, some hardly. */
static int quality_of(const struct base *b, int64_t key) {
    int64_t r = base_dice(b, key, 1, 100);
    if (r < 6) return 5 + (int)base_dice(b, key, 2, 25);
    if (r < 20) return 30 + (int)base_dice(b, key, 2, 25);
    return r < 92 ? 40 + (int)base_dice(b, key, 2, 46) : 100;
}

/* High ones came with the years; before 2003 a lift was added later, where there is one. */
static void shape_of(const struct base *b, const struct estate *es, struct profile *p) {
    int64_t year = es->built_year, homes = es->buildings > 0 ? es->households / es->buildings : 24, r = base_dice(b, p->key, 3, 100);
    p->floors = year < 1999 ? 5 : 6;
    if (year >= 2016 && r < 85) p->floors = homes > 40 ? 18 : 11, p->lifted = 52;
    else if (year >= 2010 && r < 60) p->floors = 11, p->lifted = 37;
    else if (year >= 2003 && r < 34) p->floors = 11, p->lifted = 29;
    else if (r >= 88) p->lifted = 12, p->retrofit = true;
    p->per = p->floors > 11 ? 2 : 1;
    p->stairs = (int)((homes + p->floors) / (2 * p->floors));
    if (p->stairs < 1) p->stairs = 1;
    if (p->stairs > 6) p->stairs = 6;
}

static void keepers_of(const struct base *b, const struct estate *es, struct profile *p) {
    int64_t today = base_today(b, b->now), r = base_dice(b, p->key, 5, 100), begin = today - FOUND_BEFORE;
    p->contract_ends = p->term_ends = NONE;
    if (es->property_org != NONE)
        p->contract_ends = r < 4 ? today - 8 - base_dice(b, p->key, 6, 80) : r < 11 ? today + 4 + base_dice(b, p->key, 6, 54)
                         : r < 40 ? begin + 60 + base_dice(b, p->key, 6, 300) : today + 62 + base_dice(b, p->key, 6, 900);
    p->renews = r >= 11 && r < 40 && p->contract_ends < today - 3;
    r = base_dice(b, p->key, 7, 100);
    if (r < 62) p->term_ends = r < 3 ? today - 5 - base_dice(b, p->key, 8, 200) : r < 7 ? today + 6 + base_dice(b, p->key, 8, 50)
                             : r < 20 ? begin + 40 + base_dice(b, p->key, 8, 320) : today + 62 + base_dice(b, p->key, 8, 1500);
    p->elects = r >= 7 && r < 20 && p->term_ends < today - 3;
}

void base_profile(const struct base *b, int at, const struct estate *es, struct profile *ret) {
    *ret = (struct profile){ .key = at * 131 + 17 };
    ret->quality = quality_of(b, ret->key);
    shape_of(b, es, ret);
    keepers_of(b, es, ret);
    ret->homes = at % 25 == 3;
}

/* ---- beats ---- */

static void lay(struct plot *p, enum base_step step, int estate, int64_t person, int64_t at, int64_t arg) {
    if (at < p->now)
        ARENA_PUSH(p->mem, p->beat, p->nbeats, p->beat_cap) = (struct beat){ at, person, arg, estate, B_BASE, (int16_t)step };
}

static void apart(struct plot *p, enum base_apart what, int64_t person, int64_t at, int64_t arg) {
    ARENA_PUSH(p->mem, p->beat, p->nbeats, p->beat_cap) = (struct beat){ at, person, arg, 0, B_APART, (int16_t)what };
}

static int64_t clock_of(const struct base *b, int64_t day, int64_t minutes) {
    return time_at(day, minutes * MINUTE, b->offset);
}

/* The firm keeps its figures where it has an account, else the community. */
static int64_t keeper(const struct plot *p, int at) {
    const struct spot *s = &p->k->spot[at];
    return s->firm != NONE ? s->firm : s->community;
}

static bool has_lifts(const struct base *b, const struct profile *q, const struct estate *es) {
    return q->lifted || base_by_hand(b, es);
}

static void plot_lifts(struct plot *p, const struct base *b, int at, const struct profile *q) {
    int64_t last = base_today(b, p->now) - 1 - base_dice(b, q->key, 11, 10);
    if (!has_lifts(b, q, &p->k->w->estate[at])) return;
    for (int i = 0; i < LIFTS_ROUNDS - 1; i++)
        lay(p, BASE_LIFTS, at, keeper(p, at), clock_of(b, last - i * LIFTS_EVERY, 545 + at % 200), i);
}

static void plot_months(struct plot *p, const struct base *b, int at, const struct profile *q) {
    struct civil today = day_civil(base_today(b, p->now));
    int64_t month = today.year * 12 + today.month - 1;
    bool none = base_dice(b, q->key, 12, 100) < 6, late = base_dice(b, q->key, 13, 100) < (q->quality < 60 ? 40 : 7);
    bool hand = base_by_hand(b, &p->k->w->estate[at]);
    if (p->k->w->estate[at].property_org == NONE || (none && !hand)) return;
    for (int64_t m = month - MONTHS_BACK + 1; m <= month; m++) {
        struct civil day = { (int)(m / 12), (int)(m % 12) + 1, 5 + (int)base_dice(b, q->key, 14, 4) };
        if (m < month || (!late && !hand)) lay(p, BASE_MONTH, at, keeper(p, at), clock_of(b, day_of(day), 900 + at % 120), m - 1);
    }
}

/* What is told by hand, each on its day. */
static void plot_own(struct plot *p, const struct base *b, int at) {
    int64_t days[OWN_DAYS];
    int n = base_own_days(b, &p->k->w->estate[at], days, OWN_DAYS);
    for (int i = 0; i < n; i++)
        if (days[i]) lay(p, BASE_OWN, at, keeper(p, at), clock_of(b, base_today(b, p->now) - days[i], 870), days[i]);
}

/* Whoever keeps what: the whole life of the estate told by hand, from FOUND_SMALL days ago. */
void base_plot_own(struct plot *p, const struct base *b, int at) {
    int64_t today = base_today(b, p->now), from = clock_of(b, today - FOUND_SMALL, 600);
    struct profile q;
    base_profile(b, at, &p->k->w->estate[at], &q);
    lay(p, BASE_FOUND, at, p->k->spot[at].community, from, 0);
    plot_lifts(p, b, at, &q);
    plot_months(p, b, at, &q);
    plot_own(p, b, at);
    for (int i = 1; i < p->nbeats; i++)                      /* what was before is told on that day too */
        if (p->beat[i].at <= from) p->beat[i].at = p->beat[i].order == BASE_LIFTS ? 0 : from;
}

static void plot_estate(struct plot *p, const struct base *b, int at) {
    const struct estate *es = &p->k->w->estate[at];
    int64_t today = base_today(b, p->now), person = p->k->spot[at].community;
    struct profile q;
    base_profile(b, at, es, &q);
    lay(p, BASE_FOUND, at, person, clock_of(b, today - FOUND_BEFORE + at / FOUND_A_DAY, 570 + at % FOUND_A_DAY * 12), 0);
    plot_lifts(p, b, at, &q);
    plot_months(p, b, at, &q);
    for (int i = 0; i < 3; i++)
        if (base_dice(b, q.key, 20 + i, 100) < 45)
            lay(p, BASE_CHANGE, at, i == 2 ? person : keeper(p, at),
                clock_of(b, today - 10 - base_dice(b, q.key, 30 + i, EDITION_BEFORE - 20), 560 + at), i);
    if (base_by_hand(b, es)) return plot_own(p, b, at);
    if (base_dice(b, q.key, 19, 100) < 14) lay(p, BASE_CHANGE, at, keeper(p, at), clock_of(b, today - RULES_AGAIN - 1 - at % 3, 600 + at), FIRE_ROUND);
    if (q.renews) lay(p, BASE_RENEW, at, keeper(p, at), clock_of(b, q.contract_ends - 12, 620), 0);
    if (q.elects) lay(p, BASE_ELECT, at, person, clock_of(b, q.term_ends - 6, 640), 0);
}

/* Cases of a run: filed, sent out and taken on within days; of the first run nearly all are done since. */
static void plot_cases(struct plot *p, const struct base *b, int64_t run, int n, bool done) {
    static const struct { enum verb verb; int after, minute; } way[] = {
        { V_FILE, 0, 580 }, { V_DISPATCH, 0, 690 }, { V_ACCEPT, 1, 600 }, { V_FINISH, 4, 930 }, { V_PASS, 6, 600 },
    };
    for (int i = 0; i < (done ? 5 : 3); i++)
        for (int at = 0; at < n; at++)
            lay(p, BASE_CASES, at, p->k->spot[at].town, clock_of(b, run + way[i].after, way[i].minute + at % 100), way[i].verb);
}

void base_plot(struct plot *p, const struct base *b) {
    int n = b->estates;
    int64_t today = base_today(b, p->now), town = p->k->spot[0].town;
    for (int i = 0; i < n; i++) plot_estate(p, b, i);
    apart(p, APART_EDITION, p->k->chief, clock_of(b, today - EDITION_BEFORE, 1200), 0);
    for (int i = 0; i < 3; i++) apart(p, APART_IMPORT, town, clock_of(b, today - 151 + i * 53, 590), i);
    apart(p, APART_RULES, NONE, clock_of(b, today - RULES_FIRST, 125), 0);
    plot_cases(p, b, today - RULES_FIRST, n, true);
    apart(p, APART_RULES, NONE, clock_of(b, today - RULES_AGAIN, 125), 0);
    plot_cases(p, b, today - RULES_AGAIN, n, false);
    apart(p, APART_RULES, NONE, p->now - HOUR, 0);
}

/* ---- a beat ---- */

void base_act(struct standing *s, int64_t person) {
    s->act(s->arg, s->c, &(struct beat){ .at = s->c->now, .person = person });
}

enum err base_put(struct standing *s, const struct entity *e, const void *before, void *after, const char *verb) {
    return register_put(s->c, s->tx, e, before, after, &(struct change){ .verb = verb }, &s->t);
}

enum err base_rows(struct standing *s, const struct entity *e, struct rows *ret) {
    struct filter by = { .field = field_named(e, S("estate")), .in = &s->es.h.id, .n = 1, .low = NONE, .high = NONE };
    struct query q = { .e = e, .filter = &by, .nfilter = 1, .limit = 500 };
    return store_list(tx_db(s->tx), s->c->mem, 0, s->c->tenant, &q, ret, &s->c->fault);
}

static int64_t known(struct standing *s, int what, int64_t value) {
    return base_dice(s->b, s->p.key, 40 + what, 100) < s->p.quality ? value : NONE;
}

/* Figures of the estate itself; what is not known is empty. */
static enum err figures(struct standing *s) {
    struct estate is = s->es;
    const struct base *b = s->b;
    int64_t key = s->p.key, homes = is.households;
    is.kind = known(s, 0, base_dice(b, key, 60, 10) < 7 ? ESTATE_RESETTLED : base_dice(b, key, 61, 2) ? ESTATE_MIXED : ESTATE_COMMODITY);
    is.renovation = known(s, 1, is.built_year >= 2005 ? RENOVATION_NONE : 1 + base_dice(b, key, 62, is.built_year < 2000 ? 4 : 3));
    is.population = known(s, 8, homes * (25 + base_dice(b, key, 63, 8)) / 10);
    int64_t people = homes * 25 / 10;
    is.aged = known(s, 2, people * (17 + base_dice(b, key, 64, 16)) / 100);
    is.children = known(s, 3, people * (2 + base_dice(b, key, 65, 4)) / 100);
    if (is.aged != NONE) is.alone = known(s, 4, is.aged * (4 + base_dice(b, key, 66, 7)) / 100);
    is.rented = known(s, 5, homes * (12 + base_dice(b, key, 67, 26)) / 100);
    is.ebikes = known(s, 6, homes * (45 + base_dice(b, key, 68, 40)) / 100);
    is.cars = known(s, 7, homes * (50 + base_dice(b, key, 69, 45)) / 100);
    is.land_area = known(s, 10, 1) == 1 ? base_area(s->c, &is) : NAN;
    if (is.fee != NONE && s->p.lifted && !s->p.retrofit) is.fee_high = is.fee + 40 + 10 * base_dice(b, key, 71, 5);
    if (known(s, 9, 1) == NONE && s->p.quality < 40) is.floor_area = NAN, is.fee = is.fee_high = NONE;
    enum err e = base_put(s, &estate_entity, &s->es, &is, "change");
    s->es = is;
    return e;
}

static enum err found(struct standing *s) {
    enum err e = base_by_hand(s->b, &s->es) ? OK : figures(s);
    if (base_by_hand(s->b, &s->es)) return base_own(s, 0);
    if (!e) e = base_buildings(s);
    if (!e) e = base_facilities(s);
    return e ? e : base_keepers(s);
}

enum err base_beat(struct call *k, struct tx *tx, const struct base *b, const struct beat *beat, demo_act act, void *arg) {
    struct standing *s = ARENA_NEW(k->mem, struct standing);
    *s = (struct standing){ .b = b, .c = k, .tx = tx, .act = act, .arg = arg, .at = beat->tale, .day = base_today(b, beat->at) };
    const struct estate *es = &b->k->w->estate[beat->tale];
    enum err e = store_get(tx_db(tx), k->mem, 0, k->tenant, &estate_entity, es->h.id, &s->es, &k->fault);
    base_profile(b, beat->tale, es, &s->p);
    if (e) return e;
    switch ((enum base_step)beat->order) {
    case BASE_FOUND: e = found(s); break;
    case BASE_LIFTS: e = base_lifts_turn(s); break;
    case BASE_MONTH: e = base_month(s, beat->arg); break;
    case BASE_CHANGE: e = base_change(s, beat->arg == FIRE_ROUND); break;
    case BASE_RENEW: e = base_renew(s); break;
    case BASE_ELECT: e = base_elect(s); break;
    case BASE_OWN: e = base_own(s, beat->arg); break;
    case BASE_CASES: e = base_cases(s, (enum verb)beat->arg); break;
    }
    return e ? e : register_settle(k, tx, &s->t);
}
