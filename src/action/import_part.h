/* What the files of an import share: a noun's row of the table, a row as it was
** read, what is on record already, the kept file row by row. */
#ifndef ANJU_ACTION_IMPORT_PART_H
#define ANJU_ACTION_IMPORT_PART_H

#include "action/import.h"
#include "base/json.h"
#include "paper/paper.h"
#include "paper/sheet.h"

/* ---- the nouns (import_noun.c) ---- */

enum { KEYS = 3 };

/* What can be imported. A record is the same when its own number is given (column
** "record"), else by `key`: within the estate all of these fields that have a column
** in the file are equal; `soft` ones tell apart only where both have a value. */
struct import_noun {
    const char *noun;                        /* of the API; the table's name but for boundaries */
    const struct entity *e;
    const char *statement;                   /* import.sql: the candidates in an estate; NULL: estates, by their book */
    const char *by;                          /* a field that the statement is bound by beside the estate; NULL: none  */
    const char *key[KEYS], *soft;
    const char *within, *within_statement;   /* a field that narrows them where the row has it        */
    const char *chunk_statement;             /* the candidates of many rows, by estates and `by`; NULL: row by row    */
    const char *number;                      /* a field that finds it across estates: a lift's code                   */
    const char *number_statement;
    const char *only;                        /* columns it takes, '|' between; NULL: all that may be given            */
    bool known_only;                         /* a row must be on record already: nothing is made                      */
};
extern const struct import_noun import_nouns[];
extern const int nimport_nouns;
const struct import_noun *import_noun_named(struct str noun);         /* NULL: not one */
/* The label of a field for people. */
const char *field_label(struct arena *a, enum language l, const struct entity *e, const char *field);
struct str import_noun_list(struct arena *a, enum language l);        /* 小区（estates）、… for a sentence */

/* ---- one row, read (import_row.c, import_cell.c) ---- */

union record {
    struct head h;
    struct estate estate;
    struct building building;
    struct stairwell stairwell;
    struct elevator elevator;
    struct facility facility;
    struct contract contract;
    struct owners_body owners_body;
    struct ledger_month ledger_month;
    struct household household;
};

struct kept_text { struct str key, text; };

/* A row of the file: fields without a value were not given. Texts are views of
** the cells. */
struct import_row {
    union record rec;
    int64_t line, record;                    /* record: its number, where the row has it       */
    struct str building, stairwell;          /* named, not on record, to be made               */
    struct kept_text *kept;                  /* what goes into `extra`                         */
    int nkept;
};

enum { BAD_MOST = 8 };
/* A cell that cannot be taken, or (column empty) the whole row. */
struct bad { struct str column, value; const char *key; struct str arg[3]; int at; };
struct refusal { int64_t line; struct bad bad[BAD_MOST]; int n; };

struct place { int64_t id, town; struct str name, stem; };
struct rooms;                                /* buildings and stairwells of estates met so far */

/* How a column came to its field. */
enum how { HOW_NONE, HOW_LABEL, HOW_ALIAS, HOW_CONTENT, HOW_KEPT, HOW_YOU };

enum { NOTE_MOST = 16 };
struct note { const char *key; struct str column, value; int64_t n; char room[240]; };

/* What is known before the first row: columns, places, how cells are read. */
struct reading {
    struct call *c;                          /* its arena is a row's, which goes with it       */
    struct arena *lasting;                   /* what is kept from row to row                   */
    struct db *db;                           /* where records are looked up                    */
    const struct alike *alike;               /* what a chunk's rows may mean, read together; NULL: nothing was */
    const struct import_noun *noun;
    struct import_options opt;
    struct scope scope;                      /* where rows may be written                      */
    const struct field **field;              /* what columns may be; a NULL field is "record"  */
    struct sheet_column *col;
    int cols;
    struct sheet_match match;                /* of columns as they were settled                */
    struct str *heading;                     /* by column                                      */
    enum how *how;
    enum date_order *order;                  /* by column: of its dates, as they say themselves  */
    int *guess;                              /* by column: the field that its cells look like, -1 */
    const char **doubt;                      /* by column: a key and what fills it, NULL       */
    int *extra, nextra;                      /* columns that are kept under their headings     */
    struct place *town, *community;
    int ntown, ncommunity;
    struct rooms *rooms;
    struct note note[NOTE_MOST];
    int notes;
    char sep;
    bool by_row;
};

