/* Two editions, or one and now: what was added, removed, changed. Estate by estate; a record of
** the same version is the same, so that only what changed is read. */
#include "action/edition.h"

#include <stdlib.h>
#include "action/register.h"
#include "base/json.h"

enum { PAGE_ROWS = 50 };

/* ---- what each side holds of an estate ---- */

struct key { struct str noun; int64_t item, version; };
struct keys { struct key *k; int n, cap; };

static int by_key(const void *a, const void *b) {
    const struct key *x = a, *y = b;
    int order = str_cmp(x->noun, y->noun);
    return order ? order : x->item < y->item ? -1 : x->item > y->item;
}

struct compare {
    struct call *c;
    const struct compare_query *q;
    struct scope scope;
    int64_t after_estate, after_item;            /* NONE: from the beginning */
    struct str after_noun;
    bool count;
    int limit;
    struct compare_counts *counts;
    struct compare_item *item;
    int n;
};

static enum err keys_read(struct compare *k, int64_t edition, int64_t estate, struct keys *ret) {
    struct bind b[] = { BI("tenant", k->c->tenant), BI("estate", estate), BI("edition", edition) };
    struct cursor *cur;
    *ret = (struct keys){ 0 };
    enum err e = sql_open(k->c->db, k->c->mem, edition ? "edition_keys" : "live_keys", b, edition ? 3 : 2, &cur, &k->c->fault);
    if (e) return e;
    while (sql_next(cur))
        ARENA_PUSH(k->c->mem, ret->k, ret->n, ret->cap) = (struct key){ sql_text(cur, 0), sql_int(cur, 1), sql_int(cur, 2) };
    if (ret->n) qsort(ret->k, (size_t)ret->n, sizeof *ret->k, by_key);
    return sql_end(cur);
}

static enum err data_read(struct compare *k, int64_t edition, int64_t estate, const struct key *key, struct json **ret) {
    struct call *c = k->c;
    struct bind b[] = { BI("tenant", c->tenant), BI("edition", edition), BI("estate", estate), BT("noun", key->noun), BI("item", key->item) };
    const struct entity *e = entity_named(key->noun);
    struct str text = S("{}");
    struct rows r;
    enum err bad;
    if (edition) {
        bad = sql_rows(c->db, c->mem, "edition_row_of", &edition_row_entity, b, N_OF(b), &r, &c->fault);
        if (!bad && r.n) text = ((const struct edition_row *)r.row)->data;
    } else {
        void *row = arena_alloc(c->mem, e->size);
        bad = store_get(c->db, c->mem, 0, c->tenant, e, key->item, row, &c->fault);
        if (!bad) text = edition_data(c->mem, e, row);
    }
    return bad ? bad : json_parse(c->mem, text, ret, &c->fault);
}

/* ---- values as people read them ---- */

static struct str number_text(struct call *c, const struct json *v) {
    return v->kind == J_INT ? arena_printf(c->mem, "%lld", (long long)v->i) : arena_printf(c->mem, "%.10g", v->r);
}

static struct str ref_text(struct call *c, const struct field *f, int64_t id) {
    struct str name = world_name(c->world, f->ref, id);
    const struct field *title = f->ref->title && f->ref->placed ? field_named(f->ref, str_of(f->ref->title)) : 0;
    if (!name.n && title && title->kind == K_TEXT) {
        void *row = arena_alloc(c->mem, f->ref->size);
        if (store_get(c->db, c->mem, 0, c->tenant, f->ref, id, row, &c->fault) == OK) name = *field_str(title, row);
        else c->fault = (struct fault){ 0 };
    }
    return name.n ? name : arena_printf(c->mem, "%lld", (long long)id);
}

static struct str value_text(struct call *c, const struct field *f, const struct json *v) {
    if (!v || v->kind == J_NULL) return STR_NULL;
    if (f->kind == K_CODE && v->kind == J_STR) return str_of(word_of(c->language, f->codes->name, arena_cstr(c->mem, v->s)));
    if (v->kind == J_STR) return v->s;
    if (v->kind == J_BOOL) return str_of(word_text(c->language, v->i ? "edition.yes" : "edition.no"));
    if (f->kind == K_REF && v->kind == J_INT) return ref_text(c, f, v->i);
    if (f->flags & MONEY && v->kind == J_INT) return arena_printf(c->mem, "%lld.%02lld", (long long)(v->i / 100), (long long)(v->i % 100));
    return number_text(c, v);
}

