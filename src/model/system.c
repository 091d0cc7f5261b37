/* The system's own tables: audit trail, work in the background, counts. */
#include "model/rows.h"

#define ID(St)     F_INT(St, id, REQUIRED, 0, INT64_MAX)
#define TENANT(St) F_INT(St, tenant, REQUIRED, 0, INT64_MAX)

static const struct field event_fields[] = {
    ID(event), TENANT(event),
    F_TEXT(event, noun,    REQUIRED, 1, 40),
    F_INT (event, item,    REQUIRED, 1, INT64_MAX),
    F_INT (event, version, REQUIRED, 1, INT64_MAX),
    F_TIME(event, at,      REQUIRED),
    F_REF (event, who,     0, &person_entity),
    F_REF (event, org,     0, &org_entity),
    F_TEXT(event, verb,    REQUIRED, 1, 40),
    F_TEXT(event, call,    0, 0, 40),
    F_JSON(event, fields,  REQUIRED, 1 << 24),
    F_TEXT(event, note,    0, 0, 80),
    F_BLOB(event, prev,    0),
    F_BLOB(event, chain,   REQUIRED),
    F_BLOB(event, row,     REQUIRED),
    F_INT (event, seal,    0, 1, INT64_MAX),
};
static const struct index event_index[] = { { "tenant, item, id", false } };
const struct entity event_entity = {
    .name = "event", .table = "events", .size = sizeof(struct event), .field = event_fields,
    .nfield = N_OF(event_fields), .index = event_index, .nindex = 1, .headless = true, .key = "tenant, id",
};

static const struct field secret_fields[] = { TENANT(secret), ID(secret), F_BLOB(secret, salt, REQUIRED | SECRET) };
const struct entity secret_entity = {
    .name = "secret", .table = "secrets", .size = sizeof(struct secret), .field = secret_fields,
    .nfield = N_OF(secret_fields), .headless = true, .key = "tenant, id",
};

static const struct field seal_fields[] = {
    ID(seal), TENANT(seal),
    F_INT (seal, from_event, REQUIRED, 1, INT64_MAX),
    F_INT (seal, to_event,   REQUIRED, 1, INT64_MAX),
    F_INT (seal, count,      REQUIRED, 1, INT64_MAX),
    F_TIME(seal, at,         REQUIRED),
    F_TEXT(seal, key,        0, 8, 16),
    F_BLOB(seal, prev,       0),
    F_BLOB(seal, digest,     REQUIRED),
};
const struct entity seal_entity = {
    .name = "seal", .table = "seals", .size = sizeof(struct seal), .field = seal_fields, .nfield = N_OF(seal_fields),
    .headless = true, .key = "tenant, id",
};

static const struct field job_fields[] = {
    ID(job), TENANT(job),
    F_TEXT(job, kind,        REQUIRED, 1, 40),
    F_CODE(job, state,       REQUIRED, &job_states),
    F_TIME(job, run_at,      REQUIRED),
    F_TIME(job, lease_until, 0),
    F_TEXT(job, holder,      0, 0, 80),
    F_INT (job, version,     REQUIRED, 1, INT64_MAX),
    F_INT (job, attempts,    REQUIRED, 0, 1000000),
    F_INT (job, progress,    0, 0, INT64_MAX),
    F_INT (job, total,       0, 0, INT64_MAX),
    F_JSON(job, input,       0, 1 << 20),
    F_JSON(job, output,      0, 1 << 20),
    F_REF (job, by,          0, &person_entity),
    F_TIME(job, created_at,  REQUIRED),
    F_TIME(job, ended_at,    0),
};
static const struct index job_index[] = { { "state, run_at, id", false } };
const struct entity job_entity = {
    .name = "job", .table = "jobs", .size = sizeof(struct job), .field = job_fields, .nfield = N_OF(job_fields),
    .index = job_index, .nindex = 1, .headless = true, .shared = true, .key = "id",
};

static const struct field rollup_fields[] = {
    TENANT(rollup_cell),
    F_INT(rollup_cell, kind, REQUIRED, 1, 10000),
    F_INT(rollup_cell, k1,   REQUIRED, INT64_MIN, INT64_MAX),
    F_INT(rollup_cell, k2,   REQUIRED, INT64_MIN, INT64_MAX),
    F_INT(rollup_cell, k3,   REQUIRED, INT64_MIN, INT64_MAX),
    F_INT(rollup_cell, slot, REQUIRED, 0, 255),
    F_INT(rollup_cell, n,    REQUIRED, INT64_MIN, INT64_MAX),
};
const struct entity rollup_entity = {
    .name = "rollup_cell", .table = "rollups", .size = sizeof(struct rollup_cell), .field = rollup_fields,
    .nfield = N_OF(rollup_fields), .headless = true, .key = "tenant, kind, k1, k2, k3, slot",
};

