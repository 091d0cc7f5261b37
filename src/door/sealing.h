/* The key that signs seals and the log they are written to: files outside the
** database, so that who can change the one has not changed the other. */
#ifndef ANJU_DOOR_SEALING_H
#define ANJU_DOOR_SEALING_H

#include <stdatomic.h>
#include "action/seal.h"

/* DATA/anju.key (or `file`) first, then older keys kept beside it as
** anju.key.<id>; n 0 when there is none. E_IO, E_INVALID seal.key_form (not 64
** hex digits). */
enum err seal_keys_read(struct arena *, const char *data, const char *file, struct seal_key **ret, int *n, struct fault *f);
/* Make a key, readable by its owner alone. */
enum err seal_key_make(struct arena *, const char *data, const char *file, struct fault *f);

/* DATA/seals.log as it stands; s NULL: there is none. */
enum err seal_log_read(struct arena *, const char *data, struct str *ret, struct fault *f);

struct sealing {                                     /* of a server                                   */
    const char *data, *key_file;
    atomic_bool said;                                /* it failed, and what is wrong stands in the log */
    _Atomic int64_t done_at;                         /* time_steady when all that was due had a seal  */
    int64_t newest, newest_at;                       /* an event that was the newest at that time_steady */
};

/* Once a minute: seal what is due and bring DATA/seals.log up to date. A key that
** is not there is made only where nothing has been sealed; one that did not sign
** the last seal and whose elder is not kept beside it signs nothing (seal.key_other). */
enum err sealing_minute(struct sealing *, struct call *);

#endif
