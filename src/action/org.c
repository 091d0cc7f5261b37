#include "action/org.h"

#include "action/handover.h"
#include "base/utf8.h"
#include "text/name.h"

enum { DEEPEST = 32 };

/* ---- what several files of the trees need ---- */

enum err sees_people(struct call *c) {
    return may(c->who, CAP_GRANT) ? OK : require(c, CAP_PEOPLE);
}

enum err absent_id(struct call *c, const char *field, int64_t id) {
    return fail_with(c, E_INVALID, field, "field.absent", arena_printf(c->mem, "%lld", (long long)id), STR_NULL);
}

enum err name_check(struct call *c, const char *field, struct str name, bool person) {
    const char *why = name_wrong(name, person);
    return why ? fail(c, E_INVALID, field, why) : OK;
}

enum err tree_lock(struct tx *tx) {
    return world_touch(tx);              /* the row that every change of the world counts up: held to the commit */
}

struct str holds_words(struct call *c, const char *const *key, const int64_t *n, int count) {
    struct str out = S(""), comma = str_of(word_text(c->language, "holds.and"));
    for (int i = 0; i < count; i++) {
        if (n[i] == 0) continue;
        struct str arg[3] = { arena_printf(c->mem, "%lld", (long long)n[i]), STR_NULL, STR_NULL };
        if (out.n) out = arena_join(c->mem, out, comma);
        out = arena_join(c->mem, out, word_fill(c->mem, c->language, key[i], arg));
    }
    return out;
}

/* ---- the list ---- */

static enum err count_open(struct call *c, struct org_view *v, int n) {
    struct sum *sum;
    int sums = 0;
    enum err e = store_sums(c->db, c->mem, c->tenant, "problem_unit", 0, 0, &sum, &sums, &c->fault);
    for (int k = 0; k < sums && !e; k++)
        for (int i = 0; i < n; i++)
            if (v[i].id == sum[k].k[0] && state_open((enum state)sum[k].k[1])) v[i].open_problems += sum[k].n;
    return e;
}

static struct org_view view_of(const struct world *w, const struct org *o) {
    struct org_view v = { o->h.id, o->h.version, o->parent, o->kind, o->area, o->successor, o->closed_at, 0, 0,
                          liaison_of(w, o->h.id), o->name, o->aliases };
    for (int i = 0; i < w->npersons; i++)
        v.persons += w->person[i].org == o->h.id && w->person[i].disabled_at == NONE;
    return v;
}

static enum err list_read(struct call *c, void *in, void *ret) {
    const struct world *w = c->world;
    (void)in;
    enum err e = sees_people(c);
    if (e) return e;
    struct org_view *v = ARENA_ARRAY(c->mem, struct org_view, w->norgs + 1);
    for (int i = 0; i < w->norgs; i++) v[i] = view_of(w, &w->org[i]);
    ((struct org_page *)ret)->items = (struct rows){ v, w->norgs };
    return count_open(c, v, w->norgs);
}

/* ---- made and changed ---- */

/* A living organisation of the tree as this transaction finds it. */
static enum err org_get(struct call *c, struct tx *tx, const char *field, int64_t id, struct org *ret) {
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &org_entity, id, ret, &c->fault);
    if (e == E_NOT_FOUND && field) {
        c->fault = (struct fault){ 0 };
        return absent_id(c, field, id);
    }
    if (e || ret->closed_at == NONE) return e;
    return fail_with(c, field ? E_INVALID : E_CONFLICT, field, "org.closed", ret->name, STR_NULL);
}

static enum err twin_free(struct call *c, struct tx *tx, int64_t parent, struct str name, int64_t self) {
    struct bind b[] = { BI("tenant", c->tenant), BI("parent", parent), BT("name", name) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), c->mem, "org_twin", &org_entity, b, N_OF(b), &r, &c->fault);
    if (e || r.n == 0 || ((const struct org *)r.row)->h.id == self) return e;
    return fail_with(c, E_CONFLICT, "name", "org.twin", name, STR_NULL);
}

