/* The store: the only room that knows SQL. Rows in and out as structs of the
** model; every write runs in a body on a writer, with its event, roll-ups and
** place in the closure in the same transaction. It holds no rule: it is told
** the scope, the change and the time. */
#ifndef ANJU_STORE_STORE_H
#define ANJU_STORE_STORE_H

#include "base/arena.h"
#include "base/err.h"
#include "model/entity.h"
#include "store/scope.h"

struct store;                /* an open database with its writers                 */
struct db;                   /* a connection for reading, within one snapshot     */
struct tx;                   /* a transaction for writing                         */

struct store_config {
    const char *data;        /* the data folder, made by store_create             */
    const char *url;         /* PostgreSQL connection string; NULL: SQLite at data/anju.db */
    int writers;             /* PostgreSQL writer connections, 0 = 4; SQLite has one */
    bool readonly;           /* no writers, no migrations                         */
    bool filling;            /* a new city is filled: its writer may take 256 MB of memory        */
};

/* Make an empty database: DDL from the entity tables, schema_version, a node.
** E_CONFLICT when there is one already. */
enum err store_create(const struct store_config *, struct fault *f);
/* Take back what store_create made, when a new city could not be finished: drops
** every table of ours. Only for a database this process has just created. */
enum err store_remove(const struct store_config *, struct fault *f);
/* Open; run the migrations that are missing (forward only). E_TOO_NEW when the
** data was written by a newer program, E_NOT_FOUND when there is none, E_STORAGE. */
enum err store_open(const struct store_config *, struct store **ret, struct fault *f);
/* The schema version of the data, which nothing is done to: as store_open, E_NOT_FOUND, E_TOO_NEW. */
enum err store_version(const struct store_config *, int *ret, struct fault *f);
/* Make the search index anew from the records, where nobody serves. E_NOT_FOUND, E_HELD, E_STORAGE. */
enum err store_reindex(const struct store_config *, int64_t *ret_records, struct fault *f);
void store_close(struct store *);                 /* finishes what is queued           */
int64_t store_new_id(struct store *, int64_t now);    /* a fresh row id (base/id.h)    */

/* How the writing goes, for who watches: since the start, and the outcome of the last commit. */
struct store_load {
    int64_t waiting;         /* works in the queue                                */
    int64_t written, failed; /* committed; refused because the storage failed     */
    int64_t newest;          /* the time within the newest id, ms; NONE           */
    enum err last;           /* OK, E_DISK_FULL or E_STORAGE                      */
};
void store_load(struct store *, struct store_load *ret);
/* Write something small of the store's own, to see whether it can be written again. */
enum err store_touch(struct store *, struct arena *, int64_t now);

/* ---- reading ---- */

/* This thread's read connection, at the start of a new snapshot. Give it back
** with store_read_end before the answer is sent. NULL: the database is away. */
struct db *store_read(struct store *, struct fault *f);
void store_read_end(struct db *);

/* One record. Absent and out of scope answer alike: E_NOT_FOUND. Texts live in
** `a`. A NULL scope is for the program itself (sign-in, clock) and for tables
** that are not placed; `tenant` then bounds the read (0 only for shared tables). */
enum err store_get(struct db *, struct arena *a, const struct scope *s, int64_t tenant,
                   const struct entity *e, int64_t id, void *ret, struct fault *f);

struct filter {              /* field IN (list), or a text equal to `text` or that holds it, or of these bits,
                                or >= low / < high */
    const struct field *field;
    const int64_t *in;
    int n;
    struct str text;
    bool holds;              /* the field holds `text` somewhere: a scan, in the order of the list */
    bool few;                /* so few records have it that they are found by it and then sorted: an id, or
                                a field that an index leads with */
    int64_t mask, want;      /* (field & mask) = want, no value as 0; mask 0: not asked */
    bool other;              /* (field & mask) is anything but `want`             */
    int64_t low, high;       /* NONE: open; used when nothing else is asked       */
    struct str from, to;     /* of a text or date: >= from, < to; s NULL: open    */
    bool or_none;            /* in, from, to: or the field has no value           */
};

