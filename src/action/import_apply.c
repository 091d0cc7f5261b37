/* A batch is carried out: chunk by chunk, each in one transaction with its place
** in the file. */
#include "action/import_part.h"

#include <string.h>
#include "action/estate.h"
#include "action/register.h"

struct chunk {
    struct call *c;
    struct reading *r;
    struct batch batch;                  /* as it stood when the chunk was read             */
    struct import_row row[IMPORT_CHUNK];
    struct refusal *no[IMPORT_CHUNK];    /* NULL: not refused by what is read now           */
    bool skip[IMPORT_CHUNK];             /* refused by the dry run                          */
    struct touched touched;              /* estates whose completeness is reckoned in the end */
    int n;
    int64_t at_byte, at_line;            /* where the next one begins                       */
    bool last;
};

/* ---- reading the chunk ---- */

static void refusal_keep(struct arena *a, struct refusal *no) {
    for (int i = 0; i < no->n; i++) {
        no->bad[i].value = arena_copy(a, no->bad[i].value);
        for (int k = 0; k < 2; k++) no->bad[i].arg[k] = arena_copy(a, no->bad[i].arg[k]);
    }
}

static enum err read_rows(struct chunk *k) {
    struct call *c = k->c;
    struct kept file;
    struct csv_row row;
    struct refusal no;
    bool more = true;
    enum err e = kept_open(&file, c, &k->batch, k->r, k->batch.at_byte, k->batch.at_line);
    while (!e && more && k->n < IMPORT_CHUNK) {
        if ((e = kept_next(&file, &row, &more, &c->fault)) || !more) break;
        if (sheet_row_is(&k->r->match, &row) != SHEET_DATA) continue;
        struct import_row *to = &k->row[k->n];
        if (import_row_read(k->r, &row, to, &no)) import_row_keep(c->mem, k->r->noun, to);
        else {
            refusal_keep(c->mem, &no);
            k->no[k->n] = ARENA_NEW(c->mem, struct refusal);
            *k->no[k->n] = no;
        }
        k->n++;
    }
    k->last = k->n < IMPORT_CHUNK;
    k->at_byte = kept_at(&file);
    k->at_line = file.csv.line;
    return e;
}

