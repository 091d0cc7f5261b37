/* Error codes and the note of what failed. Codes are never reused; their
** stable names, HTTP status and sentences are rows of model/errors.c. */
#ifndef ANJU_BASE_ERR_H
#define ANJU_BASE_ERR_H

#include <stdint.h>
#include "base/str.h"

enum err {
    OK = 0,
    E_INVALID,        /* a value is wrong: field and key say which and why      */
    E_UNKNOWN_FIELD,  /* a key or column that the table does not have           */
    E_SYNTAX,         /* the bytes are not the format they claim to be          */
    E_TOO_LARGE,      /* over a limit of size, count or depth                   */
    E_UNAUTHENTICATED,/* nobody is signed in                                    */
    E_LOCKED_OUT,     /* too many wrong passwords; retry_after says when        */
    E_DENIED,         /* signed in, but the table grants this to others         */
    E_NOT_FOUND,      /* absent, or invisible: the same answer                  */
    E_CONFLICT,       /* the table of moves does not allow it from here         */
    E_STALE,          /* somebody changed the row first                         */
    E_NEED_VERSION,   /* a write without If-Match                               */
    E_KEY_REUSED,     /* an Idempotency-Key seen with another body              */
    E_METHOD,         /* the path exists, the method does not                   */
    E_MEDIA,          /* a content type this route does not take                */
    E_BUSY,           /* the queue is full: try again after retry_after         */
    E_STORAGE,        /* the database refused; nothing happened                 */
    E_DISK_FULL,      /* no space left; nothing happened                        */
    E_TOO_NEW,        /* the database was written by a newer program            */
    E_HELD,           /* another process holds the data folder                  */
    E_RETRY,          /* a serialisation failure: the body runs again           */
    E_MEMORY,         /* an allocation failed                                   */
    E_IO,             /* a file or socket failed                                */
    E_FORBIDDEN_ORIGIN, /* a write from another site                            */
    E_PLAIN_HTTP,     /* sign-in refused: not loopback and no TLS               */
    E_INTERNAL,       /* a bug: logged with the call id                         */
    E__MAX
};

/* What failed and where: filled by whoever fails first, printed by the door.
** `key` names a row of model/words.c whose {0} {1} {2} stand for arg[]. */
struct fault {
    enum err err;
    const char *key;      /* message key, NULL: the code's own sentence   */
    struct str field;     /* JSON pointer, column or option name          */
    struct str arg[3];    /* borrowed from the call's arena               */
    int64_t row;          /* line or row of a file, 1-based, 0 = none     */
    int64_t retry_after;  /* seconds, 0 = none                            */
};

/* Note the failure unless one is noted already; returns `e`, so that failing
** is one line: `return fault_set(f, E_INVALID, "due", "due.past");` */
enum err fault_set(struct fault *f, enum err e, const char *field, const char *key);

#endif
