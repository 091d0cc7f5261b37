/* What stands in an estate, listed, read, made, changed, removed and put back: one
** function each for all nouns. */
#include "action/register.h"

#include <stdlib.h>
#include <string.h>
#include "access/who.h"
#include "action/problem.h"
#include "action/timeline.h"

enum { PAGE_ROWS = 50, FILTERS = 14, PARTS = 400, COUNT_MOST = 100000, HELD_MOST = 10000 };

const struct entity *register_named(struct str noun) {
    const struct entity *e = entity_named(noun);
    for (int i = 0; i < NOUNS; i++)
        if (register_entities[i] == e) return e;
    return e == &estate_entity || e == &lift_record_entity ? e : 0;
}

/* ---- what a list asks ---- */

/* What `q` looks at. */
static const struct found_by { const struct entity *e; const char *field; } found_by[] = {
    { &building_entity, "name" }, { &stairwell_entity, "name" }, { &elevator_entity, "name" }, { &facility_entity, "place" },
    { &contract_entity, "company" }, { &household_entity, "code" },
};

struct asked { struct filter f[FILTERS]; int64_t value[FILTERS]; int n; };

static struct filter *filter_add(struct asked *a, const struct field *f) {
    struct filter *to = &a->f[a->n++];
    *to = (struct filter){ .field = f, .low = NONE, .high = NONE };
    return to;
}

static void filter_int(struct asked *a, const struct field *f, int64_t value) {
    struct filter *to = filter_add(a, f);
    a->value[to - a->f] = value;
    to->in = &a->value[to - a->f];
    to->n = 1;
}

/* One filter of the query, if it was given: of a field that this noun has. */
static enum err filter_of(struct call *c, const struct entity *e, const struct field *given, const void *q, struct asked *to) {
    const struct field *f = field_named(e, str_of(given->name));
    if (field_null(given, q) || !(given->flags & FILTER)) return OK;
    if (!f || !(f->flags & FILTER)) return fail_with(c, E_INVALID, given->name, "record.no_field", str_of(given->name), STR_NULL);
    if (given->kind == K_REF) return filter_int(to, f, *field_int(given, (void *)(uintptr_t)q)), OK;
    struct str text = *field_str(given, (void *)(uintptr_t)q);
    if (f->kind != K_CODE) return filter_add(to, f)->text = text, OK;
    int64_t code = code_value(f->codes, text);
    if (code == NONE) return fail_with(c, E_INVALID, given->name, "field.code", str_of(f->codes->code[0]), STR_NULL);
    return filter_int(to, f, code), OK;
}

static enum err filters(struct call *c, const struct entity *e, const struct record_query *q, struct asked *to) {
    for (int i = 0; i < record_query_entity.nfield; i++) {
        enum err bad = filter_of(c, e, &record_query_entity.field[i], q, to);
        if (bad) return bad;
    }
    if (!q->q.n) return OK;
    for (int i = 0; i < N_OF(found_by); i++) {
        if (found_by[i].e != e) continue;
        struct filter *f = filter_add(to, field_named(e, str_of(found_by[i].field)));
        f->text = q->q;
        f->holds = true;
        return OK;
    }
    return fail_with(c, E_INVALID, "q", "record.no_field", S("q"), STR_NULL);
}

/* The scope of the caller, or what of it lies in the estate asked for. */
static enum err scope_for(struct call *c, struct db *db, enum cap cap, int64_t estate, struct scope *s) {
    enum err e = base_scope(c, db, cap, s);
    const struct estate *one = estate == NONE ? 0 : world_estate(c->world, estate);
    if (!e && estate != NONE) *s = one ? scope_within(c, s, one) : scope_piece(c, 0, 0, 0);
    return e;
}

static int by_id(const void *a, const void *b) {
    int64_t x = ((const struct head *)a)->id, y = ((const struct head *)b)->id;
    return x < y ? -1 : x > y;
}

