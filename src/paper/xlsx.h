/* XLSX (ECMA-376) through libxlsxwriter: a table that leaves the program as a
** real workbook: frozen header, filter, widths, dates as dates, numbers as
** numbers, and text that stays text whatever it begins with. Rows are written
** as they come, in constant memory. */
#ifndef ANJU_PAPER_XLSX_H
#define ANJU_PAPER_XLSX_H

#include "base/arena.h"
#include "base/err.h"

enum xlsx_kind { XLSX_TEXT, XLSX_NUMBER, XLSX_TIME };
struct xlsx_column { struct str label; enum xlsx_kind kind; int width; };      /* width in digits, as Excel counts */

struct xlsx;

enum { XLSX_COLUMNS = 64, XLSX_CELL = 32767 };     /* characters that a cell holds; what is longer is cut with … */

/* Begin a workbook of one table in the open file `fd`, which stays the caller's;
** what it needs of its own lives in `a` until xlsx_end.
** Sheet names as Excel takes them: at most 31 characters, none of []:*?/\ in
** them. E_MEMORY, E_INVALID for more than XLSX_COLUMNS columns or a bad name. */
enum err xlsx_begin(struct arena *a, int fd, struct str sheet, const struct xlsx_column *column, int n, struct xlsx **ret,
                    struct fault *f);
/* A cell of the row that is being written. STR_NULL and nothing written: an empty cell. */
void xlsx_text(struct xlsx *, int column, struct str);
void xlsx_number(struct xlsx *, int column, double);
/* Epoch ms as the civil date and time at `offset` ms east of UTC. */
void xlsx_time(struct xlsx *, int column, int64_t ms, int64_t offset);
void xlsx_row_end(struct xlsx *);
/* A second, small sheet of label and value, written after the table. */
void xlsx_note(struct xlsx *, struct str sheet, const struct str (*pair)[2], int n);
/* Finish and let go of it, in every case; ok = false only lets go. E_IO, E_DISK_FULL, E_MEMORY. */
enum err xlsx_end(struct xlsx *, bool ok, struct fault *f);

#endif
