/* Small tables that the program brings or an administrator writes: CSV whose
** first row that is no remark (#) names the columns. */
#ifndef ANJU_ACTION_TABLE_H
#define ANJU_ACTION_TABLE_H

#include "paper/csv.h"

enum { TABLE_COLUMNS = 16 };

struct table {
    struct csv csv;
    struct csv_row row;
    const char *file;                     /* for messages                             */
    int at[TABLE_COLUMNS];
    struct arena *mem;
    struct fault *f;
};

/* Begin; `column` names what is wanted, NULL ends it. E_INVALID csv.column. */
enum err table_open(struct table *t, struct arena *a, struct str text, const char *file,
                    const char *const *column,
                    struct fault *f);
enum err table_next(struct table *t, bool *more);
/* A cell by its place among the wanted columns, trimmed; in the arena. */
struct str table_cell(const struct table *t, int i);
/* Refuse this row: E_INVALID with column, line, value ({0}) and file ({1}). */
enum err table_wrong(struct table *t, const char *column, const char *key, struct str value);

#endif
