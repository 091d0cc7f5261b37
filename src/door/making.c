#include "door/making.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/file.h"

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at) {
    (void)st, (void)kind, (void)at;
    return remove(path);
}

static void remove_tree(const char *path) {
    enum { OPEN_MOST = 16 };
    (void)nftw(path, remove_one, OPEN_MOST, FTW_DEPTH | FTW_PHYS);
}

static bool nothing(const char *name) {
    static const char *const names[] = { ".", "..", ".making", "lost+found" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i])) return true;
    return false;
}

static bool of_a_city(const char *name) {
    return !strcmp(name, "anju.db") || !strcmp(name, "files") || !strcmp(name, "anju.key");
}

/* Is there anything of somebody's in the folder? An absent folder is empty. */
static enum err folder_empty(const char *path, bool *absent, struct fault *f) {
    DIR *d = opendir(path);
    const struct dirent *x;
    *absent = !d && errno == ENOENT;
    if (!d) return *absent ? OK : fault_set(f, E_IO, "data", errno == EACCES ? "file.denied" : 0);
    bool city = false, some = false;
    while ((x = readdir(d))) {
        some |= !nothing(x->d_name);
        city |= of_a_city(x->d_name);
    }
    (void)closedir(d);
    return some ? fault_set(f, E_CONFLICT, "--data", city ? "store.exists" : "city.not_empty") : OK;
}

static void take_back(struct making *m) {
    struct fault ignored = { 0 };
    struct store_config config = { .data = m->folder, .url = m->url };
    if (m->made_schema && m->url) (void)store_remove(&config, &ignored);
    remove_tree(m->folder);
    if (m->made_data) (void)rmdir(m->data);
}

/* What a killed run left goes; a run that is still at it keeps its lock. */
static enum err clear_left(struct making *m, struct arena *a, struct fault *f) {
    int fd = -1;
    long holder = 0;
    struct str lock = arena_printf(a, "%s/anju.lock", m->folder);
    if (access(m->folder, F_OK)) return OK;
    if (file_exists(lock.s)) {
        enum err e = file_lock(lock.s, &fd, &holder, f);
        if (e) {
            f->arg[0] = arena_printf(a, "%ld", holder);
            return e;
        }
        file_unlock(fd);
    }
    remove_tree(m->folder);
    return OK;
}

enum err making_begin(struct making *m, struct arena *a, const char *data, const char *url, struct fault *f) {
    *m = (struct making){ .data = data, .url = url,
                          .folder = arena_cstr(a, arena_printf(a, "%s/.making", data)) };
    struct store_config config = { .data = m->folder, .url = url, .filling = true };
    enum err e = folder_empty(data, &m->made_data, f);
    if (e || (e = clear_left(m, a, f))) return e;
    e = store_create(&config, f);
    m->made_schema = e == OK;
    /* Tables without a city are what a killed run left on PostgreSQL: city_create looks for one. */
    if (e == E_CONFLICT && url) {
        *f = (struct fault){ 0 };
        e = OK;
    }
    if (!e) e = store_open(&config, &m->store, f);
    if (e) take_back(m);
    return e;
}

bool making_resume(struct making *m, struct arena *a, const char *data, const char *url) {
    *m = (struct making){ .data = data, .url = url, .made_schema = true,
                          .folder = arena_cstr(a, arena_printf(a, "%s/.making", data)) };
    struct store_config config = { .data = m->folder, .url = url, .filling = true };
    struct fault f = { 0 };
    return folder_empty(data, &m->made_data, &f) == OK && !access(m->folder, F_OK) && store_open(&config, &m->store, &f) == OK;
}

static enum err move_up(struct making *m, struct arena *a, const char *name, struct fault *f) {
    struct str from = arena_printf(a, "%s/%s", m->folder, name), to = arena_printf(a, "%s/%s", m->data, name);
    if (access(from.s, F_OK)) return OK;
    return rename(from.s, to.s) ? fault_set(f, E_IO, "data", 0) : OK;
}

/* The database last: a folder without one is no city. */
static enum err keep(struct making *m, struct arena *a, struct fault *f) {
    static const char *const parts[] = { "files", "anju.key", "seals.log", "anju.db" };
    enum err e = OK;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !e; i++) e = move_up(m, a, parts[i], f);
    if (!e) remove_tree(m->folder);
    return e;
}

enum err making_end(struct making *m, struct arena *a, enum err e, struct fault *f) {
    store_close(m->store);
    m->store = 0;
    if (!e) e = keep(m, a, f);
    if (e) take_back(m);
    return e;
}
