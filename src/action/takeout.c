#include "action/takeout.h"

#include "action/listing.h"
#include "action/look.h"
#include "action/query_text.h"
#include "action/workbook.h"
#include "base/time.h"

enum { CHUNK = 500 };

static const struct field in_fields[] = {
    F_TEXT(takeout_in, query, INPUT, 0, 2000), F_TEXT(takeout_in, columns, INPUT, 0, 400),
    F_TEXT(takeout_in, reason, REQUIRED | INPUT | FREE, 5, 400),
};
const struct entity takeout_in_entity = {
    .name = "takeout", .size = sizeof(struct takeout_in), .field = in_fields, .nfield = N_OF(in_fields), .headless = true,
};
static const struct field out_fields[] = { F_INT(takeout_out, id, REQUIRED, 1, INT64_MAX), F_INT(takeout_out, rows, REQUIRED, 0, INT64_MAX) };
const struct entity takeout_out_entity = {
    .name = "takeout_made", .size = sizeof(struct takeout_out), .field = out_fields, .nfield = N_OF(out_fields), .headless = true,
};

/* ---- columns: what a list may show outside, and how wide it stands ---- */

static const struct { const char *name; int width; } wide[] = {
    { "no", 11 }, { "title", 40 }, { "town", 14 }, { "community", 16 }, { "estate", 20 }, { "place", 26 },
    { "description", 50 }, { "category", 16 }, { "severity", 10 }, { "source", 10 }, { "state", 10 }, { "open", 8 },
    { "unit", 24 }, { "light", 16 }, { "stage_limit", 12 }, { "due", 17 }, { "overall_limit", 12 }, { "overall_due", 17 },
    { "created_at", 17 }, { "updated_at", 17 }, { "verified_at", 17 }, { "filed_at", 17 }, { "dispatched_at", 17 },
    { "accepted_at", 17 }, { "finished_at", 17 }, { "checked_at", 17 }, { "agreed_at", 17 }, { "disagreed_at", 17 },
    { "closed_at", 17 }, { "reopened_at", 17 }, { "paused_since", 17 }, { "paused_until", 17 }, { "returns", 8 },
    { "reworks", 8 }, { "reopens", 8 }, { "objections", 8 }, { "extensions", 8 }, { "suspensions", 8 }, { "escalations", 8 },
    { "merged_n", 8 }, { "facts", 30 },
};
static const char usual[] = "no,title,estate,place,category,severity,state,unit,due,overall_due";

struct column { const struct field *f; int width; };
struct columns { struct column c[N_OF(wide)]; int n; bool lean; };

static enum err column_add(struct call *c, struct str name, struct columns *ret) {
    if (str_is(name, "marks")) name = S("facts");
    for (int i = 0; i < N_OF(wide); i++) {
        const struct field *f = field_named(&problem_entity, str_of(wide[i].name));
        if (!str_is(name, wide[i].name)) continue;
        for (int k = 0; k < ret->n; k++)
            if (ret->c[k].f == f) return OK;
        ret->c[ret->n++] = (struct column){ f, wide[i].width };
        ret->lean &= field_lean(f);
        return OK;
    }
    return fail_with(c, E_INVALID, "columns", "takeout.column", name, STR_NULL);
}

static enum err columns_of(struct call *c, struct str text, struct columns *ret) {
    enum err e = OK;
    *ret = (struct columns){ .lean = true };
    if (!text.n) text = str_of(usual);
    for (struct str rest = text, one; rest.s && !e;) {
        rest = str_cut(rest, ',', &one);
        one = str_trim(one);
        if (one.n) e = column_add(c, one, ret);
    }
    return e || ret->n ? e : fail(c, E_INVALID, "columns", "field.required");
}

/* ---- what stands in a cell ---- */

static struct str joined(struct call *c, struct str a, const char *list, const char *code) {
    struct str b = str_of(word_of(c->language, list, code));
    return a.n ? arena_printf(c->mem, PRIstr "%s" PRIstr, STRARG(a), word_text(c->language, "takeout.and"), STRARG(b)) : b;
}

static struct str facts_text(struct call *c, int64_t bits) {
    struct str s = STR_NULL;
    for (int i = 0; i < facts.n; i++)
        if (bits != NONE && bits >> i & 1) s = joined(c, s, facts.name, facts.code[i]);
    return s;
}

