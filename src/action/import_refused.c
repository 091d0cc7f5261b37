/* The refused rows as a file that can be corrected and imported again; the empty workbook to begin with. */
#include "action/import_part.h"

#include "action/workbook.h"

/* Walks refusals and the rows of the file beside each other; both stand in the same order. */
struct page { struct call *c; const struct batch *b; const struct reading *r; struct rows rows; int64_t at, line; };
typedef void (*put_row)(void *to, const struct page *p, const struct batch_row *b, const struct csv_row *row);

static enum err walk(struct page *p, put_row put, void *to) {
    struct kept k;
    struct csv_row row;
    bool more = true;
    enum err e = kept_open(&k, p->c, p->b, p->r, p->at, p->line);
    for (int i = 0; i < p->rows.n && !e;) {
        const struct batch_row *b = &((const struct batch_row *)p->rows.row)[i];
        if ((e = kept_next(&k, &row, &more, &p->c->fault)) || !more) break;
        if (row.line < b->line) continue;
        i++;
        put(to, p, b, &row);
    }
    if (e == E_NOT_FOUND) p->c->fault = (struct fault){ 0 }, e = fail(p->c, E_NOT_FOUND, 0, "import.file_gone");
    p->at = kept_at(&k);
    p->line = k.csv.line;
    return e;
}

/* All pages; the memory of each is given back. */
static enum err walk_all(struct call *c, const struct batch *b, const struct reading *r, put_row put, void *to) {
    struct page p = { .c = c, .b = b, .r = r, .at = 0, .line = r->by_row ? 0 : 1 };
    int64_t after = 0;
    for (;;) {
        struct arena_mark m = arena_mark(c->mem);
        enum err e = batch_rows_of(c, c->db, batch_run(b), "refused", after, IMPORT_CHUNK, &p.rows);
        int n = p.rows.n;
        if (!e && n) after = ((const struct batch_row *)p.rows.row)[n - 1].line;
        if (!e && n) e = walk(&p, put, to);
        if (e) return e;
        arena_rewind(c->mem, m);
        if (n < IMPORT_CHUNK) return OK;
    }
}

static int column_of(const struct reading *r, const struct bad_told *t) {
    for (int i = 0; t->at < 0 && i < r->match.columns; i++)
        if (str_eq(r->heading[i], t->column)) return i;
    return t->at;
}

/* All the reasons of a row in one cell, each with its column. */
static struct str reasons(struct arena *a, const struct bad_told *t, int n) {
    struct str s = n ? t[0].reason : S("");
    for (int i = 1; i < n; i++) s = arena_printf(a, PRIstr "; " PRIstr " " PRIstr, STRARG(s), STRARG(t[i].column), STRARG(t[i].reason));
    return s;
}

static struct str columns_named(struct arena *a, const struct bad_told *t, int n) {
    struct str s = n ? t[0].column : S("");
    for (int i = 1; i < n; i++) s = arena_printf(a, PRIstr "; " PRIstr, STRARG(s), STRARG(t[i].column));
    return s;
}

static const char *const beside[] = { "column.line", "column.column", "column.reason" };

/* ---- CSV ---- */

struct as_csv { struct csv_out o; struct buf b; };

static void csv_row_put(void *to, const struct page *p, const struct batch_row *b, const struct csv_row *row) {
    struct csv_out *o = &((struct as_csv *)to)->o;
    struct bad_told t[BAD_MOST];
    int n = refusal_told(p->c, b, t);
    csv_put_int(o, b->line);
    csv_put(o, columns_named(p->c->mem, t, n));
    csv_put(o, reasons(p->c->mem, t, n));
    for (int i = 0; i < row->n; i++) csv_put(o, row->cell[i]);
    csv_end_row(o);
}

static enum err write_csv(struct call *c, const struct batch *b, const struct reading *r, struct str *ret) {
    struct as_csv to = { 0 };
    csv_out_open(&to.o, &to.b);
    for (int i = 0; i < N_OF(beside); i++) csv_put(&to.o, str_of(word_text(c->language, beside[i])));
    for (int i = 0; i < r->match.columns; i++) csv_put(&to.o, r->heading[i]);
    csv_end_row(&to.o);
    enum err e = walk_all(c, b, r, csv_row_put, &to);
    if (!e && to.b.bad) e = fail(c, E_MEMORY, 0, 0);
    if (!e) *ret = arena_copy(c->mem, buf_view(&to.b));
    buf_free(&to.b);
    return e;
}

/* ---- XLSX: the bad cells coloured, each with its reason as a comment ---- */

struct as_xlsx { const struct batch *b; const struct reading *r; struct xlsx *x; };

