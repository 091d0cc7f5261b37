#include "action/import_part.h"

#include "action/problem.h"

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
    if (!import_noun_named(in->noun))
        return fail_with(c, E_INVALID, "noun", "import.noun", import_noun_list(c->mem, c->language), STR_NULL);
    return import_check(c, in, 0, 0, &in->checked);
}

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct import_in *in = arg;
    struct batch b = in->checked->batch;
    enum err e = tx_insert(tx, &batch_entity, &b, &(struct change){ .verb = "check" });
    if (!e) e = refused_put(tx, in->checked->refused);
    return e ? e : batch_view(c, tx_db(tx), &b, out);
}

/* The batch as it stands, for another trial of it. */
static enum err changeable(struct call *c, struct db *db, int64_t id, struct batch *ret) {
    enum err e = batch_get(c, db, id, ret);
    if (e) return e;
    return ret->state == BATCH_CHECKED ? OK : fail(c, E_CONFLICT, 0, ret->state == BATCH_RUNNING ? "import.running" : "import.written");
}

static enum err change_prepare(struct call *c, void *arg) {
    struct import_change *in = arg;
    struct batch *was = ARENA_NEW(c->mem, struct batch);
    c->db = store_read(c->store, &c->fault);
    if (!c->db) return c->fault.err;
    enum err e = changeable(c, c->db, in->id, was);
    store_read_end(c->db);
    c->db = 0;
    return e ? e : import_check(c, 0, in, was, &in->checked);
}

static enum err change_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct import_change *in = arg;
    struct batch was, is = in->checked->batch;
    enum err e = changeable(c, tx_db(tx), in->id, &was);
    if (e) return e;
    struct bind old[] = { BI("tenant", c->tenant), BI("batch", batch_run(&was)) };
    is.h = was.h;
    if ((e = tx_update(tx, &batch_entity, &was, &is, &(struct change){ .verb = "check" }))) return e;
    if ((e = sql_run(tx_db(tx), c->mem, "batch_drop", old, N_OF(old), 0, tx_fault(tx)))) return e;
    if ((e = refused_put(tx, in->checked->refused))) return e;
    return batch_view(c, tx_db(tx), &is, out);
}

static enum err get_read(struct call *c, void *in, void *out) {
    struct batch b;
    enum err e = batch_get(c, c->db, ((const struct one_in *)in)->id, &b);
    return e ? e : batch_view(c, c->db, &b, out);
}

/* ---- what was imported ---- */

