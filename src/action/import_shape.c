/* What import actions take and answer, as tables. */
#include "action/import.h"

#define SHAPE(St, n, fields) \
    { .name = (n), .size = sizeof(struct St), .field = fields, .nfield = N_OF(fields), .headless = true }

static const char *const date_order_codes[] = { "ymd", "mdy", "dmy" };
const struct codes date_orders = { "date_order", date_order_codes, N_OF(date_order_codes) };
static const char *const match_codes[] = { "name", "name_address", "source_no" };
const struct codes import_matches = { "import_match", match_codes, N_OF(match_codes) };
static const char *const form_codes[] = { "csv", "xlsx" };
static const struct codes forms = { "form", form_codes, N_OF(form_codes) };

static const struct field options_fields[] = {
    F_CODE(import_options, date_order, INPUT, &date_orders), F_BOOL(import_options, serial, INPUT),
    F_CODE(import_options, datum, INPUT, &datums), F_CODE(import_options, match, INPUT, &import_matches),
    F_BOOL(import_options, create_missing_buildings, INPUT), F_BOOL(import_options, approx_ok, INPUT),
};
const struct entity import_options_entity = SHAPE(import_options, "import_options", options_fields);

static const struct field in_fields[] = {
    F_TEXT(import_in, noun, REQUIRED | INPUT, 1, 40), F_TEXT(import_in, name, INPUT, 0, 200),
    F_TEXT(import_in, sheet, INPUT, 0, 100), F_INT(import_in, heading_line, INPUT, 1, 1048576),
    F_BLOB(import_in, bytes, REQUIRED),
};
const struct entity import_in_entity = SHAPE(import_in, "import", in_fields);

static const struct field choice_fields[] = {
    F_INT(column_choice, at, REQUIRED | INPUT, 0, 500), F_TEXT(column_choice, field, INPUT, 0, 40),
};
static const struct entity column_choice_entity = SHAPE(column_choice, "import_choice", choice_fields);

static const struct field change_fields[] = {
    F_INT (import_change, id, REQUIRED, 1, INT64_MAX), F_TEXT(import_change, sheet, INPUT, 0, 100),
    F_INT (import_change, heading_line, INPUT, 1, 1048576),
    { F_KEY(columns), .kind = K_ROWS, .flags = UNSTORED | INPUT, .at = AT(import_change, columns, struct rows), .ref = &column_choice_entity },
    { F_KEY(options), .kind = K_ROW, .flags = UNSTORED | INPUT, .at = AT(import_change, options, struct rows), .ref = &import_options_entity },
};
const struct entity import_change_entity = SHAPE(import_change, "import_again", change_fields);

static const struct field column_fields[] = {
    F_INT (column_view, at, REQUIRED, 0, 500), F_TEXT(column_view, label, REQUIRED, 0, 80),
    F_TEXT(column_view, letter, REQUIRED, 1, 4), F_TEXT(column_view, field, 0, 0, 40),
    F_TEXT(column_view, how, REQUIRED, 1, 10), F_TEXT(column_view, guess, 0, 0, 40), F_TEXT(column_view, doubt, 0, 0, 200), F_TEXTS(column_view, sample, 0),
};
static const struct entity column_view_entity = SHAPE(column_view, "import_column", column_fields);

static const struct field field_fields[] = {
    F_TEXT(field_view, name, REQUIRED, 1, 40), F_TEXT(field_view, label, REQUIRED, 1, 80),
    F_BOOL(field_view, required, REQUIRED), F_IDS(field_view, columns, 0, 0, 0),
};
static const struct entity field_view_entity = SHAPE(field_view, "import_field", field_fields);

static const struct field ask_fields[] = {
    F_TEXT (import_ask, key, REQUIRED, 1, 40), F_TEXT(import_ask, text, REQUIRED, 1, 400), F_TEXT(import_ask, column, 0, 0, 80),
    F_TEXT (import_ask, answer, 0, 0, 40), F_TEXT(import_ask, assumed, 0, 0, 40), F_TEXTS(import_ask, samples, 0),
    F_TEXTS(import_ask, choices, 0),
};
static const struct entity ask_view_entity = SHAPE(import_ask, "import_ask", ask_fields);

static const struct field stop_fields[] = {
    F_TEXT(stop_view, key, REQUIRED, 1, 60), F_TEXT(stop_view, field, 0, 0, 80), F_TEXT(stop_view, text, REQUIRED, 1, 400),
};
static const struct entity stop_view_entity = SHAPE(stop_view, "import_stop", stop_fields);

static const struct field sheet_fields[] = {
    F_TEXT(sheet_view, name, REQUIRED, 0, 100), F_INT(sheet_view, rows, 0, 0, INT64_MAX),
    F_BOOL(sheet_view, hidden, REQUIRED), F_BOOL(sheet_view, chosen, REQUIRED),
};
static const struct entity sheet_view_entity = SHAPE(sheet_view, "import_sheet", sheet_fields);

