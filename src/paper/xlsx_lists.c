/* Choices of a column as a drop-down list. Few and short ones stand in the sheet
** itself; the others, for Excel takes 255 characters there, on a hidden sheet. */
#include "paper/xlsx_write.h"

#include <stdio.h>
#include <string.h>
#include "base/utf8.h"

enum { INLINE_CHARS = 250, LAST_ROW = 1048575, MESSAGE = 225, TITLE = 32 };

static bool fits_inline(const struct xlsx_column *c) {
    size_t chars = 0;
    for (int i = 0; i < c->choices; i++) {
        if (str_chr(c->choice[i], ',', 0) >= 0 || str_chr(c->choice[i], '"', 0) >= 0) return false;
        chars += c->choice[i].n + 1;     /* bytes: the library joins them in room for 255 of those */
    }
    return chars <= INLINE_CHARS;
}

static void letters(int column, char to[4]) {
    char z[4];
    int n = 0, k = 0;
    for (int v = column + 1; v > 0 && n < 3; v = (v - 1) / 26) z[n++] = (char)('A' + (v - 1) % 26);
    while (n) to[k++] = z[--n];
    to[k] = 0;
}

/* A list of its own for each column that needs one, side by side, row by row. */
static lxw_worksheet *hidden_sheet(struct xlsx *x, const int *at, int n, char *name, size_t size) {
    int longest = 0;
    (void)snprintf(name, size, "_choices%d", ++x->lists);
    lxw_worksheet *w = workbook_add_worksheet(x->book, name);
    if (!w) return x->failed = true, (lxw_worksheet *)0;
    worksheet_hide(w);
    for (int i = 0; i < n; i++)
        if (x->column[at[i]].choices > longest) longest = x->column[at[i]].choices;
    for (int r = 0; r < longest && r <= LAST_ROW; r++)
        for (int i = 0; i < n; i++) {
            const struct xlsx_column *c = &x->column[at[i]];
            if (r < c->choices) xlsx_note_error(x, worksheet_write_string(w, (lxw_row_t)r, (lxw_col_t)i, xlsx_z(x, c->choice[r], 255), NULL));
        }
    return w;
}

static void validate(struct xlsx *x, int column, lxw_data_validation *v) {
    const struct xlsx_column *c = &x->column[column];
    char title[] = "!";                          /* copied, as all that the library is given */
    v->ignore_blank = LXW_VALIDATION_ON;
    v->dropdown = LXW_VALIDATION_ON;
    v->show_error = c->wrong.n ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF;
    v->error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
    if (c->wrong.n) {
        v->error_title = title;
        v->error_message = arena_cstr(x->mem, utf8_head(c->wrong, MESSAGE));
    }
    xlsx_note_error(x, worksheet_data_validation_range(x->sheet, 1, (lxw_col_t)column, LAST_ROW, (lxw_col_t)column, v));
}

static void inline_list(struct xlsx *x, int column) {
    const struct xlsx_column *c = &x->column[column];
    char **list = ARENA_ARRAY(x->mem, char *, c->choices + 1);
    for (int i = 0; i < c->choices; i++) list[i] = arena_cstr(x->mem, c->choice[i]);
    lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_LIST };
    v.value_list = list;
    validate(x, column, &v);
}

/* libxlsxwriter 1.1.4 copies the formula of a list twice and gives back one. So it gets the place of the choices as
** a list of one word, which it keeps in quotes, and is told after, without these, that it is a formula. */
static void list_by_place(struct xlsx *x, int column, char *place) {
    char *one[] = { place, 0 };
    lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_LIST };
    v.value_list = one;
    validate(x, column, &v);
    lxw_data_val_obj *kept = 0, *each;
    STAILQ_FOREACH(each, x->sheet->data_validations, list_pointers) kept = each;
    size_t n = kept && !x->failed ? strlen(kept->value_formula) : 0;
    if (n < 2 || kept->value_formula[0] != '"') return;
    memmove(kept->value_formula, kept->value_formula + 1, n - 2);
    kept->value_formula[n - 2] = 0;
    kept->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
}

void xlsx_lists(struct xlsx *x) {
    char name[32], letter[4], place[80];
    int *at = ARENA_ARRAY(x->mem, int, x->ncolumn + 1), n = 0;
    for (int i = 0; i < x->ncolumn && !x->failed; i++) {
        if (!x->column[i].choices) continue;
        if (fits_inline(&x->column[i])) inline_list(x, i);
        else at[n++] = i;
    }
    if (!n || x->failed || !hidden_sheet(x, at, n, name, sizeof name)) return;
    for (int i = 0; i < n; i++) {
        letters(i, letter);
        (void)snprintf(place, sizeof place, "%s!$%s$1:$%s$%d", name, letter, letter, x->column[at[i]].choices);
        list_by_place(x, at[i], place);
    }
}
