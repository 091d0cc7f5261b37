/* One more door: DATA/anju.sock, through which a command that changes the city
** is run by the server that holds it. Only the owner of the data folder's server
** and root can open it. */
#ifndef ANJU_DOOR_BESIDE_H
#define ANJU_DOOR_BESIDE_H

#include "door/command.h"
#include "door/request.h"

/* Run the command's part within the city: here, when nobody serves it; else the
** server runs it and its words are printed. Exit code; 3 when the folder is held
** by somebody who does not answer. `about` stands before a fault. */
int beside_run(struct inside *, const char *about);

struct beside;
/* Listen on DATA/anju.sock. NULL, with the reason in the log, where that cannot
** be: the city is served all the same. Only for who holds the lock of DATA. */
struct beside *beside_start(struct server *, const char *data);
void beside_stop(struct beside *);               /* after the command in hand */

#endif
