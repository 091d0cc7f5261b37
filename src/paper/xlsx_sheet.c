/* One sheet, row by row, into CSV. */
#include "paper/xlsx_part.h"

#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "paper/csv.h"

enum kind { CELL_NUMBER, CELL_SHARED, CELL_TEXT, CELL_BOOL, CELL_ERROR, CELL_ISO };

struct cell { size_t at, n; };

/* A range that goes down, while its rows pass. */
struct down { int64_t until; struct buf value; };

struct sheet_reading {
    struct arena *a;
    const struct xlsx_book *book;
    const struct xlsx_sheet *sheet;
    struct buf *out;
    size_t from;                     /* of out: where this sheet begins                      */
    struct xlsx_made *made;
    struct strings strings;
    /* the row */
    struct buf text;                 /* of its cells                                         */
    struct cell cell[CSV_COLUMNS];
    int n;                           /* behind the last cell that holds something            */
    int64_t row, written;            /* now; rows in `out`                                   */
    bool hidden, in_data;
    /* the cell */
    int column, next_column;
    enum kind kind;
    unsigned shown;
    bool in_cell, in_value, formula;
    int reading;                     /* depth within readings (rPh)                          */
    struct buf raw;
    /* merged ranges */
    struct buf merge;                /* of struct xlsx_range                                 */
    const struct xlsx_range *down;   /* those that go down, by row; second walk only         */
    int ndown, next_down;
    int down_width;                  /* behind the last column in which any goes down        */
    struct down active[CSV_COLUMNS];
};

static void drop(void *arg) {
    struct sheet_reading *x = arg;
    strings_free(&x->strings);
    buf_free(&x->text);
    buf_free(&x->raw);
    buf_free(&x->merge);
    for (int i = 0; i < CSV_COLUMNS; i++) buf_free(&x->active[i].value);
}

static enum err refuse(struct sheet_reading *x, enum err e, const char *key, struct fault *f) {
    f->row = x->row;
    return fault_set(f, e, 0, key);
}

static struct str letters(struct arena *a, int column) {
    char z[8];
    size_t at = sizeof z;
    for (int n = column + 1; n > 0 && at; n = (n - 1) / 26) z[--at] = (char)('A' + (n - 1) % 26);
    return arena_copy(a, (struct str){ z + at, sizeof z - at });
}

/* ---- writing a row ---- */

void xlsx_put_csv(struct buf *b, struct str s) {
    bool quotes = s.n && (s.s[0] == ' ' || s.s[s.n - 1] == ' ');
    for (size_t i = 0; i < s.n && !quotes; i++)
        quotes = (unsigned char)s.s[i] <= ',' && (s.s[i] == ',' || s.s[i] == '"' || s.s[i] == '\n' || s.s[i] == '\r');
    if (!quotes) {
        buf_str(b, s);
        return;
    }
    buf_c(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.s[i] == '"') buf_c(b, '"');
        buf_c(b, s.s[i]);
    }
    buf_c(b, '"');
}

static void fill_down(struct sheet_reading *x);

static enum err row_end(struct sheet_reading *x, struct fault *f) {
    if (x->ndown) fill_down(x);
    if (x->n == 0) return OK;
    for (; x->written < x->row - 1; x->written++) buf_z(x->out, "\r\n");
    for (int i = 0; i < x->n; i++) {
        if (i) buf_c(x->out, ',');
        xlsx_put_csv(x->out, (struct str){ x->text.s + x->cell[i].at, x->cell[i].n });
    }
    buf_z(x->out, "\r\n");
    x->written++;
    x->made->rows = x->row;
    x->made->filled++;
    x->made->hidden_rows += x->hidden;
    if (x->n > x->made->columns) x->made->columns = x->n;
    if (x->out->bad || x->text.bad || x->raw.bad) return fault_set(f, E_MEMORY, 0, 0);
    return x->out->n - x->from > XLSX_TEXT_MOST ? refuse(x, E_TOO_LARGE, "xlsx.text", f) : OK;
}

