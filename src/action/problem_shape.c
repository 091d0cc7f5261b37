/* What problem actions take and answer, as tables. */
#include "action/evidence.h"
#include "action/request.h"
#include "action/similar.h"

static const char *const step_state_codes[] = { "done", "now", "todo" };
static const struct codes step_states = { "step_state", step_state_codes, N_OF(step_state_codes) };
static const char *const segment_codes[] = { "work", "rest", "stop" };
static const struct codes segment_kinds = { "segment", segment_codes, N_OF(segment_codes) };

static const struct field steps_fields[] = {
    F_CODE(step_view, stage, REQUIRED, &stages), F_CODE(step_view, state, REQUIRED, &step_states),
    F_TIME(step_view, at, 0), F_TIME(step_view, due, 0), F_TEXT(step_view, person_name, 0, 0, 40),
    F_TEXT(step_view, org_name, 0, 0, 60),
};
static const struct entity step_view_entity = {
    .name = "progress_step", .size = sizeof(struct step_view), .field = steps_fields, .nfield = N_OF(steps_fields),
    .headless = true,
};

static const struct field verb_fields[] = {
    F_CODE(verb_view, verb, REQUIRED, &verbs), F_BOOL(verb_view, allowed, REQUIRED), F_BOOL(verb_view, primary, REQUIRED),
    F_IDS (verb_view, needs, 0, 0, &needs), F_TEXT(verb_view, reason, 0, 0, 200),
};
static const struct entity verb_view_entity = {
    .name = "offered_verb", .size = sizeof(struct verb_view), .field = verb_fields, .nfield = N_OF(verb_fields),
    .headless = true,
};

static const struct field unit_fields[] = {
    F_REF (unit_view, org, REQUIRED | NAMED, &org_entity), F_CODE(unit_view, role, REQUIRED, &unit_roles),
};
static const struct entity unit_view_entity = {
    .name = "unit", .size = sizeof(struct unit_view), .field = unit_fields, .nfield = N_OF(unit_fields),
    .headless = true,
};

static const struct field history_fields[] = {
    F_INT (history_view, id, REQUIRED, 1, INT64_MAX), F_TIME(history_view, at, REQUIRED),
    F_CODE(history_view, verb, REQUIRED, &verbs), F_REF(history_view, person, NAMED, &person_entity),
    F_REF (history_view, org, NAMED, &org_entity), F_REF(history_view, unit, NAMED, &org_entity),
    F_INT (history_view, took, 0, 0, INT64_MAX), F_CODE(history_view, from_state, 0, &states),
    F_CODE(history_view, to_state, 0, &states), F_TEXT(history_view, note, FREE, 0, 2000),
};
static const struct entity history_view_entity = {
    .name = "history_line", .size = sizeof(struct history_view), .field = history_fields,
    .nfield = N_OF(history_fields), .headless = true,
};

static const struct field segment_fields[] = {
    F_TIME(segment_view, from, REQUIRED), F_TIME(segment_view, to, REQUIRED),
    F_CODE(segment_view, kind, REQUIRED, &segment_kinds),
};
static const struct entity segment_view_entity = {
    .name = "segment", .size = sizeof(struct segment_view), .field = segment_fields, .nfield = N_OF(segment_fields),
    .headless = true,
};

static const struct field clock_fields[] = {
    F_TIME(clock_view, from, 0), F_TIME(clock_view, due, 0), F_INT(clock_view, used_ms, REQUIRED, 0, INT64_MAX),
    F_INT (clock_view, limit_ms, REQUIRED, 0, INT64_MAX), F_CODE(clock_view, light, REQUIRED, &lights),
    F_BOOL(clock_view, calendar_ok, REQUIRED), F_TEXT(clock_view, limit_text, 0, 0, 20),
    F_ROWS(clock_view, segments, 0, &segment_view_entity),
};
const struct entity clock_view_entity = {
    .name = "clock", .size = sizeof(struct clock_view), .field = clock_fields, .nfield = N_OF(clock_fields),
    .headless = true,
};

static const struct field clocks_fields[] = {
    F_ROW(clocks_view, stage, 0, &clock_view_entity), F_ROW(clocks_view, overall, 0, &clock_view_entity),
};
static const struct entity clocks_view_entity = {
    .name = "clocks", .size = sizeof(struct clocks_view), .field = clocks_fields, .nfield = N_OF(clocks_fields),
    .headless = true,
};

