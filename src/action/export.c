#include "action/export.h"

#include <stdio.h>
#include "action/around.h"
#include "action/estate.h"
#include "action/import_part.h"
#include "action/lift.h"
#include "action/query_text.h"
#include "action/register.h"
#include "action/workbook.h"
#include "base/time.h"

enum { PAGE_MOST = 200 };

static const struct field in_fields[] = {
    F_TEXT(export_in, noun, REQUIRED | INPUT, 1, 40), F_TEXT(export_in, query, INPUT, 0, 2000),
    F_TEXT(export_in, columns, INPUT, 0, 2000), F_TEXT(export_in, reason, REQUIRED | INPUT | FREE, 5, 400),
};
const struct entity export_in_entity = SHAPE_OF(export_in, "export", in_fields);

struct exporting {
    struct export_in *in;
    struct reading r;
    struct scope scope;
    int *field, n;
    struct xlsx *x;
    struct estate_query estates;
    struct record_query records;
    struct lift_query lifts;
    bool by_due;                             /* lifts as their own list has them, by what is due first */
};

/* ---- columns ---- */

static enum err columns_of(struct call *c, struct exporting *m) {
    m->field = ARENA_ARRAY(c->mem, int, m->r.cols + 1);
    if (!m->in->columns.n) {
        for (int i = 0; i < m->r.cols; i++) {
            const struct field *f = m->r.field[i];
            bool datum = f && f->codes == &datums;       /* positions leave as WGS 84 */
            if (!datum && (!f || field_lean(f))) m->field[m->n++] = i;
        }
        return OK;
    }
    for (struct str rest = m->in->columns, one; rest.s;) {
        rest = str_cut(rest, ',', &one);
        one = str_trim(one);
        if (!one.n) continue;
        int f = reading_field(&m->r, one);
        if (f < 0) return fail_with(c, E_INVALID, "columns", "export.column", one, STR_NULL);
        bool twice = false;
        for (int i = 0; i < m->n; i++) twice |= m->field[i] == f;
        if (!twice) m->field[m->n++] = f;
    }
    return m->n ? OK : fail(c, E_INVALID, "columns", "field.required");
}

/* ---- rows ---- */

static enum err one_row(struct call *c, struct exporting *m, void *rec) {
    for (int i = 0; i < m->n; i++) noun_cell(c, m->x, i, &m->r, m->field[i], rec);
    xlsx_row_end(m->x);
    if (++m->in->rows <= EXPORT_ROWS) return OK;
    return fail_with(c, E_TOO_LARGE, "query", "takeout.many", S("200000"), STR_NULL);
}

static enum err estate_rows(struct call *c, struct exporting *m) {
    struct estate_sieve sieve;
    enum err e = estate_sieve(c, c->db, &m->estates, &sieve);
    for (int i = 0; i < c->world->nestates && !e; i++) {
        struct arena_mark at = arena_mark(c->mem);
        struct estate *s = &c->world->estate[i];
        if (!estate_asked(c, &sieve, s) || !scope_covers(c, &m->scope, s->town, s->community, s->h.id)) continue;
        e = one_row(c, m, s);
        if (!e) arena_rewind(c->mem, at);
    }
    return e;
}

static const struct action *list_of(const struct entity *e) {
    for (int i = 0; i < NOUNS; i++)
        if (register_entities[i] == e) return &register_nouns[i].list;
    return 0;
}

/* The noun's own list, page by page: the same filters, the same sight. */
static enum err record_rows(struct call *c, struct exporting *m) {
    const struct entity *of = m->r.noun->e;
    const struct action *list = list_of(of), *was = c->action;
    struct record_query q = m->records;
    enum err e = list ? OK : fail(c, E_INTERNAL, 0, 0);
    char after[24] = "";
    q.limit = PAGE_MOST;
    q.count = NONE;
    for (bool more = true; more && !e;) {
        struct arena_mark at = arena_mark(c->mem);
        struct record_page page = { 0 };
        q.after = *after ? str_of(after) : STR_NULL;
        c->action = list;
        e = list->read(c, &q, &page);
        c->action = was;
        for (int i = 0; i < page.items.n && !e; i++) {
            void *rec = (char *)page.items.row + (size_t)i * of->size;
            const struct building *b = rec;
            if (scope_covers(c, &m->scope, b->town, b->community, b->estate)) e = one_row(c, m, rec);
        }
        more = page.next.n > 0 && page.next.n < sizeof after;
        for (size_t i = 0; i <= page.next.n && more; i++) after[i] = i < page.next.n ? page.next.s[i] : '\0';
        if (!e) arena_rewind(c->mem, at);
    }
    return e;
}

