/* Telling people within the program: a line each in their own list, with the
** change that it is about and in its transaction. */
#ifndef ANJU_ACTION_NOTIFY_H
#define ANJU_ACTION_NOTIFY_H

#include "action/action.h"

struct notice {
    enum notice_kind kind;
    int64_t item, verb;          /* the record; what was done, or NONE          */
    const char *noun;            /* problem                                     */
    struct str deed;             /* of what flows: the key of its verb, "task_verb.issue" */
    struct str note;             /* at most its first 60 characters are kept    */
};

struct persons { int64_t *id; int n, cap; };     /* a growing set, in the arena  */

/* Add a person unless he is in it. */
void persons_add(struct call *, struct persons *, int64_t person);
/* Tell each of them but the one who does it: nobody is told what he does himself. */
enum err notify(struct call *, struct tx *, const struct notice *, const struct persons *);

#endif
