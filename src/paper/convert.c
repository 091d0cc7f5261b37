#include "paper/convert.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/file.h"
#include "base/time.h"

enum { CHILD_KB = 4 << 20, FILE_BLOCKS = 1 << 20, NAP_MS = 20 };     /* 4 GiB of address space; 512 MiB a file */

static const char *in_path(struct arena *a, const char *name, const char *other) {
    const char *path = getenv("PATH");
    for (struct str rest = str_of(path ? path : "/usr/bin:/bin"), folder; rest.s;) {
        rest = str_cut(rest, ':', &folder);
        for (int i = 0; i < 2 && folder.n; i++) {
            struct str full = arena_printf(a, PRIstr "/%s", STRARG(folder), i ? other : name);
            if (access(full.s, X_OK) == 0) return full.s;
        }
    }
    return 0;
}

const char *convert_program(struct arena *a) {
    return in_path(a, "soffice", "libreoffice");
}

const char *convert_geo_program(struct arena *a) {
    return in_path(a, "ogr2ogr", "ogr2ogr") ? in_path(a, "anju-geo-import", "anju-geo-import") : 0;
}

const char *convert_pdf_program(struct arena *a) {
    return in_path(a, "pdftotext", "pdftotext");
}

/* ---- the folder ---- */

static int remove_one(const char *path, const struct stat *s, int what, struct FTW *at) {
    (void)s;
    (void)what;
    (void)at;
    (void)remove(path);
    return 0;
}

static void remove_folder(const char *path) {
    (void)nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static bool write_file(const char *path, struct str s) {
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) return false;
    while (s.n) {
        ssize_t n = write(fd, s.s, s.n);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break;
        s = str_from(s, (size_t)n);
    }
    return close(fd) == 0 && s.n == 0;
}

/* ---- the process ---- */

struct job {
    char folder[PATH_MAX], profile[PATH_MAX], in[PATH_MAX], out[PATH_MAX], home[PATH_MAX];
    const char *program;
    enum { TO_XLSX, TO_DOCX, TO_GEO, TO_TEXT } what;
};

