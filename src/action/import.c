#include "action/import_part.h"

#include "action/problem.h"
#include "base/json.h"

/* ---- the batch ---- */

/* Who may import everywhere may see every batch. */
static bool sees_everything(struct call *c) {
    struct scope s = scope_of(c, CAP_BASE);
    for (int i = 0; i < s.n; i++)
        if (s.part[i].level == LEVEL_ALL && s.part[i].node == 0) return true;
    return false;
}

enum err batch_get(struct call *c, struct db *db, int64_t id, struct batch *ret) {
    enum err e = store_get(db, c->mem, 0, c->tenant, &batch_entity, id, ret, &c->fault);
    if (e) return e;
    bool mine = c->who->person != NONE && ret->h.created_by == c->who->person;
    return mine || sees_everything(c) ? OK : fail(c, E_NOT_FOUND, 0, 0);
}

static void view_columns(struct call *c, const struct json *j, struct import_view *v) {
    const struct json *list = json_get(j, "columns"), *notes = json_get(j, "notes");
    struct column_view *col = ARENA_ARRAY(c->mem, struct column_view, list ? list->n + 1 : 1);
    struct note_view *note = ARENA_ARRAY(c->mem, struct note_view, notes ? notes->n + 1 : 1);
    int n = 0, k = 0;
    for (const struct json *m = list ? list->child : 0; m; m = m->next, n++)
        col[n] = (struct column_view){ n, json_text(m, "label"), json_text(m, "field") };
    for (const struct json *m = notes ? notes->child : 0; m; m = m->next, k++) {
        const char *column = arena_printf(c->mem, "column." PRIstr, STRARG(json_text(m, "field"))).s;
        note[k] = (struct note_view){
            str_of(word_text(c->language, column)),
            str_of(word_text(c->language, arena_cstr(c->mem, json_text(m, "key")))), json_text(m, "value"),
            json_int(m, "n", 1),
        };
    }
    v->columns = (struct rows){ col, n };
    v->notes = (struct rows){ note, k };
}

static enum err rows_of(struct call *c, struct db *db, int64_t batch, const char *outcome, int64_t after, int64_t n,
                        struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("batch", batch), BT("outcome", str_of(outcome)), BI("after", after),
                        BI("n", n) };
    return sql_rows(db, c->mem, "batch_next", &batch_row_entity, b, N_OF(b), ret, &c->fault);
}

static enum err view_rows(struct call *c, struct db *db, int64_t batch, struct import_view *v) {
    struct rows refused, kept;
    enum err e = rows_of(c, db, batch, "refused", 0, IMPORT_SHOWN, &refused);
    if (e || (e = rows_of(c, db, batch, "kept", 0, IMPORT_SHOWN, &kept))) return e;
    struct refusal_view *r = ARENA_ARRAY(c->mem, struct refusal_view, refused.n + 1);
    struct kept_view *k = ARENA_ARRAY(c->mem, struct kept_view, kept.n + 1);
    for (int i = 0; i < refused.n; i++) {
        const struct batch_row *b = &((const struct batch_row *)refused.row)[i];
        r[i] = (struct refusal_view){ b->line, b->cell, b->value, refusal_text(c->mem, c->language, b->reason) };
    }
    for (int i = 0; i < kept.n; i++) {
        const struct batch_row *b = &((const struct batch_row *)kept.row)[i];
        k[i] = (struct kept_view){ b->record, b->value, refusal_text(c->mem, c->language, b->reason) };
    }
    v->refusals = (struct rows){ r, refused.n };
    v->kept = (struct rows){ k, kept.n };
    return OK;
}

enum err batch_view(struct call *c, struct db *db, const struct batch *b, struct import_view *v) {
    struct json *j = 0;
    enum err e = json_parse(c->mem, b->columns, &j, &c->fault);
    if (e) return e;
    v->id = b->h.id;
    v->version = b->h.version;
    v->state = b->state;
    v->rows = b->total;
    v->new = b->fresh;
    v->changed = b->changed;
    v->same = b->same;
    v->refused = b->refused;
    v->done = b->done;
    v->created_at = b->h.created_at;
    v->noun = b->noun;
    v->name = b->file_name;
    v->encoding = b->encoding;
    view_columns(c, j, v);
    return view_rows(c, db, b->h.id, v);
}

enum err batch_count(struct call *c, struct db *db, const char *outcome, int64_t batch, int64_t *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("batch", batch) };
    struct cursor *cur;
    *ret = 0;
    enum err e = sql_open(db, c->mem, "batch_outcomes", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (sql_next(cur))
        if (str_is(sql_text(cur, 0), outcome)) *ret = sql_int(cur, 1);
    return sql_end(cur);
}

