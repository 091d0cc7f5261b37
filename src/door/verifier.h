/* The thread that verifies when the auditor asks for it on the page: beside the
** clock, so that lights and jobs go on, on snapshots of its own, one at a time in
** the whole city (several servers too: whoever takes the record). */
#ifndef ANJU_DOOR_VERIFIER_H
#define ANJU_DOOR_VERIFIER_H

#include "door/request.h"

struct verifier;

/* NULL: no memory, no thread; what waits is then taken up by the next server. */
struct verifier *verifier_start(struct server *);
/* What runs ends within a piece and stands as cancelled; what waits goes on waiting. */
void verifier_stop(struct verifier *);

#endif
