#include "door/packs.h"

#include <string.h>
#include "base/file.h"
#include "door/packs_in.h"

enum { PACK_BYTES = 16 << 20 };

struct str pack_file(const char *name) {
    for (int i = 0; i < packs_n; i++)
        if (strcmp(packs[i].name, name) == 0) return (struct str){ packs[i].bytes, packs[i].n };
    return STR_NULL;
}

const char *pack_name(const char *head, int i) {
    for (int k = 0; k < packs_n; k++)
        if (strncmp(packs[k].name, head, strlen(head)) == 0 && i-- == 0) return packs[k].name;
    return 0;
}

enum err pack_read(struct arena *a, const char *dir, const char *name, struct str *ret, struct fault *f) {
    struct buf b = { 0 };
    if (!dir) {
        *ret = pack_file(name);
        if (ret->s) return OK;
        f->arg[0] = str_of(name);
        return fault_set(f, E_NOT_FOUND, name, "pack.absent");
    }
    enum err e = file_read(arena_printf(a, "%s/%s", dir, name).s, PACK_BYTES, &b, f);
    if (!e) *ret = arena_copy(a, buf_view(&b));
    if (!e && !ret->s) *ret = S("");
    buf_free(&b);
    return e;
}