/* A scope of many estates is asked piece by piece. */
static enum err read_pieces(struct call *c, const struct scope *s, const struct query *q, struct rows *ret) {
    size_t size = q->e->size;
    if (s->n <= PARTS) return store_list(c->db, c->mem, s, c->tenant, q, ret, &c->fault);
    char *all = arena_alloc(c->mem, size * (size_t)q->limit * (size_t)(s->n / PARTS + 1));
    int n = 0;
    for (int at = 0; at < s->n; at += PARTS) {
        struct scope some = scope_piece(c, s, at, PARTS);
        struct rows r;
        enum err e = store_list(c->db, c->mem, &some, c->tenant, q, &r, &c->fault);
        if (e) return e;
        if (r.n) memcpy(all + (size_t)n * size, r.row, (size_t)r.n * size);
        n += r.n;
    }
    qsort(all, (size_t)n, size, by_id);
    *ret = (struct rows){ all, n < q->limit ? n : q->limit };
    return OK;
}

static enum err count_pieces(struct call *c, const struct scope *s, const struct query *q, int64_t *ret) {
    *ret = 0;
    for (int at = 0; at == 0 || at < s->n; at += PARTS) {
        struct scope some = scope_piece(c, s, at, PARTS);
        int64_t n;
        enum err e = store_count(c->db, c->mem, &some, c->tenant, q, COUNT_MOST, &n, &c->fault);
        if (e) return e;
        *ret += n;
    }
    return OK;
}

enum err records_list(struct call *c, void *in, void *ret) {
    const struct record_query *q = in;
    const struct entity *e = c->action->of;
    struct record_page *out = ret;
    struct asked *a = ARENA_NEW(c->mem, struct asked);
    struct scope s;
    int limit = q->limit == NONE ? PAGE_ROWS : (int)q->limit;
    struct query query = { .e = e, .filter = a->f, .limit = limit + 1, .lean = true };
    if (q->after.n && !str_int(q->after, &query.after_id)) return fail(c, E_INVALID, "after", "error.invalid");
    query.after = q->after.n > 0;
    enum err bad = filters(c, e, q, a);
    if (bad || (bad = scope_for(c, c->db, CAP_READ, q->estate, &s))) return bad;
    query.nfilter = a->n;
    if ((bad = read_pieces(c, &s, &query, &out->items))) return bad;
    if (out->items.n > limit) {
        out->items.n = limit;
        const struct head *last = (const void *)((const char *)out->items.row + (size_t)(limit - 1) * e->size);
        out->next = arena_printf(c->mem, "%lld", (long long)last->id);
    }
    if (q->count == 1 && (bad = count_pieces(c, &s, &query, &out->count))) return bad;
    return register_names(c, c->db, e, &out->items);
}

/* ---- one ---- */

enum err register_get(struct call *c, struct db *db, const struct scope *s, const struct entity *e, int64_t id, void *row) {
    enum err bad = E_NOT_FOUND;
    for (int at = 0; bad == E_NOT_FOUND && (at == 0 || at < s->n); at += PARTS) {
        struct scope some = scope_piece(c, s, at, PARTS);
        c->fault = (struct fault){ 0 };
        bad = store_get(db, c->mem, &some, c->tenant, e, id, row, &c->fault);
    }
    return bad;
}

enum err records_get(struct call *c, void *in, void *ret) {
    const struct entity *e = c->action->of;
    struct rows one = { ret, 1 };
    struct scope s;
    enum err bad = base_scope(c, c->db, CAP_READ, &s);
    if (!bad) bad = register_get(c, c->db, &s, e, ((const struct one_in *)in)->id, ret);
    return bad ? bad : register_names(c, c->db, e, &one);
}

enum err register_gone(struct call *c, struct db *db, const struct scope *s, const struct entity *e, int64_t id, void *ret) {
    struct filter f = { .field = field_named(e, S("id")), .in = &id, .n = 1, .few = true, .low = NONE, .high = NONE };
    struct query q = { .e = e, .filter = &f, .nfilter = 1, .limit = 1, .removed = true };
    struct rows r = { 0 };
    enum err bad = OK;
    for (int at = 0; !bad && !r.n && (at == 0 || (s && at < s->n)); at += PARTS) {
        struct scope some = scope_piece(c, s, at, PARTS);
        bad = store_list(db, c->mem, s ? &some : 0, c->tenant, &q, &r, &c->fault);
    }
    if (bad || !r.n) return bad ? bad : fail(c, E_NOT_FOUND, 0, 0);
    memcpy(ret, r.row, e->size);
    return OK;
}