/* Does `id` lie beneath `above` or is it? Walked in the database: the world may be a moment old. */
static enum err beneath(struct call *c, struct tx *tx, int64_t id, int64_t above, bool *ret) {
    enum err e = OK;
    *ret = false;
    for (int i = 0; i < DEEPEST && id != NONE && !e && !*ret; i++) {
        struct org o;
        *ret = id == above;
        e = store_get(tx_db(tx), c->mem, 0, c->tenant, &org_entity, id, &o, &c->fault);
        id = e ? NONE : o.parent;
    }
    return e;
}

static enum err area_known(struct call *c, int64_t area) {
    const struct area *a = area == NONE ? 0 : world_area(c->world, area);
    return area == NONE || (a && a->closed_at == NONE) ? OK : absent_id(c, "area", area);
}

static enum err in_check(struct call *c, void *arg) {
    const struct org_in *in = arg;
    if (in->kind == ORG_CITY) return fail(c, E_INVALID, "kind", "org.kind_city");
    enum err e = name_check(c, "name", in->name, false);
    if (!e) e = name_check(c, "aliases", in->aliases, false);
    return e ? e : area_known(c, in->area);
}

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct org_in *in = arg;
    struct org parent, o;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    enum err e = tree_lock(tx);
    if (e || (e = tx_once(tx, c->once_key, c->once_body, &id, &seen))) return e;
    row_clear(&org_entity, &o);
    if (seen) e = store_get(tx_db(tx), c->mem, 0, c->tenant, &org_entity, id, &o, &c->fault);
    else {
        if ((e = org_get(c, tx, "parent", in->parent, &parent))) return e;
        if ((e = twin_free(c, tx, in->parent, in->name, NONE))) return e;
        o.h.id = id;
        o.parent = in->parent;
        o.kind = in->kind;
        o.area = in->area == NONE ? parent.area : in->area;
        o.name = in->name;
        o.aliases = in->aliases;
        e = tx_insert(tx, &org_entity, &o, &(struct change){ .verb = "create" });
    }
    if (!e) *(struct org_view *)ret = view_of(c->world, &o);
    return e;
}

static enum err parent_check(struct call *c, struct tx *tx, const struct org *o, int64_t to) {
    struct org parent;
    bool cycle = false;
    enum err e = org_get(c, tx, "parent", to, &parent);
    if (e || (e = beneath(c, tx, to, o->h.id, &cycle))) return e;
    return cycle ? fail_with(c, E_CONFLICT, "parent", "org.cycle", parent.name, o->name) : OK;
}

/* What is seen from above follows the organisation: from its new place on. */
static enum err moved(struct call *c, struct tx *tx, const struct org *is) {
    struct world *w = world_draft(c->mem, c->world);
    int64_t n, job;
    for (int i = 0; i < w->norgs; i++)
        if (w->org[i].h.id == is->h.id) w->org[i].parent = is->parent;
    return settle_org(c, tx, w, is->h.id, &n, &job);
}

static enum err change_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct org_in *in = arg;
    struct org was, is;
    enum err e = tree_lock(tx);
    if (e || (e = store_get(tx_db(tx), c->mem, 0, c->tenant, &org_entity, in->id, &was, &c->fault))) return e;
    if ((e = check_version(c, &org_entity, &was))) return e;
    if (was.closed_at != NONE) return fail_with(c, E_CONFLICT, "id", "org.closed", was.name, STR_NULL);
    bool root = was.parent == NONE;
    if (root && (in->parent != NONE || in->kind != NONE)) return fail(c, E_CONFLICT, in->kind != NONE ? "kind" : "parent", "org.root");
    is = was;
    if (in->parent != NONE) is.parent = in->parent;
    if (in->kind != NONE) is.kind = in->kind;
    if (in->area != NONE) is.area = in->area;
    if (in->name.n) is.name = in->name;
    if (in->aliases.s) is.aliases = in->aliases;
    if (is.parent != was.parent && (e = parent_check(c, tx, &was, is.parent))) return e;
    if (!root && (e = twin_free(c, tx, is.parent, is.name, was.h.id))) return e;
    const char *verb = is.parent != was.parent ? "move" : "change";
    if ((e = tx_update(tx, &org_entity, &was, &is, &(struct change){ .verb = verb }))) return e;
    if (is.parent != was.parent && (e = moved(c, tx, &is))) return e;
    *(struct org_view *)ret = view_of(c->world, &is);
    return OK;
}