static struct str flag_text(struct call *c, int64_t v) {
    return v == NONE ? STR_NULL : str_of(word_text(c->language, v ? "takeout.yes" : "takeout.no"));
}

static enum xlsx_kind kind_of(const struct field *f) {
    if (f->kind == K_TIME) return XLSX_TIME;
    return f->kind == K_INT && !(f->flags & INNER) ? XLSX_NUMBER : XLSX_TEXT;
}

static void put_cell(struct call *c, struct xlsx *x, int at, const struct field *f, const struct problem *p) {
    void *row = (void *)(uintptr_t)p;
    if (f->kind == K_TEXT) {
        xlsx_text(x, at, f->flags & FREE ? mask_text(c->mem, *field_str(f, row)) : *field_str(f, row));
        return;
    }
    int64_t v = *field_int(f, row);
    if (v == NONE) return;
    if (f->flags & INNER) xlsx_text(x, at, facts_text(c, v));
    else if (f->kind == K_TIME) xlsx_time(x, at, v, c->tz_offset);
    else if (f->kind == K_CODE) xlsx_text(x, at, str_of(word_of(c->language, f->codes->name, code_text(f->codes, v))));
    else if (f->kind == K_REF) xlsx_text(x, at, world_name(c->world, f->ref, v));
    else if (f->kind == K_BOOL) xlsx_text(x, at, flag_text(c, v));
    else xlsx_number(x, at, (double)v);
}

/* ---- the second sheet: what was asked, by whom, when ---- */

enum { NOTES = 40 };
struct notes { struct str pair[NOTES][2]; int n; };

static void note(struct notes *s, struct str label, struct str value) {
    if (s->n < NOTES) s->pair[s->n][0] = label, s->pair[s->n++][1] = value;
}

static struct str asked_text(struct call *c, const struct field *f, const struct problem_query *q) {
    void *row = (void *)(uintptr_t)q;
    struct str s = STR_NULL;
    if (f->kind == K_TEXT) return *field_str(f, row);
    if (f->kind == K_IDS && !f->codes) return arena_printf(c->mem, "%d", field_ids(f, row)->n);
    if (f->kind == K_IDS) {
        for (int i = 0; i < field_ids(f, row)->n; i++)
            s = joined(c, s, f->codes->name, code_text(f->codes, field_ids(f, row)->id[i]));
        return s;
    }
    int64_t v = *field_int(f, row);
    if (f->kind == K_TIME) return time_text(c->mem, v, c->tz_offset);
    if (f->kind == K_BOOL) return flag_text(c, v);
    s = f->kind == K_REF ? world_name(c->world, f->ref, v) : STR_NULL;
    return s.n ? s : arena_printf(c->mem, "%lld", (long long)v);
}

static void note_filters(struct call *c, struct notes *s, const struct problem_query *q) {
    for (int i = 0; i < problem_query_entity.nfield; i++) {
        const struct field *f = &problem_query_entity.field[i];
        bool page = str_is(str_of(f->name), "limit") || str_is(str_of(f->name), "count") || str_is(str_of(f->name), "after");
        if (page || field_null(f, q) || (f->kind == K_IDS && field_ids(f, (void *)(uintptr_t)q)->n == 0)) continue;
        note(s, str_of(word_of(c->language, "filter", f->name)), asked_text(c, f, q));
    }
}

static void notes_of(struct call *c, struct notes *s, const struct takeout_in *in, const struct problem_query *q) {
    enum language l = c->language;
    const struct person *p = world_person(c->world, c->who->person);
    note(s, str_of(word_text(l, "takeout.rows")), arena_printf(c->mem, "%lld", (long long)in->rows));
    note(s, str_of(word_text(l, "takeout.at")), time_text(c->mem, c->now, c->tz_offset));
    note(s, str_of(word_text(l, "takeout.by")), p ? arena_printf(c->mem, PRIstr " " PRIstr, STRARG(p->name),
         STRARG(world_name(c->world, &org_entity, p->org))) : STR_NULL);
    note(s, str_of(word_text(l, "takeout.scope")), scope_words(c));
    note(s, str_of(word_text(l, "takeout.reason")), mask_text(c->mem, in->reason));
    note_filters(c, s, q);
}

/* ---- the file ---- */

struct making {
    struct takeout_in *in;
    struct problem_query asked;
    struct listing list;
    struct columns columns;
    struct xlsx *x;
};

