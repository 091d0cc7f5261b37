/* What the register takes and answers, as tables; its actions, a row a noun. */
#include <assert.h>
#include "action/around.h"
#include "action/register.h"

const struct entity *const register_entities[NOUNS] = {
    &building_entity, &stairwell_entity, &elevator_entity, &facility_entity, &contract_entity, &owners_body_entity,
    &ledger_month_entity, &household_entity,
};

/* What is marked FILTER is looked up in the noun's own table. */
static const struct field query_fields[] = {
    F_REF (record_query, estate, INPUT | FILTER, &estate_entity), F_REF(record_query, building, INPUT | FILTER, &building_entity),
    F_REF (record_query, stairwell, INPUT | FILTER, &stairwell_entity), F_REF(record_query, town, INPUT | FILTER, &area_entity),
    F_REF (record_query, community, INPUT | FILTER, &area_entity), F_REF(record_query, firm, INPUT | FILTER, &org_entity),
    F_TEXT(record_query, kind, INPUT | FILTER, 0, 40), F_TEXT(record_query, state, INPUT | FILTER, 0, 40),
    F_TEXT(record_query, grade, INPUT | FILTER, 0, 40), F_TEXT(record_query, advice, INPUT | FILTER, 0, 40),
    F_TEXT(record_query, structure, INPUT | FILTER, 0, 40), F_TEXT(record_query, rating, INPUT | FILTER, 0, 40),
    F_TEXT(record_query, occupancy, INPUT | FILTER, 0, 40), F_DATE(record_query, month, INPUT | FILTER),
    F_TEXT(record_query, q, INPUT, 0, 80), F_TEXT(record_query, after, INPUT, 0, 20), F_INT(record_query, limit, INPUT, 1, 200),
    F_BOOL(record_query, count, INPUT),
};
const struct entity record_query_entity = SHAPE_OF(record_query, "record_query", query_fields);

static const struct field removal_fields[] = {
    F_INT(removal, id, REQUIRED, 1, INT64_MAX), F_TEXT(removal, reason, REQUIRED | INPUT, 1, 400),
};
const struct entity removal_entity = SHAPE_OF(removal, "removal", removal_fields);

/* A noun: as it is answered, a page of it, a change of it with the fields to be emptied behind the row. */
#define NOUN(St) \
    struct St##_change { struct St r; struct texts clear; }; \
    static_assert(offsetof(struct St##_change, clear) == sizeof(struct St), "records_change reads it there"); \
    static const struct field St##_change_fields[] = { F_TEXTS(St##_change, clear, EDIT) }; \
    static const struct entity St##_change_entity = { \
        .name = #St, .size = sizeof(struct St##_change), .field = St##_change_fields, .nfield = 1, .extends = &St##_entity }; \
    static const struct entity St##_view_entity = { .name = #St "_view", .size = sizeof(struct St), .extends = &St##_entity }; \
    static const struct field St##_page_fields[] = { \
        F_ROWS(record_page, items, 0, &St##_view_entity), F_TEXT(record_page, next, 0, 0, 20), \
        F_INT(record_page, count, 0, 0, INT64_MAX) }; \
    static const struct entity St##_page_entity = SHAPE_OF(record_page, #St "_page", St##_page_fields);

NOUN(building) NOUN(stairwell) NOUN(elevator) NOUN(facility) NOUN(contract) NOUN(owners_body) NOUN(ledger_month) NOUN(household)

#define ACTIONS(St, plural) { \
    .list = { .name = plural ".list", .cap = CAP_READ, .of = &St##_entity, .in = &record_query_entity, .out = &St##_page_entity, \
              .read = records_list }, \
    .get = { .name = plural ".get", .cap = CAP_READ, .of = &St##_entity, .in = &one_in_entity, .out = &St##_view_entity, \
             .read = records_get }, \
    .create = { .name = plural ".create", .cap = CAP_KEEP, .of = &St##_entity, .in = &St##_entity, .out = &St##_view_entity, \
                .body = records_create, .answer = records_answer, .once = true }, \
    .change = { .name = plural ".change", .cap = CAP_KEEP, .of = &St##_entity, .in = &St##_change_entity, \
                .out = &St##_view_entity, .body = records_change, .answer = records_answer, .versioned = true }, \
    .remove = { .name = plural ".remove", .cap = CAP_KEEP, .of = &St##_entity, .in = &removal_entity, .out = &St##_view_entity, \
                .body = records_remove, .answer = records_answer, .versioned = true }, \
    .restore = { .name = plural ".restore", .cap = CAP_KEEP, .of = &St##_entity, .in = &one_in_entity, \
                 .out = &St##_view_entity, .body = records_restore, .answer = records_answer } }

const struct noun_actions register_nouns[NOUNS] = {
    [N_BUILDING] = ACTIONS(building, "buildings"), [N_STAIRWELL] = ACTIONS(stairwell, "stairwells"),
    [N_ELEVATOR] = ACTIONS(elevator, "elevators"), [N_FACILITY] = ACTIONS(facility, "facilities"),
    [N_CONTRACT] = ACTIONS(contract, "contracts"), [N_OWNERS_BODY] = ACTIONS(owners_body, "owners_bodies"),
    [N_LEDGER_MONTH] = ACTIONS(ledger_month, "ledger_months"), [N_HOUSEHOLD] = ACTIONS(household, "households"),
};
