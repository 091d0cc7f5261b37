#include "action/area.h"

#include "action/handover.h"

/* ---- the list ---- */

static void count_estates(const struct world *w, struct area_view *v) {
    for (int i = 0; i < w->nestates; i++) {
        const struct estate *e = &w->estate[i];
        if (e->closed_at != NONE) continue;
        bool in = v->level == AREA_CITY || (v->level == AREA_TOWN && e->town == v->id)
               || (v->level == AREA_COMMUNITY && e->community == v->id);
        v->estates += in;
    }
}

static enum err count_open(struct call *c, const char *name, int64_t level, struct area_view *v, int n) {
    struct sum *sum;
    int sums = 0;
    enum err e = store_sums(c->db, c->mem, c->tenant, name, 0, 0, &sum, &sums, &c->fault);
    for (int k = 0; k < sums && !e; k++)
        for (int i = 0; i < n; i++) {
            bool whole = v[i].level == AREA_CITY && level == AREA_TOWN;
            if (!whole && (v[i].level != level || v[i].id != sum[k].k[0])) continue;
            if (state_open((enum state)sum[k].k[1])) v[i].open_problems += sum[k].n;
        }
    return e;
}

static struct area_view view_of(const struct world *w, const struct area *a) {
    struct area_view v = { a->h.id, a->h.version, a->parent, a->level, 0, 0, a->successor, a->closed_at, a->name, a->code };
    count_estates(w, &v);
    return v;
}

static enum err list_read(struct call *c, void *in, void *ret) {
    const struct world *w = c->world;
    (void)in;
    enum err e = sees_people(c);
    if (e) return e;
    struct area_view *v = ARENA_ARRAY(c->mem, struct area_view, w->nareas + 1);
    for (int i = 0; i < w->nareas; i++) v[i] = view_of(w, &w->area[i]);
    ((struct area_page *)ret)->items = (struct rows){ v, w->nareas };
    e = count_open(c, "problem_town", AREA_TOWN, v, w->nareas);
    return e ? e : count_open(c, "problem_community", AREA_COMMUNITY, v, w->nareas);
}

/* ---- made and changed ---- */

static enum err area_get(struct call *c, struct tx *tx, const char *field, int64_t id, struct area *ret) {
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &area_entity, id, ret, &c->fault);
    if (e == E_NOT_FOUND && field) {
        c->fault = (struct fault){ 0 };
        return absent_id(c, field, id);
    }
    if (e || ret->closed_at == NONE) return e;
    return fail_with(c, field ? E_INVALID : E_CONFLICT, field ? field : "id", "area.closed", ret->name, STR_NULL);
}

static enum err twin_free(struct call *c, struct tx *tx, int64_t parent, struct str name, int64_t self) {
    struct bind b[] = { BI("tenant", c->tenant), BI("parent", parent), BT("name", name) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), c->mem, "area_twin", &area_entity, b, N_OF(b), &r, &c->fault);
    if (e || r.n == 0 || ((const struct area *)r.row)->h.id == self) return e;
    return fail_with(c, E_CONFLICT, "name", "area.twin", name, STR_NULL);
}

/* Each level lies right beneath the one above it: so no area can lie beneath itself. */
static enum err level_check(struct call *c, const struct area *parent, int64_t level) {
    if (level == parent->level + 1) return OK;
    return fail_with(c, E_INVALID, "parent", "area.parent_level", parent->name,
                     str_of(word_of(c->language, "level", code_text(&area_levels, parent->level))));
}

static bool code_ok(struct str s) {
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] < '0' || s.s[i] > '9') return false;
    return true;
}

static enum err in_check(struct call *c, void *arg) {
    const struct area_in *in = arg;
    if (!code_ok(in->code)) return fail(c, E_INVALID, "code", "area.code");
    return name_check(c, "name", in->name, false);
}

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct area_in *in = arg;
    struct area parent, a;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    enum err e = tree_lock(tx);
    if (e || (e = tx_once(tx, c->once_key, c->once_body, &id, &seen))) return e;
    row_clear(&area_entity, &a);
    if (seen) e = store_get(tx_db(tx), c->mem, 0, c->tenant, &area_entity, id, &a, &c->fault);
    else {
        if ((e = area_get(c, tx, "parent", in->parent, &parent))) return e;
        if (parent.level == AREA_GRID) return fail_with(c, E_INVALID, "parent", "area.lowest", parent.name, STR_NULL);
        a.level = in->level == NONE ? parent.level + 1 : in->level;
        if ((e = level_check(c, &parent, a.level)) || (e = twin_free(c, tx, in->parent, in->name, NONE))) return e;
        a.h.id = id;
        a.parent = in->parent;
        a.name = in->name;
        a.code = in->code.n ? in->code : STR_NULL;
        e = tx_insert(tx, &area_entity, &a, &(struct change){ .verb = "create" });
    }
    if (!e) *(struct area_view *)ret = view_of(c->world, &a);
    return e;
}