/* ---- merged ranges that go down ---- */

/* The values of the ranges that begin here are kept, those of the ones above repeated. */
static void fill_down(struct sheet_reading *x) {
    for (int i = 0; i < x->down_width && x->n; i++) {
        struct down *d = &x->active[i];
        if (d->until < x->row || d->value.n == 0 || (i < x->n && x->cell[i].n)) continue;
        for (; x->n <= i; x->n++) x->cell[x->n] = (struct cell){ 0, 0 };
        x->cell[i] = (struct cell){ x->text.n, d->value.n };
        buf_put(&x->text, d->value.s, d->value.n);
        x->made->repeated = true;
    }
    for (; x->next_down < x->ndown && x->down[x->next_down].row <= x->row; x->next_down++) {
        const struct xlsx_range *r = &x->down[x->next_down];
        struct down *d = &x->active[r->column];
        bool here = r->row == x->row && r->column < x->n;
        struct cell c = here ? x->cell[r->column] : (struct cell){ 0, 0 };
        d->until = r->row2;
        buf_clear(&d->value);
        buf_put(&d->value, x->text.s + c.at, c.n);
    }
}

static int by_row(const void *p, const void *q) {
    const struct xlsx_range *a = p, *b = q;
    return a->row < b->row ? -1 : a->row > b->row;
}

static void find_downs(struct sheet_reading *x) {
    struct xlsx_range *down = ARENA_ARRAY(x->a, struct xlsx_range, x->made->merges + 1);
    for (int i = 0; i < x->made->merges; i++) {
        const struct xlsx_range *r = &x->made->merge[i];
        if (r->row2 <= r->row || r->row >= x->made->rows || r->column >= CSV_COLUMNS) continue;
        down[x->ndown++] = *r;
        if (r->column >= x->down_width) x->down_width = r->column + 1;
    }
    if (x->ndown) qsort(down, (size_t)x->ndown, sizeof *down, by_row);
    x->down = down;
}

static enum err merge_element(struct sheet_reading *x, struct office *o, struct fault *f) {
    struct xlsx_range r = { 0 };
    while (office_attr(o)) {
        if (strcmp(office_name(o), "ref")) continue;
        struct str from, to = str_cut(office_text(o), ':', &from);
        xlsx_place(from, &r.column, &r.row);
        xlsx_place(to, &r.column2, &r.row2);
    }
    if (r.row < 1 || r.row2 < r.row || r.column < 0 || r.column2 < r.column) return OK;
    if (x->merge.n / sizeof r >= XLSX_MERGES) return fault_set(f, E_TOO_LARGE, 0, "xlsx.merges");
    buf_put(&x->merge, &r, sizeof r);
    return OK;
}

/* ---- one cell ---- */

static enum err cell_too_long(struct sheet_reading *x, struct fault *f) {
    f->arg[0] = arena_printf(x->a, PRIstr "%lld", STRARG(letters(x->a, x->column)), (long long)x->row);
    f->arg[1] = arena_printf(x->a, "%d", XLSX_CHARS);
    return refuse(x, E_TOO_LARGE, "xlsx.cell", f);
}

static void put_value(struct sheet_reading *x) {
    struct str raw = buf_view(&x->raw), shared;
    switch (x->kind) {
    case CELL_SHARED:
        if (strings_get(&x->strings, str_trim(raw), &shared)) buf_str(&x->text, shared);
        else buf_z(&x->text, "#REF!");                    /* no such string: never an empty cell */
        break;
    case CELL_TEXT: xlsx_plain(&x->text, raw); break;
    case CELL_BOOL: buf_z(&x->text, str_is(str_trim(raw), "1") ? "TRUE" : "FALSE"); break;
    case CELL_ERROR:
        xlsx_plain(&x->text, raw);
        x->made->errors++;
        break;
    case CELL_ISO: xlsx_iso_text(&x->text, str_trim(raw)); break;
    case CELL_NUMBER: xlsx_number_text(&x->text, str_trim(raw), x->shown, x->book->from_1904); break;
    }
}

