/* Editions: made, listed, looked into; freezing is a job that goes on where it stood. */
#include "action/edition.h"

#include "action/problem.h"
#include "action/register.h"
#include "base/json.h"
#include "store/edition.h"

enum { LISTED = 100, ESTATES_CHUNK = 40, ROWS_CHUNK = 2000, ROWS_PAGE = 500 };

const struct entity *const edition_nouns[] = {
    &building_entity, &contract_entity, &elevator_entity, &estate_entity, &facility_entity, &household_entity, &ledger_month_entity,
    &owners_body_entity, &stairwell_entity,
};
const int nedition_nouns = N_OF(edition_nouns);

/* ---- a record as it is frozen ---- */

bool edition_field(const struct field *f) {
    if (f->flags & (PERSONAL | SECRET | INNER | UNSTORED)) return false;
    return f->flags & (INPUT | EDIT) || str_is(str_of(f->name), "town") || str_is(str_of(f->name), "community");
}

static void write_value(struct jw *w, const struct field *f, void *row) {
    switch (f->kind) {
    case K_CODE: jw_z(w, code_text(f->codes, *field_int(f, row))); break;
    case K_BOOL: jw_bool(w, *field_int(f, row) != 0); break;
    case K_INT: case K_REF: case K_TIME: jw_int(w, *field_int(f, row)); break;
    case K_REAL: jw_real(w, *field_real(f, row)); break;
    default: jw_str(w, *field_str(f, row)); break;
    }
}

struct str edition_data(struct arena *a, const struct entity *e, const void *row) {
    struct buf b = { 0 };
    struct jw w;
    void *r = (void *)(uintptr_t)row;
    jw_init(&w, &b);
    jw_object(&w);
    for (int i = 0; i < e->nfield; i++) {
        const struct field *f = &e->field[i];
        if (!edition_field(f) || field_null(f, row)) continue;
        jw_key(&w, f->name);
        write_value(&w, f, r);
    }
    jw_end_object(&w);
    struct str text = arena_copy(a, buf_view(&b));
    buf_free(&b);
    return text;
}

/* ---- freezing ---- */

struct freeze { struct call *c; struct tx *tx; int64_t edition; struct base_edition b; int64_t done, records; struct str digest; bool over; };

static enum err freeze_row(struct freeze *f, const struct entity *e, int64_t estate, const void *row) {
    const struct head *h = row;
    struct edition_row r = { .tenant = f->c->tenant, .edition = f->edition, .estate = estate, .noun = str_of(e->name), .item = h->id,
                             .version = h->version, .data = edition_data(f->c->mem, e, row) };
    r.digest = edition_row_digest(f->c->mem, &r);
    f->digest = edition_digest_on(f->c->mem, f->digest, r.digest);
    f->records++;
    return tx_put(f->tx, &edition_row_entity, &r);
}

static enum err freeze_noun(struct freeze *f, const struct entity *e, const struct estate *es) {
    struct filter by = { .field = field_named(e, S("estate")), .in = &es->h.id, .n = 1, .low = NONE, .high = NONE };
    struct query q = { .e = e, .filter = &by, .nfilter = 1, .limit = ROWS_PAGE };
    struct rows r;
    do {
        enum err bad = store_list(tx_db(f->tx), f->c->mem, 0, f->c->tenant, &q, &r, &f->c->fault);
        for (int i = 0; i < r.n && !bad; i++) bad = freeze_row(f, e, es->h.id, (const char *)r.row + (size_t)i * e->size);
        if (bad) return bad;
        q.after = true;
        if (r.n) q.after_id = ((const struct head *)(const void *)((const char *)r.row + (size_t)(r.n - 1) * e->size))->id;
    } while (r.n == ROWS_PAGE);
    return OK;
}

static enum err freeze_estate(struct freeze *f, const struct estate *es) {
    enum err e = OK;
    for (int i = 0; i < nedition_nouns && !e; i++)
        e = edition_nouns[i] == &estate_entity ? freeze_row(f, &estate_entity, es->h.id, es) : freeze_noun(f, edition_nouns[i], es);
    return e;
}

static enum err freeze_end(struct freeze *f) {
    struct base_edition is = f->b;
    is.state = JOB_DONE;
    is.estates = f->done;
    is.digest = f->digest;
    f->over = true;
    return tx_update(f->tx, &base_edition_entity, &f->b, &is, &(struct change){ .verb = "freeze" });
}

