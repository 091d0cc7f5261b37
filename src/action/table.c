#include "action/table.h"

enum err table_wrong(struct table *t, const char *column, const char *key, struct str value) {
    t->f->row = t->row.line;
    t->f->arg[0] = value;
    t->f->arg[1] = str_of(t->file);
    return fault_set(t->f, E_INVALID, column, key);
}

enum err table_next(struct table *t, bool *more) {
    do {
        enum err e = csv_next(&t->csv, &t->row, more, t->f);
        if (e) return e;
    } while (*more && csv_cell(&t->row, 0).n && csv_cell(&t->row, 0).s[0] == '#');
    return OK;
}

enum err table_open(struct table *t, struct arena *a, struct str text, const char *file,
                    const char *const *column,
                    struct fault *f) {
    bool more;
    *t = (struct table){ .file = file, .mem = a, .f = f };
    csv_open(&t->csv, a, text);
    enum err e = table_next(t, &more);
    if (e) return e;
    for (int i = 0; column[i]; i++) {
        t->at[i] = -1;
        for (int k = 0; more && k < t->row.n; k++)
            if (str_is(str_trim(csv_cell(&t->row, k)), column[i])) t->at[i] = k;
        if (t->at[i] < 0) return table_wrong(t, file, "csv.column", str_of(column[i]));
    }
    return OK;
}

struct str table_cell(const struct table *t, int i) {
    return arena_copy(t->mem, str_trim(csv_cell(&t->row, t->at[i])));
}
