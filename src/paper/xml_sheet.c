#include "paper/xml_sheet.h"

#include <string.h>
#include "base/utf8.h"
#include "paper/csv.h"
#include "paper/xlsx_part.h"

/* ---- the names ---- */

struct naming { struct str *name; int n, cap; };

static enum err names_body(void *arg, struct office *o, struct fault *f) {
    struct naming *x = arg;
    bool more = true;
    enum err e = OK;
    while (!e && !(e = office_next(o, &more, f)) && more) {
        if (office_node(o) != XML_READER_TYPE_ELEMENT || strcmp(office_name(o), "Worksheet")) continue;
        if (x->n == XLSX_SHEETS) return fault_set(f, E_TOO_LARGE, 0, "xlsx.sheets");
        ARENA_PUSH(o->mem, x->name, x->n, x->cap) = office_attr_copy(o, "Name");
    }
    return e || x->n ? e : fault_set(f, E_SYNTAX, 0, "xlsx.none");
}

enum err xml_sheet_names(struct arena *a, struct str bytes, struct str **ret, int *n, struct fault *f) {
    struct naming *x = ARENA_NEW(a, struct naming);
    enum err e = office_xml(a, bytes, names_body, 0, x, f);
    *ret = x->name;
    *n = x->n;
    return e;
}

/* ---- a sheet ---- */

struct cell { size_t at, n; };
struct down { int64_t rows; struct buf text; };      /* a cell that goes down, while its rows pass */

struct reading {
    struct arena *a;
    struct buf *out, text, raw;
    size_t from;
    struct xlsx_made *made;
    int sheet, seen;                 /* which one; how many began                            */
    int64_t row, written;
    bool inside, in_cell, in_data, hidden;
    struct cell cell[CSV_COLUMNS];
    int n, column, next_column, deep;
    char type;                       /* of the data: N D B E or S                            */
    struct down down[CSV_COLUMNS];
};

static void drop(void *arg) {
    struct reading *x = arg;
    buf_free(&x->text);
    buf_free(&x->raw);
    for (int i = 0; i < CSV_COLUMNS; i++) buf_free(&x->down[i].text);
}

static enum err refuse(struct reading *x, enum err e, const char *key, int64_t limit, struct fault *f) {
    f->row = x->row;
    f->arg[0] = f->arg[1] = arena_printf(x->a, "%lld", (long long)limit);
    return fault_set(f, e, 0, key);
}

static int64_t number_attr(struct office *o, const char *name, int64_t otherwise) {
    int64_t v;
    return str_int(office_attr_copy(o, name), &v) && v >= 0 ? v : otherwise;
}

static void set_cell(struct reading *x, int column, struct cell c) {
    for (; x->n <= column; x->n++) x->cell[x->n] = (struct cell){ 0, 0 };
    x->cell[column] = c;
}

/* Columns that a cell above still covers get its text where the row has any of its own. */
static void repeat(struct reading *x) {
    bool own = x->n > 0;
    for (int i = 0; i < CSV_COLUMNS; i++) {
        struct down *d = &x->down[i];
        if (d->rows < 0) d->rows = -d->rows;         /* begun in this very row */
        else if (d->rows > 0) {
            d->rows--;
            if (!own || !d->text.n || (i < x->n && x->cell[i].n)) continue;
            struct cell c = { x->text.n, d->text.n };
            buf_put(&x->text, d->text.s, d->text.n);
            set_cell(x, i, c);
            x->made->repeated = true;
        }
    }
}

static enum err row_end(struct reading *x, struct fault *f) {
    repeat(x);
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
    return x->out->n - x->from > XLSX_TEXT_MOST ? refuse(x, E_TOO_LARGE, "xlsx.text", XLSX_TEXT_MOST, f) : OK;
}

static void put_value(struct reading *x) {
    struct str raw = buf_view(&x->raw);
    if (x->type == 'N') xlsx_number_text(&x->text, str_trim(raw), SHOWN_NUMBER, false);
    else if (x->type == 'D') xlsx_iso_text(&x->text, str_trim(raw));
    else if (x->type == 'B') buf_z(&x->text, str_is(str_trim(raw), "1") ? "TRUE" : "FALSE");
    else xlsx_plain(&x->text, raw);
    x->made->errors += x->type == 'E';
}

