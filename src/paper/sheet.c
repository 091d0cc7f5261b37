#include "paper/sheet_part.h"
#include "base/utf8.h"

#include <string.h>

/* ---- Names evened out ---- */

static bool opens(uint32_t c) {
    return c == '(' || c == '[' || c == '{' || c == 0x3010 || c == 0x3014 || c == 0x300a;     /* 【 〔 《 */
}

static bool closes(uint32_t c) {
    return c == ')' || c == ']' || c == '}' || c == 0x3011 || c == 0x3015 || c == 0x300b;
}

static bool is_noise(uint32_t c) {
    if (c <= ' ' || c == 0xa0 || c == 0x3000 || c == 0xfeff) return true;
    if (c < 0x80) return strchr("_-./:*,;'\"#?", (int)c) != 0;
    return c == 0x3001 || c == 0x3002 || c == 0xb7 || c == 0x2014;                             /* 、 。 · — */
}

struct str sheet_even(struct arena *a, struct str s, bool cut) {
    char *to = arena_alloc(a, s.n + 4);
    size_t n = 0;
    int depth = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t c = utf8_next(s, &i);
        if (c >= 0xff01 && c <= 0xff5e) c -= 0xfee0;
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
        if (opens(c) || closes(c)) {
            depth += opens(c) ? 1 : depth > 0 ? -1 : 0;
            continue;
        }
        if (is_noise(c) || (cut && depth)) continue;
        if (n + 4 > s.n + 4) break;                  /* only bad bytes can grow */
        n += utf8_put(to + n, c);
    }
    return (struct str){ to, n };
}

static void add_name(struct arena *a, struct names *k, const char *z) {
    if (!z) return;
    ARENA_PUSH(a, k->v, k->n, k->cap) = sheet_even(a, str_of(z), false);
    struct str cut = sheet_even(a, str_of(z), true);
    if (cut.n && !str_eq(cut, k->v[k->n - 1])) ARENA_PUSH(a, k->v, k->n, k->cap) = cut;
}

struct names *sheet_names(struct arena *a, const struct sheet_column *col, int cols) {
    struct names *k = ARENA_ARRAY(a, struct names, cols + 1);
    for (int i = 0; i < cols; i++) {
        add_name(a, &k[i], col[i].field);
        add_name(a, &k[i], col[i].zh);
        add_name(a, &k[i], col[i].en);
        for (const char *const *z = col[i].alias; z && *z; z++) add_name(a, &k[i], *z);
    }
    return k;
}

static int field_named(const struct names *k, int cols, struct str name) {
    if (name.n == 0) return -1;
    for (int i = 0; i < cols; i++)
        for (int j = 0; j < k[i].n; j++)
            if (str_eq(k[i].v[j], name)) return i;
    return -1;
}

/* ---- Matching a row ---- */

static void add_problem(struct arena *a, struct sheet_match *m, int *cap, enum sheet_trouble t,
                        struct str heading, int at, int other) {
    struct sheet_problem p = { t, arena_copy(a, heading), at, other };
    ARENA_PUSH(a, m->problem, m->problems, *cap) = p;
}

static struct sheet_match empty_match(struct arena *a, int cols, int n) {
    struct sheet_match m = { .fields = cols, .columns = n };
    m.at = ARENA_ARRAY(a, int, cols + 1);
    m.field = ARENA_ARRAY(a, int, n + 1);
    for (int i = 0; i < cols; i++) m.at[i] = -1;
    for (int i = 0; i < n; i++) m.field[i] = -1;
    return m;
}

/* Give the column to the field, or note that another has it. */
static void take_column(struct arena *a, struct sheet_match *m, int *cap, int field, int column,
                        struct str heading) {
    m->field[column] = field;
    if (m->at[field] >= 0) {
        add_problem(a, m, cap, SHEET_TWICE, heading, m->at[field], column);
        return;
    }
    m->at[field] = column;
    m->matched++;
}