/* ---- dissolved ---- */

enum { HELD_PROBLEMS, HELD_REQUESTS, HELD_PERSONS, HELD_CHILDREN, HELD_GRANTS, HELD_CATEGORIES, HELD_ESTATES, HELD };
static const char *const held_key[HELD] = { "holds.problems", "holds.requests", "holds.persons", "holds.children", "holds.grants",
                                            "holds.categories", "holds.estates" };

static enum err number_of(struct call *c, struct tx *tx, const char *name, int64_t org, const char *noun, int64_t *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("org", org), BT("noun", str_of(noun ? noun : "")) };
    struct cursor *cur;
    enum err e = sql_open(tx_db(tx), c->mem, name, b, noun ? 3 : 2, &cur, &c->fault);
    if (e) return e;
    *ret = sql_next(cur) ? sql_int(cur, 0) : 0;
    return sql_end(cur);
}

static enum err children_of(struct call *c, struct tx *tx, int64_t org, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("parent", org) };
    return sql_rows(tx_db(tx), c->mem, "orgs_of_parent", &org_entity, b, N_OF(b), ret, &c->fault);
}

static enum err what_it_holds(struct call *c, struct tx *tx, int64_t org, int64_t held[HELD]) {
    struct bind b[] = { BI("tenant", c->tenant), BI("org", org) };
    const struct world *w = c->world;
    struct rows children, grants;
    enum err e = number_of(c, tx, "org_work", org, "problem", &held[HELD_PROBLEMS]);
    if (!e) e = number_of(c, tx, "org_work", org, "request", &held[HELD_REQUESTS]);
    if (!e) e = number_of(c, tx, "persons_live_of_org", org, 0, &held[HELD_PERSONS]);
    if (!e) e = children_of(c, tx, org, &children);
    if (!e) e = sql_rows(tx_db(tx), c->mem, "grants_of_org", &grant_entity, b, N_OF(b), &grants, &c->fault);
    if (e) return e;
    held[HELD_CHILDREN] = children.n;
    held[HELD_GRANTS] = grants.n;
    for (int i = 0; i < w->ncategories; i++) held[HELD_CATEGORIES] += w->category[i].line_org == org;
    for (int i = 0; i < w->nestates; i++) held[HELD_ESTATES] += w->estate[i].property_org == org && w->estate[i].closed_at == NONE;
    return OK;
}

static enum err successor_check(struct call *c, struct tx *tx, const struct org *o, int64_t to, const int64_t held[HELD]) {
    struct org next;
    bool within = false;
    if (to == o->h.id) return fail(c, E_INVALID, "successor", "org.successor_self");
    enum err e = org_get(c, tx, "successor", to, &next);
    if (e || (e = beneath(c, tx, to, o->h.id, &within))) return e;
    if (within) return fail_with(c, E_INVALID, "successor", "org.successor_within", next.name, o->name);
    bool handles = next.kind != ORG_CITY && next.kind != ORG_GRID && next.kind != ORG_INSPECTION;
    if (held[HELD_PROBLEMS] && !handles) return fail_with(c, E_INVALID, "successor", "problem.unit_kind", next.name, STR_NULL);
    if (held[HELD_ESTATES] && next.kind != ORG_PROPERTY)
        return fail_with(c, E_INVALID, "successor", "estate.not_firm", next.name, STR_NULL);
    return OK;
}