/* Rows that the dry run refused stay out, whatever has changed since. */
static enum err read_refused(struct chunk *k, struct db *db) {
    struct call *c = k->c;
    struct cursor *cur;
    if (k->n == 0) return OK;
    struct bind b[] = { BI("tenant", c->tenant), BI("batch", batch_run(&k->batch)), BT("outcome", S("refused")),
                        BI("from", k->row[0].line), BI("to", k->row[k->n - 1].line) };
    enum err e = sql_open(db, c->mem, "batch_lines", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    for (int i = 0; sql_next(cur);) {
        int64_t line = sql_int(cur, 0);
        while (i < k->n && k->row[i].line < line) i++;
        if (i < k->n && k->row[i].line == line) k->skip[i] = true;
    }
    return sql_end(cur);
}

/* ---- one row ---- */

static void done_start(struct chunk *k, struct batch_row *b, int64_t line, const char *outcome) {
    row_clear(&batch_row_entity, b);
    b->tenant = k->c->tenant;
    b->batch = batch_run(&k->batch);
    b->line = line;
    b->outcome = str_of(outcome);
}

/* What events hide of a record's past, so that it can be brought back. */
static struct str hidden_before(struct chunk *k, const union record *was, const union record *is) {
    const struct entity *e = k->r->noun->e;
    struct buf b = { arena_alloc(k->c->mem, 4000), 0, 4000, false };
    struct jw w;
    int n = 0;
    jw_init(&w, &b);
    jw_object(&w);
    for (int i = 0; i < e->nfield; i++) {
        const struct field *f = &e->field[i];
        if (!(f->flags & (PERSONAL | FREE)) || f->kind != K_TEXT || f->max > 400) continue;
        struct str old = *field_str(f, (void *)(uintptr_t)was);
        if (str_eq(old, *field_str(f, (void *)(uintptr_t)is))) continue;
        jw_key(&w, f->name), jw_str(&w, old);
        n++;
    }
    jw_end_object(&w);
    return n ? buf_view(&b) : STR_NULL;
}

static enum err row_done(struct chunk *k, struct tx *tx, const struct import_row *row, const union record *was, const union record *is) {
    struct batch_row b;
    done_start(k, &b, row->line, was ? "changed" : "new");
    b.record = is->h.id;
    b.version = is->h.version;
    if (was) b.before = hidden_before(k, was, is);
    return tx_put(tx, &batch_row_entity, &b);
}

static enum err refused_as(struct chunk *k, struct tx *tx, const struct refusal *no) {
    struct batch_row b = refusal_row(k->c->mem, k->r, batch_run(&k->batch), no);
    return tx_put(tx, &batch_row_entity, &b);
}

static enum err row_refused(struct chunk *k, struct tx *tx, const struct import_row *row, const char *field, const char *key,
                            struct str arg0, struct str arg1) {
    struct refusal no = { .line = row->line };
    struct bad *b = refusal_add(&no, row->line, key);
    int f = reading_field(k->r, str_of(field));
    b->at = f >= 0 ? k->r->match.at[f] : -1;
    b->column = b->at >= 0 ? k->r->heading[b->at] : f >= 0 ? str_of(k->c->language == EN ? k->r->col[f].en : k->r->col[f].zh) : STR_NULL;
    if (k->r->noun->e == &estate_entity) b->value = row->rec.estate.name;
    b->arg[0] = arg0;
    b->arg[1] = arg1;
    return refused_as(k, tx, &no);
}

/* Written; what a check of the record has against it is the refusal of its row. */
static enum err put(struct chunk *k, struct tx *tx, const struct import_row *row, const union record *was, union record *is) {
    struct fault *f = &k->c->fault;
    k->touched.batch = k->batch.h.id;
    enum err e = register_put(k->c, tx, k->r->noun->e, was, is, &(struct change){ .verb = "import" }, &k->touched);
    if (e == OK) return row_done(k, tx, row, was, is);
    if ((e != E_INVALID && e != E_CONFLICT) || !f->key) return e;
    struct fault why = *f;
    *f = (struct fault){ 0 };
    return row_refused(k, tx, row, arena_cstr(k->c->mem, why.field), why.key, why.arg[0], why.arg[1]);
}

/* A building or stairwell that the row names and nobody has recorded. */
static enum err make_room(struct chunk *k, struct tx *tx, const struct import_row *row, const struct entity *e, int64_t building,
                          struct str name, int64_t *ret) {
    enum { ASIDE = 40 };
    union record rec;
    struct batch_row b;
    int64_t estate = row->rec.building.estate;
    if ((*ret = rooms_find(k->r, e, estate, building, name)) != NONE) return OK;
    row_clear(e, &rec);
    *field_int(field_named(e, S("estate")), &rec) = estate;
    *field_str(field_named(e, S("name")), &rec) = name;
    *field_int(field_named(e, S("batch")), &rec) = k->batch.h.id;
    if (e == &stairwell_entity) rec.stairwell.building = building;
    k->touched.batch = k->batch.h.id;
    enum err bad = register_put(k->c, tx, e, 0, &rec, &(struct change){ .verb = "import" }, &k->touched);
    if (bad) return bad;
    *ret = rec.h.id;
    rooms_add(k->r, e, estate, building, *ret, name);
    done_start(k, &b, row->line + ((int64_t)(e == &stairwell_entity ? 1 : 2) << ASIDE), "aside");
    b.record = rec.h.id;
    b.version = rec.h.version;
    b.noun = str_of(e->table);
    return tx_put(tx, &batch_row_entity, &b);
}

static enum err make_rooms(struct chunk *k, struct tx *tx, struct import_row *row) {
    const struct entity *e = k->r->noun->e;
    const struct field *building = field_named(e, S("building")), *stairwell = field_named(e, S("stairwell"));
    enum err bad = OK;
    if (row->building.n) bad = make_room(k, tx, row, &building_entity, NONE, row->building, field_int(building, &row->rec));
    if (!bad && row->stairwell.n)
        bad = make_room(k, tx, row, &stairwell_entity, *field_int(building, &row->rec), row->stairwell, field_int(stairwell, &row->rec));
    row->building = row->stairwell = STR_NULL;
    return bad;
}

static enum err row_new(struct chunk *k, struct tx *tx, const struct import_row *row) {
    const struct entity *e = k->r->noun->e;
    union record is;
    row_clear(e, &is);
    (void)import_row_merge(k->c->mem, k->r->noun, row, &is);
    is.h.id = tx_new_id(tx);
    if (e == &estate_entity) is.estate.estate = is.h.id;
    *field_int(field_named(e, S("batch")), &is) = k->batch.h.id;
    return put(k, tx, row, 0, &is);
}

static enum err row_changed(struct chunk *k, struct tx *tx, const struct import_row *row, const union record *was) {
    union record is = *was;
    bool held = false, estate = k->r->noun->e == &estate_entity;
    enum err bad = OK;
    if (*field_int(field_named(k->r->noun->e, S("batch")), (void *)(uintptr_t)was) == k->batch.h.id && was->h.version == 1)
        return row_refused(k, tx, row, estate ? "name" : "estate", "row.again", STR_NULL, STR_NULL);
    if (!import_row_merge(k->c->mem, k->r->noun, row, &is)) return OK;
    bool moved = estate && (is.estate.town != was->estate.town || is.estate.community != was->estate.community);
    if (moved && was->estate.town != NONE) bad = estate_has_problems(k->c, tx_db(tx), was->h.id, &held);
    if (bad) return bad;
    if (held) return row_refused(k, tx, row, "town", "row.has_problems", STR_NULL, STR_NULL);
    return put(k, tx, row, was, &is);
}

static enum err apply_row(struct chunk *k, struct tx *tx, int i) {
    struct import_row row = k->row[i];
    struct refusal no = { .line = row.line };
    union record was;
    int found, many = 0;
    if (k->skip[i]) return OK;
    if (k->no[i]) return refused_as(k, tx, k->no[i]);    /* its town has gone since, or the reader's scope */
    enum err e = make_rooms(k, tx, &row);
    if (e || (e = same_find(k->r, &row, &was, &found, &many, &no))) return e;
    if (no.n) return refused_as(k, tx, &no);
    bool estate = k->r->noun->e == &estate_entity;
    if (found == FOUND_MANY)
        return row_refused(k, tx, &row, estate ? "name" : "estate", estate ? "row.many" : "row.many_records",
                           arena_printf(k->c->mem, "%d", many), STR_NULL);
    return found == FOUND_NONE ? row_new(k, tx, &row) : row_changed(k, tx, &row, &was);
}

/* ---- the chunk ---- */

/* All rows are through: the counts are what was done, no longer what would be. */
static enum err counts_done(struct chunk *k, struct tx *tx, struct batch *b) {
    struct call *c = k->c;
    int64_t run = batch_run(b);
    enum err e = batch_count(c, tx_db(tx), "new", run, &b->fresh);
    if (!e) e = batch_count(c, tx_db(tx), "changed", run, &b->changed);
    if (!e) e = batch_count(c, tx_db(tx), "refused", run, &b->refused);
    b->same = b->total - b->fresh - b->changed - b->refused;
    return e;
}

static enum err finish(struct chunk *k, struct tx *tx) {
    struct call *c = k->c;
    struct batch was, is;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &batch_entity, k->batch.h.id, &was, tx_fault(tx));
    if (e) return e;
    is = was;
    is.state = BATCH_DONE;
    if ((e = counts_done(k, tx, &is))) return e;
    e = tx_update(tx, &batch_entity, &was, &is, &(struct change){ .verb = "done" });
    return e ? e : world_touch(tx);
}

