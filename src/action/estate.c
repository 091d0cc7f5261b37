#include "action/estate.h"

#include <math.h>
#include <string.h>
#include "action/problem.h"
#include "action/register.h"

/* ---- what is known ---- */

int64_t estate_completeness(const struct estate *e) {
    static const int64_t nothing[TALLIES];
    struct completed done;
    complete_reckon(e, nothing, &done);
    return done.percent;
}

enum err estate_has_problems(struct call *c, struct db *db, int64_t estate, bool *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", estate) };
    struct cursor *cur;
    enum err e = sql_open(db, c->mem, "estate_problem", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    *ret = sql_next(cur);
    return sql_end(cur);
}

static enum err absent(struct call *c, const char *field, int64_t id) {
    return fail_with(c, E_INVALID, field, "field.absent", arena_printf(c->mem, "%lld", (long long)id), STR_NULL);
}

enum err estate_check_links(struct call *c, struct estate *e) {
    const struct world *w = c->world;
    const struct area *community = e->community == NONE ? 0 : world_area(w, e->community);
    if (e->community != NONE && (!community || community->level != AREA_COMMUNITY || community->closed_at != NONE))
        return absent(c, "community", e->community);
    if (community && e->town == NONE) e->town = area_at_level(w, e->community, AREA_TOWN);
    const struct area *town = e->town == NONE ? 0 : world_area(w, e->town);
    if (e->town != NONE && (!town || town->closed_at != NONE)) return absent(c, "town", e->town);
    if (town && town->level != AREA_TOWN)
        return fail_with(c, E_INVALID, "town", "estate.not_town", town->name, STR_NULL);
    if (town && community && !area_within(w, e->community, e->town))
        return fail_with(c, E_INVALID, "community", "estate.not_within", community->name, town->name);
    const struct org *firm = e->property_org == NONE ? 0 : world_org(w, e->property_org);
    if (e->property_org != NONE && !firm) return absent(c, "property_org", e->property_org);
    if (firm && firm->kind != ORG_PROPERTY)
        return fail_with(c, E_INVALID, "property_org", "estate.not_firm", firm->name, STR_NULL);
    return OK;
}

/* ---- the list ---- */

enum { PAGE_ROWS = 50 };

bool estate_seen_whole(const struct call *c, const struct scope *s, const struct estate *e) {
    for (int i = 0; i < s->n; i++) {
        struct scope one = { s->tenant, 1, &s->part[i] };
        if (s->part[i].node == 0 && scope_covers(c, &one, e->town, e->community, e->h.id)) return true;
    }
    return false;
}

static enum err count_problems(struct call *c, const struct scope *s, struct estate_view *v, int n) {
    int64_t *id = ARENA_ARRAY(c->mem, int64_t, n + 1);
    struct sum *sum;
    int sums = 0;
    for (int i = 0; i < n; i++) {
        id[i] = v[i].e.h.id;
        v[i].open_problems = v[i].overdue_problems = estate_seen_whole(c, s, &v[i].e) ? 0 : NONE;
    }
    enum err e = n ? store_sums(c->db, c->mem, c->tenant, "problem_estate", id, n, &sum, &sums, &c->fault) : OK;
    for (int k = 0; k < sums; k++) {
        for (int i = 0; i < n; i++) {
            if (v[i].e.h.id != sum[k].k[0] || v[i].open_problems == NONE || sum[k].k[1] != 1) continue;
            v[i].open_problems += sum[k].n;
            if (sum[k].k[2] == LAMP_OVER || sum[k].k[2] == LAMP_OVER3) v[i].overdue_problems += sum[k].n;
        }
    }
    return e;
}

/* ---- filters ---- */

enum err estate_sieve(struct call *c, struct db *db, const struct estate_query *q, struct estate_sieve *ret) {
    *ret = (struct estate_sieve){ .q = q, .missing = -1 };
    if (q->missing.n && (ret->missing = complete_named(q->missing)) < 0)
        return fail_with(c, E_INVALID, "missing", "estate.no_missing", q->missing, STR_NULL);
    return q->to_fill == 1 ? base_scope(c, db, CAP_KEEP, &ret->keep) : OK;
}

static bool code_fits(int64_t asked, int64_t value) {
    return asked == NONE || asked == value;
}

/* A bound lets nothing through that has no value. */
static bool within(int64_t from, int64_t to, int64_t value) {
    if (from == NONE && to == NONE) return true;
    return value != NONE && (from == NONE || value >= from) && (to == NONE || value <= to);
}

static bool mine_to_fill(const struct call *c, const struct estate_sieve *s, const struct estate *e) {
    int64_t lacks = estate_lacks(e);
    for (int i = 0; i < ncomplete_rows; i++)
        if (lacks >> i & 1 && missing_mine(c, &s->keep, e, &complete_rows[i])) return true;
    return false;
}

bool estate_asked(const struct call *c, const struct estate_sieve *s, const struct estate *e) {
    const struct estate_query *q = s->q;
    if ((q->ended == 1) != (e->closed_at != NONE)) return false;
    if (!code_fits(q->town, e->town) || !code_fits(q->community, e->community) || !code_fits(q->kind, e->kind)
        || !code_fits(q->management, e->management) || !code_fits(q->renovation, e->renovation)) return false;
    if (!within(q->built_from, q->built_to, e->built_year) || !within(NONE, q->complete_to, e->completeness)) return false;
    if (s->missing >= 0 && !(estate_lacks(e) >> s->missing & 1)) return false;
    if (q->q.n && str_find(e->name, q->q, 0) < 0 && str_find(e->aliases, q->q, 0) < 0) return false;
    return q->to_fill != 1 || mine_to_fill(c, s, e);
}

/* ---- in order ---- */

/* `sort` is the name of a number, "-" before it for the greatest first; without a value comes last. */
struct order { const struct field *f; bool down; };

static enum err order_of(struct call *c, struct str sort, struct order *ret) {
    static const char *const by[] = { "completeness", "households", "built_year", "population", "floor_area" };
    *ret = (struct order){ 0 };
    if (!sort.n || str_is(sort, "name")) return OK;
    ret->down = sort.s[0] == '-';
    for (int i = 0; i < N_OF(by); i++)
        if (str_is(str_from(sort, ret->down), by[i])) ret->f = field_named(&estate_entity, str_of(by[i]));
    if (ret->f) return OK;
    return fail_with(c, E_INVALID, "sort", "field.code", S("name, [-]completeness, households, built_year, population, floor_area"),
                     STR_NULL);
}

static double key_of(const struct order *o, const struct estate *e) {
    void *row = (void *)(uintptr_t)e;
    if (field_null(o->f, e)) return INFINITY;
    double v = o->f->kind == K_REAL ? *field_real(o->f, row) : (double)*field_int(o->f, row);
    return o->down ? -v : v;
}

static int in_order(const struct order *o, const struct estate *a, const struct estate *b) {
    double x = o->f ? key_of(o, a) : 0, y = o->f ? key_of(o, b) : 0;
    int order = x < y ? -1 : x > y ? 1 : str_cmp(a->name, b->name);
    return order ? order : a->h.id < b->h.id ? -1 : a->h.id > b->h.id;
}

/* The first `most` in order, kept sorted while they come. */
struct first { const struct estate **e; int n, most; struct order o; };

static void keep(struct first *k, const struct estate *e) {
    if (k->n == k->most && in_order(&k->o, e, k->e[k->n - 1]) > 0) return;
    int lo = 0, hi = k->n;
    while (lo < hi) {
        int mid = (lo + hi) / 2;
        if (in_order(&k->o, k->e[mid], e) < 0) lo = mid + 1;
        else hi = mid;
    }
    if (k->n < k->most) k->n++;
    memmove(&k->e[lo + 1], &k->e[lo], sizeof *k->e * (size_t)(k->n - 1 - lo));
    k->e[lo] = e;
}

/* A cursor is "id.key.name" of the last one shown, the key a number or nothing. */
static enum err cursor_read(struct call *c, struct str after, const struct order *o, struct estate *ret) {
    struct str id, key;
    double v = NAN;
    struct str rest = str_cut(after, '.', &id);
    ret->name = str_cut(rest, '~', &key);
    if (!ret->name.s || !str_int(id, &ret->h.id) || (key.n && !str_real(key, &v))) return fail(c, E_INVALID, "after", "error.invalid");
    if (o->f && o->f->kind == K_REAL) *field_real(o->f, ret) = v;
    else if (o->f) *field_int(o->f, ret) = key.n ? (int64_t)v : NONE;
    return OK;
}

static struct str cursor_of(struct call *c, const struct order *o, const struct estate *e) {
    struct str key = S("");
    void *row = (void *)(uintptr_t)e;
    if (o->f && !field_null(o->f, e))
        key = o->f->kind == K_REAL ? arena_printf(c->mem, "%.17g", *field_real(o->f, row))
                                   : arena_printf(c->mem, "%lld", (long long)*field_int(o->f, row));
    return arena_printf(c->mem, "%lld." PRIstr "~" PRIstr, (long long)e->h.id, STRARG(key), STRARG(e->name));
}

static enum err list_read(struct call *c, void *in, void *ret) {
    const struct estate_query *q = in;
    struct estate_page *out = ret;
    struct scope s = scope_of(c, CAP_READ);
    struct estate after;
    struct estate_sieve sieve;
    int limit = q->limit == NONE ? PAGE_ROWS : (int)q->limit;
    struct first k = { ARENA_ARRAY(c->mem, const struct estate *, limit + 2), 0, limit + 1, { 0 } };
    int64_t count = 0;
    row_clear(&estate_entity, &after);
    enum err e = order_of(c, q->sort, &k.o);
    if (!e) e = q->after.n ? cursor_read(c, q->after, &k.o, &after) : OK;
    if (e || (e = estate_sieve(c, c->db, q, &sieve))) return e;
    for (int i = 0; i < c->world->nestates; i++) {
        const struct estate *x = &c->world->estate[i];
        if (!scope_covers(c, &s, x->town, x->community, x->h.id) || !estate_asked(c, &sieve, x)) continue;
        count++;
        if (!q->after.n || in_order(&k.o, x, &after) > 0) keep(&k, x);
    }
    bool more = k.n > limit;
    int n = more ? limit : k.n;
    struct estate_view *v = ARENA_ARRAY(c->mem, struct estate_view, n ? n : 1);
    for (int i = 0; i < n; i++) v[i].e = *k.e[i];
    out->items = (struct rows){ v, n };
    if (q->count == 1) out->count = count;
    if (more) out->next = cursor_of(c, &k.o, &v[n - 1].e);
    return count_problems(c, &s, v, n);
}

static enum err get_read(struct call *c, void *in, void *ret) {
    struct estate_view *out = ret;
    struct scope s = scope_of(c, CAP_READ);
    int64_t id = ((const struct one_in *)in)->id;
    enum err e = store_get(c->db, c->mem, &s, c->tenant, &estate_entity, id, &out->e, &c->fault);
    return e ? e : count_problems(c, &s, out, 1);
}

/* ---- a change ---- */

/* Who keeps an estate fills in what is known of it; what it is called, where it belongs and whose it is, is settled by
** who answers for that: fields that need more than keeping up. */
static const struct settled { const char *field; bool base; } settled[] = {        /* base: CAP_BASE; else: no firm's to say */
    { "name", true }, { "aliases", true }, { "town", true }, { "community", true }, { "renovation", true },
    { "management", false }, { "property_org", false }, { "address", false }, { "lat", false }, { "lng", false }, { "datum", false },
    { "kind", false },
};

static bool changed(const struct field *f, const struct estate *was, const struct estate *is) {
    void *a = (void *)(uintptr_t)was, *b = (void *)(uintptr_t)is;
    if (kind_is_int(f->kind)) return *field_int(f, a) != *field_int(f, b);
    if (f->kind != K_REAL) return !str_eq(*field_str(f, a), *field_str(f, b));
    return field_null(f, a) != field_null(f, b) || (!field_null(f, a) && *field_real(f, a) != *field_real(f, b));
}

static enum err change_allowed(struct call *c, const struct estate *was, const struct estate *is) {
    struct scope base = scope_of(c, CAP_BASE), keep = scope_of(c, CAP_KEEP);
    bool all = scope_covers(c, &base, was->town, was->community, was->h.id), place = estate_seen_whole(c, &keep, was);
    for (int i = 0; i < N_OF(settled) && !all; i++) {
        if (!settled[i].base && place) continue;
        const struct field *f = field_named(&estate_entity, str_of(settled[i].field));
        if (changed(f, was, is))
            return fail_with(c, E_DENIED, f->name, settled[i].base ? "estate.by_town" : "estate.by_community",
                             register_label(c, &estate_entity, f->name), STR_NULL);
    }
    return OK;
}

static enum err update_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct estate_change *in = arg;
    struct estate_view *out = ret;
    struct scope s, base = scope_of(c, CAP_BASE);
    struct estate was, is;
    enum err e = base_scope(c, tx_db(tx), CAP_KEEP, &s);
    if (!e) e = register_get(c, tx_db(tx), &s, &estate_entity, in->e.h.id, &was);
    if (e || (e = check_seen(c, tx_db(tx), &estate_entity, &was))) return e;
    is = was;
    register_take(&estate_entity, &in->e, &is);
    if ((e = register_clear(c, &estate_entity, &in->clear, &is))) return e;
    if (is.town != was.town && is.community == was.community) is.community = NONE;      /* of the old town */
    if ((e = change_allowed(c, &was, &is)) || (e = estate_check_links(c, &is))) return e;
    if (is.town != was.town && !scope_covers(c, &base, is.town, is.community, is.h.id))
        return fail_with(c, E_INVALID, "town", "field.absent", world_name(c->world, &area_entity, is.town), STR_NULL);
    bool moved = is.town != was.town || is.community != was.community, held = false;
    if (moved && was.town != NONE) e = estate_has_problems(c, tx_db(tx), was.h.id, &held);
    if (e) return e;
    if (held) return fail(c, E_CONFLICT, "town", "estate.has_problems");
    if ((e = register_put(c, tx, &estate_entity, &was, &is, &(struct change){ .verb = "edit" }, 0))) return e;
    out->e = is;
    out->open_problems = out->overdue_problems = NONE;
    return OK;
}

const struct action estates_list = {
    .name = "estates.list", .cap = CAP_READ, .in = &estate_query_entity, .out = &estate_page_entity, .read = list_read,
};
const struct action estates_get = {
    .name = "estates.get", .cap = CAP_READ, .in = &one_in_entity, .out = &estate_view_entity, .read = get_read,
};
const struct action estates_update = {
    .name = "estates.update", .cap = CAP_KEEP, .in = &estate_change_entity, .out = &estate_view_entity,
    .body = update_body, .versioned = true, .touches_world = true,
};
