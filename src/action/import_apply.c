/* A batch is carried out: chunk by chunk, each in one transaction with its place
** in the file. */
#include "action/import_part.h"

#include "action/estate.h"

struct chunk {
    struct call *c;
    struct reading *r;
    struct batch batch;                  /* as it stood when the chunk was read             */
    struct import_row row[IMPORT_CHUNK];
    struct refusal no[IMPORT_CHUNK];     /* key NULL: not refused by what is read now       */
    bool skip[IMPORT_CHUNK];             /* refused by the dry run                          */
    int n;
    int64_t at_byte, at_line;            /* where the next one begins                       */
    bool last;
};

/* ---- reading the chunk ---- */

static enum err read_rows(struct chunk *k) {
    struct call *c = k->c;
    struct kept file;
    struct csv_row row;
    bool more = true;
    enum err e = kept_open(&file, c, k->batch.sha, k->batch.at_byte, k->batch.at_line, k->r->sep, k->r->match.columns);
    while (!e && more && k->n < IMPORT_CHUNK) {
        if ((e = kept_next(&file, &row, &more, &c->fault)) || !more) break;
        struct import_row *to = &k->row[k->n];
        if (import_row_read(k->r, &row, to, &k->no[k->n])) import_row_keep(c->mem, to);
        else {
            refusal_name(k->r, &k->no[k->n]);
            k->no[k->n].value = arena_copy(c->mem, k->no[k->n].value);
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
    struct bind b[] = { BI("tenant", c->tenant), BI("batch", k->batch.h.id), BT("outcome", S("refused")),
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

static enum err row_done(struct chunk *k, struct tx *tx, const struct import_row *row, const char *outcome,
                         const struct estate *e) {
    struct batch_row b;
    row_clear(&batch_row_entity, &b);
    b.tenant = k->c->tenant;
    b.batch = k->batch.h.id;
    b.line = row->line;
    b.outcome = str_of(outcome);
    b.record = e->h.id;
    b.version = e->h.version;
    return tx_put(tx, &batch_row_entity, &b);
}

static enum err row_refused(struct chunk *k, struct tx *tx, const struct import_row *row, const char *key, int many) {
    struct refusal no = { .line = row->line, .column = S("name"), .value = row->e.name, .key = key };
    no.arg[0] = arena_printf(k->c->mem, "%d", many);
    refusal_name(k->r, &no);
    struct batch_row b = refusal_row(k->c->mem, k->c->tenant, k->batch.h.id, &no);
    return tx_put(tx, &batch_row_entity, &b);
}

/* The estate that the row means, as it stands in the database: *found is its
** place among the candidates or as known_find says. */
static enum err look_up(struct chunk *k, struct tx *tx, const struct estate *e, struct estate *ret, int *found,
                        int *many) {
    struct arena *a = k->c->mem;
    struct known *known = ARENA_ARRAY(a, struct known, KNOWN_MOST);
    struct bind number[] = { BI("tenant", k->c->tenant), BT("no", e->source_no), BI("n", KNOWN_MOST) };
    struct bind name[] = { BI("tenant", k->c->tenant), BT("name", e->name), BI("n", KNOWN_MOST) };
    struct rows r = { 0 };
    enum err bad = OK;
    *found = FOUND_NONE;
    if (e->source_no.n)
        bad = sql_rows(tx_db(tx), a, "estates_by_number", &estate_entity, number, N_OF(number), &r, tx_fault(tx));
    if (bad) return bad;
    if (r.n) *found = known_find(known, known_gather(&r, k->r, known, 0), e, many);
    if (*found == FOUND_NONE) {
        bad = sql_rows(tx_db(tx), a, "estates_by_name", &estate_entity, name, N_OF(name), &r, tx_fault(tx));
        if (bad) return bad;
        *found = known_find(known, known_gather(&r, k->r, known, 0), e, many);
    }
    for (int i = 0; i < r.n && *found >= 0; i++)
        if (((const struct estate *)r.row)[i].h.id == known[*found].id) *ret = ((const struct estate *)r.row)[i];
    return OK;
}

static enum err row_new(struct chunk *k, struct tx *tx, const struct import_row *row) {
    struct estate e;
    row_clear(&estate_entity, &e);
    (void)import_row_merge(k->c->mem, row, &e);
    e.h.id = tx_new_id(tx);
    e.estate = e.h.id;
    e.batch = k->batch.h.id;
    enum err bad = tx_insert(tx, &estate_entity, &e, &(struct change){ .verb = "import" });
    return bad ? bad : row_done(k, tx, row, "new", &e);
}

static enum err row_changed(struct chunk *k, struct tx *tx, const struct import_row *row, const struct estate *was) {
    struct estate is = *was;
    bool held = false;
    enum err bad = OK;
    if (was->batch == k->batch.h.id) return row_refused(k, tx, row, "row.again", 0);
    if (!import_row_merge(k->c->mem, row, &is)) return OK;
    bool moved = is.town != was->town || is.community != was->community;
    if (moved && was->town != NONE) bad = estate_has_problems(k->c, tx_db(tx), was->h.id, &held);
    if (bad) return bad;
    if (held) return row_refused(k, tx, row, "row.has_problems", 0);
    bad = tx_update(tx, &estate_entity, was, &is, &(struct change){ .verb = "import" });
    return bad ? bad : row_done(k, tx, row, "changed", &is);
}

static enum err apply_row(struct chunk *k, struct tx *tx, int i) {
    const struct import_row *row = &k->row[i];
    struct estate was;
    int found, many = 0;
    if (k->skip[i]) return OK;
    if (k->no[i].key) {                  /* its town has gone since, or the reader's scope */
        struct batch_row b = refusal_row(k->c->mem, k->c->tenant, k->batch.h.id, &k->no[i]);
        return tx_put(tx, &batch_row_entity, &b);
    }
    enum err e = look_up(k, tx, &row->e, &was, &found, &many);
    if (e) return e;
    if (found == FOUND_MANY) return row_refused(k, tx, row, "row.many", many);
    return found == FOUND_NONE ? row_new(k, tx, row) : row_changed(k, tx, row, &was);
}

/* ---- the chunk ---- */

/* All rows are through: the counts are what was done, no longer what would be. */
static enum err finish(struct chunk *k, struct tx *tx) {
    struct call *c = k->c;
    struct batch was, is;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &batch_entity, k->batch.h.id, &was, tx_fault(tx));
    if (e) return e;
    is = was;
    is.state = BATCH_DONE;
    e = batch_count(c, tx_db(tx), "new", was.h.id, &is.fresh);
    if (!e) e = batch_count(c, tx_db(tx), "changed", was.h.id, &is.changed);
    if (!e) e = batch_count(c, tx_db(tx), "refused", was.h.id, &is.refused);
    if (e) return e;
    is.same = is.total - is.fresh - is.changed - is.refused;
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
    c->fault = (struct fault){ 0 };
    enum err e = sql_run(tx_db(tx), c->mem, "import_progress", b, N_OF(b), &moved, tx_fault(tx));
    if (e || moved == 0) return e;       /* somebody else has done this chunk */
    for (int i = 0; i < k->n && !e; i++) e = apply_row(k, tx, i);
    if (!e && has_grown(k)) e = sql_run(tx_db(tx), c->mem, "estates_counted", 0, 0, 0, tx_fault(tx));
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
    return tx_update(tx, &batch_entity, &was, &is, &(struct change){ .verb = "fail" });
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
    enum err e = store_get(c->db, c->mem, 0, c->tenant, &batch_entity, batch, &k->batch, &c->fault);
    *running = !e && k->batch.state == BATCH_RUNNING;
    if (!*running) return e;
    if (!act_as(c, k->batch.h.updated_by)) return E_DENIED;
    k->r = ARENA_NEW(c->mem, struct reading);
    reading_start(k->r, c);
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
