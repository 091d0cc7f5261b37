/* The problem, its units, its story, its photos. */
#include "model/rows.h"
#include "model/rollup.h"

static const struct field problem_fields[] = {
    F_TEXT(problem, no,             REQUIRED | FILTER, 4, 20),
    F_REF (problem, campaign,       PAGE, &campaign_entity),
    F_REF (problem, town,           FILTER | NAMED, &area_entity),
    F_REF (problem, community,      FILTER | NAMED, &area_entity),
    F_REF (problem, estate,         REQUIRED | INPUT | FILTER | NAMED, &estate_entity),
    F_TEXT(problem, place,          REQUIRED | INPUT | EDIT | FREE, 1, 80),
    F_TEXT(problem, title,          REQUIRED | INPUT | EDIT | FREE | FILTER, 2, 80),
    F_TEXT(problem, description,    INPUT | EDIT | FREE | PAGE, 0, 2000),
    F_REF (problem, category,       REQUIRED | INPUT | FILTER | NAMED, &category_entity),
    F_CODE(problem, severity,       REQUIRED | INPUT | FILTER, &severities),
    F_CODE(problem, class,          INPUT | PAGE, &classes),
    F_CODE(problem, source,         REQUIRED | FILTER, &sources),
    F_REF (problem, measure,        NAMED | PAGE | FILTER, &measure_entity),
    F_REAL(problem, lat,            INPUT | PAGE | BASIS, -90, 90),
    F_REAL(problem, lng,            INPUT | PAGE | BASIS, -180, 180),
    F_CODE(problem, state,          REQUIRED | FILTER, &states),
    F_BOOL(problem, open,           REQUIRED | FILTER),
    F_REF (problem, unit,           FILTER | NAMED, &org_entity),
    F_REF (problem, reporter,       PAGE | BASIS | FILTER, &person_entity),
    F_TEXT(problem, reporter_name,  INPUT | PERSONAL | PAGE, 0, 40),
    F_TEXT(problem, reporter_phone, INPUT | PERSONAL | PAGE, 0, 20),
    F_TIME(problem, stage_from,     PAGE | BASIS),
    F_TIME(problem, due,            SORT),
    F_TIME(problem, risk_at,        PAGE),
    F_TIME(problem, over3_at,       PAGE),
    F_CODE(problem, light,          FILTER, &lights),
    F_TIME(problem, next_at,        PAGE),
    F_TEXT(problem, stage_limit,    0, 0, 20),
    F_TIME(problem, overall_from,   PAGE | BASIS),
    F_TIME(problem, overall_due,    0),
    F_TEXT(problem, overall_limit,  0, 0, 20),
    F_BOOL(problem, calendar_known, PAGE),
    F_TIME(problem, half_at,        PAGE),
    F_TIME(problem, paused_since,   0),
    F_TIME(problem, paused_until,   0),
    F_INT (problem, stage_stopped,  PAGE | BASIS | COUNTER, 0, INT64_MAX),
    F_INT (problem, overall_stopped, PAGE | BASIS | COUNTER, 0, INT64_MAX),
    F_TIME(problem, verified_at,    PAGE),
    F_REF (problem, verified_by,    PAGE, &person_entity),
    F_TIME(problem, filed_at,       PAGE),
    F_REF (problem, filed_by,       PAGE, &person_entity),
    F_TIME(problem, dispatched_at,  PAGE),
    F_REF (problem, dispatched_by,  PAGE, &person_entity),
    F_TIME(problem, accepted_at,    PAGE),
    F_REF (problem, accepted_by,    PAGE | BASIS, &person_entity),
    F_TIME(problem, finished_at,    0),
    F_REF (problem, finished_by,    PAGE | BASIS, &person_entity),
    F_TIME(problem, checked_at,     0),
    F_REF (problem, checked_by,     PAGE, &person_entity),
    F_TIME(problem, agreed_at,      0),
    F_TIME(problem, closed_at,      PAGE | BASIS),
    F_TIME(problem, disagreed_at,   0),
    F_TIME(problem, objected_at,    PAGE),
    F_REF (problem, objected_by,    PAGE | BASIS, &person_entity),
    F_TIME(problem, reopened_at,    PAGE),
    F_INT (problem, returns,        0, 0, 1000),
    F_INT (problem, reworks,        0, 0, 1000),
    F_INT (problem, reopens,        0, 0, 1000),
    F_INT (problem, objections,     COUNTER, 0, 1000),
    F_INT (problem, upheld,         PAGE | BASIS | COUNTER, 0, 1000),
    F_REF (problem, overruled,      PAGE | BASIS, &org_entity),
    F_INT (problem, extensions,     COUNTER, 0, 1000),
    F_INT (problem, suspensions,    COUNTER, 0, 1000),
    F_INT (problem, escalations,    COUNTER, 0, 1000),
    F_TIME(problem, escalated_at,   PAGE),
    F_TIME(problem, reminded_at,    PAGE | BASIS),
    F_INT (problem, facts,          FILTER | INNER | COUNTER, 0, INT64_MAX),
    F_CODE(problem, exit_reason,    PAGE, &exit_reasons),
    F_TEXT(problem, redirect_to,    PAGE, 0, 80),
    F_REF (problem, merged_into,    FILTER | NAMED, &problem_entity),
    F_CODE(problem, merged_from,    PAGE, &states),
    F_TIME(problem, merged_at,      PAGE),
    F_INT (problem, merged_n,       COUNTER, 0, 100000),
    F_REF (problem, batch,          PAGE, &batch_entity),
    F_TIME(problem, erased_at,      PAGE),
    F_IDS (problem, photos,         INPUT | PAGE, &attachment_entity, 0),
};
/* An index stands here only where a statement or a list uses it. */
static const struct index problem_index[] = {
    { "tenant, open, due, id", false }, { "tenant, town, open, due, id", false },
    { "tenant, community, open, due, id", false }, { "tenant, estate, open, due, id", false },
    { "tenant, state, due, id", false }, { "tenant, no", true }, { "tenant, open, next_at, id", false },
    { "tenant, merged_into, id", false }, { "tenant, estate, id, category", false }, { "tenant, reporter, id", false },
    { "tenant, facts, id", false }, { "tenant, community, state, due, id", false },
};
const struct entity problem_entity = {
    .name = "problem", .table = "problems", .size = sizeof(struct problem), .field = problem_fields,
    .nfield = N_OF(problem_fields), .index = problem_index, .nindex = N_OF(problem_index), .placed = true,
    .unitised = true, .title = "title",
};

