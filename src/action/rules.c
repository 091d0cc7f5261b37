/* Rules as data: listed, made, changed, tried. */
#include "action/rules_in.h"

#include <string.h>
#include "action/org.h"

enum err rules_touch(struct tx *tx, int64_t estate) {
    struct bind b[] = { BI("tenant", tx_meta(tx)->tenant), BI("estate", estate) };
    if (estate == NONE) return OK;
    return sql_later(tx_db(tx), "rule_mark", b, N_OF(b), tx_fault(tx));
}

/* ---- as they are answered ---- */

void rules_view(struct call *c, const struct rule *r, struct rule_view *ret) {
    const struct entity *noun = rule_noun(r->noun);
    struct rule_condition *k = ARENA_NEW(c->mem, struct rule_condition);
    struct fault f = { 0 };
    row_clear(&rule_view_entity, ret);
    ret->r = *r;
    ret->noun_name = noun ? str_of(word_of(c->language, "noun", noun->name)) : r->noun;
    if (!noun) return;
    if (rule_read(c->mem, noun, r->condition, k, &f)) ret->wrong = word_fill(c->mem, c->language, f.key, f.arg);
    else ret->words = rule_words(c->mem, c->language, k);
}

static struct rows codes_of(struct call *c, const struct codes *k) {
    struct rule_code_view *v = ARENA_ARRAY(c->mem, struct rule_code_view, k->n);
    for (int i = 0; i < k->n; i++)
        v[i] = (struct rule_code_view){ str_of(k->code[i]), str_of(word_of(c->language, k->name, k->code[i])) };
    return (struct rows){ v, k->n };
}

/* Everything that conditions may name, for the form. */
static struct rows nouns_of(struct call *c) {
    struct rule_noun_view *v = ARENA_ARRAY(c->mem, struct rule_noun_view, rule_nnouns);
    for (int i = 0; i < rule_nnouns; i++) {
        const struct entity *e = rule_nouns[i];
        struct rule_names names = rule_names_of(c->mem, e);
        struct rule_name_view *n = ARENA_ARRAY(c->mem, struct rule_name_view, names.n);
        for (int k = 0; k < names.n; k++) {
            const struct rule_name *x = &names.name[k];
            n[k] = (struct rule_name_view){ .name = str_of(x->name), .label = str_of(word_text(c->language, x->label)), .kind = x->kind,
                                            .unit = x->unit ? str_of(word_text(c->language, x->unit)) : STR_NULL, .derived = !x->field };
            if (x->codes) n[k].codes = codes_of(c, x->codes);
        }
        v[i] = (struct rule_noun_view){ str_of(e->name), str_of(word_of(c->language, "noun", e->name)), { n, names.n } };
    }
    return (struct rows){ v, rule_nnouns };
}

/* Figures of the whole city: for who sees all of it. */
static enum err counts(struct call *c, struct rule_view *v, int n) {
    struct bind b = BI("tenant", c->tenant);
    struct scope s = scope_of(c, CAP_READ);
    struct cursor *cur;
    bool all = false;
    for (int i = 0; i < s.n; i++) all |= s.part[i].level == LEVEL_ALL && s.part[i].node == 0;
    if (!all) return OK;
    for (int i = 0; i < n; i++) v[i].found = v[i].cases = 0;
    enum err e = sql_open(c->db, c->mem, "rule_counts", &b, 1, &cur, &c->fault);
    if (e) return e;
    while (sql_next(cur))
        for (int i = 0; i < n; i++)
            if (v[i].r.h.id == sql_int(cur, 0)) v[i].found = sql_int(cur, 1), v[i].cases = sql_int(cur, 2);
    return sql_end(cur);
}

static enum err list_read(struct call *c, void *in, void *ret) {
    struct rules_page *out = ret;
    struct bind b = BI("tenant", c->tenant);
    struct rows r;
    (void)in;
    enum err e = sql_rows(c->db, c->mem, "rules_all", &rule_entity, &b, 1, &r, &c->fault);
    if (e) return e;
    struct rule_view *v = ARENA_ARRAY(c->mem, struct rule_view, r.n + 1);
    for (int i = 0; i < r.n; i++) rules_view(c, &((const struct rule *)r.row)[i], &v[i]);
    struct rules_run_view *run = ARENA_NEW(c->mem, struct rules_run_view);
    if ((e = counts(c, v, r.n)) || (e = rules_run_now(c, c->db, run))) return e;
    out->items = (struct rows){ v, r.n };
    out->nouns = nouns_of(c);
    out->run = (struct rows){ run, 1 };
    out->may = may(c->who, CAP_RULE);
    return OK;
}

