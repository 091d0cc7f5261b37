/* Workbooks that leave the program: made in memory, by a body that may run out of it. */
#ifndef ANJU_ACTION_WORKBOOK_H
#define ANJU_ACTION_WORKBOOK_H

#include "action/action.h"
#include "paper/xlsx.h"

struct workbook { int fd; struct xlsx *x; };
/* Begins the workbook (xlsx_begin in w->fd into w->x) and writes its rows. */
typedef enum err (*workbook_body)(struct call *c, struct workbook *w, void *arg);
/* The file in *ret, in the call's arena. Where the body reads records, `reads` opens a snapshot around it. E_MEMORY,
** E_DISK_FULL, E_IO, or what the body fails with. */
enum err workbook_make(struct call *c, bool reads, workbook_body body, void *arg, struct str *ret);

/* The same of records, one at a time in the process: it is made on the threads that also take passwords. E_BUSY
** takeout.busy with retry_after while another is made. */
enum err workbook_alone(struct call *c, workbook_body body, void *arg, struct str *ret);

/* ---- a noun of the base as a table: the headings that an import takes ---- */

struct reading;
struct xlsx_column *noun_columns(struct call *c, const struct reading *r, const int *field, int n);
/* One cell of a record, as an import reads it back. */
void noun_cell(struct call *c, struct xlsx *x, int at, const struct reading *r, int field, void *rec);

#endif