/* The list of lifts, by what is due first. */
static enum err lift_rows(struct call *c, struct exporting *m) {
    struct lift_query q = m->lifts;
    enum err e = OK;
    char after[40] = "";
    for (bool more = true; more && !e;) {
        struct arena_mark at = arena_mark(c->mem);
        struct rows page = { 0 };
        q.after = *after ? str_of(after) : STR_NULL;
        e = lifts_read(c, c->db, &q, PAGE_MOST, &page, &more);
        struct lift_view *v = page.row;
        for (int i = 0; i < page.n && !e; i++)
            if (scope_covers(c, &m->scope, v[i].e.town, v[i].e.community, v[i].e.estate)) e = one_row(c, m, &v[i].e);
        const struct elevator *last = page.n ? &v[page.n - 1].e : 0;
        more = more && last;
        if (more) (void)snprintf(after, sizeof after, PRIstr ".%lld", STRARG(last->next_by.n ? last->next_by : S("-")), (long long)last->h.id);
        if (!e) arena_rewind(c->mem, at);
    }
    return e;
}

static enum err rows_of_noun(struct call *c, struct exporting *m) {
    if (m->by_due) return lift_rows(c, m);
    return m->r.noun->e == &estate_entity ? estate_rows(c, m) : record_rows(c, m);
}

static void about(struct call *c, struct exporting *m) {
    struct str (*pair)[2] = arena_alloc(c->mem, sizeof *pair * 6);
    const struct person *p = world_person(c->world, c->who->person);
    int n = 0;
    pair[n][0] = str_of(word_text(c->language, "takeout.rows")), pair[n++][1] = arena_printf(c->mem, "%lld", (long long)m->in->rows);
    pair[n][0] = str_of(word_text(c->language, "takeout.at")), pair[n++][1] = time_text(c->mem, c->now, c->tz_offset);
    pair[n][0] = str_of(word_text(c->language, "takeout.by")), pair[n++][1] = p ? p->name : S("");
    pair[n][0] = str_of(word_text(c->language, "takeout.scope")), pair[n++][1] = scope_words(c);
    pair[n][0] = str_of(word_text(c->language, "takeout.reason")), pair[n++][1] = mask_text(c->mem, m->in->reason);
    xlsx_note(m->x, str_of(word_text(c->language, "takeout.about")), (const struct str (*)[2])pair, n);
}

static enum err write_book(struct call *c, struct workbook *w, void *arg) {
    struct exporting *m = arg;
    const struct entity *of = m->r.noun->e;
    struct xlsx_column *col = noun_columns(c, &m->r, m->field, m->n);
    enum err e = xlsx_begin(c->mem, w->fd, str_of(word_of(c->language, "noun", of->name)), col, m->n, &w->x, &c->fault);
    if (e) return e;
    m->x = w->x;
    m->in->rows = 0;
    if ((e = rows_of_noun(c, m))) return e;
    about(c, m);
    return OK;
}

/* ---- the action ---- */

static enum err export_prepare(struct call *c, void *arg) {
    struct export_in *in = arg;
    struct exporting *m = ARENA_NEW(c->mem, struct exporting);
    m->by_due = str_is(in->noun, "lifts");
    struct str noun = m->by_due ? S("elevators") : in->noun;
    const struct import_noun *row = import_noun_named(noun);
    if (!row || row->only) return fail_with(c, E_INVALID, "noun", "export.noun", import_noun_list(c->mem, c->language), STR_NULL);
    m->in = in;
    reading_start(&m->r, c, row, 0);
    m->scope = scope_of(c, CAP_EXPORT);
    const struct entity *asked = m->by_due ? &lift_query_entity : row->e == &estate_entity ? &estate_query_entity : &record_query_entity;
    void *query = m->by_due ? (void *)&m->lifts : row->e == &estate_entity ? (void *)&m->estates : (void *)&m->records;
    enum err e = query_text_read(c, asked, in->query, "query", query);
    if (e || (e = columns_of(c, m))) return e;
    return workbook_alone(c, write_book, m, &in->bytes);
}

static enum err export_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct export_in *in = arg;
    struct export row;
    row_clear(&export_entity, &row);
    row.noun = in->noun;
    row.query = in->query, row.columns = in->columns, row.reason = in->reason, row.rows = in->rows;
    return takeout_put(c, tx, &row, in->bytes, ret);
}

const struct action export_make = {
    .name = "export.make", .cap = CAP_EXPORT, .in = &export_in_entity, .out = &takeout_out_entity,
    .prepare = export_prepare, .body = export_body, .slow = true,
};