static const struct field refusal_fields[] = {
    F_INT (refusal_view, row, REQUIRED, 1, INT64_MAX), F_TEXT(refusal_view, column, 0, 0, 80),
    F_TEXT(refusal_view, value, 0, 0, 200), F_TEXT(refusal_view, reason, REQUIRED, 1, 400),
};
static const struct entity refusal_view_entity = SHAPE(refusal_view, "refusal", refusal_fields);

static const struct field note_fields[] = {
    F_TEXT(note_view, column, REQUIRED, 1, 80), F_TEXT(note_view, reason, REQUIRED, 1, 400),
    F_TEXT(note_view, value, 0, 0, 200), F_INT(note_view, n, REQUIRED, 1, INT64_MAX),
};
static const struct entity note_view_entity = SHAPE(note_view, "import_note", note_fields);

static const struct field kept_fields[] = {
    F_INT (kept_view, id, REQUIRED, 1, INT64_MAX), F_TEXT(kept_view, name, REQUIRED, 0, 80),
    F_TEXT(kept_view, reason, REQUIRED, 1, 400),
};
static const struct entity kept_view_entity = SHAPE(kept_view, "import_kept", kept_fields);

/* What a line of the history and the view of one import have in common. */
#define COUNTS(St) \
    F_INT (St, id, REQUIRED, 1, INT64_MAX), F_INT(St, version, REQUIRED, 1, INT64_MAX), \
    F_TEXT(St, noun, REQUIRED, 1, 40), F_TEXT(St, name, 0, 0, 200), F_CODE(St, state, REQUIRED, &batch_states), \
    F_INT (St, rows, REQUIRED, 0, INT64_MAX), F_INT(St, new, REQUIRED, 0, INT64_MAX), \
    F_INT (St, changed, REQUIRED, 0, INT64_MAX), F_INT(St, same, REQUIRED, 0, INT64_MAX), \
    F_INT (St, refused, REQUIRED, 0, INT64_MAX), F_INT(St, done, 0, 0, INT64_MAX), F_INT(St, kept_n, 0, 0, INT64_MAX), \
    F_TIME(St, created_at, 0), F_REF(St, by, NAMED, &person_entity)

static const struct field view_fields[] = {
    COUNTS(import_view), F_TEXT(import_view, encoding, 0, 0, 20), F_TEXT(import_view, kind, 0, 0, 20),
    F_TEXT(import_view, sheet, 0, 0, 100), F_INT(import_view, heading_line, 0, 0, INT64_MAX),
    F_ROWS(import_view, sheets, 0, &sheet_view_entity), F_ROWS(import_view, columns, 0, &column_view_entity),
    F_ROWS(import_view, fields, 0, &field_view_entity), F_ROWS(import_view, asks, 0, &ask_view_entity),
    F_ROWS(import_view, stops, 0, &stop_view_entity), F_ROW(import_view, options, 0, &import_options_entity),
    F_ROWS(import_view, refusals, 0, &refusal_view_entity), F_ROWS(import_view, notes, 0, &note_view_entity),
    F_ROWS(import_view, kept, 0, &kept_view_entity),
};
const struct entity import_view_entity = SHAPE(import_view, "import_view", view_fields);

static const struct field query_fields[] = {
    F_TEXT(import_query, noun, INPUT, 0, 40), F_INT(import_query, after, INPUT, 1, INT64_MAX),
    F_INT (import_query, limit, INPUT, 1, 200),
};
const struct entity import_query_entity = SHAPE(import_query, "import_query", query_fields);

static const struct field line_fields[] = { COUNTS(import_line), F_TIME(import_line, updated_at, 0) };
static const struct entity import_line_entity = SHAPE(import_line, "import_line", line_fields);
static const struct field page_fields[] = {
    F_ROWS(import_page, items, 0, &import_line_entity), F_INT(import_page, next, 0, 1, INT64_MAX),
};
const struct entity import_page_entity = SHAPE(import_page, "import_page", page_fields);

static const struct field refused_fields[] = {
    F_INT(refused_in, id, REQUIRED, 1, INT64_MAX), F_CODE(refused_in, form, INPUT, &forms),
};
const struct entity refused_in_entity = SHAPE(refused_in, "refused_query", refused_fields);
static const struct field template_fields[] = { F_TEXT(template_in, noun, REQUIRED | INPUT, 1, 40) };
const struct entity template_in_entity = SHAPE(template_in, "template_query", template_fields);

static const struct field file_fields[] = {
    F_TEXT(import_file, name, 0, 0, 240), F_BLOB(import_file, bytes, 0), F_TEXT(import_file, mime, 0, 0, 100),
};
const struct entity import_file_entity = SHAPE(import_file, "import_file", file_fields);