static void xlsx_row_put(void *to, const struct page *p, const struct batch_row *b, const struct csv_row *row) {
    struct xlsx *x = ((struct as_xlsx *)to)->x;
    struct bad_told t[BAD_MOST];
    int n = refusal_told(p->c, b, t);
    xlsx_number(x, 0, (double)b->line);
    xlsx_text(x, 1, columns_named(p->c->mem, t, n));
    xlsx_text(x, 2, reasons(p->c->mem, t, n));
    for (int i = 0; i < row->n && i < p->r->match.columns; i++) {
        struct str why = STR_NULL;
        for (int k = 0; k < n; k++)
            if (column_of(p->r, &t[k]) == i) why = t[k].reason;
        if (why.n) xlsx_bad(x, N_OF(beside) + i, row->cell[i], why);
        else if (row->cell[i].n) xlsx_text(x, N_OF(beside) + i, row->cell[i]);
    }
    xlsx_row_end(x);
}

static enum err write_xlsx(struct call *c, struct workbook *w, void *arg) {
    struct as_xlsx *to = arg;
    int n = to->r->match.columns + N_OF(beside);
    struct xlsx_column *col = ARENA_ARRAY(c->mem, struct xlsx_column, n);
    for (int i = 0; i < n; i++) {
        bool extra = i < N_OF(beside);
        col[i] = (struct xlsx_column){ .label = extra ? str_of(word_text(c->language, beside[i])) : to->r->heading[i - N_OF(beside)],
                                       .kind = i == 0 ? XLSX_INT : XLSX_TEXT, .width = i == 2 ? 50 : 0 };
    }
    enum err e = xlsx_begin(c->mem, w->fd, str_of(word_text(c->language, "import.refused_sheet")), col, n, &w->x, &c->fault);
    to->x = w->x;
    return e ? e : walk_all(c, to->b, to->r, xlsx_row_put, to);
}

#define MIME_CSV "text/csv; charset=utf-8"
#define MIME_XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
enum { FORM_XLSX = 2 };

static enum err refused_read(struct call *c, void *arg, void *ret) {
    const struct refused_in *in = arg;
    struct import_file *out = ret;
    struct import_options opt;
    struct batch b;
    struct reading r;
    bool xlsx = in->form == FORM_XLSX;
    enum err e = batch_get(c, c->db, in->id, &b);
    if (e || (e = options_read(c, b.options, &opt))) return e;
    reading_start(&r, c, import_noun_named(b.noun), &opt);
    if ((e = columns_read(c, &b, &r))) return e;
    struct as_xlsx to = { &b, &r, 0 };
    e = xlsx ? workbook_make(c, false, write_xlsx, &to, &out->bytes) : write_csv(c, &b, &r, &out->bytes);
    out->mime = xlsx ? S(MIME_XLSX) : S(MIME_CSV);
    out->name = arena_printf(c->mem, "refused-%lld.%s", (long long)b.h.id, xlsx ? "xlsx" : "csv");
    return e;
}

/* ---- the template ---- */

struct as_template { const struct reading *r; int *field, n; };

static enum err write_template(struct call *c, struct workbook *w, void *arg) {
    const struct as_template *t = arg;
    struct xlsx_column *col = noun_columns(c, t->r, t->field, t->n);
    struct str (*pair)[2] = arena_alloc(c->mem, sizeof *pair * (size_t)(t->n + 1));
    int n = 0;
    const struct entity *e = t->r->noun->e;
    enum err bad = xlsx_begin(c->mem, w->fd, str_of(word_of(c->language, "noun", e->name)), col, t->n, &w->x, &c->fault);
    if (bad) return bad;
    pair[n][0] = str_of(word_text(c->language, "template.how"));
    pair[n++][1] = str_of(word_text(c->language, "template.how_text"));
    for (int i = 0; i < t->n; i++) {
        struct str need = str_of(word_text(c->language, col[i].required ? "template.required" : "template.optional"));
        pair[n][0] = col[i].label;
        pair[n++][1] = arena_printf(c->mem, PRIstr " " PRIstr, STRARG(need), STRARG(col[i].note));
    }
    xlsx_note(w->x, str_of(word_text(c->language, "template.about")), (const struct str (*)[2])pair, n);
    return OK;
}

static enum err template_read(struct call *c, void *arg, void *ret) {
    const struct template_in *in = arg;
    struct import_file *out = ret;
    struct reading r;
    const struct import_noun *noun = import_noun_named(in->noun);
    if (!noun) return fail_with(c, E_INVALID, "noun", "import.noun", import_noun_list(c->mem, c->language), STR_NULL);
    reading_start(&r, c, noun, 0);
    struct as_template t = { &r, ARENA_ARRAY(c->mem, int, r.cols), 0 };
    for (int i = 0; i < r.cols; i++)
        if (r.field[i]) t.field[t.n++] = i;              /* a first list has no record numbers */
    enum err e = workbook_make(c, false, write_template, &t, &out->bytes);
    out->mime = S(MIME_XLSX);
    out->name = arena_printf(c->mem, "%s.xlsx", noun->noun);
    return e;
}

const struct action imports_refused = {
    .name = "imports.refused", .cap = CAP_BASE, .in = &refused_in_entity, .out = &import_file_entity, .read = refused_read,
};
const struct action imports_template = {
    .name = "imports.template", .cap = CAP_BASE, .in = &template_in_entity, .out = &import_file_entity, .read = template_read,
};
