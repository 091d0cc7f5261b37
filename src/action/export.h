/* POST /export: a noun of the base leaves the program as a workbook with the headings
** of its import, so that it comes back in (features.md C7; facts.md 9: a list that
** leaves is on record with its reason). */
#ifndef ANJU_ACTION_EXPORT_H
#define ANJU_ACTION_EXPORT_H

#include "action/takeout.h"

enum { EXPORT_ROWS = 200000 };

struct export_in { struct str noun, query, columns, reason, bytes, name; int64_t rows; };
extern const struct entity export_in_entity;

/* noun: of import_nouns, or lifts. query: as the noun's list takes it. columns: fields
** with commas between; empty: all. Answers with a struct takeout_out. What is masked
** on the screen is masked here; an import leaves such cells alone. */
extern const struct action export_make;

#endif