enum err import_write(struct call *c, store_body body, void *arg) {
    struct work w = {
        .meta = { .tenant = c->tenant, .who = c->who ? c->who->person : NONE, .org = c->who ? c->who->org : NONE,
                  .now = c->now, .call = c->id },
        .body = body, .arg = arg, .mem = c->mem, .fault = &c->fault, .background = true,
    };
    return store_write(c->store, &w);
}

/* ---- the dry run ---- */

static enum err create_prepare(struct call *c, void *arg) {
    struct import_in *in = arg;
    if (!str_is(in->noun, "estates")) return fail_with(c, E_INVALID, "noun", "import.noun", S("estates"), STR_NULL);
    return import_check(c, in);
}

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct import_in *in = arg;
    struct batch b = in->checked->batch;
    enum err e = tx_insert(tx, &batch_entity, &b, &(struct change){ .verb = "check" });
    if (!e && in->checked->refused) e = refused_put(tx, in->checked->refused);
    return e ? e : batch_view(c, tx_db(tx), &b, out);
}

static enum err get_read(struct call *c, void *in, void *out) {
    struct batch b;
    enum err e = batch_get(c, c->db, ((const struct one_in *)in)->id, &b);
    return e ? e : batch_view(c, c->db, &b, out);
}

/* ---- carrying it out ---- */

static enum err job_put(struct call *c, struct tx *tx, const struct batch *b) {
    struct job j;
    row_clear(&job_entity, &j);
    j.id = tx_new_id(tx);
    j.tenant = c->tenant;
    j.kind = S("import");
    j.state = JOB_WAITING;
    j.run_at = j.created_at = c->now;
    j.version = 1;
    j.attempts = j.progress = 0;
    j.total = b->total;
    j.by = c->who->person;
    j.input = arena_printf(c->mem, "{\"batch\":%lld}", (long long)b->h.id);
    return tx_put(tx, &job_entity, &j);
}

static enum err commit_body(struct call *c, struct tx *tx, void *in, void *out) {
    struct batch was, is;
    enum err e = batch_get(c, tx_db(tx), ((const struct one_in *)in)->id, &was);
    if (e) return e;
    if (was.state == BATCH_UNDONE) return fail(c, E_CONFLICT, 0, "import.undone");
    if (was.state == BATCH_RUNNING || was.state == BATCH_DONE) return batch_view(c, tx_db(tx), &was, out);
    is = was;
    is.state = BATCH_RUNNING;
    if ((e = tx_update(tx, &batch_entity, &was, &is, &(struct change){ .verb = "commit" }))) return e;
    if ((e = job_put(c, tx, &is))) return e;
    return batch_view(c, tx_db(tx), &is, out);
}

/* ---- the refused rows as a file ---- */

/* One page of refusals with their rows; the rows stand in the file in the same order. */
struct page { struct call *c; const struct batch *b; const struct reading *r; struct rows rows; int64_t at, line; };

static void put_row(struct csv_out *o, const struct page *p, const struct batch_row *b, const struct csv_row *row) {
    csv_put_int(o, b->line);
    csv_put(o, b->cell);
    csv_put(o, refusal_text(p->c->mem, p->c->language, b->reason));
    for (int i = 0; i < row->n; i++) csv_put(o, row->cell[i]);
    csv_end_row(o);
}

/* The bytes that a row takes: written once for nothing, in room that is enough. */
static size_t size_of(const struct page *p, const struct batch_row *b, const struct csv_row *row) {
    size_t room = 2 * (row->to - row->from + b->cell.n) + 8 * b->reason.n + 4 * (size_t)row->n + 400;
    struct buf buf = { arena_alloc(p->c->mem, room), 0, room, false };
    struct csv_out o = { &buf, false };
    put_row(&o, p, b, row);
    return buf.n;
}

/* Walk the file from where the last page ended; without `o` only measure. */
static enum err walk(struct page *p, struct csv_out *o, size_t *room) {
    struct kept k;
    struct csv_row row;
    bool more = true;
    enum err e = kept_open(&k, p->c, p->b->sha, p->at, p->line, p->r->sep, p->r->match.columns);
    for (int i = 0; i < p->rows.n && !e;) {
        const struct batch_row *b = &((const struct batch_row *)p->rows.row)[i];
        if ((e = kept_next(&k, &row, &more, &p->c->fault)) || !more) break;
        if (row.line < b->line) continue;
        i++;
        if (o) put_row(o, p, b, &row);
        else *room += size_of(p, b, &row);
    }
    if (e == E_NOT_FOUND) p->c->fault = (struct fault){ 0 }, e = fail(p->c, E_NOT_FOUND, 0, "import.file_gone");
    p->at = kept_at(&k);
    p->line = k.csv.line;
    return e;
}