static enum err cell_end(struct sheet_reading *x, struct fault *f) {
    struct cell c = { .at = x->text.n };
    x->in_cell = false;
    if (x->raw.n) put_value(x);
    else if (x->formula && x->kind == CELL_NUMBER) {
        buf_z(&x->text, "#CALC!");
        x->made->uncalculated++;
    }
    c.n = x->text.n - c.at;
    if (c.n == 0) return OK;
    if (c.n > XLSX_CHARS && utf8_count((struct str){ x->text.s + c.at, c.n }) > XLSX_CHARS) return cell_too_long(x, f);
    if (x->column >= CSV_COLUMNS) {
        f->arg[0] = arena_printf(x->a, "%d", CSV_COLUMNS);
        return refuse(x, E_TOO_LARGE, "xlsx.columns", f);
    }
    for (; x->n <= x->column; x->n++) x->cell[x->n] = (struct cell){ 0, 0 };
    x->cell[x->column] = c;
    return OK;
}

static enum kind kind_of(struct str t) {
    if (str_is(t, "s")) return CELL_SHARED;
    if (str_is(t, "str") || str_is(t, "inlineStr")) return CELL_TEXT;
    if (str_is(t, "b")) return CELL_BOOL;
    if (str_is(t, "e")) return CELL_ERROR;
    return str_is(t, "d") ? CELL_ISO : CELL_NUMBER;
}

static enum err cell_begin(struct sheet_reading *x, struct office *o, bool empty, struct fault *f) {
    int64_t style = 0, row = x->row;
    x->column = x->next_column;
    x->kind = CELL_NUMBER;
    x->formula = x->in_value = false;
    buf_clear(&x->raw);
    while (office_attr(o)) {
        const char *name = office_name(o);
        if (name[1]) continue;
        if (*name == 'r') xlsx_place(office_text(o), &x->column, &row);
        else if (*name == 's') (void)str_int(office_text(o), &style);
        else if (*name == 't') x->kind = kind_of(office_text(o));
    }
    if (x->column < 0 || row != x->row) return refuse(x, E_SYNTAX, "xlsx.order", f);
    x->next_column = x->column + 1;
    x->shown = style > 0 && style < x->book->formats ? x->book->format[style] : style == 0 && x->book->formats ? x->book->format[0] : 0u;
    x->in_cell = true;
    return empty ? cell_end(x, f) : OK;
}

static enum err row_begin(struct sheet_reading *x, struct office *o, bool empty, struct fault *f) {
    int64_t last = x->row;
    x->row++;
    x->n = x->next_column = 0;
    x->hidden = false;
    buf_clear(&x->text);
    while (office_attr(o)) {
        const char *name = office_name(o);
        if (!strcmp(name, "r") && !str_int(office_text(o), &x->row)) x->row = 0;
        if (!strcmp(name, "hidden")) x->hidden = str_is(office_text(o), "1") || str_is(office_text(o), "true");
    }
    if (x->row <= last || x->row > XLSX_ROWS) return refuse(x, E_SYNTAX, "xlsx.order", f);
    return empty ? row_end(x, f) : OK;
}

/* ---- the walk ---- */

static enum err element(struct sheet_reading *x, struct office *o, struct fault *f) {
    const char *name = office_name(o);
    bool empty = xmlTextReaderIsEmptyElement(o->xml);
    if (!x->in_data) {
        if (!strcmp(name, "sheetData")) x->in_data = !empty;
        return strcmp(name, "mergeCell") ? OK : merge_element(x, o, f);
    }
    if (!strcmp(name, "c")) return cell_begin(x, o, empty, f);
    if (!strcmp(name, "row")) return row_begin(x, o, empty, f);
    if (!x->in_cell) return OK;
    if (!strcmp(name, "f")) x->formula = true;
    else if (!strcmp(name, "rPh")) x->reading += !empty;
    else x->in_value = !empty && x->reading == 0 && (!strcmp(name, "v") || !strcmp(name, "t"));
    return OK;
}