enum err records_answer(struct call *c, void *in, void *ret) {
    struct rows one = { ret, 1 };
    (void)in;
    if (c->world_stale && c->worlds) worlds_stale(c->worlds);
    return register_names(c, c->db, c->action->of, &one);
}

/* ---- written ---- */

static int64_t estate_of(const struct entity *e, const void *row) {
    return *field_int(field_named(e, S("estate")), (void *)(uintptr_t)row);
}

/* May he keep what stands in this estate? Otherwise it is as if there were none. */
static enum err may_keep(struct call *c, struct tx *tx, int64_t estate) {
    struct scope s;
    struct estate there;
    enum err e = base_scope(c, tx_db(tx), CAP_KEEP, &s);
    if (!e && estate != NONE) e = register_get(c, tx_db(tx), &s, &estate_entity, estate, &there);
    if (e != E_NOT_FOUND) return e;
    c->fault = (struct fault){ 0 };
    return fail_with(c, E_INVALID, "estate", "field.absent", arena_printf(c->mem, "%lld", (long long)estate), STR_NULL);
}

enum err records_create(struct call *c, struct tx *tx, void *in, void *ret) {
    const struct entity *e = c->action->of;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    enum err bad = tx_once(tx, c->once_key, c->once_body, &id, &seen);
    if (bad) return bad;
    if (seen) return register_gone(c, tx_db(tx), 0, e, id, ret);
    void *row = row_copy(c->mem, e, in);
    ((struct head *)row)->id = id;
    if ((bad = may_keep(c, tx, estate_of(e, row)))) return bad;
    if ((bad = register_put(c, tx, e, 0, row, &(struct change){ .verb = "create" }, 0))) return bad;
    memcpy(ret, row, e->size);
    return OK;
}

/* The record to be changed, within what he may keep, as he saw it. */
static enum err to_change(struct call *c, struct tx *tx, int64_t id, void *was) {
    struct scope s;
    enum err e = base_scope(c, tx_db(tx), CAP_KEEP, &s);
    if (!e) e = register_get(c, tx_db(tx), &s, c->action->of, id, was);
    return e ? e : check_seen(c, tx_db(tx), c->action->of, was);      /* who looked at it takes nobody's pen */
}

enum err records_change(struct call *c, struct tx *tx, void *in, void *ret) {
    const struct entity *e = c->action->of;
    const struct texts *clear = (const void *)((const char *)in + e->size);      /* stands behind the row: NOUN in register_shape.c */
    void *was = arena_alloc(c->mem, e->size), *is;
    enum err bad = to_change(c, tx, ((const struct head *)in)->id, was);
    if (bad) return bad;
    is = row_copy(c->mem, e, was);
    register_take(e, in, is);
    if ((bad = register_clear(c, e, clear, is))) return bad;
    if ((bad = register_put(c, tx, e, was, is, &(struct change){ .verb = "edit" }, 0))) return bad;
    memcpy(ret, is, e->size);
    return OK;
}

/* ---- removed and put back ---- */

/* How many records of another noun stand in this one. */
static enum err held_by(struct call *c, struct tx *tx, const struct entity *child, const struct entity *e, const void *row, int64_t *n) {
    const struct field *f = field_named(child, str_of(e->name));
    int64_t id = ((const struct head *)row)->id, estate = estate_of(e, row);
    *n = 0;
    if (!f || f->kind != K_REF || f->ref != e) return OK;
    struct filter by[] = {
        { .field = f, .in = &id, .n = 1, .low = NONE, .high = NONE },
        { .field = field_named(child, S("estate")), .in = &estate, .n = 1, .low = NONE, .high = NONE },
    };
    struct query q = { .e = child, .filter = by, .nfilter = N_OF(by), .limit = 1 };
    return store_count(tx_db(tx), c->mem, 0, c->tenant, &q, HELD_MOST, n, &c->fault);
}

