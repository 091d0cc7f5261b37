/* An import is taken back: what it made goes, what it changed becomes what it
** was, but for what somebody has touched since. */
#include "action/import_part.h"

#include <math.h>
#include "action/estate.h"
#include "action/register.h"
#include "model/lift.h"

struct undo { struct call *c; const struct import_noun *noun; int64_t run; const char *outcome; struct touched touched; int n; };

static enum err row_end(struct call *c, struct tx *tx, const struct batch_row *b, const char *why) {
    struct bind v[] = { BI("tenant", c->tenant), BI("batch", b->batch), BI("line", b->line),
                        BT("outcome", why ? S("kept") : S("undone")), BT("reason", why ? str_of(why) : STR_NULL) };
    return sql_run(tx_db(tx), c->mem, "batch_row_end", v, N_OF(v), 0, tx_fault(tx));
}

/* One old value of an event into its field; false: it is not what the table says. */
static bool put_old(void *rec, const struct field *f, const struct json *v, bool hidden) {
    bool none = v->kind == J_NULL;
    if (!f || f->flags & SECRET || (f->flags & (PERSONAL | FREE) && !hidden)) return false;
    if (f->kind == K_REAL) {
        if (!none && v->kind != J_INT && v->kind != J_REAL) return false;
        *field_real(f, rec) = none ? NAN : v->r;
    } else if (f->kind == K_CODE) {
        if (!none && v->kind != J_STR) return false;
        *field_int(f, rec) = none ? NONE : code_value(f->codes, v->s);
    } else if (kind_is_int(f->kind)) {
        if (!none && v->kind != J_INT && v->kind != J_BOOL) return false;
        *field_int(f, rec) = none ? NONE : v->i;
    } else {
        if (!none && v->kind != J_STR) return false;
        *field_str(f, rec) = none ? STR_NULL : v->s;
    }
    return true;
}

/* What events hide was kept with the row. */
static bool restore_hidden(struct call *c, union record *rec, struct str before, const struct field *f) {
    struct json *j = 0;
    struct fault ignored = { 0 };
    const struct json *v = before.n && !json_parse(c->mem, before, &j, &ignored) ? json_get(j, f->name) : 0;
    return v && put_old(rec, f, v, true);
}

/* What the record was before this version: from the event that made it. */
static enum err restore(struct call *c, struct tx *tx, const struct entity *e, const struct batch_row *row, union record *rec, bool *ok) {
    struct bind b[] = { BI("tenant", c->tenant), BI("item", rec->h.id), BI("version", row->version) };
    struct cursor *cur;
    struct json *j = 0;
    struct fault ignored = { 0 };
    *ok = false;
    enum err bad = sql_open(tx_db(tx), c->mem, "estate_before", b, N_OF(b), &cur, tx_fault(tx));
    if (bad) return bad;
    struct str fields = sql_next(cur) ? sql_text(cur, 0) : STR_NULL;
    if ((bad = sql_end(cur)) || !fields.n || json_parse(c->mem, fields, &j, &ignored)) return bad;
    for (const struct json *m = j->child; m; m = m->next) {
        const struct field *f = field_named(e, m->key);
        if (f && f->flags & (PERSONAL | FREE)) {
            if (!restore_hidden(c, rec, row->before, f)) return OK;
            continue;
        }
        if (m->kind != J_LIST || m->n != 2) return OK;
        if (!put_old(rec, f, m->child, false)) return OK;
    }
    *ok = true;
    return OK;
}

/* Does something stand in what is to go? */
static enum err is_held(struct call *c, struct tx *tx, const struct entity *e, const union record *rec, bool *ret) {
    const struct field *f = field_named(e, S("building"));
    struct bind b[] = { BI("tenant", c->tenant), BI("item", rec->h.id), BI("building", f ? *field_int(f, (void *)(uintptr_t)rec) : NONE) };
    struct cursor *cur;
    enum err bad = sql_open(tx_db(tx), c->mem, "import_held", b, N_OF(b), &cur, tx_fault(tx));
    if (bad) return bad;
    *ret = sql_next(cur);
    return sql_end(cur);
}

