/* An import is taken back: what it made goes, what it changed becomes what it
** was, but for what somebody has touched since. */
#include "action/import_part.h"

#include <math.h>
#include "action/estate.h"
#include "base/json.h"

struct undo { struct call *c; int64_t batch; const char *outcome; int n; };

static enum err row_end(struct call *c, struct tx *tx, const struct batch_row *b, const char *why) {
    struct bind v[] = { BI("tenant", c->tenant), BI("batch", b->batch), BI("line", b->line),
                        BT("outcome", why ? S("kept") : S("undone")), BT("reason", why ? str_of(why) : STR_NULL) };
    return sql_run(tx_db(tx), c->mem, "batch_row_end", v, N_OF(v), 0, tx_fault(tx));
}

/* One old value of an event into its field; false: it is not what the table says. */
static bool put_old(struct estate *e, const struct field *f, const struct json *v) {
    if (!f || f->flags & (PERSONAL | FREE | SECRET)) return false;
    bool none = v->kind == J_NULL;
    if (f->kind == K_REAL) {
        if (!none && v->kind != J_INT && v->kind != J_REAL) return false;
        *field_real(f, e) = none ? NAN : v->r;
    } else if (f->kind == K_CODE) {
        if (!none && v->kind != J_STR) return false;
        *field_int(f, e) = none ? NONE : code_value(f->codes, v->s);
    } else if (kind_is_int(f->kind)) {
        if (!none && v->kind != J_INT) return false;
        *field_int(f, e) = none ? NONE : v->i;
    } else {
        if (!none && v->kind != J_STR) return false;
        *field_str(f, e) = none ? STR_NULL : v->s;
    }
    return true;
}

/* What the estate was before this version: from the event that made it. */
static enum err restore(struct call *c, struct tx *tx, struct estate *e, int64_t version, bool *ok) {
    struct bind b[] = { BI("tenant", c->tenant), BI("item", e->h.id), BI("version", version) };
    struct cursor *cur;
    struct json *j = 0;
    struct fault ignored = { 0 };
    *ok = false;
    enum err bad = sql_open(tx_db(tx), c->mem, "estate_before", b, N_OF(b), &cur, tx_fault(tx));
    if (bad) return bad;
    struct str fields = sql_next(cur) ? sql_text(cur, 0) : STR_NULL;
    if ((bad = sql_end(cur)) || !fields.n || json_parse(c->mem, fields, &j, &ignored)) return bad;
    for (const struct json *m = j->child; m; m = m->next) {
        if (m->kind != J_LIST || m->n != 2) return OK;
        if (!put_old(e, field_named(&estate_entity, m->key), m->child)) return OK;
    }
    *ok = true;
    return OK;
}

/* What is to become of the estate: *why names what keeps it as it is. */
static enum err decide(struct call *c, struct tx *tx, const struct batch_row *b, const struct estate *was,
                       struct estate *is, const char **why) {
    bool held = false, ok = true, made = str_is(b->outcome, "new");
    *is = *was;
    *why = 0;
    if (was->h.version != b->version) return *why = "kept.touched", OK;
    if (made) is->h.removed_at = c->now;
    enum err e = made ? OK : restore(c, tx, is, b->version, &ok);
    if (!e && !ok) return *why = "kept.before", OK;
    bool moved = made || is->town != was->town || is->community != was->community;
    if (!e && moved) e = estate_has_problems(c, tx_db(tx), was->h.id, &held);
    if (held) *why = "kept.problems";
    return e;
}

/* The name goes with what is kept, for the list of it. */
static enum err keep(struct call *c, struct tx *tx, const struct batch_row *b, struct str name, const char *why) {
    struct bind v[] = { BI("tenant", c->tenant), BI("batch", b->batch), BI("line", b->line), BT("value", name) };
    enum err e = sql_run(tx_db(tx), c->mem, "batch_row_name", v, N_OF(v), 0, tx_fault(tx));
    return e ? e : row_end(c, tx, b, why);
}

static enum err undo_row(struct call *c, struct tx *tx, const struct batch_row *b) {
    struct estate was, is;
    const char *why;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &estate_entity, b->record, &was, &c->fault);
    if (e == E_NOT_FOUND) {
        c->fault = (struct fault){ 0 };
        return row_end(c, tx, b, 0);     /* somebody removed it already */
    }
    if (e || (e = decide(c, tx, b, &was, &is, &why))) return e;
    if (why) return keep(c, tx, b, was.name, why);
    if ((e = tx_update(tx, &estate_entity, &was, &is, &(struct change){ .verb = "undo" }))) return e;
    return row_end(c, tx, b, 0);
}

static enum err undo_body(struct tx *tx, void *arg) {
    struct undo *u = arg;
    struct call *c = u->c;
    struct rows r;
    struct bind b[] = { BI("tenant", c->tenant), BI("batch", u->batch), BT("outcome", str_of(u->outcome)), BI("after", 0),
                        BI("n", IMPORT_CHUNK) };
    c->fault = (struct fault){ 0 };
    enum err e = sql_rows(tx_db(tx), c->mem, "batch_next", &batch_row_entity, b, N_OF(b), &r, tx_fault(tx));
    for (int i = 0; i < r.n && !e; i++) e = undo_row(c, tx, &((const struct batch_row *)r.row)[i]);
    u->n = r.n;
    return e;
}

static enum err undo_all(struct call *c, int64_t batch, const char *outcome) {
    struct undo u = { c, batch, outcome, 1 };
    enum err e = OK;
    while (u.n && !e) {
        struct arena_mark m = arena_mark(c->mem);
        e = import_write(c, undo_body, &u);
        if (!e) arena_rewind(c->mem, m);
    }
    return e;
}

enum err import_undo_rows(struct call *c, int64_t batch) {
    struct batch b;
    c->db = store_read(c->store, &c->fault);
    if (!c->db) return c->fault.err;
    enum err e = batch_get(c, c->db, batch, &b);
    store_read_end(c->db);
    c->db = 0;
    if (e || b.state == BATCH_UNDONE) return e;
    if (b.state == BATCH_CHECKED) return fail(c, E_CONFLICT, 0, "import.not_done");
    if (b.state == BATCH_RUNNING) return fail(c, E_CONFLICT, 0, "import.running");
    if ((e = undo_all(c, batch, "changed"))) return e;
    return undo_all(c, batch, "new");
}
