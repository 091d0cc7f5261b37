/* What the cockpit takes and answers, as tables. */
#include "action/cockpit.h"

#define SHAPE(St, n, fields) \
    { .name = (n), .size = sizeof(struct St), .field = fields, .nfield = N_OF(fields), .headless = true }

static const char *const when_codes[] = { "past", "now", "next" };
static const struct codes whens = { "when", when_codes, N_OF(when_codes) };
static const char *const card_codes[] = { "ok", "risk" };
static const struct codes card_states = { "card", card_codes, N_OF(card_codes) };
static const char *const better_codes[] = { "up", "down" };
static const struct codes betters = { "better", better_codes, N_OF(better_codes) };

static const struct field in_fields[] = { F_REF(cockpit_in, town, INPUT, &area_entity) };
const struct entity cockpit_in_entity = SHAPE(cockpit_in, "cockpit_query", in_fields);

static const struct field phase_fields[] = {
    F_INT (cockpit_phase, id, REQUIRED, 1, INT64_MAX), F_TEXT(cockpit_phase, name, REQUIRED, 1, 80),
    F_DATE(cockpit_phase, starts, 0), F_DATE(cockpit_phase, ends, 0), F_CODE(cockpit_phase, state, 0, &whens),
};
static const struct entity cockpit_phase_entity = SHAPE(cockpit_phase, "cockpit_phase", phase_fields);

static const struct field milestone_fields[] = {
    F_INT (cockpit_milestone, id, REQUIRED, 1, INT64_MAX), F_TEXT(cockpit_milestone, title, REQUIRED, 1, 400),
    F_DATE(cockpit_milestone, due, 0), F_INT(cockpit_milestone, days_left, 0, INT64_MIN, INT64_MAX),
    F_CODE(cockpit_milestone, state, 0, &whens),
};
static const struct entity cockpit_milestone_entity = SHAPE(cockpit_milestone, "cockpit_milestone", milestone_fields);

static const struct field step_fields[] = {
    F_TEXT(cockpit_step, key, REQUIRED, 1, 20), F_INT(cockpit_step, n, REQUIRED, 0, INT64_MAX),
    F_REAL(cockpit_step, percent, 0, 0, 100), F_TEXT(cockpit_step, query, 0, 0, 400),
};
static const struct entity cockpit_step_entity = SHAPE(cockpit_step, "cockpit_step", step_fields);

static const struct field card_fields[] = {
    F_TEXT(cockpit_card, key, REQUIRED, 1, 20), F_REAL(cockpit_card, value, 0, 0, 100),
    F_INT (cockpit_card, target, REQUIRED, 0, 100), F_CODE(cockpit_card, better, REQUIRED, &betters),
    F_INT (cockpit_card, num, REQUIRED, 0, INT64_MAX), F_INT(cockpit_card, den, REQUIRED, 0, INT64_MAX),
    F_TEXT(cockpit_card, query, REQUIRED, 0, 400), F_TEXT(cockpit_card, rest_query, REQUIRED, 0, 400),
    F_CODE(cockpit_card, state, 0, &card_states),
};
static const struct entity cockpit_card_entity = SHAPE(cockpit_card, "cockpit_card", card_fields);

static const struct field part_fields[] = {
    F_TEXT(cockpit_part, key, REQUIRED, 1, 20), F_REAL(cockpit_part, points, REQUIRED, 0, 100),
    F_INT (cockpit_part, most, REQUIRED, 0, 100),
};
static const struct entity cockpit_part_entity = SHAPE(cockpit_part, "cockpit_part", part_fields);

static const struct field town_fields[] = {
    F_REF (cockpit_town, town, REQUIRED | NAMED, &area_entity), F_INT(cockpit_town, rank, 0, 1, 100000),
    F_REAL(cockpit_town, score, 0, 0, 100), F_INT(cockpit_town, open, REQUIRED, 0, INT64_MAX),
    F_INT (cockpit_town, overdue, REQUIRED, 0, INT64_MAX), F_ROWS(cockpit_town, parts, 0, &cockpit_part_entity),
};
static const struct entity cockpit_town_entity = SHAPE(cockpit_town, "cockpit_town", town_fields);

static const struct field formula_fields[] = {
    F_TEXT(cockpit_part, key, REQUIRED, 1, 20), F_INT(cockpit_part, most, REQUIRED, 0, 100),
};
static const struct entity formula_entity = SHAPE(cockpit_part, "score_part", formula_fields);

static const struct field list_fields[] = {
    F_INT (cockpit_list, n, REQUIRED, 0, INT64_MAX), F_TEXT(cockpit_list, query, 0, 0, 400),
    F_ROWS(cockpit_list, items, 0, &problem_view_entity),
};
static const struct entity cockpit_list_entity = SHAPE(cockpit_list, "cockpit_list", list_fields);

static const struct field cockpit_fields[] = {
    F_DATE(cockpit, today, REQUIRED), F_ROWS(cockpit, phases, 0, &cockpit_phase_entity),
    F_ROWS(cockpit, milestones, 0, &cockpit_milestone_entity), F_ROWS(cockpit, funnel, 0, &cockpit_step_entity),
    F_ROWS(cockpit, cards, 0, &cockpit_card_entity), F_ROWS(cockpit, towns, 0, &cockpit_town_entity),
    F_ROWS(cockpit, score_formula, 0, &formula_entity), F_ROW(cockpit, overdue, 0, &cockpit_list_entity),
    F_ROW (cockpit, listed, 0, &cockpit_list_entity),
};
const struct entity cockpit_entity = SHAPE(cockpit, "cockpit", cockpit_fields);