static bool same(const struct json *a, const struct json *b) {
    bool none_a = !a || a->kind == J_NULL, none_b = !b || b->kind == J_NULL;
    if (none_a || none_b) return none_a == none_b;
    if (a->kind == J_STR || b->kind == J_STR) return a->kind == b->kind && str_eq(a->s, b->s);
    return a->r == b->r && a->i == b->i;
}

static void fields_of(struct compare *k, const struct entity *e, const struct json *was, const struct json *is, struct rows *ret) {
    struct compare_field *v = ARENA_ARRAY(k->c->mem, struct compare_field, e->nfield + 1);
    for (int i = 0; i < e->nfield; i++) {
        const struct field *f = &e->field[i];
        const struct json *a = json_get(was, f->name), *b = json_get(is, f->name);
        if (!edition_field(f) || same(a, b)) continue;
        v[ret->n++] = (struct compare_field){ str_of(f->name), register_label(k->c, e, f->name), value_text(k->c, f, a), value_text(k->c, f, b) };
    }
    ret->row = v;
}

static struct str title_of(struct compare *k, const struct entity *e, const struct json *data) {
    const struct field *f = e->title ? field_named(e, str_of(e->title)) : 0;
    return f ? value_text(k->c, f, json_get(data, f->name)) : STR_NULL;
}

/* ---- an estate ---- */

static bool shown_before(const struct compare *k, int64_t estate, const struct key *key) {
    if (k->after_estate == NONE || estate > k->after_estate) return false;
    struct key after = { k->after_noun, k->after_item, 0 };
    return estate < k->after_estate || by_key(key, &after) <= 0;
}

static bool asked(const struct compare *k, int64_t kind) {
    return k->q->kind == NONE || k->q->kind == kind;
}

/* One difference: counted, and shown while the page is not full. */
static enum err differs(struct compare *k, int64_t estate, const struct key *was, const struct key *is) {
    const struct key *key = is ? is : was;
    const struct entity *e = entity_named(key->noun);
    int64_t kind = !was ? EDITION_ADDED : !is ? EDITION_REMOVED : EDITION_CHANGED;
    bool show = k->n <= k->limit && asked(k, kind) && !shown_before(k, estate, key);
    struct json *a = 0, *b = 0;
    struct compare_item v = { .estate = estate, .item = key->item, .kind = kind, .noun = key->noun };
    enum err bad = OK;
    if (!e || (!show && kind != EDITION_CHANGED)) goto count;
    if (was) bad = data_read(k, k->q->from, estate, was, &a);
    if (!bad && is) bad = data_read(k, k->q->to, estate, is, &b);
    if (bad) return bad;
    if (kind == EDITION_CHANGED) fields_of(k, e, a, b, &v.fields);
    if (kind == EDITION_CHANGED && !v.fields.n) return OK;           /* a version more, and yet the same */
    if (show) {
        v.label = str_of(word_of(k->c->language, "noun", e->name));
        v.title = title_of(k, e, is ? b : a);
        k->item[k->n++] = v;
    }
count:
    if (kind == EDITION_ADDED) k->counts->added++;
    else if (kind == EDITION_REMOVED) k->counts->removed++;
    else k->counts->changed++;
    return OK;
}

static bool noun_asked(const struct compare *k, const struct key *key) {
    const struct entity *e = k->q->noun.n ? entity_named(k->q->noun) : 0;
    return !e || str_is(key->noun, e->name);
}

static enum err estate_compare(struct compare *k, int64_t estate) {
    struct keys was, is;
    enum err e = keys_read(k, k->q->from, estate, &was);
    if (e || (e = keys_read(k, k->q->to, estate, &is))) return e;
    for (int i = 0, j = 0; !e && (i < was.n || j < is.n);) {
        int order = i == was.n ? 1 : j == is.n ? -1 : by_key(&was.k[i], &is.k[j]);
        const struct key *a = order <= 0 ? &was.k[i] : 0, *b = order >= 0 ? &is.k[j] : 0;
        i += order <= 0;
        j += order >= 0;
        if (!noun_asked(k, a ? a : b) || (a && b && a->version == b->version)) continue;
        e = differs(k, estate, a, b);
    }
    return e;
}

