/* A copy of a city that can be put back: the database as of one moment, every
** attachment, the log of seals, and a manifest that says what it holds. The key
** that signs the seals stays where it is unless it is asked for: kept beside what
** it signs it proves nothing. */
#ifndef ANJU_DOOR_BACKUP_H
#define ANJU_DOOR_BACKUP_H

#include "access/call.h"

struct backup { int64_t at, bytes, files, file_bytes; struct str sha; };      /* of the database: bytes, sha */

/* Write a backup of DATA into the new folder `to`, beside a running server or
** without. Whole or not at all: E_CONFLICT backup.not_empty, E_DISK_FULL,
** backup.postgres (its own means copy it). */
enum err backup_make(struct arena *, const char *data, const char *url, const char *to, bool with_key, struct backup *ret,
                     struct fault *f);
/* Put a backup into the new folder `data`. E_CONFLICT store.exists where something
** is, E_NOT_FOUND backup.absent, E_INVALID backup.altered (not what its manifest
** says), E_TOO_NEW. Nothing is left on failure. */
enum err backup_restore(struct arena *, const char *from, const char *data, struct backup *ret, struct fault *f);
/* Remove a folder and all that is in it. */
void folder_remove(const char *path);

#endif