/* ---- what may be kept ---- */

static bool code_ok(struct str s) {
    for (size_t i = 0; i < s.n; i++) {
        bool letter = s.s[i] >= 'a' && s.s[i] <= 'z', more = (s.s[i] >= '0' && s.s[i] <= '9') || s.s[i] == '_';
        if (!letter && (i == 0 || !more)) return false;
    }
    return s.n > 0;
}

static struct str noun_list(struct call *c) {
    struct str out = S("");
    for (int i = 0; i < rule_nnouns; i++)
        out = arena_printf(c->mem, PRIstr "%s%s", STRARG(out), i ? " " : "", rule_nouns[i]->name);
    return out;
}

/* The whole row as it would stand: its noun, its condition, what it makes. */
static enum err rule_check(struct call *c, const struct rule *r) {
    const struct entity *noun = rule_noun(r->noun);
    struct rule_condition *k = ARENA_NEW(c->mem, struct rule_condition);
    enum err e;
    if (!code_ok(r->code)) return fail(c, E_INVALID, "code", "rule_bad.code_form");
    if (!noun) return fail_with(c, E_INVALID, "noun", "rule_bad.noun", noun_list(c), STR_NULL);
    if ((e = rule_read(c->mem, noun, r->condition, k, &c->fault))) return e;
    if ((e = rule_why_check(c->mem, noun, r->why, &c->fault))) return e;
    if ((e = rule_why_check(c->mem, noun, r->title, &c->fault))) {
        c->fault.field = S("title");
        return e;
    }
    if (r->category != NONE && !world_category(c->world, r->category)) return absent_id(c, "category", r->category);
    if (r->makes != MAKES_PROBLEM) return OK;
    const char *lacks = r->category == NONE ? "category" : r->severity == NONE ? "severity" : !str_trim(r->title).n ? "title" : 0;
    return lacks ? fail(c, E_INVALID, lacks, "rule_bad.needs_category") : OK;
}

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    struct rule r = *(const struct rule *)arg;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    struct bind b[] = { BI("tenant", c->tenant), BT("code", r.code) };
    struct rows twin;
    enum err e = tree_lock(tx);
    if (e || (e = tx_once(tx, c->once_key, c->once_body, &id, &seen))) return e;
    if (seen) e = store_get(tx_db(tx), c->mem, 0, c->tenant, &rule_entity, id, &r, &c->fault);
    else {
        if ((e = rule_check(c, &r))) return e;
        if ((e = sql_rows(tx_db(tx), c->mem, "rule_of_code", &rule_entity, b, N_OF(b), &twin, &c->fault))) return e;
        if (twin.n) return fail_with(c, E_CONFLICT, "code", "rule_bad.code_taken", r.code, STR_NULL);
        r.h.id = id;
        e = tx_insert(tx, &rule_entity, &r, &(struct change){ .verb = "create" });
    }
    if (!e) rules_view(c, &r, ret);
    return e;
}

static void empty(struct rule *r, struct str name) {
    const struct field *f = field_named(&rule_entity, name);
    if (kind_is_int(f->kind)) *field_int(f, r) = NONE;
    else *field_str(f, r) = STR_NULL;
}

static void change(const struct rule_edit *in, struct rule *r) {
    const struct field *clear = field_named(&rule_edit_entity, S("clear"));
    for (int i = 0; i < rule_entity.nfield; i++) {
        const struct field *f = &rule_entity.field[i];
        size_t size = kind_is_int(f->kind) ? sizeof(int64_t) : sizeof(struct str);
        if (!(f->flags & EDIT) || field_null(f, &in->r)) continue;
        memcpy((char *)r + f->at, (const char *)&in->r + f->at, size);
    }
    for (int i = 0; i < in->clear.n; i++) empty(r, str_of(code_text(clear->codes, in->clear.id[i])));
}

static enum err change_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct rule_edit *in = arg;
    struct rule was, is;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &rule_entity, in->r.h.id, &was, &c->fault);
    if (e || (e = check_version(c, &rule_entity, &was))) return e;
    is = was;
    change(in, &is);
    if ((e = rule_check(c, &is))) return e;
    if ((e = tx_update(tx, &rule_entity, &was, &is, &(struct change){ .verb = "edit" }))) return e;
    rules_view(c, &is, ret);
    return OK;
}

/* ---- a dry run ---- */

struct trial { struct call *c; struct rules_set set; struct rule_try_view *out; struct rule_hit *hit; };

