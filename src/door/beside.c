/* What goes over the line, in both directions: parts of a length (8 bytes, the
** machine's own order: both ends are the same machine) and bytes.
**   asked:    version, language, number of words, the words, the file's bytes
**   answered: exit code, standard output, standard error, the made file's bytes
** A server of another version is told apart by the first part. */
#include "door/beside.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>
#include "action/import.h"
#include "base/log.h"

enum { WORDS_MOST = 64, PART_MOST = (IMPORT_MB + 8) << 20, WAIT_S = 30 };

static const char socket_name[] = "anju.sock";

/* ---- parts ---- */

static bool put_all(int fd, const void *p, size_t n) {
    for (const char *at = p; n;) {
        ssize_t k = send(fd, at, n, MSG_NOSIGNAL);
        if (k < 0 && errno == EINTR) continue;
        if (k <= 0) return false;
        at += k;
        n -= (size_t)k;
    }
    return true;
}

static bool get_all(int fd, void *p, size_t n) {
    for (char *at = p; n;) {
        ssize_t k = recv(fd, at, n, 0);
        if (k < 0 && errno == EINTR) continue;
        if (k <= 0) return false;
        at += k;
        n -= (size_t)k;
    }
    return true;
}

/* A part; s NULL goes as none at all. */
static bool put(int fd, struct str s) {
    int64_t n = s.s ? (int64_t)s.n : NONE;
    return put_all(fd, &n, sizeof n) && (n <= 0 || put_all(fd, s.s, s.n));
}

static bool get(int fd, struct arena *a, struct str *ret) {
    int64_t n = 0;
    *ret = STR_NULL;
    if (!get_all(fd, &n, sizeof n) || n > PART_MOST) return false;
    if (n < 0) return true;
    char *to = arena_alloc(a, (size_t)n + 1);
    to[n] = 0;
    *ret = (struct str){ to, (size_t)n };
    return get_all(fd, to, (size_t)n);
}

static bool put_int(int fd, int64_t v) {
    return put(fd, (struct str){ (const char *)&v, sizeof v });
}

static bool get_int(int fd, struct arena *a, int64_t *v) {
    struct str s;
    if (!get(fd, a, &s) || s.n != sizeof *v) return false;
    memcpy(v, s.s, sizeof *v);
    return true;
}

/* ---- the address: by the folder's descriptor, because a socket's name is short and a path may be long ---- */

static bool address_of(const char *data, struct sockaddr_un *a, int *folder) {
    *a = (struct sockaddr_un){ .sun_family = AF_UNIX };
    *folder = open(data, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (*folder < 0) return false;
    (void)snprintf(a->sun_path, sizeof a->sun_path, "/proc/self/fd/%d/%s", *folder, socket_name);
    return true;
}

static int dial(const char *data) {
    struct sockaddr_un a;
    int folder, fd = -1;
    if (!address_of(data, &a, &folder)) return -1;
    fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd >= 0 && connect(fd, (const struct sockaddr *)&a, sizeof a)) (void)close(fd), fd = -1;
    (void)close(folder);
    return fd;
}

/* ---- asking ---- */

static bool ask(int fd, const struct inside *in) {
    bool ok = put(fd, S(ANJU_VERSION)) && put_int(fd, command_language()) && put_int(fd, in->args->argc);
    for (int i = 0; i < in->args->argc && ok; i++) ok = put(fd, str_of(in->args->argv[i]));
    return ok && put(fd, in->given);
}

static bool told(int fd, struct inside *in, int64_t *code) {
    struct str out, err;
    if (!get_int(fd, in->a, code) || !get(fd, in->a, &out) || !get(fd, in->a, &err) || !get(fd, in->a, &in->made)) return false;
    bool ok = fwrite(out.s ? out.s : "", 1, out.n, stdout) == out.n && fflush(stdout) == 0;
    (void)fwrite(err.s ? err.s : "", 1, err.n, stderr);
    if (!ok && *code == 0) *code = 1;
    return true;
}

/* -1: nobody is there to ask. */
static int ask_server(struct inside *in, const char *about) {
    int64_t code = 1;
    int fd = dial(arg_of(in->args, "--data"));
    if (fd < 0) return -1;
    bool ok = ask(fd, in) && told(fd, in, &code);
    (void)close(fd);
    if (!ok) code = say_fault(&(struct fault){ .err = E_IO, .key = "beside.lost" }, about);
    return (int)code;
}

int beside_run(struct inside *in, const char *about) {
    struct store_config config = { .data = arg_of(in->args, "--data"), .url = setting_of(in->a, in->args, "--url"), .writers = 1 };
    struct store *store = 0;
    struct fault f = { 0 };
    in->language = command_language();
    in->out = stdout;
    in->err = stderr;
    enum err e = store_open(&config, &store, &f);
    if (e) {
        int code = e == E_HELD ? ask_server(in, about) : -1;
        return code < 0 ? say_fault(&f, about) : code;
    }
    struct worlds *worlds = worlds_new(store);
    int code = worlds ? in->args->command->inside(in, store, worlds) : say_fault(&(struct fault){ .err = E_MEMORY }, about);
    store_close(store);
    worlds_free(worlds);
    return fflush(stdout) && !code ? 1 : code;
}

