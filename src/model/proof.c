/* What an auditor is shown besides the trail: who looked at what is hidden, and
** what verifying found. */
#include "model/rows.h"

static const struct field look_fields[] = {
    F_INT (look, id,     REQUIRED, 1, INT64_MAX),
    F_INT (look, tenant, REQUIRED, 1, INT64_MAX),
    F_TIME(look, at,     REQUIRED),
    F_REF (look, person, REQUIRED, &person_entity),
    F_REF (look, org,    0, &org_entity),
    F_TEXT(look, noun,   REQUIRED, 1, 40),
    F_INT (look, item,   REQUIRED, 1, INT64_MAX),
    F_TEXT(look, verb,   REQUIRED, 1, 40),
    F_INT (look, rows,   0, 0, INT64_MAX),
    F_TEXT(look, reason, FREE, 0, 400),
};
static const struct index look_index[] = { { "tenant, item, id", false } };
const struct entity look_entity = {
    .name = "look", .table = "looks", .size = sizeof(struct look), .field = look_fields, .nfield = N_OF(look_fields),
    .index = look_index, .nindex = N_OF(look_index), .headless = true, .key = "tenant, id",
};

static const struct field verification_fields[] = {
    F_CODE(verification, state,         REQUIRED, &job_states),
    F_BOOL(verification, files,         REQUIRED),
    F_TIME(verification, heard_at,      KEEP),
    F_INT (verification, progress,      KEEP, 0, INT64_MAX),
    F_INT (verification, total,         KEEP, 0, INT64_MAX),
    F_TIME(verification, ended_at,      0),
    F_INT (verification, looked_rows,   0, 0, INT64_MAX),
    F_INT (verification, looked_events, 0, 0, INT64_MAX),
    F_INT (verification, looked_seals,  0, 0, INT64_MAX),
    F_INT (verification, looked_files,  0, 0, INT64_MAX),
    F_INT (verification, found,         0, 0, INT64_MAX),
    F_JSON(verification, list,          PAGE, 1 << 20),
};
static const struct index verification_index[] = { { "tenant, state, id", false } };
const struct entity verification_entity = {
    .name = "verification", .table = "verifications", .size = sizeof(struct verification), .field = verification_fields,
    .nfield = N_OF(verification_fields), .index = verification_index, .nindex = N_OF(verification_index),
};