static const struct field alternative_fields[] = {
    F_REF(alternative_view, org, REQUIRED | NAMED, &org_entity), F_TEXT(alternative_view, reason, 0, 0, 200),
};
static const struct entity alternative_view_entity = {
    .name = "alternative", .size = sizeof(struct alternative_view), .field = alternative_fields,
    .nfield = N_OF(alternative_fields), .headless = true,
};

static const struct field why_fields[] = {
    F_REF(why_view, proposed, NAMED, &org_entity), F_TEXTS(why_view, lines, 0),
    F_ROWS(why_view, alternatives, 0, &alternative_view_entity),
};
static const struct entity why_view_entity = {
    .name = "why", .size = sizeof(struct why_view), .field = why_fields, .nfield = N_OF(why_fields), .headless = true,
};

static const struct field linked_fields[] = {
    F_INT (linked_view, id, REQUIRED, 1, INT64_MAX), F_TEXT(linked_view, no, REQUIRED, 1, 20),
    F_TEXT(linked_view, title, REQUIRED, 1, 80), F_CODE(linked_view, state, REQUIRED, &states), F_TIME(linked_view, at, 0),
};
static const struct entity linked_view_entity = {
    .name = "linked_problem", .size = sizeof(struct linked_view), .field = linked_fields, .nfield = N_OF(linked_fields),
    .headless = true,
};

static const struct field view_fields[] = {
    F_IDS (problem_view, marks, 0, 0, &facts),
    F_CODE(problem_view, stage, 0, &stages), F_CODE(problem_view, verb, 0, &verbs),
    F_INT (problem_view, stage_used, 0, 0, INT64_MAX), F_INT(problem_view, stage_limit_ms, 0, 0, INT64_MAX),
    F_INT (problem_view, overall_used, 0, 0, INT64_MAX), F_INT(problem_view, overall_limit_ms, 0, 0, INT64_MAX),
    F_TEXT(problem_view, standard, PAGE, 0, 400), F_BOOL(problem_view, can_reveal, REQUIRED | PAGE),
    F_BOOL(problem_view, can_erase, REQUIRED | PAGE),
    F_BOOL(problem_view, can_original, REQUIRED | PAGE),
    F_ROWS(problem_view, photos, PAGE, &photo_view_entity), F_ROWS(problem_view, steps, PAGE, &step_view_entity),
    F_ROWS(problem_view, verbs, PAGE, &verb_view_entity), F_ROWS(problem_view, units, PAGE, &unit_view_entity),
    F_ROWS(problem_view, history, PAGE, &history_view_entity), F_ROW(problem_view, clocks, PAGE, &clocks_view_entity),
    F_ROW (problem_view, why, PAGE, &why_view_entity), F_BOOL(problem_view, followed, PAGE),
    F_INT (problem_view, followers, PAGE, 0, INT64_MAX), F_INT(problem_view, comments, PAGE, 0, INT64_MAX),
    F_ROWS(problem_view, similar, PAGE, &similar_view_entity), F_ROW(problem_view, repeats, PAGE, &repeats_view_entity),
    F_ROWS(problem_view, requests, PAGE, &request_view_entity), F_ROWS(problem_view, asks, PAGE, &ask_view_entity),
    F_BOOL(problem_view, may_resume, REQUIRED | PAGE), F_ROWS(problem_view, merged, PAGE, &linked_view_entity),
    F_ROW (problem_view, into, PAGE, &linked_view_entity),
};
const struct entity problem_view_entity = {
    .name = "problem_view", .size = sizeof(struct problem_view), .field = view_fields, .nfield = N_OF(view_fields),
    .extends = &problem_entity,
};

static const struct field query_fields[] = {
    F_BOOL(problem_query, open, INPUT),
    F_IDS (problem_query, state, INPUT, 0, &states), F_REF(problem_query, town, INPUT, &area_entity),
    F_REF (problem_query, community, INPUT, &area_entity), F_REF(problem_query, estate, INPUT, &estate_entity),
    F_REF (problem_query, unit, INPUT, &org_entity), F_REF(problem_query, category, INPUT, &category_entity),
    F_IDS (problem_query, severity, INPUT, 0, &severities), F_IDS(problem_query, source, INPUT, 0, &sources),
    F_IDS (problem_query, light, INPUT, 0, &lights), F_IDS(problem_query, mark, INPUT, 0, &facts),
    F_IDS (problem_query, no_mark, INPUT, 0, &facts), F_IDS(problem_query, any_mark, INPUT, 0, &facts),
    F_REF (problem_query, merged_into, INPUT, &problem_entity), F_BOOL(problem_query, followed, INPUT),
    F_BOOL(problem_query, mine, INPUT), F_BOOL(problem_query, lead, INPUT),
    F_REF (problem_query, measure, INPUT, &measure_entity), F_REF(problem_query, building, INPUT, &building_entity),
    F_IDS (problem_query, ids, INPUT, &problem_entity, 0), F_TIME(problem_query, created_from, INPUT),
    F_TIME(problem_query, created_to, INPUT), F_TIME(problem_query, due_from, INPUT), F_TIME(problem_query, due_to, INPUT),
    F_TEXT(problem_query, q, INPUT, 0, 80),
    F_TEXT(problem_query, sort, INPUT, 0, 20), F_TEXT(problem_query, after, INPUT, 0, 200),
    F_INT (problem_query, limit, INPUT, 1, 200), F_BOOL(problem_query, count, INPUT),
};
const struct entity problem_query_entity = {
    .name = "problem_query", .size = sizeof(struct problem_query), .field = query_fields,
    .nfield = N_OF(query_fields), .headless = true,
};

