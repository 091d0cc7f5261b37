/* What rule actions take and answer, as tables. */
#include "action/around.h"
#include "action/rules.h"
#include "model/rule.h"

static const struct field code_fields[] = { F_TEXT(rule_code_view, code, REQUIRED, 0, 40), F_TEXT(rule_code_view, label, REQUIRED, 0, 80) };
static const struct entity code_entity = SHAPE_OF(rule_code_view, "rule_choice", code_fields);
static const struct field name_fields[] = {
    F_TEXT(rule_name_view, name, REQUIRED, 0, 60), F_TEXT(rule_name_view, label, REQUIRED, 0, 120), F_TEXT(rule_name_view, unit, 0, 0, 40),
    F_CODE(rule_name_view, kind, REQUIRED, &rule_kinds), F_BOOL(rule_name_view, derived, REQUIRED),
    F_ROWS(rule_name_view, codes, 0, &code_entity),
};
static const struct entity name_entity = SHAPE_OF(rule_name_view, "rule_name", name_fields);
static const struct field noun_fields[] = {
    F_TEXT(rule_noun_view, noun, REQUIRED, 0, 40), F_TEXT(rule_noun_view, label, REQUIRED, 0, 80),
    F_ROWS(rule_noun_view, names, 0, &name_entity),
};
static const struct entity noun_entity = SHAPE_OF(rule_noun_view, "rule_noun", noun_fields);

static const struct field view_fields[] = {
    F_INT (rule_view, found, 0, 0, INT64_MAX), F_INT(rule_view, cases, 0, 0, INT64_MAX), F_TEXT(rule_view, noun_name, 0, 0, 80),
    F_TEXT(rule_view, words, 0, 0, 4000), F_TEXT(rule_view, wrong, 0, 0, 400),
};
const struct entity rule_view_entity = {
    .name = "rule_view", .size = sizeof(struct rule_view), .field = view_fields, .nfield = N_OF(view_fields), .extends = &rule_entity,
};

static const struct field run_fields[] = {
    F_INT (rules_run_view, id, 0, 1, INT64_MAX), F_CODE(rules_run_view, state, 0, &job_states),
    F_INT (rules_run_view, progress, 0, 0, INT64_MAX), F_INT(rules_run_view, total, 0, 0, INT64_MAX),
    F_TIME(rules_run_view, created_at, 0), F_TIME(rules_run_view, ended_at, 0), F_TIME(rules_run_view, next_at, 0),
    F_BOOL(rules_run_view, already, 0),
};
const struct entity rules_run_entity = SHAPE_OF(rules_run_view, "rules_run", run_fields);

static const struct field page_fields[] = {
    F_ROWS(rules_page, items, 0, &rule_view_entity), F_ROWS(rules_page, nouns, 0, &noun_entity),
    F_ROW (rules_page, run, 0, &rules_run_entity), F_BOOL(rules_page, may, REQUIRED),
};
const struct entity rules_page_entity = SHAPE_OF(rules_page, "rules_page", page_fields);

/* What of a rule may be emptied again. */
static const char *const clearable_codes[] = { "category", "severity", "title", "why", "edition", "source", "valid_from" };
static const struct codes clearable = { "rule_column", clearable_codes, N_OF(clearable_codes) };
static const struct field edit_fields[] = { F_IDS(rule_edit, clear, EDIT, 0, &clearable) };
const struct entity rule_edit_entity = {
    .name = "rule_change", .size = sizeof(struct rule_edit), .field = edit_fields, .nfield = N_OF(edit_fields), .extends = &rule_entity,
};

