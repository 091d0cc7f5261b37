/* Settings: flag, then environment, then DATA/anju.ini. */
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "door/command.h"

struct wanted { struct arena *a; const char *key; const char *value; };

static int line(void *arg, const char *section, const char *name, const char *value) {
    struct wanted *w = arg;
    (void)section;
    if (!strcmp(name, w->key)) w->value = arena_cstr(w->a, str_of(value));
    return 1;
}

const char *setting_of(struct arena *a, const struct args *args, const char *name) {
    const char *value = arg_of(args, name), *data = arg_of(args, "--data");
    if (value) return value;
    char *env = arena_cstr(a, arena_printf(a, "ANJU_%s", name + 2));
    for (char *p = env; *p; p++) *p = *p == '-' ? '_' : *p >= 'a' && *p <= 'z' ? (char)(*p - 32) : *p;
    if ((value = getenv(env))) return value;
    if (!data) return 0;
    struct wanted w = { a, name + 2, 0 };
    (void)ini_parse(arena_cstr(a, arena_printf(a, "%s/anju.ini", data)), line, &w);   /* absent is empty */
    return w.value;
}
