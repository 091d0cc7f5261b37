/* The list of projects as a workbook, with the sums that its lines make. */
#include "action/project.h"

#include "action/query_text.h"
#include "action/takeout.h"
#include "action/workbook.h"

enum { CHUNK = 500 };

static const struct { const char *name; int width; } columns[] = {
    { "no", 11 }, { "title", 34 }, { "class", 10 }, { "town", 14 }, { "community", 16 }, { "estate", 20 }, { "estate_n", 8 },
    { "unit", 24 }, { "state", 10 }, { "planned_start", 12 }, { "planned_end", 12 }, { "real_start", 12 }, { "real_end", 12 },
    { "progress", 9 }, { "budget", 16 }, { "funded", 16 }, { "arrived", 16 }, { "method", 14 }, { "winner", 24 }, { "contract", 16 },
    { "contract_on", 12 }, { "paid", 16 }, { "done_value", 16 }, { "settled", 16 }, { "approval_no", 20 }, { "light", 14 },
};

struct making { struct takeout_in *in; struct project_query asked; };

static enum xlsx_kind kind_of(const struct field *f) {
    if (f->kind == K_DATE) return XLSX_DATE;
    if (f->kind != K_INT) return XLSX_TEXT;
    return f->flags & MONEY ? XLSX_MONEY : XLSX_NUMBER;
}

static void put_cell(struct call *c, struct xlsx *x, int at, const struct field *f, const struct project *p) {
    void *row = (void *)(uintptr_t)p;
    if (f->kind == K_DATE) {
        struct civil d;
        if (field_str(f, row)->n && date_parse(*field_str(f, row), &d)) xlsx_day(x, at, d);
    } else if (f->kind == K_TEXT) xlsx_text(x, at, f->flags & FREE ? mask_text(c->mem, *field_str(f, row)) : *field_str(f, row));
    else if (*field_int(f, row) == NONE) return;
    else if (f->kind == K_CODE) xlsx_text(x, at, str_of(word_of(c->language, f->codes->name, code_text(f->codes, *field_int(f, row)))));
    else if (f->kind == K_REF) xlsx_text(x, at, world_name(c->world, f->ref, *field_int(f, row)));
    else xlsx_number(x, at, f->flags & MONEY ? (double)*field_int(f, row) / 100 : (double)*field_int(f, row));
}

static enum err rows_write(struct call *c, struct workbook *w, struct making *m) {
    struct scope s;
    struct query q;
    struct rows r;
    enum err e = project_listing(c, CAP_EXPORT, &m->asked, &s, &q);
    q.limit = CHUNK;
    m->in->rows = 0;
    if (e) return e;
    do {
        if ((e = store_list(c->db, c->mem, &s, c->tenant, &q, &r, &c->fault))) return e;
        for (int i = 0; i < r.n; i++) {
            const struct project *p = &((const struct project *)r.row)[i];
            for (int k = 0; k < N_OF(columns); k++) put_cell(c, w->x, k, field_named(&project_entity, str_of(columns[k].name)), p);
            xlsx_row_end(w->x);
            q.after_int = p->due, q.after_id = p->h.id;
            if (!q.sort) q.after_int = p->h.id;
        }
        q.after = true;
        m->in->rows += r.n;
    } while (r.n == CHUNK && m->in->rows < TAKEOUT_ROWS);
    return OK;
}

static enum err write_book(struct call *c, struct workbook *w, void *arg) {
    struct making *m = arg;
    struct xlsx_column *col = ARENA_ARRAY(c->mem, struct xlsx_column, N_OF(columns));
    struct str note[2][2];
    for (int i = 0; i < N_OF(columns); i++) {
        const struct field *f = field_named(&project_entity, str_of(columns[i].name));
        col[i] = (struct xlsx_column){ str_of(word_of(c->language, "project", f->name)), kind_of(f), columns[i].width };
    }
    enum err e = xlsx_begin(c->mem, w->fd, str_of(word_text(c->language, "prj.sheet")), col, N_OF(columns), &w->x, &c->fault);
    if (e || (e = rows_write(c, w, m))) return e;
    note[0][0] = str_of(word_text(c->language, "takeout.rows"));
    note[0][1] = arena_printf(c->mem, "%lld", (long long)m->in->rows);
    note[1][0] = str_of(word_text(c->language, "takeout.reason"));
    note[1][1] = mask_text(c->mem, m->in->reason);
    xlsx_note(w->x, str_of(word_text(c->language, "takeout.about")), note, 2);
    return OK;
}

static enum err export_prepare(struct call *c, void *arg) {
    struct takeout_in *in = arg;
    struct making *m = ARENA_NEW(c->mem, struct making);
    m->in = in;
    enum err e = query_text_read(c, &project_query_entity, in->query, "query", &m->asked);
    return e ? e : workbook_alone(c, write_book, m, &in->bytes);
}

static enum err export_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct takeout_in *in = arg;
    struct export row;
    row_clear(&export_entity, &row);
    row.noun = S("projects");
    row.query = in->query, row.reason = in->reason, row.rows = in->rows;
    return takeout_put(c, tx, &row, in->bytes, ret);
}

const struct action projects_export = {
    .name = "projects.export", .cap = CAP_EXPORT, .in = &takeout_in_entity, .out = &takeout_out_entity,
    .prepare = export_prepare, .body = export_body, .slow = true,
};