static const struct field try_in_fields[] = {
    F_INT (rule_try_in, id, REQUIRED, 1, INT64_MAX), F_TEXT(rule_try_in, condition, INPUT, 1, 1000),
    F_TEXT(rule_try_in, why, INPUT, 0, 400),
};
const struct entity rule_try_in_entity = SHAPE_OF(rule_try_in, "rule_trial", try_in_fields);
static const struct field hit_fields[] = {
    F_REF (rule_hit, estate, REQUIRED | NAMED, &estate_entity), F_REF(rule_hit, town, NAMED, &area_entity),
    F_TEXT(rule_hit, noun, REQUIRED, 0, 40), F_INT(rule_hit, item, REQUIRED, 1, INT64_MAX), F_TEXT(rule_hit, title, REQUIRED, 0, 200),
    F_TEXT(rule_hit, why, REQUIRED, 0, 400),
};
static const struct entity hit_entity = SHAPE_OF(rule_hit, "rule_hit", hit_fields);
static const struct field try_fields[] = {
    F_INT (rule_try_view, n, REQUIRED, 0, INT64_MAX), F_INT(rule_try_view, of, REQUIRED, 0, INT64_MAX),
    F_INT (rule_try_view, open, REQUIRED, 0, INT64_MAX), F_TEXT(rule_try_view, words, REQUIRED, 0, 4000),
    F_ROWS(rule_try_view, items, 0, &hit_entity),
};
const struct entity rule_try_entity = SHAPE_OF(rule_try_view, "rule_tried", try_fields);

/* ---- findings ---- */

static const struct field query_fields[] = {
    F_REF (rule_finding_query, rule, INPUT, &rule_entity), F_REF(rule_finding_query, estate, INPUT, &estate_entity),
    F_REF (rule_finding_query, town, INPUT, &area_entity), F_REF(rule_finding_query, community, INPUT, &area_entity),
    F_REF (rule_finding_query, problem, INPUT, &problem_entity),
    F_BOOL(rule_finding_query, open, INPUT), F_TEXT(rule_finding_query, after, INPUT, 0, 20), F_INT(rule_finding_query, limit, INPUT, 1, 200),
    F_BOOL(rule_finding_query, count, INPUT),
};
const struct entity rule_finding_query_entity = SHAPE_OF(rule_finding_query, "rule_finding_query", query_fields);

static const struct field found_fields[] = {
    F_CODE(rule_finding_view, problem_state, 0, &states), F_TEXT(rule_finding_view, rule_name, 0, 0, 80), F_TEXT(rule_finding_view, title, 0, 0, 200),
    F_TEXT(rule_finding_view, noun_name, 0, 0, 80), F_TEXT(rule_finding_view, problem_no, 0, 0, 20),
};
const struct entity rule_finding_view_entity = {
    .name = "rule_finding_view", .size = sizeof(struct rule_finding_view), .field = found_fields, .nfield = N_OF(found_fields),
    .extends = &rule_finding_entity,
};
static const struct field found_page_fields[] = {
    F_ROWS(rule_finding_page, items, 0, &rule_finding_view_entity), F_TEXT(rule_finding_page, next, 0, 0, 20), F_INT(rule_finding_page, count, 0, 0, INT64_MAX),
};
const struct entity rule_finding_page_entity = SHAPE_OF(rule_finding_page, "rule_finding_page", found_page_fields);

static const struct field term_fields[] = {
    F_TEXT(rule_finding_term, name, REQUIRED, 0, 60), F_TEXT(rule_finding_term, label, REQUIRED, 0, 120),
    F_CODE(rule_finding_term, kind, REQUIRED, &rule_kinds),
    F_CODE(rule_finding_term, op, REQUIRED, &rule_ops), F_TEXT(rule_finding_term, want, REQUIRED, 0, 1000), F_TEXT(rule_finding_term, saw, 0, 0, 400),
    F_TEXT(rule_finding_term, now, 0, 0, 400), F_CODE(rule_finding_term, answer, 0, &rule_answers),
};
static const struct entity term_entity = SHAPE_OF(rule_finding_term, "rule_finding_term", term_fields);
static const struct field file_fields[] = {
    F_CODE(rule_finding_file, now, 0, &rule_answers), F_TEXT(rule_finding_file, condition, 0, 0, 1000), F_TEXT(rule_finding_file, words, 0, 0, 4000),
    F_TEXT(rule_finding_file, source, 0, 0, 200), F_TEXT(rule_finding_file, edition, 0, 0, 40), F_ROWS(rule_finding_file, terms, 0, &term_entity),
};
const struct entity rule_finding_file_entity = {
    .name = "rule_finding_file", .size = sizeof(struct rule_finding_file), .field = file_fields, .nfield = N_OF(file_fields),
    .extends = &rule_finding_view_entity,
};