/* ---- the estates ---- */

/* Estates of both sides that the caller sees, in the order of their ids: the world keeps those that have ended too. */
static bool estate_asked_for(const struct compare *k, const struct estate *e) {
    if (k->q->estate != NONE && e->h.id != k->q->estate) return false;
    if (k->q->town != NONE && e->town != k->q->town) return false;
    if (k->q->community != NONE && e->community != k->q->community) return false;
    return scope_covers(k->c, &k->scope, e->town, e->community, e->h.id);
}

/* The page is full and nobody asks for the counts. */
static bool enough(const struct compare *k) {
    return !k->count && k->n > k->limit;
}

static enum err cursor_read(struct compare *k) {
    struct str estate, noun, item = str_cut(str_cut(k->q->after, '.', &estate), '.', &noun);
    k->after_estate = NONE;
    if (!k->q->after.n) return OK;
    k->after_noun = noun;
    if (str_int(estate, &k->after_estate) && str_int(item, &k->after_item)) return OK;
    return fail(k->c, E_INVALID, "after", "error.invalid");
}

static enum err edition_known(struct call *c, int64_t id, const char *field) {
    struct base_edition b;
    enum err e = store_get(c->db, c->mem, 0, c->tenant, &base_edition_entity, id, &b, &c->fault);
    if (e == E_NOT_FOUND) c->fault = (struct fault){ 0 };
    if (e == E_NOT_FOUND) return fail_with(c, E_INVALID, field, "field.absent", arena_printf(c->mem, "%lld", (long long)id), STR_NULL);
    return e || b.state == JOB_DONE ? e : fail_with(c, E_CONFLICT, field, "edition.unfinished", b.name, STR_NULL);
}

static enum err compare_check(struct call *c, const struct compare_query *q) {
    if (q->from == NONE) return fail(c, E_INVALID, "from", "field.required");
    if (q->noun.n && !register_named(q->noun)) return fail_with(c, E_INVALID, "noun", "record.no_field", q->noun, STR_NULL);
    enum err e = edition_known(c, q->from, "from");
    return e || q->to == NONE || q->to == 0 ? e : edition_known(c, q->to, "to");
}

static enum err compare_read(struct call *c, void *in, void *ret) {
    struct compare_query q = *(const struct compare_query *)in;
    struct compare_page *out = ret;
    struct compare k = { .c = c, .q = &q, .limit = q.limit == NONE ? PAGE_ROWS : (int)q.limit };
    enum err e = compare_check(c, &q);
    if (q.to == NONE) q.to = 0;
    if (e || (e = cursor_read(&k)) || (e = base_scope(c, c->db, CAP_READ, &k.scope))) return e;
    k.counts = ARENA_NEW(c->mem, struct compare_counts);
    k.item = ARENA_ARRAY(c->mem, struct compare_item, k.limit + 2);
    k.count = !q.after.n;
    for (int i = 0; i < c->world->nestates && !e && !enough(&k); i++) {
        const struct estate *es = &c->world->estate[i];
        if (!estate_asked_for(&k, es) || (!k.count && k.after_estate != NONE && es->h.id < k.after_estate)) continue;
        e = estate_compare(&k, es->h.id);
    }
    if (e) return e;
    if (k.count) out->counts = (struct rows){ k.counts, 1 };
    out->items = (struct rows){ k.item, k.n > k.limit ? k.limit : k.n };
    const struct compare_item *last = k.n > k.limit ? &k.item[k.limit - 1] : 0;
    if (last) out->next = arena_printf(c->mem, "%lld." PRIstr ".%lld", (long long)last->estate, STRARG(last->noun), (long long)last->item);
    return OK;
}

const struct action editions_compare = {
    .name = "editions.compare", .cap = CAP_READ, .in = &compare_query_entity, .out = &compare_page_entity, .read = compare_read,
};