static bool job_paths(struct job *j, const char *program, const char *ending, const char *made) {
    const char *tmp = getenv("TMPDIR");
    j->program = program;
    int n = snprintf(j->folder, sizeof j->folder - 64, "%s/anju-convert-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (n < 0 || n >= (int)sizeof j->folder - 64 || !mkdtemp(j->folder)) return false;
    return snprintf(j->profile, PATH_MAX, "-env:UserInstallation=file://%s/profile", j->folder) < PATH_MAX
        && snprintf(j->in, PATH_MAX, "%s/in.%s", j->folder, ending) < PATH_MAX
        && snprintf(j->out, PATH_MAX, "%s/%s", j->folder, made) < PATH_MAX
        && snprintf(j->home, PATH_MAX, "HOME=%s", j->folder) < PATH_MAX;
}

/* The shell sets the limits, then becomes the program. */
static int spawn(struct job *j, int seconds, pid_t *pid) {
    char sh[] = "/bin/sh", c[] = "-c", path[] = "PATH=/usr/local/bin:/usr/bin:/bin", lang[] = "LANG=C.UTF-8";
    char headless[] = "--headless", norestore[] = "--norestore", nolock[] = "--nolockcheck", to[] = "--convert-to",
                xlsx[] = "xlsx:Calc MS Excel 2007 XML", docx[] = "docx:MS Word 2007 XML", outdir[] = "--outdir";
    char quiet[] = "-q", layout[] = "-layout", enc[] = "-enc", utf8[] = "UTF-8";
    char limits[160];
    (void)snprintf(limits, sizeof limits, "ulimit -c 0; ulimit -t %d; ulimit -v %d; ulimit -f %d; exec \"$0\" \"$@\"", seconds, CHILD_KB,
                   FILE_BLOCKS);
    char *geo[] = { sh, c, limits, (char *)(uintptr_t)j->program, j->in, j->out, 0 };
    char *office[] = { sh, c, limits, (char *)(uintptr_t)j->program, j->profile, headless, norestore, nolock, to,
                       j->what == TO_DOCX ? docx : xlsx, outdir, j->folder, j->in, 0 };
    char *pdf[] = { sh, c, limits, (char *)(uintptr_t)j->program, quiet, layout, enc, utf8, j->in, j->out, 0 };
    char **argv = j->what == TO_GEO ? geo : j->what == TO_TEXT ? pdf : office;
    char *env[] = { path, lang, j->home, 0 };
    posix_spawn_file_actions_t act;
    posix_spawnattr_t attr;
    sigset_t none, all;
    if (posix_spawn_file_actions_init(&act)) return ENOMEM;
    if (posix_spawnattr_init(&attr)) return posix_spawn_file_actions_destroy(&act), ENOMEM;
    (void)sigemptyset(&none);
    (void)sigfillset(&all);
    (void)posix_spawnattr_setsigmask(&attr, &none);
    (void)posix_spawnattr_setsigdefault(&attr, &all);
    (void)posix_spawnattr_setpgroup(&attr, 0);
    (void)posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    int e = posix_spawn_file_actions_addopen(&act, 0, "/dev/null", O_RDONLY, 0)
         || posix_spawn_file_actions_addopen(&act, 1, "/dev/null", O_WRONLY, 0)
         || posix_spawn_file_actions_adddup2(&act, 1, 2) || posix_spawn_file_actions_addclosefrom_np(&act, 3);
    e = e ? ENOMEM : posix_spawn(pid, sh, &act, &attr, argv, env);
    (void)posix_spawnattr_destroy(&attr);
    (void)posix_spawn_file_actions_destroy(&act);
    return e;
}

/* Wait for it, and kill the group when its time is over. *late tells which. True: it ended well, or
** was reaped by the system where the program ignores SIGCHLD; what it wrote must convince then. */
static bool wait_for(pid_t pid, int seconds, bool *late) {
    int64_t deadline = time_steady() + (int64_t)seconds * SECOND;
    struct timespec nap = { 0, NAP_MS * 1000000L };
    int status = 0;
    pid_t r;
    *late = false;
    while ((r = waitpid(pid, &status, WNOHANG)) == 0 || (r < 0 && errno == EINTR)) {
        if (!*late && time_steady() > deadline) {
            *late = true;
            (void)kill(-pid, SIGKILL);
        }
        (void)nanosleep(&nap, 0);
    }
    (void)kill(-pid, SIGKILL);                       /* what it left behind */
    return !*late && (r < 0 || (WIFEXITED(status) && WEXITSTATUS(status) == 0));
}

static enum err run(struct job *j, struct str bytes, int seconds, struct buf *out, bool *late, struct fault *f) {
    pid_t pid;
    struct fault local = { 0 };
    if (!write_file(j->in, bytes)) return fault_set(f, errno == ENOSPC ? E_DISK_FULL : E_IO, 0, 0);
    if (spawn(j, seconds, &pid)) return fault_set(f, E_IO, 0, 0);
    if (!wait_for(pid, seconds, late)) return fault_set(f, E_SYNTAX, 0, *late ? "convert.time" : "convert.failed");
    enum err e = file_read(j->out, (size_t)CONVERT_MB << 20, out, &local);
    if (e == E_MEMORY) return fault_set(f, e, 0, 0);
    return e ? fault_set(f, e == E_TOO_LARGE ? e : E_SYNTAX, 0, "convert.failed") : OK;
}

static enum err convert(struct arena *a, struct job *j, const char *ending, const char *made, struct str bytes, int seconds,
                        struct str *ret, struct fault *f) {
    struct buf out = { 0 };
    bool late = false;
    struct str limit = arena_printf(a, "%d", seconds);             /* may leave: nothing is open yet */
    char *room = 0;
    enum err e = job_paths(j, j->program, ending, made) ? run(j, bytes, seconds, &out, &late, f) : fault_set(f, E_IO, 0, 0);
    if (j->folder[0] && !strstr(j->folder, "XXXXXX")) remove_folder(j->folder);
    if (late) f->arg[0] = limit;
    if (!e && out.n) {
        jmp_buf here, *outer = a->exit;
        if (setjmp(here)) {
            buf_free(&out);
            a->exit = outer;
            if (outer) longjmp(*outer, 1);
            abort();
        }
        a->exit = &here;
        room = arena_alloc(a, out.n);
        a->exit = outer;
        memcpy(room, out.s, out.n);
        *ret = (struct str){ room, out.n };
    }
    buf_free(&out);
    return e;
}

enum err convert_to_xlsx(struct arena *a, const char *program, const char *ending, struct str bytes, int seconds,
                         struct str *ret, struct fault *f) {
    struct job *j = ARENA_NEW(a, struct job);
    j->program = program;
    return convert(a, j, ending, "in.xlsx", bytes, seconds > 0 ? seconds : CONVERT_S, ret, f);
}

enum err convert_to_geojson(struct arena *a, const char *program, struct str bytes, struct str *ret, struct fault *f) {
    struct job *j = ARENA_NEW(a, struct job);
    const char *ending = str_starts(bytes, S("PK")) ? "zip" : str_starts(bytes, S("SQLite")) ? "gpkg" : "kml";
    j->program = program;
    j->what = TO_GEO;
    return convert(a, j, ending, "made.geojson", bytes, CONVERT_S, ret, f);
}

enum err convert_to_docx(struct arena *a, const char *program, const char *ending, struct str bytes, struct str *ret, struct fault *f) {
    struct job *j = ARENA_NEW(a, struct job);
    j->program = program;
    j->what = TO_DOCX;
    return convert(a, j, ending, "in.docx", bytes, CONVERT_S, ret, f);
}

enum err convert_to_text(struct arena *a, const char *program, struct str bytes, struct str *ret, struct fault *f) {
    struct job *j = ARENA_NEW(a, struct job);
    j->program = program;
    j->what = TO_TEXT;
    return convert(a, j, "pdf", "made.txt", bytes, CONVERT_S, ret, f);
}
