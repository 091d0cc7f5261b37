/* A data folder in the making: everything is written beside its place and moved
** there when the whole is done, or removed. */
#ifndef ANJU_DOOR_MAKING_H
#define ANJU_DOOR_MAKING_H

#include "access/call.h"

struct making {
    const char *data, *url;          /* as given                                     */
    char *folder;                    /* DATA/.making, where it is built              */
    bool made_data, made_schema;     /* ours to take back                            */
    struct store *store;
};

/* Refuse a folder that is not empty (E_CONFLICT store.exists, city.not_empty),
** make the database, open it. After a failure nothing is left. */
enum err making_begin(struct making *m, struct arena *a, const char *data, const char *url, struct fault *f);
/* Open what a run that was cut off left in `data`: true when there is something, and
** nobody is still at it. The caller goes on with it, or lets it be (making_end with
** an error takes it away). */
bool making_resume(struct making *m, struct arena *a, const char *data, const char *url);
/* Close; keep the whole (`e` OK) or take everything back. Returns e, or what
** failed in keeping. */
enum err making_end(struct making *m, struct arena *a, enum err e, struct fault *f);

#endif
