/* backup, restore, rehearse: a copy that has been put back once is worth trusting. */
#include "door/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/time.h"
#include "door/backup.h"
#include "door/verifying.h"

static struct str megabytes(struct arena *a, int64_t bytes) {
    return arena_printf(a, "%.1f", (double)bytes / 1048576);
}

static void say(struct arena *a, const char *key, struct str a0, struct str a1, struct str a2) {
    struct str arg[3] = { a0, a1, a2 };
    struct str t = word_fill(a, command_language(), key, arg);
    (void)printf(PRIstr "\n", STRARG(t));
}

static void say_backup(struct arena *a, const char *key, const char *where, const struct backup *b) {
    say(a, key, str_of(where), megabytes(a, b->bytes + b->file_bytes), arena_printf(a, "%lld", (long long)b->files));
}

static int needs(const struct args *args, const char *option) {
    if (arg_of(args, option)) return 0;
    (void)fprintf(stderr, "anju %s: %s is missing; see anju %s --help\n", args->command->name, option, args->command->name);
    return 2;
}

int command_backup(struct arena *a, const struct args *args) {
    struct backup b;
    struct fault f = { 0 };
    const char *data = arg_of(args, "--data"), *to = arg_of(args, "-o");
    if (needs(args, "--data") || needs(args, "-o")) return 2;
    if (backup_make(a, data, setting_of(a, args, "--url"), to, arg_of(args, "--with-key") != 0, &b, &f)) return say_fault(&f, to);
    say_backup(a, "backup.made", to, &b);
    if (!arg_of(args, "--with-key")) say(a, "backup.key_apart", arena_printf(a, "%s/anju.key", data), STR_NULL, STR_NULL);
    return 0;
}

int command_restore(struct arena *a, const struct args *args) {
    struct backup b;
    struct fault f = { 0 };
    const char *data = arg_of(args, "--data");
    if (needs(args, "--data")) return 2;
    if (backup_restore(a, args->word[0], data, &b, &f)) return say_fault(&f, args->word[0]);
    say_backup(a, "backup.restored", data, &b);
    return verify_and_say(a, data, 0, arg_of(args, "--seal-key"), true, false);
}

/* Put it back into a folder of its own, prove it, take it away again: a report of what it would take. */
int command_rehearse(struct arena *a, const struct args *args) {
    struct backup b;
    struct fault f = { 0 };
    const char *in = arg_of(args, "--in");
    char folder[4096];
    if (snprintf(folder, sizeof folder, "%s/anju-rehearsal.XXXXXX", in ? in : getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp") >= (int)sizeof folder
        || !mkdtemp(folder)) {
        (void)fault_set(&f, E_IO, "--in", 0);
        return say_fault(&f, "rehearse");
    }
    int64_t from = time_now();
    enum err e = backup_restore(a, args->word[0], folder, &b, &f);
    int64_t put = time_now();
    int code = e ? say_fault(&f, args->word[0]) : verify_and_say(a, folder, 0, arg_of(args, "--seal-key"), true, false);
    folder_remove(folder);
    if (e) return code;
    say_backup(a, "backup.rehearsed", args->word[0], &b);
    say(a, "backup.took", arena_printf(a, "%.1f", (double)(put - from) / 1000), arena_printf(a, "%.1f", (double)(time_now() - put) / 1000),
        STR_NULL);
    say(a, code ? "backup.bad" : "backup.good", STR_NULL, STR_NULL, STR_NULL);
    return code;
}
