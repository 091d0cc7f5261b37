/* migrate: bring the data to this program's version, where nobody serves it. */
#include "door/command.h"

#include <stdio.h>
#include "base/buf.h"

static int say(struct arena *a, const char *key, int from, int to) {
    struct str arg[3] = { arena_printf(a, "%d", from), arena_printf(a, "%d", to), STR_NULL };
    struct str t = word_fill(a, command_language(), key, arg);
    return printf(PRIstr "\n", STRARG(t)) < 0 || fflush(stdout);
}

static int say_added(int from) {
    struct buf b = { 0 };
    store_added(&b, from);
    bool ok = !b.bad && fwrite(b.s, 1, b.n, stdout) == b.n;
    buf_free(&b);
    return !ok || fflush(stdout);
}

/* Opening does it; the lock is taken first, so that a server that runs is named and nothing is touched. */
static enum err carry(const struct store_config *config, struct fault *f) {
    struct store *store = 0;
    enum err e = store_open(config, &store, f);
    store_close(store);
    return e;
}

int command_migrate(struct arena *a, const struct args *args) {
    struct store_config config = { .data = arg_of(args, "--data"), .url = setting_of(a, args, "--url"), .writers = 1 };
    struct fault f = { 0 };
    int64_t records = 0;
    int have = 0, want = store_schema_version();
    if (!config.data) return (void)fputs("anju migrate: --data DIR is missing; see anju migrate --help\n", stderr), 2;
    if (store_version(&config, &have, &f)) return say_fault(&f, config.data);
    if (have < want && (say(a, "migrate.from", have, want) || say_added(have))) return 1;
    if (carry(&config, &f)) return say_fault(&f, config.data);
    if (arg_of(args, "--reindex")) {
        if (store_reindex(&config, &records, &f)) return say_fault(&f, config.data);
        return say(a, "migrate.reindexed", (int)records, 0) != 0;
    }
    return say(a, have < want ? "migrate.done" : "migrate.same", have, want) != 0;
}
