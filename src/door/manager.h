/* The service manager that started us, where there is one: the listening socket
** that it keeps open over a restart (sd_listen_fds(3)), and words about how we
** are (sd_notify(3)). Both are read from the environment; without it nothing is
** done. */
#ifndef ANJU_DOOR_MANAGER_H
#define ANJU_DOOR_MANAGER_H

#include "base/arena.h"
#include "base/err.h"

struct handed { int fd; struct str address; bool loopback; };    /* fd -1: none; address as numbers */

/* The socket handed over by LISTEN_FDS. E_INVALID listen.handed when there are
** several, or it is no listening TCP socket. It becomes the caller's. */
enum err manager_socket(struct arena *, struct handed *ret, struct fault *f);
/* Tell NOTIFY_SOCKET: "READY=1", "RELOADING=1", "STOPPING=1". */
void manager_tell(const char *state);

#endif