static enum err element_end(struct sheet_reading *x, const char *name, struct fault *f) {
    x->in_value = false;
    if (!x->in_data) return OK;
    if (!strcmp(name, "c") && x->in_cell) return cell_end(x, f);
    if (!strcmp(name, "row")) return row_end(x, f);
    if (!strcmp(name, "rPh") && x->reading) x->reading--;
    if (!strcmp(name, "sheetData")) x->in_data = false;
    return OK;
}

static void begin_walk(struct sheet_reading *x) {
    x->out->n = x->from;
    x->row = x->written = 0;
    x->in_data = x->in_cell = x->in_value = false;
    x->reading = 0;
    *x->made = (struct xlsx_made){ .merge = x->made->merge, .merges = x->made->merges };
    buf_clear(&x->merge);
}

/* The parser reads ahead: where the sheet is damaged is known only about. */
static enum err said_where(struct sheet_reading *x, enum err e, struct fault *f) {
    if (x->row && !f->row && !strcmp(f->key ? f->key : "", "xlsx.xml")) {
        f->key = "xlsx.xml_near";
        f->arg[0] = arena_printf(x->a, "%lld", (long long)x->row);
    }
    return e;
}

static enum err walk(struct sheet_reading *x, struct office *o, struct fault *f) {
    bool more;
    begin_walk(x);
    enum err e = office_part(o, x->sheet->part, &more, f);
    if (!e && !more) return fault_set(f, E_NOT_FOUND, 0, "xlsx.sheet");
    while (!e && !(e = office_next(o, &more, f)) && more) {
        switch (office_node(o)) {
        case XML_READER_TYPE_ELEMENT: e = element(x, o, f); break;
        case XML_READER_TYPE_END_ELEMENT: e = element_end(x, office_name(o), f); break;
        case XML_READER_TYPE_TEXT: case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE: case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            if (x->in_value) buf_str(&x->raw, office_text(o));
            break;
        default: break;
        }
    }
    return e ? said_where(x, e, f) : OK;
}

static enum err sheet_body(void *arg, struct office *o, struct fault *f) {
    struct sheet_reading *x = arg;
    enum err e = strings_read(o, x->book->strings, &x->strings, f);
    if (e || (e = walk(x, o, f))) return e;
    if (x->merge.bad) return fault_set(f, E_MEMORY, 0, 0);
    x->made->merges = (int)(x->merge.n / sizeof(struct xlsx_range));
    x->made->merge = ARENA_ARRAY(x->a, struct xlsx_range, x->made->merges + 1);
    if (x->merge.n) memcpy(x->made->merge, x->merge.s, x->merge.n);
    find_downs(x);
    return x->ndown ? walk(x, o, f) : OK;        /* ranges stand behind the rows: once more, now that they are known */
}

enum err xlsx_sheet_csv(struct arena *a, const struct xlsx_book *b, int sheet, struct buf *out, struct xlsx_made *ret,
                        struct fault *f) {
    *ret = (struct xlsx_made){ 0 };
    if (sheet < 0 || sheet >= b->n || !b->sheet[sheet].table) return fault_set(f, E_NOT_FOUND, 0, "xlsx.sheet");
    struct sheet_reading *x = ARENA_NEW(a, struct sheet_reading);
    x->a = a;
    x->book = b;
    x->sheet = &b->sheet[sheet];
    x->out = out;
    x->from = out->n;
    x->made = ret;
    return office_do(a, b->bytes, sheet_body, drop, x, f);
}