static enum err too_many(struct call *c, struct making *m) {
    int64_t found;
    enum err e = store_count(c->db, c->mem, &m->list.scope, c->tenant, &m->list.q, TAKEOUT_ROWS + 1, &found, &c->fault);
    if (e || found <= TAKEOUT_ROWS) return e;
    return fail_with(c, E_TOO_LARGE, "query", "takeout.many", S("50000"), STR_NULL);
}

/* Every row, a chunk at a time; what a chunk took in memory is given back. */
static enum err write_rows(struct call *c, struct making *m) {
    struct problem last;
    bool more = true;
    m->in->rows = 0;
    while (more) {
        struct arena_mark at = arena_mark(c->mem);
        struct query q = listing_page(&m->list, m->in->rows ? &last : 0, CHUNK);
        struct rows r;
        q.lean = m->columns.lean;
        enum err e = store_list(c->db, c->mem, &m->list.scope, c->tenant, &q, &r, &c->fault);
        if (e) return e;
        for (int i = 0; i < r.n; i++) {
            for (int k = 0; k < m->columns.n; k++) put_cell(c, m->x, k, m->columns.c[k].f, &((const struct problem *)r.row)[i]);
            xlsx_row_end(m->x);
        }
        if (r.n) last = ((const struct problem *)r.row)[r.n - 1];      /* of it only the key is looked at again */
        m->in->rows += r.n;
        more = r.n == CHUNK;
        arena_rewind(c->mem, at);
    }
    return OK;
}

static enum err begin(struct call *c, struct workbook *w, struct making *m) {
    struct xlsx_column *column = ARENA_ARRAY(c->mem, struct xlsx_column, m->columns.n);
    for (int i = 0; i < m->columns.n; i++) {
        const struct field *f = m->columns.c[i].f;
        column[i] = (struct xlsx_column){ str_of(word_of(c->language, "out", f->name)), kind_of(f), m->columns.c[i].width };
    }
    enum err e = xlsx_begin(c->mem, w->fd, str_of(word_text(c->language, "takeout.sheet")), column, m->columns.n, &w->x, &c->fault);
    m->x = w->x;
    return e;
}

static enum err write_book(struct call *c, struct workbook *w, void *arg) {
    struct making *m = arg;
    struct notes notes = { .n = 0 };
    enum err e = listing_of(c, &m->asked, &m->list);
    if (e) return e;
    m->list.scope = scope_of(c, CAP_EXPORT);             /* no further than he may take out */
    if ((e = too_many(c, m)) || (e = begin(c, w, m)) || (e = write_rows(c, m))) return e;
    notes_of(c, &notes, m->in, &m->asked);
    xlsx_note(m->x, str_of(word_text(c->language, "takeout.about")), notes.pair, notes.n);
    return OK;
}

static enum err export_prepare(struct call *c, void *arg) {
    struct takeout_in *in = arg;
    struct making *m = ARENA_NEW(c->mem, struct making);
    m->in = in;
    enum err e = query_text_read(c, &problem_query_entity, in->query, "query", &m->asked);
    if (e || (e = columns_of(c, in->columns, &m->columns))) return e;
    return workbook_alone(c, write_book, m, &in->bytes);
}

enum err takeout_put(struct call *c, struct tx *tx, struct export *row, struct str bytes, struct takeout_out *ret) {
    enum err e = tx_insert(tx, &export_entity, row, &(struct change){ .verb = "export" });
    if (e || (e = look_put(c, tx, "export", row->h.id, "export", row->reason, row->rows))) return e;
    struct str day = date_text(c->mem, day_civil(time_local_day(c->now, c->tz_offset, 0)));
    *ret = (struct takeout_out){ row->h.id, row->rows, bytes, arena_printf(c->mem, PRIstr "-" PRIstr ".xlsx", STRARG(row->noun), STRARG(day)) };
    return OK;
}

static enum err export_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct takeout_in *in = arg;
    struct export row;
    row_clear(&export_entity, &row);
    row.noun = S("problems");
    row.query = in->query, row.columns = in->columns, row.reason = in->reason, row.rows = in->rows;
    return takeout_put(c, tx, &row, in->bytes, ret);
}

const struct action problems_export = {
    .name = "problems.export", .cap = CAP_EXPORT, .in = &takeout_in_entity, .out = &takeout_out_entity,
    .prepare = export_prepare, .body = export_body, .slow = true,
};
