/* The two engines behind one interface: what differs between SQLite and
** PostgreSQL, and nothing else. Only files of this room include it. */
#ifndef ANJU_STORE_ENGINE_H
#define ANJU_STORE_ENGINE_H

#include "base/arena.h"
#include "base/err.h"
#include "model/entity.h"

struct conn;                 /* one connection; used by one thread at a time     */
struct stmt;                 /* a prepared statement, kept by its connection     */

struct engine {
    const char *name;                                 /* "sqlite", "postgres"; names blocks in *.sql */
    bool is_postgres;
    /* Open `where` (SQLite: a file path; PostgreSQL: a connection string, several
    ** hosts allowed). E_STORAGE with a reason in the log, E_DISK_FULL. */
    enum err (*open)(const char *where, bool readonly, struct conn **ret, struct fault *f);
    void (*close)(struct conn *);
    /* Make ready for filling a new city: much memory. NULL: nothing to do. */
    enum err (*filling)(struct conn *, struct fault *f);
    /* Run text without parameters, several statements allowed (DDL, BEGIN …). */
    enum err (*exec)(struct conn *, const char *sql, struct fault *f);
    /* Prepare once per connection and text: a second call with the same text
    ** gives the kept statement, reset. Parameters are `:name` on both engines
    ** (the PostgreSQL side rewrites them to $n with types of entity fields or
    ** from the first bind). Binds name them without the colon and come, where speed
    ** counts, in the order of first appearance: look at the next one first. Every
    ** parameter is bound before each first step; reset keeps nothing. */
    enum err (*prepare)(struct conn *, struct str sql, struct stmt **ret, struct fault *f);
    bool (*bind_int)(struct stmt *, const char *name, int64_t v);       /* NONE binds NULL; false: no such name */
    bool (*bind_real)(struct stmt *, const char *name, double v);       /* NaN binds NULL                        */
    bool (*bind_text)(struct stmt *, const char *name, struct str v);   /* borrowed until step or reset          */
    bool (*bind_blob)(struct stmt *, const char *name, struct str v);
    /* Advance: *row tells whether there is one. E_RETRY on a serialisation
    ** failure or deadlock, E_CONFLICT on a unique or check violation, E_DISK_FULL,
    ** E_STORAGE otherwise. */
    enum err (*step)(struct stmt *, bool *row, struct fault *f);
    /* Run a bound INSERT, UPDATE or DELETE whose result nobody reads, and reset it.
    ** In a transaction it may be sent with the next statement, and its failure
    ** then is that one's, at the latest COMMIT's. one: it changes exactly one row;
    ** any other number is E_RETRY, and is not committed. */
    enum err (*later)(struct stmt *, bool one, struct fault *f);
    int64_t (*changes)(struct stmt *);                /* rows changed by the last INSERT/UPDATE/DELETE */
    int64_t (*col_int)(struct stmt *, int col);       /* NONE for NULL                           */
    double (*col_real)(struct stmt *, int col);       /* NaN for NULL                            */
    struct str (*col_text)(struct stmt *, int col);   /* borrowed until step or reset; s NULL for NULL */
    struct str (*col_blob)(struct stmt *, int col);   /* the same                                */
    void (*reset)(struct stmt *);
    const char *(*type)(enum kind k);                 /* column type in DDL                      */
    void (*drop)(struct stmt *);                      /* forget a kept statement (caches are bounded) */
    /* Pages of the log since it began anew, as of the last commit of this writer,
    ** and carrying them into the database file as far as nobody is in the way;
    ** *left: how many are not carried, *moved: how many this call did. log_settle
    ** waits until what was carried is on disk. NULL: this engine looks after itself. */
    int64_t (*log_pages)(struct conn *);
    enum err (*log_carry)(struct conn *, int64_t *left, int64_t *moved);
    enum err (*log_settle)(struct conn *);
    /* Copy the database at `where` into a new file; NULL: not a file's business. */
    enum err (*copy)(const char *where, const char *to, struct fault *f);
};

extern const struct engine engine_sqlite, engine_postgres;

/* Test hook: the n-th step of this thread from now fails with E_STORAGE (0 = never). */
void engine_fail_at(long n);
bool engine_fault_due(void);       /* called by both engines in step */

#endif