static const struct field lights_fields[] = {
    F_INT(lights_view, ok, REQUIRED, 0, INT64_MAX), F_INT(lights_view, half, REQUIRED, 0, INT64_MAX), F_INT(lights_view, risk, REQUIRED, 0, INT64_MAX),
    F_INT(lights_view, over, REQUIRED, 0, INT64_MAX), F_INT(lights_view, over3, REQUIRED, 0, INT64_MAX),
    F_INT(lights_view, stop, REQUIRED, 0, INT64_MAX),
};
static const struct entity lights_view_entity = {
    .name = "lights", .size = sizeof(struct lights_view), .field = lights_fields, .nfield = N_OF(lights_fields),
    .headless = true,
};

static const struct field page_fields[] = {
    F_ROWS(problem_page, items, 0, &problem_view_entity), F_TEXT(problem_page, next, 0, 0, 200),
    F_INT (problem_page, count, 0, 0, INT64_MAX), F_ROW(problem_page, lights, 0, &lights_view_entity),
};
const struct entity problem_page_entity = {
    .name = "problem_page", .size = sizeof(struct problem_page), .field = page_fields, .nfield = N_OF(page_fields),
    .headless = true,
};

static const struct field move_fields[] = {
    F_REF (move_in, id, REQUIRED, &problem_entity),
    F_CODE(move_in, verb, REQUIRED | INPUT, &verbs), F_TEXT(move_in, note, INPUT | FREE, 0, 2000),
    F_TEXT(move_in, reason, INPUT | FREE, 0, 2000), F_CODE(move_in, exit_reason, INPUT, &exit_reasons),
    F_REF (move_in, unit, INPUT, &org_entity), F_IDS(move_in, joins, INPUT, &org_entity, 0),
    F_REF (move_in, category, INPUT, &category_entity), F_CODE(move_in, severity, INPUT, &severities),
    F_IDS (move_in, photos, INPUT, &attachment_entity, 0), F_REF(move_in, into, INPUT, &problem_entity),
    F_TEXT(move_in, office, INPUT, 0, 80),
};
const struct entity move_in_entity = {
    .name = "move", .size = sizeof(struct move_in), .field = move_fields, .nfield = N_OF(move_fields),
    .headless = true,
};

static const struct field reveal_fields[] = {
    F_REF(reveal_in, id, REQUIRED, &problem_entity), F_TEXT(reveal_in, reason, REQUIRED | INPUT | FREE, 5, 400),
};
const struct entity reveal_in_entity = {
    .name = "reveal", .size = sizeof(struct reveal_in), .field = reveal_fields, .nfield = N_OF(reveal_fields),
    .headless = true,
};
static const struct field revealed_fields[] = {
    F_INT (reveal_out, version, REQUIRED, 1, INT64_MAX),       /* the look is an event of the record: its newest version */
    F_TEXT(reveal_out, reporter_name, 0, 0, 40), F_TEXT(reveal_out, reporter_phone, 0, 0, 20),
    F_TEXT(reveal_out, description, 0, 0, 2000),
};
const struct entity reveal_out_entity = {
    .name = "revealed", .size = sizeof(struct reveal_out), .field = revealed_fields, .nfield = N_OF(revealed_fields),
    .headless = true,
};

static const struct field one_fields[] = { F_INT(one_in, id, REQUIRED, 1, INT64_MAX) };
const struct entity one_in_entity = {
    .name = "one", .size = sizeof(struct one_in), .field = one_fields, .nfield = N_OF(one_fields), .headless = true,
};
