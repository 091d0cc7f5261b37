/* Estates begin, become one, are parted, end. What stands in them and what was reported
** there goes along, at once or by the job of action/handover.h. */
#include "access/who.h"
#include "action/estate.h"
#include "action/handover.h"
#include "action/org.h"
#include "action/register.h"
#include "action/rules.h"
#include "action/timeline.h"

#include <string.h>

enum { PARTS_MOST = 20 };
enum stayed { STAYED_PROBLEM = 1, STAYED_FACILITY, STAYED_CONTRACT, STAYED_BODY, STAYED_LEDGER, STAYED_FIGURES };

static enum err answer_estate(struct call *c, void *in, void *ret) {
    struct estate_view *v = ret;
    (void)c, (void)in;
    v->open_problems = v->overdue_problems = NONE;
    return OK;
}

/* ---- a new one ---- */

/* Another of this name in the same town that has not ended; `self` does not count. */
static enum err twin_free(struct call *c, struct tx *tx, const char *field, int64_t town, struct str name, int64_t self) {
    enum { TWINS = 200 };
    struct bind b[] = { BI("tenant", c->tenant), BT("name", name), BI("n", TWINS) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), c->mem, "estates_by_name", &estate_entity, b, N_OF(b), &r, &c->fault);
    for (int i = 0; i < r.n && !e; i++) {
        const struct estate *one = &((const struct estate *)r.row)[i];
        if (one->town != town || one->closed_at != NONE || one->h.id == self) continue;
        return fail_with(c, E_CONFLICT, field, "estate.twin", name, world_name(c->world, &area_entity, town));
    }
    return e;
}

static bool in_my_base(struct call *c, const struct estate *e) {
    struct scope s = scope_of(c, CAP_BASE);
    return scope_covers(c, &s, e->town, e->community, e->h.id);
}

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct estate_new *in = arg;
    struct estate_view *out = ret;
    struct estate e = in->e;
    bool seen = false;
    e.h.id = tx_new_id(tx);
    enum err bad = tx_once(tx, c->once_key, c->once_body, &e.h.id, &seen);
    if (bad) return bad;
    if (seen) return store_get(tx_db(tx), c->mem, 0, c->tenant, &estate_entity, e.h.id, &out->e, &c->fault);
    if ((bad = estate_check_links(c, &e))) return bad;
    if (!in_my_base(c, &e))
        return fail_with(c, E_INVALID, "town", e.town == NONE ? "field.required" : "field.absent",
                         world_name(c->world, &area_entity, e.town), STR_NULL);
    if (in->same_name != 1 && (bad = twin_free(c, tx, "name", e.town, e.name, NONE))) return bad;
    if ((bad = register_put(c, tx, &estate_entity, 0, &e, &(struct change){ .verb = "create" }, 0))) return bad;
    out->e = e;
    return OK;
}

/* ---- one of mine, that has not ended ---- */

static enum err mine(struct call *c, struct tx *tx, int64_t id, struct estate *ret) {
    struct scope s = scope_of(c, CAP_BASE);
    enum err e = store_get(tx_db(tx), c->mem, &s, c->tenant, &estate_entity, id, ret, &c->fault);
    if (e || (e = check_seen(c, tx_db(tx), &estate_entity, ret))) return e;
    return ret->closed_at == NONE ? OK : fail_with(c, E_CONFLICT, "id", "estate.ended", ret->name, STR_NULL);
}

/* The world as it will be: estates with these changed. */
static struct world *draft(struct call *c, const struct estate *e, int n) {
    struct world *w = world_draft(c->mem, c->world);
    w->estate = memcpy(ARENA_ARRAY(c->mem, struct estate, w->nestates + n + 1), c->world->estate,
                       sizeof *w->estate * (size_t)w->nestates);
    for (int i = 0; i < n; i++) {
        int k = 0;
        while (k < w->nestates && w->estate[k].h.id < e[i].h.id) k++;
        if (k == w->nestates || w->estate[k].h.id != e[i].h.id) {
            memmove(&w->estate[k + 1], &w->estate[k], sizeof *w->estate * (size_t)(w->nestates - k));
            w->nestates++;
        }
        w->estate[k] = e[i];
    }
    return w;
}

