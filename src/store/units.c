/* The units of an item, and the closure that lets every organisation above them
** find it: only what differs is written. */
#include "store/room.h"

#include "model/rows.h"

/* The rows that are there are compared with those that should be; a row that
** stays is marked in `kept` by its place in the wish. */

static enum err units_now(struct tx *tx, int64_t item, struct rows *ret) {
    struct bind b[] = { BI("tenant", tx_meta(tx)->tenant), BI("item", item) };
    return sql_rows(&tx->db, tx_mem(tx), "units_of", &item_unit_entity, b, 2, ret, tx_fault(tx));
}

static enum err unit_drop(struct tx *tx, const struct item_unit *u) {
    struct bind b[] = { BI("tenant", u->tenant), BI("item", u->item), BI("org", u->org), BI("role", u->role) };
    return sql_later(&tx->db, "unit_drop", b, 4, tx_fault(tx));
}

static enum err units_set(struct tx *tx, const struct entity *e, int64_t item, const struct unit_link *u, int n) {
    struct rows now;
    bool *kept = ARENA_ARRAY(tx_mem(tx), bool, n);
    enum err bad = units_now(tx, item, &now);
    for (int i = 0; i < now.n && !bad; i++) {
        const struct item_unit *have = (const struct item_unit *)now.row + i;
        int k = 0;
        while (k < n && (u[k].org != have->org || u[k].role != have->role)) k++;
        if (k < n) kept[k] = true;
        else bad = unit_drop(tx, have);
    }
    for (int k = 0; k < n && !bad; k++) {
        struct item_unit row = { tx_meta(tx)->tenant, item, u[k].org, u[k].role, str_of(e->name) };
        if (!kept[k]) bad = tx_put(tx, &item_unit_entity, &row);
    }
    return bad;
}

static enum err nodes_now(struct tx *tx, int64_t item, struct rows *ret) {
    struct bind b[] = { BI("tenant", tx_meta(tx)->tenant), BI("item", item) };
    return sql_rows(&tx->db, tx_mem(tx), "nodes_of", &item_node_entity, b, 2, ret, tx_fault(tx));
}

static enum err node_drop(struct tx *tx, const struct item_node *x) {
    struct bind b[] = { BI("tenant", x->tenant), BI("item", x->item), BI("node", x->node) };
    return sql_later(&tx->db, "node_drop", b, 3, tx_fault(tx));
}

static enum err node_set(struct tx *tx, const struct item_node *x, int64_t open, int64_t due) {
    struct bind b[] = { BI("open", open), BI("due", due), BI("tenant", x->tenant), BI("item", x->item),
                        BI("node", x->node) };
    if (x->open == open && x->due == due) return OK;
    return sql_later(&tx->db, "node_set", b, 5, tx_fault(tx));
}

static enum err nodes_set(struct tx *tx, int64_t item, int64_t open, int64_t due, const int64_t *nodes, int n) {
    struct rows now;
    bool *kept = ARENA_ARRAY(tx_mem(tx), bool, n);
    enum err bad = nodes_now(tx, item, &now);
    for (int i = 0; i < now.n && !bad; i++) {
        const struct item_node *have = (const struct item_node *)now.row + i;
        int k = 0;
        while (k < n && nodes[k] != have->node) k++;
        if (k < n) kept[k] = true;
        bad = k < n ? node_set(tx, have, open, due) : node_drop(tx, have);
    }
    for (int k = 0; k < n && !bad; k++) {
        struct item_node row = { tx_meta(tx)->tenant, item, nodes[k], open, due };
        for (int j = 0; j < k && !kept[k]; j++) kept[k] = nodes[j] == nodes[k];
        if (!kept[k]) bad = tx_put(tx, &item_node_entity, &row);
    }
    return bad;
}

enum err tx_units(struct tx *tx, const struct entity *e, int64_t item, int64_t open, int64_t due,
                  const struct unit_link *u, int n, const int64_t *nodes, int nnodes) {
    enum err bad = units_set(tx, e, item, u, n);
    return bad ? bad : nodes_set(tx, item, open, due, nodes, nnodes);
}

/* An item that opens, closes or gets another deadline moves in the closure too. */
enum err closure_move(struct tx *tx, const struct entity *e, const void *before, const void *after) {
    const struct field *open = field_named(e, S("open")), *due = field_named(e, S("due"));
    void *was = (void *)(uintptr_t)before, *is = (void *)(uintptr_t)after;
    if (!e->unitised || !open || !due) return OK;
    if (*field_int(open, was) == *field_int(open, is) && *field_int(due, was) == *field_int(due, is)) return OK;
    struct bind b[] = { BI("open", *field_int(open, is)), BI("due", *field_int(due, is)),
                        BI("tenant", tx_meta(tx)->tenant), BI("item", ((const struct head *)after)->id) };
    return sql_later(&tx->db, "node_move", b, 4, tx_fault(tx));
}
