#include "action/limits.h"

#include "action/org.h"
#include "base/time.h"

#define SHAPE(St, n, fields) \
    { .name = (n), .size = sizeof(struct St), .field = fields, .nfield = N_OF(fields), .headless = true }

static const struct field view_fields[] = {
    F_INT (limit_view, id, REQUIRED, 1, INT64_MAX), F_TEXT(limit_view, edition, REQUIRED, 1, 40),
    F_CODE(limit_view, stage, REQUIRED, &stages), F_CODE(limit_view, severity, 0, &severities),
    F_REF (limit_view, category, NAMED, &category_entity), F_TEXT(limit_view, amount, REQUIRED, 2, 20),
    F_DATE(limit_view, valid_from, REQUIRED), F_TEXT(limit_view, source, 0, 0, 200),
    F_BOOL(limit_view, in_force, REQUIRED),
};
const struct entity limit_view_entity = SHAPE(limit_view, "limit_view", view_fields);
static const struct field page_fields[] = { F_ROWS(limit_page, items, 0, &limit_view_entity) };
const struct entity limit_page_entity = SHAPE(limit_page, "limit_page", page_fields);
/* The amount is taken as longer than it can be, so that its own sentence refuses what nobody can read. */
static const struct field in_fields[] = {
    F_CODE(limit_view, stage, REQUIRED | INPUT, &stages), F_CODE(limit_view, severity, INPUT, &severities),
    F_REF (limit_view, category, INPUT, &category_entity), F_TEXT(limit_view, amount, REQUIRED | INPUT, 1, 200),
    F_DATE(limit_view, valid_from, REQUIRED | INPUT), F_TEXT(limit_view, source, REQUIRED | INPUT, 2, 200),
    F_TEXT(limit_view, edition, REQUIRED | INPUT, 1, 40),
};
const struct entity limit_in_entity = SHAPE(limit_view, "limit_new", in_fields);

static struct str today(struct call *c) {
    return date_text(c->mem, day_civil(time_local_day(c->now, c->tz_offset, 0)));
}

static bool same_case(const struct limit_row *a, const struct limit_row *b) {
    return a->stage == b->stage && a->severity == b->severity && a->category == b->category;
}

/* Of the rows for one stage, severity and category: the newest that is valid. */
static bool in_force(const struct world *w, const struct limit_row *r, struct str day) {
    if (str_cmp(r->valid_from, day) > 0) return false;
    for (int i = 0; i < w->nlimits; i++) {
        const struct limit_row *o = &w->limit[i];
        if (same_case(o, r) && str_cmp(o->valid_from, day) <= 0 && str_cmp(o->valid_from, r->valid_from) > 0) return false;
    }
    return true;
}

static struct limit_view view_of(const struct world *w, const struct limit_row *r, struct str day) {
    return (struct limit_view){ r->h.id, r->stage, r->severity, r->category, in_force(w, r, day), r->edition, r->amount,
                                r->valid_from, r->source };
}

static enum err list_read(struct call *c, void *in, void *ret) {
    struct limit_view *v = ARENA_ARRAY(c->mem, struct limit_view, c->world->nlimits + 1);
    struct str day = today(c);
    (void)in;
    for (int i = 0; i < c->world->nlimits; i++) v[i] = view_of(c->world, &c->world->limit[i], day);
    ((struct limit_page *)ret)->items = (struct rows){ v, c->world->nlimits };
    return OK;
}

/* A limit holds from a day on that is still to come: what was due yesterday stays as it was. */
static enum err create_prepare(struct call *c, void *arg) {
    struct limit_view *in = arg;
    struct limit amount;
    if (limit_read(in->amount, &amount, &c->fault)) {
        c->fault.field = S("amount");
        return E_INVALID;
    }
    in->amount = limit_text(c->mem, amount, true);
    if (in->category != NONE && !world_category(c->world, in->category)) return absent_id(c, "category", in->category);
    if (str_cmp(in->valid_from, today(c)) < 0) return fail(c, E_INVALID, "valid_from", "limit.past");
    return OK;
}

/* The database's unique key lets rows without a severity or category through, since NULL equals nothing. */
static enum err twin_free(struct call *c, struct tx *tx, const struct limit_row *r) {
    struct bind b[] = { BI("tenant", c->tenant), BI("stage", r->stage), BT("valid_from", r->valid_from) };
    struct rows rows;
    enum err e = sql_rows(tx_db(tx), c->mem, "limits_of_day", &limit_entity, b, N_OF(b), &rows, &c->fault);
    for (int i = 0; i < rows.n && !e; i++)
        if (same_case(&((const struct limit_row *)rows.row)[i], r)) e = fail(c, E_CONFLICT, "valid_from", "limit.twin");
    return e;
}

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct limit_view *in = arg;
    struct limit_row r;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    enum err e = tree_lock(tx);
    if (e || (e = tx_once(tx, c->once_key, c->once_body, &id, &seen))) return e;
    row_clear(&limit_entity, &r);
    if (seen) e = store_get(tx_db(tx), c->mem, 0, c->tenant, &limit_entity, id, &r, &c->fault);
    else {
        r.h.id = id;
        r.stage = in->stage;
        r.severity = in->severity;
        r.category = in->category;
        r.edition = in->edition;
        r.valid_from = in->valid_from;
        r.amount = in->amount;
        r.source = in->source;
        if ((e = twin_free(c, tx, &r))) return e;
        e = tx_insert(tx, &limit_entity, &r, &(struct change){ .verb = "create" });
    }
    if (!e) *(struct limit_view *)ret = view_of(c->world, &r, today(c));
    return e;
}

const struct action limits_list = { .name = "limits.list", .cap = CAP_SELF, .out = &limit_page_entity, .read = list_read };
const struct action limits_create = {
    .name = "limits.create", .cap = CAP_SETTING, .in = &limit_in_entity, .out = &limit_view_entity, .prepare = create_prepare,
    .body = create_body, .once = true, .touches_world = true,
};