/* ---- two become one ---- */

static bool has_alias(struct str aliases, struct str name) {
    struct str one;
    while (aliases.n) {
        aliases = str_cut(aliases, '|', &one);
        if (str_eq(str_trim(one), name)) return true;
    }
    return false;
}

/* The names of the one that goes are names of the other from now on. */
static struct str names_joined(struct call *c, const struct estate *gone, const struct estate *to) {
    struct str out = to->aliases, rest = arena_printf(c->mem, PRIstr "|" PRIstr, STRARG(gone->name), STRARG(gone->aliases)), one;
    while (rest.n) {
        rest = str_cut(rest, '|', &one);
        one = str_trim(one);
        if (!one.n || str_eq(one, to->name) || has_alias(out, one)) continue;
        out = out.n ? arena_printf(c->mem, PRIstr "|" PRIstr, STRARG(out), STRARG(one)) : one;
    }
    return out;
}

static enum err into_read(struct call *c, struct tx *tx, const struct merge_in *in, struct estate *ret) {
    struct scope s = scope_of(c, CAP_BASE);
    if (in->into == in->id) return fail(c, E_INVALID, "into", "estate.into_self");
    enum err e = store_get(tx_db(tx), c->mem, &s, c->tenant, &estate_entity, in->into, ret, &c->fault);
    if (e == E_NOT_FOUND) {
        c->fault = (struct fault){ 0 };
        return absent_id(c, "into", in->into);
    }
    return e || ret->closed_at == NONE ? e : fail_with(c, E_INVALID, "into", "estate.ended", ret->name, STR_NULL);
}

static enum err merge_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct merge_in *in = arg;
    struct estate_turn *out = ret;
    struct estate was, to, after[2];
    enum err e = tree_lock(tx);
    if (e || (e = mine(c, tx, in->id, &was)) || (e = into_read(c, tx, in, &to))) return e;
    after[0] = was;
    after[0].closed_at = c->now;
    after[0].successor = to.h.id;
    after[1] = to;
    after[1].aliases = names_joined(c, &was, &to);
    if (to.town == NONE) return fail_with(c, E_INVALID, "into", "estate.into_unplaced", to.name, STR_NULL);
    if ((e = register_put(c, tx, &estate_entity, &to, &after[1], &(struct change){ "merge", in->reason }, 0))) {
        if (c->fault.field.n) c->fault.field = S("into");
        return e;
    }
    if ((e = tx_update(tx, &estate_entity, &was, &after[0], &(struct change){ "merge", in->reason }))) return e;
    if ((e = moments_follow(c, tx, &was, to.h.id))) return e;
    if ((e = settle_estate(c, tx, draft(c, after, 2), was.h.id, &out->moved, &out->job))) return e;
    struct estate_view *v = ARENA_ARRAY(c->mem, struct estate_view, 1);
    v->open_problems = v->overdue_problems = NONE;
    e = store_get(tx_db(tx), c->mem, 0, c->tenant, &estate_entity, to.h.id, &v->e, &c->fault);
    out->items = (struct rows){ v, 1 };
    return e;
}

/* ---- one is parted ---- */

/* What a part is from the start: what it shares with the whole; figures it gets its own. */
static struct estate part_of(const struct estate *e, const struct split_part *part) {
    struct estate p;
    row_clear(&estate_entity, &p);
    p.name = part->name;
    p.town = e->town, p.community = e->community;
    p.address = e->address, p.district = e->district;
    p.management = e->management, p.property_org = e->property_org, p.fee = e->fee, p.fee_high = e->fee_high;
    p.kind = e->kind, p.renovation = e->renovation, p.datum = e->datum;
    return p;
}

