/* What the files of verifying share. */
#ifndef ANJU_STORE_VERIFY_IN_H
#define ANJU_STORE_VERIFY_IN_H

#include "store/room.h"
#include "store/verify.h"

struct verify {
    struct store *store;
    const struct verify_in *in;
    found_fn say;
    void *arg;
    struct verified *sum;
    struct fault *fault;
    struct arena mem;            /* of one page                      */
    jmp_buf *exit;
    struct buf text;
    struct db *db;               /* its snapshot                     */
};

enum err verify_snapshot(struct verify *);       /* a new one; what the arena held is gone */
void verify_release(struct verify *);
void verify_say(struct verify *, enum finding what, struct str noun, int64_t item, int64_t event, struct str detail);

enum err check_seals(struct verify *), check_log(struct verify *), check_unsealed(struct verify *), check_files(struct verify *),
    check_search(struct verify *), check_editions(struct verify *);

#endif
