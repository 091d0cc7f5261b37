/* POST /problems/export: a list leaves the program as a workbook (features.md
** C7; facts.md 9: a list that leaves is on record with its reason). */
#ifndef ANJU_ACTION_TAKEOUT_H
#define ANJU_ACTION_TAKEOUT_H

#include "action/problem.h"

enum { TAKEOUT_ROWS = 50000 };

struct takeout_in {
    struct str query, columns, reason;
    struct str bytes;                /* made by prepare: the file, and how many rows it holds */
    int64_t rows;
};
struct takeout_out { int64_t id, rows; struct str bytes, name; };

extern const struct entity takeout_in_entity, takeout_out_entity;

/* Makes the file from one snapshot on a thread that may take its time, then puts
** on record that it left: query, columns, reason, rows. No byte of it is sent
** before that is committed. One file at a time (E_BUSY). */
extern const struct action problems_export;

/* Within a body: put on record that a list leaves, `row` saying which and why, and answer with its file. */
enum err takeout_put(struct call *c, struct tx *tx, struct export *row, struct str bytes, struct takeout_out *ret);

#endif
