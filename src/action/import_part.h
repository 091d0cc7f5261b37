/* What the files of an import share: a row as it was read, what is on record
** already, the kept file row by row. */
#ifndef ANJU_ACTION_IMPORT_PART_H
#define ANJU_ACTION_IMPORT_PART_H

#include "action/import.h"
#include "paper/sheet.h"

/* ---- one row, read (import_read.c) ---- */

/* A row of the file: fields without a value were not given. Texts are views of
** the cells. */
struct import_row {
    struct estate e;
    struct str fee_text, firm_text;      /* what could not be read as one amount, or linked */
    int64_t line;
};

struct refusal {
    int64_t line;
    struct str column, value;            /* heading and cell, empty for a whole row         */
    const char *key;
    struct str arg[2];
};

struct place { int64_t id, town; struct str name, stem; };

/* The field of estate_entity that reads a column, and how. */
struct reading {
    struct call *c;
    struct scope scope;                  /* where rows may be written                       */
    struct sheet_column *col;            /* one for each field that is INPUT                */
    const struct field **field;
    int cols;
    struct place *town, *community;
    int ntown, ncommunity;
    struct str (*label)[LANGUAGES];      /* of the codes of `management`                    */
    struct sheet_match match;
    struct str *heading;                 /* by column                                       */
    char sep;
};

void reading_start(struct reading *r, struct call *c);
/* Read one row by r->match. False: refused, *no says where and why. */
bool import_row_read(struct reading *r, const struct csv_row *row, struct import_row *ret, struct refusal *no);
/* May this row be written into its place? False as above. */
bool import_row_place_ok(struct reading *r, const struct import_row *row, struct refusal *no);
/* Texts of the row copied, to outlive its cells. */
void import_row_keep(struct arena *a, struct import_row *row);
/* Make the estate what the row says; false: nothing changes. */
bool import_row_merge(struct arena *a, const struct import_row *row, struct estate *after);

/* The refusal as it is kept (its column a field: as the file calls it), and as it is told. */
void refusal_name(const struct reading *r, struct refusal *no);
struct batch_row refusal_row(struct arena *a, int64_t tenant, int64_t batch, const struct refusal *no);
struct str refusal_text(struct arena *a, enum language l, struct str kept);

/* ---- the same estate? (import_match.c) ---- */

struct known {
    struct str name, district, address, source_no;
    int64_t id, town, line;              /* line: of the row of this file that is it, 0: none */
};

enum { FOUND_NONE = -1, FOUND_MANY = -2, KNOWN_MOST = 1000 };

/* Which of the candidates the row means: its place in `k`, FOUND_NONE, or
** FOUND_MANY with how many in *many. By number where the row has one (within one
** town, for towns number their own lists), else by name and place; the address
** tells apart where both have one. */
int known_find(const struct known *k, int n, const struct estate *e, int *many);
struct known known_of(const struct estate *e, int64_t line);

/* All that is known, found by number and name. */
struct book;
struct book *book_new(struct arena *a, const struct reading *r);       /* with the estates in scope */
/* 0 with the entry in *ret, FOUND_NONE or FOUND_MANY. */
int book_find(struct book *b, const struct estate *e, struct known **ret, int *many);
void book_add(struct book *b, struct known k);
/* Those of `estates` that are in scope, behind the n in `ret`; how many there are then. */
int known_gather(const struct rows *estates, const struct reading *r, struct known *ret, int n);

/* ---- the kept file (import_file.c) ---- */

/* Rows of a kept file from any place, in constant memory. */
struct kept {
    struct store *store;
    struct arena *mem;
    struct str sha;
    int64_t size, base;                  /* of the file; of the window within it            */
    char *window;
    size_t cap, n;
    struct csv csv;
};
enum err kept_open(struct kept *k, struct call *c, struct str sha, int64_t at, int64_t line, char sep, int width);
enum err kept_next(struct kept *k, struct csv_row *ret, bool *more, struct fault *f);
int64_t kept_at(const struct kept *k);                /* where the next row begins, of the file */

/* ---- the batch (import.c) ---- */

/* Columns and notes as the batch keeps them. */
struct note { const char *key; const char *field; struct str value; int64_t n; };
struct str columns_text(struct arena *a, const struct reading *r, const struct note *note, int notes);
enum err columns_read(struct call *c, const struct batch *b, struct reading *r);
/* E_NOT_FOUND unless it is the caller's, or he may import everywhere. */
enum err batch_get(struct call *c, struct db *db, int64_t id, struct batch *ret);
enum err batch_view(struct call *c, struct db *db, const struct batch *b, struct import_view *ret);
/* How many rows of a batch ended so. */
enum err batch_count(struct call *c, struct db *db, const char *outcome, int64_t batch, int64_t *ret);
/* Take back what a batch made, chunk by chunk (import_undo.c). */
enum err import_undo_rows(struct call *c, int64_t batch);
/* Run a body of the import's own as a chunk of background work, for this call's person. */
enum err import_write(struct call *c, store_body body, void *arg);
/* The dry run of one file (import_check.c). */
enum { REFUSED_CHUNK = IMPORT_CHUNK };
struct refused { struct batch_row row[REFUSED_CHUNK]; int n; struct refused *next; };
struct checked { struct batch batch; struct refused *refused; };
enum err import_check(struct call *c, struct import_in *in);
enum err refused_put(struct tx *tx, const struct refused *r);

#endif
