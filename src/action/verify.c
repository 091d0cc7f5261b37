#include "action/verify.h"

#include "action/around.h"
#include "base/json.h"
#include "model/moves.h"

enum { SHOWN = 20 };

bool known_move(struct str noun, struct str verb, struct str from, struct str to) {
    int64_t f = code_value(&states, from), t = code_value(&states, to), v = code_value(&verbs, verb);
    if (!str_is(noun, "problem")) return true;
    if (!from.s) return (v == V_REPORT && t == REPORTED) || (v == V_FIND && t == VERIFIED);
    for (int i = 0; i < nproblem_moves; i++) {
        const struct move *m = &problem_moves[i];
        if (m->verb != (enum verb)v || f == NONE || !move_from(m, (enum state)f)) continue;
        if (m->to == BEFORE ? state_open((enum state)t) : m->to == STAYS ? t == f : t == m->to) return true;
    }
    return false;
}

/* ---- shapes ---- */

static const struct field finding_fields[] = {
    F_TEXT(finding_view, finding, REQUIRED, 0, 40), F_TEXT(finding_view, noun, 0, 0, 40), F_INT(finding_view, item, 0, 1, INT64_MAX),
    F_INT (finding_view, event, 0, 1, INT64_MAX), F_TEXT(finding_view, detail, 0, 0, 400),
};
static const struct entity finding_entity = SHAPE_OF(finding_view, "finding", finding_fields);
static const struct field view_fields[] = {
    F_INT (verification_view, id, REQUIRED, 1, INT64_MAX), F_INT(verification_view, version, REQUIRED, 1, INT64_MAX),
    F_TIME(verification_view, at, REQUIRED), F_INT(verification_view, by, 0, 1, INT64_MAX),
    F_TEXT(verification_view, by_name, 0, 0, 60), F_CODE(verification_view, state, REQUIRED, &job_states),
    F_BOOL(verification_view, files, REQUIRED), F_INT(verification_view, progress, 0, 0, INT64_MAX),
    F_INT (verification_view, total, 0, 0, INT64_MAX), F_TIME(verification_view, ended_at, 0),
    F_INT (verification_view, looked_rows, 0, 0, INT64_MAX), F_INT(verification_view, looked_events, 0, 0, INT64_MAX),
    F_INT (verification_view, looked_seals, 0, 0, INT64_MAX), F_INT(verification_view, looked_files, 0, 0, INT64_MAX),
    F_INT (verification_view, found, 0, 0, INT64_MAX), F_ROWS(verification_view, findings, PAGE, &finding_entity),
};
static const struct entity shown_entity = SHAPE_OF(verification_view, "verification_view", view_fields);
static const struct field start_fields[] = { F_BOOL(verify_start, files, INPUT) };
static const struct entity start_entity = SHAPE_OF(verify_start, "verify_start", start_fields);
static const struct field page_fields[] = { F_ROWS(verification_page, items, 0, &shown_entity) };
static const struct entity page_entity = SHAPE_OF(verification_page, "verification_page", page_fields);

static struct verification_view view_of(struct call *c, const struct verification *v) {
    return (struct verification_view){
        .id = v->h.id, .version = v->h.version, .at = v->h.created_at, .by = v->h.created_by,
        .by_name = world_name(c->world, &person_entity, v->h.created_by), .state = v->state, .files = v->files,
        .progress = v->progress, .total = v->total, .ended_at = v->ended_at, .looked_rows = v->looked_rows,
        .looked_events = v->looked_events, .looked_seals = v->looked_seals, .looked_files = v->looked_files, .found = v->found,
    };
}

/* ---- reading ---- */

static enum err list_read(struct call *c, void *in, void *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("n", SHOWN) };
    struct rows r;
    (void)in;
    enum err e = sql_rows(c->db, c->mem, "verifications_newest", &verification_entity, b, N_OF(b), &r, &c->fault);
    if (e) return e;
    struct verification_view *v = ARENA_ARRAY(c->mem, struct verification_view, r.n + 1);
    for (int i = 0; i < r.n; i++) v[i] = view_of(c, &((const struct verification *)r.row)[i]);
    ((struct verification_page *)ret)->items = (struct rows){ v, r.n };
    return OK;
}