static enum err change_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct area_in *in = arg;
    struct area was, is, parent;
    enum err e = tree_lock(tx);
    if (e || (e = store_get(tx_db(tx), c->mem, 0, c->tenant, &area_entity, in->id, &was, &c->fault))) return e;
    if ((e = check_version(c, &area_entity, &was))) return e;
    if (was.closed_at != NONE) return fail_with(c, E_CONFLICT, "id", "area.closed", was.name, STR_NULL);
    if (was.parent == NONE && in->parent != NONE) return fail(c, E_CONFLICT, "parent", "area.root");
    is = was;
    if (in->parent != NONE) is.parent = in->parent;
    if (in->name.n) is.name = in->name;
    if (in->code.s) is.code = in->code;
    bool moves = is.parent != was.parent;
    if (moves && (e = area_get(c, tx, "parent", is.parent, &parent))) return e;
    if (moves && (e = level_check(c, &parent, was.level))) return e;
    if (was.parent != NONE && (e = twin_free(c, tx, is.parent, is.name, was.h.id))) return e;
    if ((e = tx_update(tx, &area_entity, &was, &is, &(struct change){ .verb = moves ? "move" : "change" }))) return e;
    if (moves) {
        struct world *w = world_draft(c->mem, c->world);
        int64_t n, job;
        for (int i = 0; i < w->nareas; i++)
            if (w->area[i].h.id == is.h.id) w->area[i].parent = is.parent;
        if ((e = settle_area(c, tx, w, is.h.id, &n, &job))) return e;
    }
    *(struct area_view *)ret = view_of(c->world, &is);
    return OK;
}

/* ---- merged ---- */

static enum err children_move(struct call *c, struct tx *tx, const struct area *gone, int64_t to) {
    struct bind b[] = { BI("tenant", c->tenant), BI("parent", gone->h.id) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), c->mem, "areas_of_parent", &area_entity, b, N_OF(b), &r, &c->fault);
    for (int i = 0; i < r.n && !e; i++) {
        const struct area *was = &((const struct area *)r.row)[i];
        struct area is = *was;
        is.parent = to;
        if ((e = twin_free(c, tx, to, is.name, was->h.id))) {
            if (c->fault.key) c->fault.key = "area.child_twin";
            c->fault.field = S("successor");
            return e;
        }
        e = tx_update(tx, &area_entity, was, &is, &(struct change){ .verb = "move" });
    }
    return e;
}

/* Organisations that belong to the place belong to the merged one. */
static enum err orgs_move(struct call *c, struct tx *tx, int64_t from, int64_t to) {
    enum err e = OK;
    for (int i = 0; i < c->world->norgs && !e; i++) {
        struct org was, is;
        if (c->world->org[i].area != from) continue;
        if ((e = store_get(tx_db(tx), c->mem, 0, c->tenant, &org_entity, c->world->org[i].h.id, &was, &c->fault))) return e;
        is = was;
        is.area = to;
        e = tx_update(tx, &org_entity, &was, &is, &(struct change){ .verb = "area" });
    }
    return e;
}

static struct world *world_merged(struct call *c, const struct area *gone) {
    struct world *w = world_draft(c->mem, c->world);
    int64_t id = gone->h.id, to = gone->successor;
    for (int i = 0; i < w->nareas; i++) {
        if (w->area[i].h.id == id) w->area[i].closed_at = c->now, w->area[i].successor = to;
        if (w->area[i].parent == id && w->area[i].closed_at == NONE) w->area[i].parent = to;
    }
    for (int i = 0; i < w->norgs; i++)
        if (w->org[i].area == id) w->org[i].area = to;
    for (int i = 0; i < w->ngrants; i++)
        if (w->grant[i].area == id) w->grant[i].area = to;
    return w;
}

static enum err merge_check(struct call *c, struct tx *tx, const struct area *a, int64_t to) {
    struct area next;
    if (to == a->h.id) return fail(c, E_INVALID, "successor", "area.successor_self");
    enum err e = area_get(c, tx, "successor", to, &next);
    if (e || next.level == a->level) return e;
    return fail_with(c, E_INVALID, "successor", "area.successor_level", next.name,
                     str_of(word_of(c->language, "level", code_text(&area_levels, next.level))));
}

static enum err merge_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct gone_in *in = arg;
    struct gone_out *out = ret;
    struct area was, is;
    enum err e = tree_lock(tx);
    if (e || (e = store_get(tx_db(tx), c->mem, 0, c->tenant, &area_entity, in->id, &was, &c->fault))) return e;
    if ((e = check_version(c, &area_entity, &was))) return e;
    if (was.closed_at != NONE) return fail_with(c, E_CONFLICT, "id", "area.closed", was.name, STR_NULL);
    if (was.parent == NONE) return fail(c, E_CONFLICT, "id", "area.root");
    if ((e = merge_check(c, tx, &was, in->successor)) || (e = children_move(c, tx, &was, in->successor))) return e;
    if ((e = orgs_move(c, tx, was.h.id, in->successor))) return e;
    if ((e = grants_move(c, tx, NONE, was.h.id, in->successor))) return e;
    is = was;
    is.closed_at = c->now;
    is.successor = in->successor;
    if ((e = tx_update(tx, &area_entity, &was, &is, &(struct change){ "merge", in->reason }))) return e;
    return settle_area(c, tx, world_merged(c, &is), was.h.id, &out->handed, &out->job);
}

const struct action areas_list = { .name = "areas.list", .cap = CAP_SELF, .out = &area_page_entity, .read = list_read };
const struct action areas_create = {
    .name = "areas.create", .cap = CAP_PEOPLE, .in = &area_in_entity, .out = &area_view_entity, .prepare = in_check,
    .body = create_body, .once = true, .touches_world = true,
};
const struct action areas_change = {
    .name = "areas.change", .cap = CAP_PEOPLE, .in = &area_edit_entity, .out = &area_view_entity, .prepare = in_check,
    .body = change_body, .versioned = true, .touches_world = true,
};
const struct action areas_merge = {
    .name = "areas.merge", .cap = CAP_PEOPLE, .in = &area_merge_entity, .out = &gone_out_entity, .body = merge_body,
    .versioned = true, .touches_world = true,
};
