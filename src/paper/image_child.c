/* The process in which strangers' photos are decoded, seen from both sides. */
#include "paper/image_part.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/time.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0              /* a sanitizer needs address space and system calls of its own */
#endif

enum {
    CHILD_MEMORY = 768 << 20, CHILD_CPU = 10, CHILD_MS = 20 * SECOND,
    PAGE_MOST = 4 << 20, THUMB_MOST = 256 << 10      /* above what the encoder can give for these sizes */
};

/* The answer: this, then the page, then the thumbnail. Both sides are one program. */
struct answer { char magic[8]; struct image_result r; };

static const char magic[8] = "anjuimg1";

/* ---- In the child ---- */

static void limit_to(int what, rlim_t n) {
    struct rlimit l = { n, n };
    (void)setrlimit((__rlimit_resource_t)what, &l);
}

#if defined(__x86_64__)
#define THIS_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCH AUDIT_ARCH_AARCH64
#else
#define THIS_ARCH 0              /* limits only */
#endif

/* Only what computing and answering need. A call that is not listed fails. */
static void allow_few_calls(void) {
    static const int allowed[] = {
        SYS_read, SYS_write, SYS_mmap, SYS_munmap, SYS_mremap, SYS_mprotect, SYS_madvise, SYS_brk, SYS_exit,
        SYS_exit_group, SYS_futex, SYS_rt_sigreturn, SYS_clock_gettime, SYS_sched_getaffinity,
        SYS_sched_yield, SYS_getrandom, SYS_close,
    };
    enum { N = sizeof allowed / sizeof *allowed };
    struct sock_filter p[N + 6];
    unsigned short n = 0;
    p[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
    p[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCH, 1, 0);
    p[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    p[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (int i = 0; i < N; i++)
        p[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)allowed[i],
                                              (unsigned char)(N - i), 0);
    p[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    p[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    struct sock_fprog prog = { n, p };
    (void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &prog);     /* absent in some kernels: the limits stay */
}

static void confine(void) {
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit_to(RLIMIT_CORE, 0);
    limit_to(RLIMIT_CPU, CHILD_CPU);
    limit_to(RLIMIT_FSIZE, 0);
    if (SANITIZED) return;
    (void)prctl(PR_SET_DUMPABLE, 0);
    limit_to(RLIMIT_AS, CHILD_MEMORY);
    limit_to(RLIMIT_NOFILE, 3);
    if (THIS_ARCH) allow_few_calls();
}

static bool read_all(int fd, struct buf *b) {
    for (;;) {
        if (!buf_room(b, 1 << 20)) return false;
        ssize_t n = read(fd, b->s + b->n, b->cap - b->n);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return n == 0;
        b->n += (size_t)n;
        if (b->n > IMAGE_BYTES) return false;
    }
}

static bool write_all(int fd, struct str s) {
    while (s.n) {
        ssize_t n = write(fd, s.s, s.n);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        s = str_from(s, (size_t)n);
    }
    return true;
}

int image_child(int in_fd, int out_fd) {
    struct answer w;
    struct arena a;
    struct buf b = { 0 };
    struct fault f = { 0 };
    confine();
    arena_init(&a, 0);
    memcpy(w.magic, magic, sizeof magic);
    bool fine = read_all(in_fd, &b) && image_convert_here(&a, buf_view(&b), &w.r, &f) == OK
             && write_all(out_fd, (struct str){ (const char *)&w, sizeof w })
             && write_all(out_fd, w.r.page) && write_all(out_fd, w.r.thumb);
    buf_free(&b);
    arena_free(&a);
    return fine ? 0 : 1;
}

/* ---- In the server ---- */

/* The photo as a file in memory: the child reads it at its own pace, and its
** death cannot break a pipe under us. */
static int photo_file(struct str bytes) {
    int fd = memfd_create("photo", MFD_CLOEXEC);
    if (fd < 0) return -1;
    if (write_all(fd, bytes) && lseek(fd, 0, SEEK_SET) == 0) return fd;
    (void)close(fd);
    return -1;
}

static int spawn(const char *exe, int in, int out, pid_t *pid) {
    char *argv[] = { (char *)(uintptr_t)exe, (char *)(uintptr_t)"_image", 0 }, *env[] = { 0 };
    posix_spawn_file_actions_t act;
    posix_spawnattr_t attr;
    sigset_t none, all;
    if (posix_spawn_file_actions_init(&act)) return ENOMEM;
    if (posix_spawnattr_init(&attr)) return posix_spawn_file_actions_destroy(&act), ENOMEM;
    (void)sigemptyset(&none);
    (void)sigfillset(&all);
    (void)posix_spawnattr_setsigmask(&attr, &none);
    (void)posix_spawnattr_setsigdefault(&attr, &all);
    (void)posix_spawnattr_setpgroup(&attr, 0);     /* Ctrl-C is for the server, which ends what it began */
    (void)posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
                                   | POSIX_SPAWN_SETPGROUP);
    int e = posix_spawn_file_actions_adddup2(&act, in, 0) || posix_spawn_file_actions_adddup2(&act, out, 1)
         || posix_spawn_file_actions_addopen(&act, 2, "/dev/null", O_WRONLY, 0)
         || posix_spawn_file_actions_addclosefrom_np(&act, 3);
    e = e ? ENOMEM : posix_spawn(pid, exe, &act, &attr, argv, env);
    (void)posix_spawnattr_destroy(&attr);
    (void)posix_spawn_file_actions_destroy(&act);
    return e;
}

/* Read until the child closes its end, at most n bytes, until `deadline`. */
static bool read_answer(int fd, char *to, size_t n, int64_t deadline, size_t *got) {
    *got = 0;
    for (;;) {
        int64_t left = deadline - time_steady();
        struct pollfd p = { .fd = fd, .events = POLLIN };
        if (left <= 0) return false;
        int r = poll(&p, 1, (int)left);
        if (r < 0 && errno != EINTR) return false;
        if (r <= 0) continue;
        if (*got == n) return false;                           /* more than an answer can be */
        ssize_t k = read(fd, to + *got, n - *got);
        if (k < 0 && errno == EINTR) continue;
        if (k <= 0) return k == 0;
        *got += (size_t)k;
    }
}

/* Reap the child; true when it ended well. Where the program ignores SIGCHLD the
** system has reaped it, and the answer alone must convince. */
static bool reap(pid_t pid) {
    int status;
    pid_t r;
    while ((r = waitpid(pid, &status, 0)) < 0 && errno == EINTR) {}
    return r < 0 || (WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static bool run_child(const char *exe, int in, int64_t ms, char *to, size_t n, size_t *got, bool *begun) {
    int pipe_[2];
    pid_t pid;
    *begun = false;
    if (pipe2(pipe_, O_CLOEXEC)) return false;
    int e = spawn(exe, in, pipe_[1], &pid);
    (void)close(pipe_[1]);
    *begun = e == 0;
    bool fine = *begun && read_answer(pipe_[0], to, n, time_steady() + ms, got);
    (void)close(pipe_[0]);
    if (!*begun) return false;
    if (!fine) (void)kill(pid, SIGKILL);
    return reap(pid) && fine;
}

static bool is_size(int w, int h, int most) {
    return w >= 1 && h >= 1 && w <= most && h <= most;
}

/* The child may have been turned by what it read: believe nothing that does not
** fit, and nothing that would be shown as more than a picture. */
static bool take_answer(struct str s, struct image_head head, struct image_result *ret) {
    struct answer w;
    if (s.n < sizeof w) return false;
    memcpy(&w, s.s, sizeof w);
    struct image_result *r = &w.r;
    if (memcmp(w.magic, magic, sizeof magic)) return false;
    if (r->page.n > PAGE_MOST || r->thumb.n > THUMB_MOST) return false;
    if (s.n != sizeof w + r->page.n + r->thumb.n) return false;
    if (!is_size(r->page_width, r->page_height, IMAGE_PAGE)) return false;
    if (!is_size(r->thumb_width, r->thumb_height, IMAGE_THUMB)) return false;
    if (r->orientation < 1 || r->orientation > 8) return false;
    if (r->lat < -900000000 || r->lat > 900000000) return false;
    if (r->lon < -1800000000 || r->lon > 1800000000) return false;
    r->head = head;
    r->page.s = s.s + sizeof w;
    r->thumb.s = r->page.s + r->page.n;
    if (!str_starts(r->page, S("\xff\xd8\xff")) || !str_starts(r->thumb, S("\xff\xd8\xff"))) return false;
    *ret = *r;
    return true;
}

enum err image_convert_within(struct arena *a, const char *exe, struct str bytes, int64_t ms,
                              struct image_result *ret, struct fault *f) {
    struct image_head head;
    size_t most = sizeof(struct answer) + PAGE_MOST + THUMB_MOST, got = 0;
    bool begun = false;
    enum err e = image_check(a, bytes, &head, f);
    if (e) return e;
    char *room = arena_alloc(a, most);             /* may leave, so nothing is open yet */
    int in = photo_file(bytes);
    if (in < 0) return fault_set(f, E_IO, 0, 0);
    bool fine = run_child(exe, in, ms, room, most, &got, &begun);
    (void)close(in);
    if (!begun) return fault_set(f, E_IO, 0, 0);
    if (fine && take_answer((struct str){ room, got }, head, ret)) return OK;
    return fault_set(f, E_SYNTAX, "photo", "photo.broken");
}

enum err image_convert(struct arena *a, const char *exe, struct str bytes, struct image_result *ret,
                       struct fault *f) {
    return image_convert_within(a, exe, bytes, CHILD_MS, ret, f);
}