/* What it says of an item, kept beyond the stretch that it was read in. */
static void hit_keep(struct trial *t, const struct rule_ground *g, const void *item) {
    const struct rules_one *x = &t->set.v[0];
    struct call *c = t->c;
    const struct head *h = item;
    if (t->out->items.n == RULES_SHOWN) return;
    t->hit[t->out->items.n++] = (struct rule_hit){
        .estate = g->estate->h.id, .town = g->estate->town, .item = h->id, .noun = str_of(x->noun->name),
        .title = rule_item_title(c->mem, c->language, x->noun, item),
        .why = rule_why(c->mem, c->language, x->r->why, &x->k, g, item),
    };
}

static void try_estate(struct trial *t, const struct rule_ground *g) {
    const struct rules_one *x = &t->set.v[0];
    struct rows r = rules_items(g, x->noun);
    for (int i = 0; i < r.n; i++) {
        const void *item = rules_item(&r, x->noun, i);
        enum rule_answer answer = rule_ask(t->c->mem, &x->k, g, item);
        t->out->of++;
        t->out->open += answer == RULE_OPEN;
        t->out->n += answer == RULE_MET;
        if (answer == RULE_MET) hit_keep(t, g, item);
    }
}

/* The city in stretches; the memory of one is given back before the next, unless it holds something shown. */
static enum err try_all(struct trial *t) {
    enum { STRETCH = 200 };
    struct call *c = t->c;
    enum err e = OK;
    for (int from = 0; from < c->world->nestates && !e; from += STRETCH) {
        int to = from + STRETCH < c->world->nestates ? from + STRETCH : c->world->nestates, shown = t->out->items.n;
        struct arena_mark m = arena_mark(c->mem);
        struct grounds gs;
        e = rules_gather(c, c->db, c->world->estate[from].h.id, c->world->estate[to - 1].h.id, t->set.needs, &gs);
        for (int i = 0; i < gs.n && !e; i++) try_estate(t, &gs.g[i]);
        if (!e && shown == t->out->items.n) arena_rewind(c->mem, m);
    }
    return e;
}

/* The rule as it would be. */
static enum err trial_of(struct call *c, const struct rule_try_in *in, struct trial *t) {
    struct rule *r = ARENA_NEW(c->mem, struct rule);
    struct rules_one *x = ARENA_NEW(c->mem, struct rules_one);
    enum err e = store_get(c->db, c->mem, 0, c->tenant, &rule_entity, in->id, r, &c->fault);
    if (e) return e;
    if (in->condition.s) r->condition = in->condition;
    if (in->why.s) r->why = in->why;
    *x = (struct rules_one){ .r = r, .noun = rule_noun(r->noun), .life = LIFE_LIVE };
    if (!x->noun) return fail_with(c, E_INVALID, "noun", "rule_bad.noun", noun_list(c), STR_NULL);
    if ((e = rule_read(c->mem, x->noun, r->condition, &x->k, &c->fault))) return e;
    if ((e = rule_why_check(c->mem, x->noun, r->why, &c->fault))) return e;
    t->set = (struct rules_set){ x, 1, x->k.needs | rule_noun_need(x->noun) };
    t->out->words = rule_words(c->mem, c->language, &x->k);
    return try_all(t);
}

/* Walks the city, so that it does not run where people's short questions are answered. */
static enum err try_prepare(struct call *c, void *arg) {
    struct rule_try_in *in = arg;
    struct trial t = { .c = c, .out = ARENA_NEW(c->mem, struct rule_try_view), .hit = ARENA_ARRAY(c->mem, struct rule_hit, RULES_SHOWN) };
    t.out->items.row = t.hit;
    c->db = store_read(c->store, &c->fault);
    if (!c->db) return c->fault.err;
    enum err e = trial_of(c, in, &t);
    store_read_end(c->db);
    c->db = 0;
    in->found = t.out;
    return e;
}

/* Nothing is written. */
static enum err try_body(struct call *c, struct tx *tx, void *in, void *ret) {
    (void)c;
    (void)tx;
    *(struct rule_try_view *)ret = *((const struct rule_try_in *)in)->found;
    return OK;
}

const struct action rules_list = { .name = "rules.list", .cap = CAP_READ, .out = &rules_page_entity, .read = list_read };
const struct action rules_create = {
    .name = "rules.create", .cap = CAP_RULE, .in = &rule_entity, .out = &rule_view_entity, .body = create_body, .once = true,
};
const struct action rules_change = {
    .name = "rules.change", .cap = CAP_RULE, .in = &rule_edit_entity, .out = &rule_view_entity, .body = change_body, .versioned = true,
};
const struct action rules_try = {
    .name = "rules.try", .cap = CAP_RULE, .in = &rule_try_in_entity, .out = &rule_try_entity, .prepare = try_prepare,
    .body = try_body, .slow = true,
};
