/* People, what they are granted, and how they are signed in. */
#include "model/rows.h"

static const struct field person_fields[] = {
    F_TEXT(person, account,       REQUIRED | INPUT, 2, 40),
    F_TEXT(person, name,          REQUIRED | INPUT | EDIT, 1, 40),
    F_TEXT(person, phone,         INPUT | EDIT | PERSONAL, 0, 20),
    F_REF (person, org,           REQUIRED | INPUT | EDIT | FILTER | NAMED, &org_entity),
    F_CODE(person, language,      EDIT, &languages),
    F_TEXT(person, password,      SECRET | KEEP, 0, 200),
    F_TIME(person, password_at,   KEEP),
    F_INT (person, failures,      KEEP, 0, 1000000),
    F_TIME(person, locked_until,  KEEP),
    F_TIME(person, disabled_at,   0),
    F_TIME(person, last_seen_at,  KEEP),
    F_BOOL(person, liaison,       INPUT | EDIT),
    F_TIME(person, erased_at,     0),
};
static const struct index person_index[] = { { "tenant, account", true }, { "tenant, org, id", false } };
const struct entity person_entity = {
    .name = "person", .table = "persons", .size = sizeof(struct person), .field = person_fields,
    .nfield = N_OF(person_fields), .index = person_index, .nindex = N_OF(person_index), .title = "name",
};

static const struct field grant_fields[] = {
    F_REF (grant, person, REQUIRED | INPUT | FILTER | NAMED, &person_entity),
    F_CODE(grant, role,   REQUIRED | INPUT, &roles),
    F_REF (grant, org,    INPUT | NAMED, &org_entity),
    F_REF (grant, area,   INPUT | NAMED, &area_entity),
};
static const struct index grant_index[] = {
    { "tenant, person, id", false }, { "tenant, org, id", false }, { "tenant, area, id", false },
};
const struct entity grant_entity = {
    .name = "grant", .table = "grants", .size = sizeof(struct grant), .field = grant_fields,
    .nfield = N_OF(grant_fields), .index = grant_index, .nindex = N_OF(grant_index),
};

static const struct field liaison_fields[] = {
    F_REF (liaison, org,       REQUIRED | INPUT | NAMED, &org_entity),
    F_REF (liaison, person,    REQUIRED | INPUT | NAMED, &person_entity),
    F_TIME(liaison, from_at,   REQUIRED),
    F_TIME(liaison, to_at,     0),
    F_REF (liaison, handed_to, NAMED, &person_entity),
};
static const struct index liaison_index[] = { { "tenant, org, id", false } };
const struct entity liaison_entity = {
    .name = "liaison", .table = "liaisons", .size = sizeof(struct liaison), .field = liaison_fields,
    .nfield = N_OF(liaison_fields), .index = liaison_index, .nindex = N_OF(liaison_index),
};

static const struct field session_fields[] = {
    F_INT (session, id,         REQUIRED, 1, INT64_MAX),
    F_INT (session, tenant,     REQUIRED, 1, INT64_MAX),
    F_REF (session, person,     REQUIRED, &person_entity),
    F_BLOB(session, token,      REQUIRED | SECRET),      /* SM3 of the cookie's token */
    F_TEXT(session, address,    0, 0, 64),
    F_TIME(session, created_at, REQUIRED),
    F_TIME(session, seen_at,    REQUIRED),
    F_TIME(session, ends_at,    REQUIRED),
};
static const struct index session_index[] = { { "token", true }, { "tenant, person, id", false }, { "ends_at", false } };
const struct entity session_entity = {
    .name = "session", .table = "sessions", .size = sizeof(struct session), .field = session_fields,
    .nfield = N_OF(session_fields), .index = session_index, .nindex = N_OF(session_index), .headless = true,
    .key = "tenant, id",
};

static const struct field activation_fields[] = {
    F_INT (activation, id,      REQUIRED, 1, INT64_MAX),
    F_INT (activation, tenant,  REQUIRED, 1, INT64_MAX),
    F_CODE(activation, role,    0, &roles),
    F_REF (activation, person,  0, &person_entity),
    F_BLOB(activation, code,    REQUIRED | SECRET),      /* SM3 of the code           */
    F_TIME(activation, ends_at, REQUIRED),
    F_TIME(activation, used_at, 0),
};
static const struct index activation_index[] = { { "code", true }, { "tenant, person, id", false } };
const struct entity activation_entity = {
    .name = "activation", .table = "activations", .size = sizeof(struct activation), .field = activation_fields,
    .nfield = N_OF(activation_fields), .index = activation_index, .nindex = N_OF(activation_index), .headless = true,
    .key = "tenant, id",
};

/* What a running change of the trees still has to bring into accord: one row a record. */
static const struct field job_item_fields[] = {
    F_INT (job_item, tenant, REQUIRED, 1, INT64_MAX),
    F_INT (job_item, job,    REQUIRED, 1, INT64_MAX),
    F_INT (job_item, item,   REQUIRED, 1, INT64_MAX),
    F_TEXT(job_item, noun,   REQUIRED, 1, 40),
};
const struct entity job_item_entity = {
    .name = "job_item", .table = "job_items", .size = sizeof(struct job_item), .field = job_item_fields,
    .nfield = N_OF(job_item_fields), .headless = true, .key = "tenant, job, item",
};

/* A policy or a calendar year set anew: settings and holidays have no head, so the change itself is the record. */
static const struct field ruling_fields[] = {
    F_TEXT(ruling, key,   REQUIRED, 1, 60),
    F_TEXT(ruling, was,   0, 0, 200),
    F_TEXT(ruling, value, REQUIRED, 1, 200),
};
const struct entity ruling_entity = {
    .name = "ruling", .table = "rulings", .size = sizeof(struct ruling), .field = ruling_fields,
    .nfield = N_OF(ruling_fields), .title = "key",
};