static const struct field item_unit_fields[] = {
    F_INT (item_unit, tenant, REQUIRED, 1, INT64_MAX),
    F_INT (item_unit, item,   REQUIRED, 1, INT64_MAX),
    F_REF (item_unit, org,    REQUIRED, &org_entity),
    F_CODE(item_unit, role,   REQUIRED, &unit_roles),
    F_TEXT(item_unit, noun,   REQUIRED, 1, 40),
};
const struct entity item_unit_entity = {
    .name = "item_unit", .table = "item_units", .size = sizeof(struct item_unit), .field = item_unit_fields,
    .nfield = N_OF(item_unit_fields), .headless = true, .key = "tenant, item, org, role",
};

static const struct field item_node_fields[] = {
    F_INT (item_node, tenant, REQUIRED, 1, INT64_MAX),
    F_INT (item_node, item,   REQUIRED, 1, INT64_MAX),
    F_REF (item_node, node,   REQUIRED, &org_entity),
    F_BOOL(item_node, open,   REQUIRED),
    F_TIME(item_node, due,    0),
};
static const struct index item_node_index[] = { { "tenant, node, open, due, item", false } };
const struct entity item_node_entity = {
    .name = "item_node", .table = "item_nodes", .size = sizeof(struct item_node), .field = item_node_fields,
    .nfield = N_OF(item_node_fields), .index = item_node_index, .nindex = 1, .headless = true,
    .key = "tenant, item, node",
};

static const struct field step_fields[] = {
    F_INT (step, id,         REQUIRED, 1, INT64_MAX),
    F_INT (step, tenant,     REQUIRED, 1, INT64_MAX),
    F_REF (step, problem,    REQUIRED, &problem_entity),
    F_CODE(step, verb,       REQUIRED, &verbs),
    F_TIME(step, at,         REQUIRED),
    F_REF (step, person,     NAMED, &person_entity),
    F_REF (step, org,        NAMED, &org_entity),
    F_REF (step, unit,       NAMED, &org_entity),
    F_CODE(step, from_state, 0, &states),
    F_CODE(step, to_state,   REQUIRED, &states),
    F_INT (step, took,       0, 0, INT64_MAX),
    F_REF (step, estate,     0, &estate_entity),
    F_TEXT(step, note,       FREE, 0, 2000),
};
/* A problem's story lies together: read in one stretch, and one index less to write. */
static const struct index step_index[] = { { "tenant, person, at", false }, { "tenant, estate, id", false } };
const struct entity step_entity = {
    .name = "step", .table = "steps", .size = sizeof(struct step), .field = step_fields, .nfield = N_OF(step_fields),
    .index = step_index, .nindex = N_OF(step_index), .headless = true, .key = "tenant, problem, id",
};

