/* What actions on accounts and grants take and answer, as tables. */
#include "action/account_import.h"
#include "action/people.h"

#define SHAPE(St, n, fields) \
    { .name = (n), .size = sizeof(struct St), .field = fields, .nfield = N_OF(fields), .headless = true }

static const struct field grant_fields[] = {
    F_INT(grant_view, id, REQUIRED, 1, INT64_MAX), F_INT(grant_view, version, REQUIRED, 1, INT64_MAX),
    F_REF(grant_view, person, REQUIRED | NAMED, &person_entity), F_CODE(grant_view, role, REQUIRED, &roles),
    F_REF(grant_view, org, NAMED, &org_entity), F_REF(grant_view, area, NAMED, &area_entity),
    F_TEXT(grant_view, sentence, REQUIRED, 0, 1000),
};
const struct entity grant_view_entity = SHAPE(grant_view, "grant_view", grant_fields);

static const struct field person_fields[] = {
    F_INT (person_view, id, REQUIRED, 1, INT64_MAX), F_INT(person_view, version, REQUIRED, 1, INT64_MAX),
    F_TEXT(person_view, account, REQUIRED, 2, 40), F_TEXT(person_view, name, REQUIRED, 1, 40),
    F_TEXT(person_view, phone, 0, 0, 20), F_REF(person_view, org, NAMED, &org_entity),
    F_CODE(person_view, language, 0, &languages), F_BOOL(person_view, liaison, 0),
    F_REF (person_view, liaison_of, NAMED, &org_entity), F_TIME(person_view, disabled_at, 0),
    F_TIME(person_view, erased_at, 0),
    F_TIME(person_view, last_seen_at, 0), F_TIME(person_view, locked_until, 0),
    F_TIME(person_view, code_until, 0), F_TEXT(person_view, code, 0, 0, 40),
    F_ROWS(person_view, grants, 0, &grant_view_entity),
};
const struct entity person_view_entity = SHAPE(person_view, "person_view", person_fields);

static const struct field in_fields[] = {
    F_TEXT(person_in, account, REQUIRED | INPUT, 2, 40), F_TEXT(person_in, name, REQUIRED | INPUT, 1, 40),
    F_TEXT(person_in, phone, INPUT | PERSONAL, 0, 20), F_REF(person_in, org, REQUIRED | INPUT, &org_entity),
    F_TEXT(person_in, password, INPUT | SECRET, 1, 200), F_BOOL(person_in, liaison, INPUT),
};
const struct entity person_in_entity = SHAPE(person_in, "person_new", in_fields);

static const struct field edit_fields[] = {
    F_INT (person_in, id, REQUIRED, 1, INT64_MAX), F_TEXT(person_in, name, INPUT, 1, 40),
    F_TEXT(person_in, phone, INPUT | PERSONAL, 0, 20), F_REF(person_in, org, INPUT, &org_entity),
    F_BOOL(person_in, liaison, INPUT), F_BOOL(person_in, disabled, INPUT),
    F_REF (person_in, successor, INPUT, &person_entity),
};
const struct entity person_edit_entity = SHAPE(person_in, "person_change", edit_fields);

static const struct field password_fields[] = {
    F_INT (person_in, id, REQUIRED, 1, INT64_MAX),
    F_TEXT(person_in, password, REQUIRED | INPUT | SECRET, 1, 200),
};
const struct entity person_password_entity = SHAPE(person_in, "person_password", password_fields);

static const struct field query_fields[] = {
    F_REF (person_query, org, INPUT, &org_entity), F_TEXT(person_query, q, INPUT, 0, 40),
    F_TEXT(person_query, after, INPUT, 0, 40), F_INT(person_query, limit, INPUT, 1, 200),
};
const struct entity person_query_entity = SHAPE(person_query, "person_query", query_fields);

static const struct field page_fields[] = {
    F_ROWS(person_page, items, 0, &person_view_entity), F_TEXT(person_page, next, 0, 0, 40),
};
const struct entity person_page_entity = SHAPE(person_page, "person_page", page_fields);

