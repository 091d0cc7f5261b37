/* Lists from outside, taken in: tried first (a dry run that is kept), corrected
** where the program did not see which column is which, carried out in chunks,
** undone as a whole (features B1, C3, C7). One way for every noun of the base:
** what differs is a row of import_noun.c.
**
** A batch keeps the decoded file (data/files, kind "csv", by its SHA-256; the file
** as it came, where it is no text, as kind "sheet"), the columns as they were
** matched and one batch_row for each row that was refused, made or changed. */
#ifndef ANJU_ACTION_IMPORT_H
#define ANJU_ACTION_IMPORT_H

#include "action/action.h"

enum { IMPORT_MB = 64, IMPORT_ROWS = 500000, IMPORT_CHUNK = 200, IMPORT_SHOWN = 100 };

/* How dates are read whose order is not said (values of enum date_order in
** paper/sheet.h), how estates are told to be the same. */
enum import_match { MATCH_NAME = 1, MATCH_NAME_ADDRESS, MATCH_SOURCE_NO };
extern const struct codes date_orders, import_matches;

/* NONE: not chosen. */
struct import_options { int64_t date_order, serial, datum, match, create_missing_buildings, approx_ok; };

/* bytes: the file as it came. sheet, heading_line: where the table is, empty and
** NONE: to be found. */
struct import_in {
    struct str noun, name, bytes, sheet;
    int64_t heading_line;
    struct checked *checked;                 /* what prepare found                            */
};

/* A field, "extra" (kept beside the record under its heading), or NULL (left out). */
struct column_choice { int64_t at; struct str field; };
struct import_change {
    int64_t id, heading_line;
    struct str sheet;
    struct rows columns, options;            /* of column_choice; one import_options, or none */
    struct checked *checked;
};

/* at from 0; field NULL: left out. how: label, alias, content, kept, you, none;
** content: what stands in it looks like the field `guess`, which is taken only when
** a person says so; doubt says how sure that is. */
struct column_view { int64_t at; struct str label, letter, field, how, guess, doubt; struct texts sample; };
struct field_view { struct str name, label; int64_t required; struct ids columns; };
/* A question that the file leaves open; answer NULL: not answered, `assumed` is
** what is taken until then. */
struct import_ask { struct str key, text, column, answer, assumed; struct texts samples, choices; };
/* What keeps the file from being carried out as it is. */
struct stop_view { struct str key, field, text; };
struct sheet_view { struct str name; int64_t rows, hidden, chosen; };
struct refusal_view { int64_t row; struct str column, value, reason; };
/* Cells of a column that could not be linked or read as one value: their text is
** kept with the record, how many and the first of them are told. */
struct note_view { struct str column, reason, value; int64_t n; };
struct kept_view { int64_t id; struct str name, reason; };

struct import_view {
    int64_t id, version, state, rows, new, changed, same, refused, done, kept_n, created_at, by;
    struct str noun, name, encoding, kind, sheet;
    int64_t heading_line;
    struct rows sheets, columns, fields, asks, stops, options;
    struct rows refusals, notes, kept;       /* refusals: of the first IMPORT_SHOWN rows      */
};

struct import_query { struct str noun; int64_t after, limit; };
struct import_line {
    int64_t id, version, state, rows, new, changed, same, refused, done, kept_n, created_at, updated_at, by;
    struct str noun, name;
};
struct import_page { struct rows items; int64_t next; };
struct refused_in { int64_t id, form; };
struct template_in { struct str noun; };
struct import_file { struct str name, bytes, mime; };

extern const struct entity import_in_entity, import_change_entity, import_view_entity, import_query_entity,
    import_page_entity, refused_in_entity, template_in_entity, import_file_entity, import_options_entity;

/* imports_create: the dry run; nothing of the file is written but its refusals
** (in chunks, so its prepare waits for the writer). imports_change: other columns,
** another sheet, answers: the dry run anew. imports_commit: starts the job
** `import`, whose input is {"batch":id}; E_CONFLICT while something stops it.
** imports_cancel: a running one stops at a chunk and may be undone or committed
** again, to go on; one that is only tried is put away. imports_undo: takes back
** what the batch made and restores what it changed, but for what was touched
** since; may be repeated. imports_refused: the refused rows with line, column and
** reason as CSV or XLSX, with the columns they came in, so that they come back in.
** imports_template: an empty workbook to fill in. */
extern const struct action imports_create, imports_change, imports_get, imports_list, imports_commit, imports_cancel,
    imports_undo, imports_refused, imports_template;

/* Who may import everywhere sees every batch; others their own. */
bool imports_all(struct call *c);
bool import_seen(struct call *c, const struct batch *b);

/* Carry out the next IMPORT_CHUNK rows of a batch that was committed: one
** transaction, with its progress, so that it may be called twice, by two, or
** after a crash. *finished: nothing is left to do. A failure leaves the batch
** where it stood, to be tried again, unless its file is gone: then it has
** failed. c: a call of the program itself; c->mem is given back what it took. */
enum err import_chunk(struct call *c, int64_t batch, bool *finished);

#endif
