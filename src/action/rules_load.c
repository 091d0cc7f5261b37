/* The rules that the program brings, into a city: those whose code it does not have. */
#include "action/rules_in.h"

#include "action/table.h"

struct loading { struct call *c; struct tx *tx; struct table t; struct rows categories; };

static const char *const columns[] = { "code", "name", "noun", "condition", "makes", "category", "severity", "title", "why", "source", 0 };
enum { AT_CODE, AT_NAME, AT_NOUN, AT_CONDITION, AT_MAKES, AT_CATEGORY, AT_SEVERITY, AT_TITLE, AT_WHY, AT_SOURCE };

static int64_t category_of(const struct loading *l, struct str code) {
    for (int i = 0; i < l->categories.n; i++) {
        const struct category *k = &((const struct category *)l->categories.row)[i];
        if (str_eq(k->code, code)) return k->h.id;
    }
    return NONE;
}

/* Where the city has no such category any more the rule only marks. */
static enum err row_read(struct loading *l, struct rule *r) {
    struct arena *a = l->c->mem;
    struct rule_condition *k = ARENA_NEW(a, struct rule_condition);
    struct fault why = { 0 };
    row_clear(&rule_entity, r);
    r->code = table_cell(&l->t, AT_CODE);
    r->name = table_cell(&l->t, AT_NAME);
    r->noun = table_cell(&l->t, AT_NOUN);
    r->condition = table_cell(&l->t, AT_CONDITION);
    r->makes = code_value(&rule_outcomes, table_cell(&l->t, AT_MAKES));
    r->severity = code_value(&severities, table_cell(&l->t, AT_SEVERITY));
    r->title = table_cell(&l->t, AT_TITLE);
    r->why = table_cell(&l->t, AT_WHY);
    r->source = table_cell(&l->t, AT_SOURCE);
    r->edition = S("anju-1");
    r->enabled = 1;
    const struct entity *noun = rule_noun(r->noun);
    if (!noun) return table_wrong(&l->t, "noun", "edition.row", r->noun);
    if (rule_read(a, noun, r->condition, k, &why)) return table_wrong(&l->t, "condition", "edition.row", r->condition);
    if (rule_why_check(a, noun, r->why, &why) || rule_why_check(a, noun, r->title, &why))
        return table_wrong(&l->t, "why", "edition.row", why.arg[0]);
    if (r->makes == NONE) return table_wrong(&l->t, "makes", "edition.row", table_cell(&l->t, AT_MAKES));
    r->category = category_of(l, table_cell(&l->t, AT_CATEGORY));
    if (r->makes == MAKES_PROBLEM && (r->category == NONE || r->severity == NONE)) r->makes = MAKES_MARK;
    return OK;
}

static enum err row_put(struct loading *l, struct rule *r) {
    struct bind b[] = { BI("tenant", l->c->tenant), BT("code", r->code) };
    struct rows twin;
    enum err e = sql_rows(tx_db(l->tx), l->c->mem, "rule_of_code", &rule_entity, b, N_OF(b), &twin, tx_fault(l->tx));
    return e || twin.n ? e : tx_insert(l->tx, &rule_entity, r, &(struct change){ .verb = "init" });
}

enum err rules_load(struct call *c, struct tx *tx, struct str csv) {
    struct loading *l = ARENA_NEW(c->mem, struct loading);
    struct bind b = BI("tenant", c->tenant);
    struct rule r;
    bool more = true;
    l->c = c;
    l->tx = tx;
    enum err e = sql_rows(tx_db(tx), c->mem, "world_categories", &category_entity, &b, 1, &l->categories, tx_fault(tx));
    if (!e) e = table_open(&l->t, c->mem, csv, "rules.csv", columns, tx_fault(tx));
    while (!e && !(e = table_next(&l->t, &more)) && more)
        if (!(e = row_read(l, &r))) e = row_put(l, &r);
    return e;
}

struct packing { struct call *c; struct str csv; };

static enum err pack_body(struct tx *tx, void *arg) {
    struct packing *p = arg;
    struct bind b[] = { BI("tenant", p->c->tenant), BT("key", S("rules.pack")), BT("value", S("anju-1")) };
    int64_t changed = 0;
    p->c->fault = (struct fault){ 0 };
    enum err e = sql_run(tx_db(tx), p->c->mem, "setting_turn", b, N_OF(b), &changed, tx_fault(tx));
    if (e || changed != 1 || (e = rules_load(p->c, tx, p->csv))) return e;
    return sql_run(tx_db(tx), p->c->mem, "rule_mark_all", b, 1, 0, tx_fault(tx));
}

enum err rules_pack(struct call *c, struct str csv) {
    struct packing p = { c, csv };
    struct bind b[] = { BI("tenant", c->tenant), BT("key", S("rules.pack")) };
    struct cursor *cur;
    struct db *db = store_read(c->store, &c->fault);
    if (!db) return c->fault.err;
    enum err e = sql_open(db, c->mem, "setting_of", b, N_OF(b), &cur, &c->fault);
    bool known = !e && sql_next(cur);
    if (!e) e = sql_end(cur);
    store_read_end(db);
    if (e || known) return e;
    struct work w = {
        .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
        .body = pack_body, .arg = &p, .mem = c->mem, .fault = &c->fault, .background = true,
    };
    return store_write(c->store, &w);
}