static enum err children_move(struct call *c, struct tx *tx, const struct org *o, int64_t to) {
    struct rows r;
    enum err e = children_of(c, tx, o->h.id, &r);
    for (int i = 0; i < r.n && !e; i++) {
        const struct org *was = &((const struct org *)r.row)[i];
        struct org is = *was;
        is.parent = to;
        if ((e = twin_free(c, tx, to, is.name, was->h.id))) {
            if (c->fault.key) c->fault.key = "org.child_twin";
            c->fault.field = S("successor");
            return e;
        }
        e = tx_update(tx, &org_entity, was, &is, &(struct change){ .verb = "move" });
    }
    return e;
}

/* The world after it: closed, with its successor, its own beneath that. */
static struct world *world_without(struct call *c, const struct org *gone) {
    struct world *w = world_draft(c->mem, c->world);
    int64_t id = gone->h.id, to = gone->successor;
    for (int i = 0; i < w->norgs; i++) {
        if (w->org[i].h.id == id) w->org[i].closed_at = c->now, w->org[i].successor = to;
        if (w->org[i].parent == id && w->org[i].closed_at == NONE && to != NONE) w->org[i].parent = to;
    }
    for (int i = 0; i < w->npersons; i++)
        if (w->person[i].org == id && to != NONE) w->person[i].org = to, w->person[i].liaison = 0;
    for (int i = 0; i < w->ngrants; i++)
        if (w->grant[i].org == id && to != NONE) w->grant[i].org = to;
    return w;
}

static enum err dissolve_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct gone_in *in = arg;
    struct gone_out *out = ret;
    struct org was, is;
    int64_t held[HELD] = { 0 }, n, job;
    enum err e = tree_lock(tx);
    if (e || (e = store_get(tx_db(tx), c->mem, 0, c->tenant, &org_entity, in->id, &was, &c->fault))) return e;
    if ((e = check_version(c, &org_entity, &was))) return e;
    if (was.closed_at != NONE) return fail_with(c, E_CONFLICT, "id", "org.closed", was.name, STR_NULL);
    if (was.parent == NONE) return fail(c, E_CONFLICT, "id", "org.root");
    if ((e = what_it_holds(c, tx, was.h.id, held))) return e;
    struct str all = holds_words(c, held_key, held, HELD);
    if (in->successor == NONE && all.n) return fail_with(c, E_CONFLICT, "successor", "org.holds", was.name, all);
    if (in->successor != NONE && (e = successor_check(c, tx, &was, in->successor, held))) return e;
    is = was;
    is.closed_at = c->now;
    is.successor = in->successor;
    if (in->successor != NONE && (e = children_move(c, tx, &was, in->successor))) return e;
    if ((e = liaison_set(c, tx, was.h.id, NONE, STR_NULL))) return e;
    if (in->successor != NONE && (e = members_move(c, tx, c->world, was.h.id, in->successor))) return e;
    if ((e = tx_update(tx, &org_entity, &was, &is, &(struct change){ "dissolve", in->reason }))) return e;
    if ((e = settle_org(c, tx, world_without(c, &is), was.h.id, &n, &job))) return e;
    out->handed = held[HELD_PROBLEMS];
    out->job = job;
    return OK;
}

const struct action orgs_list = { .name = "orgs.list", .cap = CAP_SELF, .out = &org_page_entity, .read = list_read };
const struct action orgs_create = {
    .name = "orgs.create", .cap = CAP_PEOPLE, .in = &org_in_entity, .out = &org_view_entity, .prepare = in_check,
    .body = create_body, .once = true, .touches_world = true,
};
const struct action orgs_change = {
    .name = "orgs.change", .cap = CAP_PEOPLE, .in = &org_edit_entity, .out = &org_view_entity, .prepare = in_check,
    .body = change_body, .versioned = true, .touches_world = true,
};
const struct action orgs_dissolve = {
    .name = "orgs.dissolve", .cap = CAP_PEOPLE, .in = &gone_in_entity, .out = &gone_out_entity, .body = dissolve_body,
    .versioned = true, .touches_world = true,
};