static enum err holds_nothing(struct call *c, struct tx *tx, const struct entity *e, const void *row) {
    struct str all = S("");
    for (int i = 0; i < NOUNS; i++) {
        int64_t n;
        enum err bad = held_by(c, tx, register_entities[i], e, row, &n);
        if (bad) return bad;
        if (n) all = arena_printf(c->mem, PRIstr "%s%s %lld", STRARG(all), all.n ? word_text(c->language, "holds.and") : "",
                                  word_of(c->language, "noun", register_entities[i]->name), (long long)n);
    }
    return all.n ? fail_with(c, E_CONFLICT, "id", "record.holds", all, STR_NULL) : OK;
}

enum err records_remove(struct call *c, struct tx *tx, void *in, void *ret) {
    const struct removal *r = in;
    const struct entity *e = c->action->of;
    struct touched t = { 0 };
    struct estate *there;
    void *was = arena_alloc(c->mem, e->size), *is;
    enum err bad = to_change(c, tx, r->id, was);
    if (bad || (bad = holds_nothing(c, tx, e, was)) || (bad = estate_hold(c, tx, &t, estate_of(e, was), &there))) return bad;
    is = row_copy(c->mem, e, was);
    ((struct head *)is)->removed_at = c->now;
    if ((bad = tx_update(tx, e, was, is, &(struct change){ "remove", r->reason }))) return bad;
    if ((bad = moment_of_change(c, tx, e, was, is, &(struct change){ .verb = "remove" }, 0))) return bad;
    memcpy(ret, is, e->size);
    return register_settle(c, tx, &t);
}

enum err records_restore(struct call *c, struct tx *tx, void *in, void *ret) {
    const struct entity *e = c->action->of;
    void *was = arena_alloc(c->mem, e->size), *is;
    struct scope s;
    enum err bad = base_scope(c, tx_db(tx), CAP_KEEP, &s);
    if (!bad) bad = register_gone(c, tx_db(tx), &s, e, ((const struct one_in *)in)->id, was);
    if (bad) return bad;
    if (((const struct head *)was)->removed_at == NONE) return memcpy(ret, was, e->size), OK;
    is = row_copy(c->mem, e, was);
    ((struct head *)is)->removed_at = NONE;
    if ((bad = register_put(c, tx, e, was, is, &(struct change){ .verb = "restore" }, 0))) return bad;
    memcpy(ret, is, e->size);
    return OK;
}

/* ---- names ---- */

static int ids_of(const struct field *f, const struct entity *e, const struct rows *r, int64_t *ret) {
    int n = 0;
    for (int i = 0; i < r->n; i++) {
        int64_t id = *field_int(f, (char *)r->row + (size_t)i * e->size);
        int k = 0;
        while (k < n && ret[k] != id) k++;
        if (id != NONE && k == n) ret[n++] = id;
    }
    return n;
}

enum err register_names(struct call *c, struct db *db, const struct entity *e, const struct rows *r) {
    struct naming *name = ARENA_ARRAY(c->mem, struct naming, r->n * e->nfield + c->nnames + 1);
    int64_t *id = ARENA_ARRAY(c->mem, int64_t, r->n + 1);
    int n = c->nnames;
    if (n) memcpy(name, c->name, sizeof *name * (size_t)n);
    for (int i = 0; i < e->nfield; i++) {
        const struct field *f = &e->field[i];
        if (f->kind != K_REF || !(f->flags & NAMED) || !f->ref->placed || f->ref == &estate_entity || !f->ref->title) continue;
        const struct field *title = field_named(f->ref, str_of(f->ref->title));
        struct rows found;
        int ids = ids_of(f, e, r, id);
        if (!ids || title->kind != K_TEXT) continue;
        struct filter by = { .field = field_named(f->ref, S("id")), .in = id, .n = ids, .few = true, .low = NONE, .high = NONE };
        struct query q = { .e = f->ref, .filter = &by, .nfilter = 1, .limit = ids, .removed = true, .lean = true };
        enum err bad = store_list(db, c->mem, 0, c->tenant, &q, &found, &c->fault);
        for (int k = 0; k < found.n && !bad; k++) {
            char *one = (char *)found.row + (size_t)k * f->ref->size;
            name[n++] = (struct naming){ ((struct head *)one)->id, *field_str(title, one) };
        }
        if (bad) return bad;
    }
    c->name = name;
    c->nnames = n;
    return OK;
}
