#include "action/estate.h"

#include <math.h>
#include <string.h>
#include "action/problem.h"

/* ---- what is known ---- */

int64_t estate_completeness(const struct estate *e) {
    bool no_firm = e->management != NONE && e->management != BY_FIRM;
    const bool known[] = {
        e->town != NONE, e->community != NONE, e->address.n > 0, e->built_year != NONE, e->buildings != NONE,
        e->households != NONE, e->population != NONE, !isnan(e->floor_area), e->management != NONE,
        e->property_org != NONE || no_firm, e->fee != NONE || no_firm, !isnan(e->lat) && !isnan(e->lng),
    };
    int n = 0;
    for (int i = 0; i < N_OF(known); i++) n += known[i];
    return (100 * n + N_OF(known) / 2) / N_OF(known);
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

static int by_name(const struct estate *a, const struct estate *b) {
    int order = str_cmp(a->name, b->name);
    return order ? order : a->h.id < b->h.id ? -1 : a->h.id > b->h.id;
}

bool estate_asked(const struct estate_query *q, const struct estate *e) {
    if (q->town != NONE && e->town != q->town) return false;
    if (q->community != NONE && e->community != q->community) return false;
    return !q->q.n || str_find(e->name, q->q, 0) >= 0 || str_find(e->aliases, q->q, 0) >= 0;
}

/* The first `most` in order of name, kept sorted while they come. */
struct first { const struct estate **e; int n, most; };

static void keep(struct first *k, const struct estate *e) {
    if (k->n == k->most && by_name(e, k->e[k->n - 1]) > 0) return;
    int lo = 0, hi = k->n;
    while (lo < hi) {
        int mid = (lo + hi) / 2;
        if (by_name(k->e[mid], e) < 0) lo = mid + 1;
        else hi = mid;
    }
    if (k->n < k->most) k->n++;
    memmove(&k->e[lo + 1], &k->e[lo], sizeof *k->e * (size_t)(k->n - 1 - lo));
    k->e[lo] = e;
}

/* A cursor is "id.name" of the last one shown. */
static enum err cursor_read(struct call *c, struct str after, struct estate *ret) {
    struct str id;
    ret->name = str_cut(after, '.', &id);
    if (!ret->name.s || !str_int(id, &ret->h.id)) return fail(c, E_INVALID, "after", "error.invalid");
    return OK;
}

static enum err list_read(struct call *c, void *in, void *ret) {
    const struct estate_query *q = in;
    struct estate_page *out = ret;
    struct scope s = scope_of(c, CAP_READ);
    struct estate after = { .h.id = NONE };
    int limit = q->limit == NONE ? PAGE_ROWS : (int)q->limit;
    struct first k = { ARENA_ARRAY(c->mem, const struct estate *, limit + 2), 0, limit + 1 };
    int64_t count = 0;
    enum err e = q->after.n ? cursor_read(c, q->after, &after) : OK;
    if (e) return e;
    for (int i = 0; i < c->world->nestates; i++) {
        const struct estate *x = &c->world->estate[i];
        if (!estate_asked(q, x) || !scope_covers(c, &s, x->town, x->community, x->h.id)) continue;
        count++;
        if (!q->after.n || by_name(x, &after) > 0) keep(&k, x);
    }
    bool more = k.n > limit;
    int n = more ? limit : k.n;
    struct estate_view *v = ARENA_ARRAY(c->mem, struct estate_view, n ? n : 1);
    for (int i = 0; i < n; i++) v[i].e = *k.e[i];
    out->items = (struct rows){ v, n };
    if (q->count == 1) out->count = count;
    if (more) out->next = arena_printf(c->mem, "%lld." PRIstr, (long long)v[n - 1].e.h.id, STRARG(v[n - 1].e.name));
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

static void empty(struct estate *e, const struct field *f) {
    if (kind_is_int(f->kind)) *field_int(f, e) = NONE;
    else if (f->kind == K_REAL) *field_real(f, e) = NAN;
    else *field_str(f, e) = STR_NULL;
}

/* Take over what was given, empty what was to be emptied. */
static void change(const struct estate_change *in, const struct field *clear, struct estate *e) {
    for (int i = 0; i < estate_entity.nfield; i++) {
        const struct field *f = &estate_entity.field[i];
        if (!(f->flags & EDIT) || field_null(f, &in->e)) continue;
        size_t size = kind_is_int(f->kind) ? sizeof(int64_t) : f->kind == K_REAL ? sizeof(double) : sizeof(struct str);
        memcpy((char *)e + f->at, (const char *)&in->e + f->at, size);
    }
    for (int i = 0; i < in->clear.n; i++)
        empty(e, field_named(&estate_entity, str_of(code_text(clear->codes, in->clear.id[i]))));
}

static enum err update_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct estate_change *in = arg;
    struct estate_view *out = ret;
    struct scope s = scope_of(c, CAP_BASE);
    struct estate was, is;
    enum err e = store_get(tx_db(tx), c->mem, &s, c->tenant, &estate_entity, in->e.h.id, &was, &c->fault);
    if (e || (e = check_version(c, &estate_entity, &was))) return e;
    is = was;
    change(in, field_named(&estate_change_entity, S("clear")), &is);
    if (is.town != was.town && is.community == was.community) is.community = NONE;      /* of the old town */
    if ((e = estate_check_links(c, &is))) return e;
    if (!scope_covers(c, &s, is.town, is.community, is.h.id))
        return fail_with(c, E_INVALID, "town", "field.absent", world_name(c->world, &area_entity, is.town), STR_NULL);
    bool moved = is.town != was.town || is.community != was.community, held = false;
    if (moved && was.town != NONE) e = estate_has_problems(c, tx_db(tx), was.h.id, &held);
    if (e) return e;
    if (held) return fail(c, E_CONFLICT, "town", "estate.has_problems");
    is.completeness = estate_completeness(&is);
    if ((e = tx_update(tx, &estate_entity, &was, &is, &(struct change){ .verb = "edit" }))) return e;
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
    .name = "estates.update", .cap = CAP_BASE, .in = &estate_change_entity, .out = &estate_view_entity,
    .body = update_body, .versioned = true, .touches_world = true,
};
