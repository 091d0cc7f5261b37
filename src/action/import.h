/* Lists from outside, taken in: checked first (a dry run that is kept), then
** carried out in chunks, undone as a whole (features B1, C3, C7).
**
** A batch keeps the decoded file (data/files, kind "csv", by its SHA-256), the
** columns as they were matched and one batch_row for each row that was refused,
** made or changed. */
#ifndef ANJU_ACTION_IMPORT_H
#define ANJU_ACTION_IMPORT_H

#include "action/action.h"

enum { IMPORT_MB = 64, IMPORT_ROWS = 200000, IMPORT_CHUNK = 200, IMPORT_SHOWN = 100 };

/* bytes: the file as it came. */
struct import_in {
    struct str noun, name, bytes;
    struct checked *checked;                 /* what prepare found                            */
};

struct column_view { int64_t at; struct str label, field; };      /* at from 0; field NULL: left out */
struct refusal_view { int64_t row; struct str column, value, reason; };
/* Cells of a column that could not be linked or read as one number: their text
** is kept with the estate, how many and the first of them are told. */
struct note_view { struct str column, reason, value; int64_t n; };
struct kept_view { int64_t id; struct str name, reason; };

struct import_view {
    int64_t id, version, state, rows, new, changed, same, refused, done, created_at;
    struct str noun, name, encoding;
    struct rows columns, refusals, notes, kept;      /* refusals: the first IMPORT_SHOWN      */
};

struct import_file { struct str name, bytes; };

extern const struct entity import_in_entity, import_view_entity, import_file_entity;

/* imports_create: the dry run; nothing of the file is written but its refusals
** (in chunks, so its prepare waits for the writer). imports_commit: starts the
** job `import`, whose input is {"batch":id}. imports_undo: takes back what the
** batch made and restores what it changed, but for what was touched since; may
** be repeated. imports_refused: the refused rows with line, column and reason,
** as a CSV that can be corrected and imported again. */
extern const struct action imports_create, imports_get, imports_commit, imports_undo, imports_refused;

/* Carry out the next IMPORT_CHUNK rows of a batch that was committed: one
** transaction, with its progress, so that it may be called twice, by two, or
** after a crash. *finished: nothing is left to do. A failure leaves the batch
** where it stood, to be tried again, unless its file is gone: then it has
** failed. c: a call of the program itself; c->mem is given back what it took. */
enum err import_chunk(struct call *c, int64_t batch, bool *finished);

#endif