static enum err findings_of(struct call *c, struct str text, struct rows *ret) {
    struct json *list = 0;
    if (!text.n) return OK;
    enum err e = json_parse(c->mem, text, &list, &c->fault);
    if (e) return e;
    struct finding_view *v = ARENA_ARRAY(c->mem, struct finding_view, list->n + 1);
    int n = 0;
    for (const struct json *f = list->child; f; f = f->next)
        v[n++] = (struct finding_view){ json_text(f, "finding"), json_text(f, "noun"), json_text(f, "detail"),
                                        json_int(f, "item", NONE), json_int(f, "event", NONE) };
    *ret = (struct rows){ v, n };
    return OK;
}

static enum err one_read(struct call *c, struct db *db, int64_t id, struct verification_view *out) {
    struct verification v;
    enum err e = store_get(db, c->mem, 0, c->tenant, &verification_entity, id, &v, &c->fault);
    if (e) return e;
    *out = view_of(c, &v);
    return findings_of(c, v.list, &out->findings);
}

static enum err get_read(struct call *c, void *in, void *ret) {
    return one_read(c, c->db, ((const struct one_in *)in)->id, ret);
}

/* ---- starting and taking back ---- */

static enum err of_state(struct call *c, struct db *db, enum job_state state, struct verification *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("state", state) };
    struct rows r;
    enum err e = sql_rows(db, c->mem, "verification_of_state", &verification_entity, b, N_OF(b), &r, &c->fault);
    row_clear(&verification_entity, ret);
    ret->h.id = NONE;
    if (!e && r.n) *ret = *(const struct verification *)r.row;
    return e;
}

static enum err start_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    struct verification v;
    for (enum job_state s = JOB_WAITING; s <= JOB_RUNNING; s++) {
        enum err e = of_state(c, tx_db(tx), s, &v);
        if (e) return e;
        if (v.h.id != NONE) return fail(c, E_CONFLICT, 0, "verify.busy");
    }
    row_clear(&verification_entity, &v);
    v.state = JOB_WAITING;
    v.files = ((const struct verify_start *)arg)->files == 1;
    enum err e = tx_insert(tx, &verification_entity, &v, &(struct change){ .verb = "verify" });
    if (!e) *(struct verification_view *)ret = view_of(c, &v);
    return e;
}

static enum err cancel_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    struct verification was, is;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &verification_entity, ((const struct one_in *)arg)->id, &was, &c->fault);
    if (e) return e;
    if (was.state > JOB_RUNNING) return fail(c, E_CONFLICT, 0, "verify.over");
    is = was;
    is.state = JOB_CANCELLED;
    is.ended_at = c->now;
    if ((e = tx_update(tx, &verification_entity, &was, &is, &(struct change){ .verb = "cancel" }))) return e;
    *(struct verification_view *)ret = view_of(c, &is);
    return OK;
}

/* ---- for the thread ---- */

struct doing { struct call *c; struct verification *v; bool kept; };

static enum err write_as_system(struct call *c, store_body body, void *arg) {
    struct work w = {
        .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
        .body = body, .arg = arg, .mem = c->mem, .fault = &c->fault, .background = true,
    };
    return store_write(c->store, &w);
}

static enum err end_dead(struct call *c, struct tx *tx) {
    struct verification was, is;
    enum err e = of_state(c, tx_db(tx), JOB_RUNNING, &was);
    if (e || was.h.id == NONE || was.heard_at > c->now - VERIFY_SILENT) return e;
    is = was;
    is.state = JOB_FAILED;
    is.ended_at = c->now;
    return tx_update(tx, &verification_entity, &was, &is, &(struct change){ .verb = "fail" });
}

