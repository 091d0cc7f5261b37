/* What follows from the records of an estate, one row a fact. A figure that cannot be
** told from what is on record has no value; it is never taken for 0. */
#include "model/rule.h"

#include <math.h>
#include "base/time.h"

enum { MONTHS_OF_RATE = 3, MONTHS_BACK = 6, OLD_LIFT_YEARS = 15 };

static const struct rule_value nothing = { 0 };

static struct rule_value number(double n) {
    return (struct rule_value){ .has = isfinite(n), .n = n };
}

static struct rule_value yes(bool b) {
    return (struct rule_value){ .has = true, .n = b };
}

static struct rule_value whole(int64_t n) {
    return n == NONE ? nothing : number((double)n);
}

#define EACH(T, x, g, need) \
    for (const struct T *x = (g)->of[need].row, *x##_first = x; x && x - x##_first < (g)->of[need].n; x++)
enum { AT_BUILDINGS, AT_STAIRWELLS, AT_ELEVATORS, AT_FACILITIES, AT_CONTRACTS, AT_BODIES, AT_MONTHS, AT_HOUSEHOLDS };

/* ---- days ---- */

static bool day_read(struct str s, int64_t *ret) {
    struct civil c;
    if (!s.n || !date_parse(s, &c)) return false;
    *ret = day_of(c);
    return true;
}

/* Full months from a day to today; a day that is still to come gives none. */
static struct rule_value months_since(const struct rule_ground *g, struct str day) {
    int64_t from;
    if (!day_read(day, &from) || from > g->today) return nothing;
    struct civil a = day_civil(from), b = day_civil(g->today);
    return number((b.year - a.year) * 12 + b.month - a.month - (b.day < a.day));
}

static struct rule_value years_since(const struct rule_ground *g, struct str day) {
    struct rule_value m = months_since(g, day);
    m.n = floor(m.n / 12);
    return m;
}

static struct rule_value days_left(const struct rule_ground *g, struct str day) {
    int64_t to;
    return day_read(day, &to) ? number((double)(to - g->today)) : nothing;
}

static struct rule_value days_since(const struct rule_ground *g, struct str day) {
    struct rule_value v = days_left(g, day);
    v.n = -v.n;
    return v;
}

static struct rule_value years_of(const struct rule_ground *g, int64_t built) {
    return built == NONE ? nothing : number((double)(day_civil(g->today).year - built));
}

/* ---- of a lift, a building, a facility, a contract, a body, a month ---- */

static struct rule_value lift_age(const struct rule_ground *g, const void *p) {
    return years_since(g, ((const struct elevator *)p)->installed);
}

/* Never assessed counts from when it came into use. */
static struct rule_value lift_unassessed(const struct rule_ground *g, const void *p) {
    const struct elevator *l = p;
    return months_since(g, l->assessed.n ? l->assessed : l->installed);
}

/* A lift with no state on record is taken as in use. */
static bool in_use(const struct elevator *l) {
    return l->state == NONE || l->state == 1;
}

static struct rule_value lift_in_use(const struct rule_ground *g, const void *p) {
    (void)g;
    return yes(in_use(p));
}

/* Inspected once a year (特种设备安全法 40: the next one a month before it lapses) where no date is given. */
static struct rule_value lift_inspection(const struct rule_ground *g, const void *p) {
    const struct elevator *l = p;
    struct rule_value v = days_left(g, l->inspection_due);
    if (v.has || !(v = days_left(g, l->inspected)).has) return v;
    v.n += 365;
    return v;
}

static struct rule_value lift_maintained(const struct rule_ground *g, const void *p) {
    return days_since(g, ((const struct elevator *)p)->maintained);
}

static struct rule_value lift_insured(const struct rule_ground *g, const void *p) {
    return days_left(g, ((const struct elevator *)p)->policy_end);
}

static struct rule_value building_age(const struct rule_ground *g, const void *p) {
    return years_of(g, ((const struct building *)p)->built_year);
}

static int64_t most(int64_t a, int64_t b) {
    return a > b ? a : b;            /* NONE is the least of all */
}

/* Out of order or not there: what should be, less what is in order. */
static int64_t broken(const struct facility *f) {
    int64_t should = most(f->needed, f->count);
    if (f->good == NONE || should == NONE) return NONE;
    return should > f->good ? should - f->good : 0;
}

static struct rule_value facility_broken(const struct rule_ground *g, const void *p) {
    (void)g;
    return whole(broken(p));
}

static struct rule_value facility_lacking(const struct rule_ground *g, const void *p) {
    const struct facility *f = p;
    (void)g;
    if (f->needed == NONE || f->count == NONE) return nothing;
    return whole(f->needed > f->count ? f->needed - f->count : 0);
}

static struct rule_value contract_left(const struct rule_ground *g, const void *p) {
    return days_left(g, ((const struct contract *)p)->ends);
}

static struct rule_value body_left(const struct rule_ground *g, const void *p) {
    return days_left(g, ((const struct owners_body *)p)->term_ends);
}

static struct rule_value month_rate(const struct rule_ground *g, const void *p) {
    const struct ledger_month *m = p;
    (void)g;
    if (m->fee_due == NONE || m->fee_paid == NONE || m->fee_due == 0) return nothing;
    return number(100.0 * (double)m->fee_paid / (double)m->fee_due);
}

/* ---- of an estate ---- */

static struct rule_value estate_age(const struct rule_ground *g, const void *p) {
    return years_of(g, ((const struct estate *)p)->built_year);
}

/* An estate that nobody listed is not in the plan. */
static struct rule_value in_renovation(const struct rule_ground *g, const void *p) {
    const struct estate *e = p;
    (void)g;
    return yes(e->renovation != NONE && e->renovation != 1);
}

static struct rule_value aged_share(const struct rule_ground *g, const void *p) {
    const struct estate *e = p;
    (void)g;
    if (e->aged == NONE || e->population == NONE || e->population == 0) return nothing;
    return number(100.0 * (double)e->aged / (double)e->population);
}

static struct rule_value lifts(const struct rule_ground *g, const void *p) {
    (void)p;
    return number(g->of[AT_ELEVATORS].n);
}

static struct rule_value old_lifts(const struct rule_ground *g, const void *p) {
    int n = 0;
    (void)p;
    EACH(elevator, l, g, AT_ELEVATORS) {
        struct rule_value age = lift_age(g, l);
        n += in_use(l) && age.has && age.n >= OLD_LIFT_YEARS;
    }
    return number(n);
}

static struct rule_value buildings(const struct rule_ground *g, const void *p) {
    (void)p;
    return number(g->of[AT_BUILDINGS].n);
}

/* Places of these kinds: what is in order where that is known, else what is there. */
static int64_t places(const struct rule_ground *g, const int64_t *kind, int n) {
    int64_t sum = 0;
    EACH(facility, f, g, AT_FACILITIES)
        for (int i = 0; i < n; i++)
            if (f->kind == kind[i]) sum += f->good != NONE ? f->good : f->count != NONE ? f->count : 0;
    return sum;
}

static const int64_t charging[] = { FAC_EBIKE_CHARGER }, elderly[] = { FAC_CANTEEN, FAC_DAY_CARE };
static const int64_t fire[] = { FAC_HYDRANT, FAC_OUTDOOR_HYDRANT, FAC_EXTINGUISHER, FAC_FIRE_STATION, FAC_FIRE_LANE, FAC_EXIT_LIGHT,
                                FAC_SMOKE, FAC_SPRINKLER, FAC_EBIKE_SPRINKLER };

static struct rule_value ebike_places(const struct rule_ground *g, const void *p) {
    (void)p;
    return whole(places(g, charging, N_OF(charging)));
}

static struct rule_value ebike_gap(const struct rule_ground *g, const void *p) {
    const struct estate *e = p;
    int64_t have = places(g, charging, N_OF(charging));
    return e->ebikes == NONE ? nothing : whole(e->ebikes > have ? e->ebikes - have : 0);
}

static struct rule_value elderly_places(const struct rule_ground *g, const void *p) {
    (void)p;
    return whole(places(g, elderly, N_OF(elderly)));
}

static struct rule_value fire_broken(const struct rule_ground *g, const void *p) {
    int64_t sum = NONE;
    (void)p;
    EACH(facility, f, g, AT_FACILITIES)
        for (int i = 0; i < N_OF(fire); i++) {
            int64_t n = f->kind == fire[i] ? broken(f) : NONE;
            if (n != NONE) sum = (sum == NONE ? 0 : sum) + n;
        }
    return whole(sum);
}

static bool stands(const struct owners_body *b) {
    return b->kind != OWNERS_NONE;
}

/* Conditions met, none set up: needs a record that says so; one body that stands is enough to say no. */
static struct rule_value body_missing(const struct rule_ground *g, const void *p) {
    bool any = false, eligible = false, known = false;
    (void)p;
    EACH(owners_body, b, g, AT_BODIES) {
        any |= stands(b);
        known |= b->eligible != NONE;
        eligible |= b->eligible == 1;
    }
    return any ? yes(false) : known ? yes(eligible) : nothing;
}

/* The latest end of a term among the bodies that stand; one without an end has no known term. */
static struct rule_value body_days_left(const struct rule_ground *g, const void *p) {
    struct rule_value last = nothing;
    (void)p;
    EACH(owners_body, b, g, AT_BODIES) {
        struct rule_value v = stands(b) ? days_left(g, b->term_ends) : nothing;
        if (v.has && (!last.has || v.n > last.n)) last = v;
    }
    return last;
}

/* Every term that is known has ended, and no body stands without one. */
static struct rule_value term_over(const struct rule_ground *g, const void *p) {
    struct rule_value last = body_days_left(g, p);
    EACH(owners_body, b, g, AT_BODIES)
        if (stands(b) && !days_left(g, b->term_ends).has) return yes(false);
    return last.has ? yes(last.n < 0) : nothing;
}

static struct rule_value contract_days_left(const struct rule_ground *g, const void *p) {
    struct rule_value last = nothing;
    (void)p;
    EACH(contract, k, g, AT_CONTRACTS) {
        struct rule_value v = days_left(g, k->ends);
        if (v.has && (!last.has || v.n > last.n)) last = v;
    }
    return last;
}

/* A contract without an end runs on. No value where none is on record. */
static struct rule_value contract_running(const struct rule_ground *g, const void *p) {
    bool any = false, runs = false;
    (void)p;
    EACH(contract, k, g, AT_CONTRACTS) {
        struct rule_value from = days_left(g, k->starts), to = days_left(g, k->ends);
        any = true;
        runs |= (!from.has || from.n <= 0) && (!to.has || to.n >= 0);
    }
    return any ? yes(runs) : nothing;
}

/* The rows of months stand in their order; those older than half a year say nothing of today. */
static bool recent(const struct rule_ground *g, const struct ledger_month *m) {
    struct rule_value age = months_since(g, m->month);
    return age.has && age.n <= MONTHS_BACK;
}

/* Of the three newest months on record together. */
static struct rule_value fee_rate(const struct rule_ground *g, const void *p) {
    const struct ledger_month *m = g->of[AT_MONTHS].row;
    double due = 0, paid = 0;
    int n = 0;
    (void)p;
    for (int i = g->of[AT_MONTHS].n - 1; i >= 0 && n < MONTHS_OF_RATE; i--) {
        if (!recent(g, &m[i]) || m[i].fee_due == NONE || m[i].fee_paid == NONE) continue;
        due += (double)m[i].fee_due;
        paid += (double)m[i].fee_paid;
        n++;
    }
    return n < MONTHS_OF_RATE || due <= 0 ? nothing : number(100 * paid / due);
}

/* Yuan a square metre, of the newest balance on record. */
static struct rule_value fund_per_m2(const struct rule_ground *g, const void *p) {
    const struct estate *e = p;
    const struct ledger_month *m = g->of[AT_MONTHS].row;
    if (isnan(e->floor_area) || e->floor_area <= 0) return nothing;
    for (int i = g->of[AT_MONTHS].n - 1; i >= 0; i--)
        if (recent(g, &m[i]) && m[i].fund_balance != NONE) return number((double)m[i].fund_balance / 100 / e->floor_area);
    return nothing;
}

static struct rule_value open_problems(const struct rule_ground *g, const void *p) {
    (void)p;
    return whole(g->open_problems);
}

static struct rule_value same_category(const struct rule_ground *g, const void *p) {
    (void)p;
    return whole(g->same_category);
}

static struct rule_value complaints(const struct rule_ground *g, const void *p) {
    (void)p;
    return whole(g->complaints);
}

static struct rule_value complaints_per_100(const struct rule_ground *g, const void *p) {
    const struct estate *e = p;
    if (e->households == NONE || e->households == 0) return nothing;
    return number(100.0 * (double)g->complaints / (double)e->households);
}

/* How many times what its own history gives for 90 days; less than one is taken as one. */
static struct rule_value complaints_ratio(const struct rule_ground *g, const void *p) {
    double before = (double)g->complaints_before * 90 / 275;
    (void)p;
    return number((double)g->complaints / (before < 1 ? 1 : before));
}

#define OF &estate_entity
const struct rule_fact rule_facts[] = {
    { OF, "age_years",             RULE_NUMBER, "rule_unit.years",   0,               estate_age },
    { OF, "in_renovation",         RULE_YES,    0,              0,               in_renovation },
    { OF, "aged_share",            RULE_NUMBER, "rule_unit.percent", 0,               aged_share },
    { OF, "buildings_recorded",    RULE_NUMBER, "rule_unit.of_buildings", RULE_BUILDINGS, buildings },
    { OF, "lifts",                 RULE_NUMBER, "rule_unit.of_lifts", RULE_ELEVATORS, lifts },
    { OF, "lifts_over_15",         RULE_NUMBER, "rule_unit.of_lifts", RULE_ELEVATORS, old_lifts },
    { OF, "ebike_places",          RULE_NUMBER, "rule_unit.of_places", RULE_FACILITIES, ebike_places },
    { OF, "ebike_gap",             RULE_NUMBER, "rule_unit.of_places", RULE_FACILITIES, ebike_gap },
    { OF, "elderly_places",        RULE_NUMBER, "rule_unit.of_places", RULE_FACILITIES, elderly_places },
    { OF, "fire_broken",           RULE_NUMBER, "rule_unit.of_places", RULE_FACILITIES, fire_broken },
    { OF, "body_missing",          RULE_YES,    0,              RULE_BODIES,     body_missing },
    { OF, "body_term_over",        RULE_YES,    0,              RULE_BODIES,     term_over },
    { OF, "body_days_left",        RULE_NUMBER, "rule_unit.days",    RULE_BODIES,     body_days_left },
    { OF, "contract_running",      RULE_YES,    0,              RULE_CONTRACTS,  contract_running },
    { OF, "contract_days_left",    RULE_NUMBER, "rule_unit.days",    RULE_CONTRACTS,  contract_days_left },
    { OF, "fee_rate_3m",           RULE_NUMBER, "rule_unit.percent", RULE_MONTHS,     fee_rate },
    { OF, "fund_per_m2",           RULE_NUMBER, "rule_unit.yuan_m2", RULE_MONTHS,     fund_per_m2 },
    { OF, "open_problems",         RULE_NUMBER, "rule_unit.of_cases", RULE_PROBLEMS,  open_problems },
    { OF, "open_same_category_90d", RULE_NUMBER, "rule_unit.of_cases", RULE_PROBLEMS, same_category },
    { OF, "complaints_90d",        RULE_NUMBER, "rule_unit.of_cases", RULE_PROBLEMS,  complaints },
    { OF, "complaints_per_100",    RULE_NUMBER, "rule_unit.of_cases", RULE_PROBLEMS,  complaints_per_100 },
    { OF, "complaints_ratio",      RULE_NUMBER, "rule_unit.times",   RULE_PROBLEMS,   complaints_ratio },
    { &elevator_entity, "age_years",             RULE_NUMBER, "rule_unit.years",  0, lift_age },
    { &elevator_entity, "months_since_assessed", RULE_NUMBER, "rule_unit.months", 0, lift_unassessed },
    { &elevator_entity, "working",               RULE_YES,    0,             0, lift_in_use },
    { &elevator_entity, "inspection_days_left",  RULE_NUMBER, "rule_unit.days",   0, lift_inspection },
    { &elevator_entity, "days_since_maintained", RULE_NUMBER, "rule_unit.days",   0, lift_maintained },
    { &elevator_entity, "insurance_days_left",   RULE_NUMBER, "rule_unit.days",   0, lift_insured },
    { &building_entity, "age_years",             RULE_NUMBER, "rule_unit.years",  0, building_age },
    { &facility_entity, "broken",                RULE_NUMBER, "rule_unit.of_places", 0, facility_broken },
    { &facility_entity, "lacking",               RULE_NUMBER, "rule_unit.of_places", 0, facility_lacking },
    { &contract_entity, "days_left",             RULE_NUMBER, "rule_unit.days",   0, contract_left },
    { &owners_body_entity, "days_left",          RULE_NUMBER, "rule_unit.days",   0, body_left },
    { &ledger_month_entity, "fee_rate",          RULE_NUMBER, "rule_unit.percent", 0, month_rate },
};
const int rule_nfacts = N_OF(rule_facts);
