/* What import actions take and answer, as tables. */
#include "action/import.h"

static const struct field in_fields[] = {
    F_TEXT(import_in, noun, REQUIRED | INPUT, 1, 40), F_TEXT(import_in, name, INPUT, 0, 200),
    F_BLOB(import_in, bytes, REQUIRED),
};
const struct entity import_in_entity = {
    .name = "import", .size = sizeof(struct import_in), .field = in_fields, .nfield = N_OF(in_fields),
    .headless = true,
};

static const struct field column_fields[] = {
    F_INT (column_view, at, REQUIRED, 0, 500), F_TEXT(column_view, label, REQUIRED, 0, 80),
    F_TEXT(column_view, field, 0, 0, 40),
};
static const struct entity column_view_entity = {
    .name = "import_column", .size = sizeof(struct column_view), .field = column_fields,
    .nfield = N_OF(column_fields), .headless = true,
};

static const struct field refusal_fields[] = {
    F_INT (refusal_view, row, REQUIRED, 1, INT64_MAX), F_TEXT(refusal_view, column, 0, 0, 80),
    F_TEXT(refusal_view, value, 0, 0, 200), F_TEXT(refusal_view, reason, REQUIRED, 1, 400),
};
static const struct entity refusal_view_entity = {
    .name = "refusal", .size = sizeof(struct refusal_view), .field = refusal_fields,
    .nfield = N_OF(refusal_fields), .headless = true,
};

static const struct field note_fields[] = {
    F_TEXT(note_view, column, REQUIRED, 1, 80), F_TEXT(note_view, reason, REQUIRED, 1, 400),
    F_TEXT(note_view, value, 0, 0, 200), F_INT(note_view, n, REQUIRED, 1, INT64_MAX),
};
static const struct entity note_view_entity = {
    .name = "import_note", .size = sizeof(struct note_view), .field = note_fields, .nfield = N_OF(note_fields),
    .headless = true,
};

static const struct field kept_fields[] = {
    F_INT (kept_view, id, REQUIRED, 1, INT64_MAX), F_TEXT(kept_view, name, REQUIRED, 0, 80),
    F_TEXT(kept_view, reason, REQUIRED, 1, 400),
};
static const struct entity kept_view_entity = {
    .name = "import_kept", .size = sizeof(struct kept_view), .field = kept_fields, .nfield = N_OF(kept_fields),
    .headless = true,
};

static const struct field view_fields[] = {
    F_INT (import_view, id, REQUIRED, 1, INT64_MAX), F_INT(import_view, version, REQUIRED, 1, INT64_MAX),
    F_TEXT(import_view, noun, REQUIRED, 1, 40), F_TEXT(import_view, name, 0, 0, 200),
    F_CODE(import_view, state, REQUIRED, &batch_states), F_TEXT(import_view, encoding, 0, 0, 20),
    F_INT (import_view, rows, REQUIRED, 0, INT64_MAX), F_INT(import_view, new, REQUIRED, 0, INT64_MAX),
    F_INT (import_view, changed, REQUIRED, 0, INT64_MAX), F_INT(import_view, same, REQUIRED, 0, INT64_MAX),
    F_INT (import_view, refused, REQUIRED, 0, INT64_MAX), F_INT(import_view, done, 0, 0, INT64_MAX),
    F_TIME(import_view, created_at, 0), F_ROWS(import_view, columns, 0, &column_view_entity),
    F_ROWS(import_view, refusals, 0, &refusal_view_entity), F_ROWS(import_view, notes, 0, &note_view_entity),
    F_ROWS(import_view, kept, 0, &kept_view_entity),
};
const struct entity import_view_entity = {
    .name = "import_view", .size = sizeof(struct import_view), .field = view_fields, .nfield = N_OF(view_fields),
    .headless = true,
};

static const struct field file_fields[] = {
    F_TEXT(import_file, name, 0, 0, 240), F_BLOB(import_file, bytes, 0),
};
const struct entity import_file_entity = {
    .name = "import_file", .size = sizeof(struct import_file), .field = file_fields, .nfield = N_OF(file_fields),
    .headless = true,
};
