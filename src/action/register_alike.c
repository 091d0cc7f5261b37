/* Look-ups of many records at once: what was read for all of them is searched in memory, and follows what is written. */
#include "action/register.h"

#include <string.h>

static bool same(const struct field *f, const void *a, const void *b) {
    void *x = (void *)(uintptr_t)a, *y = (void *)(uintptr_t)b;
    if (kind_is_int(f->kind)) return *field_int(f, x) == *field_int(f, y);
    return str_eq(*field_str(f, x), *field_str(f, y));
}

static bool was_asked(const struct alike_by *a, const void *row) {
    void *r = (void *)(uintptr_t)row;
    bool number = kind_is_int(a->f->kind);
    for (int i = 0; i < a->n; i++)
        if (number ? a->id[i] == *field_int(a->f, r) : str_eq(a->text[i], *field_str(a->f, r))) return true;
    return false;
}

/* Has everything been read that has the values of this row in these fields? */
static bool covers(const struct alike *k, const struct field *const *f, int n, const void *row) {
    bool all = true;
    for (int i = 0; i < N_OF(k->by); i++) {
        const struct alike_by *a = &k->by[i];
        if (!a->f || (k->any && a->f != f[0])) continue;
        if (k->any) return n == 1 && was_asked(a, row);
        all = all && was_asked(a, row);
    }
    return all && !k->any;
}

bool alike_find(struct arena *a, const struct alike *k, const struct field *const *f, int n, const void *row, struct rows *ret) {
    size_t size = k->e->size;
    char *found = 0;
    int cap = 0;
    *ret = (struct rows){ 0 };
    if (!covers(k, f, n, row)) return false;
    for (int i = 0; i < k->n; i++) {
        const char *one = k->row + size * (size_t)i;
        bool fits = true;
        for (int j = 0; j < n && fits; j++) fits = same(f[j], one, row);
        if (!fits) continue;
        if (ret->n == cap) found = arena_grow(a, found, size * (size_t)cap, size * (size_t)(cap ? cap * 2 : 4)), cap = cap ? cap * 2 : 4;
        memcpy(found + size * (size_t)ret->n++, one, size);
    }
    ret->row = found;
    return true;
}

void alike_keep(struct arena *a, struct alike *k, const struct entity *e, const void *row) {
    size_t size = e->size;
    const struct head *h = row;
    if (!k || k->e != e) return;
    for (int i = 0; i < k->n; i++) {
        struct head *one = (void *)(k->row + size * (size_t)i);
        if (one->id == h->id) {
            memcpy(one, row, size);
            return;
        }
    }
    if (k->n == k->cap) {
        int cap = k->cap ? k->cap * 2 : 64;
        k->row = arena_grow(a, k->row, size * (size_t)k->cap, size * (size_t)cap);
        k->cap = cap;
    }
    memcpy(k->row + size * (size_t)k->n++, row, size);
}