/* The names as they stand come first; those that match only without their
** brackets get what is left: 名称 wins over 名称(曾用), which is then unknown.
** Of two rows of headings the lower names alone come last. */
static void match_names(struct arena *a, const struct str *name, int n, bool cut, const struct names *k, int cols,
                        const bool *taken, struct sheet_match *m, int *cap) {
    for (int i = 0; i < n; i++) {
        if (m->field[i] >= 0) continue;
        int field = field_named(k, cols, sheet_even(a, name[i], cut));
        if (field >= 0 && !taken[field]) take_column(a, m, cap, field, i, name[i]);
    }
}

void sheet_match_with(struct arena *a, const struct str *cell, const struct str *lower, int n, const struct names *k,
                      const struct sheet_column *col, int cols, struct sheet_match *ret) {
    int cap = 0;
    bool *taken = ARENA_ARRAY(a, bool, cols + 1);
    *ret = empty_match(a, cols, n);
    for (int way = 0; way < (lower ? 4 : 2); way++) {
        match_names(a, way < 2 ? cell : lower, n, way % 2, k, cols, taken, ret, &cap);
        for (int i = 0; i < cols; i++) taken[i] = ret->at[i] >= 0;
    }
    for (int i = 0; i < cols; i++) {
        if (!col[i].required || ret->at[i] >= 0) continue;
        ret->missing++;
        add_problem(a, ret, &cap, SHEET_MISSING, str_of(col[i].field), -1, -1);
    }
    for (int i = 0; i < n; i++) {
        if (ret->field[i] >= 0) continue;
        enum sheet_trouble t = str_trim(cell[i]).n ? SHEET_UNKNOWN : SHEET_UNNAMED;
        add_problem(a, ret, &cap, t, cell[i], i, -1);
    }
}

void sheet_match(struct arena *a, const struct str *cell, int n, const struct sheet_column *col, int cols,
                 struct sheet_match *ret) {
    sheet_match_with(a, cell, 0, n, sheet_names(a, col, cols), col, cols, ret);
}

bool sheet_is_heading(const struct sheet_match *m) {
    return m->matched >= 2 || (m->matched == 1 && m->missing == 0);
}

/* ---- What is wrong with it ---- */

/* What a problem's column is called: the label of a missing one, else its heading. */
static struct str name_of(const struct sheet_match *m, const struct sheet_column *col,
                          const struct sheet_problem *p) {
    for (int i = 0; i < m->fields && p->trouble == SHEET_MISSING; i++)
        if (str_is(p->heading, col[i].field)) return str_of(col[i].zh ? col[i].zh : col[i].field);
    return p->heading;
}

enum err sheet_check(const struct sheet_match *m, const struct sheet_column *col, bool unknown_ok,
                     struct arena *a, struct fault *f) {
    for (int i = 0; i < m->problems; i++) {
        const struct sheet_problem *p = &m->problem[i];
        if (p->trouble == SHEET_UNNAMED || (p->trouble == SHEET_UNKNOWN && unknown_ok)) continue;
        static const char *const key[] = { "sheet.missing", "sheet.twice", "sheet.unknown" };
        enum err e = p->trouble == SHEET_UNKNOWN ? E_UNKNOWN_FIELD : E_INVALID;
        (void)fault_set(f, e, 0, key[p->trouble]);
        f->field = p->trouble == SHEET_TWICE ? str_of(col[m->field[p->at]].field) : p->heading;
        f->row = m->line;
        if (p->at >= 0) f->arg[0] = sheet_letter(a, p->at);
        f->arg[1] = p->other >= 0 ? sheet_letter(a, p->other) : name_of(m, col, p);
        return e;
    }
    return OK;
}

struct str sheet_cell(const struct sheet_match *m, const struct csv_row *r, int field) {
    return csv_cell(r, m->at[field]);
}

struct str sheet_letter(struct arena *a, int column) {
    char z[8];
    size_t at = sizeof z;
    for (int n = column + 1; n > 0 && at; n = (n - 1) / 26) z[--at] = (char)('A' + (n - 1) % 26);
    return arena_copy(a, (struct str){ z + at, sizeof z - at });
}