static bool named_before(const struct split_in *in, int part, int at, int64_t id) {
    const struct split_part *p = in->parts.row;
    for (int i = 0; i <= part; i++)
        for (int k = 0; k < (i == part ? at : p[i].buildings.n); k++)
            if (p[i].buildings.id[k] == id) return true;
    return false;
}

/* The buildings named go to the part; what stands in them is put on the list. */
static enum err buildings_go(struct call *c, struct tx *tx, const struct split_in *in, int part, const struct estate *e,
                             const struct estate *to, int64_t list, int64_t *n) {
    const struct split_part *p = &((const struct split_part *)in->parts.row)[part];
    enum err bad = OK;
    for (int i = 0; i < p->buildings.n && !bad; i++) {
        struct building was, is;
        int64_t id = p->buildings.id[i], more = 0;
        bad = store_get(tx_db(tx), c->mem, 0, c->tenant, &building_entity, id, &was, &c->fault);
        if (bad == E_NOT_FOUND || (!bad && was.estate != e->h.id) || (!bad && named_before(in, part, i, id))) {
            c->fault = (struct fault){ 0 };
            return absent_id(c, "parts", id);
        }
        if (bad) return bad;
        is = was;
        is.estate = to->h.id;
        bad = tx_update(tx, &building_entity, &was, &is, &(struct change){ "split", in->reason });
        struct bind b[] = { BI("tenant", c->tenant), BI("job", list), BI("building", id) };
        if (!bad) bad = sql_run(tx_db(tx), c->mem, "settle_building", b, N_OF(b), &more, tx_fault(tx));
        *n += 1 + more;
    }
    return bad;
}

static enum err one_part(struct call *c, struct tx *tx, const struct split_in *in, int part, const struct estate *e,
                         struct estate *to, int64_t list, int64_t *n) {
    const struct split_part *p = &((const struct split_part *)in->parts.row)[part];
    if (p->buildings.n == 0) return fail_with(c, E_INVALID, "parts", "estate.part_empty", p->name, STR_NULL);
    enum err bad = twin_free(c, tx, "parts", e->town, p->name, NONE);
    if (bad) return bad;
    *to = part_of(e, p);
    if ((bad = register_put(c, tx, &estate_entity, 0, to, &(struct change){ "split", in->reason }, 0))) {
        if (c->fault.field.n) c->fault.field = S("parts");
        return bad;
    }
    return buildings_go(c, tx, in, part, e, to, list, n);
}

/* What of the whole cannot be told apart by building, and so stays with it. */
static enum err what_stays(struct call *c, struct tx *tx, const struct estate *e, struct ids *ret) {
    static const struct { const struct entity *of; enum stayed what; } rows[] = {
        { &problem_entity, STAYED_PROBLEM }, { &facility_entity, STAYED_FACILITY }, { &contract_entity, STAYED_CONTRACT },
        { &owners_body_entity, STAYED_BODY }, { &ledger_month_entity, STAYED_LEDGER },
    };
    *ret = (struct ids){ ARENA_ARRAY(c->mem, int64_t, N_OF(rows) + 1), 0 };
    for (int i = 0; i < N_OF(rows); i++) {
        struct filter f = { .field = field_named(rows[i].of, S("estate")), .in = &e->h.id, .n = 1, .low = NONE, .high = NONE };
        struct query q = { .e = rows[i].of, .filter = &f, .nfilter = 1, .limit = 1 };
        int64_t n;
        enum err bad = store_count(tx_db(tx), c->mem, 0, c->tenant, &q, 1, &n, &c->fault);
        if (bad) return bad;
        if (n) ret->id[ret->n++] = rows[i].what;
    }
    if (e->households != NONE || e->population != NONE) ret->id[ret->n++] = STAYED_FIGURES;
    return OK;
}