struct query {
    const struct entity *e;
    const struct filter *filter;
    int nfilter;
    const struct field *sort;    /* NULL: by id                                   */
    bool descending;
    bool after;                  /* continue after this key and id                */
    int64_t after_int, after_id;
    struct str after_text;
    int limit;                   /* 1 … 500                                       */
    bool removed;                /* also rows with removed_at                     */
    bool gone;                   /* only those                                    */
    bool lean;                   /* what only a page shows is not read: no value  */
};

/* A page of records in the scope, key-paged: rows after (key, id) in the order
** of (sort, id). Several parts of a scope are a UNION of one list each, never OR. */
enum err store_list(struct db *, struct arena *a, const struct scope *s, int64_t tenant,
                    const struct query *q, struct rows *ret, struct fault *f);
/* How many there are, counting no further than `most`. */
enum err store_count(struct db *, struct arena *a, const struct scope *s, int64_t tenant,
                     const struct query *q, int64_t most, int64_t *ret, struct fault *f);

/* ---- named statements: *.sql of this room ---- */

struct bind { const char *name; enum kind kind; int64_t i; double r; struct str s; };
#define BI(n, v) { .name = (n), .kind = K_INT, .i = (v) }
#define BT(n, v) { .name = (n), .kind = K_TEXT, .s = (v) }
#define BB(n, v) { .name = (n), .kind = K_BLOB, .s = (v) }
#define BR(n, v) { .name = (n), .kind = K_REAL, .r = (v) }

struct cursor;               /* the rows of a running statement, in the arena     */

/* Start the statement of that name; misspelt names and missing binds are
** assertions. Columns are read by position, texts copied into `a`. */
enum err sql_open(struct db *, struct arena *a, const char *name, const struct bind *, int n,
                  struct cursor **ret, struct fault *f);
bool sql_next(struct cursor *);                   /* false at the end and on failure   */
int64_t sql_int(struct cursor *, int col);
struct str sql_text(struct cursor *, int col);
struct str sql_blob(struct cursor *, int col);
enum err sql_end(struct cursor *);                /* what went wrong on the way, or OK */
/* Records of entity e from a statement that selects `{name}` (all its columns):
** `SELECT {problem p} FROM problems p WHERE …`. */
enum err sql_rows(struct db *, struct arena *a, const char *name, const struct entity *e,
                  const struct bind *, int n, struct rows *ret, struct fault *f);
enum err sql_run(struct db *, struct arena *a, const char *name, const struct bind *, int n,
                 int64_t *ret_changes, struct fault *f);
/* The same within a transaction, of what changes and answers nothing: it is sent
** with a later statement, whose failure its own then is, at the latest the commit's. */
enum err sql_later(struct db *, const char *name, const struct bind *, int n, struct fault *f);

/* ---- writing ---- */

/* Who writes and when: goes into head and event. ids_at: the time that new ids carry where that is another; 0: now. */
struct meta { int64_t tenant, who, org, now; struct str call; int64_t ids_at; };

/* What is done to a record, for its event: a fixed verb, and a free text that
** enters the event as HMAC only. */
struct change { const char *verb; struct str note; };

/* The part of an action that runs inside the transaction. It may run more than
** once (at most 5 times), so it touches nothing but tx and its arena, which is
** rewound before each run. What it returns other than OK rolls it back. */
typedef enum err (*store_body)(struct tx *, void *arg);

struct work {
    struct meta meta;
    store_body body;
    void *arg;
    struct arena *mem;           /* of the call; only the writer uses it until done */
    struct fault *fault;
    /* Called once, after the commit or the refusal, on the writer's thread. */
    void (*done)(struct work *, enum err);
    void *owner;                 /* the submitter's own                           */
    bool background;             /* a chunk of long work: people go first         */
    struct work *next;           /* the queue's own                               */
    enum err result;
};

/* Queue the work for a writer: OK, or E_BUSY when more than `STORE_QUEUE` wait
** (then `done` is never called). */
enum { STORE_QUEUE = 2048, STORE_BATCH = 256, STORE_TRIES = 5 };
enum err store_submit(struct store *, struct work *);
/* Queue and wait for the end; for command lines, the clock and tests. */
enum err store_write(struct store *, struct work *);

