#include "door/manager.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { FIRST_FD = 3 };

union address { struct sockaddr any; struct sockaddr_in v4; struct sockaddr_in6 v6; };

static bool listens(int fd, union address *a) {
    int on = 0;
    socklen_t n = sizeof on, an = sizeof *a;
    if (getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &on, &n) || !on || getsockname(fd, &a->any, &an)) return false;
    return a->any.sa_family == AF_INET || a->any.sa_family == AF_INET6;
}

static void read_address(struct arena *mem, const union address *a, struct handed *ret) {
    char text[INET6_ADDRSTRLEN] = "";
    bool six = a->any.sa_family == AF_INET6;
    (void)inet_ntop(a->any.sa_family, six ? (const void *)&a->v6.sin6_addr : (const void *)&a->v4.sin_addr, text, sizeof text);
    ret->address = arena_copy(mem, str_of(text));
    ret->loopback = six ? IN6_IS_ADDR_LOOPBACK(&a->v6.sin6_addr) : (ntohl(a->v4.sin_addr.s_addr) >> 24) == 127;
}

enum err manager_socket(struct arena *mem, struct handed *ret, struct fault *f) {
    const char *pid = getenv("LISTEN_PID"), *fds = getenv("LISTEN_FDS");
    union address a = { 0 };
    *ret = (struct handed){ .fd = -1 };
    bool ours = pid && fds && atol(pid) == (long)getpid();
    int n = ours ? atoi(fds) : 0;
    (void)unsetenv("LISTEN_PID"), (void)unsetenv("LISTEN_FDS"), (void)unsetenv("LISTEN_FDNAMES");
    if (!ours || n == 0) return OK;
    if (n != 1 || !listens(FIRST_FD, &a)) return fault_set(f, E_INVALID, "LISTEN_FDS", "listen.handed");
    int flags = fcntl(FIRST_FD, F_GETFL);
    (void)fcntl(FIRST_FD, F_SETFD, FD_CLOEXEC);
    (void)fcntl(FIRST_FD, F_SETFL, flags | O_NONBLOCK);
    ret->fd = FIRST_FD;
    read_address(mem, &a, ret);
    return OK;
}

void manager_tell(const char *state) {
    const char *path = getenv("NOTIFY_SOCKET");
    struct sockaddr_un a = { .sun_family = AF_UNIX };
    size_t n = path ? strlen(path) : 0;
    if (n < 2 || n >= sizeof a.sun_path || (path[0] != '/' && path[0] != '@')) return;
    memcpy(a.sun_path, path, n);
    if (path[0] == '@') a.sun_path[0] = 0;               /* a name outside the file system */
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return;
    (void)!sendto(fd, state, strlen(state), MSG_NOSIGNAL, (const struct sockaddr *)&a, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + n));
    (void)close(fd);
}