static enum err split_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct split_in *in = arg;
    struct estate_turn *out = ret;
    struct estate was, is, to[PARTS_MOST];
    int64_t list = tx_new_id(tx), n = 0;
    int parts = in->parts.n;
    enum err e = tree_lock(tx);
    if (e || (e = mine(c, tx, in->id, &was))) return e;
    if (parts < 1 || parts > PARTS_MOST)
        return fail_with(c, E_INVALID, "parts", parts < 1 ? "field.required" : "field.high", S("20"), STR_NULL);
    for (int i = 0; i < parts; i++)
        if ((e = one_part(c, tx, in, i, &was, &to[i], list, &n))) return e;
    is = was;                                      /* that it was parted is an event of the whole too */
    if ((e = register_put(c, tx, &estate_entity, &was, &is, &(struct change){ "split", in->reason }, 0))) return e;
    if ((e = moment_put(c, tx, was.h.id, MOMENT_SPLIT, to[0].name))) return e;
    for (int i = 0; i < parts; i++)
        if ((e = moment_put(c, tx, to[i].h.id, MOMENT_SPLIT, was.name))) return e;
    if ((e = what_stays(c, tx, &was, &out->stayed))) return e;
    if ((e = settle_list(c, tx, draft(c, to, parts), list, n, &out->job))) return e;
    struct touched t = { 0 };
    struct estate *held;
    for (int i = 0; i < parts && !e; i++) e = estate_hold(c, tx, &t, to[i].h.id, &held);
    if (!e) e = estate_hold(c, tx, &t, was.h.id, &held);
    if (e || (e = register_settle(c, tx, &t))) return e;
    struct estate_view *v = ARENA_ARRAY(c->mem, struct estate_view, parts + 1);
    for (int i = 0; i < parts && !e; i++) {
        v[i].open_problems = v[i].overdue_problems = NONE;
        e = store_get(tx_db(tx), c->mem, 0, c->tenant, &estate_entity, to[i].h.id, &v[i].e, &c->fault);
    }
    out->moved = n;
    out->items = (struct rows){ v, parts };
    return e;
}

/* ---- one ends ---- */

static enum err end_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct end_in *in = arg;
    struct estate_view *out = ret;
    struct estate was, is;
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", in->id) };
    struct cursor *cur;
    enum err e = tree_lock(tx);
    if (e || (e = mine(c, tx, in->id, &was))) return e;
    if ((e = sql_open(tx_db(tx), c->mem, "estate_open_problems", b, N_OF(b), &cur, &c->fault))) return e;
    int64_t open = sql_next(cur) ? sql_int(cur, 0) : 0;
    if ((e = sql_end(cur))) return e;
    if (open) return fail_with(c, E_CONFLICT, "id", "estate.open", was.name, arena_printf(c->mem, "%lld", (long long)open));
    is = was;
    is.closed_at = c->now;
    if ((e = tx_update(tx, &estate_entity, &was, &is, &(struct change){ "end", in->reason }))) return e;
    if ((e = moment_put(c, tx, is.h.id, MOMENT_ENDED, STR_NULL)) || (e = rules_touch(tx, is.h.id))) return e;
    out->e = is;
    return OK;
}

const struct action estates_create = {
    .name = "estates.create", .cap = CAP_BASE, .in = &estate_new_entity, .out = &estate_view_entity, .body = create_body,
    .answer = answer_estate, .once = true, .touches_world = true,
};
const struct action estates_merge = {
    .name = "estates.merge", .cap = CAP_BASE, .in = &merge_in_entity, .out = &estate_turn_entity, .body = merge_body,
    .versioned = true, .touches_world = true,
};
const struct action estates_split = {
    .name = "estates.split", .cap = CAP_BASE, .in = &split_in_entity, .out = &estate_turn_entity, .body = split_body,
    .versioned = true, .touches_world = true,
};
const struct action estates_end = {
    .name = "estates.end", .cap = CAP_BASE, .in = &end_in_entity, .out = &estate_view_entity, .body = end_body,
    .answer = answer_estate, .versioned = true, .touches_world = true,
};
