/* What the files of this room share and nobody else includes: connections,
** transactions, kept statements, the pieces of a write. */
#ifndef ANJU_STORE_ROOM_H
#define ANJU_STORE_ROOM_H

#include <pthread.h>
#include <stdatomic.h>
#include "base/buf.h"
#include "base/hash.h"
#include "base/id.h"
#include "model/rollup.h"
#include "store/engine.h"
#include "store/store.h"

/* ---- named statements (made by tool/sql.py from *.sql, sorted by name) ---- */

struct sql_text {
    const char *name, *purpose, *text[2];       /* [0] sqlite, [1] postgres     */
    bool reads;                                 /* a SELECT: changes nothing    */
};
extern const struct sql_text sql_texts[];
extern const int sql_texts_n;

struct named { struct str sql; int nparam; };       /* `{entity alias}` written out; heap */
enum err named_load(bool postgres, struct named **ret, struct fault *f);
void named_free(struct named *);

/* ---- connections ---- */

enum { SHAPE_BUCKETS = 128, SHAPES_MOST = 400 };

/* A generated statement, found by the bytes of its shape. */
struct shape { struct shape *link; uint64_t hash; struct stmt *st; bool shared; size_t n; char key[]; };

struct db {
    struct store *store;
    const struct engine *eng;
    struct conn *conn;           /* NULL: away, opened again by the next reader   */
    struct tx *tx;               /* the transaction it writes in, or NULL         */
    bool reading, lost;          /* within a snapshot; a failure that may be the connection's */
    int open;                    /* cursors that run                              */
    struct stmt *loose;          /* a generated statement whose rows are being read, for a jump */
    struct stmt **named;         /* by number of the named statement, made at need */
    bool *busy;                  /* its cursor runs                               */
    struct shape *shape[SHAPE_BUCKETS];
    int nshape;
    struct db *next;             /* all read connections of the store             */
};

enum err db_open(struct store *, bool readonly, struct db *ret, struct fault *f);
void db_close(struct db *);
void db_quiet(struct db *);                          /* reset every cursor that still runs */
/* Step and keep in mind what failed: a transaction with a failed statement
** cannot commit, on either engine. */
enum err db_step(struct db *, struct stmt *, bool *row, struct fault *f);
/* The same for a statement whose result nobody reads: it need not be waited for,
** its failure comes with a later one. Resets it. one: exactly one row, else E_RETRY. */
enum err db_later(struct db *, struct stmt *, bool one, struct fault *f);
/* The statement of this shape; when it is not known, *ret is NULL: make its
** text and call shape_add. */
struct stmt *shape_find(struct db *, struct str key);
enum err shape_add(struct db *, struct str key, struct str sql, struct stmt **ret, struct fault *f);
/* A fixed text, prepared once and run: BEGIN, COMMIT, SAVEPOINT … */
enum err db_run(struct db *, struct str sql, struct fault *f);

/* ---- rows ---- */

/* The i-th stored field counted over head and own fields; *i moves to the next. */
const struct field *next_stored(const struct entity *e, int *i);
/* "p.id, p.tenant, …"; lean: without those that lists do not read, which row_read then leaves without a value. */
void columns(struct buf *b, const struct entity *e, const char *alias, bool lean);
void row_read(struct db *, struct stmt *, struct arena *, const struct entity *, bool lean, void *row);
bool row_bind(struct db *, struct stmt *, const struct field *, const void *row);
struct rows_out { char *row; int n, cap; };
void *rows_add(struct arena *a, const struct entity *e, struct rows_out *r);
/* All rows of a statement that is bound. */
enum err rows_all(struct db *, struct stmt *, struct arena *, const struct entity *, bool lean, struct rows_out *,
                  struct fault *);
enum err row_insert(struct tx *, const struct entity *e, const void *row);
/* Set the columns in which `after` differs, where the version is still `seen`. */
enum err row_update(struct tx *, const struct entity *e, const void *before, const void *after, int64_t seen);
bool field_same(const struct field *f, const void *a, const void *b);

/* The text the EXPLAIN test looks at: of a list's first statement in this scope, or of its count. */
enum err list_text(struct db *, const struct scope *, const struct query *, bool count, struct buf *ret, struct fault *f);

/* ---- transactions ---- */

struct delta { int64_t tenant, kind, k[3], slot, n; };
struct deltas { struct delta *d; size_t n, cap; bool bad; };
/* What records are found by, to be written at the end (search.c): {from, n} in the text. */
struct piece { size_t from, n; };
struct doc { int kind; int64_t tenant, id; size_t order; struct piece was, is; };
struct docs { struct doc *d; size_t n, cap; struct buf text; bool bad; };
struct block { int64_t tenant; char series[24]; int64_t next, end; int taken_in; };
enum { BLOCK = 50, BLOCKS = 64, SLOTS = 16 };