/* What is to become of the record: *why names what keeps it as it is. */
static enum err decide(struct call *c, struct tx *tx, const struct entity *e, const struct batch_row *b, const union record *was,
                       union record *is, const char **why) {
    bool held = false, ok = true, made = !str_is(b->outcome, "changed"), estate = e == &estate_entity;
    *is = *was;
    *why = 0;
    if (was->h.version != b->version) return *why = "kept.touched", OK;
    if (made) is->h.removed_at = c->now;
    enum err bad = made ? is_held(c, tx, e, was, &held) : restore(c, tx, e, b, is, &ok);
    if (bad || held) return held ? *why = "kept.held", bad : bad;
    if (!ok) return *why = "kept.before", OK;
    bool moved = estate && (made || is->estate.town != was->estate.town || is->estate.community != was->estate.community);
    if (moved) bad = estate_has_problems(c, tx_db(tx), was->h.id, &held);
    if (held) *why = "kept.problems";
    return bad;
}

/* The name goes with what is kept, for the list of it. */
static enum err keep(struct call *c, struct tx *tx, const struct batch_row *b, struct str name, const char *why) {
    struct bind v[] = { BI("tenant", c->tenant), BI("batch", b->batch), BI("line", b->line), BT("value", name) };
    enum err e = sql_run(tx_db(tx), c->mem, "batch_row_name", v, N_OF(v), 0, tx_fault(tx));
    return e ? e : row_end(c, tx, b, why);
}

/* What a record is called: its title, or its estate. */
static struct str title_of(struct call *c, const struct entity *e, union record *rec) {
    const struct field *f = field_named(e, str_of(e->title));
    if (f && f->kind == K_TEXT && field_str(f, rec)->n) return *field_str(f, rec);
    struct str name = world_name(c->world, &estate_entity, rec->building.estate);
    return name.s ? name : S("");
}

static enum err write_back(struct undo *u, struct tx *tx, const struct entity *e, const union record *was, union record *is) {
    struct call *c = u->c;
    struct estate *held;
    if (e == &estate_entity) {
        enum err bad = is->h.removed_at == NONE ? estate_reckon(c, tx_db(tx), &is->estate) : OK;
        if (bad) return bad;
    } else {
        enum err bad = estate_hold(c, tx, &u->touched, was->building.estate, &held);
        if (bad && bad != E_NOT_FOUND) return bad;
    }
    if (e == &elevator_entity) lift_settle(c->mem, &is->elevator);
    return tx_update(tx, e, was, is, &(struct change){ .verb = "undo" });
}

static enum err undo_row(struct undo *u, struct tx *tx, const struct batch_row *b) {
    struct call *c = u->c;
    const struct entity *e = b->noun.n ? entity_named(b->noun) : u->noun->e;
    union record was, is;
    const char *why;
    enum err bad = store_get(tx_db(tx), c->mem, 0, c->tenant, e, b->record, &was, &c->fault);
    if (bad == E_NOT_FOUND) {
        c->fault = (struct fault){ 0 };
        return row_end(c, tx, b, 0);     /* somebody removed it already */
    }
    if (bad || (bad = decide(c, tx, e, b, &was, &is, &why))) return bad;
    if (why) return keep(c, tx, b, title_of(c, e, &was), why);
    if ((bad = write_back(u, tx, e, &was, &is))) return bad;
    return row_end(c, tx, b, 0);
}

static enum err undo_body(struct tx *tx, void *arg) {
    struct undo *u = arg;
    struct call *c = u->c;
    struct rows r;
    c->fault = (struct fault){ 0 };
    u->touched = (struct touched){ 0 };
    enum err e = batch_rows_of(c, tx_db(tx), u->run, u->outcome, 0, IMPORT_CHUNK, &r);
    for (int i = 0; i < r.n && !e; i++) e = undo_row(u, tx, &((const struct batch_row *)r.row)[i]);
    u->n = r.n;
    return e ? e : register_settle(c, tx, &u->touched);
}

static enum err undo_all(struct call *c, const struct batch *b, const char *outcome) {
    struct undo u = { .c = c, .noun = import_noun_named(b->noun), .run = batch_run(b), .outcome = outcome, .n = 1 };
    enum err e = u.noun ? OK : fail(c, E_NOT_FOUND, 0, 0);
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
    if ((e = undo_all(c, &b, "changed")) || (e = undo_all(c, &b, "new"))) return e;
    return undo_all(c, &b, "aside");
}