static const struct field once_fields[] = {
    TENANT(once),
    F_REF (once, who,  REQUIRED, &person_entity),
    F_TEXT(once, key,  REQUIRED, 1, 64),
    F_BLOB(once, body, REQUIRED),
    F_INT (once, item, REQUIRED, 1, INT64_MAX),
    F_TIME(once, at,   REQUIRED),
};
static const struct index once_index[] = { { "at", false } };
const struct entity once_entity = {
    .name = "once", .table = "onces", .size = sizeof(struct once), .field = once_fields, .nfield = N_OF(once_fields),
    .index = once_index, .nindex = 1, .headless = true, .key = "tenant, who, key",
};

static const struct field counter_fields[] = {
    TENANT(counter), F_TEXT(counter, series, REQUIRED, 1, 40), F_INT(counter, n, REQUIRED, 0, INT64_MAX),
};
const struct entity counter_entity = {
    .name = "counter", .table = "counters", .size = sizeof(struct counter), .field = counter_fields,
    .nfield = N_OF(counter_fields), .headless = true, .key = "tenant, series",
};

static const struct field node_fields[] = {
    F_INT (node, id,          REQUIRED, 0, 31),
    F_TEXT(node, holder,      0, 0, 80),
    F_TIME(node, lease_until, 0),
    F_INT (node, last_id,     0, 0, INT64_MAX),
};
const struct entity node_entity = {
    .name = "node", .table = "nodes", .size = sizeof(struct node), .field = node_fields, .nfield = N_OF(node_fields),
    .headless = true, .shared = true, .key = "id",
};

static const struct field schema_version_fields[] = {
    F_INT (schema_version, version, REQUIRED, 1, 100000),
    F_TIME(schema_version, at,      REQUIRED),
    F_TEXT(schema_version, program, REQUIRED, 1, 40),
};
const struct entity schema_version_entity = {
    .name = "schema_version", .table = "schema_versions", .size = sizeof(struct schema_version),
    .field = schema_version_fields, .nfield = N_OF(schema_version_fields), .headless = true, .shared = true,
    .key = "version",
};

static const struct field setting_fields[] = {
    TENANT(setting), F_TEXT(setting, key, REQUIRED, 1, 60), F_TEXT(setting, value, 0, 0, 4000),
};
const struct entity setting_entity = {
    .name = "setting", .table = "settings", .size = sizeof(struct setting), .field = setting_fields,
    .nfield = N_OF(setting_fields), .headless = true, .key = "tenant, key",
};

static const struct field batch_fields[] = {
    F_TEXT(batch, noun,        REQUIRED, 1, 40),
    F_TEXT(batch, file_name,   0, 0, 200),
    F_TEXT(batch, sha,         REQUIRED, 64, 64),
    F_TEXT(batch, encoding,    0, 0, 20),
    F_JSON(batch, columns,     0, 400000),
    F_CODE(batch, state,       REQUIRED, &batch_states),
    F_INT (batch, total,       0, 0, INT64_MAX),
    F_INT (batch, fresh,       0, 0, INT64_MAX),
    F_INT (batch, changed,     0, 0, INT64_MAX),
    F_INT (batch, same,        0, 0, INT64_MAX),
    F_INT (batch, refused,     0, 0, INT64_MAX),
    F_INT (batch, done,        KEEP, 0, INT64_MAX),   /* progress is no version of the batch */
    F_INT (batch, undone_kept, 0, 0, INT64_MAX),
    F_INT (batch, at_byte,     KEEP, 0, INT64_MAX),
    F_INT (batch, at_line,     KEEP, 0, INT64_MAX),
    F_TEXT(batch, source,      0, 64, 64),
    F_JSON(batch, options,     0, 4000),
    F_INT (batch, run,         0, 1, INT64_MAX),
};
const struct entity batch_entity = {
    .name = "batch", .table = "batches", .size = sizeof(struct batch), .field = batch_fields,
    .nfield = N_OF(batch_fields), .title = "file_name",
};

static const struct field batch_row_fields[] = {
    TENANT(batch_row),
    F_REF (batch_row, batch,   REQUIRED, &batch_entity),
    F_INT (batch_row, line,    REQUIRED, 1, INT64_MAX),
    F_TEXT(batch_row, outcome, REQUIRED, 1, 20),       /* new, changed, refused; undone, kept */
    F_INT (batch_row, record,  0, 1, INT64_MAX),
    F_INT (batch_row, version, 0, 1, INT64_MAX),       /* of the record as it was left */
    F_TEXT(batch_row, cell,    0, 0, 80),
    F_TEXT(batch_row, value,   0, 0, 200),
    F_TEXT(batch_row, reason,  0, 0, 400),             /* message key and what fills it, U+001F between */
    F_JSON(batch_row, more,    0, 8000),
    F_JSON(batch_row, before,  0, 4000),
    F_TEXT(batch_row, noun,    0, 0, 40),
};
static const struct index batch_row_index[] = { { "tenant, batch, outcome, line", false } };
const struct entity batch_row_entity = {
    .name = "batch_row", .table = "batch_rows", .size = sizeof(struct batch_row), .field = batch_row_fields,
    .nfield = N_OF(batch_row_fields), .index = batch_row_index, .nindex = 1, .headless = true,
    .key = "tenant, batch, line",
};
