#include "model/complete.h"

#include <assert.h>
#include <math.h>

static const char *const must_codes[] = { "property", "community", "town" };
const struct codes musts = { "must", must_codes, N_OF(must_codes) };

enum { OWN = -1 };

const struct complete_row complete_rows[] = {
    { "estate", "town",         MUST_TOWN,      2, false, OWN, NEEDS_ONE },
    { "estate", "community",    MUST_TOWN,      2, false, OWN, NEEDS_ONE },
    { "estate", "address",      MUST_COMMUNITY, 2, false, OWN, NEEDS_ONE },
    { "estate", "built_year",   MUST_COMMUNITY, 2, false, OWN, NEEDS_ONE },
    { "estate", "buildings",    MUST_COMMUNITY, 2, false, OWN, NEEDS_ONE },
    { "estate", "households",   MUST_COMMUNITY, 2, false, OWN, NEEDS_ONE },
    { "estate", "population",   MUST_COMMUNITY, 2, false, OWN, NEEDS_ONE },
    { "estate", "floor_area",   MUST_COMMUNITY, 2, false, OWN, NEEDS_ONE },
    { "estate", "management",   MUST_COMMUNITY, 2, false, OWN, NEEDS_ONE },
    { "estate", "property_org", MUST_COMMUNITY, 2, true,  OWN, NEEDS_ONE },
    { "estate", "fee",          MUST_PROPERTY,  2, true,  OWN, NEEDS_ONE },
    { "estate", "lat",          MUST_COMMUNITY, 2, false, OWN, NEEDS_ONE },
    { "estate", "kind",         MUST_COMMUNITY, 1, false, OWN, NEEDS_ONE },
    { "estate", "renovation",   MUST_TOWN,      1, false, OWN, NEEDS_ONE },
    { "estate", "aged",         MUST_COMMUNITY, 1, false, OWN, NEEDS_ONE },
    { "estate", "ebikes",       MUST_PROPERTY,  1, false, OWN, NEEDS_ONE },
    { "estate", "cars",         MUST_PROPERTY,  1, false, OWN, NEEDS_ONE },
    { "building", "name",       MUST_PROPERTY,  2, false, TALLY_BUILDINGS, NEEDS_STATED },
    { "building", "floors",     MUST_PROPERTY,  1, false, TALLY_BUILDING_FLOORS, NEEDS_BUILDINGS },
    { "building", "households", MUST_PROPERTY,  1, false, TALLY_BUILDING_HOMES, NEEDS_BUILDINGS },
    { "elevator", "installed",  MUST_PROPERTY,  1, false, TALLY_LIFT_INSTALLED, NEEDS_LIFTS },
    { "elevator", "inspected",  MUST_PROPERTY,  1, false, TALLY_LIFT_INSPECTED, NEEDS_LIFTS },
    { "facility", "fire",       MUST_PROPERTY,  1, false, TALLY_FIRE, NEEDS_ONE },
    { "facility", "ebike",      MUST_PROPERTY,  1, false, TALLY_EBIKE, NEEDS_ONE },
    { "contract", "ends",       MUST_PROPERTY,  2, true,  TALLY_CONTRACTS, NEEDS_ONE },
    { "owners_body", "kind",    MUST_COMMUNITY, 2, false, TALLY_BODIES, NEEDS_ONE },
    { "ledger_month", "month",  MUST_PROPERTY,  2, true,  TALLY_MONTHS, NEEDS_ONE },
};
const int ncomplete_rows = N_OF(complete_rows);
static_assert(N_OF(complete_rows) <= COMPLETE_MOST, "a row is a bit of a number");

static bool by_firm(const struct estate *e) {
    return e->management == NONE || e->management == BY_FIRM;
}

enum must complete_who(const struct complete_row *row, const struct estate *e) {
    return row->who == MUST_PROPERTY && !by_firm(e) ? MUST_COMMUNITY : row->who;
}

static bool own_field(const struct estate *e, const char *name) {
    if (str_is(S("lat"), name)) return !isnan(e->lat) && !isnan(e->lng);
    const struct field *f = field_named(&estate_entity, str_of(name));
    return f && !field_null(f, e) && (f->kind != K_TEXT || field_str(f, (void *)(uintptr_t)e)->n > 0);
}

static int64_t needed(const struct complete_row *row, const struct estate *e, const int64_t tally[TALLIES]) {
    switch (row->needs) {
    case NEEDS_STATED: return e->buildings == NONE || e->buildings < 1 ? 1 : e->buildings;
    case NEEDS_BUILDINGS: return tally[TALLY_BUILDINGS];
    case NEEDS_LIFTS: return tally[TALLY_LIFTS];
    case NEEDS_ONE: break;
    }
    return 1;
}

bool complete_applies(const struct complete_row *row, const struct estate *e) {
    return !row->firm || by_firm(e);
}

void complete_reckon(const struct estate *e, const int64_t tally[TALLIES], struct completed *ret) {
    double have = 0, all = 0;
    *ret = (struct completed){ 0 };
    for (int i = 0; i < ncomplete_rows; i++) {
        const struct complete_row *row = &complete_rows[i];
        int64_t of = needed(row, e, tally), n = row->tally == OWN ? own_field(e, row->field) : tally[row->tally];
        if (!complete_applies(row, e) || of == 0) continue;
        if (n > of) n = of;
        have += (double)row->weight * (double)n / (double)of;
        all += row->weight;
        if (n == of) continue;
        ret->lack[ret->n++] = (struct lack){ i, n, of };
        ret->lacks |= INT64_C(1) << i;
    }
    ret->percent = (int64_t)(100 * have / all + 0.5);
    if (ret->percent == 100 && ret->n) ret->percent = 99;        /* 100 is said of what lacks nothing */
}

int complete_named(struct str name) {
    struct str field, noun;
    field = str_cut(name, '.', &noun);
    for (int i = 0; field.s && i < ncomplete_rows; i++)
        if (str_is(noun, complete_rows[i].noun) && str_is(field, complete_rows[i].field)) return i;
    return -1;
}