/* ---- answering ---- */

struct beside {
    struct server *s;
    pthread_t thread;
    int fd, wake;
    char *data;
};

static bool hear(int fd, struct arena *a, struct inside *in, struct args *args, int64_t *code) {
    struct str version, word[WORDS_MOST];
    int64_t language, n;
    char **argv = ARENA_ARRAY(a, char *, WORDS_MOST + 1);
    if (!get(fd, a, &version) || !get_int(fd, a, &language) || !get_int(fd, a, &n) || n < 2 || n > WORDS_MOST) return false;
    for (int64_t i = 0; i < n; i++) {
        if (!get(fd, a, &word[i]) || !word[i].s) return false;
        argv[i] = arena_cstr(a, word[i]);
    }
    if (!get(fd, a, &in->given)) return false;
    in->language = language == ZH ? ZH : EN;
    in->args = args;
    *code = !str_is(version, ANJU_VERSION) ? 1 : command_parse(a, (int)n, argv, args);
    if (*code || args->command->inside) in->path = *code ? 0 : arg_of(args, "--password-file");
    else *code = 2;
    if (!str_is(version, ANJU_VERSION))
        (void)say_fault_to(in->err, in->language, &(struct fault){ .err = E_CONFLICT, .key = "beside.version", .arg = { S(ANJU_VERSION) } }, 0);
    return true;
}

static void serve_one(struct beside *b, int fd, struct arena *a, struct inside *in) {
    struct args args;
    char *out = 0, *err = 0;
    size_t nout = 0, nerr = 0;
    int64_t code = 1;
    in->out = open_memstream(&out, &nout);
    in->err = open_memstream(&err, &nerr);
    bool heard = in->out && in->err && hear(fd, a, in, &args, &code);
    if (heard && code == 0) code = args.command->inside(in, b->s->store, b->s->worlds);
    if (in->out) (void)fclose(in->out);
    if (in->err) (void)fclose(in->err);
    if (heard) {
        LOG(LOG_INFO, "beside.command", LZ("name", code == 2 || !args.command ? "-" : args.command->name), LI("code", code));
        (void)(put_int(fd, code) && put(fd, (struct str){ out, nout }) && put(fd, (struct str){ err, nerr }) && put(fd, in->made));
    }
    free(out);
    free(err);
}

/* Who may open the socket may also read the database: the owner and root. Asked of the kernel all the same. */
static bool may_ask(int fd) {
    struct ucred who;
    socklen_t n = sizeof who;
    return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &n) == 0 && (who.uid == geteuid() || who.uid == 0);
}

static void take_one(struct beside *b) {
    struct timeval wait = { .tv_sec = WAIT_S };
    int fd = accept4(b->fd, 0, 0, SOCK_CLOEXEC);
    if (fd < 0) return;
    (void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    (void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    struct arena a;
    struct inside in = { .a = &a };
    jmp_buf out;
    arena_init(&a, (size_t)1 << 30);
    a.exit = &out;
    if (setjmp(out)) LOG(LOG_ERROR, "beside.memory", LI("bytes", (int64_t)a.limit));
    else if (may_ask(fd)) serve_one(b, fd, &a, &in);
    a.exit = 0;
    arena_free(&a);
    (void)close(fd);
}

static void *run(void *arg) {
    struct beside *b = arg;
    struct pollfd p[2] = { { .fd = b->fd, .events = POLLIN }, { .fd = b->wake, .events = POLLIN } };
    while (poll(p, N_OF(p), -1) >= 0 || errno == EINTR) {
        if (p[1].revents) break;
        if (p[0].revents) take_one(b);
    }
    return 0;
}

/* The one before was killed, or its lock is ours by now: its name goes. */
static int listen_in(const char *data) {
    struct sockaddr_un a;
    int folder, fd = -1;
    if (!address_of(data, &a, &folder)) return -1;
    (void)unlinkat(folder, socket_name, 0);
    fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd >= 0 && (fchmod(fd, 0600) || bind(fd, (const struct sockaddr *)&a, sizeof a) || listen(fd, 8))) (void)close(fd), fd = -1;
    (void)close(folder);
    return fd;
}

struct beside *beside_start(struct server *s, const char *data) {
    struct beside *b = calloc(1, sizeof *b);
    if (!b) return 0;
    *b = (struct beside){ .s = s, .fd = listen_in(data), .wake = eventfd(0, EFD_CLOEXEC), .data = strdup(data) };
    if (b->fd >= 0 && b->wake >= 0 && b->data && pthread_create(&b->thread, 0, run, b) == 0) return b;
    LOG(LOG_WARN, "beside.absent", LZ("why", strerror(errno)));
    if (b->fd >= 0) (void)close(b->fd);
    if (b->wake >= 0) (void)close(b->wake);
    free(b->data);
    free(b);
    return 0;
}

void beside_stop(struct beside *b) {
    const uint64_t one = 1;
    if (!b) return;
    int folder = open(b->data, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) (void)unlinkat(folder, socket_name, 0), (void)close(folder);
    if (write(b->wake, &one, sizeof one) > 0) (void)pthread_join(b->thread, 0);
    (void)close(b->fd);
    (void)close(b->wake);
    free(b->data);
    free(b);
}