static const struct field stop_fields[] = {
    F_INT (stop_row, id,      REQUIRED, 1, INT64_MAX),
    F_INT (stop_row, tenant,  REQUIRED, 1, INT64_MAX),
    F_REF (stop_row, problem, REQUIRED, &problem_entity),
    F_REF (stop_row, request, REQUIRED, &request_entity),
    F_TIME(stop_row, from_at, REQUIRED),
    F_TIME(stop_row, to_at,   0),
};
const struct entity stop_entity = {
    .name = "stop", .table = "stops", .size = sizeof(struct stop_row), .field = stop_fields, .nfield = N_OF(stop_fields),
    .headless = true, .key = "tenant, problem, id",
};

static const struct field request_fields[] = {
    F_REF (request_row, problem,    REQUIRED | FILTER, &problem_entity),
    F_REF (request_row, town,       FILTER | NAMED, &area_entity),
    F_REF (request_row, community,  FILTER, &area_entity),
    F_REF (request_row, estate,     FILTER | NAMED, &estate_entity),
    F_CODE(request_row, kind,       REQUIRED | INPUT | FILTER, &request_kinds),
    F_CODE(request_row, state,      REQUIRED | FILTER, &request_states),
    F_BOOL(request_row, open,       REQUIRED | FILTER),
    F_REF (request_row, unit,       REQUIRED | NAMED, &org_entity),
    F_REF (request_row, decider,    FILTER | NAMED, &org_entity),
    F_TEXT(request_row, amount,     INPUT, 0, 20),
    F_TIME(request_row, until,      INPUT),
    F_TEXT(request_row, reason,     REQUIRED | INPUT | FREE, 5, 2000),
    F_TEXT(request_row, answer,     FREE, 0, 2000),
    F_TIME(request_row, due,        SORT),
    F_TIME(request_row, decided_at, 0),
    F_REF (request_row, decided_by, NAMED, &person_entity),
};
static const struct index request_index[] = {
    { "tenant, problem, id", false }, { "tenant, open, due, id", false }, { "tenant, town, open, due, id", false },
};
const struct entity request_entity = {
    .name = "request", .table = "requests", .size = sizeof(struct request_row), .field = request_fields,
    .nfield = N_OF(request_fields), .index = request_index, .nindex = N_OF(request_index), .placed = true,
    .unitised = true,
};

static const struct field attachment_fields[] = {
    F_INT (attachment, item,         0, 1, INT64_MAX),
    F_CODE(attachment, kind,         0, &photo_kinds),
    F_TEXT(attachment, sha,          REQUIRED, 64, 64),
    F_TEXT(attachment, mime,         REQUIRED, 3, 60),
    F_INT (attachment, width,        REQUIRED, 1, 100000),
    F_INT (attachment, height,       REQUIRED, 1, 100000),
    F_INT (attachment, bytes,        REQUIRED, 1, INT64_MAX),
    F_TEXT(attachment, orig,         0, 64, 64),
    F_TEXT(attachment, orig_mime,    0, 3, 60),
    F_TIME(attachment, taken_device, 0),
    F_TIME(attachment, taken_exif,   0),
    F_REAL(attachment, lat,          0, -90, 90),
    F_REAL(attachment, lng,          0, -180, 180),
    F_REAL(attachment, exif_lat,     0, -90, 90),
    F_REAL(attachment, exif_lng,     0, -180, 180),
    F_REF (attachment, pair,         0, &attachment_entity),
    F_INT (attachment, print,        0, INT64_MIN + 1, INT64_MAX),
    F_REF (attachment, alike,        0, &attachment_entity),
};
static const struct index attachment_index[] = {
    { "tenant, item, id", false }, { "tenant, sha, id", false }, { "tenant, print, id", false },
    { "tenant, orig, id", false },
};
const struct entity attachment_entity = {
    .name = "attachment", .table = "attachments", .size = sizeof(struct attachment), .field = attachment_fields,
    .nfield = N_OF(attachment_fields), .index = attachment_index, .nindex = N_OF(attachment_index),
};

const struct rollup rollups[] = {
    { "problem_town",      1, &problem_entity, { "town", "state", "light" }, true },
    { "problem_community", 2, &problem_entity, { "community", "state", "light" }, false },
    { "problem_unit",      3, &problem_entity, { "unit", "state", "light" }, false },
    { "problem_estate",    4, &problem_entity, { "estate", "open", "light" }, false },
    { "problem_category",  5, &problem_entity, { "category", "state", 0 }, true },
    { "problem_facts",     6, &problem_entity, { "town", "facts", "state" }, true, "severity" },
    { "community_facts",   7, &problem_entity, { "community", "facts", "state" }, false, "severity" },
    { "unit_facts",        8, &problem_entity, { "unit", "facts", "state" }, false, "severity" },
};
const int nrollups = N_OF(rollups);