/* All pages; the memory of each is given back. */
static enum err walk_all(struct call *c, const struct batch *b, const struct reading *r, int64_t at, int64_t line,
                         struct csv_out *o, size_t *room) {
    struct page p = { .c = c, .b = b, .r = r, .at = at, .line = line };
    int64_t after = 0;
    for (;;) {
        struct arena_mark m = arena_mark(c->mem);
        enum err e = rows_of(c, c->db, b->h.id, "refused", after, IMPORT_CHUNK, &p.rows);
        int n = p.rows.n;
        if (!e && n) after = ((const struct batch_row *)p.rows.row)[n - 1].line;
        if (!e && n) e = walk(&p, o, room);
        if (e) return e;
        arena_rewind(c->mem, m);
        if (n < IMPORT_CHUNK) return OK;
    }
}

static void put_heading(struct csv_out *o, struct call *c, const struct reading *r) {
    static const char *const word[] = { "column.line", "column.column", "column.reason" };
    for (int i = 0; i < 3; i++) csv_put(o, str_of(word_text(c->language, word[i])));
    for (int i = 0; i < r->match.columns; i++) csv_put(o, r->heading[i]);
    csv_end_row(o);
}

static enum err refused_read(struct call *c, void *in, void *ret) {
    struct import_file *out = ret;
    struct batch b;
    struct reading r;
    struct csv_out o;
    size_t room = 8;
    enum err e = batch_get(c, c->db, ((const struct one_in *)in)->id, &b);
    if (e) return e;
    reading_start(&r, c);
    if ((e = columns_read(c, &b, &r))) return e;
    for (int i = 0; i < r.match.columns; i++) room += 2 * r.heading[i].n + 4;
    room += 200;
    if ((e = walk_all(c, &b, &r, 0, 1, 0, &room))) return e;
    struct buf *buf = ARENA_NEW(c->mem, struct buf);
    *buf = (struct buf){ arena_alloc(c->mem, room), 0, room, false };
    csv_out_open(&o, buf);
    put_heading(&o, c, &r);
    if ((e = walk_all(c, &b, &r, 0, 1, &o, &room))) return e;
    out->bytes = buf_view(buf);
    out->name = arena_printf(c->mem, "refused-%lld.csv", (long long)b.h.id);
    return OK;
}

static enum err undo_prepare(struct call *c, void *in) {
    return import_undo_rows(c, ((const struct one_in *)in)->id);
}

static enum err undo_body(struct call *c, struct tx *tx, void *in, void *out) {
    struct batch was, is;
    enum err e = batch_get(c, tx_db(tx), ((const struct one_in *)in)->id, &was);
    if (e) return e;
    if (was.state == BATCH_UNDONE) return batch_view(c, tx_db(tx), &was, out);
    is = was;
    is.state = BATCH_UNDONE;
    if ((e = batch_count(c, tx_db(tx), "kept", was.h.id, &is.undone_kept))) return e;
    if ((e = tx_update(tx, &batch_entity, &was, &is, &(struct change){ .verb = "undo" }))) return e;
    return batch_view(c, tx_db(tx), &is, out);
}

const struct action imports_create = {
    .name = "imports.create", .cap = CAP_BASE, .in = &import_in_entity, .out = &import_view_entity,
    .prepare = create_prepare, .body = create_body, .slow = true,
};
const struct action imports_get = {
    .name = "imports.get", .cap = CAP_BASE, .in = &one_in_entity, .out = &import_view_entity, .read = get_read,
};
const struct action imports_commit = {
    .name = "imports.commit", .cap = CAP_BASE, .in = &one_in_entity, .out = &import_view_entity, .body = commit_body,
};
const struct action imports_undo = {
    .name = "imports.undo", .cap = CAP_BASE, .in = &one_in_entity, .out = &import_view_entity,
    .prepare = undo_prepare, .body = undo_body, .slow = true, .touches_world = true,
};
const struct action imports_refused = {
    .name = "imports.refused", .cap = CAP_BASE, .in = &one_in_entity, .out = &import_file_entity, .read = refused_read,
};