static const struct field grant_in_fields[] = {
    F_REF(grant_in, person, REQUIRED | INPUT, &person_entity),
    F_CODE(grant_in, role, REQUIRED | INPUT, &roles),
    F_REF(grant_in, org, INPUT, &org_entity), F_REF(grant_in, area, INPUT, &area_entity),
};
const struct entity grant_in_entity = SHAPE(grant_in, "grant_new", grant_in_fields);
static const struct field grant_query_fields[] = { F_REF(grant_in, person, INPUT, &person_entity) };
const struct entity grant_query_entity = SHAPE(grant_in, "grant_query", grant_query_fields);
static const struct field grant_page_fields[] = { F_ROWS(grant_page, items, 0, &grant_view_entity) };
const struct entity grant_page_entity = SHAPE(grant_page, "grant_page", grant_page_fields);
static const struct field reading_in_fields[] = {
    F_CODE(grant_in, role, REQUIRED | INPUT, &roles),
    F_REF(grant_in, org, INPUT, &org_entity), F_REF(grant_in, area, INPUT, &area_entity),
};
const struct entity grant_reading_in_entity = SHAPE(grant_in, "grant_reading_query", reading_in_fields);
static const struct field reading_fields[] = { F_TEXT(grant_reading, sentence, REQUIRED, 0, 1000) };
const struct entity grant_reading_entity = SHAPE(grant_reading, "grant_reading", reading_fields);
static const struct field grant_remove_fields[] = { F_INT(grant_in, id, REQUIRED, 1, INT64_MAX) };
const struct entity grant_remove_entity = SHAPE(grant_in, "grant_remove", grant_remove_fields);

static const struct field reset_in_fields[] = { F_INT(reset_in, id, REQUIRED, 1, INT64_MAX) };
const struct entity reset_in_entity = SHAPE(reset_in, "person_reset", reset_in_fields);
static const struct field reset_out_fields[] = {
    F_INT (reset_out, version, REQUIRED, 1, INT64_MAX), F_TEXT(reset_out, code, REQUIRED, 1, 40),
    F_TIME(reset_out, ends_at, REQUIRED),
};
const struct entity reset_out_entity = SHAPE(reset_out, "reset_code", reset_out_fields);

/* ---- what somebody sees ---- */

const char *const sight_page_codes[SIGHT_PAGES] = {
    "work", "problems", "cockpit", "estates", "plan", "report", "imports", "persons", "orgs", "areas", "grants", "settings",
    "audit",
};
static const struct codes sight_pages = { "sight_page", sight_page_codes, SIGHT_PAGES };
static const struct field sight_fields[] = {
    F_TEXTS(sight_view, sentences, REQUIRED), F_INT(sight_view, problems_open, REQUIRED, 0, INT64_MAX),
    F_INT  (sight_view, problems, REQUIRED, 0, INT64_MAX), F_INT(sight_view, estates, REQUIRED, 0, INT64_MAX),
    F_IDS  (sight_view, pages, 0, 0, &sight_pages),
};
const struct entity sight_view_entity = SHAPE(sight_view, "sight", sight_fields);

/* ---- accounts from a file ---- */

static const struct field file_fields[] = {
    F_BLOB(account_file, bytes, 0), F_BOOL(account_file, commit, INPUT),
};
const struct entity account_file_entity = SHAPE(account_file, "person_import", file_fields);
static const struct field account_refusal_fields[] = {
    F_INT (account_refusal, line, REQUIRED, 1, INT64_MAX), F_TEXT(account_refusal, column, REQUIRED, 0, 80),
    F_TEXT(account_refusal, value, 0, 0, 200), F_TEXT(account_refusal, reason, REQUIRED, 0, 400),
};
static const struct entity account_refusal_entity = SHAPE(account_refusal, "person_refusal", account_refusal_fields);
static const struct field account_code_fields[] = {
    F_TEXT(account_code, account, REQUIRED, 2, 40), F_TEXT(account_code, code, REQUIRED, 1, 40),
};
static const struct entity account_code_entity = SHAPE(account_code, "person_code", account_code_fields);
static const struct field account_done_fields[] = {
    F_INT (account_done, rows, REQUIRED, 0, INT64_MAX), F_INT(account_done, fresh, REQUIRED, 0, INT64_MAX),
    F_INT (account_done, same, REQUIRED, 0, INT64_MAX), F_INT(account_done, refused, REQUIRED, 0, INT64_MAX),
    F_ROWS(account_done, refusals, 0, &account_refusal_entity), F_ROWS(account_done, codes, 0, &account_code_entity),
};
const struct entity account_done_entity = SHAPE(account_done, "person_imported", account_done_fields);