static enum err freeze_beat(struct freeze *f, int64_t at) {
    struct bind b[] = { BI("done", f->done), BI("at", at), BT("running", f->digest), BI("records", f->records), BI("tenant", f->c->tenant),
                        BI("id", f->edition) };
    f->b.done = f->done;
    f->b.at_estate = at;
    f->b.records = f->records;
    f->b.running = f->digest;
    return sql_run(tx_db(f->tx), f->c->mem, "edition_beat", b, N_OF(b), 0, tx_fault(f->tx));
}

static enum err chunk_body(struct tx *tx, void *arg) {
    struct freeze *f = arg;
    struct rows r;
    f->tx = tx;
    f->over = false;
    enum err e = store_get(tx_db(tx), f->c->mem, 0, f->c->tenant, &base_edition_entity, f->edition, &f->b, &f->c->fault);
    if (e) return e;
    if (f->b.state == JOB_DONE) return f->over = true, OK;
    f->done = f->b.done;
    f->digest = f->b.running.s ? f->b.running : S("");
    f->records = f->b.records;
    struct bind b[] = { BI("tenant", f->c->tenant), BI("after", f->b.at_estate), BI("n", ESTATES_CHUNK) };
    if ((e = sql_rows(tx_db(tx), f->c->mem, "edition_estates", &estate_entity, b, N_OF(b), &r, tx_fault(tx)))) return e;
    int64_t first = f->records, at = f->b.at_estate;
    int i = 0;
    for (; i < r.n && f->records - first < ROWS_CHUNK && !e; i++) {
        const struct estate *es = &((const struct estate *)r.row)[i];
        e = freeze_estate(f, es);
        f->done++;
        at = es->h.id;
    }
    if (e || (e = freeze_beat(f, at))) return e;
    return i == r.n && r.n < ESTATES_CHUNK ? freeze_end(f) : OK;
}

enum err edition_chunk(struct call *c, struct job *j, bool *finished) {
    struct json *input = 0;
    enum err e = json_parse(c->mem, j->input, &input, &c->fault);
    if (e) return e;
    struct freeze f = { .c = c, .edition = json_int(input, "edition", NONE) };
    struct work w = {
        .meta = { .tenant = c->tenant, .who = j->by, .org = NONE, .now = c->now, .call = c->id },
        .body = chunk_body, .arg = &f, .mem = c->mem, .fault = &c->fault, .background = true,
    };
    e = store_write(c->store, &w);
    *finished = !e && f.over;
    j->progress = f.done;
    j->total = f.b.total;
    return e;
}

/* ---- made, listed ---- */

static bool whole_city(struct call *c) {
    struct scope s = scope_of(c, CAP_BASE);
    for (int i = 0; i < s.n; i++)
        if (s.part[i].level == LEVEL_ALL && s.part[i].node == 0) return true;
    return false;
}

static enum err job_put(struct call *c, struct tx *tx, int64_t edition, int64_t total) {
    struct job j;
    row_clear(&job_entity, &j);
    j.id = tx_new_id(tx);
    j.tenant = c->tenant;
    j.kind = S("edition");
    j.state = JOB_WAITING;
    j.created_at = j.run_at = c->now;
    j.version = 1;
    j.attempts = j.progress = 0;
    j.total = total;
    j.by = c->who && !c->who->system ? c->who->person : NONE;
    j.input = arena_printf(c->mem, "{\"edition\":%lld}", (long long)edition);
    return tx_put(tx, &job_entity, &j);
}

static void view_fill(struct call *c, struct edition_view *v) {
    v->by_name = world_name(c->world, &person_entity, v->b.h.created_by);
}

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    struct edition_view *out = ret;
    struct base_edition b = *(const struct base_edition *)arg;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    if (!whole_city(c)) return fail_with(c, E_DENIED, 0, 0, str_of(word_text(c->language, "cap.base")), STR_NULL);
    enum err e = tx_once(tx, c->once_key, c->once_body, &id, &seen);
    if (e) return e;
    if (seen) return store_get(tx_db(tx), c->mem, 0, c->tenant, &base_edition_entity, id, &out->b, &c->fault);
    b.h.id = id;
    b.state = JOB_WAITING;
    b.total = 0;
    for (int i = 0; i < c->world->nestates; i++) b.total += c->world->estate[i].closed_at == NONE;
    b.done = b.at_estate = b.records = 0;
    if ((e = tx_insert(tx, &base_edition_entity, &b, &(struct change){ .verb = "create" }))) return e;
    out->b = b;
    return job_put(c, tx, id, b.total);
}

