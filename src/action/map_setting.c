#include "action/map_setting.h"

#include "action/org.h"
#include "action/policies.h"

static const struct field setting_fields[] = {
    F_TEXT(map_setting, tianditu_key, INPUT, 0, 64), F_CODE(map_setting, datum, INPUT, &datums),
};
const struct entity map_setting_entity = {
    .name = "map_setting", .size = sizeof(struct map_setting), .field = setting_fields, .nfield = N_OF(setting_fields),
    .headless = true,
};

static enum err get_read(struct call *c, void *in, void *ret) {
    (void)in;
    *(struct map_setting *)ret = (struct map_setting){ c->world->map_key, c->world->map_datum };
    return OK;
}

/* Letters and digits, as the keys of 天地图 are: what stands here goes into addresses. */
static enum err change_prepare(struct call *c, void *arg) {
    const struct map_setting *in = arg;
    for (size_t i = 0; i < in->tianditu_key.n; i++) {
        char ch = in->tianditu_key.s[i];
        bool good = (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
        if (!good) return fail(c, E_INVALID, "tianditu_key", "map.key");
    }
    return OK;
}

static enum err value_now(struct call *c, struct tx *tx, struct str key, struct str *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BT("key", key) };
    struct cursor *cur;
    *ret = STR_NULL;
    enum err e = sql_open(tx_db(tx), c->mem, "setting_of", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    if (sql_next(cur)) *ret = sql_text(cur, 0);
    return sql_end(cur);
}

static enum err put(struct call *c, struct tx *tx, struct str key, struct str value) {
    struct str was;
    enum err e = value_now(c, tx, key, &was);
    if (e || str_eq(was, value)) return e;
    struct bind b[] = { BI("tenant", c->tenant), BT("key", key), BT("value", value) };
    if ((e = sql_run(tx_db(tx), c->mem, "setting_set", b, N_OF(b), 0, &c->fault))) return e;
    return setting_put(tx, key, was, value.n ? value : S("-"));
}

static enum err change_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct map_setting *in = arg;
    struct map_setting *out = ret;
    *out = (struct map_setting){ c->world->map_key, c->world->map_datum };
    enum err e = tree_lock(tx);
    if (!e && in->tianditu_key.s) {
        e = put(c, tx, S("map.tianditu_key"), in->tianditu_key);
        out->tianditu_key = in->tianditu_key.n ? in->tianditu_key : STR_NULL;
    }
    if (!e && in->datum != NONE) {
        e = put(c, tx, S("map.datum"), str_of(code_text(&datums, in->datum)));
        out->datum = in->datum;
    }
    return e;
}

const struct action map_setting_get = {
    .name = "settings.map", .cap = CAP_SETTING, .out = &map_setting_entity, .read = get_read,
};
const struct action map_setting_change = {
    .name = "settings.map_change", .cap = CAP_SETTING, .in = &map_setting_entity, .out = &map_setting_entity,
    .prepare = change_prepare, .body = change_body, .touches_world = true,
};