/* Has the list grown to eight times what it was when the database last counted
** it? A plan made for an empty table may walk a full one. */
static bool has_grown(const struct chunk *k) {
    int64_t mark = IMPORT_CHUNK;
    while (mark <= k->batch.done) mark *= 8;
    return k->last || k->batch.done + k->n >= mark;
}

static enum err apply_body(struct tx *tx, void *arg) {
    struct chunk *k = arg;
    struct call *c = k->c;
    int64_t moved = 0;
    struct bind b[] = { BI("tenant", c->tenant), BI("id", k->batch.h.id), BI("done", k->batch.done + k->n),
                        BI("at", k->at_byte), BI("line", k->at_line), BI("was", k->batch.at_byte),
                        BI("running", BATCH_RUNNING) };
    struct bind tenant = BI("tenant", c->tenant);
    c->fault = (struct fault){ 0 };
    k->touched = (struct touched){ 0 };
    k->r->rooms = 0;                     /* as they are within this transaction */
    k->r->db = tx_db(tx);
    k->r->alike = 0;
    enum err e = sql_run(tx_db(tx), c->mem, "import_turn", &tenant, 1, 0, tx_fault(tx));
    if (!e) e = sql_run(tx_db(tx), c->mem, "import_progress", b, N_OF(b), &moved, tx_fault(tx));
    if (e || moved == 0) return e;       /* somebody else has done this chunk */
    if ((e = sought_read(k->r, k->row, k->n, &k->touched.alike))) return e;
    k->r->alike = k->touched.alike;
    for (int i = 0; i < k->n && !e; i++) e = apply_row(k, tx, i);
    if (!e) e = register_settle(c, tx, &k->touched);
    if (!e && has_grown(k)) e = sql_run(tx_db(tx), c->mem, "base_counted", 0, 0, 0, tx_fault(tx));
    return e || !k->last ? e : finish(k, tx);
}