struct tx {
    struct db db;
    struct store *store;
    struct work *work;
    enum err broken;             /* the first statement that failed in this body  */
    struct deltas deltas;        /* of this body                                  */
    struct deltas batch;         /* of the bodies before it in the same commit    */
    struct docs docs, batch_docs;        /* the same of what is searched            */
    bool wrote;                  /* this body has changed something                */
    int careful;                 /* batches still to run with savepoints (writer.c) */
    struct arena_mark mark[STORE_BATCH];     /* where each body of the batch began  */
    int slot;                    /* of coarse roll-ups: connection number mod 16  */
    struct block block[BLOCKS];  /* numbers in hand                               */
    int nblock;
    struct buf text, fields;     /* of the event being written: kept, so that nothing is lost by a jump */
};

enum { IN_COMMIT = 1, IN_BODY = 2 };     /* block.taken_in: lost with the commit, with the body */

struct store {
    const struct engine *eng;
    struct named *named;
    const struct field *(*rollup_key)[4];      /* three keys, and what stands beside the third */
    char *data, *where;          /* folder; file or connection string             */
    bool readonly, filling;
    int lock_fd;                 /* of DATA/anju.lock, -1: none                   */
    struct ids *ids;
    int node;
    char holder[64];
    pthread_key_t key;           /* this thread's read connection                 */
    bool has_key;
    pthread_mutex_t readers_lock;
    struct db *readers;

    pthread_mutex_t lock;        /* guards what follows                           */
    pthread_cond_t work_came, beat_stop;
    struct { struct work *first, *last; } people, background;
    int waiting;
    bool closing;
    pthread_t *writer, beat, carrier;
    pthread_cond_t log_grew;
    struct tx **tx;              /* of each writer                                */
    int nwriter;
    bool has_beat, has_carrier;
    atomic_bool carry_asked, carry_rest;         /* checkpoint.c */
    _Atomic int64_t last_id, written, failed;
    _Atomic int last;            /* outcome of the last commit: OK, E_DISK_FULL, E_STORAGE */
};

enum err writers_start(struct store *, int n, struct fault *f);
void writers_stop(struct store *);

/* checkpoint.c: what the log holds is carried into the database beside the writer. */
enum err carrier_start(struct store *, struct fault *f);        /* stopped by writers_stop */
void carrier_stop(struct store *);
void carry_after_commit(struct store *, struct db *);           /* by the writer, between two batches */

/* units.c: the closure follows an update of an item. */
enum err closure_move(struct tx *tx, const struct entity *e, const void *before, const void *after);

/* The three keys of a cell as SQL over the record's columns; no value counts as 0. */
void rollup_keys(struct buf *b, const struct rollup *r);
enum err deltas_note(struct tx *, const struct entity *e, const void *before, const void *after);
enum err deltas_write(struct tx *, struct deltas *, struct fault *f);    /* sorted, summed up, emptied */
bool deltas_move(struct deltas *to, struct deltas *from);
void blocks_settle(struct tx *, bool body, bool kept);

/* search.c: the index follows the records. */
enum err docs_note(struct tx *, const struct entity *e, const void *before, const void *after);
bool docs_move(struct docs *to, struct docs *from);
enum err docs_write(struct tx *, struct docs *, struct fault *f);        /* sorted, emptied */
void docs_clear(struct docs *);
void docs_free(struct docs *);
void search_tokens(struct buf *, int kind, const void *row);
const struct entity *search_entity(int kind);
/* reindex.c: its tables, the mark that it is whole, and where that is missing the index made from the records. */
void search_ddl(struct buf *b, bool postgres);
void search_undo(struct buf *b, bool postgres);
void search_whole(struct buf *b);
enum err search_fill(struct db *, int64_t *ret_records, struct fault *f);
enum err search_forget(struct db *, struct fault *f);     /* not whole: the next fill makes it anew */

struct event;
/* What is hashed of an event, after the digest of the one before it. */
void event_text(struct buf *b, struct arena *a, const struct event *v);
/* The event of a change, and what it leaves in the row: fills head.chain of
** `after`. before == NULL: the record is new.
** told: what the event before it has hidden, of a record that is told as a whole (tx_story_next); else NULL. */
struct told { struct str salt, *mac; const void *row; };
enum err event_write(struct tx *, const struct entity *e, const void *before, void *after, const struct change *c, bool erase,
                     struct told *);

/* A record that is there, also one that was removed. */
enum err row_as_kept(struct db *, struct arena *, int64_t tenant, const struct entity *e, int64_t id, void *ret,
                     struct fault *f);
/* SM3 of a stored record as its last event has it (event.c), for who verifies. */
enum err row_sm3(struct db *, struct arena *, const struct entity *e, const void *row, unsigned char ret[DIGEST],
                 struct fault *f);

/* ---- schema and node ---- */

enum err schema_make(struct conn *, const struct engine *, struct fault *f);        /* the newest, at once      */
enum err schema_migrate(struct conn *, const struct engine *, int from, int to, struct fault *f);
enum err schema_version_of(struct conn *, const struct engine *, int *ret, struct fault *f);   /* 0: empty      */
enum err node_take(struct store *, struct db *, struct fault *f);
void node_give(struct store *, struct db *);
enum err node_beat_start(struct store *, struct fault *f);      /* renews the lease; stopped by writers_stop */

#endif