struct db *tx_db(struct tx *);                    /* for reads within the transaction  */
const struct meta *tx_meta(const struct tx *);
struct arena *tx_mem(struct tx *);
struct fault *tx_fault(struct tx *);
int64_t tx_new_id(struct tx *);

/* Insert: fills id (unless given), tenant, version 1, created_*; checks the row
** against its table; writes the event (verb, all fields), roll-ups. E_INVALID,
** E_CONFLICT on a unique key; on PostgreSQL that comes with a later statement, and
** the body runs again (writer.c). */
enum err tx_insert(struct tx *, const struct entity *e, void *row, const struct change *c);
/* Update from `before`, as read in this transaction, to `after`: version + 1,
** updated_*, event with the changed fields, roll-ups, closure. Writing the same
** values is still a version and an event. E_RETRY when the row moved meanwhile. */
enum err tx_update(struct tx *, const struct entity *e, const void *before, void *after,
                   const struct change *c);
/* The same, and the record's salt goes: what its events hide can be guessed from
** no longer, and the chain stays whole. `after` holds none of what is to go. */
enum err tx_erase(struct tx *, const struct entity *e, const void *before, void *after, const struct change *c);
/* A record whose whole life is written at once, for filling a city: an event a
** version as tx_insert and tx_update write them, and the row itself only as it is
** left, with its roll-ups and what it is found by. `before` is what was given last;
** the rows stay where they are until tx_story_end, within the same body. */
struct story;
enum err tx_story_begin(struct tx *, const struct entity *e, void *row, const struct change *c, struct story **ret);
enum err tx_story_next(struct tx *, struct story *, const void *before, void *after, const struct change *c);
enum err tx_story_end(struct tx *, const struct story *);
/* The units of an item: replaces its item_units and its rows in the closure.
** nodes: every organisation that sees the item by them (units and ancestors). */
struct unit_link { int64_t org, role; };
enum err tx_units(struct tx *, const struct entity *e, int64_t item, int64_t open, int64_t due,
                  const struct unit_link *u, int n, const int64_t *nodes, int nnodes);
/* Plain insert into a headless table (step, job, session …): no event. */
enum err tx_put(struct tx *, const struct entity *e, const void *row);
/* The next number of a series as people read it, "WT-00001": blocks per writer,
** gaps allowed. */
enum err tx_number(struct tx *, const char *series, struct str *ret);
/* A client-made key is used once: the first time it is kept with the hash of the
** body and *id; the same key and body again sets *seen and *id to the record it
** made; another body: E_KEY_REUSED. Kept 7 days. */
enum err tx_once(struct tx *, struct str key, const unsigned char body[32], int64_t *id, bool *seen);

/* ---- counts ---- */

struct sum { int64_t k[3], n; };
/* The cells of roll-up `name` (model/rollups.c) with k1 in `in` (n == 0: all):
** one struct sum a cell, slots added up. */
enum err store_sums(struct db *, struct arena *a, int64_t tenant, const char *name,
                    const int64_t *in, int n, struct sum **ret, int *ret_n, struct fault *f);

/* ---- copying ---- */

/* Copy the whole database, as of one moment, into the new file `to`, beside
** whoever reads and writes it; it is on disk when this returns. E_CONFLICT
** backup.postgres: that database has its own means. E_NOT_FOUND, E_DISK_FULL. */
enum err store_copy(const struct store_config *, const char *to, struct fault *f);

/* ---- attachments: by content hash, in data/files/aa/… ---- */

/* Keep the bytes under their SHA-256 and a kind ("page", "thumb"): temporary
** file, fsync, rename, fsync of the folder. E_DISK_FULL, E_IO. */
enum err store_file_put(struct store *, struct str sha_hex, const char *kind, struct str bytes, struct fault *f);
enum err store_file_open(struct store *, struct str sha_hex, const char *kind, int *ret_fd, int64_t *ret_size, struct fault *f);

/* ---- printing ---- */

struct buf;
/* What came after version `from`, for people: lines of tables, columns, indexes and counts. */
void store_added(struct buf *b, int from);
void store_ddl(struct buf *b, bool postgres);     /* every table and index from the entity tables */
void store_ddl_at(struct buf *b, int version, bool postgres);     /* as a version had them: the frozen text of old ones */
int store_schema_version(void);                   /* the program's own            */

#endif