static enum err failed_body(struct tx *tx, void *arg) {
    struct chunk *k = arg;
    struct call *c = k->c;
    struct batch was, is;
    c->fault = (struct fault){ 0 };
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &batch_entity, k->batch.h.id, &was, tx_fault(tx));
    if (e || was.state != BATCH_RUNNING) return e;
    is = was;
    is.state = BATCH_FAILED;
    e = tx_update(tx, &batch_entity, &was, &is, &(struct change){ .verb = "fail" });
    return e || !is.done ? e : world_touch(tx);
}

/* It cannot go on, now or later: the batch says so, and why is told. */
static enum err give_up(struct chunk *k, const char *key) {
    enum err e = import_write(k->c, failed_body, k);
    return e ? e : fail(k->c, E_NOT_FOUND, 0, key);
}

/* Rows are written for the person who committed, within what he may today. */
static bool act_as(struct call *as, int64_t person) {
    as->who = person == NONE ? who_system(as->mem) : who_of(as->mem, as->world, person);
    return as->who != 0;
}

/* Everything that is read: the batch, its rows, what was refused. */
static enum err read_chunk(struct chunk *k, int64_t batch, bool *running) {
    struct call *c = k->c;
    struct import_options opt;
    enum err e = store_get(c->db, c->mem, 0, c->tenant, &batch_entity, batch, &k->batch, &c->fault);
    *running = !e && k->batch.state == BATCH_RUNNING;
    if (!*running) return e;
    if (!act_as(c, k->batch.h.updated_by)) return E_DENIED;
    const struct import_noun *noun = import_noun_named(k->batch.noun);
    if (!noun) return E_NOT_FOUND;
    k->r = ARENA_NEW(c->mem, struct reading);
    if ((e = options_read(c, k->batch.options, &opt))) return e;
    reading_start(k->r, c, noun, &opt);
    if ((e = columns_read(c, &k->batch, k->r)) || (e = read_rows(k))) return e;
    return read_refused(k, c->db);
}

static enum err one_chunk(struct chunk *k, int64_t batch, bool *finished) {
    struct call *c = k->c;
    bool running = false;
    c->db = store_read(c->store, &c->fault);
    if (!c->db) return c->fault.err;
    enum err e = read_chunk(k, batch, &running);
    store_read_end(c->db);
    c->db = 0;
    if (running && (e == E_NOT_FOUND || e == E_DENIED)) {
        *finished = true;
        c->fault = (struct fault){ 0 };
        return give_up(k, e == E_DENIED ? "row.gone" : "import.file_gone");
    }
    if (e || !running) return *finished = !e, e;
    if ((e = import_write(c, apply_body, k))) return e;
    if (k->last && c->worlds) worlds_stale(c->worlds);
    *finished = k->last;
    return OK;
}

enum err import_chunk(struct call *c, int64_t batch, bool *finished) {
    struct arena_mark m = arena_mark(c->mem);
    struct call as = *c;
    struct chunk *k = ARENA_NEW(c->mem, struct chunk);
    k->c = &as;
    *finished = false;
    enum err e = one_chunk(k, batch, finished);
    c->fault = as.fault;                 /* its words live in the arena: keep it after a failure */
    if (!e) arena_rewind(c->mem, m);
    return e;
}
