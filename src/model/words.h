/* The one message table: every label, state, error and unit, in Chinese and
** English. C names rows by key; the UI gets the same rows as JSON. */
#ifndef ANJU_MODEL_WORDS_H
#define ANJU_MODEL_WORDS_H

#include "base/arena.h"
#include "base/err.h"

enum language { ZH, EN, LANGUAGES };

struct word { const char *key, *zh, *en; };

extern const struct word words_importing[], words_baseui[], words[], words_ui[], words_list[], words_case[], words_photo[], words_request[],
    words_people[], words_system[], words_audit[], words_trail[], words_base[], words_register[], words_estate[];
extern const int words_importing_n, words_baseui_n, words_n, words_ui_n, words_list_n, words_case_n, words_photo_n, words_request_n,
    words_people_n, words_system_n, words_audit_n, words_trail_n, words_base_n, words_register_n, words_estate_n;

extern const struct word words_sheet[], words_rules[];
extern const int words_sheet_n, words_rules_n;
extern const struct word words_geo[], words_file[], words_import[], words_document[];
extern const int words_geo_n, words_file_n, words_import_n, words_document_n;
extern const struct word words_draw[];
extern const int words_draw_n;
extern const struct word words_reading[], words_plan[];
extern const int words_reading_n, words_plan_n;
extern const struct word words_project[];
extern const int words_project_n;

extern const struct word words_flow[];
extern const int words_flow_n;
extern const struct word words_supervise[];
extern const int words_supervise_n;
extern const struct word words_flowui[];
extern const int words_flowui_n;

/* The files the table stands in: one row a file (words_*.c). */
struct words_part { const struct word *word; const int *n; };
extern const struct words_part words_parts[];
extern const int words_nparts;

/* The text of a key, the key itself where the table lacks it (a test finds those). */
const char *word_text(enum language l, const char *key);
/* The text of "list.code": the label of a code or capability. */
const char *word_of(enum language l, const char *list, const char *code);
/* The text with {0} {1} {2} replaced; lives in the arena. */
struct str word_fill(struct arena *a, enum language l, const char *key, const struct str arg[3]);
const char *words_wrong(void);       /* start-up check: a key twice, an empty text; NULL when well */

/* Error codes: stable name, HTTP status, key of the general sentence. */
struct error_row { const char *code; int http; const char *key; };
const struct error_row *error_of(enum err e);

#endif