void reading_start(struct reading *r, struct call *c, const struct import_noun *noun, const struct import_options *opt);
/* The place of a field among r->field, -1. */
int reading_field(const struct reading *r, struct str name);
/* Read one row by r->match. False: refused, *no says where and why. */
bool import_row_read(struct reading *r, const struct csv_row *row, struct import_row *ret, struct refusal *no);
/* May this row be written into its place? False as above. */
bool import_row_place_ok(struct reading *r, const struct import_row *row, struct refusal *no);
/* Texts of the row copied, to outlive its cells. */
void import_row_keep(struct arena *a, const struct import_noun *noun, struct import_row *row);
/* Make the record what the row says; false: nothing changes. */
bool import_row_merge(struct arena *a, const struct import_noun *noun, const struct import_row *row, union record *after);

/* A cell on its way into the row. */
struct cell { struct reading *r; const struct field *f; int at; struct str text; struct import_row *row; struct refusal *no; };
bool cell_refuse(struct cell *x, const char *key, struct str arg0, struct str arg1);      /* false                      */
bool cell_read(struct cell *x);                       /* a value by its kind; references too      */
bool cell_blank(struct str text);                     /* empty, or a sign for knowing nothing     */
void row_keep_text(struct arena *a, struct import_row *row, struct str key, struct str text);
void reading_note(struct reading *r, const char *key, struct str column, struct str value);

/* ---- outlines, the noun `boundaries` (import_outline.c) ---- */

/* The outline of the row made WGS 84 and as the record keeps it, with its middle; true for other nouns. */
bool outline_read(struct reading *r, struct import_row *row, struct refusal *no);
/* How many estates' points lie within; the first of them in *id. */
int outline_find(struct reading *r, const struct import_row *row, int64_t *id);
/* Is there an estate, and does it stand where its outline lies? */
bool outline_ok(struct reading *r, const struct import_row *row, int found, const struct estate *was, struct refusal *no);
/* The estate with its outline, and its position where it had none; false: as it was. */
bool outline_merge(const struct import_row *row, struct estate *after);

/* ---- names (import_place.c, import_room.c) ---- */

void places_start(struct reading *r);
bool read_town(struct cell *x, int64_t *ret);
bool read_community(struct cell *x, int64_t *town, int64_t *ret);
bool read_firm(struct cell *x, int64_t *ret);         /* NONE: no such organisation               */
/* The estate that a row of a child names; town and community of the row narrow it. */
bool read_estate(struct cell *x);
bool read_building(struct cell *x);
bool read_stairwell(struct cell *x);
/* What a row has made beside its record: known from here on, found again; NONE: not there, or not the only one. */
void rooms_add(struct reading *r, const struct entity *e, int64_t estate, int64_t within, int64_t id, struct str name);
int64_t rooms_find(struct reading *r, const struct entity *e, int64_t estate, int64_t within, struct str name);

/* ---- refusals (import_keep.c) ---- */

struct bad *refusal_add(struct refusal *no, int64_t line, const char *key);
/* The refusal as it is kept (its columns as the file calls them), and as it is told. */
struct batch_row refusal_row(struct arena *a, const struct reading *r, int64_t run, const struct refusal *no);
struct str refusal_text(struct arena *a, enum language l, struct str kept);
/* The bad cells of a kept refusal, the first one too; at -1 where the column is not known. */
struct bad_told { struct str column, value, reason; int at; };
int refusal_told(struct call *c, const struct batch_row *b, struct bad_told ret[BAD_MOST]);

/* ---- the same record? (import_same.c, import_match.c) ---- */

enum { FOUND_NONE = -1, FOUND_MANY = -2, KNOWN_MOST = 1000 };

/* The record that the row means, as it stands in r->db: 0, FOUND_NONE or FOUND_MANY
** with how many in *many; a record that may not be meant is a refusal in *no. */
enum err same_find(struct reading *r, const struct import_row *row, union record *ret, int *found, int *many,
                   struct refusal *no);
/* Read what these rows may mean, for the look-ups of their transaction; NULL: too much of it, or of a noun that
** is looked up row by row. Nothing is lost by that but time. */
enum err sought_read(struct reading *r, const struct import_row *row, int n, struct alike **ret);
/* What tells a new record of this file from another, hashed. */
uint64_t same_hash(const struct reading *r, const struct import_row *row);

struct known {
    struct str name, district, address, source_no;
    int64_t id, town, line;                  /* line: of the row of this file that is it, 0: none */
};

/* Which of the candidates the row means: its place in `k`, FOUND_NONE, or
** FOUND_MANY with how many in *many. By number where the row has one (within one
** town, for towns number their own lists), else by name and place; the address
** tells apart where both have one. `match`: enum import_match, NONE: all of it. */
int known_find(const struct known *k, int n, const struct estate *e, int64_t match, int *many);
struct known known_of(const struct estate *e, int64_t line);

