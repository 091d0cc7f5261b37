#include "action/policies.h"

#include "action/org.h"

#define SHAPE(St, n, fields) \
    { .name = (n), .size = sizeof(struct St), .field = fields, .nfield = N_OF(fields), .headless = true }

static const struct field view_fields[] = {
    F_TEXT(policy_view, key, REQUIRED, 1, 40), F_INT(policy_view, value, REQUIRED, 0, INT64_MAX),
    F_INT (policy_view, preset, REQUIRED, 0, INT64_MAX), F_INT(policy_view, low, REQUIRED, 0, INT64_MAX),
    F_INT (policy_view, high, REQUIRED, 0, INT64_MAX),
};
static const struct entity policy_view_entity = SHAPE(policy_view, "policy", view_fields);
static const struct field page_fields[] = { F_ROWS(policy_page, items, 0, &policy_view_entity) };
const struct entity policy_page_entity = SHAPE(policy_page, "policy_page", page_fields);
/* In the order of enum policy; the bounds are those of its rows, looked up when a value comes. */
static const struct field change_fields[] = {
    F_INT(policy_change, reopen_to, INPUT, 0, 0), F_INT(policy_change, reopen_days, INPUT, 0, 0),
    F_INT(policy_change, reopen_most, INPUT, 0, 0), F_INT(policy_change, extension_most, INPUT, 0, 0),
    F_INT(policy_change, extension_percent, INPUT, 0, 0), F_INT(policy_change, suspension_most, INPUT, 0, 0),
    F_INT(policy_change, suspension_days, INPUT, 0, 0), F_INT(policy_change, returns_most, INPUT, 0, 0),
    F_INT(policy_change, remind_hours, INPUT, 0, 0),
};
const struct entity policy_change_entity = SHAPE(policy_change, "policy_change", change_fields);

static void page_fill(struct call *c, const int64_t *value, struct policy_page *out) {
    struct policy_view *v = ARENA_ARRAY(c->mem, struct policy_view, POLICIES);
    for (int i = 0; i < POLICIES; i++) {
        const struct policy_row *r = &policy_rows[i];
        v[i] = (struct policy_view){ str_of(r->key), value[i], r->preset, r->low, r->high };
    }
    out->items = (struct rows){ v, POLICIES };
}

static enum err list_read(struct call *c, void *in, void *ret) {
    (void)in;
    page_fill(c, c->world->policy, ret);
    return OK;
}

enum err setting_put(struct tx *tx, struct str key, struct str was, struct str value) {
    struct ruling r;
    row_clear(&ruling_entity, &r);
    r.key = key;
    r.was = was;
    r.value = value;
    return tx_insert(tx, &ruling_entity, &r, &(struct change){ .verb = "set" });
}

static int64_t given(const struct policy_change *in, int i) {
    const struct field *f = field_named(&policy_change_entity, str_of(policy_rows[i].key));
    return f ? *(const int64_t *)(const void *)((const char *)in + f->at) : NONE;
}

static enum err change_prepare(struct call *c, void *in) {
    for (int i = 0; i < POLICIES; i++) {
        const struct policy_row *r = &policy_rows[i];
        int64_t v = given(in, i);
        if (v == NONE || (v >= r->low && v <= r->high)) continue;
        int64_t bound = v < r->low ? r->low : r->high;
        return fail_with(c, E_INVALID, r->key, v < r->low ? "field.low" : "field.high",
                         arena_printf(c->mem, "%lld", (long long)bound), STR_NULL);
    }
    return OK;
}

/* What it was is read here, not from the world: it may be a moment old. */
static enum err value_now(struct call *c, struct tx *tx, struct str key, struct str *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BT("key", key) };
    struct cursor *cur;
    *ret = STR_NULL;
    enum err e = sql_open(tx_db(tx), c->mem, "setting_of", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    if (sql_next(cur)) *ret = sql_text(cur, 0);
    return sql_end(cur);
}

static enum err change_body(struct call *c, struct tx *tx, void *in, void *ret) {
    int64_t value[POLICIES];
    enum err e = tree_lock(tx);
    for (int i = 0; i < POLICIES && !e; i++) {
        struct str key = arena_printf(c->mem, "policy.%s", policy_rows[i].key), was;
        int64_t v = given(in, i);
        value[i] = v == NONE ? c->world->policy[i] : v;
        if (v == NONE || (e = value_now(c, tx, key, &was))) continue;
        struct str text = arena_printf(c->mem, "%lld", (long long)v);
        struct bind b[] = { BI("tenant", c->tenant), BT("key", key), BT("value", text) };
        if (str_eq(was, text)) continue;
        if ((e = sql_run(tx_db(tx), c->mem, "setting_set", b, N_OF(b), 0, &c->fault))) return e;
        e = setting_put(tx, key, was, text);
    }
    if (!e) page_fill(c, value, ret);
    return e;
}

const struct action policies_list = { .name = "policies.list", .cap = CAP_SELF, .out = &policy_page_entity, .read = list_read };
const struct action policies_change = {
    .name = "policies.change", .cap = CAP_SETTING, .in = &policy_change_entity, .out = &policy_page_entity,
    .prepare = change_prepare, .body = change_body, .touches_world = true,
};