static enum err cell_end(struct reading *x, struct fault *f) {
    struct cell c = { .at = x->text.n };
    x->in_cell = false;
    if (x->raw.n) put_value(x);
    c.n = x->text.n - c.at;
    if (c.n > XLSX_CHARS && utf8_count((struct str){ x->text.s + c.at, c.n }) > XLSX_CHARS)
        return refuse(x, E_TOO_LARGE, "xlsx.cell", XLSX_CHARS, f);
    if (x->column >= CSV_COLUMNS) return c.n ? refuse(x, E_TOO_LARGE, "xlsx.columns", CSV_COLUMNS, f) : OK;
    if (c.n) set_cell(x, x->column, c);
    if (x->deep) {
        struct down *d = &x->down[x->column];
        d->rows = -x->deep;
        buf_clear(&d->text);
        buf_put(&d->text, x->text.s + c.at, c.n);
    }
    return OK;
}

static enum err cell_begin(struct reading *x, struct office *o, bool empty, struct fault *f) {
    int64_t index = number_attr(o, "Index", 0), across = number_attr(o, "MergeAcross", 0), deep = number_attr(o, "MergeDown", 0);
    while (!index && x->next_column < CSV_COLUMNS && x->down[x->next_column].rows > 0) x->next_column++;
    x->column = index > 0 && index <= 16384 ? (int)index - 1 : x->next_column;
    x->next_column = x->column + 1 + (int)(across > 16384 ? 16384 : across);
    x->deep = (int)(deep > XLSX_ROWS ? XLSX_ROWS : deep);
    x->type = 'S';
    x->in_cell = true;
    buf_clear(&x->raw);
    return empty ? cell_end(x, f) : OK;
}

/* Rows that the file leaves out pass too. */
static void pass_rows(struct reading *x, int64_t n) {
    for (int i = 0; i < CSV_COLUMNS && n > 0; i++) x->down[i].rows = x->down[i].rows > n ? x->down[i].rows - n : 0;
}

static enum err row_begin(struct reading *x, struct office *o, bool empty, struct fault *f) {
    int64_t index = number_attr(o, "Index", 0), last = x->row;
    x->row = index ? index : x->row + 1;
    x->hidden = str_is(office_attr_copy(o, "Hidden"), "1");
    x->n = x->next_column = 0;
    buf_clear(&x->text);
    if (x->row <= last || x->row > XLSX_ROWS) return refuse(x, E_SYNTAX, "xlsx.order", XLSX_ROWS, f);
    pass_rows(x, x->row - last - 1);
    return empty ? row_end(x, f) : OK;
}

static enum err element(struct reading *x, struct office *o, struct fault *f) {
    const char *name = office_name(o);
    bool empty = xmlTextReaderIsEmptyElement(o->xml);
    if (!strcmp(name, "Worksheet")) x->inside = x->seen++ == x->sheet && !empty;
    if (!x->inside) return OK;
    if (!strcmp(name, "Row")) return row_begin(x, o, empty, f);
    if (!strcmp(name, "Cell") && x->row) return cell_begin(x, o, empty, f);
    if (!strcmp(name, "Data") && x->in_cell) {
        struct str type = office_attr_copy(o, "Type");
        x->type = type.n ? type.s[0] : 'S';
        x->in_data = !empty;
    }
    return OK;
}

static enum err element_end(struct reading *x, const char *name, struct fault *f) {
    if (!strcmp(name, "Worksheet")) x->inside = false;
    if (!strcmp(name, "Data")) x->in_data = false;
    if (!x->inside) return OK;
    if (!strcmp(name, "Cell") && x->in_cell) return cell_end(x, f);
    return strcmp(name, "Row") || !x->row ? OK : row_end(x, f);
}

static enum err sheet_body(void *arg, struct office *o, struct fault *f) {
    struct reading *x = arg;
    bool more = true;
    enum err e = OK;
    while (!e && !(e = office_next(o, &more, f)) && more) {
        struct arena_mark m = arena_mark(x->a);      /* attributes are looked at and forgotten */
        int node = office_node(o);
        if (node == XML_READER_TYPE_ELEMENT) e = element(x, o, f);
        else if (node == XML_READER_TYPE_END_ELEMENT) e = element_end(x, office_name(o), f);
        else if (x->in_data && x->in_cell && xmlTextReaderHasValue(o->xml)) buf_str(&x->raw, office_text(o));
        if (!e) arena_rewind(x->a, m);
    }
    return e;
}

enum err xml_sheet_csv(struct arena *a, struct str bytes, int sheet, struct buf *out, struct xlsx_made *ret, struct fault *f) {
    struct reading *x = ARENA_NEW(a, struct reading);
    *ret = (struct xlsx_made){ 0 };
    x->a = a;
    x->out = out;
    x->from = out->n;
    x->made = ret;
    x->sheet = sheet;
    return office_xml(a, bytes, sheet_body, drop, x, f);
}