/* All estates that are known, found by number and name. */
struct book;
struct book *book_new(struct arena *a, const struct reading *r);       /* with the estates in scope */
/* 0 with the entry in *ret, FOUND_NONE or FOUND_MANY. */
int book_find(struct book *b, const struct estate *e, int64_t match, struct known **ret, int *many);
struct known *book_id(struct book *b, int64_t id);                     /* NULL: not in it */
void book_add(struct book *b, struct known k);
/* Those of `estates` that are in scope, behind the n in `ret`; how many there are then. */
int known_gather(const struct rows *estates, const struct reading *r, struct known *ret, int n);

/* ---- the kept file (import_file.c) ---- */

/* Rows of a kept file from any place, in constant memory. */
struct kept {
    struct store *store;
    struct arena *mem;
    struct str sha;
    int64_t size, base;                      /* of the file; of the window within it            */
    char *window;
    size_t cap, n;
    struct csv csv;
};
enum err kept_open(struct kept *k, struct call *c, const struct batch *b, const struct reading *r, int64_t at, int64_t line);
enum err kept_next(struct kept *k, struct csv_row *ret, bool *more, struct fault *f);
int64_t kept_at(const struct kept *k);                /* where the next row begins, of the file */
/* A kept file as a whole, in the arena. */
enum err kept_whole(struct call *c, struct str sha, const char *kind, struct str *ret);

/* ---- columns (import_columns.c, import_told.c) ---- */

/* What a trial found of the file as a whole: kept with the batch as JSON. */
struct ask { const char *key; struct str column, samples[3]; int n; char room[3][100]; };
struct import_stop { const char *key; struct str field, arg[3]; };
enum { ASK_MOST = 8, STOP_MOST = 12 };
struct sample { struct str text[3]; int n; };

struct trial {
    struct reading r;
    struct csv csv;
    struct paper *paper;
    int sheet;
    struct paper_text text;
    int64_t heading_line;
    bool line_chosen;                        /* by a person */
    struct sample *sample;                   /* by column */
    struct ask ask[ASK_MOST];
    struct import_stop stop[STOP_MOST];
    int asks, stops;
};

void trial_ask(struct trial *t, const char *key, struct str column, struct str sample);
void trial_stop(struct trial *t, const char *key, struct str field, struct str arg0, struct str arg1);
/* Find the headings (at `line` where it is chosen), settle which column is which:
** what the person says, else what was kept of such a file, else names and content.
** The reader stands behind the headings. */
enum err columns_settle(struct trial *t, const struct import_change *you, const struct batch *was, int64_t line);
/* Sheet and line of the headings as they were chosen before, where nobody chooses now. */
enum err trial_before(struct call *c, const struct batch *was, struct str *sheet, int64_t *line);
/* The columns as the batch keeps them, and back again into a reading. */
struct str columns_text(struct arena *a, const struct trial *t);
enum err columns_read(struct call *c, const struct batch *b, struct reading *r);
enum err options_read(struct call *c, struct str text, struct import_options *ret);
struct str options_text(struct arena *a, const struct import_options *o);
/* Remember how the columns of such a file were settled. */
enum err mapping_put(struct call *c, struct tx *tx, const struct batch *b);

/* ---- the batch (import.c, import_view.c) ---- */

static inline int64_t batch_run(const struct batch *b) { return b->run == NONE ? b->h.id : b->run; }
/* E_NOT_FOUND unless it is the caller's, or he may import everywhere. */
enum err batch_get(struct call *c, struct db *db, int64_t id, struct batch *ret);
enum err batch_view(struct call *c, struct db *db, const struct batch *b, struct import_view *ret);
/* A page of a batch's rows with one outcome, after a line. */
enum err batch_rows_of(struct call *c, struct db *db, int64_t run, const char *outcome, int64_t after, int64_t n,
                       struct rows *ret);
/* How many rows of a batch ended so. */
enum err batch_count(struct call *c, struct db *db, const char *outcome, int64_t run, int64_t *ret);
/* Take back what a batch made, chunk by chunk (import_undo.c). */
enum err import_undo_rows(struct call *c, int64_t batch);
/* Run a body of the import's own as a chunk of background work, for this call's person. */
enum err import_write(struct call *c, store_body body, void *arg);
/* Write a record for an import: `before` NULL makes it (import_put.c). */
enum err import_put(struct tx *tx, struct call *c, const struct entity *e, const void *before, void *row, const char *verb);
/* The dry run of one file (import_check.c). */
enum { REFUSED_CHUNK = 200 };
struct refused { struct batch_row row[REFUSED_CHUNK]; int n; };
struct checked { struct batch batch; struct refused *refused; };
enum err import_check(struct call *c, const struct import_in *in, const struct import_change *you,
                      const struct batch *was, struct checked **ret);
enum err refused_put(struct tx *tx, const struct refused *r);

#endif