static enum err create_answer(struct call *c, void *in, void *ret) {
    (void)in;
    view_fill(c, ret);
    return OK;
}

static enum err list_read(struct call *c, void *in, void *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("before", INT64_MAX), BI("n", LISTED) };
    struct rows r;
    (void)in;
    enum err e = sql_rows(c->db, c->mem, "timeline_editions", &base_edition_entity, b, N_OF(b), &r, &c->fault);
    if (e) return e;
    struct edition_view *v = ARENA_ARRAY(c->mem, struct edition_view, r.n + 1);
    for (int i = 0; i < r.n; i++) {
        v[i].b = ((const struct base_edition *)r.row)[i];
        view_fill(c, &v[i]);
    }
    ((struct edition_list *)ret)->items = (struct rows){ v, r.n };
    return OK;
}

static enum err get_read(struct call *c, void *in, void *ret) {
    struct edition_view *out = ret;
    enum err e = store_get(c->db, c->mem, 0, c->tenant, &base_edition_entity, ((const struct one_in *)in)->id, &out->b, &c->fault);
    if (!e) view_fill(c, out);
    return e;
}

/* ---- an estate as it was ---- */

static struct str title_of(struct call *c, const struct entity *e, const struct json *data) {
    const struct field *f = e && e->title ? field_named(e, str_of(e->title)) : 0;
    struct str text = f ? json_text(data, f->name) : STR_NULL;
    if (!f || f->kind != K_CODE || !text.n) return text;
    return str_of(word_of(c->language, f->codes->name, arena_cstr(c->mem, text)));
}

static enum err items_of(struct call *c, const struct rows *r, struct rows *ret) {
    struct edition_item *v = ARENA_ARRAY(c->mem, struct edition_item, r->n + 1);
    for (int i = 0; i < r->n; i++) {
        const struct edition_row *x = &((const struct edition_row *)r->row)[i];
        struct json *data = 0;
        enum err e = json_parse(c->mem, x->data, &data, &c->fault);
        if (e) return e;
        v[i] = (struct edition_item){ x->item, x->version, x->noun, str_of(word_of(c->language, "noun", arena_cstr(c->mem, x->noun))),
                                      title_of(c, entity_named(x->noun), data), x->data };
    }
    *ret = (struct rows){ v, r->n };
    return OK;
}

static enum err estate_read(struct call *c, void *arg, void *ret) {
    const struct edition_estate_in *in = arg;
    struct edition_estate *out = ret;
    struct base_edition b;
    struct scope s;
    struct bind k[] = { BI("tenant", c->tenant), BI("edition", in->id), BI("estate", in->estate) };
    const struct estate *es = world_estate(c->world, in->estate);
    struct rows r;
    enum err e = store_get(c->db, c->mem, 0, c->tenant, &base_edition_entity, in->id, &b, &c->fault);
    if (e || (e = base_scope(c, c->db, CAP_READ, &s))) return e;
    if (!es || !scope_covers(c, &s, es->town, es->community, es->h.id)) return fail(c, E_NOT_FOUND, 0, 0);
    if ((e = sql_rows(c->db, c->mem, "edition_rows_of", &edition_row_entity, k, N_OF(k), &r, &c->fault))) return e;
    if (!r.n) return fail(c, E_NOT_FOUND, 0, 0);             /* there was none then */
    out->edition = in->id;
    out->name = b.name;
    out->estate = in->estate;
    out->estate_name = es->name;
    return items_of(c, &r, &out->items);
}

const struct action editions_list = { .name = "editions.list", .cap = CAP_READ, .out = &edition_list_entity, .read = list_read };
const struct action editions_create = {
    .name = "editions.create", .cap = CAP_BASE, .in = &base_edition_entity, .out = &edition_view_entity, .body = create_body,
    .answer = create_answer, .once = true,
};
const struct action editions_get = {
    .name = "editions.get", .cap = CAP_READ, .in = &one_in_entity, .out = &edition_view_entity, .read = get_read,
};
const struct action editions_estate = {
    .name = "editions.estate", .cap = CAP_READ, .in = &edition_estate_in_entity, .out = &edition_estate_entity, .read = estate_read,
};
