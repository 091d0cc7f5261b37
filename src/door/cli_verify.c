/* verify: proof that nothing was lost or altered, beside a running server or without. */
#include "door/command.h"

#include <stdio.h>
#include <string.h>
#include "action/verify.h"
#include "base/json.h"
#include "base/time.h"
#include "door/sealing.h"
#include "door/verifying.h"

struct checking { struct arena *a; bool json; };

static void say(void *arg, const struct found *f) {
    const struct checking *k = arg;
    if (k->json) {
        struct buf b = { 0 };
        struct jw j;
        jw_init(&j, &b);
        jw_object(&j);
        jw_key(&j, "finding"), jw_z(&j, finding_names[f->what]);
        jw_key(&j, "noun"), jw_str(&j, f->noun);
        jw_key(&j, "item"), f->item == NONE ? jw_null(&j) : jw_int(&j, f->item);
        jw_key(&j, "event"), f->event == NONE ? jw_null(&j) : jw_int(&j, f->event);
        jw_key(&j, "detail"), jw_str(&j, f->detail);
        jw_end_object(&j);
        (void)printf(PRIstr "\n", STRARG(buf_view(&b)));
        buf_free(&b);
        return;
    }
    (void)printf("%s", word_of(command_language(), "verify", finding_names[f->what]));
    if (f->noun.n) (void)printf("  " PRIstr, STRARG(f->noun));
    if (f->item != NONE) (void)printf(" %lld", (long long)f->item);
    if (f->event != NONE) (void)printf("  event %lld", (long long)f->event);
    if (f->detail.n) (void)printf("  " PRIstr, STRARG(f->detail));
    (void)putchar('\n');
}

static void sum_up(const struct checking *k, const struct verified *v) {
    if (k->json)
        (void)printf("{\"rows\":%lld,\"events\":%lld,\"seals\":%lld,\"rollups\":%lld,\"files\":%lld,\"findings\":%lld}\n", (long long)v->rows,
                     (long long)v->events, (long long)v->seals, (long long)v->cells, (long long)v->files, (long long)v->found);
    else {
        struct str arg[3] = {
            arena_printf(k->a, "%lld", (long long)v->rows), arena_printf(k->a, "%lld", (long long)v->events),
            arena_printf(k->a, "%lld", (long long)v->seals),
        };
        struct str sum[3] = { arena_printf(k->a, "%lld", (long long)v->found), STR_NULL, STR_NULL };
        struct str first = word_fill(k->a, command_language(), "verify.looked", arg);
        struct str second = word_fill(k->a, command_language(), v->found ? "verify.found" : "verify.clean", sum);
        (void)printf(PRIstr PRIstr "\n", STRARG(first), STRARG(second));
    }
}

int verify_and_say(struct arena *a, const char *data, const char *url, const char *key, bool files, bool json) {
    struct checking k = { a, json };
    struct store_config config = { .data = data, .url = url, .readonly = true };
    struct verify_in in = { .tenant = 1, .now = time_now(), .files = files, .moves = known_move };
    struct store *store = 0;
    struct seal_key *keys = 0;
    struct verified v = { 0 };
    struct fault f = { 0 };
    enum err e = store_open(&config, &store, &f);
    if (!e) e = seal_keys_read(a, data, key, &keys, &in.nkeys, &f);
    if (!e) e = seal_log_read(a, data, &in.log, &f);
    in.key = keys;
    if (!e) e = store_verify(store, &in, say, &k, &v, &f);
    if (!e) sum_up(&k, &v);
    store_close(store);
    return e ? say_fault(&f, data) : v.found ? 1 : 0;
}

int command_verify(struct arena *a, const struct args *args) {
    const char *data = arg_of(args, "--data");
    if (!data) return (void)fputs("anju verify: --data DIR is missing; see anju verify --help\n", stderr), 2;
    return verify_and_say(a, data, setting_of(a, args, "--url"), setting_of(a, args, "--seal-key"), !arg_of(args, "--no-files"),
                          arg_of(args, "--json") != 0);
}