static enum err list_read(struct call *c, void *arg, void *ret) {
    const struct import_query *q = arg;
    struct import_page *out = ret;
    int limit = q->limit == NONE ? 50 : (int)q->limit;
    int64_t by = imports_all(c) || c->who->person == NONE ? 0 : c->who->person;
    struct bind b[] = { BI("tenant", c->tenant), BI("after", q->after == NONE ? INT64_MAX : q->after),
                        BT("noun", q->noun.s ? q->noun : S("")), BI("by", by), BI("n", limit + 1) };
    struct rows r;
    enum err e = sql_rows(c->db, c->mem, "batches_page", &batch_entity, b, N_OF(b), &r, &c->fault);
    if (e) return e;
    int n = r.n > limit ? limit : r.n;
    struct import_line *v = ARENA_ARRAY(c->mem, struct import_line, n + 1);
    for (int i = 0; i < n; i++) {
        const struct batch *x = &((const struct batch *)r.row)[i];
        v[i] = (struct import_line){ x->h.id, x->h.version, x->state, x->total, x->fresh, x->changed, x->same, x->refused, x->done,
                                     x->undone_kept, x->h.created_at, x->h.updated_at, x->h.created_by, x->noun, x->file_name };
    }
    out->items = (struct rows){ v, n };
    out->next = r.n > limit ? v[n - 1].id : NONE;
    return OK;
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

/* What keeps it from being carried out: the first of it. */
static enum err stopped(struct call *c, const struct batch *b) {
    struct json *j = 0;
    enum err e = json_parse(c->mem, b->columns, &j, &c->fault);
    const struct json *list = e ? 0 : json_get(j, "stops"), *one = list ? list->child : 0, *args = one ? json_get(one, "args") : 0;
    if (!one) return e;
    const struct json *a0 = args ? args->child : 0, *a1 = a0 ? a0->next : 0;
    const char *field = arena_cstr(c->mem, json_text(one, "field"));
    return fail_with(c, E_CONFLICT, field, arena_cstr(c->mem, json_text(one, "key")), a0 ? a0->s : STR_NULL, a1 ? a1->s : STR_NULL);
}

static enum err commit_body(struct call *c, struct tx *tx, void *in, void *out) {
    struct batch was, is;
    enum err e = batch_get(c, tx_db(tx), ((const struct one_in *)in)->id, &was);
    if (e) return e;
    if (was.state == BATCH_UNDONE) return fail(c, E_CONFLICT, 0, "import.undone");
    if (was.state == BATCH_CANCELLED && !was.done) return fail(c, E_CONFLICT, 0, "import.cancelled");
    if (was.state == BATCH_RUNNING || was.state == BATCH_DONE) return batch_view(c, tx_db(tx), &was, out);
    if ((e = stopped(c, &was))) return e;
    is = was;
    is.state = BATCH_RUNNING;
    if ((e = tx_update(tx, &batch_entity, &was, &is, &(struct change){ .verb = "commit" }))) return e;
    if ((e = mapping_put(c, tx, &is)) || (e = job_put(c, tx, &is)) || (is.done && (e = world_touch(tx)))) return e;
    return batch_view(c, tx_db(tx), &is, out);
}

/* A running one stops at its next chunk, which finds it so; what is written stays, and is seen, until it is taken back. */
static enum err cancel_body(struct call *c, struct tx *tx, void *in, void *out) {
    struct batch was, is;
    int64_t run;
    enum err e = batch_get(c, tx_db(tx), ((const struct one_in *)in)->id, &was);
    if (e) return e;
    if (was.state == BATCH_CANCELLED) return batch_view(c, tx_db(tx), &was, out);
    if (was.state != BATCH_CHECKED && was.state != BATCH_RUNNING) return fail(c, E_CONFLICT, 0, "import.written");
    is = was;
    run = batch_run(&was);
    is.state = BATCH_CANCELLED;
    if (was.state == BATCH_RUNNING) {
        if ((e = batch_count(c, tx_db(tx), "new", run, &is.fresh))) return e;
        if ((e = batch_count(c, tx_db(tx), "changed", run, &is.changed))) return e;
    }
    if ((e = tx_update(tx, &batch_entity, &was, &is, &(struct change){ .verb = "cancel" })) || (is.done && (e = world_touch(tx)))) return e;
    return batch_view(c, tx_db(tx), &is, out);
}

/* ---- taking it back ---- */

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
    if ((e = batch_count(c, tx_db(tx), "kept", batch_run(&was), &is.undone_kept))) return e;
    if ((e = tx_update(tx, &batch_entity, &was, &is, &(struct change){ .verb = "undo" }))) return e;
    return batch_view(c, tx_db(tx), &is, out);
}

const struct action imports_create = {
    .name = "imports.create", .cap = CAP_BASE, .in = &import_in_entity, .out = &import_view_entity,
    .prepare = create_prepare, .body = create_body, .slow = true,
};
const struct action imports_change = {
    .name = "imports.change", .cap = CAP_BASE, .in = &import_change_entity, .out = &import_view_entity,
    .prepare = change_prepare, .body = change_body, .slow = true,
};
const struct action imports_get = {
    .name = "imports.get", .cap = CAP_BASE, .in = &one_in_entity, .out = &import_view_entity, .read = get_read,
};
const struct action imports_list = {
    .name = "imports.list", .cap = CAP_BASE, .in = &import_query_entity, .out = &import_page_entity, .read = list_read,
};
const struct action imports_commit = {
    .name = "imports.commit", .cap = CAP_BASE, .in = &one_in_entity, .out = &import_view_entity, .body = commit_body,
    .touches_world = true,
};
const struct action imports_cancel = {
    .name = "imports.cancel", .cap = CAP_BASE, .in = &one_in_entity, .out = &import_view_entity, .body = cancel_body,
    .touches_world = true,
};
const struct action imports_undo = {
    .name = "imports.undo", .cap = CAP_BASE, .in = &one_in_entity, .out = &import_view_entity,
    .prepare = undo_prepare, .body = undo_body, .slow = true, .touches_world = true,
};
