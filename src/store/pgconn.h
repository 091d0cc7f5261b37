/* One connection to PostgreSQL: dialled, found broken, dialled again; texts and
** prepared statements sent over it at once or gathered up; what its answers
** mean. Knows nothing of how statements are kept (postgres.c). */
#ifndef ANJU_STORE_PGCONN_H
#define ANJU_STORE_PGCONN_H

#include <libpq-fe.h>
#include "base/err.h"

enum { PG_WAITING = 128 };      /* answers of some 40 bytes each: they fit into any socket's buffer */

struct pgconn {
    PGconn *pg;
    const char *where;             /* connection string, the owner's                 */
    bool readonly;
    bool broken;                   /* the next use dials again                       */
    bool in_tx;                    /* a transaction is open, as far as is known      */
    bool lost;                     /* it broke inside one: refuse until that is over */
    unsigned generation;           /* what was prepared under another is gone        */
    unsigned names;                /* statements prepared so far, for their names    */
    int waiting;                   /* statements sent and not yet answered           */
    struct str sql[PG_WAITING];    /* their texts, for the log                       */
    bool one[PG_WAITING];          /* it must have changed exactly one row           */
    bool counts;                   /* some of those under way must                   */
    enum err late;                 /* a failure that nobody has been told of yet     */
};

/* A prepared statement with its arguments, as libpq takes them. */
struct pgcall {
    const char *name;
    int n;
    const char *const *value;
    const int *length, *format;
    struct str sql;
};

/* Connect, or connect again: E_STORAGE with the reason in the log. */
enum err pgconn_dial(struct pgconn *c);
void pgconn_close(struct pgconn *c);
/* Send text as it is; *ret, NULL before, is its result, to be cleared, when OK.
** BEGIN on a connection that died while idle dials again and succeeds. COMMIT
** succeeds only when everything of the transaction was kept. After a connection
** broke inside a transaction all is refused until ROLLBACK, COMMIT (both fail
** once more) or BEGIN. */
enum err pgconn_text(struct pgconn *c, const char *sql, PGresult **ret);
enum err pgconn_prepare(struct pgconn *c, const char *name, const char *text, int n, const unsigned *type);
enum err pgconn_run(struct pgconn *c, const struct pgcall *call, PGresult **ret);
/* Send within a transaction and do not wait: the outcome is part of that of the
** next command, at the latest of COMMIT. Outside one it waits as pgconn_run.
** one: E_RETRY unless it changes exactly one row; COMMIT is not sent before that is known. */
enum err pgconn_later(struct pgconn *c, const struct pgcall *call, bool one);
/* Wait for what is under way; a failure is told by the next command. */
void pgconn_settle(struct pgconn *c);
/* Tell the server to forget a statement, when it would listen. */
void pgconn_forget(struct pgconn *c, const char *name);

#endif