static enum err take_body(struct tx *tx, void *arg) {
    const struct doing *d = arg;
    struct verification was;
    enum err e = end_dead(d->c, tx);
    if (e || (e = of_state(d->c, tx_db(tx), JOB_WAITING, &was))) return e;
    *d->v = was;
    if (was.h.id == NONE) return OK;
    d->v->state = JOB_RUNNING;
    d->v->heard_at = d->c->now;
    return tx_update(tx, &verification_entity, &was, d->v, &(struct change){ .verb = "begin" });
}

/* Nothing is written while nothing waits. */
static enum err anything(struct call *c, bool *some) {
    struct verification v;
    struct db *db = store_read(c->store, &c->fault);
    if (!db) return c->fault.err;
    enum err e = of_state(c, db, JOB_WAITING, &v);
    *some = !e && v.h.id != NONE;
    if (!e && !*some && (e = of_state(c, db, JOB_RUNNING, &v)) == OK)
        *some = v.h.id != NONE && v.heard_at <= c->now - VERIFY_SILENT;
    store_read_end(db);
    return e;
}

enum err verification_take(struct call *c, struct verification *ret) {
    struct doing d = { c, ret, false };
    bool some = false;
    enum err e = anything(c, &some);
    ret->h.id = NONE;
    return e || !some ? e : write_as_system(c, take_body, &d);
}

static enum err beat_body(struct tx *tx, void *arg) {
    struct doing *d = arg;
    struct bind b[] = { BI("now", d->c->now), BI("progress", d->v->progress), BI("total", d->v->total),
                        BI("tenant", d->c->tenant), BI("id", d->v->h.id) };
    int64_t changed = 0;
    enum err e = sql_run(tx_db(tx), tx_mem(tx), "verification_beat", b, N_OF(b), &changed, tx_fault(tx));
    d->kept = changed == 1;
    return e;
}

enum err verification_beat(struct call *c, const struct verification *v, bool *kept) {
    struct verification copy = *v;
    struct doing d = { c, &copy, false };
    enum err e = write_as_system(c, beat_body, &d);
    *kept = !e && d.kept;
    return e;
}

static enum err end_body(struct tx *tx, void *arg) {
    const struct doing *d = arg;
    struct verification was, is = *d->v;
    enum err e = store_get(tx_db(tx), d->c->mem, 0, d->c->tenant, &verification_entity, d->v->h.id, &was, &d->c->fault);
    if (e || was.state != JOB_RUNNING) return e;                       /* taken back meanwhile: that stands */
    is.h = was.h;
    return tx_update(tx, &verification_entity, &was, &is, &(struct change){ .verb = is.state == JOB_DONE ? "done" : "fail" });
}

enum err verification_end(struct call *c, struct verification *v) {
    struct doing d = { c, v, false };
    v->ended_at = c->now;
    return write_as_system(c, end_body, &d);
}

enum err events_sealed(struct call *c, int64_t *ret) {
    struct bind b = BI("tenant", c->tenant);
    struct cursor *cur;
    *ret = 0;
    struct db *db = store_read(c->store, &c->fault);
    if (!db) return c->fault.err;
    enum err e = sql_open(db, c->mem, "events_sealed", &b, 1, &cur, &c->fault);
    while (!e && sql_next(cur)) *ret = sql_int(cur, 0);
    if (!e) e = sql_end(cur);
    store_read_end(db);
    return e;
}

const struct action verifications_list = {
    .name = "verifications.list", .cap = CAP_AUDIT, .out = &page_entity, .read = list_read,
};
const struct action verifications_start = {
    .name = "verifications.start", .cap = CAP_AUDIT, .in = &start_entity, .out = &shown_entity, .body = start_body,
};
const struct action verifications_get = {
    .name = "verifications.get", .cap = CAP_AUDIT, .in = &one_in_entity, .out = &shown_entity, .read = get_read,
};
const struct action verifications_cancel = {
    .name = "verifications.cancel", .cap = CAP_AUDIT, .in = &one_in_entity, .out = &shown_entity, .body = cancel_body,
};
